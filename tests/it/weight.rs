//! Weights that meet targets, from files to files, against R survey 4.5.

use std::path::Path;

use serde_json::Value;
use tempfile::TempDir;

use crate::common::{Outcome, folder, json, path, root, run};

const ANES: &str = "data/anes2012/anes2012_extract.csv";
/// The design of the reference: units nested in strata, lonely ones against all.
const DESIGN: &str = "[design]\nsample = \"probability\"\nweight = \"wt\"\n\
    strata = \"strata_full\"\nunits = [\"psu\"]\nnested = true\nlonely = \"adjust\"\n";

fn oracle() -> Value {
    let path = root().join("tests/fixtures/anes2012_r_survey.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn close(found: f64, wanted: f64, tolerance: f64, what: &str) {
    let off = (found / wanted - 1.0).abs();
    assert!(off < tolerance, "{what}: {found} instead of {wanted} (off {off:e})");
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| unreachable!("{value}"))
}

/// The reference's margins as a file of targets: shares in percent, or totals.
fn targets(reference: &Value, names: &[&str], totals: bool) -> String {
    let margins = &reference["raking_margins"];
    let whole = number(&margins["total"]);
    let column = if totals { "total" } else { "share" };
    let mut text = format!("variable,level,{column}\n");
    for name in names {
        for (level, share) in margins[name].as_object().unwrap() {
            let share = number(share);
            let figure = match totals {
                true => (share * whole).to_string(),
                false => format!("{:.1}", share * 100.0),
            };
            text.push_str(&format!("{name},{level},{figure}\n"));
        }
    }
    text
}

fn anes(names: &[&str], totals: bool) -> TempDir {
    let targets = targets(&oracle(), names, totals);
    folder(&[("targets.csv", &targets), ("design.codebook.toml", DESIGN)])
}

/// The methods of the reference, with their options.
const METHODS: [(&str, &[&str], &str, &str); 4] = [
    ("calibrate_raking", &["gender", "dem_educ3"], "rake", ""),
    ("calibrate_linear", &["gender", "dem_educ3"], "linear", ""),
    ("calibrate_logit_bounded", &["gender", "dem_educ3"], "logit", "0.5,2"),
    ("poststratify_gender", &["gender"], "post-stratify", ""),
];

/// The weights that a command wrote, in file order.
fn column(file: &Path, name: &str) -> Vec<Option<f64>> {
    let mut reader = csv::Reader::from_path(file).unwrap();
    let header = reader.headers().unwrap().clone();
    let at = header.iter().position(|column| column == name).unwrap();
    reader.records().map(|record| record.unwrap()[at].parse().ok()).collect()
}

#[test]
fn written_weights_are_those_of_r_survey() {
    let reference = oracle();
    let raking = ("calibrate_raking", METHODS[0].1, "raking-distance", "");
    let rake = ("rake", METHODS[0].1, "rake", "");
    for (name, margins, method, bounds) in METHODS.into_iter().chain([raking, rake]) {
        let files = anes(margins, false);
        let (targets, design) =
            (path(&files, "targets.csv"), path(&files, "design.codebook.toml"));
        let out = path(&files, "weighted.csv");
        let mut args = vec![
            "weight",
            ANES,
            "--targets",
            &targets,
            "--codebook",
            &design,
            "--missing",
            "out",
            "--population",
            "5863.7085",
            "--method",
            method,
            "--out",
            &out,
        ];
        if !bounds.is_empty() {
            args.extend(["--bounds", bounds]);
        }
        // Post-stratification by gender alone; the reference leaves out those without an
        // education too, so they have no weight to start from.
        let without = files.path().join("known.csv");
        if name == "poststratify_gender" {
            known(&without);
            args[1] = without.to_str().unwrap();
        }
        let found = json(&args);
        let wanted = &reference["weighting"][name];
        let all = column(Path::new(&out), "weight");
        let weights: Vec<f64> = all.iter().flatten().copied().collect();
        assert_eq!(weights.len(), 5866, "{name}");
        for (i, wanted) in wanted["w_first5"].as_array().unwrap().iter().enumerate() {
            close(weights[i], number(wanted), 1e-9, name);
        }
        let (least, most) = weights
            .iter()
            .fold((f64::INFINITY, 0.0_f64), |(a, b), w| (a.min(*w), b.max(*w)));
        close(least, number(&wanted["min"]), 1e-9, name);
        close(most, number(&wanted["max"]), 1e-9, name);
        close(weights.iter().sum(), number(&wanted["sum_w"]), 1e-9, name);
        let squares: f64 = weights.iter().map(|w| w * w).sum();
        close(squares, number(&wanted["sum_w2"]), 1e-9, name);
        close(number(&found["design_effect"]), number(&wanted["kish_deff"]), 1e-9, name);
        let mean = number(&found["spread"]["mean"]);
        close(number(&found["spread"]["most"]) * mean, most, 1e-9, name);
        close(number(&found["spread"]["least"]) * mean, least, 1e-9, name);
    }
}

