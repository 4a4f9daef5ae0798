//! What analyses of respondents share: the design that counts, what estimates rest on, and
//! one scan of a file for several analyses.

use crate::poll::{
    BOOTSTRAP_SEED, Code, Codebook, Diagnostic, ReplicateMethod, Replicates,
    SampleDesign, SampleKind, Variable,
};
use crate::read::{Read, Rejected, Respondents};
use crate::results::{
    Assumption, Base, Estimate, IntervalRecord, Missing, ReplicateRecord,
};
use crate::stats::replicates::Centre;
use crate::stats::{
    DesignMethod, DesignShare, Level, SmallBase, design_interval, replicate_interval,
    small_base, surely_narrow, t_isf,
};
use crate::survey::{DomainCounts, ShareVariance, SurveyError};
use crate::tally::{Tally, TallySpec, tallies};
use crate::text::nearest;

/// Whose weight counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Weighting {
    /// The weight that the codebook or the file declares; none if none is declared.
    #[default]
    Declared,
    /// This variable.
    Variable(String),
    /// Everybody counts alike.
    None,
}

/// Whom shares are shares of when answers are missing.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    Default,
    serde::Serialize,
    serde::Deserialize,
    schemars::JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum MissingRule {
    /// Those who answered.
    #[default]
    Answered,
    /// Everybody: who did not answer counts, and holds none of the answers.
    Everybody,
    /// Everybody, and who did not answer could hold any of the answers: shares are ranges
    /// (Horowitz & Manski 2000).
    WorstCase,
}

impl std::str::FromStr for MissingRule {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.replace('-', "_").as_str() {
            "answered" => Ok(Self::Answered),
            "everybody" => Ok(Self::Everybody),
            "worst_case" => Ok(Self::WorstCase),
            _ => Err("answered, everybody, worst-case".to_owned()),
        }
    }
}

/// Which replicates make the variances.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Replication {
    /// Those that the codebook declares; none if none are declared.
    #[default]
    Declared,
    /// These.
    By(Replicates),
    /// None: linearisation, even if replicates are declared.
    Off,
}

/// What is asked of a file whatever the analysis.
#[derive(Debug, Clone, Default)]
pub struct SurveySettings {
    /// The weight.
    pub weight: Weighting,
    /// The replicates.
    pub replicates: Replication,
    /// Confidence level.
    pub level: Level,
    /// Method of the intervals.
    pub method: DesignMethod,
    /// Whom shares are shares of.
    pub missing: MissingRule,
}

/// A file as an analysis sees it: its codebook, and what its estimates rest on.
#[derive(Debug, Clone)]
pub(super) struct Survey<'a> {
    pub(super) file: &'a str,
    pub(super) design: SampleDesign,
    pub(super) settings: SurveySettings,
}

impl<'a> Survey<'a> {
    pub(super) fn new(
        codebook: &'a Codebook,
        file: &'a str,
        settings: &SurveySettings,
    ) -> Result<Self, Diagnostic> {
        let weight = match &settings.weight {
            Weighting::Declared => codebook.declared_weight().map(str::to_owned),
            Weighting::Variable(name) => Some(named(codebook, name, file)?.name.clone()),
            Weighting::None => None,
        };
        let declared = codebook.design.clone().unwrap_or_default();
        let replicates = match &settings.replicates {
            Replication::Declared => declared.replicates.clone(),
            Replication::By(replicates) => Some(replicates.clone()),
            Replication::Off => None,
        };
        let design = SampleDesign { weight, replicates, ..declared };
        Ok(Self { file, design, settings: settings.clone() })
    }

    /// What the pass must add up for some classes.
    pub(super) fn needs(&self, classes: Vec<String>) -> TallySpec {
        TallySpec { classes, design: self.design.clone(), ..TallySpec::default() }
    }

    pub(super) fn assumptions(&self) -> Vec<Assumption> {
        let declared = self.design.strata.is_some()
            || !self.design.units.is_empty()
            || !self.design.fpc.is_empty();
        let weighted = self.design.weight.is_some();
        let replicates = self.design.replicates.as_ref();
        let mut assumptions = vec![match (declared, weighted) {
            _ if replicates.is_some_and(|r| !r.made()) => Assumption::ReplicateWeights,
            (true, _) => Assumption::DeclaredDesign,
            (false, true) => Assumption::WeightsOnly,
            (false, false) => Assumption::Unweighted,
        }];
        if replicates.is_some_and(Replicates::made) {
            assumptions.push(Assumption::ReplicatesMade);
        }
        if self.design.sample == SampleKind::Nonprobability {
            assumptions.push(Assumption::AsIfRandomSample);
        }
        if self.settings.missing == MissingRule::Everybody {
            assumptions.push(Assumption::MissingCountsAsNot);
        }
        assumptions
    }

