//! Files of respondents: every format the same codebook, every missing value its kind, and
//! no damaged file the end of the program.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use endoxa::analysis::describe;
use endoxa::poll::{MissingKind, ValueCode};
use endoxa::results::{Description, VariableDescription};
use rand_pcg::Pcg64;
use rand_pcg::rand_core::{Rng, SeedableRng};

use crate::common::{json, root, run};

fn described(path: &Path) -> Description {
    describe(path).unwrap().value
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
    assert_eq!((&weight["name"], &weight["declared"]), (&"wt".into(), &false.into()));
    assert!((weight["design_effect"].as_f64().unwrap() - 1.808).abs() < 5e-4);
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
    let sets = described(&fixture("hebrew_1255.sav")).sets;
    assert_eq!((sets[0].name.as_str(), sets[0].variables.len()), ("both", 2));
}

#[test]
fn the_description_reads_well() {
    let found = run(&["describe", "tests/fixtures/respondents/missing.sav"]);
    insta::assert_snapshot!("describe_missing", found.out);
}

/// Describing must end in a value or an error, whatever the bytes.
fn survives(folder: &Path, name: &str, bytes: &[u8]) {
    let path = folder.join(name);
    std::fs::write(&path, bytes).unwrap();
    let _ = describe(&path);
}

/// Seconds by default; ENDOXA_FUZZ_ROUNDS=100000 takes minutes.
fn rounds() -> u32 {
    std::env::var("ENDOXA_FUZZ_ROUNDS").ok().and_then(|n| n.parse().ok()).unwrap_or(400)
}

#[test]
fn truncated_and_corrupted_files_end_in_an_error_or_a_value() {
    let folder = tempfile::tempdir().unwrap();
    let mut random = Pcg64::seed_from_u64(2012);
    for name in
        ["missing.sav", "missing.zsav", "missing.dta", "hebrew_1255.sav", "survey.xlsx"]
    {
        let whole = std::fs::read(fixture(name)).unwrap();
        for length in (0..whole.len()).step_by(13) {
            survives(folder.path(), name, &whole[..length]);
        }
        for _ in 0..rounds() {
            let mut bytes = whole.clone();
            for _ in 0..1 + random.next_u32() % 4 {
                let at = random.next_u32() as usize % bytes.len();
                bytes[at] = random.next_u32() as u8;
            }
            survives(folder.path(), name, &bytes);
        }
    }
}

#[test]
fn hostile_counts_are_refused_before_anything_is_allocated() {
    let folder = tempfile::tempdir().unwrap();
    let whole = std::fs::read(fixture("hebrew_1255.sav")).unwrap();
    let labels = whole.windows(8).position(|w| w == [3, 0, 0, 0, 4, 0, 0, 0]).unwrap();
    let mut many = whole.clone();
    many[labels + 4..labels + 8].copy_from_slice(&i32::MAX.to_le_bytes());
    let info = whole.windows(8).position(|w| w == [7, 0, 0, 0, 3, 0, 0, 0]).unwrap();
    let mut large = whole.clone();
    large[info + 12..info + 16].copy_from_slice(&u32::MAX.to_le_bytes());
    let mut cases = whole;
    cases[80..84].copy_from_slice(&i32::MAX.to_le_bytes());
    for (what, bytes) in [("labels", many), ("record", large), ("cases", cases)] {
        let path = folder.path().join("hostile.sav");
        std::fs::write(&path, bytes).unwrap();
        let found = run(&["describe", &path.display().to_string()]);
        assert_eq!(found.code, 2, "{what}: {}", found.out);
        assert!(found.err.contains("file-damaged"), "{what}: {}", found.err);
    }
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
    assert!(negative.err.contains(":2:w: error[weight-unusable]"), "{}", negative.err);
    let word = said(&["1", "two"]);
    assert!(word.err.contains(":2:w: error[weight-unusable]"), "{}", word.err);
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

#[test]
fn a_workbook_that_inflates_a_thousandfold_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let whole = std::fs::read(fixture("survey.xlsx")).unwrap();
    let entry = whole.windows(4).position(|w| w == b"PK\x01\x02").unwrap();
    let mut bomb = whole;
    bomb[entry + 24..entry + 28].copy_from_slice(&u32::MAX.to_le_bytes());
    let path = folder.path().join("bomb.xlsx");
    std::fs::write(&path, bomb).unwrap();
    let found = run(&["describe", &path.display().to_string()]);
    assert_eq!(found.code, 2);
    assert!(found.err.contains("file-damaged"), "{}", found.err);
}
