### Published segments: what is known and what is not, breakdowns, who the segment is made of.

known-at-most = by these figures, no more than about { $upper } hold both views
known-between = by these figures, at least about { $lower } and at most about { $upper } hold both views
known-point = by these figures, about { $upper } hold both views
known-part-most = most of those who hold both belong to “{ $label }”: { $range }
known-part-few = most of those who hold both do not belong to “{ $label }”: { $range }
unknown-anybody = whether anybody holds both views: the figures would be the same if nobody did
unknown-anybody-sampling = whether anybody holds both views: sampling error alone would allow that nobody does
unknown-majority = whether a majority holds both views
unknown-between = how many between { $lower } and { $upper }: every share in between fits the figures
unknown-part = whether most of those who hold both belong to “{ $label }”: { $range } would fit

segment-interval-by = with sampling error and rounding ({ $method }): { $range }
segment-unbiased = ends that do not lean inwards at ties (half-median unbiased): { $range }
segment-either-way = if everybody without an opinion could hold the view or not: { $range }
segment-part = “{ $label }” among those who hold both: { $range }

key-parts = made of
groups-caption = { $label }, by { $variable }
groups-all = Of all
groups-first = First view
groups-second = Second view
groups-both = Hold both
groups-part = Of those who hold both
groups-n-two = { $first } and { $other }
groups-note = First view: { $a }. Second view: { $b }.
groups-note-part = Last column: the share of the group among those who hold both views; groups are free of one another, so the column need not add up.

interval-two_polls_wilson_mover = Wilson and MOVER
interval-same_sample_wilson_union = union of Wilson intervals
interval-two_polls_imbens_manski = Imbens and Manski
interval-two_polls_stoye = Stoye
interval-two_polls_clr = Chernozhukov, Lee and Rosen, each end by itself
interval-same_sample_imbens_manski = Wilson with Imbens and Manski’s critical value
interval-groupwise_clr_two_sided = Chernozhukov, Lee and Rosen, both ends at once
interval-groupwise_clr_one_sided = Chernozhukov, Lee and Rosen, each end by itself
interval-groupwise_directional_two_sided = Fang and Santos, both ends at once
interval-groupwise_directional_one_sided = Fang and Santos, each end by itself
interval-groupwise_imbens_manski = Imbens and Manski
interval-groupwise_stoye = Stoye
interval-composition_projected_wilson = from simultaneous Wilson intervals

formula-interval-two_polls_wilson_mover = max(0, s − √(a² + b²)) to the smaller of the upper Wilson limits, s = p + q − 1 (Zou & Donner 2008)
formula-interval-same_sample_wilson_union = lower Wilson limit of the lower bound to upper Wilson limit of the upper bound (Horowitz & Manski 2000)
formula-interval-two_polls_imbens_manski = L − c·se_L to U + c·se_U with Φ(c + Δ/max se) − Φ(−c) = 1 − α, Δ = U − L (Imbens & Manski 2004)
formula-interval-two_polls_stoye = L − c_L·se_L to U + c_U·se_U, least c_L·se_L + c_U·se_U with Φ₂(c_L, c_U + Δ/se_U; −ρ) ≥ 1 − α and Φ₂(c_U, c_L + Δ/se_L; −ρ) ≥ 1 − α (Stoye 2009)
formula-interval-two_polls_clr = max(0, s − z·se_s) to min(p + k·se_p, q + k·se_q), k from those of the two that may be the smaller (Chernozhukov, Lee & Rosen 2013)
formula-interval-same_sample_imbens_manski = Wilson limits of both bounds with z = c, Φ(c + Δ/max se) − Φ(−c) = 1 − α (Imbens & Manski 2004)
formula-interval-groupwise_clr_two_sided = min over the choices S of p or q in every group of Σ + k·se_S, k the 1 − α/2 quantile of the largest studentised error of those that may be the least; 10,000 draws (Chernozhukov, Lee & Rosen 2013)
formula-interval-groupwise_clr_one_sided = min over the choices S of p or q in every group of Σ + k·se_S, k the 1 − α quantile of the largest studentised error of those that may be the least; 10,000 draws (Chernozhukov, Lee & Rosen 2013)
formula-interval-groupwise_directional_two_sided = U less the α/2 quantile of Σ π min(h_p, h_q) over groups that may be tied and Σ π h of the smaller one over the others; 10,000 draws (Fang & Santos 2019)
formula-interval-groupwise_directional_one_sided = U less the α quantile of Σ π min(h_p, h_q) over groups that may be tied and Σ π h of the smaller one over the others; 10,000 draws (Fang & Santos 2019)
formula-interval-groupwise_imbens_manski = L − c·se_L to U + c·se_U, se by the delta method (Imbens & Manski 2004)
formula-interval-groupwise_stoye = L − c_L·se_L to U + c_U·se_U, se and correlation by the delta method (Stoye 2009)
formula-interval-composition_projected_wilson = the range over Wilson limits at 1 − α/2G of both figures of G groups, which hold at once (Bonferroni)
explain-interval = interval