/// The file without respondents of unknown gender or education.
fn known(to: &Path) {
    let mut reader = csv::Reader::from_path(root().join(ANES)).unwrap();
    let header = reader.headers().unwrap().clone();
    let at = |name: &str| header.iter().position(|column| column == name).unwrap();
    let (gender, education) = (at("gender"), at("dem_educ3"));
    let mut writer = csv::Writer::from_path(to).unwrap();
    writer.write_record(&header).unwrap();
    for record in reader.records() {
        let record = record.unwrap();
        if ![gender, education].iter().any(|at| ["", "NA"].contains(&&record[*at])) {
            writer.write_record(&record).unwrap();
        }
    }
    writer.flush().unwrap();
}

/// Shares of two views and of both, from the command that crosses them.
fn views(name: &str, args: &[&str], wanted: &Value) {
    let asked = [
        "contradiction",
        "--a",
        "budget_deficit_x=FavStrng|FavWeak|FavLean",
        "--b",
        "fedspend_ss=1. Increased",
        "--base",
        "everybody",
    ];
    let found = json(&[&asked[..], args].concat());
    let estimates = found["estimates"].as_array().unwrap();
    let not_holding = estimates.iter().find(|e| e["rule"] == "not_holding").unwrap();
    for (i, key) in ["a", "b", "both"].iter().enumerate() {
        let estimate = &not_holding[key];
        let what = format!("{name} {key}");
        close(number(&estimate["value"]), number(&wanted["estimate"][i]), 1e-9, &what);
        close(number(&estimate["se"]), number(&wanted["se"][i]), 1e-9, &what);
        assert_eq!(number(&estimate["df"]), number(&wanted["df"]), "{what}");
    }
}

#[test]
fn standard_errors_know_of_the_weighting_as_in_r_survey() {
    let reference = oracle();
    for (name, margins, method, bounds) in METHODS {
        let files = anes(margins, true);
        let (targets, design) =
            (path(&files, "targets.csv"), path(&files, "design.codebook.toml"));
        let without = files.path().join("known.csv");
        known(&without);
        let file = without.to_str().unwrap();
        let mut args = vec![
            file,
            "--codebook",
            &design,
            "--calibrated",
            &targets,
            "--calibrate-by",
            method,
        ];
        if !bounds.is_empty() {
            args.extend(["--calibrate-bounds", bounds]);
        }
        views(name, &args, &reference["weighting"][name]);
        // Leaving out whom the targets do not cover is the same as their not being there.
        if margins.len() == 2 {
            args[0] = ANES;
            args.extend(["--calibrate-missing", "out"]);
            views(name, &args, &reference["weighting"][name]);
        }
    }
}

