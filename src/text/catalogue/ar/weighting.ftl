### أوزان تطابق أهدافًا معلومة: التقرير والرسم وما يعترضها.

report-weights = الأوزان
weighting-print = رُجِّحت إجابات { $n } من المستطلَعين بحسب { $margins } لتطابق الأهداف الواردة في { $targets }. وللأوزان المتفاوتة ثمن من الدقة: فهي تقول بقدر ما يقوله { $effective } من المستطلَعين المتساوين وزنًا.
weighting-print-unmet = رُجِّحت إجابات { $n } من المستطلَعين بحسب { $margins } نحو الأهداف الواردة في { $targets }. لا توجد أوزان تحقق هذه الأهداف كلها، فأُخذ أقربها إليها، وهو يحيد عن أحدها بما لا يتجاوز { $worst } منه. وللأوزان المتفاوتة ثمن من الدقة: فهي تقول بقدر ما يقوله { $effective } من المستطلَعين المتساوين وزنًا.
weighting-key-method = الطريقة
weighting-key-base = نقطة البداية
weighting-key-n = المستطلَعون
weighting-key-targets = الأهداف
weighting-key-effect = أثر التصميم
weighting-key-spread = الأوزان
weighting-key-factors = المعاملات
weighting-method-rake = ترجيح بالتتابع (raking)
weighting-method-post_stratify = تقسيم طبقي لاحق
weighting-method-linear = معايرة خطية (انحدار معمَّم)
weighting-method-raking_distance = معايرة بمسافة الترجيح بالتتابع
weighting-method-logit = معايرة بمسافة اللوجيت
weighting-sweeps = { $count ->
    [one] دورة واحدة
    [two] دورتان
    [few] { $n } دورات
    [many] { $n } دورة
   *[other] { $n } دورة
}
weighting-steps = { $count ->
    [one] خطوة واحدة
    [two] خطوتان
    [few] { $n } خطوات
    [many] { $n } خطوة
   *[other] { $n } خطوة
}
weighting-bounds = لا وزن أقل من { $low } ولا أكثر من { $high } من أضعاف وزنه الأساسي
weighting-trim = لا وزن أقل من { $low } ولا أكثر من { $high } من أضعاف متوسط الأوزان
weighting-at-limit = عدد من بلغ وزنهم الحد: { $n }
weighting-base-equal = أوزان متساوية
weighting-base-weight = الوزن { $name }
weighting-n = عدد من لهم وزن: { $n }
weighting-kept-out = عدد المستبعدين لغياب إجابتهم: { $n }
weighting-met = متحققة
weighting-met-text = بفارق لا يتجاوز { $misfit } من كل مجموع
weighting-unmet = غير متحققة
weighting-unmet-text = تحيد أقرب الأوزان عن أحد الأهداف بما لا يتجاوز { $worst } منه
weighting-effect = { $effect } (للأوزان الأساسية { $base })؛ يقول { $n } من المستطلَعين بقدر ما يقوله { $effective } من المتساوين وزنًا
weighting-spread = من { $least } إلى { $most } من متوسط الأوزان؛ نصفها بين { $low } و{ $high }، وواحد من كل مئة يتجاوز { $top }
weighting-factors = ضُربت الأوزان الأساسية في ما بين { $least } و{ $most }
weighting-total = مجموع الأوزان { $population }
weighting-caption = { $label }: أثر تصميم هذا المتغير وحده { $effect }
weighting-numbers = المتوسطات
weighting-level = الفئة
weighting-variable = المتغير
weighting-before = قبل
weighting-after = بعد
weighting-target = الهدف
weighting-difference = البعد قبل الترجيح (انحراف معياري)
weighting-difference-after = البعد بعده (انحراف معياري)
weighting-difference-note = البعد: المسافة إلى الهدف بالانحرافات المعيارية للفئة؛ وما بلغ 0.1 فأكثر يستحق الترجيح عادةً.
weighting-unanswered-level = (بلا إجابة)
weighting-unanswered = عدد من لم يُجب: { $n }
weighting-se-calibrated = الخطأ المعياري
weighting-se-fixed = الخطأ المعياري والأوزان ثابتة
weighting-se-r_rake = الخطأ المعياري كما في rake() في R
weighting-se-note = الأخطاء المعيارية بالنقاط. العمود الأول يعلم أن الأوزان صيغت لتطابق الأهداف: فما تفسره الأهداف لم يعد يتغير من عينة إلى أخرى. ويعامل العمود التالي الأوزان كأنها ثُبّتت سلفًا.
weighting-r-rake-note = عمود rake() في R يكرر تقريبه الخاص، للمقارنة بأرقام منشورة.
weighting-written = كُتب: { $files }

weighting-chart-few = فئة «{ $level }» ناقصة في العينة: { $base } بدل { $target }
weighting-chart-many = فئة «{ $level }» زائدة في العينة: { $base } بدل { $target }
weighting-chart-even = كانت العينة قريبة من أهدافها حتى قبل الترجيح
weighting-chart-subtitle = النسب قبل الترجيح وبعده، عدد المستطلَعين { $n }
weighting-chart-before = قبل: { $base }
weighting-chart-missed = الهدف: { $target }
weighting-mark-before = قبل الترجيح
weighting-mark-after = بعد الترجيح
weighting-mark-target = الهدف
weighting-chart-source = { $file }، مرجَّحًا إلى { $targets }
weighting-chart-row = { $before } قبل الترجيح و{ $after } بعده، والهدف { $target }
weighting-alt = { $title }. نسب الفئات قبل الترجيح وبعده: { $rows }. { $notes }

