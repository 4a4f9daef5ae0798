### أسئلة عبر استطلاعات كثيرة: المستوى والتغير والقفزات ومراكز الاستطلاع وما يلفت النظر.

notes-trends = الاتجاه هو المستوى الذي تتفق عليه استطلاعات جميع المراكز بعد احتساب خطأ كل عينة وميل كل مركز. «ارتفع» أو «انخفض» تعني ما تجاوز الصدفة؛ و«لا يمكن الجزم» لا تعني أن شيئًا لم يتغير.

trend-extent = { $count ->
    [one] استطلاع واحد
    [two] استطلاعان
    [few] { $polls } استطلاعات
    [many] { $polls } استطلاعًا
   *[other] { $polls } استطلاع
} من { $house_count ->
    [one] مركز واحد
    [two] مركزين
    [few] { $houses } مراكز
    [many] { $houses } مركزًا
   *[other] { $houses } مركز
}، من { $from } إلى { $to }
trend-rest = جميع الباقين
trend-all-polls = جميع الاستطلاعات
trend-house-since = { $house }، بسؤاله منذ { $date }
trend-points-range = من { $lower } إلى { $upper }

key-level = المستوى
key-change = التغير
key-jump = القفزة
key-drift = الحركة

trend-verdict-rose = ارتفع
trend-verdict-fell = انخفض
trend-verdict-cannot-tell = لا يمكن الجزم
trend-verdict-jump = قفز
trend-verdict-no-jump = لا قفزة ظاهرة

trend-level-on = { $level } في { $date }
trend-change = بمقدار { $points } نقطة ({ $range }) بين { $from } و{ $to }: من { $before } إلى { $after } ({ $p })
trend-change-open = { $points } نقطة ({ $range }) بين { $from } و{ $to }: من { $before } إلى { $after } ({ $p })؛ ولا يُستبعد إلا تغير يتجاوز { $within } نقطة في أي من الاتجاهين
trend-jump = { $points } نقطة (الخطأ المعياري { $se }) بين { $earliest } و{ $latest }، وأرجح موضع لها نحو { $date }؛ t = { $t }، { $p } في { $simulations } محاكاة لمستوى لا يتحرك إلا تدريجيًا
trend-no-jump = أكبرها، { $points } نقطة نحو { $date }، لا تزيد على ما يُظهره مستوى يتحرك تدريجيًا؛ t = { $t }، { $p } في { $simulations } محاكاة
trend-drift = يتحرك المستوى بنحو { $points } نقطة في اليوم
trend-drift-between = يتحرك المستوى بنحو { $points } نقطة في اليوم (والاستطلاعات تسمح بما بين { $low } و{ $high })

trend-levels = المستوى مع مجال ثقة { $level }
trend-day = اليوم
trend-house = المركز
trend-polls = الاستطلاعات
trend-last = آخر استطلاع
trend-effect = الميل بالنقاط
trend-scatter = التشتت
trend-houses-sum = ما يزيد به كل مركز على متوسط المراكز، بالنقاط
trend-houses-weighted = ما يزيد به كل مركز على متوسط جميع الاستطلاعات، بالنقاط
trend-houses-shrunken = ما يزيد به كل مركز على سواه، مقرَّبًا إلى الصفر، بالنقاط
trend-houses-anchored = ما يزيد به كل مركز على النتائج المعروفة، بالنقاط
trend-scatter-note = التشتت: تباين الاستطلاعات حول اتجاهها منسوبًا إلى ما تُحدثه المعاينة العشوائية؛ والواحد هو المتوقع.

trend-breaks = تغييرات السؤال:
trend-break-bridged = { $house }، ابتداءً من { $date }: { $what }؛ للسؤال الجديد ميل خاص به، والخط يستمر لأن غيره استطلع قبل التغيير وبعده
trend-break-cut = { $house }، ابتداءً من { $date }: { $what }؛ يتوقف الخط هنا إذ لم يستطلع مركز آخر قبل التغيير وبعده
trend-break-wording = صياغة أخرى
trend-break-answers = خيارات إجابة أخرى
trend-break-both = صياغة أخرى وخيارات إجابة أخرى

