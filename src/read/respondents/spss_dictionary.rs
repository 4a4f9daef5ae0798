//! A walk over the dictionary of an SPSS file before anything is allocated for it.
//!
//! The reader crate trusts the counts that a file states and does not read the weight
//! variable, the response sets and the names that go with them. This walk checks that every
//! record lies within the file and collects what the crate leaves out. The layout is public:
//! "System File Format" in the PSPP developers' guide.

use std::path::Path;

use super::bounded::{Bounded, CUT};

/// What the walk found.
#[derive(Debug, Default)]
pub(super) struct Dictionary {
    /// The encoding that the file names; `None` when it names none that is known.
    pub(super) encoding: Option<&'static encoding_rs::Encoding>,
    /// Four bytes to put elsewhere before the crate reads the file, by their position.
    pub(super) patches: Vec<(usize, [u8; 4])>,
    /// Position of the weight variable in segments of eight bytes, from 1.
    pub(super) weight: Option<u32>,
    /// Bytes of the records that name the response sets.
    pub(super) sets: Vec<Vec<u8>>,
    /// Where the first record after the variables stands.
    pub(super) after_variables: usize,
    /// Where the record stands that ends the dictionary.
    pub(super) end: usize,
    /// The code page number, and where it stands.
    code_page: Option<(u32, u64)>,
    /// The number of cases, where the header leaves it open.
    cases: Option<u64>,
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
    let mut walker =
        Walker { file: Bounded::open(path)?, cases: None, compression: 0, segments: 0 };
    walker.walk()
}

struct Walker {
    file: Bounded,
    /// The cases that the header states; `None` when it leaves them open.
    cases: Option<u64>,
    compression: i32,
    /// Segments of eight bytes that a case has: one a variable record.
    segments: u64,
}

fn advance(rest: &mut &[u8], length: u64) -> Result<(), String> {
    let length = usize::try_from(length).map_err(|_| CUT)?;
    *rest = rest.get(length..).ok_or(CUT)?;
    Ok(())
}

/// Where a file states its encoding twice and the two differ (a code page of 2, "ASCII",
/// beside the name windows-1255 is common), the crate decodes the labels by the number and
/// the data by the name. The name is right; the number is taken away.
fn settle_encoding(dictionary: &mut Dictionary) {
    let Some((page, at)) = dictionary.code_page else { return };
    let of_page = || {
        let label = match page {
            65001 => "utf-8".to_owned(),
            2 | 3 => "windows-1252".to_owned(),
            1250..=1258 => format!("windows-{page}"),
            28591..=28605 => format!("iso-8859-{}", page - 28590),
            20866 => "koi8-r".to_owned(),
            _ => return None,
        };
        encoding_rs::Encoding::for_label(label.as_bytes())
    };
    match (dictionary.encoding, usize::try_from(at)) {
        (Some(_), Ok(at)) => dictionary.patches.push((at, [0; 4])),
        _ => dictionary.encoding = of_page(),
    }
}

impl Walker {
    fn walk(&mut self) -> Result<Dictionary, String> {
        let mut dictionary =
            Dictionary { weight: self.header()?, ..Dictionary::default() };
        loop {
            let at = self.file.position()?;
            let kind = self.file.number()?;
            if kind != 2 && dictionary.after_variables == 0 {
                dictionary.after_variables =
                    usize::try_from(at).map_err(|e| e.to_string())?;
            }
            match kind {
                2 => self.variable()?,
                3 => self.value_labels()?,
                4 => self.skip_counted(4)?,
                6 => self.skip_counted(80)?,
                7 => self.extension(&mut dictionary)?,
                999 => {
                    self.file.skip(4)?;
                    let at = self.file.position()?;
                    dictionary.end =
                        usize::try_from(at - 8).map_err(|e| e.to_string())?;
                    self.settle_cases(&mut dictionary)?;
                    settle_encoding(&mut dictionary);
                    return self.data_fits().map(|()| dictionary);
                }
                other => return Err(format!("record type {other}")),
            }
        }
    }

