//! Message catalogues in Fluent's format, embedded.

use std::sync::OnceLock;

use fluent_bundle::FluentResource;
use fluent_bundle::concurrent::FluentBundle;
use unic_langid::{LanguageIdentifier, langid};

use super::{Args, Lang};

macro_rules! files {
    ($lang:literal) => {
        [
            include_str!(concat!("catalogue/", $lang, "/codes.ftl")),
            include_str!(concat!("catalogue/", $lang, "/report.ftl")),
            include_str!(concat!("catalogue/", $lang, "/chart.ftl")),
            include_str!(concat!("catalogue/", $lang, "/diagnostics.ftl")),
            include_str!(concat!("catalogue/", $lang, "/explain.ftl")),
            include_str!(concat!("catalogue/", $lang, "/segments.ftl")),
            include_str!(concat!("catalogue/", $lang, "/joints.ftl")),
            include_str!(concat!("catalogue/", $lang, "/patterns.ftl")),
            include_str!(concat!("catalogue/", $lang, "/shifts.ftl")),
            include_str!(concat!("catalogue/", $lang, "/oddities.ftl")),
            include_str!(concat!("catalogue/", $lang, "/replicates.ftl")),
            include_str!(concat!("catalogue/", $lang, "/groups.ftl")),
            include_str!(concat!("catalogue/", $lang, "/weighting.ftl")),
            include_str!(concat!("catalogue/", $lang, "/trend.ftl")),
            include_str!(concat!("catalogue/", $lang, "/waves.ftl")),
            include_str!(concat!("catalogue/", $lang, "/article.ftl")),
        ]
    };
}

/// The texts of a language's catalogue files.
pub(super) fn sources(lang: Lang) -> [&'static str; 16] {
    match lang {
        Lang::En => files!("en"),
        Lang::Ar => files!("ar"),
        Lang::He => files!("he"),
    }
}

type Bundle = FluentBundle<FluentResource>;

/// The messages of one language.
#[derive(Debug, Clone, Copy)]
pub struct Catalogue {
    lang: Lang,
}

impl Catalogue {
    /// The catalogue of a language; parsed once in a process.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// A message without values.
    #[must_use]
    pub fn plain(&self, id: &str) -> String {
        self.message(id, &Args::new())
    }

    /// A message with its values. A missing one falls back to English and then to its own
    /// name; a test keeps the catalogues complete.
    #[must_use]
    pub fn message(&self, id: &str, args: &Args) -> String {
        format(bundle(self.lang), id, args)
            .or_else(|| format(bundle(Lang::En), id, args))
            .unwrap_or_else(|| format!("⟨{id}⟩"))
    }

    /// True when the catalogue has the message.
    #[must_use]
    pub fn has(&self, id: &str) -> bool {
        bundle(self.lang).get_message(id).is_some_and(|m| m.value().is_some())
    }
}

fn format(bundle: &Bundle, id: &str, args: &Args) -> Option<String> {
    let message = bundle.get_message(id)?;
    let mut errors = Vec::new();
    let text = bundle.format_pattern(message.value()?, Some(args.inner()), &mut errors);
    Some(text.into_owned())
}

fn bundle(lang: Lang) -> &'static Bundle {
    static BUNDLES: [OnceLock<Bundle>; 3] = [const { OnceLock::new() }; 3];
    BUNDLES[lang as usize].get_or_init(|| parse(lang))
}

fn parse(lang: Lang) -> Bundle {
    let id: LanguageIdentifier = match lang {
        Lang::En => langid!("en"),
        Lang::Ar => langid!("ar"),
        Lang::He => langid!("he"),
    };
    let mut bundle = FluentBundle::new_concurrent(vec![id]);
    bundle.set_use_isolating(lang != Lang::En);
    for source in sources(lang) {
        // A resource with a syntax error still yields its good messages, and the tests
        // below do not let one pass.
        let resource = match FluentResource::try_new(source.to_owned()) {
            Ok(resource) | Err((resource, _)) => resource,
        };
        bundle.add_resource_overriding(resource);
    }
    bundle
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;

    /// Message names with the variables they use, read from the source text.
    fn messages(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut current = String::new();
        for line in sources(lang).join("\n").lines() {
            if let Some((name, _)) = line.split_once('=')
                && line.starts_with(|c: char| c.is_ascii_lowercase())
            {
                current = name.trim().to_owned();
                assert!(
                    found.insert(current.clone(), BTreeSet::new()).is_none(),
                    "{lang}: {current} twice"
                );
            }
            for part in line.split('$').skip(1) {
                let end = part
                    .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-'))
                    .unwrap_or(part.len());
                if let Some(variables) = found.get_mut(&current) {
                    variables.insert(part[..end].to_owned());
                }
            }
        }
        found
    }

    #[test]
    fn every_file_parses_without_an_error() {
        for lang in Lang::ALL {
            for source in sources(lang) {
                if let Err((_, errors)) = FluentResource::try_new(source.to_owned()) {
                    panic!("{lang}: {errors:?}");
                }
            }
        }
    }

    #[test]
    fn all_languages_have_the_same_messages_with_the_same_values() {
        let english = messages(Lang::En);
        assert!(english.len() > 50);
        for lang in [Lang::Ar, Lang::He] {
            let other = messages(lang);
            for (name, variables) in &english {
                let theirs = other.get(name);
                assert!(theirs.is_some(), "{lang} lacks {name}");
                assert_eq!(Some(variables), theirs, "{lang}: values of {name}");
            }
            for name in other.keys() {
                assert!(english.contains_key(name), "{lang} has {name}, English has not");
            }
        }
    }

    #[test]
    fn every_message_formats_without_an_error() {
        for lang in Lang::ALL {
            for (name, variables) in messages(lang) {
                let mut args = FluentArgsOf::default();
                for variable in variables {
                    args.0.set(variable, 3);
                }
                let message = bundle(lang).get_message(&name).unwrap();
                let mut errors = Vec::new();
                let text = bundle(lang).format_pattern(
                    message.value().unwrap(),
                    Some(&args.0),
                    &mut errors,
                );
                assert!(
                    errors.is_empty() && !text.is_empty(),
                    "{lang} {name}: {errors:?}"
                );
            }
        }
    }

    #[derive(Default)]
    struct FluentArgsOf(fluent_bundle::FluentArgs<'static>);

    #[test]
    fn every_diagnostic_has_a_sentence_and_an_advice() {
        for lang in Lang::ALL {
            let catalogue = Catalogue::new(lang);
            for code in crate::poll::Code::ALL {
                let name = code.name();
                assert!(catalogue.has(&format!("diagnostic-{name}")), "{lang} {name}");
                assert!(catalogue.has(&format!("advice-{name}")), "{lang} advice {name}");
            }
        }
    }

    #[test]
    fn a_missing_message_shows_its_name_instead_of_panicking() {
        assert_eq!(
            Catalogue::new(Lang::He).plain("no-such-message"),
            "⟨no-such-message⟩"
        );
    }

    #[test]
    fn arabic_counts_take_their_six_forms() {
        let catalogue = Catalogue::new(Lang::Ar);
        let say = |n: f64| {
            let args = Args::new().count("count", n).text("n", n.to_string());
            super::super::strip_isolates(&catalogue.message("respondents", &args))
        };
        assert_eq!(say(1.0), "مستطلَع واحد");
        assert_eq!(say(2.0), "مستطلَعان");
        assert_eq!(say(5.0), "5 مستطلَعين");
        assert_eq!(say(11.0), "11 مستطلَعًا");
        assert_eq!(say(100.0), "100 مستطلَع");
    }
}
