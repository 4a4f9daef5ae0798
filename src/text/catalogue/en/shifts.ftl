### Shifts: verdicts and sentences on a question in two waves, and on all questions of a file.

report-shifts = Did opinion change?
shift-head = { $question } — { $first } and { $second }
shift-head-group = { $question }, { $group } — { $first } and { $second }
shift-head-experiment = { $question } — two wordings in one poll, { $first } and { $second }
shift-wave = { $name } ({ $details })

shift-verdict-rose = rose
shift-verdict-fell = fell
shift-verdict-higher = higher
shift-verdict-lower = lower
shift-verdict-stable = stable
shift-verdict-cannot_tell = cannot tell
shift-verdict-not_comparable = not comparable
shift-verdict-fragile = { $verdict }, fragile

shift-table-first = before
shift-table-second = after
shift-table-first-wording = first
shift-table-second-wording = second
shift-table-change = change
shift-table-interval = { $level } interval
shift-told = What can be said
shift-table-interval-assumed = { $level } interval if n = { $n } (assumed)
shift-verdict-assumed = { $verdict }; if n = { $n } (assumed): { $other }
shift-said-no-sizes = A sample size was not published, so there is no test.
shifts-nothing = Nothing could be tested: none of { $answers } answers may be compared, or no sample size was published.
shifts-obstacle = { $n } ×: { $reason }
shifts-table-interval = { $level } interval
shift-table-p = adjusted p
shift-table-verdict = verdict
shift-lead = lead of “{ $a }” over “{ $b }”
shift-no-value = –
shift-interval = { $lower } to { $upper }

shift-said-rose = The share that answers “{ $answer }” rose from { $first } to { $second }: by { $points } points, with sampling error and rounding { $range }.
shift-said-fell = The share that answers “{ $answer }” fell from { $first } to { $second }: by { $points } points, with sampling error and rounding { $range }.
shift-said-higher = Under the second wording { $second } answer “{ $answer }”, under the first { $first }: { $points } points more ({ $range }). This is an effect of wording, not a change of opinion.
shift-said-lower = Under the second wording { $second } answer “{ $answer }”, under the first { $first }: { $points } points fewer ({ $range }). This is an effect of wording, not a change of opinion.
shift-said-stable = The share that answers “{ $answer }” is stable within ± { $margin } points: { $first }, then { $second }.
shift-said-cannot_tell = Whether the share that answers “{ $answer }” changed cannot be told: { $first }, then { $second }. A change of { $detectable } points or more would have been found in 8 of 10 cases; “stable” could be said only within ± { $least } points.
shift-said-effect-cannot_tell = Whether the wording moves the share that answers “{ $answer }” cannot be told: { $first } under the first wording, { $second } under the second. A difference of { $detectable } points or more would have been found in 8 of 10 cases; “no effect” could be said only within ± { $least } points.
shift-said-effect-stable = The wording moves the share that answers “{ $answer }” by less than ± { $margin } points: { $first } under the first, { $second } under the second.
shift-said-no-size = Whether the share that answers “{ $answer }” changed cannot be told: { $first }, then { $second }, and without a published sample size there is no test.
shift-said-assumed = If n = { $n } (assumed): { $sentence }
shift-said-figure = “{ $answer }” was not published with a value in both waves, so it is not tested.
shift-said-absent = “{ $answer }” is in one of the two waves only, so it is not tested.
shift-said-nobody = Nobody of this base is in one of the waves, so “{ $answer }” is not tested.
shift-said-small_base = Too few respondents to print a share of “{ $answer }” (NCHS standards), so it is not tested.
shift-said-lead-rose = The lead of “{ $a }” over “{ $b }” rose from { $first } to { $second } points: by { $points }, with sampling error and rounding { $range }.
shift-said-lead-fell = The lead of “{ $a }” over “{ $b }” fell from { $first } to { $second } points: by { $points }, with sampling error and rounding { $range }.
shift-said-lead-stable = The lead of “{ $a }” over “{ $b }” is stable within ± { $margin } points: { $first }, then { $second } points.
shift-said-lead-cannot_tell = Whether the lead of “{ $a }” over “{ $b }” changed cannot be told: { $first }, then { $second } points. A change of { $detectable } points or more would have been found in 8 of 10 cases.
shift-said-lead-none = The lead of “{ $a }” over “{ $b }”, { $first } and then { $second } points, is not tested.
shift-said-lead-experiment = The lead of “{ $a }” over “{ $b }” is { $first } points under the first wording and { $second } under the second: { $verdict }.
shift-said-not_comparable = Nothing can be said about a change of opinion: { $reasons }.
shift-said-not-verified = Nothing can be said about a change of opinion until somebody verifies that the two asked the same: { $reasons }.

key-shift-advice = to compare
shift-advice-word = if you know that both asked the same: --same-question, in a study same_question = true (printed with the result)
shift-advice-house_sd = give the standard deviation between houses in points: --house-sd, in a study house_sd
shift-advice-overlap = give the number of interviews counted in both, 0 for none: --overlap, in a study overlap
chart-shift-title-no-size = No test without a sample size: { $question }
shifts-assumed-mark = † rests on n = { $n }, which is assumed and not published
shift-fragile = Fragile: the verdict turns { $causes }.
shift-fragile-design_effect = with a design effect of 1.5, as weighting easily has
shift-fragile-rounding = with other unrounded values of the printed figures
shift-fragile-dont_know = with the other treatment of those without an opinion

key-compared = compared
key-shift-overall = all answers
key-shift-family = family
key-shift-lead = lead
key-shift-differs = differs
key-shift-told = finding
key-turnover = same people

