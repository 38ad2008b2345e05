//! Parts of the panel whose code comes in files of their own, each once it is needed. What declares one
//! is here; what belongs into which is said where it is declared.
//!
//! In a release, `.ci/split` cuts the wasm at these functions. Everywhere else the whole panel is one
//! piece, and a part is there at once.

use std::fmt;

/// The file of a part couldn't be fetched. It is tried again when the part is next asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotFetched;

impl fmt::Display for NotFetched {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a part of the panel could not be fetched")
    }
}

impl std::error::Error for NotFetched {}

#[cfg(split)]
impl From<leptos::wasm_split::SplitLoaderError> for NotFetched {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// Declares an async function that fetches a part and gives what leads into it, such as the constructor
/// of a page: `part! { /// Its doc. pub fn name() -> Type as file_of_the_part { value } }`. Everything
/// that only such values lead to goes into the file.
macro_rules! part {
    ($(#[$about:meta])* $seen:vis fn $name:ident() -> $gives:ty as $part:ident $value:block) => {
        $(#[$about])*
        #[cfg(split)]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = ::leptos::wasm_split, fallible)]
        $seen fn $name() -> Result<$gives, $crate::parts::NotFetched> {
            Ok($value)
        }

        $(#[$about])*
        #[cfg(not(split))]
        #[allow(clippy::unused_async, reason = "in a release it waits for the file")]
        $seen async fn $name() -> Result<$gives, $crate::parts::NotFetched> {
            Ok($value)
        }
    };
}

pub(crate) use part;
