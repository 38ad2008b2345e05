//! The filters as JSON.

use leptos::prelude::*;

use super::{FiltersCell, Note, each_once};
use crate::messages::filter_builder as words;
use crate::state::draft::{FiltersDraft, LONGEST_JSON};
use crate::ui::TextArea;

/// A text area with the filters' JSON. What is typed there counts as soon as it can be read.
#[component]
pub fn JsonEditor(
    /// Where the filters are.
    cell: FiltersCell,
) -> impl IntoView {
    // Said while typing: the text is right there, and nothing is lost by knowing early.
    let error = Signal::derive(move || cell.watch(FiltersDraft::unreadable));
    let problems = Memo::new(move |_| {
        cell.watch(|filters| {
            if filters.unreadable().is_some() {
                return Vec::new();
            }
            let problems = filters.problems().into_iter();
            let problems = problems.map(|problem| problem.kind.to_string());
            each_once(problems.chain(filters.not_taken()))
        })
    });
    view! {
        <div on:focusout=move |_| cell.end_typing()>
            <TextArea
                id=cell.id("filters")
                label=words::AS_JSON
                hint=words::JSON_HINT
                monospace=true
                rows=4
                max_length=LONGEST_JSON
                value=Signal::derive(move || cell.watch(FiltersDraft::text))
                on_input=move |text| cell.edit(|filters| filters.set_text(text))
                error
                disabled=cell.locked
            />
        </div>
        <Show when=move || !problems.with(Vec::is_empty)>
            <ul class="filter-notes">
                <For each=move || problems.get() key=Clone::clone let:text>
                    <Note warning=false text />
                </For>
            </ul>
        </Show>
    }
}
