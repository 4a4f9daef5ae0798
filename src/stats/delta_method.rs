//! A quantity with its gradient, from which any covariance gives a standard error.

/// A function of three estimates and its gradient with respect to them.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// The value; infinite where the function says so.
    pub value: f64,
    /// Partial derivatives in the order of the arguments; `None` where the function has a
    /// kink, a pole or an end of its range, so that the delta method says nothing.
    pub gradient: Option<[f64; 3]>,
}

impl Measure {
    pub(super) fn smooth(value: f64, gradient: [f64; 3]) -> Self {
        Self { value, gradient: Some(gradient) }
    }

    pub(super) fn at_edge(value: f64) -> Self {
        Self { value, gradient: None }
    }

    /// g(f): value and derivative of g at this value.
    pub(super) fn map(self, value: f64, derivative: f64) -> Self {
        Self { value, gradient: self.gradient.map(|g| g.map(|x| derivative * x)) }
    }

    /// The standard error √(g′Σg) under the arguments' covariance Σ, by the delta method
    /// (Särndal, Swensson & Wretman 1992, §5.5); `None` without a gradient.
    #[must_use]
    pub fn se(&self, covariance: &[[f64; 3]; 3]) -> Option<f64> {
        let gradient = self.gradient?;
        let variance: f64 = (0..3)
            .flat_map(|i| (0..3).map(move |j| (i, j)))
            .map(|(i, j)| gradient[i] * covariance[i][j] * gradient[j])
            .sum();
        // A variance of 0 may come out as minus a rounding error.
        Some(variance.max(0.0).sqrt())
    }
}
