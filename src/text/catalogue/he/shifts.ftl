### שינויים: הכרעות ומשפטים על שאלה בשני גלים ועל כל שאלות הקובץ.

report-shifts = האם הדעה השתנתה?
shift-head = { $question } — { $first } ו-{ $second }
shift-head-group = { $question }, { $group } — { $first } ו-{ $second }
shift-head-experiment = { $question } — שני נוסחים בסקר אחד, { $first } ו-{ $second }
shift-wave = { $name } ({ $details })

shift-verdict-rose = עלה
shift-verdict-fell = ירד
shift-verdict-higher = גבוה יותר
shift-verdict-lower = נמוך יותר
shift-verdict-stable = יציב
shift-verdict-cannot_tell = אי אפשר לדעת
shift-verdict-not_comparable = לא ניתן להשוואה
shift-verdict-fragile = { $verdict }, שברירי

shift-table-first = לפני
shift-table-second = אחרי
shift-table-first-wording = הראשון
shift-table-second-wording = השני
shift-table-change = שינוי
shift-table-interval = רווח { $level }
shift-told = מה אפשר לומר
shift-table-interval-assumed = רווח { $level } אם {"\u2066"}n = { $n }{"\u2069"} (הנחה)
shift-verdict-assumed = { $verdict }; אם {"\u2066"}n = { $n }{"\u2069"} (הנחה): { $other }
shift-said-no-sizes = גודל מדגם לא פורסם, ולכן אין מבחן.
shifts-nothing = אי אפשר היה לבחון דבר: אף אחת מ-{ $answers } התשובות אינה ניתנת להשוואה, או שגודל המדגם לא פורסם.
shifts-obstacle = { $n } ×: { $reason }
shifts-table-interval = רווח { $level }
shift-table-p = p מתוקן
shift-table-verdict = הכרעה
shift-lead = היתרון של "{ $a }" על "{ $b }"
shift-no-value = –
shift-interval = { $lower } עד { $upper }

