### الشروح: كل طريقة مع صيغتها ومصدرها.

explain-method = الطريقة
explain-formula = الصيغة
explain-inputs = المدخلات
explain-rows = قُرئ من
explain-result = النتيجة
explain-assumptions = يستند إلى
explain-row = { $file }، السطر { $line }
explain-list = { $count ->
    [one] نتيجة واحدة
    [two] نتيجتان
    [few] { $n } نتائج
   *[other] { $n } نتيجة
}

method-wilson = مجال ويلسون لنسبة (Wilson 1927) على كل القيم قبل التقريب
formula-wilson = (p + z²/2n ± z√(p(1−p)/n + z²/4n²)) / (1 + z²/n), p − r … p + r, n = n_eff = n/deff
method-clopper_pearson = مجال كلوبر وبيرسون لنسبة (Clopper & Pearson 1934)
formula-clopper_pearson = B(α/2; pn, n(1−p) + 1), B(1 − α/2; pn + 1, n(1−p)), p − r … p + r
method-jeffreys = مجال جيفريز لنسبة (Brown, Cai & DasGupta 2001)
formula-jeffreys = Beta(pn + ½, n(1−p) + ½): B(α/2), B(1 − α/2), p − r … p + r
method-agresti_coull = مجال أغريستي وكول لنسبة (Agresti & Coull 1998)
formula-agresti_coull = p̃ ± z√(p̃(1−p̃)/ñ), ñ = n + z², p̃ = (pn + z²/2)/ñ, p − r … p + r
method-logit = مجال والد على لوغاريتم الأرجحية
formula-logit = expit(logit p ± z/√(n p(1−p))), p − r … p + r
method-wald = مجال والد لنسبة
formula-wald = p ± z√(p(1−p)/n), p − r … p + r
method-lead = تقدم إجابة على أخرى في السؤال نفسه (Franklin 2007)
formula-lead = Var = (p₁ + p₂ − (p₁ − p₂)²)/n_eff
method-shift = تغير نسبة بين استطلاعين (Franklin 2007؛ والتداخل: Kish 1965، §12.4)
formula-shift = Var = p₁(1−p₁)/n₁ + p₂(1−p₂)/n₂ − 2p(1−p)m/(n₁n₂) + 2τ²؛ ومع التقريب إلى w: |d| − w/2 على √(Var + w²/12) حيث تبلغ النسب 20٪ فأكثر، وإلا فأسوأ القيم قبل التقريب
method-same_sample = حدود النسبة المشتركة (Fréchet 1935; Hoeffding 1940)؛ المستطلَعون أنفسهم: اتحاد مجالات ويلسون
formula-same_sample = max(0, p + q − 1) ≤ θ ≤ min(p, q)
method-two_polls = حدود النسبة المشتركة (Fréchet 1935; Hoeffding 1940)؛ استطلاعان: أصغر حد أعلى لويلسون، والحد الأدنى بطريقة MOVER (Zou & Donner 2008)
formula-two_polls = max(0, p + q − 1) ≤ θ ≤ min(p, q); max(0, s − √(a² + b²))
method-groupwise = حدود النسبة المشتركة مجموعة على الفئات (Duncan & Davis 1953; D’Orazio, Di Zio & Scanu 2006)
formula-groupwise = Σ π max(0, p + q − 1) ≤ θ ≤ Σ π min(p, q)
method-weighted_share = نسبة موزونة ممن أجابوا، وتباينها بالخطّية وفق تصميم العينة (Lumley 2010, §2.2)، وتوزيع ستودنت بدرجات حرية التصميم
formula-weighted_share = p = Σwy/Σw;  u = w(y − p)/Σw;  V = Σ_h (1 − f_h) n_h/(n_h − 1) Σ_i (u_hi − ū_h)²
