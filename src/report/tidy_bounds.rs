//! Published segments as tidy rows: one a quantity, proportions and not percents.

use serde::Serialize;

use crate::results::{BoundedShare, Bounds, ContradictionResult};
use crate::stats::significant;

/// A bounded share in a row of its own.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TidyBounds {
    /// The segment.
    pub segment: String,
    /// `a`, `b`, `both`, `both_by_group`, `either_way`, `either`, `neither`, `b_among_a`,
    /// `a_among_b`, `share_of_segment`, or `if/…` under an assumption.
    pub quantity: String,
    /// The variable of the groups; blank without groups.
    pub by: String,
    /// The group, or the study's set of groups; blank for everybody.
    pub group: String,
    /// Respondents in the base, where published.
    pub n: Option<f64>,
    /// Lowest value at the printed figures, 0–1; equal to the highest for a figure.
    pub low: f64,
    /// Highest value at the printed figures.
    pub high: f64,
    /// Lowest value over all unrounded figures.
    pub rounded_low: Option<f64>,
    /// Highest value over all unrounded figures.
    pub rounded_high: Option<f64>,
    /// Lower confidence limit.
    pub ci_low: Option<f64>,
    /// Upper confidence limit.
    pub ci_high: Option<f64>,
    /// Confidence level.
    pub level: Option<f64>,
    /// Method of the interval.
    pub method: String,
}

impl TidyBounds {
    fn plain(segment: &ContradictionResult, quantity: &str, bounds: Bounds) -> Self {
        Self {
            segment: segment.id.clone(),
            quantity: quantity.to_owned(),
            low: significant(bounds.lower),
            high: significant(bounds.upper),
            ..Self::default()
        }
    }

    fn bounded(
        segment: &ContradictionResult,
        quantity: &str,
        found: &BoundedShare,
    ) -> Self {
        let digits = |x: f64| Some(significant(x));
        let interval = found.interval.as_ref();
        Self {
            rounded_low: digits(found.rounded.lower),
            rounded_high: digits(found.rounded.upper),
            ci_low: interval.and_then(|i| digits(i.lower)),
            ci_high: interval.and_then(|i| digits(i.upper)),
            level: interval.map(|i| i.level),
            method: interval.map_or(String::new(), |i| i.method.clone()),
            ..Self::plain(segment, quantity, found.bounds)
        }
    }

    fn of(mut self, by: &str, group: &str, n: Option<f64>) -> Self {
        (self.by, self.group, self.n) = (by.to_owned(), group.to_owned(), n);
        self
    }
}

/// All shares of a published segment: its views and bounds, what follows, its groups, who it
/// is made of, and what it is under assumptions.
#[must_use]
pub fn tidy_contradiction(found: &ContradictionResult) -> Vec<TidyBounds> {
    let mut rows = Vec::new();
    for (name, side) in [("a", &found.a), ("b", &found.b)] {
        let estimate = &side.figure.estimate;
        let Some(value) = estimate.value else { continue };
        let row = TidyBounds::plain(found, name, Bounds { lower: value, upper: value });
        let interval = estimate.interval.as_ref();
        rows.push(TidyBounds {
            n: estimate.n,
            ci_low: interval.map(|i| significant(i.lower)),
            ci_high: interval.map(|i| significant(i.upper)),
            level: interval.map(|i| i.level),
            method: interval.map_or(String::new(), |i| i.method.clone()),
            ..row
        });
    }
    let segment = &found.segment;
    let bounded = [
        ("both", Some(&segment.both)),
        ("both_by_group", found.both_by_group.as_ref()),
        ("either_way", segment.either_way.as_ref()),
    ];
    let bounded = bounded.into_iter().filter_map(|(name, share)| Some((name, share?)));
    rows.extend(bounded.map(|(name, share)| TidyBounds::bounded(found, name, share)));
    let plain = [
        ("either", Some(segment.either)),
        ("neither", Some(segment.neither)),
        ("b_among_a", segment.b_among_a),
        ("a_among_b", segment.a_among_b),
    ];
    let plain = plain.into_iter().filter_map(|(name, bounds)| Some((name, bounds?)));
    rows.extend(plain.map(|(name, bounds)| TidyBounds::plain(found, name, bounds)));
    let by = found.by.as_deref().unwrap_or_default();
    for group in &found.groups {
        for (name, value) in [("a", group.a), ("b", group.b)] {
            let row =
                TidyBounds::plain(found, name, Bounds { lower: value, upper: value });
            let n = if name == "b" { group.n_b.or(group.n) } else { group.n };
            rows.push(row.of(by, &group.group, n));
        }
        let row = TidyBounds::bounded(found, "both", &group.both);
        rows.push(row.of(by, &group.group, group.n));
    }
    for part in &found.parts {
        let Some(share) = &part.of_segment else { continue };
        let row = TidyBounds::bounded(found, "share_of_segment", share);
        rows.push(row.of(by, &part.name, None));
    }
    for under in &found.under_assumptions {
        let name = under.id.strip_prefix(&format!("{}/", found.id)).unwrap_or(&under.id);
        rows.push(TidyBounds {
            rounded_low: Some(significant(under.rounded.lower)),
            rounded_high: Some(significant(under.rounded.upper)),
            ..TidyBounds::plain(found, name, under.value)
        });
    }
    rows
}
