//! What a whole file says: sums of questions, grouped by polars.

use polars::prelude::*;

use super::findings::Rejected;
use super::table::{Canonical, ROW, ingest};
use crate::poll::{Code, Diagnostic};

/// A file of at least three figures, none above 1 and one of them a fraction, holds shares
/// ("0.52") where percentages are meant: one cell of 0.5 may be half a percent, a whole file
/// cannot.
pub(super) fn shares(table: &Canonical<'_>) -> Result<Option<Diagnostic>, Rejected> {
    let read = || -> PolarsResult<Option<(usize, String)>> {
        let numbers = table
            .frame(&["percent"])?
            .select([col(ROW), col("percent"), number().alias("points")])
            .filter(col("points").is_not_null())
            .collect()?;
        let points = numbers.column("points")?.f64()?;
        let fractions = points.iter().flatten().any(|p| p.fract() != 0.0);
        if points.len() < 3 || points.max().is_none_or(|most| most > 1.0) || !fractions {
            return Ok(None);
        }
        let rows = numbers.column(ROW)?.cast(&DataType::UInt64)?;
        let first = rows.u64()?.get(0).unwrap_or(0) as usize;
        let text = numbers.column("percent")?.str()?.get(0).unwrap_or("").to_owned();
        Ok(Some((first, text)))
    };
    let found = read().map_err(|e| ingest(table.name(), &e))?;
    Ok(found
        .map(|(row, text)| table.about(Code::PercentsAreShares, row, "percent", &text)))
}

/// Questions whose answers do not add up to 100: more than rounding explains is a warning,
/// less a note, since answers are often left out of a report.
///
/// Nets are left out of the sum; a question with a blank or a merely limited ("<1") answer
/// is not judged.
pub(super) fn sums(table: &Canonical<'_>) -> Result<Vec<Diagnostic>, Rejected> {
    let read = || -> PolarsResult<Vec<Diagnostic>> {
        let kind = col("answer_kind");
        let unsure = kind.clone().is_in(
            lit(Series::new("".into(), ["dont_know", "refused"])).implode(false),
            false,
        );
        let sums = table
            .frame(&["poll", "question", "answer_kind", "percent", "several"])?
            // Where several answers were allowed there is no sum.
            .filter(col("several").is_null().or(col("several").neq(lit("yes"))))
            // Rows without a kind are opinions.
            .with_column(kind.clone().fill_null(lit("substantive")))
            .filter(kind.neq(lit("net")))
            .with_columns([number().alias("points"), half_unit().alias("half")])
            .group_by_stable([col("poll"), col("question")])
            .agg([
                col(ROW).min().alias("first"),
                col("points").sum().alias("sum"),
                col("points").filter(unsure).sum().alias("unsure"),
                col("points").null_count().alias("blank"),
                col("half").sum().alias("slack"),
                col("half").min().alias("finest"),
                len().alias("answers"),
            ])
            .filter(col("blank").eq(lit(0)).and(col("answers").gt(lit(1))))
            .collect()?;
        judged(table, &sums)
    };
    read().map_err(|e| ingest(table.name(), &e))
}

fn judged(table: &Canonical<'_>, sums: &DataFrame) -> PolarsResult<Vec<Diagnostic>> {
    let number = |name: &str| sums.column(name)?.f64();
    let (sum, unsure) = (number("sum")?, number("unsure")?);
    let (slack, finest) = (number("slack")?, number("finest")?);
    let count = |name: &str| sums.column(name)?.cast(&DataType::UInt64);
    let (first, answers) = (count("first")?, count("answers")?);
    let (first, answers) = (first.u64()?, answers.u64()?);
    let question = sums.column("question")?.str()?;
    let mut odd = Vec::new();
    for at in 0..sums.height() {
        let read = (sum.get(at), unsure.get(at), slack.get(at), finest.get(at));
        let (Some(sum), Some(unsure), Some(slack), Some(finest)) = read else {
            continue;
        };
        let allowed = allowed(slack, 2.0 * finest) + 1e-6;
        let code = match sum - 100.0 {
            off if off > allowed && unsure > 0.0 && (off - unsure).abs() <= allowed => {
                Code::DontKnowOutside
            }
            off if off > allowed => {
                let whole = slack.fract() == 0.0 || (2.0 * slack).fract() == 0.0;
                let several = answers.get(at).is_some_and(|n| n >= 4);
                if whole
                    && finest == 0.5
                    && several
                    && PARLIAMENTS.contains(&(sum as u32))
                {
                    Code::SeatsSuspected
                } else {
                    Code::SumTooHigh
                }
            }
            off if off < -allowed => Code::SumTooLow,
            _ => continue,
        };
        let row = first.get(at).unwrap_or(0) as usize;
        odd.push(
            table
                .about(code, row, "percent", question.get(at).unwrap_or(""))
                .with("sum", (sum * 10.0).round() / 10.0),
        );
    }
    Ok(odd)
}

/// Seats of parliaments above 100 that polls are translated into.
const PARLIAMENTS: [u32; 22] = [
    101, 120, 130, 141, 150, 151, 169, 175, 179, 183, 199, 200, 230, 240, 300, 349, 350,
    400, 460, 577, 630, 650,
];

/// How far rounding alone can carry a sum of `k` figures from 100, in points: `floor((k - 1)
/// / 2)` units, since no figure is off by more than half a unit. Figures of several
/// precisions count in the finest.
fn allowed(slack: f64, unit: f64) -> f64 {
    if unit <= 0.0 {
        return slack;
    }
    (((slack / unit - 1e-9).ceil() - 1.0) * unit).max(0.0)
}

/// The percentage of a plain cell ("52", "52.0%"); null for blank and limited ones.
fn number() -> Expr {
    col("percent")
        .str()
        .extract(lit(r"^(\d+(?:\.\d+)?)\s*[%٪]?$"), 1)
        .cast(DataType::Float64)
}

/// Half the unit of the last printed digit, in points.
fn half_unit() -> Expr {
    let decimals = col("percent").str().extract(lit(r"\.(\d+)"), 1).str().len_chars();
    lit(0.5)
        * lit(10.0).pow(lit(0.0) - decimals.fill_null(lit(0)).cast(DataType::Float64))
}

#[cfg(test)]
mod tests {
    use super::allowed;

    #[test]
    fn rounding_explains_half_a_unit_a_figure_and_no_more() {
        let of = |answers: u32, unit: f64| allowed(f64::from(answers) * unit / 2.0, unit);
        assert_eq!([2, 3, 4, 5, 6].map(|k| of(k, 1.0)), [0.0, 1.0, 1.0, 2.0, 2.0]);
        assert!((of(10, 0.1) - 0.4).abs() < 1e-12);
        // Two whole percentages and two tenths: 1.1 points at most, less than that.
        assert!((allowed(1.1, 0.1) - 1.0).abs() < 1e-9);
    }
}
