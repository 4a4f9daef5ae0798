//! Articles: templates filled, claims tested, finished texts checked, corrections drafted.

use std::io::Write as _;
use std::sync::OnceLock;

use crate::common::{STUDY, folder, json, path, root, run};

/// The results of the example study, made once for all tests.
fn results() -> String {
    static RESULTS: OnceLock<String> = OnceLock::new();
    let made = RESULTS.get_or_init(|| {
        let out = tempfile::tempdir().unwrap().keep();
        let to = out.display().to_string();
        assert_eq!(run(&["run", STUDY, "--out", &to, "--quiet"]).code, 0);
        out.join("hostage-deal/results.json").display().to_string()
    });
    made.clone()
}

/// Fills a template of one line and more.
fn filled(template: &str, options: &[&str]) -> crate::common::Outcome {
    let files = folder(&[("a.md", template)]);
    let (article, results) = (path(&files, "a.md"), results());
    run(&[&["fill", &article, &results], options].concat())
}

/// What a template prints, without the marks of direction.
fn printed(template: &str, options: &[&str]) -> String {
    let found = filled(template, options);
    assert_eq!(found.code, 0, "{}", found.err);
    found.out.chars().filter(|c| !('\u{2066}'..='\u{2069}').contains(c)).collect()
}

#[test]
fn the_example_fills_to_what_lies_beside_it() {
    let results = results();
    for lang in ["en", "ar", "he"] {
        let template = format!("data/hostage-deal/article/{lang}.md");
        let found = run(&["fill", &template, &results]);
        assert_eq!(found.code, 0, "{lang}: {}", found.err);
        let beside = root().join(format!("data/hostage-deal/article/{lang}.filled.md"));
        assert_eq!(found.out, std::fs::read_to_string(beside).unwrap(), "{lang}");
        assert!(!found.out.contains('⟨') && !found.out.contains("{{"), "{lang}");
    }
}

#[test]
fn figures_print_with_the_digits_and_words_of_their_source() {
    for (template, text) in [
        ("{{ deal.support | share }}", "52%"),
        ("{{ deal }}", "52%"),
        ("{{ war | share }}", "about 48%"),
        ("{{ deal_idi | share }} {{ deal_idi | share(decimals=0) }}", "57.5% 58%"),
        ("{{ deal_idi | interval }} {{ deal_idi | n }}", "54–61% 750"),
        ("{{ deal | assumed }}", "47–57% if 500 people were asked (an assumption)"),
        ("{{ deal | dates }}, {{ deal | poll }}", "8–9 January 2025, Maariv"),
        ("{{ deal_and_war.both | bounds }}", "from nobody to about 48%"),
        (
            "{{ deal | in_words }} {{ deal_idi | in_words }}",
            "about half about three in five",
        ),
        ("{{ deal | majority }}, {{ deal_idi | majority }}", "about half, a majority"),
        ("{{ not_time | majority }}", "a minority"),
        ("{{ claims.both_at_once | verdict }}", "not supported"),
        ("{% if deal.value > 0.5 %}a{% else %}b{% endif %}", "a"),
    ] {
        assert_eq!(printed(template, &[]), text, "{template}");
    }
}

#[test]
fn digits_signs_and_months_are_set_apart() {
    let template = "{{ deal | share }} {{ deal | dates }}";
    let usual = printed(template, &["--lang", "ar"]);
    assert_eq!(usual, "52٪ 8–9 كانون الثاني/يناير 2025");
    let options = ["--lang", "ar", "--digits", "arabic", "--months", "levantine"];
    assert_eq!(printed(template, &options), "٥٢٪ ٨–٩ كانون الثاني ٢٠٢٥");
    let front = "---\ntitle: mine\nendoxa:\n  language: ar\n  percent: latin\n  months: arabic\n---\n";
    let text = printed(&format!("{front}{template}"), &[]);
    assert_eq!(text, "---\ntitle: mine\n---\n52% 8–9 يناير 2025");
    let text =
        printed(&format!("{front}{{{{ deal | share }}}}"), &["--percent-sign", "arabic"]);
    assert!(text.ends_with("52٪"), "options go first: {text}");
}

