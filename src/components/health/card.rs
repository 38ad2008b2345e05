//! The list of what keeps a bot from working, beside the form that may put it right.

use std::sync::Arc;

use leptos::{ev, prelude::*};

use super::items::{Item, Place, Rows, items};
use super::look;
use crate::health::Fix;
use crate::messages::health as words;
use crate::model::Bot;
use crate::state::BotDraft;
use crate::ui::{Badge, Button, Card, Icon, IconName, focus_control, focus_soon};

/// The id of the card, where the focus goes when there is nothing left to put right.
const CARD: &str = "health";

/// What was put right last.
#[derive(Clone, PartialEq)]
struct Report {
    text: String,
    /// It is said for as long as nothing has changed since.
    bot: Bot,
    loaded: Arc<Bot>,
}

/// What the card works on.
#[derive(Clone, Copy)]
struct State {
    draft: RwSignal<BotDraft>,
    loaded: Memo<Arc<Bot>>,
    /// The bot as it would be once the draft was sent.
    bot: Memo<Bot>,
    items: Memo<Vec<Item>>,
    locked: Signal<bool>,
    report: RwSignal<Option<Report>>,
    on_go: Callback<String>,
}

impl State {
    /// Puts one thing right in the draft. Nothing is sent.
    fn fix(self, key: u64) {
        let items = self.items.get_untracked();
        let Some(at) = items.iter().position(|item| item.key == key) else {
            return;
        };
        let Some(fix) = &items[at].finding.fix else {
            return;
        };
        self.draft.update(|draft| draft.amend(|bot| fix.apply(bot)));
        self.report.set(Some(self.report_of(fix)));
        focus_soon(self.next(at, items[at].is_hint()));
    }

    fn report_of(self, fix: &Fix) -> Report {
        let (bot, loaded) = (self.bot.get_untracked(), self.loaded.get_untracked());
        let text = if bot == *loaded {
            words::done_as_saved(&fix.done())
        } else {
            words::done_not_saved(&fix.done())
        };
        Report { text, bot, loaded }
    }

    /// Where the focus goes after the item at this place was put right: to the next that can be, in the
    /// same part of the list.
    fn next(self, at: usize, hint: bool) -> String {
        self.items.with_untracked(|items| {
            let can_be_fixed =
                |(_, item): &(usize, &Item)| item.is_hint() == hint && item.finding.fix.is_some();
            let mut left = items.iter().enumerate().filter(can_be_fixed);
            let next = left.clone().find(|(place, _)| *place >= at);
            let next = next.or_else(|| left.next_back());
            next.map_or_else(|| CARD.to_owned(), |(_, item)| item.button_id())
        })
    }
}

/// What was found about the bot as the draft has it now.
#[component]
pub fn HealthCard(
    /// What the form shows.
    draft: RwSignal<BotDraft>,
    /// The bot as loaded.
    loaded: Memo<Arc<Bot>>,
    /// Whether the bot can't be changed from here.
    locked: Signal<bool>,
    /// Leads to the field with an id, if that takes more than the focus.
    #[prop(optional, into)]
    on_go: Option<Callback<String>>,
) -> impl IntoView {
    let rows = Memo::new(move |_| draft.with(Rows::of));
    let bot = Memo::new(move |_| draft.with(BotDraft::saved));
    let state = State {
        draft,
        loaded,
        bot,
        items: Memo::new(move |_| bot.with(|bot| rows.with(|rows| items(bot, rows)))),
        locked,
        report: RwSignal::new(None),
        on_go: on_go.unwrap_or_else(|| Callback::new(|id: String| focus_control(&id))),
    };
    let report = move || {
        let report = state.report.get()?;
        let now = bot.with(|bot| *bot == report.bot) && loaded.with(|bot| *bot == report.loaded);
        now.then_some(report.text)
    };
    let unfinished = Memo::new(move |_| rows.with(Rows::unfinished));
    view! {
        <Card
            title=words::TITLE
            description=words::DESCRIPTION
            id=CARD
            attr:tabindex="-1"
        >
            <div class="health">
                <Findings
                    state
                    unfinished=Signal::derive(move || unfinished.with(|names| !names.is_empty()))
                />
                <Show when=move || unfinished.with(|names| !names.is_empty())>
                    <p class="muted">{move || unfinished.with(|names| unfinished_text(names))}</p>
                </Show>
                <p class="health__report" role="status">{report}</p>
            </div>
        </Card>
    }
}

