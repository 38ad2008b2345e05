//! The filters of a webhook: when it is sent, and why not.
//!
//! Pure: JSON in, JSON and English out, no user interface. [`Filter`] is a flat list of clauses with
//! stable ids, which is what rows on a screen want; the nested JSON of the API is read into it and
//! written back without loss, whatever it holds. Of the rest of the panel it knows only
//! [`crate::model`]'s names of actions and its JSON object.
//!
//! - [`Filter::from_json`], [`Filter::to_json`], [`parse`]: JSON in and out
//! - [`Filter::apply`] and [`History`]: edits that never fail, undo and redo
//! - [`Filter::problems`], [`warnings`]: what keeps it from being sent, and what is only doubtful
//! - [`Filter::explain`], [`Clause::phrase`]: plain English
//! - [`evaluate`]: sent, not sent or can't tell, clause by clause, and what would flip it

mod availability;
mod context;
mod edit;
mod evaluate;
mod explain;
mod flip;
mod history;
mod json;
mod judge;
mod kept;
mod members;
mod naming;
mod outcome;
mod paste;
mod problems;
mod scalar;
mod situation;
mod text;
mod tree;
mod wire;

pub use availability::{Warning, is_documented, payload_warning, warnings};
pub use context::{Context, ContextError};
pub use edit::{Edit, LIST_LIMIT};
pub use evaluate::{ClauseResult, Evaluation, Verdict, evaluate};
pub use flip::Flip;
pub use history::{History, STEP_LIMIT};
pub use kept::{Kept, Reason};
pub use outcome::{Outcome, Refused};
pub use paste::{PasteReport, value_text, values};
pub use problems::{Problem, ProblemKind};
pub use scalar::{Int, Scalar, ScalarError, ScalarType};
pub use text::{
    DEEPEST, ParseError, Repeated, check_depth, parse, parse_any, parse_json, repeated_members,
};
pub use tree::{
    AuthorType, ChatMembers, Clause, Entry, Filter, Kind, MemberMode, NodeId, Operator, Property,
    Scope, Subject,
};