    fn header(&mut self) -> Result<Option<u32>, String> {
        let start = self.file.bytes(176)?;
        if &start[..4] != b"$FL2" && &start[..4] != b"$FL3" {
            return Err("no $FL2 or $FL3 at the start".to_owned());
        }
        let at = |from: usize| {
            [start[from], start[from + 1], start[from + 2], start[from + 3]]
        };
        let layout = i32::from_le_bytes(at(64));
        self.file.big = !(2..=3).contains(&layout);
        let of = |bytes| {
            if self.file.big {
                i32::from_be_bytes(bytes)
            } else {
                i32::from_le_bytes(bytes)
            }
        };
        if !(2..=3).contains(&of(at(64))) {
            return Err(format!("layout code {layout}"));
        }
        let (case_size, weight) = (of(at(68)), of(at(76)));
        if i64::from(case_size) > i64::try_from(self.file.length / 8).unwrap_or(i64::MAX)
        {
            return Err(format!(
                "cases of {case_size} segments in {} bytes",
                self.file.length
            ));
        }
        self.cases = u64::try_from(of(at(80))).ok();
        self.compression = of(at(72));
        Ok(u32::try_from(weight).ok().filter(|w| *w > 0))
    }

    /// Writers that stream leave the number of cases open (-1) and may state it in a record
    /// of its own; the crate would read no case at all.
    fn settle_cases(&mut self, dictionary: &mut Dictionary) -> Result<(), String> {
        if self.cases.is_some() {
            return Ok(());
        }
        let at = self.file.position()?;
        let segments = match (dictionary.cases, self.compression) {
            (Some(cases), _) => cases.saturating_mul(self.segments),
            (None, 0) => self.file.length.saturating_sub(at) / 8,
            (None, 1) => self.count_segments()?,
            _ => return Err("no number of cases".to_owned()),
        };
        self.file.seek(at)?;
        let cases = segments.checked_div(self.segments).unwrap_or(0);
        let stated = i32::try_from(cases).map_err(|_| format!("{cases} cases"))?;
        let bytes =
            if self.file.big { stated.to_be_bytes() } else { stated.to_le_bytes() };
        dictionary.patches.push((80, bytes));
        self.cases = Some(cases);
        Ok(())
    }

    /// Segments in compressed data: one for every command but 0 (nothing) and 252 (the
    /// end); after the eight commands come eight bytes for each 253.
    fn count_segments(&mut self) -> Result<u64, String> {
        let mut segments = 0;
        let mut commands = [0; 8];
        while self.file.fill(&mut commands) {
            if let Some(end) = commands.iter().position(|c| *c == 252) {
                segments += commands[..end].iter().filter(|c| **c != 0).count() as u64;
                break;
            }
            segments += commands.iter().filter(|c| **c != 0).count() as u64;
            let plain = commands.iter().filter(|c| **c == 253).count() as u64;
            self.file.skip(plain * 8)?;
        }
        Ok(segments)
    }

    /// The cases that the header states must fit the bytes that are left: a segment takes
    /// eight bytes plain, at least one compressed, and deflate packs some of those further.
    fn data_fits(&mut self) -> Result<(), String> {
        let at = self.file.position()?;
        let left = self.file.length.saturating_sub(at);
        let most = match self.compression {
            0 => left / 8,
            1 => left,
            _ => left.saturating_mul(MOST_PACKED),
        };
        let cases = self.cases.unwrap_or(0);
        match cases.checked_mul(self.segments) {
            Some(needed) if needed <= most && self.compression == 2 => self.blocks_fit(),
            Some(needed) if needed <= most => Ok(()),
            _ => Err(format!(
                "{cases} cases of {} segments in {left} bytes of data",
                self.segments
            )),
        }
    }

    /// The blocks of a .zsav file: their index lies at the end of the file, and no block
    /// inflates further than deflate can.
    fn blocks_fit(&mut self) -> Result<(), String> {
        const DEFLATE: u64 = 1032;
        let (_, index, index_length) =
            (self.file.long()?, self.file.long()?, self.file.long()?);
        let end = index.checked_add(index_length);
        if end != Some(self.file.length) || index_length < 24 {
            return Err(format!("an index of {index_length} bytes at byte {index}"));
        }
        self.file.seek(index)?;
        self.file.skip(16)?;
        let (largest, count) =
            (u64::from(self.file.number()?), u64::from(self.file.number()?));
        if count.checked_mul(24) != Some(index_length - 24) {
            return Err(format!("{count} blocks in an index of {index_length} bytes"));
        }
        for _ in 0..count {
            let (_, from) = (self.file.long()?, self.file.long()?);
            let (plain, packed) =
                (u64::from(self.file.number()?), u64::from(self.file.number()?));
            let inside = from.checked_add(packed).is_some_and(|end| end <= index);
            if !inside || plain > largest || plain > packed.saturating_mul(DEFLATE) {
                return Err(format!("a block of {packed} bytes that holds {plain}"));
            }
        }
        Ok(())
    }

