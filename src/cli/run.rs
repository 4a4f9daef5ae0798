//! `endoxa run`: a study from its files to report and charts.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Failure;
use super::common::{Common, Format, to_csv, to_json};
use crate::chart::{Picture, pictures};
use crate::phrase::Phrases;
use crate::poll::{Code, Diagnostic, Severity};
use crate::report::{
    PictureFile, TidyBounds, document, markdown, terminal, tidy_contradiction,
};
use crate::results::{Lang, Results};
use crate::study;
use crate::text::{Args as Values, strip_isolates, wrap};

/// Run a study: read, analyse, draw, report
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa run data/hostage-deal/study.toml\n  \
    endoxa run data/hostage-deal/study.toml --lang ar       report and charts in Arabic\n  \
    endoxa run study.toml --out charts --format json > results.json\n\n\
    Writes results.json, report.md, the bounds of segments as contradictions.csv and, for\n\
    each chart, a PNG (twice the pixels), an SVG and its alternative text into output/ID,\n\
    or output/ID/LANG for a language that is not the study's own.")]
pub(super) struct Run {
    /// Study files
    #[arg(required = true, value_name = "STUDY.toml")]
    studies: Vec<PathBuf>,
    /// Folder to write into, instead of output
    #[arg(long, value_name = "DIR", default_value = "output")]
    out: PathBuf,
}

impl Run {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        for study in &self.studies {
            self.study(study, common)?;
        }
        Ok(())
    }

    fn study(&self, path: &Path, common: &Common) -> Result<(), Failure> {
        let evaluated = study::run(path, common.level)?;
        let results = &evaluated.results;
        let lang = common.lang.unwrap_or(evaluated.language);
        let drawn = pictures(results, lang).map_err(|(name, error)| {
            let found = Diagnostic::new(Code::ChartFailed, &path.display().to_string())
                .column(&name)
                .with("reason", error);
            Failure::Analysis(vec![found])
        })?;
        let folder = self.folder(results, lang, evaluated.language);
        let files = files(results, &drawn, lang)?;
        study::write(&folder, &files)?;
        match common.format {
            Format::Json => common.json(results)?,
            Format::Text if !common.quiet => {
                common.print(&terminal(&document(results, lang, &[]), 80))?;
            }
            _ => {}
        }
        if !common.quiet {
            if common.format == Format::Json {
                common.findings(&results.diagnostics, Severity::Warning);
            }
            written(&folder, &files, lang);
        }
        Ok(())
    }

    /// The study's own language is written into its folder, others into folders below.
    fn folder(&self, results: &Results, lang: Lang, own: Lang) -> PathBuf {
        let folder = self.out.join(&results.study.id);
        if lang == own { folder } else { folder.join(lang.tag()) }
    }
}

/// Says on standard error what was written where.
fn written(folder: &Path, files: &[(String, Vec<u8>)], lang: Lang) {
    let names: Vec<String> = files.iter().filter_map(|(name, _)| shown(name)).collect();
    let args = Values::new()
        .text("folder", folder.display().to_string())
        .text("files", names.join(", "));
    let text = strip_isolates(&Phrases::new(lang).say_with("run-written", &args));
    let mut out = anstream::stderr().lock();
    for line in wrap(&text, 80, "", "   ") {
        // Standard error may be closed; there is nowhere left to say so.
        let _ = writeln!(out, "{line}");
    }
}

/// The three files of a chart are named as one.
fn shown(name: &str) -> Option<String> {
    if name.ends_with(".svg") || name.ends_with(".alt.txt") {
        return None;
    }
    match name.strip_suffix(".png") {
        Some(chart) => Some(format!("{chart}.{{png,svg,alt.txt}}")),
        None => Some(name.to_owned()),
    }
}

/// Everything that a run writes: names relative to its folder, and bytes.
fn files(
    results: &Results,
    drawn: &[Picture],
    lang: Lang,
) -> Result<Vec<(String, Vec<u8>)>, Failure> {
    let mut files = vec![("results.json".to_owned(), to_json(results)?.into_bytes())];
    let shown: Vec<PictureFile> = drawn
        .iter()
        .map(|p| PictureFile { file: format!("{}.png", p.name), alt: p.alt.clone() })
        .collect();
    let report = markdown(&document(results, lang, &shown));
    files.push(("report.md".to_owned(), report.into_bytes()));
    let bounds: Vec<TidyBounds> =
        results.contradictions.iter().flat_map(tidy_contradiction).collect();
    if !bounds.is_empty() {
        files.push(("contradictions.csv".to_owned(), to_csv(&bounds)?.into_bytes()));
    }
    for (picture, png) in drawn.iter().zip(pngs(drawn)?) {
        let name = &picture.name;
        files.push((format!("{name}.svg"), picture.drawn.svg.clone().into_bytes()));
        files.push((format!("{name}.png"), png));
        files
            .push((format!("{name}.alt.txt"), format!("{}\n", picture.alt).into_bytes()));
    }
    Ok(files)
}

/// PNGs take most of the time of a run, so they are made side by side.
fn pngs(drawn: &[Picture]) -> Result<Vec<Vec<u8>>, Failure> {
    let failed = |picture: &Picture, reason: String| {
        let found =
            Diagnostic::new(Code::ChartFailed, &picture.name).with("reason", reason);
        Failure::Analysis(vec![found])
    };
    std::thread::scope(|scope| {
        let workers: Vec<_> = drawn
            .iter()
            .map(|picture| (picture, scope.spawn(|| picture.png())))
            .collect();
        workers
            .into_iter()
            .map(|(picture, worker)| match worker.join() {
                Ok(png) => png.map_err(|e| failed(picture, e.to_string())),
                Err(_) => Err(failed(picture, "panic".to_owned())),
            })
            .collect()
    })
}
