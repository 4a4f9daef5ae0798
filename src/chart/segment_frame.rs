//! What stands around every chart of a segment from respondents' data.

use super::frame::{Frame, LegendMark};
use super::notes::{assumes, credit, spoken};
use crate::phrase::Phrases;
use crate::results::{Estimate, RespondentSegment, Results, View};
use crate::text::Args;

/// What is a chart's own.
pub(super) struct Own<'a> {
    /// The finding.
    pub(super) title: String,
    /// What is measured.
    pub(super) subtitle: String,
    /// The marks.
    pub(super) legend: Vec<(LegendMark, String)>,
    /// What the chart shows, in phrases.
    pub(super) shown: Vec<String>,
    /// Message that puts title, rows and notes together for those who hear it.
    pub(super) alt: &'static str,
    /// Remarks on the chart alone.
    pub(super) notes: Vec<String>,
    /// An estimate whose assumptions all of the chart's rest on.
    pub(super) rests: Option<&'a Estimate>,
}

/// The frame of such a chart.
pub(super) fn frame(
    found: &RespondentSegment,
    results: &Results,
    say: &Phrases,
    own: Own<'_>,
) -> Frame {
    let views = vec![view(&found.a, say), view(&found.b, say)];
    let base = found.headline().map(|estimate| say.joint_base(estimate));
    let source = source(&found.file, base, found.weight.as_ref(), say);
    around(views, source, results, say, own)
}

/// The frame of a chart of views: what holds them, the source, what it rests on.
pub(super) fn around(
    views: Vec<String>,
    source: String,
    results: &Results,
    say: &Phrases,
    own: Own<'_>,
) -> Frame {
    let mut footer = views;
    footer.extend(own.notes);
    footer.push(source);
    footer.extend(own.rests.and_then(|rests| assumes(&rests.assumptions, say)));
    let alt = Args::new()
        .text("title", own.title.clone())
        .text("rows", say.semicolons(&own.shown))
        .text("notes", footer.join(" "));
    let alt = spoken(&say.say_with(own.alt, &alt));
    footer.extend(credit(results, say));
    Frame {
        lang: say.lang(),
        title: own.title,
        subtitle: own.subtitle,
        wording: String::new(),
        legend: own.legend,
        footer,
        made_by: say.say("chart-made-by"),
        alt,
    }
}

/// What counts as holding the view.
pub(super) fn view(view: &View, say: &Phrases) -> String {
    let question = view.question_label.as_deref().unwrap_or(&view.question);
    let args = Args::new()
        .text("view", say.view(view))
        .text("question", question)
        .text("answers", say.answers(&view.answers));
    say.say_with("joint-chart-view", &args)
}

/// File, base and weight.
pub(super) fn source(
    file: &str,
    base: Option<String>,
    weight: Option<&String>,
    say: &Phrases,
) -> String {
    let weight = weight.map(|name| {
        say.say_with("crosstab-weight", &Args::new().text("name", name.clone()))
    });
    let details: Vec<String> = base.into_iter().chain(weight).collect();
    let args = Args::new().text("poll", file).text("details", say.commas(&details));
    say.say_with("chart-source", &args)
}

/// "95% confidence interval", where the estimate has one.
pub(super) fn interval_mark(
    estimate: &Estimate,
    say: &Phrases,
) -> Option<(LegendMark, String)> {
    let interval = estimate.interval.as_ref()?;
    let args = Args::new().text("level", say.level(interval.level));
    Some((LegendMark::Interval, say.say_with("chart-mark-interval", &args)))
}
