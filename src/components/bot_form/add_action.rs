//! Adding an action: what there is, under the documentation's headings, with a sentence each.

use leptos::prelude::*;

use super::FormState;
use crate::messages::form_cards as words;
use crate::model::{ActionGroup, ActionName};
use crate::state::BotDraft;
use crate::state::draft::{ActionRow, field, row_field};
use crate::ui::{Button, Dialog, IconName, focus_soon};

/// Offers the actions that aren't there yet.
#[component]
pub fn AddAction(
    /// What the parts of the form share.
    state: FormState,
) -> impl IntoView {
    let missing = Memo::new(move |_| state.draft.with(missing_actions));
    let asking = RwSignal::new(false);
    let add = Callback::new(move |name: ActionName| {
        asking.set(false);
        state.draft.update(|draft| draft.add_action(name.as_str()));
        let added = state.draft.with_untracked(|draft| {
            let actions = &draft.webhooks.as_ref()?.actions;
            actions.last().map(|row| row.key)
        });
        if let Some(key) = added {
            focus_soon(row_field("action", key, "name"));
        }
    });
    let groups = move || {
        let missing = missing.get();
        let group = |group: ActionGroup| {
            let of_group = |name: &&ActionName| name.group() == group;
            let names: Vec<_> = missing.iter().filter(of_group).cloned().collect();
            (!names.is_empty()).then(|| view! { <Group group names add /> })
        };
        ActionGroup::ALL.into_iter().map(group).collect_view()
    };
    view! {
        <Show when=move || missing.with(|missing| !missing.is_empty())>
            <div class="cluster">
                <Button
                    icon=IconName::Add
                    disabled=state.locked
                    attr:id=field("add-action")
                    on:click=move |_| asking.set(true)
                >
                    {words::ADD_ACTION}
                </Button>
            </div>
        </Show>
        <Dialog open=asking title=words::ADD_AN_ACTION>
            <p class="muted">{words::ADD_MEANS}</p>
            {groups}
        </Dialog>
    }
}

#[component]
fn Group(group: ActionGroup, names: Vec<ActionName>, add: Callback<ActionName>) -> impl IntoView {
    let choice = move |name: ActionName| {
        let meaning_id = field(&format!("add-{}-meaning", name.as_str()));
        let described_by = meaning_id.clone();
        let (shown, meaning) = (name.as_str().to_owned(), name.meaning());
        view! {
            <li class="action-choice">
                <button
                    type="button"
                    class="action-choice__name"
                    aria-describedby=described_by
                    on:click=move |_| add.run(name.clone())
                >
                    {shown}
                </button>
                <p class="action-choice__meaning" id=meaning_id>{meaning}</p>
            </li>
        }
    };
    view! {
        <section class="action-choices">
            <h3 class="action-choices__title">{group.label()}</h3>
            <ul class="action-choices__list">{names.into_iter().map(choice).collect_view()}</ul>
        </section>
    }
}

fn missing_actions(draft: &BotDraft) -> Vec<ActionName> {
    let rows = || draft.webhooks.iter().flat_map(|webhooks| &webhooks.actions);
    let there = |name: &ActionName| rows().any(|row: &ActionRow| row.name == name.as_str());
    let missing = ActionName::KNOWN.iter().filter(|name| !there(name));
    missing.cloned().collect()
}
