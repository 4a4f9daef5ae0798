//! Published files as they really are: every sample's diagnostics and converted rows.

use crate::common::{folder, path, run};

/// The samples, with the errors about single cells that their snapshots allow.
const SAMPLES: [(&str, &[&str]); 27] = [
    ("538_ahca_non_utf8.csv", &[]),
    ("538_covid_approval.csv", &[]),
    ("538_guns_polls.csv", &[]),
    ("538_impeachment_polls.csv", &[]),
    ("economist_all_polls_2008_bom_crlf.csv", &[]),
    ("eopaod_be-bru.psv", &[]),
    ("eopaod_be-wal.csv", &[]),
    ("made.ropf", &[]),
    ("made_arabic_utf16.tsv", &[]),
    ("made_covid_with_totals.csv", &["date-order"]),
    ("made_generic_ballot_2020.csv", &[]),
    ("made_generic_ballot_2021.csv", &[]),
    ("made_generic_ballot_2023.csv", &[]),
    ("made_hebrew_windows1255.csv", &[]),
    ("made_huffpost_clean.tsv", &[]),
    ("made_huffpost_raw.tsv", &[]),
    ("made_nzelect.csv", &[]),
    ("made_oddities.csv", &["date-implausible", "date-order", "percent-unreadable"]),
    ("made_ozfedelect.csv", &[]),
    ("made_pollbase.csv", &["share-above-one", "percent-unreadable"]),
    ("made_pscl.csv", &[]),
    ("made_wide.xlsx", &[]),
    ("made_wide_seats.csv", &[]),
    ("made_wikipedia.tsv", &["date-order"]),
    ("made_historic.csv", &["date-ambiguous", "date-implausible"]),
    ("nsppolls.csv", &[]),
    ("swedish_polls.csv", &[]),
];

/// Rows of a converted file that are snapshotted, at its beginning and at its end.
const ROWS: (usize, usize) = (16, 4);

fn sample(name: &str) -> String {
    format!("tests/fixtures/formats/{name}")
}

/// The beginning and the end of a text, and how long it is.
fn excerpt(text: &str) -> String {
    let lines: Vec<&str> = text.lines().collect();
    let (first, last) = ROWS;
    if lines.len() <= first + last {
        return text.to_owned();
    }
    let head = lines[..first].join("\n");
    let tail = lines[lines.len() - last..].join("\n");
    format!("{head}\n[… {} lines in all …]\n{tail}\n", lines.len())
}

#[test]
fn every_sample_has_its_oddities_told_and_its_rows_converted() {
    for (name, allowed) in SAMPLES {
        let file = sample(name);
        let allow: Vec<String> =
            allowed.iter().map(|code| format!("--allow={code}")).collect();
        let allow: Vec<&str> = allow.iter().map(String::as_str).collect();
        let told = run(&[&["check", file.as_str()], &allow[..]].concat());
        assert_eq!(told.code, 0, "{name}: {}{}", told.out, told.err);
        if !allowed.is_empty() {
            let refused = run(&["check", &file]);
            assert_eq!(refused.code, 2, "{name} needs no --allow");
        }
        let folder = folder(&[]);
        let to = path(&folder, "toplines.csv");
        let done = run(&[&["convert", file.as_str(), "--to", &to], &allow[..]].concat());
        assert_eq!(done.code, 0, "{name}: {}", done.err);
        let text = std::fs::read_to_string(&to).unwrap();
        let tables = std::fs::read_to_string(path(&folder, "toplines-crosstabs.csv"));
        let mut shown = format!("{}\n{}", told.out, excerpt(&text));
        if let Ok(tables) = tables {
            shown.push_str(&format!("\ncrosstabs:\n{}", excerpt(&tables)));
        }
        insta::with_settings!({ snapshot_path => "snapshots/formats", prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name.replace('.', "_"), shown);
        });
        // What was written is read without an error, and is what was read.
        if text.lines().count() > 1 {
            let again = run(&["check", &to]);
            assert_eq!(again.code, 0, "{name}: {}", again.out);
            let second = path(&folder, "again.csv");
            assert_eq!(run(&["convert", &to, "--to", &second]).code, 0, "{name}");
            assert_eq!(std::fs::read_to_string(&second).unwrap(), text, "{name}");
        }
    }
}

