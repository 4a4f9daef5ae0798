//! Trends: levels, changes, jumps, houses, and what looks odd.

use jiff::civil::Date;
use serde_json::Value;

use super::Phrases;
use crate::results::{
    AnswerTrend, Observation, TrendBreak, TrendChange, TrendEstimate, TrendHouse,
    TrendLevel, TrendNote, TrendResult, TrendStep, TrendVerdict,
};
use crate::text::{Args, DateStyle, Direction, day, isolate};

impl Phrases {
    /// A day: "9 Jan 2025".
    #[must_use]
    pub fn day(&self, date: Date) -> String {
        self.whole(&day(date, self.lang(), DateStyle::Short))
    }

    /// A phrase to stand in another: its parts are isolated, so that nothing in it tells its
    /// direction to what surrounds it.
    #[must_use]
    pub fn whole(&self, phrase: &str) -> String {
        match self.lang().direction() {
            Direction::Ltr => phrase.to_owned(),
            Direction::Rtl => isolate(phrase, Direction::Rtl),
        }
    }

    /// The answer's name, or "all others".
    #[must_use]
    pub fn trend_answer(&self, answer: &AnswerTrend) -> String {
        if answer.rest {
            self.say("trend-rest")
        } else {
            self.label(&answer.label).to_owned()
        }
    }

    /// A house, with the day from which it asked this version of its question.
    #[must_use]
    pub fn trend_house(&self, house: &TrendHouse) -> String {
        match house.since {
            None => house.name.clone(),
            Some(since) => {
                let args = Args::new()
                    .text("house", house.name.clone())
                    .text("date", self.day(since));
                self.whole(&self.say_with("trend-house-since", &args))
            }
        }
    }

    /// What the trend is of: the question, and the group if it is of one.
    #[must_use]
    pub fn trend_name(&self, found: &TrendResult) -> String {
        let question = self.label(&found.label).to_owned();
        match &found.group {
            None => question,
            Some(group) => self.commas(&[question, self.label(&group.label).to_owned()]),
        }
    }

    /// How many polls, of how many houses, from when to when.
    #[must_use]
    pub fn trend_extent(&self, found: &TrendResult) -> String {
        let polls: usize = found.houses.iter().map(|house| house.polls).sum();
        let first = found.houses.iter().map(|house| house.first).min();
        let last = found.houses.iter().map(|house| house.last).max();
        let date = |date: Option<Date>| date.map(|d| self.day(d)).unwrap_or_default();
        let args = Args::new()
            .count("count", polls as f64)
            .text("polls", self.style().count(polls as f64))
            .count("house_count", found.houses.len() as f64)
            .text("houses", self.style().count(found.houses.len() as f64))
            .text("from", date(first))
            .text("to", date(last));
        self.whole(&self.say_with("trend-extent", &args))
    }

    /// A level with its interval: "44.7% (43.2–46.3%)".
    #[must_use]
    pub fn trend_level(&self, level: &TrendLevel) -> String {
        let range = self.style().percent_range(level.level.lower, level.level.upper, 1);
        let args = Args::new()
            .text("value", self.style().percent(level.level.value, 1))
            .text("range", range);
        self.whole(&self.say_with("figure-with-range", &args))
    }

    /// "+5.0 to +9.2", in points.
    #[must_use]
    pub fn points_range(&self, found: &TrendEstimate) -> String {
        let args = Args::new()
            .text("lower", self.style().points(found.lower, 1))
            .text("upper", self.style().points(found.upper, 1));
        self.whole(&self.say_with("trend-points-range", &args))
    }

    /// The word of a verdict on a change.
    #[must_use]
    pub fn trend_verdict(&self, verdict: TrendVerdict) -> String {
        self.say(match verdict {
            TrendVerdict::Rose => "trend-verdict-rose",
            TrendVerdict::Fell => "trend-verdict-fell",
            TrendVerdict::CannotTell => "trend-verdict-cannot-tell",
        })
    }

    /// The change behind the verdict, in a sentence.
    #[must_use]
    pub fn trend_change(&self, found: &TrendChange) -> String {
        let style = self.style();
        let change = found.change.value;
        let points = match found.verdict {
            TrendVerdict::CannotTell => style.points(change, 1),
            _ => style.share_points(change.abs(), 1),
        };
        let args = Args::new()
            .text("points", points)
            .text("range", self.points_range(&found.change))
            .text("from", self.day(found.from))
            .text("to", self.day(found.to))
            .text("before", style.percent(found.before, 1))
            .text("after", style.percent(found.after, 1))
            .text("within", style.share_points(found.within, 1))
            .text("p", self.p_value(found.adjusted_p));
        match found.verdict {
            TrendVerdict::CannotTell => self.say_with("trend-change-open", &args),
            _ => self.say_with("trend-change", &args),
        }
    }

