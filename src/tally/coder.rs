//! Stored values as small whole numbers, in the order of first occurrence: what the pass
//! counts with.

use indexmap::IndexSet;
use num_traits::AsPrimitive;
use polars::prelude::*;

use super::text_cache::TextCache;
use crate::poll::ValueCode;
use crate::read::Respondents;

/// Stands for a value that has no code yet.
pub(super) const NEW: u32 = u32::MAX;

/// A stored value as a key: numbers by their bits, so that -0 and 0 are one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Blank,
    Number(u64),
    Text(String),
}

impl Key {
    fn number(x: f64) -> Self {
        Self::Number((x + 0.0).to_bits())
    }

    pub(super) fn code(self) -> Option<ValueCode> {
        match self {
            Self::Blank => None,
            Self::Number(bits) => Some(ValueCode::Number(f64::from_bits(bits))),
            Self::Text(text) => Some(ValueCode::Text(text)),
        }
    }
}

/// Codes of one variable.
#[derive(Debug, Default)]
pub(super) struct Coder {
    keys: IndexSet<Key, foldhash::fast::RandomState>,
    /// Codes of the whole numbers from [`LEAST`] on, [`NEW`] for those not seen.
    small: Vec<u32>,
    /// Code of blank, once it is seen.
    blank: Option<u32>,
}

/// Whole numbers below 2¹⁶ are looked up in a table, which grows as they do.
const LEAST: i64 = -1024;
const MOST: i64 = 1 << 16;

/// Where values come from that have no code yet: a new code each, or none.
trait Source {
    fn number(&mut self, x: Option<f64>) -> u32;
    fn whole(&mut self, x: i64) -> u32;
    fn text(&mut self, text: Option<&str>) -> u32;
}

/// Gives new values codes.
struct Learning<'a>(&'a mut Coder);

impl Source for Learning<'_> {
    fn number(&mut self, x: Option<f64>) -> u32 {
        match self.0.number(x) {
            NEW => {
                self.0.insert(x.filter(|x| !x.is_nan()).map_or(Key::Blank, Key::number))
            }
            code => code,
        }
    }

    fn whole(&mut self, x: i64) -> u32 {
        match self.0.whole(x) {
            NEW => self.0.insert(Key::number(x as f64)),
            code => code,
        }
    }

    fn text(&mut self, text: Option<&str>) -> u32 {
        match self.0.text(text) {
            NEW => {
                let text = text.map(str::trim_end).filter(|text| !text.is_empty());
                self.0.insert(text.map_or(Key::Blank, |text| Key::Text(text.to_owned())))
            }
            code => code,
        }
    }
}

/// Leaves new values without a code.
struct Looking<'a>(&'a Coder);

impl Source for Looking<'_> {
    fn number(&mut self, x: Option<f64>) -> u32 {
        self.0.number(x)
    }

    fn whole(&mut self, x: i64) -> u32 {
        self.0.whole(x)
    }

    fn text(&mut self, text: Option<&str>) -> u32 {
        self.0.text(text)
    }
}

impl Coder {
    /// Puts the codes of a column's rows into `codes`; new values get new codes.
    pub(super) fn learn(
        &mut self,
        batch: &DataFrame,
        variable: &str,
        number: bool,
        out: &mut Vec<u32>,
    ) -> PolarsResult<()> {
        codes(&mut Learning(self), batch, variable, number, out)
    }

    /// Puts the codes of a column's rows into `codes`, [`NEW`] for values without one.
    pub(super) fn look(
        &self,
        batch: &DataFrame,
        variable: &str,
        number: bool,
        out: &mut Vec<u32>,
    ) -> PolarsResult<()> {
        codes(&mut Looking(self), batch, variable, number, out)
    }

    /// The code of a stored value; a new one if it has none.
    pub(super) fn learn_code(&mut self, code: Option<&ValueCode>) -> u32 {
        let mut learning = Learning(self);
        match code {
            None => learning.text(None),
            Some(ValueCode::Number(x)) => learning.number(Some(*x)),
            Some(ValueCode::Text(text)) => learning.text(Some(text)),
        }
    }

    /// The keys in the order of their codes.
    pub(super) fn keys(&self) -> impl Iterator<Item = &Key> {
        self.keys.iter()
    }

    /// The value of a code, as text.
    pub(super) fn label(&self, code: u32) -> String {
        match &self.keys[code as usize] {
            Key::Blank => String::new(),
            Key::Number(bits) => f64::from_bits(*bits).to_string(),
            Key::Text(text) => text.clone(),
        }
    }

    /// The code of a blank cell, if there was one.
    pub(super) fn blank(&self) -> Option<u32> {
        self.blank
    }

    fn number(&self, x: Option<f64>) -> u32 {
        let Some(x) = x.filter(|x| !x.is_nan()) else {
            return self.blank.unwrap_or(NEW);
        };
        let whole = x as i64;
        if whole as f64 == x { self.whole(whole) } else { self.find(&Key::number(x)) }
    }

    fn whole(&self, x: i64) -> u32 {
        if (LEAST..MOST).contains(&x) {
            return self.small.get((x - LEAST) as usize).copied().unwrap_or(NEW);
        }
        self.find(&Key::number(x as f64))
    }

    fn text(&self, text: Option<&str>) -> u32 {
        match text.map(str::trim_end) {
            None | Some("") => self.blank.unwrap_or(NEW),
            Some(text) => {
                self.keys.get_index_of(&TextKey(text)).map_or(NEW, |code| code as u32)
            }
        }
    }

    fn find(&self, key: &Key) -> u32 {
        self.keys.get_index_of(key).map_or(NEW, |code| code as u32)
    }

