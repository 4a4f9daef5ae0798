//! `endoxa figure`: one figure with all that must stand beside it.

use std::path::PathBuf;

use clap::Args;

use super::Failure;
use super::article::StyleArgs;
use super::common::{Common, Format, read_results, texts_as_csv};
use crate::article::{Names, figure_caption, figure_document, figure_html, figure_rows};
use crate::poll::{Code, Diagnostic};
use crate::report::{markdown, terminal};

/// One figure, or a question's, with interval, source and what it rests on: for a page
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa figure output/hostage-deal/results.json deal\n  \
    endoxa figure results.json maariv_january --html --lang ar > table.html\n  \
    endoxa figure results.json deal_and_war/both --format md\n  \
    endoxa figure results.json idi_april --format csv\n\n\
    The HTML is a fragment without scripts or styles; texts from the data are inert in it.")]
pub(super) struct Figure {
    /// The results.json that endoxa run has written
    #[arg(value_name = "RESULTS.json")]
    results: PathBuf,
    /// Identifier or template name of a figure, a question or a segment
    id: String,
    /// Print a fragment of HTML
    #[arg(long)]
    html: bool,
    #[command(flatten)]
    style: StyleArgs,
}

impl Figure {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let results = read_results(&self.results)?;
        let say =
            self.style.options(common, None).style(results.study.language).phrases();
        let names = Names::of(&results);
        let rows = figure_rows(&names, &results, &self.id, &say);
        if rows.is_empty() {
            let file = self.results.display().to_string();
            let unknown = Diagnostic::new(Code::IdUnknown, &file).value(&self.id);
            return Err(match names.nearest(&self.id) {
                Some(near) => unknown.with("nearest", near).into(),
                None => unknown.into(),
            });
        }
        let caption = figure_caption(&rows, &results, &self.id, &say);
        if self.html {
            return common.print(&figure_html(&rows, &caption, &results, &say));
        }
        let document = figure_document(&rows, &caption, results.study.level, &say);
        match common.format {
            Format::Json => common.json(&rows),
            Format::Text => common.print(&terminal(&document, 80)),
            Format::Md => common.print(&markdown(&document)),
            Format::Csv => {
                let number = |x: Option<f64>| {
                    x.map_or(String::new(), |x| crate::stats::significant(x).to_string())
                };
                let texts: Vec<Vec<String>> = rows
                    .iter()
                    .map(|row| {
                        vec![
                            row.id.clone(),
                            row.label.clone(),
                            number(row.value),
                            number(row.lower),
                            number(row.upper),
                            number(row.n),
                            row.text.clone(),
                            row.interval.clone(),
                            row.source.clone(),
                            row.rests_on.join("; "),
                        ]
                    })
                    .collect();
                let header = [
                    "id", "label", "value", "lower", "upper", "n", "text", "interval",
                    "source", "rests_on",
                ];
                common.print(&texts_as_csv(&header, &texts)?)
            }
        }
    }
}
