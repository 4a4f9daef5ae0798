//! Every reference case of the bounds and their intervals, each at its own tolerance.

use std::collections::BTreeMap;

use serde_json::Value;

use super::*;

struct Case<'a> {
    id: &'a str,
    inputs: &'a Value,
    all: &'a [Value],
}

impl Case<'_> {
    fn input(&self, name: &str) -> &Value {
        match self.inputs.get(name) {
            Some(value) => value,
            // "like" borrows the other inputs of an earlier case.
            None => {
                let like = self.inputs["like"].as_str().unwrap();
                let other = self.all.iter().find(|case| case["id"] == like).unwrap();
                &other["inputs"][name]
            }
        }
    }

    fn number(&self, name: &str) -> f64 {
        number(self.input(name))
    }

    fn list(&self, name: &str) -> Vec<f64> {
        self.input(name).as_array().unwrap().iter().map(number).collect()
    }

    fn level(&self) -> Level {
        Level::new(1.0 - self.number("alpha")).unwrap()
    }
}

fn number(value: &Value) -> f64 {
    match value {
        Value::String(text) => text.parse().unwrap(),
        other => other.as_f64().unwrap(),
    }
}

type Outputs = BTreeMap<&'static str, f64>;

#[test]
fn every_reference_case_matches_at_its_own_tolerance() {
    let text = include_str!("../../tests/fixtures/contradiction_cases.json");
    let cases: Vec<Value> = serde_json::from_str(text).unwrap();
    let mut checked = 0;
    for case in &cases {
        let what = case["what"].as_str().unwrap();
        let id = case["id"].as_str().unwrap();
        let this = Case { id, inputs: &case["inputs"], all: &cases };
        let found = compute(what, &this);
        compare(id, case, &found);
        checked += 1;
    }
    assert_eq!(checked, 70, "all families");
}

fn compare(id: &str, case: &Value, found: &Outputs) {
    let tolerance = number(&case["tol"]);
    for (name, expected) in case["outputs"].as_object().unwrap() {
        if name == "contact" || name == "regime" || name == "objective" {
            continue;
        }
        let got = found.get(name.as_str());
        if expected.is_null() {
            assert_eq!(got, None, "{id} {name}");
            continue;
        }
        let Some(got) = got else { panic!("{id}: {name} is not computed") };
        let expected = number(expected);
        let off = (got - expected).abs();
        let allowed = tolerance * expected.abs().max(1.0);
        assert!(off <= allowed, "{id} {name}: {got} instead of {expected} (off {off:e})");
    }
}

