//! Replicate estimates of R survey 4.5, from the API samples and its half-sample example.

use nalgebra::DVector;
use serde_json::Value;

use super::super::calibration::{Margin, Problem, Residual, Target, post_stratify};
use super::super::test_csv::Columns;
use super::super::{
    DesignMethod, DesignShare, DesignTable, IndependenceTest, Level, design_interval,
    t_isf,
};
use super::*;

const ALL: &str = include_str!("../../../tests/fixtures/api/api_r_survey.json");
const STRATIFIED: &str = include_str!("../../../tests/fixtures/api/apistrat.csv");
const CLUSTERED: &str = include_str!("../../../tests/fixtures/api/apiclus1.csv");

fn reference(name: &str) -> Value {
    let all: Value = serde_json::from_str(ALL).unwrap();
    all["replicates"][name].clone()
}

fn near(what: &str, found: f64, wanted: &Value, tolerance: f64) {
    let wanted = wanted.as_f64().unwrap();
    let off = (found / wanted - 1.0).abs();
    assert!(off < tolerance, "{what}: {found} instead of {wanted} (off {off:e})");
}

/// A file with replicates: every respondent's unit, units numbered stratum after stratum.
struct Sample {
    file: Columns,
    weights: Vec<f64>,
    unit: Vec<usize>,
    replicates: Replicates,
}

impl Sample {
    fn stratified() -> Self {
        let file = Columns::parse(STRATIFIED);
        let (levels, stratum) = file.levels("stype");
        let sizes: Vec<usize> = (0..levels.len())
            .map(|h| stratum.iter().filter(|s| **s == h).count())
            .collect();
        let mut next: Vec<usize> =
            (0..sizes.len()).map(|h| sizes[..h].iter().sum()).collect();
        let mut unit = Vec::new();
        for h in stratum {
            unit.push(next[h]);
            next[h] += 1;
        }
        Self::new(file, unit, ReplicateMethod::Jkn, sizes)
    }

    fn clustered() -> Self {
        let file = Columns::parse(CLUSTERED);
        let (levels, unit) = file.levels("dnum");
        Self::new(file, unit, ReplicateMethod::Jk1, vec![levels.len()])
    }

    fn new(
        file: Columns,
        unit: Vec<usize>,
        method: ReplicateMethod,
        strata: Vec<usize>,
    ) -> Self {
        let replicates = Replicates::new(method, strata, LonelyStrata::Fail).unwrap();
        Self { weights: file.numbers("pw"), file, unit, replicates }
    }

    fn weights_of(&self, replicate: usize) -> Vec<f64> {
        let multipliers = self.replicates.multipliers(replicate).unwrap();
        self.weights.iter().zip(&self.unit).map(|(w, u)| w * multipliers[*u]).collect()
    }

    /// The estimates from whole and replicate weights.
    fn estimates(
        &self,
        estimate: impl Fn(&[f64]) -> Vec<f64>,
    ) -> (Vec<f64>, Vec<Vec<f64>>) {
        let all = (0..self.replicates.count()).map(|r| estimate(&self.weights_of(r)));
        (estimate(&self.weights), all.collect())
    }

    fn check(&self, name: &str) {
        let wanted = reference(name);
        assert_eq!(self.replicates.count() as f64, wanted["R"].as_f64().unwrap());
        let y: Vec<f64> = self
            .file
            .texts("sch.wide")
            .iter()
            .map(|v| f64::from(u8::from(v == "Yes")))
            .collect();
        let api = self.file.numbers("api00");
        let (found, replicates) = self.estimates(|w| vec![mean(w, &api), mean(w, &y)]);
        let variance = self.replicates.variance(Centre::Mean).unwrap();
        let covariance = variance.covariance(&found, &replicates).unwrap();
        let df = self.replicates.degrees_of_freedom() as f64;
        for (i, key) in ["mean_api00", "Y"].into_iter().enumerate() {
            let wanted = &wanted[key];
            let se = covariance[(i, i)].sqrt();
            near(key, found[i], &wanted["estimate"], 1e-12);
            near(key, se, &wanted["se"], 1e-11);
            near(key, covariance[(i, i)], &wanted["vcov"][0][0], 1e-11);
            near(key, df, &wanted["df"], 1e-15);
            let t = t_isf(0.025, df);
            near(key, found[i] - t * se, &wanted["ci95_t"][0][0], 1e-11);
            near(key, found[i] + t * se, &wanted["ci95_t"][0][1], 1e-11);
        }
        self.intervals(&wanted["ci_schwide"], found[1], covariance[(1, 1)], df);
        self.logits(&wanted["ci_schwide"]["logit"], &y);
        self.independence(&wanted["chisq"], &y);
    }

