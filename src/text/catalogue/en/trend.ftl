### Questions over many polls: levels, changes, jumps, houses, what looks odd.

notes-trends = A trend is the level that the polls of all houses agree on once the error of each sample and the habits of each house are allowed for. A level that “rose” or “fell” did so beyond chance; “cannot tell” does not say that nothing changed.

trend-extent = { $count ->
    [one] 1 poll
   *[other] { $polls } polls
} by { $house_count ->
    [one] 1 house
   *[other] { $houses } houses
}, { $from } to { $to }
trend-rest = all others
trend-all-polls = all polls
trend-house-since = { $house }, question since { $date }
trend-points-range = { $lower } to { $upper }

key-level = level
key-change = change
key-jump = jump
key-drift = drift

trend-verdict-rose = ROSE
trend-verdict-fell = FELL
trend-verdict-cannot-tell = CANNOT TELL
trend-verdict-jump = JUMPED
trend-verdict-no-jump = NO JUMP SHOWN

trend-level-on = { $level } on { $date }
trend-change = by { $points } points ({ $range }) from { $from } to { $to }: from { $before } to { $after } ({ $p })
trend-change-open = { $points } points ({ $range }) from { $from } to { $to }: from { $before } to { $after } ({ $p }); only a change of more than { $within } points either way can be ruled out
trend-jump = { $points } points (standard error { $se }) between { $earliest } and { $latest }, best placed around { $date }; t = { $t }, { $p } in { $simulations } simulations of a level that only drifts
trend-no-jump = the largest, { $points } points around { $date }, is no more than a drifting level would show; t = { $t }, { $p } in { $simulations } simulations
trend-drift = the level moves by about { $points } points a day
trend-drift-between = the level moves by about { $points } points a day (the polls allow { $low } to { $high })

trend-levels = The level, with its { $level } interval
trend-day = day
trend-house = house
trend-polls = polls
trend-last = last poll
trend-effect = effect, points
trend-scatter = scatter
trend-houses-sum = What each house shows above the average of the houses, in points
trend-houses-weighted = What each house shows above the average of all polls, in points
trend-houses-shrunken = What each house shows above the others, drawn towards 0, in points
trend-houses-anchored = What each house shows above the known results, in points
trend-scatter-note = Scatter: variance of the polls about their trend, in units of what random sampling makes it; 1 is as expected.

trend-breaks = Changes of the question:
trend-break-bridged = { $house }, from { $date } on: { $what }; the new question has a house effect of its own, and the line goes on because others polled across the change
trend-break-cut = { $house }, from { $date } on: { $what }; the line stops here, because no other house polled across the change
trend-break-wording = another wording
trend-break-answers = other answers to choose from
trend-break-both = another wording and other answers to choose from

trend-observations = What looks odd. These are observations, not accusations; each may have a good reason:
observation-close = { $of }: the polls lie closer together than random samples would (scatter { $ratio }, { $p }); weighting by a past vote can do that
observation-wide = { $of }: the polls scatter more than random sampling makes them (scatter { $ratio }, { $p }); weighting and clustered samples can do that
observation-run = { $of }: { $polls } polls in a row show { $share }, { $from } to { $to } ({ $p } for a run as long)
observation-margin = { $house }: a published margin of ± { $margin } points for n = { $n }, where a random sample has ± { $least } ({ $poll }; polls like it: { $polls })
observation-margin-fits = { $sentence }; it would fit a level of { $level }
observation-outlier = { $poll }: { $share } for { $answer }, where all other polls lead one to expect { $expected } ({ $z } standard deviations away, { $p })

trend-notes = To know:
trend-note-few-polls = { $count ->
    [one] one poll shows a level and no trend
   *[other] { $polls } polls show levels and hardly a trend
}
trend-left-out-no-date = { $count ->
    [one] 1 poll without a day of fieldwork is left out
   *[other] { $polls } polls without a day of fieldwork are left out
}
trend-left-out-no-share = { $count ->
    [one] 1 poll did not publish a share for every answer and stays out of the line
   *[other] { $polls } polls did not publish a share for every answer and stay out of the line
}
trend-left-out-no-sample-size = { $count ->
    [one] 1 poll did not publish its sample size and stays out of the line (a size can be assumed)
   *[other] { $polls } polls did not publish their sample size and stay out of the line (a size can be assumed)
}
trend-left-out-question-changed = { $count ->
    [one] 1 poll asked a question that was changed, and stays out of the line
   *[other] { $polls } polls asked a question that was changed, and stay out of the line
}
trend-left-out-above-whole = { $count ->
    [one] the answers of 1 poll add up to more than 100; it stays out of the line
   *[other] the answers of { $polls } polls add up to more than 100; they stay out of the line
}
trend-note-common-bias = house effects are relative to one another: a bias that all houses share stays in the level, and no interval holds it
trend-note-one-house = one house alone: whatever bias it has is in the level, and no interval holds it
trend-note-never-overlap = some houses never polled at the same time ({ $groups }); what separates them is known only as far as the level is thought not to have moved meanwhile (standard error up to { $se } points)
trend-note-one-poll = houses of a single poll, whose figure tells their own effect and nothing of the level: { $houses }
trend-note-flat = the polls are best explained by a level that does not move; that is no proof that it did not
trend-note-inflation-below-one = the polls agree better than sampling allows (variance { $factor } of it); no interval was narrowed for that
trend-note-inflation-used = the polls scatter more than sampling explains; all sampling variances were multiplied by { $factor }
trend-note-wording-not-verified = { $count ->
    [one] of 1 poll the exact wording is not at hand; that it asked the same question is taken from the file
   *[other] of { $polls } polls the exact wording is not at hand; that they asked the same question is taken from the file
}
trend-note-populations-differ = the line runs through polls of different populations ({ $populations }); a house effect takes up what that changes only where each house keeps to its own
trend-note-same-question-given = that all polls asked the same question is the user’s word
trend-note-rest = “all others” is what the answers shown leave of 100
trend-note-month-only = { $count ->
    [one] of 1 poll only the month is known; its 15th was taken
   *[other] of { $polls } polls only the month is known; its 15th was taken
}
trend-note-rescaled = { $count ->
    [one] the answers of 1 poll do not add up to 100 after rounding; they were scaled to 100 for the line
   *[other] the answers of { $polls } polls do not add up to 100 after rounding; they were scaled to 100 for the line
}
trend-note-size-assumed = { $count ->
    [one] 1 poll did not publish its sample size; n = { $n } is assumed
   *[other] { $polls } polls did not publish their sample size; n = { $n } is assumed
}
trend-note-design-effects = { $count ->
    [one] of 1 poll the published margin implies a design effect ({ $least } to { $most })
   *[other] of { $polls } polls the published margins imply design effects, { $least } to { $most }
}
trend-note-drift-taken-as-known = the estimated drift is taken as known: the intervals are narrower than is honest
trend-note-rounding-ignored = the figures are taken as exact; their rounding is not allowed for
trend-note-assumptions = sampling errors rest on: { $assumptions }
trend-note-seed = simulated p values: { $simulations } simulations, { $generator }, seed { $seed }

