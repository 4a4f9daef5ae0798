### المقالات: جمل تُطبع في موضع الادعاء، وكلمات للنسب، والتدقيق، والتصويب.

article-no-source = ترد نسبة «{ $value }» بلا جهة استطلاع ولا تاريخ ولا صيغة سؤال ولا حجم عيّنة، ولم نجد استطلاعًا منشورًا بها.
article-one-figure = ورقم واحد لا يُثبت الثبات.
article-quoted-no-majority = ثم إن { $value } ليست أغلبية.
article-no-breakdown = ولم ينشر أحد من هم أصحاب هذا الرأي.
article-figure-differs = النسبة لدى { $poll } هي { $published } لا { $stated }.
article-no-majority = نسبة { $value } ليست أغلبية ({ $poll }، { $dates }).
article-majority-no-size = تتجاوز نسبة { $value } النصف، غير أن حجم العيّنة في استطلاع { $poll } ({ $dates }) لم يُنشر، فلا يمكن إثبات الأغلبية.
article-majority-assumed = ولو بلغت العيّنة { $n } شخص، وهذا افتراض، لكان مجال الثقة { $range }.
article-majority-open = تتجاوز نسبة { $value } النصف، لكن بأقل من خطأ المعاينة: فعيّنة { $poll } ({ $dates }) حجمها { $n } ومجال الثقة { $range }. فلا يمكن إثبات الأغلبية.
article-majority-shown = نسبة { $value } أغلبية: فخطأ المعاينة والتقريب يتركان { $range } ({ $poll }، { $dates }).
article-bounded = لا يُعرف كم يجمعون بين الرأيين: فما تسمح به النسبتان يمتد { $range }، ولا يحسم ذلك إلا استطلاع يطرح السؤالين على الأشخاص أنفسهم.
article-bounded-no-majority = لا أغلبية تجمع بين الرأيين: فما تسمح به النسبتان يمتد { $range }.
article-bounded-fails = لا تسمح النسبتان بذلك: فنسبة من يجمعون بين الرأيين تمتد { $range }.
article-bounded-shown = كيفما تداخل الرأيان تمتد نسبة من يجمعون بينهما { $range }.
article-change-noise = من { $from } إلى { $to }: الصدفة وحدها تحرّك استطلاعات بهذا الحجم بهذا القدر، فلا التغيّر ثابت ولا الثبات.
article-not-stable = من { $from } إلى { $to }: هذا أكثر مما تفسره الصدفة والتقريب، فالنسبة قد تغيّرت.
article-change-shown = من { $second } إلى { $first }: تغيّر قدره { $points } نقطة، أي أكثر مما تفسره الصدفة والتقريب.
article-lead-shown = { $first } مقابل { $second }: تقدّم قدره { $points } نقطة، أي أكثر مما تفسره الصدفة والتقريب.
article-lead-open = { $first } مقابل { $second }: قد تكون الصدفة وحدها وراء فارق قدره { $points } نقطة، فالاستطلاع لا يُثبت من المتقدّم.
article-difference-refuted = الأمر على عكس ذلك: { $first } مقابل { $second }.
article-difference-rounding = قد تكون { $first } و{ $second } نسبة واحدة قبل التقريب.
article-difference-untested = { $first } و{ $second }: من دون حجمي العيّنتين لا يمكن تمييز الفارق من الصدفة.
article-likely = الأرجح أنه صحيح، لكنه غير مثبت.
article-reason = { $what }: { $reason }.

standing-shown = مثبت
standing-likely = مرجّح لكنه غير مثبت
standing-not_shown = لا يمكن إثباته
standing-refuted = غير مدعوم

