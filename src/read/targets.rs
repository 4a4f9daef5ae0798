//! Targets of weighting: `variable,level,share` (or `total`, or `mean`).

use indexmap::IndexMap;

use super::bytes::Source;
use super::columns::{ColumnSpec, optional, required};
use super::findings::{Findings, Read, Rejected};
use super::table::{Cells, TextTable};
use crate::poll::{
    Code, Diagnostic, TargetKind, TargetLevel, TargetMargin, TargetNumber, Targets,
    percent_as_share, plain_number,
};

const COLUMNS: [ColumnSpec; 6] = [
    required("variable"),
    optional("level"),
    optional("share"),
    optional("percent"),
    optional("total"),
    optional("mean"),
];

/// Columns of figures, of which a row has one.
const FIGURES: [&str; 4] = ["share", "percent", "total", "mean"];

/// A row of the file.
struct Line<'a> {
    row: usize,
    level: Option<&'a str>,
    column: &'static str,
    text: &'a str,
    value: f64,
    decimals: usize,
}

/// Reads targets: a row a level, with its share (in percent or as a proportion; the sum
/// tells which), percentage or total; a row without a level is the mean or the total of a
/// variable of numbers. Shares add up to the whole within their rounding.
///
/// # Errors
/// [`Rejected`] with every finding, each with its line, column and value.
pub fn targets(source: &Source) -> Result<Read<Targets>, Rejected> {
    let mut findings = Findings::default();
    let table = TextTable::read(source, &COLUMNS, &mut findings)?;
    let rows = table.collect(table.frame())?;
    let cells = rows.cells(&table);
    let mut variables: IndexMap<&str, Vec<Line<'_>>> = IndexMap::new();
    for row in 0..cells.len() {
        match (cells.get("variable", row), line(&table, &cells, row)) {
            (None, _) => findings.push(table.about(Code::CellBlank, row, "variable", "")),
            (_, Err(found)) => findings.push(found),
            (Some(variable), Ok(line)) => {
                variables.entry(variable).or_default().push(line);
            }
        }
    }
    let mut targets = Targets { file: table.name().to_owned(), ..Targets::default() };
    // A variable of which a row cannot be read would seem not to add up.
    if findings.usable() {
        for (variable, lines) in &variables {
            if let Err(found) = add(&mut targets, &table, variable, lines, &mut findings)
            {
                findings.extend(found);
            }
        }
    }
    findings.finish(targets)
}

/// The one figure of a row.
fn line<'a>(
    table: &TextTable,
    cells: &Cells<'a>,
    row: usize,
) -> Result<Line<'a>, Diagnostic> {
    let mut figures =
        FIGURES.iter().filter_map(|c| cells.get(c, row).map(|text| (*c, text)));
    let (Some((column, text)), None) = (figures.next(), figures.next()) else {
        let variable = cells.get("variable", row).unwrap_or("");
        return Err(table.about(Code::TargetKinds, row, "variable", variable));
    };
    let level = cells.get("level", row);
    let number = plain_number(text).filter(|(x, _)| *x >= 0.0 || column == "mean");
    let fits =
        level.is_some() != (column == "mean" || (column == "total" && level.is_none()));
    match number {
        Some((value, decimals)) if fits => {
            Ok(Line { row, level, column, text, value, decimals })
        }
        Some(_) => Err(table.about(Code::TargetKinds, row, column, text)),
        None => Err(table.about(Code::TargetUnreadable, row, column, text)),
    }
}

