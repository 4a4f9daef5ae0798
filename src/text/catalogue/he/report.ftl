### דוחות: כותרות, מפתחות העובדות והמשפטים סביב המספרים.

report-claims = הטענות בבחינה
report-segments = מי מחזיק בשתי הדעות?
report-toplines = השאלות והתשובות
report-notes = איך לקרוא את הדוח
report-warnings = על הנתונים
report-made-by = נוצר בתוכנת endoxa { $version }. רמת ביטחון { $level }.
report-charts = תרשימים

key-figure = נתון
key-majority = רוב
key-reading = קריאה
key-if = אם
key-needs = נדרש
key-settle = להכרעה
key-also = וגם
key-both = שתי הדעות
key-by-group = לפי קבוצות
key-sample = מדגם
key-wording = נוסח
key-rests = נשען על
key-source = מקור

claim-number = { $number }  { $statement }
claim-own-figures = לפי נתוניה שלה: { $reasons }
claim-poll = { $poll }, { $details }
claim-differs = { $poll }, { $details }: { $published } ולא { $stated }
claim-quoted = צוטט ללא מכון, נוסח או גודל מדגם
claim-elsewhere = { $poll }, { $figure }: { $group } הם { $reasons }

if-assumed = אם {"\u2066"}n = { $n }{"\u2069"} (הנחה), { $assumption }: { $range }
if-assumed-rounded = אם {"\u2066"}n = { $n }{"\u2069"} (הנחה), { $assumption }: { $range }, כולל העיגול
needs-n = רוב ידרוש מדגם של כ-{ $n }
needs-n-rounded = רוב ידרוש מדגם של כ-{ $n } אילו { $value } היה מדויק, ו-{ $rounded } בהתחשב בעיגול
needs-n-other = כדי לעבור את הסף נדרש מדגם של כ-{ $n }

other-wording = בנוסח אחר
figure-in-poll = { $poll }, { $details }: { $figure } – { $label }
figure-quoted = צוטט, לא נמצא סקר: { $figure } – { $label }
figure-with-range = { $value } ({ $range })
figure-about = כ-{ $value }
figure-under = פחות מ-{ $value }
figure-over = יותר מ-{ $value }
sample-size = {"\u2066"}n = { $n }{"\u2069"}
sample-size-about = n = כ-{ $n }
sample-size-missing = גודל המדגם לא פורסם
margin-published = טעות הדגימה שפורסמה ± { $margin } נקודות

bounds-from-nobody = מאף אחד ועד כ-{ $upper }
bounds-range = מכ-{ $lower } ועד כ-{ $upper }
bounds-point = כ-{ $upper }
bounds-exactly-from-nobody = מאף אחד ועד { $upper }
bounds-exactly-range = מ-{ $lower } ועד { $upper }
segment-interval = עם טעות הדגימה והעיגול: { $range }
segment-assumed = עם טעות הדגימה, אם {"\u2066"}n = { $n }{"\u2069"} (הנחה): { $range }
segment-among = מבין האומרים "{ $a }", { $range } אומרים גם "{ $b }"
segment-independent = { $value } אילו לא היה קשר בין שתי הדעות (להשוואה, לא אומדן)
segment-by = בפילוח לפי { $variable }: { $range }
segment-narrower = צר יותר ממה שהסך לבדו מאפשר: { $total }
segment-not-narrower = לא צר יותר ממה שהסך לבדו מאפשר: { $total }

table-answer = תשובה
table-share = שיעור
table-interval = רווח { $level }
table-group = קבוצה
table-n = n
table-no-interval = אין: גודל המדגם לא פורסם
table-blank = –
row-with-assumed = אין; { $range } אם {"\u2066"}n = { $n }{"\u2069"} (הנחה)

notes-interval = הרווח הוא מה שטעות הדגימה ועיגול הנתון שפורסם מותירים פתוח; הוא אינו כולל נוסח, אי-השבה וטעויות.
notes-bounds = טווח "מ… ועד" אינו טעות דגימה: ללא נתוני משיבים כל ערך בו מתאים לנתונים שפורסמו.
notes-panel = רוב הפאנלים באינטרנט אינם מדגמים אקראיים: הרווחים שלהם אומרים מה היה למדגם אקראי בגודל כזה.

join-comma = { $first }, { $second }
join-semicolon = { $first }; { $second }
join-and = { $first } ו{ $second }

calc-share = { $value }, רווח { $level } הוא { $range } ({ $method })
calc-design-effect = עם אפקט תכנון { $design_effect }, כפי ששקלול יוצר לעתים קרובות: { $range }
calc-share-none = { $value }: { $missing }
calc-difference = { $points } נקודות, רווח { $level } מ-{ $lower } עד { $upper } (z = { $z }, p = { $p })
calc-difference-none = { $points } נקודות: { $missing }
calc-fragile = שברירי: עם אפקט תכנון 1.5 ההכרעה הייתה משתנה
calc-detectable = שני סקרים כאלה מגלים שינוי של { $points } נקודות או יותר ב-8 מ-10 מקרים
calc-detectable-lead = סקר בגודל כזה מגלה יתרון של { $points } נקודות או יותר ב-8 מ-10 מקרים
calc-equivalence = אפשר לקרוא להם שווים רק בתוך ± { $points } נקודות
calc-majority = { $verdict }: רוב
calc-both = שתי הדעות יחד: { $range }
calc-both-interval = רווח { $level }: { $range } ({ $method })
calc-either = לפחות אחת: { $range }
calc-neither = אף אחת: { $range }

