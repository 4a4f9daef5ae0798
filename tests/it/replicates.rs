//! Standard errors from replicates, through the commands: against R survey 4.5, against the
//! same replicates computed row by row here, and what is said where they cannot be had.

use std::fmt::Write as _;
use std::path::Path;

use endoxa::poll::{ReplicateMethod, Replicates, SampleDesign};
use endoxa::read::respondents;
use endoxa::survey::{measure_totals, ratio};
use endoxa::tally::{Tally, TallySpec, tally};
use proptest::prelude::*;
use serde_json::Value;
use tempfile::TempDir;

use crate::common::{endoxa, folder, json, outcome, path, root, run};

fn oracle() -> Value {
    let path = root().join("tests/fixtures/api/api_r_survey.json");
    let all: Value =
        serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    all["replicates"].clone()
}

fn api(name: &str) -> String {
    std::fs::read_to_string(root().join("tests/fixtures/api").join(name)).unwrap()
}

/// The first number of a value, whatever its brackets.
fn number(value: &Value) -> f64 {
    match value {
        Value::Array(items) => number(&items[0]),
        other => other.as_f64().unwrap_or_else(|| unreachable!("{other}")),
    }
}

fn near(found: &Value, wanted: f64, tolerance: f64, what: &str) {
    let found = number(found);
    let off = (found - wanted).abs() / wanted.abs().max(1e-300);
    assert!(off < tolerance, "{what}: {found} instead of {wanted} (off {off:e})");
}

/// A file of the API samples with a codebook of its design.
fn sample(file: &str, text: &str, design: &str) -> (TempDir, String) {
    let codebook = file.replace(".csv", ".codebook.toml");
    let folder = folder(&[(file, text), (&codebook, &format!("[design]\n{design}"))]);
    let path = path(&folder, file);
    (folder, path)
}

const STRATIFIED: &str = "weight = \"pw\"\nstrata = \"stype\"\n";
const CLUSTERED: &str = "weight = \"pw\"\nunits = [\"dnum\"]\n";

fn answer<'a>(found: &'a Value, code: &str) -> &'a Value {
    let all = found["answers"].as_array().unwrap();
    all.iter().find(|answer| answer["code"] == code).unwrap()
}

/// A file's shares, intervals, mean and tests against R's, however its replicates came.
fn equals_r(file: &str, options: &[&str], name: &str) {
    let wanted = &oracle()[name];
    let ask = |rest: &[&str]| {
        json(&[&["toplines", file, "--question", "sch.wide"], options, rest].concat())
    };
    let found = ask(&[]);
    assert_eq!(found["replicates"]["replicates"], wanted["R"], "{name}");
    near(&found["replicates"]["df"], number(&wanted["Y"]["df"]), 1e-15, name);
    let share = &answer(&found, "Yes")["estimate"];
    near(&share["value"], number(&wanted["Y"]["estimate"]), 1e-11, name);
    near(&share["se"], number(&wanted["Y"]["se"]), 1e-9, name);
    near(&share["df"], number(&wanted["Y"]["df"]), 1e-15, name);
    for (key, method, tolerance) in [
        ("mean", "mean", 1e-9),
        // R finds the replicates' log odds by iterations that it stops early: the same
        // iterations elsewhere give its limits to 1e-12 (stats::replicates::oracle_tests).
        ("logit", "logit", 1e-8),
        ("asin", "asin", 1e-9),
        ("beta", "beta", 1e-9),
        ("wilson", "wilson", 1e-9),
        // R profiles the likelihood in steps.
        ("likelihood", "likelihood", 1e-5),
    ] {
        let found = ask(&["--method", method]);
        let interval = &answer(&found, "Yes")["estimate"]["interval"];
        for end in ["lower", "upper"] {
            let wanted = number(&wanted["ci_schwide"][key][end]);
            near(&interval[end], wanted, tolerance, &format!("{name} {key}"));
        }
    }
    let found = json(&[&["toplines", file, "--question", "api00"], options].concat());
    let (mean, wanted_mean) = (&found["scale"]["mean"], &wanted["mean_api00"]);
    near(&mean["value"], number(&wanted_mean["estimate"]), 1e-11, name);
    near(&mean["se"], number(&wanted_mean["se"]), 1e-9, name);
    near(&mean["lower"], wanted_mean["ci95_t"][0][0].as_f64().unwrap(), 1e-9, name);
    near(&mean["upper"], wanted_mean["ci95_t"][0][1].as_f64().unwrap(), 1e-9, name);
    tests_equal_r(file, options, &wanted["chisq"], name);
}

