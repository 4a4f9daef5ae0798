//! Several views at once, and the segment under assumptions.

use std::fmt::Write as _;

use serde_json::Value;

use crate::common::{folder, path, root, run};

fn cases(what: &str) -> Vec<Value> {
    let file = root().join("tests/fixtures/contradiction_cases.json");
    let all: Vec<Value> =
        serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap();
    all.into_iter().filter(|case| case["what"] == what).collect()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap_or_else(|| value.as_str().unwrap().parse().unwrap())
}

fn near(found: &Value, expected: f64, tolerance: f64) {
    let x = found.as_f64().unwrap_or(f64::NAN);
    assert!((x - expected).abs() <= tolerance, "{x} for {expected}");
}

const HEAD: &str = "id = \"s\"\n[title]\nen = \"S\"\n";

fn results(study: &str) -> Value {
    let folder = folder(&[("study.toml", &format!("{HEAD}{study}"))]);
    let (study, out) = (path(&folder, "study.toml"), path(&folder, "out"));
    let found = run(&["run", &study, "--out", &out, "--format", "json", "--quiet"]);
    assert_eq!(found.code, 0, "{}{}", found.out, found.err);
    serde_json::from_str(&found.out).unwrap()
}

/// What the program prints of a study, in a language.
fn report(study: &str, lang: &str) -> String {
    let folder = folder(&[("study.toml", &format!("{HEAD}{study}"))]);
    let (study, out) = (path(&folder, "study.toml"), path(&folder, "out"));
    let found = run(&["run", &study, "--out", &out, "--lang", lang]);
    assert_eq!(found.code, 0, "{}{}", found.out, found.err);
    assert!(!found.out.contains('⟨') && !found.out.contains("{ $"), "{}", found.out);
    found.out
}

/// The messages about a study that cannot be evaluated.
fn refused(study: &str) -> String {
    let folder = folder(&[("study.toml", &format!("{HEAD}{study}"))]);
    let found = run(&["check", &path(&folder, "study.toml")]);
    assert_eq!(found.code, 2, "{}{}", found.out, found.err);
    found.out + &found.err
}

/// A reference case as a study. A figure that is meant exactly is printed with ten
/// decimals.
fn of_case(case: &Value) -> String {
    let names = ["one", "two", "three", "four"];
    let items = &names[..case["inputs"]["k"].as_u64().unwrap() as usize];
    let mut study = format!("[[joints]]\nname = \"j\"\nitems = {items:?}\nfigures = [\n");
    for figure in case["inputs"]["constraints"].as_array().unwrap() {
        let (lo, hi) = (number(&figure["lo"]), number(&figure["hi"]));
        let middle = (lo + hi) * 50.0;
        let stated =
            if lo == hi { format!("{middle:.10}") } else { format!("{middle:.0}") };
        let held = figure["items"].as_array().unwrap().iter();
        let held: Vec<&str> = held.map(|i| names[i.as_u64().unwrap() as usize]).collect();
        writeln!(study, "{{ stated = \"{stated}\", holds = {held:?} }},").unwrap();
    }
    let events = [
        ("all", format!("holds = {items:?}")),
        ("at_least_two", "at_least = 2".to_owned()),
        ("exactly_one", "at_least = 1, at_most = 1".to_owned()),
        ("none", "at_most = 0".to_owned()),
    ];
    study.push_str("]\nevents = [\n");
    for (name, what) in events {
        writeln!(study, "{{ name = \"{name}\", {what} }},").unwrap();
    }
    study.push_str("]\n");
    study
}

#[test]
fn bounds_are_those_of_the_reference_programs() {
    let cases = cases("lp_bounds");
    assert!(cases.len() >= 5);
    let mut compared = 0;
    for case in cases.iter().filter(|case| case["id"] != "L6") {
        let found = results(&of_case(case));
        let joint = &found["joints"][0];
        assert!(joint["conflict"].is_null(), "{case}");
        for event in joint["events"].as_array().unwrap() {
            let name = event["name"].as_str().unwrap();
            for (end, key) in [("lower", "lo"), ("upper", "hi")] {
                let expected = number(&case["outputs"][format!("{name}_{key}")]);
                near(&event["bounds"][end], expected, number(&case["tol"]));
                compared += 1;
            }
        }
    }
    assert_eq!(compared, 8 * (cases.len() - 1));
}

