### שאלות לאורך סקרים רבים: רמה, שינוי, קפיצות, מכוני סקרים ומה שנראה חריג.

notes-trends = מגמה היא הרמה שסקרי כל המכונים מסכימים עליה, אחרי שמביאים בחשבון את טעות המדגם של כל סקר ואת ההטיה של כל מכון. "עלה" או "ירד" פירושם מעבר למקריות; "אי אפשר לדעת" אינו אומר שדבר לא השתנה.

trend-extent = { $count ->
    [one] סקר אחד
    [two] שני סקרים
   *[other] { $polls } סקרים
} של { $house_count ->
    [one] מכון אחד
    [two] שני מכונים
   *[other] { $houses } מכונים
}, { $from } עד { $to }
trend-rest = כל השאר
trend-all-polls = כל הסקרים
trend-house-since = { $house }, השאלה מאז { $date }
trend-points-range = { $lower } עד { $upper }

key-level = רמה
key-change = שינוי
key-jump = קפיצה
key-drift = תנועה

trend-verdict-rose = עלה
trend-verdict-fell = ירד
trend-verdict-cannot-tell = אי אפשר לדעת
trend-verdict-jump = קפץ
trend-verdict-no-jump = לא נראית קפיצה

trend-level-on = { $level } ב-{ $date }
trend-change = ב-{ $points } נקודות ({ $range }) בין { $from } לבין { $to }: מ-{ $before } ל-{ $after } ({ $p })
trend-change-open = { $points } נקודות ({ $range }) בין { $from } לבין { $to }: מ-{ $before } ל-{ $after } ({ $p }); אפשר לשלול רק שינוי של יותר מ-{ $within } נקודות לכל כיוון
trend-jump = { $points } נקודות (טעות תקן { $se }) בין { $earliest } לבין { $latest }, המיקום הסביר ביותר סביב { $date }; t = { $t }, { $p } ב-{ $simulations } סימולציות של רמה שרק נעה בהדרגה
trend-no-jump = הגדולה ביותר, { $points } נקודות סביב { $date }, אינה יותר ממה שרמה הנעה בהדרגה הייתה מראה; t = { $t }, { $p } ב-{ $simulations } סימולציות
trend-drift = הרמה נעה בכ-{ $points } נקודות ביום
trend-drift-between = הרמה נעה בכ-{ $points } נקודות ביום (הסקרים מתירים בין { $low } ל-{ $high })

trend-levels = הרמה, עם רווח ביטחון { $level }
trend-day = יום
trend-house = מכון
trend-polls = סקרים
trend-last = סקר אחרון
trend-effect = הטיה, בנקודות
trend-scatter = פיזור
trend-houses-sum = בכמה כל מכון מעל ממוצע המכונים, בנקודות
trend-houses-weighted = בכמה כל מכון מעל ממוצע כל הסקרים, בנקודות
trend-houses-shrunken = בכמה כל מכון מעל האחרים, מקורב לאפס, בנקודות
trend-houses-anchored = בכמה כל מכון מעל התוצאות הידועות, בנקודות
trend-scatter-note = פיזור: השונות של הסקרים סביב המגמה, ביחס למה שדגימה אקראית יוצרת; 1 הוא הצפוי.

trend-breaks = שינויים בשאלה:
trend-break-bridged = { $house }, החל ב-{ $date }: { $what }; לשאלה החדשה הטיה משלה, והקו נמשך כי אחרים סקרו לפני השינוי ואחריו
trend-break-cut = { $house }, החל ב-{ $date }: { $what }; הקו נעצר כאן, כי שום מכון אחר לא סקר לפני השינוי ואחריו
trend-break-wording = נוסח אחר
trend-break-answers = תשובות אחרות לבחירה
trend-break-both = נוסח אחר ותשובות אחרות לבחירה

