//! Codes of texts that were looked up a moment ago.

/// Codes by what polars stores of a text in a column: sixteen bytes, which are the same for
/// texts that are short and alike, or that come from one dictionary of a Parquet file.
#[derive(Debug)]
pub(super) struct TextCache {
    entries: Vec<Option<(u128, u32)>>,
}

const ENTRIES: usize = 512;

impl Default for TextCache {
    fn default() -> Self {
        Self { entries: vec![None; ENTRIES] }
    }
}

impl TextCache {
    /// The code that was found for these bytes last, or what `find` gives.
    pub(super) fn code(&mut self, bytes: u128, find: impl FnOnce() -> u32) -> u32 {
        let folded = (bytes as u64 ^ (bytes >> 64) as u64)
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
            >> 55;
        let entry = &mut self.entries[folded as usize];
        match entry {
            Some((known, code)) if *known == bytes => *code,
            _ => {
                let code = find();
                *entry = Some((bytes, code));
                code
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_that_takes_anothers_place_does_not_take_its_code() {
        let mut cache = TextCache::default();
        for round in 0..2 {
            for bytes in 0..10_000_u128 {
                let spread = bytes << 64 | bytes.wrapping_mul(7);
                assert_eq!(cache.code(spread, || bytes as u32), bytes as u32, "{round}");
            }
        }
    }
}