shift-said-rose = שיעור המשיבים "{ $answer }" עלה מ-{ $first } ל-{ $second }: ב-{ $points } נקודות, ועם טעות הדגימה והעיגול { $range }.
shift-said-fell = שיעור המשיבים "{ $answer }" ירד מ-{ $first } ל-{ $second }: ב-{ $points } נקודות, ועם טעות הדגימה והעיגול { $range }.
shift-said-higher = בנוסח השני { $second } משיבים "{ $answer }", בראשון { $first }: { $points } נקודות יותר ({ $range }). זוהי השפעת הנוסח ולא שינוי בדעה.
shift-said-lower = בנוסח השני { $second } משיבים "{ $answer }", בראשון { $first }: { $points } נקודות פחות ({ $range }). זוהי השפעת הנוסח ולא שינוי בדעה.
shift-said-stable = שיעור המשיבים "{ $answer }" יציב בתוך ± { $margin } נקודות: { $first }, ואחר כך { $second }.
shift-said-cannot_tell = אי אפשר לדעת אם שיעור המשיבים "{ $answer }" השתנה: { $first }, ואחר כך { $second }. שינוי של { $detectable } נקודות או יותר היה מתגלה ב-8 מ-10 מקרים; אפשר לומר "יציב" רק בתוך ± { $least } נקודות.
shift-said-effect-cannot_tell = אי אפשר לדעת אם הנוסח מזיז את שיעור המשיבים "{ $answer }": { $first } בנוסח הראשון, { $second } בשני. הבדל של { $detectable } נקודות או יותר היה מתגלה ב-8 מ-10 מקרים; אפשר לומר "אין השפעה" רק בתוך ± { $least } נקודות.
shift-said-effect-stable = הנוסח מזיז את שיעור המשיבים "{ $answer }" בפחות מ-± { $margin } נקודות: { $first } בראשון, { $second } בשני.
shift-said-no-size = אי אפשר לדעת אם שיעור המשיבים "{ $answer }" השתנה: { $first }, ואחר כך { $second }, וללא גודל מדגם שפורסם אין מבחן.
shift-said-assumed = אם {"\u2066"}n = { $n }{"\u2069"} (הנחה): { $sentence }
shift-said-figure = לתשובה "{ $answer }" לא פורסם ערך בשני הגלים, ולכן היא לא נבחנה.
shift-said-absent = התשובה "{ $answer }" מופיעה רק באחד משני הגלים, ולכן לא נבחנה.
shift-said-nobody = אין באחד הגלים אף משיב מקבוצה זו, ולכן התשובה "{ $answer }" לא נבחנה.
shift-said-small_base = מעט מדי משיבים מכדי לפרסם את שיעור התשובה "{ $answer }" (תקני NCHS), ולכן היא לא נבחנה.
shift-said-lead-rose = היתרון של "{ $a }" על "{ $b }" עלה מ-{ $first } ל-{ $second } נקודות: ב-{ $points }, ועם טעות הדגימה והעיגול { $range }.
shift-said-lead-fell = היתרון של "{ $a }" על "{ $b }" ירד מ-{ $first } ל-{ $second } נקודות: ב-{ $points }, ועם טעות הדגימה והעיגול { $range }.
shift-said-lead-stable = היתרון של "{ $a }" על "{ $b }" יציב בתוך ± { $margin } נקודות: { $first }, ואחר כך { $second } נקודות.
shift-said-lead-cannot_tell = אי אפשר לדעת אם היתרון של "{ $a }" על "{ $b }" השתנה: { $first }, ואחר כך { $second } נקודות. שינוי של { $detectable } נקודות או יותר היה מתגלה ב-8 מ-10 מקרים.
shift-said-lead-none = היתרון של "{ $a }" על "{ $b }", { $first } ואחר כך { $second } נקודות, לא נבחן.
shift-said-lead-experiment = היתרון של "{ $a }" על "{ $b }" הוא { $first } נקודות בנוסח הראשון ו-{ $second } בשני: { $verdict }.
shift-said-not_comparable = אי אפשר לומר דבר על שינוי בדעה: { $reasons }.
shift-said-not-verified = אי אפשר לומר דבר על שינוי בדעה עד שיאומת שנשאלה אותה שאלה: { $reasons }.

key-shift-advice = להשוואה
shift-advice-word = אם ידוע ששני הסקרים שאלו אותה שאלה: --same-question, ובמחקר same_question = true (מודפס עם התוצאה)
shift-advice-house_sd = יש למסור את סטיית התקן בין המכונים בנקודות: --house-sd, ובמחקר house_sd
shift-advice-overlap = יש למסור כמה ראיונות נספרו בשניהם, 0 אם אין: --overlap, ובמחקר overlap
chart-shift-title-no-size = אין מבחן ללא גודל מדגם: { $question }
shifts-assumed-mark = † נשען על {"\u2066"}n = { $n }{"\u2069"}, הנחה שלא פורסמה
shift-fragile = שברירי: ההכרעה מתהפכת { $causes }.
shift-fragile-design_effect = עם אפקט תכנון 1.5, כפי ששקלול יוצר לעתים קרובות
shift-fragile-rounding = עם ערכים אחרים לפני עיגול הנתונים שפורסמו
shift-fragile-dont_know = עם הדרך האחרת לחשב את חסרי הדעה

key-compared = השוואה
key-shift-overall = כל התשובות
key-shift-family = מבחנים
key-shift-lead = יתרון
key-shift-differs = הבדלים
key-shift-told = ממצא
key-turnover = אותם אנשים

