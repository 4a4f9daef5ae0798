//! What a user says of a file of respondents: labels, recodes, the sample design; and what
//! CSV files look like in the wild.

use std::collections::BTreeMap;
use std::path::Path;

use endoxa::analysis::describe;
use endoxa::read::{respondents, write_respondents};
use endoxa::results::{Description, VariableDescription};
use proptest::prelude::*;

use crate::common::{folder, json, path, root, run};

const PANEL: &str = "tests/fixtures/respondents/panel.csv";

fn variable<'a>(found: &'a Description, name: &str) -> &'a VariableDescription {
    found.variables.iter().find(|v| v.name == name).unwrap()
}

/// Answers and kinds of missing with their counts, by code.
fn counts(variable: &VariableDescription) -> BTreeMap<String, u64> {
    let answers = variable.values.iter().map(|v| (v.code.to_string(), v.n));
    let missing = variable.missing.iter().map(|m| {
        let code = m.code.as_ref().map_or_else(String::new, ToString::to_string);
        (format!("{code} {:?}", m.kind), m.n)
    });
    answers.chain(missing).filter(|(_, n)| *n > 0).collect()
}

fn map(pairs: &[(&str, u64)]) -> BTreeMap<String, u64> {
    pairs.iter().map(|(code, n)| ((*code).to_owned(), *n)).collect()
}

#[test]
fn a_file_with_its_codebooks_is_described_as_one() {
    insta::assert_snapshot!("describe_panel", run(&["describe", PANEL]).out);
}

#[test]
fn recodes_keep_missing_values_by_kind_and_say_how_they_were_made() {
    let found = describe(&root().join(PANEL), None).unwrap().value;
    let two = variable(&found, "deal2");
    assert_eq!(counts(two), map(&[("for", 4), ("against", 1), ("9 Refused", 1)]));
    let ages = variable(&found, "ages");
    let expected = [("under 35", 2), ("35–54", 1), ("55 and over", 2), (" Blank", 1)];
    assert_eq!(counts(ages), map(&expected));
    let news = variable(&found, "news");
    assert_eq!(counts(news), map(&[("any news", 4), ("no news", 2)]));
    let printed = run(&["toplines", PANEL, "--question", "deal2"]);
    insta::assert_snapshot!("toplines_recode", printed.out);
}

const DEAL: &str = "deal,wt\n1,1\n2,1\n3,1\n7,1\n,1\n";

fn recoded(rest: &str) -> crate::common::Outcome {
    let codebook = format!(
        "[recodes.two]\nfrom = \"deal\"\ngroups = [{{ label = \"for\", codes = [1, 2] }}]\n\
         {rest}\n[variables.deal]\nvalues = {{ 3 = \"never\" }}\n"
    );
    let folder = folder(&[("s.csv", DEAL), ("s.codebook.toml", &codebook)]);
    run(&["toplines", &path(&folder, "s.csv"), "--question", "two", "--format", "json"])
}

#[test]
fn answers_that_a_recode_leaves_out_are_an_error_unless_it_says_what_becomes_of_them() {
    let found = recoded("");
    assert_eq!(found.code, 2);
    assert!(found.err.contains("error[recode-incomplete]"), "{}", found.err);
    assert!(found.err.contains("what becomes of “3”"), "{}", found.err);
    let shares = |rest| -> BTreeMap<String, f64> {
        let found = recoded(rest);
        assert_eq!(found.code, 0, "{}", found.err);
        let json: serde_json::Value = serde_json::from_str(&found.out).unwrap();
        let answers = json["answers"].as_array().unwrap().iter();
        let share = |a: &serde_json::Value| a["estimate"]["value"].as_f64().unwrap();
        answers.map(|a| (a["code"].as_str().unwrap().to_owned(), share(a))).collect()
    };
    let all = |pairs: &[(&str, f64)]| -> BTreeMap<String, f64> {
        pairs.iter().map(|(code, share)| ((*code).to_owned(), *share)).collect()
    };
    let kept = all(&[("for", 0.5), ("never", 0.25), ("7", 0.25)]);
    assert_eq!(shares("rest = \"keep\""), kept);
    assert_eq!(shares("rest = \"missing\""), all(&[("for", 1.0)]));
}

