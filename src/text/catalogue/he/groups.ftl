### פלחים מנתונים שפורסמו: מה ידוע ומה לא, פילוחים, ממי מורכב הפלח.

known-at-most = לפי הנתונים, לא יותר מכ-{ $upper } מחזיקים בשתי הדעות
known-between = לפי הנתונים, לפחות כ-{ $lower } ולכל היותר כ-{ $upper } מחזיקים בשתי הדעות
known-point = לפי הנתונים, כ-{ $upper } מחזיקים בשתי הדעות
known-part-most = רוב המחזיקים בשתי הדעות נמנים עם "{ $label }": { $range }
known-part-few = רוב המחזיקים בשתי הדעות אינם נמנים עם "{ $label }": { $range }
unknown-anybody = אם מישהו מחזיק בשתי הדעות: גם לולא היה אף אחד כזה היו הנתונים זהים
unknown-anybody-sampling = אם מישהו מחזיק בשתי הדעות: טעות הדגימה לבדה מאפשרת שאין אף אחד כזה
unknown-majority = אם רוב מחזיק בשתי הדעות
unknown-between = כמה, בין { $lower } ל-{ $upper }: כל שיעור שביניהם מתאים לנתונים
unknown-part = אם רוב המחזיקים בשתי הדעות נמנים עם "{ $label }": { $range } מתאים לנתונים

segment-interval-by = עם טעות הדגימה והעיגול ({ $method }): { $range }
segment-unbiased = קצוות שאינם נוטים פנימה בתיקו (חסרי הטיה לפי חצי החציון): { $range }
segment-either-way = אילו כל חסרי הדעה יכלו להחזיק בדעה או לא: { $range }
segment-part = "{ $label }" מבין המחזיקים בשתי הדעות: { $range }

key-parts = מורכב מ
groups-caption = { $label }, לפי { $variable }
groups-all = מהכול
groups-first = דעה ראשונה
groups-second = דעה שנייה
groups-both = שתי הדעות
groups-part = מבין המחזיקים בשתיהן
groups-n-two = { $first } ו-{ $other }
groups-note = דעה ראשונה: { $a }. דעה שנייה: { $b }.
groups-note-part = העמודה האחרונה: חלקה של הקבוצה בין המחזיקים בשתי הדעות; הקבוצות אינן תלויות זו בזו, ולכן העמודה אינה חייבת להסתכם.

interval-two_polls_wilson_mover = וילסון ו-MOVER
interval-same_sample_wilson_union = איחוד רווחי וילסון
interval-two_polls_imbens_manski = Imbens ו-Manski
interval-two_polls_stoye = Stoye
interval-two_polls_clr = Chernozhukov, Lee ו-Rosen, כל קצה לעצמו
interval-same_sample_imbens_manski = וילסון עם הערך הקריטי של Imbens ו-Manski
interval-groupwise_clr_two_sided = Chernozhukov, Lee ו-Rosen, שני הקצוות יחד
interval-groupwise_clr_one_sided = Chernozhukov, Lee ו-Rosen, כל קצה לעצמו
interval-groupwise_directional_two_sided = Fang ו-Santos, שני הקצוות יחד
interval-groupwise_directional_one_sided = Fang ו-Santos, כל קצה לעצמו
interval-groupwise_imbens_manski = Imbens ו-Manski
interval-groupwise_stoye = Stoye
interval-composition_projected_wilson = מתוך רווחי וילסון בו-זמניים

formula-interval-two_polls_wilson_mover = max(0, s − √(a² + b²)), s = p + q − 1 (Zou & Donner 2008)
formula-interval-same_sample_wilson_union = W⁻(L), W⁺(U) (Horowitz & Manski 2000)
formula-interval-two_polls_imbens_manski = L − c·se_L, U + c·se_U; Φ(c + Δ/max se) − Φ(−c) = 1 − α (Imbens & Manski 2004)
formula-interval-two_polls_stoye = Φ₂(c_L, c_U + Δ/se_U; −ρ) ≥ 1 − α, Φ₂(c_U, c_L + Δ/se_L; −ρ) ≥ 1 − α (Stoye 2009)
formula-interval-two_polls_clr = max(0, s − z·se_s), min(p + k·se_p, q + k·se_q) (Chernozhukov, Lee & Rosen 2013)
formula-interval-same_sample_imbens_manski = W⁻(L; c), W⁺(U; c); Φ(c + Δ/max se) − Φ(−c) = 1 − α (Imbens & Manski 2004)
formula-interval-groupwise_clr_two_sided = min Σ + k·se על כל הבחירות של p או q בכל קבוצה, 1 − α/2, 10,000 הגרלות (Chernozhukov, Lee & Rosen 2013)
formula-interval-groupwise_clr_one_sided = min Σ + k·se על כל הבחירות של p או q בכל קבוצה, 1 − α, 10,000 הגרלות (Chernozhukov, Lee & Rosen 2013)
formula-interval-groupwise_directional_two_sided = הנגזרת המכוונת Σ π min(h_p, h_q) בקבוצות שאולי בתיקו, α/2, 10,000 הגרלות (Fang & Santos 2019)
formula-interval-groupwise_directional_one_sided = הנגזרת המכוונת Σ π min(h_p, h_q) בקבוצות שאולי בתיקו, α, 10,000 הגרלות (Fang & Santos 2019)
formula-interval-groupwise_imbens_manski = L − c·se_L, U + c·se_U, se בשיטת דלתא (Imbens & Manski 2004)
formula-interval-groupwise_stoye = L − c_L·se_L, U + c_U·se_U, se והמתאם בשיטת דלתא (Stoye 2009)
formula-interval-composition_projected_wilson = הטווח על פני גבולות וילסון ברמה 1 − α/2G של שני הנתונים ב-G קבוצות, התקפים בו-זמנית (Bonferroni)
explain-interval = רווח

