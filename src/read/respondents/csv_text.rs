//! Text of any encoding as a UTF-8 file that can be scanned.

use std::fs::File;
use std::io::{BufReader, BufWriter, Read, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use encoding_rs::{CoderResult, Encoding, UTF_8};
use tempfile::TempPath;

use crate::poll::{Code, Diagnostic};

/// A UTF-8 file with line ends that polars knows: the user's own, or a copy of it.
#[derive(Clone)]
pub(super) struct Utf8File {
    path: PathBuf,
    /// The encoding of the user's file.
    pub(super) encoding: &'static Encoding,
    /// Some lines may be blank.
    pub(super) blank_lines: bool,
    /// A copy is removed when nobody reads it any more.
    pub(super) copy: Option<Arc<TempPath>>,
}

impl Utf8File {
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

const BLOCK: usize = 1 << 20;

/// Finds the file's encoding in one pass in bounded memory; a file that is no UTF-8, or has
/// lone carriage returns, is copied.
pub(super) fn utf8_file(
    path: &Path,
    name: &str,
) -> Result<(Utf8File, Option<Diagnostic>), Diagnostic> {
    let unreadable =
        |e: std::io::Error| Diagnostic::new(Code::FileUnreadable, name).with("reason", e);
    let found = survey(path).map_err(unreadable)?;
    if found.nul && found.mark.is_none() {
        return Err(Diagnostic::new(Code::EncodingUnknown, name));
    }
    let encoding = match (found.mark, found.utf8) {
        (Some(encoding), _) => encoding,
        (None, true) => UTF_8,
        (None, false) => found.guess,
    };
    if encoding == UTF_8 && !found.utf8 {
        return Err(Diagnostic::new(Code::EncodingUnknown, name));
    }
    let carriage_returns = found.carriage_returns && !found.newlines;
    if encoding == UTF_8 && !carriage_returns {
        return Ok((
            Utf8File {
                path: path.to_owned(),
                encoding,
                blank_lines: found.blank_lines,
                copy: None,
            },
            None,
        ));
    }
    let Some(copy) = copy(path, encoding, carriage_returns).map_err(unreadable)? else {
        return Err(Diagnostic::new(Code::EncodingUnknown, name));
    };
    let guessed = (found.mark.is_none() && encoding != UTF_8).then(|| {
        Diagnostic::new(Code::EncodingGuessed, name).with("encoding", encoding.name())
    });
    let file = Utf8File {
        path: copy.to_path_buf(),
        encoding,
        blank_lines: true,
        copy: Some(Arc::new(copy)),
    };
    Ok((file, guessed))
}

struct Survey {
    mark: Option<&'static Encoding>,
    utf8: bool,
    nul: bool,
    newlines: bool,
    carriage_returns: bool,
    blank_lines: bool,
    guess: &'static Encoding,
}

fn survey(path: &Path) -> std::io::Result<Survey> {
    let mut reader = BufReader::with_capacity(BLOCK, File::open(path)?);
    let mut detector =
        chardetng::EncodingDetector::new(chardetng::Iso2022JpDetection::Deny);
    let mut strict = UTF_8.new_decoder_without_bom_handling();
    let mut found = Survey {
        mark: None,
        utf8: true,
        nul: false,
        newlines: false,
        carriage_returns: false,
        blank_lines: false,
        guess: UTF_8,
    };
    let mut block = vec![0; BLOCK];
    let mut scratch = String::with_capacity(BLOCK + 16);
    let mut first = true;
    loop {
        let n = fill(&mut reader, &mut block)?;
        let bytes = &block[..n];
        let last = n < block.len();
        if first {
            found.mark = Encoding::for_bom(bytes).map(|(encoding, _)| encoding);
            first = false;
        }
        found.nul |= bytes.contains(&0);
        found.newlines |= bytes.contains(&b'\n');
        found.carriage_returns |= bytes.contains(&b'\r');
        // Or one line end at the seam of two blocks: a needless look costs little.
        found.blank_lines |= bytes.first().is_some_and(u8::is_ascii_whitespace)
            || bytes.windows(2).any(|w| w == b"\n\n")
            || bytes.windows(4).any(|w| w == b"\r\n\r\n");
        if found.utf8 {
            found.utf8 = decodes(&mut strict, bytes, &mut scratch, last);
        }
        detector.feed(bytes, last);
        if last {
            found.guess = detector.guess(None, chardetng::Utf8Detection::Deny);
            return Ok(found);
        }
    }
}

/// True while no byte had to be replaced.
fn decodes(
    decoder: &mut encoding_rs::Decoder,
    mut bytes: &[u8],
    scratch: &mut String,
    last: bool,
) -> bool {
    loop {
        scratch.clear();
        let (result, read, replaced) = decoder.decode_to_string(bytes, scratch, last);
        bytes = &bytes[read..];
        if replaced {
            return false;
        }
        if result == CoderResult::InputEmpty {
            return true;
        }
    }
}

/// A UTF-8 copy; `None` when a byte had to be replaced.
fn copy(
    path: &Path,
    encoding: &'static Encoding,
    carriage_returns: bool,
) -> std::io::Result<Option<TempPath>> {
    let mut reader = BufReader::with_capacity(BLOCK, File::open(path)?);
    let file = tempfile::Builder::new().prefix("endoxa-").suffix(".csv").tempfile()?;
    let mut out = BufWriter::with_capacity(BLOCK, file.reopen()?);
    let mut decoder = encoding.new_decoder_with_bom_removal();
    let mut block = vec![0; BLOCK];
    let mut text = String::with_capacity(4 * BLOCK);
    loop {
        let n = fill(&mut reader, &mut block)?;
        let last = n < block.len();
        let mut bytes = &block[..n];
        loop {
            text.clear();
            let (result, read, replaced) =
                decoder.decode_to_string(bytes, &mut text, last);
            bytes = &bytes[read..];
            if replaced {
                return Ok(None);
            }
            if carriage_returns {
                out.write_all(text.replace('\r', "\n").as_bytes())?;
            } else {
                out.write_all(text.as_bytes())?;
            }
            if result == CoderResult::InputEmpty {
                break;
            }
        }
        if last {
            out.flush()?;
            return Ok(Some(file.into_temp_path()));
        }
    }
}

/// Fills the block as far as the file goes.
fn fill(reader: &mut impl Read, block: &mut [u8]) -> std::io::Result<usize> {
    let mut n = 0;
    while n < block.len() {
        match reader.read(&mut block[n..])? {
            0 => break,
            more => n += more,
        }
    }
    Ok(n)
}
