### Replicates: where standard errors come from, and what is wrong with them.

replicates-given = טעויות התקן חושבו מ-{ $n } משקלי השכפול שבקובץ ({ $method }): מקדם { $scale }, { $df } דרגות חופש
replicates-made = טעויות התקן חושבו מ-{ $n } שכפולים שנבנו מתכנון המדגם ({ $method }): מקדם { $scale }, { $df } דרגות חופש
replicates-rscales = לכל ריבוע מקדם משלו, מ-{ $least } עד { $most }
replicates-mean = הריבועים נמדדים סביב ממוצע השכפולים
replicates-mse = הריבועים נמדדים סביב האומדן של המדגם כולו
replicates-seed = זרע { $seed }, מחולל { $generator }

replicate-method-brr = מחציות מאוזנות (BRR)
replicate-method-fay = מחציות מאוזנות עם מקדם פיי
replicate-method-jk1 = ג'קנייף בלי שכבות (JK1)
replicate-method-jk2 = ג'קנייף בזוגות (JK2)
replicate-method-jkn = ג'קנייף עם שכבות (JKn)
replicate-method-bootstrap = בוטסטרפ
replicate-method-sdr = הפרשים עוקבים (SDR)
replicate-method-other = שיטה אחרת

design-replicates-made = שכפולים שייבנו: { $method }

assumption-replicate_weights = משקלי השכפול משקפים את תכנון המדגם, ונבנו בשיטה שצוינה
assumption-replicates_made = השונויות חושבו משכפולים של תכנון זה
missing-replicate_undefined = אין טעות תקן: באחד השכפולים אין איש בבסיס

method-weighted_share_replicates = שיעור משוקלל; השונות חושבה מהשיעורים לפי משקלי כל שכפול (Wolter 2007, §3–5), התפלגות t של סטודנט ודרגות חופש כדרגת מטריצת משקלי השכפול פחות 1
formula-weighted_share_replicates = p = Σwy/Σw;  p_r = Σw_r y/Σw_r;  V = c Σ_r c_r (p_r − m)², כאשר m הוא ממוצע ה-p_r, או p כשהריבועים נמדדים סביב האומדן

diagnostic-replicate-negative = יש משקלי שכפול שליליים, הראשון { $value }; נעשה בהם שימוש כמות שהם
advice-replicate-negative = בשכפולים מכוילים ייתכנו אחדים; אם הם רבים, יש לבדוק שאלה המשתנים הנכונים
diagnostic-replicates-gap = המספור של "{ $value }" קופץ מ-{ $first } ל-{ $other }
advice-replicates-gap = יש לבדוק אם חסרים בקובץ משקלי שכפול; המקדם מחושב לפי אלה שישנם
diagnostic-replicates-too-few = מ-{ $value } שכפולים אי אפשר לחשב שונות
advice-replicates-too-few = יש לציין את כל משקלי השכפול שבקובץ (rw1..rw80), או לבנות שניים לפחות
diagnostic-replicates-too-many = { $value } שכפולים או זוגות יחידות הם יותר ממה שאפשר לבנות ({ $most })
advice-replicates-too-many = אפשר לבחור בבוטסטרפ, או להצהיר על יחידות הדגימה
diagnostic-replicate-scales = { $value } מקדמים ל-{ $n } משקלי שכפול
advice-replicate-scales = המקדמים של שיטה זו מופיעים בתיעוד הקובץ: יש לתת אחד לכל שכפול (rscales), או מקדם אחד אם כולם שווים
diagnostic-replicate-scale-invalid = "{ $value }" אינו מקדם של שכפולים
advice-replicate-scale-invalid = מקדמים הם מספרים מ-0 ומעלה
diagnostic-fay-factor = מקדם פיי "{ $value }" אינו מ-0 עד מתחת ל-1
advice-fay-factor = הוא מופיע בתיעוד הקובץ, לעתים קרובות 0.5: יש לכתוב fay:0.5, או rho = 0.5
diagnostic-replicates-without-weight = יש שכפולים ואין משקל שהם שייכים אליו
advice-replicates-without-weight = יש לציין את משקל המדגם כולו ב---weight או בתכנון
diagnostic-replicates-not-made = אי אפשר לבנות שכפולים בשיטה "{ $value }"
advice-replicates-not-made = אפשר לבנות ב-jk1, jkn, brr, fay או bootstrap; לשיטות האחרות דרושים משקלים בקובץ
diagnostic-replicates-stratified = השיטה jk1 אינה מכירה שכבות, ובתכנון יש { $n }
advice-replicates-stratified = יש לבחור ב-jkn
diagnostic-stratum-not-a-pair = מחציות מאוזנות דורשות שתי יחידות דגימה בשכבה; בשכבה "{ $value }" יש { $n }
advice-stratum-not-a-pair = יש לבחור ב-jkn או ב-bootstrap, או לאחד את יחידות השכבה לשתיים
diagnostic-replicates-without-fpc = שכפולים בשיטה "{ $value }" אינם מתחשבים בגודלי האוכלוסייה (fpc), או מתחשבים רק בשלב הראשון
advice-replicates-without-fpc = טעויות התקן גדולות מדי יותר משהן קטנות מדי; הלינאריזציה מביאה בחשבון כל שלב, jkn רק את הראשון