method-frechet = גבולות לשיעור משותף (Fréchet 1935; Hoeffding 1940)
formula-frechet = max(0, p + q − 1) ≤ θ ≤ min(p, q)
method-either_way = גבולות לשיעור משותף כשחסרי הדעה יכולים להחזיק בדעות או לא (Horowitz & Manski 1995)
formula-either_way = max(0, p + q − 1) ≤ θ ≤ min(p + d_p, q + d_q)
method-composition = גבולות לחלקה של קבוצה בפלח, כשהקבוצות אינן תלויות זו בזו
formula-composition = ℓ_S/(ℓ_S + u_rest) ≤ θ_S/θ ≤ u_S/(u_S + ℓ_rest); ℓ = Σ π max(0, p + q − 1), u = Σ π min(p, q)

assumption-group_shares_bounded = חלקי הקבוצות לא פורסמו: נלקחו בחשבון כל החלקים שהסך מאפשר
assumption-group_bases_from_shares = מספר המשיבים בכל קבוצה הוא מספר המשיבים בסקר כפול חלקה
assumption-ties_ignored = הרווח הזה מתעלם מתיקו: כששש קבוצות כולן בתיקו הוא מכסה 66% במקום 95%
assumption-same_people_undecided = השיעורים הם מבין בעלי הדעה; לפי המחקר אותם אנשים ({ $share }) הם חסרי דעה בשתי השאלות
assumption-undecided_either_way = מי שאין לו דעה יכול להחזיק בה או לא
missing-group_sizes_unknown = אין רווח: גודל הקבוצות, ולכן גם בסיס הנתונים שלהן, לא פורסם

reason-part_includes = מבין המחזיקים בשתי הדעות, כל ערך { $range } מתאים לנתונים
reason-part_fails = מבין המחזיקים בשתי הדעות: { $range }
reason-part_clears = מבין המחזיקים בשתי הדעות: { $range }
reason-nobody_holds_both = לפי הנתונים האלה איש אינו יכול להחזיק בשתי הדעות
settle-joint_table_by_group = שתי השאלות מוצלבות אצל אותם משיבים, לפי קבוצות

diagnostic-base-differs = הקבוצות של "{ $value }" ({ $question }) מסתכמות ב-{ $n } משיבים, ובסקר { $total }: לגבולות לפי קבוצות בסיס אחר
advice-base-differs = יש להוסיף את הקבוצות החסרות (אחר, ללא תשובה), או לקרוא את הגבולות כשל מי שבטבלה
diagnostic-tables-differ = בקבוצה "{ $value }" יש { $n } משיבים בפילוח אחד ו-{ $other } בשני
advice-tables-differ = כדאי לבדוק מי נכלל בכל טבלה; הגבולות לפי קבוצות מניחים בסיס אחד לשתיהן
diagnostic-groups-off-average = ממוצע הקבוצות של "{ $value }" הוא { $found }, והסך שפורסם { $total }: בסיס אחר או משקלים אחרים
advice-groups-off-average = יש לתת את חלקי הקבוצות המשוקללים ב-group_shares, או למצוא פילוח על אותו בסיס
diagnostic-breakdown-too-fine = הפילוח לפי "{ $value }" מצמצם את הגבולות ב-{ $found } נקודות; טעות הדגימה בקבוצות הייתה יכולה לעשות זאת ב-{ $n } נקודות גם בלי שום הבדל ביניהן
advice-breakdown-too-fine = כדאי לאחד קבוצות דומות, ולצטט את הרווח ולא את הגבולות
diagnostic-group-small = קבוצות של "{ $value }" עם פחות מ-{ $least } משיבים (אפקטיביים): { $names }
advice-group-small = כדאי לאחד אותן עם אחרות, ולצטט את הרווח ולא את הגבולות
diagnostic-sizes-impossible = אין גדלים של הקבוצות של "{ $value }" שנותנים את הסך שפורסם: נותרים גבולות הסך לבדו
advice-sizes-impossible = לפילוח בסיס אחר או משקלים אחרים מאשר לסך; כדאי לחפש פילוח על אותו בסיס
diagnostic-decided-refused = לשיעורים מבין בעלי הדעה שני בסיסים: { $first } חסרי דעה בשאלה הראשונה, { $other } בשנייה; גבולות שנגזרים מהם אינם של איש
advice-decided-refused = יש להשמיט את base, או לכתוב same_people_undecided = true אם המקור מראה שאותם אנשים חסרי דעה בשתי השאלות
diagnostic-undecided-differ = { $first } ו-{ $other } חסרי דעה: אלה אינם יכולים להיות אותם אנשים
advice-undecided-differ = יש להשמיט את base: חסרי הדעה נספרים כמי שאינם מחזיקים בה, ולצד זאת לשני הכיוונים