fn unfinished_text(names: &[String]) -> String {
    let names = names.join(", ");
    words::unfinished(&names)
}

#[component]
fn Findings(
    /// What the card works on.
    state: State,
    /// Whether something isn't judged.
    #[prop(into)]
    unfinished: Signal<bool>,
) -> impl IntoView {
    let of_kind = move |hint: bool| {
        let items = state.items.get().into_iter();
        items
            .filter(|item| item.is_hint() == hint)
            .collect::<Vec<_>>()
    };
    let open = Memo::new(move |_| of_kind(false));
    let hints = Memo::new(move |_| of_kind(true));
    let line = move |item: Item| view! { <Line state item /> };
    let url_is_doubtful = Memo::new(move |_| {
        let doubts = state.draft.with(BotDraft::url_warnings);
        !doubts.is_empty()
    });
    // Said only of what was judged.
    let fine = move || {
        if !open.with(Vec::is_empty) {
            None
        } else if url_is_doubtful.get() {
            Some((
                "health__fine health__fine--doubtful",
                IconName::Warning,
                words::FINE_BUT_URL,
            ))
        } else if unfinished.get() {
            None
        } else if hints.with(Vec::is_empty) {
            Some(("health__fine", IconName::Check, words::FINE))
        } else {
            Some(("health__fine", IconName::Check, words::FINE_BUT_HINTS))
        }
    };
    let line_of = |(class, icon, text): (&'static str, IconName, &'static str)| {
        view! { <p class=class><Icon name=icon />{text}</p> }
    };
    view! {
        {move || fine().map(line_of)}
        <Show when=move || open.with(|items| !items.is_empty())>
            <ul class="health__list">
                <For each=move || open.get() key=|item| item.key children=line />
            </ul>
        </Show>
        <details hidden=move || hints.with(Vec::is_empty)>
            <summary>{move || hints.with(|hints| words::hints(hints.len()))}</summary>
            <ul class="health__list">
                <For each=move || hints.get() key=|item| item.key children=line />
            </ul>
        </details>
    }
}

/// One finding. What it shows stays; what has changed is another one.
#[component]
fn Line(state: State, item: Item) -> impl IntoView {
    let Item { key, .. } = item;
    let (tone, icon) = look(item.finding.severity);
    let text_id = format!("health-text-{key:x}");
    let described_by = text_id.clone();
    let button_id = item.button_id();
    let fix = item.finding.fix.filter(|_| !state.locked.get_untracked());
    let button = fix.map(|fix| {
        view! {
            <Button
                small=true
                attr:id=button_id
                attr:aria-describedby=described_by
                on:click=move |_| state.fix(key)
            >
                {fix.label()}
            </Button>
        }
    });
    let place = item.place.map(|place| view! { <GoTo place state /> });
    view! {
        <li class="health__item">
            <Badge tone icon>{item.finding.severity.label()}</Badge>
            <p class="health__text"><span id=text_id>{item.finding.text}</span> " " {place}</p>
            {button}
        </li>
    }
}

/// Leads to the field that a finding is about.
#[component]
fn GoTo(place: Place, state: State) -> impl IntoView {
    let Place { id, label, always } = place;
    let href = format!("#{id}");
    let go = move |event: ev::MouseEvent| {
        // Below a `<base>` a fragment alone leads to another page.
        event.prevent_default();
        state.on_go.run(id.clone());
    };
    // A field that is off can't take the focus.
    (always || !state.locked.get_untracked())
        .then(|| view! { <a href=href on:click=go>{words::go_to(&label)}</a> })
}
