### משקלים שעומדים ביעדים ידועים: דוח, תרשים, ומה שעומד בדרכם.

report-weights = המשקלים
weighting-print = { $n } משיבים שוקללו לפי { $margins } כך שיתאימו ליעדים שב-{ $targets }. למשקלים לא שווים יש מחיר בדיוק: הם אומרים כמו { $effective } משיבים במשקל שווה.
weighting-print-unmet = { $n } משיבים שוקללו לפי { $margins } לעבר היעדים שב-{ $targets }. אין משקלים שעומדים בכולם; נלקחו הקרובים ביותר, והם מחטיאים את אחד היעדים בעד { $worst } ממנו. למשקלים לא שווים יש מחיר בדיוק: הם אומרים כמו { $effective } משיבים במשקל שווה.
weighting-key-method = שיטה
weighting-key-base = נקודת מוצא
weighting-key-n = משיבים
weighting-key-targets = יעדים
weighting-key-effect = אפקט התכנון
weighting-key-spread = משקלים
weighting-key-factors = מקדמים
weighting-method-rake = שקלול בסבבים (raking)
weighting-method-post_stratify = ריבוד בדיעבד
weighting-method-linear = כיול לינארי (רגרסיה מוכללת)
weighting-method-raking_distance = כיול במרחק raking
weighting-method-logit = כיול במרחק לוגיט
weighting-sweeps = { $count ->
    [one] סבב אחד
    [two] שני סבבים
   *[other] { $n } סבבים
}
weighting-steps = { $count ->
    [one] צעד אחד
    [two] שני צעדים
   *[other] { $n } צעדים
}
weighting-bounds = אין משקל נמוך מפי { $low } או גבוה מפי { $high } ממשקל הבסיס שלו
weighting-trim = אין משקל נמוך מפי { $low } או גבוה מפי { $high } מהמשקל הממוצע
weighting-at-limit = משיבים שמשקלם בקצה המותר: { $n }
weighting-base-equal = משקלים שווים
weighting-base-weight = המשקל { $name }
weighting-n = { $n } עם משקל
weighting-kept-out = הושמטו בהיעדר תשובה: { $n }
weighting-met = הושגו
weighting-met-text = עד כדי { $misfit } מכל סכום
weighting-unmet = לא הושגו
weighting-unmet-text = המשקלים הקרובים ביותר מחטיאים יעד בעד { $worst } ממנו
weighting-effect = { $effect } (של משקלי הבסיס: { $base }); { $n } משיבים אומרים כמו { $effective } במשקל שווה
weighting-spread = מ-{ $least } עד { $most } מהמשקל הממוצע; מחציתם בין { $low } ל-{ $high }, אחד ממאה מעל { $top }
weighting-factors = משקלי הבסיס הוכפלו פי { $least } עד { $most }
weighting-total = סכום המשקלים { $population }
weighting-caption = { $label }: אפקט התכנון של המשתנה לבדו { $effect }
weighting-numbers = ממוצעים
weighting-level = קבוצה
weighting-variable = משתנה
weighting-before = לפני
weighting-after = אחרי
weighting-target = יעד
weighting-difference = הסטייה לפני (סטיות תקן)
weighting-difference-after = הסטייה אחרי (סטיות תקן)
weighting-difference-note = סטייה: המרחק מהיעד בסטיות תקן של הקבוצה; 0.1 ומעלה בדרך כלל מצדיק שקלול.
weighting-unanswered-level = (בלי תשובה)
weighting-unanswered = בלי תשובה: { $n }
weighting-se-calibrated = טעות תקן
weighting-se-fixed = טעות תקן, משקלים קבועים
weighting-se-r_rake = טעות תקן כמו ב-rake() של R
weighting-se-note = טעויות התקן בנקודות. העמודה הראשונה יודעת שהמשקלים נקבעו כדי לעמוד ביעדים: מה שהיעדים מסבירים אינו משתנה עוד ממדגם למדגם. העמודה הבאה מתייחסת למשקלים כאילו נקבעו מראש.
weighting-r-rake-note = העמודה של rake() ב-R חוזרת על הקירוב שלה, לשם השוואה לנתונים שפורסמו.
weighting-written = נכתב: { $files }

weighting-chart-few = במדגם יש מעט מדי "{ $level }": { $base } במקום { $target }
weighting-chart-many = במדגם יש יותר מדי "{ $level }": { $base } במקום { $target }
weighting-chart-even = המדגם היה קרוב ליעדיו עוד לפני השקלול
weighting-chart-subtitle = שיעורים לפני השקלול ואחריו, { $n } משיבים
weighting-chart-before = לפני: { $base }
weighting-chart-missed = יעד: { $target }
weighting-mark-before = לפני השקלול
weighting-mark-after = אחרי השקלול
weighting-mark-target = יעד
weighting-chart-source = { $file }, משוקלל ליעדים שב-{ $targets }
weighting-chart-row = { $before } לפני השקלול ו-{ $after } אחריו, היעד { $target }
weighting-alt = { $title }. שיעורי הקבוצות לפני השקלול ואחריו: { $rows }. { $notes }

