//! Files of respondents: every format the same codebook, every missing value its kind, and
//! no damaged file the end of the program.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use endoxa::analysis::describe;
use endoxa::poll::{MissingKind, ValueCode};
use endoxa::results::{Description, VariableDescription};

use crate::common::{json, root, run};

fn described(path: &Path) -> Description {
    describe(path, None).unwrap().value
}

fn anes(format: &str) -> Description {
    described(&root().join(format!("data/anes2012/anes2012_extract.{format}")))
}

fn fixture(name: &str) -> PathBuf {
    root().join("tests/fixtures/respondents").join(name)
}

fn variable<'a>(found: &'a Description, name: &str) -> &'a VariableDescription {
    found.variables.iter().find(|v| v.name == name).unwrap()
}

/// Answers by their printed form: the label, or the value where there is none.
fn answers(variable: &VariableDescription) -> BTreeMap<String, u64> {
    let name = |code: &ValueCode| match code {
        ValueCode::Number(x) => x.to_string(),
        ValueCode::Text(text) => text.clone(),
    };
    variable
        .values
        .iter()
        .filter(|v| v.n > 0)
        .map(|v| (v.label.clone().unwrap_or_else(|| name(&v.code)), v.n))
        .collect()
}

#[test]
fn four_formats_of_one_survey_give_one_codebook_and_the_same_sums() {
    let sav = anes("sav");
    assert_eq!((sav.rows, sav.variables.len()), (5916, 26));
    for format in ["zsav", "dta"] {
        let other = anes(format);
        for (a, b) in sav.variables.iter().zip(&other.variables) {
            assert_eq!(
                (&a.name, &a.label, a.kind),
                (&b.name, &b.label, b.kind),
                "{format}"
            );
            assert_eq!(a.values, b.values, "{format} {}", a.name);
            assert_eq!(
                (a.valid, &a.missing),
                (b.valid, &b.missing),
                "{format} {}",
                a.name
            );
            assert_eq!(a.sum.map(f64::to_bits), b.sum.map(f64::to_bits), "{}", a.name);
        }
    }
    let csv = anes("csv");
    for (a, b) in sav.variables.iter().zip(&csv.variables) {
        assert_eq!((&a.name, a.valid), (&b.name, b.valid));
        assert_eq!(answers(a), answers(b), "{}", a.name);
    }
    // pyreadstat's sum of the same column.
    assert!((variable(&sav, "wt").sum.unwrap() - 5916.0013).abs() < 1e-9);
    assert_eq!(variable(&sav, "caseid").sum, variable(&csv, "caseid").sum);
}

#[test]
fn kish_s_design_effect_of_the_weight_is_printed() {
    let found = json(&["describe", "data/anes2012/anes2012_extract.sav"]);
    let weight = &found["weights"][0];
    assert_eq!((&weight["name"], &weight["declared"]), (&"wt".into(), &true.into()));
    assert!((weight["design_effect"].as_f64().unwrap() - 1.808).abs() < 5e-4);
    // The design that the codebook beside the file declares.
    assert_eq!(found["design"]["strata"], 10);
    assert_eq!(found["design"]["units"], 3984);
    assert_eq!(found["likely_design"]["strata"][0], "strata_full");
    assert_eq!(found["likely_design"]["units"][0], "psu");
}

fn missing(variable: &VariableDescription) -> BTreeMap<MissingKind, u64> {
    let mut kinds = BTreeMap::new();
    for found in &variable.missing {
        *kinds.entry(found.kind).or_insert(0) += found.n;
    }
    kinds
}

#[test]
fn kinds_of_missing_stay_apart_and_countable() {
    use MissingKind as K;
    for name in ["missing.sav", "missing.zsav"] {
        let found = described(&fixture(name));
        let deal = variable(&found, "deal");
        assert_eq!(deal.valid, 4);
        let each = [(K::DontKnow, 1), (K::Refused, 1), (K::NotAsked, 1), (K::Blank, 1)];
        assert_eq!(missing(deal), BTreeMap::from(each), "{name}");
        assert_eq!(
            missing(variable(&found, "trust")),
            BTreeMap::from([(K::Declared, 3)])
        );
        let city = variable(&found, "city");
        assert_eq!(missing(city), BTreeMap::from([(K::Declared, 1), (K::Blank, 1)]));
    }
    let stata = described(&fixture("missing.dta"));
    let each = [(K::DontKnow, 1), (K::Refused, 1), (K::Blank, 1)];
    assert_eq!(missing(variable(&stata, "deal")), BTreeMap::from(each));
    let tag = &variable(&stata, "deal").missing[0];
    assert_eq!(tag.code, Some(ValueCode::Text(".a".to_owned())));
}

