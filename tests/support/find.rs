//! Finding things on the page the way a person does, and acting on them.
//!
//! A [`Locator`] is a description, looked up anew whenever it is used, so it never goes stale. Only what
//! is displayed counts. Each use waits until exactly one element fits, unless it says otherwise.

use std::fmt;
use std::panic::Location;
use std::time::Duration;

use thirtyfour::{Key, TypingData, WebDriver, WebElement};
use tokio::time::{Instant, sleep};

use super::panel::PATIENCE;
use super::step::{Selector, Step, selector_of};

/// What went wrong in one look at the page; the next one may do better.
pub(super) type Look<T> = Result<T, String>;

/// Ways to describe something on the page, or within something on the page.
pub trait Find {
    /// Where the search starts.
    fn start(&self) -> Locator;

    /// An element by its ARIA role and accessible name, as in `role("button", "Save")`.
    fn role(&self, role: &str, name: &str) -> Locator {
        let mut locator = self.every(role);
        if let Some(step) = locator.steps.last_mut() {
            step.name = Some(name.into());
        }
        locator
    }

    /// All elements of an ARIA role, as in `every("row")`.
    fn every(&self, role: &str) -> Locator {
        self.step(role, selector_of(role))
    }

    fn button(&self, name: &str) -> Locator {
        self.role("button", name)
    }

    fn link(&self, name: &str) -> Locator {
        self.role("link", name)
    }

    fn heading(&self, name: &str) -> Locator {
        self.role("heading", name)
    }

    fn dialog(&self, name: &str) -> Locator {
        self.role("dialog", name)
    }

    /// Whatever can be filled in or chosen, by its label.
    fn field(&self, label: &str) -> Locator {
        self.role("field", label)
    }

    /// The innermost element with exactly this text.
    fn text(&self, text: &str) -> Locator {
        let quoted = text.replace('"', "\", '\"', \"");
        let has_it = format!("normalize-space(.)=concat(\"{quoted}\", \"\")");
        self.step(
            &format!("text {text:?}"),
            Selector::XPath(format!(".//*[{has_it} and not(./*[{has_it}])]")),
        )
    }

    /// By a CSS selector, for what has neither role nor text.
    fn css(&self, selector: &str) -> Locator {
        self.step(selector, Selector::Css(selector.into()))
    }

    #[doc(hidden)]
    fn step(&self, what: &str, selector: Selector) -> Locator {
        let mut locator = self.start();
        locator.steps.push(Step {
            what: what.into(),
            selector,
            name: None,
            containing: Vec::new(),
        });
        locator
    }
}

/// A description of elements on the page.
#[derive(Clone)]
pub struct Locator {
    driver: WebDriver,
    steps: Vec<Step>,
    patience: Duration,
}

impl Find for Locator {
    fn start(&self) -> Locator {
        self.clone()
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, step) in self.steps.iter().rev().enumerate() {
            if index > 0 {
                formatter.write_str(" in ")?;
            }
            step.fmt(formatter)?;
        }
        Ok(())
    }
}

impl Locator {
    pub fn new(driver: WebDriver) -> Self {
        Self {
            driver,
            steps: Vec::new(),
            patience: PATIENCE,
        }
    }

    /// The same, but [`shown`](Self::shown) waits this long for it, for what takes its time on purpose.
    pub fn within(mut self, patience: Duration) -> Self {
        self.patience = patience;
        self
    }

    /// Only those whose text contains this, as in `every("row").containing("John Doe")`. Asked for more
    /// than once, only those that contain it all.
    pub fn containing(mut self, text: &str) -> Self {
        if let Some(step) = self.steps.last_mut() {
            step.containing.push(text.into());
        }
        self
    }

    /// Waits until there is exactly one, and returns it.
    #[track_caller]
    pub fn shown(&self) -> impl Future<Output = WebElement> {
        wait_up_to(self.patience, format!("{self}"), async move || {
            self.now().await
        })
    }

    /// Waits until there is none.
    #[track_caller]
    pub fn gone(&self) -> impl Future<Output = ()> {
        self.counts(0)
    }

    /// Waits until there are so many.
    #[track_caller]
    pub fn counts(&self, wanted: usize) -> impl Future<Output = ()> {
        wait_until(format!("{wanted} × {self}"), async move || {
            match self.all().await?.len() {
                count if count == wanted => Ok(()),
                count => Err(format!("there are {count}")),
            }
        })
    }

    /// Clicks it, as soon as nothing is in the way.
    #[track_caller]
    pub fn click(&self) -> impl Future<Output = ()> {
        wait_until(format!("a click on {self}"), async move || {
            let element = self.now().await?;
            if !element.is_enabled().await.map_err(explain)? {
                return Err("it is disabled".into());
            }
            element.click().await.map_err(explain)
        })
    }

