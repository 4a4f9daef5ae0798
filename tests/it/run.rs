//! The main job.

use std::collections::BTreeMap;
use std::path::Path;

use crate::common::{STUDY, endoxa, folder, outcome, path, root, run};

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file())
        .map(|path| {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            (name, std::fs::read(path).unwrap())
        })
        .collect()
}

#[test]
fn the_report_reads_as_promised_in_three_languages() {
    let out = tempfile::tempdir().unwrap();
    let to = out.path().display().to_string();
    for lang in ["en", "ar", "he"] {
        let found = run(&["run", STUDY, "--out", &to, "--lang", lang]);
        assert_eq!(found.code, 0, "{}", found.err);
        for line in found.out.lines() {
            let width = endoxa::text::width(line);
            assert!(width <= 80, "{width} columns: {line}");
        }
        insta::assert_snapshot!(format!("report_{lang}"), found.out);
    }
}

#[test]
fn a_second_run_writes_the_same_bytes() {
    let (first, second) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    for out in [&first, &second] {
        let to = out.path().display().to_string();
        assert_eq!(run(&["run", STUDY, "--out", &to, "--quiet"]).code, 0);
    }
    let written = |out: &tempfile::TempDir| files(&out.path().join("hostage-deal"));
    assert_eq!(written(&first), written(&second));
}

#[test]
fn every_chart_comes_as_png_svg_and_alternative_text() {
    let out = tempfile::tempdir().unwrap();
    let to = out.path().display().to_string();
    assert_eq!(run(&["run", STUDY, "--out", &to, "--quiet"]).code, 0);
    let written = files(&out.path().join("hostage-deal"));
    let charts: Vec<&str> =
        written.keys().filter_map(|name| name.strip_suffix(".png")).collect();
    assert!(charts.len() >= 3);
    for chart in charts {
        let png = &written[&format!("{chart}.png")];
        // Width in the PNG header, big-endian at byte 16: twice the SVG's 900.
        assert_eq!(png[16..20], 1800_u32.to_be_bytes());
        let svg = String::from_utf8(written[&format!("{chart}.svg")].clone()).unwrap();
        assert!(svg.contains("width=\"900\"") && svg.contains("role=\"img\""));
        assert!(written[&format!("{chart}.alt.txt")].len() > 100);
    }
    let alt = &written["deal_and_war.alt.txt"];
    insta::assert_snapshot!("alt_deal_and_war", String::from_utf8_lossy(alt));
}

#[test]
fn results_carry_their_version_and_read_back_as_they_were() {
    let found = run(&["run", STUDY, "--format", "json", "--quiet", "--out", &scratch()]);
    let results: endoxa::results::Results = serde_json::from_str(&found.out).unwrap();
    assert_eq!(results.schema_version, endoxa::results::SCHEMA_VERSION);
    let again = serde_json::to_string_pretty(&results).unwrap();
    assert_eq!(again.trim(), found.out.trim());
}

fn scratch() -> String {
    tempfile::tempdir().unwrap().keep().display().to_string()
}

#[test]
fn the_seed_numbers_are_as_derived() {
    let found = run(&["run", STUDY, "--format", "json", "--quiet", "--out", &scratch()]);
    let results: endoxa::results::Results = serde_json::from_str(&found.out).unwrap();
    let seed = &results.contradictions[0].segment;
    assert_eq!((seed.both.bounds.lower, seed.both.bounds.upper), (0.0, 0.48));
    assert!((seed.both.rounded.upper - 0.485).abs() < 1e-12);
    assert!(seed.both.interval.is_none());
    let assumed = seed.both.assumed.as_ref().unwrap();
    assert!(assumed.lower == 0.0 && (assumed.upper - 0.529).abs() < 5e-4);
    assert!((seed.b_among_a.unwrap().upper - 0.923_076_923_077).abs() < 1e-9);
    assert!((seed.if_independent - 0.2496).abs() < 1e-12);
}

const POLLS: &str = "\
poll,mode,sample_size,question,answer,answer_kind,percent
p1,telephone,1000,q,yes,substantive,60
p1,telephone,1000,q,no,substantive,30
p1,telephone,1000,q,unsure,dont_know,10
p1,telephone,1000,r,for,substantive,55
";

