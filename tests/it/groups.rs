//! Segments from published figures: by group, by method, with the undecided, and who they
//! are made of, through the program and held to the reference cases.

use std::fmt::Write as _;

use serde_json::Value;

use crate::common::{folder, path, root, run};

fn all_cases() -> Vec<Value> {
    let file = root().join("tests/fixtures/contradiction_cases.json");
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

fn cases(what: &str) -> Vec<Value> {
    let found: Vec<Value> =
        all_cases().into_iter().filter(|case| case["what"] == what).collect();
    assert!(!found.is_empty(), "{what}");
    found
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| value.as_str().unwrap().parse().unwrap())
}

fn near(found: &Value, expected: &Value, tolerance: f64) {
    let (x, expected) = (found.as_f64().unwrap_or(f64::NAN), number(expected));
    // Results carry twelve significant digits.
    let allowed = tolerance.max(1e-12) * expected.abs().max(1.0);
    assert!((x - expected).abs() <= allowed, "{x} for {expected}");
}

/// A figure that is meant exactly is printed with ten decimals.
fn percent(share: f64) -> String {
    format!("{:.10}", share * 100.0)
}

/// A study of two polls (or of one that asked both) with what comes after the names.
struct Study {
    toplines: String,
    crosstabs: String,
    text: String,
}

impl Study {
    /// Two figures, each of a poll of its own; an `n` of 0 is not published.
    fn of((p, n_a): (&str, f64), (q, n_b): (&str, f64), rest: &str) -> Self {
        let size = |n: f64| if n > 0.0 { n.to_string() } else { String::new() };
        let toplines = format!(
            "poll,mode,sample_size,question,answer,answer_kind,percent\n\
             p1,telephone,{},q,yes,substantive,{p}\np2,telephone,{},r,for,substantive,{q}\n",
            size(n_a),
            size(n_b)
        );
        let text = format!(
            "id = \"s\"\n[title]\nen = \"S\"\n[data]\ntoplines = \"polls.csv\"\n\
             [figures.a]\npoll = \"p1\"\nquestion = \"q\"\nanswer = \"yes\"\n\
             [figures.b]\npoll = \"p2\"\nquestion = \"r\"\nanswer = \"for\"\n\
             [[contradictions]]\nname = \"c\"\na = \"a\"\nb = \"b\"\n{rest}"
        );
        Self { toplines, crosstabs: String::new(), text }
    }

    /// Adds a breakdown: each group's name, sizes in both polls, and figures.
    fn by(mut self, groups: &[(&str, [&str; 2], [String; 2])], column: &str) -> Self {
        let mut table = format!("poll,question,variable,group,{column},answer,percent\n");
        for (name, sizes, figures) in groups {
            let (n_a, n_b) = (sizes[0], sizes[1]);
            let (p, q) = (&figures[0], &figures[1]);
            writeln!(table, "p1,q,party,{name},{n_a},yes,{p}").unwrap();
            writeln!(table, "p2,r,party,{name},{n_b},for,{q}").unwrap();
        }
        self.crosstabs = table;
        self.text = self.text.replace(
            "toplines = \"polls.csv\"\n",
            "toplines = \"polls.csv\"\ncrosstabs = \"crosstabs.csv\"\n",
        );
        self
    }

    fn folder(&self) -> tempfile::TempDir {
        folder(&[
            ("polls.csv", &self.toplines),
            ("crosstabs.csv", &self.crosstabs),
            ("study.toml", &self.text),
        ])
    }

    fn results(&self) -> Value {
        let folder = self.folder();
        let (study, out) = (path(&folder, "study.toml"), path(&folder, "out"));
        let found = run(&["run", &study, "--out", &out, "--format", "json", "--quiet"]);
        assert_eq!(found.code, 0, "{}{}", found.out, found.err);
        serde_json::from_str(&found.out).unwrap()
    }

    fn segment(&self) -> Value {
        self.results()["contradictions"][0].clone()
    }