trend-observations = מה שנראה חריג. אלה תצפיות ולא האשמות; לכל אחת עשויה להיות סיבה טובה:
observation-close = { $of }: הסקרים קרובים זה לזה יותר משמדגמים אקראיים היו (פיזור { $ratio }, { $p }); שקלול לפי הצבעה קודמת יכול לגרום לכך
observation-wide = { $of }: הסקרים מפוזרים יותר משדגימה אקראית יוצרת (פיזור { $ratio }, { $p }); שקלול ומדגמי אשכולות יכולים לגרום לכך
observation-run = { $of }: { $polls } סקרים ברצף מראים { $share }, { $from } עד { $to } ({ $p } לרצף באורך כזה)
observation-margin = { $house }: מרווח טעות שפורסם של ± { $margin } נקודות במדגם בגודל { $n }, כשלמדגם אקראי יש ± { $least } ({ $poll }; סקרים כאלה: { $polls })
observation-margin-fits = { $sentence }; הוא מתאים לרמת ביטחון של { $level }
observation-outlier = { $poll }: { $share } ל"{ $answer }", כשכל שאר הסקרים מוליכים לצפות ל-{ $expected } (במרחק { $z } סטיות תקן, { $p })

trend-notes = חשוב לדעת:
trend-note-few-polls = { $count ->
    [one] סקר אחד מראה רמה ולא מגמה
    [two] שני סקרים מראים רמות וכמעט שלא מגמה
   *[other] { $polls } סקרים מראים רמות וכמעט שלא מגמה
}
trend-left-out-no-date = { $count ->
    [one] סקר אחד בלי יום סקירה הושאר בחוץ
    [two] שני סקרים בלי יום סקירה הושארו בחוץ
   *[other] { $polls } סקרים בלי יום סקירה הושארו בחוץ
}
trend-left-out-no-share = { $count ->
    [one] סקר אחד לא פרסם שיעור לכל תשובה ונשאר מחוץ לקו
    [two] שני סקרים לא פרסמו שיעור לכל תשובה ונשארו מחוץ לקו
   *[other] { $polls } סקרים לא פרסמו שיעור לכל תשובה ונשארו מחוץ לקו
}
trend-left-out-no-sample-size = { $count ->
    [one] סקר אחד לא פרסם את גודל המדגם ונשאר מחוץ לקו (אפשר להניח גודל)
    [two] שני סקרים לא פרסמו את גודל המדגם ונשארו מחוץ לקו (אפשר להניח גודל)
   *[other] { $polls } סקרים לא פרסמו את גודל המדגם ונשארו מחוץ לקו (אפשר להניח גודל)
}
trend-left-out-question-changed = { $count ->
    [one] סקר אחד שאל שאלה ששונתה, ונשאר מחוץ לקו
    [two] שני סקרים שאלו שאלה ששונתה, ונשארו מחוץ לקו
   *[other] { $polls } סקרים שאלו שאלה ששונתה, ונשארו מחוץ לקו
}
trend-left-out-above-whole = { $count ->
    [one] התשובות בסקר אחד מסתכמות ביותר מ-100; הוא נשאר מחוץ לקו
    [two] התשובות בשני סקרים מסתכמות ביותר מ-100; הם נשארו מחוץ לקו
   *[other] התשובות ב-{ $polls } סקרים מסתכמות ביותר מ-100; הם נשארו מחוץ לקו
}
trend-note-common-bias = הטיות המכונים יחסיות זו לזו: הטיה המשותפת לכולם נשארת ברמה, ושום רווח אינו כולל אותה
trend-note-one-house = מכון אחד בלבד: כל הטיה שלו נמצאת ברמה, ושום רווח אינו כולל אותה
trend-note-never-overlap = יש מכונים שלא סקרו מעולם באותו זמן ({ $groups }); מה שמבדיל ביניהם ידוע רק במידה שסבורים שהרמה לא זזה בינתיים (טעות תקן עד { $se } נקודות)
trend-note-one-poll = מכונים עם סקר יחיד, שהנתון שלו מעיד על הטיית המכון ולא על הרמה: { $houses }
trend-note-flat = ההסבר הטוב ביותר לסקרים הוא רמה שאינה זזה; אין זו הוכחה שלא זזה
trend-note-inflation-below-one = הסקרים מסכימים יותר ממה שדגימה מתירה (שונות של { $factor } ממנה); שום רווח לא הוצר בשל כך
trend-note-inflation-used = הסקרים מפוזרים יותר ממה שהדגימה מסבירה; כל שונויות הדגימה הוכפלו ב-{ $factor }
trend-note-wording-not-verified = { $count ->
    [one] לסקר אחד אין הנוסח המדויק; שנשאלה בו אותה שאלה נלקח מהקובץ
    [two] לשני סקרים אין הנוסח המדויק; שנשאלה בהם אותה שאלה נלקח מהקובץ
   *[other] ל-{ $polls } סקרים אין הנוסח המדויק; שנשאלה בהם אותה שאלה נלקח מהקובץ
}
trend-note-populations-differ = הקו עובר בסקרים של אוכלוסיות שונות ({ $populations }); הטיית המכון קולטת את ההבדל רק אם כל מכון נשאר באוכלוסייה שלו
trend-note-same-question-given = שכל הסקרים שאלו אותה שאלה, זו אמירה של המשתמש
trend-note-rest = "כל השאר" הוא מה שהתשובות המוצגות מותירות מתוך 100
trend-note-month-only = { $count ->
    [one] בסקר אחד ידוע רק החודש; נלקח ה-15 בו
    [two] בשני סקרים ידוע רק החודש; נלקח ה-15 בו
   *[other] ב-{ $polls } סקרים ידוע רק החודש; נלקח ה-15 בו
}
trend-note-rescaled = { $count ->
    [one] התשובות בסקר אחד אינן מסתכמות ב-100 אחרי העיגול; לצורך הקו הן הותאמו ל-100
    [two] התשובות בשני סקרים אינן מסתכמות ב-100 אחרי העיגול; לצורך הקו הן הותאמו ל-100
   *[other] התשובות ב-{ $polls } סקרים אינן מסתכמות ב-100 אחרי העיגול; לצורך הקו הן הותאמו ל-100
}
trend-note-size-assumed = { $count ->
    [one] סקר אחד לא פרסם את גודל המדגם; ההנחה היא { $n }
    [two] שני סקרים לא פרסמו את גודל המדגם; ההנחה היא { $n }
   *[other] { $polls } סקרים לא פרסמו את גודל המדגם; ההנחה היא { $n }
}
trend-note-design-effects = { $count ->
    [one] בסקר אחד מרווח הטעות שפורסם מעיד על אפקט תכנון ({ $least } עד { $most })
    [two] בשני סקרים מרווחי הטעות שפורסמו מעידים על אפקט תכנון, { $least } עד { $most }
   *[other] ב-{ $polls } סקרים מרווחי הטעות שפורסמו מעידים על אפקט תכנון, { $least } עד { $most }
}
trend-note-drift-taken-as-known = התנועה שנאמדה נחשבת ידועה: הרווחים צרים מן הראוי
trend-note-rounding-ignored = הנתונים נחשבים מדויקים; העיגול שלהם לא הובא בחשבון
trend-note-assumptions = טעויות הדגימה נשענות על: { $assumptions }
trend-note-seed = ערכי p מסימולציה: { $simulations } סימולציות, { $generator }, זרע { $seed }