#[test]
fn figures_that_cannot_all_be_true_are_reconciled_and_named() {
    let case = cases("lp_bounds").into_iter().find(|case| case["id"] == "L6").unwrap();
    let found = results(&of_case(&case));
    let joint = &found["joints"][0];
    near(&joint["conflict"]["epsilon"], 1.0 / 60.0, 1e-9);
    // The third view takes no part.
    assert_eq!(joint["conflict"]["figures"], serde_json::json!([0, 1, 3]));
    assert!(joint["conflict"]["beyond_sampling"].is_null());
    let all = &joint["events"][0];
    assert!(all["bounds"].is_null() && all["maximum_entropy"].is_null());
    // With 58.3%, 48.3% and 6.7% for both, nobody need hold all three, and 6.7% can.
    near(&all["relaxed"]["lower"], 0.0, 1e-12);
    near(&all["relaxed"]["upper"], 1.0 / 15.0, 1e-7);
    let codes: Vec<&str> = all["missing"]
        .as_array()
        .unwrap()
        .iter()
        .map(|m| m["code"].as_str().unwrap())
        .collect();
    assert_eq!(
        codes,
        ["joint_not_identified", "figures_contradict", "sample_size_not_published"]
    );
}

fn fight(n: u32) -> String {
    format!(
        "[[joints]]\nname = \"j\"\nitems = [\"deal\", \"war\"]\nfigures = [\n\
         {{ stated = \"60%\", sample_size = {n}, holds = [\"deal\"] }},\n\
         {{ stated = \"50%\", sample_size = {n}, holds = [\"war\"] }},\n\
         {{ stated = \"5%\", sample_size = {n}, holds = [\"deal\", \"war\"] }},\n]\n\
         events = [{{ name = \"both\", holds = [\"deal\", \"war\"] }}]\n"
    )
}

#[test]
fn sampling_error_can_explain_a_conflict_or_not() {
    let small = results(&fight(500));
    let joint = &small["joints"][0];
    // (59.5 + 49.5 − 100 − 5.5)/3 points.
    near(&joint["conflict"]["epsilon"], 0.035 / 3.0, 1e-9);
    near(&joint["conflict"]["beyond_sampling"], 0.0, 0.0);
    assert!(joint["events"][0]["interval"].is_object());
    let large = results(&fight(20_000));
    let joint = &large["joints"][0];
    // Wilson limits at 1 − 0.05/3, by hand.
    near(&joint["conflict"]["beyond_sampling"], 0.004_738_300_760_85, 1e-9);
    assert!(joint["events"][0]["interval"].is_null());
}

/// Wilson limits of 51.5% (n = 500) and 89.5% (n = 1000) at 97.5% each, added less 1, and
/// the upper one of 52.5%: by hand.
const LOWER: f64 = 0.336_265_419_135;
const UPPER: f64 = 0.574_558_926_444;

#[test]
fn intervals_hold_for_all_figures_at_once() {
    // One figure alone: its own Wilson interval.
    let one = "[[joints]]\nname = \"j\"\nitems = [\"deal\"]\n\
        figures = [{ stated = \"52%\", sample_size = 500, holds = [\"deal\"] }]\n\
        events = [{ name = \"deal\", holds = [\"deal\"] }]\n";
    let found = results(one);
    let interval = &found["joints"][0]["events"][0]["interval"];
    near(&interval["lower"], 0.471_246_401_190, 1e-11);
    near(&interval["upper"], 0.568_413_935_222, 1e-11);
    let two = "[[joints]]\nname = \"j\"\nitems = [\"deal\", \"war\"]\nfigures = [\n\
        { stated = \"52%\", sample_size = 500, holds = [\"deal\"] },\n\
        { stated = \"90%\", sample_size = 1000, holds = [\"war\"] }]\n\
        events = [{ name = \"both\", holds = [\"deal\", \"war\"] }]\n";
    let found = results(two);
    let event = &found["joints"][0]["events"][0];
    near(&event["interval"]["lower"], LOWER, 1e-9);
    near(&event["interval"]["upper"], UPPER, 1e-9);
    let without = results(&two.replace("events =", "sampling = false\nevents ="));
    let event = &without["joints"][0]["events"][0];
    assert!(event["interval"].is_null());
    near(&event["bounds"]["lower"], 0.41, 1e-9);
    assert!(!event["missing"].to_string().contains("sample_size_not_published"));
}

