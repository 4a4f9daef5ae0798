//! What a reader must know of a trend, and what its sampling errors rest on.

use super::Series;
use super::fit::Model;
use super::select::{Candidate, Selection, of_a_month};
use super::spec::TrendSpec;
use crate::analysis::DesignEffect;
use crate::poll::WordingStatus;
use crate::results::{
    AnswerTrend, Assumption, DriftRule, LeftOut, Observation, TrendNote,
};
use crate::stats::Level;
use crate::stats::trend::{MarginFit, published_margin};

/// The notes, gravest first.
pub(super) fn notes(
    spec: &TrendSpec,
    series: &Series<'_>,
    model: &Model,
    answers: &[AnswerTrend],
) -> Vec<TrendNote> {
    let mut notes = Vec::new();
    if series.used.len() < 3 {
        notes.push(TrendNote::FewPolls { polls: series.used.len() });
    }
    notes.extend(left_out(series));
    notes.extend(of_model(spec, model, answers));
    notes.extend(of_houses(spec, series, model));
    notes.extend(of_samples(series));
    notes.extend(of_question(spec, series));
    notes
}

/// What holds for some samples only.
fn of_samples(series: &Series<'_>) -> Vec<TrendNote> {
    let samples =
        || series.used.iter().map(|used| series.selection.polls[used.at].sampling);
    let mut notes = Vec::new();
    let assumed: Vec<f64> = samples().filter(|s| s.assumed).filter_map(|s| s.n).collect();
    if let Some(n) = assumed.first() {
        notes.push(TrendNote::SizeAssumed { polls: assumed.len(), n: *n });
    }
    let effects: Vec<f64> = samples()
        .filter_map(|sampling| match sampling.design_effect {
            DesignEffect::FromMargin(effect) => Some(effect),
            _ => None,
        })
        .collect();
    if !effects.is_empty() {
        notes.push(TrendNote::DesignEffects {
            polls: effects.len(),
            least: effects.iter().copied().fold(f64::INFINITY, f64::min),
            most: effects.iter().copied().fold(0.0, f64::max),
        });
    }
    notes
}

fn left_out(series: &Series<'_>) -> Vec<TrendNote> {
    let reasons = [
        LeftOut::QuestionChanged,
        LeftOut::NoSampleSize,
        LeftOut::NoShare,
        LeftOut::NoDate,
        LeftOut::AboveWhole,
    ];
    let count = |why| {
        series.selection.polls.iter().filter(|poll| poll.left_out == Some(why)).count()
    };
    let of = |why| TrendNote::LeftOut { why, polls: count(why) };
    reasons.into_iter().filter(|why| count(*why) > 0).map(of).collect()
}

fn of_model(spec: &TrendSpec, model: &Model, answers: &[AnswerTrend]) -> Vec<TrendNote> {
    let mut notes = Vec::new();
    let answer = (answers.len() == 1).then_some(0);
    if model.is_flat() {
        notes.push(TrendNote::Flat { answer });
    }
    match model.inflation() {
        (_, Some(inflation)) if inflation < 1.0 => {
            notes.push(TrendNote::InflationBelowOne { answer, inflation });
        }
        (inflation, Some(_)) => {
            notes.push(TrendNote::InflationUsed { answer, inflation });
        }
        _ => {}
    }
    if spec.drift == DriftRule::Estimated {
        notes.push(TrendNote::DriftTakenAsKnown);
    }
    if spec.exact {
        notes.push(TrendNote::RoundingIgnored);
    }
    notes
}

fn of_houses(spec: &TrendSpec, series: &Series<'_>, model: &Model) -> Vec<TrendNote> {
    let mut notes = Vec::new();
    if series.houses.len() == 1 && spec.anchors.is_empty() {
        return vec![TrendNote::OneHouse];
    }
    if spec.anchors.is_empty() {
        notes.push(TrendNote::CommonBias);
    }
    let groups = overlapping(series);
    if groups.len() > 1 {
        let se = largest_contrast(&groups, series, model, spec);
        notes.push(TrendNote::NeverOverlap { groups, se });
    }
    let single: Vec<usize> =
        (0..series.houses.len()).filter(|i| series.houses[*i].polls == 1).collect();
    if !single.is_empty() {
        notes.push(TrendNote::OnePoll { houses: single });
    }
    notes
}

/// Houses whose times of polling hang together.
fn overlapping(series: &Series<'_>) -> Vec<Vec<usize>> {
    let mut order: Vec<usize> = (0..series.houses.len()).collect();
    order.sort_by_key(|i| (series.houses[*i].first, series.houses[*i].last));
    let mut groups: Vec<Vec<usize>> = Vec::new();
    let mut end = None;
    for i in order {
        let house = &series.houses[i];
        match groups.last_mut() {
            Some(group) if Some(house.first) <= end => group.push(i),
            _ => groups.push(vec![i]),
        }
        end = end.max(Some(house.last));
    }
    groups
}

