//! The little language of claims: `deal > 50% and war > 50%`, `stable(war)`,
//! `composition(war, "vote bloc", "coalition voters") > 50%`. A threshold may be written as
//! a share too, `deal.support > 0.5`, as templates do.

/// A claim's test: conditions that must all hold.
#[derive(Debug, Clone, PartialEq)]
pub struct Test {
    /// The conditions in the order of the text.
    pub conditions: Vec<Clause>,
}

/// One condition with its text.
#[derive(Debug, Clone, PartialEq)]
pub struct Clause {
    /// As it stands in the study.
    pub text: String,
    /// What it says.
    pub condition: ParsedCondition,
}

/// What a condition says.
#[derive(Debug, Clone, PartialEq)]
pub enum ParsedCondition {
    /// A figure or segment against a share.
    Compare {
        /// Name of the figure or segment.
        name: String,
        /// Comparison.
        comparison: Comparison,
        /// Threshold as a share.
        threshold: f64,
    },
    /// A figure that did not change.
    Stable {
        /// Name of the figure.
        name: String,
    },
    /// The share of a group among those who gave a figure's answer.
    Composition {
        /// Name of the figure.
        name: String,
        /// Grouping variable.
        variable: String,
        /// Group.
        group: String,
        /// Comparison.
        comparison: Comparison,
        /// Threshold as a share.
        threshold: f64,
    },
}

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `>`
    Above,
    /// `>=`
    AtLeast,
    /// `<`
    Below,
    /// `<=`
    AtMost,
}

/// Why a test cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("at '{at}': expected {expected}")]
pub struct TestError {
    /// The rest of the text from where it cannot be read.
    pub at: String,
    /// What should stand there.
    pub expected: &'static str,
}

impl Test {
    /// Reads a test.
    ///
    /// # Errors
    /// [`TestError`] with the place and what was expected there.
    pub fn parse(text: &str) -> Result<Self, TestError> {
        let mut parser = Parser { rest: text };
        let mut conditions = Vec::new();
        loop {
            let before = parser.rest.trim_start();
            let condition = parser.condition()?;
            let used = before.len() - parser.rest.len();
            conditions.push(Clause { text: before[..used].trim().to_owned(), condition });
            if parser.end() {
                return Ok(Self { conditions });
            }
            parser.word("and")?;
        }
    }
}

struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn end(&mut self) -> bool {
        self.rest = self.rest.trim_start();
        self.rest.is_empty()
    }

    fn fail<T>(&self, expected: &'static str) -> Result<T, TestError> {
        Err(TestError { at: self.rest.trim().to_owned(), expected })
    }

    fn eat(&mut self, token: &str) -> bool {
        self.rest = self.rest.trim_start();
        match self.rest.strip_prefix(token) {
            Some(rest) => {
                self.rest = rest;
                true
            }
            None => false,
        }
    }

    fn expect(&mut self, token: &'static str) -> Result<(), TestError> {
        if self.eat(token) { Ok(()) } else { self.fail(token) }
    }

    fn word(&mut self, word: &'static str) -> Result<(), TestError> {
        let before = self.rest;
        match self.name() {
            Ok(name) if name == word => Ok(()),
            _ => {
                self.rest = before;
                self.fail(word)
            }
        }
    }

    fn name(&mut self) -> Result<&'a str, TestError> {
        self.rest = self.rest.trim_start();
        let end = self
            .rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '.'))
            .unwrap_or(self.rest.len());
        if end == 0 {
            return self.fail("a name");
        }
        let (name, rest) = self.rest.split_at(end);
        self.rest = rest;
        Ok(name)
    }

    fn quoted(&mut self) -> Result<String, TestError> {
        self.expect("\"")?;
        let Some(end) = self.rest.find('"') else { return self.fail("\"") };
        let (text, rest) = self.rest.split_at(end);
        self.rest = &rest[1..];
        Ok(text.to_owned())
    }

    fn comparison(&mut self) -> Result<Comparison, TestError> {
        for (token, comparison) in [
            (">=", Comparison::AtLeast),
            ("<=", Comparison::AtMost),
            (">", Comparison::Above),
            ("<", Comparison::Below),
        ] {
            if self.eat(token) {
                return Ok(comparison);
            }
        }
        self.fail(">, >=, < or <=")
    }

    fn percent(&mut self) -> Result<f64, TestError> {
        self.rest = self.rest.trim_start();
        let end = self
            .rest
            .find(|c: char| !(c.is_ascii_digit() || c == '.'))
            .unwrap_or(self.rest.len());
        let (number, rest) = self.rest.split_at(end);
        let Ok(value) = number.parse::<f64>() else { return self.fail("a percentage") };
        if number.contains('.') && value < 1.0 && !rest.starts_with('%') {
            self.rest = rest;
            return Ok(value);
        }
        let Some(rest) = rest.strip_prefix('%') else {
            return self.fail("a percentage with its sign, such as 50%");
        };
        if !(0.0..=100.0).contains(&value) {
            return self.fail("a percentage from 0% to 100%");
        }
        self.rest = rest;
        Ok(value / 100.0)
    }

    fn condition(&mut self) -> Result<ParsedCondition, TestError> {
        let name = self.name()?.to_owned();
        match name.as_str() {
            "stable" if self.eat("(") => {
                let name = self.name()?.to_owned();
                self.expect(")")?;
                Ok(ParsedCondition::Stable { name })
            }
            "composition" if self.eat("(") => {
                let name = self.name()?.to_owned();
                self.expect(",")?;
                let variable = self.quoted()?;
                self.expect(",")?;
                let group = self.quoted()?;
                self.expect(")")?;
                let (comparison, threshold) = (self.comparison()?, self.percent()?);
                Ok(ParsedCondition::Composition {
                    name,
                    variable,
                    group,
                    comparison,
                    threshold,
                })
            }
            _ => {
                let (comparison, threshold) = (self.comparison()?, self.percent()?);
                Ok(ParsedCondition::Compare { name, comparison, threshold })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_joined_by_and() {
        let test = Test::parse("deal > 50% and war >= 50.5%").unwrap();
        assert_eq!(test.conditions[0].text, "deal > 50%");
        assert_eq!(
            test.conditions[1].condition,
            ParsedCondition::Compare {
                name: "war".into(),
                comparison: Comparison::AtLeast,
                threshold: 0.505
            }
        );
    }

    #[test]
    fn a_threshold_is_a_percentage_or_a_share() {
        let threshold = |text| match Test::parse(text).unwrap().conditions[0].condition {
            ParsedCondition::Compare { threshold, .. } => threshold,
            _ => panic!("{text}"),
        };
        assert_eq!(threshold("deal.support > 0.5"), 0.5);
        assert_eq!(threshold("deal.support > 0.5%"), 0.005);
    }

    #[test]
    fn stability_and_composition_are_conditions_too() {
        assert!(Test::parse("stable(war)").is_ok());
        let test =
            Test::parse("composition(war, \"vote bloc\", \"right\") > 50%").unwrap();
        assert!(matches!(
            &test.conditions[0].condition,
            ParsedCondition::Composition { group, .. } if group == "right"
        ));
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        assert_eq!(Test::parse("deal > 50").unwrap_err().at, "50");
        assert_eq!(Test::parse("deal > 1.5").unwrap_err().at, "1.5");
        assert_eq!(Test::parse("deal = 50%").unwrap_err().expected, ">, >=, < or <=");
        assert_eq!(Test::parse("deal > 50% or war > 1%").unwrap_err().expected, "and");
        assert!(Test::parse("").is_err());
    }
}
