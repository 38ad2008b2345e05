//! Accessibility of what is on the screen, as axe-core judges it (`.ci/setup test` installs it).

use std::fmt::Write as _;
use std::io::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::Value;

use super::panel::{Panel, View};
use super::tools;

/// Asks for everything that WCAG 2.2 demands at level A and AA, and for nothing else. Returns the names
/// of the rules that were applied, and what breaks them.
const RUN: &str = r"
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
    const options = {
      runOnly: { type: 'tag', values: tags },
      // Off unless asked for by name, as long as WCAG 2.2 is new.
      rules: { 'target-size': { enabled: true } },
    };
    const applied = (results) =>
      [...results.passes, ...results.violations, ...results.incomplete].map((rule) => rule.id);
    const broken = (rule) => ({
      id: rule.id,
      help: rule.help,
      nodes: rule.nodes.map((node) => ({
        selector: node.target.flat().join(' '),
        why: [...node.any, ...node.all, ...node.none].map((check) => check.message),
      })),
    });
    // Colours on their way from one theme to the other are no theme's. What ends may start others, because
    // colours are inherited. Nothing is waited for: a window that isn't painted has no frames.
    const underWay = () =>
      document.getAnimations().filter((one) => one.effect.getComputedTiming().endTime < Infinity);
    for (let round = 0; round < 20 && underWay().length > 0; round += 1) {
      underWay().forEach((one) => one.finish());
    }
    return axe.run(document, options).then((results) => ({
      applied: applied(results),
      violations: results.violations.map(broken),
    }));
";

/// Everything that sticks out of the window, or of an open dialog, and isn't in a container of its own that
/// scrolls. What nobody sees can't be scrolled to either.
const STICKS_OUT: &str = r"
    const scrolls = (element) => /auto|scroll|hidden|clip/.test(getComputedStyle(element).overflowX);
    const frame = document.querySelector('dialog:modal') ?? document.documentElement;
    if (frame.scrollWidth <= frame.clientWidth) return [];
    const contained = (element) => {
      for (let around = element.parentElement; around && around !== frame; around = around.parentElement) {
        if (scrolls(around)) return true;
      }
      return false;
    };
    const edge = frame.getBoundingClientRect().left + frame.clientLeft + frame.clientWidth;
    const out = [...frame.querySelectorAll('*')].filter((element) =>
      element.getBoundingClientRect().right > edge + 0.5 && !contained(element));
    const name = (element) => element.tagName.toLowerCase() + [...element.classList].map((it) => '.' + it).join('');
    return ['scrolls sideways', ...out.slice(0, 5).map(name)];
";

/// A window of 1280 by 1024 pixels at 400 % zoom.
const ZOOMED: View = View {
    width: 320,
    height: 256,
    dark: false,
};

/// Rules that apply to every screen and dialog of the panel. Without them axe was looking at something else.
const ALWAYS_APPLIED: [&str; 2] = ["color-contrast", "target-size"];
/// The same for all but the page that only says why there is no panel.
const ALMOST_ALWAYS_APPLIED: [&str; 1] = ["button-name"];

/// How many states were judged, in all journeys together.
static JUDGED: AtomicUsize = AtomicUsize::new(0);

impl Panel {
    /// Has axe judge what is on the screen, wide and narrow, in the light and in the dark theme, and
    /// fails with everything that it finds. The same if anything needs scrolling sideways at 400 % zoom.
    ///
    /// The window is as high as the page meanwhile: so the bar that sticks to the window's lower edge
    /// stands in its own place, and covers no part of what it only passes over when one scrolls.
    pub async fn axe(&self, what: &str) {
        self.axe_with(what, &ALMOST_ALWAYS_APPLIED).await;
    }

    /// The same for a page without a button.
    pub async fn axe_without_buttons(&self, what: &str) {
        self.axe_with(what, &[]).await;
    }

    async fn axe_with(&self, what: &str, applied: &[&str]) {
        let mut found = String::new();
        for view in View::ALL {
            self.view_whole_page(view).await;
            self.set_theme(Some(view.dark)).await;
            let theme = if view.dark { "dark" } else { "light" };
            for line in self.violations(applied).await {
                let _ = writeln!(found, "{what}, {theme}, {} px wide: {line}", view.width);
            }
        }
        self.view(ZOOMED).await;
        let sticks_out = self.run(STICKS_OUT).await;
        if sticks_out.as_array().is_none_or(|found| !found.is_empty()) {
            let _ = writeln!(found, "{what}, {} px wide: {sticks_out}", ZOOMED.width);
        }
        // In a window as high as the page nothing lies under a bar that sticks.
        self.view_whole_page(View::ALL[3]).await;
        JUDGED.fetch_add(1, Ordering::Relaxed);
        self.set_theme(None).await;
        assert!(found.is_empty(), "axe finds fault with\n{found}");
    }

    /// Chooses the panel's theme the way its own button does in the end, or leaves it to the system again.
    pub async fn set_theme(&self, dark: Option<bool>) {
        let change = match dark {
            Some(true) => "setAttribute('data-theme', 'dark')",
            Some(false) => "setAttribute('data-theme', 'light')",
            None => "removeAttribute('data-theme')",
        };
        self.run(&format!("document.documentElement.{change}"))
            .await;
    }

    /// What axe finds now, a line for each element; after a look at whether it applied these rules, too.
    async fn violations(&self, rules: &[&str]) -> Vec<String> {
        if self.run("return typeof axe").await == "undefined" {
            // The driver's scripts aren't subject to the page's policy.
            self.run(&format!("{}; window.axe = axe", source())).await;
        }
        let result = self.run(RUN).await;
        for rule in ALWAYS_APPLIED.iter().chain(rules) {
            let applied = result["applied"].as_array().into_iter().flatten();
            assert!(
                applied.into_iter().any(|id| id == *rule),
                "axe left out {rule}"
            );
        }
        let violations = result["violations"].as_array().into_iter().flatten();
        violations.flat_map(describe).collect()
    }
}

/// Says on the test's output how much was judged so far, even if that is captured.
pub fn report_axe(journey: &str) {
    let judged = JUDGED.load(Ordering::Relaxed);
    let line = format!(
        "axe: nothing to say against {journey}; {judged} states judged so far, each wide and narrow in both themes, and zoomed to 400 %\n"
    );
    let _ = std::io::stderr().write_all(line.as_bytes());
}

/// A line for each element that breaks a rule.
fn describe(violation: &Value) -> Vec<String> {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let nodes = violation["nodes"].as_array().into_iter().flatten();
    nodes
        .map(|node| {
            let why: Vec<_> = node["why"].as_array().into_iter().flatten().collect();
            let why: Vec<_> = why.into_iter().map(text).collect();
            format!(
                "{} ({}) at {}: {}",
                text(&violation["id"]),
                text(&violation["help"]),
                text(&node["selector"]),
                why.join("; ")
            )
        })
        .collect()
}

/// The script of axe.
fn source() -> String {
    let script = tools().join("node/test/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&script)
        .unwrap_or_else(|error| panic!("{}: {error}: run `.ci/setup test`", script.display()))
}
