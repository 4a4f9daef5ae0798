//! Where standard errors come from, in a line.

use crate::phrase::Phrases;
use crate::results::{Estimate, Missing, ReplicateRecord};
use crate::text::Args;

/// Method, number, scale, degrees of freedom, and the seed where chance had a part.
pub(super) fn replicate_line(found: &ReplicateRecord, say: &Phrases) -> String {
    let style = say.style();
    let number = |x: f64| {
        let text = crate::stats::significant(x).to_string();
        let decimals = text.split_once('.').map_or(0, |(_, digits)| digits.len().min(6));
        style.number(x, decimals as u8)
    };
    let method = say.say(&format!("replicate-method-{}", found.method.as_str()));
    let method = match found.rho {
        Some(rho) => format!("{method} {}", number(rho)),
        None => method,
    };
    let args = Args::new()
        .text("n", style.count(found.replicates as f64))
        .text("method", method)
        .text("scale", number(found.scale))
        .text("df", number(found.df));
    let id = if found.from_file { "replicates-given" } else { "replicates-made" };
    let mut parts = vec![say.say_with(id, &args)];
    let [least, most] = found.rscales;
    if (least - 1.0).abs() > 1e-12 || (most - 1.0).abs() > 1e-12 {
        let args = Args::new().text("least", number(least)).text("most", number(most));
        parts.push(say.say_with("replicates-rscales", &args));
    }
    parts.push(say.say(if found.mse { "replicates-mse" } else { "replicates-mean" }));
    if let (Some(seed), Some(generator)) = (found.seed, &found.generator) {
        let args = Args::new()
            .text("seed", seed.to_string())
            .text("generator", generator.clone());
        parts.push(say.say_with("replicates-seed", &args));
    }
    say.semicolons(&parts)
}

/// A line where an estimate has no standard error for want of a replicate.
pub(super) fn undefined<'a>(
    mut estimates: impl Iterator<Item = &'a Estimate>,
    say: &Phrases,
) -> Option<String> {
    let missing = Missing::ReplicateUndefined;
    estimates
        .any(|estimate| estimate.missing.contains(&missing))
        .then(|| say.missing(&missing))
}