#[test]
fn every_sample_of_the_folder_has_a_snapshot() {
    let not_polls =
        ["economist_results_2012_CRonly.csv", "README.md", "make_workbook.py"];
    for entry in std::fs::read_dir(crate::common::root().join(sample(""))).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let known = SAMPLES.iter().any(|(sample, _)| *sample == name);
        assert!(known || not_polls.contains(&name.as_str()), "{name}");
    }
}

#[test]
fn a_file_of_election_results_is_no_file_of_polls() {
    let file = sample("economist_results_2012_CRonly.csv");
    let found = run(&["check", &file]);
    assert_eq!(found.code, 0, "{}", found.out);
    assert!(found.out.contains("51 respondents"), "{}", found.out);
    let found = run(&["check", &file, "--layout", "economist"]);
    assert_eq!(found.code, 2);
    assert!(found.out.contains("column-missing"), "{}", found.out);
}

#[test]
fn findings_are_grouped_denied_and_allowed_by_code() {
    let file = sample("economist_all_polls_2008_bom_crlf.csv");
    let found = run(&["check", &file]);
    assert_eq!(found.code, 0);
    assert!(found.out.contains("more of"), "{}", found.out);
    assert!(found.out.contains("column-constant"), "{}", found.out);
    assert_eq!(run(&["check", &file, "--deny", "column-constant"]).code, 1);
    let both =
        ["check", &file, "--deny", "column-constant", "--allow", "column-constant"];
    assert_eq!(run(&both).code, 0);
    let misspelt = run(&["check", &file, "--deny", "colum-constant"]);
    assert_eq!(misspelt.code, 2);
    assert!(misspelt.err.contains("column-constant"), "{}", misspelt.err);
    let json = crate::common::json(&["check", &file]);
    let constant = &json[0]["counts"]["column-constant"];
    assert_eq!(constant, 2, "mode and population");
    let all = run(&["check", &file, "--all"]).out;
    assert!(all.lines().count() > found.out.lines().count());
}

#[test]
fn ten_lines_of_toml_read_a_file_of_ones_own() {
    let layout = "name = \"mine\"\nunit = \"share\"\ndates = \"day_first\"\n[columns]\n\
                  pollster = \"Institut\"\nend_date = \"Datum\"\nsample_size = \"Befragte\"\n\
                  [[questions]]\nid = \"vote\"\nanswers = { Union = \"CDU/CSU\", SPD = \"SPD\" }\n";
    let polls =
        "Institut;Datum;Befragte;CDU/CSU;SPD;Woche\nA;2.3.2025;1004;0,3;0,155;9\n";
    let folder = folder(&[("mine.toml", layout), ("polls.csv", polls)]);
    let (layout, polls) = (path(&folder, "mine.toml"), path(&folder, "polls.csv"));
    let done = run(&["convert", &polls, "--to", "-", "--layout", &layout]);
    assert_eq!(done.code, 0, "{}", done.err);
    insta::assert_snapshot!("own_layout", done.out);
    std::fs::write(
        &layout,
        std::fs::read_to_string(&layout).unwrap().replace("Befragte", "Befragt"),
    )
    .unwrap();
    let wrong = run(&["check", &polls, "--layout", &layout]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.out.contains("Befragte"), "{}", wrong.out);
    std::fs::write(&layout, "name = \"mine\"\nuint = \"share\"\n").unwrap();
    let wrong = run(&["check", &polls, "--layout", &layout]);
    assert!(wrong.out.contains("did you mean “unit”"), "{}", wrong.out);
}