words-about = نحو { $fraction }
words-over = أكثر بقليل من { $fraction }
words-under = أقل بقليل من { $fraction }
words-majority = أغلبية
words-majority-likely = أغلبية على الأرجح
words-about-half = نحو النصف
words-majority-unknown = لا يُعرف هل هم أغلبية
words-minority = أقلية
words-no-majority = لا أغلبية
fraction-1-10 = العُشر
fraction-1-5 = الخُمس
fraction-1-4 = الربع
fraction-1-3 = الثلث
fraction-2-5 = الخُمسين
fraction-1-2 = النصف
fraction-3-5 = ثلاثة أخماس
fraction-2-3 = الثلثين
fraction-3-4 = ثلاثة أرباع
fraction-4-5 = أربعة أخماس
fraction-9-10 = تسعة أعشار
article-from-to = من { $lower } إلى { $upper }
article-assumed = { $range } إذا سُئل { $n } شخص (افتراضًا)

article-only-bounded = القيمة غير معروفة بل محصورة: { $range } (استعمل المرشّح bounds)
article-nothing-assumed = لا تفترض الدراسة له حجم عيّنة
article-no-poll = لا يُعرف له استطلاع
article-not-bounded = هو رقم لا مدى
article-no-fraction = لا كسر معروفًا بالقرب منه
article-no-question = ليس جوابًا عن سؤال ذُكرت أجوبته كلها
article-no-result = ليس نتيجة لها اسم

article-names = أسماء للقوالب
article-names-note = في القالب: { "{{" } NAME | share { "}}" }. والمعرّفات التي يأخذها endoxa explain يعطيها ‎--format json.
article-name = الاسم
article-measures = ما يقيسه

find-percent = في المئة | في المائة | بالمئة | بالمائة | بالمية
find-points = نقطة مئوية | نقاط مئوية | نقطة | نقاط
find-about = نحو | حوالي | قرابة | زهاء | ما يقارب
find-over = أكثر من | يزيد على | تزيد على | فوق | ما لا يقل عن
find-under = أقل من | دون | ما لا يزيد على
find-1-10 = واحد من عشرة | واحد من كل عشرة
find-1-5 = واحد من خمسة | واحد من كل خمسة
find-1-4 = ربع | واحد من أربعة
find-1-3 = ثلث | واحد من ثلاثة
find-2-5 = خمسا | خمسي | اثنان من خمسة
find-1-2 = نصف
find-3-5 = ثلاثة أخماس
find-2-3 = ثلثا | ثلثي | ثلثين | ثلثان
find-3-4 = ثلاثة أرباع
find-4-5 = أربعة أخماس
find-9-10 = تسعة أعشار | تسعة من عشرة
find-majority = أغلبية | غالبية | أكثرية | معظم
find-minority = أقلية
find-prefixes = و | ف | ب | ل | ك | ال | وال | فال | بال | كال | لل | ول | وب | ولل
find-not = لا | ليس | ليست | لم | بلا | غير | دون
find-stop = من | إلى | على | في | عن | أن | التي | الذي | هذا | هذه | مع | بعد | قبل | كل | غير | جميع | لا | ما | هل | كان | تأييد | يؤيد | يؤيدون | تؤيد | استطلاع

claims-title = الأرقام والادعاءات في { $file }
claims-place = الموضع
claims-text = النص
claims-verdict = الحكم
claims-source = المصدر
claims-explanation = ما تحتمله البيانات
claims-summary = { $count ->
    [zero] لا أرقام ولا ادعاءات ({ $checked }، { $open }، { $wrong })
    [one] رقم أو ادعاء واحد: دُقّق { $checked }، ولم يُدقَّق { $open }، ويحتاج إلى تصويب { $wrong }
    [two] رقمان أو ادعاءان: دُقّق { $checked }، ولم يُدقَّق { $open }، ويحتاج إلى تصويب { $wrong }
    [few] { $n } أرقام وادعاءات: دُقّق { $checked }، ولم يُدقَّق { $open }، ويحتاج إلى تصويب { $wrong }
   *[other] { $n } رقمًا وادعاءً: دُقّق { $checked }، ولم يُدقَّق { $open }، ويحتاج إلى تصويب { $wrong }
}
claims-quoted = رقم منقول لم يُعثر له على استطلاع
claims-from-results = مطبوع من النتائج
claims-same-number = الرقم نفسه في { $names }، ولا تدل الألفاظ على أنه المقصود.
claims-not-in-results = لا نتيجة بهذا الرقم.
claims-words-only = لم يُذكر عمّ يدور الكلام.
claims-has = في النتائج { $value } في «{ $label }».
finding-matches = مطابق
finding-differs = مختلف
finding-no_source = بلا مصدر
finding-same_number = لم يُدقَّق
finding-not_checked = لم يُدقَّق
finding-shown = مثبت
finding-likely = مرجّح
finding-not_shown = لا يمكن إثباته
finding-refuted = غير مدعوم