    /// The jump, or that there is none, in a sentence.
    #[must_use]
    pub fn trend_step(&self, step: &TrendStep) -> String {
        let style = self.style();
        let args = Args::new()
            .text("points", style.points(step.jump, 1))
            .text("se", style.share_points(step.se, 1))
            .text("date", self.day(step.date))
            .text("earliest", self.day(step.earliest))
            .text("latest", self.day(step.latest))
            .text("t", style.number(step.t, 2))
            .text("p", self.p_value(step.adjusted_p))
            .text("simulations", style.count(step.p_value.simulations as f64));
        self.say_with(if step.found { "trend-jump" } else { "trend-no-jump" }, &args)
    }

    /// A change of a question.
    #[must_use]
    pub fn trend_break(&self, found: &TrendBreak) -> String {
        let what = match (found.wording, found.answers) {
            (true, true) => "trend-break-both",
            (true, false) => "trend-break-wording",
            _ => "trend-break-answers",
        };
        let args = Args::new()
            .text("house", found.pollster.clone())
            .text("date", self.day(found.by))
            .text("what", self.say(what));
        let id = if found.bridged { "trend-break-bridged" } else { "trend-break-cut" };
        self.say_with(id, &args)
    }

    /// Something odd, in a sentence.
    #[must_use]
    pub fn observation(&self, found: &Observation, of: &TrendResult) -> String {
        let style = self.style();
        let answer = |at: usize| {
            let name = of.answers.get(at).map(|answer| self.trend_answer(answer));
            name.unwrap_or_default()
        };
        let house = |at: usize| {
            let name = of.houses.get(at).map(|house| self.trend_house(house));
            name.unwrap_or_default()
        };
        match found {
            Observation::Close { answer: at, house: place, ratio, p }
            | Observation::Wide { answer: at, house: place, ratio, p } => {
                let close = matches!(found, Observation::Close { .. });
                let of = place.map_or_else(|| self.say("trend-all-polls"), house);
                let args = Args::new()
                    .text("of", self.commas(&[of, answer(*at)]))
                    .text("ratio", style.number(*ratio, 2))
                    .text("p", self.p_value(*p));
                let id = if close { "observation-close" } else { "observation-wide" };
                self.say_with(id, &args)
            }
            Observation::Run {
                answer: at,
                house: place,
                polls,
                share,
                from,
                to,
                p,
                ..
            } => {
                let args = Args::new()
                    .text("of", self.commas(&[house(*place), answer(*at)]))
                    .text("polls", style.count(*polls as f64))
                    .text("share", self.plain_share(*share))
                    .text("from", self.day(*from))
                    .text("to", self.day(*to))
                    .text("p", self.p_value(*p));
                self.say_with("observation-run", &args)
            }
            Observation::Margin { polls, pollster, poll, margin, least, n, fits_at } => {
                let args = Args::new()
                    .text("house", pollster.clone())
                    .text("polls", style.count(*polls as f64))
                    .text("poll", poll.clone())
                    .text("margin", style.share_points(*margin, 1))
                    .text("least", style.share_points(*least, 1))
                    .text("n", style.count(*n));
                let sentence = self.say_with("observation-margin", &args);
                match fits_at {
                    None => sentence,
                    Some(level) => {
                        let args = Args::new()
                            .text("sentence", sentence)
                            .text("level", self.level(*level));
                        self.say_with("observation-margin-fits", &args)
                    }
                }
            }
            Observation::Outlier { answer: at, poll, share, expected, z, p } => {
                let args = Args::new()
                    .text("poll", poll.clone())
                    .text("answer", answer(*at))
                    .text("share", self.plain_share(*share))
                    .text("expected", style.percent(*expected, 1))
                    .text("z", style.number(z.abs(), 1))
                    .text("p", self.p_value(*p));
                self.say_with("observation-outlier", &args)
            }
        }
    }

