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
    fn from(Rejected(found): Rejected) -> Self {
        Self::Input(found)
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
