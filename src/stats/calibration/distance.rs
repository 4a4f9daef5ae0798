//! Distances between base and calibrated weights (Deville & Särndal 1992, §3).

use super::super::StatsError;

/// Least and largest factor, 0 ≤ lower < 1 < upper.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct FactorBounds {
    lower: f64,
    upper: f64,
}

impl FactorBounds {
    /// Bounds with 1 strictly between them; the upper one may be infinite.
    ///
    /// # Errors
    /// [`StatsError::NotBounds`] otherwise.
    pub fn new(lower: f64, upper: f64) -> Result<Self, StatsError> {
        if (0.0..1.0).contains(&lower) && upper > 1.0 {
            Ok(Self { lower, upper })
        } else {
            Err(StatsError::NotBounds { lower, upper })
        }
    }

    /// The least factor.
    #[must_use]
    pub fn lower(self) -> f64 {
        self.lower
    }

    /// The largest factor.
    #[must_use]
    pub fn upper(self) -> f64 {
        self.upper
    }
}

/// Limits of the factors at which a distance is cut off.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Limits {
    /// None. Factors of the linear distance may be negative.
    #[default]
    None,
    /// The same for every cell.
    Factors(FactorBounds),
    /// Least and largest factor of each cell, 0 ≤ lower ≤ upper; they need not hold 1
    /// between them (see [`weight_limits`](super::weight_limits)).
    Cells(Vec<(f64, f64)>),
}

impl Limits {
    /// Limits of each cell.
    ///
    /// # Errors
    /// [`StatsError::NotBounds`] unless 0 ≤ lower ≤ upper in every cell.
    pub fn cells(limits: Vec<(f64, f64)>) -> Result<Self, StatsError> {
        check_cells(&limits)?;
        Ok(Self::Cells(limits))
    }

    fn of(&self, cell: usize) -> (f64, f64) {
        match self {
            Self::None => (f64::NEG_INFINITY, f64::INFINITY),
            Self::Factors(bounds) => (bounds.lower, bounds.upper),
            Self::Cells(limits) => limits[cell],
        }
    }
}

/// What is kept small while the totals are met. All give the same estimates to first order
/// (Deville & Särndal 1992, result 5); they differ in the extremes of the weights.
#[derive(Debug, Clone, PartialEq)]
pub enum Distance {
    /// Σ d(g − 1)²/2: generalised regression, g = 1 + u.
    Linear(Limits),
    /// Σ d(g ln g − g + 1): raking, g = eᵘ.
    Raking(Limits),
    /// Raking between bounds that are approached and never reached; the upper one must be
    /// finite.
    Logit(FactorBounds),
}

/// A factor with its slope dg/du and its integral from any fixed point.
#[derive(Debug, Clone, Copy)]
pub(super) struct Factor {
    pub(super) value: f64,
    pub(super) slope: f64,
    pub(super) integral: f64,
}

impl Distance {
    /// Checks what the types leave open.
    pub(super) fn check(&self, cells: usize) -> Result<(), StatsError> {
        match self {
            Self::Linear(Limits::Cells(limits)) | Self::Raking(Limits::Cells(limits)) => {
                if limits.len() == cells {
                    check_cells(limits)
                } else {
                    Err(StatsError::Lengths(limits.len(), cells))
                }
            }
            Self::Logit(bounds) if !bounds.upper.is_finite() => {
                Err(StatsError::NotBounds { lower: bounds.lower, upper: bounds.upper })
            }
            _ => Ok(()),
        }
    }

    /// What factors a cell can have: (least, largest).
    pub(super) fn range(&self, cell: usize) -> (f64, f64) {
        match self {
            Self::Linear(limits) => limits.of(cell),
            Self::Raking(limits) => {
                let (lower, upper) = limits.of(cell);
                (lower.max(0.0), upper)
            }
            Self::Logit(bounds) => (bounds.lower, bounds.upper),
        }
    }

    /// The factor F(u) of a cell.
    pub(super) fn factor(&self, u: f64, cell: usize) -> Factor {
        match self {
            Self::Linear(limits) => {
                let free =
                    Factor { value: 1.0 + u, slope: 1.0, integral: u + u * u / 2.0 };
                cut(free, u, limits.of(cell), |g| (g - 1.0, (g * g - 1.0) / 2.0))
            }
            Self::Raking(limits) => {
                let g = u.exp();
                let free = Factor { value: g, slope: g, integral: g };
                cut(free, u, limits.of(cell), |g| (g.ln(), g))
            }
            Self::Logit(bounds) => logit(u, *bounds),
        }
    }
}