#[test]
fn a_header_that_fits_nothing_names_the_layouts() {
    let folder = folder(&[("polls.csv", "a,b\n1,2\n")]);
    let file = path(&folder, "polls.csv");
    let found = run(&["check", &file, "--layout", "wdie"]);
    assert_eq!(found.code, 2);
    assert!(found.out.contains("did you mean “wide”"), "{}", found.out);
}

#[test]
fn a_study_reads_any_layout() {
    let study = "id = \"s\"\n[title]\nen = \"S\"\n[data]\ntoplines = \"polls.csv\"\n\
                 [[toplines]]\nname = \"vote\"\npoll = \"kantar_2023-01-29\"\nquestion = \"ne\"\n";
    let polls =
        std::fs::read_to_string(crate::common::root().join(sample("eopaod_be-bru.psv")));
    let folder = folder(&[("study.toml", study), ("polls.csv", &polls.unwrap())]);
    let found = run(&[
        "run",
        &path(&folder, "study.toml"),
        "--format",
        "json",
        "--out",
        &path(&folder, "out"),
    ]);
    assert_eq!(found.code, 0, "{}{}", found.out, found.err);
}

mod hostile {
    use super::*;

    fn checked(text: String) -> (i32, String) {
        let folder = folder(&[("polls.csv", &text)]);
        let found = run(&["check", &path(&folder, "polls.csv")]);
        assert!(!found.out.contains("panicked") && !found.err.contains("panicked"));
        (found.code, found.out)
    }

    #[test]
    fn ten_thousand_columns_are_answers_or_refused() {
        let names: Vec<String> = (0..10_000).map(|i| format!("a{i}")).collect();
        let cells = vec!["1"; 10_000].join(",");
        let text =
            format!("pollster,end_date,{}\nA,2025-01-09,{cells}\n", names.join(","));
        let (code, out) = checked(text);
        assert_eq!(code, 0, "{}", &out[..out.len().min(500)]);
        assert!(
            out.contains("10,000 answers"),
            "{}",
            &out[out.len().saturating_sub(500)..]
        );
    }

    #[test]
    fn a_line_of_a_hundred_megabytes_is_refused_by_its_number() {
        let text =
            format!("poll,question,answer,percent\np,q,{},52\n", "x".repeat(100 << 20));
        let (code, out) = checked(text);
        assert_eq!(code, 2);
        assert!(out.contains("polls.csv:2: error[line-too-long]"), "{out}");
    }

    #[test]
    fn quotes_within_quotes_and_quotes_left_open_end_in_an_error_or_a_row() {
        for cell in ["\"a \"\"b\"\" c\"", "\"a", "a\"b", "\"a\"b\"", "\"\"\"", "\"\n\n\n"]
        {
            let text = format!("poll,question,answer,percent\np,q,{cell},52\np,q,d,48\n");
            let (code, _) = checked(text);
            assert!(code == 0 || code == 2, "{cell}");
        }
    }

    #[test]
    fn a_hundred_thousand_answers_of_one_question_take_no_minute() {
        let mut text = "poll,question,answer,percent\n".to_owned();
        for i in 0..100_000 {
            text.push_str(&format!("p,q,a{i},0.0\n"));
        }
        let start = std::time::Instant::now();
        assert_eq!(checked(text).0, 0);
        assert!(start.elapsed().as_secs() < 60);
    }
}

mod properties {
    use endoxa::read::{ReadingOptions, Source, block, canonical, published};
    use proptest::prelude::*;
    use rand_pcg::Pcg64;
    use rand_pcg::rand_core::{Rng, SeedableRng};

    use super::*;

    /// Figures as files print them.
    fn figure() -> impl Strategy<Value = String> {
        (0_u32..=100, 0_u32..10, 0_usize..7).prop_map(|(whole, tenth, form)| match form {
            0 => format!("{whole}"),
            1 if whole < 100 => format!("{whole}.{tenth}"),
            2 => format!("{whole}%"),
            3 => "<0.5".to_owned(),
            4 => "NA".to_owned(),
            5 if whole < 100 => format!("\"{whole},{tenth}\""),
            _ => String::new(),
        })
    }

