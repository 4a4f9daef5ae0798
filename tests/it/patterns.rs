//! Several views of respondents at once: against the definitions computed row by row, an
//! independent linearisation with strata and units, and R survey where a pair is all.

use std::collections::BTreeMap;

use endoxa::analysis::{PatternSpec, PatternViewSpec, SurveySettings, patterns_of};
use endoxa::poll::{LonelyUnits, SampleDesign};
use endoxa::read::{Respondents, respondents};
use endoxa::results::{Estimate, PatternBase, PatternResult};
use endoxa::stats::SmallBase;
use serde_json::Value;

use crate::common::{folder, path, root, run};

fn close(found: f64, expected: f64, what: &str) {
    let allowed = 1e-9 * expected.abs().max(1e-9);
    assert!((found - expected).abs() <= allowed, "{what}: {found} instead of {expected}");
}

fn view(question: &str, answers: &[&str], against: &[&str]) -> PatternViewSpec {
    let owned = |names: &[&str]| names.iter().map(|a| (*a).to_owned()).collect();
    PatternViewSpec {
        question: question.into(),
        answers: owned(answers),
        against: owned(against),
        label: None,
    }
}

fn spec(
    views: &[(&str, PatternViewSpec)],
    pairs: &[(&str, &str)],
    balanced: &[(&str, &str)],
    base: PatternBase,
) -> PatternSpec {
    let named = |pairs: &[(&str, &str)]| {
        pairs.iter().map(|(a, b)| [(*a).to_owned(), (*b).to_owned()]).collect()
    };
    PatternSpec {
        name: "p".into(),
        views: views.iter().map(|(name, v)| ((*name).to_owned(), v.clone())).collect(),
        pairs: named(pairs),
        balanced: named(balanced),
        base,
        settings: SurveySettings::default(),
        label: None,
        title: None,
        chart: false,
    }
}

const ANES: &str = "data/anes2012/anes2012_extract.csv";

fn anes() -> Respondents {
    let mut open = respondents(&root().join(ANES), None, None).unwrap().value;
    open.codebook.design = Some(SampleDesign {
        weight: Some("wt".into()),
        strata: Some("strata_full".into()),
        units: vec!["psu".into()],
        nested: true,
        lonely: LonelyUnits::Adjust,
        ..SampleDesign::default()
    });
    open
}

const INCREASED: &[&str] = &["1. Increased"];
const FAVOUR: &[&str] = &["FavStrng", "FavWeak", "FavLean"];
const LOW: &[&str] = &["1", "2", "3"];
const HIGH: &[&str] = &["5", "6", "7"];

/// Two sides of the budget, two of the state.
fn of_anes() -> Vec<(&'static str, PatternViewSpec)> {
    vec![
        ("cut", view("budget_deficit_x", FAVOUR, &[])),
        ("ss", view("fedspend_ss", INCREASED, &[])),
        ("schools", view("fedspend_schools", INCREASED, &[])),
        ("insurance", view("inspre_self", LOW, HIGH)),
        ("jobs", view("guarpr_self", LOW, HIGH)),
        ("fewer", view("spsrvpr_ssself", LOW, HIGH)),
    ]
}

const PAIRS: [(usize, usize); 4] = [(0, 1), (0, 2), (3, 5), (4, 5)];
const BALANCED: [(usize, usize); 2] = [(3, 5), (4, 5)];

fn names(pairs: &[(usize, usize)]) -> Vec<(&'static str, &'static str)> {
    let views = of_anes();
    pairs.iter().map(|(a, b)| (views[*a].0, views[*b].0)).collect()
}

fn anes_patterns(base: PatternBase) -> PatternResult {
    let asked = spec(&of_anes(), &names(&PAIRS), &names(&BALANCED), base);
    patterns_of(&anes(), ANES, &asked).unwrap().value.remove(0)
}

/// A respondent as the file has them.
struct Row {
    weight: f64,
    stratum: String,
    unit: String,
    answered: bool,
    holds: Vec<bool>,
    rejects: Vec<bool>,
}