    fn intervals(&self, wanted: &Value, p: f64, variance: f64, df: f64) {
        let n = self.weights.len() as f64;
        let share = DesignShare { p, variance, df, n, n_weights: n };
        for (key, method) in [
            ("mean", DesignMethod::Mean),
            ("xlogit", DesignMethod::Logit),
            ("asin", DesignMethod::Asin),
            ("beta", DesignMethod::Beta),
            ("wilson", DesignMethod::Wilson),
        ] {
            let found = design_interval(share, Level::default(), method).unwrap().0;
            near(key, found.lower, &wanted[key]["lower"], 1e-9);
            near(key, found.upper, &wanted[key]["upper"], 1e-9);
        }
    }

    /// The spread of the replicates' log odds, as half the width of R's interval. R finds
    /// log odds by iterations that it stops early (relative deviance 1e-8, replicates from
    /// the whole sample's value), which leaves 2e-8 here: the same iterations in Python give
    /// R's width to 1e-12.
    fn logits(&self, wanted: &Value, y: &[f64]) {
        let logit = |p: f64| (p / (1.0 - p)).ln();
        let (found, replicates) = self.estimates(|w| vec![logit(mean(w, y))]);
        let variance = self.replicates.variance(Centre::Mean).unwrap();
        let se = variance.covariance(&found, &replicates).unwrap()[(0, 0)].sqrt();
        let t = t_isf(0.025, self.replicates.degrees_of_freedom() as f64);
        let limit = |key: &str| logit(wanted[key].as_f64().unwrap());
        let half = (limit("upper") - limit("lower")) / 2.0;
        near("logit", t * se, &half.into(), 3e-8);
    }

    /// R takes the covariance of shares for the Rao-Scott tests and that of totals for
    /// Wald's. They differ by more than the delta method where the replicates' wholes vary:
    /// each replicate's shares are of its own whole.
    fn independence(&self, wanted: &Value, y: &[f64]) {
        let table = self.table(y, true);
        let f = table.independence(IndependenceTest::F).unwrap();
        near("F", f.statistic, &wanted["F"]["statistic"], 1e-9);
        near("F", f.df, &wanted["F"]["parameter"][0], 1e-9);
        near("F", f.df_denominator, &wanted["F"]["parameter"][1], 1e-9);
        near("F", f.p, &wanted["F"]["p"], 1e-9);
        let chisq = table.independence(IndependenceTest::Chisq).unwrap();
        near("Chisq", chisq.p, &wanted["Chisq"]["p"], 1e-9);
        let table = self.table(y, false);
        for (key, test) in
            [("Wald", IndependenceTest::Wald), ("adjWald", IndependenceTest::AdjWald)]
        {
            let found = table.independence(test).unwrap();
            near(key, found.statistic, &wanted[key]["statistic"][0][0], 1e-9);
            near(key, found.p, &wanted[key]["p"][0][0], 1e-9);
        }
    }

    fn table(&self, y: &[f64], of_shares: bool) -> DesignTable {
        let (levels, of) = self.file.levels("stype");
        let cells = |w: &[f64]| {
            let whole = if of_shares { w.iter().sum() } else { 1.0 };
            let mut cells = vec![0.0; 2 * levels.len()];
            for (k, weight) in w.iter().enumerate() {
                cells[2 * of[k] + usize::from(y[k] > 0.5)] += weight / whole;
            }
            cells
        };
        let (found, replicates) = self.estimates(cells);
        let variance = self.replicates.variance(Centre::Mean).unwrap();
        DesignTable {
            covariance: variance.covariance(&found, &replicates).unwrap(),
            totals: DVector::from_vec(found),
            rows: 2,
            columns: levels.len(),
            n: self.weights.len() as f64,
            df: self.replicates.degrees_of_freedom() as f64,
        }
    }
}

fn mean(weights: &[f64], values: &[f64]) -> f64 {
    let total: f64 = weights.iter().zip(values).map(|(w, y)| w * y).sum();
    total / weights.iter().sum::<f64>()
}

#[test]
fn jackknives_equal_r_survey() {
    Sample::stratified().check("JKn");
    Sample::clustered().check("JK1");
}

#[test]
fn degrees_of_freedom_are_the_rank_of_the_weights() {
    for sample in [Sample::stratified(), Sample::clustered()] {
        let weights: Vec<Vec<f64>> =
            (0..sample.replicates.count()).map(|r| sample.weights_of(r)).collect();
        let known = sample.replicates.degrees_of_freedom();
        assert_eq!(degrees_of_freedom(&weights).unwrap(), known);
    }
}

