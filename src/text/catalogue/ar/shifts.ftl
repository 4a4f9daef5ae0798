### التحولات: الأحكام والجمل عن سؤال في موجتين، وعن جميع أسئلة الملف.

report-shifts = هل تغيّر الرأي؟
shift-head = { $question } — { $first } و{ $second }
shift-head-group = { $question }، { $group } — { $first } و{ $second }
shift-head-experiment = { $question } — صياغتان في استطلاع واحد، { $first } و{ $second }
shift-wave = { $name } ({ $details })

shift-verdict-rose = ارتفعت
shift-verdict-fell = انخفضت
shift-verdict-higher = أعلى
shift-verdict-lower = أدنى
shift-verdict-stable = مستقرة
shift-verdict-cannot_tell = لا يمكن الجزم
shift-verdict-not_comparable = لا تصح المقارنة
shift-verdict-fragile = { $verdict }، حكم هش

shift-table-first = قبل
shift-table-second = بعد
shift-table-first-wording = الأولى
shift-table-second-wording = الثانية
shift-table-change = التغير
shift-table-interval = مجال ثقة { $level }
shift-told = ما الذي يمكن قوله
shift-table-interval-assumed = مجال ثقة { $level } إذا كان حجم العينة { $n } (افتراضًا)
shift-verdict-assumed = { $verdict }؛ وإذا كان حجم العينة { $n } (افتراضًا): { $other }
shift-said-no-sizes = لم يُنشر حجم العينة، فلا اختبار.
shifts-nothing = تعذّر أي اختبار: لا تصح المقارنة في أي من { $answers } إجابة أو لم يُنشر حجم العينة.
shifts-obstacle = { $n } ×: { $reason }
shifts-table-interval = مجال { $level }
shift-table-p = قيمة p المعدّلة
shift-table-verdict = الحكم
shift-lead = تقدم «{ $a }» على «{ $b }»
shift-no-value = –
shift-interval = من { $lower } إلى { $upper }

