//! Icons, drawn for this panel on a 16-unit grid with one stroke of 1.5 units and round ends.

use leptos::{prelude::*, tachys::html::InertElement};

/// The icons there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IconName {
    /// A plus sign.
    Add,
    /// An arrow to the left.
    Back,
    /// A head with an antenna: a bot agent.
    Bot,
    /// A tick.
    Check,
    /// An angle that points down: something opens.
    ChevronDown,
    /// A cross.
    Close,
    /// Two sheets.
    Copy,
    /// An exclamation mark in a circle.
    Error,
    /// An open eye: show.
    Eye,
    /// A crossed-out eye: hide.
    EyeOff,
    /// A small i in a circle.
    Info,
    /// A key.
    Key,
    /// A padlock.
    Lock,
    /// Lines with dots: what happened.
    Log,
    /// A moon: the dark theme.
    Moon,
    /// Three dots: more actions.
    More,
    /// A crossed-out circle: not logged in.
    Offline,
    /// A pause sign: not accepting chats.
    Pause,
    /// Used for "accepting chats".
    Play,
    /// An arrow that turns ahead again.
    Redo,
    /// An arrow in a circle.
    Refresh,
    /// Paths that part: which way chats go.
    Routing,
    /// A magnifying glass.
    Search,
    /// Sliders.
    Settings,
    /// An arrow out of a door.
    SignOut,
    /// Two angles: can be sorted.
    Sort,
    /// An arrow down: sorted downwards.
    SortDown,
    /// An arrow up: sorted upwards.
    SortUp,
    /// A sun: the light theme.
    Sun,
    /// A screen: the theme of the system.
    System,
    /// A bin.
    Trash,
    /// An arrow down into a tray: to be saved.
    Download,
    /// An arrow that turns back.
    Undo,
    /// An arrow up out of a tray: to be brought in.
    Upload,
    /// An exclamation mark in a triangle.
    Warning,
    /// A hook.
    Webhook,
}

/// An icon of these strokes, the `d` of one path, as HTML.
macro_rules! drawn {
    ($strokes:literal) => {
        concat!(
            r#"<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=""#,
            $strokes,
            r#""/></svg>"#
        )
    };
}