#[test]
fn an_assumed_size_stands_beside_and_is_named() {
    let study = "[assume]\nsample_size = 1000\n[[joints]]\nname = \"j\"\n\
        items = [\"deal\", \"war\"]\nfigures = [\n\
        { stated = \"52%\", sample_size = 500, holds = [\"deal\"] },\n\
        { stated = \"90%\", holds = [\"war\"] }]\n\
        events = [{ name = \"both\", holds = [\"deal\", \"war\"] }]\n";
    let found = results(study);
    let event = &found["joints"][0]["events"][0];
    assert!(event["interval"].is_null());
    near(&event["assumed"]["lower"], LOWER, 1e-9);
    assert!(event["assumptions"].to_string().contains("assumed_sample_size"));
}

#[test]
fn the_reference_is_the_least_informative_distribution() {
    let case = &cases("max_entropy_ipf_3items")[0];
    let study = "[[joints]]\nname = \"j\"\nitems = [\"a\", \"b\", \"c\"]\nfigures = [\n\
        { stated = \"60%\", holds = [\"a\"] }, { stated = \"50%\", holds = [\"b\"] },\n\
        { stated = \"40%\", holds = [\"c\"] }, { stated = \"35%\", holds = [\"a\", \"b\"] }]\n\
        events = [{ name = \"p111\", at_least = 3 }, { name = \"p000\", at_most = 0 },\n\
        { name = \"at_least_two\", at_least = 2 },\n\
        { name = \"b of a\", holds = [\"b\"], among = { holds = [\"a\"] } }]\n";
    let found = results(study);
    let events = found["joints"][0]["events"].as_array().unwrap();
    for event in &events[..3] {
        let expected = number(&case["outputs"][event["name"].as_str().unwrap()]);
        near(&event["maximum_entropy"], expected, number(&case["tol"]));
    }
    near(&events[3]["maximum_entropy"], 0.35 / 0.6, 1e-10);
    // A share of a part says the same as the share of everybody that it makes.
    let part = study.replace(
        "{ stated = \"35%\", holds = [\"a\", \"b\"] }",
        "{ stated = \"58.3333333333%\", holds = [\"b\"], among = { holds = [\"a\"] } }",
    );
    let found = results(&part);
    let events = found["joints"][0]["events"].as_array().unwrap();
    near(&events[0]["maximum_entropy"], number(&case["outputs"]["p111"]), 1e-9);
    near(&events[3]["bounds"]["lower"], 0.583_333_333_333, 1e-9);
    // Without the part's own share there is no reference, and it is said.
    let study = "[[joints]]\nname = \"j\"\nitems = [\"a\", \"b\"]\nfigures = [\n\
        { stated = \"58%\", holds = [\"b\"], among = { holds = [\"a\"] } }]\n\
        events = [{ name = \"both\", holds = [\"a\", \"b\"] }]\n";
    let event = &results(study)["joints"][0]["events"][0];
    assert!(event["maximum_entropy"].is_null());
    assert!(event["missing"].to_string().contains("reference_needs_values"));
    // 58% of a: b is held by everybody of it or not at all, for a may be nobody.
    near(&event["bounds"]["lower"], 0.0, 0.0);
    near(&event["bounds"]["upper"], 0.585, 1e-9);
}