    fn variable(&mut self) -> Result<(), String> {
        let fixed = self.file.bytes(28)?;
        let of = |from: usize| {
            let bytes = [fixed[from], fixed[from + 1], fixed[from + 2], fixed[from + 3]];
            if self.file.big {
                i32::from_be_bytes(bytes)
            } else {
                i32::from_le_bytes(bytes)
            }
        };
        let (width, has_label, missing) = (of(0), of(4), of(8).unsigned_abs());
        if !(-1..=255).contains(&width) {
            return Err(format!("a variable of width {width}"));
        }
        self.segments += 1;
        if has_label != 0 {
            let length = u64::from(self.file.number()?);
            self.file.skip(length.div_ceil(4) * 4)?;
        }
        if missing > 3 {
            return Err(format!("{missing} missing values for one variable"));
        }
        self.file.skip(u64::from(missing) * 8)
    }

    fn value_labels(&mut self) -> Result<(), String> {
        let count = u64::from(self.file.number()?);
        if count * 16 > self.file.length {
            return Err(format!("{count} value labels in {} bytes", self.file.length));
        }
        for _ in 0..count {
            self.file.skip(8)?;
            let length = u64::from(self.file.bytes(1)?[0]);
            // Length and text together fill whole segments of eight bytes.
            self.file.skip((length + 1).div_ceil(8) * 8 - 1)?;
        }
        // The crate takes the next record for the one with the variables.
        match self.file.number()? {
            4 => self.skip_counted(4),
            other => Err(format!("record type {other} after value labels")),
        }
    }

    fn extension(&mut self, dictionary: &mut Dictionary) -> Result<(), String> {
        let (subtype, size, count) =
            (self.file.number()?, self.file.number()?, self.file.number()?);
        let length = u64::from(size) * u64::from(count);
        if length > MOST {
            return Err(format!("an extension record of {length} bytes"));
        }
        match subtype {
            3 if length >= 32 => {
                let at = self.file.position()? + 28;
                let fields = self.file.bytes(length)?;
                let page = self.file.of([fields[28], fields[29], fields[30], fields[31]]);
                dictionary.code_page = Some((page, at));
            }
            7 | 19 => dictionary.sets.push(self.file.bytes(length)?),
            16 if length == 16 => {
                let fields = self.file.bytes(length)?;
                let cases = self.file.of_long(&fields[8..]);
                dictionary.cases = i64::try_from(cases).ok().map(i64::unsigned_abs);
            }
            20 => {
                let name = self.file.bytes(length)?;
                dictionary.encoding = encoding_rs::Encoding::for_label(name.trim_ascii());
            }
            21 => {
                let record = self.file.bytes(length)?;
                self.long_value_labels(&record)?;
            }
            22 => {
                let record = self.file.bytes(length)?;
                self.long_missing(&record)?;
            }
            _ => self.file.skip(length)?,
        }
        Ok(())
    }

    /// Labels of long strings: name, width, and a count of pairs, each with its lengths.
    fn long_value_labels(&self, record: &[u8]) -> Result<(), String> {
        let mut rest = record;
        while !rest.is_empty() {
            self.counted(&mut rest)?;
            let _width = self.take(&mut rest)?;
            let pairs = u64::from(self.take(&mut rest)?);
            if pairs * 8 > rest.len() as u64 {
                return Err(format!("{pairs} value labels in {} bytes", rest.len()));
            }
            for _ in 0..pairs * 2 {
                self.counted(&mut rest)?;
            }
        }
        Ok(())
    }

    /// Missing values of long strings: name, a count in one byte, one width for all.
    fn long_missing(&self, record: &[u8]) -> Result<(), String> {
        let mut rest = record;
        while !rest.is_empty() {
            self.counted(&mut rest)?;
            let (count, after) = rest.split_first().ok_or(CUT)?;
            rest = after;
            let width = u64::from(self.take(&mut rest)?);
            advance(&mut rest, u64::from(*count) * width)?;
        }
        Ok(())
    }

    fn counted(&self, rest: &mut &[u8]) -> Result<(), String> {
        let length = self.take(rest)?;
        advance(rest, u64::from(length))
    }

    fn take(&self, rest: &mut &[u8]) -> Result<u32, String> {
        let (first, after) = rest.split_first_chunk::<4>().ok_or(CUT)?;
        *rest = after;
        Ok(self.file.of(*first))
    }

    fn skip_counted(&mut self, size: u64) -> Result<(), String> {
        let count = u64::from(self.file.number()?);
        self.file.skip(count * size)
    }
}