#[test]
fn extended_missing_values_pass_through_recodes() {
    let text = "[recodes.one]\nfrom = \"deal\"\n\
                groups = [{ label = \"any\", codes = [\"1..2\"] }]\n";
    let folder = folder(&[("s.toml", text)]);
    let file = root().join("tests/fixtures/respondents/missing.dta");
    let found = describe(&file, Some(&folder.path().join("s.toml"))).unwrap().value;
    let (one, deal) = (variable(&found, "one"), variable(&found, "deal"));
    assert_eq!(counts(one).get("any"), Some(&2));
    assert_eq!((one.valid, &one.missing), (deal.valid, &deal.missing));
}

#[test]
fn a_range_of_missing_values_keeps_its_kind() {
    let codebook = "[variables.age]\nmissing = { \"97..99\" = \"refused\" }\n\
                    [recodes.old]\nfrom = \"age\"\nthresholds = [50]\nlabels = [\"no\", \"yes\"]\n";
    let folder =
        folder(&[("s.csv", "age\n20\n60\n98\n99\n"), ("s.codebook.toml", codebook)]);
    let file = folder.path().join("s.csv");
    let expected = [("no", 1), ("yes", 1), ("97..99 Refused", 2)];
    for ending in ["csv", "parquet", "sav"] {
        let to = folder.path().join(format!("to.{ending}"));
        let open = respondents(&file, None, None).unwrap().value;
        write_respondents(&open, &to).unwrap();
        let found = describe(&to, None).unwrap().value;
        assert_eq!(counts(variable(&found, "old")), map(&expected), "{ending}");
        let age = variable(&found, "age");
        assert_eq!(counts(age).get("98 Refused"), Some(&1), "{ending}");
    }
}

#[test]
fn mistakes_in_a_codebook_name_line_key_and_the_nearest_right_word() {
    let cases = [
        ("[variables.dael]\nlabel = \"x\"", "s.codebook.toml:1:variables.dael", "“deal”"),
        ("[variables.deal]\nlable = \"x\"", "s.codebook.toml:2:", "“label”"),
        ("[variables.deal]\nvalues = { x = \"y\" }", "s.codebook.toml:2:", "“x”"),
        (
            "[variables.deal]\nkind = \"text\"\nmissing = { 9 = \"refusd\" }",
            ":3",
            "refused",
        ),
        ("[recodes.two]\nfrom = \"deal\"", "s.codebook.toml:1:recodes.two", "groups"),
        (
            "[recodes.wt]\nfrom = \"deal\"\nthresholds = [2]\nlabels = [\"a\", \"b\"]",
            ":1:",
            "wt",
        ),
        ("[design]\nstrata = \"wtt\"", "s.codebook.toml:2:design.strata", "“wt”"),
        (
            "[design.replicates]\nmethod = \"brr\"\nweights = [\"rw1..rw2\"]",
            "s.codebook.toml:3:design.replicates.weights",
            "“rw2”",
        ),
    ];
    for (codebook, place, named) in cases {
        let folder = folder(&[("s.csv", DEAL), ("s.codebook.toml", codebook)]);
        let found = run(&["describe", &path(&folder, "s.csv")]);
        assert_eq!(found.code, 2, "{codebook}\n{}", found.out);
        assert!(found.err.contains(place), "{codebook}\n{}", found.err);
        assert!(found.err.contains(named), "{codebook}\n{}", found.err);
    }
}

fn design(rows: &str, design: &str) -> crate::common::Outcome {
    let csv = format!("w,str,psu,size,r1,r2\n{rows}");
    let toml = format!("[design]\n{design}\n");
    let folder = folder(&[("s.csv", &csv), ("s.codebook.toml", &toml)]);
    run(&["check", &path(&folder, "s.csv")])
}

const SOUND: &str = "1,a,1,9,1,1\n1,a,2,9,1,1\n1,b,3,9,1,1\n1,b,4,9,1,1\n";
const UNITS: &str = "strata = \"str\"\nunits = [\"psu\"]\n";

