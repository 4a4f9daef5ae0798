### כמה דעות בבת אחת, ופלחים תחת הנחות.

report-joints = מה אומרים כמה נתונים יחד
key-known = ידוע
key-unknown = לא ידוע
key-conflict = סתירה
key-reference = להשוואה

joints-stated = כפי שצוטט: { $figure } – { $label }
joints-not = לא { $label }
joints-none = אף אחת מהדעות
joints-none-of = אף אחת
joints-exactly = בדיוק { $least } מתוך { $count } הדעות
joints-from-to = בין { $least } ל-{ $most } מתוך { $count } הדעות
joints-at-least = לפחות { $least } מתוך { $count } הדעות
joints-at-most = לכל היותר { $most } מתוך { $count } הדעות
joints-of = { $what } ({ $views })
joints-among = { $what }, מבין המחזיקים ב: { $base }
joints-event = { $event }: { $range }
joints-anything = מאף אחד ועד כולם: הנתונים אינם אומרים על כך דבר
joints-relaxed = כל נתון עשוי לסטות בשיעור הזה – { $event }: { $range }
joints-majority-open = אם זה רוב – הנתונים אינם אומרים
joints-assumed = עם טעות הדגימה, אם {"\u2066"}n = { $n }{"\u2069"} (הנחה) בכל מקום שלא פורסם: { $range }
joints-impossible = לא ייתכן שכולם נכונים
joints-epsilon = לפחות אחד מן הנתונים האלה חייב לסטות ב-{ $points } נקודות או יותר, מעבר לעיגול
joints-fight = אלה סותרים זה את זה: { $figures }
joints-fighter = { $value } – { $label }
joints-within-sampling = טעות הדגימה לבדה יכולה להסביר זאת
joints-beyond-sampling = גם טעות הדגימה אינה מסבירה זאת: נותרות { $points } נקודות; כדאי לבדוק אם הנוסח, הנשאלים או המועד היו שונים
joints-reference = { $event }: { $value }
joints-reference-note = אם לא מניחים דבר מעבר לנתונים שפורסמו (אנטרופיה מרבית): להשוואה, לא אומדן

assumption-figures_of_same_people = כל הנתונים מודדים אוכלוסייה אחת בזמן אחד
assumption-simultaneous_intervals = הרווחים של כל { $figures } הנתונים תקפים בבת אחת (בונפרוני), ולכן התוצאה רחבה מן ההכרח
missing-figures_contradict = הנתונים סותרים זה את זה: אין ערך שמתאים לכולם
missing-nobody_in_base = לפי הנתונים אין איש שמתוכו יחושב השיעור
missing-printed_values_contradict = הערכים שפורסמו מתיישבים רק לפני העיגול, לכן אין ערך של אנטרופיה מרבית
missing-reference_needs_values = אחד הנתונים הוא גבול בלבד, או נוגע לחלק שגודלו לא פורסם, לכן אין ערך של אנטרופיה מרבית

under-not_positively_associated = מי שמחזיק בדעה אחת אינו נוטה יותר להחזיק באחרת: { $range }
under-independent_within_groups = בתוך כל קבוצה ({ $variable }) אין קשר בין שתי הדעות: { $range }
under-gaussian_copula = המתאם בין הנטיות שמאחורי שתי הדעות הוא בין { $least } ל-{ $most }: { $range }
under-odds_ratio = יחס הסיכויים עדיין { $value }, כמו ב-{ $poll }: { $range }
under-odds_ratio-range = יחס הסיכויים עדיין כ-{ $value } (בין { $least } ל-{ $most }), כמו ב-{ $poll }: { $range }
under-maximum_entropy = לא מניחים דבר מעבר לנתונים (אנטרופיה מרבית): { $range }

method-joint_bounds = גבולות הדוקים בתכנון לינארי על כל צירופי הדעות (Boole 1854; Hailperin 1965); שיעורים מתוך חלק לפי Charnes & Cooper (1962); טעות הדגימה בהיטל של רווחי וילסון בו-זמניים
formula-joint_bounds = min, max Σ x;  x ≥ 0, Σ x = 1;  1 − α/m
method-not_positively_associated = גבולות לשיעור משותף בתלות שלילית (Lehmann 1966)
formula-not_positively_associated = max(0, p + q − 1) ≤ θ ≤ pq
method-independent_within_groups = שיעור משותף כשאין קשר בין הדעות בתוך כל קבוצה (התאמה סטטיסטית; D’Orazio, Di Zio & Scanu 2006)
formula-independent_within_groups = θ = Σ π p q
method-gaussian_copula = שיעור משותף של שני ספים על משתנים נורמליים (Pearson 1900)
formula-gaussian_copula = θ = Φ₂(Φ⁻¹(p), Φ⁻¹(q); ρ)
method-odds_ratio = שיעור משותף ששומר על יחס הסיכויים של סקר קודם (Plackett 1965; Purcell & Kish 1980)
formula-odds_ratio = θ(1 − p − q + θ) = ψ(p − θ)(q − θ);  ψ·exp(± z se)
method-maximum_entropy = ההתפלגות הפחות אינפורמטיבית עם השיעורים שפורסמו (Jaynes 1957; Good 1963)
formula-maximum_entropy = θ = pq

diagnostic-item-unknown = "{ $value }" אינה אחת מהדעות בניתוח הזה
advice-item-unknown = יש להוסיף אותה לדעות של הניתוח, או להשתמש בשם שקיים בהן
