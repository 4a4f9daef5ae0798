//! How a variable was made, in a sentence: a recode is never silent.

use crate::phrase::Phrases;
use crate::poll::{BlankAs, Recode, Rest, ValueCode};
use crate::text::Args;

/// "made of age: 18–34 below 35; 35–54 below 55; 55+".
pub(super) fn recode_line(recode: &Recode, say: &Phrases) -> String {
    let codes = |codes: &[ValueCode]| {
        say.commas(&codes.iter().map(ToString::to_string).collect::<Vec<_>>())
    };
    let (id, names, parts) = match recode {
        Recode::Collapse { from, groups, rest } => {
            let mut parts: Vec<String> = groups
                .iter()
                .map(|group| format!("{} = {}", group.label, codes(&group.codes)))
                .collect();
            match rest {
                Rest::Error => {}
                Rest::Keep => parts.push(say.say("recode-rest-keep")),
                Rest::Missing => parts.push(say.say("recode-rest-missing")),
            }
            ("recode-from", from.clone(), parts)
        }
        Recode::Thresholds { from, thresholds, labels } => {
            let mut parts: Vec<String> = labels
                .iter()
                .zip(thresholds)
                .map(|(label, end)| {
                    let args = Args::new()
                        .text("name", label.clone())
                        .text("n", end.to_string());
                    say.say_with("recode-below", &args)
                })
                .collect();
            parts.extend(labels.last().cloned());
            ("recode-from", from.clone(), parts)
        }
        Recode::AnyOf { any_of, codes: chosen, labels, blank } => {
            let args = Args::new()
                .text("first", labels[0].clone())
                .text("other", labels[1].clone())
                .text("names", codes(chosen));
            let mut parts = vec![say.say_with("recode-any", &args)];
            if *blank == BlankAs::NotChosen {
                parts.push(say.say("recode-blank"));
            }
            ("recode-from", any_of.join(", "), parts)
        }
    };
    let args = Args::new().text("names", names).text("rest", say.semicolons(&parts));
    say.say_with(id, &args)
}