trend-observations = ما يلفت النظر. هذه ملاحظات لا اتهامات، وقد يكون لكل منها سبب وجيه:
observation-close = { $of }: الاستطلاعات أقرب بعضها إلى بعض مما تكون عليه عينات عشوائية (التشتت { $ratio }، { $p })؛ وقد يُحدث ذلك الترجيح بتصويت سابق
observation-wide = { $of }: الاستطلاعات أكثر تشتتًا مما تُحدثه المعاينة العشوائية (التشتت { $ratio }، { $p })؛ وقد يُحدث ذلك الترجيح أو العينات العنقودية
observation-run = { $of }: النسبة { $share } في { $polls } استطلاعات متتالية، من { $from } إلى { $to } ({ $p } لتكرار بهذا الطول)
observation-margin = { $house }: هامش خطأ منشور قدره ± { $margin } نقطة لعينة حجمها { $n }، وهامش العينة العشوائية ± { $least } ({ $poll }؛ عدد الاستطلاعات المماثلة: { $polls })
observation-margin-fits = { $sentence }؛ وهو يوافق مستوى ثقة { $level }
observation-outlier = { $poll }: { $share } للإجابة «{ $answer }»، في حين تقود سائر الاستطلاعات إلى توقع { $expected } (يبعد { $z } من الانحرافات المعيارية، { $p })