method-trend_level = רמה מוחלקת של הילוך מקרי עם הטיות מכונים, פתיחה דיפוזית מדויקת, התנועה בנראות מרבית מוגבלת (Jackman 2005; Durbin & Koopman 2012), בממוצע על התנועות שהסקרים מתירים אלא אם התנועה נחשבת ידועה
formula-trend_level = y = ξ_t + δ_house + e;  ξ_t = ξ_s + N(0, ω²(t − s));  Var e = c²(p(1−p)/n_eff + w²/12)
method-trend_change = הפרש הרמה המוחלקת בין שני ימים, עם השונות המשותפת ביניהם
formula-trend_change = Var(ξ_t − ξ_s) = Var ξ_t + Var ξ_s − 2 Cov(ξ_t, ξ_s)
method-trend_step = המדרגה הגדולה ביותר במשוואת המצב (de Jong & Penzer 1998), מול הילוכים מקריים שדומו בתנועה שנאמדה ונאמדו מחדש
formula-trend_step = t = jump/se, one step at each gap between days of polling; p = (1 + simulations with |t| as large anywhere)/(1 + simulations)
method-trend_house_sum = הטיית מכון בריבועים פחותים מוכללים, סכום ההטיות אפס
formula-trend_house_sum = Σ δ = 0
method-trend_house_weighted = הטיית מכון בריבועים פחותים מוכללים, סכום ההטיות המשוקלל במספר הסקרים אפס
formula-trend_house_weighted = Σ m δ = 0, m polls of each house
method-trend_house_shrunken = הטיית מכון מהתפלגות סביב אפס, פיזורה בנראות מרבית מוגבלת
formula-trend_house_shrunken = δ ~ N(0, τ²)
method-trend_house_anchored = הטיית מכון ביחס לרמה הידועה בימים מסוימים (Jackman 2005)
formula-trend_house_anchored = ξ = result on its day

