//! The filters of one action in a draft: rows with a past that can be undone, or JSON as it is typed.

mod typed;

use std::sync::Arc;

use serde_json::Value;

pub use typed::LONGEST_JSON;

use crate::filter::{Edit, Filter, History, NodeId, Outcome, ParseError, Problem};
use crate::messages::entry as words;
use crate::model::object::Object;
use crate::model::validate::Issue;

/// How the person looks at the filters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum FiltersView {
    /// As rows.
    #[default]
    Rows,
    /// As JSON.
    Json,
}

/// The filters of one action in the form.
#[derive(Clone, Debug, Default)]
pub struct FiltersDraft {
    /// As it came, whatever its shape.
    loaded: Option<Arc<Value>>,
    /// What of it can be shown as rows.
    initial: Filter,
    history: History,
    view: FiltersView,
    /// The JSON while it is looked at, and for as long as it can't be read.
    text: Option<String>,
    /// Why the text can't be read, in a sentence.
    error: Option<String>,
    /// Whether no conditions are written as `{}` and not left out.
    braces: bool,
    /// What stands in the entries of lists and couldn't be taken as a value.
    entered: Vec<(NodeId, String)>,
}

/// What the person sees; the past doesn't count.
impl PartialEq for FiltersDraft {
    fn eq(&self, other: &Self) -> bool {
        self.loaded == other.loaded && self.filter() == other.filter() && self.text == other.text
    }
}

impl FiltersDraft {
    /// The filters as they came.
    #[must_use]
    pub fn new(loaded: Option<Value>) -> Self {
        let (object, error) = match &loaded {
            None => (Object::new(), None),
            Some(Value::Object(object)) => (object.clone(), None),
            Some(_) => (
                Object::new(),
                Some(typed::sentence(&ParseError::NotAnObject)),
            ),
        };
        let initial = Filter::from_json(&object);
        Self {
            text: error.is_some().then(|| pretty(loaded.as_ref())),
            braces: error.is_none() && loaded.is_some() && initial.is_empty(),
            history: History::new(initial.clone()),
            view: FiltersView::default(),
            entered: Vec::new(),
            initial,
            error,
            loaded: loaded.map(Arc::new),
        }
    }

    /// How they are looked at.
    #[must_use]
    pub fn view(&self) -> FiltersView {
        self.view
    }

    /// Looks at them another way. Text that can't be read stays for when the person comes back to it.
    pub fn set_view(&mut self, view: FiltersView) {
        self.history.end_typing();
        self.view = view;
        match view {
            FiltersView::Json if self.text.is_none() => self.text = Some(self.written()),
            FiltersView::Rows if self.error.is_none() => self.text = None,
            _ => {}
        }
    }

    /// The rows: while the JSON can't be read, those of the last that could.
    #[must_use]
    pub fn filter(&self) -> &Filter {
        self.history.filter()
    }

    /// The JSON as text; nothing for filters that are left out.
    #[must_use]
    pub fn text(&self) -> String {
        self.text.clone().unwrap_or_else(|| self.written())
    }

    /// Takes what was typed as JSON. The rows follow as soon as it can be read.
    pub fn set_text(&mut self, text: String) {
        let blank = text.trim().is_empty();
        let read = typed::read(&text);
        self.text = Some(text);
        match read {
            Ok(object) => {
                self.error = None;
                self.history.apply(&Edit::ReplaceAll(object));
                self.braces = self.filter().is_empty() && !blank;
            }
            Err(error) => self.error = Some(error),
        }
    }

    /// Gives up a text that can't be read: the last that could stands again.
    pub fn give_up_text(&mut self) {
        self.error = None;
        self.text = None;
        self.set_view(self.view);
    }

    /// Carries out an edit of the rows.
    pub fn apply(&mut self, edit: &Edit) -> Outcome {
        let outcome = self.history.apply(edit);
        self.rewrite();
        outcome
    }

    /// Puts other filters in place, as a step of its own. A text that can't be read stays.
    pub(super) fn replace(&mut self, filters: Option<&Object>) {
        self.history.end_typing();
        let all = filters.cloned().unwrap_or_default();
        self.history.apply(&Edit::ReplaceAll(all));
        self.braces = filters.is_some() && self.filter().is_empty();
        self.history.end_typing();
        self.rewrite();
    }

    /// Ends the step that is being typed.
    pub fn end_typing(&mut self) {
        self.history.end_typing();
    }

