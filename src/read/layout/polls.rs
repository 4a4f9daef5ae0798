//! Which rows are one poll, and what it is called.

use std::collections::HashMap;

use foldhash::fast::FixedState as Hasher;

use crate::poll::slug;

/// Polls by what was published of them. Rows with other particulars (another sample size,
/// another population) are another poll, even under one identifier of the file's: they have
/// other respondents, or nobody can tell.
#[derive(Debug, Default)]
pub(super) struct Polls {
    known: HashMap<Vec<String>, String, Hasher>,
    taken: HashMap<String, usize, Hasher>,
}

impl Polls {
    /// The identifier of the poll with these particulars, and whether another poll had its
    /// name already.
    pub(super) fn id(&mut self, base: &str, particulars: Vec<String>) -> (String, bool) {
        let mut key = particulars;
        key.push(base.to_owned());
        if let Some(id) = self.known.get(&key) {
            return (id.clone(), false);
        }
        let mut split = false;
        let mut id = base.to_owned();
        while let Some(n) = self.taken.get_mut(&id) {
            *n += 1;
            id = format!("{base}_{n}");
            split = true;
        }
        self.taken.insert(id.clone(), 1);
        self.known.insert(key, id.clone());
        (id, split)
    }
}

/// A poll's name from its pollster and its last known day.
pub(super) fn name(pollster: Option<&str>, day: Option<&str>) -> String {
    let pollster = slug(pollster.unwrap_or("poll"));
    let pollster = if pollster.is_empty() { "poll".to_owned() } else { pollster };
    format!("{pollster}_{}", day.unwrap_or("undated"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_particulars_make_another_poll_under_a_name_of_its_own() {
        let mut polls = Polls::default();
        let size = |n: &str| vec![n.to_owned()];
        assert_eq!(polls.id("a", size("500")), ("a".to_owned(), false));
        assert_eq!(polls.id("a", size("600")), ("a_2".to_owned(), true));
        assert_eq!(polls.id("a_2", size("600")), ("a_2_2".to_owned(), true));
        assert_eq!(polls.id("a", size("500")), ("a".to_owned(), false));
        assert_eq!(polls.id("a", size("700")).0, "a_3");
    }
}