#[test]
fn what_cannot_be_printed_is_an_error_with_its_place() {
    for (template, code, words) in [
        ("One.\nTwo {{ dael | share }}", "figure-name-unknown", ":2:8: "),
        ("{{ dael.support | share }}", "figure-name-unknown", "deal"),
        ("{% if false %}{{ wra }}{% endif %}", "figure-name-unknown", "war"),
        ("{{ deal | shar }}", "filter-unknown", "share"),
        ("{{ deal | share(decimals=1) }}", "digits-beyond-source", ":1:"),
        ("x\n {{ deal | interval }}", "article-value-missing", ":2:"),
        (
            "{{ deal_and_war.both | share }}",
            "article-value-missing",
            "from nobody to about 48%",
        ),
        ("{% if deal.support > 0.5 %}x{% endif %}", "figure-compared", ":1:7: "),
        (
            "\n{% claim \"x\" if dael > 50% %}x{% endclaim %}",
            "figure-name-unknown",
            ":2:17: ",
        ),
        ("{% claim \"x\" if deal > 50 %}x{% endclaim %}", "test-unreadable", "50%"),
        ("{% claim \"x\" if deal > 50% %}x", "tag-expected", "endclaim"),
        ("{{ deal | share", "template-malformed", ":1:"),
        ("---\nendoxa:\n  langauge: ar\n---\n", "article-setting-unknown", ":3:3: "),
        (
            "---\nendoxa:\n  digits: roman\n---\n",
            "article-setting-invalid",
            "latin, arabic",
        ),
        (
            "{% claim \"x\" if deal_idi > not_time %}x{% endclaim %}",
            "not-comparable",
            "deal_idi > not_time",
        ),
    ] {
        let found = filled(template, &[]);
        assert_eq!(found.code, 2, "{template}: {}{}", found.out, found.err);
        assert!(
            found.err.contains(&format!("error[{code}]")),
            "{template}: {}",
            found.err
        );
        assert!(found.err.contains(words), "{template}: {}", found.err);
        assert_eq!(found.out, "", "{template}");
    }
}

#[test]
fn all_wrong_names_are_named_at_once() {
    let found = filled("{{ dael }} {{ wra }}", &[]);
    assert_eq!(found.err.matches("figure-name-unknown").count(), 2, "{}", found.err);
}

#[test]
fn a_claim_that_is_not_shown_fails_the_build_or_gives_way() {
    let claim = "{% claim \"a majority supports the deal\" if deal.support > 0.5 %}Most do.\
                 {% endclaim %}";
    let found = filled(claim, &[]);
    assert_eq!(found.code, 1, "{}", found.err);
    assert_eq!(found.out, "");
    assert!(found.err.contains("claim-unsupported"), "{}", found.err);
    assert!(found.err.contains("published no sample size"), "{}", found.err);
    let weaker = printed(claim, &["--unsupported", "weaken"]);
    assert_eq!(
        weaker,
        "52% is above one half, but Maariv (8–9 January 2025) published no sample size, so a \
         majority cannot be shown. Had it asked 500 people (an assumption), the interval would \
         be 47–57%."
    );
    let own =
        claim.replace("{% endclaim %}", "{% else %}Perhaps. {{ weaker }}{% endclaim %}");
    assert!(printed(&own, &[]).starts_with("Perhaps. 52% is above"), "{own}");
}

#[test]
fn a_claim_is_tested_with_its_uncertainty() {
    let says = |test: &str| {
        printed(
            &format!("{{% claim \"c\" if {test} %}}yes{{% else %}}no{{% endclaim %}}"),
            &[],
        )
    };
    // 57.5% of 750: 54 to 61%.
    assert_eq!(says("deal_idi > 50%"), "yes");
    assert_eq!(says("deal_idi > 53%"), "yes");
    assert_eq!(says("deal_idi > 55%"), "no");
    // An interval of 80% clears 55%: 55.1 to 59.8.
    assert_eq!(says("likely deal_idi > 55%"), "yes");
    assert_eq!(says("likely deal_idi > 56%"), "no");
    // The bounds reach 48%, with rounding 48.5.
    assert_eq!(
        says("deal_and_war.both < 60%"),
        "no",
        "no interval without a sample size"
    );
    assert_eq!(says("deal_idi > 50% and deal > 50%"), "no");
    assert_eq!(says("hostages_first > idi_april.toppling_hamas"), "yes");
    assert_eq!(says("supported(both_at_once)"), "no");
}