#[test]
fn the_standard_errors_of_r_s_rake_are_a_mode_of_their_own() {
    let reference = oracle();
    let files = anes(METHODS[0].1, true);
    let (targets, design) =
        (path(&files, "targets.csv"), path(&files, "design.codebook.toml"));
    let args = [
        ANES,
        "--codebook",
        &design,
        "--calibrated",
        &targets,
        "--calibrate-missing",
        "out",
        "--calibrate-variance",
        "r-rake",
    ];
    views("rake", &args, &reference["weighting"]["rake"]);
}

#[test]
fn both_kinds_of_standard_errors_stand_side_by_side() {
    let reference = oracle();
    let files = anes(METHODS[0].1, false);
    let (targets, design) =
        (path(&files, "targets.csv"), path(&files, "design.codebook.toml"));
    let out = path(&files, "weighted.parquet");
    let found = json(&[
        "weight",
        ANES,
        "--targets",
        &targets,
        "--codebook",
        &design,
        "--missing",
        "out",
        "--questions",
        "fedspend_ss",
        "--base",
        "everybody",
        "--r-rake",
        "--out",
        &out,
    ]);
    let of = |kind: &str| found["questions"][0][kind]["answers"][0]["estimate"].clone();
    for (kind, name) in [("calibrated", "calibrate_raking"), ("r_rake", "rake")] {
        let wanted = &reference["weighting"][name];
        close(number(&of(kind)["value"]), number(&wanted["estimate"][1]), 1e-9, name);
        close(number(&of(kind)["se"]), number(&wanted["se"][1]), 1e-9, name);
    }
    // As if fixed: what any other command makes of the weight that was written.
    let fixed =
        json(&["toplines", &out, "--question", "fedspend_ss", "--base", "everybody"]);
    let (a, b) = (of("fixed"), &fixed["answers"][0]["estimate"]);
    close(number(&a["value"]), number(&b["value"]), 1e-12, "value as fixed");
    close(number(&a["se"]), number(&b["se"]), 1e-11, "se as fixed");
    assert!(number(&a["se"]) > number(&of("calibrated")["se"]) * 1.05);
}

/// Values of tests/fixtures/make_regression_estimate.py, in exact arithmetic.
#[test]
fn a_variable_of_numbers_gives_the_regression_estimate() {
    let design = "[design]\nweight = \"pw\"\nunits = [\"dnum\"]\nfpc = [\"fpc\"]\n";
    let files = folder(&[
        (
            "targets.csv",
            "variable,level,total\nstype,E,4421\nstype,H,755\nstype,M,1018\n\
             api99,,3914069\n",
        ),
        ("design.codebook.toml", design),
    ]);
    let (targets, design) =
        (path(&files, "targets.csv"), path(&files, "design.codebook.toml"));
    let out = path(&files, "weighted.csv");
    let found = json(&[
        "weight",
        "tests/fixtures/api/apiclus1.csv",
        "--targets",
        &targets,
        "--codebook",
        &design,
        "--method",
        "greg",
        "--questions",
        "api00",
        "--out",
        &out,
    ]);
    let mean = &found["questions"][0]["calibrated"]["scale"]["mean"];
    close(number(&mean["value"]), 665.309_071_165_779_8, 1e-11, "mean");
    close(number(&mean["se"]), 3.441_753_116_404_811, 1e-11, "se");
    let weights = column(Path::new(&out), "weight");
    close(weights[0].unwrap(), 51.632_742_594_884_775, 1e-11, "weight");
    close(
        number(&found["spread"]["least_factor"]),
        0.418_592_462_213_954_5,
        1e-2,
        "factor",
    );
    let number_row = &found["numbers"][0];
    close(number(&number_row["weighted"]), 3_914_069.0 / 6194.0, 1e-11, "api99");
}

const SMALL: &str = "sex,age,vote,w\nm,young,yes,1\nf,old,no,1\nf,old,yes,2\n\
    m,young,no,1\nm,mid,yes,1\nf,young,no,1\nm,old,yes,3\n,young,no,2\n";

