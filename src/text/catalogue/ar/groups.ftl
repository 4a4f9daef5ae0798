### شرائح من أرقام منشورة: ما يُعلم وما لا يُعلم، والتوزيع بحسب الفئات، وممن تتكون الشريحة.

known-at-most = بحسب هذه الأرقام لا يجمع بين الرأيين أكثر من نحو { $upper }
known-between = بحسب هذه الأرقام يجمع بين الرأيين نحو { $lower } على الأقل ونحو { $upper } على الأكثر
known-point = بحسب هذه الأرقام يجمع بين الرأيين نحو { $upper }
known-part-most = معظم الجامعين بين الرأيين من «{ $label }»: { $range }
known-part-few = معظم الجامعين بين الرأيين ليسوا من «{ $label }»: { $range }
unknown-anybody = هل يجمع أحد بين الرأيين أصلًا: لو لم يجمع بينهما أحد لكانت الأرقام هي نفسها
unknown-anybody-sampling = هل يجمع أحد بين الرأيين أصلًا: خطأ المعاينة وحده يسمح بألا يجمع بينهما أحد
unknown-majority = هل تجمع أغلبية بين الرأيين
unknown-between = كم هم بين { $lower } و{ $upper }: كل نسبة بينهما توافق الأرقام
unknown-part = هل معظم الجامعين بين الرأيين من «{ $label }»: { $range } يوافق الأرقام

segment-interval-by = مع خطأ المعاينة والتقريب ({ $method }): { $range }
segment-unbiased = طرفان لا يميلان إلى الداخل عند التعادل (بلا تحيز بمعيار نصف الوسيط): { $range }
segment-either-way = لو أمكن أن يحمل الرأي أو لا يحمله كل من لا رأي له: { $range }
segment-part = «{ $label }» بين الجامعين بين الرأيين: { $range }

key-parts = يتكون من
groups-caption = { $label }، بحسب { $variable }
groups-all = من الجميع
groups-first = الرأي الأول
groups-second = الرأي الثاني
groups-both = الرأيان معًا
groups-part = من الجامعين بينهما
groups-n-two = { $first } و{ $other }
groups-note = الرأي الأول: { $a }. الرأي الثاني: { $b }.
groups-note-part = العمود الأخير: حصة الفئة بين الجامعين بين الرأيين؛ والفئات مستقلة بعضها عن بعض، فلا يلزم أن يكون مجموع العمود مئة.

interval-two_polls_wilson_mover = ويلسون وMOVER
interval-same_sample_wilson_union = اتحاد مجالات ويلسون
interval-two_polls_imbens_manski = Imbens وManski
interval-two_polls_stoye = Stoye
interval-two_polls_clr = Chernozhukov وLee وRosen، كل طرف على حدة
interval-same_sample_imbens_manski = ويلسون بالقيمة الحرجة لدى Imbens وManski
interval-groupwise_clr_two_sided = Chernozhukov وLee وRosen، الطرفان معًا
interval-groupwise_clr_one_sided = Chernozhukov وLee وRosen، كل طرف على حدة
interval-groupwise_directional_two_sided = Fang وSantos، الطرفان معًا
interval-groupwise_directional_one_sided = Fang وSantos، كل طرف على حدة
interval-groupwise_imbens_manski = Imbens وManski
interval-groupwise_stoye = Stoye
interval-composition_projected_wilson = من مجالات ويلسون المتزامنة

formula-interval-two_polls_wilson_mover = max(0, s − √(a² + b²)), s = p + q − 1 (Zou & Donner 2008)
formula-interval-same_sample_wilson_union = W⁻(L), W⁺(U) (Horowitz & Manski 2000)
formula-interval-two_polls_imbens_manski = L − c·se_L, U + c·se_U; Φ(c + Δ/max se) − Φ(−c) = 1 − α (Imbens & Manski 2004)
formula-interval-two_polls_stoye = Φ₂(c_L, c_U + Δ/se_U; −ρ) ≥ 1 − α, Φ₂(c_U, c_L + Δ/se_L; −ρ) ≥ 1 − α (Stoye 2009)
formula-interval-two_polls_clr = max(0, s − z·se_s), min(p + k·se_p, q + k·se_q) (Chernozhukov, Lee & Rosen 2013)
formula-interval-same_sample_imbens_manski = W⁻(L; c), W⁺(U; c); Φ(c + Δ/max se) − Φ(−c) = 1 − α (Imbens & Manski 2004)
formula-interval-groupwise_clr_two_sided = min Σ + k·se على كل اختيارات p أو q في كل فئة، 1 − α/2، 10,000 سحب (Chernozhukov, Lee & Rosen 2013)
formula-interval-groupwise_clr_one_sided = min Σ + k·se على كل اختيارات p أو q في كل فئة، 1 − α، 10,000 سحب (Chernozhukov, Lee & Rosen 2013)
formula-interval-groupwise_directional_two_sided = المشتقة الاتجاهية Σ π min(h_p, h_q) في الفئات التي قد تتعادل، α/2، 10,000 سحب (Fang & Santos 2019)
formula-interval-groupwise_directional_one_sided = المشتقة الاتجاهية Σ π min(h_p, h_q) في الفئات التي قد تتعادل، α، 10,000 سحب (Fang & Santos 2019)
formula-interval-groupwise_imbens_manski = L − c·se_L, U + c·se_U، والخطأ بطريقة دلتا (Imbens & Manski 2004)
formula-interval-groupwise_stoye = L − c_L·se_L, U + c_U·se_U، والخطأ والارتباط بطريقة دلتا (Stoye 2009)
formula-interval-composition_projected_wilson = المدى على حدود ويلسون عند 1 − α/2G لرقمي كل فئة من G فئات، وهي صحيحة معًا (Bonferroni)
explain-interval = المجال

