//! Shifts, end to end: what may be compared, reference values, panels, and the weekly report.

use endoxa::analysis::{ReportSpec, shift_report};
use endoxa::poll::{
    Answer, AnswerKind, Poll, PublishedShare, Question, SampleSize, SourceRow, Wording,
    WordingStatus,
};
use endoxa::results::ShiftVerdict;
use endoxa::stats::Adjustment;
use endoxa::stats::trend::Draws;

use crate::common::{folder, json, path, run};

const HEADER: &str = "poll,pollster,population,mode,renewal,start_date,end_date,sample_size,\
                      question,wording,wording_language,wording_status,base,base_size,answer,\
                      answer_kind,percent";

/// A poll of one question with an exact wording.
struct Wave<'a> {
    id: &'a str,
    house: &'a str,
    population: &'a str,
    mode: &'a str,
    renewal: &'a str,
    dates: [&'a str; 2],
    n: &'a str,
    wording: &'a str,
    status: &'a str,
    base: [&'a str; 2],
    question: &'a str,
    answers: &'a [(&'a str, &'a str, &'a str)],
}

const WAVE: Wave<'_> = Wave {
    id: "w",
    house: "House A",
    population: "adults",
    mode: "telephone",
    renewal: "",
    dates: ["2025-01-01", "2025-01-03"],
    n: "1000",
    wording: "Do you support it?",
    status: "exact",
    base: ["", ""],
    question: "support",
    answers: &[("yes", "", "48"), ("no", "", "43"), ("don't know", "dont_know", "9")],
};

const FEBRUARY: [&str; 2] = ["2025-02-01", "2025-02-03"];

fn csv(waves: &[Wave<'_>]) -> String {
    let mut text = format!("{HEADER}\n");
    for w in waves {
        for (answer, kind, percent) in w.answers {
            text += &format!(
                "{},{},{},{},{},{},{},{},{},{},en,{},{},{},{answer},{kind},{percent}\n",
                w.id,
                w.house,
                w.population,
                w.mode,
                w.renewal,
                w.dates[0],
                w.dates[1],
                w.n,
                w.question,
                w.wording,
                w.status,
                w.base[0],
                w.base[1],
            );
        }
    }
    text
}

fn shift(waves: &[Wave<'_>], more: &[&str]) -> serde_json::Value {
    let folder = folder(&[("polls.csv", &csv(waves))]);
    let file = path(&folder, "polls.csv");
    json(&[&["shift", &file, "--question", "support", "--quiet"], more].concat())
}

fn two<'a>(
    first: &'a [(&'a str, &'a str, &'a str)],
    second: &'a [(&'a str, &'a str, &'a str)],
    n: [&'a str; 2],
) -> [Wave<'a>; 2] {
    let earlier = Wave { id: "jan", answers: first, n: n[0], ..WAVE };
    [earlier, Wave { id: "feb", dates: FEBRUARY, answers: second, n: n[1], ..WAVE }]
}

fn number(value: &serde_json::Value, pointer: &str) -> f64 {
    value.pointer(pointer).and_then(serde_json::Value::as_f64).unwrap_or(f64::NAN)
}

fn verdict(value: &serde_json::Value, answer: usize) -> &str {
    value["answers"][answer]["verdict"].as_str().unwrap()
}

fn close(found: f64, expected: f64, tolerance: f64) {
    assert!((found - expected).abs() < tolerance, "{found} not {expected}");
}