#[test]
fn figures_and_limits_of_a_poll_enter_with_their_rows() {
    let polls = "poll,sample_size,question,answer,percent\n\
        p1,1000,q,yes,60\np1,1000,q,no,<1\np1,1000,q,maybe,\n";
    let study = format!(
        "{HEAD}[data]\ntoplines = \"polls.csv\"\n[figures.yes]\npoll = \"p1\"\n\
         question = \"q\"\nanswer = \"yes\"\n[figures.no]\npoll = \"p1\"\n\
         question = \"q\"\nanswer = \"no\"\n[figures.maybe]\npoll = \"p1\"\n\
         question = \"q\"\nanswer = \"maybe\"\n[[joints]]\nname = \"j\"\n\
         items = [\"yes\", \"no\"]\nfigures = [{{ figure = \"yes\", holds = [\"yes\"] }},\n\
         {{ figure = \"no\", holds = [\"no\"] }}]\n\
         events = [{{ name = \"both\", at_least = 2 }}]\n"
    );
    let folder = folder(&[
        ("polls.csv", polls),
        ("study.toml", &study),
        ("blank.toml", &{ study.replace("{ figure = \"no\",", "{ figure = \"maybe\",") }),
    ]);
    let (file, out) = (path(&folder, "study.toml"), path(&folder, "out"));
    let found = run(&["run", &file, "--out", &out, "--format", "json", "--quiet"]);
    assert_eq!(found.code, 0, "{}", found.err);
    let found: Value = serde_json::from_str(&found.out).unwrap();
    let event = &found["joints"][0]["events"][0];
    near(&event["bounds"]["upper"], 0.01, 1e-9);
    assert_eq!(event["derivation"]["rows"].as_array().unwrap().len(), 2);
    assert!(event["interval"]["upper"].as_f64().unwrap() > 0.01);
    assert_eq!(found["polls"].as_array().unwrap().len(), 1);
    let blank = run(&["check", &path(&folder, "blank.toml")]);
    assert_eq!(blank.code, 2);
    assert!(blank.out.contains("figure-blank"), "{}{}", blank.out, blank.err);
}

#[test]
fn twelve_views_are_bounded_and_thirteen_refused() {
    let study = |n: usize| {
        let items: Vec<String> = (0..n).map(|i| format!("v{i}")).collect();
        let figures: String = items
            .iter()
            .enumerate()
            .map(|(i, v)| format!("{{ stated = \"{}%\", holds = [\"{v}\"] }},\n", 40 + i))
            .collect();
        format!(
            "[[joints]]\nname = \"j\"\nitems = {items:?}\nfigures = [\n{figures}]\n\
             events = [{{ name = \"all\", at_least = {n} }}]\n"
        )
    };
    let found = results(&study(12));
    near(&found["joints"][0]["events"][0]["bounds"]["upper"], 0.405, 1e-9);
    let text = refused(&study(13));
    assert!(text.contains("study.toml:6:joints.j.items"), "{text}");
}

#[test]
fn mistakes_are_told_with_their_line_and_the_nearest_name() {
    let good = "[figures.deal]\nstated = \"52%\"\n[[joints]]\nname = \"j\"\n\
        items = [\"deal\", \"war\"]\nfigures = [\n{ figure = \"deal\", holds = [\"deal\"] },\n\
        { stated = \"48%\", holds = [\"war\"] },\n]\nevents = [\n\
        { name = \"both\", holds = [\"deal\", \"war\"] },\n{ name = \"none\", at_most = 0 },\n]\n";
    assert_eq!(results(good)["joints"][0]["events"].as_array().unwrap().len(), 2);
    let cases = [
        ("holds = [\"war\"]", "holds = [\"wra\"]", 11, "item-unknown", "“war”"),
        ("{ figure = \"deal\"", "{ figure = \"dael\"", 10, "name-unknown", "“deal”"),
        ("48%", "4x%", 11, "percent-unreadable", ""),
        ("at_most = 0", "at_mots = 0", 15, "key-unknown", "“at_most”"),
        ("at_most = 0", "of = [\"war\"]", 15, "value-invalid", ""),
        ("at_most = 0", "at_least = 3", 15, "value-invalid", ""),
        ("at_most = 0", "holds = [\"war\"], lacks = [\"war\"]", 15, "value-invalid", ""),
        ("name = \"none\"", "name = \"both\"", 15, "name-twice", "“both”"),
        ("items = [\"deal\"", "items = [\"war\"", 8, "name-twice", "“war”"),
        (
            "stated = \"48%\"",
            "stated = \"48%\", figure = \"deal\"",
            11,
            "value-invalid",
            "",
        ),
        (
            "stated = \"48%\"",
            "stated = \"48%\", sample_size = 0",
            11,
            "value-invalid",
            "",
        ),
    ];
    for (from, to, line, code, word) in cases {
        assert!(good.contains(from));
        let text = refused(&good.replace(from, to));
        assert!(text.contains(&format!("study.toml:{line}:")), "{to}: {text}");
        assert!(text.contains(code) && text.contains(word), "{to}: {text}");
    }
    let none = good.split("events").next().unwrap();
    let text = refused(none);
    assert!(text.contains("joints.j.events") && text.contains("value-invalid"), "{text}");
}

