//! `endoxa add`: a poll that is typed or pasted in.

use std::io::{BufRead as _, IsTerminal as _, Read as _};
use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::Failure;
use super::common::{Common, Format};
use super::convert::said;
use super::error::argument;
use crate::poll::{Code, Diagnostic, WordingStatus};
use crate::read::{Source, Toplines, TypedPoll, block, toplines};
use crate::study::{Addition, Needed, Said, addition, needed, write};
use crate::text::{Args as Values, strip_isolates};

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum YesNo {
    Yes,
    No,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Base {
    Inside,
    Outside,
}

/// A poll typed or pasted in: read, echoed, asked about, appended all or nothing
#[derive(Debug, Args)]
#[command(after_long_help = "Examples:\n  \
    endoxa add polls.csv                               type or paste, then an empty line and Ctrl-D\n  \
    endoxa add polls.csv --from poll.txt --yes\n  \
    pbpaste | endoxa add polls.csv --from - --yes --wording paraphrase\n\n\
    A block:\n\n  \
    Maariv | Lazar | 8-9 Jan 2025 | adults 18+ | panel | n=?\n  \
    Q deal [paraphrase]: position on a deal\n  \
    comprehensive deal  52\n  \
    partial deal        36\n  \
    oppose any deal      6\n  \
    no opinion           6\n  \
    src https://example.org/poll\n\n\
    First who published and who made it, days, population, mode, sample size; name=value for\n\
    others (country=IL, margin=4.4, published=10 Jan 2025). Bars or tabs part them. Arabic and\n\
    Hebrew text and digits are read too. What is not said stays blank: n=? is no sample size.\n\
    Mode, population and country are those of the house's last poll in the file, marked so.\n\
    What cannot be inferred is asked on a terminal, and must be said by options elsewhere.")]
pub(super) struct Add {
    /// The file of toplines, in the project's own columns; made if it is not there
    file: PathBuf,
    /// Where the block is; - is standard input
    #[arg(long, value_name = "FILE", default_value = "-")]
    from: PathBuf,
    /// Do not ask whether to add
    #[arg(long, short)]
    yes: bool,
    /// The poll's identifier
    #[arg(long)]
    id: Option<String>,
    /// How people were asked
    #[arg(long)]
    mode: Option<String>,
    /// Whom the sample stands for
    #[arg(long)]
    population: Option<String>,
    /// Country as an ISO 3166 code
    #[arg(long)]
    country: Option<String>,
    /// Whether questions of known names are the ones asked before, in other words
    #[arg(long, value_enum)]
    same_question: Option<YesNo>,
    /// How near the wordings are to what was asked
    #[arg(long, value_name = "STATUS", value_parser = wording)]
    wording: Option<WordingStatus>,
    /// Whether the don't knows are part of the base
    #[arg(long, value_enum)]
    dont_know: Option<Base>,
    /// Whether people could give several answers
    #[arg(long, value_enum)]
    several: Option<YesNo>,
}

fn wording(text: &str) -> Result<WordingStatus, String> {
    WordingStatus::parse(text).ok_or_else(|| WordingStatus::NAMES.join(", "))
}

impl Add {
    pub(super) fn execute(&self, common: &Common) -> Result<(), Failure> {
        let (text, terminal) = self.block()?;
        let typed = block(&text, &self.from.display().to_string())?.value;
        let known = if self.file.exists() {
            toplines(&Source::new(&self.file))?.value
        } else {
            Toplines::default()
        };
        let mut answers = self.said();
        if terminal {
            ask(&typed, &known, &mut answers, common)?;
        }
        let read = addition(&self.file, &typed, &known, &answers)?;
        if !common.quiet {
            said(&read.diagnostics, common);
        }
        let added = read.value;
        if common.format == Format::Text {
            self.echo(&added, common)?;
        }
        if !self.yes {
            if !terminal {
                return Err(argument("--yes", "", "--yes"));
            }
            if !yes(&prompt("add-confirm", "", common)?, common) {
                return Err(Failure::Denied);
            }
        }
        let folder = self.file.parent().filter(|p| !p.as_os_str().is_empty());
        let name =
            self.file.file_name().unwrap_or_default().to_string_lossy().into_owned();
        write(
            folder.unwrap_or(Path::new(".")),
            &[(name, added.text.clone().into_bytes())],
        )?;
        match common.format {
            Format::Text => Ok(()),
            _ => common.json(&serde_json::json!({
                "file": self.file.display().to_string(),
                "poll": added.id,
                "diagnostics": read.diagnostics,
            })),
        }
    }

    /// The block, and whether somebody at a terminal can be asked.
    fn block(&self) -> Result<(String, bool), Failure> {
        let terminal = std::io::stdin().is_terminal();
        if self.from != Path::new("-") {
            return Ok((Source::new(&self.from).text()?.0, terminal));
        }
        let failed = |e: std::io::Error| {
            Failure::from(Diagnostic::new(Code::FileUnreadable, "-").with("reason", e))
        };
        if !terminal {
            let mut bytes = Vec::new();
            std::io::stdin().lock().read_to_end(&mut bytes).map_err(failed)?;
            return Ok((crate::read::decode(&bytes, "-")?.0, false));
        }
        // Two empty lines end it too: Ctrl-D is not known to everybody.
        let mut text = String::new();
        let mut blank = 0;
        for line in std::io::stdin().lock().lines() {
            let line = line.map_err(failed)?;
            blank = if line.trim().is_empty() { blank + 1 } else { 0 };
            if blank == 2 {
                break;
            }
            text.push_str(&line);
            text.push('\n');
        }
        Ok((text, true))
    }

    fn said(&self) -> Said {
        Said {
            id: self.id.clone(),
            mode: self.mode.clone(),
            population: self.population.clone(),
            country: self.country.clone(),
            same_question: self.same_question.map(|answer| answer == YesNo::Yes),
            wording: self.wording,
            dont_know_inside: self.dont_know.map(|base| base == Base::Inside),
            several: self.several.map(|answer| answer == YesNo::Yes),
        }
    }

    /// What was inferred.
    fn echo(&self, added: &Addition, common: &Common) -> Result<(), Failure> {
        let say = common.phrases();
        let none = || say.say("add-nothing");
        let dates =
            added.dates.map_or_else(none, |span| format!("{}–{}", span.start, span.end));
        let n = added.sample_size.clone().unwrap_or_else(none);
        let args = Values::new()
            .text("poll", added.id.clone())
            .text("dates", dates)
            .text("n", n)
            .text("file", self.file.display().to_string());
        let mut lines = vec![say.say_with("add-poll", &args)];
        for question in &added.questions {
            let unsure = if question.dont_know.is_empty() {
                none()
            } else {
                question.dont_know.join(", ")
            };
            let sum = question.sum.map_or_else(none, |sum| format!("{sum}"));
            let args = Values::new()
                .text("question", question.id.clone())
                .text("answers", question.answers.to_string())
                .text("sum", sum)
                .text("decimals", question.decimals.to_string())
                .text("unsure", unsure);
            lines.push(say.say_with("add-question", &args));
        }
        let lines: Vec<String> = lines.iter().map(|line| strip_isolates(line)).collect();
        common.print(&format!("{}\n", lines.join("\n")))
    }
}

/// Asks on the terminal what cannot be inferred, each once for all questions of the block.
fn ask(
    typed: &TypedPoll,
    known: &Toplines,
    answers: &mut Said,
    common: &Common,
) -> Result<(), Failure> {
    while let Some((question, what)) = needed(typed, known, answers).first() {
        match what {
            Needed::SameQuestion => {
                let said = prompt("add-same-question", question, common)?;
                answers.same_question = Some(yes(&said, common));
            }
            Needed::Wording => {
                let said = prompt("add-wording", question, common)?;
                answers.wording = WordingStatus::parse(said.trim());
            }
            Needed::DontKnow => {
                let said = prompt("add-dont-know", question, common)?;
                answers.dont_know_inside = match said.trim() {
                    "inside" => Some(true),
                    "outside" => Some(false),
                    _ => None,
                };
            }
            Needed::Several => {
                let said = prompt("add-several", question, common)?;
                answers.several = Some(yes(&said, common));
            }
        }
    }
    Ok(())
}

/// A question on standard error and the line that answers it.
fn prompt(id: &str, question: &str, common: &Common) -> Result<String, Failure> {
    let args = Values::new().text("question", question.to_owned());
    let text = strip_isolates(&common.phrases().say_with(id, &args));
    anstream::eprint!("{text} ");
    let mut line = String::new();
    match std::io::stdin().lock().read_line(&mut line) {
        Ok(n) if n > 0 => Ok(line),
        // Nobody answers any more.
        _ => Err(argument(id, "", "yes | no")),
    }
}

/// Yes, in English or in the language of the command.
fn yes(text: &str, common: &Common) -> bool {
    let text = text.trim().to_lowercase();
    matches!(text.as_str(), "y" | "yes") || text == common.phrases().say("add-yes")
}
