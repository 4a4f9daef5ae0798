//! A file read field by field, in which nothing may claim more than there is.

use std::fs::File;
use std::io::{BufReader, Read as _, Seek as _, SeekFrom};
use std::path::Path;

/// What is said of a record that its own fields overrun.
pub(super) const CUT: &str = "a record that ends within a field";

/// A file with its length and the order of its bytes.
pub(super) struct Bounded {
    reader: BufReader<File>,
    pub(super) length: u64,
    pub(super) big: bool,
}

impl Bounded {
    pub(super) fn open(path: &Path) -> Result<Self, String> {
        let file = File::open(path).map_err(|e| e.to_string())?;
        let length = file.metadata().map_err(|e| e.to_string())?.len();
        Ok(Self { reader: BufReader::new(file), length, big: false })
    }

    pub(super) fn position(&mut self) -> Result<u64, String> {
        self.reader.stream_position().map_err(|e| e.to_string())
    }

    pub(super) fn seek(&mut self, at: u64) -> Result<(), String> {
        if at > self.length {
            return Err(format!("a part at byte {at} of {}", self.length));
        }
        self.reader.seek(SeekFrom::Start(at)).map(|_| ()).map_err(|e| e.to_string())
    }

    pub(super) fn of(&self, bytes: [u8; 4]) -> u32 {
        if self.big { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) }
    }

    pub(super) fn of_long(&self, bytes: &[u8]) -> u64 {
        let mut whole = [0; 8];
        whole.copy_from_slice(&bytes[..8]);
        if self.big { u64::from_be_bytes(whole) } else { u64::from_le_bytes(whole) }
    }

    pub(super) fn byte(&mut self) -> Result<u8, String> {
        Ok(self.bytes(1)?[0])
    }

    pub(super) fn short(&mut self) -> Result<u16, String> {
        let bytes = self.bytes(2)?;
        let bytes = [bytes[0], bytes[1]];
        Ok(if self.big { u16::from_be_bytes(bytes) } else { u16::from_le_bytes(bytes) })
    }

    pub(super) fn number(&mut self) -> Result<u32, String> {
        let bytes = self.bytes(4)?;
        Ok(self.of([bytes[0], bytes[1], bytes[2], bytes[3]]))
    }

    pub(super) fn long(&mut self) -> Result<u64, String> {
        let bytes = self.bytes(8)?;
        Ok(self.of_long(&bytes))
    }

    pub(super) fn bytes(&mut self, length: u64) -> Result<Vec<u8>, String> {
        self.within(length)?;
        let mut bytes = vec![0; usize::try_from(length).map_err(|e| e.to_string())?];
        self.reader.read_exact(&mut bytes).map_err(|e| e.to_string())?;
        Ok(bytes)
    }

    /// False when the file has no more that would fill it.
    pub(super) fn fill(&mut self, bytes: &mut [u8]) -> bool {
        self.reader.read_exact(bytes).is_ok()
    }

    pub(super) fn skip(&mut self, length: u64) -> Result<(), String> {
        self.within(length)?;
        let offset = i64::try_from(length).map_err(|e| e.to_string())?;
        self.reader.seek_relative(offset).map_err(|e| e.to_string())
    }

    /// A record must end within the file.
    fn within(&mut self, length: u64) -> Result<(), String> {
        let at = self.position()?;
        match at.checked_add(length) {
            Some(end) if end <= self.length => Ok(()),
            _ => Err(format!("ends within a record, at byte {}", self.length)),
        }
    }
}
