### Several views at once, and segments under assumptions.

report-joints = What several figures say together
key-known = known
key-unknown = not known
key-conflict = conflict
key-reference = reference

joints-stated = as stated: { $figure } – { $label }
joints-not = not { $label }
joints-none = none of the views
joints-none-of = none
joints-exactly = exactly { $least } of the { $count } views
joints-from-to = { $least } to { $most } of the { $count } views
joints-at-least = at least { $least } of the { $count } views
joints-at-most = at most { $most } of the { $count } views
joints-of = { $what } ({ $views })
joints-among = { $what }, among those with: { $base }
joints-event = { $event }: { $range }
joints-anything = from nobody to everybody: the figures say nothing about it
joints-relaxed = every figure may be off by that much – { $event }: { $range }
joints-majority-open = whether that is a majority, the figures do not say
joints-assumed = with sampling error, if n = { $n } (assumed) wherever it was not published: { $range }
joints-impossible = CANNOT ALL BE TRUE
joints-epsilon = at least one of these figures must be off by { $points } points or more, beyond its rounding
joints-fight = these fight: { $figures }
joints-fighter = { $value } – { $label }
joints-within-sampling = sampling error alone could explain it
joints-beyond-sampling = not even sampling error explains it: { $points } points remain; look for other wordings, other people asked or another time
joints-reference = { $event }: { $value }
joints-reference-note = if nothing is assumed beyond the printed figures (maximum entropy): a reference, not an estimate

assumption-figures_of_same_people = all figures measure one population at one time
assumption-simultaneous_intervals = the intervals of all { $figures } figures hold at once (Bonferroni), so the result is wider than it need be
missing-figures_contradict = the figures contradict one another: no value fits them all
missing-nobody_in_base = the figures leave nobody among whom the share could be
missing-printed_values_contradict = the printed values fit only before their rounding, so no maximum-entropy value
missing-reference_needs_values = a figure is only a limit, or of a part of unpublished size, so no maximum-entropy value

under-not_positively_associated = who holds one view is not more likely to hold the other: { $range }
under-independent_within_groups = within each group ({ $variable }) the two views have nothing to do with each other: { $range }
under-gaussian_copula = the leanings behind the two views correlate at anything from { $least } to { $most }: { $range }
under-odds_ratio = the odds ratio is still { $value }, as in { $poll }: { $range }
under-odds_ratio-range = the odds ratio is still about { $value } ({ $least } to { $most }), as in { $poll }: { $range }
under-maximum_entropy = nothing is assumed beyond the figures (maximum entropy): { $range }

method-joint_bounds = sharp bounds by linear programming over all combinations of the views (Boole 1854; Hailperin 1965); shares of parts by Charnes & Cooper (1962); sampling error by projecting simultaneous Wilson intervals
formula-joint_bounds = min and max of Σ x over the event’s cells, with x ≥ 0, Σ x = 1 and lowest ≤ Σ x ≤ highest for every figure; interval: the same with Wilson limits at 1 − α/m for m figures
method-not_positively_associated = bounds of a joint share under negative quadrant dependence (Lehmann 1966)
formula-not_positively_associated = max(0, p + q − 1) ≤ θ ≤ pq
method-independent_within_groups = joint share if the views are independent within each group (statistical matching; D’Orazio, Di Zio & Scanu 2006)
formula-independent_within_groups = θ = Σ π p q
method-gaussian_copula = joint share of two thresholds on normal variables (Pearson 1900)
formula-gaussian_copula = θ = Φ₂(Φ⁻¹(p), Φ⁻¹(q); ρ)
method-odds_ratio = joint share that keeps the odds ratio of an older poll (Plackett 1965; Purcell & Kish 1980)
formula-odds_ratio = θ(1 − p − q + θ) = ψ(p − θ)(q − θ), with ψ·exp(± z se) where a standard error is given
method-maximum_entropy = least informative distribution with the printed shares (Jaynes 1957; Good 1963)
formula-maximum_entropy = θ = pq

diagnostic-item-unknown = “{ $value }” is none of the views of this analysis
advice-item-unknown = add it to the views of the analysis, or use a name that is there
