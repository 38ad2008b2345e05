//! What style sheets may not say, because an engine that people use breaks on it, or a kind of display that they use
//! doesn't show it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::Breach;
use crate::css::{Statement, statements};

/// Holds where an engine both knows fallbacks for a place and doesn't hang on them.
const SOUND_FALLBACKS: &str = "@supports (position-visibility: anchors-visible)";
const FORCED_COLOURS: &str = "@media (forced-colors: active)";

/// How selectors tell a state that isn't the pointer's or the focus's.
const STATES: &[&str] = &[
    "--active",
    "--changed",
    "--current",
    "--editing",
    "--on",
    "--over",
    "--selected",
    ".is-",
    "[aria-current",
    "[aria-pressed",
    "[aria-selected",
    ":checked",
    ":indeterminate",
];

/// Selectors of states that something else than their colours tells too, and what that is.
#[rustfmt::skip]
const TOLD_OTHERWISE: &[(&str, &str)] = &[
    (".bots-table tbody tr.is-selected", "its box is ticked"),
    (".bulk-bar--active", "it says how many are selected"),
];

#[test]
fn the_styles_keep_to_what_every_engine_can() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let mut files = 0;
    let mut breaches = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "css") {
            let name = path.file_name().unwrap().to_str().unwrap();
            let source = fs::read_to_string(&path).unwrap();
            breaches.extend(breaches_in(&format!("style/{name}"), &source));
            files += 1;
        }
    }
    assert!(files > 30, "only {files} style sheets were found");
    let list: Vec<String> = breaches.iter().map(ToString::to_string).collect();
    assert!(list.is_empty(), "{}", list.join("\n"));
}

/// Everything that is wrong with one style sheet.
fn breaches_in(file: &str, source: &str) -> Vec<Breach> {
    let said = statements(source);
    let mut found = Vec::new();
    found.extend(unsound_fallbacks(&said));
    found.extend(animated_anchored(&said));
    found.extend(stretched_grids(&said));
    found.extend(conditional_keyframes(&said));
    found.extend(states_in_colours_only(&said));
    found.sort();
    let breaches = found.into_iter().map(|(line, what)| Breach {
        file: file.into(),
        line,
        what,
    });
    breaches.collect()
}

/// WebKit never comes back where something around an element with fallbacks is hidden.
fn unsound_fallbacks(said: &[Statement]) -> Vec<(usize, String)> {
    let is_unsound = |one: &&Statement| {
        let property = one.declaration().map(|(name, _)| name);
        property.is_some_and(|name| name.starts_with("position-try"))
            && !one.is_within(SOUND_FALLBACKS)
    };
    let what = format!("WebKit hangs on fallbacks for a place; put this into `{SOUND_FALLBACKS}`");
    breaches(said.iter().filter(is_unsound), &what)
}

/// WebKit never comes back either where something that takes its size or place from its anchor is animated.
fn animated_anchored(said: &[Statement]) -> Vec<(usize, String)> {
    let is_anchored = |one: &&Statement| {
        let value = one.declaration().map(|(_, value)| value);
        value.is_some_and(|value| value.contains("anchor(") || value.contains("anchor-size("))
    };
    let anchored: BTreeSet<String> = said
        .iter()
        .filter(is_anchored)
        .flat_map(Statement::selectors)
        .collect();
    let is_animated = |one: &&Statement| {
        let property = one.declaration().map(|(name, _)| name);
        property.is_some_and(|name| name.starts_with("animation") || name.starts_with("transition"))
            && one.selectors().iter().any(|selector| {
                let subject = without_state(selector);
                anchored
                    .iter()
                    .any(|anchored| without_state(anchored) == subject)
            })
    };
    breaches(
        said.iter().filter(is_animated),
        "WebKit hangs on what is both anchored and animated; animate what is inside",
    )
}

/// The selector of the element, whatever state it is in.
fn without_state(selector: &str) -> &str {
    let compound = selector.rfind([' ', '>', '+', '~']).map_or(0, |at| at + 1);
    let end = selector[compound..].find([':', '[']);
    &selector[..end.map_or(selector.len(), |end| compound + end)]
}