/// The rows of the file, read without the program's readers.
fn rows() -> Vec<Row> {
    let mut file = csv::Reader::from_path(root().join(ANES)).unwrap();
    let header = file.headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|h| h == name).unwrap();
    let views = of_anes();
    file.records()
        .map(|record| {
            let record = record.unwrap();
            let cell = |name: &str| record[column(name)].to_owned();
            let gave = |view: &PatternViewSpec, answers: &[String]| {
                answers.contains(&cell(&view.question))
            };
            Row {
                weight: cell("wt").parse().unwrap(),
                stratum: cell("strata_full"),
                unit: cell("psu"),
                answered: views.iter().all(|(_, v)| !cell(&v.question).is_empty()),
                holds: views.iter().map(|(_, v)| gave(v, &v.answers)).collect(),
                rejects: views.iter().map(|(_, v)| gave(v, &v.against)).collect(),
            }
        })
        .collect()
}

/// A base of rows with the variances of totals over them, units within strata.
struct Base<'a> {
    rows: &'a [Row],
    everybody: bool,
}

impl Base<'_> {
    fn holds(&self, row: &Row) -> bool {
        self.everybody || row.answered
    }

    fn mean(&self, of: impl Fn(&Row) -> f64) -> f64 {
        let base = || self.rows.iter().filter(|row| self.holds(row));
        let whole: f64 = base().map(|row| row.weight).sum();
        base().map(|row| row.weight * of(row)).sum::<f64>() / whole
    }

    /// Linearised values of a mean, one for each row.
    fn scores(&self, of: impl Fn(&Row) -> f64) -> Vec<f64> {
        let mean = self.mean(&of);
        let whole: f64 =
            self.rows.iter().filter(|r| self.holds(r)).map(|r| r.weight).sum();
        let score = |row: &Row| row.weight * (of(row) - mean) / whole;
        self.rows.iter().map(|r| if self.holds(r) { score(r) } else { 0.0 }).collect()
    }

    /// Σ_h n_h/(n_h − 1) Σ (u − ū_h)²; the one unit of a stratum about the mean of all.
    fn se(&self, scores: &[f64]) -> f64 {
        let mut strata: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
        for (row, score) in self.rows.iter().zip(scores) {
            let units = strata.entry(&row.stratum).or_default();
            *units.entry(&row.unit).or_default() += score;
        }
        let all: Vec<f64> = strata.values().flat_map(|u| u.values().copied()).collect();
        let middle = all.iter().sum::<f64>() / all.len() as f64;
        let variance: f64 = strata
            .values()
            .map(|units| {
                let n = units.len() as f64;
                let mean = units.values().sum::<f64>() / n;
                match units.len() {
                    1 => (mean - middle).powi(2),
                    _ => {
                        let off = units.values().map(|u| (u - mean).powi(2));
                        n / (n - 1.0) * off.sum::<f64>()
                    }
                }
            })
            .sum();
        variance.sqrt()
    }

    fn agrees(&self, found: &Estimate, of: impl Fn(&Row) -> f64, what: &str) {
        close(found.value.unwrap(), self.mean(&of), what);
        close(found.se.unwrap(), self.se(&self.scores(&of)), &format!("se of {what}"));
    }
}

fn one(held: bool) -> f64 {
    f64::from(u8::from(held))
}

fn held_pairs(row: &Row) -> usize {
    PAIRS.iter().filter(|(a, b)| row.holds[*a] && row.holds[*b]).count()
}

