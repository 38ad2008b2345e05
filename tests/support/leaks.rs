//! Searches everything that a browser keeps or shows for the characters of access tokens, after each journey.

use std::io::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use bot_agents_panel::sandbox::tokens::TOKENS;
use serde_json::{Value, json};

use super::panel::{Console, Panel};

/// Returns the names of the places in which any of the given texts occurs, and how many were looked at.
///
/// What a person types into a masked field is theirs to see, and the tab may remember the connection
/// if they said so. What the page doesn't use at all must be empty.
const SEARCH: &str = r"
    const [tokens, remembered] = arguments;
    const places = [];
    const add = (name, text) => places.push([name, String(text)]);
    for (const [area, storage] of Object.entries({ localStorage, sessionStorage })) {
      for (const [key, value] of Object.entries(storage)) {
        if (storage === sessionStorage && key === remembered) continue;
        add(`${area}, ${key}`, key + value);
      }
    }
    add('the address', location.href);
    add('the referrer', document.referrer);
    add('the history’s state', JSON.stringify(history.state));
    add('cookies', document.cookie);
    add('the window’s name', name);
    add('the title', document.title);
    add('the page', document.documentElement.outerHTML);
    add('what is selected', getSelection());
    for (const field of document.querySelectorAll('input:not(.input__control--masked), textarea, select')) {
      add(`the field ${field.id || field.name}`, field.value);
    }
    for (const entry of performance.getEntries()) {
      // The page's own entry keeps the fragment by which it was come to, whatever the page does; nobody
      // else can read it, and a fragment is never sent.
      const arrival = entry.entryType === 'navigation';
      add('an address that was asked for', arrival ? entry.name.split('#')[0] : entry.name);
    }
    const decoded = (text) => {
      try { return decodeURIComponent(text); } catch { return text; }
    };
    const holds = (text) => tokens.some((token) => text.includes(token) || decoded(text).includes(token));
    const hits = places.filter(([, text]) => holds(text)).map(([name]) => name);
    return Promise.all([indexedDB.databases(), caches.keys()]).then((unused) => {
      if (unused.flat().length > 0) hits.push('a database or cache that nobody searches');
      return [hits, places.length];
    });
";

/// Where the tab keeps the connection if the person wants it to.
const REMEMBERED: &str = "bot-agents-panel/connection";

/// How many places were searched, and what was found there.
#[derive(Clone, Debug, Default)]
pub struct Searched {
    pub places: usize,
    /// Those that hold a token.
    pub hits: Vec<String>,
}

impl Panel {
    /// Searches the browser for access tokens that shouldn't be there.
    pub(super) async fn search_for_tokens(&self, console: &Console) -> Result<Searched, String> {
        let secrets = secrets();
        let mut searched = self.search(&secrets).await?;
        let entries = console.as_deref().unwrap_or_default();
        let holds = |text: &str| secrets.iter().any(|secret| text.contains(secret));
        let told = entries.iter().filter(|entry| holds(&entry.message));
        searched.hits.extend(told.map(|_| "the console".to_owned()));
        searched.places += entries.len();
        Ok(searched)
    }

    /// The page and the window's history.
    async fn search(&self, secrets: &[&str]) -> Result<Searched, String> {
        let explain = |error| format!("the page could not be searched for tokens: {error}");
        let remembered = self.remembers_token().then_some(REMEMBERED);
        let arguments = vec![json!(secrets), json!(remembered)];
        let found = self.driver.execute(SEARCH, arguments).await;
        let found: (Vec<String>, usize) =
            found.and_then(|found| found.convert()).map_err(explain)?;
        let (mut hits, places) = found;

        let cdp = self.driver.cdp();
        let history = cdp.send_raw("Page.getNavigationHistory", json!({})).await;
        let history = history.map_err(explain)?;
        let entries = history["entries"].as_array().map_or(&[][..], Vec::as_slice);
        // Not `userTypedURL`: it keeps how an entry was first come to, and only tools like this one see it.
        let shown = |entry: &Value| format!("{} {}", entry["url"], entry["title"]);
        let holds = |entry: &&Value| secrets.iter().any(|secret| shown(entry).contains(secret));
        let visited = entries.iter().filter(holds);
        hits.extend(visited.map(|_| "the history".to_owned()));
        let places = places + entries.len();
        Ok(Searched { places, hits })
    }
}

/// The part of each token that nothing else can hold: what follows its readable beginning.
fn secrets() -> Vec<&'static str> {
    let tails = TOKENS.iter().map(|token| token.text.rsplit('-').next());
    tails.map(Option::unwrap_or_default).collect()
}

/// How many journeys and places were searched, and what was found there, in all.
static JOURNEYS: AtomicUsize = AtomicUsize::new(0);
static PLACES: AtomicUsize = AtomicUsize::new(0);
static HITS: AtomicUsize = AtomicUsize::new(0);

/// Counts a journey, and says on the test's output how much was searched so far, even if that is captured.
pub fn report(searched: &Searched) {
    let add = |count: &AtomicUsize, more| count.fetch_add(more, Ordering::Relaxed) + more;
    let journeys = add(&JOURNEYS, 1);
    let places = add(&PLACES, searched.places);
    let hits = add(&HITS, searched.hits.len());
    let line =
        format!("tokens: {journeys} scenarios searched so far in {places} places, {hits} hits\n");
    let _ = std::io::stderr().write_all(line.as_bytes());
}

#[test]
fn every_token_has_characters_of_its_own() {
    let secrets = secrets();
    assert_eq!(secrets.len(), TOKENS.len());
    for (secret, token) in secrets.iter().zip(TOKENS) {
        assert_eq!(secret.len(), 10, "{}", token.text);
        let holders = TOKENS.iter().filter(|other| other.text.contains(secret));
        assert_eq!(holders.count(), 1, "{}", token.text);
    }
}
