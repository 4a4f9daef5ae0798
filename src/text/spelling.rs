//! The nearest right spelling.

/// The candidate that a misspelt word most likely means, if any is near enough: at most a
/// third of its letters differ, or one contains the other.
///
/// ```
/// use endoxa::text::nearest;
/// assert_eq!(nearest("quetsion", ["poll", "question", "answer"]), Some("question"));
/// assert_eq!(nearest("zebra", ["poll", "question"]), None);
/// ```
pub fn nearest<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str>,
) -> Option<&'a str> {
    let plain = |s: &str| s.to_lowercase().replace([' ', '-'], "_");
    let wanted = plain(word);
    if wanted.is_empty() {
        return None;
    }
    let mut best: Option<(usize, &str)> = None;
    for candidate in candidates {
        let name = plain(candidate);
        let contains = wanted.len() >= 4
            && name.len() >= 4
            && (name.contains(&wanted) || wanted.contains(&name));
        let distance = strsim::damerau_levenshtein(&wanted, &name);
        let allowed = (wanted.chars().count().max(name.chars().count()) / 3).max(1);
        let rank = if contains { distance.min(allowed) } else { distance };
        if rank <= allowed && best.is_none_or(|(least, _)| rank < least) {
            best = Some((rank, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}