#[test]
fn a_sample_design_is_held_against_the_data() {
    let sound = design(SOUND, &format!("weight = \"w\"\n{UNITS}fpc = [\"size\"]"));
    assert_eq!(sound.code, 0, "{}", sound.out);
    let cases = [
        ("-1,a,1,9,1,1\n", "weight = \"w\"", "row 1:w: error[weight-unusable]: “-1”"),
        ("1,a,,9,1,1\n", UNITS, "row 1:psu: error[design-blank]"),
        ("1,a,1,9,1,1\n1,b,1,9,1,1\n", UNITS, "“1” stands in two strata: “a” and “b”"),
        ("1,a,1,9,1,1\n", UNITS, "error[unit-lonely]: stratum “a”"),
        (
            "1,a,1,1.5,1,1\n1,a,2,1.5,1,1\n",
            "strata = \"str\"\nunits = [\"psu\"]\nfpc = [\"size\"]",
            "size: error[fpc-invalid]: “1.5”",
        ),
        (
            "1,a,1,9,1,1\n1,a,2,8,1,1\n",
            "strata = \"str\"\nunits = [\"psu\"]\nfpc = [\"size\"]",
            "row 2:size: error[fpc-invalid]",
        ),
        (
            "1,a,1,9,1,\n",
            "[design.replicates]\nmethod = \"jk1\"\nweights = [\"r1..r2\"]",
            "row 1:r2: error[replicate-unusable]",
        ),
    ];
    for (rows, declared, said) in cases {
        let found = design(rows, declared);
        assert_eq!(found.code, 2, "{declared}\n{}", found.out);
        assert!(found.out.contains(said), "{said}\n{}", found.out);
    }
    let nested = design(
        "1,a,1,9,1,1\n1,a,2,9,1,1\n1,b,1,9,1,1\n1,b,2,9,1,1\n",
        &format!("{UNITS}nested = true"),
    );
    assert_eq!(nested.code, 0, "{}", nested.out);
    let adjusted = design("1,a,1,9,1,1\n", &format!("{UNITS}lonely = \"adjust\""));
    assert_eq!(adjusted.code, 0, "{}", adjusted.out);
    assert!(adjusted.out.contains("note[unit-lonely]"), "{}", adjusted.out);
}

#[test]
fn many_findings_of_a_kind_are_counted_and_not_all_named() {
    let rows = "-1,a,1,9,1,1\n".repeat(25);
    let found = design(&rows, "weight = \"w\"");
    // Ten are kept, of which check prints three and counts the others.
    assert_eq!(found.out.matches("error[weight-unusable]").count(), 3);
    assert!(found.out.contains("and 7 more of weight-unusable"), "{}", found.out);
    assert!(found.out.contains("15 more of the kind weight-unusable"), "{}", found.out);
}

fn of_bytes(bytes: &[u8]) -> (Description, String) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("s.csv");
    std::fs::write(&file, bytes).unwrap();
    let found = describe(&file, None).unwrap();
    let codes: Vec<&str> = found.diagnostics.iter().map(|d| d.code.name()).collect();
    (found.value, codes.join(" "))
}

