//! Shares as tidy rows: one a share, proportions and not percents, names as in JSON.

use serde::Serialize;

use crate::results::{
    CrosstabResult, Estimate, FrequencyResult, PatternResult, RespondentSegment,
    SegmentEstimate, ShareRange, UndecidedRule,
};
use crate::stats::SmallBase;

/// A share in a row of its own.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct TidyShare {
    /// The variable.
    pub question: String,
    /// The answer: its label, or its code where it has none.
    pub answer: String,
    /// The variable of the groups; blank without groups.
    pub by: String,
    /// The group; blank for everybody.
    pub group: String,
    /// Respondents, unweighted.
    pub n: u64,
    /// The share, 0–1; blank on too small a base.
    pub estimate: Option<f64>,
    /// Its standard error.
    pub se: Option<f64>,
    /// Degrees of freedom.
    pub df: Option<f64>,
    /// Lower limit.
    pub ci_low: Option<f64>,
    /// Upper limit.
    pub ci_high: Option<f64>,
    /// Confidence level.
    pub level: Option<f64>,
    /// Method of the interval.
    pub method: String,
    /// Letters of columns with a smaller share.
    pub letters: String,
    /// True where the base is too small for the share to be printed.
    pub suppressed: bool,
    /// True for a net.
    pub net: bool,
    /// Share of the row's answer that the group has, 0–1.
    pub row_share: Option<f64>,
    /// Share of everybody, 0–1.
    pub total_share: Option<f64>,
    /// The least that the share can be where those without an answer could hold any.
    pub range_low: Option<f64>,
    /// The most.
    pub range_high: Option<f64>,
}

pub(super) fn tidy(
    question: &str,
    answer: String,
    n: u64,
    estimate: &Estimate,
) -> TidyShare {
    let digits = |x: Option<f64>| x.map(crate::stats::significant);
    let interval = estimate.interval.as_ref();
    TidyShare {
        question: question.to_owned(),
        answer,
        by: String::new(),
        group: String::new(),
        n,
        estimate: digits(estimate.value),
        se: digits(estimate.se),
        df: digits(estimate.df),
        row_share: None,
        total_share: None,
        range_low: None,
        range_high: None,
        ci_low: digits(interval.map(|i| i.lower)),
        ci_high: digits(interval.map(|i| i.upper)),
        level: interval.map(|i| i.level),
        method: interval.map_or(String::new(), |i| i.method.clone()),
        letters: String::new(),
        net: false,
        suppressed: false,
    }
}

/// The row with its range, and without what must not be printed.
fn with_range(
    mut row: TidyShare,
    range: Option<&ShareRange>,
    small_base: Option<SmallBase>,
) -> TidyShare {
    if let Some(range) = range {
        let digits = |x: f64| Some(crate::stats::significant(x));
        (row.range_low, row.range_high) = (digits(range.lower), digits(range.upper));
        (row.ci_low, row.ci_high) =
            (digits(range.interval.lower), digits(range.interval.upper));
        (row.estimate, row.se) = (None, None);
    }
    row.suppressed = small_base == Some(SmallBase::Suppress);
    if row.suppressed {
        row.estimate = None;
        row.se = None;
        (row.ci_low, row.ci_high) = (None, None);
        (row.range_low, row.range_high) = (None, None);
        (row.row_share, row.total_share) = (None, None);
    }
    row
}

/// A question's shares.
#[must_use]
pub fn tidy_frequency(found: &FrequencyResult) -> Vec<TidyShare> {
    let row = |a: &crate::results::AnswerShare| {
        let answer = a.label.clone().unwrap_or_else(|| a.code.to_string());
        let row = tidy(&found.question, answer, a.n, &a.estimate);
        with_range(TidyShare { net: a.net, ..row }, a.range.as_ref(), a.small_base)
    };
    found.answers.iter().map(row).collect()
}

/// The shares of a table, column after column; those on too small a base are left blank.
#[must_use]
pub fn tidy_crosstab(found: &CrosstabResult) -> Vec<TidyShare> {
    let mut rows = Vec::new();
    for column in &found.table {
        let code = column.code.as_ref().map(ToString::to_string);
        let group = column.label.clone().or(code).unwrap_or_default();
        for (answer, cell) in found.answers.iter().zip(&column.cells) {
            let name = answer.label.clone().unwrap_or_else(|| answer.code.to_string());
            let row = tidy(&found.rows, name, cell.n, &cell.estimate);
            let value = |of: &Option<Estimate>| {
                of.as_ref().and_then(|e| e.value).map(crate::stats::significant)
            };
            let row = TidyShare {
                by: found.columns.clone(),
                group: group.clone(),
                letters: cell.letters.clone(),
                net: answer.net,
                row_share: value(&cell.row_share),
                total_share: value(&cell.total_share),
                ..row
            };
            rows.push(with_range(row, cell.range.as_ref(), cell.small_base));
        }
    }
    rows
}