/// WebKit makes a grid as high as it may be where it is out of flow and no higher than its content: as dialogs and
/// popovers are by themselves.
fn stretched_grids(said: &[Statement]) -> Vec<(usize, String)> {
    let has = |around: &[String], names: &[&str], values: &[&str]| {
        let same = said.iter().filter(|one| one.around == around);
        let mut declarations = same.filter_map(Statement::declaration);
        declarations.any(|(name, value)| names.contains(&name) && values.contains(&value))
    };
    let is_shown_on_top = |selector: &String| {
        let state = &selector[without_state(selector).len()..];
        let is_dialog = without_state(selector).ends_with("dialog");
        state.contains(":popover-open")
            || state.contains(":modal")
            || (is_dialog && state.contains("[open]"))
    };
    let is_stretched = |one: &&Statement| {
        matches!(one.declaration(), Some(("display", "grid" | "inline-grid")))
            && (one.selectors().iter().any(is_shown_on_top)
                || has(&one.around, &["position"], &["absolute", "fixed"])
                    && has(&one.around, &["block-size", "height"], &["fit-content"]))
    };
    breaches(
        said.iter().filter(is_stretched),
        "WebKit stretches a grid out of flow to its greatest height; lay this out otherwise",
    )
}

/// One set of keyframes within a condition and WebKit no longer follows the window's width in others.
fn conditional_keyframes(said: &[Statement]) -> Vec<(usize, String)> {
    let is_conditional = |one: &&Statement| {
        let mut around = one.around.iter();
        one.text.starts_with("@keyframes") && around.any(|head| !head.starts_with("@layer"))
    };
    breaches(
        said.iter().filter(is_conditional),
        "keyframes within a condition keep WebKit from following the window's width; put them beside it",
    )
}

/// Forced colours take backgrounds, shadows and the colours of borders away.
fn states_in_colours_only(said: &[Statement]) -> Vec<(usize, String)> {
    let selected = |fits: fn(&Statement) -> bool| -> BTreeSet<String> {
        let fitting = said.iter().filter(|one| !one.is_head && fits(one));
        fitting.flat_map(Statement::selectors).collect()
    };
    let lined = selected(draws_a_line);
    let forced = selected(|one| one.is_within(FORCED_COLOURS));
    let is_coloured = |one: &&Statement| {
        matches!(one.declaration(), Some(("background" | "background-color", value)) if value != "none")
            && !one.is_within(FORCED_COLOURS)
    };
    let mut found = Vec::new();
    for one in said.iter().filter(is_coloured) {
        for selector in one.selectors() {
            let excepted = TOLD_OTHERWISE.iter().any(|(other, _)| *other == selector);
            if let Some(bearer) = bearer_of_state(&selector)
                && !excepted
                && !lined.contains(&selector)
                && !forced.iter().any(|forced| forced.contains(bearer))
            {
                let what = format!("`{selector}` can't be told in forced colours");
                found.push((one.line, what));
            }
        }
    }
    found
}

/// Whether this shows by more than a colour.
fn draws_a_line(one: &Statement) -> bool {
    one.declaration().is_some_and(|(name, value)| {
        let is_line = name.starts_with("border") || name.starts_with("outline");
        let is_plain = ["color", "offset", "radius"]
            .iter()
            .any(|end| name.ends_with(end));
        is_line && !is_plain && !matches!(value, "0" | "none")
    })
}

/// The class that a selector tells the state of, or all up to there if it has none.
fn bearer_of_state(selector: &str) -> Option<&str> {
    let states = STATES.iter().filter_map(|state| selector.find(state));
    let state = states.min()?;
    let is_class = selector[state..].starts_with('-');
    let rest = &selector[state..];
    let end = rest.find([' ', ':', '[', '.']).filter(|_| is_class);
    let bearer = match end {
        Some(end) => &selector[..state + end],
        None if is_class => selector,
        None => without_state(&selector[..state]),
    };
    let compound = bearer.rfind([' ', '>', '+', '~']).map_or(0, |at| at + 1);
    Some(
        bearer[compound..]
            .rfind('.')
            .map_or(bearer, |class| &bearer[compound + class..]),
    )
}

fn breaches<'a>(found: impl Iterator<Item = &'a Statement>, what: &str) -> Vec<(usize, String)> {
    found.map(|one| (one.line, what.to_owned())).collect()
}

/// Checks a style sheet of one rule per line, as `line: what it says` of each breach begins.
#[track_caller]
fn assert_breaches(source: &str, expected: &[&str]) {
    let found: Vec<String> = breaches_in("a.css", source)
        .iter()
        .map(ToString::to_string)
        .collect();
    let fits = found.len() == expected.len()
        && found.iter().zip(expected).all(|(found, expected)| {
            found
                .strip_prefix("a.css:")
                .is_some_and(|found| found.starts_with(expected))
        });
    assert!(fits, "{found:#?} instead of {expected:#?} in\n{source}");
}

