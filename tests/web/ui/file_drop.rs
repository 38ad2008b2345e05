use bot_agents_panel::ui::{Chosen, FileDrop};
use leptos::{prelude::*, web_sys::js_sys::Function};
use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Stage, settle, wait_until};

/// What comes of dropping files with these texts at once.
async fn dropped(texts: &str) -> Vec<Chosen> {
    let chosen = RwSignal::new(Vec::new());
    let stage = Stage::show(move || {
        let on_chosen = move |what| chosen.write().push(what);
        view! { <FileDrop id="f" label="File" hint="Drop it" accept=".json" largest=9 on_chosen /> }
    })
    .await;
    let script = format!(
        "const dataTransfer = new DataTransfer();
         for (const text of {texts}) dataTransfer.items.add(new File([text], 'a.json'));
         target.dispatchEvent(new DragEvent('drop', {{ dataTransfer, bubbles: true, cancelable: true }}));"
    );
    let drop = Function::new_with_args("target", &script);
    drop.call1(&stage.find(".file-drop"), &stage.find(".file-drop"))
        .expect("the script runs");
    wait_until("the file is read", move || {
        !chosen.with_untracked(Vec::is_empty)
    })
    .await;
    settle().await;
    chosen.get_untracked()
}

#[wasm_bindgen_test]
async fn a_file_comes_as_its_bytes() {
    let bytes = [Chosen::Bytes(b"{\xc3\xbc}".to_vec())];
    assert_eq!(dropped("['{ü}']").await, bytes);
    assert_eq!(dropped("['0123456789']").await, [Chosen::TooLarge(10)]);
}

#[wasm_bindgen_test]
async fn several_files_at_once_are_not_taken_for_one() {
    assert_eq!(dropped("['{}', '[]', '{}']").await, [Chosen::Several(3)]);
}
