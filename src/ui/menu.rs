//! A button that opens a menu of actions.
//!
//! The menu is a native popover: it lies in the top layer, so no table can clip it, and closes on
//! Esc and on a press elsewhere. `style/menu.css` anchors it to its button.

use leptos::{
    ev, html,
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Event, HtmlElement, NodeList},
};

use super::{Icon, IconName, id::unique_id};
use crate::event::{key, plain_key};

/// Which item gets the focus.
#[derive(Clone, Copy)]
enum Step {
    First,
    Last,
    Next,
    Previous,
}

impl Step {
    fn of_key(key: &str) -> Option<Self> {
        match key {
            "ArrowDown" => Some(Self::Next),
            "ArrowUp" => Some(Self::Previous),
            "Home" => Some(Self::First),
            "End" => Some(Self::Last),
            _ => None,
        }
    }

    /// The place to go to among `count` items; `None` when there are none.
    fn target(self, current: Option<u32>, count: u32) -> Option<u32> {
        let last = count.checked_sub(1)?;
        Some(match (self, current) {
            (Self::First, _) | (Self::Next, None) => 0,
            (Self::Last, _) | (Self::Previous, None | Some(0)) => last,
            (Self::Next, Some(place)) => (place + 1) % count,
            (Self::Previous, Some(place)) => place - 1,
        })
    }
}

/// An icon button with a menu of actions behind it.
#[component]
pub fn Menu(
    /// What the actions are about, such as "Actions for Pizza bot".
    #[prop(into)]
    label: Signal<String>,
    /// The id of the button, for the focus to be sent there.
    #[prop(optional, into)]
    button_id: Option<String>,
    /// The `MenuItem`s and `MenuLink`s.
    children: ChildrenFn,
) -> impl IntoView {
    let id = unique_id("menu");
    let button = NodeRef::<html::Button>::new();
    let popover = NodeRef::<html::Div>::new();
    let expanded = RwSignal::new(false);
    // Most menus of a long table are never opened.
    let filled = RwSignal::new(false);
    let first_step = StoredValue::new(Step::First);

    let on_toggle = move |_| {
        let Some(popover) = popover.get_untracked() else {
            return;
        };
        let open = is_open(&popover);
        expanded.set(open);
        if open && focused_place(items(&popover).as_ref()).is_none() {
            step(&popover, first_step.get_value());
        }
        first_step.set_value(Step::First);
    };
    let on_button_key = move |event: ev::KeyboardEvent| {
        let toward = match plain_key(&event).as_str() {
            "ArrowDown" => Step::First,
            "ArrowUp" => Step::Last,
            _ => return,
        };
        event.prevent_default();
        if let (Some(button), Some(popover)) = (button.get_untracked(), popover.get_untracked()) {
            if is_open(&popover) {
                step(&popover, toward);
            } else {
                first_step.set_value(toward);
                // A click, not `show_popover`, so that the browser knows what to anchor to.
                button.click();
            }
        }
    };
    let on_menu_key = move |event: ev::KeyboardEvent| {
        let Some(popover) = popover.get_untracked() else {
            return;
        };
        let key = key(&event);
        if let Some(toward) = Step::of_key(&plain_key(&event)) {
            event.prevent_default();
            step(&popover, toward);
        } else if key == "Escape" {
            // Handled here and not by the browser, or Esc would close a dialog around it too.
            event.prevent_default();
            event.stop_propagation();
            hide(&popover);
        } else if key == "Tab" {
            hide(&popover);
        }
    };
    view! {
        <button
            type="button"
            class="icon-button"
            id=button_id
            aria-label=label
            title=label
            aria-haspopup="menu"
            aria-expanded=move || expanded.get().to_string()
            aria-controls=id.clone()
            popovertarget=id.clone()
            node_ref=button
            on:keydown=on_button_key
        >
            <Icon name=IconName::More />
        </button>
        <div
            class="menu"
            id=id
            role="menu"
            aria-label=label
            popover="auto"
            node_ref=popover
            on:beforetoggle=move |_: Event| filled.set(true)
            on:toggle=on_toggle
            on:keydown=on_menu_key
        >
            {move || filled.get().then(|| children())}
        </div>
    }
}

/// One action of a menu. Pressing it closes the menu, then acts.
#[component]
pub fn MenuItem(
    /// An icon before the text.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Marks an action that destroys something.
    #[prop(optional)]
    danger: bool,
    /// Whether the action is unavailable; it can still be reached, so that it can be read.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// What it does.
    #[prop(into)]
    on_press: Callback<()>,
    /// The text.
    children: Children,
) -> impl IntoView {
    let press = move |event: ev::MouseEvent| {
        if disabled.get_untracked() {
            return;
        }
        // First, so that the focus is back at the button when the action opens a dialog.
        close_menu_of(&event);
        on_press.run(());
    };
    view! {
        <button
            type="button"
            class="menu__item"
            class:menu__item--danger=danger
            role="menuitem"
            tabindex="-1"
            aria-disabled=move || disabled.get().then_some("true")
            on:click=press
        >
            {icon.map(|name| view! { <Icon name /> })}
            <span class="menu__text">{children()}</span>
        </button>
    }
}

/// One place of a menu to go to.
#[component]
pub fn MenuLink(
    /// An icon before the text.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Where it leads.
    #[prop(into)]
    href: String,
    /// The text.
    children: Children,
) -> impl IntoView {
    view! {
        <a
            class="menu__item"
            role="menuitem"
            tabindex="-1"
            href=href
            on:click=move |event| close_menu_of(&event)
        >
            {icon.map(|name| view! { <Icon name /> })}
            <span class="menu__text">{children()}</span>
        </a>
    }
}

fn is_open(popover: &HtmlElement) -> bool {
    popover.matches(":popover-open").unwrap_or(false)
}

/// Closes the menu; the browser gives the focus back to the button. Refused only when it is closed.
fn hide(popover: &HtmlElement) {
    let _ = popover.hide_popover();
}

fn close_menu_of(event: &Event) {
    let menu = event
        .current_target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok())
        .and_then(|item| item.closest("[popover]").ok().flatten())
        .and_then(|menu| menu.dyn_into::<HtmlElement>().ok());
    if let Some(menu) = menu {
        hide(&menu);
    }
}

fn items(popover: &HtmlElement) -> Option<NodeList> {
    popover.query_selector_all("[role=menuitem]").ok()
}

fn item_at(items: &NodeList, place: u32) -> Option<HtmlElement> {
    items.item(place)?.dyn_into().ok()
}

fn focused_place(items: Option<&NodeList>) -> Option<u32> {
    let items = items?;
    let focused = document().active_element()?;
    (0..items.length())
        .find(|&place| item_at(items, place).is_some_and(|item| item.is_same_node(Some(&focused))))
}

fn step(popover: &HtmlElement, toward: Step) {
    let items = items(popover);
    let current = focused_place(items.as_ref());
    let item = items.and_then(|items| item_at(&items, toward.target(current, items.length())?));
    if let Some(item) = item {
        let _ = item.focus();
    }
}
