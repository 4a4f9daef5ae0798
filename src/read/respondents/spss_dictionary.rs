//! A walk over the dictionary of an SPSS file before anything is allocated for it.
//!
//! The reader crate trusts the counts that a file states and does not read the weight
//! variable, the response sets and the names that go with them. This walk checks that every
//! record lies within the file and collects what the crate leaves out. The layout is public:
//! "System File Format" in the PSPP developers' guide.

use std::fs::File;
use std::io::{BufReader, Read, Seek, SeekFrom};
use std::path::Path;

/// What the walk found.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    /// Position of the weight variable in segments of eight bytes, from 1.
    pub(super) weight: Option<u32>,
    /// Bytes of the records that name the response sets.
    pub(super) sets: Vec<Vec<u8>>,
    /// Bytes of the record that maps short names to long ones.
    pub(super) long_names: Vec<u8>,
}

/// Longest label, document or extension record that a sound file has.
const MOST: u64 = 64 << 20;

/// Segments that a byte of a .zsav file may stand for. Real files stay below 10; one that
/// inflates a thousandfold is no survey.
const MOST_PACKED: u64 = 200;

/// Walks the dictionary.
///
/// # Errors
/// What is wrong, for a diagnostic.
pub(super) fn walk(path: &Path) -> Result<Dictionary, String> {
    let file = File::open(path).map_err(|e| e.to_string())?;
    let length = file.metadata().map_err(|e| e.to_string())?.len();
    let mut walker = Walker {
        reader: BufReader::new(file),
        length,
        big: false,
        cases: 0,
        compression: 0,
        segments: 0,
    };
    walker.walk()
}

struct Walker {
    reader: BufReader<File>,
    length: u64,
    big: bool,
    cases: u64,
    compression: i32,
    /// Segments of eight bytes that a case has: one a variable record.
    segments: u64,
}

impl Walker {
    fn walk(&mut self) -> Result<Dictionary, String> {
        let mut dictionary =
            Dictionary { weight: self.header()?, ..Dictionary::default() };
        loop {
            match self.number()? {
                2 => self.variable()?,
                3 => self.value_labels()?,
                4 => self.skip_counted(4)?,
                6 => self.skip_counted(80)?,
                7 => self.extension(&mut dictionary)?,
                999 => return self.data_fits().map(|()| dictionary),
                other => return Err(format!("record type {other}")),
            }
        }
    }

    fn header(&mut self) -> Result<Option<u32>, String> {
        let start = self.bytes(176)?;
        if &start[..4] != b"$FL2" && &start[..4] != b"$FL3" {
            return Err("no $FL2 or $FL3 at the start".to_owned());
        }
        let at = |from: usize| {
            [start[from], start[from + 1], start[from + 2], start[from + 3]]
        };
        let layout = i32::from_le_bytes(at(64));
        self.big = !(2..=3).contains(&layout);
        let of = |bytes| {
            if self.big { i32::from_be_bytes(bytes) } else { i32::from_le_bytes(bytes) }
        };
        if !(2..=3).contains(&of(at(64))) {
            return Err(format!("layout code {layout}"));
        }
        let (case_size, weight) = (of(at(68)), of(at(76)));
        if i64::from(case_size) > i64::try_from(self.length / 8).unwrap_or(i64::MAX) {
            return Err(format!(
                "cases of {case_size} segments in {} bytes",
                self.length
            ));
        }
        self.cases = u64::try_from(of(at(80))).unwrap_or(0);
        self.compression = of(at(72));
        Ok(u32::try_from(weight).ok().filter(|w| *w > 0))
    }

    /// The cases that the header states must fit the bytes that are left: a segment takes
    /// eight bytes plain, at least one compressed, and deflate packs some of those further.
    fn data_fits(&mut self) -> Result<(), String> {
        let at = self.reader.stream_position().map_err(|e| e.to_string())?;
        let left = self.length.saturating_sub(at);
        let most = match self.compression {
            0 => left / 8,
            1 => left,
            _ => left.saturating_mul(MOST_PACKED),
        };
        match self.cases.checked_mul(self.segments) {
            Some(needed) if needed <= most && self.compression == 2 => self.blocks_fit(),
            Some(needed) if needed <= most => Ok(()),
            _ => Err(format!(
                "{} cases of {} segments in {left} bytes of data",
                self.cases, self.segments
            )),
        }
    }