check-clean = { $file }: אין הערות
check-errors = { $count ->
    [one] שגיאה אחת
    [two] שתי שגיאות
   *[other] { $n } שגיאות
}
check-warnings = { $count ->
    [one] אזהרה אחת
    [two] שתי אזהרות
   *[other] { $n } אזהרות
}
check-notes = { $count ->
    [one] הערה אחת
    [two] שתי הערות
   *[other] { $n } הערות
}
check-polls = { $file }: { $polls } סקרים, { $questions } שאלות, { $answers } תשובות
check-tables = { $file }: { $tables } פילוחים, { $answers } תשובות
check-study = { $file }: { $toplines } שאלות, { $segments } חיתוכים, { $claims } טענות

run-written = נכתב אל { $folder }: { $files }

describe-rows = שורות
describe-variables = משתנים
describe-format = פורמט
describe-encoding = קידוד
describe-weight = משקל
describe-weight-declared = { $name }, כפי שהוצהר: { $n } שורות, סכום { $sum }, אפקט התכנון של קיש { $design_effect }
describe-weight-likely = { $name }, לפי שמו: { $n } שורות, סכום { $sum }, אפקט התכנון של קיש { $design_effect }
describe-negative = { $n } מתחת ל-0
describe-without = { $n } שורות בלי משקל
describe-strata = שכבות
describe-units = יחידות
describe-likely = { $names }, לפי השמות: יש להצהיר עליהם כדי להשתמש בהם
describe-set = כמה תשובות
describe-answers = תשובות
describe-range = מספרים
describe-from-to = מ-{ $least } עד { $most }
describe-missing = חסר
describe-valid = השיבו

missing-kind-dont_know = לא יודע
missing-kind-refused = סירב
missing-kind-not_asked = לא נשאל
missing-kind-declared = מוצהר כחסר
missing-kind-blank = לא נשמר דבר

toplines-answered = { $n } השיבו
toplines-weight = משקל { $name }, אפקט התכנון של קיש { $design_effect }
place-row = שורה { $n }
check-respondents = { $file }: { $rows } משיבים, { $variables } משתנים
check-codebook = { $file }: { $variables } משתנים מתוארים, { $recodes } קידודים מחדש
describe-design = מדגם
sample-undeclared = לא הוצהר כיצד נדגם
design-strata = { $n } שכבות ({ $name })
design-units = { $n } יחידות דגימה ({ $name })
design-fpc = אוכלוסיות סופיות ({ $name })
design-replicates = { $n } משקלי שכפול ({ $name })
describe-recode = קידוד מחדש
describe-wording = נוסח
describe-base = נשאלו
recode-from = מתוך { $names }: { $rest }
recode-below = { $name } מתחת ל-{ $n }
recode-rest-keep = שאר התשובות כמות שהן
recode-rest-missing = שאר התשובות נחשבות חסרות
recode-any = { $first } אם באחד מהם { $names }, אחרת { $other }
recode-blank = ריק נחשב כלא נבחר
report-frequencies = שאלות מנתוני משיבים
notes-frequencies = השיעורים מנתוני משיבים הם מתוך מי שענו; הרווחים לפי תכנון המדגם שהוצהר, או לפי משקלים בלבד כשלא הוצהר תכנון.
crosstab-caption = { $first } לפי { $other }
crosstab-everybody = כולם
crosstab-effective = n אפקטיבי
crosstab-test = { $name }: { $value }, { $p }
crosstab-letters = אות אומרת שבעמודה הנושאת אותה השיעור קטן יותר (אות קטנה { $first }, אות גדולה { $other }; { $name })
crosstab-suppressed = ‡ מעט מדי משיבים כדי לפרסם (תקני NCHS)
crosstab-flagged = * יש לקרוא בזהירות: מעט דרגות חופש, 0% או 100%, או מעט מדי אחרים (תקני NCHS)
crosstab-weight = משקל { $name }
crosstab-without = { $n } ענו ואינם באף עמודה
test-f = Rao-Scott F
test-chisq = Rao-Scott חי בריבוע
test-wald = ואלד
test-adj_wald = ואלד מתוקן
test-saddlepoint = פירסון, נקודת אוכף
table-net = { $name } (סה״כ)
toplines-everybody = { $n } משיבים, כולל מי שלא השיב
toplines-overlapping = הותרו כמה תשובות: השיעורים מסתכמים ביותר מ-100%
crosstab-caption-row = { $first } לפי { $other }, שיעורים מכל שורה
crosstab-caption-total = { $first } לפי { $other }, שיעורים מכלל המשיבים
crosstab-against = ▲ מעל ו-▼ מתחת לכלל, שהקבוצה היא חלק ממנו ({ $level }; { $name })
crosstab-overlapping = משיב יכול להימצא בכמה עמודות; השיעורים מושווים בהתאם
crosstab-range = טווח: מי שלא השיב עשוי להחזיק בכל אחת מהדעות
adjustment-holm = תיקון הולם בתוך השורה
adjustment-bh = תיקון בנג׳מיני-הוכברג בתוך השורה
adjustment-none = כל השוואה בפני עצמה
scale-mean = ממוצע { $value }, רווח סמך { $level } מ-{ $least } עד { $most }
scale-quartile-1 = רבע נמצאים ב-{ $value } או מתחת, רווח סמך { $level } מ-{ $least } עד { $most }
scale-median = מחצית נמצאים ב-{ $value } או מתחת (חציון), רווח סמך { $level } מ-{ $least } עד { $most }
scale-quartile-3 = שלושה רבעים נמצאים ב-{ $value } או מתחת, רווח סמך { $level } מ-{ $least } עד { $most }
report-crosstabs = שאלות לפי קבוצות