#[test]
fn csv_is_read_in_any_encoding_and_with_any_separator() {
    let plain = "שאלה,w\nתומכים,1\nמתנגדים,0.5\n";
    let (expected, quiet) = of_bytes(plain.as_bytes());
    assert_eq!(quiet, "");
    let same = |bytes: &[u8], codes: &str| {
        let (found, said) = of_bytes(bytes);
        assert_eq!(said, codes);
        assert_eq!(found.variables, expected.variables);
    };
    let hebrew = encoding_rs::WINDOWS_1255.encode(plain).0;
    same(&hebrew, "encoding-guessed");
    same(&[b"\xEF\xBB\xBF", plain.as_bytes()].concat(), "");
    let utf16: Vec<u8> = [0xFEFF]
        .into_iter()
        .chain(plain.encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    same(&utf16, "");
    same(plain.replace('\n', "\r\n").as_bytes(), "");
    same(plain.replace('\n', "\r").as_bytes(), "");
    for separator in [";", "\t", "|"] {
        same(plain.replace(',', separator).as_bytes(), "");
    }
    let arabic = encoding_rs::WINDOWS_1256.encode("سؤال,w\nتأييد للاتفاق,1\nمعارضة,2\n").0;
    let (found, said) = of_bytes(&arabic);
    assert_eq!(said, "encoding-guessed");
    assert_eq!(found.variables[0].values[0].code.to_string(), "تأييد للاتفاق");
}

#[test]
fn codes_with_leading_zeros_and_long_numbers_are_not_changed() {
    let (found, _) =
        of_bytes(b"zip,id,n\n007,12345678901234567890,1\n012,12345678901234567891,2\n");
    assert_eq!(counts(&found.variables[0]), map(&[("007", 1), ("012", 1)]));
    assert_eq!(counts(&found.variables[1]).len(), 2);
    assert_eq!(found.variables[2].sum, Some(3.0));
}

#[test]
fn oddities_of_csv_are_told_with_their_line() {
    let (found, said) = of_bytes(b",q\n1,NA\n2,3\n");
    assert_eq!(said, "column-unnamed na-is-blank");
    assert_eq!(found.variables[0].name, "column_1");
    let (found, said) = of_bytes(b"a,b\n1,2\n\n3,4\n,\n");
    assert_eq!((found.rows, said.as_str()), (2, "row-blank"));
    let broken = folder(&[("s.csv", "a,b\n1,\"x\ny\"\n1,2,3\n")]);
    let said = run(&["describe", &path(&broken, "s.csv")]).err;
    assert!(said.contains("s.csv:4: error[csv-malformed]"), "{said}");
    let codebook = "[variables.a]\nkind = \"number\"\n";
    let text = folder(&[("s.csv", "a,b\n1,2\nx,2\n"), ("s.codebook.toml", codebook)]);
    let said = run(&["describe", &path(&text, "s.csv")]).err;
    assert!(said.contains("s.csv:3:a: error[number-unreadable]: “x”"), "{said}");
}

#[test]
fn spss_files_hold_labels_missing_values_weight_and_sets() {
    let folder = tempfile::tempdir().unwrap();
    let to = |name: &str| folder.path().join(name).display().to_string();
    for source in ["panel.csv", "missing.sav", "hebrew_1255.sav"] {
        let file = root().join("tests/fixtures/respondents").join(source);
        let sav = to("out.sav");
        let found = run(&["convert", &file.display().to_string(), "--to", &sav]);
        assert_eq!(found.code, 0, "{}", found.err);
        let (a, b) =
            (describe(&file, None).unwrap(), describe(Path::new(&sav), None).unwrap());
        for (a, b) in a.value.variables.iter().zip(&b.value.variables) {
            assert_eq!((&a.name, &a.label, counts(a)), (&b.name, &b.label, counts(b)));
        }
        assert_eq!((a.value.sets, a.value.weights), (b.value.sets, b.value.weights));
        let first = std::fs::read(&sav).unwrap();
        run(&["convert", &file.display().to_string(), "--to", &sav]);
        assert!(first == std::fs::read(&sav).unwrap(), "{source}: other bytes");
        let _ = std::fs::remove_file(folder.path().join("out.codebook.toml"));
    }
}

#[test]
fn extended_missing_values_become_a_declared_range_in_spss() {
    let folder = tempfile::tempdir().unwrap();
    let sav = folder.path().join("out.sav").display().to_string();
    let stata = "tests/fixtures/respondents/missing.dta";
    let found = run(&["convert", stata, "--to", &sav]);
    assert!(found.err.contains("warning[tags-recoded]"), "{}", found.err);
    let found = describe(Path::new(&sav), None).unwrap().value;
    let source = describe(&root().join(stata), None).unwrap().value;
    let kinds = |v: &VariableDescription| -> Vec<_> {
        let mut kinds: Vec<_> =
            v.missing.iter().map(|m| (m.kind, m.label.clone(), m.n)).collect();
        kinds.sort();
        kinds
    };
    let (a, b) = (variable(&source, "deal"), variable(&found, "deal"));
    assert_eq!((a.valid, kinds(a)), (b.valid, kinds(b)));
}

const STUDY: &str = r#"
id = "panel"
title = { en = "A panel" }

[respondents.panel]
file = "panel.csv"

[respondents.panel.recodes.support]
from = "deal"
groups = [{ label = "support", codes = [1] }]
rest = "keep"

[[frequencies]]
name = "deal"
respondents = "panel"
question = "support"

[[frequencies]]
name = "news"
respondents = "panel"
question = "news"
unweighted = true
"#;

#[test]
fn a_study_reports_questions_of_respondents() {
    let folder = folder(&[("study.toml", STUDY)]);
    for name in ["panel.csv", "panel.codebook.csv", "panel.codebook.toml"] {
        let from = root().join("tests/fixtures/respondents").join(name);
        std::fs::copy(from, folder.path().join(name)).unwrap();
    }
    let (study, out) = (path(&folder, "study.toml"), path(&folder, "out"));
    let results = json(&["run", &study, "--out", &out]);
    let shares = &results["frequencies"];
    assert_eq!(shares[0]["weight"], "wt");
    assert_eq!(shares[1]["weight"], serde_json::Value::Null);
    // 0.5 + 1 of the 5 that answered.
    let support = &shares[0]["answers"][0];
    assert_eq!(support["id"], "frequencies/deal/support");
    assert!((support["estimate"]["value"].as_f64().unwrap() - 0.3).abs() < 1e-12);
    let results = format!("{out}/panel/results.json");
    let explained = run(&["explain", &results, "frequencies/deal/support"]);
    assert!(explained.out.contains("weighted share"), "{}", explained.out);
    let report = std::fs::read_to_string(format!("{out}/panel/report.md")).unwrap();
    assert!(report.contains("support made of deal: support = 1"), "{report}");
    let wrong = STUDY.replace(
        "respondents = \"panel\"\nquestion = \"news\"",
        "respondents = \"panle\"\nquestion = \"news\"",
    );
    std::fs::write(&study, wrong).unwrap();
    let found = run(&["check", &study]);
    assert_eq!(found.code, 2);
    assert!(found.out.contains("“panel”"), "{}", found.out);
}

fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => (-5_i32..100).prop_map(|x| x.to_string()),
        1 => (-500_i32..500).prop_map(|x| (f64::from(x) / 8.0).to_string()),
        2 => "[a-zא-תء-ي][ a-zא-תء-ي]{0,11}[a-zא-תء-ي]",
        1 => Just(String::new()),
    ]
}