trend-notes = يحسن أن تعلم:
trend-note-few-polls = { $count ->
    [one] استطلاع واحد يُظهر مستوى ولا يُظهر اتجاهًا
    [two] استطلاعان يُظهران مستويين ولا يكادان يُظهران اتجاهًا
   *[other] { $polls } استطلاعات تُظهر مستويات ولا تكاد تُظهر اتجاهًا
}
trend-left-out-no-date = { $count ->
    [one] استطلاع واحد بلا يوم عمل ميداني، تُرك جانبًا
    [two] استطلاعان بلا يوم عمل ميداني، تُركا جانبًا
    [few] { $polls } استطلاعات بلا يوم عمل ميداني، تُركت جانبًا
    [many] { $polls } استطلاعًا بلا يوم عمل ميداني، تُركت جانبًا
   *[other] { $polls } استطلاع بلا يوم عمل ميداني، تُركت جانبًا
}
trend-left-out-no-share = { $count ->
    [one] استطلاع واحد لم ينشر نسبة كل إجابة، فبقي خارج الخط
    [two] استطلاعان لم ينشرا نسبة كل إجابة، فبقيا خارج الخط
    [few] { $polls } استطلاعات لم تنشر نسبة كل إجابة، فبقيت خارج الخط
    [many] { $polls } استطلاعًا لم تنشر نسبة كل إجابة، فبقيت خارج الخط
   *[other] { $polls } استطلاع لم تنشر نسبة كل إجابة، فبقيت خارج الخط
}
trend-left-out-no-sample-size = { $count ->
    [one] استطلاع واحد لم ينشر حجم عينته، فبقي خارج الخط (يمكن افتراض حجم)
    [two] استطلاعان لم ينشرا حجم العينة، فبقيا خارج الخط (يمكن افتراض حجم)
    [few] { $polls } استطلاعات لم تنشر حجم العينة، فبقيت خارج الخط (يمكن افتراض حجم)
    [many] { $polls } استطلاعًا لم تنشر حجم العينة، فبقيت خارج الخط (يمكن افتراض حجم)
   *[other] { $polls } استطلاع لم تنشر حجم العينة، فبقيت خارج الخط (يمكن افتراض حجم)
}
trend-left-out-question-changed = { $count ->
    [one] استطلاع واحد طرح سؤالًا غُيِّر، فبقي خارج الخط
    [two] استطلاعان طرحا سؤالًا غُيِّر، فبقيا خارج الخط
    [few] { $polls } استطلاعات طرحت سؤالًا غُيِّر، فبقيت خارج الخط
    [many] { $polls } استطلاعًا طرحت سؤالًا غُيِّر، فبقيت خارج الخط
   *[other] { $polls } استطلاع طرحت سؤالًا غُيِّر، فبقيت خارج الخط
}
trend-left-out-above-whole = { $count ->
    [one] استطلاع واحد يزيد مجموع إجاباته على 100، فبقي خارج الخط
    [two] استطلاعان يزيد مجموع إجاباتهما على 100، فبقيا خارج الخط
    [few] { $polls } استطلاعات يزيد مجموع إجاباتها على 100، فبقيت خارج الخط
    [many] { $polls } استطلاعًا يزيد مجموع إجاباتها على 100، فبقيت خارج الخط
   *[other] { $polls } استطلاع يزيد مجموع إجاباتها على 100، فبقيت خارج الخط
}
trend-note-common-bias = ميول المراكز نسبية بعضها إلى بعض: فالانحياز المشترك بينها جميعًا يبقى في المستوى ولا يشمله أي مجال ثقة
trend-note-one-house = مركز واحد لا غير: أي انحياز لديه يبقى في المستوى ولا يشمله أي مجال ثقة
trend-note-never-overlap = من المراكز ما لم يستطلع في الوقت نفسه ({ $groups })؛ ولا يُعرف ما يفصل بينها إلا بقدر ما يُظن أن المستوى لم يتحرك في الأثناء (خطأ معياري يصل إلى { $se } نقطة)
trend-note-one-poll = مراكز لها استطلاع واحد، يدل رقمه على ميل المركز ولا يدل على المستوى: { $houses }
trend-note-flat = أفضل تفسير للاستطلاعات مستوى لا يتحرك؛ وليس ذلك دليلًا على أنه لم يتحرك
trend-note-inflation-below-one = الاستطلاعات متفقة أكثر مما تسمح به المعاينة (تباينها { $factor } منه)؛ ولم يُضيَّق أي مجال ثقة لذلك
trend-note-inflation-used = الاستطلاعات أكثر تشتتًا مما تفسره المعاينة؛ فضُرب تباين المعاينة كله في { $factor }
trend-note-wording-not-verified = { $count ->
    [one] استطلاع واحد ليست صياغته الحرفية متاحة؛ وأُخذ من الملف أنه طرح السؤال نفسه
    [two] استطلاعان ليست صياغتهما الحرفية متاحة؛ وأُخذ من الملف أنهما طرحا السؤال نفسه
    [few] { $polls } استطلاعات ليست صياغتها الحرفية متاحة؛ وأُخذ من الملف أنها طرحت السؤال نفسه
    [many] { $polls } استطلاعًا ليست صياغتها الحرفية متاحة؛ وأُخذ من الملف أنها طرحت السؤال نفسه
   *[other] { $polls } استطلاع ليست صياغتها الحرفية متاحة؛ وأُخذ من الملف أنها طرحت السؤال نفسه
}
trend-note-populations-differ = يمر الخط باستطلاعات لفئات سكانية مختلفة ({ $populations })؛ ولا يستوعب ميل المركز أثر ذلك إلا إذا التزم كل مركز بفئته
trend-note-same-question-given = كون جميع الاستطلاعات طرحت السؤال نفسه هو قول المستخدم
trend-note-rest = «جميع الباقين» هو ما تتركه الإجابات الظاهرة من 100
trend-note-month-only = { $count ->
    [one] استطلاع واحد لا يُعرف منه إلا الشهر، فأُخذ يومه الخامس عشر
    [two] استطلاعان لا يُعرف منهما إلا الشهر، فأُخذ يومه الخامس عشر
    [few] { $polls } استطلاعات لا يُعرف منها إلا الشهر، فأُخذ يومه الخامس عشر
    [many] { $polls } استطلاعًا لا يُعرف منها إلا الشهر، فأُخذ يومه الخامس عشر
   *[other] { $polls } استطلاع لا يُعرف منها إلا الشهر، فأُخذ يومه الخامس عشر
}
trend-note-rescaled = { $count ->
    [one] استطلاع واحد لا يبلغ مجموع إجاباته 100 بعد التقريب، فرُدّ إلى 100 لحساب الخط
    [two] استطلاعان لا يبلغ مجموع إجاباتهما 100 بعد التقريب، فرُدّا إلى 100 لحساب الخط
    [few] { $polls } استطلاعات لا يبلغ مجموع إجاباتها 100 بعد التقريب، فرُدّت إلى 100 لحساب الخط
    [many] { $polls } استطلاعًا لا يبلغ مجموع إجاباتها 100 بعد التقريب، فرُدّت إلى 100 لحساب الخط
   *[other] { $polls } استطلاع لا يبلغ مجموع إجاباتها 100 بعد التقريب، فرُدّت إلى 100 لحساب الخط
}
trend-note-size-assumed = { $count ->
    [one] استطلاع واحد لم ينشر حجم عينته؛ وافتُرض أنه { $n }
    [two] استطلاعان لم ينشرا حجم العينة؛ وافتُرض أنه { $n }
    [few] { $polls } استطلاعات لم تنشر حجم العينة؛ وافتُرض أنه { $n }
    [many] { $polls } استطلاعًا لم تنشر حجم العينة؛ وافتُرض أنه { $n }
   *[other] { $polls } استطلاع لم تنشر حجم العينة؛ وافتُرض أنه { $n }
}
trend-note-design-effects = { $count ->
    [one] هامش الخطأ المنشور في استطلاع واحد يدل على أثر تصميم ({ $least } إلى { $most })
    [two] هامشا الخطأ المنشوران في استطلاعين يدلان على أثر تصميم، من { $least } إلى { $most }
    [few] هوامش الخطأ المنشورة في { $polls } استطلاعات تدل على أثر تصميم، من { $least } إلى { $most }
    [many] هوامش الخطأ المنشورة في { $polls } استطلاعًا تدل على أثر تصميم، من { $least } إلى { $most }
   *[other] هوامش الخطأ المنشورة في { $polls } استطلاع تدل على أثر تصميم، من { $least } إلى { $most }
}
trend-note-drift-taken-as-known = أُخذت الحركة المقدَّرة كأنها معلومة: فمجالات الثقة أضيق مما ينبغي
trend-note-rounding-ignored = أُخذت الأرقام كأنها دقيقة؛ ولم يُحتسب تقريبها
trend-note-assumptions = أخطاء المعاينة مبنية على: { $assumptions }
trend-note-seed = قيم p المحاكاة: { $simulations } محاكاة، { $generator }، البذرة { $seed }

