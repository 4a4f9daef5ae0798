//! `endoxa fill`: figures into a template.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};

use super::Failure;
use super::article::{ArticleFile, StyleArgs};
use super::common::{Common, Format, read_results, texts_as_csv};
use super::error::argument;
use crate::article::{Names, OnUnsupported, fill, names_document, names_text};
use crate::poll::{Code, Diagnostic};
use crate::report::markdown;
use crate::study;

/// Fill a template with figures by name; its claims are tested
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa fill --list output/hostage-deal/results.json          the names and their values\n  \
    endoxa fill article.md output/hostage-deal/results.json --lang ar\n  \
    endoxa fill article.html results.json --out filled.html --unsupported weaken\n\n\
    In the template:\n  \
    {{ deal | share }}                         52%\n  \
    {{ deal | poll }}, {{ deal | dates }}          Maariv, 8-9 January 2025\n  \
    {% claim \"a majority supports the deal\" if deal > 50% %} ... {% else %} ... {% endclaim %}\n\n\
    Exit codes: 0 filled, 1 the data do not show a claim, 2 bad template or results.\n\
    docs/articles.md lists the filters and tests.")]
pub(super) struct Fill {
    /// The template (.md, .html or text) and the results.json that endoxa run has written
    #[arg(required = true, num_args = 1..=2, value_names = ["ARTICLE", "RESULTS.json"])]
    files: Vec<PathBuf>,
    /// List the names of RESULTS.json with their values
    #[arg(long)]
    list: bool,
    /// File to write, instead of standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// What becomes of a claim that the data do not show and that has no else
    #[arg(long, value_name = "WHAT", value_parser = PossibleValuesParser::new(["fail", "weaken"]).map(unsupported))]
    unsupported: Option<OnUnsupported>,
    #[command(flatten)]
    style: StyleArgs,
}

fn unsupported(word: String) -> OnUnsupported {
    if word == "weaken" { OnUnsupported::Weaken } else { OnUnsupported::Fail }
}

impl Fill {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        match (self.list, self.files.as_slice()) {
            (true, [.., results]) => self.names(results, common),
            (false, [article, results]) => self.fill(article, results, common),
            _ => Err(argument("RESULTS.json", "", "endoxa fill ARTICLE RESULTS.json")),
        }
    }

    fn names(&self, results: &Path, common: &Common) -> Result<(), Failure> {
        let results = read_results(results)?;
        let options = self.style.options(common, self.unsupported);
        let say = options.style(results.study.language).phrases();
        let listed = Names::of(&results).list(&results, &say);
        match common.format {
            Format::Json => common.json(&listed),
            Format::Text => common.print(&names_text(&listed, &say)),
            Format::Md => common.print(&markdown(&names_document(&listed, &say))),
            Format::Csv => {
                let rows: Vec<Vec<String>> = listed
                    .into_iter()
                    .map(|row| vec![row.name, row.id, row.value, row.label, row.source])
                    .collect();
                let header = ["name", "id", "value", "label", "source"];
                common.print(&texts_as_csv(&header, &rows)?)
            }
        }
    }

    fn fill(
        &self,
        article: &Path,
        results: &Path,
        common: &Common,
    ) -> Result<(), Failure> {
        let results = read_results(results)?;
        let article = ArticleFile::read(article)?;
        if article.kind == crate::article::ArticleKind::Word {
            return Err(argument("ARTICLE", &article.name, ".md, .html, .txt"));
        }
        let options = self.style.options(common, self.unsupported);
        let filled = fill(&article.text, &article.name, article.kind, &results, options)
            .map_err(failure)?;
        if let Some(out) = &self.out {
            write(out, filled.text.as_bytes())?;
        }
        match (common.format, &self.out) {
            (Format::Json, _) => common.json(&serde_json::json!({
                "text": filled.text, "language": filled.style.lang, "claims": filled.claims,
            })),
            (_, None) => common.print(&filled.text),
            _ => Ok(()),
        }
    }
}

/// A claim that the data do not show is an analysis that failed; all else is bad input.
pub(super) fn failure(found: Vec<Diagnostic>) -> Failure {
    if found.iter().all(|found| found.code == Code::ClaimUnsupported) {
        Failure::Analysis(found)
    } else {
        Failure::Input(found)
    }
}

/// Writes one file whole or not at all.
fn write(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let folder = match path.parent() {
        Some(folder) if folder != Path::new("") => folder,
        _ => Path::new("."),
    };
    let Some(name) = path.file_name().map(|name| name.to_string_lossy().into_owned())
    else {
        return Err(argument("--out", &path.display().to_string(), "FILE"));
    };
    study::write(folder, &[(name, bytes.to_vec())])?;
    Ok(())
}