fn small(targets: &str) -> TempDir {
    folder(&[("poll.csv", SMALL), ("targets.csv", targets)])
}

fn weigh(files: &TempDir, more: &[&str]) -> Outcome {
    let (poll, targets) = (path(files, "poll.csv"), path(files, "targets.csv"));
    run(&[&["weight", &poll, "--targets", &targets], more].concat())
}

#[test]
fn every_other_column_is_kept_and_those_left_out_have_no_weight() {
    let files = small("variable,level,share\nsex,m,50\nsex,f,50\n");
    let out = path(&files, "out.csv");
    let found = weigh(&files, &["--missing", "out", "--out", &out, "--name", "final"]);
    assert_eq!(found.code, 0, "{}", found.err);
    assert!(found.err.contains("margin-kept-out"), "{}", found.err);
    let text = std::fs::read_to_string(&out).unwrap();
    let mut lines = text.lines().zip(SMALL.lines());
    assert_eq!(lines.next().unwrap().0, "sex,age,vote,w,final");
    // Four men and three women of seven are to be halves.
    for (line, before) in lines {
        let weight = line.strip_prefix(before).unwrap().strip_prefix(',').unwrap();
        match &before[..1] {
            "m" => close(weight.parse().unwrap(), 3.5 / 4.0, 1e-12, line),
            "f" => close(weight.parse().unwrap(), 3.5 / 3.0, 1e-12, line),
            _ => assert_eq!(weight, ""),
        }
    }
}

#[test]
fn those_without_an_answer_can_keep_their_share() {
    let files = small("variable,level,share\nsex,m,50\nsex,f,50\n");
    let out = path(&files, "out.csv");
    let args = ["--missing", "own-level", "--base-weight", "w", "--out", &out];
    let found = weigh(&files, &[&args[..], &["--format", "json"]].concat());
    let found: Value = serde_json::from_str(&found.out).unwrap();
    let levels = found["margins"][0]["levels"].as_array().unwrap();
    let shares: Vec<f64> = levels.iter().map(|l| number(&l["weighted"])).collect();
    // 2 of 12 base weights have no answer; the others share the rest by halves.
    for (share, wanted) in shares.iter().zip([5.0 / 12.0, 5.0 / 12.0, 2.0 / 12.0]) {
        close(*share, wanted, 1e-10, "share");
    }
    assert_eq!(levels[2]["unanswered"], true);
    let weights = column(Path::new(&out), "weight");
    close(weights[7].unwrap(), 2.0, 1e-10, "the weight of no answer");
}

#[test]
fn trimmed_weights_still_meet_their_targets() {
    let files = small("variable,level,share\nage,young,50\nage,mid,10\nage,old,40\n");
    let out = path(&files, "out.csv");
    let args = ["--base-weight", "w", "--trim", "0.6,1.4", "--out", &out];
    let found = weigh(&files, &[&args[..], &["--format", "json"]].concat());
    assert_eq!(found.code, 0, "{}", found.err);
    let found: Value = serde_json::from_str(&found.out).unwrap();
    let weights: Vec<f64> =
        column(Path::new(&out), "weight").into_iter().flatten().collect();
    assert_eq!(weights.len(), 8);
    let mean = weights.iter().sum::<f64>() / 8.0;
    let inside = |w: &f64| (0.6 - 1e-6..=1.4 + 1e-6).contains(&(w / mean));
    assert!(weights.iter().all(inside), "{weights:?}");
    let free = weigh(&files, &["--base-weight", "w", "--format", "json"]);
    let free: Value = serde_json::from_str(&free.out).unwrap();
    assert!(number(&free["spread"]["most"]) > 1.5, "{free}");
    for level in found["margins"][0]["levels"].as_array().unwrap() {
        close(number(&level["weighted"]), number(&level["target"]), 1e-6, "level");
    }
    assert!(number(&found["spread"]["at_limit"]) > 0.0);
}

