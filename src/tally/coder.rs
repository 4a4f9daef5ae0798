//! Stored values as small whole numbers, in the order of first occurrence: what the pass
//! counts with.

use std::hash::BuildHasherDefault;
use std::hash::Hasher;

use indexmap::IndexSet;
use polars::prelude::*;

use crate::poll::ValueCode;
use crate::read::Respondents;

/// A stored value as a key: numbers by their bits, so that -0 and 0 are one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) enum Key {
    Blank,
    Number(u64),
    Text(String),
}

impl Key {
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
    keys: IndexSet<Key>,
    /// Codes of the whole numbers from -1024 to 1023, 0 for those not seen, else one more.
    small: Vec<u32>,
    /// Code of blank, one more; 0 while none was seen.
    blank: u32,
    /// The text of the last row and its code: files are often sorted.
    last: Option<(String, u32)>,
}

const SMALL: i64 = 1024;

impl Coder {
    /// The codes of a column's rows.
    pub(super) fn column(
        &mut self,
        batch: &DataFrame,
        variable: &str,
        number: bool,
    ) -> PolarsResult<Vec<u32>> {
        let values = batch.column(variable)?;
        if !number {
            let values = values.cast(&DataType::String)?;
            return Ok(values.str()?.iter().map(|text| self.text(text)).collect());
        }
        let values = values.cast(&DataType::Float64)?;
        let values = values.f64()?;
        let Ok(tags) = batch.column(&Respondents::tags(variable)) else {
            return Ok(values.iter().map(|x| self.number(x)).collect());
        };
        let tags = tags.cast(&DataType::String)?;
        let rows = values.iter().zip(tags.str()?.iter());
        let row = |(x, tag): (Option<f64>, Option<&str>)| match x {
            Some(x) if !x.is_nan() => self.number(Some(x)),
            _ => self.text(tag),
        };
        Ok(rows.map(row).collect())
    }

    /// The keys in the order of their codes.
    pub(super) fn into_keys(self) -> impl Iterator<Item = Key> {
        self.keys.into_iter()
    }

    /// The value of a code, as text.
    pub(super) fn label(&self, code: u32) -> String {
        match &self.keys[code as usize] {
            Key::Blank => String::new(),
            Key::Number(bits) => f64::from_bits(*bits).to_string(),
            Key::Text(text) => text.clone(),
        }
    }

    /// True for the code of a blank cell.
    pub(super) fn is_blank(&self, code: u32) -> bool {
        self.blank == code + 1
    }

    fn number(&mut self, x: Option<f64>) -> u32 {
        let Some(x) = x.filter(|x| !x.is_nan()) else { return self.blank() };
        let whole = x as i64;
        if whole as f64 == x && (-SMALL..SMALL).contains(&whole) {
            if self.small.is_empty() {
                self.small = vec![0; 2 * SMALL as usize];
            }
            let at = (whole + SMALL) as usize;
            if self.small[at] == 0 {
                self.small[at] = 1 + self.insert(Key::Number((x + 0.0).to_bits()));
            }
            return self.small[at] - 1;
        }
        self.insert(Key::Number((x + 0.0).to_bits()))
    }

    fn text(&mut self, text: Option<&str>) -> u32 {
        let Some(text) = text.map(str::trim_end).filter(|t| !t.is_empty()) else {
            return self.blank();
        };
        if let Some((last, code)) = &self.last
            && last == text
        {
            return *code;
        }
        let code = match self.keys.get_index_of(&TextKey(text)) {
            Some(code) => code as u32,
            None => self.insert(Key::Text(text.to_owned())),
        };
        match &mut self.last {
            Some((last, known)) => {
                last.clear();
                last.push_str(text);
                *known = code;
            }
            None => self.last = Some((text.to_owned(), code)),
        }
        code
    }

    fn blank(&mut self) -> u32 {
        if self.blank == 0 {
            self.blank = 1 + self.insert(Key::Blank);
        }
        self.blank - 1
    }

    fn insert(&mut self, key: Key) -> u32 {
        self.keys.insert_full(key).0 as u32
    }
}

/// A text that looks like its key without being copied into one.
struct TextKey<'a>(&'a str);

impl std::hash::Hash for TextKey<'_> {
    fn hash<H: Hasher>(&self, state: &mut H) {
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

/// Pairs of codes as codes of their own.
#[derive(Debug, Default)]
pub(super) struct Pairs {
    /// Codes of pairs below [`DENSE`], one more; 0 for those not seen.
    dense: Vec<u32>,
    codes: std::collections::HashMap<u64, u32, BuildHasherDefault<PairHasher>>,
    pairs: Vec<(u32, u32)>,
}

/// Most designs have fewer strata, units in a stratum and answers than this; a table of all
/// their pairs takes four megabytes.
const DENSE: u32 = 1024;

impl Pairs {
    pub(super) fn code(&mut self, a: u32, b: u32) -> u32 {
        if a < DENSE && b < DENSE {
            if self.dense.is_empty() {
                self.dense = vec![0; (DENSE * DENSE) as usize];
            }
            let at = (a * DENSE + b) as usize;
            if self.dense[at] == 0 {
                self.pairs.push((a, b));
                self.dense[at] = self.pairs.len() as u32;
            }
            return self.dense[at] - 1;
        }
        let next = self.pairs.len() as u32;
        let code = *self.codes.entry(u64::from(a) << 32 | u64::from(b)).or_insert(next);
        if code == next {
            self.pairs.push((a, b));
        }
        code
    }

    pub(super) fn pair(&self, code: u32) -> (u32, u32) {
        self.pairs[code as usize]
    }

    pub(super) fn len(&self) -> usize {
        self.pairs.len()
    }
}

/// Codes are small and ours: a multiplication spreads them enough.
#[derive(Debug, Default)]
pub(super) struct PairHasher(u64);

impl Hasher for PairHasher {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, x: u64) {
        let mixed = (self.0 ^ x).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        self.0 = mixed ^ (mixed >> 32);
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
        let mut coder = Coder::default();
        assert_eq!(coder.column(&frame, "x", true).unwrap(), [0, 1, 0, 2, 3, 3]);
        let mut coder = Coder::default();
        assert_eq!(coder.column(&frame, "t", false).unwrap(), [0, 1, 1, 2, 2, 0]);
        let codes: Vec<_> = coder.into_keys().map(Key::code).collect();
        assert_eq!(codes[0], Some(ValueCode::Text("b".into())));
        assert_eq!(codes[2], None);
    }

    #[test]
    fn pairs_keep_their_codes() {
        let mut pairs = Pairs::default();
        assert_eq!([pairs.code(3, 4), pairs.code(4, 3), pairs.code(3, 4)], [0, 1, 0]);
        assert_eq!((pairs.pair(1), pairs.len()), ((4, 3), 2));
        assert_eq!(
            [pairs.code(5000, 4), pairs.code(3, 4), pairs.code(5000, 4)],
            [2, 0, 2]
        );
        assert_eq!((pairs.code(0, 5000), pairs.pair(2)), (3, (5000, 4)));
    }
}
