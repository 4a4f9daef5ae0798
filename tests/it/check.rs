//! Files that are wrong or odd, and what is said of them.

use crate::common::{STUDY, endoxa, folder, outcome, path, run};

fn said(files: &[(&str, &str)]) -> (i32, String) {
    let folder = folder(files);
    let found = run(&["check", &path(&folder, files[0].0)]);
    let place = format!("{}/", folder.path().display());
    (found.code, (found.out + &found.err).replace(&place, ""))
}

#[test]
fn the_example_files_are_clean_enough_to_publish() {
    for file in ["toplines.csv", "crosstabs.csv", "study.toml"] {
        let found =
            run(&["check", &format!("data/hostage-deal/{file}"), "--deny", "warnings"]);
        assert_eq!(found.code, 0, "{file}: {}", found.out);
    }
    insta::assert_snapshot!("check_study", run(&["check", STUDY]).out);
}

#[test]
fn every_error_names_file_line_column_and_value() {
    let (code, text) = said(&[(
        "polls.csv",
        "poll,pollster,sample_size,margin,start_date,end_date,question,wording_status,\
         answer,answer_kind,percent\n\
         p1,A,many,wide,9/1/2025,,q,exact,yes,substantive,5o\n\
         p1,B,500,4.4,,,q,exakt,no,substntive,101\n\
         p2,,0,,2025-01-09,2025-01-08,q,,yes,,1e1\n\
         ,,,,,,q,,yes,,52\n\
         p3,,,,,,,,yes,,52\n\
         p4,,,,,,q,,,,52\n",
    )]);
    assert_eq!(code, 2);
    insta::assert_snapshot!("polls_with_errors", text);
}

#[test]
fn odd_files_are_kept_and_their_oddities_told() {
    let (code, text) = said(&[(
        "polls.csv",
        "poll,sample_size,margin,end_date,published,question,answer,answer_kind,percent,who\n\
         p1,1000,1.0,2025-01-09,2025-01-08,q,yes,,60,me\n\
         p1,1000,1.0,2025-01-09,2025-01-08,q,no,,50,me\n\
         p1,1000,1.0,2025-01-09,2025-01-08,q,don't know,,<1,me\n\
         p2,,,,,q,yes,,40,me\n\
         p2,,,,,q,no,,30,me\n\
         p2,,,,,q,no,,30,me\n\
         p2,,,,,r,yes,,60,me\n\
         p2,,,,,r,no,,55,me\n",
    )]);
    assert_eq!(code, 0, "{text}");
    insta::assert_snapshot!("polls_with_oddities", text);
}

#[test]
fn headers_are_matched_by_name_and_the_nearest_is_suggested() {
    let (code, text) = said(&[("polls.csv", "poll,quetsion,answer,pct\np1,q,yes,52\n")]);
    assert_eq!(code, 2);
    insta::assert_snapshot!("header_mistakes", text);
}

#[test]
fn broken_files_give_errors_and_never_panics() {
    let cases: [(&str, &str); 9] = [
        ("empty.csv", ""),
        ("header.csv", "poll,question,answer,percent\n"),
        ("uneven.csv", "poll,question,answer,percent\np,q,a,1\np,q,a\n"),
        ("long.csv", "poll,question,answer,percent\np,q,a,1,2,3\n"),
        ("quote.csv", "poll,question,answer,percent\np,\"q,a,1\n"),
        ("twice.csv", "poll,poll,question,answer,percent\np,p,q,a,1\n"),
        ("blank.csv", "\n\n\n"),
        ("text.csv", "this is no table at all\n"),
        ("study.toml", "= = ="),
    ];
    let mut report = String::new();
    for (name, text) in cases {
        let (code, said) = said(&[(name, text)]);
        assert_eq!(code, 2, "{name}: {said}");
        assert!(!said.contains("panicked"), "{said}");
        report.push_str(&said);
    }
    let binary = tempfile::tempdir().unwrap();
    std::fs::write(binary.path().join("polls.csv"), b"PK\x03\x04\0\0\xff\xfe").unwrap();
    let found = run(&["check", &path(&binary, "polls.csv")]);
    assert_eq!(found.code, 2);
    let missing = run(&["check", "no/such/file.csv"]);
    assert_eq!(missing.code, 2);
    report.push_str(&missing.out);
    insta::assert_snapshot!("broken_files", report);
}

