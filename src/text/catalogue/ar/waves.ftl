# Two views in every poll that asked both.
report-waves = من يجمع بين الرأيين، استطلاعًا بعد استطلاع؟
waves-both-views = «{ $a }» و«{ $b }»
waves-caption = الرأيان معًا، استطلاعًا بعد استطلاع: { $label }
waves-poll = الاستطلاع
waves-both = الرأيان معًا
waves-sampling = مع خطأ المعاينة
waves-name = { $poll }، { $date }
waves-not-compared = لكل استطلاع نطاقه الخاص: تحرّك النطاق لا يُثبت أن نسبة من يجمعون بين الرأيين تغيّرت.
waves-rest = الأساس: { $assumptions }.
waves-title = الرأيان معًا في { $waves } من الاستطلاعات: { $range }
diagnostic-nobody-asked-both = لا استطلاع طرح السؤالين «{ $value }» و«{ $other }» معًا
advice-nobody-asked-both = سمِّ استطلاعًا لكل رأي: ‎--poll للأول و‎--poll-b للثاني، أو poll = "…" في ملف الدراسة
diagnostic-crosstabs-needed = لا تفصيل بحسب «{ $value }» من دون ملف جداول متقاطعة
advice-crosstabs-needed = سمِّه بالخيار ‎--crosstabs