#[test]
fn shares_and_standard_errors_are_those_of_the_definitions() {
    let rows = rows();
    for (base, everybody) in
        [(PatternBase::AnsweredAll, false), (PatternBase::Everybody, true)]
    {
        let found = anes_patterns(base);
        let by_hand = Base { rows: &rows, everybody };
        let n = rows.iter().filter(|row| by_hand.holds(row)).count() as u64;
        let open = rows.iter().filter(|row| !row.answered).count() as u64;
        assert_eq!((found.n, found.n_unanswered, found.n_not_asked), (n, open, 0));
        for (i, view) in found.views.iter().enumerate() {
            by_hand.agrees(&view.share, |row| one(row.holds[i]), &view.id);
        }
        let mut occur: Vec<Vec<bool>> =
            rows.iter().filter(|r| by_hand.holds(r)).map(|r| r.holds.clone()).collect();
        occur.sort();
        occur.dedup();
        assert_eq!(found.patterns.len(), occur.len());
        let mut last = 1.0;
        for pattern in &found.patterns {
            let holds: Vec<bool> =
                found.views.iter().map(|v| pattern.holds.contains(&v.name)).collect();
            let exactly = |row: &Row| one(row.holds == holds);
            by_hand.agrees(&pattern.share, exactly, &pattern.id);
            let n = rows.iter().filter(|r| by_hand.holds(r) && r.holds == holds);
            assert_eq!(pattern.n, n.count() as u64, "{}", pattern.id);
            let pairs = PAIRS.iter().filter(|(a, b)| holds[*a] && holds[*b]).count();
            assert_eq!(pattern.contradictions, pairs, "{}", pattern.id);
            let value = pattern.share.value.unwrap();
            assert!(value <= last, "sorted by share");
            last = value;
            let interval = pattern.share.interval.as_ref().unwrap();
            assert!(interval.lower <= value && value <= interval.upper);
            let alone: f64 = (0..holds.len())
                .map(|i| by_hand.mean(|row| one(row.holds[i] == holds[i])))
                .product();
            close(pattern.if_independent, alone, &pattern.id);
        }
        for (pair, (a, b)) in found.pairs.iter().zip(PAIRS) {
            by_hand.agrees(&pair.both, |row| one(row.holds[a] && row.holds[b]), &pair.id);
        }
        for least in &found.at_least {
            by_hand.agrees(
                &least.share,
                |row| one(held_pairs(row) >= least.pairs),
                &least.id,
            );
        }
        assert_eq!(found.at_least.len(), PAIRS.len());
    }
}

#[test]
fn the_index_and_its_ratio_to_independence_are_those_of_the_definitions() {
    let rows = rows();
    let all = PAIRS.len() as f64;
    for (base, everybody) in
        [(PatternBase::AnsweredAll, false), (PatternBase::Everybody, true)]
    {
        let found = anes_patterns(base).index.unwrap();
        let by_hand = Base { rows: &rows, everybody };
        let share = |row: &Row| held_pairs(row) as f64 / all;
        by_hand.agrees(&found.mean, share, "index");
        let p: Vec<f64> = (0..6).map(|i| by_hand.mean(|row| one(row.holds[i]))).collect();
        let expected = PAIRS.iter().map(|(a, b)| p[*a] * p[*b]).sum::<f64>() / all;
        close(found.if_independent, expected, "independent");
        // log r = log m − log Σ p q: score of m over m, less Σ (q·score p + p·score q)/Σ p q.
        let m = by_hand.mean(share);
        let views: Vec<Vec<f64>> =
            (0..6).map(|i| by_hand.scores(|row| one(row.holds[i]))).collect();
        let scores: Vec<f64> = by_hand
            .scores(share)
            .iter()
            .enumerate()
            .map(|(row, score)| {
                let moved: f64 = PAIRS
                    .iter()
                    .map(|(a, b)| p[*b] * views[*a][row] + p[*a] * views[*b][row])
                    .sum();
                score / m - moved / (all * expected)
            })
            .collect();
        let ratio = &found.against_independence;
        close(ratio.value.unwrap(), m / expected, "ratio");
        close(ratio.se_log.unwrap(), by_hand.se(&scores), "se of its logarithm");
        let interval = ratio.interval.as_ref().unwrap();
        let t = endoxa::stats::t_isf(0.025, found.mean.df.unwrap());
        let far = (t * by_hand.se(&scores)).exp();
        close(interval.lower, m / expected / far, "lower limit");
        close(interval.upper, m / expected * far, "upper limit");
    }
}

