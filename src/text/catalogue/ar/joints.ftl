### آراء عدة معًا، والشرائح تحت افتراضات.

report-joints = ماذا تقول أرقام عدة مجتمعة
key-known = المعلوم
key-unknown = غير معلوم
key-conflict = تناقض
key-reference = للمقارنة

joints-stated = كما ورد: { $figure } – { $label }
joints-not = ليس { $label }
joints-none = لا رأي من الآراء
joints-none-of = لا رأي منها
joints-exactly = عدد الآراء { $least } بالضبط من { $count }
joints-from-to = عدد الآراء من { $least } إلى { $most } من { $count }
joints-at-least = عدد الآراء { $least } على الأقل من { $count }
joints-at-most = عدد الآراء { $most } على الأكثر من { $count }
joints-of = { $what } ({ $views })
joints-among = { $what }، بين أصحاب الرأي: { $base }
joints-event = { $event }: { $range }
joints-anything = من لا أحد إلى الجميع: لا تقول الأرقام عن ذلك شيئًا
joints-relaxed = جاز أن ينحرف كل رقم بهذا القدر – { $event }: { $range }
joints-majority-open = هل هذه أغلبية؟ لا تقول الأرقام ذلك
joints-assumed = مع خطأ المعاينة، إذا كان حجم العينة { $n } (افتراضًا) حيث لم يُنشر: { $range }
joints-impossible = لا يمكن أن تصح كلها
joints-epsilon = لا بد أن ينحرف أحد هذه الأرقام على الأقل بمقدار { $points } نقطة أو أكثر فوق تقريبه
joints-fight = المتناقضة منها: { $figures }
joints-fighter = { $value } – { $label }
joints-within-sampling = قد يكفي خطأ المعاينة وحده لتفسير ذلك
joints-beyond-sampling = حتى خطأ المعاينة لا يفسر ذلك: يبقى فرق { $points } نقطة؛ فليُنظر هل اختلفت الصياغة أو المستطلَعون أو الوقت
joints-reference = { $event }: { $value }
joints-reference-note = إذا لم يُفترض شيء غير الأرقام المنشورة (أقصى إنتروبيا): للمقارنة لا تقديرًا

assumption-figures_of_same_people = الأرقام كلها تقيس المجتمع نفسه في الوقت نفسه
assumption-simultaneous_intervals = مجالات الأرقام وعددها { $figures } تصح معًا (بونفيروني)، فالنتيجة أوسع مما يلزم
missing-figures_contradict = الأرقام متناقضة: لا قيمة توافقها كلها
missing-nobody_in_base = لا تُبقي الأرقام أحدًا تُحسب النسبة بينهم
missing-printed_values_contradict = القيم المنشورة لا تتوافق إلا قبل تقريبها، فلا قيمة لأقصى إنتروبيا
missing-reference_needs_values = أحد الأرقام حد فقط، أو يخص جزءًا لم يُنشر حجمه، فلا قيمة لأقصى إنتروبيا

under-not_positively_associated = لم يكن صاحب أحد الرأيين أميل إلى الرأي الآخر: { $range }
under-independent_within_groups = لم تكن بين الرأيين صلة داخل كل فئة ({ $variable }): { $range }
under-gaussian_copula = كان الارتباط بين الميلين وراء الرأيين بين { $least } و{ $most }: { $range }
under-odds_ratio = بقيت نسبة الأرجحية { $value } كما في { $poll }: { $range }
under-odds_ratio-range = بقيت نسبة الأرجحية نحو { $value } (من { $least } إلى { $most }) كما في { $poll }: { $range }
under-maximum_entropy = لم يُفترض شيء غير الأرقام (أقصى إنتروبيا): { $range }

method-joint_bounds = حدود محكمة بالبرمجة الخطية على كل تراكيب الآراء (Boole 1854; Hailperin 1965)؛ ونسب الأجزاء بطريقة Charnes & Cooper (1962)؛ وخطأ المعاينة بإسقاط مجالات ويلسون المتزامنة
formula-joint_bounds = min, max Σ x;  x ≥ 0, Σ x = 1;  1 − α/m
method-not_positively_associated = حدود النسبة المشتركة مع ارتباط غير موجب (Lehmann 1966)
formula-not_positively_associated = max(0, p + q − 1) ≤ θ ≤ pq
method-independent_within_groups = النسبة المشتركة إذا لم تكن بين الرأيين صلة داخل كل فئة (المطابقة الإحصائية؛ D’Orazio, Di Zio & Scanu 2006)
formula-independent_within_groups = θ = Σ π p q
method-gaussian_copula = النسبة المشتركة لعتبتين على متغيرين طبيعيين (Pearson 1900)
formula-gaussian_copula = θ = Φ₂(Φ⁻¹(p), Φ⁻¹(q); ρ)
method-odds_ratio = النسبة المشتركة التي تحفظ نسبة الأرجحية في استطلاع سابق (Plackett 1965; Purcell & Kish 1980)
formula-odds_ratio = θ(1 − p − q + θ) = ψ(p − θ)(q − θ);  ψ·exp(± z se)
method-maximum_entropy = أقل التوزيعات إخبارًا بالنسب المنشورة (Jaynes 1957; Good 1963)
formula-maximum_entropy = θ = pq

diagnostic-item-unknown = «{ $value }» ليس من آراء هذا التحليل
advice-item-unknown = أضِفه إلى آراء التحليل أو استخدم اسمًا موجودًا فيها
