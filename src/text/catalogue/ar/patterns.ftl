### آراء عدة للمستطلَعين معًا: التراكيب والأزواج المتناقضة والعبارات وعكسها.

patterns-none = لا رأي منها
patterns-plus = { $first } + { $second }
patterns-reversed = «{ $statement }» – «{ $reversal }»
patterns-base-answered = عدد من أجابوا عن كل الأسئلة { $n }
patterns-base-everybody = عدد المستطلَعين { $n }، بمن فيهم من لم يُجب
patterns-pairs = { $count ->
    [zero] بلا تناقض
    [one] تناقض واحد
    [two] تناقضان
    [few] { $n } تناقضات
    [many] { $n } تناقضًا
   *[other] { $n } تناقض
}

report-patterns = أي الآراء تجتمع بحسب إجابات المستطلَعين أنفسهم؟
patterns-key-views = الآراء
patterns-against = الإجابات الرافضة لرأي «{ $view }»: { $answers }
patterns-base = الأساس: { $base }
patterns-most = التركيب الأكثر شيوعًا «{ $pattern }»: { $share }
patterns-held-pair = يجمع { $share } بين رأيي الزوج المتناقض
patterns-held-any = يحمل { $share } زوجًا متناقضًا واحدًا على الأقل من أصل { $all }
patterns-index = يحمل المستطلَع في المتوسط { $share } من الأزواج المتناقضة وعددها { $all } (مؤشر التناقض)
patterns-rarer = التناقضات أندر مما بين آراء لا صلة بينها: { $ratio } مما تعطيه آراء مستقلة ({ $value })
patterns-commoner = التناقضات أكثر شيوعًا مما بين آراء لا صلة بينها: { $ratio } مما تعطيه آراء مستقلة ({ $value })
patterns-unclear = لا يمكن الجزم هل التناقضات أندر أم أكثر شيوعًا مما بين آراء لا صلة بينها: { $ratio } مما تعطيه آراء مستقلة ({ $value })
patterns-independent = آراء مستقلة تعطي { $value }
patterns-rule-answered_all = من ترك سؤالًا بلا إجابة غير محسوب، وعدد هؤلاء { $n }
patterns-rule-everybody = من لم يُجب يُعدّ غير حامل للرأي، وعدد من تركوا سؤالًا بلا إجابة { $n }
patterns-not-asked = لم تُطرح الأسئلة كلها على { $n } من المستطلَعين وهم غير محسوبين
patterns-worst = إذا أمكن أن يحمل الرأيَ من لم يُجب فالمؤشر بين كل من سُئلوا قيمة ما في { $range }؛ ومع خطأ المعاينة { $interval }
patterns-worst-pair = إذا أمكن أن يحمل الرأيَ من لم يُجب فنسبة من يجمعون بين الرأيين من كل من سُئلوا قيمة ما في { $range }؛ ومع خطأ المعاينة { $interval }

patterns-table-caption = تراكيب الآراء: { $label }
patterns-table-holds = الآراء
patterns-table-se = الخطأ المعياري بالنقاط
patterns-table-pairs = التناقضات
patterns-table-note = كل صف: من يحملون هذه الآراء دون سواها
patterns-rest = لم تُدرج هنا تراكيب أندر عددها { $n } ونسبتها مجتمعةً { $share }؛ وهي كلها في JSON وCSV
patterns-pairs-caption = الأزواج المتناقضة: { $label }
patterns-table-pair = الزوج
patterns-table-independent = لو استقل الرأيان
patterns-least-caption = كم من الأزواج المتناقضة وعددها { $all }: { $label }
patterns-table-least = عدد الأزواج
patterns-least = { $least } على الأقل من { $all }
patterns-least-none = لا أحد ممن قوبلوا يحمل أكثر من ذلك
patterns-balanced-caption = العبارات وعكسها: { $label }
patterns-table-statement = العبارة – عكسها
patterns-table-agree = يوافقون على كلتيهما
patterns-table-disagree = يرفضون كلتيهما
patterns-table-net = الفارق بالنقاط
patterns-mean = متوسط الأزواج
patterns-net = { $value } (من { $lower } إلى { $upper })
patterns-reversal-note = الموافقة على كلتيهما ميل إلى الموافقة، ورفض كلتيهما ميل إلى الرفض، بقدر ما تكون إحدى العبارتين عكس الأخرى: فمن لا يرى بينهما تناقضًا يجيب الإجابة نفسها
patterns-no-against = لا يُعلم من يرفض كلتيهما حيث لم تُسمَّ الإجابات الرافضة (against)
notes-patterns = التركيب هو من يحملون هذه الآراء دون سواها؛ ونسبته مأخوذة من إجابات المستطلَعين ولا تحتاج إلى افتراض عن صلة الآراء بعضها ببعض.

