### Reports: headings, the keys of facts, sentences around numbers.

report-claims = The claims, examined
report-segments = Who holds both views?
report-toplines = The questions and their answers
report-notes = How to read this
report-warnings = About the data
report-made-by = Made by endoxa { $version }. Confidence level { $level }.
report-charts = Charts

key-figure = figure
key-majority = majority
key-reading = reading
key-if = if
key-needs = needs
key-settle = to settle
key-also = also
key-both = both at once
key-by-group = by group
key-sample = sample
key-wording = wording
key-rests = rests on
key-source = source

claim-number = { $number }  { $statement }
claim-own-figures = by its own figures: { $reasons }
claim-poll = { $poll }, { $details }
claim-differs = { $poll }, { $details }: { $published }, not { $stated }
claim-quoted = quoted without pollster, wording or sample size
claim-elsewhere = { $poll }, { $figure }: { $group } are { $reasons }

if-assumed = if n = { $n } (assumed), { $assumption }: { $range }
if-assumed-rounded = if n = { $n } (assumed), { $assumption }: { $range }, rounding included
needs-n = a majority would need n of about { $n }
needs-n-rounded = a majority would need n of about { $n } were { $value } exact, { $rounded } allowing for its rounding
needs-n-other = to clear the threshold would need n of about { $n }

other-wording = other wording
figure-in-poll = { $poll }, { $details }: { $figure } – { $label }
figure-quoted = quoted, no poll found: { $figure } – { $label }
figure-with-range = { $value } ({ $range })
figure-about = about { $value }
figure-under = under { $value }
figure-over = over { $value }
sample-size = n = { $n }
sample-size-about = n = about { $n }
sample-size-missing = n not published
margin-published = published margin ± { $margin } points

bounds-from-nobody = from nobody to about { $upper }
bounds-range = from about { $lower } to about { $upper }
bounds-point = about { $upper }
bounds-exactly-from-nobody = from nobody to { $upper }
bounds-exactly-range = from { $lower } to { $upper }
segment-interval = with sampling error and rounding: { $range }
segment-assumed = with sampling error, if n = { $n } (assumed): { $range }
segment-among = of those who say “{ $a }”, { $range } say “{ $b }” too
segment-independent = { $value } if the two views had nothing to do with each other (a reference, not an estimate)
segment-by = broken down by { $variable }: { $range }
segment-narrower = narrower than the totals alone allow: { $total }
segment-not-narrower = no narrower than the totals alone: { $total }

table-answer = Answer
table-share = Share
table-interval = { $level } interval
table-group = Group
table-n = n
table-no-interval = none: sample size not published
table-blank = –
row-with-assumed = none; { $range } if n = { $n } (assumed)

notes-interval = An interval is what sampling error, and the rounding of the published figure, leave open; it leaves out wording, non-response and mistakes.
notes-bounds = A range “from … to” is not a margin of error: without respondents’ data every value in it fits the published figures.
notes-panel = Most internet panels are not random samples: their intervals say what a random sample of that size would have.

join-comma = { $first }, { $second }
join-semicolon = { $first }; { $second }
join-and = { $first } and { $second }

calc-share = { $value }, { $level } interval { $range } ({ $method })
calc-design-effect = with a design effect of { $design_effect }, as weighting easily has: { $range }
calc-share-none = { $value }: { $missing }
calc-difference = { $points } points, { $level } interval { $lower } to { $upper } (z = { $z }, p = { $p })
calc-difference-none = { $points } points: { $missing }
calc-fragile = fragile: with a design effect of 1.5 the verdict would change
calc-detectable = two such polls find a change of { $points } points or more in 8 of 10 cases
calc-detectable-lead = a poll of this size finds a lead of { $points } points or more in 8 of 10 cases
calc-equivalence = the two can be called equal only within ± { $points } points
calc-majority = { $verdict }: a majority
calc-both = both at once: { $range }
calc-both-interval = { $level } interval: { $range } ({ $method })
calc-either = at least one: { $range }
calc-neither = neither: { $range }

