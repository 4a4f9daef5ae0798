//! Trends: reference values end to end, what is said and not hidden, errors.

use serde_json::Value;

use crate::common::{folder, json, path, root, run};

const POLLS: &str = "data/australia-2007/toplines.csv";
const STUDY: &str = "data/australia-2007/study.toml";

/// The published model: sampling errors p(1 − p)/n, drift taken as known.
const PLAIN: [&str; 11] = [
    "trend",
    POLLS,
    "--question",
    "vote",
    "--answer",
    "Labor",
    "--exact",
    "--no-inflation",
    "--drift=estimated",
    "--assume-n",
    "1450.54285714286",
];

fn close(found: &Value, expected: f64, tolerance: f64) {
    let found = found.as_f64().unwrap();
    assert!((found - expected).abs() < tolerance, "{found} is not {expected}");
}

/// An answer's value in points.
fn points(found: &Value) -> Value {
    Value::from(100.0 * found.as_f64().unwrap())
}

fn effect<'a>(found: &'a Value, house: &str) -> &'a Value {
    let houses = found["houses"].as_array().unwrap();
    let place = houses.iter().position(|known| known["name"] == house).unwrap();
    &found["answers"][0]["house_effects"][place]["effect"]
}

#[test]
fn the_australian_toplines_give_the_reference_of_house_effects_that_sum_to_zero() {
    let file = root().join("tests/fixtures/trend/jackman_sum_to_zero.json");
    let known: Value =
        serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    let days: Vec<i64> =
        known["days"].as_array().unwrap().iter().map(|d| d.as_i64().unwrap()).collect();
    let date = |day: &i64| {
        let first = jiff::civil::date(2004, 10, 8);
        first.checked_add(jiff::SignedDuration::from_hours(24 * day)).unwrap().to_string()
    };
    let dates: Vec<String> = days.iter().map(date).collect();
    let mut args: Vec<&str> = PLAIN.to_vec();
    for date in &dates {
        args.extend(["--on", date]);
    }
    args.extend(["--simulations", "0"]);
    let found = json(&args);
    let labor = &found["answers"][0];
    close(&points(&labor["drift"]), known["sigma"].as_f64().unwrap(), 1e-6);
    close(&labor["log_likelihood"], known["rl"].as_f64().unwrap(), 1e-6);
    let houses = known["house"].as_object().unwrap();
    assert_eq!(houses.len(), found["houses"].as_array().unwrap().len());
    for (house, value) in houses {
        let effect = effect(&found, house);
        close(&points(&effect["value"]), value.as_f64().unwrap(), 1e-5);
        close(&points(&effect["se"]), known["house_se"][house].as_f64().unwrap(), 1e-5);
    }
    for (i, date) in dates.iter().enumerate() {
        let level = &labor["asked"][i];
        assert_eq!(level["date"], **date);
        close(
            &points(&level["level"]["value"]),
            known["level"][i].as_f64().unwrap(),
            1e-5,
        );
        close(&points(&level["level"]["se"]), known["sd"][i].as_f64().unwrap(), 1e-5);
    }
    assert_eq!(labor["step"], Value::Null);
}

#[test]
fn anchored_to_both_elections_they_give_the_reference_of_both_programs() {
    let anchors = [
        "--anchor",
        "2004-10-09=37.64",
        "--anchor",
        "2007-11-24=43.38",
        "--simulations=0",
    ];
    let days = ["--on", "2004-10-09", "--on", "2007-11-24"];
    let found = json(&[&PLAIN[..], &anchors[..], &days[..]].concat());
    let labor = &found["answers"][0];
    close(&points(&labor["drift"]), 0.422_334, 1e-6);
    close(&labor["log_likelihood"], -524.411_556, 1e-6);
    for (house, value, se) in [
        ("Galaxy", -0.9802, 0.9161),
        ("Morgan, F2F", 3.0683, 0.7828),
        ("Morgan, Phone", 0.9738, 0.7815),
        ("Newspoll", 1.5299, 0.7790),
        ("Nielsen", 1.3422, 0.7875),
    ] {
        close(&points(&effect(&found, house)["value"]), value, 1e-4);
        close(&points(&effect(&found, house)["se"]), se, 1e-4);
    }
    close(&points(&labor["asked"][0]["level"]["value"]), 37.64, 1e-8);
    close(&points(&labor["asked"][1]["level"]["value"]), 43.38, 1e-8);
    assert_eq!(found["model"]["houses"]["kind"], "anchored");
}