#[test]
fn the_sentences_read_in_three_languages() {
    let labels = "labels = { deal = { en = \"a deal\", ar = \"الصفقة\", he = \"עסקה\" }, \
        war = { en = \"the war\", ar = \"الحرب\", he = \"המלחמה\" } }\nevents =";
    let fight = fight(20_000).replace("events =", labels);
    let fits = fight.replace("5%", "25%").replace("name = \"j\"", "name = \"k\"");
    let study = format!("{fight}{fits}");
    for lang in ["en", "ar", "he"] {
        insta::assert_snapshot!(format!("joint_{lang}"), report(&study, lang));
    }
}

#[test]
fn every_number_of_a_joint_analysis_can_be_explained() {
    let folder = folder(&[("study.toml", &format!("{HEAD}{}", fight(500)))]);
    let (study, out) = (path(&folder, "study.toml"), path(&folder, "out"));
    assert_eq!(run(&["run", &study, "--out", &out, "--quiet"]).code, 0);
    let file = folder.path().join("out/s/results.json").display().to_string();
    for lang in ["en", "ar", "he"] {
        for id in ["j/both", "j/figures/1", "j/figures/3"] {
            let found = run(&["explain", &file, id, "--lang", lang]);
            assert_eq!(found.code, 0, "{id}: {}", found.err);
            assert!(!found.out.contains('⟨'), "{id}: {}", found.out);
        }
    }
    let found = run(&["explain", &file, "j/both"]);
    assert!(found.out.contains("ε = 0.0116666666667"), "{}", found.out);
}

fn pair(p: &Value, q: &Value, assumptions: &str) -> Value {
    let percent = |share: &Value| format!("{:.10}", number(share) * 100.0);
    let study = format!(
        "[figures.a]\nstated = \"{}\"\n[figures.b]\nstated = \"{}\"\n\
         [[contradictions]]\nname = \"c\"\na = \"a\"\nb = \"b\"\nsample = \"two\"\n\
         chart = false\nassumptions = [{assumptions}]\n",
        percent(p),
        percent(q)
    );
    results(&study)["contradictions"][0]["under_assumptions"].clone()
}

#[test]
fn segments_under_assumptions_are_those_of_the_references() {
    let copulas = cases("gaussian_copula_joint");
    assert!(copulas.len() >= 9);
    for case in copulas {
        let (inputs, rho) = (&case["inputs"], number(&case["inputs"]["rho"]));
        let assumed =
            format!("{{ kind = \"gaussian_copula\", rho = [{rho:?}, {rho:?}] }}");
        let found = pair(&inputs["p"], &inputs["q"], &assumed);
        let expected = number(&case["outputs"]["joint"]);
        near(&found[0]["value"]["lower"], expected, number(&case["tol"]));
        near(&found[0]["value"]["upper"], expected, number(&case["tol"]));
    }
    let case = &cases("negative_dependence_upper")[0];
    let (p, q) = (&case["inputs"]["p"], &case["inputs"]["q"]);
    let found = pair(
        p,
        q,
        "{ kind = \"not_positively_associated\" }, { kind = \"maximum_entropy\" }, \
         { kind = \"odds_ratio\", value = 0.25, from = \"P\" }, \
         { kind = \"odds_ratio\", value = 4.0, from = \"P\", se_log = 0.1 }",
    );
    near(&found[0]["value"]["lower"], number(&case["outputs"]["lo"]), 1e-12);
    near(&found[0]["value"]["upper"], number(&case["outputs"]["hi"]), 1e-12);
    near(&found[1]["value"]["lower"], 0.2496, 1e-12);
    assert_eq!(found[3]["id"], "c/if/odds_ratio-2");
    // The middle of the sweep is the ratio itself, and the ends hold it.
    let sweep = found[3]["sweep"].as_array().unwrap();
    near(&sweep[1]["parameter"], 4.0, 1e-11);
    let theta = number(&sweep[1]["value"]);
    assert!(number(&found[3]["value"]["lower"]) < theta);
    assert!(number(&found[3]["value"]["upper"]) > theta);
    let ratios = cases("plackett_spree_joint");
    assert!(ratios.len() >= 3);
    for case in ratios {
        let (inputs, psi) = (&case["inputs"], number(&case["inputs"]["odds_ratio"]));
        let assumed =
            format!("{{ kind = \"odds_ratio\", value = {psi:?}, from = \"P\" }}");
        let found = pair(&inputs["p"], &inputs["q"], &assumed);
        let expected = number(&case["outputs"]["joint"]);
        near(&found[0]["value"]["lower"], expected, number(&case["tol"]));
        near(&found[0]["value"]["upper"], expected, number(&case["tol"]));
    }
}