method-trend_level = مستوى ممهَّد لسير عشوائي مع ميول المراكز، ببداية منتشرة تمامًا، وحركته بالإمكان الأعظم المقيَّد (Jackman 2005; Durbin & Koopman 2012)، بمتوسط الحركات التي تسمح بها الاستطلاعات ما لم تؤخذ الحركة كأنها معلومة
formula-trend_level = y = ξ_t + δ_house + e;  ξ_t = ξ_s + N(0, ω²(t − s));  Var e = c²(p(1−p)/n_eff + w²/12)
method-trend_change = فرق المستوى الممهَّد بين يومين مع التباين المشترك بينهما
formula-trend_change = Var(ξ_t − ξ_s) = Var ξ_t + Var ξ_s − 2 Cov(ξ_t, ξ_s)
method-trend_step = أكبر درجة في معادلة الحالة (de Jong & Penzer 1998)، في مقابل سيور عشوائية محاكاة بالحركة المقدَّرة يعاد تقديرها
formula-trend_step = t = jump/se, one step at each gap between days of polling; p = (1 + simulations with |t| as large anywhere)/(1 + simulations)
method-trend_house_sum = ميل المركز بالمربعات الصغرى المعممة، ومجموع الميول صفر
formula-trend_house_sum = Σ δ = 0
method-trend_house_weighted = ميل المركز بالمربعات الصغرى المعممة، ومجموع الميول مرجَّحة بأعداد الاستطلاعات صفر
formula-trend_house_weighted = Σ m δ = 0, m polls of each house
method-trend_house_shrunken = ميل المركز مسحوب من توزيع حول الصفر، وتشتته بالإمكان الأعظم المقيَّد
formula-trend_house_shrunken = δ ~ N(0, τ²)
method-trend_house_anchored = ميل المركز مقيسًا بمستوى معلوم في بعض الأيام (Jackman 2005)
formula-trend_house_anchored = ξ = result on its day

