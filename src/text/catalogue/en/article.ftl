### Articles: sentences that can be printed in a claim’s place, words for shares, checks and corrections.

# In a claim’s place. Each sentence stands by itself.
article-no-source = The '{ $value }' comes without pollster, date, wording or sample size; no published poll with it was found.
article-one-figure = One figure cannot show stability.
article-quoted-no-majority = Nor is { $value } a majority.
article-no-breakdown = Nobody has published who they are.
article-figure-differs = { $poll } has { $published }, not { $stated }.
article-no-majority = { $value } is no majority ({ $poll }, { $dates }).
article-majority-no-size = { $value } is above one half, but { $poll } ({ $dates }) published no sample size, so a majority cannot be shown.
article-majority-assumed = Had it asked { $n } people (an assumption), the interval would be { $range }.
article-majority-open = { $value } is above one half, but by less than sampling error: { $poll } ({ $dates }) asked { $n } people, and the interval is { $range }. A majority cannot be shown.
article-majority-shown = { $value } is a majority: sampling error and rounding leave { $range } ({ $poll }, { $dates }).
article-bounded = How many hold both views is not known: the two figures allow anything { $range }. Only a poll that puts both questions to the same people could tell.
article-bounded-no-majority = No majority holds both views: the two figures allow anything { $range }.
article-bounded-fails = The two figures do not allow it: the share that holds both views lies anywhere { $range }.
article-bounded-shown = However the two views go together, the share that holds both is { $range }.
article-change-noise = From { $from } to { $to }: chance alone moves polls of this size by as much. That shows no change, and no stability either.
article-not-stable = From { $from } to { $to }: chance and rounding do not explain that much. It has changed.
article-change-shown = From { $second } to { $first }: a change of { $points } points, more than chance and rounding explain.
article-lead-shown = { $first } to { $second }: a lead of { $points } points, more than chance and rounding explain.
article-lead-open = { $first } to { $second }: chance alone could make a lead of { $points } points. The poll does not show who is ahead.
article-difference-refuted = It is the other way round: { $first } to { $second }.
article-difference-rounding = { $first } and { $second } may be the same share, rounded.
article-difference-untested = { $first } and { $second }: without the sample sizes nobody can tell the difference from chance.
article-likely = It is likely, but it is not shown.
article-reason = { $what }: { $reason }.

# Verdicts inside a sentence.
standing-shown = shown
standing-likely = likely, but not shown
standing-not_shown = cannot be shown
standing-refuted = not supported

# Shares in words.
words-about = about { $fraction }
words-over = just over { $fraction }
words-under = just under { $fraction }
words-majority = a majority
words-majority-likely = probably a majority
words-about-half = about half
words-majority-unknown = it is not known whether a majority
words-minority = a minority
words-no-majority = no majority
fraction-1-10 = one in ten
fraction-1-5 = one in five
fraction-1-4 = a quarter
fraction-1-3 = a third
fraction-2-5 = two in five
fraction-1-2 = half
fraction-3-5 = three in five
fraction-2-3 = two thirds
fraction-3-4 = three quarters
fraction-4-5 = four in five
fraction-9-10 = nine in ten
article-from-to = { $lower } to { $upper }
article-assumed = { $range } if { $n } people were asked (an assumption)

# Why a filter has nothing to print.
article-only-bounded = it is not known, only bounded: { $range } (use the filter bounds)
article-nothing-assumed = the study assumes no sample size for it
article-no-poll = no poll is known for it
article-not-bounded = it is a figure, not a range
article-no-fraction = no fraction with a name is near
article-no-question = it is no answer of a question with all its answers
article-no-result = it is no result by name

# The list of names.
article-names = Names for templates
article-names-note = In a template: { "{{" } NAME | share { "}}" }. endoxa explain takes the identifiers of --format json.
article-name = Name
article-measures = What it measures