    /// Replaces what is in a field by typing.
    #[track_caller]
    pub fn fill(&self, text: &str) -> impl Future<Output = ()> {
        let select_all = Key::Control + "a";
        let keys = if text.is_empty() {
            Key::Delete.into()
        } else {
            TypingData::from(text)
        };
        self.press(select_all + Key::Null + keys)
    }

    /// Presses keys in it.
    #[track_caller]
    pub fn press(&self, keys: impl Into<TypingData>) -> impl Future<Output = ()> {
        let keys = keys.into().to_string();
        wait_until(format!("typing into {self}"), async move || {
            self.now().await?.send_keys(&keys).await.map_err(explain)
        })
    }

    /// Chooses an option of a `<select>` by its text.
    #[track_caller]
    pub fn choose(&self, option: &str) -> impl Future<Output = ()> {
        let target = self.role("option", option);
        wait_until(format!("choosing {target}"), async move || {
            target.now().await?.click().await.map_err(explain)
        })
    }

    /// Waits until its text is this, white space aside.
    #[track_caller]
    pub fn reads(&self, wanted: &str) -> impl Future<Output = ()> {
        wait_until(format!("{self} to read {wanted:?}"), async move || {
            let text = collapse(&self.now().await?.text().await.map_err(explain)?);
            if text == wanted {
                Ok(())
            } else {
                Err(format!("it reads {text:?}"))
            }
        })
    }

    /// Waits until a field holds this value.
    #[track_caller]
    pub fn holds(&self, wanted: &str) -> impl Future<Output = ()> {
        wait_until(format!("{self} to hold {wanted:?}"), async move || {
            let value = self.now().await?.prop("value").await.map_err(explain)?;
            if value.as_deref() == Some(wanted) {
                Ok(())
            } else {
                Err(format!("it holds {value:?}"))
            }
        })
    }

    /// Waits until a checkbox or radio is checked, or isn't.
    #[track_caller]
    pub fn is_checked(&self, wanted: bool) -> impl Future<Output = ()> {
        wait_until(
            format!("{self} checked: {wanted}"),
            async move || match self.now().await?.is_selected().await.map_err(explain)? {
                checked if checked == wanted => Ok(()),
                checked => Err(format!("checked: {checked}")),
            },
        )
    }

    /// Waits until all of them, at least one, are disabled.
    #[track_caller]
    pub fn are_disabled(&self) -> impl Future<Output = ()> {
        wait_until(format!("{self} to be disabled"), async move || {
            let all = self.all().await?;
            let mut enabled = 0;
            for element in &all {
                enabled += usize::from(element.is_enabled().await.map_err(explain)?);
            }
            if all.is_empty() || enabled > 0 {
                return Err(format!(
                    "there are {}, {enabled} of them enabled",
                    all.len()
                ));
            }
            Ok(())
        })
    }

    /// The texts of all that are there now, in the order of the page.
    pub async fn texts(&self) -> Vec<String> {
        let mut texts = Vec::new();
        for element in self.all().await.unwrap_or_default() {
            texts.push(collapse(&element.text().await.unwrap_or_default()));
        }
        texts
    }

    /// The one that is there now.
    pub(super) async fn now(&self) -> Look<WebElement> {
        let mut all = self.all().await?;
        match all.len() {
            1 => Ok(all.remove(0)),
            0 => Err("there is none".into()),
            count => Err(format!("there are {count}")),
        }
    }

    /// All that are there now.
    async fn all(&self) -> Look<Vec<WebElement>> {
        let mut found = None;
        for step in &self.steps {
            found = Some(step.look(&self.driver, found).await?);
        }
        Ok(found.unwrap_or_default())
    }
}

pub(super) fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) fn explain(error: impl fmt::Display) -> String {
    error.to_string()
}

/// Looks again and again until a look succeeds; panics with the caller's place, what was waited for and
/// what the last look saw.
#[track_caller]
pub fn wait_until<T>(wish: String, look: impl AsyncFnMut() -> Look<T>) -> impl Future<Output = T> {
    wait_up_to(PATIENCE, wish, look)
}

#[track_caller]
fn wait_up_to<T>(
    patience: Duration,
    wish: String,
    mut look: impl AsyncFnMut() -> Look<T>,
) -> impl Future<Output = T> {
    let caller = Location::caller();
    async move {
        let deadline = Instant::now() + patience;
        loop {
            match look().await {
                Ok(value) => return value,
                Err(seen) if Instant::now() >= deadline => {
                    panic!("{caller}: waited {patience:?} for {wish}: {seen}");
                }
                Err(_) => sleep(Duration::from_millis(30)).await,
            }
        }
    }
}
