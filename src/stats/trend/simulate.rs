//! Polls as the fitted model would have them.

use super::Draws;
use super::design::Design;
use super::filter::Variances;

/// Writes simulated figures of one answer into `rows`, whose columns stay: a random walk from
/// 0 and sampling errors. Level and free house effects are left out, because generalised least
/// squares takes them out again; shrunken ones are drawn.
pub(super) fn simulate(
    design: &Design,
    variances: Variances,
    draws: &mut Draws,
    rows: &mut [f64],
) {
    let width = design.width();
    let effects: Vec<f64> = if design.shrunken {
        let sd = variances.spread.sqrt();
        (0..design.house_columns).map(|_| sd * draws.normal()).collect()
    } else {
        Vec::new()
    };
    let (mut level, mut day) = (0.0, design.start);
    for (event, row) in design.events.iter().zip(rows.chunks_exact_mut(width)) {
        let days = f64::from(event.day) - f64::from(day);
        if days > 0.0 {
            level += (variances.drift * days).sqrt() * draws.normal();
            day = event.day;
        }
        let noise = (variances.noise * event.noise).sqrt();
        let error = if noise > 0.0 { noise * draws.normal() } else { 0.0 };
        let houses = &row[width - design.house_columns..];
        let house: f64 = houses.iter().zip(&effects).map(|(x, effect)| x * effect).sum();
        row[0] = level + error + house;
    }
}