chart-trend-title-rose = { $answer }: עלייה של { $points } נקודות מאז { $date }, ל-{ $share }
chart-trend-title-fell = { $answer }: ירידה של { $points } נקודות מאז { $date }, ל-{ $share }
chart-trend-title-open = { $answer }: { $share }; אם חל שינוי מאז { $date }, הסקרים אינם יכולים לומר
chart-trend-title-level = { $answer }: { $share }
chart-trend-title-several = { $answers }, { $date }
chart-trend-answer-share = { $answer } { $share }
chart-trend-subtitle = { $name }, { $from } עד { $to }. כל סימן הוא סקר; הקו הוא הרמה של כל המכונים יחד.
chart-trend-axis = שיעור באחוזים
chart-trend-axis-zoom = שיעור באחוזים; הציר מ-{ $low } עד { $high }
chart-trend-mark-line = הרמה, עם רווחי ביטחון {"\u2066"}50%{"\u2069"} ו-{ $level }
chart-trend-mark-out = סקר מחוץ לקו
chart-trend-mark-others = מכונים אחרים
chart-trend-mark-jump = מתי הקפיצה הייתה יכולה לחול
chart-trend-new-question = שאלה חדשה: { $house }
chart-trend-more-events = וגם: { $events }.
chart-trend-event = { $date }: { $event }
chart-trend-source = סקרים: { $houses }.
chart-trend-source-house = { $house } ({ $polls })
chart-houses-title-above = { $house }: { $points } נקודות מעל ממוצע המכונים ({ $answer })
chart-houses-title-below = { $house }: { $points } נקודות מתחת לממוצע המכונים ({ $answer })
chart-houses-title-none = שום מכון אינו נבדל מהאחרים ({ $answer })
chart-houses-title-anchored-above = { $house }: { $points } נקודות מעל התוצאות הידועות ({ $answer })
chart-houses-title-anchored-below = { $house }: { $points } נקודות מתחת לתוצאות הידועות ({ $answer })
chart-houses-subtitle = { $name }. בכמה כל מכון מעל או מתחת, בנקודות, אחרי שמנכים את הרמה של אותו יום.
chart-houses-average = ממוצע המכונים
chart-houses-level = התוצאות הידועות
chart-houses-polls = { $count ->
    [one] סקר אחד
    [two] שני סקרים
   *[other] { $polls } סקרים
}
chart-houses-mark = הטיה עם רווח ביטחון { $level }
chart-houses-mark-none = באפור: הרווח כולל אפס
alt-trend = תרשים קווי של סקרים לאורך זמן. { $title }. { $rows }. { $notes }
alt-trend-row = { $answer }: { $before } ב-{ $from }, { $after } ב-{ $to }
alt-houses = תרשים נקודות של הטיות מכונים. { $title }. { $rows }. { $notes }