method-frechet = bounds of a joint share (Fréchet 1935; Hoeffding 1940)
formula-frechet = max(0, p + q − 1) ≤ θ ≤ min(p, q)
method-either_way = bounds of a joint share when the undecided could hold the views or not (Horowitz & Manski 1995)
formula-either_way = max(0, p + q − 1) ≤ θ ≤ min(p + d_p, q + d_q), d the shares without an opinion
method-composition = bounds of a set’s share of the segment, whose groups are free of one another
formula-composition = ℓ_S/(ℓ_S + u_rest) ≤ θ_S/θ ≤ u_S/(u_S + ℓ_rest), with ℓ = Σ π max(0, p + q − 1) and u = Σ π min(p, q) over the set and the rest

assumption-group_shares_bounded = the groups’ shares were not published: all that the totals allow are taken into account
assumption-group_bases_from_shares = the groups’ numbers of respondents are the poll’s times their shares
assumption-ties_ignored = this interval takes no account of ties: where all of six groups are tied it covers 66% instead of 95%
assumption-same_people_undecided = shares are of those with an opinion; by the study, the same people ({ $share }) have none on either question
assumption-undecided_either_way = whoever had no opinion may hold the view or not
missing-group_sizes_unknown = no interval: the groups’ sizes, and so the bases of their figures, are not published

reason-part_includes = of those who hold both, anything { $range } fits the figures
reason-part_fails = of those who hold both: { $range }
reason-part_clears = of those who hold both: { $range }
reason-nobody_holds_both = by these figures nobody can hold both
settle-joint_table_by_group = the two questions crossed for the same respondents, by group

diagnostic-base-differs = the groups of “{ $value }” ({ $question }) add up to { $n } respondents, the poll has { $total }: bounds by group are of another base
advice-base-differs = add the groups that are missing (others, no answer), or read the bounds as of those in the table
diagnostic-tables-differ = “{ $value }” has { $n } respondents in one breakdown and { $other } in the other
advice-tables-differ = compare who is in each table; bounds by group take both for the same base
diagnostic-groups-off-average = the groups of “{ $value }” average to { $found }, the published total is { $total }: another base or other weights
advice-groups-off-average = give the groups’ weighted shares in group_shares, or find the breakdown of the same base
diagnostic-breakdown-too-fine = the breakdown by “{ $value }” narrows the bounds by { $found } points; sampling error in its groups could do so by { $n } points although nothing in them differs
advice-breakdown-too-fine = join groups that are alike, and quote the interval rather than the bounds
diagnostic-group-small = groups of “{ $value }” with fewer than { $least } respondents (effective): { $names }
advice-group-small = join them with others, and quote the interval rather than the bounds
diagnostic-sizes-impossible = no sizes of the groups of “{ $value }” give the published totals: the totals’ own bounds stand alone
advice-sizes-impossible = the breakdown has another base or other weights than the totals; look for the one of the same base
diagnostic-decided-refused = shares of those with an opinion have two bases: { $first } have none on the first question, { $other } on the second; bounds from them are bounds for nobody
advice-decided-refused = leave base out, or set same_people_undecided = true where the source shows that the same people have no opinion on both
diagnostic-undecided-differ = { $first } and { $other } have no opinion: they cannot be the same people
advice-undecided-differ = leave base out: the undecided are counted as not holding the view, and both ways beside it
