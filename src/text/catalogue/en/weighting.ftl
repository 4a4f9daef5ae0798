### Weights that meet targets: report, chart, what stands against them.

report-weights = The weights
weighting-print = { $n } respondents were weighted by { $margins } to the targets in { $targets }. Unequal weights cost precision: they tell as much as { $effective } respondents of equal weight.
weighting-print-unmet = { $n } respondents were weighted by { $margins } to the targets in { $targets }. No weights meet all of these; the closest were taken and miss one of them by up to { $worst } of it. Unequal weights cost precision: the respondents tell as much as { $effective } of equal weight.
weighting-key-method = method
weighting-key-base = starts from
weighting-key-n = respondents
weighting-key-targets = targets
weighting-key-effect = design effect
weighting-key-spread = weights
weighting-key-factors = factors
weighting-method-rake = raking
weighting-method-post_stratify = post-stratification
weighting-method-linear = linear calibration (generalised regression)
weighting-method-raking_distance = calibration by the raking distance
weighting-method-logit = calibration by the logit distance
weighting-sweeps = { $count ->
    [one] one sweep
   *[other] { $n } sweeps
}
weighting-steps = { $count ->
    [one] one step
   *[other] { $n } steps
}
weighting-bounds = no weight below { $low } or above { $high } times its base weight
weighting-trim = no weight below { $low } or above { $high } times the mean weight
weighting-at-limit = respondents at a limit: { $n }
weighting-base-equal = equal weights
weighting-base-weight = the weight { $name }
weighting-n = { $n } with a weight
weighting-kept-out = left out for lack of an answer: { $n }
weighting-met = met
weighting-met-text = to { $misfit } of each total
weighting-unmet = not met
weighting-unmet-text = the closest weights miss a target by up to { $worst } of it
weighting-effect = { $effect } (of the base weights: { $base }); { $n } respondents tell as much as { $effective } of equal weight
weighting-spread = from { $least } to { $most } times the mean weight; half of them between { $low } and { $high }, one in a hundred above { $top }
weighting-factors = base weights were multiplied by { $least } to { $most }
weighting-total = the weights add up to { $population }
weighting-caption = { $label }: design effect of this margin alone { $effect }
weighting-numbers = Means
weighting-level = Level
weighting-variable = Variable
weighting-before = Before
weighting-after = After
weighting-target = Target
weighting-difference = Off before (SD)
weighting-difference-after = Off after (SD)
weighting-difference-note = Off: distance from the target in standard deviations of the level; 0.1 and more is usually worth weighting for.
weighting-unanswered-level = (no answer)
weighting-unanswered = without an answer: { $n }
weighting-se-calibrated = SE
weighting-se-fixed = SE, weights as fixed
weighting-se-r_rake = SE as in R’s rake()
weighting-se-note = Standard errors are in points. SE knows that the weights were made to meet targets: what the targets explain no longer varies from sample to sample. The next column takes the weights as if they had been fixed beforehand.
weighting-r-rake-note = The column of R’s rake() repeats its own approximation, for comparison with published figures.
weighting-written = written: { $files }

weighting-chart-few = Too few “{ $level }” in the sample: { $base } instead of { $target }
weighting-chart-many = Too many “{ $level }” in the sample: { $base } instead of { $target }
weighting-chart-even = The sample was close to its targets even before weighting
weighting-chart-subtitle = Shares of { $n } respondents before and after weighting
weighting-chart-before = before: { $base }
weighting-chart-missed = target: { $target }
weighting-mark-before = before weighting
weighting-mark-after = after weighting
weighting-mark-target = target
weighting-chart-source = { $file }, weighted to { $targets }
weighting-chart-row = { $before } before and { $after } after weighting, target { $target }
weighting-alt = { $title }. Shares of levels before and after weighting: { $rows }. { $notes }