#[test]
fn fallbacks_stand_where_they_are_sound_only() {
    assert_breaches(
        ".menu {\n  position-try-fallbacks: flip-block;\n  &:hover { position-try: flip-inline }\n}",
        &[
            "2: WebKit hangs on fallbacks",
            "3: WebKit hangs on fallbacks",
        ],
    );
    assert_breaches(
        "@supports (position-area: block-end) { .menu { position-try-fallbacks: flip-block } }",
        &["1: WebKit hangs on fallbacks"],
    );
    for sound in [
        ".menu { @supports (position-visibility: anchors-visible) { position-try-fallbacks: a } }",
        "@supports (position-visibility: anchors-visible) { .menu { position-try-fallbacks: a } }",
        "/* position-try-fallbacks: a; */ .menu { content: \"{ position-try: a; }\" }",
    ] {
        assert_breaches(sound, &[]);
    }
}

#[test]
fn nothing_is_both_anchored_and_animated() {
    assert_breaches(
        ".list {\n min-inline-size: anchor-size(inline);\n &:popover-open {\n animation: in 1s } }",
        &["4: WebKit hangs on what is both"],
    );
    assert_breaches(
        ".list { inset-block-start: anchor(end) }\n.list[hidden] { transition: opacity 1s }",
        &["2: WebKit hangs on what is both"],
    );
    assert_breaches(
        ".list { min-inline-size: anchor-size(inline) } .list__inner { animation: in 1s }",
        &[],
    );
}

#[test]
fn what_is_shown_on_top_is_no_grid() {
    for source in [
        ".menu:popover-open { display: grid }",
        ".menu { &:popover-open { display: inline-grid; } }",
        "@layer ui { .dialog { color: red; &[open] { display: grid } } }",
        "dialog:modal { display: grid }",
        ".box { position: fixed; block-size: fit-content; display: grid; }",
    ] {
        assert_breaches(source, &["1: WebKit stretches a grid"]);
    }
    assert_breaches(
        ".menu:popover-open { display: flex } .fold[open] { display: grid }
         .dialog__body, .dialog[open] > .surface { display: grid }
         .box { position: absolute; display: grid } .other { block-size: fit-content }",
        &[],
    );
}

#[test]
fn keyframes_stand_under_no_condition() {
    assert_breaches(
        "@media (prefers-reduced-motion: reduce) {\n@keyframes a { to { opacity: 0 } } }",
        &["2: keyframes within a condition"],
    );
    assert_breaches(
        "@layer ui { @supports (color: red) { @keyframes a { to { opacity: 0 } } } }",
        &["1: keyframes within a condition"],
    );
    assert_breaches("@layer ui { @keyframes a { to { opacity: 0 } } }", &[]);
}

#[test]
fn a_state_is_told_by_more_than_colours() {
    for (source, selector) in [
        (".option--active { background: red }", ".option--active"),
        (
            ".nav { & a { &[aria-current] { &::after { background: red } } } }",
            ".nav a[aria-current]::after",
        ),
        (
            ".drop { border: 1px solid; &.drop--over { border-color: red; background: red } }",
            ".drop.drop--over",
        ),
        (
            ".cell--changed .input { box-shadow: 0 0 1px; background-color: red }",
            ".cell--changed .input",
        ),
    ] {
        let breach = format!("1: `{selector}` can't be told in forced colours");
        assert_breaches(source, &[&breach]);
    }
    for source in [
        ".option--active { background: red } @media (forced-colors: active) { .option--active { outline: 1px solid } }",
        ".nav a[aria-current]::after { background: red; border-block-end: 2px solid }",
        ".box:checked::before { background: red } @media (forced-colors: active) { .box { appearance: auto } }",
        ".cell--changed .input { background: red; @media (forced-colors: active) { border-style: dashed } }",
        ".option:hover { background: red } .option--active { background: none }",
    ] {
        assert_breaches(source, &[]);
    }
}

#[test]
fn a_selector_is_excepted_as_long_as_it_is_there() {
    let mut selectors = BTreeSet::new();
    for entry in fs::read_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("style")).unwrap() {
        let source = fs::read_to_string(entry.unwrap().path()).unwrap();
        selectors.extend(statements(&source).iter().flat_map(Statement::selectors));
    }
    for (selector, _) in TOLD_OTHERWISE {
        assert!(
            selectors.contains(*selector),
            "there is no `{selector}` any more"
        );
    }
}