#[test]
fn agreeing_and_disagreeing_with_both_are_those_of_the_definitions() {
    let rows = rows();
    let found = anes_patterns(PatternBase::AnsweredAll);
    let by_hand = Base { rows: &rows, everybody: false };
    let agree = |row: &Row, (a, b): (usize, usize)| one(row.holds[a] && row.holds[b]);
    let disagree =
        |row: &Row, (a, b): (usize, usize)| one(row.rejects[a] && row.rejects[b]);
    for (pair, places) in found.balanced.iter().zip(BALANCED) {
        let of = &pair.shares;
        by_hand.agrees(&of.agree, |row| agree(row, places), &of.id);
        by_hand.agrees(
            of.disagree.as_ref().unwrap(),
            |row| disagree(row, places),
            &of.id,
        );
        let net = of.net.as_ref().unwrap();
        by_hand.agrees(net, |row| agree(row, places) - disagree(row, places), &of.id);
        let interval = net.interval.as_ref().unwrap();
        let half = endoxa::stats::t_isf(0.025, net.df.unwrap()) * net.se.unwrap();
        close(interval.upper, net.value.unwrap() + half, "upper limit");
    }
    let of = found.balanced_mean.as_ref().unwrap();
    let mean = |of: &dyn Fn(&Row, (usize, usize)) -> f64, row: &Row| {
        BALANCED.iter().map(|pair| of(row, *pair)).sum::<f64>() / 2.0
    };
    by_hand.agrees(&of.agree, |row| mean(&agree, row), "mean agreement");
    let net = |row: &Row| mean(&agree, row) - mean(&disagree, row);
    by_hand.agrees(of.net.as_ref().unwrap(), net, "mean net");
}

#[test]
fn a_single_pair_is_the_segment_that_r_survey_has() {
    let oracle = root().join("tests/fixtures/anes2012_r_survey.json");
    let oracle: Value =
        serde_json::from_str(&std::fs::read_to_string(oracle).unwrap()).unwrap();
    let views = &of_anes()[..2];
    for (base, name) in [
        (PatternBase::Everybody, "all_adults_dk_is_no"),
        (PatternBase::AnsweredAll, "valid_on_both"),
    ] {
        let asked = spec(views, &[("cut", "ss")], &[], base);
        let found = patterns_of(&anes(), ANES, &asked).unwrap().value.remove(0);
        let index = found.index.as_ref().unwrap();
        let shares = [
            &found.views[0].share,
            &found.views[1].share,
            &found.at_least[0].share,
            &index.mean,
            &found.pairs[0].both,
        ];
        for (share, i) in shares.into_iter().zip([0, 1, 2, 2, 2]) {
            let expected = &oracle[name]["means"];
            close(share.value.unwrap(), expected["estimate"][i].as_f64().unwrap(), name);
            close(share.se.unwrap(), expected["se"][i].as_f64().unwrap(), name);
        }
        // One interval for one number, whatever it is called.
        assert_eq!(index.mean.interval, found.at_least[0].share.interval);
        assert!(index.mean.n_effective.is_none());
    }
}

#[test]
fn open_answers_are_counted_and_could_hold_a_view() {
    // 10 hold both, 20 the first alone, 10 neither; 10 hold the first and do not know about
    // the second; 10 were not asked the second.
    let mut rows = String::from("a,b\n");
    for (answers, n) in [("1,1", 10), ("1,2", 20), ("2,2", 10), ("1,8", 10), ("1,9", 10)]
    {
        rows += &format!("{answers}\n").repeat(n);
    }
    let codebook = "[variables.b]\nvalues = { 1 = \"yes\", 2 = \"no\", \
        8 = \"don't know\", 9 = \"not asked\" }\nmissing = { 8 = \"dont_know\", 9 = \"not_asked\" }\n";
    let folder = folder(&[("s.csv", &rows), ("s.codebook.toml", codebook)]);
    let file = path(&folder, "s.csv");
    let open = respondents(std::path::Path::new(&file), None, None).unwrap().value;
    let views = [("a", view("a", &["1"], &[])), ("b", view("b", &["yes"], &[]))];
    let of = |base| {
        let asked = spec(&views, &[("a", "b")], &[], base);
        patterns_of(&open, "s.csv", &asked).unwrap().value.remove(0)
    };
    let found = of(PatternBase::AnsweredAll);
    assert_eq!((found.n, found.n_not_asked, found.n_unanswered), (40, 10, 10));
    let index = found.index.unwrap();
    close(index.mean.value.unwrap(), 0.25, "of those who answered");
    let range = index.worst_case.unwrap();
    close(range.lower, 0.2, "nobody else holds both");
    close(range.upper, 0.4, "all who did not know do");
    let found = of(PatternBase::Everybody);
    assert_eq!(found.n, 50);
    close(found.index.unwrap().mean.value.unwrap(), 0.2, "of all who were asked");
    let said = format!("{:?}", found.views[0].share.assumptions);
    assert!(said.contains("MissingCountsAsNot"), "{said}");
}