#[test]
fn the_quoted_figure_reads_as_an_editor_would_write_it() {
    let template = "{{ claims.war_continues | explain }}";
    assert_eq!(
        printed(template, &[]),
        "The 'about 48%' comes without pollster, date, wording or sample size; no published poll \
         with it was found. One figure cannot show stability."
    );
    assert_eq!(
        printed(template, &["--lang", "ar"]),
        "ترد نسبة «نحو 48٪» بلا جهة استطلاع ولا تاريخ ولا صيغة سؤال ولا حجم عيّنة، ولم نجد \
         استطلاعًا منشورًا بها. ورقم واحد لا يُثبت الثبات."
    );
    assert_eq!(
        printed(template, &["--lang", "he"]),
        "הנתון \"כ-48%\" מובא בלי שם הסוקר, בלי תאריך, בלי נוסח השאלה ובלי גודל המדגם; לא נמצא \
         סקר שפורסם עם נתון כזה. ונתון אחד אינו מוכיח יציבות."
    );
}

#[test]
fn texts_from_the_data_are_inert() {
    let results = std::fs::read_to_string(results()).unwrap();
    let label = "\"en\": \"a comprehensive deal\"";
    assert!(results.contains(label));
    let results = results.replace(label, "\"en\": \"<script>*x*</script>&\"");
    let template = "{{ deal | label }}";
    let files = folder(&[("a.md", template), ("a.html", template), ("r.json", &results)]);
    let fill =
        |name: &str| run(&["fill", &path(&files, name), &path(&files, "r.json")]).out;
    assert_eq!(fill("a.md"), "\\<script\\>\\*x\\*\\</script\\>\\&");
    assert_eq!(fill("a.html"), "&lt;script&gt;*x*&lt;&#x2f;script&gt;&amp;");
}

#[test]
fn names_are_listed_with_their_values() {
    let results = results();
    let listed = json(&["fill", "--list", &results]);
    let deal =
        listed.as_array().unwrap().iter().find(|row| row["name"] == "deal").unwrap();
    assert_eq!(deal["value"], "52%");
    assert_eq!(deal["id"], "figures/deal");
    assert!(run(&["fill", "--list", &results]).out.contains("deal_and_war.both"));
    let csv = run(&["fill", "--list", &results, "--format", "csv"]).out;
    assert!(csv.starts_with("name,id,value,label,source\n"), "{csv}");
    // Every listed name is one.
    let template: String = listed
        .as_array()
        .unwrap()
        .iter()
        .map(|row| format!("{{{{ {} }}}}\n", row["name"].as_str().unwrap()))
        .collect();
    let found = filled(&template, &[]);
    assert_eq!(found.code, 0, "{}", found.err);
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let files = folder(&[("a.md", "{{ deal | share }}\n"), ("b.md", "{{ oops }}")]);
    let out = path(&files, "out.md");
    let results = results();
    let found = run(&["fill", &path(&files, "a.md"), &results, "--out", &out]);
    assert_eq!((found.code, found.out.as_str()), (0, ""));
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "52%\n");
    assert_eq!(run(&["fill", &path(&files, "b.md"), &results, "--out", &out]).code, 2);
    assert_eq!(std::fs::read_to_string(&out).unwrap(), "52%\n");
}

/// The findings of a text: what is written, its verdict, its first identifier.
fn findings(name: &str, text: &str, options: &[&str]) -> Vec<[String; 3]> {
    let files = folder(&[(name, text)]);
    let (article, results) = (path(&files, name), results());
    listed(&json(&[&["claims", &article, &results], options].concat()))
}