#[test]
fn crossed_levels_are_post_stratified_by_label_in_any_order() {
    let text = "variable,level,share\nsex*age,f × old,30\nsex*age,m*young,20\n\
        sex*age,f*young,20\nsex*age,m*old,15\nsex*age,m*mid,15\n";
    let files = small(text);
    let out = path(&files, "out.csv");
    let args = ["--method", "post-stratify", "--missing", "out", "--out", &out];
    let found = weigh(&files, &args);
    assert_eq!(found.code, 0, "{}", found.err);
    let weights = column(Path::new(&out), "weight");
    let wanted = [0.7, 1.05, 1.05, 0.7, 1.05, 1.4, 1.05];
    for (weight, wanted) in weights.iter().zip(wanted) {
        close(weight.unwrap(), wanted, 1e-12, "weight");
    }
}

#[test]
fn misspelt_levels_are_named_with_the_nearest_and_nothing_is_written() {
    let files = small("variable,level,share\nage,yuong,50\nage,mid,10\nage,old,40\n");
    let out = path(&files, "out.csv");
    let found = weigh(&files, &["--out", &out]);
    assert_eq!((found.code, found.out.as_str()), (2, ""));
    assert!(
        found.err.contains("targets.csv:2:age: error[level-unknown]"),
        "{}",
        found.err
    );
    assert!(found.err.contains("did you mean “young”"), "{}", found.err);
    assert!(!found.err.contains("level-untargeted"), "{}", found.err);
    assert!(!Path::new(&out).exists());
    let files = small("variable,level,share\nage,young,60\nage,old,40\n");
    let found = weigh(&files, &[]);
    assert!(
        found.err.contains("error[level-untargeted]: “age” has respondents in “mid”")
    );
    let files = small("variable,level,share\nsex,m,50\nsex,f,50\n");
    let found = weigh(&files, &[]);
    assert_eq!(found.code, 2);
    assert!(
        found
            .err
            .contains("margin-unanswered]: respondents without an answer on “sex”: 1")
    );
}

#[test]
fn levels_of_nobody_are_collapsed_only_when_told() {
    let text =
        "variable,level,share\nage,young,50\nage,mid,9\nage,old,40\nage,ancient,1\n";
    let files = small(text);
    let found = weigh(&files, &[]);
    assert_eq!(found.code, 2);
    assert!(found.err.contains("level-unknown"), "{}", found.err);
    let together = ["--collapse", "age: old + ancient", "--format", "json"];
    let found = weigh(&files, &together);
    assert_eq!(found.code, 0, "{}", found.err);
    let found: Value = serde_json::from_str(&found.out).unwrap();
    let levels = found["margins"][0]["levels"].as_array().unwrap();
    let level = levels.iter().find(|l| l["label"] == "old + ancient").unwrap();
    close(number(&level["target"]), 0.41, 1e-12, "target");
    close(number(&level["weighted"]), 0.41, 1e-9, "weighted");
}

/// All the old are women and all women are old.
const APART: &str = "sex,age\nm,young\nf,old\nf,old\nm,young\nm,mid\n";