#[test]
fn ten_views_make_every_combination_that_occurs_and_small_bases_are_held_back() {
    let mut rows = (0..10).map(|i| format!("q{i}")).collect::<Vec<_>>().join(",") + "\n";
    let mut state = 1_u64;
    for _ in 0..3000 {
        let mut bits = Vec::new();
        for _ in 0..10 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            bits.push((state >> 63).to_string());
        }
        rows += &(bits.join(",") + "\n");
    }
    let few: String = rows.lines().take(21).map(|line| format!("{line}\n")).collect();
    let folder = folder(&[("many.csv", &rows), ("few.csv", &few)]);
    let asked: Vec<(String, PatternViewSpec)> =
        (0..10).map(|i| (format!("v{i}"), view(&format!("q{i}"), &["1"], &[]))).collect();
    let views: Vec<(&str, PatternViewSpec)> =
        asked.iter().map(|(name, v)| (name.as_str(), v.clone())).collect();
    let pairs: Vec<(&str, &str)> = (1..10).map(|i| ("v0", asked[i].0.as_str())).collect();
    let of = |name: &str| {
        let file = path(&folder, name);
        let open = respondents(std::path::Path::new(&file), None, None).unwrap().value;
        let asked = spec(&views, &pairs, &[("v0", "v1")], PatternBase::AnsweredAll);
        patterns_of(&open, name, &asked).unwrap().value.remove(0)
    };
    let found = of("many.csv");
    let shares: f64 = found.patterns.iter().map(|p| p.share.value.unwrap()).sum();
    close(shares, 1.0, "shares of all patterns");
    assert!(found.patterns.len() > 900 && found.patterns.len() <= 1024);
    assert_eq!(found.patterns.iter().map(|p| p.n).sum::<u64>(), 3000);
    // E of the number held is the sum of the shares that hold at least m.
    let least: f64 = found.at_least.iter().map(|m| m.share.value.unwrap()).sum();
    close(found.index.unwrap().mean.value.unwrap(), least / 9.0, "index");
    let small = of("few.csv");
    let hidden = Some(SmallBase::Suppress);
    assert!(small.patterns.iter().all(|pattern| pattern.small_base == hidden));
    assert_eq!(small.index.as_ref().unwrap().small_base, hidden);
    assert_eq!(small.balanced[0].shares.small_base, hidden);
    assert_eq!(small.views[0].small_base, hidden);
    let said = run(&[
        "patterns",
        &path(&folder, "few.csv"),
        "--view",
        "v0: q0=1",
        "--view",
        "v1: q1=1",
        "--pair",
        "v0,v1",
    ]);
    assert_eq!(said.code, 0, "{}", said.err);
    let shares = said.out.replace("95%", "");
    assert!(shares.contains('‡') && !shares.contains('%'), "{}", said.out);
}

const ASKED: [&str; 16] = [
    "patterns",
    "data/anes2012/anes2012_extract.sav",
    "--view",
    "insurance: inspre_self=1|2|3",
    "--against",
    "insurance=5|6|7",
    "--view",
    "fewer: spsrvpr_ssself=1|2|3",
    "--against",
    "fewer=5|6|7",
    "--view",
    "cut: budget_deficit_x=FavStrng|FavWeak|FavLean",
    "--pair",
    "insurance,fewer",
    "--balanced",
    "insurance,fewer",
];

#[test]
fn the_command_prints_the_same_in_every_form_and_language() {
    let text = run(&ASKED);
    assert_eq!(text.code, 0, "{}", text.err);
    insta::assert_snapshot!("patterns_en", text.out);
    for lang in ["ar", "he"] {
        let found = run(&[&ASKED[..], &["--lang", lang]].concat());
        assert_eq!(found.code, 0, "{}", found.err);
        insta::assert_snapshot!(format!("patterns_{lang}"), found.out);
    }
    let markdown = run(&[&ASKED[..], &["--format", "md"]].concat()).out;
    assert!(markdown.contains("| insurance + fewer |"), "{markdown}");
    let json = run(&[&ASKED[..], &["--format", "json"]].concat()).out;
    let json: PatternResult = serde_json::from_str(&json).unwrap();
    let rows = run(&[&ASKED[..], &["--format", "csv"]].concat()).out;
    let mut rows = csv::Reader::from_reader(rows.as_bytes());
    let found: BTreeMap<String, f64> = rows
        .deserialize::<BTreeMap<String, String>>()
        .map(|row| {
            let row = row.unwrap();
            (row["answer"].clone(), row["estimate"].parse().unwrap())
        })
        .collect();
    let net = json.balanced[0].shares.net.as_ref().unwrap().value.unwrap();
    close(found["balanced/insurance+fewer/net"], net, "net");
    close(found["index"], json.index.unwrap().mean.value.unwrap(), "index");
    let both = found["patterns/insurance+fewer"] + found["patterns/insurance+fewer+cut"];
    close(both, found["at_least/1"], "both of the pair");
}

