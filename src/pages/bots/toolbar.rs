//! Search, filter, and whose bots.

use leptos::prelude::*;

use super::View;
use super::query::Column;
use crate::components::Whose;
use crate::messages::bots as words;
use crate::model::Status;
use crate::state::{Bots, Details};
use crate::ui::{IconButton, IconName, SearchField, SelectField, SelectOption};

/// The id of the field for the search.
pub const SEARCH: &str = "search";

/// What narrows the list down.
#[component]
pub fn Toolbar(
    /// How the list is looked at.
    view: View,
) -> impl IntoView {
    let bots = expect_context::<Bots>();
    let details = expect_context::<Details>();
    let read_again = move |_| {
        details.outdate();
        bots.refresh();
    };
    let status = |status: &Status| SelectOption::new(status.as_str(), status.label());
    let any = SelectOption::new("", words::ANY_STATUS);
    let statuses: Vec<_> = std::iter::once(any)
        .chain(Status::KNOWN.iter().map(status))
        .collect();
    view! {
        <div class="toolbar">
            <SearchField
                id=SEARCH
                label=words::SEARCH
                placeholder=words::SEARCH
                value=Signal::derive(move || view.query.with(|query| query.search.clone()))
                on_input=move |text| view.update(|query| query.search = text)
            />
            <Whose
                all=Signal::derive(move || view.query.with(|query| query.all))
                on_change=move |all| view.update(|query| query.all = all)
            />
            <SelectField
                id="status-filter"
                label=words::STATUS
                hide_label=true
                value=Signal::derive(move || view.query.with(|query| query.status.clone()))
                on_change=move |status| view.update(|query| query.status = status)
                options=Signal::stored(statuses)
            />
            <Sort view />
            <IconButton icon=IconName::Refresh label=words::READ_AGAIN on:click=read_again />
        </div>
    }
}

/// The order of the list, for where the table shows no heads of columns.
#[component]
fn Sort(view: View) -> impl IntoView {
    let order = |column: Column, descending| (column, descending);
    let orders = [
        ("name", words::BY_NAME, order(Column::Name, false)),
        ("-name", words::BY_NAME_BACKWARDS, order(Column::Name, true)),
        ("status", words::BY_STATUS, order(Column::Status, false)),
        (
            "-status",
            words::BY_STATUS_BACKWARDS,
            order(Column::Status, true),
        ),
    ];
    let option = |(value, label, _): &(&str, &str, _)| SelectOption::new(*value, *label);
    let options: Vec<_> = orders.iter().map(option).collect();
    let value = Signal::derive(move || {
        let now = view
            .query
            .with(|query| order(query.column, query.descending));
        let found = orders.iter().find(|(_, _, order)| *order == now);
        found.map_or("", |(value, _, _)| value).to_owned()
    });
    let choose = move |chosen: String| {
        if let Some((_, _, (column, descending))) =
            orders.iter().find(|(value, _, _)| *value == chosen)
        {
            view.update(|query| {
                query.column = *column;
                query.descending = *descending;
            });
        }
    };
    view! {
        <div class="toolbar__sort">
            <SelectField
                id="sort"
                label=words::ORDER
                hide_label=true
                value
                on_change=choose
                options=Signal::stored(options)
            />
        </div>
    }
}
