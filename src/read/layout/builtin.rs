//! The layouts that are built in, and which of them a header fits.

use std::sync::OnceLock;

use super::{Layout, folded};

macro_rules! files {
    ($($name:literal),* $(,)?) => {
        [$(include_str!(concat!("builtin/", $name, ".toml"))),*]
    };
}

/// From the most particular to the most general: of two that fit a header equally well the
/// first is taken.
const FILES: [&str; 19] = files![
    "toplines",
    "fivethirtyeight-generic-ballot",
    "fivethirtyeight-candidates",
    "fivethirtyeight-approval",
    "fivethirtyeight-concern",
    "fivethirtyeight-issue",
    "europe-elects",
    "ropf",
    "swedish-polls",
    "huffpost-raw",
    "huffpost",
    "economist",
    "nsppolls",
    "nzelect",
    "ozfedelect",
    "pollbase",
    "pscl",
    "wikipedia",
    "wide",
];

/// All layouts that are built in. A test keeps them readable; one that is not would be left
/// out.
pub fn layouts() -> &'static [Layout] {
    static LAYOUTS: OnceLock<Vec<Layout>> = OnceLock::new();
    LAYOUTS.get_or_init(|| {
        FILES.iter().filter_map(|text| toml::from_str(text).ok()).collect()
    })
}

/// The built-in layout of this name.
pub(in crate::read) fn named(name: &str) -> Option<&'static Layout> {
    layouts().iter().find(|layout| layout.name == name)
}

/// The layout whose columns the header has, all of them; of several the one that names most.
pub(in crate::read) fn choose(header: &[String]) -> Option<&'static Layout> {
    let header: Vec<String> = header.iter().map(|name| folded(name)).collect();
    let fits = |layout: &&Layout| {
        let has = |name: &str| header.contains(&folded(name));
        !layout.recognise.is_empty()
            && layout.recognise.iter().all(|names| names.iter().any(has))
    };
    // The last of equals wins in max_by_key.
    layouts().iter().rev().filter(fits).max_by_key(|layout| layout.recognise.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_file_is_a_layout_with_a_name_of_its_own() {
        let mut names = std::collections::BTreeSet::new();
        for text in FILES {
            let layout: Layout = toml::from_str(text).unwrap();
            assert!(!layout.recognise.is_empty(), "{}", layout.name);
            assert!(names.insert(layout.name.clone()), "{} twice", layout.name);
        }
        assert_eq!(layouts().len(), FILES.len());
    }

    #[test]
    fn headers_choose_their_layout_whatever_the_order_of_columns() {
        let chosen = |header: &str| {
            let header: Vec<String> = header.split(',').map(str::to_owned).collect();
            choose(&header).map(|layout| layout.name.as_str())
        };
        for (header, name) in [
            ("question,poll,percent,answer", "toplines"),
            ("PublYearMonth,Company,M,L,C,KD,S,Uncertain,n,PublDate", "swedish-polls"),
            ("start,end,id,pollster,n,con,lab,lib", "pollbase"),
            ("Date(s) conducted,Pollster,Sample size,Lead,Likud", "wikipedia"),
            ("Pollster,End date,Yes,No", "wide"),
        ] {
            assert_eq!(chosen(header), Some(name), "{header}");
        }
        assert_eq!(chosen("id,age,vote,weight"), None);
        assert_eq!(chosen("state,obama,romney,obama_count"), None);
    }
}