#[test]
fn mistakes_on_the_command_line_are_told() {
    let file = "data/anes2012/anes2012_extract.sav";
    let two = ["--view", "cut: budget_deficit_x=FavStrng", "--view", "ss: fedspend_ss=1"];
    let cases: [(&[&str], &str); 8] = [
        (&["--pair", "cut,sss"], "item-unknown"),
        (&["--pair", "cut"], "NAME,NAME"),
        (&["--pair", "cut,cut"], "pair-unusable"),
        (&["--pair", "cut,ss", "--pair", "ss,cut"], "pair-unusable"),
        (&["--against", "ss=1"], "answer-both-ways"),
        (&["--against", "ss=1. Increased"], "answer-both-ways"),
        (&["--against", "xx=1"], "item-unknown"),
        (&["--view", "cut: fedspend_ss=1"], "name-twice"),
    ];
    for (more, expected) in cases {
        let asked = [&["patterns", file][..], &two, more].concat();
        let found = run(&asked);
        assert_eq!(found.code, 2, "{more:?}: {}", found.out);
        assert!(found.err.contains(expected), "{more:?}: {}", found.err);
    }
    let alone = run(&["patterns", file, "--view", "cut: budget_deficit_x=FavStrng"]);
    assert!(alone.code == 2 && alone.err.contains("views-count"), "{}", alone.err);
    let answer =
        run(&["patterns", file, two[0], two[1], "--view", "ss: fedspend_ss=1. Increasd"]);
    assert!(answer.code == 2 && answer.err.contains("1. Increased"), "{}", answer.err);
    let nearest = run(&["patterns", file, two[0], two[1], "--view", "ss: fedspendss=1"]);
    assert!(nearest.err.contains("fedspend_ss"), "{}", nearest.err);
    let folder = folder(&[("split.csv", "a,b\n1,\n2,\n,1\n,2\n")]);
    let split =
        run(&["patterns", &path(&folder, "split.csv"), "--view", "a=1", "--view", "b=1"]);
    assert!(
        split.code == 2 && split.err.contains("nobody-answered-all"),
        "{}",
        split.err
    );
}

const STUDY: &str = "id = \"s\"\n[title]\nen = \"S\"\n[respondents.poll]\nfile = \"s.csv\"\n\
    [[patterns]]\nname = \"views\"\nrespondents = \"poll\"\npairs = [[\"a\", \"b\"]]\n\
    balanced = [[\"a\", \"b\"]]\nviews.a = { question = \"q1\", answers = [\"yes\"], against = [\"no\"] }\n\
    views.b = { question = \"q2\", answers = [\"yes\"], against = [\"no\"] }\n";

fn study_file() -> String {
    let mut rows = String::from("q1,q2\n");
    for i in 0..400 {
        let answer = |yes: bool| if yes { "yes" } else { "no" };
        rows += &format!("{},{}\n", answer(i % 5 < 3), answer(i % 7 < 3));
    }
    rows
}

#[test]
fn a_study_has_patterns_with_chart_report_and_explanations() {
    let folder = folder(&[("study.toml", STUDY), ("s.csv", &study_file())]);
    let (study, out) = (path(&folder, "study.toml"), path(&folder, "out"));
    let found = run(&["run", &study, "--out", &out]);
    assert_eq!(found.code, 0, "{}{}", found.out, found.err);
    assert!(found.out.contains("Which views are held together"), "{}", found.out);
    let results = format!("{out}/s/results.json");
    let ids = run(&["explain", &results]).out;
    for id in [
        "views/views/a",
        "views/patterns/a+b",
        "views/patterns/none",
        "views/pairs/a+b",
        "views/at_least/1",
        "views/index",
        "views/index/ratio",
        "views/balanced/a+b/net",
    ] {
        assert!(ids.lines().any(|line| line == id), "{id} not in {ids}");
        for lang in ["en", "ar", "he"] {
            let found = run(&["explain", &results, id, "--lang", lang]);
            assert_eq!(found.code, 0, "{}", found.err);
            assert!(!found.out.contains('⟨'), "{}", found.out);
        }
    }
    let names: Vec<String> = walk(std::path::Path::new(&out));
    for ending in ["views_patterns.svg", "views_patterns.png"] {
        assert!(names.iter().any(|name| name.ends_with(ending)), "{names:?}");
    }
}

