//! The panel as a person has it before them: an address bar, a keyboard, a window, and the page.

use std::any::Any;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::{BrowserLogEntry, Key, TypingData, WebDriver};

use super::chromedriver;
use super::find::{Find, Locator, wait_until};
use super::output;

/// What came on the console, or why it is unknown.
pub(super) type Console = Result<Vec<BrowserLogEntry>, String>;

/// A browser window with the panel.
pub struct Panel {
    pub driver: WebDriver,
    /// Where the panel is served: the origin, and the folder if there is one.
    home: String,
    expected_on_console: Mutex<Vec<String>>,
    tolerated_on_console: Mutex<Vec<String>>,
    remembers_token: AtomicBool,
    kept: Mutex<Vec<Box<dyn Any + Send>>>,
}

/// A window's size and colour scheme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct View {
    pub width: u32,
    pub height: u32,
    pub dark: bool,
}

impl View {
    /// The four views in which each screen is looked at.
    pub const ALL: [Self; 4] = [
        Self {
            width: 1280,
            height: 800,
            dark: false,
        },
        Self {
            width: 1280,
            height: 800,
            dark: true,
        },
        Self {
            width: 360,
            height: 740,
            dark: false,
        },
        Self {
            width: 360,
            height: 740,
            dark: true,
        },
    ];
}

impl Panel {
    /// Opens an empty window in a new browser; [`goto`](Self::goto) goes to the panel.
    pub async fn open(home: &str) -> Self {
        Self::in_session(chromedriver::new_session().await, home)
    }

    /// Takes over a browser that somebody else started.
    pub fn in_session(driver: WebDriver, home: &str) -> Self {
        Self {
            driver,
            home: home.into(),
            expected_on_console: Mutex::default(),
            tolerated_on_console: Mutex::default(),
            remembers_token: AtomicBool::new(false),
            kept: Mutex::default(),
        }
    }

    /// Opens an empty window in a browser of its own, as somebody else at the same site has it.
    pub async fn beside(&self) -> Self {
        Self::open(&self.home).await
    }

    /// Ends a browser that was opened [`beside`](Self::beside) another, once its console was looked at.
    pub async fn close_beside(self) {
        let problems = self.console_problems(&self.console().await);
        assert!(problems.is_empty(), "{}", problems.join("\n"));
        self.close().await;
    }

    /// Keeps something for as long as there is a browser: the API, for one, whose going away in the middle of what is
    /// still read would be on the console.
    pub fn keep(&self, what: impl Any + Send) {
        let mut kept = self.kept.lock().expect("not poisoned");
        kept.push(Box::new(what));
    }

    /// Ends the browser.
    pub async fn close(self) {
        self.driver.quit().await.expect("the session ends");
    }

    /// Where the panel is served, without a slash at the end.
    pub fn home(&self) -> &str {
        &self.home
    }

    /// The whole address of a path of the panel.
    pub fn address(&self, path: &str) -> String {
        format!("{}{path}", self.home)
    }

    /// Loads a path of the panel, as in `/bots?owner=all`, from the server.
    pub async fn goto(&self, path: &str) {
        self.driver
            .goto(self.address(path))
            .await
            .expect("the page loads");
    }

    /// Loads the page again.
    pub async fn reload(&self) {
        self.driver.refresh().await.expect("the page loads again");
    }

    /// Goes back in the history.
    pub async fn back(&self) {
        self.driver
            .back()
            .await
            .expect("there is a page to go back to");
    }

    /// What follows the panel's home in the address bar.
    pub async fn path(&self) -> String {
        let url = self.driver.current_url().await.expect("an address");
        url.as_str()
            .strip_prefix(&self.home)
            .unwrap_or(url.as_str())
            .to_owned()
    }

    /// Waits until the address bar shows a path.
    #[track_caller]
    pub fn arrives_at(&self, path: &str) -> impl Future<Output = ()> {
        let wish = format!("the path to be {path}");
        wait_until(wish, async move || match self.path().await {
            now if now == path => Ok(()),
            now => Err(format!("it is {now}")),
        })
    }

