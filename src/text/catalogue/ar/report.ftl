### التقارير: العناوين ومفاتيح الوقائع والجمل حول الأرقام.

report-claims = الادعاءات تحت الفحص
report-segments = من يجمع بين الرأيين؟
report-toplines = الأسئلة وإجاباتها
report-notes = كيف يُقرأ هذا التقرير
report-warnings = عن البيانات
report-made-by = أُعد ببرنامج endoxa { $version }. مستوى الثقة { $level }.
report-charts = الرسوم

key-figure = الرقم
key-majority = الأغلبية
key-reading = القراءة
key-if = إذا
key-needs = يلزم
key-settle = للحسم
key-also = كذلك
key-both = الرأيان معًا
key-by-group = بحسب الفئات
key-sample = العينة
key-wording = الصياغة
key-rests = يستند إلى
key-source = المصدر

claim-number = { $number }  { $statement }
claim-own-figures = بأرقامه نفسها: { $reasons }
claim-poll = { $poll }، { $details }
claim-differs = { $poll }، { $details }: { $published } لا { $stated }
claim-quoted = ورد دون ذكر الجهة أو الصياغة أو حجم العينة
claim-elsewhere = { $poll }، { $figure }: { $group } هم { $reasons }

if-assumed = إذا كان حجم العينة { $n } (افتراضًا)، { $assumption }: { $range }
if-assumed-rounded = إذا كان حجم العينة { $n } (افتراضًا)، { $assumption }: { $range } مع مراعاة التقريب
needs-n = تحتاج الأغلبية إلى عينة من نحو { $n }
needs-n-rounded = تحتاج الأغلبية إلى عينة من نحو { $n } لو كان الرقم { $value } دقيقًا و{ $rounded } مع مراعاة تقريبه
needs-n-other = تجاوز العتبة يحتاج إلى عينة من نحو { $n }

other-wording = بصياغة أخرى
figure-in-poll = { $poll }، { $details }: { $figure } – { $label }
figure-quoted = رقم منقول دون استطلاع: { $figure } – { $label }
figure-with-range = { $value } ({ $range })
figure-about = نحو { $value }
figure-under = أقل من { $value }
figure-over = أكثر من { $value }
sample-size = حجم العينة { $n }
sample-size-about = حجم العينة نحو { $n }
sample-size-missing = لم يُنشر حجم العينة
margin-published = هامش الخطأ المنشور ± { $margin } نقطة

bounds-from-nobody = من لا أحد إلى نحو { $upper }
bounds-range = من نحو { $lower } إلى نحو { $upper }
bounds-point = نحو { $upper }
bounds-exactly-from-nobody = من لا أحد إلى { $upper }
bounds-exactly-range = من { $lower } إلى { $upper }
segment-interval = مع خطأ المعاينة والتقريب: { $range }
segment-assumed = مع خطأ المعاينة إذا كان حجم العينة { $n } (افتراضًا): { $range }
segment-among = من القائلين «{ $a }» يقول { $range } أيضًا «{ $b }»
segment-independent = { $value } لو لم تكن بين الرأيين صلة (للمقارنة لا تقديرًا)
segment-leaners = حتى { $value } لو أمكن أن يحمل الرأيَ كل من لا رأي له
segment-by = موزعًا بحسب { $variable }: { $range }
segment-group = { $group }: { $range }
segment-narrower = أضيق من { $total } الذي تسمح به المجاميع وحدها
segment-not-narrower = ليس أضيق مما تسمح به المجاميع وحدها: { $total }

table-answer = الإجابة
table-share = النسبة
table-interval = مجال ثقة { $level }
table-group = الفئة
table-n = العدد
table-no-interval = لا يوجد: لم يُنشر حجم العينة
table-blank = –
row-with-assumed = لا يوجد؛ { $range } إذا كان حجم العينة { $n } (افتراضًا)

notes-interval = مجال الثقة هو ما يتركه خطأ المعاينة وتقريب الرقم المنشور مفتوحًا، ولا يشمل الصياغة وعدم الاستجابة والأخطاء.
notes-bounds = المدى «من … إلى» ليس هامش خطأ: من دون بيانات الأفراد كل قيمة فيه توافق الأرقام المنشورة.
notes-panel = معظم لوحات الإنترنت ليست عينات عشوائية: مجالاتها تقول ما يكون لعينة عشوائية بذلك الحجم.

join-comma = { $first }، { $second }
join-semicolon = { $first }؛ { $second }
join-and = { $first } و{ $second }

calc-share = { $value }، مجال ثقة { $level } هو { $range } ({ $method })
calc-design-effect = مع أثر تصميم { $design_effect } كما يحدث كثيرًا مع الترجيح: { $range }
calc-share-none = { $value }: { $missing }
calc-difference = { $points } نقطة، مجال ثقة { $level } من { $lower } إلى { $upper } (z = { $z }، p = { $p })
calc-difference-none = { $points } نقطة: { $missing }
calc-fragile = حكم هش: يتغير مع أثر تصميم قدره 1.5
calc-detectable = استطلاعان كهذين يكشفان تغيرًا قدره { $points } نقطة أو أكثر في 8 من 10 حالات
calc-detectable-lead = استطلاع بهذا الحجم يكشف تقدمًا قدره { $points } نقطة أو أكثر في 8 من 10 حالات
calc-equivalence = لا يصح القول بتساويهما إلا في حدود ± { $points } نقطة
calc-majority = { $verdict }: أغلبية
calc-both = الرأيان معًا: { $range }
calc-both-interval = مجال ثقة { $level }: { $range } ({ $method })
calc-either = أحدهما على الأقل: { $range }
calc-neither = لا هذا ولا ذاك: { $range }

