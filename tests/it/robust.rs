//! Whatever the bytes of a file: a value or an error, no panic, and no memory out of
//! proportion.
//!
//! Mutations of a small corpus (tests/fixtures/respondents), seconds long by default.
//! `ENDOXA_FUZZ_ROUNDS=50000 cargo test --release mutated` takes minutes; an input that
//! kills the process is left in the folder that `ENDOXA_FUZZ_KEEP` names, and
//! `ENDOXA_FUZZ_ONLY` takes one file of the corpus.

use std::io::Write as _;
use std::path::{Path, PathBuf};

use endoxa::analysis::describe;
use endoxa::read::declarations;
use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};

use crate::common::{Outcome, root, run};

const CORPUS: [&str; 12] = [
    "missing.sav",
    "missing.zsav",
    "hebrew_1255.sav",
    "code_page_2.sav",
    "cases_open.sav",
    "missing.dta",
    "hebrew_1255.dta",
    "survey.xlsx",
    "plain.parquet",
    "panel.csv",
    "panel.codebook.csv",
    "panel.codebook.toml",
];

fn fixture(name: &str) -> PathBuf {
    root().join("tests/fixtures/respondents").join(name)
}

fn rounds() -> u32 {
    std::env::var("ENDOXA_FUZZ_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(400)
}

/// Reading must end in a value or an error; the test process dies of anything else.
fn survives(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    if name.ends_with(".codebook.toml") {
        let _ = declarations(&path);
    } else if name.ends_with(".codebook.csv") {
        let _ = endoxa::read::codebook(&path);
    } else {
        let _ = describe(&path, None);
    }
}

/// Bytes changed, numbers set to their extremes, pieces cut out, doubled or moved.
fn mutate(bytes: &mut Vec<u8>, random: &mut Pcg64) {
    const EXTREMES: [u32; 8] =
        [0, 1, 0x7F, 0xFF, 0xFFFF, 0x7FFF_FFFF, 0x8000_0000, u32::MAX];
    for _ in 0..1 + random.next_u32() % 4 {
        let length = bytes.len();
        if length < 16 {
            return;
        }
        let at = random.next_u32() as usize % (length - 8);
        let piece = at..(at + 1 + random.next_u32() as usize % 64).min(length);
        match random.next_u32() % 6 {
            0..=2 => bytes[at] = random.next_u32() as u8,
            3 => {
                let number = EXTREMES[random.next_u32() as usize % EXTREMES.len()];
                bytes[at..at + 4].copy_from_slice(&number.to_le_bytes());
            }
            4 => {
                bytes.drain(piece);
            }
            _ => {
                let copy = bytes[piece].to_vec();
                let to = random.next_u32() as usize % length;
                bytes.splice(to..to, copy);
            }
        }
    }
}

#[test]
fn truncated_and_mutated_files_end_in_an_error_or_a_value() {
    let temporary = tempfile::tempdir().unwrap();
    let folder = std::env::var("ENDOXA_FUZZ_KEEP")
        .map_or_else(|_| temporary.path().to_owned(), PathBuf::from);
    let only = std::env::var("ENDOXA_FUZZ_ONLY").ok();
    let mut random = Pcg64::seed_from_u64(2012);
    for name in
        CORPUS.into_iter().filter(|name| only.as_deref().is_none_or(|o| o == *name))
    {
        let whole = std::fs::read(fixture(name)).unwrap();
        for length in (0..whole.len()).step_by(13) {
            survives(&folder, name, &whole[..length]);
        }
        for _ in 0..rounds() {
            let mut bytes = whole.clone();
            mutate(&mut bytes, &mut random);
            survives(&folder, name, &bytes);
        }
    }
}

#[test]
fn hostile_counts_are_refused_before_anything_is_allocated() {
    let folder = tempfile::tempdir().unwrap();
    let whole = std::fs::read(fixture("hebrew_1255.sav")).unwrap();
    let labels = whole.windows(8).position(|w| w == [3, 0, 0, 0, 4, 0, 0, 0]).unwrap();
    let mut many = whole.clone();
    many[labels + 4..labels + 8].copy_from_slice(&i32::MAX.to_le_bytes());
    let info = whole.windows(8).position(|w| w == [7, 0, 0, 0, 3, 0, 0, 0]).unwrap();
    let mut large = whole.clone();
    large[info + 12..info + 16].copy_from_slice(&u32::MAX.to_le_bytes());
    // A count of two thousand million long labels, in a record of twenty bytes.
    let mut long = whole.clone();
    let record: Vec<u8> = [7_u32, 21, 1, 20, 2]
        .into_iter()
        .flat_map(u32::to_le_bytes)
        .chain(*b"Q1")
        .chain([8, i32::MAX as u32].into_iter().flat_map(u32::to_le_bytes))
        .chain([0; 6])
        .collect();
    long.splice(info..info, record);
    let mut cases = whole;
    cases[80..84].copy_from_slice(&i32::MAX.to_le_bytes());
    let hostile = [("labels", many), ("record", large), ("long", long), ("cases", cases)];
    for (what, bytes) in hostile {
        let found = described(folder.path(), "hostile.sav", &bytes);
        assert_eq!(found.code, 2, "{what}: {}", found.out);
        assert!(found.err.contains("file-damaged"), "{what}: {}", found.err);
    }
}

fn described(folder: &Path, name: &str, bytes: &[u8]) -> Outcome {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    run(&["describe", &path.display().to_string()])
}

fn workbook(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let deflated = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    for (name, bytes) in parts {
        archive.start_file(*name, deflated).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

#[test]
fn a_workbook_that_inflates_a_thousandfold_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let blanks = vec![b' '; 64 << 20];
    let bomb = workbook(&[("xl/worksheets/sheet1.xml", &blanks)]);
    let found = described(folder.path(), "bomb.xlsx", &bomb);
    assert_eq!(found.code, 2);
    assert!(found.err.contains("inflate to more than"), "{}", found.err);
}

#[test]
fn one_cell_in_the_last_corner_makes_no_room_for_all_others() {
    let folder = tempfile::tempdir().unwrap();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let sheet = format!(
        "<worksheet xmlns=\"{main}\"><sheetData><row r=\"1\"><c r=\"A1\"><v>1</v></c></row>\
         <row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row></sheetData></worksheet>"
    );
    let book = format!(
        "<workbook xmlns=\"{main}\" xmlns:r=\"{office}\"><sheets>\
         <sheet name=\"a\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
    );
    let links = format!(
        "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">\
         <Relationship Id=\"rId1\" Type=\"{office}/worksheet\" \
         Target=\"worksheets/sheet1.xml\"/></Relationships>"
    );
    let root = links.replace("/worksheet", "/officeDocument");
    let root = root.replace("worksheets/sheet1.xml", "xl/workbook.xml");
    let bytes = workbook(&[
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ]);
    let found = described(folder.path(), "corner.xlsx", &bytes);
    assert_eq!(found.code, 2);
    assert!(found.err.contains("a cell in row 1048576"), "{}", found.err);
}

#[test]
fn a_line_of_a_hundred_megabytes_is_an_error_with_its_line() {
    let folder = tempfile::tempdir().unwrap();
    let mut bytes = b"q,w\n1,1\n2,".to_vec();
    bytes.resize(100 << 20, b'x');
    let found = described(folder.path(), "long.csv", &bytes);
    assert_eq!(found.code, 2);
    assert!(found.err.contains("long.csv:3: error[line-too-long]"), "{}", found.err);
    let found = described(folder.path(), "header.csv", &bytes[8..]);
    assert!(found.err.contains("error[line-too-long]"), "{}", found.err);
}

#[test]
fn thirty_thousand_variables_are_read() {
    let folder = tempfile::tempdir().unwrap();
    let names: Vec<String> = (0..30_000).map(|i| format!("v{i}")).collect();
    let row = vec!["1"; names.len()].join(",");
    let text = format!("{}\n{row}\n{row}\n", names.join(","));
    let path = folder.path().join("wide.csv");
    std::fs::write(&path, text).unwrap();
    let found = describe(&path, None).unwrap().value;
    assert_eq!((found.rows, found.variables.len()), (2, 30_000));
    let sav = folder.path().join("wide.sav").display().to_string();
    let wide = path.display().to_string();
    assert_eq!(run(&["convert", &wide, "--to", &sav, "--quiet"]).code, 0);
    let found = describe(Path::new(&sav), None).unwrap().value;
    assert_eq!((found.rows, found.variables.len()), (2, 30_000));
}