patterns-chart-title-pair = يجمع { $share } بين رأيي الزوج المتناقض
patterns-chart-title-any = يحمل { $share } زوجًا متناقضًا واحدًا على الأقل من أصل { $all }
patterns-chart-title-most = التركيب الأكثر شيوعًا «{ $pattern }»: { $share }
patterns-chart-subtitle = نسبة من يحملون هذه الآراء دون سواها: { $label }
patterns-chart-blue = مجال ثقة { $level }؛ بالأزرق: يحملون زوجًا متناقضًا واحدًا على الأقل
patterns-chart-grey = بالرمادي: لا تناقض
patterns-chart-plain = مجال ثقة { $level }
patterns-chart-pairs = الأزواج المتناقضة: { $pairs }.
patterns-chart-rest = لم تُرسم تراكيب أندر عددها { $n } ونسبتها مجتمعةً { $share }.
patterns-chart-alt = رسم نقاط بحسب تراكيب الآراء. { $title }. { $rows }. { $notes }

method-inconsistency_index = المتوسط الموزون لحصة الأزواج المتناقضة التي يحملها المستطلَع، وتباينه بالخطّية وفق تصميم العينة أو من التكرارات إن وُجدت (Lumley 2010, §2.2)؛ ومجاله كمجال نسبة لها التباين نفسه
formula-inconsistency_index = m = Σw·(k/K)/Σw;  u = w(k/K − m)/Σw;  V = Σ_h (1 − f_h) n_h/(n_h − 1) Σ_i (u_hi − ū_h)²
method-against_independence = المؤشر مقسومًا على قيمته لو استقلت الآراء كلها، أي Σ p·q/K على الأزواج؛ والمجال على اللوغاريتم بالخطّية وفق تصميم العينة أو من التكرارات إن وُجدت
formula-against_independence = r = m/(Σ p q/K);  exp(log r ± t·se(log r))
method-net_agreement = نسبة من يوافقون على العبارة وعكسها ناقص نسبة من يرفضون كلتيهما، وتباينها بالخطّية وفق تصميم العينة أو من التكرارات إن وُجدت
formula-net_agreement = d = Σw(a − b)/Σw;  d ± t·√V
explain-patterns-only = { $pattern } دون سائر الآراء
explain-patterns-least = { $least } على الأقل من الأزواج المتناقضة وعددها { $all }
explain-patterns-index = مؤشر التناقض: متوسط حصة الأزواج المتناقضة المحمولة
explain-patterns-ratio = مؤشر التناقض مقسومًا على قيمته لآراء مستقلة
explain-patterns-agree = { $pair }: يوافقون على كلتيهما
explain-patterns-disagree = { $pair }: يرفضون كلتيهما
explain-patterns-net = { $pair }: الموافقون على كلتيهما ناقص الرافضين لكلتيهما، بالنقاط

diagnostic-views-count = تحليل التراكيب يأخذ من رأيين إلى 10 آراء، لا { $value }
advice-views-count = احذف الآراء التي لا يحتاج إليها أي زوج، أو اجعلها تحليلات عدة
diagnostic-pair-unusable = «{ $value }» ليس زوجًا: يسمّي رأيًا واحدًا مرتين، أو هو مذكور من قبل
advice-pair-unusable = سمِّ رأيين مختلفين، وكل زوج مرة واحدة
diagnostic-answer-both-ways = الإجابة «{ $value }» معدودة حاملةً للرأي ورافضةً له معًا
advice-answer-both-ways = أبقِها في answers أو في against لا فيهما معًا
diagnostic-nobody-answered-all = لم يُجب أحد ذو وزن عن هذه كلها: { $value }
advice-nobody-answered-all = خذ آراء أقل؛ فالأسئلة المطروحة على أجزاء مختلفة من العينة لا يُجمع منها إلا ما طُرح على الأشخاص أنفسهم
