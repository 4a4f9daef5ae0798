//! The example studies' charts in all languages: nothing clipped, nothing overlapping.

use endoxa::chart::{Picture, pictures};
use endoxa::text::Lang;

use crate::common::{STUDY, root};

const STUDIES: [&str; 2] = [STUDY, "data/israel-series/study.toml"];

fn drawn(lang: Lang) -> Vec<Picture> {
    let of = |study: &str| {
        let study = endoxa::study::run(&root().join(study), None).unwrap();
        pictures(&study.results, lang).unwrap()
    };
    STUDIES.into_iter().flat_map(of).collect()
}

/// The charts of both studies of published polls.
fn all() -> Vec<(Lang, Picture)> {
    let studies = [STUDY, "data/australia-2007/study.toml"]
        .map(|study| endoxa::study::run(&root().join(study), None).unwrap());
    let of = |lang: Lang| {
        let drawn = studies.iter().flat_map(move |s| pictures(&s.results, lang).unwrap());
        drawn.map(move |picture| (lang, picture))
    };
    Lang::ALL.into_iter().flat_map(of).collect()
}

#[test]
fn texts_stay_on_the_canvas_and_off_each_other() {
    for (lang, picture) in all() {
        let drawn = &picture.drawn;
        let (width, height) = (f64::from(drawn.width), f64::from(drawn.height));
        for (i, a) in drawn.texts.iter().enumerate() {
            let inside =
                a.left >= 0.0 && a.top >= 0.0 && a.right <= width && a.bottom <= height;
            assert!(inside, "{lang} {}: outside: {a:?}", picture.name);
            for b in &drawn.texts[..i] {
                let apart = a.right <= b.left + 0.5
                    || b.right <= a.left + 0.5
                    || a.bottom <= b.top + 0.5
                    || b.bottom <= a.top + 0.5;
                assert!(apart, "{lang} {}: {a:?} over {b:?}", picture.name);
            }
        }
    }
}

#[test]
fn alternative_texts_hold_the_figures_and_no_marks() {
    for (_, picture) in all() {
        let alt = &picture.alt;
        assert!(alt.chars().any(|c| c.is_ascii_digit()), "{alt}");
        assert!(!alt.contains(|c| ('\u{2066}'..='\u{2069}').contains(&c)), "{alt}");
        assert!(!alt.contains('⟨'), "{alt}");
    }
}

#[test]
fn titles_say_the_finding_in_the_reader_s_language() {
    let title = |lang: Lang| {
        let first = &drawn(lang)[0];
        endoxa::text::strip_isolates(&first.drawn.texts[0].text)
    };
    assert_eq!(title(Lang::En), "Nobody to about 48% could hold both views");
    assert_eq!(title(Lang::He), "מאף אחד ועד כ-48% יכולים להחזיק בשתי הדעות");
    assert_eq!(title(Lang::Ar), "من لا أحد إلى نحو 48٪ قد يجمعون بين الرأيين");
}