fn compute(what: &str, case: &Case<'_>) -> Outputs {
    match what {
        "frechet" => frechet_case(case),
        "frechet_rounded" => {
            let shares = [case.number("p"), case.number("q")];
            let found = frechet_rounded(&shares, case.number("half_unit")).unwrap();
            Outputs::from([("lower", found.lower), ("upper", found.upper)])
        }
        "frechet_dk" => undecided(case),
        "se_independent_polls" => {
            let (p, q) = (case.number("p"), case.number("q"));
            let (n1, n2) = (case.number("n1"), case.number("n2"));
            Outputs::from([
                ("se_p", se_share(p, n1).unwrap()),
                ("se_q", se_share(q, n2).unwrap()),
                ("se_sum", se_sum_independent(p, n1, q, n2).unwrap()),
                ("se_diff", se_difference(p, n1, q, n2).unwrap()),
            ])
        }
        "se_same_sample" => {
            let (p, q, n) = (case.number("p"), case.number("q"), case.number("n"));
            let both = frechet(&[p, q]).unwrap();
            let se = |joint: f64| se_sum_same_sample(p, q, joint, n).unwrap();
            Outputs::from([
                ("se_sum_at_theta_eq_L", se(both.lower)),
                ("se_sum_at_indep", se(independent(p, q))),
                ("se_sum_max_at_theta_eq_U", se(both.upper)),
                ("se_binom_L", se_share(both.lower, n).unwrap()),
            ])
        }
        "im_critical_value" => {
            let c = imbens_manski_critical(case.number("delta_over_se"), case.level());
            Outputs::from([("c", c.unwrap())])
        }
        "imbens_manski_independent_polls" => imbens_manski_case(case),
        "stoye2009_critical_values" => stoye_case(case),
        "stoye2009_CI2" => stoye_interval_case(case),
        "clr_k_independent_max" => {
            let m = case.number("m") as usize;
            Outputs::from([("k", clr_k_independent(case.number("prob"), m).unwrap())])
        }
        "clr_k_two_correlated" => {
            Outputs::from([("k", clr_k_two(case.number("prob"), case.number("rho")))])
        }
        "clr_upper_bound_min_pq" => clr_case(case),
        "same_sample_union_wilson" => same_sample_case(case),
        "groupwise_frechet" => groupwise_case(case),
        "groupwise_delta_IM" => {
            let (shares, p, q) = (case.list("share"), case.list("p"), case.list("q"));
            let found = groupwise_delta(&shares, &p, &q, &case.list("n_g"), case.level())
                .unwrap();
            Outputs::from([
                ("seL", found.0),
                ("seU", found.1),
                ("corr", found.2),
                ("c_IM", found.3),
                ("ci_lo", found.4.lower),
                ("ci_hi", found.4.upper),
            ])
        }
        "segment_composition_bounds" => composition_case(case),
        "negative_dependence_upper" => {
            let found = negative_dependence(case.number("p"), case.number("q")).unwrap();
            Outputs::from([("lo", found.lower), ("hi", found.upper)])
        }
        "gaussian_copula_joint" => {
            let (p, q) = (case.number("p"), case.number("q"));
            let found = gaussian_joint(p, q, case.number("rho")).unwrap();
            Outputs::from([("joint", found.value)])
        }
        "plackett_spree_joint" => {
            let (p, q) = (case.number("p"), case.number("q"));
            let joint = plackett_joint(p, q, case.number("odds_ratio")).unwrap().value;
            let shares = JointShares::new(p, q, joint).unwrap();
            let odds_ratio = shares.odds_ratio().unwrap().value;
            Outputs::from([("joint", joint), ("check_or", odds_ratio)])
        }
        "tetrachoric" => {
            let (p, q) = (case.number("p"), case.number("q"));
            let shares = JointShares::new(p, q, case.number("joint")).unwrap();
            Outputs::from([("rho", tetrachoric(&shares).unwrap().value)])
        }
        "assoc_2x2_srs" => association_case(case),
        "misclassification_inflation" => {
            let cells = ["P11", "P10", "P01", "P00"].map(|name| case.number(name));
            let truth = JointShares::from_counts(cells).unwrap();
            let rates =
                FlipRates::new(case.number("flip_A"), case.number("flip_B")).unwrap();
            let joint = observed_with_errors(&truth, rates).joint();
            Outputs::from([("observed_joint", joint)])
        }
        "misclassification_correction" => {
            let [p, q, joint] = ["obs_A", "obs_B", "obs_AB"].map(|n| case.number(n));
            let observed = JointShares::new(p, q, joint).unwrap();
            let rates = FlipRates::new(case.number("flip"), case.number("flip")).unwrap();
            let found = corrected_for_errors(&observed, rates);
            let Corrected::Possible { joint, .. } = found else { panic!("{found:?}") };
            Outputs::from([("P11", joint.value)])
        }
        "lp_bounds" => cell_bounds_case(case),
        "lp_min_relaxation_Linf" => {
            let found = published_figures(case).1.least_relaxation().unwrap();
            Outputs::from([("eps", found.epsilon)])
        }
        "max_entropy_ipf_3items" => max_entropy_case(case),
        other => panic!("{}: no test for {other}", case.id),
    }
}

fn frechet_case(case: &Case<'_>) -> Outputs {
    let shares = case.list("p");
    let (p, q) = (shares[0], shares[1]);
    let both = frechet(&shares).unwrap();
    let among = conditional(p, q).unwrap().0.unwrap();
    let either = union(p, q).unwrap();
    let (lift, phi) = (lift(p, q).unwrap().unwrap(), phi(p, q).unwrap().unwrap());
    Outputs::from([
        ("lower", both.lower),
        ("upper", both.upper),
        ("width", both.upper - both.lower),
        ("indep", independent(p, q)),
        ("width_identity_min_p_q_1mp_1mq", p.min(q).min(1.0 - p).min(1.0 - q)),
        ("cond_B_given_A_lo", among.lower),
        ("cond_B_given_A_hi", among.upper),
        ("union_lo", either.lower),
        ("union_hi", either.upper),
        ("lift_lo", lift.lower),
        ("lift_hi", lift.upper),
        ("phi_lo", phi.lower),
        ("phi_hi", phi.upper),
    ])
}

fn undecided(case: &Case<'_>) -> Outputs {
    let p = (case.number("p_yes"), case.number("p_dk"));
    let q = (case.number("q_yes"), case.number("q_dk"));
    let literal = frechet(&[p.0, q.0]).unwrap();
    let leaning = leaning(p, q).unwrap();
    let (decided_p, decided_q, excluded) = rebased(p, q).unwrap();
    Outputs::from([
        ("literal_lo", literal.lower),
        ("literal_hi", literal.upper),
        ("leaning_lo", leaning.lower),
        ("leaning_hi", leaning.upper),
        // Nobody need hold neither view while the two shares can fill the whole.
        ("neither_yes_lo", (1.0 - p.0 - q.0).max(0.0)),
        ("decided_both_base_p", decided_p),
        ("decided_both_base_q", decided_q),
        ("excl_lo", excluded.lower),
        ("excl_hi", excluded.upper),
    ])
}