    fn report(&self, lang: &str) -> String {
        let folder = self.folder();
        let (study, out) = (path(&folder, "study.toml"), path(&folder, "out"));
        let found = run(&["run", &study, "--out", &out, "--lang", lang]);
        assert_eq!(found.code, 0, "{}{}", found.out, found.err);
        assert!(!found.out.contains('⟨') && !found.out.contains("{ $"), "{}", found.out);
        found.out.split_whitespace().collect::<Vec<&str>>().join(" ")
    }

    fn refused(&self) -> String {
        let folder = self.folder();
        let found = run(&["check", &path(&folder, "study.toml")]);
        assert_eq!(found.code, 2, "{}{}", found.out, found.err);
        found.out + &found.err
    }

    /// Codes and lines of the warnings.
    fn warnings(&self) -> Vec<(String, u64)> {
        let found = self.results();
        let odd = found["diagnostics"].as_array().cloned().unwrap_or_default();
        odd.iter()
            .filter(|d| d["severity"] == "warning" && d["code"] != "label-missing")
            .map(|d| {
                let line = d["place"]["line"].as_u64().unwrap_or(0);
                (d["code"].as_str().unwrap().to_owned(), line)
            })
            .collect()
    }
}

fn level(case: &Value) -> String {
    format!("[settings]\nlevel = {:?}\n", 1.0 - number(&case["inputs"]["alpha"]))
}

/// A study of a case's two polls.
fn of_case(case: &Value, rest: &str) -> Study {
    let input = |name: &str| number(&case["inputs"][name]);
    let (n1, n2) = match case["inputs"].get("n1") {
        Some(_) => (input("n1"), input("n2")),
        None => (input("n"), input("n")),
    };
    let (p, q) = (percent(input("p")), percent(input("q")));
    let mut study = Study::of((&p, n1), (&q, n2), rest);
    study.text =
        study.text.replace("[figures.a]", &format!("{}[figures.a]", level(case)));
    study
}

#[test]
fn bounds_are_those_of_the_reference_cases() {
    let mut compared = 0;
    for case in cases("frechet") {
        let shares = case["inputs"]["p"].as_array().unwrap();
        let (p, q) = (percent(number(&shares[0])), percent(number(&shares[1])));
        let found = Study::of((&p, 0.0), (&q, 0.0), "sample = \"two\"\n").segment();
        let (out, tolerance) = (&case["outputs"], 1e-11);
        for (value, name) in [
            (&found["both"]["bounds"]["lower"], "lower"),
            (&found["both"]["bounds"]["upper"], "upper"),
            (&found["either"]["lower"], "union_lo"),
            (&found["either"]["upper"], "union_hi"),
            (&found["b_among_a"]["lower"], "cond_B_given_A_lo"),
            (&found["b_among_a"]["upper"], "cond_B_given_A_hi"),
            (&found["if_independent"], "indep"),
        ] {
            near(value, &out[name], tolerance);
            compared += 1;
        }
    }
    assert_eq!(compared, 35);
    let case = &cases("frechet_rounded")[0];
    let found = Study::of(("52", 0.0), ("48", 0.0), "sample = \"two\"\n").segment();
    near(
        &found["both"]["rounded"]["lower"],
        &case["outputs"]["lower"],
        number(&case["tol"]),
    );
    near(
        &found["both"]["rounded"]["upper"],
        &case["outputs"]["upper"],
        number(&case["tol"]),
    );
}