#[test]
fn given_half_samples_equal_r_survey() {
    let wanted = reference("BRR_scd");
    let rows = wanted["data"].as_array().unwrap();
    let column = |name: &str| -> Vec<f64> {
        rows.iter().map(|row| row[name].as_f64().unwrap()).collect()
    };
    let (alive, arrests) = (column("alive"), column("arrests"));
    let multipliers: Vec<Vec<f64>> = (0..4)
        .map(|r| {
            let units = wanted["repweights"].as_array().unwrap();
            units.iter().map(|unit| unit[r].as_f64().unwrap()).collect()
        })
        .collect();
    let estimate = |w: &[f64]| {
        let total = |y: &[f64]| w.iter().zip(y).map(|(w, y)| w * y).sum::<f64>();
        vec![total(&alive) / total(&arrests), total(&alive)]
    };
    let found = estimate(&[1.0; 6]);
    let replicates: Vec<Vec<f64>> = multipliers.iter().map(|w| estimate(w)).collect();
    let variance = ReplicateVariance::brr(4, Centre::Mean).unwrap();
    let covariance = variance.covariance(&found, &replicates).unwrap();
    near("ratio", found[0], &wanted["ratio"]["estimate"], 1e-12);
    near("ratio", covariance[(0, 0)].sqrt(), &wanted["ratio"]["se"], 1e-12);
    near("total", covariance[(1, 1)], &wanted["total"]["vcov"][0][0], 1e-12);
    let df = degrees_of_freedom(&multipliers).unwrap();
    near("df", df as f64, &wanted["total"]["df"], 1e-15);
    // Our own half-samples: as many, and the same variance of a total.
    let own =
        Replicates::new(ReplicateMethod::Brr, vec![2; 3], LonelyStrata::Fail).unwrap();
    assert_eq!((own.count(), own.degrees_of_freedom()), (4, 3));
    let replicates: Vec<f64> =
        (0..4).map(|r| estimate(&own.multipliers(r).unwrap())[1]).collect();
    let total = own.variance(Centre::Mean).unwrap().variance(found[1], &replicates);
    near("total", total.unwrap(), &wanted["total"]["vcov"][0][0], 1e-12);
}

/// Weighting anew in every replicate and residuals of one weighting are two ways to one
/// variance: they agree to the order of 1/n.
#[test]
fn replicates_weighted_anew_agree_with_residuals() {
    let sample = Sample::stratified();
    let wide = sample.file.levels("sch.wide").1;
    let api = sample.file.numbers("api00");
    let target = Target::Shares(vec![0.2, 0.8]);
    let margin = Margin { of_cell: vec![0, 1], target };
    let by_cell = |values: &[f64]| {
        let mut sums = vec![0.0; 2];
        for (cell, value) in wide.iter().zip(values) {
            sums[*cell] += value;
        }
        sums
    };
    let base = by_cell(&sample.weights);
    let problem = Problem::new(base, vec![margin], vec![], None).unwrap();
    let weighted = |w: &[f64]| -> Vec<f64> {
        let problem = problem.with_base(by_cell(w)).unwrap();
        let factors = post_stratify(&problem).unwrap().factors;
        w.iter().zip(&wide).map(|(w, cell)| w * factors[*cell]).collect()
    };
    let (found, replicates) = sample.estimates(|w| vec![mean(&weighted(w), &api)]);
    let variance = sample.replicates.variance(Centre::Mean).unwrap();
    let replicated = variance.covariance(&found, &replicates).unwrap()[(0, 0)];

    let weights = weighted(&sample.weights);
    let whole: f64 = weights.iter().sum();
    let scores: Vec<f64> = api.iter().map(|y| (y - found[0]) / whole).collect();
    let masses: Vec<f64> =
        scores.iter().zip(&sample.weights).map(|(u, d)| u * d).collect();
    let fitted = Residual::regression(&problem).fitted(&by_cell(&masses)).unwrap();
    let left = |k: usize| weights[k] * (scores[k] - fitted[wide[k]]);
    let strata = sample.file.levels("stype").1;
    let mut linearised = 0.0;
    for h in 0..3 {
        let z: Vec<f64> =
            (0..strata.len()).filter(|k| strata[*k] == h).map(left).collect();
        let n = z.len() as f64;
        let mean = z.iter().sum::<f64>() / n;
        linearised += n / (n - 1.0) * z.iter().map(|z| (z - mean).powi(2)).sum::<f64>();
    }
    let ratio = replicated / linearised;
    assert!((0.97..1.05).contains(&ratio), "{replicated} {linearised}");
    assert!((ratio - 1.0).abs() > 1e-9, "one way only was computed");
}