/// Adds the rows of a variable.
fn add(
    targets: &mut Targets,
    table: &TextTable,
    variable: &str,
    lines: &[Line<'_>],
    findings: &mut Findings,
) -> Result<(), Vec<Diagnostic>> {
    let Some(first) = lines.first() else { return Ok(()) };
    let other = lines.iter().find(|line| {
        line.column != first.column || line.level.is_some() != first.level.is_some()
    });
    if let Some(other) = other {
        let found = table.about(Code::TargetKinds, other.row, other.column, variable);
        return Err(vec![found]);
    }
    let twice: Vec<Diagnostic> = lines
        .iter()
        .enumerate()
        .filter_map(|(i, line)| {
            let before = lines[..i].iter().find(|l| l.level == line.level)?;
            let name = line.level.unwrap_or(variable);
            let found = table.about(Code::TargetTwice, line.row, "level", name);
            Some(found.with("first", table.line(before.row)))
        })
        .collect();
    if !twice.is_empty() {
        return Err(twice);
    }
    if first.level.is_none() {
        let mean = first.column == "mean";
        let (value, line) = (first.value, table.line(first.row));
        let variable = variable.to_owned();
        targets.numbers.push(TargetNumber { variable, mean, value, line });
        return Ok(());
    }
    targets.margins.push(margin(table, variable, lines, findings)?);
    Ok(())
}

fn margin(
    table: &TextTable,
    variable: &str,
    lines: &[Line<'_>],
    findings: &mut Findings,
) -> Result<TargetMargin, Vec<Diagnostic>> {
    let column = lines.first().map_or("", |line| line.column);
    let sum: f64 = lines.iter().map(|line| line.value).sum();
    let kind = if column == "total" { TargetKind::Totals } else { TargetKind::Shares };
    // Shares that add up to about 1 are proportions: percentages add up to about 100.
    let percent = column == "percent" || (column == "share" && sum > 10.0);
    let scale = |line: &Line<'_>| match (kind, percent) {
        (TargetKind::Shares, true) => {
            percent_as_share(line.text).unwrap_or(line.value / 100.0)
        }
        _ => line.value,
    };
    let unit = if kind == TargetKind::Shares && percent { 0.01 } else { 1.0 };
    let levels: Vec<TargetLevel> = lines
        .iter()
        .map(|line| TargetLevel {
            level: line.level.unwrap_or("").to_owned(),
            value: scale(line),
            half_unit: unit * 0.5 * 0.1_f64.powi(line.decimals as i32),
            line: table.line(line.row),
        })
        .collect();
    let margin = TargetMargin { variable: variable.to_owned(), kind, levels };
    if kind == TargetKind::Totals {
        return Ok(margin);
    }
    let off = (margin.sum() - 1.0).abs();
    let slack: f64 = margin.levels.iter().map(|level| level.half_unit).sum();
    let row = lines.first().map_or(0, |line| line.row);
    let about = |code: Code| {
        let whole = if percent { 100.0 } else { 1.0 };
        let sum = (margin.sum() * whole * 1e6).round() / 1e6;
        table.about(code, row, column, variable).with("sum", sum).with("total", whole)
    };
    if off > slack + 1e-9 {
        return Err(vec![about(Code::TargetsSum)]);
    }
    if off > 1e-9 {
        findings.push(about(Code::TargetsRounded));
    }
    Ok(margin)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Read<Targets>, Rejected> {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("targets.csv");
        std::fs::write(&path, text).unwrap();
        targets(&Source::named(&path, "targets.csv"))
    }

    fn codes(text: &str) -> Vec<(Code, Option<u64>)> {
        let Rejected(found) = read(text).unwrap_err();
        let line = |d: &Diagnostic| d.place.line.map(std::num::NonZeroU64::get);
        found.iter().filter(|d| d.is_error()).map(|d| (d.code, line(d))).collect()
    }

    #[test]
    fn percents_proportions_totals_and_means_are_told_apart() {
        let text = "variable,level,share,total,mean\n\
            gender,Female,51.5,,\ngender,Male,48.5%,,\n\
            educ,high,0.3,,\neduc,low,0.7,,\n\
            type,E,,4421,\ntype,H,,755,\nage,,,,41.5\nincome,,,3914069,\n";
        let found = read(text).unwrap();
        assert!(found.diagnostics.is_empty(), "{:?}", found.diagnostics);
        let [gender, educ, kind] = &found.value.margins[..] else { unreachable!() };
        assert_eq!((gender.levels[0].value, gender.levels[1].value), (0.515, 0.485));
        assert!((gender.levels[0].half_unit - 0.0005).abs() < 1e-15);
        assert_eq!((educ.levels[1].value, educ.levels[1].half_unit), (0.7, 0.05));
        assert_eq!((kind.kind, kind.sum()), (TargetKind::Totals, 5176.0));
        let [age, income] = &found.value.numbers[..] else { unreachable!() };
        assert_eq!((age.mean, age.value), (true, 41.5));
        assert_eq!((income.mean, income.line), (false, 9));
    }

    #[test]
    fn shares_add_up_within_their_rounding() {
        let thirds = "variable,level,share\na,x,33.3\na,y,33.3\na,z,33.3\n";
        let found = read(thirds).unwrap();
        assert_eq!(found.diagnostics[0].code, Code::TargetsRounded);
        let short = "variable,level,share\na,x,33.3\na,y,33.3\na,z,33.0\n";
        assert_eq!(codes(short), [(Code::TargetsSum, Some(2))]);
        let neither = "variable,level,share\na,x,3\na,y,4\n";
        assert_eq!(codes(neither), [(Code::TargetsSum, Some(2))]);
    }

    #[test]
    fn every_mistake_has_its_line() {
        let text = "variable,level,share,total\n\
            a,x,50,\na,y,half,\n,z,1,\nb,x,,\nb,y,50,50\nc,,50,\n";
        let expected = [
            (Code::TargetUnreadable, Some(3)),
            (Code::CellBlank, Some(4)),
            (Code::TargetKinds, Some(5)),
            (Code::TargetKinds, Some(6)),
            (Code::TargetKinds, Some(7)),
        ];
        assert_eq!(codes(text), expected);
        let text = "variable,level,share,total\na,x,50,\na,x,50,\nb,x,50,\nb,y,,50\n";
        let expected = [(Code::TargetTwice, Some(3)), (Code::TargetKinds, Some(5))];
        assert_eq!(codes(text), expected);
    }
}
