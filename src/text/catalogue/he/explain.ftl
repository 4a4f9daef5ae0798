### הסברים: כל שיטה עם נוסחתה ומקורה.

explain-method = שיטה
explain-formula = נוסחה
explain-inputs = קלט
explain-rows = נקרא מתוך
explain-result = תוצאה
explain-assumptions = נשען על
explain-row = { $file }, שורה { $line }
explain-list = { $count ->
    [one] תוצאה אחת
    [two] שתי תוצאות
   *[other] { $n } תוצאות
}

method-wilson = רווח וילסון לשיעור (Wilson 1927), על כל הערכים לפני העיגול
formula-wilson = (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) / (1 + z²/n), p − r … p + r, n = n_eff = n/deff
method-clopper_pearson = רווח קלופר-פירסון לשיעור (Clopper & Pearson 1934)
formula-clopper_pearson = B(α/2; pn, n(1−p) + 1), B(1 − α/2; pn + 1, n(1−p)), p − r … p + r
method-jeffreys = רווח ג'פריס לשיעור (Brown, Cai & DasGupta 2001)
formula-jeffreys = Beta(pn + ½, n(1−p) + ½): B(α/2), B(1 − α/2), p − r … p + r
method-agresti_coull = רווח אגרסטי-קול לשיעור (Agresti & Coull 1998)
formula-agresti_coull = p̃ ± z√(p̃(1−p̃)/ñ), ñ = n + z², p̃ = (pn + z²/2)/ñ, p − r … p + r
method-logit = רווח ואלד על לוג-הסיכויים
formula-logit = expit(logit p ± z/√(n p(1−p))), p − r … p + r
method-wald = רווח ואלד לשיעור
formula-wald = p ± z√(p(1−p)/n), p − r … p + r
method-lead = יתרון של תשובה על אחרת באותה שאלה (Franklin 2007)
formula-lead = Var = (p₁ + p₂ − (p₁ − p₂)²)/n_eff
method-shift = שינוי בשיעור בין שני סקרים (Franklin 2007; חפיפה: Kish 1965, §12.4)
formula-shift = Var = p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂ − 2p(1−p)m/(n₁n₂) + 2τ²; בעיגול ל-w: |d| − w/2 חלקי √(Var + w²/12) כשהשיעורים 20% ומעלה, אחרת הערכים הגרועים ביותר לפני העיגול
method-same_sample = גבולות לשיעור משותף (Fréchet 1935; Hoeffding 1940); אותם משיבים: איחוד רווחי וילסון
formula-same_sample = max(0, p + q − 1) ≤ θ ≤ min(p, q)
method-two_polls = גבולות לשיעור משותף (Fréchet 1935; Hoeffding 1940); שני סקרים: הגבול העליון הקטן של וילסון, גבול תחתון לפי MOVER (Zou & Donner 2008)
formula-two_polls = max(0, p + q − 1) ≤ θ ≤ min(p, q); max(0, s − √(a² + b²))
method-groupwise = גבולות לשיעור משותף בסכום על הקבוצות (Duncan & Davis 1953; D’Orazio, Di Zio & Scanu 2006)
formula-groupwise = Σ π max(0, p + q − 1) ≤ θ ≤ Σ π min(p, q)
method-weighted_share = שיעור משוקלל מתוך מי שענו, השונות בלינאריזציה לפי תכנון המדגם (Lumley 2010, §2.2), התפלגות t בדרגות החופש של התכנון
formula-weighted_share = p = Σwy/Σw;  u = w(y − p)/Σw;  V = Σ_h (1 − f_h) n_h/(n_h − 1) Σ_i (u_hi − ū_h)²