#[test]
fn labels_in_old_encodings_are_whole_to_the_last_letter() {
    let cases = [
        (
            "hebrew_1255.sav",
            "windows-1255",
            "עמדה כלפי עסקה להחזרת החטופים",
            "מסרב להשיב",
        ),
        ("arabic_1256.sav", "windows-1256", "الموقف من صفقة لإعادة الأسرى", "رفض الإجابة"),
        ("western_1252.sav", "windows-1252", "Opinion – «accord»", "Refus"),
    ];
    for (name, encoding, label, refused) in cases {
        let found = described(&fixture(name));
        assert_eq!(found.encoding.as_deref(), Some(encoding));
        let question = variable(&found, "Q1");
        assert_eq!(question.label.as_deref(), Some(label));
        let last =
            question.missing.iter().find(|m| m.kind == MissingKind::Refused).unwrap();
        assert_eq!((last.label.as_deref(), last.n), (Some(refused), 1));
        assert!(found.weights[0].declared && found.weights[0].name == "W");
    }
    // Stata 8 does not say its encoding; a code page of 2 contradicts the name beside it.
    let stata = described(&fixture("hebrew_1255.dta"));
    assert_eq!(stata.encoding.as_deref(), Some("windows-1255"));
    let question = variable(&stata, "q");
    assert_eq!(question.label.as_deref(), Some("עמדה כלפי עסקה להחזרת החטופים"));
    assert_eq!(question.values[1].label.as_deref(), Some("מתנגדים"));
    let city = &variable(&stata, "t").values[1];
    assert_eq!(city.code, ValueCode::Text("ירושלים".to_owned()));
    let named = described(&fixture("code_page_2.sav"));
    assert_eq!(variable(&named, "Q1").values[0].label.as_deref(), Some("תומכים"));
    let sets = described(&fixture("hebrew_1255.sav")).sets;
    assert_eq!((sets[0].name.as_str(), sets[0].variables.len()), ("both", 2));
}

#[test]
fn a_file_that_leaves_its_number_of_cases_open_is_read_whole() {
    let found = described(&fixture("cases_open.sav"));
    assert_eq!((found.rows, variable(&found, "Q1").valid), (5, 3));
}

#[test]
fn what_pandas_keeps_is_read_and_lists_are_left_out_and_told() {
    let read = describe(&fixture("pandas.parquet"), None).unwrap();
    let names: Vec<&str> = read.value.variables.iter().map(|v| v.name.as_str()).collect();
    assert_eq!(names, ["q", "party", "agree", "when"]);
    assert_eq!(read.diagnostics[0].code.name(), "column-unusable");
    assert_eq!(answers(variable(&read.value, "party")).get("א"), Some(&1));
    assert_eq!(answers(variable(&read.value, "agree")).get("true"), Some(&1));
    let excel = described(&fixture("dates.xlsx"));
    let days = answers(variable(&excel, "when"));
    let expected = [("2025-01-08".to_owned(), 1), ("2025-01-09 18:30:00".to_owned(), 1)];
    assert_eq!(days, BTreeMap::from(expected));
}

#[test]
fn the_description_reads_well() {
    let found = run(&["describe", "tests/fixtures/respondents/missing.sav"]);
    insta::assert_snapshot!("describe_missing", found.out);
}

#[test]
fn other_endings_and_missing_files_are_named() {
    let found = run(&["describe", "README.md"]);
    assert_eq!(found.code, 2);
    assert!(found.err.contains("format-unknown"), "{}", found.err);
    assert!(run(&["describe", "no.sav"]).err.contains("file-unreadable"));
}

#[test]
fn weighted_shares_match_r_survey() {
    // R survey 4.5; its standard errors use the strata and sampling units that "weights
    // only" does not.
    let oracle: serde_json::Value =
        serde_json::from_str(include_str!("../fixtures/anes2012_r_survey.json")).unwrap();
    let mut compared = 0;
    for (question, expected) in oracle["toplines"].as_object().unwrap() {
        let file = "data/anes2012/anes2012_extract.sav";
        let found = json(&["toplines", file, "--question", question, "--weight", "wt"]);
        let names = expected["names"].as_array().unwrap();
        for (name, share) in names.iter().zip(expected["estimate"].as_array().unwrap()) {
            let label = name.as_str().unwrap().strip_prefix(question.as_str()).unwrap();
            let answers = found["answers"].as_array().unwrap();
            let answer = answers.iter().find(|a| a["label"] == label).unwrap();
            let value = answer["estimate"]["value"].as_f64().unwrap();
            assert!((value - share.as_f64().unwrap()).abs() < 1e-9, "{question} {label}");
            compared += 1;
        }
    }
    assert!(compared >= 12);
}

