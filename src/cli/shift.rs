//! `endoxa shift`: did opinion change from one poll to another?

use std::path::{Path, PathBuf};

use clap::Args;

use super::Failure;
use super::common::{Codebook, Common};
use super::error::argument;
use super::interval::SampleOptions;
use super::respondents::SurveyOptions;
use crate::analysis::{
    DifferenceSpec, Evidence, RespondentShiftSpec, Settings, ShiftSpec, WaveOf, WavePair,
    change, prepare_shift, run_together, shift_between_files, shifts,
};
use crate::poll::{Assertions, Diagnostic, Severity};
use crate::read::{self, Source, respondents};
use crate::report::{difference_lines, shifts_document, tidy_shift};
use crate::results::ShiftResult;
use crate::study::{Published, published_kind};

/// Whether opinion changed: a question in two polls, in two waves of respondents, or two figures
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa shift polls.csv --question trust                     the last two polls that asked\n  \
    endoxa shift polls.csv --question trust --from jan --to jun --same-question\n  \
    endoxa shift polls.csv --question vote --lead 'party A|party B' --margin 3\n  \
    endoxa shift survey.sav --question trust --wave year --id person    a panel\n  \
    endoxa shift may.sav june.sav --question trust --same-question\n  \
    endoxa shift survey.sav --question q7a --against q7b        two wordings in one survey\n  \
    endoxa shift 48%@500 52%@500                share@respondents, earlier poll first\n\n\
    Nothing is tested across other wordings, answers, populations, modes or bases; what\n\
    differs is named. Wordings are compared only where both are exact and in one language;\n\
    else --same-question says that you know them to be the same, and the result says so.\n\
    Answers are tested one by one, adjusted together (Holm). `stable` needs a --margin.\n\
    Of two figures endoxa cannot see whether the polls asked the same.")]
pub(super) struct Shift {
    /// A file of polls or respondents, two files of respondents, or two figures
    #[arg(required = true, num_args = 1..=2, value_name = "FILE | SHARE@SIZE")]
    inputs: Vec<String>,
    /// The question
    #[arg(long, value_name = "QUESTION")]
    question: Option<String>,
    /// What the later wave calls it; without waves, the second wording of an experiment
    #[arg(long, value_name = "QUESTION")]
    against: Option<String>,
    /// The earlier poll or wave
    #[arg(long, value_name = "WAVE")]
    from: Option<String>,
    /// The later poll or wave
    #[arg(long, value_name = "WAVE")]
    to: Option<String>,
    /// The poll that put two wordings (--question, --against) to two parts of its sample
    #[arg(long, value_name = "POLL", conflicts_with_all = ["from", "to"])]
    experiment: Option<String>,
    /// A variable: the shift in each of its groups too
    #[arg(long, value_name = "VARIABLE")]
    by: Option<String>,
    /// Published breakdowns, for --by
    #[arg(long, value_name = "FILE")]
    crosstabs: Option<PathBuf>,
    /// The variable of waves in a file of respondents
    #[arg(long, value_name = "VARIABLE")]
    wave: Option<String>,
    /// The variable that identifies the respondents of a panel
    #[arg(long, value_name = "VARIABLE")]
    id: Option<String>,
    /// A lead to examine too: two answers with | between them
    #[arg(long, value_delimiter = '|', num_args = 1, value_name = "A|B")]
    lead: Vec<String>,
    #[command(flatten)]
    told: Told,
    /// Sample size to assume where none was published; labelled wherever it matters
    #[arg(long, value_name = "SIZE")]
    assume_n: Option<f64>,
    /// The figures are exact, not rounded to their last digit
    #[arg(long)]
    exact: bool,
    /// The samples are opt-in panels, not random samples
    #[arg(long)]
    panel: bool,
    #[command(flatten)]
    survey: SurveyOptions,
    #[command(flatten)]
    codebook: Codebook,
}

