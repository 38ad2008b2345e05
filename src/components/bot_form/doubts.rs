//! What is doubtful about a field as typed, below it: none of it keeps the form from being sent.

use leptos::prelude::*;

use crate::ui::{Icon, IconName};

/// The doubts about a field, each in a sentence; they are read out as they come.
#[component]
pub fn FieldDoubts(
    /// The sentences.
    #[prop(into)]
    doubts: Signal<Vec<String>>,
) -> impl IntoView {
    let doubts = Memo::new(move |_| doubts.get());
    let doubt = |text: String| {
        view! {
            <li class="filter-notes__item filter-notes__item--warning">
                <Icon name=IconName::Warning />
                <span>{text}</span>
            </li>
        }
    };
    view! {
        <div role="status">
            <ul class="filter-notes">{move || doubts.get().into_iter().map(doubt).collect_view()}</ul>
        </div>
    }
}