fn walk(folder: &std::path::Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        match path.is_dir() {
            true => names.extend(walk(&path)),
            false => names.push(path.display().to_string()),
        }
    }
    names
}

#[test]
fn mistakes_in_a_study_are_told_with_their_line() {
    let cases = [
        ("[[\"a\", \"b\"]]\nbal", "[[\"a\", \"c\"]]\nbal", 9, "item-unknown"),
        ("[[\"a\", \"b\"]]\nviews", "[[\"a\", \"a\"]]\nviews", 10, "pair-unusable"),
        ("views.b", "views.none", 12, "value-invalid"),
        (
            "[\"yes\"], against = [\"no\"] }\nviews.b",
            "[], against = [\"no\"] }\nviews.b",
            11,
            "value-invalid",
        ),
        (
            "against = [\"no\"] }\nviews.b",
            "against = [\"yes\"] }\nviews.b",
            11,
            "answer-both-ways",
        ),
        ("respondents = \"poll\"", "respondents = \"pol\"", 8, "name-unknown"),
        ("balanced =", "balancd =", 10, "key-unknown"),
    ];
    for (old, new, line, code) in cases {
        assert!(STUDY.contains(old), "{old}");
        let text = STUDY.replace(old, new);
        let folder = folder(&[("study.toml", &text), ("s.csv", &study_file())]);
        let found = run(&["check", &path(&folder, "study.toml")]);
        let said = found.out + &found.err;
        assert_eq!(found.code, 2, "{new}: {said}");
        assert!(said.contains(code), "{new}: {said}");
        assert!(said.contains(&format!("study.toml:{line}")), "{new}: {said}");
    }
    let one = STUDY.lines().filter(|l| !l.starts_with("views.b")).collect::<Vec<_>>();
    let folder = folder(&[("study.toml", &one.join("\n")), ("s.csv", &study_file())]);
    let found = run(&["check", &path(&folder, "study.toml")]);
    assert!((found.out + &found.err).contains("views-count"));
}

/// The charts of the study of ANES with names as long as codebooks have them.
#[test]
fn charts_neither_clip_nor_overlap_in_any_language() {
    use endoxa::results::Label;
    use endoxa::text::Lang;
    let study = root().join("data/anes2012/study.toml");
    let mut results = endoxa::study::run(&study, None).unwrap().results;
    assert_eq!(results.patterns.len(), 2);
    results.segments.clear();
    for (i, view) in results.patterns[1].views.iter_mut().enumerate() {
        let long = [
            (Lang::En, "The government should see to it that everybody has it"),
            (Lang::Ar, "على الحكومة أن تضمن حصول كل مواطن عليه مهما كلف الأمر"),
            (Lang::He, "על הממשלה לדאוג לכך שכל אזרח יקבל אותו ויהיה המחיר אשר יהיה"),
        ];
        let name = |(lang, text): (Lang, &str)| (lang, format!("{text} {i}"));
        view.view.label = long.into_iter().map(name).collect::<Label>();
    }
    results.patterns[1].patterns[1].small_base = Some(SmallBase::Suppress);
    for lang in Lang::ALL {
        let drawn = endoxa::chart::pictures(&results, lang).unwrap();
        let names: Vec<&str> = drawn.iter().map(|p| p.name.as_str()).collect();
        assert_eq!(names, ["budget_patterns", "state_patterns"]);
        for picture in &drawn {
            let drawn = &picture.drawn;
            assert!(!picture.alt.contains('⟨') && !drawn.svg.contains("NaN"));
            let (width, height) = (f64::from(drawn.width), f64::from(drawn.height));
            for (i, a) in drawn.texts.iter().enumerate() {
                let inside = a.left >= 0.0 && a.right <= width && a.bottom <= height;
                assert!(inside, "{lang} {}: outside: {a:?}", picture.name);
                for b in &drawn.texts[..i] {
                    let apart = a.right <= b.left + 0.5
                        || b.right <= a.left + 0.5
                        || a.bottom <= b.top + 0.5
                        || b.bottom <= a.top + 0.5;
                    assert!(apart, "{lang} {}: {a:?} over {b:?}", picture.name);
                }
            }
        }
        // What may not be printed is not drawn either: no dot, no number.
        let alone = |text: &str| endoxa::text::strip_isolates(text) == "‡";
        assert!(drawn[1].drawn.texts.iter().any(|text| alone(&text.text)), "{lang}");
        let share = results.patterns[1].patterns[1].share.value.unwrap();
        let hidden = format!("{:.1}", 100.0 * share);
        assert!(!drawn[1].alt.contains(&hidden) && !drawn[1].drawn.svg.contains(&hidden));
    }
}

