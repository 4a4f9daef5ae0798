### كلمات الرموز: التواريخ والافتراضات والأسباب والأحكام. الأرقام تصل مكتوبة.

date-day = { $day } { $month } { $year }
date-days = { $day }–{ $end_day } { $end_month } { $end_year }
date-days-months = { $day } { $month } – { $end_day } { $end_month } { $end_year }
date-days-years = { $day } { $month } { $year } – { $end_day } { $end_month } { $end_year }
date-month = { $month } { $year }
date-until = حتى { $date }
date-from = ابتداءً من { $date }
date-unknown = لم تُنشر مواعيد الاستطلاع
date-published = نُشر في { $date }
date-published-month = نُشر في { $date }

respondents = { $count ->
    [zero] لا مستطلَعين
    [one] مستطلَع واحد
    [two] مستطلَعان
    [few] { $n } مستطلَعين
    [many] { $n } مستطلَعًا
   *[other] { $n } مستطلَع
}

verdict-supported = مدعوم
verdict-not_supported = غير مدعوم
verdict-cannot_tell = لا يمكن الجزم

on-figure-matches = مطابق
on-figure-differs = مختلف
on-figure-no_source = لم يُعثر على مصدر
on-figure-no_figure = لم يُذكر رقم

assumption-simple_random_sample = عينة عشوائية بسيطة
assumption-as_if_random_sample = كما لو كانت العينة عشوائية (واللوحة ليست كذلك)
assumption-sample_kind_not_published = كما لو كانت العينة عشوائية (لم تُنشر طريقة سحبها)
assumption-weights_only = بالأوزان وحدها: لا طبقات ولا وحدات معاينة
assumption-unweighted = دون أوزان: يُحسب كل مستطلَع كغيره كما في عينة عشوائية بسيطة
assumption-missing_counts_as_not = من لم يُجب محسوب في الأساس ويُعدّ غير حامل للرأي
assumption-rounded = الأرقام مقرّبة بما يصل إلى ± { $half } نقطة وقد روعي ذلك
assumption-about_taken_as_rounded = فُهمت «نحو» على أنها تقريب إلى آخر رقم
assumption-assumed_sample_size = حجم العينة { $n } مفترض وليس منشورًا
assumption-approximate_sample_size = حجم العينة منشور على التقريب
assumption-given_design_effect = أثر التصميم { $design_effect } حدده المستخدم
assumption-design_effect_from_margin = أثر التصميم { $design_effect } مستنتج من هامش الخطأ المنشور
assumption-design_effect_at_least_one = لم يُنشر أثر التصميم: استُخدم 1 وهو أقل ما يمكن
assumption-same_respondents = طُرح السؤالان على المستطلَعين أنفسهم
assumption-independent_polls = استطلاعان مستقلان
assumption-treated_as_two_polls = لا يُعرف هل سُئل الأشخاص أنفسهم: حُسبت الحدود كأنهما استطلاعان
assumption-same_population_and_time = الاستطلاعان يقيسان المجتمع نفسه في الوقت نفسه
assumption-group_shares_published = وُزنت الفئات بحصصها المنشورة
assumption-group_shares_from_sizes = وُزنت الفئات بعدد مستطلَعيها
assumption-group_shares_implied = حصص الفئات مستنتجة من المجاميع المنشورة في حدود التقريب
assumption-group_shares_given = حصص الفئات حددها المستخدم
assumption-groups_do_not_average = متوسط الفئات { $average } لا { $total } المنشور: للتوزيع قاعدة أو أوزان أخرى
assumption-sum_of_answers = مجموع { $answers } إجابات منشورة
assumption-base_includes_dont_know = القاعدة هي كل من سُئل بمن فيهم غير المتأكدين
assumption-group_shares_fixed = المجال لا يشمل خطأ المعاينة في حصص الفئات

