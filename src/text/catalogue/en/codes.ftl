### Words for codes: dates, assumptions, reasons, verdicts. Numbers arrive printed.

date-day = { $day } { $month } { $year }
date-days = { $day }–{ $end_day } { $end_month } { $end_year }
date-days-months = { $day } { $month } – { $end_day } { $end_month } { $end_year }
date-days-years = { $day } { $month } { $year } – { $end_day } { $end_month } { $end_year }
date-month = { $month } { $year }
date-until = until { $date }
date-from = from { $date }
date-unknown = field dates not published
date-published = published { $date }
date-published-month = published { $date }

respondents = { $count ->
    [one] 1 respondent
   *[other] { $n } respondents
}

verdict-supported = SUPPORTED
verdict-not_supported = NOT SUPPORTED
verdict-cannot_tell = CANNOT TELL

on-figure-matches = MATCHES
on-figure-differs = DIFFERS
on-figure-no_source = NO SOURCE FOUND
on-figure-no_figure = NO FIGURE STATED

assumption-simple_random_sample = a simple random sample
assumption-as_if_random_sample = as if a random sample (the panel is none)
assumption-sample_kind_not_published = as if a random sample (how it was drawn is not published)
assumption-weights_only = weights only: neither strata nor sampling units are used
assumption-unweighted = unweighted: every respondent counts alike, as in a simple random sample
assumption-missing_counts_as_not = who did not answer is in the base and counts as not holding the view
assumption-rounded = figures are rounded, by up to ± { $half } points, which is allowed for
assumption-about_taken_as_rounded = “about” read as rounded to the last digit
assumption-assumed_sample_size = n = { $n } is assumed, not published
assumption-approximate_sample_size = the sample size is given as “about”
assumption-given_design_effect = design effect of { $design_effect } given by the user
assumption-design_effect_from_margin = design effect of { $design_effect } implied by the published margin
assumption-design_effect_at_least_one = design effect not published: 1 is used, the least it can be
assumption-same_respondents = both questions were put to the same respondents
assumption-independent_polls = two independent polls
assumption-treated_as_two_polls = not known whether the same people were asked: bounded as two polls
assumption-same_population_and_time = both polls measure one population at one time
assumption-group_shares_published = groups weighted by their published shares
assumption-group_shares_from_sizes = groups weighted by their numbers of respondents
assumption-group_shares_implied = the groups’ shares follow from the published totals, within rounding
assumption-group_shares_given = the groups’ shares were given by the user
assumption-groups_do_not_average = the groups average to { $average }, not to the published { $total }: the breakdown has another base or other weights
assumption-sum_of_answers = the sum of { $answers } published answers
assumption-base_includes_dont_know = everybody asked is the base, the undecided included
assumption-group_shares_fixed = the interval leaves out the sampling error of the groups’ shares

missing-sample_size_not_published = sample size not published, so no interval
missing-only_limit_published = only a limit was published, so no value
missing-figure_not_published = not published
missing-joint_not_identified = no respondents’ data: the joint share is bounded, not estimated
missing-method_undefined = this method gives no interval at 0% or 100%
missing-group_size_not_published = the group’s size is not published, so no interval

reason-figure_fails = { $value } is not above { $threshold }
reason-figure_fails_majority = { $value } is no majority
reason-interval_clears = sampling error and rounding leave { $range }
reason-interval_includes = the interval, { $range } (n = { $n }), includes the threshold
reason-fragile_at_design_effect = fragile: not with a design effect of { $design_effect }, and the poll’s is not known
reason-no_sample_size = sample size not published, so no interval
reason-rounding_includes = the unrounded figure may be on either side of the threshold
reason-bounds_include = both at once: anything from { $range } fits the figures
reason-bounds_fail = both at once: { $range }
reason-bounds_clear = both at once: at least { $range }
reason-too_few_waves = { $found ->
    [0] “stable” needs two polls that asked the same; none was found
   *[other] “stable” needs two polls that asked the same; only one was found
}
reason-changed = from { $from } to { $to }: more than chance and rounding explain
reason-no_change_shown = from { $from } to { $to }: no significant change, which does not show that nothing changed
reason-no_source = no poll with this figure was found
reason-no_breakdown = no breakdown of the figure by group was published
reason-group_larger_than = a majority of it only if more than { $share } of all respondents; their share was not published

settle-sample_size = the poll’s sample size
settle-larger_sample = a larger sample
settle-joint_table = the two questions crossed for the same respondents
settle-source_poll = the poll itself: pollster, dates, wording, sample size
settle-same_wording_waves = two or more polls by one house with the same wording
settle-breakdown_with_sizes = the answers by group, with the groups’ sizes
settle-more_decimals = the figure with one more decimal

change-significant = larger than chance and rounding would make it
change-not_significant = not significant: chance alone could make it, which does not show that nothing changed
change-within_rounding = cannot be distinguished from rounding
change-depends_on_rounding = significant for some of the unrounded figures, not for all: no change can be claimed
change-not_tested = no sample size, so no test

wording-exact = exact wording
wording-translated = translated
wording-paraphrase = paraphrase; exact wording not seen
wording-headline = only a headline was seen
wording-unknown = wording not verified

sample-nonprobability = not a random sample
sample-probability = random sample
sample-unknown = how the sample was drawn is not published
assumption-declared_design = strata and sampling units as declared
assumption-split_ballot = the two questions were asked of different respondents, assigned at random
missing-nobody_asked_both = nobody was asked both questions, so no joint share can be estimated