fn column() -> impl Strategy<Value = Vec<String>> {
    let numbers = proptest::collection::vec(
        prop_oneof![(-5_i32..100).prop_map(|x| x.to_string()), Just(String::new())],
        12,
    );
    prop_oneof![proptest::collection::vec(cell(), 12), numbers]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn what_is_written_is_read_again(columns in proptest::collection::vec(column(), 1..5)) {
        let folder = tempfile::tempdir().unwrap();
        let source = folder.path().join("s.csv");
        let mut out = csv::Writer::from_path(&source).unwrap();
        out.write_record((0..columns.len()).map(|i| format!("v{i}"))).unwrap();
        for row in 0..12 {
            out.write_record(columns.iter().map(|c| &c[row])).unwrap();
        }
        out.flush().unwrap();
        let codebook = "[variables.v0]\nlabel = \"عمر – גיל\"\nmissing = { 7 = \"refused\" }\n";
        std::fs::write(folder.path().join("s.codebook.toml"), codebook).unwrap();
        let read = respondents(&source, None, None).unwrap().value;
        let before = describe(&source, None).unwrap().value;
        for ending in ["sav", "parquet", "csv"] {
            let to = folder.path().join(format!("out.{ending}"));
            write_respondents(&read, &to).unwrap();
            let after = describe(&to, None).unwrap().value;
            for (a, b) in before.variables.iter().zip(&after.variables) {
                prop_assert_eq!(&a.name, &b.name);
                prop_assert_eq!(&a.label, &b.label);
                prop_assert_eq!((a.valid, counts(a)), (b.valid, counts(b)), "{}", ending);
                prop_assert_eq!(a.sum, b.sum);
            }
        }
    }
}