    /// Whether there is a step to take back. Not while a text can't be read: it would be lost.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        self.error.is_none() && self.history.can_undo()
    }

    /// Whether there is an undo to take back.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        self.error.is_none() && self.history.can_redo()
    }

    /// Takes back the last step.
    pub fn undo(&mut self) {
        if self.can_undo() {
            self.history.undo();
            self.rewrite();
        }
    }

    /// Takes back the last undo.
    pub fn redo(&mut self) {
        if self.can_redo() {
            self.history.redo();
            self.rewrite();
        }
    }

    /// What stands in the entries of lists and couldn't be taken, by the condition of the list.
    #[must_use]
    pub fn entered(&self) -> &[(NodeId, String)] {
        &self.entered
    }

    /// Keeps what stands in the entry of a condition's list; an empty text is nothing.
    pub fn set_entered(&mut self, clause: NodeId, text: String) {
        self.entered.retain(|(of, _)| *of != clause);
        if !text.trim().is_empty() {
            self.entered.push((clause, text));
        }
    }

    /// What stands in the entry of a list that is compared with and couldn't be taken, in a sentence.
    #[must_use]
    pub fn not_taken(&self) -> Option<String> {
        let counts = |clause: &NodeId| {
            let clause = self.filter().clause(*clause);
            clause.is_some_and(|clause| clause.kind.takes_values())
        };
        let mut entered = self.entered.iter();
        let (_, text) = entered.find(|(clause, _)| counts(clause))?;
        Some(words::not_taken(text))
    }

    /// Why the JSON can't be read, in a sentence.
    #[must_use]
    pub fn unreadable(&self) -> Option<String> {
        self.error.clone()
    }

    /// What keeps rows from being sent. What came that way may go back that way.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        self.filter().problems_since(&self.initial)
    }

    /// Whether they are in the middle of being typed, so that what is read isn't what they will be.
    #[must_use]
    pub fn is_unfinished(&self) -> bool {
        self.issue().is_some()
    }

    /// The filters of the form: what the person didn't touch is what came, in every shape.
    pub(super) fn read(&self) -> Result<Option<Value>, Issue> {
        if let Some(issue) = self.issue() {
            return Err(issue);
        }
        if self.error.is_some() {
            return Ok(self.loaded.as_deref().cloned());
        }
        let written = Value::Object(self.filter().to_json());
        if self.loaded.as_deref() == Some(&written) {
            return Ok(self.loaded.as_deref().cloned());
        }
        let left_out = self.filter().is_empty() && !self.braces;
        Ok((!left_out).then_some(written))
    }

    /// What keeps them from being read.
    fn issue(&self) -> Option<Issue> {
        if let Some(error) = &self.error {
            let as_it_came = self.text.as_deref() == Some(&pretty(self.loaded.as_deref()));
            return (!as_it_came).then(|| Issue::Filters(error.clone()));
        }
        let problem = self
            .problems()
            .first()
            .map(|problem| problem.kind.to_string());
        let problem = problem.or_else(|| self.not_taken())?;
        Some(Issue::Filters(words::filters(&problem)))
    }

    fn written(&self) -> String {
        if self.filter().is_empty() && !self.braces {
            return String::new();
        }
        pretty(Some(&Value::Object(self.filter().to_json())))
    }

    /// Shows in the JSON what was done to the rows.
    fn rewrite(&mut self) {
        if self.error.is_none() && self.text.is_some() {
            self.text = Some(self.written());
        }
    }
}