shift-overall = { $name }: { $value }, דרגות חופש: { $df }, { $p }; לצד מבחני התשובות ולא תנאי להם
shift-overall-rough = { $name }: { $value }, דרגות חופש: { $df }, { $p } (גס: מספרים צפויים מתחת ל-5); לצד מבחני התשובות ולא תנאי להם
shift-family = { $tests ->
    [one] מבחן אחד
    [two] שני מבחנים שתוקנו יחד ({ $name })
   *[other] { $n } מבחנים שתוקנו יחד ({ $name })
}
shift-family-holm = הולם: הסיכוי לשינוי כוזב כלשהו אינו עולה על { $alpha }
shift-family-bh = בנימיני-הוכברג: מהשינויים שנמצאו צפויים להיות כוזבים { $alpha } או פחות
shift-family-none = כל מבחן לעצמו
shift-lead-wave = { $points } נקודות ({ $range })
shift-lead-waves = "{ $a }" על "{ $b }": { $first }, ואחר כך { $second }
shift-turnover = { $n } השיבו בשני הגלים; { $moved } מהם נתנו תשובה אחרת
shift-turnover-caption = מי עבר: התשובות לפני (שורות) ואחרי (עמודות), שיעור מ-{ $n } שהשיבו בשני הגלים
shift-turnover-only = { $first } השיבו רק בגל הראשון, { $second } רק בשני

same-question-verified = הנוסחים המדויקים זהים
same-question-one_variable = משתנה אחד של קובץ אחד, נחשב לשאלה אחת
same-question-asserted = המשתמש קובע שהשאלה זהה; אין נוסח מדויק שמראה זאת
same-question-not_verified = הנוסח לא אומת
same-question-different = הנוסחים המדויקים שונים

difference-wording = הנוסח שונה
difference-wording_not_verified = הנוסח לא אומת: חסר נוסח מדויק
difference-options = הוצעו תשובות אחרות ({ $first } / { $second })
difference-options_not_verified = לא כל התשובות פורסמו, ולכן לא ידוע אם הוצעו אותן תשובות ({ $first } / { $second })
difference-population = אוכלוסיות שונות ({ $first } / { $second })
difference-mode = דרכי ריאיון שונות ({ $first } / { $second })
difference-base = נשאלו אנשים אחרים ({ $first } / { $second })
difference-sampling = מדגם אחד אקראי והאחר אינו אקראי
difference-house = מכונים שונים ({ $first } / { $second })
difference-house_not_published = המכון המבצע אינו ידוע בשני הסקרים
difference-population_not_published = האוכלוסייה אינה ידועה בשני הסקרים
difference-mode_not_published = דרך הריאיון אינה ידועה בשני הסקרים
difference-rolling = סקר מתגלגל סופר ראיונות בשני הגלים
difference-fieldwork_overlaps = מכון אחד היה בשטח לשני הסקרים בעת ובעונה אחת וייתכן שספר ראיונות פעמיים
difference-panel = אותם אנשים נשאלו שוב

assumption-same_question_asserted = אותה שאלה עם אותן תשובות בשני הגלים, כפי שקובע המשתמש
assumption-shared_respondents = { $n } ראיונות שנספרו בשני המדגמים, כפי שמסר המשתמש
assumption-houses_differ = רמות של מכונים שונים נבדלות בסטיית תקן של { $points } נקודות, כפי שמסר המשתמש
assumption-panel_as_independent = אותם אנשים נשאלו שוב אך נבחנים כאילו היו אחרים, וזה מגזים בטעות השינוי
assumption-panel_overlap_known = המשיבים בשני הגלים זוהו לפי המזהה שלהם
assumption-random_assignment = הנוסחים חולקו למשיבים באקראי
assumption-waves_through_design = הקשר בין הגלים לפי תכנון המדגם המוצהר; ללא יחידות משותפות הם בלתי תלויים
assumption-independent_files = שני הקבצים הם מדגמים שנדגמו באופן בלתי תלוי