#[test]
fn carriage_returns_marks_and_line_breaks_in_cells_are_read_with_right_lines() {
    let rows = "poll,question,wording,answer,percent\r\n\
                p,q,\"two\r\nlines\",yes,52\r\n\
                p,q,\"two\r\nlines\",no,4x\r\n";
    for text in [rows.to_owned(), rows.replace("\r\n", "\r"), format!("\u{feff}{rows}")] {
        let (code, said) = said(&[("polls.csv", &text)]);
        assert_eq!(code, 2);
        assert!(
            said.contains("polls.csv:4:percent: error[percent-unreadable]"),
            "{said}"
        );
    }
}

#[test]
fn denied_warnings_fail_with_one_and_json_carries_the_codes() {
    let odd = "poll,sample_size,question,answer,percent\np,500,q,yes,60\np,500,q,no,50\n";
    let folder = folder(&[("polls.csv", odd)]);
    let file = path(&folder, "polls.csv");
    assert_eq!(run(&["check", &file]).code, 0);
    assert_eq!(run(&["check", &file, "--deny", "warnings"]).code, 1);
    let found = run(&["check", &file, "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&found.out).unwrap();
    assert_eq!(report[0]["diagnostics"][0]["code"], "sum-too-high");
    assert_eq!(report[0]["diagnostics"][0]["place"]["line"], 2);
}

#[test]
fn messages_come_in_the_language_that_is_asked_for() {
    let folder = folder(&[("polls.csv", "poll,question,answer,percent\np,q,a,5o\n")]);
    let file = path(&folder, "polls.csv");
    let said = |lang| outcome(&mut endoxa(&["check", &file, "--lang", lang])).out;
    assert!(said("he").contains("אינו אחוז"));
    assert!(said("ar").contains("ليست نسبة مئوية"));
}

#[test]
fn standard_input_is_checked_like_a_file() {
    let mut command = endoxa(&["check", "-"]);
    command.write_stdin("poll,question,answer,percent\np,q,a,5o\n");
    let found = outcome(&mut command);
    assert_eq!(found.code, 2);
    assert!(
        found.out.contains("-:2:percent: error[percent-unreadable]"),
        "{}",
        found.out
    );
}

#[test]
fn a_file_of_shares_is_refused_and_half_a_percent_is_not() {
    let polls = |cells: [&str; 3]| {
        let rows: Vec<String> = cells
            .iter()
            .enumerate()
            .map(|(i, cell)| format!("p,q,a{i},{cell}\n"))
            .collect();
        format!("poll,question,answer,percent\n{}", rows.concat())
    };
    let (code, text) = said(&[("polls.csv", &polls(["0.52", "0.36", "0.12"]))]);
    assert_eq!(code, 2);
    assert!(text.contains("polls.csv:2:percent: error[percents-are-shares]"), "{text}");
    assert_eq!(said(&[("polls.csv", &polls(["0.5", "0.25", "99"]))]).0, 0);
}

#[test]
fn files_of_a_study_must_speak_of_the_same_things() {
    let polls =
        "poll,sample_size,question,answer,percent\np1,900,q,yes,60\np1,900,q,no,40\n";
    let crosstabs = "poll,question,variable,group,answer,percent\n\
                     p1,q,sex,men,yse,50\np1,qq,sex,men,yes,50\npp1,q,sex,men,yes,50\n";
    let labels = "kind,name,en\nanswer,maybe,Maybe\n";
    let study = "id = \"s\"\n[title]\nen = \"S\"\n[data]\ntoplines = \"polls.csv\"\n\
                 crosstabs = \"crosstabs.csv\"\nlabels = \"labels.csv\"\n";
    let (code, text) = said(&[
        ("study.toml", study),
        ("polls.csv", polls),
        ("crosstabs.csv", crosstabs),
        ("labels.csv", labels),
    ]);
    assert_eq!(code, 2);
    insta::assert_snapshot!("cross_check", text);
}
