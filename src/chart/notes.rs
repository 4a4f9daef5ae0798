//! Source lines, assumptions and axes that charts share.

use super::rows::{Axis, Scale};
use crate::phrase::Phrases;
use crate::poll::{Wording, WordingStatus};
use crate::results::{Assumption, Figure, Results};
use crate::text::Args;

/// A percent axis from 0 to the next round number, with few gridlines, half marked where
/// the axis reaches it.
pub(super) fn axis(highest: f64, say: &Phrases) -> Axis {
    let (to, step) = match highest {
        h if h <= 0.2 => (0.2, 0.05),
        h if h <= 0.4 => (0.4, 0.1),
        h if h <= 0.6 => (0.6, 0.1),
        h if h <= 0.8 => (0.8, 0.2),
        _ => (1.0, 0.25),
    };
    let count = (to / step + 0.5) as usize;
    let ticks = (0..=count)
        .map(|i| i as f64 * step)
        .map(|share| (share, say.style().percent(share, 0)))
        .collect();
    let reference = (to >= 0.5).then(|| (0.5, say.say("chart-half")));
    Axis { scale: Scale::Linear, to, ticks, reference }
}

/// The question's text with how near it is to what was asked. A text in another language
/// stands in quotation marks.
pub(super) fn wording(wording: &Wording, say: &Phrases) -> String {
    if wording.text.is_empty() {
        return String::new();
    }
    let quoted =
        matches!(wording.status, WordingStatus::Exact | WordingStatus::Translated);
    let id = if quoted { "chart-wording" } else { "chart-wording-plain" };
    let args = Args::new()
        .text("wording", wording.text.clone())
        .text("status", say.wording(wording.status));
    say.say_with(id, &args)
}

/// The source lines of figures, each poll once, quoted figures by themselves.
pub(super) fn sources(
    figures: &[&Figure],
    results: &Results,
    say: &Phrases,
) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for figure in figures {
        let line = match figure.poll.as_deref().and_then(|id| results.poll(id)) {
            Some(poll) => say.poll_source(poll),
            None => {
                let args = Args::new()
                    .text("label", say.label(&figure.label))
                    .text("value", say.value(figure));
                say.say_with("chart-source-quoted", &args)
            }
        };
        if !lines.contains(&line) {
            lines.push(line);
        }
    }
    lines
}

/// "Assumes: …", each assumption once.
pub(super) fn assumes<'a>(
    assumptions: impl IntoIterator<Item = &'a Assumption>,
    say: &Phrases,
) -> Option<String> {
    let mut once: Vec<Assumption> = Vec::new();
    for assumption in assumptions {
        if once.contains(assumption) {
            continue;
        }
        // Of several roundings the coarsest says enough.
        let known = once.iter_mut().find_map(|known| match (known, assumption) {
            (Assumption::Rounded { unit }, Assumption::Rounded { unit: other }) => {
                Some((unit, *other))
            }
            _ => None,
        });
        match known {
            Some((unit, other)) => *unit = unit.max(other),
            None => once.push(assumption.clone()),
        }
    }
    let args = Args::new().text("assumptions", say.assumptions(&once));
    (!once.is_empty()).then(|| say.say_with("chart-assumes", &args))
}

/// The study's credit.
pub(super) fn credit(results: &Results, say: &Phrases) -> Option<String> {
    results.study.credit.as_ref().map(|credit| say.label(credit).to_owned())
}

/// Alternative text is read aloud: no directional marks, one sentence after another.
pub(super) fn spoken(text: &str) -> String {
    crate::text::strip_isolates(text)
        .replace(" . ", " ")
        .replace("..", ".")
        .trim()
        .to_owned()
}