shifts-title = מה השתנה
shifts-changed = { $count ->
    [0] אף תשובה מתוך { $answers } לא השתנתה ביותר ממה שמקריות ועיגול מסבירים.
    [one] תשובה אחת מתוך { $answers } השתנתה ביותר ממה שמקריות ועיגול מסבירים:
    [two] שתי תשובות מתוך { $answers } השתנו ביותר ממה שמקריות ועיגול מסבירים:
   *[other] { $n } תשובות מתוך { $answers } השתנו ביותר ממה שמקריות ועיגול מסבירים:
}
shifts-counts = זוגות סקרים: { $pairs }, על { $questions } שאלות. אי אפשר לדעת: { $cannot_tell } תשובות. יציב: { $stable }. לא ניתן להשוואה: { $not_comparable } תשובות (זוגות: { $not_pairs }). שאלות שנשאלו בסקר אחד בלבד: { $once }.
shifts-cannot = "אי אפשר לדעת" אינו "לא השתנה". --all מפרט כל תשובה ומה מונע השוואה.
shifts-caption = השינוי בנקודות, הגדול ביותר תחילה
shifts-table-question = שאלה
shifts-table-answer = תשובה
shifts-table-shares = לפני, אחרי
shifts-pair = { $first } ← { $second }
shifts-fragile-mark = ? שברירי: אפקט תכנון 1.5, ערכים אחרים לפני העיגול או הדרך האחרת לחשב את חסרי הדעה היו הופכים את ההכרעה
shifts-truncated = עוד { $n } שורות: --most { $most } או --format csv

chart-shift-title-rose = שיעור המשיבים "{ $answer }" עלה מ-{ $first } ל-{ $second }
chart-shift-title-fell = שיעור המשיבים "{ $answer }" ירד מ-{ $first } ל-{ $second }
chart-shift-title-effect = הנוסח מזיז את "{ $answer }": { $first } או { $second }
chart-shift-title-stable = יציב בתוך ± { $margin } נקודות: { $question }
chart-shift-title-none = אין שינוי שאפשר להבחין בינו לבין מקריות: { $question }
chart-shift-title-not_comparable = לא ניתן להשוואה: { $question }
chart-shift-subtitle = { $question } שיעור מכלל הנשאלים, באחוזים.
chart-mark-change = רווח { $level } של השינוי, מהשיעור בגל הראשון
chart-mark-moved = השתנה ביותר ממה שמקריות ועיגול מסבירים
chart-mark-unmoved = אפור: אין שינוי שאפשר להבחין בינו לבין מקריות
chart-mark-no-line = ללא קו: לא ניתן להשוואה
alt-shift = תרשים נקודות של שני גלים. { $title }. { $rows }. { $notes }
alt-shift-row = { $label }: { $first }, ואחר כך { $second } ({ $verdict })

diagnostic-wave-missing = ל-"{ $value }" אין גל קודם להשוואה
advice-wave-missing = דרושים שני סקרים או גלים ששאלו אותה; יש לנקוב בשמם אם היא נקראת בהם אחרת
diagnostic-designs-differ = תכנוני המדגם של קובץ זה ושל { $value } אינם מתיישבים ({ $reason })
advice-designs-differ = יש להצהיר לשני הקבצים על אותן שכבות ויחידות ועל אותו כלל ליחידות בודדות
test-pearson = חי בריבוע של פירסון
method-lead_shift = שינוי ביתרון בין שני סקרים (Franklin 2007); נתונים מעוגלים לפי הכלל של shift
formula-lead_shift = Var = סכום על שני הסקרים של (p₁ + p₂ − (p₁ − p₂)²)/n_eff, פחות השונות המשותפת של m ראיונות משותפים, ועוד 8τ² בין מכונים
method-respondent_shift = שינוי בשיעור משוקלל בין שני מדגמים בתכנונם המשותף, בליניאריזציה (Lumley 2010, §2.2) ובהתפלגות t
formula-respondent_shift = Var = V₁ + V₂ − 2C, כאשר C היא השונות המשותפת של שני השיעורים דרך היחידות המשותפות לשני המדגמים
