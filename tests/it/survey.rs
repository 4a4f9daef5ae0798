//! Design-based estimates against R survey 4.5, from a CSV file through the tally.

use std::collections::BTreeMap;

use endoxa::poll::{LonelyUnits, SampleDesign, ValueCode};
use endoxa::read::respondents;
use endoxa::stats::{
    DesignMethod, DesignShare, IndependenceTest, Level, design_interval,
};
use endoxa::survey::{
    Estimates, SurveyError, Table, means, measure_totals, quantile, ratio, shares,
    shares_within, table_totals,
};
use endoxa::tally::{Tally, TallySpec, tally};
use nalgebra::{DMatrix, DVector};
use serde_json::Value;

use crate::common::root;

fn oracle(name: &str) -> Value {
    let path = root().join("tests/fixtures").join(name);
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn added_up(
    file: &str,
    design: SampleDesign,
    classes: &[&str],
    measures: &[&str],
) -> Tally {
    let opened = respondents(&root().join(file), None, None).unwrap().value;
    let names = |list: &[&str]| list.iter().map(|n| (*n).to_owned()).collect();
    let spec = TallySpec {
        classes: names(classes),
        measures: names(measures),
        design,
        keep_units: false,
    };
    tally(&opened, &spec, file).unwrap().value
}

fn some(name: &str) -> Option<String> {
    Some(name.to_owned())
}

/// Cells in which a class has one of some texts.
fn held(tally: &Tally, class: &str, texts: &[&str]) -> Vec<bool> {
    tally.cells_where(
        tally.class(class).unwrap(),
        |code| matches!(code, Some(ValueCode::Text(t)) if texts.contains(&t.as_str())),
    )
}

fn everybody(tally: &Tally) -> Vec<bool> {
    vec![true; tally.cells.len()]
}

fn close(found: f64, expected: f64, what: &str) {
    let allowed = 1e-9 * expected.abs().max(1e-9);
    assert!((found - expected).abs() <= allowed, "{what}: {found} instead of {expected}");
}

/// The numbers of a value, whatever its brackets.
fn numbers(value: &Value) -> Vec<f64> {
    match value {
        Value::Array(items) => items.iter().flat_map(numbers).collect(),
        Value::Number(x) => vec![x.as_f64().unwrap()],
        _ => Vec::new(),
    }
}

fn compare(found: &Estimates, expected: &Value, what: &str) {
    let (estimates, vcov) = (numbers(&expected["estimate"]), numbers(&expected["vcov"]));
    let size = estimates.len();
    assert!(size > 0 && found.values.len() == size, "{what}");
    let scale = vcov.iter().fold(0.0_f64, |most, v| most.max(v.abs()));
    for i in 0..size {
        close(found.values[i], estimates[i], what);
        for j in 0..size {
            let (a, b) = (found.covariance[(i, j)], vcov[i * size + j]);
            // Relative to the largest entry: stratified shares of the strata have none.
            let allowed = (1e-9 * scale).max(1e-17);
            assert!((a - b).abs() <= allowed, "{what} [{i},{j}]: {a} instead of {b}");
        }
    }
    if let Some(df) = expected["df"].as_f64() {
        assert_eq!(found.counts.df, df, "{what}");
    }
    let deffs = numbers(&expected["deff_replace"]);
    if deffs.len() == size && estimates.iter().all(|p| (0.0..1.0).contains(p)) {
        for (i, deff) in deffs.iter().enumerate().filter(|(_, d)| **d > 0.0) {
            close(found.share_design_effect(i).unwrap(), *deff, what);
        }
    }
}

fn intervals(found: &Estimates, i: usize, n: u64, expected: &Value, what: &str) {
    for (name, ci) in expected.as_object().unwrap() {
        let (method, tolerance) = match name.as_str() {
            "mean" => (DesignMethod::Mean, 1e-9),
            // R's logit is fitted by iteration, and carries eight digits.
            "logit" => (DesignMethod::Logit, 1e-8),
            "xlogit" => (DesignMethod::Logit, 1e-9),
            "asin" => (DesignMethod::Asin, 1e-9),
            "beta" => (DesignMethod::Beta, 1e-9),
            "wilson" => (DesignMethod::Wilson, 1e-9),
            "likelihood" => (DesignMethod::Likelihood, 1e-4),
            other => unreachable!("{other}"),
        };
        let share = DesignShare {
            p: found.values[i],
            variance: found.covariance[(i, i)],
            df: found.counts.df,
            n: n as f64,
            n_weights: n as f64,
        };
        let (interval, used) = design_interval(share, Level::default(), method).unwrap();
        assert_eq!(used, method);
        for (end, key) in [(interval.lower, "lower"), (interval.upper, "upper")] {
            let known = ci[key].as_f64().unwrap();
            assert!(
                (end / known - 1.0).abs() < tolerance,
                "{what} {name}: {end} {known}"
            );
        }
    }
}

fn independence(
    tally: &Tally,
    (rows, columns): (&[Vec<bool>], &[Vec<bool>]),
    expected: &Value,
    what: &str,
) {
    let (totals, counts) = table_totals(tally, rows, columns).unwrap();
    let cells = (0..rows.len() * columns.len()).collect();
    let (rows, columns) = (rows.len(), columns.len());
    let table = Table { totals: &totals, cells, rows, columns, counts };
    for (name, known) in expected.as_object().unwrap() {
        let test = match name.as_str() {
            "F" => IndependenceTest::F,
            "Chisq" => IndependenceTest::Chisq,
            "Wald" => IndependenceTest::Wald,
            "adjWald" => IndependenceTest::AdjWald,
            _ => IndependenceTest::Saddlepoint,
        };
        let found = table.independence(test).unwrap();
        // R cuts the denominator's degrees of freedom down to a whole number for the
        // weighted sum: stats::chi_square_sum has the reproduction.
        let cut = test == IndependenceTest::Saddlepoint
            && (found.df_denominator - found.df_denominator.round()).abs() > 1e-6;
        let p = numbers(&known["p"])
            .first()
            .copied()
            .unwrap_or_else(|| known["p"].as_f64().unwrap());
        if cut {
            assert!(found.p < p && found.p > 0.8 * p, "{what} {name}: {} {p}", found.p);
            continue;
        }
        let (a, b) = (found.p.ln(), p.ln());
        assert!(
            (a - b).abs() < 1e-8 * b.abs().max(1.0),
            "{what} {name}: {} {p}",
            found.p
        );
        // R prints the unscaled X² with Chisq.
        if test != IndependenceTest::Chisq {
            let statistic = known["statistic"].as_f64();
            let statistic = statistic.unwrap_or_else(|| numbers(&known["statistic"])[0]);
            close(found.statistic, statistic, &format!("{what} {name}"));
        }
        let parameters = numbers(&known["parameter"]);
        if let [df, denominator] = parameters[..] {
            close(found.df, df, &format!("{what} {name} df"));
            close(found.df_denominator, denominator, &format!("{what} {name} df"));
        }
    }
}

fn api(name: &str, design: SampleDesign) {
    let expected = &oracle("api/api_r_survey.json")[name];
    let file = match name {
        "apistrat_nofpc" => "apistrat",
        other => other,
    };
    let measures = ["api00", "enroll", "api.stu"];
    let file = format!("tests/fixtures/api/{file}.csv");
    let tally = added_up(&file, design, &["stype", "sch.wide"], &measures);
    let all = everybody(&tally);
    compare(&means(&tally, &[0], &all).unwrap(), &expected["mean_api00"], name);
    let total = measure_totals(&tally, &[1], &all).unwrap();
    compare(&total, &expected["total_enroll"], name);
    if let Some(known) = expected["ratio"]["estimate"].as_f64() {
        let found = ratio(&tally, 2, 1, &all).unwrap();
        close(found.values[0], known, name);
        close(found.se(0), expected["ratio"]["se"].as_f64().unwrap(), name);
    }
    let levels = ["E", "H", "M"].map(|level| held(&tally, "stype", &[level]));
    compare(&shares(&tally, &levels, &all).unwrap(), &expected["stype"], name);
    let wide = held(&tally, "sch.wide", &["Yes"]);
    let found = shares(&tally, std::slice::from_ref(&wide), &all).unwrap();
    intervals(&found, 0, found.counts.n, &expected["ci_schwide"], name);
    let groups: Vec<_> =
        levels.iter().map(|level| (vec![wide.clone()], level.clone())).collect();
    let by_type = shares_within(&tally, &groups).unwrap();
    let mut known = expected["by_stype"].clone();
    known.as_object_mut().unwrap().remove("df");
    compare(&by_type, &known, name);
    let no = held(&tally, "sch.wide", &["No"]);
    independence(&tally, (&[no, wide], &levels), &expected["chisq"], name);
}

fn stratified() -> SampleDesign {
    SampleDesign {
        strata: some("stype"),
        weight: some("pw"),
        fpc: vec!["fpc".into()],
        ..SampleDesign::default()
    }
}

#[test]
fn a_stratified_sample_matches_r_survey() {
    api("apistrat", stratified());
    api("apistrat_nofpc", SampleDesign { fpc: Vec::new(), ..stratified() });
}

#[test]
fn a_clustered_sample_matches_r_survey() {
    let design = SampleDesign {
        units: vec!["dnum".into()],
        weight: some("pw"),
        fpc: vec!["fpc".into()],
        ..SampleDesign::default()
    };
    api("apiclus1", design);
}

#[test]
fn two_stages_with_weights_from_their_sizes_match_r_survey() {
    let design = SampleDesign {
        units: vec!["dnum".into(), "snum".into()],
        fpc: vec!["fpc1".into(), "fpc2".into()],
        ..SampleDesign::default()
    };
    api("apiclus2", design);
}

#[test]
fn strata_with_one_unit_follow_the_declared_rule() {
    let text =
        std::fs::read_to_string(root().join("tests/fixtures/api/apistrat.csv")).unwrap();
    let mut kept = 0;
    let rows: Vec<&str> = text
        .lines()
        .filter(|row| {
            let high = row.contains(",\"H\",");
            kept += u32::from(high);
            !high || kept == 1
        })
        .collect();
    let folder = crate::common::folder(&[("lonely.csv", &rows.join("\n"))]);
    let file = crate::common::path(&folder, "lonely.csv");
    let known = &oracle("api/api_r_survey.json")["lonely_psu"];
    let of = |lonely| {
        let design = SampleDesign { lonely, fpc: Vec::new(), ..stratified() };
        let tally = added_up(&file, design, &[], &["api00"]);
        means(&tally, &[0], &everybody(&tally))
    };
    let rules = [
        (LonelyUnits::Certainty, "certainty"),
        (LonelyUnits::Adjust, "adjust"),
        (LonelyUnits::Average, "average"),
    ];
    for (rule, name) in rules {
        let found = of(rule).unwrap();
        close(found.values[0], known[name]["estimate"].as_f64().unwrap(), name);
        close(found.se(0), known[name]["se"].as_f64().unwrap(), name);
        assert_eq!(found.counts.df, known[name]["df"].as_f64().unwrap());
    }
    let refused = of(LonelyUnits::Fail).unwrap_err();
    assert_eq!(refused, SurveyError::LonelyUnit { stratum: "H".into() });
}

fn anes(classes: &[&str]) -> Tally {
    let design = SampleDesign {
        weight: some("wt"),
        strata: some("strata_full"),
        units: vec!["psu".into()],
        nested: true,
        lonely: LonelyUnits::Adjust,
        ..SampleDesign::default()
    };
    added_up("data/anes2012/anes2012_extract.csv", design, classes, &[])
}

#[test]
fn shares_of_anes_match_r_survey() {
    let known = oracle("anes2012_r_survey.json");
    let tally = anes(&["budget_deficit_x", "fedspend_ss", "pid_3"]);
    let cut = held(&tally, "budget_deficit_x", &["FavStrng", "FavWeak", "FavLean"]);
    let more = held(&tally, "fedspend_ss", &["1. Increased"]);
    let both: Vec<bool> = cut.iter().zip(&more).map(|(a, b)| *a && *b).collect();
    let views = [cut, more, both];
    let all = everybody(&tally);
    let filled = |class: &str| {
        tally.cells_where(tally.class(class).unwrap(), |code| code.is_some())
    };
    let valid: Vec<bool> = filled("budget_deficit_x")
        .into_iter()
        .zip(filled("fedspend_ss"))
        .map(|(a, b)| a && b)
        .collect();
    for (name, base) in [("all_adults_dk_is_no", &all), ("valid_on_both", &valid)] {
        let found = shares(&tally, &views, base).unwrap();
        compare(&found, &known[name]["means"], name);
        intervals(&found, 2, found.counts.n, &known[name]["ci_AB"], name);
        let not = |cells: &[bool]| -> Vec<bool> {
            cells.iter().zip(base).map(|(held, base)| !held && *base).collect()
        };
        let within = |cells: &[bool]| -> Vec<bool> {
            cells.iter().zip(base).map(|(held, base)| *held && *base).collect()
        };
        let pair = |i: usize| [not(&views[i]), within(&views[i])];
        independence(&tally, (&pair(0), &pair(1)), &known[name]["chisq_A_B"], name);
    }
    by_party(&tally, &views, &valid, &known);
}

fn by_party(tally: &Tally, views: &[Vec<bool>; 3], valid: &[bool], known: &Value) {
    let parties = ["Dem", "Ind", "Rep"].map(|party| {
        let party = held(tally, "pid_3", &[party]);
        party.iter().zip(valid).map(|(p, v)| *p && *v).collect::<Vec<bool>>()
    });
    let groups: Vec<_> =
        parties.iter().map(|party| (views.to_vec(), party.clone())).collect();
    let found = shares_within(tally, &groups).unwrap();
    // R runs through the parties first, we through the views.
    let order = |i: usize| (i % 3) * 3 + i / 3;
    let expected = &known["by_party"];
    let (estimates, vcov) = (numbers(&expected["estimate"]), numbers(&expected["vcov"]));
    for i in 0..9 {
        close(found.values[order(i)], estimates[i], "by party");
        for j in 0..9 {
            let (a, b) = (found.covariance[(order(i), order(j))], vcov[i * 9 + j]);
            assert!((a - b).abs() < 1e-13, "by party [{i},{j}]: {a} instead of {b}");
        }
    }
    let any: Vec<bool> = (0..valid.len()).map(|i| parties.iter().any(|p| p[i])).collect();
    let share = shares(tally, &parties, &any).unwrap();
    compare(&share, &expected["party_share"], "party share");
    for (party, name) in parties.iter().zip(["Dem", "Ind", "Rep"]) {
        lift(tally, party, &views[2], &any, &known["segment_lift"][name]);
    }
}

/// P(party, AB)/(P(party) P(AB)), its standard error on the log scale.
fn lift(tally: &Tally, party: &[bool], both: &[bool], base: &[bool], known: &Value) {
    let joint: Vec<bool> = party.iter().zip(both).map(|(p, b)| *p && *b).collect();
    let found = shares(tally, &[joint, party.to_vec(), both.to_vec()], base).unwrap();
    let [joint, party, both] = [0, 1, 2].map(|i| found.values[i]);
    close(joint / (party * both), known["lift"].as_f64().unwrap(), "lift");
    let log = DVector::from_element(1, (joint / (party * both)).ln());
    let jacobian =
        DMatrix::from_row_slice(1, 3, &[1.0 / joint, -1.0 / party, -1.0 / both]);
    let log = found.delta(log, &jacobian);
    close(log.se(0), known["se_log"].as_f64().unwrap(), "lift");
    assert_eq!(log.counts.df, known["df"].as_f64().unwrap());
}

#[test]
fn quartiles_of_anes_match_r_survey() {
    let known = &oracle("anes2012_r_survey.json")["quantile_guarpr"];
    let tally = anes(&["guarpr_self"]);
    for (i, share) in [0.25, 0.5, 0.75].into_iter().enumerate() {
        let found =
            quantile(&tally, 0, &everybody(&tally), share, Level::default()).unwrap();
        let ci = numbers(&known["ci"][i]);
        assert_eq!(found.value, numbers(&known["estimate"])[i]);
        assert_eq!([found.lower, found.upper], ci[..]);
        close(found.se, numbers(&known["se"])[i], "quantile");
    }
}

#[test]
fn toplines_and_a_crosstab_of_anes_match_r_survey() {
    let known = oracle("anes2012_r_survey.json");
    let questions: BTreeMap<String, Value> =
        serde_json::from_value(known["toplines"].clone()).unwrap();
    for (question, expected) in &questions {
        let tally = anes(&[question.as_str()]);
        let answered = tally.cells_where(0, |code| code.is_some());
        let names = expected["names"].as_array().unwrap().iter();
        let answers: Vec<Vec<bool>> = names
            .map(|n| n.as_str().unwrap().strip_prefix(question.as_str()).unwrap())
            .map(|answer| held(&tally, question, &[answer]))
            .collect();
        compare(&shares(&tally, &answers, &answered).unwrap(), expected, question);
    }
    let tally = anes(&["pid_3", "fedspend_welfare"]);
    let parties = ["Dem", "Ind", "Rep"].map(|party| held(&tally, "pid_3", &[party]));
    let answers =
        ["1. Increased", "2. Decreased", "3. [Kept about the same/ Kept the same]"]
            .map(|answer| held(&tally, "fedspend_welfare", &[answer]));
    let expected = &known["crosstab_pid3_welfare"];
    independence(&tally, (&parties, &answers), &expected["rao_scott"], "crosstab");
}

#[test]
fn a_crosstab_reads_well_and_compares_its_columns() {
    let file = "data/anes2012/anes2012_extract.sav";
    let found = crate::common::run(&[
        "crosstab",
        file,
        "--rows",
        "fedspend_welfare",
        "--columns",
        "pid_3,gender",
    ]);
    assert_eq!(found.code, 0, "{}", found.err);
    insta::assert_snapshot!("crosstab", found.out);
    let json = crate::common::json(&[
        "crosstab",
        file,
        "--rows",
        "fedspend_welfare",
        "--columns",
        "pid_3",
    ]);
    let known = &oracle("anes2012_r_survey.json")["crosstab_pid3_welfare"];
    let test = &json[0]["test"];
    close(
        test["statistic"].as_f64().unwrap(),
        known["rao_scott"]["F"]["statistic"].as_f64().unwrap(),
        "crosstab F",
    );
    let shares = numbers(&known["column_shares"]["estimate"]);
    let table = json[0]["table"].as_array().unwrap();
    for column in &table[1..] {
        let party = ["Dem", "Ind", "Rep"]
            .into_iter()
            .position(|party| column["label"] == party)
            .unwrap();
        for (answer, cell) in column["cells"].as_array().unwrap().iter().enumerate() {
            let value = cell["estimate"]["value"].as_f64().unwrap();
            close(value, shares[answer * 3 + party], "crosstab share");
        }
    }
    let csv = crate::common::run(&[
        "crosstab",
        file,
        "--rows",
        "fedspend_welfare",
        "--columns",
        "pid_3",
        "--format",
        "csv",
    ]);
    let rows: Vec<&str> = csv.out.lines().collect();
    assert!(
        rows[0].starts_with("question,answer,by,group,n,estimate,se,df,ci_low,ci_high")
    );
    assert_eq!(rows.len(), 1 + 4 * 3);
    let md =
        crate::common::run(&["toplines", file, "--question", "pid_3", "--format", "md"]);
    assert!(md.out.contains("| --- |") || md.out.contains("|---"), "{}", md.out);
    let refused = crate::common::run(&["describe", file, "--format", "csv"]);
    assert_eq!(refused.code, 2);
    let same = crate::common::run(&[
        "crosstab",
        file,
        "--rows",
        "gender",
        "--columns",
        "gender",
    ]);
    assert_eq!(same.code, 2);
}

#[test]
fn small_bases_are_not_printed_and_are_flagged() {
    let mut csv = "q,g,w\n".to_owned();
    for i in 0..200 {
        csv.push_str(&format!("{},{},1\n", i % 2, if i < 20 { "few" } else { "many" }));
    }
    let folder = crate::common::folder(&[("s.csv", &csv)]);
    let file = crate::common::path(&folder, "s.csv");
    let found = crate::common::run(&["crosstab", &file, "--rows", "q", "--columns", "g"]);
    assert!(found.out.contains('‡'), "{}", found.out);
    assert!(
        found.out.contains("many (a)") && !found.out.contains("few ("),
        "{}",
        found.out
    );
}

#[test]
fn the_number_of_threads_changes_no_bit() {
    let mut csv = "q,g,w,s,u\n".to_owned();
    for i in 0..60_000_u32 {
        let (q, g, s, u) = (i % 5, (i / 7) % 4, i % 3, i % 41);
        let w = f64::from(1 + i % 13) / 7.0;
        csv.push_str(&format!("{q},{g},{w},{s},{u}\n"));
    }
    let codebook =
        "[design]\nweight = \"w\"\nstrata = \"s\"\nunits = [\"u\"]\nnested = true\n";
    let folder = crate::common::folder(&[("s.csv", &csv), ("s.codebook.toml", codebook)]);
    let file = crate::common::path(&folder, "s.csv");
    let with = |threads: &str| {
        let args =
            ["crosstab", &file, "--rows", "q", "--columns", "g", "--format", "json"];
        let mut command = crate::common::endoxa(&args);
        let found = crate::common::outcome(command.env("POLARS_MAX_THREADS", threads));
        assert_eq!(found.code, 0, "{}", found.err);
        found.out
    };
    let one = with("1");
    assert!(one == with("4") && one == with("2"));
}
