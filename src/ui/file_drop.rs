//! A place to choose a file, or to drop one on.

use leptos::{
    ev, html,
    prelude::*,
    task::spawn_local,
    web_sys::{File, FileList, js_sys::Uint8Array},
};

use super::{Icon, IconName};

/// What came of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// What is in it.
    Bytes(Vec<u8>),
    /// It has more bytes than are read.
    TooLarge(usize),
    /// The browser couldn't read it.
    Unreadable,
    /// So many were dropped at once, and none of them was read.
    Several(u32),
}

/// A place to choose a file, or to drop one on. Nothing leaves the browser.
#[component]
pub fn FileDrop(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// What kind of file is wanted.
    #[prop(into)]
    label: String,
    /// That one can be dropped here.
    #[prop(into)]
    hint: String,
    /// Which files are offered, as in `accept` of an input.
    accept: &'static str,
    /// The largest file that is read, in bytes.
    largest: usize,
    /// Reports what came of a file.
    #[prop(into)]
    on_chosen: Callback<Chosen>,
) -> impl IntoView {
    let input = NodeRef::<html::Input>::new();
    let over = RwSignal::new(false);
    let take = move |files: Option<FileList>| {
        let count = files.as_ref().map_or(0, FileList::length);
        if count > 1 {
            on_chosen.run(Chosen::Several(count));
        } else if let Some(file) = files.and_then(|files| files.get(0)) {
            spawn_local(async move {
                let chosen = read(file, largest).await;
                on_chosen.try_run(chosen);
            });
        }
    };
    let choose = move |_| {
        if let Some(input) = input.get_untracked() {
            take(input.files());
            // So that the same file can be chosen again.
            input.set_value("");
        }
    };
    let drop_file = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(false);
        take(event.data_transfer().and_then(|data| data.files()));
    };
    let allow = move |event: ev::DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    view! {
        <div
            class="file-drop"
            class:file-drop--over=over
            on:dragover=allow
            on:dragleave=move |_| over.set(false)
            on:drop=drop_file
        >
            <Icon name=IconName::Upload large=true />
            <label class="file-drop__label" for=id.clone()>{label}</label>
            <input
                class="file-drop__control"
                type="file"
                id=id
                accept=accept
                node_ref=input
                on:change=choose
            />
            <p class="file-drop__hint">{hint}</p>
        </div>
    }
}

async fn read(file: File, largest: usize) -> Chosen {
    let size = file.size();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a file's size is a whole number, and a cut one is still too large"
    )]
    let bytes = size as usize;
    if bytes > largest {
        return Chosen::TooLarge(bytes);
    }
    let buffer = file.array_buffer().await;
    buffer.map_or(Chosen::Unreadable, |buffer| {
        Chosen::Bytes(Uint8Array::new(&buffer).to_vec())
    })
}
