//! What a whole file says: sums of questions, grouped by polars.

use polars::prelude::*;

use super::findings::Rejected;
use super::table::{ROW, TextTable, ingest};
use crate::poll::{Code, Diagnostic};

/// A file of at least three figures, none above 1 and one of them a fraction, holds shares
/// ("0.52") where percentages are meant: one cell of 0.5 may be half a percent, a whole file
/// cannot.
pub(super) fn shares(table: &TextTable) -> Result<Option<Diagnostic>, Rejected> {
    let numbers = table
        .frame()
        .select([col(ROW), col("percent"), number().alias("points")])
        .filter(col("points").is_not_null())
        .collect()
        .map_err(|e| ingest(table.name(), &e))?;
    let read = || -> PolarsResult<Option<(usize, String)>> {
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
pub(super) fn sums(
    table: &TextTable,
    frame: LazyFrame,
) -> Result<Vec<Diagnostic>, Rejected> {
    let frame = with_kind(table, frame);
    let sums = frame
        .filter(col("answer_kind").neq(lit("net")))
        .with_columns([number().alias("points"), half_unit().alias("half")])
        .group_by_stable([col("poll"), col("question")])
        .agg([
            col(ROW).min().alias("first"),
            col("points").sum().alias("sum"),
            col("points").null_count().alias("blank"),
            col("half").sum().alias("slack"),
            len().alias("answers"),
        ])
        .filter(col("blank").eq(lit(0)).and(col("answers").gt(lit(1))))
        .collect()
        .map_err(|e| ingest(table.name(), &e))?;
    judged(table, &sums).map_err(|e| ingest(table.name(), &e))
}

fn judged(table: &TextTable, sums: &DataFrame) -> PolarsResult<Vec<Diagnostic>> {
    let (sum, slack) = (sums.column("sum")?.f64()?, sums.column("slack")?.f64()?);
    let first = sums.column("first")?.cast(&DataType::UInt64)?;
    let first = first.u64()?;
    let question = sums.column("question")?.str()?;
    let mut odd = Vec::new();
    for at in 0..sums.height() {
        let (Some(sum), Some(slack), Some(first)) =
            (sum.get(at), slack.get(at), first.get(at))
        else {
            continue;
        };
        let code = match sum - 100.0 {
            off if off > slack + 1e-6 => Code::SumTooHigh,
            off if off < -slack - 1e-6 => Code::SumTooLow,
            _ => continue,
        };
        odd.push(
            table
                .about(code, first as usize, "percent", question.get(at).unwrap_or(""))
                .with("sum", (sum * 10.0).round() / 10.0),
        );
    }
    Ok(odd)
}

/// Rows without a kind are opinions.
fn with_kind(table: &TextTable, frame: LazyFrame) -> LazyFrame {
    if table.header().iter().any(|h| h == "answer_kind") {
        frame.with_column(col("answer_kind").fill_null(lit("substantive")))
    } else {
        frame.with_column(lit("substantive").alias("answer_kind"))
    }
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
