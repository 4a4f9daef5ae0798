### מילים לקודים: תאריכים, הנחות, סיבות, הכרעות. המספרים מגיעים מודפסים.

date-day = { $day } ב{ $month } { $year }
date-days = { $day }–{ $end_day } ב{ $end_month } { $end_year }
date-days-months = { $day } ב{ $month } – { $end_day } ב{ $end_month } { $end_year }
date-days-years = { $day } ב{ $month } { $year } – { $end_day } ב{ $end_month } { $end_year }
date-month = { $month } { $year }
date-until = עד { $date }
date-from = מ-{ $date }
date-unknown = מועדי הסקר לא פורסמו
date-published = פורסם ב-{ $date }
date-published-month = פורסם ב{ $date }

respondents = { $count ->
    [one] משיב אחד
    [two] שני משיבים
   *[other] { $n } משיבים
}

verdict-supported = נתמך
verdict-not_supported = לא נתמך
verdict-cannot_tell = אי אפשר לדעת

on-figure-matches = תואם
on-figure-differs = שונה
on-figure-no_source = לא נמצא מקור
on-figure-no_figure = לא צוין נתון

assumption-simple_random_sample = מדגם אקראי פשוט
assumption-as_if_random_sample = כאילו המדגם אקראי (הפאנל אינו כזה)
assumption-sample_kind_not_published = כאילו המדגם אקראי (לא פורסם איך נדגם)
assumption-weights_only = משקלים בלבד: בלי שכבות ובלי יחידות דגימה
assumption-unweighted = ללא שקלול: כל משיב נספר כאחר, כמו במדגם אקראי פשוט
assumption-missing_counts_as_not = מי שלא השיב נכלל בבסיס ונחשב כמי שאינו מחזיק בדעה
assumption-rounded = הנתונים מעוגלים, עד ± { $half } נקודות, והדבר הובא בחשבון
assumption-about_taken_as_rounded = "בערך" הובן כעיגול לספרה האחרונה
assumption-assumed_sample_size = גודל מדגם { $n } הוא הנחה ולא פורסם
assumption-approximate_sample_size = גודל המדגם פורסם בקירוב
assumption-given_design_effect = אפקט תכנון { $design_effect } שנתן המשתמש
assumption-design_effect_from_margin = אפקט תכנון { $design_effect } שנגזר מטעות הדגימה שפורסמה
assumption-design_effect_at_least_one = אפקט התכנון לא פורסם: נלקח 1, הקטן ביותר האפשרי
assumption-same_respondents = שתי השאלות הוצגו לאותם משיבים
assumption-independent_polls = שני סקרים בלתי תלויים
assumption-treated_as_two_polls = לא ידוע אם נשאלו אותם אנשים: הגבולות חושבו כשני סקרים
assumption-same_population_and_time = שני הסקרים מודדים אוכלוסייה אחת בזמן אחד
assumption-group_shares_published = הקבוצות שוקללו לפי חלקן שפורסם
assumption-group_shares_from_sizes = הקבוצות שוקללו לפי מספר המשיבים בהן
assumption-group_shares_implied = חלקי הקבוצות נגזרים מהסך שפורסם, בגבולות העיגול
assumption-group_shares_given = חלקי הקבוצות ניתנו על ידי המשתמש
assumption-groups_do_not_average = ממוצע הקבוצות הוא { $average } ולא { $total } שפורסם: לפילוח בסיס או משקלים אחרים
assumption-sum_of_answers = סכום של { $answers } תשובות שפורסמו
assumption-base_includes_dont_know = הבסיס הוא כל הנשאלים, כולל חסרי הדעה
assumption-group_shares_fixed = הרווח אינו כולל את טעות הדגימה בחלקי הקבוצות

missing-sample_size_not_published = גודל המדגם לא פורסם, לכן אין רווח
missing-only_limit_published = פורסם רק גבול, לכן אין ערך
missing-figure_not_published = לא פורסם
missing-joint_not_identified = אין נתוני משיבים: השיעור המשותף תחום ואינו נאמד
missing-method_undefined = לשיטה זו אין רווח ב-0% או ב-100%
missing-group_size_not_published = גודל הקבוצה לא פורסם, לכן אין רווח

reason-figure_fails = { $value } אינם מעל { $threshold }
reason-figure_fails_majority = { $value } אינם רוב
reason-interval_clears = טעות הדגימה והעיגול מותירים { $range }
reason-interval_includes = הרווח { $range } ({"\u2066"}n = { $n }{"\u2069"}) כולל את הסף
reason-fragile_at_design_effect = שברירי: לא עם אפקט תכנון { $design_effect }, וזה של הסקר אינו ידוע
reason-no_sample_size = גודל המדגם לא פורסם, לכן אין רווח
reason-rounding_includes = הנתון לפני העיגול יכול להיות משני צדי הסף
reason-bounds_include = שתי הדעות יחד: כל ערך בין { $range } מתאים לנתונים
reason-bounds_fail = שתי הדעות יחד: { $range }
reason-bounds_clear = שתי הדעות יחד: לפחות { $range }
reason-too_few_waves = { $found ->
    [0] "יציב" דורש שני סקרים ששאלו אותו דבר; לא נמצא אף אחד
   *[other] "יציב" דורש שני סקרים ששאלו אותו דבר; נמצא רק אחד
}
reason-changed = מ-{ $from } ל-{ $to }: יותר ממה שהמקרה והעיגול מסבירים
reason-no_change_shown = מ-{ $from } ל-{ $to }: אין שינוי מובהק, וזה לא מראה שדבר לא השתנה
reason-no_source = לא נמצא סקר עם נתון זה
reason-no_breakdown = לא פורסם פילוח של הנתון לפי קבוצות
reason-group_larger_than = רוב בתוכו רק אם הם יותר מ-{ $share } מכלל המשיבים; חלקם לא פורסם

settle-sample_size = גודל המדגם של הסקר
settle-larger_sample = מדגם גדול יותר
settle-joint_table = שתי השאלות מוצלבות אצל אותם משיבים
settle-source_poll = הסקר עצמו: המכון, המועדים, הנוסח, גודל המדגם
settle-same_wording_waves = שני סקרים או יותר של מכון אחד באותו נוסח
settle-breakdown_with_sizes = התשובות לפי קבוצות, עם גודל הקבוצות
settle-more_decimals = הנתון עם ספרה עשרונית נוספת

change-significant = גדול ממה שהמקרה והעיגול היו יוצרים
change-not_significant = לא מובהק: המקרה לבדו יכול ליצור זאת, וזה לא מראה שדבר לא השתנה
change-within_rounding = אי אפשר להבדיל מעיגול
change-depends_on_rounding = מובהק לחלק מהערכים לפני העיגול ולא לכולם: אין לטעון לשינוי
change-not_tested = אין גודל מדגם, לכן אין מבחן

wording-exact = הנוסח המדויק
wording-translated = מתורגם
wording-paraphrase = בניסוח חופשי; הנוסח המדויק לא נראה
wording-headline = נראתה רק כותרת
wording-unknown = הנוסח לא אומת

sample-nonprobability = מדגם לא אקראי
sample-probability = מדגם אקראי
sample-unknown = לא פורסם איך נדגם המדגם
assumption-declared_design = שכבות ויחידות דגימה כפי שהוצהרו
assumption-split_ballot = שתי השאלות נשאלו משיבים שונים שחולקו באקראי
missing-nobody_asked_both = איש לא נשאל את שתי השאלות, ולכן אי אפשר לאמוד את השיעור המשותף
