//! Where numbers come from, and the published schemas.

use crate::common::{STUDY, json, run};

fn results() -> String {
    let out = tempfile::tempdir().unwrap().keep();
    let to = out.display().to_string();
    assert_eq!(run(&["run", STUDY, "--out", &to, "--quiet"]).code, 0);
    out.join("hostage-deal/results.json").display().to_string()
}

#[test]
fn every_identifier_can_be_explained() {
    let file = results();
    let ids = json(&["explain", &file]);
    let ids = ids.as_array().unwrap();
    assert!(ids.len() > 30);
    for id in ids {
        let id = id.as_str().unwrap();
        let found = run(&["explain", &file, id]);
        assert_eq!(found.code, 0, "{id}: {}", found.err);
        assert!(!found.out.contains('⟨'), "{id}: {}", found.out);
    }
}

#[test]
fn an_explanation_names_method_formula_inputs_and_rows() {
    let file = results();
    insta::assert_snapshot!("explain_deal", run(&["explain", &file, "figures/deal"]).out);
    let claim = run(&["explain", &file, "claims/both_at_once"]);
    assert!(claim.out.contains("NOT SUPPORTED"), "{}", claim.out);
    let both = run(&["explain", &file, "deal_and_war/both"]);
    insta::assert_snapshot!("explain_both", both.out);
    let found = json(&["explain", &file, "figures/deal_idi"]);
    assert_eq!(found["derivation"]["method"], "wilson");
    assert_eq!(found["derivation"]["rows"][0]["file"], "toplines.csv");
    assert_eq!(found["derivation"]["rows"][0]["line"], 6);
}

#[test]
fn an_unknown_identifier_suggests_the_nearest() {
    let found = run(&["explain", &results(), "figures/dael"]);
    assert_eq!(found.code, 2);
    assert!(found.err.contains("figures/deal"), "{}", found.err);
}

#[test]
fn a_file_that_is_no_results_file_is_refused() {
    let found = run(&["explain", "Cargo.toml"]);
    assert_eq!(found.code, 2);
    assert!(found.err.contains("results-malformed"), "{}", found.err);
    let old = tempfile::tempdir().unwrap();
    let path = old.path().join("results.json");
    std::fs::write(&path, "{\"schema_version\": \"0.3\"}").unwrap();
    let found = run(&["explain", &path.display().to_string()]);
    assert!(found.err.contains("schema-version"), "{}", found.err);
}

#[test]
fn the_schemas_describe_the_files() {
    let study = json(&["schema", "study"]);
    assert!(study["properties"]["contradictions"].is_object());
    let required = study["$defs"]["ContradictionSpec"]["required"].as_array().unwrap();
    assert!(required.contains(&"sample".into()), "sample has no default");
    let results = json(&["schema", "results"]);
    assert!(results["properties"]["schema_version"].is_object());
}
