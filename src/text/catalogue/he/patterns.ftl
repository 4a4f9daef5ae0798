### כמה דעות של משיבים בבת אחת: צירופים, זוגות סותרים, היגדים והיפוכם.

patterns-none = אף אחת מהדעות
patterns-plus = { $first } + { $second }
patterns-reversed = "{ $statement }" – "{ $reversal }"
patterns-base-answered = { $n } משיבים שענו על כל השאלות
patterns-base-everybody = { $n } משיבים, כולל מי שלא השיב
patterns-pairs = { $count ->
    [one] סתירה אחת
    [two] שתי סתירות
   *[other] { $n } סתירות
}

report-patterns = אילו דעות מוחזקות יחד, לפי תשובות המשיבים עצמם?
patterns-key-views = הדעות
patterns-against = התשובות ששוללות את "{ $view }": { $answers }
patterns-base = הבסיס: { $base }
patterns-most = הצירוף השכיח ביותר הוא "{ $pattern }": { $share }
patterns-held-pair = { $share } מחזיקים בשתי הדעות של הזוג הסותר
patterns-held-any = { $share } מחזיקים לפחות באחד מ-{ $all } הזוגות הסותרים
patterns-index = המשיב הממוצע מחזיק ב-{ $share } מ-{ $all } הזוגות הסותרים (מדד אי-העקביות)
patterns-rarer = הסתירות נדירות יותר מאשר בין דעות שאין ביניהן קשר: { $ratio } מ-{ $value } שדעות בלתי תלויות היו נותנות
patterns-commoner = הסתירות שכיחות יותר מאשר בין דעות שאין ביניהן קשר: { $ratio } מ-{ $value } שדעות בלתי תלויות היו נותנות
patterns-unclear = אי אפשר לדעת אם הסתירות נדירות או שכיחות יותר מאשר בין דעות שאין ביניהן קשר: { $ratio } מ-{ $value } שדעות בלתי תלויות היו נותנות
patterns-independent = דעות בלתי תלויות היו נותנות { $value }
patterns-rule-answered_all = מי שלא השיב על אחת השאלות אינו נכלל: { $n } משיבים
patterns-rule-everybody = מי שלא השיב נחשב כמי שאינו מחזיק בדעה; { $n } משיבים לא השיבו על אחת השאלות
patterns-not-asked = { $n } משיבים לא נשאלו את כל השאלות ואינם נכללים
patterns-worst = אם מי שלא השיבו יכולים להחזיק בדעה, המדד בקרב כל הנשאלים הוא ערך כלשהו בטווח { $range }; עם טעות הדגימה { $interval }
patterns-worst-pair = אם מי שלא השיבו יכולים להחזיק בדעה, השיעור המחזיק בשתי הדעות בקרב כל הנשאלים הוא ערך כלשהו בטווח { $range }; עם טעות הדגימה { $interval }

patterns-table-caption = צירופי דעות: { $label }
patterns-table-holds = הדעות המוחזקות
patterns-table-se = טעות תקן, נקודות
patterns-table-pairs = סתירות
patterns-table-note = כל שורה: מי שמחזיק בדעות האלה ולא באחרות
patterns-rest = { $n } צירופים נדירים יותר, { $share } יחד, אינם מופיעים כאן; כולם נמצאים ב-JSON וב-CSV
patterns-pairs-caption = הזוגות הסותרים: { $label }
patterns-table-pair = הזוג
patterns-table-independent = בלי קשר ביניהן
patterns-least-caption = בכמה מ-{ $all } הזוגות הסותרים מחזיקים: { $label }
patterns-table-least = מספר הזוגות
patterns-least = לפחות { $least } מתוך { $all }
patterns-least-none = איש מהמרואיינים אינו מחזיק ביותר מזה
patterns-balanced-caption = היגדים והיפוכם: { $label }
patterns-table-statement = היגד – היפוכו
patterns-table-agree = מסכימים עם שניהם
patterns-table-disagree = שוללים את שניהם
patterns-table-net = הפרש, נקודות
patterns-mean = ממוצע הזוגות
patterns-net = { $value } ({ $lower } עד { $upper })
patterns-reversal-note = הסכמה עם שניהם היא נטייה להסכים, ושלילת שניהם נטייה לשלול, רק במידה שהיגד אחד הוא היפוכו של האחר: מי שאינו רואה ביניהם סתירה משיב אותו דבר
patterns-no-against = לא ידוע מי שולל את שניהם כשלא צוין אילו תשובות שוללות את הדעה (against)
notes-patterns = צירוף הוא מי שמחזיק בדיוק בדעות האלה; שיעורו עולה מתשובות המשיבים ואינו דורש הנחה על הקשר בין הדעות.

