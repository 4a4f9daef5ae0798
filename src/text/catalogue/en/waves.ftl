# Two views in every poll that asked both.
report-waves = Who holds both views, poll by poll?
waves-both-views = “{ $a }” and “{ $b }”
waves-caption = Both views at once, poll by poll: { $label }
waves-poll = Poll
waves-both = Both at once
waves-sampling = With sampling error
waves-name = { $poll }, { $date }
waves-not-compared = Each poll is bounded by itself: that a range moves does not show that the share holding both views did.
waves-rest = Rests on: { $assumptions }.
waves-title = Across { $waves } polls, both views at once: { $range }
diagnostic-nobody-asked-both = no poll asked both “{ $value }” and “{ $other }”
advice-nobody-asked-both = name a poll for each: --poll for the first view, --poll-b for the second, or poll = "…" in the study
diagnostic-crosstabs-needed = there is no breakdown by “{ $value }” without a file of crosstabs
advice-crosstabs-needed = name it with --crosstabs