fn study(test: &str) -> String {
    format!(
        "id = \"small\"\n[title]\nen = \"Small\"\n[data]\ntoplines = \"polls.csv\"\n\
         [figures.yes]\npoll = \"p1\"\nquestion = \"q\"\nanswer = \"yes\"\n\
         [figures.for]\npoll = \"p1\"\nquestion = \"r\"\nanswer = \"for\"\n\
         [[contradictions]]\nname = \"both\"\na = \"yes\"\nb = \"for\"\nsample = \"same\"\n\
         [[claims]]\nname = \"c\"\ntest = \"{test}\"\nfigure = \"yes\"\nstates = \"60%\"\n\
         [claims.statement]\nen = \"Most say yes\"\n"
    )
}

fn verdict(test: &str) -> String {
    let folder = folder(&[("polls.csv", POLLS), ("study.toml", &study(test))]);
    let found = run(&[
        "run",
        &path(&folder, "study.toml"),
        "--format",
        "json",
        "--quiet",
        "--out",
        &path(&folder, "out"),
    ]);
    assert_eq!(found.code, 0, "{}", found.err);
    let results: serde_json::Value = serde_json::from_str(&found.out).unwrap();
    results["claims"][0]["reading"]["verdict"].as_str().unwrap().to_owned()
}

#[test]
fn claims_are_supported_open_or_refuted_by_figures_and_intervals() {
    assert_eq!(verdict("yes > 50%"), "supported");
    assert_eq!(verdict("yes > 58%"), "cannot_tell");
    assert_eq!(verdict("yes > 60.2%"), "cannot_tell");
    assert_eq!(verdict("yes > 61%"), "not_supported");
    assert_eq!(verdict("yes < 70% and yes >= 50%"), "supported");
    // Both views: at least 60 + 55 − 100 = 15%, at most 55%.
    assert_eq!(verdict("both > 10%"), "supported");
    assert_eq!(verdict("both > 50%"), "cannot_tell");
    assert_eq!(verdict("both > 56%"), "not_supported");
    assert_eq!(verdict("stable(yes)"), "cannot_tell");
}

#[test]
fn a_claim_whose_figure_differs_from_its_source_says_so() {
    let text = study("yes > 50%").replace("states = \"60%\"", "states = \"64%\"");
    let folder = folder(&[("polls.csv", POLLS), ("study.toml", &text)]);
    let (study, out) = (path(&folder, "study.toml"), path(&folder, "out"));
    let found = run(&["run", &study, "--out", &out]);
    assert!(found.out.contains("DIFFERS"), "{}", found.out);
    let words: Vec<&str> = found.out.split_whitespace().collect();
    assert!(words.join(" ").contains("60%, not 64%"), "{}", found.out);
}

#[test]
fn mistakes_in_a_study_name_line_key_and_the_nearest_right_word() {
    let cases = [
        ("[title]", "[titel]"),
        ("sample = \"same\"", "sample = \"smae\""),
        ("sample = \"same\"\n", ""),
        ("question = \"q\"", "quetsion = \"q\""),
        ("answer = \"yes\"", "answer = \"yess\""),
        ("poll = \"p1\"\nquestion = \"r\"", "poll = \"p2\"\nquestion = \"r\""),
        ("a = \"yes\"", "a = \"yse\""),
        ("polls.csv", "pols.csv"),
        ("id = \"small\"", "id = \"small"),
        ("test = \"yes > 50%\"", "test = \"yes > 50\""),
        ("test = \"yes > 50%\"", "test = \"oui > 50%\""),
        ("states = \"60%\"", "states = \"sixty\""),
    ];
    let mut report = String::new();
    for (right, wrong) in cases {
        let text = study("yes > 50%").replacen(right, wrong, 1);
        let folder = folder(&[("polls.csv", POLLS), ("study.toml", &text)]);
        let out = path(&folder, "out");
        let found = run(&["run", &path(&folder, "study.toml"), "--out", &out]);
        assert_eq!(found.code, 2, "{wrong}: {}", found.out);
        let place = folder.path().display().to_string();
        let said = found.err.replace(&format!("{place}/"), "");
        report.push_str(&format!("## {}\n{said}\n", wrong.replace('\n', " ")));
        assert!(!Path::new(&out).exists(), "nothing is written after an error");
    }
    insta::assert_snapshot!("study_mistakes", report);
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    use std::process::{Command, Stdio};
    let program = assert_cmd::cargo::cargo_bin("endoxa");
    let mut child = Command::new(program)
        .args(["schema", "results"])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let ended = child.wait_with_output().unwrap();
    assert!(ended.status.success(), "{}", String::from_utf8_lossy(&ended.stderr));
}

