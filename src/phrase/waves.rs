//! Waves of a contradiction segment.

use super::Phrases;
use crate::results::{ContradictionResult, ContradictionWaves, Results};
use crate::text::Args;

impl Phrases {
    /// The segment's name: the study's words, else both views.
    #[must_use]
    pub fn waves_name(&self, found: &ContradictionWaves) -> String {
        let label = self.label(&found.label);
        match (label.is_empty(), found.waves.first()) {
            (true, Some(wave)) => {
                let args = Args::new()
                    .text("a", self.label(&wave.a.figure.label))
                    .text("b", self.label(&wave.b.figure.label));
                self.say_with("waves-both-views", &args)
            }
            _ => label.to_owned(),
        }
    }

    /// A wave by its poll, or its two polls, and when they were in the field.
    #[must_use]
    pub fn wave_name(&self, wave: &ContradictionResult, results: &Results) -> String {
        let mut names: Vec<String> = Vec::new();
        for side in [&wave.a, &wave.b] {
            let poll = side.figure.poll.as_deref().and_then(|id| results.poll(id));
            let Some(poll) = poll else { continue };
            let args = Args::new()
                .text("poll", self.label(&poll.label))
                .text("date", self.dates(poll));
            let name = self.say_with("waves-name", &args);
            if !names.contains(&name) {
                names.push(name);
            }
        }
        self.semicolons(&names)
    }
}