    fn insert(&mut self, key: Key) -> u32 {
        if let Key::Number(bits) = key {
            let x = f64::from_bits(bits);
            let whole = x as i64;
            if whole as f64 == x && (LEAST..MOST).contains(&whole) {
                let at = (whole - LEAST) as usize;
                if self.small.len() <= at {
                    self.small.resize((at + 1).next_power_of_two(), NEW);
                }
                self.small[at] = self.keys.len() as u32;
            }
        }
        if key == Key::Blank {
            self.blank = Some(self.keys.len() as u32);
        }
        self.keys.insert_full(key).0 as u32
    }
}

fn codes(
    source: &mut impl Source,
    batch: &DataFrame,
    variable: &str,
    number: bool,
    out: &mut Vec<u32>,
) -> PolarsResult<()> {
    out.clear();
    let values = batch.column(variable)?;
    if !number {
        let values = values.cast(&DataType::String)?;
        of_texts(source, values.str()?, out);
        return Ok(());
    }
    let Ok(tags) = batch.column(&Respondents::tags(variable)) else {
        return of_numbers(source, values, out);
    };
    let values = values.cast(&DataType::Float64)?;
    let tags = tags.cast(&DataType::String)?;
    let rows = values.f64()?.iter().zip(tags.str()?.iter());
    let row = |(x, tag): (Option<f64>, Option<&str>)| match x {
        Some(x) if !x.is_nan() => source.number(Some(x)),
        _ => source.text(tag),
    };
    out.extend(rows.map(row));
    Ok(())
}

fn of_numbers(
    source: &mut impl Source,
    values: &Column,
    out: &mut Vec<u32>,
) -> PolarsResult<()> {
    match values.dtype() {
        DataType::Int8 => of_whole(source, values.i8()?, out),
        DataType::Int16 => of_whole(source, values.i16()?, out),
        DataType::Int32 => of_whole(source, values.i32()?, out),
        DataType::UInt8 => of_whole(source, values.u8()?, out),
        DataType::UInt16 => of_whole(source, values.u16()?, out),
        DataType::UInt32 => of_whole(source, values.u32()?, out),
        _ => {
            let values = values.cast(&DataType::Float64)?;
            out.extend(values.f64()?.iter().map(|x| source.number(x)));
        }
    }
    Ok(())
}

fn of_whole<T>(source: &mut impl Source, values: &ChunkedArray<T>, out: &mut Vec<u32>)
where
    T: PolarsNumericType,
    T::Native: AsPrimitive<i64>,
{
    for chunk in values.downcast_iter() {
        if chunk.validity().is_none() {
            out.extend(chunk.values().iter().map(|x| source.whole(x.as_())));
        } else {
            out.extend(chunk.iter().map(|x| match x {
                Some(x) => source.whole(x.as_()),
                None => source.number(None),
            }));
        }
    }
}

fn of_texts(source: &mut impl Source, values: &StringChunked, out: &mut Vec<u32>) {
    for chunk in values.downcast_iter() {
        // Views of one chunk that look alike are of one text.
        let mut cache = TextCache::default();
        out.extend(chunk.iter().zip(chunk.views().iter()).map(
            |(text, view)| match text {
                None => source.text(None),
                Some(_) => cache.code(view.as_u128(), || source.text(text)),
            },
        ));
    }
}

/// A text that looks like its key without being copied into one.
struct TextKey<'a>(&'a str);

impl std::hash::Hash for TextKey<'_> {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        // As the derived hash of Key::Text: discriminant, then the text.
        std::mem::discriminant(&Key::Text(String::new())).hash(state);
        self.0.hash(state);
    }
}

impl indexmap::Equivalent<Key> for TextKey<'_> {
    fn equivalent(&self, key: &Key) -> bool {
        matches!(key, Key::Text(text) if text == self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_follow_first_occurrence_and_tell_kinds_apart() {
        let frame = df!(
            "x" => [Some(5.0), None, Some(5.0), Some(0.5), Some(-0.0), Some(0.0)],
            "t" => [Some("b"), Some("a "), Some("a"), None, Some(""), Some("b")],
        )
        .unwrap();
        let (mut coder, mut codes) = (Coder::default(), Vec::new());
        coder.look(&frame, "x", true, &mut codes).unwrap();
        assert_eq!(codes, [NEW; 6]);
        coder.learn(&frame, "x", true, &mut codes).unwrap();
        assert_eq!(codes, [0, 1, 0, 2, 3, 3]);
        coder.look(&frame, "x", true, &mut codes).unwrap();
        assert_eq!(codes, [0, 1, 0, 2, 3, 3]);
        let mut coder = Coder::default();
        coder.learn(&frame, "t", false, &mut codes).unwrap();
        assert_eq!(codes, [0, 1, 1, 2, 2, 0]);
        let codes: Vec<_> = coder.keys().cloned().map(Key::code).collect();
        assert_eq!(codes[0], Some(ValueCode::Text("b".into())));
        assert_eq!(codes[2], None);
    }

    #[test]
    fn whole_numbers_have_one_code_whatever_their_type_and_size() {
        let values = [3_i64, 70_000, -5_000, 3, 65_535, 70_000];
        let frame = df!(
            "wide" => values,
            "narrow" => values.map(|x| x as i32),
            "real" => values.map(|x| x as f64),
        )
        .unwrap();
        let (mut coder, mut codes) = (Coder::default(), Vec::new());
        coder.learn(&frame, "narrow", true, &mut codes).unwrap();
        assert_eq!(codes, [0, 1, 2, 0, 3, 1]);
        for column in ["wide", "real"] {
            coder.look(&frame, column, true, &mut codes).unwrap();
            assert_eq!(codes, [0, 1, 2, 0, 3, 1]);
        }
    }
}