fn check_cells(limits: &[(f64, f64)]) -> Result<(), StatsError> {
    let fine = |(lower, upper): &(f64, f64)| {
        *lower >= 0.0 && lower <= upper && lower.is_finite()
    };
    match limits.iter().find(|pair| !fine(pair)) {
        Some((lower, upper)) => {
            Err(StatsError::NotBounds { lower: *lower, upper: *upper })
        }
        None => Ok(()),
    }
}

/// Cuts a factor off at its limits; `at` gives u and the integral where the factor is g.
/// The integral goes on as a straight line, so that it stays convex.
fn cut(
    free: Factor,
    u: f64,
    (lower, upper): (f64, f64),
    at: impl Fn(f64) -> (f64, f64),
) -> Factor {
    let limit = if free.value < lower {
        lower
    } else if free.value > upper {
        upper
    } else {
        return free;
    };
    let (place, integral) = at(limit);
    let beyond = if limit == 0.0 { 0.0 } else { limit * (u - place) };
    Factor { value: limit, slope: 0.0, integral: integral + beyond }
}

/// F(u) = (L(U−1) + U(1−L)e^{Au}) / ((U−1) + (1−L)e^{Au}), A = (U−L)/((1−L)(U−1))
/// (Deville & Särndal 1992, §3, case 6), written with e^{−|Au|} so that nothing overflows.
fn logit(u: f64, bounds: FactorBounds) -> Factor {
    let (low, high) = (bounds.lower, bounds.upper);
    let (below, above) = (1.0 - low, high - 1.0);
    let a = (high - low) / (below * above);
    let small = (-(a * u).abs()).exp();
    let (left, right) = if u > 0.0 { (small, 1.0) } else { (1.0, small) };
    let whole = above * left + below * right;
    let value = (low * above * left + high * below * right) / whole;
    let slope = a * (value - low) * (high - value) / (high - low);
    let logarithm = whole.ln() + (a * u).max(0.0);
    Factor { value, slope, integral: low * u + (high - low) / a * logarithm }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slope_and_integral_are_those_of_the_factor() {
        let bounds = FactorBounds::new(0.5, 2.0).unwrap();
        let cells = Limits::cells(vec![(1.2, 1.5)]).unwrap();
        let distances = [
            Distance::Linear(Limits::None),
            Distance::Linear(Limits::Factors(bounds)),
            Distance::Raking(Limits::None),
            Distance::Raking(Limits::Factors(FactorBounds::new(0.0, 3.0).unwrap())),
            Distance::Raking(cells),
            Distance::Logit(bounds),
        ];
        for distance in &distances {
            for u in [-3.0, -0.7, -0.2, 0.1, 0.3, 0.9, 2.0] {
                let h = 1e-5;
                let (low, high) = (distance.factor(u - h, 0), distance.factor(u + h, 0));
                let here = distance.factor(u, 0);
                let slope = (high.value - low.value) / (2.0 * h);
                let value = (high.integral - low.integral) / (2.0 * h);
                assert!((slope - here.slope).abs() < 1e-8, "{distance:?} {u}");
                assert!((value - here.value).abs() < 1e-8, "{distance:?} {u}");
            }
        }
    }

    #[test]
    fn every_distance_starts_at_the_base_weight() {
        let bounds = FactorBounds::new(0.3, 4.0).unwrap();
        for distance in [
            Distance::Linear(Limits::None),
            Distance::Raking(Limits::None),
            Distance::Logit(bounds),
        ] {
            let here = distance.factor(0.0, 0);
            assert!((here.value - 1.0).abs() < 1e-15, "{distance:?}");
            assert!((here.slope - 1.0).abs() < 1e-15, "{distance:?}");
        }
    }

    #[test]
    fn bounds_hold_one_between_them() {
        for (lower, upper) in [(1.0, 2.0), (0.5, 1.0), (-0.1, 2.0), (f64::NAN, 2.0)] {
            assert!(FactorBounds::new(lower, upper).is_err(), "{lower} {upper}");
        }
        assert!(Limits::cells(vec![(2.0, 1.0)]).is_err());
    }
}