    fn row() -> impl Strategy<Value = String> {
        let day = (1990_i16..2030, 1_i8..13, 1_i8..29);
        let size = prop_oneof![
            Just("NA".to_owned()),
            Just("≈600".to_owned()),
            (1_u32..9000).prop_map(|n| n.to_string())
        ];
        ("[A-C]{1,2}( [a-z]{3})?", day, size, figure(), figure(), figure()).prop_map(
            |(house, (y, m, d), n, a, b, c)| {
                format!("{house},{y}-{m:02}-{d:02},{n},{a},{b},{c}\n")
            },
        )
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn what_is_written_is_read_and_written_the_same(rows in prop::collection::vec(row(), 1..12)) {
            let text = format!("pollster,end_date,n,for,against,unsure\n{}", rows.concat());
            let options = ReadingOptions::default();
            if let Ok(read) = canonical(&Source::held("f.csv", &text), &options) {
                let once = read.value.toplines;
                let polls = published(&Source::held("f.csv", &text), &options).unwrap().value.toplines.polls;
                let again = canonical(&Source::held("f.csv", &once), &options).unwrap().value.toplines;
                prop_assert_eq!(&again, &once);
                let same = published(&Source::held("f.csv", &once), &options).unwrap().value.toplines.polls;
                prop_assert_eq!(same.len(), polls.len());
                for (one, other) in polls.iter().zip(&same) {
                    prop_assert_eq!(&one.id, &other.id);
                    prop_assert_eq!(&one.dates, &other.dates);
                    prop_assert_eq!(one.sample_size, other.sample_size);
                    let shares = |poll: &endoxa::poll::Poll| -> Vec<_> {
                        poll.questions.iter().flat_map(|q| &q.answers).map(|a| (a.name.clone(), a.share, a.kind)).collect()
                    };
                    prop_assert_eq!(shares(one), shares(other));
                }
            }
        }

        #[test]
        fn any_text_is_a_block_or_an_error(text in "\\PC{0,200}") {
            let _ = block(&text, "-");
        }
    }

    /// Bytes changed, cut out or doubled: a value or an error, never a panic.
    #[test]
    fn mutated_samples_are_read_or_refused() {
        let rounds: u64 = std::env::var("ENDOXA_FUZZ_ROUNDS")
            .ok()
            .and_then(|n| n.parse().ok())
            .unwrap_or(40);
        let folder = tempfile::tempdir().unwrap();
        for (name, _) in SAMPLES {
            let whole = std::fs::read(crate::common::root().join(sample(name))).unwrap();
            let text = !name.ends_with(".xlsx");
            // Long ones are mutated in their first rows.
            let whole = if text { &whole[..whole.len().min(4000)] } else { &whole[..] };
            let file = folder.path().join(name);
            let mut random = Pcg64::seed_from_u64(8);
            for _ in 0..rounds {
                let mut bytes = whole.to_vec();
                for _ in 0..1 + random.next_u32() % 5 {
                    let at = random.next_u32() as usize % bytes.len();
                    match random.next_u32() % 5 {
                        0 => bytes[at] = random.next_u32() as u8,
                        1 => {
                            bytes.remove(at);
                        }
                        2 => bytes.insert(
                            at,
                            b"\",;\t\n|.-%9"[random.next_u32() as usize % 10],
                        ),
                        3 => bytes.truncate(at.max(1)),
                        _ => {
                            let piece = bytes[at..(at + 20).min(bytes.len())].to_vec();
                            bytes.extend(piece);
                        }
                    }
                    if bytes.is_empty() {
                        bytes.push(b'a');
                    }
                }
                std::fs::write(&file, &bytes).unwrap();
                let _ = canonical(&Source::new(&file), &ReadingOptions::default());
            }
        }
    }
}
