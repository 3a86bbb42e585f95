//! Both language files say the same things.

use std::collections::{BTreeMap, BTreeSet};

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use fluent_syntax::parser::parse;

const ENGLISH: &str = include_str!("../../i18n/en/trekker_ui.ftl");
const DUTCH: &str = include_str!("../../i18n/nl/trekker_ui.ftl");

/// Every id with the variables its message uses.
fn messages(text: &str) -> BTreeMap<String, BTreeSet<String>> {
    let resource = parse(text).unwrap_or_else(|(_, errors)| panic!("{errors:?}"));
    let mut found = BTreeMap::new();
    for entry in resource.body {
        if let Entry::Message(message) = entry {
            let mut variables = BTreeSet::new();
            message.value.iter().for_each(|value| in_pattern(value, &mut variables));
            let twice = found.insert(message.id.name.to_owned(), variables);
            assert!(twice.is_none(), "{} stands there twice", message.id.name);
        }
    }
    found
}

fn in_pattern(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let PatternElement::Placeable { expression } = element {
            in_expression(expression, found);
        }
    }
}

fn in_expression(expression: &Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        Expression::Inline(inline) => in_inline(inline, found),
        Expression::Select { selector, variants } => {
            in_inline(selector, found);
            variants.iter().for_each(|variant| in_pattern(&variant.value, found));
        }
    }
}

fn in_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => drop(found.insert(id.name.to_owned())),
        InlineExpression::Placeable { expression } => in_expression(expression, found),
        InlineExpression::FunctionReference { arguments: CallArguments { positional, .. }, .. } => {
            positional.iter().for_each(|inline| in_inline(inline, found));
        }
        _ => {}
    }
}

#[test]
fn both_languages_have_the_same_messages_and_variables() {
    let (english, dutch) = (messages(ENGLISH), messages(DUTCH));
    let ids = |messages: &BTreeMap<String, _>| messages.keys().cloned().collect::<BTreeSet<_>>();
    let (in_english, in_dutch) = (ids(&english), ids(&dutch));
    assert_eq!(in_english.difference(&in_dutch).collect::<Vec<_>>(), Vec::<&String>::new(), "not in Dutch");
    assert_eq!(in_dutch.difference(&in_english).collect::<Vec<_>>(), Vec::<&String>::new(), "not in English");
    assert_eq!(english, dutch);
    assert!(english.len() > 250);
}

#[test]
fn nobody_is_shouted_at() {
    for text in [ENGLISH, DUTCH] {
        assert!(!text.contains('!'), "an exclamation mark");
        let short = text
            .lines()
            .filter_map(|line| line.split_once(" = "))
            .filter(|(_, words)| words.split_whitespace().count() < 4);
        let stopped: Vec<_> = short.filter(|(_, words)| words.ends_with('.')).collect();
        assert_eq!(stopped, [], "short texts have no full stop");
    }
}