#[test]
fn changes_and_leads_have_the_published_digits() {
    // shift_significance.txt: exact figures, standard errors in points.
    for (first, second, n, se, p) in [
        ("48", "52", ["500", "500"], 3.1597, 0.205_540),
        ("48", "52", ["1000", "1000"], 2.2343, 0.073_408),
        ("52", "57", ["503", "510"], 3.1254, 0.109_644),
    ] {
        let (a, b) = ([("yes", "", first)], [("yes", "", second)]);
        let found = shift(&two(&a, &b, n), &["--exact"]);
        close(number(&found, "/answers/0/test/se") * 100.0, se, 5e-5);
        close(number(&found, "/answers/0/test/p_value"), p, 5e-7);
    }
    let (a, b) = (
        [("yes", "", "48"), ("no", "", "43"), ("don't know", "dont_know", "9")],
        [("yes", "", "52"), ("no", "", "40"), ("don't know", "dont_know", "8")],
    );
    let found = shift(&two(&a, &b, ["1000", "1000"]), &["--exact", "--lead", "yes|no"]);
    close(number(&found, "/lead/test/se") * 100.0, 4.2581, 5e-5);
    close(number(&found, "/lead/test/p_value"), 0.100_188, 5e-7);
    close(number(&found, "/lead/change"), 0.07, 1e-12);
    // The lead is one of the family.
    assert_eq!(found["family"]["size"], 4);
}

#[test]
fn rounding_and_power_have_the_published_digits() {
    // Standard errors with w²/12 per figure, to the last digit; results carry twelve.
    for (n, points) in
        [("500", 3.186_011_090_166_929_6), ("1000", 2.271_269_835_723_326_7)]
    {
        let (a, b) = ([("yes", "", "48")], [("yes", "", "52")]);
        let found = shift(&two(&a, &b, [n, n]), &[]);
        close(number(&found, "/answers/0/test/se") * 100.0, points, 1e-11);
    }
    for (n, points) in [
        ("500", 8.859_390_348_296_596),
        ("1000", 6.264_534_992_459_173),
        ("2000", 4.429_695_174_148_298),
    ] {
        let half = [("yes", "", "50")];
        let found = shift(&two(&half, &half, [n, n]), &["--exact"]);
        close(number(&found, "/answers/0/test/detectable") * 100.0, points, 1e-11);
    }
}

#[test]
fn all_answers_together_are_pearson_s_test() {
    // By hand: counts (480, 430, 90) and (540, 370, 90) of 1000 each.
    let b = [("yes", "", "54"), ("no", "", "37"), ("don't know", "dont_know", "9")];
    let found = shift(&two(WAVE.answers, &b, ["1000", "1000"]), &[]);
    let expected = 60.0 * 60.0 / 1020.0 + 60.0 * 60.0 / 800.0;
    close(number(&found, "/overall/statistic"), expected, 1e-9);
    assert_eq!(number(&found, "/overall/df"), 2.0);
    // A published margin implies a design effect, which divides the statistic.
    let halved = shift(&two(WAVE.answers, &b, ["1000", "1000"]), &["--deff", "2"]);
    close(number(&halved, "/overall/statistic"), expected / 2.0, 1e-9);
}

#[test]
fn each_verdict_is_reached_and_holm_is_over_all_answers() {
    let b = [("yes", "", "60"), ("no", "", "31"), ("don't know", "dont_know", "9")];
    let found = shift(&two(WAVE.answers, &b, ["1000", "1000"]), &["--margin", "5"]);
    let verdicts: Vec<&str> = (0..3).map(|i| verdict(&found, i)).collect();
    assert_eq!(verdicts, ["rose", "fell", "stable"]);
    assert_eq!(found["family"]["size"], 3);
    assert_eq!(found["family"]["adjustment"], "holm");
    let p = |i: usize, which: &str| number(&found, &format!("/answers/{i}/test/{which}"));
    // The third in rank keeps its own p value, the second is doubled.
    close(p(2, "adjusted_p"), p(2, "p_value"), 1e-12);
    let least = p(0, "p_value").min(p(1, "p_value"));
    close(p(0, "adjusted_p").min(p(1, "adjusted_p")) / (3.0 * least), 1.0, 1e-9);
    // Without a margin nothing is stable, and the smallest margin is there all the same.
    let found = shift(&two(WAVE.answers, &b, ["1000", "1000"]), &[]);
    assert_eq!(verdict(&found, 2), "cannot_tell");
    let smallest = number(&found, "/answers/2/test/smallest_margin");
    assert!(smallest > 0.02 && smallest < 0.05, "{smallest}");
    assert!(found["answers"][2]["test"]["equivalence_p"].is_null());
}