#[test]
fn the_jump_is_where_the_reference_has_it() {
    let found = json(&[&PLAIN[..], &["--simulations", "199", "--seed", "1"]].concat());
    let step = &found["answers"][0]["step"];
    close(&step["t"], 4.13, 0.005);
    close(&points(&step["jump"]), 7.05, 0.005);
    assert_eq!(step["date"], "2006-12-05");
    assert_eq!(
        (&step["after"], &step["by"]),
        (&"2006-12-01".into(), &"2006-12-09".into())
    );
    assert_eq!(step["found"], true);
    // 49 of 10,000 simulations with another seed.
    let extreme = step["p_value"]["extreme"].as_f64().unwrap();
    let expected = 0.0049 * 199.0;
    assert!(extreme <= expected + 3.0 * f64::sqrt(expected), "{extreme}");
    assert_eq!(found["model"]["generator"], "PCG XSL RR 128/64");
    assert_eq!(found["model"]["seed"], 1);
    let again = json(&[&PLAIN[..], &["--simulations", "199", "--seed", "1"]].concat());
    assert_eq!(found, again);
}

#[test]
fn the_default_says_how_much_since_when_and_what_to_know() {
    let args = [
        "trend",
        POLLS,
        "--question=vote",
        "--answer=Labor",
        "--since=2006-12-01",
        "--simulations=99",
    ];
    for lang in ["en", "ar", "he"] {
        let found = run(&[&args[..], &["--lang", lang]].concat());
        assert_eq!(found.code, 0, "{}", found.err);
        for line in found.out.lines() {
            assert!(endoxa::text::width(line) <= 80, "{lang}: {line}");
            assert!(!line.contains('⟨') && !line.contains("{$"), "{lang}: {line}");
        }
    }
    let out = run(&args).out.split_whitespace().collect::<Vec<_>>().join(" ");
    for part in [
        "235 polls by 5 houses, 17 Nov 2004 to 23 Nov 2007",
        "change ROSE by 3.",
        "from 1 Dec 2006 to 23 Nov 2007",
        "jump JUMPED +7.",
        "best placed around 5 Dec 2006",
        "4 polls did not publish their sample size and stay out of the line",
        "all sampling variances were multiplied by 1.",
        "PCG XSL RR 128/64, seed 1",
        "observations, not accusations",
    ] {
        assert!(out.contains(part), "{part}: {out}");
    }
}

#[test]
fn answers_of_one_question_add_up() {
    let found = json(&[
        "trend",
        POLLS,
        "--question=vote",
        "--answer=Labor",
        "--answer=Coalition",
        "--simulations=0",
    ]);
    assert_eq!(found["model"]["together"], true);
    let answers = found["answers"].as_array().unwrap();
    assert_eq!(answers.len(), 3);
    assert_eq!(answers[2]["rest"], true);
    let levels = |i: usize| answers[i]["levels"].as_array().unwrap();
    for day in 0..levels(0).len() {
        let sum: f64 =
            (0..3).map(|i| levels(i)[day]["level"]["value"].as_f64().unwrap()).sum();
        assert!((sum - 1.0).abs() < 1e-9, "{sum}");
        for i in 0..3 {
            let level = &levels(i)[day]["level"];
            let (low, high) =
                (level["lower"].as_f64().unwrap(), level["upper"].as_f64().unwrap());
            assert!(0.0 <= low && low < high && high <= 1.0);
        }
    }
    let changes: f64 =
        (0..3).map(|i| answers[i]["change"]["change"]["value"].as_f64().unwrap()).sum();
    assert!(changes.abs() < 1e-9);
    let notes = found["notes"].as_array().unwrap();
    assert!(notes.iter().any(|note| note["code"] == "rest"));
}

