//! Two published views in every poll that asked both: the command, and the study.

use serde_json::Value;

use crate::common::{self, folder, path};

const POLLS: &str = "poll,pollster,sample_size,end_date,question,answer,answer_kind,percent\n\
    late,House,503,2025-01-09,deal,support,,52\n\
    late,House,503,2025-01-09,deal,oppose,,36\n\
    late,House,503,2025-01-09,deal,no opinion,dont_know,12\n\
    late,House,503,2025-01-09,war,continue,,48\n\
    late,House,503,2025-01-09,war,stop,,40\n\
    late,House,503,2025-01-09,war,no opinion,dont_know,12\n\
    early,House,,2024-12-03,deal,support,,62\n\
    early,House,,2024-12-03,deal,oppose,,38\n\
    early,House,,2024-12-03,war,continue,,60\n\
    early,House,,2024-12-03,war,stop,,40\n\
    other,Other,800,2025-02-01,deal,support,,70\n\
    other,Other,800,2025-02-01,deal,oppose,,30\n";

const CROSSTABS: &str = "poll,question,variable,group,group_size,answer,percent\n\
    late,deal,bloc,left,200,support,84\n\
    late,deal,bloc,centre,100,support,50\n\
    late,deal,bloc,right,200,support,20\n\
    late,war,bloc,left,200,continue,10\n\
    late,war,bloc,centre,100,continue,50\n\
    late,war,bloc,right,200,continue,86\n";

fn json(args: &[&str]) -> Value {
    common::json(&[args, &["--quiet"]].concat())
}

fn run(args: &[&str]) -> String {
    let found = common::run(args);
    assert_eq!(found.code, 0, "{}", found.err);
    found.out
}

fn failure(args: &[&str]) -> String {
    let found = common::run(args);
    assert_eq!(found.code, 2, "{}", found.out);
    found.err
}

fn near(found: &Value, expected: f64) {
    let x = found.as_f64().unwrap_or(f64::NAN);
    assert!((x - expected).abs() < 1e-9, "{x} for {expected}");
}

#[test]
fn every_poll_that_asked_both_is_bounded_the_earliest_first() {
    let folder = folder(&[("polls.csv", POLLS)]);
    let polls = path(&folder, "polls.csv");
    let asked = ["contradiction", &polls, "--a", "deal=support", "--b", "war=continue"];
    let found = json(&asked);
    let waves = found["waves"].as_array().unwrap();
    assert_eq!(waves.len(), 2);
    assert_eq!(waves[0]["id"], "contradiction/early");
    near(&waves[0]["both"]["bounds"]["lower"], 0.22);
    near(&waves[0]["both"]["bounds"]["upper"], 0.60);
    assert!(waves[0]["both"]["interval"].is_null());
    near(&waves[1]["both"]["bounds"]["lower"], 0.0);
    near(&waves[1]["both"]["bounds"]["upper"], 0.48);
    near(&waves[1]["upper_with_leaners"], 0.60);
    // Nobody said whether the same people were asked: two polls, and said.
    assert_eq!(waves[1]["sample"], "unknown");
    assert_eq!(waves[1]["both"]["interval"]["method"], "two_polls_wilson_mover");
}

#[test]
fn one_poll_says_all_that_is_known_of_it() {
    let folder = folder(&[("polls.csv", POLLS)]);
    let polls = path(&folder, "polls.csv");
    let asked = ["contradiction", &polls, "--a", "deal=support", "--b", "war=continue"];
    let late = [&asked[..], &["--poll", "late"]].concat();
    let same = json(&[&late[..], &["--sample", "same"]].concat());
    assert_eq!(
        same["waves"][0]["both"]["interval"]["method"],
        "same_sample_wilson_union"
    );
    let text = run(&[&late[..], &["--quiet"]].concat());
    assert!(text.contains("from nobody to about 48%"), "{text}");
    assert!(text.contains("not known whether the same people were asked"), "{text}");
}

#[test]
fn two_polls_and_an_assumed_size_are_said() {
    let folder = folder(&[("polls.csv", POLLS)]);
    let polls = path(&folder, "polls.csv");
    let asked = ["contradiction", &polls, "--a", "deal=support", "--b", "war=continue"];
    let two = ["--poll", "other", "--poll-b", "early", "--assume-n", "500"];
    let found = json(&[&asked[..], &two].concat());
    let both = &found["waves"][0]["both"];
    near(&both["bounds"]["lower"], 0.30);
    near(&both["bounds"]["upper"], 0.60);
    assert!(both["interval"].is_null());
    assert!(both["assumed"]["upper"].as_f64().unwrap() > 0.60);
    assert_eq!(found["waves"][0]["sample"], "two");
}