fn pretty(value: Option<&Value>) -> String {
    value.map_or_else(String::new, |value| format!("{value:#}"))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::filter::{DEEPEST, Scope, Subject};

    fn typed(loaded: Option<Value>, text: &str) -> FiltersDraft {
        let mut filters = FiltersDraft::new(loaded);
        filters.set_view(FiltersView::Json);
        filters.set_text(text.to_owned());
        filters
    }

    #[test]
    fn what_came_goes_back_in_every_shape() {
        for loaded in [
            None,
            Some(json!({})),
            Some(json!({"z": 1, "only_my_chats": true, "chat_properties": {}})),
            Some(json!({"chat_member_ids": {"agents_any": []}})),
            Some(json!({"only_my_chats": null, "chat_properties": {"a": null}})),
            Some(json!("all")),
            Some(json!([1])),
        ] {
            let mut filters = FiltersDraft::new(loaded.clone());
            for view in [FiltersView::Rows, FiltersView::Json, FiltersView::Rows] {
                filters.set_view(view);
                assert_eq!(filters.read(), Ok(loaded.clone()));
            }
        }
    }

    #[test]
    fn what_is_typed_as_json_is_what_is_sent() {
        let read = |text: &str| typed(Some(json!({"a": 1})), text).read().unwrap();
        assert_eq!(read(""), None);
        assert_eq!(read(" {} "), Some(json!({})));
        assert_eq!(read("{\"b\": [2]}"), Some(json!({"b": [2]})));
    }

    #[test]
    fn text_that_cannot_be_read_is_kept_and_blocks_the_rows_until_it_is_given_up() {
        let mut filters = typed(Some(json!({"only_my_chats": true})), "{\"only");
        assert!(filters.read().is_err());
        filters.set_view(FiltersView::Rows);
        assert_eq!(filters.text(), "{\"only");
        assert!(filters.unreadable().unwrap().contains("line 1, column 6"));
        assert!(!filters.can_undo());
        filters.give_up_text();
        assert_eq!(filters.unreadable(), None);
        assert_eq!(filters.read(), Ok(Some(json!({"only_my_chats": true}))));
    }

    #[test]
    fn text_that_was_cut_says_so() {
        let long = " ".repeat(LONGEST_JSON as usize - 2) + "{}";
        let filters = typed(None, &long);
        assert!(filters.unreadable().unwrap().starts_with("Cut: "));
    }

    #[test]
    fn filters_are_typed_as_deep_as_everything_around_them_can_be_read() {
        let nested = |depth| format!("{}1{}", "{\"a\":".repeat(depth), "}".repeat(depth));
        assert_eq!(typed(None, &nested(DEEPEST)).unreadable(), None);
        let problem = typed(None, &nested(DEEPEST + 1)).unreadable();
        assert_eq!(
            problem.as_deref(),
            Some("The panel reads JSON that is nested at most 64 levels deep.")
        );
        // What came deeper goes back as it came.
        let deep: Value = serde_json::from_str(&nested(120)).unwrap();
        let mut filters = FiltersDraft::new(Some(deep.clone()));
        filters.set_view(FiltersView::Json);
        filters.set_view(FiltersView::Rows);
        assert_eq!(filters.read(), Ok(Some(deep)));
    }

    #[test]
    fn undo_goes_across_both_views() {
        let mut filters = FiltersDraft::new(None);
        filters.apply(&Edit::Add {
            subject: Subject::OnlyMyChats,
            at: None,
        });
        filters.set_view(FiltersView::Json);
        filters.set_text("{\"author_type\": \"agent\"}".into());
        filters.undo();
        assert_eq!(filters.text(), "{\n  \"only_my_chats\": true\n}");
        filters.set_view(FiltersView::Rows);
        filters.undo();
        assert!(filters.filter().is_empty());
        assert!(!filters.can_undo());
        filters.redo();
        filters.redo();
        assert_eq!(filters.read(), Ok(Some(json!({"author_type": "agent"}))));
    }

    #[test]
    fn an_unfinished_row_is_not_sent() {
        let mut filters = FiltersDraft::new(None);
        filters.apply(&Edit::Add {
            subject: Subject::Property(Scope::Chat),
            at: None,
        });
        let issue = Issue::Filters("Filters: Enter the property’s namespace.".into());
        assert_eq!(filters.read(), Err(issue));
    }

    #[test]
    fn what_is_typed_but_not_taken_is_not_passed_over() {
        let mut filters = FiltersDraft::new(Some(json!({"chat_member_ids": {"agents": ["a"]}})));
        let id = filters.filter().clauses()[0].id;
        filters.set_entered(id, "b".into());
        assert_eq!(filters.entered(), [(id, "b".to_owned())]);
        assert!(filters.read().is_err());
        filters.set_entered(id, " ".into());
        assert!(filters.read().is_ok());
    }

    #[test]
    fn removing_the_last_row_leaves_the_filters_out() {
        let mut filters = FiltersDraft::new(Some(json!({"only_my_chats": true})));
        let id = filters.filter().clauses()[0].id;
        filters.apply(&Edit::Remove(id));
        assert_eq!(filters.read(), Ok(None));
        assert_eq!(filters.text(), "");
    }
}
