//! The report of a study.

use super::claims::claim_facts;
use super::crosstab::{CrosstabStyle, crosstab_table};
use super::diagnostics::diagnostic_line;
use super::document::{Block, Document};
use super::frequencies::frequency_table;
use super::joints::joint_facts;
use super::respondent_segments::segment_blocks;
use super::segments::segment_facts;
use super::toplines::topline_table;
use super::waves::waves_table;
use crate::phrase::Phrases;
use crate::poll::{SampleKind, Severity};
use crate::results::{Lang, Results};
use crate::text::Args;

/// A chart that a report shows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PictureFile {
    /// File name, relative to the report.
    pub file: String,
    /// Alternative text.
    pub alt: String,
}

/// Builds the report of a study from its results: claims first, because they are what a
/// reader came for.
#[must_use]
pub fn document(results: &Results, lang: Lang, pictures: &[PictureFile]) -> Document {
    let say = Phrases::new(lang);
    let mut blocks = vec![Block::Title(say.label(&results.study.title).to_owned())];
    if let Some(about) = &results.study.about {
        blocks.push(Block::Paragraph(say.label(about).to_owned()));
    }
    if !results.claims.is_empty() {
        blocks.push(Block::Heading(say.say("report-claims")));
        for (i, claim) in results.claims.iter().enumerate() {
            blocks.push(claim_facts(i + 1, claim, results, &say));
        }
    }
    if !results.contradictions.is_empty() {
        blocks.push(Block::Heading(say.say("report-segments")));
        for segment in &results.contradictions {
            blocks.push(segment_facts(segment, results, &say));
        }
    }
    if !results.contradiction_waves.is_empty() {
        blocks.push(Block::Heading(say.say("report-waves")));
        for found in &results.contradiction_waves {
            blocks.push(waves_table(found, results, &say));
        }
    }
    if !results.segments.is_empty() {
        blocks.push(Block::Heading(say.say("report-joint")));
        for found in &results.segments {
            blocks.extend(segment_blocks(found, &say));
        }
    }
    if !results.joints.is_empty() {
        blocks.push(Block::Heading(say.say("report-joints")));
        for joint in &results.joints {
            blocks.push(joint_facts(joint, results, &say));
        }
    }
    if !results.toplines.is_empty() {
        blocks.push(Block::Heading(say.say("report-toplines")));
        for topline in &results.toplines {
            blocks.push(topline_table(topline, results, &say));
        }
    }
    if !results.frequencies.is_empty() {
        blocks.push(Block::Heading(say.say("report-frequencies")));
        for found in &results.frequencies {
            blocks.push(frequency_table(found, results.study.level, &say));
        }
    }
    if !results.crosstabs.is_empty() {
        blocks.push(Block::Heading(say.say("report-crosstabs")));
        for found in &results.crosstabs {
            blocks.push(crosstab_table(found, CrosstabStyle::default(), &say));
        }
    }
    if !pictures.is_empty() {
        blocks.push(Block::Heading(say.say("report-charts")));
        let picture =
            |p: &PictureFile| Block::Picture { file: p.file.clone(), alt: p.alt.clone() };
        blocks.extend(pictures.iter().map(picture));
    }
    blocks.extend(notes(results, &say));
    Document { direction: lang.direction(), blocks }
}

/// One claim, examined, by its identifier.
#[must_use]
pub fn claim_document(results: &Results, id: &str, lang: Lang) -> Option<Document> {
    let at = results.claims.iter().position(|claim| claim.id == id)?;
    let block = claim_facts(at + 1, &results.claims[at], results, &Phrases::new(lang));
    Some(Document { direction: lang.direction(), blocks: vec![block] })
}

fn notes(results: &Results, say: &Phrases) -> Vec<Block> {
    let mut notes = vec![say.say("notes-interval")];
    if !results.frequencies.is_empty() || !results.crosstabs.is_empty() {
        notes.push(say.say("notes-frequencies"));
    }
    if !results.contradictions.is_empty()
        || !results.contradiction_waves.is_empty()
        || !results.joints.is_empty()
    {
        notes.push(say.say("notes-bounds"));
    }
    if !results.segments.is_empty() {
        notes.push(say.say("notes-joint"));
    }
    if results.polls.iter().any(|p| p.sample == SampleKind::Nonprobability) {
        notes.push(say.say("notes-panel"));
    }
    let mut blocks = vec![Block::Heading(say.say("report-notes")), Block::List(notes)];
    let odd: Vec<String> = results
        .diagnostics
        .iter()
        .filter(|d| d.severity >= Severity::Warning)
        .map(|d| diagnostic_line(d, say))
        .collect();
    if !odd.is_empty() {
        blocks.push(Block::Heading(say.say("report-warnings")));
        blocks.push(Block::List(odd));
    }
    if let Some(credit) = &results.study.credit {
        blocks.push(Block::Paragraph(say.label(credit).to_owned()));
    }
    let args = Args::new()
        .text("version", results.endoxa_version.clone())
        .text("level", say.level(results.study.level));
    blocks.push(Block::Paragraph(say.say_with("report-made-by", &args)));
    blocks
}