    /// Goes to a part of a bot's page.
    pub async fn tab(&self, name: &str) {
        // Or they may lie under the top bar.
        self.run("scrollTo(0, 0)").await;
        let parts = self.role("navigation", "Parts of the bot agent");
        parts.link(name).click().await;
        let current = parts.css("[aria-current]");
        current.containing(name).shown().await;
    }

    /// Presses keys wherever the focus is.
    pub async fn press(&self, keys: impl Into<TypingData>) {
        let keys = keys.into();
        self.driver
            .action_chain()
            .send_keys(keys)
            .perform()
            .await
            .expect("the keys are pressed");
    }

    /// Presses a key while Ctrl is held down.
    pub async fn ctrl(&self, key: &str) {
        let chain = self.driver.action_chain().key_down(Key::Control);
        let chain = chain.send_keys(key).key_up(Key::Control);
        chain.perform().await.expect("the keys are pressed");
    }

    /// Waits until an element has the focus.
    #[track_caller]
    pub fn focuses(&self, target: Locator) -> impl Future<Output = ()> {
        let wish = format!("the focus to be on {target}");
        wait_until(wish, async move || {
            let wanted = target.now().await?;
            let focused = self
                .driver
                .active_element()
                .await
                .map_err(|error| error.to_string())?;
            if wanted.element_id() == focused.element_id() {
                Ok(())
            } else {
                let html = focused.outer_html().await.unwrap_or_default();
                Err(format!(
                    "it is on {}",
                    html.chars().take(200).collect::<String>()
                ))
            }
        })
    }

    /// Runs a script in the page and returns what it returns.
    pub async fn run(&self, script: &str) -> Value {
        let result = self
            .driver
            .execute(script, Vec::new())
            .await
            .expect("the script runs");
        result.json().clone()
    }

    /// Waits until so many answers to an action of the API, failed ones included, have come to the page since
    /// it was loaded: afterwards it can be said what they didn't change.
    #[track_caller]
    pub fn has_answers(&self, action: &str, count: usize) -> impl Future<Output = ()> {
        let script = format!(
            "return performance.getEntriesByType('resource')
                .filter((entry) => entry.name.endsWith('/{action}')).length"
        );
        wait_until(
            format!("{count} answers to {action}"),
            async move || match self.run(&script).await.as_u64() {
                Some(now) if now == count as u64 => Ok(()),
                now => Err(format!("there are {now:?}")),
            },
        )
    }

    /// Announces that something with this text will be on the console, because the browser itself logs
    /// each request that fails. The journey fails if it never comes.
    pub fn expect_console(&self, text: &str) {
        self.expected_on_console
            .lock()
            .expect("not poisoned")
            .push(text.into());
    }

    /// Announces that something with this text may be on the console, if it comes at all.
    pub fn tolerate_console(&self, text: &str) {
        self.tolerated_on_console
            .lock()
            .expect("not poisoned")
            .push(text.into());
    }

    /// Announces whether the person has asked for the token to be remembered in the tab. Unless they have,
    /// the journey fails if it is.
    pub fn may_remember_token(&self, may: bool) {
        self.remembers_token.store(may, Ordering::Relaxed);
    }

    pub(super) fn remembers_token(&self) -> bool {
        self.remembers_token.load(Ordering::Relaxed)
    }

    /// Everything that came on the console since it was last read.
    pub(super) async fn console(&self) -> Console {
        let entries = self.driver.browser_log().await;
        entries.map_err(|error| format!("the console could not be read: {error}"))
    }

    /// What is on the console without being expected, and what was expected in vain.
    pub(super) fn console_problems(&self, console: &Console) -> Vec<String> {
        let entries = match console {
            Ok(entries) => entries,
            Err(problem) => return vec![problem.clone()],
        };
        let expected = self.expected_on_console.lock().expect("not poisoned");
        let tolerated = self.tolerated_on_console.lock().expect("not poisoned");
        let announced = || expected.iter().chain(tolerated.iter());
        let unexpected = entries
            .iter()
            .filter(|entry| ["WARNING", "SEVERE"].contains(&entry.level.as_str()))
            .filter(|entry| !announced().any(|text| entry.message.contains(text)))
            .map(|entry| format!("on the console: {} {}", entry.level, entry.message));
        let missing = expected
            .iter()
            .filter(|text| !entries.iter().any(|entry| entry.message.contains(*text)))
            .map(|text| format!("never came on the console: {text}"));
        unexpected.chain(missing).collect()
    }