    /// Limits of a ratio from its logarithm, with Student's t.
    pub(super) fn ratio(
        &self,
        log: f64,
        se_log: f64,
        df: f64,
    ) -> crate::results::RatioEstimate {
        let level = self.settings.level;
        let half = t_isf(level.alpha() / 2.0, df) * se_log;
        crate::results::RatioEstimate {
            value: Some(log.exp()),
            se_log: Some(se_log).filter(|se| se.is_finite()),
            interval: half.is_finite().then(|| IntervalRecord {
                lower: (log - half).exp(),
                upper: (log + half).exp(),
                level: level.value(),
                method: "log_t".to_owned(),
            }),
        }
    }

    /// The base that the rule for missing answers makes.
    pub(super) fn base(&self) -> Base {
        match self.settings.missing {
            MissingRule::Answered => Base::Answered,
            MissingRule::Everybody | MissingRule::WorstCase => Base::AllRespondents,
        }
    }

    /// An estimate of a share from its value, variance and base.
    pub(super) fn estimate(
        &self,
        p: f64,
        variance: impl Into<ShareVariance>,
        counts: &DomainCounts,
        base: Base,
    ) -> Result<Estimate, Rejected> {
        let ShareVariance { variance, log_odds } = variance.into();
        let share = design_share(p, variance, counts);
        if variance.is_nan() {
            return Ok(Estimate {
                value: Some(share.p),
                n: Some(share.n),
                assumptions: self.assumptions(),
                missing: vec![Missing::ReplicateUndefined],
                ..Estimate::unknown(base)
            });
        }
        let level = self.settings.level;
        let method = self.settings.method;
        let (interval, used) = replicate_interval(share, log_odds, level, method)
            .map_err(|e| {
                let found = Diagnostic::new(Code::ArgumentInvalid, "endoxa");
                Rejected::from(found.with("expected", e))
            })?;
        let effect = design_effect(p, variance, counts);
        Ok(Estimate {
            value: Some(share.p),
            se: Some(variance.max(0.0).sqrt()),
            df: Some(counts.df),
            interval: Some(IntervalRecord {
                lower: interval.lower,
                upper: interval.upper,
                level: level.value(),
                method: used.as_str().to_owned(),
            }),
            n: Some(share.n),
            // Everybody or nobody: the variance says nothing, the weights still do.
            n_effective: Some(effect.map_or(share.n_weights, |effect| share.n / effect)),
            design_effect: Some(effect.unwrap_or(share.n / share.n_weights)),
            base,
            assumptions: self.assumptions(),
            missing: Vec::new(),
        })
    }

    /// How the variances of a tally's shares are made, for explanations.
    pub(super) fn share_method(&self) -> &'static str {
        match self.design.replicates {
            Some(_) => "weighted_share_replicates",
            None => "weighted_share",
        }
    }

    pub(super) fn refused(&self, error: SurveyError, question: &str) -> Rejected {
        match error {
            SurveyError::LonelyUnit { stratum } => {
                Diagnostic::new(Code::UnitLonely, self.file).value(&stratum).into()
            }
            SurveyError::EmptyBase => {
                Diagnostic::new(Code::NobodyAnswered, self.file).value(question).into()
            }
        }
    }
}

/// What there is to say of the replicates of a tally.
pub(super) fn replicate_record(tally: &Tally) -> Option<ReplicateRecord> {
    let sums = tally.replicates.as_ref()?;
    let (declared, variance) = (sums.declared(), sums.variance());
    let rscales = variance.rscales().iter();
    let range = rscales.fold([f64::INFINITY, f64::NEG_INFINITY], |[least, most], x| {
        [least.min(*x), most.max(*x)]
    });
    let drawn = declared.made() && declared.method == ReplicateMethod::Bootstrap;
    Some(ReplicateRecord {
        method: declared.method,
        from_file: !declared.made(),
        replicates: sums.count(),
        scale: variance.scale(),
        rscales: range,
        mse: variance.centre() == Centre::Estimate,
        rho: declared.rho,
        df: sums.degrees_of_freedom(),
        seed: drawn.then(|| declared.seed.unwrap_or(BOOTSTRAP_SEED)),
        generator: drawn.then(|| GENERATOR.to_owned()),
    })
}

/// The generator of stats::replicates, by its name in the literature (O'Neill 2014).
const GENERATOR: &str = "PCG XSL RR 128/64";

fn design_share(p: f64, variance: f64, counts: &DomainCounts) -> DesignShare {
    DesignShare {
        p: p.clamp(0.0, 1.0),
        variance,
        df: counts.df,
        n: counts.n as f64,
        n_weights: counts.weighted as f64 / counts.kish().unwrap_or(1.0),
    }
}

/// The design effect, where there is a variance to tell it.
fn design_effect(p: f64, variance: f64, counts: &DomainCounts) -> Option<f64> {
    counts.share_design_effect(p, variance).filter(|effect| *effect > 0.0)
}