shift-said-rose = ارتفعت نسبة من أجابوا «{ $answer }» من { $first } إلى { $second }: بمقدار { $points } نقطة، ومع خطأ المعاينة والتقريب { $range }.
shift-said-fell = انخفضت نسبة من أجابوا «{ $answer }» من { $first } إلى { $second }: بمقدار { $points } نقطة، ومع خطأ المعاينة والتقريب { $range }.
shift-said-higher = مع الصياغة الثانية أجاب { $second } «{ $answer }»، ومع الأولى { $first }: أكثر بمقدار { $points } نقطة ({ $range }). هذا أثر للصياغة لا تغير في الرأي.
shift-said-lower = مع الصياغة الثانية أجاب { $second } «{ $answer }»، ومع الأولى { $first }: أقل بمقدار { $points } نقطة ({ $range }). هذا أثر للصياغة لا تغير في الرأي.
shift-said-stable = نسبة من أجابوا «{ $answer }» مستقرة في حدود ± { $margin } نقطة: { $first } ثم { $second }.
shift-said-cannot_tell = لا يمكن الجزم بأن نسبة من أجابوا «{ $answer }» تغيرت: { $first } ثم { $second }. تغيرٌ قدره { $detectable } نقطة أو أكثر كان سيُكشف في 8 من 10 حالات، ولا يصح وصفها بالمستقرة إلا في حدود ± { $least } نقطة.
shift-said-effect-cannot_tell = لا يمكن الجزم بأن الصياغة تغيّر نسبة من أجابوا «{ $answer }»: { $first } مع الصياغة الأولى و{ $second } مع الثانية. فرقٌ قدره { $detectable } نقطة أو أكثر كان سيُكشف في 8 من 10 حالات، ولا يصح القول إنه لا أثر للصياغة إلا في حدود ± { $least } نقطة.
shift-said-effect-stable = الصياغة تغيّر نسبة من أجابوا «{ $answer }» بأقل من ± { $margin } نقطة: { $first } مع الأولى و{ $second } مع الثانية.
shift-said-no-size = لا يمكن الجزم بأن نسبة من أجابوا «{ $answer }» تغيرت: { $first } ثم { $second }، ومن دون حجم عينة منشور لا اختبار.
shift-said-assumed = إذا كان حجم العينة { $n } (افتراضًا): { $sentence }
shift-said-figure = لم تُنشر قيمة «{ $answer }» في الموجتين كلتيهما، فلم تُختبر.
shift-said-absent = وردت «{ $answer }» في إحدى الموجتين فقط، فلم تُختبر.
shift-said-nobody = لا أحد من هذه الفئة في إحدى الموجتين، فلم تُختبر «{ $answer }».
shift-said-small_base = المستطلَعون أقل من أن تُنشر لهم نسبة «{ $answer }» (معايير NCHS)، فلم تُختبر.
shift-said-lead-rose = ارتفع تقدم «{ $a }» على «{ $b }» من { $first } إلى { $second } نقطة: بمقدار { $points }، ومع خطأ المعاينة والتقريب { $range }.
shift-said-lead-fell = انخفض تقدم «{ $a }» على «{ $b }» من { $first } إلى { $second } نقطة: بمقدار { $points }، ومع خطأ المعاينة والتقريب { $range }.
shift-said-lead-stable = تقدم «{ $a }» على «{ $b }» مستقر في حدود ± { $margin } نقطة: { $first } ثم { $second } نقطة.
shift-said-lead-cannot_tell = لا يمكن الجزم بأن تقدم «{ $a }» على «{ $b }» تغير: { $first } ثم { $second } نقطة. تغيرٌ قدره { $detectable } نقطة أو أكثر كان سيُكشف في 8 من 10 حالات.
shift-said-lead-none = تقدم «{ $a }» على «{ $b }»، { $first } ثم { $second } نقطة، لم يُختبر.
shift-said-lead-experiment = تقدم «{ $a }» على «{ $b }» { $first } نقطة مع الصياغة الأولى و{ $second } مع الثانية: { $verdict }.
shift-said-not_comparable = لا يمكن قول شيء عن تغير في الرأي: { $reasons }.
shift-said-not-verified = لا يمكن قول شيء عن تغير في الرأي إلى أن يتحقق أحد من أن السؤالين متطابقان: { $reasons }.

key-shift-advice = للمقارنة
shift-advice-word = إذا كنت تعلم أن السؤال واحد في كليهما: --same-question، وفي الدراسة same_question = true (ويُذكر ذلك مع النتيجة)
shift-advice-house_sd = حدّد الانحراف المعياري بين الجهات بالنقاط: --house-sd، وفي الدراسة house_sd
shift-advice-overlap = حدّد عدد المقابلات المحسوبة في كليهما، وصفرًا إن لم توجد: --overlap، وفي الدراسة overlap
chart-shift-title-no-size = لا اختبار من دون حجم عينة: { $question }
shifts-assumed-mark = † يستند إلى حجم عينة { $n } مفترض وغير منشور
shift-fragile = حكم هش: ينقلب { $causes }.
shift-fragile-design_effect = مع أثر تصميم 1.5 كما يحدث كثيرًا مع الترجيح
shift-fragile-rounding = مع قيم أخرى قبل تقريب الأرقام المنشورة
shift-fragile-dont_know = مع الطريقة الأخرى في حساب من لا رأي لهم

key-compared = المقارنة
key-shift-overall = كل الإجابات
key-shift-family = الاختبارات
key-shift-lead = التقدم
key-shift-differs = الفروق
key-shift-told = النتيجة
key-turnover = الأشخاص أنفسهم

