//! Help is part of the program.

use crate::common::run;

#[test]
fn every_command_has_help_with_examples() {
    let commands = [
        "run",
        "add",
        "check",
        "describe",
        "toplines",
        "convert",
        "explain",
        "schema",
        "interval",
        "lead",
        "shift",
        "bounds",
        "crosstab",
        "contradiction",
        "patterns",
        "fill",
        "claims",
        "diff",
        "figure",
        "trend",
    ];
    for command in commands {
        let found = run(&[command, "--help"]);
        assert_eq!(found.code, 0);
        assert!(found.out.contains("Examples:"), "{command}");
        assert!(found.out.contains(&format!("endoxa {command}")), "{command}");
    }
    let front = run(&["--help"]).out;
    for command in commands {
        assert!(front.contains(command), "{command}");
    }
    assert!(front.contains("Exit codes"));
}

#[test]
fn a_misspelt_command_suggests_the_right_one() {
    let found = run(&["intervall", "52%"]);
    assert_eq!(found.code, 2);
    assert!(found.err.contains("interval"), "{}", found.err);
}