method-trend_level = smoothed level of a random walk with house effects, exact diffuse start, drift by restricted maximum likelihood (Jackman 2005; Durbin & Koopman 2012), averaged over the drifts that the polls allow unless the drift is taken as known
formula-trend_level = y = ξ_t + δ_house + e;  ξ_t = ξ_s + N(0, ω²(t − s));  Var e = c²(p(1−p)/n_eff + w²/12)
method-trend_change = difference of the smoothed level between two days, with the smoother’s covariance between them
formula-trend_change = Var(ξ_t − ξ_s) = Var ξ_t + Var ξ_s − 2 Cov(ξ_t, ξ_s)
method-trend_step = largest step in the state equation (de Jong & Penzer 1998), against random walks simulated with the fitted drift and fitted again
formula-trend_step = t = jump/se, one step at each gap between days of polling; p = (1 + simulations with |t| as large anywhere)/(1 + simulations)
method-trend_house_sum = house effect by generalised least squares, all effects adding up to 0
formula-trend_house_sum = Σ δ = 0
method-trend_house_weighted = house effect by generalised least squares, all effects weighted by numbers of polls adding up to 0
formula-trend_house_weighted = Σ m δ = 0, m polls of each house
method-trend_house_shrunken = house effect drawn around 0, its spread by restricted maximum likelihood
formula-trend_house_shrunken = δ ~ N(0, τ²)
method-trend_house_anchored = house effect against a level that is known on some days (Jackman 2005)
formula-trend_house_anchored = ξ = result on its day

chart-trend-title-rose = { $answer } up { $points } points since { $date }, to { $share }
chart-trend-title-fell = { $answer } down { $points } points since { $date }, to { $share }
chart-trend-title-open = { $answer } at { $share }: whether it moved since { $date }, the polls cannot tell
chart-trend-title-level = { $answer } at { $share }
chart-trend-title-several = { $answers } on { $date }
chart-trend-answer-share = { $answer } { $share }
chart-trend-subtitle = { $name }, { $from } to { $to }. Every mark is a poll; the line is the level of all houses together.
chart-trend-axis = Share in percent
chart-trend-axis-zoom = Share in percent; the axis runs from { $low } to { $high }
chart-trend-mark-line = level, with its 50% and { $level } intervals
chart-trend-mark-out = poll outside the line
chart-trend-mark-others = other houses
chart-trend-mark-jump = when the jump may have been
chart-trend-new-question = new question: { $house }
chart-trend-more-events = Also: { $events }.
chart-trend-event = { $date }: { $event }
chart-trend-source = Polls: { $houses }.
chart-trend-source-house = { $house } ({ $polls })
chart-houses-title-above = { $house } shows { $points } points more { $answer } than the average house
chart-houses-title-below = { $house } shows { $points } points less { $answer } than the average house
chart-houses-title-none = No house stands apart on { $answer }
chart-houses-title-anchored-above = { $house } shows { $points } points more { $answer } than the known results
chart-houses-title-anchored-below = { $house } shows { $points } points less { $answer } than the known results
chart-houses-subtitle = { $name }. How far each house lies above or below, in points, once the level of the day is taken out.
chart-houses-average = average of the houses
chart-houses-level = known results
chart-houses-polls = { $count ->
    [one] 1 poll
   *[other] { $polls } polls
}
chart-houses-mark = effect with its { $level } interval
chart-houses-mark-none = grey: the interval includes 0
alt-trend = Line chart of polls over time. { $title }. { $rows }. { $notes }
alt-trend-row = { $answer }: { $before } on { $from }, { $after } on { $to }
alt-houses = Dot chart of house effects. { $title }. { $rows }. { $notes }
