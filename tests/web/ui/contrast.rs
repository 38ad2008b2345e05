//! The contrast of the design tokens, by the formula of WCAG 2.2, in both themes.

use std::collections::HashMap;

use wasm_bindgen_test::wasm_bindgen_test;

const TOKENS: &str = include_str!("../../../style/tokens.css");
const GROUNDS: [&str; 5] = ["canvas", "surface", "raised", "sunken", "hover"];

/// A colour in the light and in the dark theme.
type Colour = [[u8; 3]; 2];

fn hex(text: &str) -> Option<[u8; 3]> {
    let digits = text
        .trim()
        .strip_prefix('#')
        .filter(|digits| digits.len() == 6)?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    let [_, red, green, blue] = value.to_be_bytes();
    Some([red, green, blue])
}

fn colour(value: &str) -> Option<Colour> {
    if let Some(pair) = value.strip_prefix("light-dark(") {
        let (light, dark) = pair.strip_suffix(')')?.split_once(',')?;
        Some([hex(light)?, hex(dark)?])
    } else {
        hex(value).map(|both| [both, both])
    }
}

fn tokens() -> HashMap<&'static str, Colour> {
    let mut colours = HashMap::new();
    for line in TOKENS.lines() {
        let declaration = line
            .trim()
            .strip_prefix("--")
            .and_then(|line| line.strip_suffix(';'));
        let Some((name, value)) = declaration.and_then(|declaration| declaration.split_once(": "))
        else {
            continue;
        };
        let alias = value
            .strip_prefix("var(--")
            .and_then(|value| value.strip_suffix(')'));
        let found = alias
            .and_then(|alias| colours.get(alias).copied())
            .or_else(|| colour(value));
        if let Some(found) = found {
            colours.insert(name, found);
        }
    }
    colours
}

fn luminance(colour: [u8; 3]) -> f64 {
    let linear = colour.map(|channel| {
        let channel = f64::from(channel) / 255.0;
        if channel <= 0.04045 {
            channel / 12.92
        } else {
            ((channel + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
}

fn contrast(one: [u8; 3], other: [u8; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[track_caller]
fn assert_contrast(tokens: &HashMap<&str, Colour>, front: &str, back: &str, least: f64) {
    for (index, theme) in ["light", "dark"].into_iter().enumerate() {
        let ratio = contrast(tokens[front][index], tokens[back][index]);
        assert!(
            ratio >= least,
            "--{front} on --{back} has {ratio:.2}, not {least}, in the {theme} theme"
        );
    }
}

#[wasm_bindgen_test]
fn the_formula_gives_the_known_values() {
    assert!((contrast([0; 3], [255; 3]) - 21.0).abs() < 1e-9);
    assert!((contrast([0x77; 3], [255; 3]) - 4.48).abs() < 0.005);
}

#[wasm_bindgen_test]
fn text_has_four_and_a_half_to_one() {
    let tokens = tokens();
    for front in ["text", "text-muted", "text-faint", "accent"] {
        for back in GROUNDS {
            assert_contrast(&tokens, front, back, 4.5);
        }
    }
    for front in ["text", "text-muted"] {
        for back in [
            "pressed",
            "track",
            "thumb",
            "info-tint",
            "success-tint",
            "warning-tint",
            "danger-tint",
            "neutral-tint",
        ] {
            assert_contrast(&tokens, front, back, 4.5);
        }
    }
    for tone in ["info", "success", "warning", "danger", "neutral"] {
        for back in ["surface", "raised", "hover", &format!("{tone}-tint")] {
            assert_contrast(&tokens, tone, back, 4.5);
        }
    }
    for back in [
        "accent-solid",
        "accent-solid-hover",
        "danger-solid",
        "danger-solid-hover",
    ] {
        assert_contrast(&tokens, "on-solid", back, 4.5);
    }
    for hue in 0..8 {
        assert_contrast(
            &tokens,
            &format!("hue-{hue}-text"),
            &format!("hue-{hue}"),
            4.5,
        );
    }
}

#[wasm_bindgen_test]
fn the_bounds_of_controls_and_the_focus_ring_have_three_to_one() {
    let tokens = tokens();
    for front in ["line-control", "focus", "danger", "accent"] {
        for back in GROUNDS {
            assert_contrast(&tokens, front, back, 3.0);
        }
    }
    assert_contrast(&tokens, "accent-solid", "surface", 3.0);
    assert_contrast(&tokens, "focus", "accent-tint", 3.0);
}
