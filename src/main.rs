//! Entry point of the panel: the panic hook and the mount, nothing else.

use bot_agents_panel::app::App;

fn main() {
    std::panic::set_hook(Box::new(|panic| leptos::logging::error!("{panic}")));
    leptos::mount::mount_to_body(App);
}
