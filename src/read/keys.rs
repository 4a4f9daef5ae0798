//! Where the keys of a TOML file stand, and which keys it may have.

use serde_json::Value;
use toml::de::{DeTable, DeValue};

use super::bytes::Source;
use super::findings::{Findings, Read, Rejected};
use crate::poll::{Code, Diagnostic};
use crate::text::nearest;

/// The keys of a TOML file with their lines.
#[derive(Debug, Clone)]
pub struct Keys {
    file: String,
    lines: Vec<(String, u64)>,
}

impl Keys {
    /// Finds all keys. Elements of arrays of tables are named by their number and, where
    /// they have one, by their name: `claims.0.test` and `claims.deal_majority.test`.
    fn parse(text: &str, file: &str) -> Result<Self, Diagnostic> {
        let table = DeTable::parse(text).map_err(|e| {
            let at = e.span().map_or(0, |span| span.start.min(text.len()));
            Diagnostic::new(Code::StudyMalformed, file)
                .line(line_at(text, at))
                .value(text[at..].lines().next().unwrap_or("").trim())
                .with("expected", e.message())
        })?;
        let mut keys = Self { file: file.to_owned(), lines: Vec::new() };
        keys.walk_table(table.get_ref(), "", text);
        Ok(keys)
    }

    fn walk_table(&mut self, table: &DeTable<'_>, prefix: &str, text: &str) {
        for (key, value) in table {
            let path = join(prefix, key.get_ref());
            self.lines.push((path.clone(), line_at(text, key.span().start)));
            self.walk(value.get_ref(), &path, text);
        }
    }

    fn walk(&mut self, value: &DeValue<'_>, path: &str, text: &str) {
        match value {
            DeValue::Table(table) => self.walk_table(table, path, text),
            DeValue::Array(items) => {
                for (i, item) in items.iter().enumerate() {
                    let DeValue::Table(table) = item.get_ref() else { continue };
                    let line = line_at(text, item.span().start);
                    let mut names = vec![i.to_string()];
                    if let Some(DeValue::String(name)) =
                        table.get("name").map(toml::Spanned::get_ref)
                    {
                        names.push(name.to_string());
                    }
                    for name in names {
                        let path = join(path, &name);
                        self.lines.push((path.clone(), line));
                        self.walk_table(table, &path, text);
                    }
                }
            }
            _ => {}
        }
    }

    /// The line of a key, or of the nearest key above it.
    #[must_use]
    pub fn line(&self, path: &str) -> Option<u64> {
        let mut path = path;
        loop {
            if let Some((_, line)) = self.lines.iter().find(|(key, _)| key == path) {
                return Some(*line);
            }
            path = &path[..path.rfind('.')?];
        }
    }

    /// A finding about a key.
    #[must_use]
    pub fn about(&self, code: Code, path: &str) -> Diagnostic {
        let found = Diagnostic::new(code, &self.file).column(path);
        match self.line(path) {
            Some(line) => found.line(line),
            None => found,
        }
    }

    /// Adds the line to a finding about one of this file's keys.
    #[must_use]
    pub fn located(&self, found: Diagnostic) -> Diagnostic {
        match (found.place.line, &found.place.column) {
            (None, Some(path)) if found.place.file == self.file => {
                match self.line(path) {
                    Some(line) => found.line(line),
                    None => found,
                }
            }
            _ => found,
        }
    }

    /// A key that is not known, with the nearest one that the schema has in its place.
    fn unknown(&self, path: &str, schema: &schemars::Schema) -> Diagnostic {
        let path: String =
            path.split('.').filter(|part| *part != "?").collect::<Vec<_>>().join(".");
        let (parent, key) = path.rsplit_once('.').unwrap_or(("", &path));
        let siblings = siblings(schema.as_value(), parent);
        let found = self.about(Code::KeyUnknown, &path).value(key);
        match nearest(key, siblings.iter().map(String::as_str)) {
            Some(near) => found.with("nearest", near),
            None => found,
        }
    }
}

