//! What the person enters on the connect page besides a token. It outlives the way to the accounts
//! server and back.

use serde_json::{Value, json};

use crate::api::connection::{
    API_VERSIONS, DEFAULT_ACCOUNTS_URL, DEFAULT_API_VERSION, DEFAULT_BASE_URL,
};
use crate::api::{Connection, Grant, Region, Token};
use crate::messages::connect as words;
use crate::model::ClientId;
use crate::model::validate::after_web_scheme;
use crate::model::webhook_url::{self, UrlWarning};
use crate::state::web_url;

/// Everything that is entered but the token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Of the Configuration API; empty for the vendor's.
    pub base_url: String,
    /// The version of that API. Only a deployment chooses it.
    pub api_version: String,
    /// Where people sign in; empty for the vendor's.
    pub accounts_url: String,
    /// The application; signing in needs it.
    pub client_id: String,
    /// How signing in hands the token over.
    pub grant: Grant,
    /// A region's text on the wire, or nothing.
    pub region: String,
    /// Whether payloads are wrapped.
    pub wrap_requests: bool,
    /// Whether the tab remembers the connection.
    pub remember: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            base_url: DEFAULT_BASE_URL.to_owned(),
            api_version: DEFAULT_API_VERSION.to_owned(),
            accounts_url: DEFAULT_ACCOUNTS_URL.to_owned(),
            client_id: String::new(),
            grant: Grant::default(),
            region: String::new(),
            wrap_requests: true,
            remember: false,
        }
    }
}

/// What is wrong with the URL of a server, if anything. One without a scheme would be taken for a path
/// of this very page, and the token sent there. Behind a query or a fragment, a call's path would be part of it.
#[must_use]
pub fn url_problem(url: &str) -> Option<String> {
    let url = url.trim();
    let is_web = after_web_scheme(url).is_some_and(|rest| !rest.is_empty());
    let is_path = url.starts_with('/') && !url.starts_with("//");
    if !(url.is_empty() || is_path || is_web) {
        return Some(words::URL_START.to_owned());
    }
    let goes_on = url.contains(['?', '#']);
    goes_on.then(|| words::URL_END.to_owned())
}

/// What is doubtful about the URL of a server, if anything: over plain http everybody on the way reads the token. A path
/// is below `origin`, that of this page. What stays on this computer is fine.
#[must_use]
pub fn url_warning(url: &str, origin: &str) -> Option<&'static str> {
    let url = url.trim();
    let server = if url.starts_with('/') { origin } else { url };
    let doubts = webhook_url::warnings(&web_url::parse(server)?);
    let is_here = |doubt: &UrlWarning| matches!(doubt, UrlWarning::Localhost(_));
    let in_plain_text = doubts.contains(&UrlWarning::PlainHttp) && !doubts.iter().any(is_here);
    in_plain_text.then_some(words::URL_PLAIN_HTTP)
}

/// What was entered, or what stands for nothing.
fn or_default(entered: &str, default: &str) -> String {
    let entered = entered.trim();
    if entered.is_empty() { default } else { entered }.to_owned()
}

impl Settings {
    /// The connection that these settings and a pasted token make.
    #[must_use]
    pub fn connection(&self, token: Token) -> Connection {
        let client_id = self.client_id.trim();
        Connection {
            base_url: or_default(&self.base_url, DEFAULT_BASE_URL),
            api_version: self.api_version.clone(),
            accounts_url: or_default(&self.accounts_url, DEFAULT_ACCOUNTS_URL),
            region: Region::parse(&self.region),
            wrap_requests: self.wrap_requests,
            client_id: (!client_id.is_empty()).then(|| ClientId::from(client_id)),
            ..Connection::new(token)
        }
    }

    pub(super) fn to_json(&self) -> Value {
        json!({
            "base_url": self.base_url,
            "api_version": self.api_version,
            "accounts_url": self.accounts_url,
            "client_id": self.client_id,
            "grant": self.grant.as_str(),
            "region": self.region,
            "wrap_requests": self.wrap_requests,
            "remember": self.remember,
        })
    }

    pub(super) fn from_json(value: &Value) -> Option<Self> {
        let text = |name| value.get(name).and_then(Value::as_str).map(str::to_owned);
        let yes = |name| value.get(name).and_then(Value::as_bool);
        Some(Self {
            base_url: text("base_url")?,
            api_version: text("api_version").filter(|it| API_VERSIONS.contains(&it.as_str()))?,
            accounts_url: text("accounts_url")?,
            client_id: text("client_id")?,
            grant: Grant::parse(&text("grant")?)?,
            region: text("region")?,
            wrap_requests: yes("wrap_requests")?,
            remember: yes("remember")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_whole_or_a_path() {
        for good in [
            "",
            " https://a.example ",
            "HTTP://a",
            "/proxy",
            "http://127.0.0.1:80/x",
        ] {
            assert_eq!(url_problem(good), None, "{good}");
        }
        for bad in [
            "api.livechatinc.com",
            "//a.example",
            "https://",
            "javascript:alert(1)",
            "é",
            "https://a.example?license_id=1",
            "https://a.example/#",
            "/proxy?x",
        ] {
            assert!(url_problem(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn plain_http_is_doubtful_unless_it_stays_on_this_computer() {
        let page = "https://panel.example";
        for fine in [
            "",
            "https://a.example",
            "http://localhost:3000/x",
            "http://127.0.0.1",
            "http://[::1]:80",
            "/proxy",
            "http",
            "é",
        ] {
            assert_eq!(url_warning(fine, page), None, "{fine}");
        }
        for plain in [
            "http://a.example",
            " HTTP://A.example/x",
            "http://192.168.1.7",
            "http://api",
        ] {
            assert!(url_warning(plain, page).is_some(), "{plain}");
        }
        assert!(url_warning("/proxy", "http://panel.example").is_some());
        assert!(url_warning("/proxy", "http://localhost:8080").is_none());
        assert!(url_warning("", "http://panel.example").is_none());
    }

    #[test]
    fn empty_settings_mean_the_defaults() {
        let settings = Settings {
            base_url: "  ".into(),
            accounts_url: String::new(),
            client_id: " ".into(),
            ..Settings::default()
        };
        let token = Token::new("t");
        assert_eq!(settings.connection(token.clone()), Connection::new(token));
    }

    #[test]
    fn settings_come_back_whole() {
        let settings = Settings {
            base_url: "/proxy".into(),
            api_version: "v3.1".into(),
            accounts_url: "https://accounts.example".into(),
            client_id: "app".into(),
            grant: Grant::Implicit,
            region: "fra".into(),
            wrap_requests: false,
            remember: true,
        };
        assert_eq!(
            Settings::from_json(&settings.to_json()).as_ref(),
            Some(&settings)
        );
        let other = Settings {
            api_version: "v3.6".into(),
            ..settings
        };
        assert_eq!(Settings::from_json(&other.to_json()), None);
        assert_eq!(Settings::from_json(&json!({"base_url": ""})), None);
    }
}
