//! Options that say which replicates make the standard errors.

use std::path::Path;

use clap::Args;

use super::Failure;
use super::error::argument;
use crate::analysis::Replication;
use crate::poll::{Code, Diagnostic, ReplicateMethod, Replicates};
use crate::text::nearest;

/// Replicate weights of the file, or replicates to be made.
#[derive(Debug, Args)]
#[command(next_help_heading = "Replicates")]
pub(super) struct ReplicateOptions {
    /// Replicate weights that the file has: rw1..rw80, 'rw*' (the asterisk is a number), or
    /// names with commas between them
    #[arg(
        long,
        value_name = "VARIABLES",
        value_delimiter = ',',
        requires = "replicate_method"
    )]
    replicate_weights: Vec<String>,
    /// How they were made: brr, fay:RHO, jk1, jk2, jkn, bootstrap, sdr (or acs) or other
    #[arg(long, value_name = "METHOD", requires = "replicate_weights", value_parser = method)]
    replicate_method: Option<Method>,
    /// Factor of the sum of squares, where it is not the method's own
    #[arg(long, value_name = "NUMBER", requires = "replicate_weights")]
    replicate_scale: Option<f64>,
    /// Factors of each replicate's square: numbers with commas between them, or a file of
    /// them
    #[arg(long, value_name = "LIST|FILE", requires = "replicate_weights")]
    replicate_rscales: Option<String>,
    /// The variables multiply the weight: they are no weights of their own
    #[arg(long, requires = "replicate_weights")]
    replicate_multipliers: bool,
    /// Degrees of freedom, where the file's producer states them
    #[arg(long, value_name = "NUMBER", requires = "replicate_weights")]
    replicate_df: Option<f64>,
    /// Make replicates from the declared strata and units: jk1, jkn, brr, fay:RHO,
    /// bootstrap or bootstrap:1000; or none, if replicates are declared and not wanted
    #[arg(
        long,
        value_name = "METHOD",
        conflicts_with = "replicate_weights",
        value_parser = made
    )]
    replicates: Option<Made>,
    /// Seed of the bootstrap
    #[arg(long, value_name = "NUMBER", requires = "replicates")]
    seed: Option<u64>,
    /// Take squares around the estimate of the whole sample, not around the replicates' mean
    #[arg(long)]
    mse: bool,
}

/// A method with Fay's factor.
type Method = (ReplicateMethod, Option<f64>);

/// Replicates to be made: none, or a method with Fay's factor and a number.
#[derive(Debug, Clone, Copy)]
enum Made {
    None,
    By(Method, Option<usize>),
}

/// The method of a name: `fay:0.5` has its factor with it.
fn method(text: &str) -> Result<Method, String> {
    let (name, factor) = match text.split_once(':') {
        Some((name, factor)) => (name, Some(factor)),
        None => (text, None),
    };
    let plain = match name.to_ascii_lowercase().replace('-', "_").as_str() {
        "acs" | "successive_difference" => "sdr".to_owned(),
        plain => plain.to_owned(),
    };
    let known = || ReplicateMethod::ALL.into_iter().map(ReplicateMethod::as_str);
    let found = ReplicateMethod::ALL.into_iter().find(|m| m.as_str() == plain);
    let Some(found) = found else {
        let names: Vec<&str> = known().collect();
        return Err(match nearest(&plain, known()) {
            Some(near) => format!("{near}?"),
            None => names.join(", "),
        });
    };
    match (found, factor) {
        (ReplicateMethod::Fay, Some(factor)) => {
            let rho = factor.parse::<f64>().map_err(|e| e.to_string())?;
            Ok((found, Some(rho)))
        }
        (ReplicateMethod::Fay, None) => Err("fay:0.5".to_owned()),
        (_, None) => Ok((found, None)),
        (_, Some(_)) => Err(found.as_str().to_owned()),
    }
}

fn made(text: &str) -> Result<Made, String> {
    if text == "none" {
        return Ok(Made::None);
    }
    if let Some(number) = text.strip_prefix("bootstrap:") {
        let number = number.parse::<usize>().map_err(|e| e.to_string())?;
        return Ok(Made::By((ReplicateMethod::Bootstrap, None), Some(number)));
    }
    method(text).map(|found| Made::By(found, None))
}

impl ReplicateOptions {
    /// The first of these options that was given, for commands that can do without.
    pub(super) fn given(&self) -> Option<&'static str> {
        let weights =
            (!self.replicate_weights.is_empty()).then_some("--replicate-weights");
        weights
            .or(self.replicates.map(|_| "--replicates"))
            .or(self.mse.then_some("--mse"))
    }

    /// The replicates that are asked for.
    pub(super) fn replication(&self) -> Result<Replication, Failure> {
        let (method, number) = match (self.replicates, self.replicate_method) {
            (Some(Made::None), _) => return Ok(Replication::Off),
            (Some(Made::By(method, number)), _) => (method, number),
            (None, Some(method)) => (method, None),
            (None, None) if self.mse => {
                return Err(argument("--mse", "", "--replicates, --replicate-weights"));
            }
            (None, None) => return Ok(Replication::Declared),
        };
        if self.seed.is_some() && method.0 != ReplicateMethod::Bootstrap {
            return Err(argument("--seed", method.0.as_str(), "--replicates bootstrap"));
        }
        Ok(Replication::By(Replicates {
            weights: self.replicate_weights.clone(),
            rho: method.1,
            scale: self.replicate_scale,
            rscales: match &self.replicate_rscales {
                Some(text) => rscales(text)?,
                None => Vec::new(),
            },
            mse: self.mse,
            multipliers: self.replicate_multipliers,
            df: self.replicate_df,
            number,
            seed: self.seed,
            ..Replicates::of(method.0)
        }))
    }
}

/// Numbers with commas between them, or a file of numbers.
fn rscales(text: &str) -> Result<Vec<f64>, Failure> {
    let list: Result<Vec<f64>, _> =
        text.split(',').map(|part| part.trim().parse()).collect();
    match list {
        Ok(list) => Ok(list),
        Err(_) if Path::new(text).is_file() => of_file(text),
        Err(_) => Err(argument("--replicate-rscales", text, "0.5,0.5 / scales.txt")),
    }
}

/// The numbers of a file, with spaces, commas, semicolons or line ends between them.
fn of_file(path: &str) -> Result<Vec<f64>, Failure> {
    let text = std::fs::read_to_string(path)
        .map_err(|e| Diagnostic::new(Code::FileUnreadable, path).with("reason", e))?;
    let mut found = Vec::new();
    for (line, row) in (1..).zip(text.lines()) {
        let parts = row.split(|c: char| c.is_whitespace() || c == ',' || c == ';');
        for part in parts.filter(|part| !part.is_empty()) {
            let number = part.parse().map_err(|_| {
                let found = Diagnostic::new(Code::ReplicateScaleInvalid, path);
                Failure::from(found.line(line).value(part))
            })?;
            found.push(number);
        }
    }
    Ok(found)
}