    /// Sets the window's size and colour scheme, and stills animations.
    pub async fn view(&self, view: View) {
        let cdp = self.driver.cdp();
        let scheme = if view.dark { "dark" } else { "light" };
        let features = json!([
            { "name": "prefers-color-scheme", "value": scheme },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ]);
        cdp.send_raw(
            "Emulation.setEmulatedMedia",
            json!({ "features": features }),
        )
        .await
        .expect("the colour scheme is set");
        cdp.emulation()
            .set_device_metrics_override(view.width, view.height, 1.0, false)
            .await
            .expect("the size is set");
    }

    /// The same, and makes the window as high as the page.
    pub async fn view_whole_page(&self, view: View) {
        self.view(view).await;
        let content = self
            .run("return document.documentElement.scrollHeight")
            .await;
        let height = content
            .as_u64()
            .and_then(|height| u32::try_from(height).ok());
        let whole = View {
            height: height.unwrap_or(0).max(view.height),
            ..view
        };
        self.view(whole).await;
    }

    /// Takes a picture of the whole page in each of the given views, into
    /// `target/screenshots/NAME-WIDTH-SCHEME.png`, and leaves the window in the last one.
    pub async fn pictures(&self, name: &str, views: &[View]) {
        for &view in views {
            self.view_whole_page(view).await;
            let picture = self.picture().await.expect("a picture");
            self.view(view).await;

            let scheme = if view.dark { "dark" } else { "light" };
            let file = output("screenshots").join(format!("{name}-{}-{scheme}.png", view.width));
            std::fs::write(file, picture).expect("target/ can be written");
        }
    }

    /// Takes a picture of what the window shows, in both themes, into `target/screenshots/readme-NAME-SCHEME.png`.
    pub async fn pictures_for_the_readme(&self, name: &str) {
        for (dark, scheme) in [(false, "light"), (true, "dark")] {
            self.view(View {
                width: 1280,
                height: 800,
                dark,
            })
            .await;
            let picture = self.picture().await.expect("a picture");
            let file = output("screenshots").join(format!("readme-{name}-{scheme}.png"));
            std::fs::write(file, picture).expect("target/ can be written");
        }
    }

    /// What stands on the page and no font here has: a picture would show boxes instead.
    pub async fn letters_of_no_font(&self) -> Vec<String> {
        let found = self.run(LETTERS_OF_NO_FONT).await;
        serde_json::from_value(found).expect("a list of letters")
    }

    /// What the window shows, as PNG.
    pub async fn picture(&self) -> Option<Vec<u8>> {
        self.driver.screenshot_as_png().await.ok()
    }

    /// The page as HTML, as it is now.
    pub async fn source(&self) -> Option<String> {
        self.driver.source().await.ok()
    }
}

impl Find for Panel {
    fn start(&self) -> Locator {
        Locator::new(self.driver.clone())
    }
}

/// The letters that look like one that isn't assigned. Those that never show anything aren't asked about.
const LETTERS_OF_NO_FONT: &str = r"
    const letters = [...new Set(document.body.innerText)].filter((letter) => /[^\p{Cc}\p{Cf}\p{M}\p{Z}]/u.test(letter));
    const pen = new OffscreenCanvas(40, 40).getContext('2d', { willReadFrequently: true });
    pen.font = `20px ${getComputedStyle(document.body).fontFamily}`;
    const drawn = (letter) => {
      pen.clearRect(0, 0, 40, 40);
      pen.fillText(letter, 8, 28);
      return pen.getImageData(0, 0, 40, 40).data.join();
    };
    const box = drawn('\u0378');
    return letters.filter((letter) => drawn(letter) === box);
";

/// How long anything on the page may take to come about.
pub const PATIENCE: Duration = Duration::from_secs(10);
