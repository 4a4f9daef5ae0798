//! A walk over the layout of a Stata file before anything is allocated for it.
//!
//! The reader crate allocates what the counts of variables, label tables and long strings
//! state. This walk checks that each lies within the file. The layouts are public: "File
//! formats .dta" in Stata's help, for releases 102 to 119.

use std::path::Path;

use super::bounded::Bounded;

/// Lengths of the entries that differ from release to release.
struct Layout {
    release: u16,
    variables: u64,
    rows: u64,
}

impl Layout {
    fn tagged(&self) -> bool {
        self.release >= 117
    }

    fn name(&self) -> u64 {
        match self.release {
            ..110 => 9,
            110..118 => 33,
            _ => 129,
        }
    }

    fn label(&self) -> u64 {
        match self.release {
            ..108 => 32,
            108..118 => 81,
            _ => 321,
        }
    }

    fn format(&self) -> u64 {
        match self.release {
            ..105 => 7,
            105..114 => 12,
            114..118 => 49,
            _ => 57,
        }
    }

    /// Bytes that a variable takes before the data.
    fn variable(&self) -> u64 {
        let (kind, sort) = (if self.tagged() { 2 } else { 1 }, self.sort());
        kind + sort + 2 * self.name() + self.format() + self.label()
    }

    fn sort(&self) -> u64 {
        if self.release < 119 { 2 } else { 4 }
    }
}

/// Walks a file.
///
/// # Errors
/// What is wrong, for a diagnostic.
pub(super) fn walk(path: &Path) -> Result<(), String> {
    let mut file = Bounded::open(path)?;
    let tagged = file.length >= 11 && file.bytes(11)? == b"<stata_dta>";
    if tagged {
        return walk_tagged(&mut file);
    }
    file.seek(0)?;
    walk_plain(&mut file)
}

fn checked(file: &Bounded, layout: &Layout) -> Result<(), String> {
    let needed = layout.variables.checked_mul(layout.variable());
    if needed.is_none_or(|needed| needed > file.length) || layout.rows > file.length {
        return Err(format!(
            "{} rows of {} variables in {} bytes",
            layout.rows, layout.variables, file.length
        ));
    }
    Ok(())
}

fn walk_tagged(file: &mut Bounded) -> Result<(), String> {
    file.skip(b"<header><release>".len() as u64)?;
    let release = file.bytes(3)?;
    let release = std::str::from_utf8(&release).ok().and_then(|r| r.parse().ok());
    let release: u16 = release.ok_or("no release")?;
    if !(117..=119).contains(&release) {
        return Err(format!("release {release}"));
    }
    file.skip(b"</release><byteorder>".len() as u64)?;
    file.big = file.bytes(3)? == b"MSF";
    file.skip(b"</byteorder><K>".len() as u64)?;
    let variables =
        if release < 119 { u64::from(file.short()?) } else { u64::from(file.number()?) };
    file.skip(b"</K><N>".len() as u64)?;
    let rows = if release < 118 { u64::from(file.number()?) } else { file.long()? };
    let layout = Layout { release, variables, rows };
    checked(file, &layout)?;
    file.skip(b"</N><label>".len() as u64)?;
    let label =
        if release < 118 { u64::from(file.byte()?) } else { u64::from(file.short()?) };
    file.skip(label + b"</label><timestamp>".len() as u64)?;
    let timestamp = u64::from(file.byte()?);
    file.skip(timestamp + b"</timestamp></header><map>".len() as u64)?;
    let map: Vec<u64> = (0..14).map(|_| file.long()).collect::<Result<_, _>>()?;
    file.seek(map[10])?;
    long_strings(file, &layout)?;
    file.seek(map[11])?;
    file.skip(b"<value_labels>".len() as u64)?;
    let mut tag = [0; 5];
    while file.fill(&mut tag) && &tag == b"<lbl>" {
        let length = u64::from(file.number()?);
        file.skip(layout.name() + 3 + length + b"</lbl>".len() as u64)?;
    }
    Ok(())
}

fn long_strings(file: &mut Bounded, layout: &Layout) -> Result<(), String> {
    file.skip(b"<strls>".len() as u64)?;
    let mut tag = [0; 3];
    while file.fill(&mut tag) && &tag == b"GSO" {
        file.skip(if layout.release < 118 { 8 } else { 12 } + 1)?;
        let length = u64::from(file.number()?);
        file.skip(length)?;
    }
    Ok(())
}

fn walk_plain(file: &mut Bounded) -> Result<(), String> {
    let release = u16::from(file.byte()?);
    file.big = file.byte()? == 1;
    if !(102..117).contains(&release) {
        return Err(format!("release {release}"));
    }
    file.skip(2)?;
    let variables = u64::from(file.short()?);
    let rows =
        if release == 102 { u64::from(file.short()?) } else { u64::from(file.number()?) };
    let layout = Layout { release, variables, rows };
    checked(file, &layout)?;
    let stamp = if release < 105 { 0 } else { 18 };
    file.skip(layout.label() + stamp)?;
    let kinds = file.bytes(variables)?;
    file.skip(variables * layout.variable() - variables + layout.sort())?;
    let expansion = if release < 105 { 0 } else { 1 };
    if expansion > 0 {
        expansions(file, release)?;
    }
    let width: u64 = kinds.iter().map(|kind| plain_width(release, *kind)).sum();
    file.skip(width.checked_mul(rows).ok_or("too many rows")?)?;
    value_labels(file, &layout)
}

/// Bytes that a value of a kind takes.
fn plain_width(release: u16, kind: u8) -> u64 {
    match (release < 111, kind) {
        (true, b'b') | (false, 0xFB) => 1,
        (true, b'i') | (false, 0xFC) => 2,
        (true, b'l' | b'f') | (false, 0xFD | 0xFE) => 4,
        (true, b'd') | (false, 0xFF) => 8,
        (true, kind) => u64::from(kind.saturating_sub(0x7F)),
        (false, kind) => u64::from(kind),
    }
}

fn expansions(file: &mut Bounded, release: u16) -> Result<(), String> {
    loop {
        let kind = file.byte()?;
        let length = if release < 110 {
            u64::from(file.short()?)
        } else {
            u64::from(file.number()?)
        };
        if kind == 0 && length == 0 {
            return Ok(());
        }
        file.skip(length)?;
    }
}

fn value_labels(file: &mut Bounded, layout: &Layout) -> Result<(), String> {
    while file.position()? < file.length {
        if layout.release < 105 {
            let length = u64::from(file.short()?);
            file.skip(12 + 2 + length)?;
        } else {
            let length = u64::from(file.number()?);
            file.skip(33 + 3 + length)?;
        }
    }
    Ok(())
}