fn tests_equal_r(file: &str, options: &[&str], wanted: &Value, name: &str) {
    for (key, method) in [
        ("F", "f"),
        ("Chisq", "chisq"),
        ("Wald", "wald"),
        ("adjWald", "adj-wald"),
        ("saddlepoint", "saddlepoint"),
    ] {
        let args = [
            "crosstab",
            file,
            "--rows",
            "sch.wide",
            "--columns",
            "stype",
            "--test",
            method,
        ];
        let found = json(&[&args, options].concat());
        let (found, wanted) = (&found[0]["test"], &wanted[key]);
        let what = format!("{name} {key}");
        // Another approximation of the saddlepoint's own equation: as for linearisation.
        let tolerance = if key == "saddlepoint" { 2e-7 } else { 1e-9 };
        near(&found["p"], number(&wanted["p"]), tolerance, &what);
        // R prints the unscaled X² with Chisq.
        if key != "Chisq" {
            near(&found["statistic"], number(&wanted["statistic"]), 1e-9, &what);
        }
        if key != "Chisq" && key != "saddlepoint" {
            near(&found["df"], number(&wanted["parameter"]), 1e-9, &what);
            let second = wanted["parameter"][1].as_f64().unwrap();
            near(&found["df_denominator"], second, 1e-9, &what);
        }
    }
}

#[test]
fn jackknives_made_from_a_design_equal_r_survey() {
    let (_folder, file) = sample("s.csv", &api("apistrat.csv"), STRATIFIED);
    equals_r(&file, &["--replicates", "jkn"], "JKn");
    let (_folder, file) = sample("c.csv", &api("apiclus1.csv"), CLUSTERED);
    equals_r(&file, &["--replicates", "jk1"], "JK1");
    let declared = format!("{CLUSTERED}[design.replicates]\nmethod = \"jk1\"\n");
    let (_folder, file) = sample("d.csv", &api("apiclus1.csv"), &declared);
    equals_r(&file, &[], "JK1");
}

