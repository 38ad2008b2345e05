//! Whatever bytes arrive, nothing panics: the corpus of the fuzz targets, broken in every place, and bytes
//! at random. `fuzz/checks.rs` says what holds besides.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used)]

use std::fs;
use std::path::Path;

use proptest::prelude::*;

#[path = "../fuzz/checks.rs"]
mod checks;

/// How many cases each property is tried on.
const CASES: u32 = 10_000;

/// The kept inputs of a fuzz target.
fn corpus(target: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus");
    let files = fs::read_dir(folder.join(target)).expect("the corpus is there");
    let paths = files.map(|file| file.expect("it can be read").path());
    let mut paths: Vec<_> = paths.collect();
    paths.sort();
    assert!(paths.len() >= 10, "{target}: {}", paths.len());
    let inputs = paths.into_iter().map(fs::read);
    inputs.map(|input| input.expect("it can be read")).collect()
}

/// Each input of a corpus: whole, cut off after each byte, and without each byte.
fn broken(target: &str, check: fn(&[u8])) {
    for input in corpus(target) {
        check(&input);
        for at in 0..input.len() {
            check(&input[..at]);
            let mut other = input.clone();
            other.remove(at);
            check(&other);
        }
    }
}

#[test]
fn the_corpus_of_answers_holds_wherever_it_is_broken() {
    broken("answers", checks::answer);
}

#[test]
fn the_corpus_of_filters_holds_wherever_it_is_broken() {
    broken("filters", checks::filters);
}

/// Bytes at random, and inputs of a corpus with some of their bytes changed.
fn any_bytes(target: &str) -> impl Strategy<Value = Vec<u8>> {
    let noise = prop::collection::vec(any::<u8>(), 0..200);
    let json_like = "[\\[\\]{}\",:0-9a-c\\\\ .e+-]{0,60}".prop_map(String::into_bytes);
    let edits = prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..4);
    let changed = (prop::sample::select(corpus(target)), edits).prop_map(|(mut input, edits)| {
        for (at, byte) in edits {
            if !input.is_empty() {
                let at = at.index(input.len());
                input[at] = byte;
            }
        }
        input
    });
    prop_oneof![1 => noise, 1 => json_like, 4 => changed]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(CASES) })]

    #[test]
    fn any_bytes_may_come_for_an_answer(bytes in any_bytes("answers")) {
        checks::answer(&bytes);
    }

    #[test]
    fn any_bytes_may_be_typed_for_filters(bytes in any_bytes("filters")) {
        checks::filters(&bytes);
    }
}