/// What the user says of two waves.
#[derive(Debug, Args)]
pub(super) struct Told {
    /// Both waves asked the same, though no exact wording shows it
    #[arg(long)]
    pub(super) same_question: bool,
    /// Interviews that are counted in both samples
    #[arg(long, value_name = "N")]
    pub(super) overlap: Option<f64>,
    /// Standard deviation between houses, in points: needed between different ones
    #[arg(long, value_name = "POINTS")]
    pub(super) house_sd: Option<f64>,
    /// Count a change within ± so many points as none
    #[arg(long, value_name = "POINTS")]
    pub(super) margin: Option<f64>,
    /// Design effect of all polls
    #[arg(long, value_name = "FACTOR")]
    pub(super) deff: Option<f64>,
}

impl Told {
    pub(super) fn assertions(&self) -> Result<Assertions, Failure> {
        if let Some(overlap) = self.overlap.filter(|n| !(*n >= 0.0 && n.is_finite())) {
            return Err(argument("--overlap", &overlap.to_string(), "≥ 0"));
        }
        Ok(Assertions {
            same_question: self.same_question,
            overlap: self.overlap,
            house_sd: share("--house-sd", self.house_sd)?,
        })
    }

    pub(super) fn margin(&self) -> Result<Option<f64>, Failure> {
        share("--margin", self.margin)
    }

    pub(super) fn design_effect(&self) -> Result<Option<f64>, Failure> {
        match self.deff {
            Some(deff) if !(deff > 0.0 && deff.is_finite()) => {
                Err(argument("--deff", &deff.to_string(), "> 0"))
            }
            other => Ok(other),
        }
    }
}

/// Points as a share.
fn share(name: &str, points: Option<f64>) -> Result<Option<f64>, Failure> {
    match points {
        Some(points) if !(points > 0.0 && points < 100.0) => {
            Err(argument(name, &points.to_string(), "> 0, < 100"))
        }
        other => Ok(other.map(|points| points / 100.0)),
    }
}

/// A size that is one.
pub(super) fn size(name: &str, n: Option<f64>) -> Result<Option<f64>, Failure> {
    match n {
        Some(n) if !(n >= 1.0 && n.is_finite()) => {
            Err(argument(name, &n.to_string(), "≥ 1"))
        }
        other => Ok(other),
    }
}

