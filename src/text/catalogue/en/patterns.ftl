### Several views of respondents at once: combinations, contradictory pairs, statements and their reversals.

patterns-none = none of the views
patterns-plus = { $first } + { $second }
patterns-reversed = “{ $statement }” – “{ $reversal }”
patterns-base-answered = { $n } respondents who answered all the questions
patterns-base-everybody = { $n } respondents, those without an answer included
patterns-pairs = { $count ->
    [one] 1 contradiction
   *[other] { $n } contradictions
}

report-patterns = Which views are held together, by respondents’ own answers?
patterns-key-views = the views
patterns-against = answers that reject “{ $view }”: { $answers }
patterns-base = base: { $base }
patterns-most = the most frequent combination is “{ $pattern }”: { $share }
patterns-held-pair = { $share } hold both views of the contradictory pair
patterns-held-any = { $share } hold at least one of the { $all } contradictory pairs
patterns-index = the average respondent holds { $share } of the { $all } contradictory pairs (inconsistency index)
patterns-rarer = contradictions are rarer than among unrelated views: { $ratio } the { $value } that independent views would give
patterns-commoner = contradictions are more frequent than among unrelated views: { $ratio } the { $value } that independent views would give
patterns-unclear = whether contradictions are rarer or more frequent than among unrelated views cannot be told: { $ratio } the { $value } that independent views would give
patterns-independent = independent views would give { $value }
patterns-rule-answered_all = who left a question unanswered is left out: { $n } respondents
patterns-rule-everybody = who did not answer counts as not holding the view; { $n } respondents left a question unanswered
patterns-not-asked = { $n } respondents were not asked all the questions and are left out
patterns-worst = if those without an answer could hold the view, the index among all who were asked is anywhere in { $range }; with sampling error { $interval }
patterns-worst-pair = if those without an answer could hold the view, the share that holds both among all who were asked is anywhere in { $range }; with sampling error { $interval }

patterns-table-caption = Combinations of views: { $label }
patterns-table-holds = Views held
patterns-table-se = Std. error, points
patterns-table-pairs = Contradictions
patterns-table-note = each row: who holds these views and none of the others
patterns-rest = { $n } rarer combinations, { $share } together, are not listed here; JSON and CSV have them all
patterns-pairs-caption = Contradictory pairs: { $label }
patterns-table-pair = Pair
patterns-table-independent = If independent
patterns-least-caption = How many of the { $all } contradictory pairs: { $label }
patterns-table-least = Pairs held
patterns-least = at least { $least } of the { $all }
patterns-least-none = nobody who was interviewed holds more
patterns-balanced-caption = Statements and their reversals: { $label }
patterns-table-statement = Statement – reversal
patterns-table-agree = Agree with both
patterns-table-disagree = Disagree with both
patterns-table-net = Net, points
patterns-mean = mean of the pairs
patterns-net = { $value } ({ $lower } to { $upper })
patterns-reversal-note = agreeing with both is acquiescence, and disagreeing with both nay-saying, only as far as one statement is the other’s reverse: people who see no contradiction between them answer the same way
patterns-no-against = who disagrees with both is not known where the answers that reject a view are not named (against)
notes-patterns = A combination is who holds exactly these views; its share follows from what respondents answered and needs no assumption about how views go together.

patterns-chart-title-pair = { $share } hold both views of the contradictory pair
patterns-chart-title-any = { $share } hold at least one of the { $all } contradictory pairs
patterns-chart-title-most = The most frequent combination is “{ $pattern }”: { $share }
patterns-chart-subtitle = Share that holds these views and none of the others: { $label }
patterns-chart-blue = { $level } confidence interval; blue: holds at least one contradictory pair
patterns-chart-grey = grey: holds none
patterns-chart-plain = { $level } confidence interval
patterns-chart-pairs = Contradictory pairs: { $pairs }.
patterns-chart-rest = { $n } rarer combinations, { $share } together, are not shown.
patterns-chart-alt = Dot chart by combination of views. { $title }. { $rows }. { $notes }

method-inconsistency_index = weighted mean share of the contradictory pairs that a respondent holds, its variance by linearisation under the sample design, or from replicates where there are any (Lumley 2010, §2.2); interval as for a share with the same variance
formula-inconsistency_index = m = Σw·(k/K)/Σw, k of the K pairs held;  u = w(k/K − m)/Σw;  V = Σ_h (1 − f_h) n_h/(n_h − 1) Σ_i (u_hi − ū_h)²
method-against_independence = the index over what it would be if all views were independent, Σ p·q/K over the pairs; the interval on the logarithm, by linearisation under the sample design, or from replicates where there are any
formula-against_independence = r = m/(Σ p q/K);  exp(log r ± t·se(log r))
method-net_agreement = share that agrees with a statement and its reversal less the share that disagrees with both, its variance by linearisation under the sample design, or from replicates where there are any
formula-net_agreement = d = Σw(a − b)/Σw, a for agreeing with both, b for disagreeing with both;  d ± t·√V
explain-patterns-only = { $pattern }, and none of the other views
explain-patterns-least = at least { $least } of the { $all } contradictory pairs
explain-patterns-index = inconsistency index: mean share of the contradictory pairs held
explain-patterns-ratio = inconsistency index over that of independent views
explain-patterns-agree = { $pair }: agree with both
explain-patterns-disagree = { $pair }: disagree with both
explain-patterns-net = { $pair }: agree with both less disagree with both, points

diagnostic-views-count = an analysis of patterns has 2 to 10 views, not { $value }
advice-views-count = leave out the views that no pair needs, or make several analyses
diagnostic-pair-unusable = “{ $value }” is no pair: it names one view twice, or stands there already
advice-pair-unusable = name two different views, and each pair once
diagnostic-answer-both-ways = the answer “{ $value }” counts as holding the view and as rejecting it
advice-answer-both-ways = leave it in answers or in against, not in both
diagnostic-nobody-answered-all = nobody with a weight answered all of these: { $value }
advice-nobody-answered-all = take fewer views; of questions put to different parts of the sample, only those put to the same people can be combined