method-frechet = حدود النسبة المشتركة (Fréchet 1935; Hoeffding 1940)
formula-frechet = max(0, p + q − 1) ≤ θ ≤ min(p, q)
method-either_way = حدود النسبة المشتركة إذا أمكن أن يحمل من لا رأي له الرأيين أو لا يحملهما (Horowitz & Manski 1995)
formula-either_way = max(0, p + q − 1) ≤ θ ≤ min(p + d_p, q + d_q)
method-composition = حدود حصة مجموعة من الشريحة، والفئات مستقلة بعضها عن بعض
formula-composition = ℓ_S/(ℓ_S + u_rest) ≤ θ_S/θ ≤ u_S/(u_S + ℓ_rest); ℓ = Σ π max(0, p + q − 1), u = Σ π min(p, q)

assumption-group_shares_bounded = لم تُنشر حصص الفئات: أُخذ في الحسبان كل ما تسمح به المجاميع
assumption-group_bases_from_shares = عدد المستطلَعين في كل فئة هو عددهم في الاستطلاع مضروبًا في حصتها
assumption-ties_ignored = لا يراعي هذا المجال التعادل: إذا تعادلت ست فئات كلها غطى 66٪ بدل 95٪
assumption-same_people_undecided = النسب من أصحاب الرأي؛ وبحسب الدراسة لا رأي للأشخاص أنفسهم ({ $share }) في السؤالين
assumption-undecided_either_way = من لا رأي له قد يحمل الرأي وقد لا يحمله
missing-group_sizes_unknown = لا مجال ثقة: لم تُنشر أحجام الفئات، فقواعد أرقامها غير معلومة

reason-part_includes = من الجامعين بين الرأيين: كل ما هو { $range } يوافق الأرقام
reason-part_fails = من الجامعين بين الرأيين: { $range }
reason-part_clears = من الجامعين بين الرأيين: { $range }
reason-nobody_holds_both = بهذه الأرقام لا يمكن أن يجمع أحد بين الرأيين
settle-joint_table_by_group = جدول يقاطع السؤالين لدى المستطلَعين أنفسهم بحسب الفئات

diagnostic-base-differs = مجموع فئات «{ $value }» ({ $question }) { $n } من المستطلَعين، وفي الاستطلاع { $total }: فالحدود بحسب الفئات لها قاعدة أخرى
advice-base-differs = أضف الفئات الناقصة (غير ذلك، بلا إجابة)، أو اقرأ الحدود على أنها لمن هم في الجدول
diagnostic-tables-differ = في «{ $value }» { $n } من المستطلَعين في توزيع و{ $other } في الآخر
advice-tables-differ = قارن من يشمله كل جدول؛ فالحدود بحسب الفئات تفترض قاعدة واحدة لهما
diagnostic-groups-off-average = متوسط فئات «{ $value }» { $found } والمجموع المنشور { $total }: قاعدة أخرى أو أوزان أخرى
advice-groups-off-average = اذكر حصص الفئات الموزونة في group_shares، أو ابحث عن توزيع على القاعدة نفسها
diagnostic-breakdown-too-fine = يضيّق التوزيع بحسب «{ $value }» الحدود بمقدار { $found } نقطة؛ وقد يفعل خطأ المعاينة في فئاته ذلك بمقدار { $n } نقطة وإن لم يكن بينها فرق
advice-breakdown-too-fine = ادمج الفئات المتشابهة، واستشهد بالمجال لا بالحدود
diagnostic-group-small = فئات من «{ $value }» فيها أقل من { $least } من المستطلَعين (فعليًا): { $names }
advice-group-small = ادمجها مع غيرها، واستشهد بالمجال لا بالحدود
diagnostic-sizes-impossible = لا أحجام لفئات «{ $value }» تعطي المجاميع المنشورة: تبقى حدود المجاميع وحدها
advice-sizes-impossible = للتوزيع قاعدة أو أوزان غير ما للمجاميع؛ ابحث عن توزيع على القاعدة نفسها
diagnostic-decided-refused = النسب من أصحاب الرأي لها قاعدتان: { $first } لا رأي لهم في السؤال الأول و{ $other } في الثاني؛ فحدودها ليست حدودًا لأحد
advice-decided-refused = احذف base، أو اكتب same_people_undecided = true إذا بيّن المصدر أن الأشخاص أنفسهم لا رأي لهم في السؤالين
diagnostic-undecided-differ = { $first } و{ $other } لا رأي لهم: لا يمكن أن يكونوا الأشخاص أنفسهم
advice-undecided-differ = احذف base: يُحسب من لا رأي له غير حامل للرأي، وفي الحالتين إلى جانب ذلك