#[test]
fn colours_obey_no_color() {
    let colours = |env: Option<&str>, flag: &str| {
        let mut command = endoxa(&["run", STUDY, "--out", &scratch(), "--color", flag]);
        if let Some(value) = env {
            command.env("NO_COLOR", value);
        }
        outcome(&mut command).out.contains("\u{1b}[")
    };
    assert!(colours(None, "always"));
    assert!(!colours(None, "never"));
    assert!(!colours(Some("1"), "auto"));
}

#[test]
fn an_output_folder_that_cannot_be_made_is_an_error() {
    let blocked = root().join("Cargo.toml").display().to_string();
    let found = run(&["run", STUDY, "--out", &blocked, "--quiet"]);
    assert_eq!(found.code, 2);
    assert!(found.err.contains("output-unwritable"), "{}", found.err);
}

#[test]
fn a_verdict_that_weighting_could_overturn_is_called_fragile() {
    // 54% of 1,000: 50.4–57.6% as a random sample, 49.7–58.2% with a design effect of 1.5.
    let polls = POLLS.replace("yes,substantive,60", "yes,substantive,54");
    let folder = folder(&[("polls.csv", &polls), ("study.toml", &study("yes > 50%"))]);
    let (study, out) = (path(&folder, "study.toml"), path(&folder, "out"));
    let found = run(&["run", &study, "--out", &out]);
    assert!(
        found.out.contains("SUPPORTED") && found.out.contains("fragile"),
        "{}",
        found.out
    );
}

#[test]
fn labels_that_are_missing_are_warned_about_with_the_languages() {
    let labels = "kind,question,name,en,ar\nanswer,,yes,Yes,نعم\nanswer,,for,For,\n";
    let text = study("yes > 50%")
        .replace("\"polls.csv\"", "\"polls.csv\"\nlabels = \"labels.csv\"");
    let folder =
        folder(&[("polls.csv", POLLS), ("study.toml", &text), ("labels.csv", labels)]);
    let found = run(&["check", &path(&folder, "study.toml"), "--deny", "warnings"]);
    assert_eq!(found.code, 1);
    assert!(found.out.contains("no printed name for “yes” in: he"), "{}", found.out);
    assert!(found.out.contains("no printed name for “for” in: ar, he"), "{}", found.out);
    assert!(found.out.contains("labels.csv:3:answer"), "{}", found.out);
}

#[test]
fn groups_that_do_not_average_to_the_total_are_told_where_the_number_is() {
    let polls =
        "poll,sample_size,question,answer,percent\np1,1000,q,yes,60\np1,1000,r,for,50\n";
    let crosstabs = "poll,question,variable,group,group_size,answer,percent\n\
                     p1,q,sex,men,500,yes,50\np1,q,sex,women,500,yes,60\n\
                     p1,r,sex,men,500,for,80\np1,r,sex,women,500,for,20\n";
    let study = "id = \"s\"\n[title]\nen = \"S\"\n[data]\ntoplines = \"polls.csv\"\n\
        crosstabs = \"crosstabs.csv\"\n[figures.a]\npoll = \"p1\"\nquestion = \"q\"\n\
        answer = \"yes\"\n[figures.b]\npoll = \"p1\"\nquestion = \"r\"\nanswer = \"for\"\n\
        [[contradictions]]\nname = \"ab\"\na = \"a\"\nb = \"b\"\nsample = \"same\"\n\
        by = \"sex\"\n";
    let folder = folder(&[
        ("polls.csv", polls),
        ("crosstabs.csv", crosstabs),
        ("study.toml", study),
    ]);
    let (study, out) = (path(&folder, "study.toml"), path(&folder, "out"));
    let found = run(&["run", &study, "--out", &out, "--format", "json", "--quiet"]);
    assert_eq!(found.code, 0, "{}", found.err);
    let results: serde_json::Value = serde_json::from_str(&found.out).unwrap();
    let both = &results["contradictions"][0]["both_by_group"];
    // Men 30 to 50%, women 0 to 20%: 15 to 35% of all, where the totals allow 10 to 50%.
    assert_eq!(both["bounds"], serde_json::json!({ "lower": 0.15, "upper": 0.35 }));
    let caveat = both["assumptions"].as_array().unwrap().iter().find(|a| {
        a["code"] == "groups_do_not_average" && a["average"] == 0.55 && a["total"] == 0.6
    });
    assert!(caveat.is_some(), "{both}");
}