fn listed(found: &serde_json::Value) -> Vec<[String; 3]> {
    let text = |value: &serde_json::Value| value.as_str().unwrap_or("").to_owned();
    found["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| [text(&f["text"]), text(&f["verdict"]), text(&f["ids"][0])])
        .collect()
}

fn has(found: &[[String; 3]], text: &str, verdict: &str, id: &str) {
    let wanted = [text, verdict, id];
    assert!(found.iter().any(|f| f.iter().map(String::as_str).eq(wanted)), "{found:#?}");
}

#[test]
fn a_finished_text_is_checked_figure_by_figure() {
    let text = "A Maariv poll found 52% for a comprehensive deal.\n\
                Support for continuing the war is stable at about 48%.\n\
                The majority supports the deal but also supports continuing the war.\n\
                In it 37% had a dog.\n";
    let found = findings("a.txt", text, &[]);
    has(&found, "52%", "matches", "figures/deal");
    has(&found, "about 48%", "no_source", "figures/war");
    has(&found, "37%", "not_checked", "");
    let claim = "the majority supports the deal but also supports continuing the war";
    has(&found, claim, "refuted", "claims/both_at_once");
    let wrong =
        findings("a.md", "A Maariv poll found 62% for a comprehensive deal.", &[]);
    has(&wrong, "62%", "differs", "figures/deal");
    let two = "Maariv found 52% for a comprehensive deal, and 11% liked the weather.";
    has(&findings("a.md", two, &[]), "11%", "not_checked", "");
}

#[test]
fn questions_and_denials_are_no_claims() {
    let text = "Can the majority support the deal and continuing the war?\n\n\
                No majority holds both views: the two figures allow less.\n";
    let found = findings("a.md", text, &[]);
    assert!(found.iter().all(|f| f[1] == "not_checked"), "{found:#?}");
}

#[test]
fn arabic_and_hebrew_texts_are_checked_too() {
    let arabic = "أظهر استطلاع معاريف أن ٥٢٪ يؤيدون صفقة شاملة.\nوتأييد مواصلة الحرب ثابت عند نحو 48 في المئة.";
    let found = findings("a.txt", arabic, &["--lang", "ar"]);
    has(&found, "٥٢٪", "matches", "figures/deal");
    has(&found, "نحو 48 في المئة", "no_source", "figures/war");
    let hebrew = "לפי מעריב 52 אחוזים תומכים בעסקה כוללת.";
    let found = findings("a.html", &format!("<p>{hebrew}</p>"), &["--lang", "he"]);
    has(&found, "52 אחוזים", "matches", "figures/deal");
}

#[test]
fn a_word_file_is_read_without_its_deleted_text() {
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let options = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Stored);
    archive.start_file("word/document.xml", options).unwrap();
    let xml = "<w:document><w:body><w:p><w:r><w:t>First.</w:t></w:r></w:p><w:p><w:r><w:t>\
               Maariv found 5</w:t></w:r><w:del><w:r><w:delText>3</w:delText></w:r></w:del>\
               <w:r><w:t>2% for a comprehensive deal.</w:t></w:r></w:p></w:body></w:document>";
    archive.write_all(xml.as_bytes()).unwrap();
    let bytes = archive.finish().unwrap().into_inner();
    let files = folder(&[]);
    let article = path(&files, "a.docx");
    std::fs::write(&article, bytes).unwrap();
    let found = json(&["claims", &article, &results()]);
    assert_eq!(found["findings"][0]["place"]["line"], 2);
    has(&listed(&found), "52%", "matches", "figures/deal");
    std::fs::write(&article, "no zip").unwrap();
    assert!(run(&["claims", &article, &results()]).err.contains("file-damaged"));
}

#[test]
fn a_template_lists_what_it_prints_and_tests() {
    let results = results();
    let found = json(&["claims", "data/hostage-deal/article/en.md", &results]);
    let found = listed(&found);
    has(&found, "deal | share", "matches", "figures/deal");
    has(&found, "a majority supports the deal", "not_shown", "figures/deal");
    has(&found, "the majority holds both views", "refuted", "deal_and_war/both");
}

#[test]
fn denied_findings_end_with_one() {
    let files =
        folder(&[("a.txt", "The war: about 48% want it to go on, continuing the war.")]);
    let article = path(&files, "a.txt");
    let results = results();
    assert_eq!(run(&["claims", &article, &results]).code, 0);
    assert_eq!(run(&["claims", &article, &results, "--deny", "wrong"]).code, 1);
    for format in ["csv", "md", "text"] {
        let found = run(&["claims", &article, &results, "--format", format]);
        assert!(found.out.contains("about 48%"), "{format}: {}", found.out);
    }
}

