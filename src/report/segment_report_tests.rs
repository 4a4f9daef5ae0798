//! What a report says of an estimated segment.

use super::*;
use crate::results::segment_sample::{results, segment, split_ballot};
use crate::results::{Lang, RatioEstimate, UndecidedRule};

fn text(found: &crate::results::RespondentSegment, lang: Lang) -> String {
    markdown(&respondent_segment_document(found, lang))
}

#[test]
fn every_language_says_it_whole() {
    for lang in Lang::ALL {
        let mut found = segment();
        for rule in [UndecidedRule::NotHolding, UndecidedRule::AnsweredBoth] {
            found.rule = rule;
            let said = text(&found, lang);
            for wrong in ["⟨", "{$", "NaN", "None"] {
                assert!(!said.contains(wrong), "{lang}: {wrong} in {said}");
            }
        }
        found.estimates.clear();
        assert!(!text(&found, lang).contains('⟨'));
        let report = document(&results(vec![segment()]), lang, &[]);
        assert!(!terminal(&report, 80).contains('⟨'));
    }
}

#[test]
fn three_kinds_of_evidence_stand_side_by_side() {
    let said = text(&segment(), Lang::En);
    for line in [
        "| From the toplines alone | from 23% to 53% |",
        "| From the crosstabs by party alone | from 24% to 51% |",
        "| Estimated from respondents’ answers | 32.3% (30.5–34.1%) |",
    ] {
        assert!(said.contains(line), "{line} not in {said}");
    }
}

#[test]
fn what_is_known_and_what_is_not_are_said_apart() {
    let said = text(&segment(), Lang::En);
    for line in [
        "the views repel each other: those who hold both are 0.87× (0.84–0.90) the 37.1% \
         that independent views would give",
        "of those who hold “Cut the deficit”, 46.1% (43.9–48.3%) hold “More for Social \
         Security” too",
        "odds ratio 0.41 (0.34–0.49); Yule’s Q −0.42; correlation φ −0.21",
        "who did not answer counts as not holding the view; among those who answered \
         both questions it is 33.4% (31.6–35.2%)",
        "it is anywhere in 32.3–36.1%; with sampling error 30.5–37.9%",
        "were 5% of the answers to each question mistakes, 35.3% (32.5–38.1%) would hold both",
        "as many as 15% mistaken answers to each question are ruled out",
        "strata and sampling units as declared",
    ] {
        assert!(said.contains(line), "{line} not in {said}");
    }
}

#[test]
fn views_whose_lift_may_be_one_are_not_said_to_repel() {
    let mut found = segment();
    found.estimates[0].association.lift =
        crate::results::segment_sample::ratio(0.98, 0.03);
    assert!(text(&found, Lang::En).contains("cannot be told"));
    found.estimates[0].association.lift =
        RatioEstimate { value: None, se_log: None, interval: None };
    let said = text(&found, Lang::En);
    assert!(!said.contains("repel"));
    assert!(said.contains("independent views would give 37.1%"));
}

#[test]
fn a_profile_marks_what_differs_and_hides_what_is_suppressed() {
    let said = text(&segment(), Lang::En);
    assert!(said.contains("| Democrat | 36.0% | 42.5% | 1.18× (1.11–1.25) ▲ | 900 |"));
    assert!(said.contains("| Independent | 32.0% | 32.5% | 1.02× (0.96–1.08) | 900 |"));
    assert!(said.contains("| Another party | ‡ | ‡ | ‡ | ‡ |"));
    assert!(said.contains("‡ too few respondents"));
}

#[test]
fn thresholds_are_a_table_of_both_scales() {
    let said = text(&segment(), Lang::En);
    assert!(said.contains("| up to | Increased a lot | Increased |"), "{said}");
    assert!(said.contains("| Favor a great deal | 10.0% | 20.0% |"), "{said}");
    assert!(said.contains("no interval reaches further than 1.8 points"), "{said}");
}

#[test]
fn tidy_rows_have_the_headline_first_and_nothing_suppressed() {
    let rows = tidy_segment(&segment());
    let of = |answer: &str, by: &str, group: &str| {
        rows.iter()
            .find(|r| r.answer == answer && r.by == by && r.group == group)
            .unwrap()
    };
    assert_eq!((rows[0].answer.as_str(), rows[0].estimate), ("a", Some(0.7)));
    let both = of("both", "", "");
    assert_eq!((both.estimate, both.range_high), (Some(0.323), Some(0.361)));
    assert_eq!(of("both", "rule", "answered_both").estimate, Some(0.334));
    assert_eq!(of("both", "pid", "Democrat").estimate, Some(0.36));
    let few = of("share_of_segment", "pid", "Another party");
    assert!(few.suppressed && few.estimate.is_none() && few.total_share.is_none());
}

#[test]
fn every_estimate_can_be_explained() {
    let results = results(vec![segment()]);
    let ids = ids(&results);
    for id in [
        "deficit/both",
        "deficit/a",
        "deficit/b_among_a",
        "deficit/by/pid/3",
        "deficit/profile/pid/1",
    ] {
        assert!(ids.iter().any(|found| found == id), "{id} not in {ids:?}");
    }
    assert!(!ids.iter().any(|id| id == "deficit/profile/pid/4"), "suppressed");
    for id in &ids {
        let found = explain(&results, id).unwrap();
        for lang in Lang::ALL {
            let said = markdown(&found.document(lang));
            assert!(!said.contains('⟨'), "{lang} {id}: {said}");
        }
    }
}

#[test]
fn a_split_ballot_is_bounded_and_says_why() {
    let said = text(&split_ballot(), Lang::En);
    for line in [
        "both at once: from 23% to 53%",
        "with sampling error and rounding: 20.0–55.5%",
        "nobody was asked both questions",
        "assigned at random",
    ] {
        assert!(said.contains(line), "{line} not in {said}");
    }
    for lang in Lang::ALL {
        assert!(!text(&split_ballot(), lang).contains('⟨'));
    }
    let results = results(vec![split_ballot()]);
    assert_eq!(ids(&results), ["deficit/both"]);
}
