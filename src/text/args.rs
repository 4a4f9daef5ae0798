//! Named values for messages.

use fluent_bundle::{FluentArgs, FluentValue};

/// The values that a message names. Numbers are passed printed, as text; a count that
/// decides a plural is passed beside its print.
#[derive(Debug, Default)]
pub struct Args(FluentArgs<'static>);

impl Args {
    /// No values.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// A text.
    #[must_use]
    pub fn text(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.0.set(name, FluentValue::String(value.into().into()));
        self
    }

    /// A number that a message selects its plural by.
    #[must_use]
    pub fn count(mut self, name: &'static str, value: f64) -> Self {
        self.0.set(name, FluentValue::from(value));
        self
    }

    pub(super) fn inner(&self) -> &FluentArgs<'static> {
        &self.0
    }
}