impl Shift {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let Some(question) = &self.question else { return self.figures(common) };
        let paths: Vec<&Path> = self.inputs.iter().map(Path::new).collect();
        let found = match paths[..] {
            [file]
                if published_kind(&Source::new(file))? == Some(Published::Toplines) =>
            {
                self.published(file, question, common)?
            }
            [file] => self.one_file(file, question, common)?,
            _ => self.two_files([paths[0], paths[1]], question, common)?,
        };
        let document = shifts_document(&found, common.language());
        let rows: Vec<_> = found.iter().flat_map(tidy_shift).collect();
        match &found[..] {
            [one] => common.table(&document, one, &rows),
            several => common.table(&document, &several, &rows),
        }
    }

    /// The calculator: two figures.
    fn figures(&self, common: &Common) -> Result<(), Failure> {
        let [first, second] = &self.inputs[..] else {
            return Err(argument("--question", "", "FILE --question QUESTION"));
        };
        if let Some(file) = self.inputs.iter().find(|input| Path::new(input).is_file()) {
            return Err(argument("--question", file, "FILE --question QUESTION"));
        }
        common.no_table()?;
        let options = SampleOptions {
            n: None,
            deff: self.told.deff,
            exact: self.exact,
            panel: self.panel,
        };
        let (share1, n1) = split(first)?;
        let (share2, n2) = split(second)?;
        let spec = DifferenceSpec {
            first: options.published("SHARE@SIZE", share1)?,
            second: options.published("SHARE@SIZE", share2)?,
            level: common.confidence(),
        };
        let samplings = [options.sampling(n1)?, options.sampling(n2)?];
        let found = change(&spec, [&samplings[0], &samplings[1]])?;
        common.answer(&difference_lines(&found, &common.phrases()), &found)
    }

    fn lead(&self) -> Result<Option<[String; 2]>, Failure> {
        match &self.lead[..] {
            [] => Ok(None),
            [a, b] => Ok(Some([a.trim().to_owned(), b.trim().to_owned()])),
            other => Err(argument("--lead", &other.join("|"), "A|B")),
        }
    }

    fn published(
        &self,
        file: &Path,
        question: &str,
        common: &Common,
    ) -> Result<Vec<ShiftResult>, Failure> {
        let mut evidence = Evidence {
            study: file.display().to_string(),
            settings: Settings {
                level: common.confidence(),
                assumed_n: size("--assume-n", self.assume_n)?,
                design_effect: self.told.design_effect()?,
                ..Settings::default()
            },
            ..Evidence::default()
        };
        let polls = read::toplines(&Source::new(file))?;
        let mut diagnostics = polls.diagnostics;
        evidence.toplines = polls.value;
        if self.exact {
            let polls = evidence.toplines.polls.iter_mut();
            let answers =
                polls.flat_map(|p| &mut p.questions).flat_map(|q| &mut q.answers);
            for share in answers.filter_map(|answer| answer.share.as_mut()) {
                share.unit = 0.0;
            }
        }
        if let Some(file) = &self.crosstabs {
            let tables = read::crosstabs(&Source::new(file))?;
            diagnostics.extend(tables.diagnostics);
            evidence.crosstabs = tables.value;
        }
        self.warn(common, &diagnostics);
        let spec = ShiftSpec {
            name: "shift".to_owned(),
            question: question.to_owned(),
            against: self.against.clone(),
            from: self.from.clone(),
            to: self.to.clone(),
            experiment: self.experiment.clone(),
            told: self.told.assertions()?,
            margin: self.told.margin()?,
            lead: self.lead()?,
            by: self.by.clone(),
            title: None,
            chart: false,
        };
        Ok(shifts(&spec, &evidence)?)
    }

    fn spec(
        &self,
        question: &str,
        common: &Common,
    ) -> Result<RespondentShiftSpec, Failure> {
        Ok(RespondentShiftSpec {
            name: "shift".to_owned(),
            question: question.to_owned(),
            against: self.against.clone(),
            wave: self.wave.as_ref().map(|variable| WaveOf {
                variable: variable.clone(),
                from: self.from.clone(),
                to: self.to.clone(),
            }),
            id: self.id.clone(),
            by: self.by.clone(),
            lead: self.lead()?,
            same_question: self.told.same_question,
            margin: self.told.margin()?,
            settings: self.survey.settings(common)?,
            title: None,
            chart: false,
        })
    }

    fn one_file(
        &self,
        file: &Path,
        question: &str,
        common: &Common,
    ) -> Result<Vec<ShiftResult>, Failure> {
        if self.wave.is_none() && self.against.is_none() {
            let name = file.display().to_string();
            return Err(argument("--wave", &name, "--wave VARIABLE, --against QUESTION"));
        }
        let read = respondents(file, self.codebook.path(), None)?;
        let name = file.display().to_string();
        let prepared = prepare_shift(&read.value, &name, &self.spec(question, common)?)?;
        let found = run_together(&read.value, &name, vec![prepared])?;
        self.warn(common, &read.diagnostics);
        self.warn(common, &found.diagnostics);
        Ok(found.value.into_iter().flatten().collect())
    }

    fn two_files(
        &self,
        [first, second]: [&Path; 2],
        question: &str,
        common: &Common,
    ) -> Result<Vec<ShiftResult>, Failure> {
        if self.wave.is_some() {
            return Err(argument("--wave", "", "FILE FILE | FILE --wave VARIABLE"));
        }
        let open = |file: &Path| respondents(file, self.codebook.path(), None);
        let (a, b) = (open(first)?, open(second)?);
        let names = [first, second].map(|file| file.display().to_string());
        let pair =
            WavePair { first: (&a.value, &names[0]), second: (&b.value, &names[1]) };
        let found = shift_between_files(pair, &self.spec(question, common)?)?;
        for diagnostics in [&a.diagnostics, &b.diagnostics, &found.diagnostics] {
            self.warn(common, diagnostics);
        }
        Ok(found.value)
    }

    fn warn(&self, common: &Common, found: &[Diagnostic]) {
        if !common.quiet {
            common.findings(found, Severity::Warning);
        }
    }
}

fn split(text: &str) -> Result<(&str, Option<f64>), Failure> {
    match text.split_once('@') {
        None => Ok((text, None)),
        Some((share, size)) => match size.replace(',', "").parse::<f64>() {
            Ok(n) => Ok((share, Some(n))),
            Err(_) => Err(argument("SHARE@SIZE", text, "48%@500")),
        },
    }
}