check-clean = { $file }: لا ملاحظات
check-errors = { $count ->
    [one] خطأ واحد
    [two] خطآن
    [few] { $n } أخطاء
   *[other] { $n } خطأ
}
check-warnings = { $count ->
    [one] تحذير واحد
    [two] تحذيران
    [few] { $n } تحذيرات
   *[other] { $n } تحذيرًا
}
check-notes = { $count ->
    [one] ملاحظة واحدة
    [two] ملاحظتان
    [few] { $n } ملاحظات
   *[other] { $n } ملاحظة
}
check-polls = { $file }: استطلاعات { $polls }، أسئلة { $questions }، إجابات { $answers }
check-tables = { $file }: توزيعات { $tables }، إجابات { $answers }
check-study = { $file }: أسئلة { $toplines }، تقاطعات { $segments }، ادعاءات { $claims }

run-written = كُتب في { $folder }: { $files }

describe-rows = الصفوف
describe-variables = المتغيرات
describe-format = الصيغة
describe-encoding = الترميز
describe-weight = الوزن
describe-weight-declared = { $name } كما هو معلن: { $n } صفًا، المجموع { $sum }، أثر تصميم كيش { $design_effect }
describe-weight-likely = { $name } بحسب اسمه: { $n } صفًا، المجموع { $sum }، أثر تصميم كيش { $design_effect }
describe-negative = { $n } دون الصفر
describe-without = { $n } صفًا دون وزن
describe-strata = الطبقات
describe-units = الوحدات
describe-likely = { $names } بحسب الأسماء: أعلنها لتُستخدم
describe-set = عدة إجابات
describe-answers = الإجابات
describe-range = الأعداد
describe-from-to = من { $least } إلى { $most }
describe-missing = المفقود
describe-valid = أجاب

missing-kind-dont_know = لا أعرف
missing-kind-refused = رفض الإجابة
missing-kind-not_asked = لم يُسأل
missing-kind-declared = معلن مفقودًا
missing-kind-blank = لا قيمة مخزنة

toplines-answered = أجاب { $n }
toplines-weight = الوزن { $name }، أثر تصميم كيش { $design_effect }
place-row = الصف { $n }
check-respondents = { $file }: مستجيبون { $rows }، متغيّرات { $variables }
check-codebook = { $file }: متغيّرات موصوفة { $variables }، ترميزات جديدة { $recodes }
describe-design = العينة
sample-undeclared = لم يُذكر كيف سُحبت
design-strata = طبقات { $n } ({ $name })
design-units = وحدات معاينة { $n } ({ $name })
design-fpc = مجتمعات محدودة ({ $name })
design-replicates = أوزان تكرار عددها { $n } ({ $name })
describe-recode = ترميز جديد
describe-wording = الصياغة
describe-base = سُئل
recode-from = من { $names }: { $rest }
recode-below = { $name } دون { $n }
recode-rest-keep = والأجوبة الأخرى كما هي
recode-rest-missing = والأجوبة الأخرى تُعدّ مفقودة
recode-any = { $first } إذا كان في أحدها { $names }، وإلا { $other }
recode-blank = الفراغ يعني عدم الاختيار
report-frequencies = أسئلة من بيانات المستجيبين
notes-frequencies = النسب من بيانات المستجيبين محسوبة ممن أجابوا؛ وتتبع فتراتها تصميم العينة المعلن، أو تعرف الأوزان وحدها إن لم يُعلن تصميم.
crosstab-caption = { $first } بحسب { $other }
crosstab-everybody = الجميع
crosstab-effective = n الفعّال
crosstab-test = { $name }: { $value }، { $p }
crosstab-letters = الحرف يعني أن نسبة العمود الذي يحمله أصغر (حرف صغير { $first }، حرف كبير { $other }؛ { $name })
crosstab-suppressed = ‡ عدد المستجيبين أقل من أن يُنشر (معايير NCHS)
crosstab-flagged = * تُقرأ بحذر: درجات حرية قليلة، أو 0% أو 100%، أو قلة الآخرين (معايير NCHS)
crosstab-weight = الوزن { $name }
crosstab-without = { $n } أجابوا وليسوا في أي عمود
test-f = اختبار راو-سكوت F
test-chisq = راو-سكوت مربع كاي
test-wald = فالد
test-adj_wald = فالد المعدّل
test-saddlepoint = بيرسون، نقطة السرج
table-net = { $name } (المجموع)
toplines-everybody = { $n } مستطلَعًا، بمن فيهم من لم يُجب
toplines-overlapping = أُجيز أكثر من جواب: تتجاوز النسب 100٪ مجتمعة
crosstab-caption-row = { $first } بحسب { $other }، نسب من كل صف
crosstab-caption-total = { $first } بحسب { $other }، نسب من الجميع
crosstab-against = ▲ أعلى و▼ أدنى من الجميع، والمجموعة جزء منهم ({ $level }؛ { $name })
crosstab-overlapping = قد يكون المستطلَع في أكثر من عمود؛ وتُقارَن النسب على هذا الأساس
crosstab-range = نطاق: من لم يُجب قد يحمل أيًّا من الآراء
adjustment-holm = تصحيح هولم داخل الصف
adjustment-bh = تصحيح بنياميني وهوخبرغ داخل الصف
adjustment-none = كل مقارنة على حدة
scale-mean = المتوسط { $value }، فترة { $level } من { $least } إلى { $most }
scale-quartile-1 = ربعهم عند { $value } أو دونه، فترة { $level } من { $least } إلى { $most }
scale-median = نصفهم عند { $value } أو دونه (الوسيط)، فترة { $level } من { $least } إلى { $most }
scale-quartile-3 = ثلاثة أرباعهم عند { $value } أو دونه، فترة { $level } من { $least } إلى { $most }
report-crosstabs = الأسئلة بحسب المجموعات
