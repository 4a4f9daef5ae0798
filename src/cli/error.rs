//! How a command fails.

use super::common::{Common, Format};
use crate::analysis::AnalysisError;
use crate::poll::{Code, Diagnostic, Severity};
use crate::read::Rejected;

/// A command that did not do what was asked.
#[derive(Debug)]
pub enum Failure {
    /// Bad input: exit code 2.
    Input(Vec<Diagnostic>),
    /// A denied check fired: exit code 1.
    Denied,
    /// An analysis failed: exit code 1.
    Analysis(Vec<Diagnostic>),
}

impl Failure {
    /// 1 or 2.
    #[must_use]
    pub fn exit_code(&self) -> u8 {
        match self {
            Self::Input(_) => 2,
            Self::Denied | Self::Analysis(_) => 1,
        }
    }

    pub(super) fn print(&self, common: &Common) {
        match self {
            Self::Input(found) | Self::Analysis(found) => {
                let least =
                    if common.quiet { Severity::Error } else { Severity::Warning };
                common.findings(found, least);
                if common.format == Format::Json {
                    let report = serde_json::json!({ "diagnostics": found });
                    let _ = common.json(&report);
                }
            }
            Self::Denied => {}
        }
    }
}

impl From<Diagnostic> for Failure {
    fn from(found: Diagnostic) -> Self {
        Self::Input(vec![found])
    }
}

impl From<Rejected> for Failure {
    /// Targets that no weights meet are no bad input: the analysis failed.
    fn from(Rejected(found): Rejected) -> Self {
        let unmet = |d: &Diagnostic| {
            matches!(
                d.code,
                Code::TargetsUnmet
                    | Code::TargetMissed
                    | Code::LevelEmpty
                    | Code::LevelZero
                    | Code::WeightsNegative
                    | Code::MoreOfThem
            )
        };
        let first = found.iter().find(|d| d.is_error());
        let failed = first.is_some_and(|d| d.code != Code::MoreOfThem)
            && found.iter().filter(|d| d.is_error()).all(unmet);
        if failed { Self::Analysis(found) } else { Self::Input(found) }
    }
}

impl From<AnalysisError> for Failure {
    fn from(error: AnalysisError) -> Self {
        match error {
            AnalysisError::Input(found) => Self::Input(vec![*found]),
            AnalysisError::Stats(error) => argument("", "", &error.to_string()),
        }
    }
}

/// An argument that cannot be used.
pub(super) fn argument(name: &str, value: &str, expected: &str) -> Failure {
    let found =
        Diagnostic::new(Code::ArgumentInvalid, "endoxa").with("expected", expected);
    let found = if name.is_empty() { found } else { found.column(name) };
    found.value(value).into()
}
