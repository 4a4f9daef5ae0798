//! Polls typed in.

use crate::common::{Outcome, endoxa, folder, outcome, path};

const BLOCK: &str = "Maariv | Lazar | 8-9 Jan 2025 | adults 18+ | panel | n=?\n\
    Q deal [paraphrase]: position on a deal\n\
    comprehensive deal  52\n\
    partial deal        36\n\
    oppose any deal      6\n\
    no opinion           6\n\
    src https://example.org/poll\n";

fn add(folder: &tempfile::TempDir, block: &str, more: &[&str]) -> Outcome {
    let file = path(folder, "polls.csv");
    let mut command = endoxa(&[&["add", file.as_str()], more].concat());
    command.write_stdin(block);
    outcome(&mut command)
}

fn file(folder: &tempfile::TempDir) -> String {
    std::fs::read_to_string(folder.path().join("polls.csv")).unwrap_or_default()
}

#[test]
fn a_block_is_echoed_and_written_without_a_terminal() {
    let folder = folder(&[]);
    let done = add(&folder, BLOCK, &["--yes"]);
    assert_eq!(done.code, 0, "{}", done.err);
    let place = format!("{}/", folder.path().display());
    let shown =
        format!("{}{}\n{}", done.out, done.err, file(&folder)).replace(&place, "");
    insta::assert_snapshot!("add_first", shown);
    assert!(!file(&folder).contains("sample_size"), "no sample size is invented");
}

#[test]
fn a_second_poll_takes_over_what_the_house_said_last_and_marks_it() {
    let folder = folder(&[]);
    assert_eq!(add(&folder, BLOCK, &["--yes"]).code, 0);
    let before = file(&folder);
    let next = "Maariv | Lazar | 15–16 Jan 2025 | n=٥٠٢\nQ deal [paraphrase]: position on a deal\n\
                comprehensive deal\t54\npartial deal\t34\noppose any deal\t6\nno opinion\t6\n";
    let done = add(&folder, next, &["--yes"]);
    assert_eq!(done.code, 0, "{}", done.err);
    assert!(done.err.contains("taken-over"), "{}", done.err);
    insta::assert_snapshot!("add_second", file(&folder));
    // Other rows keep every cell.
    let first: Vec<&str> = before.lines().skip(1).collect();
    for (old, new) in first.iter().zip(file(&folder).lines().skip(1)) {
        assert!(new.starts_with(old), "{new}");
    }
}

#[test]
fn what_cannot_be_inferred_must_be_said_and_nothing_is_written() {
    let folder = folder(&[]);
    let unclear = "Lazar | 8-9 Jan 2025\nQ a: one\nyes 40\nno 30\nno opinion 6\n";
    let done = add(&folder, unclear, &["--yes"]);
    assert_eq!(done.code, 2);
    for flag in ["--wording", "--dont-know"] {
        assert!(done.err.contains(flag), "{}", done.err);
    }
    assert_eq!(file(&folder), "");
    let flags = ["--yes", "--wording", "exact", "--dont-know", "outside"];
    assert_eq!(add(&folder, unclear, &flags).code, 0);
    assert!(file(&folder).contains("a_undecided"), "{}", file(&folder));
    let before = file(&folder);
    let twice = add(&folder, unclear, &flags);
    assert_eq!(twice.code, 2);
    assert!(twice.err.contains("poll-known"), "{}", twice.err);
    let other = "Lazar | 15 Jan 2025\nQ a [exact]: another\nyes 50\nno 50\n";
    let asks = add(&folder, other, &["--yes"]);
    assert!(asks.err.contains("--same-question"), "{}", asks.err);
    let several = "Lazar | 16 Jan 2025\nQ media [exact]: which\ntv 70\nradio 50\n";
    assert!(add(&folder, several, &["--yes"]).err.contains("--several"));
    assert_eq!(file(&folder), before);
    assert_eq!(add(&folder, several, &["--yes", "--several", "yes"]).code, 0);
    let asked = add(&folder, other, &["--yes", "--same-question", "no"]);
    assert_eq!(asked.code, 0, "{}", asked.err);
    assert!(file(&folder).contains(",a_2,"), "{}", file(&folder));
}

#[test]
fn without_a_terminal_nothing_is_added_unless_yes_is_said() {
    let folder = folder(&[]);
    assert_eq!(add(&folder, BLOCK, &[]).code, 2);
    assert_eq!(file(&folder), "");
}

#[test]
fn a_file_that_would_have_errors_is_left_alone() {
    let folder = folder(&[("polls.csv", "poll,question,answer,percent\np,q,a,5o\n")]);
    let before = file(&folder);
    assert_eq!(add(&folder, BLOCK, &["--yes"]).code, 2);
    assert_eq!(file(&folder), before);
}
