use bot_agents_panel::ui::{ErrorSummary, RadioCards, RadioOption, SummaryItem, TextField};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Stage, focus_place, has_focus, settle};

fn problem(field_id: &str, text: &str) -> SummaryItem {
    SummaryItem {
        field_id: field_id.to_owned(),
        text: text.to_owned(),
    }
}

async fn form(problems: RwSignal<Vec<SummaryItem>>, shown_at: RwSignal<u32>) -> Stage {
    Stage::show(move || {
        let options = vec![
            RadioOption::new("a", "A", "First."),
            RadioOption::new("b", "B", "Second."),
        ];
        view! {
            <ErrorSummary problems shown_at />
            <TextField id="name" label="Name" value="" on_input=|_: String| () />
            <RadioCards id="status" label="Status" value="b" options on_change=|_: String| () />
        }
    })
    .await
}

#[wasm_bindgen_test]
async fn takes_the_focus_at_each_refused_submit_and_only_then() {
    let (problems, shown_at) = (RwSignal::new(vec![]), RwSignal::new(0));
    let stage = form(problems, shown_at).await;
    let summary = stage.find(".error-summary");
    assert!(summary.has_attribute("hidden"));

    problems.set(vec![
        problem("name", "Write a name"),
        problem("status", "Choose a status"),
    ]);
    settle().await;
    assert!(
        !has_focus(&summary),
        "typing that makes a problem doesn't move the focus"
    );

    for submit in 1..3 {
        shown_at.set(submit);
        settle().await;
        assert!(has_focus(&summary), "submit {submit}");
        assert!(
            summary
                .text_content()
                .is_some_and(|text| text.starts_with("2 things need attention"))
        );
        stage.find("#name").focus().expect("it takes the focus");
    }

    problems.set(vec![problem("name", "Write a name")]);
    settle().await;
    assert!(
        summary
            .text_content()
            .is_some_and(|text| text.starts_with("1 thing needs attention"))
    );
    assert!(
        has_focus(&stage.find("#name")),
        "mending one doesn't move the focus"
    );
}

#[wasm_bindgen_test]
async fn links_focus_their_fields_and_leave_the_address_alone() {
    let problems = RwSignal::new(vec![
        problem("name", "Write a name"),
        problem("status", "Choose"),
        problem("gone", "?"),
    ]);
    let stage = form(problems, RwSignal::new(0)).await;
    let before = location().href();

    stage.find("[href='#name']").click();
    assert!(has_focus(&stage.find("#name")));
    stage.find("[href='#status']").click();
    assert!(
        has_focus(&stage.find("#status-1")),
        "a group gives the focus to what is chosen, not {}",
        focus_place()
    );
    stage.find("[href='#gone']").click();
    assert!(
        has_focus(&stage.find("#status-1")),
        "a field that isn't there changes nothing"
    );
    assert_eq!(location().href(), before);
}

#[wasm_bindgen_test]
async fn whoever_shows_it_may_lead_to_the_field_another_way() {
    let gone_to = RwSignal::new(Vec::<String>::new());
    let stage = Stage::show(move || {
        let on_go = Callback::new(move |id| gone_to.update(|ids| ids.push(id)));
        let problems = vec![problem("elsewhere", "Write a URL")];
        view! {
            <ErrorSummary
                problems=Signal::stored(problems)
                shown_at=Signal::stored(0)
                on_go=Some(on_go)
            />
        }
    })
    .await;
    stage.find(".error-summary a").click();
    settle().await;
    assert_eq!(gone_to.get_untracked(), ["elsewhere"]);
}
