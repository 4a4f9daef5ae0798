//! `endoxa explain`: where a number comes from.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::common::{Common, Format, read_results};
use crate::poll::{Code, Diagnostic};
use crate::report::{claim_document, code_document, explain, ids, terminal};
use crate::text::nearest;

/// Where a number comes from: its method, formula, inputs and source rows; what a code means
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa explain output/hostage-deal/results.json                      all identifiers\n  \
    endoxa explain output/hostage-deal/results.json deal_and_war/both\n  \
    endoxa explain output/hostage-deal/results.json figures/deal --format json\n  \
    endoxa explain weight-is-text                                        a diagnostic's code")]
pub(super) struct Explain {
    /// A results.json that `endoxa run` has written, or the code of a diagnostic
    results: PathBuf,
    /// Identifier of a result; all are listed without one
    id: Option<String>,
}

impl Explain {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let name = self.results.to_string_lossy();
        if let Some(code) = Code::ALL.iter().find(|code| code.name() == name) {
            return match common.format {
                Format::Json => common.json(&serde_json::json!({
                    "code": code, "severity": code.severity(),
                })),
                _ => {
                    let document = code_document(*code, common.language());
                    common.print(&terminal(&document, 80))
                }
            };
        }
        let results = read_results(&self.results)?;
        let known = ids(&results);
        let Some(id) = &self.id else {
            return common.answer(&known, &known);
        };
        if let Some(claim) = results.claims.iter().find(|claim| claim.id == *id) {
            return match common.format {
                Format::Json => common.json(claim),
                _ => {
                    let document = claim_document(&results, id, common.language());
                    common.print(&document.map_or(String::new(), |d| terminal(&d, 80)))
                }
            };
        }
        let Some(found) = explain(&results, id) else {
            let name = self.results.display().to_string();
            let unknown = Diagnostic::new(Code::IdUnknown, &name).value(id);
            return Err(match nearest(id, known.iter().map(String::as_str)) {
                Some(near) => unknown.with("nearest", near).into(),
                None => unknown.into(),
            });
        };
        match common.format {
            Format::Json => common.json(&found),
            _ => common.print(&terminal(&found.document(common.language()), 80)),
        }
    }
}
