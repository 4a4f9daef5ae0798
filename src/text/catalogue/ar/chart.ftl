### الرسوم: عناوين تقول النتيجة، وشرح العلامات، وأسطر المصدر، والنصوص البديلة.

chart-answers-title = أجاب { $share }: { $answer }
chart-answers-subtitle = { $question }. النسبة من جميع المستطلَعين.
chart-contradiction-title-nobody = من لا أحد إلى نحو { $upper } قد يجمعون بين الرأيين
chart-contradiction-title = من نحو { $lower } إلى { $upper } قد يجمعون بين الرأيين
chart-contradiction-title-point = نحو { $upper } يجمعون بين الرأيين
chart-contradiction-subtitle = نسبة من قد يجمعون بين الرأيين: { $label }
chart-groups-title = بحسب الفئات، { $range } قد يجمعون بين الرأيين
chart-groups-subtitle = أدنى وأعلى نسبة قد تجمع بين الرأيين: { $label }

chart-mark-interval = مجال ثقة { $level }
chart-mark-assumed = المجال إذا كان حجم العينة { $n } (افتراضًا)
chart-mark-range = من أدنى قيمة توافق الأرقام إلى أعلاها
chart-mark-extension = مع خطأ المعاينة والتقريب
chart-mark-extension-assumed = مع خطأ المعاينة إذا كان حجم العينة { $n } (افتراضًا)
chart-mark-no-interval = بالرمادي: لا مجال ثقة، لم يُنشر حجم العينة
chart-mark-total = من المجاميع وحدها
chart-mark-by-group = مع التوزيع بحسب الفئات
chart-both = الرأيان معًا
chart-nobody = لا أحد
chart-half = النصف
chart-all = الجميع
chart-if-assumed = { $value } إذا كان حجم العينة { $n } (افتراضًا)

chart-wording = السؤال: «{ $wording }» ({ $status }).
chart-wording-plain = السؤال: { $wording } ({ $status }).
chart-source = { $poll }: { $details }.
chart-source-quoted = { $label }: { $value }، ورد دون ذكر الجهة أو الصياغة أو حجم العينة.
chart-interval-note = المجال: { $assumptions }.
chart-no-interval-note = ملاحظة: { $reason }.
chart-assumes = يفترض: { $assumptions }.
chart-why-range = لماذا مدى: { $reasons }.
chart-made-by = endoxa

alt-answers = رسم نقاط. { $title }. { $rows }. { $notes }
alt-row = { $label }: { $value }
alt-row-interval = { $label }: { $value } ({ $range })
alt-contradiction = رسم مدى. { $title }. { $label_a }: { $a }. { $label_b }: { $b }. الرأيان معًا: { $range }. { $notes }
alt-groups = رسم مدى بحسب الفئات. { $title }. { $rows }. { $notes }