#[test]
fn no_size_no_test_and_an_assumed_one_stands_beside() {
    let b = [("yes", "", "60"), ("no", "", "31"), ("don't know", "dont_know", "9")];
    let found = shift(&two(WAVE.answers, &b, ["1000", ""]), &["--assume-n", "800"]);
    assert_eq!(verdict(&found, 0), "cannot_tell");
    assert!(found["answers"][0]["test"].is_null());
    assert_eq!(found["answers"][0]["not_tested"], "sample_size");
    assert_eq!(found["answers"][0]["assumed"]["verdict"], "rose");
    assert_eq!(found["answers"][0]["assumed"]["assumed_n"], 800);
    let codes = found["assumptions"].to_string();
    assert!(codes.contains("assumed_sample_size"), "{codes}");
}

#[test]
fn fragile_verdicts_say_what_would_turn_them() {
    // 48 → 53 of 1000: z = 2.24, and 1.83 with a design effect of 1.5.
    let (a, b) = ([("yes", "", "48")], [("yes", "", "53")]);
    let found = shift(&two(&a, &b, ["1000", "1000"]), &["--exact"]);
    assert_eq!(verdict(&found, 0), "rose");
    assert_eq!(found["answers"][0]["test"]["fragility"]["design_effect"], true);
    // Among those with an opinion nothing changed.
    let (a, b) = (
        [("yes", "", "40"), ("no", "", "40"), ("don't know", "dont_know", "20")],
        [("yes", "", "48"), ("no", "", "48"), ("don't know", "dont_know", "4")],
    );
    let found = shift(&two(&a, &b, ["1000", "1000"]), &["--exact"]);
    assert_eq!(found["answers"][0]["test"]["fragility"]["dont_know"], true);
    assert_eq!(found["answers"][2]["test"]["fragility"]["dont_know"], false);
}

