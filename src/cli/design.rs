//! The sample design on the command line, for files whose codebook does not declare it.

use clap::{Args, ValueEnum};

use crate::poll::{Code, Codebook, Diagnostic, LonelyUnits, SampleKind};
use crate::text::nearest;

/// What to do about strata with one unit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Lonely {
    /// Refuse, and name the stratum
    Fail,
    /// Drawn with certainty: no variance
    Certainty,
    /// Compared with the mean of all strata
    Adjust,
    /// The average variance of the others
    Average,
}

/// Each in place of what the codebook declares.
#[derive(Debug, Args)]
#[command(next_help_heading = "Sample design")]
pub(super) struct DesignOptions {
    /// The strata of the first stage
    #[arg(long, value_name = "VARIABLE")]
    strata: Option<String>,
    /// The sampling units, first stage first, with commas between the stages
    #[arg(long, value_delimiter = ',', value_name = "VARIABLES")]
    units: Vec<String>,
    /// Population sizes or sampling fractions, one a stage
    #[arg(long, value_delimiter = ',', value_name = "VARIABLES")]
    fpc: Vec<String>,
    /// Unit labels begin anew in every stratum
    #[arg(long)]
    nested: bool,
    /// What to do about strata with one unit
    #[arg(long, value_enum, value_name = "RULE")]
    lonely: Option<Lonely>,
    /// No random sample (an online panel): intervals say so
    #[arg(long)]
    nonprobability: bool,
}

impl DesignOptions {
    /// The first of these options that was given.
    pub(super) fn given(&self) -> Option<&'static str> {
        [
            (self.strata.is_some(), "--strata"),
            (!self.units.is_empty(), "--units"),
            (!self.fpc.is_empty(), "--fpc"),
            (self.nested, "--nested"),
            (self.lonely.is_some(), "--lonely"),
            (self.nonprobability, "--nonprobability"),
        ]
        .into_iter()
        .find_map(|(given, option)| given.then_some(option))
    }

    /// Puts the options in place of what the codebook declares.
    ///
    /// # Errors
    /// A variable that the file does not have, with the nearest.
    pub(super) fn declare(
        &self,
        codebook: &mut Codebook,
        file: &str,
    ) -> Result<(), Diagnostic> {
        if self.given().is_none() {
            return Ok(());
        }
        let named = self.strata.iter().chain(&self.units).chain(&self.fpc);
        for name in named {
            if !codebook.variables.contains_key(name) {
                let found = Diagnostic::new(Code::VariableMissing, file).value(name);
                let known = codebook.variables.keys().map(String::as_str);
                return Err(match nearest(name, known) {
                    Some(near) => found.with("nearest", near),
                    None => found,
                });
            }
        }
        let mut design = codebook.design.clone().unwrap_or_default();
        if self.strata.is_some() {
            design.strata.clone_from(&self.strata);
        }
        if !self.units.is_empty() {
            design.units.clone_from(&self.units);
        }
        if !self.fpc.is_empty() {
            design.fpc.clone_from(&self.fpc);
        }
        design.nested |= self.nested;
        if let Some(rule) = self.lonely {
            design.lonely = match rule {
                Lonely::Fail => LonelyUnits::Fail,
                Lonely::Certainty => LonelyUnits::Certainty,
                Lonely::Adjust => LonelyUnits::Adjust,
                Lonely::Average => LonelyUnits::Average,
            };
        }
        if self.nonprobability {
            design.sample = SampleKind::Nonprobability;
        }
        if design.weight.is_none() {
            design.weight = codebook.declared_weight().map(str::to_owned);
        }
        codebook.design = Some(design);
        Ok(())
    }
}