/// A row of a toplines file with one question "deal" and the answers yes and no.
struct Poll<'a> {
    house: &'a str,
    day: &'a str,
    n: &'a str,
    margin: &'a str,
    wording: &'a str,
    yes: f64,
}

fn csv(polls: &[Poll<'_>]) -> String {
    let mut text = "poll,pollster,end_date,sample_size,margin,question,wording,\
                    wording_status,answer,percent\n"
        .to_owned();
    for (i, poll) in polls.iter().enumerate() {
        let status = if poll.wording.is_empty() { "" } else { "exact" };
        for (answer, percent) in [("yes", poll.yes), ("no", 100.0 - poll.yes)] {
            text.push_str(&format!(
                "p{i},{},{},{},{},deal,{},{status},{answer},{percent}\n",
                poll.house, poll.day, poll.n, poll.margin, poll.wording
            ));
        }
    }
    text
}

fn poll<'a>(house: &'a str, day: &'a str, yes: f64) -> Poll<'a> {
    Poll { house, day, n: "1000", margin: "", wording: "", yes }
}

fn days(count: usize) -> Vec<String> {
    let first = jiff::civil::date(2024, 1, 1);
    (0..count as i64)
        .map(|i| first.checked_add(jiff::SignedDuration::from_hours(72 * i)).unwrap())
        .map(|date| date.to_string())
        .collect()
}

fn followed(polls: &[Poll<'_>], more: &[&str]) -> Value {
    let folder = folder(&[("polls.csv", &csv(polls))]);
    let file = path(&folder, "polls.csv");
    json(&[&["trend", &file, "--question=deal", "--answer=yes"][..], more].concat())
}

fn codes<'a>(found: &'a Value, list: &str) -> Vec<&'a str> {
    found[list].as_array().unwrap().iter().map(|x| x["code"].as_str().unwrap()).collect()
}

#[test]
fn a_changed_question_cuts_the_line_unless_another_house_polled_across() {
    let days = days(10);
    let mut polls: Vec<Poll<'_>> = days
        .iter()
        .enumerate()
        .map(|(i, day)| Poll {
            wording: if i < 7 { "A deal?" } else { "A deal now?" },
            ..poll("A", day, 40.0 + i as f64)
        })
        .collect();
    let found = followed(&polls, &["--simulations=0"]);
    let breaks = found["breaks"].as_array().unwrap();
    assert_eq!(breaks.len(), 1);
    assert_eq!(breaks[0]["wording"], true);
    assert_eq!(breaks[0]["answers"], false);
    assert_eq!(breaks[0]["bridged"], false);
    assert_eq!(breaks[0]["by"], *days[7]);
    let out = found["polls"].as_array().unwrap().iter();
    let out: Vec<bool> = out.map(|p| p["left_out"] == "question_changed").collect();
    assert_eq!(out, [vec![false; 7], vec![true; 3]].concat());
    // Nothing is tested across: the change ends with the line.
    assert_eq!(found["answers"][0]["change"]["to"], *days[6]);
    let given = followed(&polls, &["--same-question", "--simulations=0"]);
    assert_eq!(given["breaks"], Value::Array(Vec::new()));
    assert!(codes(&given, "notes").contains(&"same_question_given"));
    assert_eq!(given["answers"][0]["change"]["to"], *days[9]);

    polls.extend([poll("B", &days[0], 41.0), poll("B", &days[9], 42.0)]);
    let bridged = followed(&polls, &["--simulations=0"]);
    assert_eq!(bridged["breaks"][0]["bridged"], true);
    let names: Vec<(&str, bool)> = bridged["houses"]
        .as_array()
        .unwrap()
        .iter()
        .map(|h| (h["name"].as_str().unwrap(), h["since"].is_null()))
        .collect();
    assert_eq!(names, [("A", true), ("B", true), ("A", false)]);
    assert!(bridged["polls"].as_array().unwrap().iter().all(|p| p["left_out"].is_null()));
}