/// Respondents of two kinds, each holding three views by chance with shares of their own, so
/// that the views go together and the mean of the index is known.
const KINDS: [[f64; 3]; 2] = [[0.3, 0.35, 0.25], [0.05, 0.1, 0.05]];

/// 95% intervals of the index hold the truth in 95 of 100 samples: 2,000 samples of 500 with
/// unequal weights, Monte Carlo error 0.5 points.
#[test]
fn intervals_of_the_index_cover_the_truth() {
    use endoxa::stats::{DesignMethod, DesignShare, Level, design_interval};
    let truth: f64 = KINDS.iter().map(|[a, b, c]| a * (b + c) / 2.0).sum::<f64>() / 2.0;
    let mut state = 20_260_711_u64;
    let mut uniform = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 11) as f64 / (1_u64 << 53) as f64
    };
    let (samples, n) = (2000, 500);
    let mut covered = 0;
    for _ in 0..samples {
        let drawn: Vec<(f64, f64)> = (0..n)
            .map(|_| {
                let kind = KINDS[usize::from(uniform() < 0.5)];
                let held = kind.map(|share| uniform() < share);
                let pairs = one(held[0] && held[1]) + one(held[0] && held[2]);
                (1.0 + uniform(), pairs / 2.0)
            })
            .collect();
        let weights: f64 = drawn.iter().map(|(w, _)| w).sum();
        let mean = drawn.iter().map(|(w, y)| w * y).sum::<f64>() / weights;
        let scores = drawn.iter().map(|(w, y)| (w * (y - mean) / weights).powi(2));
        let n = f64::from(n);
        let variance = n / (n - 1.0) * scores.sum::<f64>();
        let share =
            DesignShare { p: mean, variance, df: n - 1.0, n, n_weights: n / 1.04 };
        let (interval, _) =
            design_interval(share, Level::default(), DesignMethod::Wilson).unwrap();
        covered += u32::from(interval.lower <= truth && truth <= interval.upper);
    }
    let coverage = f64::from(covered) / f64::from(samples);
    assert!((0.935..0.97).contains(&coverage), "{coverage}");
}

/// Under a jackknife of the units every measure is made anew in each replicate.
#[test]
fn replicates_make_the_variances_where_they_are_declared() {
    let text = run(&[&ASKED[..], &["--replicates", "jkn"]].concat());
    assert_eq!(text.code, 0, "{}", text.err);
    let with = run(&[&ASKED[..], &["--replicates", "jkn", "--format", "json"]].concat());
    let with: PatternResult = serde_json::from_str(&with.out).unwrap();
    let without = run(&[&ASKED[..], &["--format", "json"]].concat());
    let without: PatternResult = serde_json::from_str(&without.out).unwrap();
    assert!(with.replicates.is_some() && without.replicates.is_none());
    let of = |found: &PatternResult| {
        let index = found.index.clone().unwrap();
        [index.mean.se.unwrap(), index.against_independence.se_log.unwrap()]
    };
    // Jackknife and linearisation agree to the order of 1/n, and are not the same.
    for (a, b) in of(&with).into_iter().zip(of(&without)) {
        assert!(a != b && (a / b - 1.0).abs() < 0.01, "{a} {b}");
    }
}
