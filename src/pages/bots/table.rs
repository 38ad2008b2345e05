//! The table of bots. Of a long list only the rows near what is seen are in the page.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;

use super::View;
use super::query::Column;
use super::row::Row;
use super::row_rest::RowRest;
use super::scroll::{self, Scrolling};
use super::selecting::Selecting;
use super::selection::Extent;
use super::slots::{Slot, fill};
use super::toolbar::SEARCH;
use super::window::{BLOCK, Piece, near, pieces, rows_of, whole};
use crate::components::Removal;
use crate::messages::bots as words;
use crate::model::BotId;
use crate::state::BotList;
use crate::ui::{DataTable, SelectBox, SelectPress, SortHeader, after_paint, effect, keyed};

/// How many columns there are.
const COLUMNS: usize = 9;

/// Of how many blocks of rows the rest is made at once.
const AT_ONCE: usize = 2;

/// What the rows share.
#[derive(Clone, Copy)]
pub struct Shared {
    /// The list.
    pub list: Memo<Arc<BotList>>,
    /// What is shown and what is selected.
    pub selecting: Selecting,
    /// Takes the bot that the person wants to remove.
    pub removal: RwSignal<Option<Removal>>,
    /// Takes the bots that the person wants as a file.
    pub export: RwSignal<Option<Vec<BotId>>>,
}

/// The bots that were read, as the view wants them.
#[component]
pub fn Table(
    /// How the list is looked at.
    view: View,
    /// The list.
    list: Memo<Option<Arc<BotList>>>,
    /// What is shown and what is selected.
    selecting: Selecting,
    /// Takes the bot that the person wants to remove.
    removal: RwSignal<Option<Removal>>,
    /// Takes the bots that the person wants as a file.
    export: RwSignal<Option<Vec<BotId>>>,
    /// What makes the rest of a row, once that is there.
    rest: Signal<Option<RowRest>>,
) -> impl IntoView {
    let list = Memo::new(move |_| list.get().unwrap_or_default());
    let table = NodeRef::new();
    let count = Memo::new(move |_| selecting.rows.with(Vec::len));
    let change = Memo::new(move |before: Option<&usize>| {
        selecting.rows.track();
        before.map_or(0, |number| number + 1)
    });
    let Scrolling { now, rests } = scroll::follow(table, change, view.query);
    let near = Memo::new(move |_| near(count.get(), now.get().geometry));
    let pieces = Memo::new(move |_| pieces(count.get(), near.get(), now.get().focused));
    // Of rows that only pass by, more than the list tells is neither made nor read. Of those that stay it is made a few
    // at a time, so that a letter or a press needn't wait for all.
    let at_rest = Memo::new(move |_| rests.get() == Some(change.get()));
    let ready = RwSignal::new(0);
    effect(move || match (at_rest.get(), ready.get()) {
        (true, blocks) if blocks < near.with(Range::len) => after_paint(move || {
            // The page may be left by then.
            ready.try_update(|ready| *ready += AT_ONCE);
        }),
        (false, 1..) => ready.set(0),
        _ => {}
    });
    let resting = Memo::new(move |_| {
        let near = near.get();
        let ready = if at_rest.get() { ready.get() } else { 0 };
        near.start..near.end.min(near.start + ready)
    });
    let shared = Shared {
        list,
        selecting,
        removal,
        export,
    };
    let pitch = Memo::new(move |_| now.get().geometry.pitch);
    let piece = move |piece| match piece {
        Piece::Rows(block) => view! { <Block block resting rest shared /> }.into_any(),
        Piece::Gap { rows, .. } => view! { <Gap rows pitch /> }.into_any(),
    };
    let sort = move |column| move |()| view.update(|query| query.sort_by(column));
    let caption = Signal::derive(move || words::caption(count.get()));
    let head = |text| view! { <th scope="col">{text}</th> };
    view! {
        <div class="bots-table">
            <DataTable caption row_count=Signal::derive(move || count.get() + 1) table>
                <thead>
                    <tr aria-rowindex="1">
                        <th scope="col" class="cell-select"><SelectAll selecting /></th>
                        <SortHeader label=words::BOT direction=view.direction(Column::Name) on_sort=sort(Column::Name) />
                        <SortHeader label=words::STATUS direction=view.direction(Column::Status) on_sort=sort(Column::Status) />
                        {head(words::LIMIT)}
                        {head(words::GROUPS)}
                        {head(words::WEBHOOK)}
                        {head(words::HEALTH)}
                        {head(words::OWNER)}
                        <th scope="col"><span class="visually-hidden">{words::ACTIONS}</span></th>
                    </tr>
                </thead>
                {keyed(move || pieces.get(), Piece::key, piece)}
            </DataTable>
        </div>
    }
}