/// The largest standard error of a difference of house effects between groups.
fn largest_contrast(
    groups: &[Vec<usize>],
    series: &Series<'_>,
    model: &Model,
    spec: &TrendSpec,
) -> f64 {
    let trend = match model {
        Model::One(trend, _) => (**trend).clone(),
        Model::Together(..) => match super::fit::one(&series.used, 0, spec) {
            Ok(trend) => trend,
            Err(_) => return 0.0,
        },
    };
    let mut largest: f64 = 0.0;
    for (i, group) in groups.iter().enumerate() {
        for (a, b) in
            group.iter().flat_map(|a| groups[..i].iter().flatten().map(move |b| (a, b)))
        {
            if let Ok(contrast) = trend.house_contrast(*a, *b) {
                largest = largest.max(contrast.se / 100.0);
            }
        }
    }
    largest
}

fn of_question(spec: &TrendSpec, series: &Series<'_>) -> Vec<TrendNote> {
    let mut notes = Vec::new();
    let in_line = || {
        let polls = series.selection.polls.iter();
        polls.filter(|poll| poll.left_out.is_none())
    };
    if spec.same_question {
        notes.push(TrendNote::SameQuestionGiven);
    } else {
        let open =
            |poll: &&Candidate<'_>| poll.question.wording.status != WordingStatus::Exact;
        let polls = in_line().filter(open).count();
        if polls > 0 {
            notes.push(TrendNote::WordingNotVerified { polls });
        }
    }
    let mut populations: Vec<String> = Vec::new();
    for name in in_line().filter_map(|poll| poll.poll.population.as_ref()) {
        if !populations.contains(name) {
            populations.push(name.clone());
        }
    }
    if populations.len() > 1 {
        notes.push(TrendNote::PopulationsDiffer { populations });
    }
    let months = in_line().filter(|poll| of_a_month(poll)).count();
    if months > 0 {
        notes.push(TrendNote::MonthOnly { polls: months });
    }
    let answers = &series.selection.answers;
    if answers.iter().any(Option::is_none) {
        notes.push(TrendNote::Rest);
    } else if answers.len() > 1 {
        let off =
            |poll: &super::Used| (poll.shares.iter().sum::<f64>() - 1.0).abs() > 1e-9;
        let polls = series.used.iter().filter(|poll| off(poll)).count();
        if polls > 0 {
            notes.push(TrendNote::Rescaled { polls });
        }
    }
    notes
}

/// What the sampling errors of the polls in the line rest on, each once; sizes and design
/// effects that differ from poll to poll are told in notes.
pub(super) fn assumptions(series: &Series<'_>, spec: &TrendSpec) -> Vec<Assumption> {
    let mut found: Vec<Assumption> = Vec::new();
    for used in &series.used {
        for assumption in series.selection.polls[used.at].sampling.assumptions() {
            let told = matches!(
                assumption,
                Assumption::AssumedSampleSize { .. }
                    | Assumption::DesignEffectFromMargin { .. }
            );
            if !told && !found.contains(&assumption) {
                found.push(assumption);
            }
        }
    }
    let polls = series.used.iter().map(|used| &series.selection.polls[used.at]);
    // The rest, at the end, is no published figure.
    let published = series.selection.answers.iter().flatten().count();
    let units = polls.flat_map(|poll| poll.shares.iter().take(published).flatten());
    let coarsest = units.map(|share| share.unit).fold(0.0, f64::max);
    if coarsest > 0.0 && !spec.exact {
        found.push(Assumption::Rounded { unit: coarsest });
    }
    found
}

/// Houses with margins that are narrower than a random sample of the size has.
pub(super) fn margins(selection: &Selection<'_>) -> Vec<Observation> {
    let mut found: Vec<Observation> = Vec::new();
    for candidate in &selection.polls {
        let poll = candidate.poll;
        let (Some(size), Some(margin)) = (poll.sample_size, poll.margin) else {
            continue;
        };
        let Ok(held) =
            published_margin(margin.share, margin.unit, size.n, Level::default())
        else {
            continue;
        };
        if held.fit != MarginFit::Narrower || size.about {
            continue;
        }
        let known = found.iter_mut().find_map(|known| match known {
            Observation::Margin { pollster, polls, .. }
                if pollster == candidate.house() =>
            {
                Some(polls)
            }
            _ => None,
        });
        match known {
            Some(polls) => *polls += 1,
            None => found.push(Observation::Margin {
                polls: 1,
                pollster: candidate.house().to_owned(),
                poll: poll.id.clone(),
                margin: margin.share,
                least: held.simple,
                n: size.n,
                fits_at: held.other_level.map(Level::value),
            }),
        }
    }
    found
}