fn obstacles(found: &serde_json::Value) -> Vec<String> {
    let list = found["comparability"]["obstacles"].as_array().unwrap();
    list.iter().map(|d| d["code"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_differs_is_named_and_breaks_are_never_tested_across() {
    let jan = || Wave { id: "jan", ..WAVE };
    let feb = || Wave { id: "feb", dates: FEBRUARY, ..WAVE };
    let word: &[&str] = &["--same-question", "--overlap", "0", "--house-sd", "2"];
    for (second, code) in [
        (Wave { wording: "Do you oppose it?", ..feb() }, "wording"),
        (Wave { answers: &[("yes", "", "52"), ("no", "", "48")], ..feb() }, "options"),
        (Wave { population: "voters", ..feb() }, "population"),
        (Wave { mode: "online", ..feb() }, "mode"),
        (Wave { base: ["parents", "400"], ..feb() }, "base"),
    ] {
        let found = shift(&[jan(), second], word);
        assert_eq!(obstacles(&found), [code]);
        for i in 0..3 {
            assert_eq!(verdict(&found, i), "not_comparable", "{code}");
        }
        assert!(found["overall"].is_null() && found["answers"][0]["test"].is_null());
    }
    // What the user's word, or a number of the user's, settles.
    for (second, code, option) in [
        (Wave { status: "paraphrase", ..feb() }, "wording_not_verified", &word[..1]),
        (
            Wave { answers: &[("yes", "", "52")], ..feb() },
            "options_not_verified",
            &word[..1],
        ),
        (Wave { renewal: "rolling", ..feb() }, "rolling", &word[1..3]),
        (Wave { dates: WAVE.dates, ..feb() }, "fieldwork_overlaps", &word[1..3]),
        (Wave { house: "House B", ..feb() }, "house", &word[3..]),
    ] {
        let waves = || [jan(), Wave { answers: second.answers, ..second }];
        let found = shift(&waves(), &[]);
        assert_eq!(obstacles(&found), [code]);
        assert_eq!(verdict(&found, 0), "not_comparable");
        let found = shift(&waves(), option);
        assert!(obstacles(&found).is_empty(), "{code}");
        assert!(found["answers"][0]["test"].is_object(), "{code}");
    }
    let asserted =
        shift(&[jan(), Wave { status: "paraphrase", ..feb() }], &["--same-question"]);
    assert_eq!(asserted["comparability"]["question"], "asserted");
    assert!(asserted["assumptions"].to_string().contains("same_question_asserted"));
}

#[test]
fn overlap_and_houses_enter_the_standard_error() {
    let half = [("yes", "", "50")];
    let second =
        Wave { id: "feb", dates: FEBRUARY, renewal: "rolling", answers: &half, ..WAVE };
    let first = Wave { id: "jan", answers: &half, renewal: "rolling", ..WAVE };
    let found = shift(&[first, second], &["--exact", "--overlap", "600"]);
    // 2·0.25/1000 − 2·0.25·600/1000².
    close(number(&found, "/answers/0/test/se").powi(2), 0.0005 - 0.0003, 1e-13);
    let second =
        Wave { id: "feb", dates: FEBRUARY, house: "House B", answers: &half, ..WAVE };
    let first = Wave { id: "jan", answers: &half, ..WAVE };
    let found = shift(&[first, second], &["--exact", "--house-sd", "2"]);
    close(number(&found, "/answers/0/test/se").powi(2), 0.0005 + 2.0 * 0.0004, 1e-13);
    // Between houses there is no test of all answers together.
    assert!(found["overall"].is_null());
}

#[test]
fn two_wordings_of_one_poll_are_an_effect_of_wording() {
    let base = |n| ["half of the sample", n];
    let other = [("yes", "", "60"), ("no", "", "31"), ("don't know", "dont_know", "9")];
    let waves = [
        Wave { id: "jan", base: base("500"), ..WAVE },
        Wave {
            id: "jan",
            base: base("500"),
            question: "support_b",
            wording: "Do you support or oppose it?",
            answers: &other,
            ..WAVE
        },
    ];
    let options = ["--against", "support_b", "--experiment", "jan"];
    let found = shift(&waves, &options);
    assert_eq!(found["kind"], "wording_experiment");
    assert_eq!(verdict(&found, 0), "higher");
    assert_eq!(verdict(&found, 1), "lower");
    let folder = folder(&[("polls.csv", &csv(&waves))]);
    let file = path(&folder, "polls.csv");
    let text =
        run(&[&["shift", &file, "--question", "support", "--quiet"], &options[..]]
            .concat());
    let said = text.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(
        said.contains("This is an effect of wording, not a change of opinion."),
        "{said}"
    );
    assert!(!said.contains("rose") && !said.contains("fell"), "{said}");
}

/// Two hundred people asked twice: 60 say yes both times, 50 turn to yes, 20 from it, 70 say
/// no.
fn panel() -> (String, String, String) {
    let mut both = "person,year,deal\n".to_owned();
    let (mut first, mut second) =
        ("person,deal\n".to_owned(), "person,deal\n".to_owned());
    let mut person = 0;
    for (count, before, after) in
        [(60, "yes", "yes"), (50, "no", "yes"), (20, "yes", "no"), (70, "no", "no")]
    {
        for _ in 0..count {
            person += 1;
            both += &format!("{person},2024,{before}\n{person},2025,{after}\n");
            first += &format!("{person},{before}\n");
            second += &format!("{person},{after}\n");
        }
    }
    (both, first, second)
}

#[test]
fn a_panel_is_tested_through_its_overlap() {
    let (both, first, second) = panel();
    let folder = folder(&[("p.csv", &both), ("a.csv", &first), ("b.csv", &second)]);
    let [p, a, b] = ["p.csv", "a.csv", "b.csv"].map(|name| path(&folder, name));
    let options = ["--question", "deal", "--quiet"];
    let one = json(
        &[&["shift", &p, "--wave", "year", "--id", "person"], &options[..]].concat(),
    );
    let two = json(
        &[&["shift", &a, &b, "--id", "person", "--same-question"], &options[..]].concat(),
    );
    // McNemar's variance, [p10 + p01 − (p10 − p01)²]/(n − 1), of the sampling units.
    let change: f64 = 50.0 / 200.0 - 20.0 / 200.0;
    let variance = (70.0 / 200.0 - change * change) / 199.0;
    for found in [&one, &two] {
        let yes = found["answers"].as_array().unwrap().iter();
        let yes = yes.clone().find(|answer| answer["label"]["en"] == "yes").unwrap();
        close(number(yes, "/change"), change, 1e-12);
        close(number(yes, "/test/se").powi(2), variance, 1e-14);
        assert_eq!(number(yes, "/test/df"), 199.0);
        assert_eq!(found["turnover"]["n"], 200);
        close(number(found, "/turnover/moved"), 70.0 / 200.0, 1e-12);
    }
    let moved = &one["turnover"];
    let names: Vec<&str> = moved["answers"]
        .as_array()
        .unwrap()
        .iter()
        .map(|l| l["en"].as_str().unwrap())
        .collect();
    let (yes, no) = (
        names.iter().position(|n| *n == "yes").unwrap(),
        names.iter().position(|n| *n == "no").unwrap(),
    );
    close(number(moved, &format!("/shares/{no}/{yes}")), 0.25, 1e-12);
    close(number(moved, &format!("/shares/{yes}/{no}")), 0.1, 1e-12);
}

#[test]
fn files_without_people_in_common_are_independent_samples() {
    let (both, first, second) = panel();
    let folder = folder(&[("p.csv", &both), ("a.csv", &first), ("b.csv", &second)]);
    let [p, a, b] = ["p.csv", "a.csv", "b.csv"].map(|name| path(&folder, name));
    let options = ["--question", "deal", "--quiet"];
    let found = json(&[&["shift", &a, &b, "--same-question"], &options[..]].concat());
    let (p1, p2): (f64, f64) = (80.0 / 200.0, 110.0 / 200.0);
    let variance = (p1 * (1.0 - p1) + p2 * (1.0 - p2)) / 199.0;
    close(number(&found, "/answers/0/test/se").powi(2), variance, 1e-14);
    assert!(found["turnover"].is_null());
    // Nobody asserts that the files asked the same, and no wording shows it.
    let found = json(&[&["shift", &a, &b], &options[..]].concat());
    assert_eq!(obstacles(&found), ["wording_not_verified"]);
    // The test of all answers is crosstab's.
    let found = json(&[&["shift", &p, "--wave", "year"], &options[..]].concat());
    let table = json(&["crosstab", &p, "--rows", "deal", "--columns", "year", "--quiet"]);
    close(number(&found, "/overall/p"), number(&table, "/0/test/p"), 1e-12);
    assert_eq!(found["comparability"]["question"], "one_variable");
}

#[test]
fn codes_that_mean_something_else_are_another_list_of_answers() {
    let (_, first, second) = panel();
    let labels = |yes: &str| {
        format!(
            "[variables.deal]\nvalues = {{ \"yes\" = \"{yes}\", \"no\" = \"against\" }}\n"
        )
    };
    let folder = folder(&[
        ("a.csv", &first),
        ("a.codebook.toml", &labels("for")),
        ("b.csv", &second),
        ("b.codebook.toml", &labels("for, with conditions")),
    ]);
    let [a, b] = ["a.csv", "b.csv"].map(|name| path(&folder, name));
    let found =
        json(&["shift", &a, &b, "--question", "deal", "--same-question", "--quiet"]);
    assert_eq!(obstacles(&found), ["options"]);
    assert_eq!(verdict(&found, 0), "not_comparable");
}

const SERIES: &str = "data/israel-series/toplines.csv";

#[test]
fn the_weekly_report_is_one_line_each_in_eighty_columns() {
    let options = ["--same-question", "--assume-n", "500", "--every", "--quiet"];
    for lang in ["en", "ar", "he"] {
        let found =
            run(&[&["report", "shifts", SERIES, "--lang", lang], &options[..]].concat());
        assert_eq!(found.code, 0, "{}", found.err);
        for line in found.out.lines() {
            assert!(endoxa::text::width(line) <= 80, "{lang}: {line}");
        }
        let marked = found.out.lines().filter(|l| l.contains('▲') || l.contains('▼'));
        assert_eq!(marked.count(), 3, "{lang}: {}", found.out);
        insta::assert_snapshot!(format!("report_shifts_{lang}"), found.out);
    }
    // Nothing asserted: nothing is tested, and that is not "nothing changed".
    let found = run(&["report", "shifts", SERIES, "--quiet"]);
    assert!(found.out.contains("Nothing could be tested"), "{}", found.out);
}

#[test]
fn the_report_ranks_and_counts_one_family() {
    let options = ["--same-question", "--assume-n", "500", "--every", "--all", "--quiet"];
    let found = json(&[&["report", "shifts", SERIES], &options[..]].concat());
    let lines = found["lines"].as_array().unwrap();
    let tested = lines.iter().filter(|line| line["test"].is_object()).count();
    assert_eq!(found["family"]["size"], tested);
    assert_eq!(found["family"]["adjustment"], "bh");
    let counted: u64 =
        found["counts"].as_object().unwrap().values().map(|n| n.as_u64().unwrap()).sum();
    assert_eq!(counted, lines.len() as u64);
    let p = |i: usize| number(&lines[i], "/test/adjusted_p");
    assert!(p(0) < 0.05 && lines[0]["verdict"] == "fell", "{}", lines[0]);
    let csv =
        run(&[&["report", "shifts", SERIES, "--format", "csv"], &options[..]].concat());
    assert!(csv.out.starts_with("question,answer,group,first_wave,second_wave,first"));
    assert_eq!(csv.out.lines().count(), lines.len() + 1);
}

#[test]
fn sentences_on_shifts_read_well_in_three_languages() {
    for lang in ["en", "ar", "he"] {
        let say = |more: &[&str]| {
            let head = ["shift", SERIES, "--quiet", "--lang", lang];
            run(&[&head, more].concat()).out
        };
        let fell = say(&[
            "--question",
            "oct7_correct",
            "--from",
            "pcpsr_2024-03",
            "--to",
            "pcpsr_2024-09",
            "--same-question",
        ]);
        insta::assert_snapshot!(format!("shift_fell_{lang}"), fell);
        let none = say(&["--question", "hostages_vs_hamas"]);
        insta::assert_snapshot!(format!("shift_not_comparable_{lang}"), none);
    }
}

#[test]
fn mistakes_are_named_with_the_nearest_right_name() {
    for (args, part) in [
        (&["--question", "trust_idff"][..], "trust_idf"),
        (&["--question", "trust_idf", "--from", "inss_2025-08"], "inss_2025-0"),
        (&["--question", "phase2_in_one_go"], "phase2_in_one_go"),
        (&["--question", "trust_idf", "--margin=-3"], "--margin"),
        (&["--question", "trust_idf", "--lead", "high trust"], "--lead"),
    ] {
        let found = run(&[&["shift", SERIES, "--quiet"], args].concat());
        assert_eq!(found.code, 2, "{args:?}: {}", found.out);
        assert!(found.err.contains(part), "{args:?}: {}", found.err);
    }
    let found = run(&["shift", SERIES]);
    assert_eq!(found.code, 2);
    assert!(found.err.contains("--question"), "{}", found.err);
}

#[test]
fn the_study_of_real_series_runs_with_its_charts() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().display().to_string();
    for lang in ["en", "ar", "he"] {
        let found =
            run(&["run", "data/israel-series/study.toml", "--out", &out, "--lang", lang]);
        assert_eq!(found.code, 0, "{lang}: {}", found.err);
    }
    let results = folder.path().join("israel-series/results.json");
    let results: serde_json::Value =
        serde_json::from_str(&std::fs::read_to_string(results).unwrap()).unwrap();
    let verdicts: Vec<(&str, &str)> = results["shifts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| {
            (s["name"].as_str().unwrap(), s["answers"][0]["verdict"].as_str().unwrap())
        })
        .collect();
    assert!(verdicts.contains(&("oct7_correct", "fell")), "{verdicts:?}");
    assert!(verdicts.contains(&("deal_side", "not_comparable")), "{verdicts:?}");
    assert!(verdicts.contains(&("trust_idf", "cannot_tell")), "{verdicts:?}");
    for name in ["oct7_correct", "deal_side", "trust_idf", "deal_completed"] {
        let chart = folder.path().join(format!("israel-series/{name}.png"));
        assert!(chart.is_file(), "{name}");
    }
}

/// A poll as the report takes it.
fn poll(id: &str, shares: &[f64], unit: f64) -> Poll {
    let answer = |(i, share): (usize, &f64)| Answer {
        name: format!("answer {i}"),
        kind: AnswerKind::Substantive,
        share: Some(PublishedShare { share: *share, unit, qualifier: None }),
        row: SourceRow::default(),
        note: None,
    };
    Poll {
        id: id.to_owned(),
        pollster: Some("House".to_owned()),
        population: Some("adults".to_owned()),
        mode: Some("telephone".to_owned()),
        sample_size: Some(SampleSize { n: 1200.0, about: false }),
        questions: vec![Question {
            id: "q".to_owned(),
            wording: Wording {
                text: "Which?".to_owned(),
                language: Some("en".to_owned()),
                status: WordingStatus::Exact,
            },
            base: None,
            base_size: None,
            answers: shares.iter().enumerate().map(answer).collect(),
        }],
        ..Poll::default()
    }
}

#[test]
fn false_changes_of_the_whole_way_stay_at_five_percent() {
    // Quick: what benches/shifts.rs does at length. Nothing changes between two polls.
    const REPLICATIONS: usize = 1200;
    let three_errors = 3.0 * (0.05 * 0.95 / REPLICATIONS as f64).sqrt();
    for (answers, deff, unit) in [(1, 1.0, 0.01), (5, 1.5, 0.0001), (20, 1.0, 0.01)] {
        let mut draws = Draws::new(7);
        let cells = usize::max(answers, 2);
        let n = (1200.0_f64 / deff).round();
        let spec = ReportSpec {
            adjustment: Adjustment::Holm,
            design_effect: Some(deff),
            ..ReportSpec::default()
        };
        let mut wrong = 0;
        for _ in 0..REPLICATIONS {
            let mut sample = |id: &str| {
                let mut counts = vec![0.0; cells];
                for _ in 0..n as usize {
                    counts[(draws.uniform() * cells as f64) as usize] += 1.0;
                }
                let shares: Vec<f64> = counts[..answers]
                    .iter()
                    .map(|count| (count / n / unit).round() * unit)
                    .collect();
                poll(id, &shares, unit)
            };
            let polls = [sample("a"), sample("b")];
            // Of two answers one is published, as its complement says nothing more.
            let report =
                shift_report(&[("polls".to_owned(), &polls[..])], &spec).unwrap();
            let told = |v: &ShiftVerdict| report.counts.get(v).copied().unwrap_or(0);
            wrong +=
                usize::from(told(&ShiftVerdict::Rose) + told(&ShiftVerdict::Fell) > 0);
        }
        let rate = wrong as f64 / REPLICATIONS as f64;
        assert!(rate < 0.05 + three_errors, "{answers} {deff}: {rate}");
        if unit < 0.001 {
            assert!(rate > 0.04 - three_errors, "{answers} {deff}: {rate}");
        }
    }
}