missing-sample_size_not_published = لم يُنشر حجم العينة فلا مجال ثقة
missing-only_limit_published = نُشر حد فقط فلا قيمة
missing-figure_not_published = لم يُنشر
missing-joint_not_identified = لا بيانات أفراد: النسبة المشتركة محصورة بين حدين لا مقدَّرة
missing-method_undefined = هذه الطريقة لا تعطي مجالًا عند 0% أو 100%
missing-group_size_not_published = لم يُنشر حجم الفئة فلا مجال ثقة

reason-figure_fails = { $value } ليست أعلى من { $threshold }
reason-figure_fails_majority = { $value } ليست أغلبية
reason-interval_clears = خطأ المعاينة والتقريب يتركان { $range }
reason-interval_includes = المجال { $range } (حجم العينة { $n }) يشمل العتبة
reason-fragile_at_design_effect = حكم هش: لا يصح مع أثر تصميم { $design_effect } وأثر تصميم الاستطلاع غير معروف
reason-no_sample_size = لم يُنشر حجم العينة فلا مجال ثقة
reason-rounding_includes = قد يقع الرقم قبل التقريب على أي من جانبي العتبة
reason-bounds_include = الرأيان معًا: كل ما بين { $range } يوافق الأرقام
reason-bounds_fail = الرأيان معًا: { $range }
reason-bounds_clear = الرأيان معًا: على الأقل { $range }
reason-too_few_waves = { $found ->
    [0] وصف «ثابت» يحتاج إلى استطلاعين طرحا السؤال نفسه ولم يُعثر على أي منهما
   *[other] وصف «ثابت» يحتاج إلى استطلاعين طرحا السؤال نفسه ولم يُعثر إلا على واحد
}
reason-changed = من { $from } إلى { $to }: أكثر مما تفسره الصدفة والتقريب
reason-no_change_shown = من { $from } إلى { $to }: لا تغير ذا دلالة إحصائية وهذا لا يثبت أن شيئًا لم يتغير
reason-no_source = لم يُعثر على استطلاع بهذا الرقم
reason-no_breakdown = لم يُنشر توزيع الرقم بحسب الفئات
reason-group_larger_than = أغلبيته فقط إذا تجاوزوا { $share } من جميع المستطلَعين ولم تُنشر حصتهم

settle-sample_size = حجم عينة الاستطلاع
settle-larger_sample = عينة أكبر
settle-joint_table = جدول يقاطع السؤالين لدى المستطلَعين أنفسهم
settle-source_poll = الاستطلاع نفسه: الجهة والتواريخ والصياغة وحجم العينة
settle-same_wording_waves = استطلاعان أو أكثر من جهة واحدة بالصياغة نفسها
settle-breakdown_with_sizes = الإجابات بحسب الفئات مع أحجامها
settle-more_decimals = الرقم بخانة عشرية إضافية

change-significant = أكبر مما تفسره الصدفة والتقريب
change-not_significant = غير دال إحصائيًا: قد تفسره الصدفة وحدها وهذا لا يثبت أن شيئًا لم يتغير
change-within_rounding = لا يمكن تمييزه عن أثر التقريب
change-depends_on_rounding = دال لبعض القيم قبل التقريب لا لجميعها: لا يصح ادعاء تغير
change-not_tested = لا حجم عينة فلا اختبار

wording-exact = الصياغة الدقيقة
wording-translated = مترجمة
wording-paraphrase = بتصرف ولم تُر الصياغة الدقيقة
wording-headline = لم يُر إلا العنوان
wording-unknown = لم يُتحقق من الصياغة

sample-nonprobability = عينة غير عشوائية
sample-probability = عينة عشوائية
sample-unknown = لم تُنشر طريقة سحب العينة
assumption-declared_design = الطبقات ووحدات المعاينة كما هي معلنة
assumption-split_ballot = طُرح السؤالان على مستطلَعين مختلفين وُزّعوا عشوائيًّا
missing-nobody_asked_both = لم يُسأل أحدٌ السؤالين معًا، فلا يمكن تقدير النسبة المشتركة
