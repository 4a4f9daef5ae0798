//! Estimated segments: "32.3% (30.6–34.1%)", "0.87× (0.84–0.90)".

use super::Phrases;
use crate::results::{
    Bounds, Estimate, IntervalRecord, RatioEstimate, RespondentSegment, SegmentEstimate,
    UndecidedRule, View,
};
use crate::text::{Args, Direction, ltr};

impl Phrases {
    /// The name of a view: as given, else its question's label, else its variable.
    #[must_use]
    pub fn view<'a>(&self, view: &'a View) -> &'a str {
        match self.label(&view.label) {
            "" => view.question_label.as_deref().unwrap_or(&view.question),
            given => given,
        }
    }

    /// The name of a segment: as given, else its two views.
    #[must_use]
    pub fn joint_name(&self, found: &RespondentSegment) -> String {
        match self.label(&found.label) {
            "" => {
                let args = Args::new()
                    .text("a", self.view(&found.a))
                    .text("b", self.view(&found.b));
                self.say_with("joint-name", &args)
            }
            given => given.to_owned(),
        }
    }

    /// A share from respondents' data, in tenths of a percent.
    #[must_use]
    pub fn tenths(&self, share: f64) -> String {
        self.style().percent(share, 1)
    }

    /// An interval of such a share.
    #[must_use]
    pub fn interval_tenths(&self, interval: &IntervalRecord) -> String {
        self.style().percent_range(interval.lower, interval.upper, 1)
    }

    /// A share from respondents' data with its interval: "32.3% (30.6–34.1%)".
    #[must_use]
    pub fn estimate(&self, estimate: &Estimate) -> String {
        let Some(value) = estimate.value else { return self.say("table-blank") };
        let value = self.tenths(value);
        match &estimate.interval {
            Some(interval) => self.with_range(value, self.interval_tenths(interval)),
            None => value,
        }
    }

    fn with_range(&self, value: String, range: String) -> String {
        let args = Args::new().text("value", value).text("range", range);
        self.say_with("figure-with-range", &args)
    }

    /// What bounds leave open, in whole percents as toplines are printed: "from nobody to
    /// 46%". Ends below one percent keep a decimal, so that a few never read as nobody.
    #[must_use]
    pub fn left_open(&self, bounds: &Bounds) -> String {
        let few = |share: f64| share > 0.0 && share < 0.01;
        let decimals = u8::from(few(bounds.lower) || few(bounds.upper));
        let print = |share: f64| self.style().percent(share, decimals);
        let (lower, upper) = (print(bounds.lower), print(bounds.upper));
        let id = match bounds.lower <= 0.0 {
            _ if lower == upper => "bounds-point",
            true => "bounds-exactly-from-nobody",
            false => "bounds-exactly-range",
        };
        self.say_with(id, &Args::new().text("lower", lower).text("upper", upper))
    }

    /// A ratio: "0.87×".
    #[must_use]
    pub fn times(&self, ratio: f64, decimals: u8) -> String {
        self.signed(format!("{}×", self.style().number(ratio, decimals)))
    }

    /// Two decimals, and none where they would not matter.
    #[must_use]
    pub fn ratio_decimals(ratio: f64) -> u8 {
        if ratio < 10.0 { 2 } else { 0 }
    }

    /// A range of ratios: "0.84–0.90".
    #[must_use]
    pub fn ratio_range(&self, interval: &IntervalRecord) -> String {
        let print = |x: f64| self.style().number(x, Self::ratio_decimals(x));
        self.signed(format!("{}–{}", print(interval.lower), print(interval.upper)))
    }

    /// A ratio with its interval: "0.87× (0.84–0.90)".
    #[must_use]
    pub fn ratio(&self, found: &RatioEstimate) -> String {
        let print = |value| self.times(value, Self::ratio_decimals(value));
        self.ratio_with(found, print)
    }

    /// An odds ratio with its interval: "0.41 (0.34–0.49)".
    #[must_use]
    pub fn odds(&self, found: &RatioEstimate) -> String {
        let print = |value| self.style().number(value, Self::ratio_decimals(value));
        self.ratio_with(found, print)
    }

    fn ratio_with(&self, found: &RatioEstimate, print: impl Fn(f64) -> String) -> String {
        let Some(value) = found.value else { return self.say("table-blank") };
        match &found.interval {
            Some(interval) => self.with_range(print(value), self.ratio_range(interval)),
            None => print(value),
        }
    }

    fn signed(&self, text: String) -> String {
        match self.lang().direction() {
            Direction::Ltr => text,
            Direction::Rtl => ltr(&text),
        }
    }

    /// Whom the shares are of: "5,916 respondents who answered both questions".
    #[must_use]
    pub fn joint_base(&self, found: &SegmentEstimate) -> String {
        let id = match found.rule {
            UndecidedRule::NotHolding => "joint-base-all",
            UndecidedRule::AnsweredBoth => "joint-base-answered",
        };
        let n = self.style().count(found.n as f64);
        self.say_with(id, &Args::new().text("n", n))
    }

    /// Answers in quotation marks' stead: joined by "or".
    #[must_use]
    pub fn answers(&self, answers: &[String]) -> String {
        self.joined(answers, "joint-or")
    }
}