/// Reads a TOML file into a type. Unknown keys are errors with the nearest right one.
///
/// # Errors
/// [`Rejected`] with every finding, each with its line.
pub fn toml_file<T: serde::de::DeserializeOwned + schemars::JsonSchema>(
    source: &Source,
) -> Result<Read<(T, Keys)>, Rejected> {
    let (text, warning) = source.text()?;
    let name = source.name();
    let keys = Keys::parse(&text, name)?;
    let mut findings = Findings::default();
    findings.extend(warning);
    let deserializer =
        toml::Deserializer::parse(&text).map_err(|e| invalid(&e, name, &text))?;
    let mut unknown = Vec::new();
    let value =
        serde_ignored::deserialize(deserializer, |path| unknown.push(path.to_string()));
    let schema = schemars::schema_for!(T);
    for key in unknown {
        findings.push(keys.unknown(&key, &schema));
    }
    match value {
        Ok(value) => findings.finish((value, keys)),
        Err(error) => {
            findings.push(invalid(&error, name, &text));
            Err(Rejected(findings.into_inner()))
        }
    }
}

/// A TOML or type error with its line; the parser's own sentence says what was expected.
fn invalid(error: &toml::de::Error, name: &str, text: &str) -> Diagnostic {
    let at = error.span().map_or(0, |span| span.start.min(text.len()));
    let value = text[at..].lines().next().unwrap_or("").trim();
    let code = if error.message().contains("missing field")
        || error.message().contains("invalid")
        || error.message().contains("unknown variant")
    {
        Code::ValueInvalid
    } else {
        Code::StudyMalformed
    };
    Diagnostic::new(code, name)
        .line(line_at(text, at))
        .value(value)
        .with("expected", error.message())
}

fn join(prefix: &str, key: &str) -> String {
    if prefix.is_empty() { key.to_owned() } else { format!("{prefix}.{key}") }
}

fn line_at(text: &str, at: usize) -> u64 {
    text[..at.min(text.len())].matches('\n').count() as u64 + 1
}

/// The keys that a JSON Schema allows at a path.
fn siblings(schema: &Value, path: &str) -> Vec<String> {
    let mut here = schema;
    for part in path.split('.').filter(|part| !part.is_empty()) {
        let node = resolve(schema, here);
        let next = node
            .pointer("/properties")
            .and_then(|properties| properties.get(part))
            .or_else(|| node.get("items"))
            .or_else(|| node.get("additionalProperties"));
        let Some(next) = next else { return Vec::new() };
        here = next;
    }
    resolve(schema, here)
        .get("properties")
        .and_then(Value::as_object)
        .map(|properties| properties.keys().cloned().collect())
        .unwrap_or_default()
}

/// Follows references and the first alternative that is no null.
fn resolve<'a>(root: &'a Value, node: &'a Value) -> &'a Value {
    if let Some(reference) = node.get("$ref").and_then(Value::as_str) {
        let pointer = reference.trim_start_matches('#');
        return root.pointer(pointer).map_or(node, |found| resolve(root, found));
    }
    match node.get("anyOf").and_then(Value::as_array) {
        Some(options) => options
            .iter()
            .find(|option| option.get("type").and_then(Value::as_str) != Some("null"))
            .map_or(node, |option| resolve(root, option)),
        None => node,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "id = \"x\"\n[[claims]]\nname = \"one\"\ntets = \"a > 1%\"\n";

    #[test]
    fn keys_of_named_elements_are_found_by_name_and_number() {
        let keys = Keys::parse(TEXT, "study.toml").unwrap();
        assert_eq!(keys.line("claims.one.tets"), Some(4));
        assert_eq!(keys.line("claims.0.name"), Some(3));
        assert_eq!(keys.line("claims.one.missing"), Some(2));
    }

    #[test]
    fn an_unknown_key_names_the_nearest_of_its_place() {
        let keys = Keys::parse(TEXT, "study.toml").unwrap();
        let schema = schemars::schema_for!(crate::study::Manifest);
        let found = keys.unknown("claims.0.tets", &schema);
        assert_eq!(found.values.get("nearest").map(String::as_str), Some("test"));
        assert_eq!(found.place.line, std::num::NonZeroU64::new(4));
    }
}