check-clean = { $file }: nothing to remark
check-errors = { $count ->
    [one] 1 error
   *[other] { $n } errors
}
check-warnings = { $count ->
    [one] 1 warning
   *[other] { $n } warnings
}
check-notes = { $count ->
    [one] 1 note
   *[other] { $n } notes
}
check-polls = { $file }: { $polls } polls, { $questions } questions, { $answers } answers
check-tables = { $file }: { $tables } breakdowns, { $answers } answers
check-study = { $file }: { $toplines } questions, { $segments } segments, { $claims } claims

run-written = written to { $folder }: { $files }

describe-rows = rows
describe-variables = variables
describe-format = format
describe-encoding = encoding
describe-weight = weight
describe-weight-declared = { $name }, declared: { $n } rows, sum { $sum }, Kish’s design effect { $design_effect }
describe-weight-likely = { $name }, by its name: { $n } rows, sum { $sum }, Kish’s design effect { $design_effect }
describe-negative = { $n } below 0
describe-without = { $n } rows without one
describe-strata = strata
describe-units = units
describe-likely = { $names }, by their names: declare them to use them
describe-set = several answers
describe-answers = answers
describe-range = numbers
describe-from-to = from { $least } to { $most }
describe-missing = missing
describe-valid = answered

missing-kind-dont_know = don’t know
missing-kind-refused = refused
missing-kind-not_asked = not asked
missing-kind-declared = declared missing
missing-kind-blank = nothing stored

toplines-answered = { $n } answered
toplines-weight = weight { $name }, Kish’s design effect { $design_effect }
place-row = row { $n }
check-respondents = { $file }: { $rows } respondents, { $variables } variables
check-codebook = { $file }: { $variables } variables described, { $recodes } recodes
describe-design = sample
sample-undeclared = how it was drawn is not declared
design-strata = { $n } strata ({ $name })
design-units = { $n } sampling units ({ $name })
design-fpc = finite populations ({ $name })
design-replicates = { $n } replicate weights ({ $name })
describe-recode = recode
describe-wording = wording
describe-base = asked
recode-from = made of { $names }: { $rest }
recode-below = { $name } below { $n }
recode-rest-keep = other answers as they are
recode-rest-missing = other answers count as missing
recode-any = { $first } if any has { $names }, else { $other }
recode-blank = blank counts as not chosen
report-frequencies = Questions from respondents’ data
notes-frequencies = Shares from respondents’ data are of those who answered; their intervals follow the declared sample design, or know weights only where none is declared.
crosstab-caption = { $first } by { $other }
crosstab-everybody = all
crosstab-effective = effective n
crosstab-test = { $name }: { $value }, { $p }
crosstab-letters = a letter says that the column with that letter has a smaller share (lower case { $first }, upper case { $other }; { $name })
crosstab-suppressed = ‡ too few respondents to print (NCHS standards)
crosstab-flagged = * to be read with care: few degrees of freedom, 0% or 100%, or too few others (NCHS standards)
crosstab-weight = weight { $name }
crosstab-without = { $n } answered and are in no column
test-f = Rao-Scott F
test-chisq = Rao-Scott chi-squared
test-wald = Wald
test-adj_wald = adjusted Wald
test-saddlepoint = Pearson, saddlepoint
table-net = { $name } (net)
toplines-everybody = { $n } respondents, those without an answer included
toplines-overlapping = several answers were allowed: shares add up to more than 100%
crosstab-caption-row = { $first } by { $other }, shares of each row
crosstab-caption-total = { $first } by { $other }, shares of all
crosstab-against = ▲ above and ▼ below everybody, of whom the group is a part ({ $level }; { $name })
crosstab-overlapping = respondents may be in several columns; their shares are compared as such
crosstab-range = a range: who did not answer could hold any of the views
adjustment-holm = Holm within the row
adjustment-bh = Benjamini-Hochberg within the row
adjustment-none = each comparison by itself
scale-mean = mean { $value }, { $level } interval { $least } to { $most }
scale-quartile-1 = a quarter is at { $value } or below, { $level } interval { $least } to { $most }
scale-median = half is at { $value } or below (median), { $level } interval { $least } to { $most }
scale-quartile-3 = three quarters are at { $value } or below, { $level } interval { $least } to { $most }
report-crosstabs = Questions by groups