    /// What a reader must know, in a sentence.
    #[must_use]
    pub fn trend_note(&self, note: &TrendNote, of: &TrendResult) -> String {
        let style = self.style();
        let count = |n: usize| {
            Args::new().count("count", n as f64).text("polls", style.count(n as f64))
        };
        let house = |at: &usize| {
            let name = of.houses.get(*at).map(|house| self.trend_house(house));
            name.unwrap_or_default()
        };
        let id = format!("trend-note-{}", code(note));
        match note {
            TrendNote::LeftOut { why, polls } => {
                let why = serde_json::to_value(why).unwrap_or_default();
                let why = why.as_str().unwrap_or_default().replace('_', "-");
                self.say_with(&format!("trend-left-out-{why}"), &count(*polls))
            }
            TrendNote::NeverOverlap { groups, se } => {
                let groups: Vec<String> = groups
                    .iter()
                    .map(|group| {
                        let names: Vec<String> = group.iter().map(house).collect();
                        self.commas(&names)
                    })
                    .collect();
                let args = Args::new()
                    .text("groups", self.semicolons(&groups))
                    .text("se", style.share_points(*se, 1));
                self.say_with(&id, &args)
            }
            TrendNote::PopulationsDiffer { populations } => {
                let args = Args::new().text("populations", self.commas(populations));
                self.say_with(&id, &args)
            }
            TrendNote::OnePoll { houses } => {
                let names: Vec<String> = houses.iter().map(house).collect();
                self.say_with(&id, &Args::new().text("houses", self.commas(&names)))
            }
            TrendNote::InflationBelowOne { inflation, .. }
            | TrendNote::InflationUsed { inflation, .. } => {
                let args = Args::new().text("factor", style.number(*inflation, 2));
                self.say_with(&id, &args)
            }
            TrendNote::SizeAssumed { polls, n } => {
                self.say_with(&id, &count(*polls).text("n", style.count(*n)))
            }
            TrendNote::DesignEffects { polls, least, most } => {
                let number = |x: f64| style.number(x, 2);
                let args = count(*polls)
                    .text("least", number(*least))
                    .text("most", number(*most));
                self.say_with(&id, &args)
            }
            TrendNote::WordingNotVerified { polls }
            | TrendNote::MonthOnly { polls }
            | TrendNote::Rescaled { polls }
            | TrendNote::FewPolls { polls } => self.say_with(&id, &count(*polls)),
            TrendNote::CommonBias
            | TrendNote::OneHouse
            | TrendNote::Flat { .. }
            | TrendNote::SameQuestionGiven
            | TrendNote::Rest
            | TrendNote::DriftTakenAsKnown
            | TrendNote::RoundingIgnored => self.say(&id),
        }
    }
}

/// The name of a note, as messages write it.
fn code(note: &TrendNote) -> String {
    let Ok(Value::Object(fields)) = serde_json::to_value(note) else {
        return String::new();
    };
    fields.get("code").and_then(Value::as_str).unwrap_or_default().replace('_', "-")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::trend_sample::{notes, observations, trend};
    use crate::results::{Lang, TrendVerdict};

    #[test]
    fn everything_told_of_a_trend_has_a_sentence_in_every_language() {
        let mut found = trend(3);
        found.breaks[0].wording = true;
        for lang in Lang::ALL {
            let say = Phrases::new(lang);
            let mut texts: Vec<String> =
                notes().iter().map(|note| say.trend_note(note, &found)).collect();
            texts.extend(observations().iter().map(|o| say.observation(o, &found)));
            texts.extend(found.breaks.iter().map(|b| say.trend_break(b)));
            for answer in &found.answers {
                let mut change = answer.change.unwrap();
                for verdict in
                    [TrendVerdict::Rose, TrendVerdict::Fell, TrendVerdict::CannotTell]
                {
                    change.verdict = verdict;
                    texts.push(say.trend_change(&change));
                    texts.push(say.trend_verdict(verdict));
                }
                let mut step = answer.step.unwrap();
                for is_found in [true, false] {
                    step.found = is_found;
                    texts.push(say.trend_step(&step));
                }
            }
            for text in texts {
                assert!(!text.contains('⟨') && !text.contains("{$"), "{lang}: {text}");
                assert!(text.len() > 3, "{lang}: {text}");
            }
        }
    }

    #[test]
    fn a_change_is_said_with_its_interval_and_what_can_be_ruled_out() {
        let en = Phrases::new(Lang::En);
        let mut change = trend(1).answers[0].change.unwrap();
        assert_eq!(
            en.trend_change(&change),
            "by 5.0 points (+3.0 to +7.0) from 1 Jan 2024 to 1 Jul 2024: from 40.0% to \
             45.0% (p < 0.001)"
        );
        change.verdict = TrendVerdict::CannotTell;
        assert!(en.trend_change(&change).ends_with(
            "only a change of more than 6.7 points either way can be ruled out"
        ));
    }
}
