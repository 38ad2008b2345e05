//! The box at the top of a form that lists what needs attention.

use leptos::{ev, html, prelude::*};

use super::{Icon, IconName, focus_control};
use crate::messages::ui as words;

/// One problem of a form.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryItem {
    /// The id of the field to go to.
    pub field_id: String,
    /// What needs attention.
    pub text: String,
}

/// Lists the problems of a form, each linked to its field. Empty, it takes no room.
#[component]
pub fn ErrorSummary(
    /// The problems, in the order of the fields.
    #[prop(into)]
    problems: Signal<Vec<SummaryItem>>,
    /// Counts the refused submits: each bump moves the focus to the box.
    #[prop(into)]
    shown_at: Signal<u32>,
    /// Leads to the field with an id, if that takes more than the focus.
    #[prop(optional_no_strip)]
    on_go: Option<Callback<String>>,
) -> impl IntoView {
    let summary = NodeRef::<html::Div>::new();
    Effect::new(move |previous: Option<u32>| {
        let now = shown_at.get();
        if previous.is_some_and(|previous| previous != now) {
            // After the frame in which the box stops being hidden.
            request_animation_frame(move || {
                if let Some(Some(summary)) = summary.try_get_untracked() {
                    let _ = summary.focus();
                }
            });
        }
        now
    });
    let heading = move || words::need_attention(problems.with(Vec::len));
    let on_go = on_go.unwrap_or_else(|| Callback::new(|id: String| focus_control(&id)));
    let item = move |item| item_view(item, on_go);
    let items = move || problems.get().into_iter().map(item).collect_view();
    view! {
        <div
            class="error-summary"
            role="group"
            tabindex="-1"
            aria-label=heading
            hidden=move || problems.with(Vec::is_empty)
            node_ref=summary
        >
            <Icon name=IconName::Error large=true />
            <p class="error-summary__title">{heading}</p>
            <ul class="error-summary__list">{items}</ul>
        </div>
    }
}

fn item_view(
    SummaryItem { field_id, text }: SummaryItem,
    on_go: Callback<String>,
) -> impl IntoView {
    let href = format!("#{field_id}");
    let go = move |event: ev::MouseEvent| {
        // Below a `<base>` a fragment alone leads to another page.
        event.prevent_default();
        on_go.run(field_id.clone());
    };
    view! { <li><a href=href on:click=go>{text}</a></li> }
}
