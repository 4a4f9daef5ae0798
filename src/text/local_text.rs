//! A text in several languages.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::Lang;

/// The same text in the languages it was given in: `{ en = "…", ar = "…" }`.
#[derive(
    Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, schemars::JsonSchema,
)]
#[serde(transparent)]
pub struct LocalText(BTreeMap<Lang, String>);

impl LocalText {
    /// The text in a language, else in English, else in any.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        self.0
            .get(&lang)
            .or_else(|| self.0.get(&Lang::En))
            .or_else(|| self.0.values().next())
            .map_or("", String::as_str)
    }

    /// A text that is the same in every language: a name from a file.
    #[must_use]
    pub fn same(text: &str) -> Self {
        Self([(Lang::En, text.to_owned())].into())
    }

    /// True when it was not given in this language.
    #[must_use]
    pub fn is_missing(&self, lang: Lang) -> bool {
        !self.0.contains_key(&lang)
    }

    /// True when it was given in no language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(Lang, String)> for LocalText {
    fn from_iter<I: IntoIterator<Item = (Lang, String)>>(texts: I) -> Self {
        Self(texts.into_iter().collect())
    }
}