assumption-calibrated_weights = weights calibrated to targets, which the standard errors know
assumption-weights_as_fixed = weights calibrated to targets; standard errors as if they had been fixed beforehand
assumption-r_rake_variance = raked weights; standard errors as in R’s survey::rake, for comparison
assumption-targets_exact = the targets are true of the population, without an error of their own
assumption-alike_within_levels = within the levels weighted for, those who took part are like those who did not
assumption-unanswered_keep_share = who gave no answer on a variable weighted for keeps their share of the base weights
assumption-unanswered_left_out = who gave no answer on a variable weighted for is left out

diagnostic-target-unreadable = “{ $value }” is no share or total
advice-target-unreadable = write 51.5 or 0.515 for a share, 4421 for a total
diagnostic-target-kinds = “{ $value }”: one figure is needed here, of the kind that the variable’s other rows have
advice-target-kinds = fill one of share, percent and total for a level; mean or total, without a level, for a variable of numbers
diagnostic-target-twice = the level “{ $value }” has a target in line { $first } already
advice-target-twice = keep one of the rows
diagnostic-targets-sum = the shares of “{ $value }” add up to { $sum }, not { $total }, which rounding does not explain
advice-targets-sum = is a level missing, or one of them a total?
diagnostic-targets-rounded = the shares of “{ $value }” add up to { $sum }; within rounding, so they were scaled to { $total }
advice-targets-rounded = nothing to do; more decimals would be exact
diagnostic-level-unknown = the variable “{ $column }” has no level “{ $value }”
advice-level-unknown = its levels are: { $names }
diagnostic-level-untargeted = “{ $column }” has respondents in “{ $value }”, and no target for them
advice-level-untargeted = add a row for it, or collapse it with another level by --collapse
diagnostic-level-empty = nobody is in “{ $column }” = “{ $value }”, which is to be { $expected }
advice-level-empty = collapse it with a level that has respondents: --collapse '{ $column }: { $value } + …'
diagnostic-level-zero = respondents in “{ $column }” = “{ $value }”: { $n }; its target is 0
advice-level-zero = leave them out of the file, or give the level a target
diagnostic-totals-differ = the totals of “{ $value }” add up to { $sum }, the population is { $total }
advice-totals-differ = totals of all margins are of one population; state shares where they are not
diagnostic-margin-unanswered = respondents without an answer on “{ $value }”: { $n } of { $rows }
advice-margin-unanswered = --missing out gives them no weight, --missing own-level keeps their share; a level for them can be made by a recode
diagnostic-margin-kept-out = { $n } of { $rows } respondents get no weight: they have no answer on a variable weighted for
advice-margin-kept-out = --missing own-level would keep them
diagnostic-margin-overlaps = “{ $value }” is a list to tick: its answers overlap and cannot be a margin
advice-margin-overlaps = weight for one of its variables
diagnostic-target-no-number = “{ $value }” holds no numbers, and has no mean or total
advice-target-no-number = state shares of its levels
diagnostic-targets-unmet = no weights meet these targets: the nearest miss one of them by { $found } of it
advice-targets-unmet = change what is named below, collapse levels, widen --bounds or --trim, or take the nearest with --closest
diagnostic-target-missed = “{ $column }” = “{ $value }” is to be { $expected }; the nearest that all targets together allow is { $found }
advice-target-missed = collapse it with another level, or check the target
diagnostic-cell-empty = nobody is both “{ $column }” = “{ $value }” and { $other }
advice-cell-empty = targets of both can pull against each other
diagnostic-weights-negative = weights below 0: { $n }, the least { $least }
advice-weights-negative = set bounds such as --bounds 0.1,10, or use --method rake
diagnostic-weight-name-taken = the file has a variable “{ $value }” already
advice-weight-name-taken = give the weight another name with --name
diagnostic-replicates-dropped = the replicate weights that are declared belong to the old weight; beside “{ $value }” none are declared
advice-replicates-dropped = make replicates for the new weight
diagnostic-weighting-unfit = “{ $value }” does not go with these targets or options: { $expected }
advice-weighting-unfit = see endoxa weight --help