shift-overall = { $name }: { $value }, df = { $df }, { $p }; beside the tests of the answers and no gate to them
shift-overall-rough = { $name }: { $value }, df = { $df }, { $p } (rough: expected counts below 5); beside the tests of the answers and no gate to them
shift-family = { $tests ->
    [one] one test
   *[other] { $n } tests, adjusted together ({ $name })
}
shift-family-holm = Holm: the chance of any false change stays at { $alpha }
shift-family-bh = Benjamini-Hochberg: of the changes found, { $alpha } or fewer are expected to be false
shift-family-none = each test by itself
shift-lead-wave = { $points } points ({ $range })
shift-lead-waves = “{ $a }” over “{ $b }”: { $first }, then { $second }
shift-turnover = { $n } answered in both waves; { $moved } of them gave another answer
shift-turnover-caption = Who moved: answers before (rows) and after (columns), share of the { $n } who answered in both waves
shift-turnover-only = { $first } answered in the first wave only, { $second } in the second only

same-question-verified = the exact wordings are the same
same-question-one_variable = one variable of one file, taken as one question
same-question-asserted = the user asserts that the question is the same; no exact wording shows it
same-question-not_verified = wording not verified
same-question-different = the exact wordings differ

difference-wording = the wording differs
difference-wording_not_verified = wording not verified: an exact wording is missing
difference-options = other answers could be given ({ $first } / { $second })
difference-options_not_verified = not all answers were published, so nobody can tell whether the same ones were offered ({ $first } / { $second })
difference-population = other populations ({ $first } / { $second })
difference-mode = other modes of interviewing ({ $first } / { $second })
difference-base = put to other people ({ $first } / { $second })
difference-sampling = one sample was drawn at random, the other was not
difference-house = other houses ({ $first } / { $second })
difference-house_not_published = who did the fieldwork is not known of both
difference-population_not_published = the population is not known of both
difference-mode_not_published = the mode of interviewing is not known of both
difference-rolling = a rolling poll counts interviews in both
difference-fieldwork_overlaps = one house was in the field for both at once and may count interviews twice
difference-panel = the same people were asked again

assumption-same_question_asserted = the same question with the same answers in both waves, as the user asserts
assumption-shared_respondents = { $n } interviews counted in both samples, as given by the user
assumption-houses_differ = levels of different houses differ with a standard deviation of { $points } points, as given by the user
assumption-panel_as_independent = the same people were asked again but are tested as if others had been, which overstates the error of the change
assumption-panel_overlap_known = respondents of both waves recognised by their identifier
assumption-random_assignment = wordings assigned to respondents at random
assumption-waves_through_design = covariance of the waves through the declared sample design; without units in common they are independent
assumption-independent_files = the two files are samples drawn independently

shifts-title = What changed
shifts-changed = { $count ->
    [0] No answer of { $answers } changed by more than chance and rounding explain.
    [one] One answer of { $answers } changed by more than chance and rounding explain:
   *[other] { $n } answers of { $answers } changed by more than chance and rounding explain:
}
shifts-counts = Pairs of polls: { $pairs }, on { $questions } questions. Cannot tell: { $cannot_tell } answers. Stable: { $stable }. Not comparable: { $not_comparable } answers (pairs: { $not_pairs }). Questions that one poll only asked: { $once }.
shifts-cannot = “Cannot tell” is not “no change”. --all lists every answer, with what stands against a comparison.
shifts-caption = The change in points, the largest first
shifts-table-question = question
shifts-table-answer = answer
shifts-table-shares = before, after
shifts-pair = { $first } → { $second }
shifts-fragile-mark = ? fragile: a design effect of 1.5, other unrounded figures or the other treatment of those without an opinion would turn the verdict
shifts-truncated = { $n } more lines: --most { $most }, or --format csv

chart-shift-title-rose = “{ $answer }” rose from { $first } to { $second }
chart-shift-title-fell = “{ $answer }” fell from { $first } to { $second }
chart-shift-title-effect = The wording moves “{ $answer }”: { $first } or { $second }
chart-shift-title-stable = Stable within ± { $margin } points: { $question }
chart-shift-title-none = No shift that can be told from chance: { $question }
chart-shift-title-not_comparable = Not comparable: { $question }
chart-shift-subtitle = { $question } Share of those asked, in percent.
chart-mark-change = { $level } interval of the change, from the first wave’s share
chart-mark-moved = changed by more than chance and rounding explain
chart-mark-unmoved = grey: no change that can be told from chance
chart-mark-no-line = no line: not comparable
alt-shift = Dumbbell chart. { $title }. { $rows }. { $notes }
alt-shift-row = { $label }: { $first }, then { $second } ({ $verdict })

diagnostic-wave-missing = “{ $value }” has no earlier wave to be compared with
advice-wave-missing = two polls or waves are needed that asked it; name them if they call it otherwise
diagnostic-designs-differ = the sample designs of this file and of { $value } do not go together ({ $reason })
advice-designs-differ = declare the same strata, units and rule for lonely units for both files
test-pearson = Pearson’s chi-squared
method-lead_shift = change of a lead between two polls (Franklin 2007); rounded figures by the rule of shift
formula-lead_shift = Var = Σ over both polls of (p₁ + p₂ − (p₁ − p₂)²)/n_eff, less the covariance of m shared interviews, plus 8τ² between houses
method-respondent_shift = change of a weighted share between two samples on their joint design, by linearisation (Lumley 2010, §2.2), Student’s t
formula-respondent_shift = Var = V₁ + V₂ − 2C, with the covariance C of the two shares through the units that both samples have in common
