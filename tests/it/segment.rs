//! The contradiction segment from respondents: R survey's values, rules for open answers,
//! split ballots; lists to tick, nets and crossings in tables; tallies of parts.

use endoxa::analysis::{
    CrosstabSpec, LetterRules, RESPONSE_ERRORS, RespondentSegmentSpec, SurveySettings,
    ViewSpec, crosstab_of, segment_of,
};
use endoxa::poll::{LonelyUnits, SampleDesign};
use endoxa::read::{Respondents, respondents};
use endoxa::results::{CrosstabResult, RespondentSegment, UndecidedRule};
use endoxa::stats::IndependenceTest;
use endoxa::survey::{measure_totals, shares};
use endoxa::tally::{MergeError, Tally, TallySpec, tally};
use serde_json::Value;

use crate::common::{folder, json, path, root, run};

fn oracle() -> Value {
    let path = root().join("tests/fixtures/anes2012_r_survey.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn close(found: f64, expected: f64, what: &str) {
    let allowed = 1e-9 * expected.abs().max(1e-9);
    assert!((found - expected).abs() <= allowed, "{what}: {found} instead of {expected}");
}

fn open(file: &str) -> Respondents {
    respondents(std::path::Path::new(file), None, None).unwrap().value
}

fn anes() -> Respondents {
    let file = root().join("data/anes2012/anes2012_extract.csv");
    let mut open = respondents(&file, None, None).unwrap().value;
    open.codebook.design = Some(SampleDesign {
        weight: Some("wt".into()),
        strata: Some("strata_full".into()),
        units: vec!["psu".into()],
        nested: true,
        lonely: LonelyUnits::Adjust,
        ..SampleDesign::default()
    });
    open
}

fn view(question: &str, answers: &[&str]) -> ViewSpec {
    ViewSpec {
        question: question.into(),
        answers: answers.iter().map(|a| (*a).to_owned()).collect(),
        label: None,
    }
}

fn spec(a: ViewSpec, b: ViewSpec, rule: UndecidedRule) -> RespondentSegmentSpec {
    RespondentSegmentSpec {
        name: "both".into(),
        a,
        b,
        by: None,
        profile: Vec::new(),
        scales: false,
        rule,
        errors: RESPONSE_ERRORS.to_vec(),
        settings: SurveySettings::default(),
        label: None,
        title: None,
        chart: false,
    }
}

fn anes_segment(rule: UndecidedRule) -> RespondentSegment {
    let a = view("budget_deficit_x", &["FavStrng", "FavWeak", "FavLean"]);
    let b = view("fedspend_ss", &["1. Increased"]);
    let asked = RespondentSegmentSpec {
        by: Some("pid_3".into()),
        profile: vec!["pid_3".into(), "gender".into()],
        ..spec(a, b, rule)
    };
    let open = anes();
    segment_of(&open, "anes", &asked).unwrap().value.remove(0)
}

#[test]
fn the_segment_of_anes_matches_r_survey_under_both_rules() {
    let known = oracle();
    let found = anes_segment(UndecidedRule::AnsweredBoth);
    let rules = [
        (UndecidedRule::NotHolding, "all_adults_dk_is_no"),
        (UndecidedRule::AnsweredBoth, "valid_on_both"),
    ];
    for (rule, name) in rules {
        let of = found.estimates.iter().find(|e| e.rule == rule).unwrap();
        let expected = &known[name]["means"];
        for (i, estimate) in [&of.a, &of.b, &of.both].into_iter().enumerate() {
            close(
                estimate.value.unwrap(),
                expected["estimate"][i].as_f64().unwrap(),
                name,
            );
            close(estimate.se.unwrap(), expected["se"][i].as_f64().unwrap(), name);
            for j in 0..3 {
                let v = expected["vcov"][i][j].as_f64().unwrap();
                assert!((of.covariance[i][j] - v).abs() < 1e-13, "{name} [{i},{j}]");
            }
        }
        let test = of.association.test.as_ref().unwrap();
        let p = known[name]["chisq_A_B"]["F"]["p"].clone();
        let p = p.as_f64().or_else(|| p[0].as_f64()).unwrap();
        assert!((test.p.ln() - p.ln()).abs() < 1e-8 * p.ln().abs(), "{name}: {}", test.p);
        let bounds = of.toplines_alone;
        let both = of.both.value.unwrap();
        assert!(bounds.lower <= both && both <= bounds.upper);
    }
}

#[test]
fn profile_and_groups_of_anes_match_r_survey() {
    let known = &oracle();
    let found = anes_segment(UndecidedRule::AnsweredBoth);
    let profile = &found.profile[0];
    for group in &profile.groups {
        let expected = &known["segment_lift"][&group.label];
        let lift = &group.over_representation;
        close(lift.value.unwrap(), expected["lift"].as_f64().unwrap(), &group.label);
        close(lift.se_log.unwrap(), expected["se_log"].as_f64().unwrap(), &group.label);
        let share = group.share_of_segment.value.unwrap();
        close(share, expected["share_of_segment"].as_f64().unwrap(), &group.label);
        assert!(!group.suppressed && group.p.unwrap() < 0.05, "{}", group.label);
    }
    assert_eq!(profile.groups.len(), 3);
    let by = found.by.as_ref().unwrap();
    for (g, group) in by.groups.iter().enumerate() {
        for (v, estimate) in [&group.a, &group.b, &group.both].into_iter().enumerate() {
            let expected = known["by_party"]["estimate"][v * 3 + g].as_f64().unwrap();
            close(estimate.value.unwrap(), expected, &group.label);
            let se = known["by_party"]["se"][g][v].as_f64().unwrap();
            close(estimate.se.unwrap(), se, &group.label);
        }
    }
    // Crosstabs tighten the bounds of their own base, and the estimate lies within them.
    let sum = |of: fn(&endoxa::results::GroupSegment) -> f64| -> f64 {
        by.groups.iter().map(|g| g.share.value.unwrap() * of(g)).sum()
    };
    let (p, q) = (sum(|g| g.a.value.unwrap()), sum(|g| g.b.value.unwrap()));
    let (both, narrow) = (sum(|g| g.both.value.unwrap()), by.crosstabs_alone);
    assert!(narrow.lower >= p + q - 1.0 - 1e-12 && narrow.upper <= p.min(q) + 1e-12);
    assert!(narrow.lower < both && both < narrow.upper);
}

#[test]
fn open_answers_make_a_range_and_errors_a_curve() {
    let found = anes_segment(UndecidedRule::NotHolding);
    let range = found.worst_case.as_ref().unwrap();
    let both = found.headline().unwrap().both.value.unwrap();
    close(range.lower, both, "lower end");
    assert!(range.upper > range.lower && range.interval.upper > range.upper);
    let points = &found.response_error;
    close(points[0].both.unwrap(), both, "without errors");
    // θ = pq + (θ* − p*q*)/(1 − 2e)², p = (p* − e)/(1 − 2e), likewise q.
    let of = found.headline().unwrap();
    let (p, q) = (of.a.value.unwrap(), of.b.value.unwrap());
    let right = 1.0 - 2.0 * 0.05;
    let corrected =
        (p - 0.05) / right * ((q - 0.05) / right) + (both - p * q) / (right * right);
    close(points[4].both.unwrap(), corrected, "5% of mistakes");
}

/// Answers to two questions by half of the respondents each.
fn split_file() -> String {
    let mut rows = String::from("a,b\n");
    for i in 0..200 {
        let answer = if i % 10 < 6 { "yes" } else { "no" };
        rows += &if i < 100 { format!("{answer},\n") } else { format!(",{answer}\n") };
    }
    rows
}

#[test]
fn a_split_ballot_gives_a_range_and_no_point() {
    let folder = folder(&[("split.csv", &split_file())]);
    let open = open(&path(&folder, "split.csv"));
    let asked = spec(view("a", &["yes"]), view("b", &["yes"]), UndecidedRule::NotHolding);
    let found = segment_of(&open, "split.csv", &asked).unwrap().value.remove(0);
    assert!(found.estimates.is_empty() && found.headline().is_none());
    let split = found.split.unwrap();
    close(split.both.bounds.lower, 0.2, "lower bound");
    close(split.both.bounds.upper, 0.6, "upper bound");
    let interval = split.both.interval.unwrap();
    assert!(interval.lower < 0.2 && interval.upper > 0.6);
}

#[test]
fn an_answer_that_is_not_there_suggests_the_nearest() {
    let folder = folder(&[("s.csv", "a,b\nyes,no\nno,yes\n")]);
    let open = open(&path(&folder, "s.csv"));
    let asked =
        spec(view("a", &["yess"]), view("b", &["yes"]), UndecidedRule::NotHolding);
    let refused = segment_of(&open, "s.csv", &asked).unwrap_err();
    let said = format!("{:?}", refused.0[0]);
    assert!(said.contains("\"yess\"") && said.contains("\"yes\""), "{said}");
}

fn ticks() -> (tempfile::TempDir, String) {
    let mut rows = String::from("tv,radio,group,w\n");
    for i in 0..300_u32 {
        let (tv, radio) = (u32::from(i % 3 != 0), u32::from(i % 7 == 0));
        rows += &format!("{tv},{radio},{},{}\n", 1 + i % 2, 1.0 + f64::from(i % 5) / 4.0);
    }
    let codebook = "[sets.media]\nvariables = [\"tv\", \"radio\"]\ncounted = \"1\"\n\
                    [variables.group]\nvalues = { 1 = \"one\", 2 = \"two\" }\n\
                    [design]\nweight = \"w\"\n";
    let folder = folder(&[("ticks.csv", &rows), ("ticks.codebook.toml", codebook)]);
    let file = path(&folder, "ticks.csv");
    (folder, file)
}

fn crosstab(open: &Respondents, rows: &str, columns: &str) -> CrosstabResult {
    let asked = CrosstabSpec {
        rows: rows.into(),
        columns: columns.into(),
        settings: SurveySettings::default(),
        test: IndependenceTest::F,
        letters: LetterRules::default(),
    };
    crosstab_of(open, "file", &asked).unwrap().value.remove(0)
}

#[test]
fn columns_of_a_list_to_tick_overlap_and_are_compared_as_such() {
    let (_folder, file) = ticks();
    let open = open(&file);
    let found = crosstab(&open, "group", "media");
    assert_eq!(found.overlapping, [false, true]);
    assert!(found.test.is_none());
    // By hand, from the rows: linearised scores of both columns' shares and of their
    // difference, every respondent a unit.
    let rows: Vec<(bool, bool, bool, f64)> = (0..300_u32)
        .map(|i| (i % 3 != 0, i % 7 == 0, i % 2 == 0, 1.0 + f64::from(i % 5) / 4.0))
        .collect();
    let share = |of: fn(&(bool, bool, bool, f64)) -> bool| {
        let base: f64 = rows.iter().filter(|r| of(r)).map(|r| r.3).sum();
        let held: f64 = rows.iter().filter(|r| of(r) && r.2).map(|r| r.3).sum();
        (held / base, base)
    };
    let (tv, base_tv) = share(|r| r.0);
    let (radio, base_radio) = share(|r| r.1);
    let score = |r: &(bool, bool, bool, f64)| {
        let of = |held: bool, p: f64, base: f64| {
            if held { r.3 * (f64::from(u8::from(r.2)) - p) / base } else { 0.0 }
        };
        of(r.0, tv, base_tv) - of(r.1, radio, base_radio)
    };
    let squares: f64 = rows.iter().map(|r| score(r).powi(2)).sum();
    let variance = 300.0 / 299.0 * squares;
    close(found.table[1].cells[0].estimate.value.unwrap(), tv, "tv");
    close(found.table[2].cells[0].estimate.value.unwrap(), radio, "radio");
    let (a, b) = (&found.table[1].cells[0], &found.table[2].cells[0]);
    let apart = a.estimate.se.unwrap().hypot(b.estimate.se.unwrap());
    assert!((variance.sqrt() - apart).abs() > 1e-4, "the overlap matters");
    let p = endoxa::stats::t_two_sided_p((tv - radio) / variance.sqrt(), 249.0);
    assert_eq!(a.letters.is_empty() && b.letters.is_empty(), p >= 0.05);
}

#[test]
fn crossed_columns_are_the_cells_of_both_and_shares_of_all_add_up() {
    let (_folder, file) = ticks();
    let open = open(&file);
    let found = crosstab(&open, "tv", "group*radio");
    let labels: Vec<_> =
        found.table[1..].iter().map(|c| c.label.clone().unwrap()).collect();
    assert_eq!(labels, ["one × 0", "one × 1", "two × 0", "two × 1"]);
    let cells = found.table[1..].iter().flat_map(|column| &column.cells);
    let all: f64 =
        cells.map(|cell| cell.total_share.as_ref().unwrap().value.unwrap()).sum();
    close(all, 1.0, "shares of all");
    for row in 0..2 {
        let of_row: f64 = found.table[1..]
            .iter()
            .map(|c| c.cells[row].row_share.as_ref().unwrap().value.unwrap())
            .sum();
        close(of_row, 1.0, "shares of a row");
    }
}

fn parts(rows: &[&str], header: &str) -> Tally {
    let text = format!("{header}\n{}\n", rows.join("\n"));
    let folder = folder(&[("part.csv", &text)]);
    let open = open(&path(&folder, "part.csv"));
    let asked = TallySpec {
        classes: vec!["stype".into(), "sch.wide".into()],
        measures: vec!["api00".into()],
        design: SampleDesign {
            weight: Some("pw".into()),
            units: vec!["dnum".into()],
            ..SampleDesign::default()
        },
        keep_units: true,
    };
    tally(&open, &asked, "part.csv").unwrap().value
}

#[test]
fn tallies_of_parts_add_up_to_the_tally_of_the_whole() {
    let text =
        std::fs::read_to_string(root().join("tests/fixtures/api/apiclus1.csv")).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    let (header, rows) = (lines[0], &lines[1..]);
    let whole = parts(rows, header);
    let mut sum = parts(&rows[..61], header);
    sum.merge(&parts(&rows[61..100], header)).unwrap();
    sum.merge(&parts(&rows[100..], header)).unwrap();
    assert_eq!(
        (sum.rows, &sum.cells, &sum.classes),
        (whole.rows, &whole.cells, &whole.classes)
    );
    let all = vec![true; whole.cells.len()];
    let held =
        vec![whole.cells_where(0, |code| code == whole.classes[0].codes[0].as_ref())];
    for (a, b) in [
        (shares(&sum, &held, &all).unwrap(), shares(&whole, &held, &all).unwrap()),
        (
            measure_totals(&sum, &[0], &all).unwrap(),
            measure_totals(&whole, &[0], &all).unwrap(),
        ),
    ] {
        assert!((a.values[0] / b.values[0] - 1.0).abs() < 1e-12);
        assert!((a.covariance[(0, 0)] / b.covariance[(0, 0)] - 1.0).abs() < 1e-12);
        assert_eq!(a.counts.df, b.counts.df);
    }
    let other = Tally { weight: Some("other".into()), ..sum.clone() };
    assert_eq!(sum.merge(&other), Err(MergeError::Different));
}

#[test]
fn the_command_prints_three_kinds_of_evidence() {
    let asked = [
        "contradiction",
        "data/anes2012/anes2012_extract.sav",
        "--a",
        "budget_deficit_x=FavStrng|FavWeak|FavLean",
        "--b",
        "fedspend_ss=1. Increased",
        "--by",
        "pid_3",
        "--profile",
        "gender",
    ];
    let found = crate::common::run(&asked);
    assert_eq!(found.code, 0, "{}", found.err);
    // R survey: 35.5% of those who answered both.
    assert!(found.out.contains("35.5%"), "{}", found.out);
    for lang in ["ar", "he"] {
        let other = crate::common::run(&[&asked[..], &["--lang", lang]].concat());
        assert!(other.code == 0 && other.out.contains("35.5"), "{}", other.out);
    }
    let json = crate::common::run(&[&asked[..], &["--format", "json"]].concat()).out;
    let json: Value = serde_json::from_str(&json).unwrap();
    assert_eq!(json["estimates"].as_array().unwrap().len(), 2);
    let bad = crate::common::run(&["contradiction", asked[1], "--a", "x", "--b", "y=1"]);
    assert_eq!(bad.code, 2);
    assert!(bad.err.contains("QUESTION=ANSWER"), "{}", bad.err);
}

/// The weighted share of respondents with both codes in a range, of those with both answers,
/// straight from the file.
fn share_up_to(a: (&str, i32), b: (&str, i32)) -> f64 {
    let file = root().join("data/anes2012/anes2012_extract.csv");
    let mut reader = csv::Reader::from_path(file).unwrap();
    let header = reader.headers().unwrap().clone();
    let at = |name: &str| header.iter().position(|column| column == name).unwrap();
    let (of_a, of_b, weight) = (at(a.0), at(b.0), at("wt"));
    let (mut both, mut all) = (0.0, 0.0);
    for row in reader.records() {
        let row = row.unwrap();
        let (Ok(x), Ok(y)) = (row[of_a].parse::<i32>(), row[of_b].parse::<i32>()) else {
            continue;
        };
        let w: f64 = row[weight].parse().unwrap();
        all += w;
        both += if x <= a.1 && y <= b.1 { w } else { 0.0 };
    }
    both / all
}

#[test]
fn scales_give_the_segment_at_every_pair_of_thresholds_and_only_when_asked() {
    let open = anes();
    let (jobs, services) = ("guarpr_self", "spsrvpr_ssself");
    let views = || (view(jobs, &["1", "2"]), view(services, &["1"]));
    let (a, b) = views();
    let asked = spec(a, b, UndecidedRule::AnsweredBoth);
    let asked = RespondentSegmentSpec { scales: true, ..asked };
    let found = segment_of(&open, "anes.csv", &asked).unwrap().value.remove(0);
    assert_eq!(found.thresholds.len(), 36);
    for pair in &found.thresholds {
        let (x, y) = (pair.a.parse().unwrap(), pair.b.parse().unwrap());
        let expected = share_up_to((jobs, x), (services, y));
        close(pair.both.value.unwrap(), expected, &format!("up to {x} and {y}"));
    }
    let (a, b) =
        (view("budget_deficit_x", &["FavStrng"]), view("fedspend_ss", &["1. Increased"]));
    let nominal = spec(a, b, UndecidedRule::AnsweredBoth);
    let found = segment_of(&open, "anes.csv", &nominal).unwrap().value.remove(0);
    assert!(found.thresholds.is_empty());
}

/// The results of a study in data/, in a language.
fn study(name: &str, lang: &str) -> (Value, tempfile::TempDir) {
    let out = tempfile::tempdir().unwrap();
    let study = root().join(format!("data/{name}/study.toml"));
    let found = json(&[
        "run",
        &study.display().to_string(),
        "--out",
        &out.path().display().to_string(),
        "--lang",
        lang,
        "--quiet",
    ]);
    (found, out)
}

#[test]
fn the_anes_study_has_three_kinds_of_evidence_side_by_side() {
    let oracle = oracle();
    let (found, out) = study("anes2012", "en");
    let segment = &found["segments"][0];
    let number = |value: &Value| value.as_f64().unwrap();
    let of_rule = |rule: &str| {
        let estimates = segment["estimates"].as_array().unwrap();
        estimates.iter().find(|e| e["rule"] == rule).unwrap().clone()
    };
    // R survey's joint share of everybody, to the digits that results keep.
    let everybody = number(&of_rule("not_holding")["both"]["value"]);
    let expected = number(&oracle["all_adults_dk_is_no"]["ci_AB"]["wilson"]["estimate"]);
    assert!((everybody - expected).abs() < 1e-9, "{everybody} for {expected}");
    let answered = of_rule("answered_both");
    let (p, q) = (number(&answered["a"]["value"]), number(&answered["b"]["value"]));
    let alone = &answered["toplines_alone"];
    assert!((number(&alone["lower"]) - (p + q - 1.0)).abs() < 1e-9);
    assert!((number(&alone["upper"]) - p.min(q)).abs() < 1e-9);
    let tables = &segment["by"]["crosstabs_alone"];
    assert!(number(&tables["lower"]) >= number(&alone["lower"]) - 1e-9);
    let both = number(&answered["both"]["value"]);
    assert!((number(&tables["lower"])..=number(&tables["upper"])).contains(&both));
    for chart in ["evidence", "mosaic", "profile_gender", "sensitivity"] {
        let file = out.path().join(format!("anes2012/cut_and_spend_{chart}.png"));
        assert!(file.is_file(), "{}", file.display());
    }
}

#[test]
fn the_split_ballot_has_a_range_that_holds_what_the_whole_survey_estimates() {
    for lang in ["en", "ar", "he"] {
        let (found, _out) = study("split-ballot", lang);
        let segment = &found["segments"][0];
        assert!(segment["estimates"].as_array().unwrap().is_empty());
        let both = &segment["split"]["both"];
        let (lower, upper) = (&both["bounds"]["lower"], &both["bounds"]["upper"]);
        assert!(lower.as_f64().unwrap() < 0.323 && 0.355 < upper.as_f64().unwrap());
        assert_eq!(both["missing"][0]["code"], "nobody_asked_both");
    }
}

#[test]
fn a_design_on_the_command_line_is_the_declared_one() {
    let data = root().join("data/anes2012/anes2012_extract.csv");
    let alone = tempfile::tempdir().unwrap();
    let copy = path(&alone, "survey.csv");
    std::fs::copy(&data, &copy).unwrap();
    let asked = ["--question", "fedspend_schools", "--quiet"];
    let declared =
        json(&[&["toplines", &data.display().to_string()], &asked[..]].concat());
    let design = ["--weight", "wt", "--strata", "strata_full", "--units", "psu"];
    let given = json(&[&["toplines", &copy], &asked[..], &design[..]].concat());
    let se = |found: &Value| found["answers"][0]["estimate"]["se"].as_f64().unwrap();
    assert!((se(&declared) - se(&given)).abs() < 1e-15);
    let df = |found: &Value| found["answers"][0]["estimate"]["df"].clone();
    assert_eq!(df(&declared), df(&given));
    let weights_only =
        json(&[&["toplines", &copy], &asked[..], &["--weight", "wt"]].concat());
    assert!((se(&weights_only) - se(&given)).abs() > 1e-6);
    let views = ["--a", "budget_deficit_x=FavStrng", "--b", "fedspend_ss=1. Increased"];
    let found =
        run(&[&["contradiction", &copy], &views[..], &["--strata", "strata"]].concat());
    assert_eq!(found.code, 2, "{}", found.out);
    assert!(found.err.contains("strata_full"), "{}", found.err);
}
