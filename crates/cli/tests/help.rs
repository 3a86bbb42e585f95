//! The program says what it can do.
#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a program that does not run ends the test")]

use std::process::Command;

#[test]
fn help_names_every_command_and_the_exit_codes() {
    let output = Command::new(env!("CARGO_BIN_EXE_trekker-cli")).arg("--help").output().expect("it runs");
    let help = String::from_utf8(output.stdout).expect("a text");
    for word in [
        "team",
        "invite",
        "join",
        "serve",
        "status",
        "import",
        "post",
        "idea",
        "voice",
        "search",
        "export",
        "digest",
        "check",
        "demo",
        "--profile",
        "--json",
        "Exit codes",
    ] {
        assert!(help.contains(word), "{word} is not in:\n{help}");
    }
    assert!(output.status.success());
}

#[test]
fn what_is_not_understood_ends_with_2_and_says_so_on_standard_error() {
    let output = Command::new(env!("CARGO_BIN_EXE_trekker-cli")).arg("dance").output().expect("it runs");
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty() && !output.stderr.is_empty());
}
