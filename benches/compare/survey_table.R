# The 5 x 4 table by R survey: seconds to read the file, to make the design object, and for the
# table with its test.
suppressPackageStartupMessages(library(survey))
file <- commandArgs(trailingOnly = TRUE)[1]
wanted <- c("stratum", "unit", "answer", "group", "weight")
header <- names(read.csv(file, nrows = 1))
classes <- ifelse(header %in% wanted, NA, "NULL")
read <- system.time(people <- read.csv(file, colClasses = classes))["elapsed"]
people$answer <- factor(people$answer)
people$group <- factor(people$group)
made <- system.time(
  design <- svydesign(ids = ~unit, strata = ~stratum, weights = ~weight, data = people)
)["elapsed"]
told <- system.time({
  shares <- svyby(~answer, ~group, design, svymean)
  test <- svychisq(~answer + group, design, statistic = "F")
})["elapsed"]
print(shares)
print(test)
cat(sprintf("survey %s, %s: read %.1f s, design %.1f s, table and test %.1f s\n",
            packageVersion("survey"), R.version.string, read, made, told))