#[test]
fn independence_within_groups_is_the_sum_over_the_groups() {
    let polls =
        "poll,sample_size,question,answer,percent\np1,1000,q,yes,55\np1,1000,r,for,50\n";
    let crosstabs = "poll,question,variable,group,group_size,answer,percent\n\
                     p1,q,sex,men,500,yes,50\np1,q,sex,women,500,yes,60\n\
                     p1,r,sex,men,500,for,80\np1,r,sex,women,500,for,20\n";
    let study = format!(
        "{HEAD}[data]\ntoplines = \"polls.csv\"\ncrosstabs = \"crosstabs.csv\"\n\
         [figures.a]\npoll = \"p1\"\nquestion = \"q\"\nanswer = \"yes\"\n[figures.b]\n\
         poll = \"p1\"\nquestion = \"r\"\nanswer = \"for\"\n[[contradictions]]\n\
         name = \"ab\"\na = \"a\"\nb = \"b\"\nsample = \"same\"\nby = \"sex\"\n\
         group_shares = {{ men = 50, women = 50 }}\n\
         assumptions = [{{ kind = \"independent_within_groups\" }}]\n"
    );
    let without = study
        .replace("by = \"sex\"\n", "")
        .replace("group_shares = { men = 50, women = 50 }\n", "");
    let folder = folder(&[
        ("polls.csv", polls),
        ("crosstabs.csv", crosstabs),
        ("study.toml", &study),
        ("without.toml", &without),
    ]);
    let (file, out) = (path(&folder, "study.toml"), path(&folder, "out"));
    let found = run(&["run", &file, "--out", &out, "--format", "json", "--quiet"]);
    assert_eq!(found.code, 0, "{}{}", found.out, found.err);
    let found: Value = serde_json::from_str(&found.out).unwrap();
    let under = &found["contradictions"][0]["under_assumptions"][0];
    // ½·0.5·0.8 + ½·0.6·0.2.
    near(&under["value"]["lower"], 0.26, 1e-12);
    near(&under["value"]["upper"], 0.26, 1e-12);
    near(&under["rounded"]["upper"], 0.5 * (0.505 * 0.805 + 0.605 * 0.205), 1e-12);
    let refused = run(&["check", &path(&folder, "without.toml")]);
    assert_eq!(refused.code, 2);
    assert!(refused.out.contains("by = "), "{}{}", refused.out, refused.err);
}

#[test]
fn assumptions_that_say_too_little_or_too_much_are_refused() {
    let study = |assumed: &str| {
        format!(
            "[figures.a]\nstated = \"52%\"\n[[contradictions]]\nname = \"c\"\na = \"a\"\n\
             b = \"a\"\nsample = \"two\"\nassumptions = [\n{assumed},\n]\n"
        )
    };
    for (assumed, code) in [
        ("{ kind = \"odds_ratio\", from = \"P\" }", "value-invalid"),
        ("{ kind = \"odds_ratio\", value = 0.6 }", "value-invalid"),
        ("{ kind = \"odds_ratio\", value = -1.0, from = \"P\" }", "value-invalid"),
        ("{ kind = \"gaussian_copula\", rho = [0.5, -0.5] }", "value-invalid"),
        ("{ kind = \"ecological\" }", "value-invalid"),
        ("{ kind = \"maximum_entropy\", rhoo = 1 }", "key-unknown"),
    ] {
        let text = refused(&study(assumed));
        assert!(
            text.contains(code) && text.contains("study.toml:12:"),
            "{assumed}: {text}"
        );
    }
}