diff-title = ما الذي تغيّر
diff-none = لم يتغيّر شيء.
diff-numbers = الأرقام
diff-verdicts = الأحكام
diff-sentences = جمل المقال
diff-added = جديد في النتائج
diff-removed = لم يعد في النتائج
diff-note = مسودة التصويب
diff-what = ما هو
diff-old = سابقًا
diff-new = الآن
diff-figure-verdict = { $claim } (الرقم)
correction-head = تصويب:
correction-number = ورد في نسخة سابقة من هذا المقال أن نسبة «{ $label }» هي { $old } ({ $source })، والصواب { $new }.
correction-number-quoted = وورد في نسخة سابقة من هذا المقال عن «{ $label }»: { $old }، والصواب { $new }.
correction-verdict = كان الحكم على «{ $claim }»: { $old }، وهو وفق الأرقام الحالية: { $new }.
correction-sentence = وورد فيها: «{ $old }» والنص الآن: «{ $new }»
correction-removed = وورد فيها أن نسبة «{ $label }» هي { $old }، ولم تعد الاستطلاعات تسندها.

diagnostic-template-malformed = لا يُقرأ القالب هنا: { $reason }
advice-template-malformed = يبيّن docs/articles.md ما يجوز في القالب
diagnostic-tag-expected = ينبغي أن يكون هنا { $expected }
advice-tag-expected = تبدأ كتلة claim بالعبارة بين علامتي اقتباس ثم اختبارها، وتنتهي بـ endclaim
diagnostic-figure-name-unknown = لا نتيجة اسمها «{ $value }»
advice-figure-name-unknown = يعرض endoxa fill --list RESULTS.json الأسماء وقيمها
diagnostic-filter-unknown = لا يوجد «{ $value }» بين المرشّحات والاختبارات والدوال: { $names }
advice-filter-unknown = يشرح docs/articles.md كلًّا منها
diagnostic-article-value-missing = ليس لدى «{ $value }» ما يُطبع بـ«{ $names }»: { $reason }
advice-article-value-missing = احذفه، أو اختبر أولًا: if NAME is with_interval
diagnostic-digits-beyond-source = طُلبت خانات عشرية عددها { $value } وفي «{ $names }» { $found }
advice-digits-beyond-source = لا تطبع من الخانات أكثر مما في المصدر
diagnostic-figure-compared = يُقارَن «{ $value }» كأن لا شك فيه
advice-figure-compared = اختبره في كتلة claim، أو باختبار مثل «is majority»، أو قارن القيمة المطبوعة: NAME.value
diagnostic-answers-incomplete = مجموع إجابات «{ $value }» هو { $sum } لا 100
advice-answers-incomplete = اطبعها كما نُشرت، بالمرشّح share
diagnostic-claim-unsupported = لا تُثبت البيانات «{ $value }». { $reason }
advice-claim-unsupported = اكتب بعد else داخل الكتلة ما تُثبته البيانات، أو شغّل مع ‎--unsupported weaken
diagnostic-not-comparable = في «{ $value }» مقارنة بين ما لا يُقارَن: { $reason }
advice-not-comparable = قارن إجابتين عن سؤال واحد، أو إجابة واحدة عن السؤال نفسه في استطلاعين
diagnostic-article-setting-unknown = لا إعداد باسم «{ $value }»؛ الإعدادات: { $names }
advice-article-setting-unknown = تُكتب الإعدادات في مقدمة الملف تحت endoxa:‎ بإزاحة
diagnostic-article-setting-invalid = لا يصلح «{ $value }» هنا؛ المتوقع: { $expected }
advice-article-setting-invalid = تُكتب الإعدادات في مقدمة الملف تحت endoxa:‎ بإزاحة
