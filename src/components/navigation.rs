//! Going to another page. The paths of [`paths`](crate::paths) are whole already, so the router must
//! not put its base in front of them.

use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;

/// How to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// To another page: the browser's back button returns here.
    On,
    /// To another address of the same page, which takes the place of this one.
    Over,
}

impl Go {
    /// What the router is told.
    #[must_use]
    pub fn options(self) -> NavigateOptions {
        NavigateOptions {
            resolve: false,
            replace: self == Self::Over,
            scroll: self == Self::On,
            ..NavigateOptions::default()
        }
    }
}

/// A function that goes to a path.
pub fn use_go() -> impl Fn(&str, Go) + Clone {
    let navigate = use_navigate();
    move |path, go| navigate(path, go.options())
}
