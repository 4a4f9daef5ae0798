//! Many comparisons at once.

use serde::{Deserialize, Serialize};

use super::StatsError;

/// Holm's (1979) adjusted p values: the smallest times their number, the next times one
/// fewer, never below the one before; at most 1.
#[must_use]
pub fn holm(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*a].total_cmp(&p[*b]));
    let mut adjusted = vec![1.0; p.len()];
    let mut least: f64 = 0.0;
    for (rank, i) in order.into_iter().enumerate() {
        least = least.max(((p.len() - rank) as f64 * p[i]).min(1.0));
        adjusted[i] = least;
    }
    adjusted
}

/// Benjamini & Hochberg's (1995) adjusted p values.
#[must_use]
pub fn benjamini_hochberg(p: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..p.len()).collect();
    order.sort_by(|a, b| p[*b].total_cmp(&p[*a]));
    let mut adjusted = vec![1.0; p.len()];
    let mut most: f64 = 1.0;
    for (rank, i) in order.into_iter().enumerate() {
        most = most.min(p.len() as f64 / (p.len() - rank) as f64 * p[i]);
        adjusted[i] = most;
    }
    adjusted
}

/// How p values of one family are adjusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Adjustment {
    /// [`holm`]: the chance of any false finding stays at the level.
    #[default]
    Holm,
    /// [`benjamini_hochberg`]: the share of false ones among the findings does.
    #[serde(rename = "bh")]
    BenjaminiHochberg,
    /// Each by itself.
    None,
}

impl Adjustment {
    /// Name in results, manifests and options.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Holm => "holm",
            Self::BenjaminiHochberg => "bh",
            Self::None => "none",
        }
    }

    /// The adjusted values.
    #[must_use]
    pub fn adjust(self, p: &[f64]) -> Vec<f64> {
        match self {
            Self::Holm => holm(p),
            Self::BenjaminiHochberg => benjamini_hochberg(p),
            Self::None => p.to_vec(),
        }
    }
}

impl std::str::FromStr for Adjustment {
    type Err = StatsError;

    fn from_str(text: &str) -> Result<Self, StatsError> {
        [Self::Holm, Self::BenjaminiHochberg, Self::None]
            .into_iter()
            .find(|one| one.as_str() == text)
            .ok_or_else(|| StatsError::UnknownAdjustment(text.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adjusted_values_are_as_published() {
        // By hand, after both papers' definitions.
        let p = [0.01, 0.04, 0.03, 0.005];
        let close = |found: Vec<f64>, expected: [f64; 4]| {
            for (a, b) in found.iter().zip(expected) {
                assert!((a - b).abs() < 1e-15, "{found:?}");
            }
        };
        close(holm(&p), [0.03, 0.06, 0.06, 0.02]);
        close(benjamini_hochberg(&p), [0.02, 0.04, 0.04, 0.02]);
        assert!(holm(&[]).is_empty());
    }
}
