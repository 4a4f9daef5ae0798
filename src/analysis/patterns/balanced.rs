//! What is answered to a statement and its reversal: agreeing with both, or with neither.

use super::base::Mean;
use super::maker::Maker;
use crate::read::Rejected;
use crate::results::{BalancedPair, BalancedShares, Estimate, IntervalRecord, Missing};
use crate::stats::{SmallBase, t_isf};

/// What cells count for: 1 where both are agreed with, or disagreed with.
struct Counted {
    agree: Vec<f64>,
    disagree: Option<Vec<f64>>,
}

impl Maker<'_> {
    pub(super) fn balanced(&self) -> Result<Vec<BalancedPair>, Rejected> {
        let pairs = self.spec.balanced.iter();
        pairs
            .map(|[statement, reversal]| {
                let id = format!("{statement}+{reversal}");
                let shares =
                    self.balanced_shares(&id, &self.counted(statement, reversal))?;
                Ok(BalancedPair {
                    statement: statement.clone(),
                    reversal: reversal.clone(),
                    shares,
                })
            })
            .collect()
    }

    /// Means over the pairs, if there are several.
    pub(super) fn balanced_mean(&self) -> Result<Option<BalancedShares>, Rejected> {
        let pairs = &self.spec.balanced;
        if pairs.len() < 2 {
            return Ok(None);
        }
        let counted: Vec<Counted> =
            pairs.iter().map(|[a, b]| self.counted(a, b)).collect();
        let agree: Vec<&Vec<f64>> = counted.iter().map(|c| &c.agree).collect();
        let disagree: Option<Vec<&Vec<f64>>> =
            counted.iter().map(|c| c.disagree.as_ref()).collect();
        let mean = Counted {
            agree: average(&agree),
            disagree: disagree.map(|lists| average(&lists)),
        };
        let mut shares = self.balanced_shares("mean", &mean)?;
        // Means of several shares: no sample of shares has their variance.
        for mean in std::iter::once(&mut shares.agree).chain(&mut shares.disagree) {
            (mean.n_effective, mean.design_effect) = (None, None);
        }
        Ok(Some(shares))
    }

    fn counted(&self, statement: &str, reversal: &str) -> Counted {
        let sides = [statement, reversal].map(|name| self.place(name));
        let one = |held: bool| f64::from(u8::from(held));
        let both = |bit: usize| sides.iter().all(|side| bit >> side & 1 == 1);
        let agree = self.patterns.iter().map(|bits| one(both(*bits))).collect();
        let [first, second] = sides.map(|side| self.answers[side].against.as_ref());
        let disagree = first.zip(second).map(|((_, first), (_, second))| {
            first.iter().zip(second).map(|(a, b)| one(*a && *b)).collect()
        });
        Counted { agree, disagree }
    }

    fn balanced_shares(
        &self,
        id: &str,
        counted: &Counted,
    ) -> Result<BalancedShares, Rejected> {
        let mean = self.mean(counted.agree.clone())?;
        let agree = self.share(mean)?;
        let mut judged = vec![self.judged(mean)];
        let (mut disagree, mut net) = (None, None);
        if let Some(against) = &counted.disagree {
            let pairs = counted.agree.iter().zip(against);
            let difference = pairs.map(|(agree, disagree)| agree - disagree).collect();
            net = Some(self.difference(self.mean(difference)?));
            let mean = self.mean(against.clone())?;
            disagree = Some(self.share(mean)?);
            judged.push(self.judged(mean));
        }
        let hidden = judged.contains(&Some(SmallBase::Suppress));
        let small_base = match hidden {
            true => Some(SmallBase::Suppress),
            false => judged.into_iter().flatten().next(),
        };
        let id = format!("{}/balanced/{id}", self.spec.name);
        Ok(BalancedShares { id, agree, disagree, net, small_base })
    }

    /// A difference of two shares of the base, with the symmetric interval of Student's t.
    fn difference(&self, mean: Mean) -> Estimate {
        let (level, counts) = (self.survey.settings.level, &self.base.counts);
        let se = mean.variance.variance.sqrt();
        let half = t_isf(level.alpha() / 2.0, counts.df) * se;
        let interval = (se > 0.0 && half.is_finite()).then(|| IntervalRecord {
            lower: mean.value - half,
            upper: mean.value + half,
            level: level.value(),
            method: "mean".to_owned(),
        });
        Estimate {
            value: Some(mean.value),
            se: Some(se).filter(|se| se.is_finite()),
            df: Some(counts.df),
            missing: match &interval {
                Some(_) => Vec::new(),
                None => vec![Missing::MethodUndefined],
            },
            interval,
            n: Some(counts.n as f64),
            n_effective: None,
            design_effect: None,
            base: self.of_base(),
            assumptions: self.survey.assumptions(),
        }
    }
}

fn average(lists: &[&Vec<f64>]) -> Vec<f64> {
    let Some(first) = lists.first() else { return Vec::new() };
    let n = lists.len() as f64;
    (0..first.len()).map(|i| lists.iter().map(|list| list[i]).sum::<f64>() / n).collect()
}
