//! Value labels as the reader crate tables them: one list of codes and one of labels a
//! variable.

use polars::prelude::*;

use crate::poll::{LabelledValue, ValueCode, Variable, VariableKind, kind_of_missing};

/// The labels of the variable in a row of the crate's table, in the order of their codes.
pub(super) fn value_labels(
    table: &DataFrame,
    row: usize,
    variable: &Variable,
) -> PolarsResult<Vec<LabelledValue>> {
    let codes = cells(table, "value_label_codes", row)?;
    let labels = cells(table, "value_label_labels", row)?;
    let mut values: Vec<LabelledValue> = codes
        .into_iter()
        .zip(labels)
        .map(|(code, label)| labelled(variable, &code, label))
        .collect();
    values.sort_by(|a, b| match (&a.code, &b.code) {
        (ValueCode::Number(a), ValueCode::Number(b)) => a.total_cmp(b),
        (ValueCode::Number(_), ValueCode::Text(_)) => std::cmp::Ordering::Less,
        (ValueCode::Text(_), ValueCode::Number(_)) => std::cmp::Ordering::Greater,
        (ValueCode::Text(a), ValueCode::Text(b)) => a.cmp(b),
    });
    Ok(values)
}

fn cells(table: &DataFrame, column: &str, row: usize) -> PolarsResult<Vec<String>> {
    let lists = table.column(column)?.list()?;
    let Some(list) = lists.get_as_series(row) else { return Ok(Vec::new()) };
    Ok(list.str()?.iter().map(|cell| cell.unwrap_or("").to_owned()).collect())
}

fn labelled(variable: &Variable, code: &str, label: String) -> LabelledValue {
    let number = match variable.kind {
        VariableKind::Text => None,
        VariableKind::Number | VariableKind::Time => code.parse::<f64>().ok(),
    };
    if let Some(letter) = number.and_then(stata_tag) {
        let missing = Some(kind_of_missing(&label));
        return LabelledValue {
            code: ValueCode::Text(format!(".{letter}")),
            label,
            missing,
        };
    }
    let code = number
        .map_or_else(|| ValueCode::Text(code.trim_end().to_owned()), ValueCode::Number);
    let missing = variable.missing_kind(&code).map(|_| kind_of_missing(&label));
    LabelledValue { code, label, missing }
}

/// Stata keys its missing values `.a` to `.z` by the 26 numbers after 2147483621.
fn stata_tag(code: f64) -> Option<char> {
    const SYSTEM: f64 = 2_147_483_621.0;
    let offset = code - SYSTEM;
    (1.0..=26.0).contains(&offset).then(|| char::from(b'a' + offset as u8 - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::poll::MissingKind;

    #[test]
    fn extended_missing_values_keep_their_letter_and_their_kind() {
        let variable = Variable::new("q", VariableKind::Number);
        let found = labelled(&variable, "2147483622", "Refused".to_owned());
        assert_eq!(found.code, ValueCode::Text(".a".to_owned()));
        assert_eq!(found.missing, Some(MissingKind::Refused));
        let plain = labelled(&variable, "2.5", "half".to_owned());
        assert_eq!((plain.code, plain.missing), (ValueCode::Number(2.5), None));
    }
}
