//! Pages of documentation that say what the program says.

use endoxa::report::codes_page;

use crate::common::{root, run};

/// `ENDOXA_UPDATE_DOCS=1 cargo test --release documentation` writes the page anew.
#[test]
fn the_page_of_diagnostics_lists_every_code_as_the_program_says_it() {
    let path = root().join("docs/diagnostics.md");
    let page = codes_page();
    if std::env::var_os("ENDOXA_UPDATE_DOCS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    assert!(
        std::fs::read_to_string(&path).unwrap() == page,
        "docs/diagnostics.md is old"
    );
}

#[test]
fn a_code_is_explained_in_the_language_that_is_asked_for() {
    let found = run(&["explain", "weight-is-text"]);
    assert_eq!(found.code, 0, "{}", found.err);
    assert!(found.out.contains("stored as text"), "{}", found.out);
    let arabic = run(&["explain", "weight-is-text", "--lang", "ar"]);
    assert!(arabic.out.contains("الأوزان"), "{}", arabic.out);
}
