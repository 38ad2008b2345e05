//! Form fields. Each has a label, and may have a hint and an error that are tied to its control.
//!
//! A field shows the value it is given and reports each change; the form's draft lives with the
//! page. The control has the id that was given, its hint `{id}-hint` and its error `{id}-error`.

mod choice;
mod frame;
mod search;
mod select;
mod text;
mod typed;

pub(super) use frame::{FieldFrame, described_by, invalid};
pub(super) use typed::typed_text;

pub use choice::{Checkbox, RadioCards, RadioOption};
pub use search::SearchField;
pub use select::{SelectField, SelectOption};
pub use text::{TextArea, TextField};
