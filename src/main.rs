//! Entry point of the panel: the panic hook and the mount, nothing else.

use bot_agents_panel::app::{App, last_resort};

fn main() {
    last_resort::install();
    leptos::mount::mount_to_body(App);
}