# Words that are looked for in finished texts, joined by |.
find-percent = percent | per cent | pct
find-points = percentage points | percentage point | points
find-about = about | around | roughly | approximately | nearly | almost | some
find-over = more than | over | above | at least
find-under = less than | under | below | fewer than | at most
find-1-10 = one in ten | a tenth | 1 in 10
find-1-5 = one in five | a fifth | 1 in 5
find-1-4 = a quarter | one quarter | one in four | 1 in 4
find-1-3 = a third | one third | one in three | 1 in 3
find-2-5 = two in five | two fifths
find-1-2 = half | one half | one in two
find-3-5 = three in five | three fifths
find-2-3 = two thirds | two in three
find-3-4 = three quarters | three in four
find-4-5 = four in five | four fifths
find-9-10 = nine in ten | nine out of ten
find-majority = majority | most
find-minority = minority
find-prefixes = |
find-not = no | not | nor | neither | without | isn | cannot
find-stop = the | and | that | this | with | from | for | are | was | were | than | rather | not | but | who | all | its | their | have | has | said | says | poll | polls | percent | also | also | support | supports | supported

# The list of figures and claims.
claims-title = Figures and claims in { $file }
claims-place = Place
claims-text = Text
claims-verdict = Verdict
claims-source = Source
claims-explanation = What the data bear
claims-summary = { $count ->
    [one] 1 figure or claim: { $checked } checked, { $open } not checked, { $wrong } to be corrected
   *[other] { $n } figures and claims: { $checked } checked, { $open } not checked, { $wrong } to be corrected
}
claims-quoted = quoted; no poll found
claims-from-results = printed from the results
claims-same-number = The same number as { $names }; whether it is meant, the words do not tell.
claims-not-in-results = No result has this number.
claims-words-only = It is not told of what.
claims-has = The results have { $value } for “{ $label }”.
finding-matches = matches
finding-differs = differs
finding-no_source = no source
finding-same_number = not checked
finding-not_checked = not checked
finding-shown = shown
finding-likely = likely
finding-not_shown = cannot be shown
finding-refuted = not supported

# What changed between two results, and the note that says so.
diff-title = What changed
diff-none = Nothing changed.
diff-numbers = Numbers
diff-verdicts = Verdicts
diff-sentences = Sentences of the article
diff-added = New in the results
diff-removed = No longer in the results
diff-note = Draft of the correction note
diff-what = What
diff-old = Before
diff-new = Now
diff-figure-verdict = { $claim } (its figure)
correction-head = Correction:
correction-number = An earlier version of this article gave { $old } for “{ $label }” ({ $source }). The figure is { $new }.
correction-number-quoted = An earlier version of this article said of “{ $label }”: { $old }. That is now { $new }.
correction-verdict = What it said of “{ $claim }” was: { $old }. By the figures as they are now: { $new }.
correction-sentence = It said: “{ $old }” It now says: “{ $new }”
correction-removed = It gave { $old } for “{ $label }”, which the polls no longer bear.

diagnostic-template-malformed = the template cannot be read here: { $reason }
advice-template-malformed = docs/articles.md shows what a template may hold
diagnostic-tag-expected = here should stand { $expected }
advice-tag-expected = a claim block begins with its statement in quotes and its test, and ends with endclaim
diagnostic-figure-name-unknown = no result is called “{ $value }”
advice-figure-name-unknown = endoxa fill --list RESULTS.json lists the names with their values
diagnostic-filter-unknown = there is no “{ $value }” among the filters, tests and functions: { $names }
advice-filter-unknown = docs/articles.md explains each
diagnostic-article-value-missing = “{ $value }” has nothing for “{ $names }”: { $reason }
advice-article-value-missing = leave it out, or ask first: if NAME is with_interval
diagnostic-digits-beyond-source = { $value } decimals were asked for; “{ $names }” has { $found }
advice-digits-beyond-source = print no more digits than the source has
diagnostic-figure-compared = “{ $value }” is compared as if it had no uncertainty
advice-figure-compared = test it in a claim block, with a test such as “is majority”, or compare the printed value: NAME.value
diagnostic-answers-incomplete = the answers of “{ $value }” add up to { $sum }, not to 100
advice-answers-incomplete = print them as they were published, with share
diagnostic-claim-unsupported = the data do not show “{ $value }”. { $reason }
advice-claim-unsupported = write what they do show after an else in the block, or run with --unsupported weaken
diagnostic-not-comparable = “{ $value }” compares what cannot be compared: { $reason }
advice-not-comparable = compare two answers of one question, or one answer to the same question from two polls
diagnostic-article-setting-unknown = “{ $value }” is no setting; there are { $names }
advice-article-setting-unknown = settings stand in the front matter, indented below endoxa:
diagnostic-article-setting-invalid = “{ $value }” cannot be used here; expected { $expected }
advice-article-setting-invalid = settings stand in the front matter, indented below endoxa:
