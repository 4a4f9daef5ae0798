### Charts: titles that say the finding, marks, source lines, alternative texts.

chart-answers-title = { $share } answered: { $answer }
chart-answers-subtitle = { $question }. Share of all respondents, in percent.
chart-contradiction-title-nobody = Nobody to about { $upper } could hold both views
chart-contradiction-title = About { $lower } to { $upper } could hold both views
chart-contradiction-title-point = About { $upper } hold both views
chart-contradiction-subtitle = Share that could hold both views at once: { $label }
chart-groups-title = With the breakdown, { $range } could hold both views
chart-groups-subtitle = Lowest and highest share that could hold both views at once: { $label }

chart-mark-interval = { $level } confidence interval
chart-mark-assumed = interval if n = { $n } (assumed)
chart-mark-range = lowest to highest value that fits the figures
chart-mark-extension = with sampling error and rounding
chart-mark-extension-assumed = with sampling error, if n = { $n } (assumed)
chart-mark-no-interval = grey: no interval, sample size not published
chart-mark-total = from the totals alone
chart-mark-by-group = with the breakdown
chart-both = both views at once
chart-nobody = nobody
chart-half = half
chart-all = All
chart-if-assumed = { $value } if n = { $n } (assumed)

chart-wording = Question: “{ $wording }” ({ $status }).
chart-wording-plain = Question: { $wording } ({ $status }).
chart-source = { $poll }: { $details }.
chart-source-quoted = { $label }: { $value }, quoted without pollster, wording or sample size.
chart-interval-note = Interval: { $assumptions }.
chart-no-interval-note = Note: { $reason }.
chart-assumes = Assumes: { $assumptions }.
chart-why-range = Why a range: { $reasons }.
chart-made-by = endoxa

alt-answers = Dot chart. { $title }. { $rows }. { $notes }
alt-row = { $label }: { $value }
alt-row-interval = { $label }: { $value } ({ $range })
alt-contradiction = Range chart. { $title }. { $label_a }: { $a }. { $label_b }: { $b }. Both at once: { $range }. { $notes }
alt-groups = Range chart by group. { $title }. { $rows }. { $notes }