#[test]
fn targets_that_exclude_each_other_are_explained() {
    let text =
        "variable,level,share\nsex,m,40\nsex,f,60\nage,young,55\nage,mid,5\nage,old,40\n";
    let files = folder(&[("poll.csv", APART), ("targets.csv", text)]);
    let out = path(&files, "out.csv");
    let found = weigh(&files, &["--out", &out]);
    assert_eq!((found.code, found.out.as_str()), (1, ""));
    assert!(!Path::new(&out).exists());
    // Women are the old: 60% and 40% meet at 50%, a quarter more than the old are to be.
    for line in [
        "error[targets-unmet]: no weights meet these targets: the nearest miss one of them by 25%",
        "targets.csv:3:sex: error[target-missed]: “sex” = “f” is to be 60%; the nearest that \
         all targets together allow is 50%",
        "targets.csv:6:age: error[target-missed]: “age” = “old” is to be 40%; the nearest that \
         all targets together allow is 50%",
    ] {
        assert!(found.err.contains(line), "{line}\n{}", found.err);
    }
    // The same under any other command.
    let (poll, targets) = (path(&files, "poll.csv"), path(&files, "targets.csv"));
    let shares = run(&["toplines", &poll, "--question", "age", "--calibrated", &targets]);
    assert_eq!(shares.code, 1, "{}", shares.err);
    let notes = weigh(&files, &["--format", "json"]);
    let notes: Value = serde_json::from_str(&notes.out).unwrap();
    let notes = notes["diagnostics"].as_array().unwrap();
    let empty = notes.iter().find(|found| found["code"] == "cell-empty").unwrap();
    assert_eq!(empty["place"]["column"], "sex", "{empty}");
    let closest = weigh(&files, &["--closest", "--format", "json", "--out", &out]);
    assert_eq!(closest.code, 0, "{}", closest.err);
    let closest: Value = serde_json::from_str(&closest.out).unwrap();
    assert_eq!(closest["met"], false);
    close(number(&closest["worst"]), 0.25, 1e-5, "worst");
    let women = &closest["margins"][0]["levels"][0];
    close(number(&women["weighted"]), 0.5, 1e-4, "women");
    let total: f64 = column(Path::new(&out), "weight").into_iter().flatten().sum();
    close(total, 5.0, 1e-4, "total");
}

#[test]
fn a_weight_is_the_same_in_every_format() {
    let files = small("variable,level,share\nage,young,50\nage,mid,10\nage,old,40\n");
    let shares: Vec<Value> = ["csv", "parquet", "sav"]
        .iter()
        .map(|ending| {
            let out = path(&files, &format!("out.{ending}"));
            let found = weigh(&files, &["--base-weight", "w", "--out", &out]);
            assert_eq!(found.code, 0, "{}", found.err);
            // The file declares it as its weight.
            json(&["toplines", &out, "--question", "vote"])["answers"].clone()
        })
        .collect();
    assert!(shares[0].is_array());
    for other in &shares[1..] {
        assert_eq!(other[0]["estimate"]["value"], shares[0][0]["estimate"]["value"]);
        assert_eq!(other[0]["estimate"]["se"], shares[0][0]["estimate"]["se"]);
    }
}

#[test]
fn what_does_not_go_together_is_said() {
    let files = small("variable,level,share\nage,young,50\nage,mid,10\nage,old,40\n");
    for args in [
        vec!["--method", "logit"],
        vec!["--method", "logit", "--bounds", "1.2,2"],
        vec!["--method", "post-stratify", "--trim", "0.2,4"],
        vec!["--name", "vote"],
        vec!["--bounds", "3"],
        vec!["--questions", "vote", "--r-rake", "--trim", "0.2,4"],
        vec!["--collapse", "age"],
        vec!["--collapse", "sex: m + f"],
        vec!["--out", "somewhere.dta"],
    ] {
        let found = weigh(&files, &args);
        assert_eq!(found.code, 2, "{args:?} {}", found.err);
        assert!(found.err.contains("error["), "{args:?} {}", found.err);
    }
    // g = a + bx with mean 29.5 needs b = 55.5/542 and a = 1 − 11b: below 0 at x = 1.
    let numbers = "x\n1\n2\n30\n";
    let files = folder(&[
        ("poll.csv", numbers),
        ("targets.csv", "variable,level,share,mean\nx,,,29.5\n"),
    ]);
    let found = weigh(&files, &["--method", "linear"]);
    assert_eq!(found.code, 1, "{} {}", found.out, found.err);
    assert!(found.err.contains("weights-negative"), "{}", found.err);
}

const STUDY: &str = r#"
id = "weighted"
title = { en = "Spending, weighted to the census", ar = "الإنفاق، بترجيح إلى التعداد", he = "הוצאות, משוקלל למפקד" }

