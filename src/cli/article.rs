//! What the commands about articles share: their options, and reading the article.

use std::path::Path;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};

use super::Failure;
use super::common::Common;
use crate::article::{ArticleKind, OnUnsupported, StyleOptions};
use crate::read::{Source, word_text};
use crate::text::{Digits, MonthNames, PercentSign};

/// How numbers are printed, where it is not the language's usual way.
#[derive(Debug, Clone, Copy, Args)]
pub(super) struct StyleArgs {
    /// Digits of numbers and dates
    #[arg(long, value_name = "WHICH", value_parser = PossibleValuesParser::new(["latin", "arabic"]).map(digits))]
    digits: Option<Digits>,
    /// Percent sign: % or U+066A
    #[arg(long, value_name = "WHICH", value_parser = PossibleValuesParser::new(["latin", "arabic"]).map(percent))]
    percent_sign: Option<PercentSign>,
    /// Month names in Arabic: Levantine, Arabic of Egypt and the Gulf, or both
    #[arg(long, value_name = "WHICH", value_parser = PossibleValuesParser::new(["both", "levantine", "arabic"]).map(months))]
    months: Option<MonthNames>,
}

fn digits(word: String) -> Digits {
    if word == "arabic" { Digits::ArabicIndic } else { Digits::Latin }
}

fn percent(word: String) -> PercentSign {
    if word == "arabic" { PercentSign::Arabic } else { PercentSign::Percent }
}

fn months(word: String) -> MonthNames {
    match word.as_str() {
        "levantine" => MonthNames::Levantine,
        "arabic" => MonthNames::Egyptian,
        _ => MonthNames::Both,
    }
}

impl StyleArgs {
    pub(super) fn options(
        self,
        common: &Common,
        unsupported: Option<OnUnsupported>,
    ) -> StyleOptions {
        StyleOptions {
            lang: common.lang,
            digits: self.digits,
            percent_sign: self.percent_sign,
            months: self.months,
            unsupported,
        }
    }
}

/// An article: its text, what messages call it, and its kind.
pub(super) struct ArticleFile {
    pub(super) text: String,
    pub(super) name: String,
    pub(super) kind: ArticleKind,
}

impl ArticleFile {
    pub(super) fn read(path: &Path) -> Result<Self, Failure> {
        let source = Source::new(path);
        let name = source.name().to_owned();
        let kind = ArticleKind::of(&name);
        let text = match kind {
            ArticleKind::Word => word_text(&source)?,
            _ => source.text()?.0,
        };
        Ok(Self { text, name, kind })
    }
}
