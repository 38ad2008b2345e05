//! A small design system; knows only leptos.
//!
//! Each file holds one piece and is styled by the file of the same name in `style/`. Nothing in
//! here knows bots, routes or the API: a piece takes plain values and signals, and reports back
//! through callbacks.

mod badge;
mod bar;
mod button;
mod chip_input;
mod code;
mod combobox;
mod dialog;
mod download;
mod empty;
mod error_summary;
mod field;
mod file_drop;
mod focus;
mod icon;
mod id;
mod in_view;
mod keyed;
mod lazy;
mod leave;
mod live;
mod menu;
mod notice;
mod page;
mod paint;
mod palette;
mod popover;
mod scroll;
mod segmented;
mod skeleton;
mod styles;
mod table;
mod toast;
mod tone;

pub use badge::Badge;
pub use bar::{Bar, tell_of_bar};
pub use button::{Button, ButtonKind, IconButton, LinkButton};
pub use chip_input::{Chip, ChipInput};
pub use code::{CodeBlock, CopyButton, write_clipboard};
pub use combobox::{Combobox, Suggestion};
pub use dialog::Dialog;
pub use download::save_json;
pub use empty::EmptyState;
pub use error_summary::{ErrorSummary, SummaryItem};
pub use field::{
    Checkbox, RadioCards, RadioOption, SearchField, SelectField, SelectOption, TextArea, TextField,
};
pub use file_drop::{Chosen, FileDrop};
pub use focus::{
    focus_control, focus_control_soon, focus_now, focus_soon, rescue_focus, rescue_focus_to,
};
pub use icon::{Icon, IconName};
pub use in_view::in_view;
pub use keyed::keyed;
pub use lazy::{Coming, Maker, lazy, lazy_when};
pub use leave::on_leave;
pub use live::{effect, live, live_if};
pub use menu::{Menu, MenuItem, MenuLink};
pub use notice::Notice;
pub use page::{Card, PageHeading};
pub use paint::{after_paint, painting};
pub use palette::{Palette, PaletteItem};
pub use popover::Popover;
pub use segmented::Segmented;
pub use skeleton::{Skeleton, SkeletonBar, SkeletonTable};
pub use styles::part_styles;
pub use table::{DataTable, SelectBox, SelectPress, SortDirection, SortHeader};
pub use toast::{ToastItem, ToastRegion};
pub use tone::Tone;
