### Explanations: each method with its formula and its source.

explain-method = method
explain-formula = formula
explain-inputs = inputs
explain-rows = read from
explain-result = result
explain-assumptions = rests on
explain-row = { $file }, line { $line }
explain-list = { $count ->
    [one] 1 result
   *[other] { $n } results
}

method-wilson = Wilson interval of a share (Wilson 1927), over every unrounded share that the print allows
formula-wilson = (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) / (1 + z²/n), at p − r and p + r, with n = n_eff = n/deff
method-clopper_pearson = Clopper-Pearson interval of a share (Clopper & Pearson 1934)
formula-clopper_pearson = beta quantiles: B(α/2; pn, n(1−p) + 1) and B(1 − α/2; pn + 1, n(1−p)), at p − r and p + r
method-jeffreys = Jeffreys interval of a share (Brown, Cai & DasGupta 2001)
formula-jeffreys = beta quantiles B(α/2) and B(1 − α/2) of Beta(pn + ½, n(1−p) + ½), at p − r and p + r
method-agresti_coull = Agresti-Coull interval of a share (Agresti & Coull 1998)
formula-agresti_coull = p̃ ± z√(p̃(1−p̃)/ñ) with ñ = n + z², p̃ = (pn + z²/2)/ñ, at p − r and p + r
method-logit = Wald interval on the log odds
formula-logit = expit(logit p ± z/√(n p(1−p))), at p − r and p + r
method-wald = Wald interval of a share
formula-wald = p ± z√(p(1−p)/n), at p − r and p + r
method-lead = lead of one answer over another in one question (Franklin 2007)
formula-lead = Var = (p₁ + p₂ − (p₁ − p₂)²)/n_eff
method-shift = change of a share between two polls (Franklin 2007; overlap: Kish 1965, §12.4)
formula-shift = Var = p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂ − 2p(1−p)m/(n₁n₂) + 2τ²; rounded to w: |d| − w/2 over √(Var + w²/12) where shares are 20% or more, else the least favourable unrounded values
method-same_sample = bounds of a joint share (Fréchet 1935; Hoeffding 1940); same respondents: union of Wilson intervals
formula-same_sample = max(0, p + q − 1) ≤ θ ≤ min(p, q); interval: lower Wilson limit of the lower bound to upper Wilson limit of the upper bound
method-two_polls = bounds of a joint share (Fréchet 1935; Hoeffding 1940); two polls: least upper Wilson limit, lower limit by MOVER (Zou & Donner 2008)
formula-two_polls = max(0, p + q − 1) ≤ θ ≤ min(p, q); interval: max(0, s − √(a² + b²)) to the smaller of the upper Wilson limits at p + r and q + r
method-groupwise = bounds of a joint share summed over groups (Duncan & Davis 1953; D’Orazio, Di Zio & Scanu 2006)
formula-groupwise = Σ π max(0, p + q − 1) ≤ θ ≤ Σ π min(p, q), over all shares π and unrounded p, q that fit the publication
method-weighted_share = weighted share of those who answered, its variance by linearisation under the sample design (Lumley 2010, §2.2), Student’s t with the design’s degrees of freedom
formula-weighted_share = p = Σwy/Σw;  u = w(y − p)/Σw;  V = Σ_h (1 − f_h) n_h/(n_h − 1) Σ_i (u_hi − ū_h)², u_hi summed over the unit
