//! Bots as a file: how one is written and read, and what bringing one in would do.
//!
//! Pure: nothing is read from the API or sent to it from here, and nothing is worded for people but what
//! is wrong with a text, by line and column.

pub mod encoding;
pub mod file;
pub mod matching;
pub mod plan;

pub use encoding::text_of;
pub use file::{File, ReadError, read, write};
pub use matching::{Existing, Match, Matching, match_up, targets};
pub use plan::{Choice, Line, Obstacle, Standing, line};