#[test]
fn other_answers_to_choose_from_are_another_question() {
    let days = days(6);
    let polls: Vec<Poll<'_>> = days.iter().map(|day| poll("A", day, 40.0)).collect();
    let mut text = csv(&polls);
    text.push_str(&format!("p5,A,{},1000,,deal,,,cannot say,\n", days[5]));
    let folder = folder(&[("polls.csv", &text)]);
    let file = path(&folder, "polls.csv");
    let found =
        json(&["trend", &file, "--question=deal", "--answer=yes", "--simulations=0"]);
    assert_eq!(found["breaks"][0]["answers"], true);
    assert_eq!(found["polls"][5]["left_out"], "question_changed");
}

#[test]
fn what_the_polls_cannot_tell_is_said() {
    let days = days(12);
    let mut polls: Vec<Poll<'_>> =
        days[..5].iter().map(|day| poll("A", day, 40.0)).collect();
    let one = followed(&polls, &["--simulations=0"]);
    assert!(codes(&one, "notes").contains(&"one_house"));
    assert!(codes(&one, "notes").contains(&"flat"));
    assert_eq!(one["answers"][0]["flat"], true);
    // A flat level may have moved: its change has an error.
    assert!(one["answers"][0]["change"]["change"]["se"].as_f64().unwrap() > 0.003);
    assert_eq!(one["answers"][0]["change"]["verdict"], "cannot_tell");

    polls.extend(days[6..9].iter().map(|day| poll("B", day, 44.0)));
    polls.push(poll("C", &days[7], 43.0));
    polls.push(Poll { n: "", ..poll("D", &days[8], 43.0) });
    let found = followed(&polls, &["--simulations=0"]);
    let notes = codes(&found, "notes");
    for code in
        ["never_overlap", "one_poll", "common_bias", "left_out", "wording_not_verified"]
    {
        assert!(notes.contains(&code), "{code}: {notes:?}");
    }
    let overlap = found["notes"].as_array().unwrap();
    let overlap = overlap.iter().find(|n| n["code"] == "never_overlap").unwrap();
    assert_eq!(overlap["groups"], serde_json::json!([[0], [1, 2]]));
    assert!(overlap["se"].as_f64().unwrap() > 0.005);
    let assumed = followed(&polls, &["--assume-n=800", "--simulations=0"]);
    let size = assumed["notes"].as_array().unwrap();
    let size = size.iter().find(|n| n["code"] == "size_assumed").unwrap();
    assert_eq!((&size["polls"], &size["n"]), (&1.into(), &800.0.into()));
    assert_eq!(assumed["polls"][9]["left_out"], Value::Null);
}

#[test]
fn oddities_are_observed() {
    let days = days(40);
    let same: Vec<Poll<'_>> = days.iter().map(|day| poll("A", day, 40.0)).collect();
    let found = followed(&same, &["--simulations=199"]);
    let seen = codes(&found, "observations");
    assert!(seen.contains(&"close") && seen.contains(&"run"), "{seen:?}");
    assert!(codes(&found, "notes").contains(&"inflation_below_one"));
    assert_eq!(found["answers"][0]["inflation"], 1.0);

    let wide: Vec<Poll<'_>> = days
        .iter()
        .enumerate()
        .map(|(i, day)| {
            let yes = if i == 20 { 58.0 } else { [37.0, 43.0, 40.0, 39.0][i % 4] };
            Poll { margin: if i < 3 { "2.0" } else { "" }, ..poll("A", day, yes) }
        })
        .collect();
    let found = followed(&wide, &["--simulations=199"]);
    let seen = codes(&found, "observations");
    for code in ["wide", "outlier", "margin"] {
        assert!(seen.contains(&code), "{code}: {seen:?}");
    }
    let list = found["observations"].as_array().unwrap();
    let outliers: Vec<&Value> = list.iter().filter(|o| o["code"] == "outlier").collect();
    assert_eq!(outliers.len(), 1);
    assert_eq!(outliers[0]["poll"], "p20");
    let margin = list.iter().find(|o| o["code"] == "margin").unwrap();
    assert_eq!((&margin["polls"], &margin["margin"]), (&3.into(), &0.02.into()));
    assert_eq!(margin["fits_at"], Value::Null);
}