#[test]
fn a_breakdown_tightens_the_poll_that_has_one() {
    let folder = folder(&[("polls.csv", POLLS), ("crosstabs.csv", CROSSTABS)]);
    let (polls, tables) = (path(&folder, "polls.csv"), path(&folder, "crosstabs.csv"));
    let asked = ["contradiction", &polls, "--a", "deal=support", "--b", "war=continue"];
    let by = ["--by", "bloc", "--crosstabs", &tables, "--sample", "same"];
    let found = json(&[&asked[..], &by].concat());
    assert!(found["waves"][0]["both_by_group"].is_null());
    let bounds = &found["waves"][1]["both_by_group"]["bounds"];
    // Left, two fifths: 0 to 10%; centre, a fifth: 0 to 50%; right: 6 to 20%.
    near(&bounds["lower"], 0.024);
    near(&bounds["upper"], 0.22);
}

#[test]
fn names_that_are_not_there_are_found_at_their_options() {
    let folder = folder(&[("polls.csv", POLLS)]);
    let polls = path(&folder, "polls.csv");
    let ask = |extra: &[&str]| failure(&[&["contradiction", &polls], extra].concat());
    let question = ask(&["--a", "deel=support", "--b", "war=continue"]);
    assert!(question.contains("--a: error[question-unknown]"), "{question}");
    assert!(question.contains("did you mean “deal”"), "{question}");
    let answer = ask(&["--a", "deal=support", "--b", "war=continues"]);
    assert!(answer.contains("--b: error[answer-unknown]"), "{answer}");
    assert!(answer.contains("did you mean “continue”"), "{answer}");
    let poll = ask(&["--a", "deal=support", "--b", "war=stop", "--poll", "lat"]);
    assert!(poll.contains("--poll: error[poll-unknown]"), "{poll}");
    let by = ask(&["--a", "deal=support", "--b", "war=stop", "--by", "bloc"]);
    assert!(by.contains("crosstabs-needed"), "{by}");
    let profile = ask(&["--a", "deal=support", "--b", "war=stop", "--profile", "x"]);
    assert!(profile.contains("--profile: error[argument-invalid]"), "{profile}");
}

#[test]
fn no_poll_that_asked_both_is_an_error_that_says_what_to_do() {
    let one = "poll,question,answer,percent\np1,deal,support,52\np2,war,continue,48\n";
    let folder = folder(&[("polls.csv", one)]);
    let polls = path(&folder, "polls.csv");
    let asked = ["contradiction", &polls, "--a", "deal=support", "--b", "war=continue"];
    let found = failure(&asked);
    assert!(found.contains("no poll asked both “deal” and “war”"), "{found}");
    assert!(found.contains("--poll-b"), "{found}");
}

#[test]
fn a_study_reports_and_draws_the_waves_in_three_languages() {
    let study = "id = \"s\"\n[title]\nen = \"S\"\n[data]\ntoplines = \"polls.csv\"\n\
        [[contradiction_waves]]\nname = \"both\"\nsample = \"same\"\n\
        a = { question = \"deal\", answer = \"support\" }\n\
        b = { question = \"war\", answer = \"continue\" }\n";
    let folder = folder(&[("polls.csv", POLLS), ("study.toml", study)]);
    let (study, out) = (path(&folder, "study.toml"), path(&folder, "out"));
    for lang in ["en", "ar", "he"] {
        let args = ["run", &study, "--out", &out, "--quiet", "--lang", lang];
        run(&args);
        let place = if lang == "en" { String::new() } else { format!("/{lang}") };
        let report = format!("{out}/s{place}/report.md");
        let report = std::fs::read_to_string(report).unwrap();
        insta::with_settings!({ snapshot_suffix => lang }, {
            insta::assert_snapshot!("waves", report);
        });
        let alt =
            std::fs::read_to_string(format!("{out}/s{place}/both.alt.txt")).unwrap();
        assert!(alt.contains("48"), "{alt}");
    }
}
