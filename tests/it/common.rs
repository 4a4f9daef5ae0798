//! Running the program and looking at what it does.

use std::path::{Path, PathBuf};

use assert_cmd::Command;

/// The project's root, which relative paths of the tests start from.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The study that the README runs.
pub(crate) const STUDY: &str = "data/hostage-deal/study.toml";

/// The program, without colours, in the project's root.
pub(crate) fn endoxa(args: &[&str]) -> Command {
    let mut command = Command::cargo_bin("endoxa").unwrap();
    command.current_dir(root()).env_remove("NO_COLOR").args(args);
    command
}

/// What a command prints and how it ends.
pub(crate) struct Outcome {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

pub(crate) fn run(args: &[&str]) -> Outcome {
    outcome(&mut endoxa(args))
}

pub(crate) fn outcome(command: &mut Command) -> Outcome {
    let output = command.output().unwrap();
    Outcome {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs a command that must succeed and parses its JSON.
pub(crate) fn json(args: &[&str]) -> serde_json::Value {
    let found = run(&[args, &["--format", "json"]].concat());
    assert_eq!(found.code, 0, "{}", found.err);
    serde_json::from_str(&found.out).unwrap()
}

/// A folder with files of given names and texts.
pub(crate) fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        std::fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

/// A path in a folder, as text.
pub(crate) fn path(folder: &tempfile::TempDir, name: &str) -> String {
    let path: PathBuf = folder.path().join(name);
    path.display().to_string()
}
