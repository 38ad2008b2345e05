//! What screen readers are told when the values change.

use std::collections::HashMap;

use crate::messages::ui as words;
use crate::ui::Chip;

/// What became different, in one line; empty when nothing did.
pub(super) fn news(before: &[Chip], now: &[Chip]) -> String {
    let (old, new) = (by_key(before), by_key(now));
    let removed = before.iter().filter(|chip| !new.contains_key(&chip.key));
    let added = now.iter().filter(|chip| !old.contains_key(&chip.key));
    let changed = now
        .iter()
        .filter(|chip| old.get(&chip.key).is_some_and(|old| old.name != chip.name));
    [
        part(words::removed, removed.collect()),
        part(words::added, added.collect()),
        part(words::changed, changed.collect()),
    ]
    .into_iter()
    .flatten()
    .collect::<Vec<_>>()
    .join(". ")
}

fn by_key(chips: &[Chip]) -> HashMap<u64, &Chip> {
    chips.iter().map(|chip| (chip.key, chip)).collect()
}

fn part(sentence: fn(&str) -> String, chips: Vec<&Chip>) -> Option<String> {
    match chips.as_slice() {
        [] => None,
        [chip] => Some(sentence(&chip.name)),
        chips => Some(sentence(&words::values(chips.len()))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chips(names: &[(u64, &str)]) -> Vec<Chip> {
        names
            .iter()
            .map(|&(key, name)| Chip {
                key,
                label: name.to_owned(),
                text: name.to_owned(),
                name: name.to_owned(),
                class: "",
            })
            .collect()
    }

    #[test]
    fn one_change_is_named_and_several_are_counted() {
        let none = chips(&[]);
        let one = chips(&[(1, "facebook, text")]);
        let many = chips(&[
            (1, "facebook, text"),
            (2, "7, number"),
            (3, "yes, yes or no"),
        ]);
        let edited = chips(&[(1, "twitter, text")]);
        for (before, now, text) in [
            (&none, &one, "Added facebook, text"),
            (&one, &many, "Added 2 values"),
            (&many, &one, "Removed 2 values"),
            (&one, &none, "Removed facebook, text"),
            (&one, &edited, "Changed to twitter, text"),
            (&many, &edited, "Removed 2 values. Changed to twitter, text"),
            (&one, &one, ""),
        ] {
            assert_eq!(news(before, now), text);
        }
    }
}
