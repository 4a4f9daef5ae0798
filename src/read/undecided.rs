//! Answers that are none.

/// Names under which polls publish the undecided, in the three languages.
pub(super) fn sounds_undecided(name: &str) -> bool {
    const MARKS: [&str; 15] = [
        "don't know",
        "don’t know",
        "dont know",
        "do not know",
        "no opinion",
        "undecided",
        "not sure",
        "unsure",
        "can't answer",
        "لا أعرف",
        "לא יודע",
        "לא יודעים",
        "لا يعرف",
        "لا رأي",
        "אין דעה",
    ];
    let name = name.to_lowercase();
    MARKS.iter().any(|mark| name.contains(mark))
}