/// Bounds of two polls with their standard errors; a lower bound of 0 is logical and has
/// none.
fn two_poll_bounds(case: &Case<'_>) -> (Bounds, f64, f64) {
    let (p, q) = (case.number("p"), case.number("q"));
    let (n1, n2) = (case.number("n1"), case.number("n2"));
    let both = frechet(&[p, q]).unwrap();
    let se_lower =
        if both.lower > 0.0 { se_sum_independent(p, n1, q, n2).unwrap() } else { 0.0 };
    let se_upper = if p <= q { se_share(p, n1) } else { se_share(q, n2) }.unwrap();
    (both, se_lower, se_upper)
}

fn imbens_manski_case(case: &Case<'_>) -> Outputs {
    let (both, se_lower, se_upper) = two_poll_bounds(case);
    let level = case.level();
    let (c, found) =
        imbens_manski((both.lower, se_lower), (both.upper, se_upper), level).unwrap();
    Outputs::from([
        ("L", both.lower),
        ("U", both.upper),
        ("delta", both.upper - both.lower),
        ("seL", se_lower),
        ("seU", se_upper),
        ("c_IM", c),
        ("ci_lo", found.lower),
        ("ci_hi", found.upper),
        ("set_ci_lo", both.lower - level.z() * se_lower),
        ("set_ci_hi", both.upper + level.z() * se_upper),
    ])
}

fn stoye_case(case: &Case<'_>) -> Outputs {
    let (se_lower, se_upper) = (case.number("seL"), case.number("seU"));
    let (delta, rho) = (case.number("delta"), case.number("rho"));
    let found = stoye_critical(delta, se_lower, se_upper, rho, case.level()).unwrap();
    Outputs::from([("c_l", found.lower), ("c_u", found.upper)])
}

fn stoye_interval_case(case: &Case<'_>) -> Outputs {
    let (both, se_lower, se_upper) = two_poll_bounds(case);
    let (delta, rho) = (both.upper - both.lower, se_upper / se_lower);
    let found = stoye_critical(delta, se_lower, se_upper, rho, case.level()).unwrap();
    Outputs::from([
        ("rho", rho),
        ("c_l", found.lower),
        ("c_u", found.upper),
        ("ci_lo", both.lower - found.lower * se_lower),
        ("ci_hi", both.upper + found.upper * se_upper),
    ])
}

fn clr_case(case: &Case<'_>) -> Outputs {
    let (p, q) = (case.number("p"), case.number("q"));
    let (n1, n2) = (case.number("n1"), case.number("n2"));
    let level = case.level();
    let found = clr_upper(p, n1, q, n2, level).unwrap();
    assert_eq!(found.contact, [0, 1], "{}", case.id);
    Outputs::from([
        ("gamma_n", found.gamma),
        ("k_gamma", found.k_gamma),
        ("k_alpha", found.k_alpha),
        ("upper_conf", found.upper),
        ("half_median_unbiased", found.half_median_unbiased),
        ("plugin", frechet(&[p, q]).unwrap().upper),
        ("naive_upper", q + level.z_one_sided() * se_share(q, n2).unwrap()),
    ])
}

fn same_sample_case(case: &Case<'_>) -> Outputs {
    let (p, q, n) = (case.number("p"), case.number("q"), case.number("n"));
    let level = case.level();
    let both = frechet(&[p, q]).unwrap();
    let two = same_sample_interval((p, 0.0), (q, 0.0), n, level).unwrap();
    let one = same_sample_union(both.lower, both.upper, n, level.z_one_sided()).unwrap();
    Outputs::from([
        ("lo_two_sided", two.lower),
        ("hi_two_sided", two.upper),
        ("lo_one_sided_z", one.lower),
        ("hi_one_sided_z", one.upper),
    ])
}

fn groupwise_case(case: &Case<'_>) -> Outputs {
    let found = groupwise(&case.list("share"), &case.list("p"), &case.list("q")).unwrap();
    Outputs::from([
        ("p_total", found.p),
        ("q_total", found.q),
        ("lower", found.bounds.lower),
        ("upper", found.bounds.upper),
        ("lower_total", found.total.lower),
        ("upper_total", found.total.upper),
        ("cia", found.conditional_independence),
        ("indep_total", independent(found.p, found.q)),
    ])
}