    /// The blocks of a .zsav file: their index lies at the end of the file, and no block
    /// inflates further than deflate can.
    fn blocks_fit(&mut self) -> Result<(), String> {
        const DEFLATE: u64 = 1032;
        self.skip(4)?;
        let (_, index, index_length) = (self.long()?, self.long()?, self.long()?);
        let end = index.checked_add(index_length);
        if end != Some(self.length) || index_length < 24 {
            return Err(format!("an index of {index_length} bytes at byte {index}"));
        }
        self.reader.seek(SeekFrom::Start(index)).map_err(|e| e.to_string())?;
        self.skip(16)?;
        let (largest, count) = (u64::from(self.number()?), u64::from(self.number()?));
        if count.checked_mul(24) != Some(index_length - 24) {
            return Err(format!("{count} blocks in an index of {index_length} bytes"));
        }
        for _ in 0..count {
            let (_, from) = (self.long()?, self.long()?);
            let (plain, packed) = (u64::from(self.number()?), u64::from(self.number()?));
            let inside = from.checked_add(packed).is_some_and(|end| end <= index);
            if !inside || plain > largest || plain > packed.saturating_mul(DEFLATE) {
                return Err(format!("a block of {packed} bytes that holds {plain}"));
            }
        }
        Ok(())
    }

    fn long(&mut self) -> Result<u64, String> {
        let bytes = self.bytes(8)?;
        let mut whole = [0; 8];
        whole.copy_from_slice(&bytes);
        Ok(if self.big { u64::from_be_bytes(whole) } else { u64::from_le_bytes(whole) })
    }

    fn variable(&mut self) -> Result<(), String> {
        let fixed = self.bytes(28)?;
        let of = |from: usize| {
            let bytes = [fixed[from], fixed[from + 1], fixed[from + 2], fixed[from + 3]];
            if self.big { i32::from_be_bytes(bytes) } else { i32::from_le_bytes(bytes) }
        };
        let (width, has_label, missing) = (of(0), of(4), of(8).unsigned_abs());
        if !(-1..=255).contains(&width) {
            return Err(format!("a variable of width {width}"));
        }
        self.segments += 1;
        if has_label != 0 {
            let length = u64::from(self.number()?);
            self.skip(length.div_ceil(4) * 4)?;
        }
        if missing > 3 {
            return Err(format!("{missing} missing values for one variable"));
        }
        self.skip(u64::from(missing) * 8)
    }

    fn value_labels(&mut self) -> Result<(), String> {
        let count = u64::from(self.number()?);
        if count * 16 > self.length {
            return Err(format!("{count} value labels in {} bytes", self.length));
        }
        for _ in 0..count {
            self.skip(8)?;
            let length = u64::from(self.bytes(1)?[0]);
            // Length and text together fill whole segments of eight bytes.
            self.skip((length + 1).div_ceil(8) * 8 - 1)?;
        }
        Ok(())
    }

    fn extension(&mut self, dictionary: &mut Dictionary) -> Result<(), String> {
        let (subtype, size, count) = (self.number()?, self.number()?, self.number()?);
        let length = u64::from(size) * u64::from(count);
        if length > MOST {
            return Err(format!("an extension record of {length} bytes"));
        }
        match subtype {
            7 | 19 => dictionary.sets.push(self.bytes(length)?),
            13 => dictionary.long_names = self.bytes(length)?,
            _ => self.skip(length)?,
        }
        Ok(())
    }

    fn skip_counted(&mut self, size: u64) -> Result<(), String> {
        let count = u64::from(self.number()?);
        self.skip(count * size)
    }

    fn number(&mut self) -> Result<u32, String> {
        let bytes = self.bytes(4)?;
        let bytes = [bytes[0], bytes[1], bytes[2], bytes[3]];
        Ok(if self.big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) })
    }

    fn bytes(&mut self, length: u64) -> Result<Vec<u8>, String> {
        self.within(length)?;
        let mut bytes = vec![0; usize::try_from(length).map_err(|e| e.to_string())?];
        self.reader.read_exact(&mut bytes).map_err(|e| e.to_string())?;
        Ok(bytes)
    }

    fn skip(&mut self, length: u64) -> Result<(), String> {
        self.within(length)?;
        let offset = i64::try_from(length).map_err(|e| e.to_string())?;
        self.reader.seek(SeekFrom::Current(offset)).map(|_| ()).map_err(|e| e.to_string())
    }

    /// A record must end within the file.
    fn within(&mut self, length: u64) -> Result<(), String> {
        let at = self.reader.stream_position().map_err(|e| e.to_string())?;
        match at.checked_add(length) {
            Some(end) if end <= self.length => Ok(()),
            _ => Err(format!("ends within its dictionary, at byte {}", self.length)),
        }
    }
}