#[test]
fn toplines_read_well_and_count_who_did_not_answer() {
    let file = "tests/fixtures/respondents/missing.sav";
    let found = run(&["toplines", file, "--question", "deal", "--weight", "weight"]);
    insta::assert_snapshot!("toplines_missing", found.out);
}

#[test]
fn weights_that_cannot_be_used_are_named_with_their_row() {
    let said = |weights: &[&str]| {
        let rows: Vec<String> = weights.iter().map(|w| format!("yes,{w}\n")).collect();
        let folder =
            crate::common::folder(&[("s.csv", &format!("q,w\n{}", rows.concat()))]);
        let file = crate::common::path(&folder, "s.csv");
        run(&["toplines", &file, "--question", "q", "--weight", "w"])
    };
    let negative = said(&["1", "-2", "1"]);
    assert_eq!(negative.code, 2);
    assert!(
        negative.err.contains(":row 2:w: error[weight-unusable]"),
        "{}",
        negative.err
    );
    let word = said(&["1", "two"]);
    assert!(word.err.contains(":row 2:w: error[weight-unusable]"), "{}", word.err);
    let text = said(&["\"1.5 \"", "\" 2\"", "1"]);
    assert_eq!(text.code, 0, "{}", text.err);
    assert!(text.err.contains("warning[weight-is-text]"), "{}", text.err);
    let blank = said(&["1", "", "1"]);
    assert!(blank.err.contains("1 of 3 rows have no weight"), "{}", blank.err);
}

#[test]
fn a_variable_that_is_not_there_suggests_the_nearest() {
    let found =
        run(&["toplines", "data/anes2012/anes2012_extract.dta", "--question", "pid3"]);
    assert_eq!(found.code, 2);
    assert!(found.err.contains("pid_3"), "{}", found.err);
}

#[test]
fn converting_keeps_every_code_label_and_kind_of_missing() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["missing.sav", "missing.dta", "hebrew_1255.sav"] {
        let before = described(&fixture(name));
        for ending in ["parquet", "csv"] {
            let to = folder.path().join(format!("out.{ending}"));
            let file = fixture(name).display().to_string();
            let found = run(&["convert", &file, "--to", &to.display().to_string()]);
            assert_eq!(found.code, 0, "{}", found.err);
            let after = described(&to);
            assert_eq!(before.variables, after.variables, "{name} to {ending}");
        }
    }
}

#[test]
fn codebooks_with_mistakes_are_refused_with_their_line() {
    let codebook = "variable,kind,code,value_label,missing\nq,numbr,1,yes,\nq,number,x,no,\n\
                    q,number,9,refused,refuse\n";
    let folder =
        crate::common::folder(&[("s.csv", "q\n1\n"), ("s.codebook.csv", codebook)]);
    let found = run(&["describe", &crate::common::path(&folder, "s.csv")]);
    assert_eq!(found.code, 2);
    for place in ["s.codebook.csv:2:kind", "s.codebook.csv:4:missing"] {
        assert!(found.err.contains(place), "{}", found.err);
    }
}

#[test]
fn excel_is_read_from_its_first_sheet_and_the_others_are_told() {
    let file = "tests/fixtures/respondents/survey.xlsx";
    let found = run(&["toplines", file, "--question", "עמדה", "--weight", "weight"]);
    assert_eq!(found.code, 0, "{}", found.err);
    let described = run(&["describe", file]);
    assert!(described.err.contains("warning[sheets-ignored]"), "{}", described.err);
    let shares = json(&["toplines", file, "--question", "עמדה", "--weight", "weight"]);
    // 0.5 and 1.0 of the 3.0 that answered.
    let support =
        shares["answers"].as_array().unwrap().iter().find(|a| a["code"] == "תומכים");
    assert!(
        (support.unwrap()["estimate"]["value"].as_f64().unwrap() - 0.5).abs() < 1e-12
    );
}