#[test]
fn groups_have_trends_of_their_own() {
    let days = days(5);
    let polls: Vec<Poll<'_>> = days.iter().map(|day| poll("A", day, 50.0)).collect();
    let mut groups =
        "poll,question,variable,group,group_size,answer,percent\n".to_owned();
    for i in 0..5 {
        for (group, n, yes) in [("young", 200, 60 + i), ("old", 300, 40)] {
            for (answer, percent) in [("yes", yes), ("no", 100 - yes)] {
                groups
                    .push_str(&format!("p{i},deal,age,{group},{n},{answer},{percent}\n"));
            }
        }
    }
    let folder = folder(&[("polls.csv", &csv(&polls)), ("groups.csv", &groups)]);
    let (file, by) = (path(&folder, "polls.csv"), path(&folder, "groups.csv"));
    let args = ["trend", &file, "--question=deal", "--answer=yes", "--simulations=0"];
    let found = json(&[&args[..], &["--crosstabs", &by, "--by=age"]].concat());
    let trends = found.as_array().unwrap();
    assert_eq!(trends.len(), 2);
    assert_eq!(trends[0]["group"]["group"], "young");
    assert_eq!(trends[0]["id"], "trend/young");
    assert_eq!(trends[0]["polls"][0]["n"], 200);
    let level =
        |i: usize| trends[i]["answers"][0]["levels"][0]["level"]["value"].as_f64();
    assert!(level(0).unwrap() > 0.58 && (level(1).unwrap() - 0.4).abs() < 1e-9);
    let wrong = run(&[&args[..], &["--crosstabs", &by, "--by=aeg"]].concat());
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("age"), "{}", wrong.err);
}

#[test]
fn mistakes_are_named() {
    let fails = |args: &[&str], part: &str| {
        let found = run(&[&["trend", POLLS][..], args].concat());
        assert_eq!(found.code, 2, "{}", found.out);
        assert!(found.err.contains(part), "{part}: {}", found.err);
    };
    fails(&["--question=vot"], "vote");
    fails(&["--question=vote", "--answer=Labour"], "Labor");
    fails(&["--question=vote", "--answer=Labor", "--answer=Labor"], "Labor");
    fails(&["--question=vote", "--anchor=2004-10-09=37.64"], "answers = 1");
    fails(&["--question=vote", "--answer=Labor", "--since=2001-01-01"], "2004-11-17");
    fails(
        &[
            "--question=vote",
            "--answer=Labor",
            "--since=2007-01-01",
            "--until=2006-01-01",
        ],
        "until",
    );
    fails(&["--question=vote", "--answer=Labor", "--assume-n=0"], "--assume-n");
    fails(
        &["--question=vote", "--answer=Others"],
        "no poll of “vote” can enter the line",
    );
    fails(&["--question=vote", "--by=age"], "--crosstabs");
}

#[test]
fn rows_are_tidy_and_tables_are_markdown() {
    let args = ["trend", POLLS, "--question=vote", "--answer=Labor", "--simulations=0"];
    let found = run(&[&args[..], &["--format", "csv"]].concat());
    assert_eq!(found.code, 0, "{}", found.err);
    let mut lines = found.out.lines();
    assert_eq!(
        lines.next().unwrap(),
        "question,answer,by,group,what,date,from,house,poll,estimate,se,ci_low,ci_high,\
         half_low,half_high,p,in_line"
    );
    let count = |what: &str| {
        let mark = format!("vote,Labor,,,{what},");
        found.out.lines().filter(|line| line.starts_with(&mark)).count()
    };
    assert_eq!(count("poll"), 239);
    assert_eq!((count("house_effect"), count("change")), (5, 1));
    assert!(count("level") > 200);
    let found = run(&[&args[..], &["--format", "md"]].concat());
    assert!(found.out.contains("| Newspoll | 78 |"), "{}", found.out);
}

