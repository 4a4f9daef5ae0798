//! `endoxa claims`: every figure and claim of an article, checked.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::Failure;
use super::article::{ArticleFile, StyleArgs};
use super::common::{Common, Format, read_results, texts_as_csv};
use crate::article::{
    CheckedArticle, FindingVerdict, check, findings_document, findings_list,
};
use crate::phrase::Phrases;
use crate::report::{markdown, terminal};

/// Which findings make the command fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Deny {
    /// What is to be corrected: wrong figures, figures without a source, claims not shown.
    Wrong,
    /// That, and what could not be checked.
    Unchecked,
}

/// List every figure and claim of an article with verdict, source and explanation
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa claims article.md output/hostage-deal/results.json          a template\n  \
    endoxa claims published.html results.json --lang ar                a finished text\n  \
    endoxa claims draft.docx results.json --format csv > to-check.csv\n  \
    endoxa claims article.txt results.json --deny wrong\n\n\
    Figures are matched by number and by the words of their sentence: a match helps an\n\
    editor and proves nothing. \"not checked\" is what no result speaks of.\n\
    Exit codes: 0 done, 1 a denied finding, 2 bad input.")]
pub(super) struct Claims {
    /// A template or a finished text: .md, .html, .txt, .docx
    article: PathBuf,
    /// The results.json that endoxa run has written
    #[arg(value_name = "RESULTS.json")]
    results: PathBuf,
    /// Exit with 1 when there are findings of this kind
    #[arg(long, value_enum)]
    deny: Option<Deny>,
    #[command(flatten)]
    style: StyleArgs,
}

impl Claims {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let results = read_results(&self.results)?;
        let article = ArticleFile::read(&self.article)?;
        let options = self.style.options(common, None);
        let checked =
            check(&article.text, &article.name, article.kind, &results, options)
                .map_err(super::fill::failure)?;
        let say = options.style(checked.language).phrases();
        print(&checked, &say, common)?;
        let denied = checked.findings.iter().any(|finding| match self.deny {
            None => false,
            Some(Deny::Wrong) => wrong(finding.verdict),
            Some(Deny::Unchecked) => !matches!(
                finding.verdict,
                FindingVerdict::Matches | FindingVerdict::Shown
            ),
        });
        if denied { Err(Failure::Denied) } else { Ok(()) }
    }
}

fn wrong(verdict: FindingVerdict) -> bool {
    use FindingVerdict as V;
    matches!(verdict, V::Differs | V::NoSource | V::Likely | V::NotShown | V::Refuted)
}

fn print(
    checked: &CheckedArticle,
    say: &Phrases,
    common: &Common,
) -> Result<(), Failure> {
    match common.format {
        Format::Json => common.json(checked),
        Format::Text => common.print(&terminal(&findings_list(checked, say), 80)),
        Format::Md => common.print(&markdown(&findings_document(checked, say))),
        Format::Csv => {
            let rows: Vec<Vec<String>> = checked
                .findings
                .iter()
                .map(|f| {
                    vec![
                        f.place.line.to_string(),
                        f.place.column.to_string(),
                        code(&f.kind),
                        f.text.clone(),
                        f.sentence.clone(),
                        code(&f.verdict),
                        f.ids.join(" "),
                        f.source.clone(),
                        f.explanation.clone(),
                    ]
                })
                .collect();
            let header = [
                "line",
                "column",
                "kind",
                "text",
                "sentence",
                "verdict",
                "ids",
                "source",
                "explanation",
            ];
            common.print(&texts_as_csv(&header, &rows)?)
        }
    }
}

/// The name that JSON has for a code.
fn code(value: &impl serde::Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}
