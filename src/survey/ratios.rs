//! Ratios of totals with the covariance of any two, computed when it is asked for.

use super::totals::Totals;

/// A ratio: the positions of its numerator and its denominator among the totals.
pub type Ratio = (usize, usize);

impl Totals {
    /// The value of a ratio; `None` over a total of 0.
    #[must_use]
    pub fn ratio(&self, (above, below): Ratio) -> Option<f64> {
        let whole = self.values[below];
        (whole != 0.0).then(|| self.values[above] / whole)
    }

    /// The covariance of two ratios by linearisation (Särndal, Swensson & Wretman 1992,
    /// §5.6); 0 where one is not defined.
    #[must_use]
    pub fn covariance(&self, first: Ratio, second: Ratio) -> f64 {
        let (Some(r), Some(s)) = (self.ratio(first), self.ratio(second)) else {
            return 0.0;
        };
        let (a, b) = first;
        let (c, d) = second;
        let v = &self.covariance;
        let linear = v[(a, c)] - s * v[(a, d)] - r * v[(b, c)] + r * s * v[(b, d)];
        linear / (self.values[b] * self.values[d])
    }

    /// The variance of a ratio, never below 0.
    #[must_use]
    pub fn variance(&self, ratio: Ratio) -> f64 {
        self.covariance(ratio, ratio).max(0.0)
    }
}
