//! Bytes to UTF-8 text with uniform line ends.

use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use crate::poll::{Code, Diagnostic};

const BEGINNING: u64 = 1 << 16;

/// A file to read, and the name that messages call it by.
#[derive(Debug, Clone)]
pub struct Source {
    path: PathBuf,
    name: String,
    /// Standard input can be read only once.
    input: Arc<OnceLock<Vec<u8>>>,
}

impl Source {
    /// A file named as the user named it; `-` is standard input.
    #[must_use]
    pub fn new(path: &Path) -> Self {
        Self::named(path, &path.display().to_string())
    }

    /// A file that a study names: messages and results call it `name`, so that they are
    /// the same wherever the study lies.
    #[must_use]
    pub fn named(path: &Path, name: &str) -> Self {
        Self { path: path.to_owned(), name: name.to_owned(), input: Arc::default() }
    }

    /// Text that is at hand already.
    #[must_use]
    pub fn held(name: &str, text: &str) -> Self {
        let source = Self::named(Path::new("-"), name);
        let _ = source.input.set(text.as_bytes().to_vec());
        source
    }

    /// What messages call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its text in UTF-8, without a byte-order mark, with `\n` line ends.
    ///
    /// # Errors
    /// A diagnostic when the file cannot be read or its encoding cannot be told.
    pub fn text(&self) -> Result<(String, Option<Diagnostic>), Diagnostic> {
        let bytes = self.bytes().map_err(|e| {
            Diagnostic::new(Code::FileUnreadable, &self.name).with("reason", e)
        })?;
        decode(&bytes, &self.name)
    }

    /// The file, as it was given.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Its first line as text, read without the rest where that is possible: a file of
    /// respondents may be large.
    ///
    /// # Errors
    /// As [`Source::text`].
    pub fn first_line(&self) -> Result<String, Diagnostic> {
        let beginning =
            if self.path == Path::new("-") { None } else { self.beginning().ok() };
        let text = match beginning.map(|bytes| decode(&bytes, &self.name)) {
            Some(Ok((text, _))) => text,
            _ => self.text()?.0,
        };
        Ok(text.lines().next().unwrap_or("").to_owned())
    }

    /// The first lines, as many as fit into 64 KiB.
    fn beginning(&self) -> std::io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        std::fs::File::open(&self.path)?.take(BEGINNING).read_to_end(&mut bytes)?;
        if bytes.len() as u64 == BEGINNING
            && let Some(end) = bytes.iter().rposition(|byte| *byte == b'\n')
        {
            bytes.truncate(end + 1);
        }
        Ok(bytes)
    }

    pub(super) fn bytes(&self) -> std::io::Result<Vec<u8>> {
        if self.path == Path::new("-") {
            if let Some(bytes) = self.input.get() {
                return Ok(bytes.clone());
            }
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes)?;
            Ok(self.input.get_or_init(|| bytes).clone())
        } else {
            std::fs::read(&self.path)
        }
    }
}

/// Decodes UTF-8 (with or without mark), UTF-16 with a mark, and, with a warning, the
/// encoding that the bytes look like.
///
/// # Errors
/// A diagnostic when the bytes are no text (they hold NUL) or decode only with
/// replacement characters.
pub fn decode(
    bytes: &[u8],
    name: &str,
) -> Result<(String, Option<Diagnostic>), Diagnostic> {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        let (text, broken) = encoding.decode_without_bom_handling(&bytes[mark..]);
        return if broken {
            Err(Diagnostic::new(Code::EncodingUnknown, name))
        } else {
            Ok((line_ends(text.into_owned()), None))
        };
    }
    if bytes.contains(&0) {
        return unmarked_utf16(bytes, name);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        return Ok((line_ends(text.to_owned()), None));
    }
    let mut detector =
        chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    let encoding = detector.guess(None, chardetng::Utf8Detection::Deny);
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if broken {
        return Err(Diagnostic::new(Code::EncodingUnknown, name));
    }
    let line = 1 + line_of_first_high_byte(bytes);
    let warning = Diagnostic::new(Code::EncodingGuessed, name)
        .line(line)
        .with("encoding", encoding.name());
    Ok((line_ends(text.into_owned()), Some(warning)))
}

/// UTF-16 without a mark: half of its bytes are zero where the text is Latin, as separators
/// and line ends always are.
fn unmarked_utf16(
    bytes: &[u8],
    name: &str,
) -> Result<(String, Option<Diagnostic>), Diagnostic> {
    let unknown = || Diagnostic::new(Code::EncodingUnknown, name);
    let zeros = |odd: usize| {
        bytes.iter().skip(odd).step_by(2).take(512).filter(|byte| **byte == 0).count()
    };
    let encoding = match (zeros(0), zeros(1)) {
        (0, high) if high > 0 => encoding_rs::UTF_16LE,
        (high, 0) if high > 0 => encoding_rs::UTF_16BE,
        _ => return Err(unknown()),
    };
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if broken || bytes.len() % 2 == 1 || text.contains('\0') {
        return Err(unknown());
    }
    let warning = Diagnostic::new(Code::EncodingGuessed, name)
        .line(1)
        .with("encoding", encoding.name());
    Ok((line_ends(text.into_owned()), Some(warning)))
}

fn line_of_first_high_byte(bytes: &[u8]) -> u64 {
    let at = bytes.iter().position(|b| *b >= 0x80).unwrap_or(0);
    bytes[..at].iter().filter(|b| **b == b'\n').count() as u64
}

/// CR LF and the lone CR of old spreadsheets become LF; lines keep their numbers.
fn line_ends(text: String) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use std::num::NonZeroU64;

    use super::*;

    #[test]
    fn utf8_with_mark_and_carriage_returns_becomes_plain_lines() {
        let (text, warning) = decode(b"\xEF\xBB\xBFa,b\r\n1,2\r\n", "f.csv").unwrap();
        assert_eq!(text, "a,b\n1,2\n");
        assert!(warning.is_none());
        assert_eq!(decode(b"a,b\r1,2\r", "f.csv").unwrap().0, "a,b\n1,2\n");
    }

    #[test]
    fn hebrew_in_windows_1255_is_read_and_said() {
        let (bytes, _, _) =
            encoding_rs::WINDOWS_1255.encode("answer\nתומכים בעסקה כוללת\nמתנגדים\n");
        let (text, warning) = decode(&bytes, "f.csv").unwrap();
        assert!(text.contains("תומכים בעסקה כוללת"));
        let warning = warning.unwrap();
        assert_eq!(warning.code, Code::EncodingGuessed);
        assert_eq!(warning.place.line, NonZeroU64::new(2));
    }

    #[test]
    fn utf16_without_a_mark_is_read_and_said() {
        let little: Vec<u8> =
            "a,b\n1,ש\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> =
            "a,b\n1,ש\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        for bytes in [little, big] {
            let (text, warning) = decode(&bytes, "f.csv").unwrap();
            assert_eq!(text, "a,b\n1,ש\n");
            assert_eq!(warning.unwrap().code, Code::EncodingGuessed);
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_refused() {
        assert_eq!(
            decode(b"PK\x03\x04\0\0", "x").unwrap_err().code,
            Code::EncodingUnknown
        );
    }
}
