//! What the data bear of a claim, in sentences that can be printed.

use super::claim::{Judged, JudgedCondition, Standing};
use super::names::{Entry, Names};
use crate::phrase::Phrases;
use crate::results::{
    ChangeVerdict, ClaimResult, Condition, Figure, FigureVerdict, PollRecord, Reason,
    Results, Verdict,
};
use crate::text::{Args, DateStyle};

/// Writes the sentences of an article.
pub(super) struct Sentences<'a> {
    pub(super) names: &'a Names,
    pub(super) results: &'a Results,
    pub(super) say: &'a Phrases,
}

/// What may be printed in a claim's place.
#[derive(Default)]
struct Lines(Vec<String>);

impl Lines {
    fn add(&mut self, line: String) {
        if !line.is_empty() && !self.0.contains(&line) {
            self.0.push(line);
        }
    }
}

impl Sentences<'_> {
    /// Of a tested claim: what decides it, and nothing else.
    pub(super) fn judged(&self, judged: &Judged) -> String {
        let mut lines = Lines::default();
        for condition in &judged.conditions {
            if condition.standing() == judged.standing {
                self.condition(condition, &mut lines);
            }
        }
        if judged.standing == Standing::Likely {
            lines.add(self.say.say("article-likely"));
        }
        lines.0.join(" ")
    }

    /// Of a claim of the study.
    pub(super) fn claim(&self, claim: &ClaimResult) -> String {
        let mut lines = Lines::default();
        self.of_claim(claim, &mut lines);
        lines.0.join(" ")
    }

    fn condition(&self, condition: &JudgedCondition, lines: &mut Lines) {
        match condition {
            JudgedCondition::Share { condition, figure, .. } => {
                self.share(condition, figure.as_deref(), lines);
            }
            JudgedCondition::Difference {
                figures,
                standing,
                verdict,
                difference,
                change,
                ..
            } => {
                for figure in figures.iter().filter(|figure| figure.poll.is_none()) {
                    lines.add(self.no_source(figure));
                }
                lines.add(self.difference(
                    figures,
                    *standing,
                    *verdict,
                    *difference,
                    *change,
                ));
            }
            JudgedCondition::Claim { claim, .. } => self.of_claim(claim, lines),
        }
    }

    fn of_claim(&self, claim: &ClaimResult, lines: &mut Lines) {
        match (&claim.on_figure, &claim.figure) {
            (FigureVerdict::NoSource, Some(figure)) => lines.add(self.no_source(figure)),
            (FigureVerdict::Differs { poll, stated, published }, _) => {
                let poll = self.results.poll(poll);
                let args = Args::new()
                    .text("poll", poll.map_or("", |poll| self.say.label(&poll.label)))
                    .text("stated", self.say.plain_share(*stated))
                    .text("published", self.say.plain_share(*published));
                lines.add(self.say.say_with("article-figure-differs", &args));
            }
            _ => {}
        }
        let verdict = claim.reading.verdict;
        for condition in claim.reading.conditions.iter().filter(|c| c.verdict == verdict)
        {
            let entry = self.names.get(&condition.name);
            self.share(condition, entry.and_then(Entry::figure), lines);
        }
    }

    fn share(&self, condition: &Condition, figure: Option<&Figure>, lines: &mut Lines) {
        let quoted = figure.filter(|figure| figure.poll.is_none());
        if let Some(figure) = quoted {
            lines.add(self.no_source(figure));
        }
        for reason in &condition.reasons {
            lines.add(self.reason(reason, condition, figure, quoted.is_some()));
        }
        if let (Some(assumed), true) = (condition.if_assumed, condition.majority)
            && condition.verdict == Verdict::CannotTell
        {
            let style = self.say.style();
            let args = Args::new()
                .text("n", style.count(assumed.n))
                .text("range", style.percent_range(assumed.lower, assumed.upper, 0));
            lines.add(self.say.say_with("article-majority-assumed", &args));
        }
    }

    /// One reason as a sentence.
    fn reason(
        &self,
        reason: &Reason,
        condition: &Condition,
        figure: Option<&Figure>,
        quoted: bool,
    ) -> String {
        let say = self.say;
        let majority = condition.majority;
        let value = figure.map_or(String::new(), |figure| say.value(figure));
        let args = || self.source(figure).text("value", value.clone());
        let range = |lower: f64, upper: f64| say.style().percent_range(lower, upper, 0);
        match reason {
            Reason::NoSource => String::new(),
            Reason::TooFewWaves { found } if quoted || *found == 1 => {
                say.say("article-one-figure")
            }
            Reason::FigureFails { .. } if majority && quoted => {
                say.say_with("article-quoted-no-majority", &args())
            }
            Reason::FigureFails { .. } if majority && figure.is_some() => {
                say.say_with("article-no-majority", &args())
            }
            Reason::NoSampleSize if majority && figure.is_some() => {
                say.say_with("article-majority-no-size", &args())
            }
            Reason::IntervalIncludes { lower, upper, n }
                if majority && figure.is_some() =>
            {
                let args = args()
                    .text("range", range(*lower, *upper))
                    .text("n", say.style().count(*n));
                say.say_with("article-majority-open", &args)
            }
            Reason::IntervalClears { lower, upper } if majority && figure.is_some() => {
                let args = args().text("range", range(*lower, *upper));
                say.say_with("article-majority-shown", &args)
            }
            Reason::BoundsInclude { lower, upper } => {
                let args = Args::new().text("range", say.between(*lower, *upper, 0.01));
                say.say_with("article-bounded", &args)
            }
            Reason::BoundsFail { lower, upper } => {
                let args = Args::new().text("range", say.between(*lower, *upper, 0.01));
                let id = if majority {
                    "article-bounded-no-majority"
                } else {
                    "article-bounded-fails"
                };
                say.say_with(id, &args)
            }
            Reason::BoundsClear { lower, upper } => {
                let args = Args::new().text("range", say.between(*lower, *upper, 0.01));
                say.say_with("article-bounded-shown", &args)
            }
            Reason::NoChangeShown { from, to } => {
                say.say_with("article-change-noise", &self.two(*from, *to))
            }
            Reason::Changed { from, to } => {
                say.say_with("article-not-stable", &self.two(*from, *to))
            }
            Reason::NoBreakdown => say.say("article-no-breakdown"),
            other => {
                let args = Args::new()
                    .text("what", say.label(&condition.label))
                    .text("reason", say.reason(other));
                say.say_with("article-reason", &args)
            }
        }
    }

    fn two(&self, from: f64, to: f64) -> Args {
        Args::new()
            .text("from", self.say.plain_share(from))
            .text("to", self.say.plain_share(to))
    }

    /// "The 'about 48%' comes without pollster, date, wording or sample size; …".
    fn no_source(&self, figure: &Figure) -> String {
        let args = Args::new().text("value", self.say.value(figure));
        self.say.say_with("article-no-source", &args)
    }

    /// The poll of a figure with its dates.
    fn source(&self, figure: Option<&Figure>) -> Args {
        let poll = figure
            .and_then(|figure| figure.poll.as_deref())
            .and_then(|id| self.results.poll(id));
        let dates = |poll: &PollRecord| self.say.dates_in(poll, DateStyle::Long);
        Args::new()
            .text("poll", poll.map_or("", |poll| self.say.label(&poll.label)))
            .text("dates", poll.map_or(String::new(), dates))
    }

    fn difference(
        &self,
        figures: &[Figure; 2],
        standing: Standing,
        verdict: ChangeVerdict,
        difference: f64,
        change: bool,
    ) -> String {
        let say = self.say;
        let [first, second] = figures;
        let decimals = [first, second]
            .map(|figure| figure.published.map_or(0, |p| p.decimals()))
            .into_iter()
            .min();
        let points = say.style().share_points(difference.abs(), decimals.unwrap_or(0));
        // A change goes from the earlier figure, which stands second: "now > before".
        let args = Args::new()
            .text("first", say.value(first))
            .text("second", say.value(second))
            .text("points", points);
        let id = match (verdict, standing, change) {
            (ChangeVerdict::NotTested, _, _) => "article-difference-untested",
            (ChangeVerdict::WithinRounding, _, _) => "article-difference-rounding",
            (_, Standing::Shown, true) => "article-change-shown",
            (_, Standing::Shown, false) => "article-lead-shown",
            (_, Standing::Refuted, _) => "article-difference-refuted",
            (_, _, true) => {
                let args = Args::new()
                    .text("from", say.value(second))
                    .text("to", say.value(first));
                return say.say_with("article-change-noise", &args);
            }
            (_, _, false) => "article-lead-open",
        };
        say.say_with(id, &args)
    }
}
