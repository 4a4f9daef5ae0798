//! The floors of the house: a module uses only floors below its own.

use std::path::{Path, PathBuf};

use crate::common::root;

/// From the ground up; modules of one floor may not use each other.
const FLOORS: [&[&str]; 13] = [
    &["poll", "stats"],
    &["text"],
    &["results"],
    &["read"],
    &["tally"],
    &["survey"],
    &["analysis"],
    &["phrase"],
    &["chart"],
    &["report"],
    &["article"],
    &["study"],
    &["cli"],
];

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| floor.contains(&module))
}

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(sources(&path));
        } else if path.extension().is_some_and(|e| e == "rs") {
            found.push(path);
        }
    }
    found.sort();
    found
}

fn own_module(path: &Path) -> String {
    let relative = path.strip_prefix(root().join("src")).unwrap();
    relative.components().next().unwrap().as_os_str().to_string_lossy().into_owned()
}

#[test]
fn modules_use_only_floors_below_their_own() {
    let mut wrong = Vec::new();
    for path in sources(&root().join("src")) {
        let own = own_module(&path);
        let Some(here) = floor(&own) else { continue };
        let text = std::fs::read_to_string(&path).unwrap();
        // Tests may look anywhere.
        let text = text.split("#[cfg(test)]").next().unwrap().to_owned();
        for part in text.split("crate::").skip(1) {
            let used: String =
                part.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let Some(there) = floor(&used) else { continue };
            if used != own && there >= here {
                wrong.push(format!("{} uses {used}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn polars_lives_in_read_and_tally_only() {
    for path in sources(&root().join("src")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let uses = text.contains("polars::") || text.contains("use polars");
        assert!(
            !uses || ["read", "tally"].contains(&own_module(&path).as_str()),
            "{}",
            path.display()
        );
    }
}

#[test]
fn sentences_stand_in_catalogues_not_in_code() {
    // Arabic and Hebrew letters in code mean a sentence that a catalogue should hold; the
    // reader's own marks for "about" and "don't know" are input, not output.
    let readers = [
        "src/poll/percent.rs",
        "src/poll/codebook.rs",
        "src/poll/span.rs",
        "src/read/block.rs",
        "src/read/undecided.rs",
        "src/read/oddities/kinds.rs",
    ];
    for path in sources(&root().join("src")) {
        let text = std::fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap();
        let code: String = code
            .lines()
            .filter(|line| !line.trim_start().starts_with("//"))
            .collect::<Vec<_>>()
            .join("\n");
        let foreign = code.chars().any(|c| ('\u{0590}'..='\u{06ff}').contains(&c));
        let allowed = readers.iter().any(|reader| path.ends_with(reader));
        let name = path.file_name().unwrap().to_string_lossy();
        let for_tests = name.ends_with("tests.rs") || name.ends_with("_sample.rs");
        let digits = path.ends_with("src/text/numbers.rs") || for_tests;
        let punctuation = path.ends_with("src/chart/answers.rs")
            || path.ends_with("src/read/checks.rs");
        assert!(
            !foreign || allowed || digits || punctuation,
            "{} holds Arabic or Hebrew",
            path.display()
        );
    }
}
