//! Where the numbers of an estimated segment come from.

use super::explain::{Explained, of_bounded, of_estimate, weighted_share};
use crate::phrase::Phrases;
use crate::results::{
    Derivation, Estimate, GroupSegment, Label, Lang, ProfileGroup, RespondentSegment,
};
use crate::stats::SmallBase;
use crate::text::{Args, strip_isolates};

/// Every estimate of a segment by its identifier: `ID/both` and the other shares of
/// everybody, `ID/by/VARIABLE/GROUP`, `ID/profile/VARIABLE/GROUP`.
pub(super) fn of_segment(found: &RespondentSegment) -> Vec<Explained> {
    let mut all = Vec::new();
    if let Some(headline) = found.headline() {
        let only = |view: fn(&RespondentSegment) -> &crate::results::View| {
            named(|say| {
                let args = Args::new().text("view", say.view(view(found)));
                say.say_with("joint-only", &args)
            })
        };
        let view = |view: fn(&RespondentSegment) -> &crate::results::View| {
            named(|say| say.view(view(found)).to_owned())
        };
        let both = Explained {
            derivation: headline.derivation.clone(),
            ..share(found, "both", named(|say| say.joint_name(found)), &headline.both)
        };
        all.push(both);
        let shares = [
            ("a", view(|f| &f.a), &headline.a),
            ("b", view(|f| &f.b), &headline.b),
            ("only_a", only(|f| &f.a), &headline.only_a),
            ("only_b", only(|f| &f.b), &headline.only_b),
            ("either", either(found), &headline.either),
            ("neither", named(|say| say.say("joint-neither")), &headline.neither),
        ];
        all.extend(shares.map(|(id, label, of)| share(found, id, label, of)));
        let among = [
            ("b_among_a", headline.b_among_a.as_ref()),
            ("a_among_b", headline.a_among_b.as_ref()),
        ];
        for (id, of) in among {
            let label = named(|say| say.joint_name(found));
            all.extend(of.map(|of| share(found, id, label, of)));
        }
    }
    if let Some(split) = &found.split {
        let label = named(|say| say.joint_name(found));
        all.push(Explained {
            printed: Lang::ALL
                .map(|lang| Phrases::new(lang).left_open(&split.both.bounds)),
            ..of_bounded(&split.both, &label, 0.0)
        });
    }
    if let Some(by) = &found.by {
        let printable =
            |group: &&GroupSegment| group.small_base != Some(SmallBase::Suppress);
        for group in by.groups.iter().filter(printable) {
            let id = format!("by/{}/{}", by.variable, group.code);
            let label = grouped(found, &group.label);
            all.push(share(found, &id, label, &group.both));
        }
    }
    for profile in &found.profile {
        for group in profile.groups.iter().filter(|group| !group.suppressed) {
            let id = format!("profile/{}/{}", profile.variable, group.code);
            all.push(of_profile(found, &id, group));
        }
    }
    all
}

/// A label in all languages; without isolates, for whoever reads it as data.
pub(super) fn named(name: impl Fn(&Phrases) -> String) -> Label {
    Lang::ALL
        .map(|lang| (lang, strip_isolates(&name(&Phrases::new(lang)))))
        .into_iter()
        .collect()
}

fn either(found: &RespondentSegment) -> Label {
    named(|say| {
        say.answers(&[say.view(&found.a).to_owned(), say.view(&found.b).to_owned()])
    })
}

fn grouped(found: &RespondentSegment, group: &str) -> Label {
    named(|say| {
        let args = Args::new().text("label", say.joint_name(found)).text("group", group);
        say.say_with("explain-joint-group", &args)
    })
}

fn share(found: &RespondentSegment, id: &str, label: Label, of: &Estimate) -> Explained {
    Explained {
        id: format!("{}/{id}", found.id),
        label,
        result: serde_json::to_value(of).unwrap_or_default(),
        ..of_estimate("", of, &weighted_share(of))
    }
}

fn of_profile(found: &RespondentSegment, id: &str, group: &ProfileGroup) -> Explained {
    let ratio = &group.over_representation;
    let mut derivation = Derivation::by("over_representation")
        .input_opt("r", ratio.value)
        .input_opt("se(log r)", ratio.se_log)
        .input_opt("p(group | segment)", group.share_of_segment.value)
        .input_opt("p(group)", group.share.value);
    if let Some(interval) = &ratio.interval {
        derivation = derivation.input("alpha", 1.0 - interval.level);
    }
    let label = named(|say| {
        let args = Args::new().text("group", group.label.clone());
        say.say_with("explain-over-representation", &args)
    });
    Explained {
        id: format!("{}/{id}", found.id),
        label,
        result: serde_json::to_value(group).unwrap_or_default(),
        derivation,
        assumptions: group.share_of_segment.assumptions.clone(),
        missing: group.share_of_segment.missing.clone(),
        interval: None,
        printed: Lang::ALL.map(|lang| Phrases::new(lang).ratio(ratio)),
    }
}
