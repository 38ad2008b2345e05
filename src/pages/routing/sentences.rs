//! What the priorities mean: a few sentences per group, as everything will be once it is saved.

use leptos::prelude::*;

use super::Board;
use crate::messages::routing as words;
use crate::model::{Bot, GroupId};
use crate::routing::forecast::forecast;

/// Who gets the next chat of each group.
#[component]
pub fn Sentences(board: Board) -> impl IntoView {
    let planned = Memo::new(move |_| board.planned());
    view! {
        <section class="routing__groups" aria-labelledby="who-is-next">
            <h2 id="who-is-next">{words::WHO_IS_NEXT}</h2>
            <p class="muted">{words::PEOPLE}</p>
            <div class="routing__cards">
                <For each=move || board.groups.get() key=|group| *group let:group>
                    <Group board planned group />
                </For>
            </div>
        </section>
    }
}

#[component]
fn Group(board: Board, planned: Memo<Vec<Bot>>, group: GroupId) -> impl IntoView {
    let said = Memo::new(move |_| planned.with(|bots| forecast(bots.iter(), group).sentences()));
    let sentence = |sentence: String| view! { <li>{sentence}</li> };
    view! {
        <section class="routing__group">
            <h3>{move || board.group_text(group)}</h3>
            <ol class="routing__sentences">
                {move || said.get().into_iter().map(sentence).collect_view()}
            </ol>
        </section>
    }
}
