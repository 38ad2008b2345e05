//! The modal dialog.

use leptos::{ev, html, prelude::*};

use super::{IconButton, IconName, effect, id::unique_id};
use crate::messages::ui as words;

/// A modal dialog on the native element: the browser keeps the focus inside, closes it on Esc and
/// gives the focus back to the element that had it. What it holds exists only while it is open.
#[component]
pub fn Dialog(
    /// Whether it is open; the dialog writes `false` when it is closed by the person.
    open: RwSignal<bool>,
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// The content.
    children: ChildrenFn,
    /// The buttons below, the main one last.
    #[prop(optional, into)]
    footer: Option<ViewFn>,
    /// Marks a dialog that is about to destroy something.
    #[prop(optional, into)]
    danger: Signal<bool>,
    /// Stands at the side of the window, as high as it.
    #[prop(optional)]
    side: bool,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let title_id = StoredValue::new(unique_id("dialog"));
    let content = StoredValue::new((children, footer));
    // Only a press that began on the backdrop closes: text selected from inside may end there.
    let pressed_backdrop = StoredValue::new(false);
    let on_backdrop =
        move |event: &ev::MouseEvent| event.target().as_ref() == event.current_target().as_ref();
    let press = move |event: ev::MouseEvent| pressed_backdrop.set_value(on_backdrop(&event));
    let release = move |event: ev::MouseEvent| {
        if pressed_backdrop.get_value() && on_backdrop(&event) {
            open.set(false);
        }
    };
    view! {
        <dialog
            class="dialog"
            class:dialog--danger=danger
            class:dialog--side=side
            aria-labelledby=title_id.get_value()
            node_ref=dialog
            on:close=move |_| open.set(false)
            on:mousedown=press
            on:click=release
        >
            <Show when=move || open.get()>
                <Surface dialog>
                    <div class="dialog__header">
                        <h2 class="dialog__title" id=title_id.get_value()>{title}</h2>
                        <IconButton icon=IconName::Close label=words::CLOSE on:click=move |_| open.set(false) />
                    </div>
                    <div class="dialog__body">{content.with_value(|(children, _)| children())}</div>
                    {content.with_value(|(_, footer)| {
                        footer.as_ref().map(|footer| view! { <div class="dialog__footer">{footer.run()}</div> })
                    })}
                </Surface>
            </Show>
        </dialog>
    }
}

/// The part that comes and goes: mounting it shows the dialog, unmounting it closes the dialog, so
/// the browser finds the content in place when it picks what to focus.
#[component]
fn Surface(
    /// The dialog around it.
    dialog: NodeRef<html::Dialog>,
    /// The content.
    children: Children,
) -> impl IntoView {
    effect(move || {
        if let Some(dialog) = dialog.get()
            && !dialog.open()
        {
            // Refused only for a dialog outside the document, which is no longer of interest.
            let _ = dialog.show_modal();
        }
    });
    on_cleanup(move || {
        if let Some(Some(dialog)) = dialog.try_get_untracked() {
            dialog.close();
        }
    });
    view! { <div class="dialog__surface">{children()}</div> }
}
