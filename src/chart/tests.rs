//! What every chart must be, in every language: complete, unclipped, without overlaps.

use super::*;
use crate::text::Lang;

fn row(label: &str, at: f64, value: &str) -> Row {
    Row {
        label: label.to_owned(),
        remark: String::new(),
        marks: vec![Mark::Dot {
            at,
            interval: Some((at - 0.04, at + 0.04)),
            assumed: false,
            known: true,
        }],
        value: value.to_owned(),
        details: vec!["47–57%".to_owned()],
        apart: false,
        faint: false,
    }
}

fn chart(lang: Lang) -> RowChart {
    let (title, label, long) = match lang {
        Lang::En => (
            "52% answered: a comprehensive deal",
            "Oppose any deal",
            "Continue fighting forcefully in Gaza until Hamas agrees to a deal that releases all the hostages",
        ),
        Lang::Ar => (
            "أجاب 52٪: صفقة شاملة لا أعرف",
            "معارضة أي صفقة",
            "مواصلة القتال بقوة في غزة حتى توافق حماس على صفقة تعيد جميع الأسرى الأحياء منهم والأموات",
        ),
        Lang::He => (
            "52% השיבו: עסקה כוללת",
            "מתנגדים לכל עסקה",
            "המשך הלחימה בעוצמה בעזה עד שחמאס יסכים לעסקה שתשחרר את כל החטופים החיים והחללים",
        ),
    };
    RowChart {
        frame: Frame {
            lang,
            title: format!("{title} {long}"),
            subtitle: long.to_owned(),
            wording: long.to_owned(),
            legend: vec![
                (LegendMark::Interval, label.to_owned()),
                (LegendMark::NoInterval, long.to_owned()),
                (LegendMark::Assumed, long.to_owned()),
            ],
            footer: vec![format!("{long}. {long}."), label.to_owned()],
            made_by: "endoxa".to_owned(),
            alt: title.to_owned(),
        },
        axis: Axis {
            scale: Scale::Linear,
            to: 1.0,
            ticks: [0.0, 0.25, 0.5, 0.75, 1.0]
                .map(|x| (x, format!("{}%", x * 100.0)))
                .to_vec(),
            reference: Some((0.5, label.to_owned())),
        },
        rows: vec![
            row(label, 0.52, "52%"),
            row(long, 0.36, "36%"),
            Row { value: long.to_owned(), apart: true, ..row(label, 0.1, "") },
        ],
    }
}

/// Texts that leave the canvas, and pairs that overlap.
pub(super) fn faults(drawn: &Drawn) -> Vec<String> {
    let mut faults = Vec::new();
    let (width, height) = (f64::from(drawn.width), f64::from(drawn.height));
    for (i, a) in drawn.texts.iter().enumerate() {
        if a.left < 0.0 || a.top < 0.0 || a.right > width || a.bottom > height {
            faults.push(format!("outside: {}", a.text));
        }
        for b in &drawn.texts[..i] {
            let apart = a.right <= b.left + 0.5
                || b.right <= a.left + 0.5
                || a.bottom <= b.top + 0.5
                || b.bottom <= a.top + 0.5;
            if !apart {
                faults.push(format!("overlap: {} / {}", a.text, b.text));
            }
        }
    }
    faults
}

#[test]
fn long_labels_neither_clip_nor_overlap_in_any_language() {
    for lang in Lang::ALL {
        let drawn = draw(&chart(lang)).unwrap();
        assert!(drawn.texts.len() > 20);
        assert_eq!(faults(&drawn), Vec::<String>::new(), "{lang}");
    }
}

#[test]
fn the_same_chart_gives_the_same_bytes() {
    let first = draw(&chart(Lang::Ar)).unwrap();
    let second = draw(&chart(Lang::Ar)).unwrap();
    assert_eq!(first.svg, second.svg);
    assert_eq!(png::render(&first.svg).unwrap(), png::render(&second.svg).unwrap());
}

#[test]
fn arabic_and_hebrew_are_mirrored_and_english_is_not() {
    let label_side = |lang: Lang| {
        let drawn = draw(&chart(lang)).unwrap();
        let title = &drawn.texts[0];
        (title.left - 32.0).abs() < 3.0
    };
    assert!(label_side(Lang::En));
    assert!(!label_side(Lang::Ar) && !label_side(Lang::He));
}

#[test]
fn a_character_without_a_glyph_is_an_error_not_a_box() {
    let mut broken = chart(Lang::En);
    broken.frame.title = "Wahl 選挙".to_owned();
    assert_eq!(draw(&broken), Err(ChartError::MissingGlyph('選')));
    broken.frame.title = "Non\u{2011}breaking 10\u{202f}000".to_owned();
    assert!(draw(&broken).unwrap().svg.contains("Non-breaking"));
}

#[test]
fn the_svg_is_described_for_screen_readers() {
    let drawn = draw(&chart(Lang::He)).unwrap();
    for part in
        ["role=\"img\"", "<title id=\"title\">", "<desc id=\"desc\">", "xml:lang=\"he\""]
    {
        assert!(drawn.svg.contains(part), "{part}");
    }
    assert!(!drawn.svg.contains("direction="));
}