/// Some rows that follow each other.
#[component]
fn Block(
    /// Which block of rows.
    block: usize,
    /// The blocks that are near, while nothing moves.
    resting: Memo<Range<usize>>,
    /// What makes the rest of a row, once that is there.
    rest: Signal<Option<RowRest>>,
    /// What the rows share.
    shared: Shared,
) -> impl IntoView {
    let rows = shared.selecting.rows;
    let slots = Memo::new(move |before: Option<&Vec<Slot>>| {
        let before = before.map_or(&[][..], |slots| slots);
        rows.with(|rows| fill(before, &rows[rows_of(block, rows.len())], searching()))
    });
    let row = move |Slot { key, id }: Slot| {
        let place = move || slots.with(|slots| slots.iter().position(|slot| slot.key == key));
        // After the row of the heads.
        let number = Signal::derive(move || block * BLOCK + place().unwrap_or_default() + 2);
        let id = Memo::new(move |before: Option<&BotId>| {
            let now = place().map(|place| slots.with(|slots| slots[place].id.clone()));
            now.unwrap_or_else(|| before.unwrap_or(&id).clone())
        });
        let rested = Memo::new(move |before: Option<&Option<BotId>>| {
            let id = id.get();
            let has_rested = before.is_some_and(|before| before.as_ref() == Some(&id));
            (has_rested || resting.with(|blocks| blocks.contains(&block))).then_some(id)
        });
        let rest = Signal::derive(move || Some((rest.get()?, rested.get()?)));
        view! { <Row id number rest shared /> }.into_any()
    };
    view! {
        <tbody data-block=block>
            {keyed(move || slots.get(), |slot| slot.key.to_string(), row)}
        </tbody>
    }
}

/// Whether what changes the rows is a search that somebody types, so that nothing in a row is in use.
fn searching() -> bool {
    let focused = document().active_element();
    focused.is_some_and(|focused| focused.id() == SEARCH)
}

/// The room for rows that aren't in the page.
#[component]
fn Gap(
    /// For how many rows.
    rows: usize,
    /// How tall a row is, in pixels.
    pitch: Memo<f64>,
) -> impl IntoView {
    #[expect(
        clippy::cast_precision_loss,
        reason = "far below the limit of whole numbers"
    )]
    let rows = rows as f64;
    let height = move || format!("{}px", whole(rows * pitch.get()));
    view! {
        <tbody>
            <tr class="rows-gap" aria-hidden="true">
                <td colspan=COLUMNS style:block-size=height></td>
            </tr>
        </tbody>
    }
}

/// Selects all rows that there are, in the page or not.
#[component]
fn SelectAll(selecting: Selecting) -> impl IntoView {
    let extent = selecting.extent;
    let label = move || words::select_all(selecting.rows.with(Vec::len));
    let press = move |press: SelectPress| {
        // What was selected in part becomes selected as a whole.
        selecting.set_all(press.selected || extent.get_untracked() == Extent::Some);
    };
    view! {
        <SelectBox
            label=Signal::derive(label)
            selected=Signal::derive(move || extent.get() == Extent::All)
            partly=Signal::derive(move || extent.get() == Extent::Some)
            on_press=press
        />
    }
}