impl IconName {
    /// The icon as HTML.
    fn html(self) -> &'static str {
        match self {
            Self::Add => drawn!("M8 3v10M3 8h10"),
            Self::Back => drawn!("M13 8H3M7 4 3 8l4 4"),
            Self::Bot => drawn!(
                "M8 5V2.5M5 5h6a2.5 2.5 0 0 1 2.5 2.5v3A2.5 2.5 0 0 1 11 13H5a2.5 2.5 0 0 1-2.5-2.5\
                 v-3A2.5 2.5 0 0 1 5 5ZM6 8.25v1.5M10 8.25v1.5"
            ),
            Self::Check => drawn!("m3 8.5 3.25 3.25L13 4.75"),
            Self::ChevronDown => drawn!("m4 6.25 4 4 4-4"),
            Self::Close => drawn!("m4 4 8 8M12 4l-8 8"),
            Self::Copy => drawn!(
                "M7 5.5h5A1.5 1.5 0 0 1 13.5 7v5a1.5 1.5 0 0 1-1.5 1.5H7A1.5 1.5 0 0 1 5.5 12V7\
                 A1.5 1.5 0 0 1 7 5.5ZM3 10.25A1.5 1.5 0 0 1 2.5 9V4A1.5 1.5 0 0 1 4 2.5h5a1.5 1.5 \
                 0 0 1 1.25.5"
            ),
            Self::Error => drawn!(
                "M5.5 2.25h5l3.25 3.25v5l-3.25 3.25h-5L2.25 10.5v-5L5.5 2.25ZM8 5v3.25M8 10.75v.01"
            ),
            Self::Eye => drawn!(
                "M1.75 8S4 3.75 8 3.75 14.25 8 14.25 8 12 12.25 8 12.25 1.75 8 1.75 8ZM8 9.75a1.75 \
                 1.75 0 1 0 0-3.5 1.75 1.75 0 0 0 0 3.5Z"
            ),
            Self::EyeOff => drawn!(
                "M6.25 4A6 6 0 0 1 8 3.75C12 3.75 14.25 8 14.25 8a11 11 0 0 1-1.75 2.25M10.25 11.75\
                 A6 6 0 0 1 8 12.25C4 12.25 1.75 8 1.75 8A10.75 10.75 0 0 1 4.5 5M2.5 2.5l11 11"
            ),
            Self::Info => drawn!("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM8 7.5V11M8 5.01V5"),
            Self::Key => drawn!(
                "M5.5 13.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM7.75 8.25l5.5-5.5M11 5l2 2M9.25 6.75l1 1"
            ),
            Self::Lock => drawn!(
                "M4.5 7h7A1.5 1.5 0 0 1 13 8.5V12a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 3 12V8.5\
                 A1.5 1.5 0 0 1 4.5 7ZM5.25 7V5a2.75 2.75 0 0 1 5.5 0v2"
            ),
            Self::Log => {
                drawn!("M2.75 4v.01M2.75 8v.01M2.75 12v.01M5.75 4h7.5M5.75 8h7.5M5.75 12h7.5")
            }
            Self::Moon => drawn!("M13.25 9.5A5.75 5.75 0 1 1 6.5 2.75a4.5 4.5 0 0 0 6.75 6.75Z"),
            Self::More => drawn!(
                "M3 8a.3.3 0 1 0 .6 0 .3.3 0 1 0-.6 0ZM7.7 8a.3.3 0 1 0 .6 0 .3.3 0 1 0-.6 0ZM12.4 8a.3.3 0 1 0 .6 0 .3.3 0 1 0-.6 0Z"
            ),
            Self::Offline => drawn!("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM3.75 12.25l8.5-8.5"),
            Self::Pause => drawn!("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM6.5 6v4M9.5 6v4"),
            Self::Play => drawn!("M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12ZM5.5 8.25 7.25 10l3.25-3.75"),
            Self::Redo => drawn!("m10.5 2.75 3 3-3 3M13.25 5.75h-6.5a3.75 3.75 0 0 0 0 7.5H10"),
            Self::Refresh => {
                drawn!("M13.25 8A5.25 5.25 0 1 1 11.5 4.1L13.25 5.75M13.25 2.5v3.25H10")
            }
            Self::Routing => drawn!(
                "M2.5 8h3.25c2.5 0 2-4 4.5-4h3.25M5.75 8c2.5 0 2 4 4.5 4h3.25M11.25 1.75 13.5 4l-2.25 2.25M11.25 9.75 13.5 12l-2.25 2.25"
            ),
            Self::Search => {
                drawn!("M7 11.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM10.25 10.25 13.5 13.5")
            }
            Self::Settings => drawn!(
                "M10.5 3.25a1.75 1.75 0 1 0 0 3.5 1.75 1.75 0 0 0 0-3.5ZM5.5 9.25a1.75 1.75 0 1 0 0 3.5 1.75 1.75 0 0 0 0-3.5ZM2.5 5h6.25M12.25 5h1.25M2.5 11h1.25M7.25 11h6.25"
            ),
            Self::SignOut => drawn!(
                "M6 2.75H4A1.5 1.5 0 0 0 2.5 4.25v7.5a1.5 1.5 0 0 0 1.5 1.5h2M6.5 8h7M10.5 5l3 3-3 3"
            ),
            Self::Sort => drawn!("m5 6 3-3 3 3M5 10l3 3 3-3"),
            Self::SortDown => drawn!("M8 3v10M4.5 9.5 8 13l3.5-3.5"),
            Self::SortUp => drawn!("M8 13V3M4.5 6.5 8 3l3.5 3.5"),
            Self::Sun => drawn!(
                "M8 10.75a2.75 2.75 0 1 0 0-5.5 2.75 2.75 0 0 0 0 5.5ZM8 1.5v1M8 13.5v1M1.5 8h1\
                 M13.5 8h1M3.4 3.4l.7.7M11.9 11.9l.7.7M3.4 12.6l.7-.7M11.9 4.1l.7-.7"
            ),
            Self::System => drawn!(
                "M3.5 3h9A1.5 1.5 0 0 1 14 4.5v5a1.5 1.5 0 0 1-1.5 1.5h-9A1.5 1.5 0 0 1 2 9.5v-5A1.5 1.5 0 0 1 3.5 3ZM5.5 13.5h5M8 11v2.5"
            ),
            Self::Trash => drawn!(
                "M2.75 4.25h10.5M6 4V2.5h4V4M4 4.5l.6 7.75a1.25 1.25 0 0 0 1.25 1.25h4.3a1.25 1.25 0 0 0 1.25-1.25L12 4.5M6.75 7v4M9.25 7v4"
            ),
            Self::Download => drawn!("M8 2.5v7.75M4.75 7.25 8 10.5l3.25-3.25M2.75 11v2.5h10.5V11"),
            Self::Upload => drawn!("M8 10.5V2.75M4.75 5.75 8 2.5l3.25 3.25M2.75 11v2.5h10.5V11"),
            Self::Undo => drawn!("M5.5 2.75 2.5 5.75l3 3M2.75 5.75h6.5a3.75 3.75 0 0 1 0 7.5H6"),
            Self::Warning => drawn!("M8 2.25 14.25 13H1.75L8 2.25ZM8 6.5v3M8 11.25v.01"),
            Self::Webhook => drawn!(
                "M8 6.5A2.25 2.25 0 1 0 6 5.25M8 4.25l3 5.25M12 13.75A2.25 2.25 0 1 0 10 10.5M12 11.5\
                 H6.25M1.9 10.75A2.25 2.25 0 1 0 4 9.25M4 11.5l2.75-4.75"
            ),
        }
    }
}

/// One icon. It is decoration: the meaning must stand in words beside it or in a label.
#[component]
pub fn Icon(
    /// Which icon.
    name: IconName,
    /// Draws it at 20 px instead of 16 px.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    let html = name.html();
    // As a whole, which the browser copies at once: a page has many.
    if large {
        InertElement::new(html.replacen("icon", "icon icon--large", 1))
    } else {
        InertElement::new(html)
    }
}
