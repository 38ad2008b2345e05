//! A bot's status: to look at, and to change in place.

use leptos::{ev, prelude::*};

use crate::event;
use crate::messages::status as words;
use crate::model::Status;
use crate::ui::{Icon, IconName, live};

/// The class that colours a status.
#[must_use]
pub fn status_class(status: Option<&Status>) -> &'static str {
    match status {
        Some(Status::AcceptingChats) => "status-pill status-pill--accepting",
        Some(Status::NotAcceptingChats) => "status-pill status-pill--paused",
        Some(Status::Offline) => "status-pill status-pill--offline",
        Some(Status::Unknown(_)) | None => "status-pill status-pill--unknown",
    }
}

/// The icon of a status.
#[must_use]
pub fn status_icon(status: Option<&Status>) -> IconName {
    match status {
        Some(Status::AcceptingChats) => IconName::Play,
        Some(Status::NotAcceptingChats) => IconName::Pause,
        Some(Status::Offline) => IconName::Offline,
        Some(Status::Unknown(_)) | None => IconName::Info,
    }
}

fn label(status: Option<&Status>) -> String {
    status.map_or(words::UNKNOWN, Status::label).to_owned()
}

/// A status by colour, icon and word.
#[component]
pub fn StatusPill(
    /// The status, if the API told one.
    #[prop(into)]
    status: Signal<Option<Status>>,
) -> impl IntoView {
    live(move || status.with(|status| status_pill(status.as_ref())))
}

/// The same for what follows the status by itself.
#[must_use]
pub fn status_pill(status: Option<&Status>) -> AnyView {
    view! {
        <span class=status_class(status)>
            <Icon name=status_icon(status) />
            {label(status)}
        </span>
    }
    .into_any()
}

/// A status that can be changed where it stands.
#[component]
pub fn StatusSelect(
    /// The status shown.
    #[prop(into)]
    status: Signal<Option<Status>>,
    /// Whose status it is, for those who can't see the row.
    #[prop(into)]
    label: Signal<String>,
    /// Off.
    #[prop(into)]
    disabled: Signal<bool>,
    /// A change is on its way, and no other is taken. The focus stays, which `disabled` would end.
    #[prop(into)]
    busy: Signal<bool>,
    /// A status was chosen.
    #[prop(into)]
    on_change: Callback<Status>,
) -> impl IntoView {
    // On some systems an arrow key on the closed list changes it at once. Live routing shouldn't follow a
    // key that is only passing by, so what arrows choose waits for Enter.
    let held = RwSignal::new(None::<Status>);
    let by_arrow = StoredValue::new(false);
    let chosen = Memo::new(move |_| held.get().or_else(|| status.get()));
    let change = move |event: ev::Event| {
        let choice = Status::from(event_target_value(&event).as_str());
        if busy.get_untracked() {
            // Back to what is shown: nothing changed, so nothing else would put it back.
            held.set(Some(choice));
            held.set(None);
        } else if by_arrow.get_value() {
            held.set(Some(choice));
        } else {
            on_change.run(choice);
        }
    };
    let key = move |event: ev::KeyboardEvent| {
        let key = event::key(&event);
        // Space, and an arrow with Alt, open the list instead.
        let letter = key.chars().count() == 1 && key != " ";
        let moves = key.starts_with("Arrow") || key == "Home" || key == "End" || letter;
        by_arrow.set_value(moves && !event::has_alt(&event) && !event::has_control(&event));
        match (key.as_str(), held.get_untracked()) {
            ("Enter", Some(choice)) => {
                held.set(None);
                on_change.run(choice);
            }
            ("Escape", Some(_)) => held.set(None),
            _ => {}
        }
    };
    let foreign = move || {
        let status = chosen.get();
        let known = status.as_ref().is_some_and(|s| Status::KNOWN.contains(s));
        (!known).then(|| {
            let value = status.as_ref().map_or("", Status::as_str).to_owned();
            view! { <option value=value selected=true>{self::label(status.as_ref())}</option> }
        })
    };
    let option = move |known: &'static Status| {
        let selected = move || chosen.with(|chosen| chosen.as_ref() == Some(known));
        view! { <option value=known.as_str() prop:selected=selected>{known.label()}</option> }
    };
    let class = move || {
        format!(
            "status-select {}",
            chosen.with(|s| status_class(s.as_ref()))
        )
    };
    view! {
        <span class=class>
            {move || chosen.with(|s| view! { <Icon name=status_icon(s.as_ref()) /> })}
            <span class="status-select__field">
                <select
                    class="status-select__control"
                    aria-label=label
                    disabled=disabled
                    aria-busy=move || busy.get().then_some("true")
                    on:keydown=key
                    on:pointerdown=move |_| by_arrow.set_value(false)
                    on:blur=move |_| held.set(None)
                    on:change=change
                >
                    {foreign}
                    {Status::KNOWN.iter().map(option).collect_view()}
                </select>
                <Icon name=IconName::ChevronDown />
            </span>
            <span class="status-select__hint" role="status">
                {move || held.with(Option::is_some).then_some(words::ENTER_TO_SET)}
            </span>
        </span>
    }
}
