//! `endoxa diff`: what new data change.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::article::{ArticleFile, StyleArgs};
use super::common::{Common, Format, read_results, texts_as_csv};
use crate::article::{ArticleSource, Changed, diff, diff_document};
use crate::report::{markdown, terminal};

/// What changed between two results, and in an article; drafts the correction note
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa diff old/results.json output/hostage-deal/results.json\n  \
    endoxa diff old/results.json new/results.json article.md --lang ar   the note in Arabic\n  \
    endoxa diff old/results.json new/results.json published.docx --format json")]
pub(super) struct Diff {
    /// The results before
    #[arg(value_name = "OLD.json")]
    old: PathBuf,
    /// The results now
    #[arg(value_name = "NEW.json")]
    new: PathBuf,
    /// The article, a template or a finished text: which of its sentences change
    article: Option<PathBuf>,
    #[command(flatten)]
    style: StyleArgs,
}

impl Diff {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let (old, new) = (read_results(&self.old)?, read_results(&self.new)?);
        let article = self.article.as_deref().map(ArticleFile::read).transpose()?;
        let source = article.as_ref().map(|article| ArticleSource {
            text: &article.text,
            file: &article.name,
            kind: article.kind,
        });
        let options = self.style.options(common, None);
        let found = diff(&old, &new, source, options).map_err(super::fill::failure)?;
        let say = options.style(new.study.language).phrases();
        let document = diff_document(&found, &say);
        match common.format {
            Format::Json => common.json(&found),
            Format::Text => common.print(&terminal(&document, 100)),
            Format::Md => common.print(&markdown(&document)),
            Format::Csv => {
                let kinds = [
                    ("number", &found.numbers),
                    ("verdict", &found.verdicts),
                    ("added", &found.added),
                    ("removed", &found.removed),
                ];
                let row = |kind: &str, change: &Changed| {
                    let parts =
                        [kind, &change.id, &change.label, &change.old, &change.new];
                    parts.map(str::to_owned).to_vec()
                };
                let rows: Vec<Vec<String>> = kinds
                    .into_iter()
                    .flat_map(|(kind, changes)| changes.iter().map(move |c| row(kind, c)))
                    .collect();
                let header = ["kind", "id", "label", "old", "new"];
                common.print(&texts_as_csv(&header, &rows)?)
            }
        }
    }
}
