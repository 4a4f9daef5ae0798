//! `endoxa explain`: where a number comes from.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::common::{Common, Format};
use crate::poll::{Code, Diagnostic};
use crate::read::Source;
use crate::report::{claim_document, code_document, explain, ids, terminal};
use crate::results::{Results, SCHEMA_VERSION};
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
        let results = self.read()?;
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

    fn read(&self) -> Result<Results, Failure> {
        let source = Source::new(&self.results);
        let (text, _) = source.text()?;
        let malformed = |reason: String| {
            Diagnostic::new(Code::ResultsMalformed, source.name()).with("reason", reason)
        };
        let value: serde_json::Value =
            serde_json::from_str(&text).map_err(|e| malformed(e.to_string()))?;
        let version = value.get("schema_version").and_then(serde_json::Value::as_str);
        let major = |v: &str| v.split('.').next().map(str::to_owned);
        match version {
            Some(v) if major(v) == major(SCHEMA_VERSION) => {}
            Some(v) => {
                return Err(Diagnostic::new(Code::SchemaVersion, source.name())
                    .with("found", v)
                    .with("expected", SCHEMA_VERSION)
                    .into());
            }
            None => return Err(malformed("schema_version".to_owned()).into()),
        }
        serde_json::from_value(value).map_err(|e| malformed(e.to_string()).into())
    }
}
