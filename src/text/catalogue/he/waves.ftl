# Two views in every poll that asked both.
report-waves = מי מחזיק בשתי הדעות, סקר אחר סקר?
waves-both-views = "{ $a }" וגם "{ $b }"
waves-caption = שתי הדעות יחד, סקר אחר סקר: { $label }
waves-poll = סקר
waves-both = שתיהן יחד
waves-sampling = עם טעות הדגימה
waves-name = { $poll }, { $date }
waves-not-compared = לכל סקר טווח משלו: תזוזה של הטווח אינה מראה ששיעור המחזיקים בשתי הדעות השתנה.
waves-rest = על סמך: { $assumptions }.
waves-title = שתי הדעות יחד, ב-{ $waves } סקרים: { $range }
diagnostic-nobody-asked-both = אף סקר לא שאל גם את "{ $value }" וגם את "{ $other }"
advice-nobody-asked-both = יש לציין סקר לכל דעה: ‎--poll לראשונה ו-‎--poll-b לשנייה, או poll = "…" בקובץ המחקר
diagnostic-crosstabs-needed = אין פילוח לפי "{ $value }" בלי קובץ של טבלאות צולבות
advice-crosstabs-needed = יש לציין אותו עם ‎--crosstabs
