### תרשימים: כותרות שאומרות את הממצא, סימנים, שורות מקור, טקסט חלופי.

chart-answers-title = { $share } השיבו: { $answer }
chart-answers-subtitle = { $question }. שיעור מכלל המשיבים.
chart-contradiction-title-nobody = מאף אחד ועד כ-{ $upper } יכולים להחזיק בשתי הדעות
chart-contradiction-title = מכ-{ $lower } ועד { $upper } יכולים להחזיק בשתי הדעות
chart-contradiction-title-point = כ-{ $upper } מחזיקים בשתי הדעות
chart-contradiction-subtitle = השיעור שיכול להחזיק בשתי הדעות יחד: { $label }
chart-groups-title = בפילוח לקבוצות, { $range } יכולים להחזיק בשתי הדעות
chart-groups-subtitle = השיעור הנמוך והגבוה ביותר שיכול להחזיק בשתי הדעות: { $label }

chart-mark-interval = רווח ביטחון { $level }
chart-mark-assumed = הרווח אם {"\u2066"}n = { $n }{"\u2069"} (הנחה)
chart-mark-range = מהערך הנמוך ועד הגבוה שמתאימים לנתונים
chart-mark-extension = עם טעות הדגימה והעיגול
chart-mark-extension-assumed = עם טעות הדגימה, אם {"\u2066"}n = { $n }{"\u2069"} (הנחה)
chart-mark-no-interval = באפור: אין רווח, גודל המדגם לא פורסם
chart-mark-total = מהסך לבדו
chart-mark-by-group = עם הפילוח
chart-both = שתי הדעות יחד
chart-nobody = אף אחד
chart-half = מחצית
chart-all = הכול
chart-if-assumed = { $value } אם {"\u2066"}n = { $n }{"\u2069"} (הנחה)

chart-wording = השאלה: "{ $wording }" ({ $status }).
chart-wording-plain = השאלה: { $wording } ({ $status }).
chart-source = { $poll }: { $details }.
chart-source-quoted = { $label }: { $value }, צוטט ללא מכון, נוסח או גודל מדגם.
chart-interval-note = הרווח: { $assumptions }.
chart-no-interval-note = הערה: { $reason }.
chart-assumes = בהנחה: { $assumptions }.
chart-why-range = מדוע טווח: { $reasons }.
chart-made-by = endoxa

alt-answers = תרשים נקודות. { $title }. { $rows }. { $notes }
alt-row = { $label }: { $value }
alt-row-interval = { $label }: { $value } ({ $range })
alt-contradiction = תרשים טווח. { $title }. { $label_a }: { $a }. { $label_b }: { $b }. שתי הדעות יחד: { $range }. { $notes }
alt-groups = תרשים טווח לפי קבוצות. { $title }. { $rows }. { $notes }