patterns-chart-title-pair = { $share } מחזיקים בשתי הדעות של הזוג הסותר
patterns-chart-title-any = { $share } מחזיקים לפחות באחד מ-{ $all } הזוגות הסותרים
patterns-chart-title-most = הצירוף השכיח ביותר הוא "{ $pattern }": { $share }
patterns-chart-subtitle = השיעור המחזיק בדעות האלה ולא באחרות: { $label }
patterns-chart-blue = רווח ביטחון { $level }; בכחול: מחזיקים לפחות בזוג סותר אחד
patterns-chart-grey = באפור: אין סתירה
patterns-chart-plain = רווח ביטחון { $level }
patterns-chart-pairs = הזוגות הסותרים: { $pairs }.
patterns-chart-rest = { $n } צירופים נדירים יותר, { $share } יחד, אינם מוצגים.
patterns-chart-alt = תרשים נקודות לפי צירופי דעות. { $title }. { $rows }. { $notes }

method-inconsistency_index = ממוצע משוקלל של חלק הזוגות הסותרים שמשיב מחזיק בהם, השונות בלינאריזציה לפי תכנון המדגם, או מן השכפולים אם ישנם (Lumley 2010, §2.2); הרווח כשל שיעור שזו שונותו
formula-inconsistency_index = m = Σw·(k/K)/Σw;  u = w(k/K − m)/Σw;  V = Σ_h (1 − f_h) n_h/(n_h − 1) Σ_i (u_hi − ū_h)²
method-against_independence = המדד חלקי ערכו אילו כל הדעות היו בלתי תלויות, Σ p·q/K על הזוגות; הרווח על הלוגריתם, בלינאריזציה לפי תכנון המדגם, או מן השכפולים אם ישנם
formula-against_independence = r = m/(Σ p q/K);  exp(log r ± t·se(log r))
method-net_agreement = השיעור המסכים עם היגד ועם היפוכו פחות השיעור השולל את שניהם, השונות בלינאריזציה לפי תכנון המדגם, או מן השכפולים אם ישנם
formula-net_agreement = d = Σw(a − b)/Σw;  d ± t·√V
explain-patterns-only = { $pattern }, ואף אחת מהדעות האחרות
explain-patterns-least = לפחות { $least } מ-{ $all } הזוגות הסותרים
explain-patterns-index = מדד אי-העקביות: החלק הממוצע של הזוגות הסותרים שמחזיקים בהם
explain-patterns-ratio = מדד אי-העקביות חלקי ערכו בדעות בלתי תלויות
explain-patterns-agree = { $pair }: מסכימים עם שניהם
explain-patterns-disagree = { $pair }: שוללים את שניהם
explain-patterns-net = { $pair }: המסכימים עם שניהם פחות השוללים את שניהם, בנקודות

diagnostic-views-count = ניתוח צירופים מקבל 2 עד 10 דעות, לא { $value }
advice-views-count = כדאי להשמיט דעות שאף זוג אינו צריך, או לחלק לכמה ניתוחים
diagnostic-pair-unusable = "{ $value }" אינו זוג: דעה אחת נזכרת בו פעמיים, או שכבר הופיע
advice-pair-unusable = יש לציין שתי דעות שונות, וכל זוג פעם אחת
diagnostic-answer-both-ways = התשובה "{ $value }" נחשבת גם כמחזיקה בדעה וגם כשוללת אותה
advice-answer-both-ways = יש להשאיר אותה ב-answers או ב-against, לא בשניהם
diagnostic-nobody-answered-all = איש בעל משקל לא השיב על כל אלה: { $value }
advice-nobody-answered-all = כדאי לקחת פחות דעות; משאלות שהוצגו לחלקים שונים של המדגם אפשר לצרף רק את אלה שהוצגו לאותם אנשים