/// The shares of an estimated segment: of everybody by the rule that sentences speak of,
/// then by the other rule (`by` is `rule`), by group, and the groups' shares of the segment
/// (the answer is `share_of_segment`). The joint share's range is the worst case of those
/// without an answer.
#[must_use]
pub fn tidy_segment(found: &RespondentSegment) -> Vec<TidyShare> {
    let mut rows = Vec::new();
    for estimate in &found.estimates {
        let group = match estimate.rule {
            _ if estimate.rule == found.rule => String::new(),
            UndecidedRule::NotHolding => "not_holding".to_owned(),
            UndecidedRule::AnsweredBoth => "answered_both".to_owned(),
        };
        let by = if group.is_empty() { "" } else { "rule" };
        rows.extend(of_rule(found, estimate).into_iter().map(|row| TidyShare {
            by: by.to_owned(),
            group: group.clone(),
            ..row
        }));
    }
    // A stable sort: the headline's rows come first, each rule's stay in their order.
    rows.sort_by_key(|row| !row.by.is_empty());
    let worst = found.worst_case.as_ref();
    if let Some(row) = rows.iter_mut().find(|r| r.answer == "both" && r.by.is_empty()) {
        row.range_low = worst.map(|range| crate::stats::significant(range.lower));
        row.range_high = worst.map(|range| crate::stats::significant(range.upper));
    }
    if let Some(by) = &found.by {
        for group in &by.groups {
            let shares = [("a", &group.a), ("b", &group.b), ("both", &group.both)];
            rows.extend(shares.map(|(answer, estimate)| {
                let row = tidy(&found.id, answer.to_owned(), group.n, estimate);
                let row = with_range(row, None, group.small_base);
                TidyShare { by: by.variable.clone(), group: group.label.clone(), ..row }
            }));
        }
    }
    for profile in &found.profile {
        for group in &profile.groups {
            let small = group.suppressed.then_some(SmallBase::Suppress);
            let share = &group.share_of_segment;
            let row = tidy(&found.id, "share_of_segment".to_owned(), group.n, share);
            let total = group.share.value.map(crate::stats::significant);
            rows.push(TidyShare {
                by: profile.variable.clone(),
                group: group.label.clone(),
                ..with_range(TidyShare { total_share: total, ..row }, None, small)
            });
        }
    }
    rows
}

fn of_rule(found: &RespondentSegment, estimate: &SegmentEstimate) -> Vec<TidyShare> {
    let named = [
        ("a", Some(&estimate.a)),
        ("b", Some(&estimate.b)),
        ("both", Some(&estimate.both)),
        ("only_a", Some(&estimate.only_a)),
        ("only_b", Some(&estimate.only_b)),
        ("either", Some(&estimate.either)),
        ("neither", Some(&estimate.neither)),
        ("b_among_a", estimate.b_among_a.as_ref()),
        ("a_among_b", estimate.a_among_b.as_ref()),
    ];
    named
        .into_iter()
        .filter_map(|(name, share)| {
            Some(tidy(&found.id, name.to_owned(), estimate.n, share?))
        })
        .collect()
}

/// The numbers of several views at once. The answer says what a row is, as identifiers do:
/// `views/NAME`, `patterns/NAME+NAME`, `pairs/NAME+NAME`, `at_least/M`, `index`,
/// `balanced/NAME+NAME/agree`, `disagree` and `net` (a difference of shares). The range of
/// the index is the worst case of those without an answer.
#[must_use]
pub fn tidy_patterns(found: &PatternResult) -> Vec<TidyShare> {
    let row = |id: &str, n: u64, of: &Estimate| {
        let name = id.strip_prefix(&found.id).unwrap_or(id).trim_start_matches('/');
        tidy(&found.id, name.to_owned(), n, of)
    };
    let mut rows: Vec<TidyShare> = found
        .views
        .iter()
        .map(|of| with_range(row(&of.id, found.n, &of.share), None, of.small_base))
        .collect();
    let patterns = found.patterns.iter();
    rows.extend(
        patterns.map(|of| with_range(row(&of.id, of.n, &of.share), None, of.small_base)),
    );
    let pairs = found.pairs.iter();
    rows.extend(
        pairs.map(|of| with_range(row(&of.id, of.n, &of.both), None, of.small_base)),
    );
    let least = found.at_least.iter();
    rows.extend(
        least.map(|of| with_range(row(&of.id, of.n, &of.share), None, of.small_base)),
    );
    rows.extend(found.index.as_ref().map(|index| {
        let digits = |x: f64| crate::stats::significant(x);
        let range = index.worst_case.as_ref();
        let row = TidyShare {
            range_low: range.map(|range| digits(range.lower)),
            range_high: range.map(|range| digits(range.upper)),
            ..row(&index.id, found.n, &index.mean)
        };
        with_range(row, None, index.small_base)
    }));
    let balanced = found.balanced.iter().map(|pair| &pair.shares);
    for of in balanced.chain(&found.balanced_mean) {
        let shares = [
            ("agree", Some(&of.agree)),
            ("disagree", of.disagree.as_ref()),
            ("net", of.net.as_ref()),
        ];
        rows.extend(shares.into_iter().filter_map(|(part, share)| {
            let row = row(&format!("{}/{part}", of.id), found.n, share?);
            Some(with_range(row, None, of.small_base))
        }));
    }
    rows
}
