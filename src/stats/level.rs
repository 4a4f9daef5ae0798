//! Confidence levels.

use serde::{Deserialize, Serialize};

use super::StatsError;
use super::special::normal_quantile;

/// A confidence level strictly between 0 and 1; 0.95 unless something else is said.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "f64", into = "f64")]
pub struct Level(f64);

impl Level {
    /// A level from a number in 0–1.
    ///
    /// # Errors
    /// [`StatsError::NotALevel`] for 0, 1 and everything beyond.
    pub fn new(level: f64) -> Result<Self, StatsError> {
        if level > 0.0 && level < 1.0 {
            Ok(Self(level))
        } else {
            Err(StatsError::NotALevel(level))
        }
    }

    /// The level as a number in 0–1.
    #[must_use]
    pub fn value(self) -> f64 {
        self.0
    }

    /// 1 − level.
    #[must_use]
    pub fn alpha(self) -> f64 {
        1.0 - self.0
    }

    /// Two-sided critical value of the normal distribution: 1.96 at 0.95.
    #[must_use]
    pub fn z(self) -> f64 {
        normal_quantile(1.0 - self.alpha() / 2.0)
    }

    /// One-sided critical value: 1.645 at 0.95.
    #[must_use]
    pub fn z_one_sided(self) -> f64 {
        normal_quantile(self.0)
    }
}

impl Default for Level {
    fn default() -> Self {
        Self(0.95)
    }
}

impl TryFrom<f64> for Level {
    type Error = StatsError;

    fn try_from(level: f64) -> Result<Self, StatsError> {
        Self::new(level)
    }
}

impl From<Level> for f64 {
    fn from(level: Level) -> Self {
        level.0
    }
}