assumption-calibrated_weights = أوزان معايَرة إلى أهداف، والأخطاء المعيارية تأخذ ذلك في الحسبان
assumption-weights_as_fixed = أوزان معايَرة إلى أهداف، والأخطاء المعيارية كما لو ثُبّتت الأوزان سلفًا
assumption-r_rake_variance = أوزان مرجَّحة بالتتابع، والأخطاء المعيارية كما في survey::rake في R، للمقارنة
assumption-targets_exact = الأهداف صحيحة عن المجتمع ولا خطأ خاصًا بها
assumption-alike_within_levels = داخل كل فئة رُجِّح لها، المشاركون كغير المشاركين
assumption-unanswered_keep_share = من لم يُجب عن متغير ترجيح يحتفظ بنصيبه من الأوزان الأساسية
assumption-unanswered_left_out = من لم يُجب عن متغير ترجيح مستبعد

diagnostic-target-unreadable = «{ $value }» ليست نسبة ولا مجموعًا
advice-target-unreadable = اكتب 51.5 أو 0.515 للنسبة، و4421 للمجموع
diagnostic-target-kinds = «{ $value }»: يلزم هنا رقم واحد من نوع أرقام المتغير الأخرى
advice-target-kinds = املأ واحدًا من share وpercent وtotal للفئة؛ وmean أو total بلا فئة لمتغير عددي
diagnostic-target-twice = للفئة «{ $value }» هدف في السطر { $first } من قبل
advice-target-twice = أبقِ واحدًا من السطرين
diagnostic-targets-sum = مجموع نسب «{ $value }» هو { $sum } لا { $total }، والتقريب لا يفسر الفرق
advice-targets-sum = هل تنقص فئة، أم أن أحد الأرقام مجموع؟
diagnostic-targets-rounded = مجموع نسب «{ $value }» هو { $sum }، في حدود التقريب، فضُبطت إلى { $total }
advice-targets-rounded = لا شيء يلزم؛ ومنازل أكثر أدق
diagnostic-level-unknown = ليس للمتغير «{ $column }» فئة «{ $value }»
advice-level-unknown = فئاته: { $names }
diagnostic-level-untargeted = في «{ $column }» مستطلَعون في الفئة «{ $value }» ولا هدف لها
advice-level-untargeted = أضف لها سطرًا، أو ادمجها في فئة أخرى بواسطة --collapse
diagnostic-level-empty = لا أحد في «{ $column }» = «{ $value }»، والمطلوب { $expected }
advice-level-empty = ادمجها في فئة فيها مستطلَعون: --collapse '{ $column }: { $value } + …'
diagnostic-level-zero = عدد المستطلَعين في «{ $column }» = «{ $value }»: { $n }، وهدفها 0
advice-level-zero = أخرجهم من الملف، أو اجعل للفئة هدفًا
diagnostic-totals-differ = مجموع أرقام «{ $value }» هو { $sum }، وعدد المجتمع { $total }
advice-totals-differ = مجاميع المتغيرات كلها لمجتمع واحد؛ وإلا فاذكر نسبًا
diagnostic-margin-unanswered = عدد من لم يُجب عن «{ $value }»: { $n } من { $rows }
advice-margin-unanswered = --missing out لا يعطيهم وزنًا، و--missing own-level يُبقي نصيبهم؛ ويمكن أن تُصنع لهم فئة بإعادة ترميز
diagnostic-margin-kept-out = { $n } من { $rows } من المستطلَعين بلا وزن: لا إجابة لهم عن متغير ترجيح
advice-margin-kept-out = --missing own-level يُبقيهم
diagnostic-margin-overlaps = «{ $value }» قائمة اختيارات: إجاباتها متداخلة ولا تصلح للترجيح
advice-margin-overlaps = رجِّح بأحد متغيراتها
diagnostic-target-no-number = لا أعداد في «{ $value }»، فلا متوسط له ولا مجموع
advice-target-no-number = اذكر نسب فئاته
diagnostic-targets-unmet = لا أوزان تحقق هذه الأهداف: أقربها يحيد عن أحدها بمقدار { $found } منه
advice-targets-unmet = غيّر ما يُذكر أدناه، أو ادمج فئات، أو وسّع --bounds أو --trim، أو خذ الأقرب بواسطة --closest
diagnostic-target-missed = المطلوب في «{ $column }» = «{ $value }» هو { $expected }؛ وأقرب ما تسمح به الأهداف مجتمعةً { $found }
advice-target-missed = ادمجها في فئة أخرى، أو راجع الهدف
diagnostic-cell-empty = لا أحد في «{ $column }» = «{ $value }» و{ $other } معًا
advice-cell-empty = قد يتعارض هدفاهما
diagnostic-weights-negative = عدد الأوزان دون الصفر: { $n }، وأدناها { $least }
advice-weights-negative = ضع حدودًا مثل --bounds 0.1,10 أو استعمل --method rake
diagnostic-weight-name-taken = في الملف متغير اسمه «{ $value }» من قبل
advice-weight-name-taken = سمِّ الوزن اسمًا آخر بواسطة --name
diagnostic-replicates-dropped = أوزان التكرار المعلنة تخص الوزن القديم؛ ولا يُعلن منها شيء مع «{ $value }»
advice-replicates-dropped = اصنع أوزان تكرار للوزن الجديد
diagnostic-weighting-unfit = «{ $value }» لا يناسب هذه الأهداف أو الخيارات: { $expected }
advice-weighting-unfit = انظر endoxa weight --help