shift-overall = { $name }: { $value }، درجات الحرية { $df }، { $p }؛ إلى جانب اختبارات الإجابات لا شرطًا لها
shift-overall-rough = { $name }: { $value }، درجات الحرية { $df }، { $p } (تقريبي: أعداد متوقعة أقل من 5)؛ إلى جانب اختبارات الإجابات لا شرطًا لها
shift-family = { $tests ->
    [one] اختبار واحد
    [two] اختباران عُدّلا معًا ({ $name })
    [few] { $n } اختبارات عُدّلت معًا ({ $name })
   *[other] { $n } اختبارًا عُدّلت معًا ({ $name })
}
shift-family-holm = طريقة هولم: احتمال أي تغير كاذب لا يتجاوز { $alpha }
shift-family-bh = طريقة بنجاميني–هوخبرغ: يُتوقع ألا يتجاوز الكاذب من التغيرات المكتشفة { $alpha }
shift-family-none = كل اختبار على حدة
shift-lead-wave = { $points } نقطة ({ $range })
shift-lead-waves = «{ $a }» على «{ $b }»: { $first } ثم { $second }
shift-turnover = أجاب { $n } في الموجتين، وغيّر { $moved } منهم إجابتهم
shift-turnover-caption = من انتقل: الإجابات قبل (صفوف) وبعد (أعمدة)، نسبةً من { $n } أجابوا في الموجتين
shift-turnover-only = أجاب { $first } في الموجة الأولى فقط و{ $second } في الثانية فقط

same-question-verified = الصياغتان الحرفيتان متطابقتان
same-question-one_variable = متغير واحد في ملف واحد، يُعد سؤالًا واحدًا
same-question-asserted = المستخدم يؤكد أن السؤال واحد، ولا صياغة حرفية تثبت ذلك
same-question-not_verified = لم يُتحقق من الصياغة
same-question-different = الصياغتان الحرفيتان مختلفتان

difference-wording = الصياغة مختلفة
difference-wording_not_verified = لم يُتحقق من الصياغة: تنقص صياغة حرفية
difference-options = خيارات الإجابة مختلفة ({ $first } / { $second })
difference-options_not_verified = لم تُنشر كل الإجابات، فلا يُعرف هل الخيارات واحدة ({ $first } / { $second })
difference-population = مجتمعان مختلفان ({ $first } / { $second })
difference-mode = طريقتا مقابلة مختلفتان ({ $first } / { $second })
difference-base = سُئل أناس آخرون ({ $first } / { $second })
difference-sampling = إحدى العينتين عشوائية والأخرى ليست كذلك
difference-house = جهتان مختلفتان ({ $first } / { $second })
difference-house_not_published = لا تُعرف الجهة المنفذة لكليهما
difference-population_not_published = لا يُعرف المجتمع المستطلَع لكليهما
difference-mode_not_published = لا تُعرف طريقة المقابلة لكليهما
difference-rolling = استطلاع متحرك يحسب مقابلات في الموجتين
difference-fieldwork_overlaps = كانت الجهة نفسها في الميدان للاستطلاعين في وقت واحد وقد تُحسب مقابلات مرتين
difference-panel = سُئل الأشخاص أنفسهم من جديد

assumption-same_question_asserted = السؤال وإجاباته واحدة في الموجتين كما يؤكد المستخدم
assumption-shared_respondents = مقابلات محسوبة في العينتين: { $n }، كما حدد المستخدم
assumption-houses_differ = مستويات الجهات المختلفة تتباين بانحراف معياري قدره { $points } نقطة، كما حدد المستخدم
assumption-panel_as_independent = سُئل الأشخاص أنفسهم من جديد ويُختبرون كأنهم غيرهم، وهذا يبالغ في خطأ التغير
assumption-panel_overlap_known = عُرف المستطلَعون في الموجتين برقمهم التعريفي
assumption-random_assignment = وُزعت الصياغات على المستطلَعين عشوائيًا
assumption-waves_through_design = الارتباط بين الموجتين بحسب تصميم العينة المعلن؛ ومن دون وحدات مشتركة هما مستقلتان
assumption-independent_files = الملفان عينتان سُحبتا سحبًا مستقلًا