chart-trend-title-rose = { $answer }: ارتفاع بمقدار { $points } نقطة منذ { $date } إلى { $share }
chart-trend-title-fell = { $answer }: انخفاض بمقدار { $points } نقطة منذ { $date } إلى { $share }
chart-trend-title-open = { $answer }: { $share }، ولا تكفي الاستطلاعات للجزم بأنه تغير منذ { $date }
chart-trend-title-level = { $answer }: { $share }
chart-trend-title-several = { $answers } في { $date }
chart-trend-answer-share = { $answer } { $share }
chart-trend-subtitle = { $name }، من { $from } إلى { $to }. كل علامة استطلاع، والخط مستوى جميع المراكز معًا.
chart-trend-axis = النسبة المئوية
chart-trend-axis-zoom = النسبة المئوية؛ والمحور من { $low } إلى { $high }
chart-trend-mark-line = المستوى مع مجالي ثقة {"\u2066"}50٪{"\u2069"} و{ $level }
chart-trend-mark-out = استطلاع خارج الخط
chart-trend-mark-others = مراكز أخرى
chart-trend-mark-jump = المدة التي قد تكون القفزة وقعت فيها
chart-trend-new-question = سؤال جديد: { $house }
chart-trend-more-events = وكذلك: { $events }.
chart-trend-event = { $date }: { $event }
chart-trend-source = الاستطلاعات: { $houses }.
chart-trend-source-house = { $house } ({ $polls })
chart-houses-title-above = { $house }: { $points } نقطة فوق متوسط المراكز ({ $answer })
chart-houses-title-below = { $house }: { $points } نقطة تحت متوسط المراكز ({ $answer })
chart-houses-title-none = لا مركز يختلف عن سواه ({ $answer })
chart-houses-title-anchored-above = { $house }: { $points } نقطة فوق النتائج المعروفة ({ $answer })
chart-houses-title-anchored-below = { $house }: { $points } نقطة تحت النتائج المعروفة ({ $answer })
chart-houses-subtitle = { $name }. ما يزيد به كل مركز أو ينقص، بالنقاط، بعد استبعاد مستوى اليوم.
chart-houses-average = متوسط المراكز
chart-houses-level = النتائج المعروفة
chart-houses-polls = { $count ->
    [one] استطلاع واحد
    [two] استطلاعان
    [few] { $polls } استطلاعات
    [many] { $polls } استطلاعًا
   *[other] { $polls } استطلاع
}
chart-houses-mark = الميل مع مجال ثقة { $level }
chart-houses-mark-none = بالرمادي: المجال يشمل الصفر
alt-trend = رسم خطي للاستطلاعات عبر الزمن. { $title }. { $rows }. { $notes }
alt-trend-row = { $answer }: { $before } في { $from }، { $after } في { $to }
alt-houses = رسم نقاط لميول المراكز. { $title }. { $rows }. { $notes }
