//! Where the numbers of several views at once come from.

use super::explain::{Explained, of_estimate, weighted_share};
use super::explain_segment::named;
use crate::phrase::Phrases;
use crate::results::{
    BalancedShares, Derivation, Estimate, InconsistencyIndex, Label, Lang, PatternResult,
};
use crate::stats::SmallBase;
use crate::text::Args;

/// Every estimate by its identifier: `ID/views/…`, `ID/patterns/…`, `ID/pairs/…`,
/// `ID/at_least/M`, `ID/index` and `ID/index/ratio`, `ID/balanced/…/agree`, `disagree` and
/// `net`; none that may not be printed.
pub(super) fn of_patterns(found: &PatternResult) -> Vec<Explained> {
    let printed = |small: Option<SmallBase>| small != Some(SmallBase::Suppress);
    let mut all: Vec<Explained> = found
        .views
        .iter()
        .filter(|of| printed(of.small_base))
        .map(|of| {
            let label = named(|say| say.view(&of.view).to_owned());
            share(&of.id, label, &of.share)
        })
        .collect();
    for of in found.patterns.iter().filter(|of| printed(of.small_base)) {
        let label = named(|say| {
            let args = Args::new().text("pattern", say.pattern(of, found));
            say.say_with("explain-patterns-only", &args)
        });
        all.push(share(&of.id, label, &of.share));
    }
    for of in found.pairs.iter().filter(|of| printed(of.small_base)) {
        let label = named(|say| say.views_together(&[&of.a, &of.b], found));
        all.push(share(&of.id, label, &of.both));
    }
    for of in found.at_least.iter().filter(|of| printed(of.small_base)) {
        let label = named(|say| {
            let args = Args::new()
                .text("least", say.style().count(of.pairs as f64))
                .text("all", say.style().count(found.pairs.len() as f64));
            say.say_with("explain-patterns-least", &args)
        });
        all.push(share(&of.id, label, &of.share));
    }
    if let Some(index) = found.index.as_ref().filter(|of| printed(of.small_base)) {
        all.push(of_index(index));
        all.push(of_ratio(index));
    }
    let balanced = found.balanced.iter();
    for pair in balanced.filter(|pair| printed(pair.shares.small_base)) {
        all.extend(of_balanced(&pair.shares, |say| say.reversed(pair, found)));
    }
    let mean = found.balanced_mean.as_ref();
    if let Some(mean) = mean.filter(|mean| printed(mean.small_base)) {
        all.extend(of_balanced(mean, |say| say.say("patterns-mean")));
    }
    all
}

fn share(id: &str, label: Label, of: &Estimate) -> Explained {
    Explained {
        id: id.to_owned(),
        label,
        result: serde_json::to_value(of).unwrap_or_default(),
        ..of_estimate("", of, &weighted_share(of))
    }
}

fn of_index(index: &InconsistencyIndex) -> Explained {
    Explained {
        result: serde_json::to_value(index).unwrap_or_default(),
        derivation: index.derivation.clone(),
        ..share(&index.id, named(|say| say.say("explain-patterns-index")), &index.mean)
    }
}

fn of_ratio(index: &InconsistencyIndex) -> Explained {
    let ratio = &index.against_independence;
    let mut derivation = Derivation::by("against_independence")
        .input_opt("r", ratio.value)
        .input_opt("se(log r)", ratio.se_log)
        .input_opt("m", index.mean.value)
        .input("Σ p q/K", index.if_independent);
    if let Some(interval) = &ratio.interval {
        derivation = derivation.input("alpha", 1.0 - interval.level);
    }
    Explained {
        id: format!("{}/ratio", index.id),
        label: named(|say| say.say("explain-patterns-ratio")),
        result: serde_json::to_value(ratio).unwrap_or_default(),
        derivation,
        printed: Lang::ALL.map(|lang| Phrases::new(lang).ratio(ratio)),
        ..of_estimate("", &index.mean, &Derivation::default())
    }
}

fn of_balanced(of: &BalancedShares, pair: impl Fn(&Phrases) -> String) -> Vec<Explained> {
    let label =
        |id: &str| named(|say| say.say_with(id, &Args::new().text("pair", pair(say))));
    let id = |part: &str| format!("{}/{part}", of.id);
    let mut all = vec![share(&id("agree"), label("explain-patterns-agree"), &of.agree)];
    all.extend(of.disagree.as_ref().map(|disagree| {
        share(&id("disagree"), label("explain-patterns-disagree"), disagree)
    }));
    all.extend(of.net.as_ref().map(|net| Explained {
        derivation: Derivation { method: "net_agreement".to_owned(), ..of_net(net) },
        printed: Lang::ALL.map(|lang| Phrases::new(lang).net(net)),
        ..share(&id("net"), label("explain-patterns-net"), net)
    }));
    all
}

fn of_net(net: &Estimate) -> Derivation {
    let mut derivation = Derivation::default()
        .input_opt("d", net.value)
        .input_opt("V", net.se.map(|se| se * se))
        .input_opt("n", net.n)
        .input_opt("df", net.df);
    if let Some(interval) = &net.interval {
        derivation = derivation.input("alpha", 1.0 - interval.level);
    }
    derivation
}