shifts-title = ما الذي تغيّر
shifts-changed = { $count ->
    [0] لم تتغير أي إجابة من { $answers } بأكثر مما تفسره الصدفة والتقريب.
    [one] تغيرت إجابة واحدة من { $answers } بأكثر مما تفسره الصدفة والتقريب:
    [two] تغيرت إجابتان من { $answers } بأكثر مما تفسره الصدفة والتقريب:
    [few] تغيرت { $n } إجابات من { $answers } بأكثر مما تفسره الصدفة والتقريب:
   *[other] تغيرت { $n } إجابة من { $answers } بأكثر مما تفسره الصدفة والتقريب:
}
shifts-counts = أزواج الاستطلاعات: { $pairs }، وعدد الأسئلة { $questions }. إجابات لا يمكن الجزم بشأنها: { $cannot_tell }. مستقرة: { $stable }. لا تصح مقارنتها: { $not_comparable } (عدد الأزواج: { $not_pairs }). أسئلة طرحها استطلاع واحد فقط: { $once }.
shifts-cannot = «لا يمكن الجزم» لا تعني «لم يتغير شيء». يسرد --all كل الإجابات مع ما يمنع المقارنة.
shifts-caption = التغير بالنقاط، الأكبر أولًا
shifts-table-question = السؤال
shifts-table-answer = الإجابة
shifts-table-shares = قبل، بعد
shifts-pair = { $first } ← { $second }
shifts-fragile-mark = ? حكم هش: ينقلب مع أثر تصميم 1.5 أو مع قيم أخرى قبل التقريب أو مع الطريقة الأخرى في حساب من لا رأي لهم
shifts-truncated = { $n } من الأسطر الأخرى: --most { $most } أو --format csv

chart-shift-title-rose = نسبة «{ $answer }» ارتفعت من { $first } إلى { $second }
chart-shift-title-fell = نسبة «{ $answer }» انخفضت من { $first } إلى { $second }
chart-shift-title-effect = الصياغة تغيّر نسبة «{ $answer }»: { $first } أو { $second }
chart-shift-title-stable = مستقرة في حدود ± { $margin } نقطة: { $question }
chart-shift-title-none = لا تحول يمكن تمييزه من الصدفة: { $question }
chart-shift-title-not_comparable = لا تصح المقارنة: { $question }
chart-shift-subtitle = { $question } النسبة من جميع من سُئلوا.
chart-mark-change = مجال ثقة { $level } للتغير، بدءًا من نسبة الموجة الأولى
chart-mark-moved = تغير يفوق ما تفسره الصدفة والتقريب
chart-mark-unmoved = بالرمادي: لا تغير يمكن تمييزه من الصدفة
chart-mark-no-line = بلا خط: لا تصح المقارنة
alt-shift = رسم نقاط موجتين. { $title }. { $rows }. { $notes }
alt-shift-row = { $label }: { $first } ثم { $second } ({ $verdict })

diagnostic-wave-missing = لا موجة سابقة تُقارن بها «{ $value }»
advice-wave-missing = يلزم استطلاعان أو موجتان طرحا السؤال؛ سمِّهما إن كان اسمه فيهما مختلفًا
diagnostic-designs-differ = تصميما العينة في هذا الملف وفي { $value } لا يتفقان ({ $reason })
advice-designs-differ = صرّح للملفين بالطبقات والوحدات نفسها وبالقاعدة نفسها للوحدات المنفردة
test-pearson = مربع كاي لبيرسون
method-lead_shift = تغير التقدم بين استطلاعين (Franklin 2007)؛ والأرقام المقربة بقاعدة shift
formula-lead_shift = Var = مجموع (p₁ + p₂ − (p₁ − p₂)²)/n_eff للاستطلاعين، ناقص التغاير بين m من المقابلات المشتركة، زائد 8τ² بين الجهات
method-respondent_shift = تغير نسبة مرجحة بين عينتين بتصميمهما المشترك، بالتخطيط الخطي (Lumley 2010، §2.2) وتوزيع t
formula-respondent_shift = Var = V₁ + V₂ − 2C، حيث C تغاير النسبتين عبر الوحدات المشتركة بين العينتين