/// What the standards for small bases say of a share. They look at the Korn-Graubard
/// interval, whatever interval is printed.
pub(super) fn judged(p: f64, variance: f64, counts: &DomainCounts) -> Option<SmallBase> {
    let share = design_share(p, variance, counts);
    let n_effective =
        design_effect(p, variance, counts).map_or(share.n_weights, |deff| share.n / deff);
    let limits =
        if share.p > 0.0 && share.p < 1.0 && surely_narrow(n_effective, counts.df) {
            (share.p, share.p)
        } else {
            let (interval, _) =
                design_interval(share, Level::default(), DesignMethod::Beta).ok()?;
            (interval.lower, interval.upper)
        };
    small_base(share.p, share.n, n_effective, counts.df, limits)
}

/// The variable of a name, or the nearest in an error.
pub(super) fn named<'a>(
    codebook: &'a Codebook,
    name: &str,
    file: &str,
) -> Result<&'a Variable, Diagnostic> {
    codebook.variables.get(name).ok_or_else(|| unknown(codebook, name, file))
}

pub(super) fn unknown(codebook: &Codebook, name: &str, file: &str) -> Diagnostic {
    let found = Diagnostic::new(Code::VariableMissing, file).value(name);
    let sets = codebook.sets.iter().map(|set| set.name.as_str());
    let known = codebook.variables.keys().map(String::as_str).chain(sets);
    match nearest(name, known) {
        Some(near) => found.with("nearest", near),
        None => found,
    }
}

/// Makes a result of the tallies that were asked for.
type Finish<'a, T> = Box<dyn FnOnce(&[Tally]) -> Result<T, Rejected> + Send + 'a>;

/// An analysis of respondents that knows what the pass must add up for it.
pub struct Prepared<'a, T> {
    needs: Vec<TallySpec>,
    finish: Finish<'a, T>,
}

impl<'a, T: 'a> Prepared<'a, T> {
    /// An analysis of one table.
    pub(super) fn new(
        needs: TallySpec,
        finish: impl FnOnce(&Tally) -> Result<T, Rejected> + Send + 'a,
    ) -> Self {
        Self::of_several(vec![needs], move |tallies| match tallies {
            [tally, ..] => finish(tally),
            [] => Err(Diagnostic::new(Code::Ingest, "").into()),
        })
    }

    pub(super) fn of_several(
        needs: Vec<TallySpec>,
        finish: impl FnOnce(&[Tally]) -> Result<T, Rejected> + Send + 'a,
    ) -> Self {
        Self { needs, finish: Box::new(finish) }
    }

    /// What the pass must add up.
    #[must_use]
    pub fn needs(&self) -> &[TallySpec] {
        &self.needs
    }

    /// The result, from the tallies in the order of the needs.
    ///
    /// # Errors
    /// [`Rejected`] when the tallies cannot bear it.
    pub fn finish(self, tallies: &[Tally]) -> Result<T, Rejected> {
        (self.finish)(tallies)
    }

    /// The same analysis with its result made into something else.
    #[must_use]
    pub fn map<U: 'a>(self, made: impl FnOnce(T) -> U + Send + 'a) -> Prepared<'a, U> {
        let finish = self.finish;
        Prepared::of_several(self.needs, move |tallies| finish(tallies).map(made))
    }
}

/// Runs analyses on one scan of a file, and finishes them side by side.
///
/// # Errors
/// [`Rejected`] for rows that cannot be read, or for the first analysis that cannot be made.
pub fn run_together<'a, T: Send + 'a>(
    respondents: &Respondents,
    file: &str,
    asked: Vec<Prepared<'a, T>>,
) -> Result<Read<Vec<T>>, Rejected> {
    let needs: Vec<TallySpec> = asked.iter().flat_map(|one| one.needs.clone()).collect();
    let read = tallies(respondents, &needs, file)?;
    let mut rest = read.value.as_slice();
    let mut work: Vec<(Prepared<'a, T>, &[Tally])> = Vec::with_capacity(asked.len());
    for one in asked {
        let (own, others) = rest.split_at(one.needs.len());
        rest = others;
        work.push((one, own));
    }
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let share = work.len().div_ceil(threads).max(1);
    let mut parts = Vec::new();
    while !work.is_empty() {
        let rest = work.split_off(share.min(work.len()));
        parts.push(std::mem::replace(&mut work, rest));
    }
    let finish = |part: Vec<(Prepared<'a, T>, &[Tally])>| {
        part.into_iter().map(|(one, tallies)| one.finish(tallies)).collect()
    };
    let made: Vec<Result<Vec<T>, Rejected>> = std::thread::scope(|scope| {
        let threads: Vec<_> =
            parts.into_iter().map(|part| scope.spawn(move || finish(part))).collect();
        let failed = || Err(Diagnostic::new(Code::Ingest, file).into());
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| failed()))
            .collect()
    });
    let mut results = Vec::new();
    for part in made {
        results.extend(part?);
    }
    Ok(Read { value: results, diagnostics: read.diagnostics })
}