#[test]
fn chosen_intervals_are_those_of_the_reference_cases() {
    let rest = |name: &str| format!("sample = \"two\"\ninterval = \"{name}\"\n");
    let mut compared = 0;
    for (what, name) in
        [("imbens_manski_independent_polls", "imbens_manski"), ("stoye2009_CI2", "stoye")]
    {
        for case in cases(what) {
            let found = of_case(&case, &rest(name)).segment();
            let interval = &found["both"]["interval"];
            assert_eq!(interval["method"], format!("two_polls_{name}"));
            for (end, key) in [("lower", "ci_lo"), ("upper", "ci_hi")] {
                near(
                    &interval[end],
                    &case["outputs"][key],
                    number(&case["tol"]).max(1e-10),
                );
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 12);
    let case = &cases("clr_upper_bound_min_pq")[0];
    let found = of_case(case, &rest("clr")).segment();
    let tolerance = number(&case["tol"]);
    near(&found["both"]["interval"]["upper"], &case["outputs"]["upper_conf"], tolerance);
    let unbiased = &found["both"]["half_median_unbiased"]["upper"];
    near(unbiased, &case["outputs"]["half_median_unbiased"], tolerance);
    assert_eq!(found["both"]["interval"]["method"], "two_polls_clr");
}

#[test]
fn one_sample_has_the_union_or_imbens_and_manskis_critical_value() {
    for case in cases("same_sample_union_wilson") {
        for (rest, ends, method) in [
            ("", "two_sided", "same_sample_wilson_union"),
            (
                "interval = \"imbens_manski\"\n",
                "one_sided_z",
                "same_sample_imbens_manski",
            ),
        ] {
            let found = of_case(&case, &format!("sample = \"same\"\n{rest}")).segment();
            let interval = &found["both"]["interval"];
            assert_eq!(interval["method"], method);
            for (end, key) in [("lower", "lo"), ("upper", "hi")] {
                let expected = &case["outputs"][format!("{key}_{ends}")];
                near(&interval[end], expected, 1e-11);
            }
        }
    }
    // Critical values that need a correlation which one sample does not show.
    for name in ["stoye", "clr"] {
        let rest = format!("sample = \"same\"\ninterval = \"{name}\"\n");
        let text = Study::of(("52", 500.0), ("48", 500.0), &rest).refused();
        assert!(text.contains("study.toml:19:contradictions.c.interval"), "{text}");
        assert!(
            text.contains("value-invalid") && text.contains("imbens_manski"),
            "{text}"
        );
    }
}

/// The synthetic party table of the reference cases with polls of 500.
fn parties(rest: &str, sizes: bool) -> Study {
    parties_of(500.0, rest, sizes)
}

/// The same: totals, groups, and their sizes or shares.
fn parties_of(n: f64, rest: &str, sizes: bool) -> Study {
    let table = &cases("groupwise_frechet")[0]["inputs"];
    let list = |name: &str| -> Vec<f64> {
        table[name].as_array().unwrap().iter().map(number).collect()
    };
    let (shares, p, q) = (list("share"), list("p"), list("q"));
    let total = |x: &[f64]| -> f64 { x.iter().zip(&shares).map(|(x, s)| x * s).sum() };
    let names = ["likud", "shas", "centre", "left", "arabs", "others"];
    let cells: Vec<[String; 2]> =
        p.iter().zip(&q).map(|(p, q)| [percent(*p), percent(*q)]).collect();
    let texts: Vec<String> = shares
        .iter()
        .map(|s| if sizes { (n * s).round().to_string() } else { percent(*s) })
        .collect();
    let rows: Vec<(&str, [&str; 2], [String; 2])> = names
        .iter()
        .zip(&texts)
        .zip(cells)
        .map(|((name, size), cell)| (*name, [size.as_str(), size.as_str()], cell))
        .collect();
    let (p, q) = (percent(total(&p)), percent(total(&q)));
    let rest = format!("sample = \"two\"\nby = \"party\"\n{rest}");
    let column = if sizes { "group_size" } else { "group_share" };
    Study::of((&p, n), (&q, n), &rest).by(&rows, column)
}

#[test]
fn bounds_by_group_and_who_the_segment_is_made_of_are_those_of_the_references() {
    let sets = "assumptions = [{ kind = \"independent_within_groups\" }]\n\
        [contradictions.composition]\n\
        right = { groups = [\"likud\", \"shas\"], label = { en = \"the right\" } }\n";
    let found = parties(sets, true).segment();
    let case = &cases("groupwise_frechet")[0];
    let (bounds, out) = (&found["both_by_group"]["bounds"], &case["outputs"]);
    near(&bounds["lower"], &out["lower"], 1e-11);
    near(&bounds["upper"], &out["upper"], 1e-11);
    near(&found["both"]["bounds"]["lower"], &out["lower_total"], 1e-11);
    near(&found["both"]["bounds"]["upper"], &out["upper_total"], 1e-11);
    near(&found["under_assumptions"][0]["value"]["lower"], &out["cia"], 1e-11);
    let parts = found["parts"].as_array().unwrap();
    assert_eq!(parts.len(), 7);
    let compositions = cases("segment_composition_bounds");
    for (case, part) in compositions.iter().zip([&parts[6], &parts[2]]) {
        near(&part["of_segment"]["bounds"]["lower"], &case["outputs"]["lo"], 1e-11);
        near(&part["of_segment"]["bounds"]["upper"], &case["outputs"]["hi"], 1e-11);
    }
    near(&parts[6]["lift"]["lower"], &compositions[0]["outputs"]["lift_lo"], 1e-11);
    near(&parts[6]["lift"]["upper"], &compositions[0]["outputs"]["lift_hi"], 1e-11);
    // Sampling error only widens what the figures allow.
    let right = &parts[6]["of_segment"];
    assert!(number(&right["interval"]["lower"]) < number(&right["rounded"]["lower"]));
    assert_eq!(right["interval"]["method"], "composition_projected_wilson");
}

#[test]
fn plain_errors_by_group_are_those_of_the_reference_and_say_what_they_ignore() {
    let case = &cases("groupwise_delta_IM")[0];
    let found = parties("interval = \"imbens_manski\"\n", true).segment();
    let both = &found["both_by_group"];
    assert_eq!(both["interval"]["method"], "groupwise_imbens_manski");
    near(&both["interval"]["lower"], &case["outputs"]["ci_lo"], number(&case["tol"]));
    near(&both["interval"]["upper"], &case["outputs"]["ci_hi"], number(&case["tol"]));
    assert!(both["assumptions"].to_string().contains("ties_ignored"), "{both}");
    let stoye = parties("interval = \"stoye\"\n", true).segment();
    assert_eq!(stoye["both_by_group"]["interval"]["method"], "groupwise_stoye");
}

#[test]
fn two_polls_by_group_have_an_interval_that_holds_at_ties() {
    let found = parties("", true).segment();
    let both = &found["both_by_group"];
    let interval = &both["interval"];
    assert_eq!(interval["method"], "groupwise_clr_two_sided");
    let plain = parties("interval = \"imbens_manski\"\n", true).segment();
    let plain = &plain["both_by_group"]["interval"];
    assert!(number(&interval["lower"]) < number(&plain["lower"]), "{interval} {plain}");
    assert!(number(&interval["upper"]) > number(&plain["upper"]), "{interval} {plain}");
    let ends = &both["half_median_unbiased"];
    assert!(number(&ends["upper"]) >= number(&both["bounds"]["upper"]));
    let each = parties("interval = \"clr\"\n", true).segment();
    let each = &each["both_by_group"]["interval"];
    assert_eq!(each["method"], "groupwise_clr_one_sided");
    assert!(number(&each["upper"]) < number(&interval["upper"]));
    // The same draws for everybody: the same bytes.
    assert_eq!(parties("", true).segment()["both_by_group"], *both);
    // Bases from the groups' shares where only those are published, and said.
    let shares = parties("", false).segment();
    let from_shares = &shares["both_by_group"];
    near(&from_shares["interval"]["upper"], &interval["upper"], 1e-9);
    let rests = from_shares["assumptions"].to_string();
    assert!(rests.contains("group_bases_from_shares"), "{rests}");
    assert!(!both["assumptions"].to_string().contains("group_bases_from_shares"));
}

#[test]
fn more_than_twelve_groups_go_to_the_directional_method() {
    let names: Vec<String> = (0..13).map(|g| format!("g{g}")).collect();
    let rows: Vec<(&str, [&str; 2], [String; 2])> = names
        .iter()
        .map(|name| (name.as_str(), ["100", "100"], ["50".to_owned(), "50".to_owned()]))
        .collect();
    let study = |rest: &str| {
        let rest = format!("sample = \"two\"\nby = \"party\"\n{rest}");
        Study::of(("50", 1300.0), ("50", 1300.0), &rest).by(&rows, "group_size")
    };
    let found = study("").segment();
    let both = &found["both_by_group"];
    assert_eq!(both["interval"]["method"], "groupwise_directional_two_sided");
    // Every group is tied at both ends, where plain limits would not even reach the truth.
    assert_eq!(number(&both["interval"]["lower"]), 0.0);
    assert!(number(&both["interval"]["upper"]) > 0.5);
    let text = study("").report("en");
    assert!(text.contains("Fang and Santos, both ends at once"), "{text}");
}

#[test]
fn an_assumed_size_stands_beside_the_interval_by_group() {
    let mut study = parties("", false);
    study.toplines = study.toplines.replace(",500,", ",,");
    study.text =
        study.text.replace("[figures.a]", "[assume]\nsample_size = 500\n[figures.a]");
    let found = study.segment();
    let both = &found["both_by_group"];
    assert!(both["interval"].is_null());
    let known = parties("", false).segment();
    let known = &known["both_by_group"]["interval"];
    near(&both["assumed"]["upper"], &known["upper"], 1e-9);
    assert!(both["missing"].to_string().contains("sample_size_not_published"), "{both}");
    // Published sizes of the groups are enough, and the samples' kind is said.
    let mut study = parties("", true);
    study.toplines = study.toplines.replace(",500,", ",,");
    let found = study.segment();
    let both = &found["both_by_group"];
    near(&both["interval"]["upper"], &known["upper"], 1e-9);
    assert!(both["assumptions"].to_string().contains("design_effect_at_least_one"));
}

/// Three groups whose sizes nobody published, between two totals.
fn unsized_groups(relation: &str, totals: [&str; 2]) -> Study {
    let figures = |p: &str, q: &str| [p.to_owned(), q.to_owned()];
    let rows = [
        ("right", ["", ""], figures("20", "80")),
        ("centre", ["", ""], figures("60", "50")),
        ("left", ["", ""], figures("90", "10")),
    ];
    let rest = format!("sample = \"{relation}\"\nby = \"party\"\n");
    Study::of((totals[0], 500.0), (totals[1], 500.0), &rest).by(&rows, "group_size")
}

#[test]
fn unknown_sizes_are_bounded_by_what_the_totals_allow() {
    let found = unsized_groups("same", ["50", "52"]).segment();
    let both = &found["both_by_group"];
    assert_eq!(found["group_shares"], "bounded");
    // By hand: .2r + .6c + .9l = .5, .8r + .5c + .1l = .52 and r + c + l = 1 leave one set of
    // sizes, 17/35, 1/5 and 11/35; at least .1c and at most .2r + .5c + .1l hold both.
    let (lower, upper) = (1.0 / 50.0, 8.0 / 35.0);
    let bounds = &both["bounds"];
    near(&bounds["lower"], &lower.into(), 1e-9);
    near(&bounds["upper"], &upper.into(), 1e-9);
    let (rounded, alone) = (&both["rounded"], &found["both"]["rounded"]);
    assert!(number(&rounded["lower"]) < lower && number(&rounded["upper"]) > upper);
    assert!(number(&rounded["upper"]) < number(&alone["upper"]), "{rounded} {alone}");
    assert_eq!(both["interval"]["method"], "same_sample_wilson_union");
    assert!(both["assumptions"].to_string().contains("group_shares_bounded"));
    let sizes = &found["groups"][0]["share"];
    assert!(number(&sizes["lower"]) < number(&sizes["upper"]), "{sizes}");
    // Two polls: no bases, so no interval, and why.
    let found = unsized_groups("two", ["50", "52"]).segment();
    let both = &found["both_by_group"];
    assert!(both["interval"].is_null());
    assert!(both["missing"].to_string().contains("group_sizes_unknown"), "{both}");
    // No sizes give these totals: the totals stand alone, with a warning at the key.
    let study = unsized_groups("same", ["95", "52"]);
    assert!(study.segment()["both_by_group"].is_null());
    assert_eq!(study.warnings(), [("sizes-impossible".to_owned(), 20)]);
    for lang in ["en", "ar", "he"] {
        unsized_groups("two", ["50", "52"]).report(lang);
    }
}

#[test]
fn odd_breakdowns_are_told_with_their_line() {
    let two = |sizes: [[&'static str; 2]; 2], cells: [[&str; 2]; 2], relation: &str| {
        let text = |cell: [&str; 2]| cell.map(str::to_owned);
        let rows =
            [("men", sizes[0], text(cells[0])), ("women", sizes[1], text(cells[1]))];
        let rest = format!(
            "sample = \"{relation}\"\nby = \"party\"\ngroup_shares = {{ men = 50, women = 50 }}\n"
        );
        Study::of(("50", 1000.0), ("50", 1000.0), &rest).by(&rows, "group_size")
    };
    let codes = |study: Study| -> Vec<String> {
        let found = study.warnings();
        assert!(found.iter().all(|(_, line)| *line == 20), "{found:?}");
        found.into_iter().map(|(code, _)| code).collect()
    };
    let apart = [["20", "80"], ["80", "20"]];
    let full = [["500", "500"], ["500", "500"]];
    assert!(codes(two(full, apart, "same")).is_empty());
    let short = [["450", "450"], ["450", "450"]];
    assert_eq!(codes(two(short, apart, "same")), ["base-differs", "base-differs"]);
    let other = [["500", "490"], ["500", "510"]];
    assert_eq!(codes(two(other, apart, "same")), ["tables-differ", "tables-differ"]);
    // Two polls may differ so much by chance, and not by 100 in 1,000.
    assert!(codes(two(other, apart, "two")).is_empty());
    let far = [["500", "600"], ["500", "400"]];
    assert_eq!(codes(two(far, apart, "two")), ["tables-differ"]);
    let high = [["20", "80"], ["90", "20"]];
    assert_eq!(codes(two(full, high, "same")), ["groups-off-average"]);
}

#[test]
fn precision_that_small_groups_manufacture_is_told() {
    // Twenty groups of 25 around one half, up and down by chance.
    let names: Vec<String> = (0..20).map(|g| format!("g{g}")).collect();
    let figures = |g: usize| {
        let (p, q) = ([44, 48, 52, 56][g % 4], [48, 56, 44, 52][g % 4]);
        [p.to_string(), q.to_string()]
    };
    let rows: Vec<(&str, [&str; 2], [String; 2])> = names
        .iter()
        .enumerate()
        .map(|(g, name)| (name.as_str(), ["25", "25"], figures(g)))
        .collect();
    let rest = "sample = \"two\"\nby = \"party\"\n";
    let study = Study::of(("50", 500.0), ("50", 500.0), rest).by(&rows, "group_size");
    let codes: Vec<String> = study.warnings().into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["breakdown-too-fine", "group-small"]);
    let found = study.segment();
    let bounds = &found["both_by_group"]["bounds"];
    assert!(number(&bounds["upper"]) < 0.49);
    assert!(number(&found["both_by_group"]["interval"]["upper"]) > 0.5);
    // Few and large groups that do differ.
    let large = parties("", true);
    let codes: Vec<String> = large.warnings().into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, ["group-small"]);
}

fn verdict(test: &str, sets: &str) -> (String, String) {
    let claim = format!(
        "{sets}[[claims]]\nname = \"k\"\ntest = '{test}'\n[claims.statement]\nen = \"K\"\n"
    );
    // Limits that hold for twelve figures at once are wide.
    let found = parties_of(20_000.0, &claim, true).results();
    let reading = &found["claims"][0]["reading"];
    (
        reading["verdict"].as_str().unwrap().to_owned(),
        reading["conditions"][0]["reasons"][0]["code"].as_str().unwrap().to_owned(),
    )
}

#[test]
fn who_the_segment_is_made_of_is_a_claim_with_bounds_of_its_own() {
    let sets = "[contradictions.composition]\n\
        right = { groups = [\"likud\", \"shas\"], label = { en = \"the right\" } }\n";
    let of = |test: &str| verdict(test, sets);
    let said = |verdict: &str, reason: &str| (verdict.to_owned(), reason.to_owned());
    let mostly = of("composition(c, \"party\", \"right\") > 50%");
    assert_eq!(mostly, said("cannot_tell", "part_includes"));
    assert_eq!(
        of("composition(c, \"party\", \"centre\") > 70%"),
        said("not_supported", "part_fails")
    );
    assert_eq!(
        of("composition(c, \"party\", \"centre\") < 90%"),
        said("supported", "part_clears")
    );
    // The figures bear it, sampling error does not.
    assert_eq!(
        of("composition(c, \"party\", \"centre\") < 63%"),
        said("cannot_tell", "part_includes")
    );
    for (test, code, near) in [
        ("composition(c, \"party\", \"rihgt\") > 50%", "group-unknown", "right"),
        ("composition(c, \"parti\", \"right\") > 50%", "variable-unknown", "party"),
    ] {
        let claim = format!(
            "{sets}[[claims]]\nname = \"k\"\ntest = '{test}'\n[claims.statement]\nen = \"K\"\n"
        );
        let text = parties(&claim, true).refused();
        assert!(text.contains(code) && text.contains(near), "{text}");
    }
    let text = parties(&sets.replace("\"shas\"", "\"shass\""), true).refused();
    assert!(text.contains("group-unknown") && text.contains("“shas”"), "{text}");
    let without =
        "sample = \"two\"\n[contradictions.composition]\nright = { groups = [] }\n";
    let text = Study::of(("52", 500.0), ("48", 500.0), without).refused();
    assert!(text.contains("by = "), "{text}");
}

/// The seed figures with people who have no opinion.
fn undecided(dk: [&str; 2], rest: &str) -> Study {
    let mut study = Study::of(("52", 500.0), ("48", 500.0), rest);
    write!(
        study.toplines,
        "p1,telephone,500,q,unsure,dont_know,{}\np2,telephone,500,r,unsure,dont_know,{}\n",
        dk[0], dk[1]
    )
    .unwrap();
    study
}

#[test]
fn the_undecided_go_both_ways_on_a_line_of_their_own() {
    let case = &cases("frechet_dk")[0];
    let found = undecided(["10", "11"], "sample = \"same\"\n").segment();
    let (out, either) = (&case["outputs"], &found["either_way"]);
    near(&found["both"]["bounds"]["lower"], &out["literal_lo"], 1e-12);
    near(&found["both"]["bounds"]["upper"], &out["literal_hi"], 1e-12);
    near(&either["bounds"]["lower"], &out["leaning_lo"], 1e-12);
    near(&either["bounds"]["upper"], &out["leaning_hi"], 1e-12);
    assert_eq!(number(&either["rounded"]["upper"]), 0.6);
    let (literal, both) = (&found["both"]["interval"], &either["interval"]);
    assert_eq!(literal["lower"], both["lower"]);
    assert!(number(&both["upper"]) > 0.6);
    // A view that is itself "unsure" has no further undecided.
    let mut study = undecided(["10", "11"], "sample = \"same\"\n");
    study.text = study.text.replace("answer = \"yes\"", "answer = \"unsure\"");
    assert!(study.segment()["either_way"].is_null());
}

#[test]
fn shares_of_the_decided_are_refused_unless_the_same_people_are_undecided() {
    let decided = "sample = \"same\"\nbase = \"decided\"\n";
    let text = undecided(["10", "11"], decided).refused();
    assert!(text.contains("study.toml:19:contradictions.c.base"), "{text}");
    assert!(text.contains("decided-refused") && text.contains("11%"), "{text}");
    let said = format!("{decided}same_people_undecided = true\n");
    // Nine and eleven percent are not the same people, whatever the study says.
    let text = undecided(["9", "11"], &said).refused();
    assert!(text.contains("undecided-differ") && text.contains("9%"), "{text}");
    let found = undecided(["10", "10"], &said).segment();
    let both = &found["both"];
    let (p, q) = (0.52 / 0.9, 0.48 / 0.9);
    near(&both["bounds"]["lower"], &(p + q - 1.0).into(), 1e-11);
    near(&both["bounds"]["upper"], &q.into(), 1e-11);
    assert!(number(&both["rounded"]["lower"]) <= 0.515 / 0.905 + 0.475 / 0.905 - 1.0);
    assert!(number(&both["rounded"]["upper"]) >= 0.485 / 0.895 - 1e-9);
    assert_eq!(number(&both["derivation"]["inputs"]["n_eff_a"]), 450.0);
    assert!(both["assumptions"].to_string().contains("same_people_undecided"));
    let text = Study::of(("52", 500.0), ("48", 500.0), &said).refused();
    assert!(text.contains("dont_know"), "{text}");
}

#[test]
fn sentences_say_what_is_known_and_what_cannot_be_said() {
    let sets = "interval = \"clr\"\n[contradictions.composition]\n\
        right = { groups = [\"likud\", \"shas\"], \
        label = { en = \"the right\", ar = \"اليمين\", he = \"הימין\" } }\n";
    let study = parties(sets, true);
    let text = study.report("en");
    for part in [
        "at least about 4.88% and at most about 26.20% hold both views",
        "how many between 4.88% and 26.20%",
        "whether most of those who hold both belong to “the right”: from about 28% to about 100% would fit",
        "(Chernozhukov, Lee and Rosen, each end by itself)",
        "half-median unbiased",
    ] {
        assert!(text.contains(part), "{part}: {text}");
    }
    assert!(study.report("ar").contains("اليمين"));
    assert!(study.report("he").contains("הימין"));
    let text = Study::of(("52", 500.0), ("48", 500.0), "sample = \"two\"\n").report("en");
    assert!(text.contains("no more than about 48% hold both views"), "{text}");
    assert!(text.contains("whether anybody holds both views"), "{text}");
}

#[test]
fn every_number_is_explained_and_written_in_tidy_rows() {
    let sets =
        "[contradictions.composition]\nright = { groups = [\"likud\", \"shas\"] }\n";
    let study = parties(sets, true);
    let folder = study.folder();
    let (file, out) = (path(&folder, "study.toml"), path(&folder, "out"));
    assert_eq!(run(&["run", &file, "--out", &out, "--quiet"]).code, 0);
    let results = folder.path().join("out/s/results.json").display().to_string();
    for lang in ["en", "ar", "he"] {
        for id in ["c/both", "c/both_by_group", "c/both/likud", "c/part/right"] {
            let found = run(&["explain", &results, id, "--lang", lang]);
            assert_eq!(found.code, 0, "{id}: {}", found.err);
            assert!(!found.out.contains('⟨'), "{id}: {}", found.out);
        }
    }
    let found = run(&["explain", &results, "c/both_by_group"]);
    let text = found.out.split_whitespace().collect::<Vec<&str>>().join(" ");
    assert!(text.contains("10,000 draws"), "{text}");
    let rows = std::fs::read_to_string(folder.path().join("out/s/contradictions.csv"));
    let rows = rows.unwrap();
    let head = "segment,quantity,by,group,n,low,high,rounded_low,rounded_high,\
                ci_low,ci_high,level,method";
    assert!(rows.starts_with(head), "{rows}");
    assert!(rows.contains("c,both_by_group,,,,0.0488,0.262,"), "{rows}");
    assert!(
        rows.contains("c,share_of_segment,party,right,,0.277904328018,1.0,"),
        "{rows}"
    );
}