/// Respondents of an API sample, and a jackknife computed row by row.
struct Rows {
    header: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Rows {
    fn of(text: &str) -> Self {
        let mut reader = csv::ReaderBuilder::new().from_reader(text.as_bytes());
        let header = reader.headers().unwrap().iter().map(str::to_owned).collect();
        let rows = reader
            .records()
            .map(|row| row.unwrap().iter().map(str::to_owned).collect())
            .collect();
        Self { header, rows }
    }

    fn column(&self, name: &str) -> Vec<String> {
        let at = self.header.iter().position(|column| column == name).unwrap();
        self.rows.iter().map(|row| row[at].clone()).collect()
    }

    fn numbers(&self, name: &str) -> Vec<f64> {
        self.column(name).iter().map(|cell| cell.parse().unwrap()).collect()
    }

    /// Multipliers of a jackknife on strata and units, a list a replicate, and their scales.
    fn jackknife(
        &self,
        stratum: &[String],
        unit: &[String],
    ) -> (Vec<Vec<f64>>, Vec<f64>) {
        let mut pairs: Vec<(String, String)> =
            stratum.iter().cloned().zip(unit.iter().cloned()).collect();
        let of: Vec<(String, String)> = pairs.clone();
        pairs.sort();
        pairs.dedup();
        let (mut multipliers, mut scales) = (Vec::new(), Vec::new());
        for (h, u) in &pairs {
            let n = pairs.iter().filter(|(other, _)| other == h).count() as f64;
            let one = |(k, (of_h, of_u)): (usize, &(String, String))| {
                let _ = k;
                match (of_h == h, of_u == u) {
                    (true, true) => 0.0,
                    (true, false) => n / (n - 1.0),
                    (false, _) => 1.0,
                }
            };
            multipliers.push(of.iter().enumerate().map(one).collect());
            scales.push((n - 1.0) / n);
        }
        (multipliers, scales)
    }

    /// The text with more columns of numbers.
    fn with(&self, more: &[(String, Vec<f64>)]) -> String {
        let mut text = self.header.join(",");
        more.iter().for_each(|(name, _)| write!(text, ",{name}").unwrap());
        for (k, row) in self.rows.iter().enumerate() {
            let cells = row.iter().map(|cell| format!("\"{cell}\""));
            write!(text, "\n{}", cells.collect::<Vec<_>>().join(",")).unwrap();
            more.iter().for_each(|(_, values)| write!(text, ",{}", values[k]).unwrap());
        }
        text
    }
}

fn named(columns: Vec<Vec<f64>>) -> Vec<(String, Vec<f64>)> {
    (1..).zip(columns).map(|(r, values)| (format!("rw{r}"), values)).collect()
}

/// The same jackknives as columns of the file: whole weights, and multipliers.
#[test]
fn replicate_weights_of_a_file_equal_r_survey() {
    let rows = Rows::of(&api("apistrat.csv"));
    let each: Vec<String> = (0..rows.rows.len()).map(|k| k.to_string()).collect();
    let (multipliers, scales) = rows.jackknife(&rows.column("stype"), &each);
    let scales: Vec<String> = scales.iter().map(ToString::to_string).collect();
    let weights = rows.numbers("pw");
    let times = |m: &Vec<f64>| -> Vec<f64> {
        m.iter().zip(&weights).map(|(m, w)| m * w).collect()
    };
    let whole = rows.with(&named(multipliers.iter().map(times).collect()));
    let design = "weight = \"pw\"\n";
    let (inside, file) = sample("s.csv", &whole, design);
    std::fs::write(inside.path().join("scales.txt"), scales.join("\n")).unwrap();
    let of_file = path(&inside, "scales.txt");
    let given = ["--replicate-weights", "rw*", "--replicate-method", "jkn"];
    let file_of_scales = ["--replicate-rscales", of_file.as_str()];
    equals_r(&file, &[&given[..], &file_of_scales].concat(), "JKn");
    let list = scales.join(",");
    let parts = rows.with(&named(multipliers));
    let (_folder, file) = sample("s.csv", &parts, design);
    let options = ["--replicate-rscales", list.as_str(), "--replicate-multipliers"];
    equals_r(&file, &[&given[..], &options].concat(), "JKn");

    let rows = Rows::of(&api("apiclus1.csv"));
    let one = vec![String::new(); rows.rows.len()];
    let (multipliers, _) = rows.jackknife(&one, &rows.column("dnum"));
    let text = rows.with(&named(multipliers));
    let declared = "weight = \"pw\"\n[design.replicates]\nweights = [\"rw1..rw15\"]\n\
                    method = \"jk1\"\nmultipliers = true\n";
    let (_folder, file) = sample("c.csv", &text, declared);
    equals_r(&file, &[], "JK1");
}

fn added_up(file: &str, design: SampleDesign, classes: &[&str], of: &[&str]) -> Tally {
    let open = respondents(Path::new(file), None, None).unwrap().value;
    let names = |list: &[&str]| list.iter().map(|n| (*n).to_owned()).collect();
    let spec = TallySpec {
        classes: names(classes),
        measures: names(of),
        design,
        ..TallySpec::default()
    };
    tally(&open, &spec, file).unwrap().value
}

/// R's balanced half-samples of six ambulance services, given and made.
#[test]
fn half_samples_equal_r_survey() {
    let wanted = &oracle()["BRR_scd"];
    let mut text = "ESA,ambulance,arrests,alive,rw1,rw2,rw3,rw4".to_owned();
    let rows = wanted["data"].as_array().unwrap().iter();
    for (row, weights) in rows.zip(wanted["repweights"].as_array().unwrap()) {
        let cells = ["ESA", "ambulance", "arrests", "alive"].map(|name| &row[name]);
        let cells = cells.into_iter().chain(weights.as_array().unwrap());
        let cells: Vec<String> = cells.map(ToString::to_string).collect();
        write!(text, "\n{}", cells.join(",")).unwrap();
    }
    let inside = folder(&[("scd.csv", &text)]);
    let file = path(&inside, "scd.csv");
    let brr = Replicates::of(ReplicateMethod::Brr);
    let given =
        Replicates { weights: vec!["rw1..rw4".into()], multipliers: true, ..brr.clone() };
    let design = |replicates| SampleDesign {
        strata: Some("ESA".into()),
        units: vec!["ambulance".into()],
        nested: true,
        replicates: Some(replicates),
        ..SampleDesign::default()
    };
    for (replicates, exact) in [(given, true), (brr, false)] {
        let tally = added_up(&file, design(replicates), &[], &["alive", "arrests"]);
        let all = vec![true; tally.cells.len()];
        let total = measure_totals(&tally, &[0], &all).unwrap();
        assert_eq!(total.counts.df, number(&wanted["total"]["df"]));
        let found = ratio(&tally, 0, 1, &all).unwrap();
        let value = |x: f64| Value::from(x);
        near(
            &value(found.values[0]),
            number(&wanted["ratio"]["estimate"]),
            1e-12,
            "ratio",
        );
        near(&value(total.se(0)), number(&wanted["total"]["se"]), 1e-12, "total");
        // Other half-samples than R's give a ratio another variance.
        if exact {
            near(&value(found.se(0)), number(&wanted["ratio"]["se"]), 1e-12, "ratio");
        }
    }
}

/// Weighted share of those who hold among the base.
fn share(weights: &[f64], held: &[bool], base: &[bool]) -> f64 {
    let sum = |of: &dyn Fn(usize) -> bool| -> f64 {
        (0..weights.len()).filter(|k| of(*k)).map(|k| weights[k]).sum()
    };
    sum(&|k| held[k] && base[k]) / sum(&|k| base[k])
}

/// Everything of a segment that is no ratio of totals, against the same replicates computed
/// row by row: associations on the log scale, groups, profiles.
#[test]
fn functions_of_shares_are_made_anew_in_every_replicate() {
    let rows = Rows::of(&api("apiclus1.csv"));
    let (_folder, file) = sample("c.csv", &api("apiclus1.csv"), CLUSTERED);
    let found = json(&[
        "contradiction",
        &file,
        "--a",
        "stype=E",
        "--b",
        "comp.imp=Yes",
        "--by",
        "awards",
        "--profile",
        "awards,sch.wide",
        "--replicates",
        "jk1",
    ]);
    let one = vec![String::new(); rows.rows.len()];
    let (multipliers, scales) = rows.jackknife(&one, &rows.column("dnum"));
    let weights = rows.numbers("pw");
    let is = |name: &str, value: &str| -> Vec<bool> {
        rows.column(name).iter().map(|cell| cell == value).collect()
    };
    let and = |a: &[bool], b: &[bool]| -> Vec<bool> {
        a.iter().zip(b).map(|(a, b)| *a && *b).collect()
    };
    let (a, b) = (is("stype", "E"), is("comp.imp", "Yes"));
    let both = and(&a, &b);
    let all = vec![true; a.len()];
    let se = |function: &dyn Fn(&[f64]) -> f64| -> f64 {
        let again: Vec<f64> = multipliers
            .iter()
            .map(|m| {
                let w: Vec<f64> = m.iter().zip(&weights).map(|(m, w)| m * w).collect();
                function(&w)
            })
            .collect();
        let mean = again.iter().sum::<f64>() / again.len() as f64;
        let squares = again.iter().zip(&scales).map(|(x, c)| c * (x - mean).powi(2));
        squares.sum::<f64>().sqrt()
    };
    let lift = |w: &[f64]| {
        (share(w, &both, &all) / (share(w, &a, &all) * share(w, &b, &all))).ln()
    };
    let odds = |w: &[f64]| {
        let (p, q, r) = (share(w, &a, &all), share(w, &b, &all), share(w, &both, &all));
        (r * (1.0 - p - q + r) / ((p - r) * (q - r))).ln()
    };
    let estimate = &found["estimates"][1];
    assert_eq!(estimate["rule"], "answered_both");
    near(&estimate["both"]["se"], se(&|w| share(w, &both, &all)), 1e-10, "both");
    near(&estimate["b_among_a"]["se"], se(&|w| share(w, &both, &a)), 1e-10, "b | a");
    let association = &estimate["association"];
    near(&association["lift"]["se_log"], se(&lift), 1e-10, "lift");
    near(&association["odds_ratio"]["se_log"], se(&odds), 1e-10, "odds ratio");
    let covariance = se(&|w| share(w, &a, &all) + share(w, &b, &all)).powi(2)
        - se(&|w| share(w, &a, &all)).powi(2)
        - se(&|w| share(w, &b, &all)).powi(2);
    near(&estimate["covariance"][0][1], covariance / 2.0, 1e-8, "covariance");
    for group in found["by"]["groups"].as_array().unwrap() {
        let within = is("awards", group["code"].as_str().unwrap());
        near(&group["both"]["se"], se(&|w| share(w, &both, &within)), 1e-10, "group");
    }
    let mut described = 0;
    for profile in found["profile"].as_array().unwrap() {
        let variable = profile["variable"].as_str().unwrap();
        for group in profile["groups"].as_array().unwrap() {
            let of = is(variable, group["code"].as_str().unwrap());
            let log = |w: &[f64]| (share(w, &of, &both) / share(w, &of, &all)).ln();
            let over = &group["over_representation"]["se_log"];
            // Nobody of the group in the segment of some replicate: no logarithm.
            match se(&log) {
                wanted if wanted.is_finite() => near(over, wanted, 1e-10, "profile"),
                _ => assert_eq!(over, &Value::Null),
            }
            described += usize::from(over.is_number());
        }
    }
    assert_eq!(described, 2);
    // The correction for mistaken answers moves with every replicate as well.
    let error = 0.02;
    let corrected = |w: &[f64]| {
        let (p, q, r) = (share(w, &a, &all), share(w, &b, &all), share(w, &both, &all));
        let own = |x: f64| (x - error) / (1.0 - 2.0 * error);
        let (p, q) = (own(p), own(q));
        let keep = 1.0 - 2.0 * error;
        (r - error * keep * (p + q) - error * error) / (keep * keep)
    };
    let point = found["response_error"].as_array().unwrap();
    let point = point.iter().find(|point| point["error"] == error).unwrap();
    near(&point["both"], corrected(&weights), 1e-10, "corrected");
    let half = number(&point["upper"]) - number(&point["both"]);
    let t = 2.144_786_687_917_803; // Student's t of 14 degrees of freedom at 97.5%.
    near(&Value::from(half), t * se(&corrected), 1e-8, "corrected");
    // And not only by the delta method.
    let plain = json(&["contradiction", &file, "--a", "stype=E", "--b", "comp.imp=Yes"]);
    let linearised = number(&plain["estimates"][1]["association"]["lift"]["se_log"]);
    assert!((number(&association["lift"]["se_log"]) / linearised - 1.0).abs() > 1e-4);
}

/// Differences that letters stand for, and quartiles.
#[test]
fn letters_and_quartiles_follow_the_replicates() {
    let (_folder, file) = sample("s.csv", &api("apistrat.csv"), STRATIFIED);
    let args = [
        "crosstab",
        &file,
        "--rows",
        "sch.wide",
        "--columns",
        "stype",
        "--adjust",
        "none",
        "--replicates",
        "jkn",
    ];
    let found = &json(&args)[0];
    let cell = |column: usize| &found["table"][column]["cells"][1];
    let shares: Vec<f64> =
        (0..4).map(|c| number(&cell(c)["estimate"]["value"])).collect();
    // Strata are drawn alone: the difference of two has the sum of their variances.
    let p = |a: usize, b: usize| {
        let se = |c: usize| number(&cell(c)["estimate"]["se"]);
        let t = (shares[a] - shares[b]) / se(a).hypot(se(b));
        endoxa::stats::t_two_sided_p(t, 197.0)
    };
    for (more, less) in [(1, 2), (1, 3), (3, 2)] {
        let letter = found["table"][less]["letter"].as_str().unwrap();
        let level = p(more, less);
        let letters = cell(more)["letters"].as_str().unwrap();
        let wanted = if level < 0.01 {
            letters.contains(&letter.to_uppercase())
        } else {
            letters.contains(letter) == (level < 0.05)
        };
        assert!(wanted, "{letters} {letter} {level}");
    }
    let args = ["toplines", &file, "--question", "api00", "--replicates", "jkn"];
    let found = json(&args);
    let rows = Rows::of(&api("apistrat.csv"));
    let each: Vec<String> = (0..rows.rows.len()).map(|k| k.to_string()).collect();
    let (multipliers, scales) = rows.jackknife(&rows.column("stype"), &each);
    let (weights, values) = (rows.numbers("pw"), rows.numbers("api00"));
    let below = |w: &[f64], limit: f64| {
        let held: Vec<bool> = values.iter().map(|x| *x <= limit).collect();
        share(w, &held, &vec![true; held.len()])
    };
    let quantile = |target: f64| {
        let mut sorted = values.clone();
        sorted.sort_by(f64::total_cmp);
        sorted.into_iter().find(|x| below(&weights, *x) >= target - 1e-12).unwrap()
    };
    let t = 1.972_079_033_778_49; // Student's t of 197 degrees of freedom at 97.5%.
    for (i, target) in [0.25, 0.5, 0.75].into_iter().enumerate() {
        let value = quantile(target);
        let again: Vec<f64> = multipliers
            .iter()
            .map(|m| {
                let w: Vec<f64> = m.iter().zip(&weights).map(|(m, w)| m * w).collect();
                below(&w, value)
            })
            .collect();
        let mean = again.iter().sum::<f64>() / again.len() as f64;
        let squares = again.iter().zip(&scales).map(|(x, c)| c * (x - mean).powi(2));
        let half = t * squares.sum::<f64>().sqrt();
        let reached = below(&weights, value);
        let found = &found["scale"]["quartiles"][i];
        near(&found["value"], value, 1e-12, "quartile");
        near(&found["lower"], quantile(reached - half), 1e-12, "quartile");
        near(&found["upper"], quantile(reached + half), 1e-12, "quartile");
    }
}

/// As the American Community Survey has them: 4/R around the estimate.
#[test]
fn successive_differences_spread_around_the_estimate() {
    let rows = Rows::of(&api("apiclus1.csv"));
    let weights = rows.numbers("pw");
    let replicate = |r: usize| -> Vec<f64> {
        let shifted =
            |k: usize| 1.0 + 0.7 * f64::from(((k * 7 + r * 13) % 11) as u8) - 3.0;
        (0..weights.len()).map(|k| weights[k] * (0.6 + shifted(k).abs())).collect()
    };
    let columns: Vec<Vec<f64>> = (0..20).map(replicate).collect();
    let (_folder, file) =
        sample("c.csv", &rows.with(&named(columns.clone())), "weight = \"pw\"\n");
    let given = ["--replicate-weights", "rw1..rw20", "--replicate-method", "acs"];
    let found =
        json(&[&["toplines", &file, "--question", "sch.wide"], &given[..]].concat());
    let wide: Vec<bool> = rows.column("sch.wide").iter().map(|c| c == "Yes").collect();
    let all = vec![true; wide.len()];
    let whole = share(&weights, &wide, &all);
    let squares: f64 =
        columns.iter().map(|w| (share(w, &wide, &all) - whole).powi(2)).sum();
    let estimate = &answer(&found, "Yes")["estimate"];
    near(&estimate["se"], (4.0 / 20.0 * squares).sqrt(), 1e-10, "sdr");
    let record = &found["replicates"];
    assert_eq!((&record["mse"], &record["method"]), (&true.into(), &"sdr".into()));
    // Weights that repeat after eleven rows have no more than that rank.
    assert!(number(&record["df"]) <= 10.0, "{record}");
}

/// A domain's degrees of freedom are the rank of its replicate weights less 1: those of the
/// few units that it lies in.
#[test]
fn a_domain_in_few_units_has_few_degrees_of_freedom() {
    let rows = Rows::of(&api("apiclus1.csv"));
    let one = vec![String::new(); rows.rows.len()];
    let units = rows.column("dnum");
    let (multipliers, _) = rows.jackknife(&one, &units);
    let mut of: Vec<&String> = units.iter().collect();
    of.dedup();
    let region = |k: usize| of[..5].contains(&&units[k]);
    let mut text = rows.with(&named(multipliers));
    text = text
        .lines()
        .enumerate()
        .map(|(at, line)| match at {
            0 => format!("{line},region\n"),
            _ => format!("{line},{}\n", if region(at - 1) { "near" } else { "far" }),
        })
        .collect();
    let (_folder, file) = sample("c.csv", &text, CLUSTERED);
    let given = [
        "--replicate-weights",
        "rw*",
        "--replicate-method",
        "jk1",
        "--replicate-multipliers",
    ];
    for options in [&given[..], &["--replicates", "jk1"]] {
        let args = ["crosstab", &file, "--rows", "sch.wide", "--columns", "region"];
        let found = &json(&[&args, options].concat())[0];
        let df = |label: &str| {
            let columns = found["table"].as_array().unwrap();
            let column = columns.iter().find(|c| c["code"] == label).unwrap();
            number(&column["cells"][0]["estimate"]["df"])
        };
        assert_eq!((df("near"), df("far")), (4.0, 9.0), "{options:?}");
        assert_eq!(found["replicates"]["df"], 14.0);
    }
}

fn synthetic(rows: u32) -> String {
    let mut csv = "q,g,w,s,u,rw1,rw2,rw3,rw4\n".to_owned();
    for i in 0..rows {
        let (q, g, s, u) = (i % 5, (i / 7) % 4, i % 3, i % 41);
        let w = f64::from(1 + i % 13) / 7.0;
        write!(csv, "{q},{g},{w},{s},{u}").unwrap();
        (1..=4).for_each(|r| write!(csv, ",{}", w * f64::from((i * r) % 17)).unwrap());
        csv.push('\n');
    }
    csv
}

#[test]
fn the_number_of_threads_changes_no_bit() {
    let codebook =
        "[design]\nweight = \"w\"\nstrata = \"s\"\nunits = [\"u\"]\nnested = true\n";
    let inside = folder(&[("s.csv", &synthetic(60_000)), ("s.codebook.toml", codebook)]);
    let file = path(&inside, "s.csv");
    let made = ["--replicates", "bootstrap:300", "--seed", "9"];
    let given = ["--replicate-weights", "rw*", "--replicate-method", "bootstrap"];
    for options in [&made[..], &given[..]] {
        let args =
            ["crosstab", &file, "--rows", "q", "--columns", "g", "--format", "json"];
        let with = |threads: &str| {
            let mut command = endoxa(&[&args, options].concat());
            let command = command.env("POLARS_MAX_THREADS", threads);
            let found = outcome(command.env("RAYON_NUM_THREADS", threads));
            assert_eq!(found.code, 0, "{}", found.err);
            found.out
        };
        let one = with("1");
        assert!(one == with("2") && one == with("4"));
        assert!(one.contains("\"replicates\""));
    }
    let seeds = ["8", "9"].map(|seed| {
        let made = ["--replicates", "bootstrap:300", "--seed", seed];
        let args = ["toplines", &file, "--question", "q"];
        json(&[&args, &made[..]].concat())["answers"][0]["estimate"]["se"].clone()
    });
    assert_ne!(seeds[0], seeds[1]);
}

/// The mistakes that are made with replicates, and what is said of each.
#[test]
fn mistakes_are_named_with_their_place_and_the_likely_fix() {
    let rows = "q,w,s,u,rw1,rw2,rw3,rw5,odd1,odd2\n\
                a,1,x,1,1,2,0,1,1,1\na,1,x,2,1,0,2,1,-1,\nb,1,y,1,2,1,1,1,1,1\n\
                b,1,y,2,0,1,1,1,1,1\na,1,y,3,1,1,1,1,1,1\n";
    let design =
        "[design]\nweight = \"w\"\nstrata = \"s\"\nunits = [\"u\"]\nnested = true\n";
    let inside = folder(&[("s.csv", rows), ("s.codebook.toml", design)]);
    let file = path(&inside, "s.csv");
    let of = |options: &[&str]| {
        run(&[&["toplines", &file, "--question", "q"], options].concat())
    };
    let given = |names: &str, method: &str| {
        of(&["--replicate-weights", names, "--replicate-method", method])
    };
    let cases = [
        (given("rw1..rw4", "brr"), "variable-missing", "rw"),
        (given("rv*", "brr"), "variable-missing", "rw1"),
        (given("rw4..rw1", "brr"), "value-invalid", "rw1..rw80"),
        (given("rw1,rw1", "brr"), "name-twice", "rw1"),
        (given("rw1", "brr"), "replicates-too-few", "1"),
        (given("rw*", "jkn"), "replicate-scales", "4"),
        (given("rw*", "other"), "replicate-scales", "rscales"),
        (given("rw*", "fay:1.5"), "fay-factor", "1.5"),
        (given("odd1,odd2", "brr"), "replicate-unusable", "row 2"),
        (of(&["--replicates", "brr"]), "stratum-not-a-pair", "“y” has 3"),
        (of(&["--replicates", "jk1"]), "replicates-stratified", "2"),
        (of(&["--replicates", "sdr"]), "replicates-not-made", "sdr"),
        (of(&["--replicates", "bootstrap:1"]), "replicates-too-few", "1"),
        (of(&["--replicates", "jkn", "--seed", "3"]), "argument-invalid", "bootstrap"),
        (of(&["--mse"]), "argument-invalid", "--replicates"),
    ];
    for (found, code, also) in cases {
        assert_eq!(found.code, 2, "{code}: {}", found.out);
        assert!(found.err.contains(&format!("[{code}]")), "{code}: {}", found.err);
        assert!(found.err.contains(also), "{code}: {}", found.err);
    }
    let unweighted =
        of(&["--unweighted", "--replicate-weights", "rw*", "--replicate-method", "brr"]);
    assert!(unweighted.err.contains("replicates-without-weight"), "{}", unweighted.err);
    let near = of(&["--replicate-weights", "rw*", "--replicate-method", "botstrap"]);
    assert_eq!(near.code, 2);
    assert!(near.err.contains("bootstrap?"), "{}", near.err);
    let negative = given("rw1,odd1", "brr");
    assert_eq!(negative.code, 0, "{}", negative.err);
    assert!(negative.err.contains("replicate-negative"), "{}", negative.err);
    let gap = given("rw*", "brr");
    assert!(gap.err.contains("from number 3 to 5"), "{}", gap.err);
    let lonely = folder(&[
        ("s.csv", "q,w,s,u\na,1,x,1\na,1,x,2\nb,1,y,1\n"),
        ("s.codebook.toml", design),
    ]);
    let file = path(&lonely, "s.csv");
    let args = ["toplines", &file, "--question", "q", "--replicates", "jkn"];
    let found = run(&args);
    assert!(found.err.contains("stratum “y” has one sampling unit"), "{}", found.err);
}

/// A group that one replicate leaves out has no standard error, and the table says why.
#[test]
fn a_replicate_without_anybody_gives_no_standard_error() {
    let mut rows = "q,g,w,u\n".to_owned();
    for k in 0..60 {
        let g = if k < 10 { "few" } else { "many" };
        writeln!(rows, "{},{g},1,{}", k % 2, k / 10).unwrap();
    }
    let design = "[design]\nweight = \"w\"\nunits = [\"u\"]\n";
    let inside = folder(&[("s.csv", &rows), ("s.codebook.toml", design)]);
    let file = path(&inside, "s.csv");
    let args =
        ["crosstab", &file, "--rows", "q", "--columns", "g", "--replicates", "jk1"];
    let found = run(&args);
    assert_eq!(found.code, 0, "{}", found.err);
    assert!(found.out.contains("in one of the replicates nobody"), "{}", found.out);
    let found = &json(&args)[0];
    let few = &found["table"].as_array().unwrap()[1];
    assert_eq!(few["label"], Value::Null);
    let estimate = &few["cells"][0]["estimate"];
    assert_eq!((&estimate["se"], &estimate["interval"]), (&Value::Null, &Value::Null));
    assert_eq!(estimate["missing"][0]["code"], "replicate_undefined");
}

/// A study's file with replicates declared in it, and what `explain` says of its shares.
#[test]
fn a_study_declares_replicates_and_explains_them() {
    let study = "id = \"schools\"\ntitle = { en = \"Schools\" }\n\
                 [respondents.api]\nfile = \"c.csv\"\n\
                 [respondents.api.design]\nweight = \"pw\"\nunits = [\"dnum\"]\n\
                 [respondents.api.design.replicates]\nmethod = \"bootstrap\"\n\
                 number = 50\nseed = 3\nmse = true\n\
                 [[frequencies]]\nname = \"wide\"\nrespondents = \"api\"\n\
                 question = \"sch.wide\"\n";
    let inside = folder(&[("study.toml", study), ("c.csv", &api("apiclus1.csv"))]);
    let out = path(&inside, "out");
    let found = run(&["run", &path(&inside, "study.toml"), "--out", &out]);
    assert_eq!(found.code, 0, "{}", found.err);
    let file = Path::new(&out).join("schools/results.json").display().to_string();
    let explained = run(&["explain", &file, "frequencies/wide/yes"]);
    assert_eq!(explained.code, 0, "{}", explained.err);
    assert!(explained.out.contains("replicate’s weights"), "{}", explained.out);
    let all: Value =
        serde_json::from_str(&std::fs::read_to_string(&file).unwrap()).unwrap();
    let record = &all["frequencies"][0]["replicates"];
    assert_eq!((&record["seed"], &record["replicates"]), (&3.into(), &50.into()));
    assert_eq!((&record["mse"], &record["scale"]), (&true.into(), &0.02.into()));
    let wrong = study.replace("method = \"bootstrap\"", "methd = \"bootstrap\"");
    std::fs::write(inside.path().join("study.toml"), wrong).unwrap();
    let found = run(&["run", &path(&inside, "study.toml"), "--out", &out]);
    assert_eq!(found.code, 2);
    assert!(found.err.contains("methd"), "{}", found.err);
    assert!(found.err.contains("study.toml:8"), "{}", found.err);
}

#[test]
fn every_language_says_where_standard_errors_come_from() {
    let (_folder, file) = sample("s.csv", &api("apistrat.csv"), STRATIFIED);
    let ask = |lang: &str| {
        let args = [
            "toplines",
            &file,
            "--question",
            "sch.wide",
            "--replicates",
            "bootstrap:200",
            "--seed",
            "7",
            "--lang",
            lang,
        ];
        let found = run(&args);
        assert_eq!(found.code, 0, "{}", found.err);
        found.out
    };
    insta::assert_snapshot!("replicates_en", ask("en"));
    insta::assert_snapshot!("replicates_he", ask("he"));
    insta::assert_snapshot!("replicates_ar", ask("ar"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    /// For a total a delete-one jackknife is the linearised variance, with population sizes
    /// too.
    #[test]
    fn a_jackknife_of_a_total_is_its_linearised_variance(
        sizes in prop::collection::vec(2..6_usize, 1..5),
        values in prop::collection::vec((0.1..9.0, -5.0..5.0), 60),
        drawn in 0.05..0.9,
    ) {
        let mut csv = "s,u,w,y,f\n".to_owned();
        let mut at = 0;
        for (h, n) in sizes.iter().enumerate() {
            for u in 0..*n {
                for _ in 0..=(u % 3) {
                    let (w, y) = values[at % values.len()];
                    writeln!(csv, "{h},{u},{w},{y},{drawn}").unwrap();
                    at += 1;
                }
            }
        }
        let inside = folder(&[("s.csv", &csv)]);
        let file = path(&inside, "s.csv");
        let design = |fpc: Vec<String>, replicates| SampleDesign {
            weight: Some("w".into()),
            strata: Some("s".into()),
            units: vec!["u".into()],
            nested: true,
            fpc,
            replicates,
            ..SampleDesign::default()
        };
        for fpc in [vec![], vec!["f".to_owned()]] {
            let total = |replicates| {
                let tally =
                    added_up(&file, design(fpc.clone(), replicates), &[], &["y"]);
                let all = vec![true; tally.cells.len()];
                measure_totals(&tally, &[0], &all).unwrap()
            };
            let plain = total(None);
            let jackknife = total(Some(Replicates::of(ReplicateMethod::Jkn)));
            let (a, b) = (plain.covariance[(0, 0)], jackknife.covariance[(0, 0)]);
            prop_assert!((a - b).abs() <= 1e-9 * a.max(1e-9), "{a} {b}");
            prop_assert_eq!(plain.counts.df, jackknife.counts.df);
        }
    }
}