fn composition_case(case: &Case<'_>) -> Outputs {
    let set: Vec<usize> = case.list("groups").iter().map(|g| *g as usize).collect();
    let (shares, p, q) = (case.list("share"), case.list("p"), case.list("q"));
    let found = composition(&shares, &p, &q, &set).unwrap();
    Outputs::from([
        ("lo", found.share.lower),
        ("hi", found.share.upper),
        ("lift_lo", found.lift.lower),
        ("lift_hi", found.lift.upper),
    ])
}

fn association_case(case: &Case<'_>) -> Outputs {
    let counts = ["n11", "n10", "n01", "n00"].map(|name| case.number(name));
    let n: f64 = counts.iter().sum();
    let shares = JointShares::from_counts(counts).unwrap();
    let covariance = shares.srs_covariance(n).unwrap();
    let of = |measure: Option<Measure>| {
        let measure = measure.unwrap();
        (measure.value, measure.se(&covariance).unwrap())
    };
    let (log, log_se) = of(shares.log_odds_ratio());
    let (low, high) = {
        let z = Level::default().z();
        (log - z * log_se, log + z * log_se)
    };
    let (q, y) = (of(shares.yule_q()), of(shares.yule_y()));
    let phi = of(shares.phi()).0;
    Outputs::from([
        ("odds_ratio", of(shares.odds_ratio()).0),
        ("log_or_se", log_se),
        ("or_lo", low.exp()),
        ("or_hi", high.exp()),
        ("yule_Q", q.0),
        ("yule_Q_se", q.1),
        ("Q_lo", yule_q(low)),
        ("Q_hi", yule_q(high)),
        ("yule_Y", y.0),
        ("yule_Y_se", y.1),
        ("phi", phi),
        ("phi_max", shares.attainable_phi().unwrap().upper),
        ("pearson_X2", n * phi * phi),
        ("obs", shares.joint()),
        ("exp_indep", independent(shares.p(), shares.q())),
        ("obs_over_exp", of(shares.lift()).0),
        ("tetrachoric", of(shares.tetrachoric()).0),
    ])
}

fn published_figures(case: &Case<'_>) -> (CellSpace, CellBounds) {
    let space = CellSpace::binary(case.input("k").as_u64().unwrap() as usize).unwrap();
    let figure = |row: &Value| {
        let items = row["items"].as_array().unwrap().iter();
        let items: Vec<usize> = items.map(|i| i.as_u64().unwrap() as usize).collect();
        let event = space.holding(&items).unwrap();
        Figure::new(event, number(&row["lo"]), number(&row["hi"])).unwrap()
    };
    let rows = case.input("constraints").as_array().unwrap().iter();
    let known = CellBounds::new(space.cells(), rows.map(figure).collect()).unwrap();
    (space, known)
}

fn cell_bounds_case(case: &Case<'_>) -> Outputs {
    let (space, known) = published_figures(case);
    let count = |answers: &[usize]| answers.iter().sum::<usize>();
    let items = space.answers(0).len();
    let events = [
        ("all_lo", "all_hi", space.event(|a| count(a) == items)),
        ("at_least_two_lo", "at_least_two_hi", space.event(|a| count(a) >= 2)),
        ("exactly_one_lo", "exactly_one_hi", space.event(|a| count(a) == 1)),
        ("none_lo", "none_hi", space.event(|a| count(a) == 0)),
    ];
    let mut outputs = Outputs::new();
    for (lower, upper, event) in events {
        match known.event(&event) {
            Ok(found) => outputs.extend([(lower, found.lower), (upper, found.upper)]),
            Err(error) => assert_eq!(error, StatsError::Infeasible, "{}", case.id),
        }
    }
    outputs
}

fn max_entropy_case(case: &Case<'_>) -> Outputs {
    let margins = case.list("marginals");
    let space = CellSpace::binary(margins.len()).unwrap();
    let holding = |items: &[usize]| space.holding(items).unwrap();
    let mut figures: Vec<(Event, f64)> =
        margins.iter().enumerate().map(|(i, p)| (holding(&[i]), *p)).collect();
    for (pair, share) in case.input("pairs").as_object().unwrap() {
        let items: Vec<usize> =
            pair.chars().map(|item| item.to_digit(10).unwrap() as usize).collect();
        figures.push((holding(&items), number(share)));
    }
    let shares = maximum_entropy(space.cells(), &figures).unwrap();
    let two = space.event(|answers| answers.iter().sum::<usize>() >= 2);
    Outputs::from([
        ("p111", shares[7]),
        ("p000", shares[0]),
        ("at_least_two", Functional::from(&two).value(&shares).unwrap()),
        ("entropy_nats", entropy(&shares)),
    ])
}