/// The study's results, and those after Maariv's figure is corrected to 58%.
fn corrected() -> (String, String) {
    let old = results();
    let study = root().join("data/hostage-deal");
    let to = tempfile::tempdir().unwrap().keep();
    for entry in std::fs::read_dir(study).unwrap() {
        let entry = entry.unwrap();
        if entry.file_type().unwrap().is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name())).unwrap();
        }
    }
    let toplines = to.join("toplines.csv");
    let text = std::fs::read_to_string(&toplines).unwrap();
    let mut changed = false;
    let lines: Vec<String> = text
        .lines()
        .map(|line| {
            let row =
                line.contains("maariv_2025-01-09") && line.contains("comprehensive deal");
            if row && !changed && line.contains(",52,") {
                changed = true;
                return line.replacen(",52,", ",58,", 1);
            }
            line.to_owned()
        })
        .collect();
    assert!(changed);
    std::fs::write(&toplines, lines.join("\n") + "\n").unwrap();
    let study = to.join("study.toml").display().to_string();
    let out = to.join("out").display().to_string();
    let found = run(&["run", &study, "--out", &out, "--quiet"]);
    assert_eq!(found.code, 0, "{}", found.err);
    (old, to.join("out/hostage-deal/results.json").display().to_string())
}

#[test]
fn new_data_name_the_numbers_the_sentences_and_the_correction() {
    let (old, new) = corrected();
    let template = "data/hostage-deal/article/en.md";
    let found = json(&["diff", &old, &new, template]);
    let numbers = found["numbers"].as_array().unwrap();
    let deal = numbers.iter().find(|n| n["id"] == "figures/deal").unwrap();
    assert_eq!((deal["old"].as_str(), deal["new"].as_str()), (Some("52%"), Some("58%")));
    let sentences = found["sentences"].as_array().unwrap();
    assert!(sentences.iter().any(|s| s["new"].as_str().unwrap().contains("58%")));
    let note = found["note"].as_str().unwrap();
    assert!(note.starts_with("Correction:"), "{note}");
    assert!(note.contains("gave 52% for “a comprehensive deal”"), "{note}");
    assert!(note.contains("The figure is 58%."), "{note}");
    let text = "Maariv found 52% for a comprehensive deal. Nothing else is said.";
    let files = folder(&[("a.txt", text)]);
    let found = json(&["diff", &old, &new, &path(&files, "a.txt"), "--lang", "ar"]);
    assert_eq!(
        found["sentences"][0]["old"],
        "Maariv found 52% for a comprehensive deal."
    );
    assert!(found["note"].as_str().unwrap().starts_with("تصويب:"), "{}", found["note"]);
    assert!(run(&["diff", &old, &old]).out.contains("Nothing changed."));
}

#[test]
fn one_figure_is_printed_for_a_page_with_what_it_rests_on() {
    let results = results();
    let found = json(&["figure", &results, "deal_idi"]);
    assert_eq!(
        (found[0]["text"].as_str(), found[0]["value"].as_f64()),
        (Some("57.5%"), Some(0.575))
    );
    assert!(found[0]["source"].as_str().unwrap().contains("n\u{a0}=\u{a0}750"));
    let html = run(&["figure", &results, "maariv_january", "--html", "--lang", "ar"]).out;
    assert!(
        html.starts_with("<figure class=\"endoxa\" lang=\"ar\" dir=\"rtl\">"),
        "{html}"
    );
    assert_eq!(html.matches("<th scope=\"row\">").count(), 4, "{html}");
    assert_eq!(html.matches("<details>").count(), 4, "{html}");
    let text = std::fs::read_to_string(&results).unwrap();
    let evil = text.replace("\"Comprehensive deal\"", "\"=cmd()<script>\"");
    assert!(evil.contains("<script>"));
    let files = folder(&[("r.json", &evil)]);
    let file = path(&files, "r.json");
    let html = run(&["figure", &file, "maariv_january", "--html"]).out;
    assert!(
        html.contains("=cmd()&lt;script&gt;") && !html.contains("<script>"),
        "{html}"
    );
    let csv = run(&["figure", &file, "maariv_january", "--format", "csv"]).out;
    assert!(csv.contains(",'=cmd()<script>,0.52,"), "{csv}");
    let md = run(&["figure", &results, "deal_and_war.both", "--format", "md"]).out;
    assert!(md.contains("from nobody to about 48%"), "{md}");
    let wrong = run(&["figure", &results, "dael"]);
    assert_eq!(wrong.code, 2);
    assert!(wrong.err.contains("deal"), "{}", wrong.err);
}
