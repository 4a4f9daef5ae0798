//! The calculators against published and computed values.

use crate::common::{json, run};

fn number(value: &serde_json::Value, pointer: &str) -> f64 {
    value.pointer(pointer).unwrap().as_f64().unwrap()
}

fn close(found: f64, expected: f64, digits: i32) {
    assert!(
        (found - expected).abs() < 0.5 * 10f64.powi(-digits),
        "{found} not {expected}"
    );
}

#[test]
fn an_exact_share_has_the_textbook_wilson_interval() {
    let found = json(&["interval", "52%", "--n", "500", "--exact"]);
    close(number(&found, "/value"), 0.52, 12);
    close(number(&found, "/se"), 0.022_342_784_070, 12);
    close(number(&found, "/interval/lower"), 0.476_223_452_955, 12);
    close(number(&found, "/interval/upper"), 0.563_471_573_426, 12);
    insta::assert_snapshot!("estimate", serde_json::to_string_pretty(&found).unwrap());
}

#[test]
fn a_published_share_carries_its_rounding() {
    let found = json(&["interval", "52%", "--n", "500"]);
    close(number(&found, "/interval/lower"), 0.4712, 4);
    close(number(&found, "/interval/upper"), 0.5684, 4);
    assert_eq!(found["assumptions"][1]["code"], "rounded");
    let tenth = json(&["interval", "52.0%", "--n", "500"]);
    close(number(&tenth, "/interval/lower"), 0.4757, 4);
}

#[test]
fn without_a_sample_size_there_is_no_interval_but_a_reason() {
    let found = json(&["interval", "52%"]);
    assert!(found["interval"].is_null() && found["se"].is_null());
    assert_eq!(found["missing"][0]["code"], "sample_size_not_published");
    assert_eq!(
        run(&["interval", "52%"]).out,
        "52%: sample size not published, so no interval
"
    );
}

#[test]
fn wald_has_no_interval_at_the_boundary_and_says_so() {
    let found = json(&["interval", "0%", "--n", "500", "--method", "wald", "--exact"]);
    assert!(found["interval"].is_null());
    assert_eq!(found["missing"][0]["code"], "method_undefined");
}

#[test]
fn leads_and_shifts_match_the_worked_table() {
    let lead = json(&["lead", "52%", "40%", "--n", "500", "--exact"]);
    close(number(&lead, "/z"), 2.8197, 4);
    close(number(&lead, "/p_value"), 0.004807, 6);
    let shift = json(&["shift", "48%@500", "52%@500", "--exact"]);
    close(number(&shift, "/z"), 1.2659, 4);
    close(number(&shift, "/p_value"), 0.205540, 6);
    assert_eq!(shift["verdict"], "not_significant");
}

#[test]
fn rounding_alone_is_told_from_change() {
    let found = json(&["shift", "48%@100000", "49%@100000"]);
    assert_eq!(found["verdict"], "within_rounding");
}

#[test]
fn two_polls_of_52_and_48_bound_the_segment_at_0_to_529() {
    let found =
        json(&["bounds", "52%", "48%", "--two-samples", "--n", "500", "--n2", "500"]);
    assert_eq!(number(&found, "/both/bounds/lower"), 0.0);
    assert_eq!(number(&found, "/both/bounds/upper"), 0.48);
    assert_eq!(number(&found, "/both/interval/lower"), 0.0);
    close(number(&found, "/both/interval/upper"), 0.529, 3);
}

#[test]
fn the_same_sample_gives_the_wilson_union() {
    let found = json(&["bounds", "60%", "70%", "--same-sample", "--n", "500", "--exact"]);
    close(number(&found, "/both/interval/lower"), 0.261_481_932_141, 12);
    close(number(&found, "/both/interval/upper"), 0.642_021_009_205, 12);
}

#[test]
fn whether_the_same_people_were_asked_has_no_default() {
    let found = run(&["bounds", "52%", "48%", "--n", "500"]);
    assert_eq!(found.code, 2);
    assert!(found.err.contains("--same-sample"));
}

#[test]
fn sentences_read_well_in_three_languages() {
    let say = |lang: &str| {
        run(&["bounds", "52%", "48%", "--unknown-samples", "--lang", lang]).out
    };
    insta::assert_snapshot!("bounds_en", say("en"));
    insta::assert_snapshot!("bounds_ar", say("ar"));
    insta::assert_snapshot!("bounds_he", say("he"));
    insta::assert_snapshot!("lead_en", run(&["lead", "52%", "40%", "--n", "500"]).out);
    insta::assert_snapshot!("shift_en", run(&["shift", "48%@500", "52%@500"]).out);
}

#[test]
fn bad_arguments_are_named_with_what_was_expected() {
    for args in [
        &["interval", "fifty", "--n", "500"][..],
        &["interval", "152%", "--n", "500"],
        &["interval", "52%", "--n", "0"],
        &["interval", "52%", "--n", "500", "--deff", "-1"],
        &["interval", "52%", "--n", "500", "--method", "wilsn"],
        &["interval", "52%", "--n", "500", "--level", "1.5"],
        &["shift", "48%@many", "52%@500"],
        &["lead", "70%", "60%", "--n", "500"],
    ] {
        let found = run(args);
        assert_eq!(found.code, 2, "{args:?}: {}", found.out);
        assert!(
            !found.err.is_empty() && !found.err.contains("panicked"),
            "{}",
            found.err
        );
    }
    insta::assert_snapshot!("bad_share", run(&["interval", "fifty"]).err);
}