[respondents.anes]
file = "FILE"

[respondents.anes.design]
sample = "probability"
weight = "wt"
strata = "strata_full"
units = ["psu"]
nested = true
lonely = "adjust"

[[weights]]
name = "census"
respondents = "anes"
targets = "targets.csv"
unanswered = "out"

[[weights]]
name = "fixed"
respondents = "anes"
targets = "targets.csv"
unanswered = "out"
variance = "fixed"
chart = false

[[frequencies]]
name = "known"
respondents = "anes"
question = "fedspend_ss"
weight = "census"
missing = "everybody"

[[frequencies]]
name = "fixed"
respondents = "anes"
question = "fedspend_ss"
weight = "fixed"
missing = "everybody"

[[crosstabs]]
respondents = "anes"
rows = "fedspend_ss"
columns = "gender"
weight = "census"
"#;

#[test]
fn a_study_makes_a_weight_that_its_analyses_take() {
    let reference = oracle();
    let files = anes(METHODS[0].1, false);
    let file = root().join(ANES).display().to_string();
    let study = STUDY.replace("FILE", &file);
    std::fs::write(files.path().join("study.toml"), study).unwrap();
    let (study, out) = (path(&files, "study.toml"), path(&files, "output"));
    let found = json(&["run", &study, "--out", &out]);
    let wanted = &reference["weighting"]["calibrate_raking"];
    let of = |i: usize| found["frequencies"][i]["answers"][0]["estimate"].clone();
    for i in [0, 1] {
        close(number(&of(i)["value"]), number(&wanted["estimate"][1]), 1e-9, "share");
    }
    close(number(&of(0)["se"]), number(&wanted["se"][1]), 1e-9, "se");
    assert!(number(&of(1)["se"]) > number(&of(0)["se"]));
    let weights = found["weights"].as_array().unwrap();
    assert_eq!(weights.len(), 2);
    assert_eq!(weights[0]["id"], "weights/census");
    assert_eq!(found["crosstabs"][0]["weight"], "census");
    let folder = Path::new(&out).join("weighted");
    assert!(folder.join("weights_census.png").exists());
    assert!(!folder.join("weights_fixed.png").exists());
    let report = std::fs::read_to_string(folder.join("report.md")).unwrap();
    assert!(report.contains("## The weights"), "{report}");
    let alt = std::fs::read_to_string(folder.join("weights_census.alt.txt")).unwrap();
    assert!(alt.contains("Female: 51.9% before and 51.5% after weighting"), "{alt}");
    // A weight that the study does not make is named with the nearest.
    let text = std::fs::read_to_string(&study).unwrap();
    let text = text.replacen("weight = \"census\"", "weight = \"cenus\"", 1);
    std::fs::write(&study, text).unwrap();
    let found = run(&["run", &study, "--out", &out]);
    assert_eq!(found.code, 2);
    assert!(found.err.contains("did you mean “census”"), "{}", found.err);
}

#[test]
fn the_report_reads_in_three_languages() {
    let files = small(
        "variable,level,share\nage,young,50\nage,mid,10\nage,old,40\n\
         sex,m,48.5\nsex,f,51.5\n",
    );
    for lang in ["en", "ar", "he"] {
        let args = ["--missing", "own-level", "--base-weight", "w", "--lang", lang];
        let limits = ["--bounds", "0.3,3", "--questions", "vote"];
        let found = weigh(&files, &[&args[..], &limits].concat());
        assert_eq!(found.code, 0, "{}", found.err);
        assert!(!found.out.contains('⟨') && !found.out.contains("{$"), "{}", found.out);
        insta::assert_snapshot!(format!("weight_{lang}"), found.out);
    }
    let csv = weigh(&files, &["--missing", "out", "--format", "csv"]);
    insta::assert_snapshot!("weight_csv", csv.out);
}