assumption-calibrated_weights = משקלים מכוילים ליעדים, וטעויות התקן מביאות זאת בחשבון
assumption-weights_as_fixed = משקלים מכוילים ליעדים; טעויות התקן כאילו נקבעו מראש
assumption-r_rake_variance = משקלים משוקללים בסבבים; טעויות התקן כמו ב-survey::rake של R, לשם השוואה
assumption-targets_exact = היעדים נכונים לאוכלוסייה, בלי טעות משלהם
assumption-alike_within_levels = בתוך כל קבוצה ששוקללה, המשתתפים דומים למי שלא השתתפו
assumption-unanswered_keep_share = מי שלא השיב על משתנה שקלול שומר על חלקו במשקלי הבסיס
assumption-unanswered_left_out = מי שלא השיב על משתנה שקלול מושמט

diagnostic-target-unreadable = "{ $value }" אינו שיעור ואינו סכום
advice-target-unreadable = יש לכתוב 51.5 או 0.515 לשיעור, 4421 לסכום
diagnostic-target-kinds = "{ $value }": דרוש כאן נתון אחד, מסוגם של שאר הנתונים של המשתנה
advice-target-kinds = יש למלא אחד מ-share, percent ו-total לקבוצה; mean או total, בלי קבוצה, למשתנה מספרי
diagnostic-target-twice = לקבוצה "{ $value }" יש כבר יעד בשורה { $first }
advice-target-twice = יש להשאיר אחת מהשורות
diagnostic-targets-sum = שיעורי "{ $value }" מסתכמים ב-{ $sum } ולא ב-{ $total }, והעיגול אינו מסביר זאת
advice-targets-sum = האם חסרה קבוצה, או שאחד הנתונים הוא סכום?
diagnostic-targets-rounded = שיעורי "{ $value }" מסתכמים ב-{ $sum }; בגבולות העיגול, ולכן הותאמו ל-{ $total }
advice-targets-rounded = אין צורך לעשות דבר; ספרות נוספות ידייקו
diagnostic-level-unknown = למשתנה "{ $column }" אין קבוצה "{ $value }"
advice-level-unknown = הקבוצות שלו: { $names }
diagnostic-level-untargeted = ב-"{ $column }" יש משיבים בקבוצה "{ $value }" ואין לה יעד
advice-level-untargeted = יש להוסיף לה שורה, או לאחד אותה עם קבוצה אחרת באמצעות --collapse
diagnostic-level-empty = אין איש ב-"{ $column }" = "{ $value }", והיעד הוא { $expected }
advice-level-empty = יש לאחד אותה עם קבוצה שיש בה משיבים: --collapse '{ $column }: { $value } + …'
diagnostic-level-zero = משיבים ב-"{ $column }" = "{ $value }": { $n }; היעד שלה הוא 0
advice-level-zero = יש להוציא אותם מהקובץ, או לתת לקבוצה יעד
diagnostic-totals-differ = הסכומים של "{ $value }" מסתכמים ב-{ $sum }, והאוכלוסייה היא { $total }
advice-totals-differ = הסכומים של כל המשתנים הם של אוכלוסייה אחת; אם לא, יש לכתוב שיעורים
diagnostic-margin-unanswered = משיבים בלי תשובה על "{ $value }": { $n } מתוך { $rows }
advice-margin-unanswered = --missing out אינו נותן להם משקל, --missing own-level שומר על חלקם; אפשר ליצור להם קבוצה בקידוד מחדש
diagnostic-margin-kept-out = { $n } מתוך { $rows } משיבים אינם מקבלים משקל: אין להם תשובה על משתנה שקלול
advice-margin-kept-out = --missing own-level ישאיר אותם
diagnostic-margin-overlaps = "{ $value }" היא רשימת סימון: תשובותיה חופפות ואי אפשר לשקלל לפיהן
advice-margin-overlaps = יש לשקלל לפי אחד המשתנים שלה
diagnostic-target-no-number = אין מספרים ב-"{ $value }", ולכן אין לו ממוצע או סכום
advice-target-no-number = יש לכתוב שיעורים של הקבוצות שלו
diagnostic-targets-unmet = אין משקלים שעומדים ביעדים האלה: הקרובים ביותר מחטיאים אחד מהם ב-{ $found } ממנו
advice-targets-unmet = אפשר לשנות את הנזכר למטה, לאחד קבוצות, להרחיב את --bounds או --trim, או לקחת את הקרובים ביותר באמצעות --closest
diagnostic-target-missed = היעד של "{ $column }" = "{ $value }" הוא { $expected }; הקרוב ביותר שכל היעדים יחד מאפשרים הוא { $found }
advice-target-missed = יש לאחד אותה עם קבוצה אחרת, או לבדוק את היעד
diagnostic-cell-empty = אין איש שהוא גם "{ $column }" = "{ $value }" וגם { $other }
advice-cell-empty = היעדים של שתיהן עלולים להתנגש
diagnostic-weights-negative = משקלים מתחת ל-0: { $n }, הנמוך ביותר { $least }
advice-weights-negative = אפשר להציב גבולות כגון --bounds 0.1,10, או להשתמש באפשרות --method rake
diagnostic-weight-name-taken = בקובץ יש כבר משתנה "{ $value }"
advice-weight-name-taken = יש לתת למשקל שם אחר באמצעות --name
diagnostic-replicates-dropped = משקלי השכפול שהוצהרו שייכים למשקל הישן; לצד "{ $value }" לא מוצהרים משקלי שכפול
advice-replicates-dropped = יש ליצור משקלי שכפול למשקל החדש
diagnostic-weighting-unfit = "{ $value }" אינו מתאים ליעדים או לאפשרויות האלה: { $expected }
advice-weighting-unfit = ראו endoxa weight --help
