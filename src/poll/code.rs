//! The codes of all diagnostics, stable from release to release.

use super::Severity;

macro_rules! codes {
    ($($(#[$doc:meta])* $variant:ident = $name:literal, $severity:ident;)*) => {
        /// What a diagnostic is about. The name never changes its meaning; its sentence
        /// and its advice stand in the message catalogues under `diagnostic-NAME`.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash,
            serde::Serialize, serde::Deserialize, schemars::JsonSchema,
        )]
        #[non_exhaustive]
        pub enum Code {
            $($(#[$doc])* #[serde(rename = $name)] $variant,)*
        }

        impl Code {
            /// Every code.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The stable name.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self { $(Self::$variant => $name,)* }
            }

            /// How bad it is unless the caller says otherwise.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self { $(Self::$variant => Severity::$severity,)* }
            }
        }
    };
}

codes! {
    /// The file is not there or cannot be opened.
    FileUnreadable = "file-unreadable", Error;
    /// The file is not what its ending says, or not all of it.
    FileDamaged = "file-damaged", Error;
    /// The file's ending names no format that can be read.
    FormatUnknown = "format-unknown", Error;
    /// The file's bytes are no text in an encoding that can be told.
    EncodingUnknown = "encoding-unknown", Error;
    /// The file was not UTF-8 and was read in another encoding.
    EncodingGuessed = "encoding-guessed", Warning;
    /// The file does not say its encoding.
    EncodingUnstated = "encoding-unstated", Warning;
    /// A variable's name is in letters that its reader cannot decode.
    NameGarbled = "name-garbled", Error;
    /// The file holds nothing but a header, or nothing.
    FileEmpty = "file-empty", Error;
    /// The rows are not all of the header's length, or quotes are not closed.
    CsvMalformed = "csv-malformed", Error;
    /// A line longer than any row of a survey.
    LineTooLong = "line-too-long", Error;
    /// A column without a name; named by its number.
    ColumnUnnamed = "column-unnamed", Warning;
    /// A column of lists or bytes, which cannot be answers; left out.
    ColumnUnusable = "column-unusable", Warning;
    /// Rows with nothing in them are no respondents; left out.
    RowBlank = "row-blank", Warning;
    /// Cells that hold NA are read as blank.
    NaIsBlank = "na-is-blank", Note;
    /// A cell is no number where the codebook says that the variable has numbers.
    NumberUnreadable = "number-unreadable", Error;
    /// The codebook says another kind of values than the file has.
    KindConflict = "kind-conflict", Error;
    /// A column that is needed is not there.
    ColumnMissing = "column-missing", Error;
    /// Two columns have the same name.
    ColumnTwice = "column-twice", Error;
    /// A column that is not known; kept as it is.
    ColumnUnknown = "column-unknown", Note;
    /// A cell that must not be blank is blank.
    CellBlank = "cell-blank", Error;
    /// A percent cell is no percentage.
    PercentUnreadable = "percent-unreadable", Error;
    /// All percentages of a file lie between 0 and 1: they are shares.
    PercentsAreShares = "percents-are-shares", Error;
    /// A percentage is given "about", "under" or "over".
    PercentQualified = "percent-qualified", Note;
    /// A sample size is no number of people.
    SampleSizeUnreadable = "sample-size-unreadable", Error;
    /// A published margin is no number of points.
    MarginUnreadable = "margin-unreadable", Error;
    /// The published margin is smaller than a random sample of that size could have.
    MarginTooSmall = "margin-too-small", Warning;
    /// A date is no date.
    DateUnreadable = "date-unreadable", Error;
    /// Fieldwork ends before it begins.
    DateOrder = "date-order", Error;
    /// Published before the end of fieldwork.
    PublishedBeforeEnd = "published-before-end", Warning;
    /// A cell holds a word that is not one of the column's.
    WordUnknown = "word-unknown", Error;
    /// Two rows of one poll disagree about the poll.
    PollConflict = "poll-conflict", Error;
    /// Two rows of one question disagree about the question.
    QuestionConflict = "question-conflict", Error;
    /// A workbook has more sheets than the first, which alone is read.
    SheetsIgnored = "sheets-ignored", Warning;
    /// A codebook gives a code that its variable cannot have.
    CodeUnreadable = "code-unreadable", Error;
    /// The file of respondents has no variable of this name.
    VariableMissing = "variable-missing", Error;
    /// The codebook speaks of a variable that the file does not have.
    VariableUnused = "variable-unused", Warning;
    /// A recode does not say what becomes of an answer.
    RecodeIncomplete = "recode-incomplete", Error;
    /// A sampling unit's label stands in two strata.
    UnitInTwoStrata = "unit-in-two-strata", Error;
    /// A stratum has one sampling unit only.
    UnitLonely = "unit-lonely", Error;
    /// A cell of the sample design is blank.
    DesignBlank = "design-blank", Error;
    /// A population size or sampling fraction cannot be one.
    FpcInvalid = "fpc-invalid", Error;
    /// More findings of a kind than are named one by one.
    MoreOfThem = "more-of-them", Error;
    /// A replicate weight is blank or no number.
    ReplicateUnusable = "replicate-unusable", Error;
    /// A replicate weight is negative; used as it is.
    ReplicateNegative = "replicate-negative", Warning;
    /// Numbers are left out among the replicate weights that a pattern finds.
    ReplicatesGap = "replicates-gap", Warning;
    /// Fewer than two replicates make no variance.
    ReplicatesTooFew = "replicates-too-few", Error;
    /// More replicates than can be made.
    ReplicatesTooMany = "replicates-too-many", Error;
    /// Replicate weights without the scales that they need, or with another number of them.
    ReplicateScales = "replicate-scales", Error;
    /// A scale of replicates that is none.
    ReplicateScaleInvalid = "replicate-scale-invalid", Error;
    /// Fay's factor is not from 0 to below 1.
    FayFactor = "fay-factor", Error;
    /// Replicate weights, and no weight that they belong to.
    ReplicatesWithoutWeight = "replicates-without-weight", Error;
    /// The declared replicate weights are those of another weight than the one in use.
    ReplicatesOfAnotherWeight = "replicates-of-another-weight", Error;
    /// A method by which no replicates can be made.
    ReplicatesNotMade = "replicates-not-made", Error;
    /// A jackknife without strata of a design with strata.
    ReplicatesStratified = "replicates-stratified", Error;
    /// Half-samples need two sampling units in every stratum.
    StratumNotAPair = "stratum-not-a-pair", Error;
    /// Replicates that take no account of finite populations.
    ReplicatesWithoutFpc = "replicates-without-fpc", Warning;
    /// Values without a label in a variable whose other values have one.
    ValueUnlabelled = "value-unlabelled", Note;
    /// Nothing is stored in a variable.
    VariableBlank = "variable-blank", Note;
    /// Extended missing values were given numbers of their own.
    TagsRecoded = "tags-recoded", Warning;
    /// A number that is needed for a missing value is an answer already.
    CodeTaken = "code-taken", Error;
    /// A label is longer than the format holds, and was cut.
    LabelCut = "label-cut", Warning;
    /// A number has more digits than the format holds.
    DigitsLost = "digits-lost", Error;
    /// A variable has more missing values than the format holds.
    MissingTooMany = "missing-too-many", Error;
    /// Nobody with a weight answered the question.
    NobodyAnswered = "nobody-answered", Error;
    /// A weight is negative or no number.
    WeightUnusable = "weight-unusable", Error;
    /// The weights are stored as text; read as numbers.
    WeightIsText = "weight-is-text", Warning;
    /// Respondents without a weight are left out.
    WeightBlank = "weight-blank", Warning;
    /// The same answer of the same question twice.
    AnswerTwice = "answer-twice", Error;
    /// The same row twice.
    RowTwice = "row-twice", Warning;
    /// The answers of a question add up to more than rounding explains.
    SumTooHigh = "sum-too-high", Warning;
    /// The answers of a question add up to clearly less than 100.
    SumTooLow = "sum-too-low", Note;
    /// An answer's name says that it is a "don't know", its kind does not.
    DontKnowSuspected = "dont-know-suspected", Warning;
    /// The sample size is not given.
    SampleSizeMissing = "sample-size-missing", Note;
    /// A crosstab names a poll that the toplines do not have.
    PollUnknown = "poll-unknown", Error;
    /// Only one poll has the question, where two waves are compared.
    WaveMissing = "wave-missing", Error;
    /// The sample designs of two files of one survey do not go together.
    DesignsDiffer = "designs-differ", Error;
    /// A crosstab or study names a question that the poll does not have.
    QuestionUnknown = "question-unknown", Error;
    /// A crosstab or study names an answer that the question does not have.
    AnswerUnknown = "answer-unknown", Error;
    /// A study names a grouping variable that the crosstabs do not have.
    VariableUnknown = "variable-unknown", Error;
    /// A study names a group that the variable does not have.
    GroupUnknown = "group-unknown", Error;
    /// No poll asked both questions of a segment.
    NobodyAskedBoth = "nobody-asked-both", Error;
    /// A breakdown is asked for and no crosstabs are there.
    CrosstabsNeeded = "crosstabs-needed", Error;
    /// A label is missing in a language.
    LabelMissing = "label-missing", Warning;
    /// A label for something that is not in the data.
    LabelUnused = "label-unused", Warning;
    /// The study file is no TOML.
    StudyMalformed = "study-malformed", Error;
    /// A key of the study file is not known.
    KeyUnknown = "key-unknown", Error;
    /// A key of the study file is missing or has a value of the wrong type.
    ValueInvalid = "value-invalid", Error;
    /// A name is used that nothing in the study defines.
    NameUnknown = "name-unknown", Error;
    /// A joint analysis speaks of a view that is not among its items.
    ItemUnknown = "item-unknown", Error;
    /// An analysis of patterns has fewer than two views or more than ten.
    ViewsCount = "views-count", Error;
    /// A pair names one view twice, or is named twice.
    PairUnusable = "pair-unusable", Error;
    /// An answer counts as holding a view and as rejecting it.
    AnswerBothWays = "answer-both-ways", Error;
    /// Nobody with a weight answered all the questions of an analysis.
    NobodyAnsweredAll = "nobody-answered-all", Error;
    /// Two things in the study have the same name.
    NameTwice = "name-twice", Error;
    /// The claim's test cannot be read.
    TestUnreadable = "test-unreadable", Error;
    /// A crosstab row has no topline to go with it.
    ToplineMissing = "topline-missing", Note;
    /// The groups of a breakdown do not add up to the poll's respondents.
    BaseDiffers = "base-differs", Warning;
    /// The breakdowns of two questions have different groups or sizes.
    TablesDiffer = "tables-differ", Warning;
    /// The groups' figures do not average to the published total.
    GroupsOffAverage = "groups-off-average", Warning;
    /// A breakdown narrows the bounds by no more than sampling error could.
    BreakdownTooFine = "breakdown-too-fine", Warning;
    /// Groups of a breakdown have very few respondents.
    GroupSmall = "group-small", Warning;
    /// No sizes of the groups reconcile a breakdown with the totals.
    SizesImpossible = "sizes-impossible", Warning;
    /// Shares of those with an opinion on each question have two bases.
    DecidedRefused = "decided-refused", Error;
    /// The same people cannot be undecided on both questions.
    UndecidedDiffer = "undecided-differ", Error;
    /// The figure is not published (the cell is blank).
    FigureBlank = "figure-blank", Error;
    /// No poll of a question can enter its trend.
    TrendEmpty = "trend-empty", Error;
    /// A result with this identifier is not in the file.
    IdUnknown = "id-unknown", Error;
    /// A results file was made by another schema version.
    SchemaVersion = "schema-version", Error;
    /// A results file is no results file.
    ResultsMalformed = "results-malformed", Error;
    /// A value on the command line cannot be used.
    ArgumentInvalid = "argument-invalid", Error;
    /// Nothing can be written there.
    OutputUnwritable = "output-unwritable", Error;
    /// A chart could not be drawn.
    ChartFailed = "chart-failed", Error;
    /// A template cannot be read.
    TemplateMalformed = "template-malformed", Error;
    /// A tag of a template is not where it must be, or cannot be read.
    TagExpected = "tag-expected", Error;
    /// A template uses a name that the results do not have.
    FigureNameUnknown = "figure-name-unknown", Error;
    /// A template uses a filter, test or function that there is not.
    FilterUnknown = "filter-unknown", Error;
    /// A template asks of a result what it does not have.
    ArticleValueMissing = "article-value-missing", Error;
    /// A template asks for more digits than the source has.
    DigitsBeyondSource = "digits-beyond-source", Error;
    /// A template compares a figure as if it had no uncertainty.
    FigureCompared = "figure-compared", Error;
    /// The published answers of a question do not add up to 100.
    AnswersIncomplete = "answers-incomplete", Error;
    /// The data do not show what a claim block claims.
    ClaimUnsupported = "claim-unsupported", Error;
    /// Two figures that a claim compares cannot be compared.
    NotComparable = "not-comparable", Error;
    /// A key of a template's front matter is not known.
    ArticleSettingUnknown = "article-setting-unknown", Error;
    /// A value of a template's front matter is not known.
    ArticleSettingInvalid = "article-setting-invalid", Error;
    /// A target of weighting is no number, or below 0.
    TargetUnreadable = "target-unreadable", Error;
    /// A row of targets has no figure, several, or one of another kind than its variable.
    TargetKinds = "target-kinds", Error;
    /// A level has two targets.
    TargetTwice = "target-twice", Error;
    /// The target shares of a variable do not add up to the whole within their rounding.
    TargetsSum = "targets-sum", Error;
    /// The target shares of a variable add up to the whole but for their rounding.
    TargetsRounded = "targets-rounded", Note;
    /// A variable has no level of this name.
    LevelUnknown = "level-unknown", Error;
    /// Respondents are in a level that has no target.
    LevelUntargeted = "level-untargeted", Error;
    /// A level has a target and nobody in it.
    LevelEmpty = "level-empty", Error;
    /// A level has respondents and a target of 0.
    LevelZero = "level-zero", Error;
    /// The totals of a variable add up to another number than the population.
    TotalsDiffer = "totals-differ", Error;
    /// Respondents without an answer on a variable that is weighted for.
    MarginUnanswered = "margin-unanswered", Error;
    /// Respondents without an answer on a variable that is weighted for get no weight.
    MarginKeptOut = "margin-kept-out", Warning;
    /// A list to tick cannot be weighted for: its answers overlap.
    MarginOverlaps = "margin-overlaps", Error;
    /// A variable with a mean or a total as its target holds no numbers.
    TargetNoNumber = "target-no-number", Error;
    /// No weights meet the targets.
    TargetsUnmet = "targets-unmet", Error;
    /// A target that is not met, with the nearest that can be had.
    TargetMissed = "target-missed", Error;
    /// Nobody is in two levels at once whose targets are not met.
    CellEmpty = "cell-empty", Note;
    /// Weights below 0 are no weights.
    WeightsNegative = "weights-negative", Error;
    /// The file has a variable of the weight's name already.
    WeightNameTaken = "weight-name-taken", Error;
    /// Replicate weights of the file were made for another weight; the new file declares none.
    ReplicatesDropped = "replicates-dropped", Warning;
    /// A method of weighting does not fit the targets or options that it is given.
    WeightingUnfit = "weighting-unfit", Error;
    /// A published file was read in a layout that is not the project's own.
    LayoutChosen = "layout-chosen", Note;
    /// No layout fits the header.
    LayoutUnknown = "layout-unknown", Error;
    /// None of the layout's answers has a column.
    AnswersMissing = "answers-missing", Error;
    /// A column that could hold answers does not hold figures; kept as it is.
    ColumnNoAnswer = "column-no-answer", Warning;
    /// Blank cells of an answer: not asked or not published.
    AnswerBlank = "answer-blank", Note;
    /// Rows without any figure.
    RowWithoutFigures = "row-without-figures", Warning;
    /// Cells that say "not available" are read as blank.
    MissingToken = "missing-token", Note;
    /// Dates in another form than 2025-01-09.
    DateFormat = "date-format", Note;
    /// Which number is the month was learnt from other cells of the column.
    DateOrderInferred = "date-order-inferred", Warning;
    /// Day and month of a date can be exchanged.
    DateAmbiguous = "date-ambiguous", Error;
    /// Only months or a quarter are known; their first and last day stand for them.
    DateApproximate = "date-approximate", Warning;
    /// Several windows of interviewing; first and last day of them all are kept.
    DateWindows = "date-windows", Warning;
    /// A date of a year in which nobody polled.
    DateImplausible = "date-implausible", Error;
    /// Published long after the last interview.
    PublishedLate = "published-late", Warning;
    /// Fieldwork of more than four months.
    FieldLong = "field-long", Warning;
    /// A sample size is given as "about".
    SampleSizeAbout = "sample-size-about", Note;
    /// Of a sample size only a lower bound or a range is known; the least is kept.
    SampleSizeLeast = "sample-size-least", Warning;
    /// A sample size that is no whole number: a weighted base.
    SampleSizeFractional = "sample-size-fractional", Note;
    /// A sample size far above all others of the file.
    SampleSizeOutlier = "sample-size-outlier", Warning;
    /// Shares from 0 to 1, as the layout says, written as percentages.
    FigureIsShare = "figure-is-share", Note;
    /// Shares that lost their zeros are taken to be printed like those beside them.
    PrecisionInferred = "precision-inferred", Warning;
    /// A figure above 1 in a file of shares.
    ShareAboveOne = "share-above-one", Error;
    /// A comma stands for the decimal point.
    DecimalComma = "decimal-comma", Note;
    /// The mark of a footnote was left out.
    FootnoteRemoved = "footnote-removed", Note;
    /// A word of the file is written as the layout says.
    WordTranslated = "word-translated", Note;
    /// Spaces within a pollster's name.
    NameSpaces = "name-spaces", Note;
    /// A pollster is counted under another name, by the table of aliases.
    NameAlias = "name-alias", Note;
    /// A pollster is written in two ways that differ in case, spaces or marks.
    NameVariant = "name-variant", Warning;
    /// Two pollsters differ in a letter or two.
    NameNear = "name-near", Warning;
    /// The answers add up to 100 without "don't know".
    DontKnowOutside = "dont-know-outside", Warning;
    /// An answer is taken for "don't know" by its name.
    DontKnowInferred = "dont-know-inferred", Note;
    /// Whole figures that add up to a parliament's seats.
    SeatsSuspected = "seats-suspected", Warning;
    /// A net is not the sum of its parts.
    NetDisagrees = "net-disagrees", Warning;
    /// The published margin is far larger than a random sample's of that size.
    MarginTooLarge = "margin-too-large", Warning;
    /// A number in a column of yes and no, perhaps a margin of error.
    MarginMisplaced = "margin-misplaced", Warning;
    /// A word in a column of yes and no that is neither.
    FlagUnknown = "flag-unknown", Warning;
    /// Rows under one identifier differ in what they say of the poll, and are kept apart.
    PollSplit = "poll-split", Note;
    /// The same poll and question with other figures, kept apart.
    PollTwice = "poll-twice", Warning;
    /// Two polls of one house have the same days and question, and other figures.
    PollNearDuplicate = "poll-near-duplicate", Warning;
    /// Two polls of one house have the same days, question and figures.
    PollRepeated = "poll-repeated", Warning;
    /// A poll begins before the house's last one ended.
    FieldOverlap = "field-overlap", Note;
    /// A house whose polls overlap again and again: a tracking poll.
    TrackingOverlap = "tracking-overlap", Note;
    /// A house published the same figures twice in a row.
    ValuesRepeated = "values-repeated", Warning;
    /// The result of an election among polls.
    ElectionResult = "election-result", Warning;
    /// An exit poll among polls.
    ExitPoll = "exit-poll", Warning;
    /// A poll of one group among polls of everybody.
    SubgroupAsTotal = "subgroup-as-total", Warning;
    /// A group has exactly the figures of the total.
    GroupEqualsTotal = "group-equals-total", Warning;
    /// Rows about groups of a poll that has no row about everybody.
    GroupWithoutTotal = "group-without-total", Note;
    /// A column says the same of all polls, by whomever.
    ColumnConstant = "column-constant", Warning;
    /// A line of a pasted block cannot be read.
    BlockUnreadable = "block-unreadable", Error;
    /// Something about a poll that is typed in must be said and cannot be inferred.
    AnswerNeeded = "answer-needed", Error;
    /// The file has a poll of this identifier.
    PollKnown = "poll-known", Error;
    /// Taken from the house's last poll in the file.
    TakenOver = "taken-over", Warning;
    /// A failure inside polars.
    Ingest = "ingest", Error;
}