#[test]
fn the_australian_study_has_its_trends_charts_and_explanations() {
    let out = tempfile::tempdir().unwrap();
    let folder = out.path().display().to_string();
    let found = run(&["run", STUDY, "--out", &folder]);
    assert_eq!(found.code, 0, "{}", found.err);
    let results = out.path().join("australia-2007/results.json");
    let text = std::fs::read_to_string(&results).unwrap();
    let value: Value = serde_json::from_str(&text).unwrap();
    let trends = value["trends"].as_array().unwrap();
    let ids: Vec<&str> = trends.iter().map(|t| t["id"].as_str().unwrap()).collect();
    assert_eq!(ids, ["labor", "parties", "labor_anchored"]);
    assert_eq!(trends[0]["answers"][0]["step"]["date"], "2006-12-05");
    close(&points(&trends[2]["answers"][0]["drift"]), 0.422_334, 1e-6);
    let _typed: endoxa::results::Results = serde_json::from_str(&text).unwrap();
    for name in ["labor", "labor_houses", "parties", "parties_coalition_houses"] {
        let alt = out.path().join(format!("australia-2007/{name}.alt.txt"));
        assert!(std::fs::read_to_string(alt).unwrap().len() > 100, "{name}");
    }
    let results = results.display().to_string();
    for (id, part) in [
        ("labor/labor", "random walk"),
        ("labor/labor/change", "covariance"),
        ("labor/labor/jump", "t = jump/se"),
        ("labor_anchored/labor/house/newspoll", "known on some days"),
    ] {
        let found = run(&["explain", &results, id]);
        assert_eq!(found.code, 0, "{}", found.err);
        let said = found.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains(part), "{part}: {said}");
    }
}

#[test]
fn a_study_s_dates_and_names_are_checked() {
    let data = std::fs::read_to_string(root().join(POLLS)).unwrap();
    let study = |trend: &str| {
        let text = format!(
            "id = \"x\"\ntitle = {{ en = \"x\" }}\n[data]\ntoplines = \"polls.csv\"\n\
             [[trends]]\nname = \"t\"\nquestion = \"vote\"\n{trend}\n"
        );
        let folder = folder(&[("study.toml", &text), ("polls.csv", &data)]);
        run(&["check", &path(&folder, "study.toml")])
    };
    let good = study("answers = [\"Labor\"]\nsince = \"2006-12-01\"\nsimulations = 0");
    assert_eq!(good.code, 0, "{}", good.err);
    for (trend, part) in [
        ("since = \"1 Dec 2006\"", "1 Dec 2006"),
        ("answer = \"Labor\"", "answers"),
        ("answers = [\"Labour\"]", "Labor"),
        ("houses = \"sum-to-zero\"", "sum_to_zero"),
    ] {
        let found = study(trend);
        assert_eq!(found.code, 2, "{trend}: {}", found.out);
        assert!(found.out.contains(part), "{part}: {}", found.out);
    }
}

#[test]
fn shrunken_houses_are_for_one_answer_and_several_are_told_so() {
    let folder = folder(&[(
        "polls.csv",
        "poll,pollster,sample_size,end_date,question,answer,percent\n\
         p1,A,800,2024-01-03,q,yes,50\np1,A,800,2024-01-03,q,no,50\n\
         p2,B,900,2024-02-03,q,yes,52\np2,B,900,2024-02-03,q,no,48\n\
         p3,A,700,2024-03-03,q,yes,51\np3,A,700,2024-03-03,q,no,49\n",
    )]);
    let file = path(&folder, "polls.csv");
    let asked = ["trend", &file, "--question", "q", "--houses", "shrunken"];
    let found = run(&[&asked[..], &["--answer", "yes", "--answer", "no"]].concat());
    assert_eq!(found.code, 2, "{}", found.out);
    assert!(found.err.contains("trend.houses"), "{}", found.err);
}
