//! What a deployment presets in the file `config.json` beside `index.html`. `src/boot.js` fetches it while the
//! panel loads, and leaves its text where [`Config::load`] finds it.

use leptos::prelude::*;
use serde_json::Value;

use super::sign_in::{Settings, url_problem};
use crate::api::connection::API_VERSIONS;
use crate::api::{Grant, Region};
use crate::filter;
use crate::messages::config as words;

/// The presets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Config {
    /// What stands on the connect page at first.
    pub settings: Settings,
    /// Whether the demo workspace is offered.
    pub demo: bool,
    /// What is wrong with the file, for people. The presets are then the panel's own.
    pub problem: Option<String>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            settings: Settings::default(),
            demo: true,
            problem: None,
        }
    }
}

impl Config {
    /// What the start page brought along, if anything.
    #[must_use]
    pub fn load() -> Self {
        text().map_or_else(Self::default, |text| Self::read(&text))
    }

    /// Whether the file leaves the demo workspace on. All else about it is checked by what comes with the connect
    /// page, so this counts in a file that is broken elsewhere, too.
    #[must_use]
    pub fn offers_demo() -> bool {
        text().is_none_or(|text| leaves_demo_on(&text))
    }

    /// Reads the file. One that can't be used as a whole isn't used at all: half of a connection may lead
    /// elsewhere.
    #[must_use]
    pub fn read(text: &str) -> Self {
        // A host that answers with the page for every path has no such file.
        if text.trim_start().starts_with('<') || text.trim().is_empty() {
            return Self::default();
        }
        parse(text).unwrap_or_else(|problem| Self {
            problem: Some(problem),
            ..Self::default()
        })
    }
}

/// What `src/boot.js` left.
fn text() -> Option<String> {
    document().document_element()?.get_attribute("data-config")
}

fn leaves_demo_on(text: &str) -> bool {
    let file = serde_json::from_str::<Value>(text).ok();
    file.is_none_or(|file| file.get("demo") != Some(&Value::Bool(false)))
}

fn parse(text: &str) -> Result<Config, String> {
    let members = filter::parse(text).map_err(|error| words::not_readable(&error.to_string()))?;
    let mut config = Config::default();
    for (name, value) in &members {
        let name: &str = name;
        let member = Member {
            name,
            value,
            line: line_of(text, name),
            file: text,
        };
        let settings = &mut config.settings;
        match name {
            "base_url" => settings.base_url = member.url()?,
            "api_version" => settings.api_version = member.version()?,
            "accounts_url" => settings.accounts_url = member.url()?,
            "client_id" => member.text()?.clone_into(&mut settings.client_id),
            "grant" => settings.grant = member.one_of(Grant::parse, "code, token")?,
            "region" => settings.region = member.region()?,
            "wrap_requests" => settings.wrap_requests = member.choice()?,
            "demo" => config.demo = member.choice()?,
            "parents" => member.origins()?,
            _ => return Err(words::unknown(member.line, name)),
        }
    }
    Ok(config)
}

/// One member of the file.
struct Member<'a> {
    name: &'a str,
    value: &'a Value,
    line: usize,
    /// The whole text.
    file: &'a str,
}

impl Member<'_> {
    fn text(&self) -> Result<&str, String> {
        self.value
            .as_str()
            .ok_or_else(|| words::not_a_text(self.line, self.name))
    }

    fn choice(&self) -> Result<bool, String> {
        self.value
            .as_bool()
            .ok_or_else(|| words::not_a_choice(self.line, self.name))
    }

    fn url(&self) -> Result<String, String> {
        let url = self.text()?;
        match url_problem(url) {
            None => Ok(url.to_owned()),
            Some(problem) => Err(words::bad_url(self.line, self.name, &problem)),
        }
    }

    fn version(&self) -> Result<String, String> {
        let version = self.text()?;
        if API_VERSIONS.contains(&version) {
            return Ok(version.to_owned());
        }
        let spoken = API_VERSIONS.join(", ");
        Err(words::other_version(self.line, self.name, version, &spoken))
    }

    /// Who may frame the panel. `src/frame.js` goes by it, before there is anything of this crate.
    fn origins(&self) -> Result<(), String> {
        let origins = self.value.as_array();
        let origins = origins.ok_or_else(|| words::not_a_list(self.line, self.name))?;
        let broken = |origin: &&Value| !origin.as_str().is_some_and(is_origin);
        match origins.iter().find(broken) {
            None => Ok(()),
            Some(origin) => {
                let line = origin.as_str().map(|text| line_of(self.file, text));
                Err(words::not_an_origin(line.unwrap_or(self.line), self.name))
            }
        }
    }

    fn one_of<T>(&self, parse: fn(&str) -> Option<T>, choices: &str) -> Result<T, String> {
        parse(self.text()?).ok_or_else(|| words::not_one_of(self.line, self.name, choices))
    }

    fn region(&self) -> Result<String, String> {
        if self.text()?.is_empty() {
            return Ok(String::new());
        }
        let region = self.one_of(Region::parse, "dal, fra")?;
        Ok(region.as_str().to_owned())
    }
}

/// Whether this is an origin as browsers write it, because that is what it is compared with. Without https
/// somebody on the way could put anything around the panel, but on this very machine.
fn is_origin(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once("://") else {
        return false;
    };
    let (host, port) = rest
        .split_once(':')
        .map_or((rest, None), |(host, port)| (host, Some(port)));
    let usual_port = match scheme {
        "https" => 443,
        "http" if ["localhost", "127.0.0.1"].contains(&host) => 80,
        _ => return false,
    };
    let in_host = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._".contains(c);
    let is_port = |port: &str| {
        let number = port.parse::<u16>().ok();
        number.is_some_and(|number| number != usual_port && number.to_string() == port)
    };
    !host.is_empty() && host.chars().all(in_host) && port.is_none_or(is_port)
}

/// The line on which a text in quotes stands first, such as a member's name, counted from 1.
fn line_of(text: &str, quoted: &str) -> usize {
    let quoted = Value::from(quoted).to_string();
    let line = text.lines().position(|line| line.contains(&quoted));
    line.map_or(1, |index| index + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_file_that_comes_with_the_panel_says_what_holds_anyway() {
        let shipped = include_str!("../../deploy/config.json");
        assert_eq!(Config::read(shipped), Config::default());
    }

    #[test]
    fn every_preset_is_taken() {
        let config = Config::read(
            r#"{"base_url": "/api", "api_version": "v3.1", "accounts_url": "https://a.example", "client_id": "app", "grant": "token",
                "region": "fra", "wrap_requests": false, "demo": false,
                "parents": ["https://portal.example"]}"#,
        );
        let settings = Settings {
            base_url: "/api".into(),
            api_version: "v3.1".into(),
            accounts_url: "https://a.example".into(),
            client_id: "app".into(),
            grant: Grant::Implicit,
            region: "fra".into(),
            wrap_requests: false,
            remember: false,
        };
        assert_eq!(
            config,
            Config {
                settings,
                demo: false,
                problem: None
            }
        );
    }

    #[test]
    fn without_a_file_the_defaults_hold() {
        for text in ["", "  \n", "<!DOCTYPE html>\n<html>", "{}"] {
            assert_eq!(Config::read(text), Config::default(), "{text:?}");
        }
    }

    #[test]
    fn what_is_wrong_is_named_with_its_line_and_nothing_of_the_file_is_used() {
        for (text, problem) in [
            (
                "{\n  \"base_url\": \"/api\",\n  \"demo\": \"no\"\n}",
                "Line 3: “demo” has to be true or false.",
            ),
            (
                "{\n\"client_id\": 7}",
                "Line 2: “client_id” has to be a text in quotes.",
            ),
            (
                "{\"grant\": \"magic\"}",
                "Line 1: “grant” has to be one of code, token.",
            ),
            (
                "{\"region\": \"mars\"}",
                "Line 1: “region” has to be one of dal, fra.",
            ),
            (
                "{\n\"api_version\": \"v3.6\"}",
                "Line 2: “api_version” is “v3.6”. The panel speaks only v3.0, v3.1: other versions have other methods for bot agents.",
            ),
            (
                "{\"demo\": true,\n\"parents\": \"https://portal.example\"}",
                "Line 2: “parents” has to be a list in square brackets.",
            ),
            (
                "{\"parents\": [\n\"https://a.example\",\n\"https://b.example/\"\n]}",
                "Line 3: “parents” may list only origins, such as https://portal.example or http://localhost:3000.",
            ),
            (
                "{\n\"parents\": [7]}",
                "Line 2: “parents” may list only origins, such as https://portal.example or http://localhost:3000.",
            ),
            (
                "{\n\n\"tokn\": \"x\"}",
                "Line 3: there is no setting “tokn”.",
            ),
            (
                "{\n\"base_url\": \"/api?license=1\"}",
                "Line 2: “base_url”. Leave out what begins with ? or #: the path of each call goes behind this URL.",
            ),
            (
                "{\"base_url\": \"api.example\"}",
                "Line 1: “base_url”. Start the URL with https:// or http://, or with / for a path on this page’s own host.",
            ),
        ] {
            let config = Config::read(text);
            assert_eq!(config.problem.as_deref(), Some(problem));
            assert_eq!(
                Config {
                    problem: None,
                    ..config
                },
                Config::default()
            );
        }
        let broken = Config::read("{\n  \"demo\": true,,\n}").problem.unwrap();
        assert!(
            broken.starts_with("It isn’t a JSON object: line 2, column 16"),
            "{broken}"
        );
        let twice = Config::read("{\"demo\": true,\n\"demo\": false}")
            .problem
            .unwrap();
        assert!(twice.contains("line 2"), "{twice}");
    }

    #[test]
    fn the_demo_is_off_only_where_the_file_says_so() {
        for on in [
            "",
            "<!DOCTYPE html>",
            "{}",
            "[]",
            "{\"demo\": true}",
            "{\"demo\": \"no\"}",
            "{\"demo\": false",
        ] {
            assert!(leaves_demo_on(on), "{on:?}");
        }
        for off in ["{\"demo\": false}", "{\"demo\": false, \"tokn\": 1}"] {
            assert!(!leaves_demo_on(off), "{off:?}");
        }
    }

    #[test]
    fn only_versions_that_the_panel_speaks_are_taken() {
        for version in ["v3.0", "v3.1"] {
            let config = Config::read(&format!("{{\"api_version\": \"{version}\"}}"));
            assert_eq!(config.problem, None);
            assert_eq!(config.settings.api_version, version);
        }
        for version in ["v3.2", "v3.6", "v4.0", "3.0", "V3.0", "v3.0/x", ""] {
            let config = Config::read(&format!("{{\"api_version\": \"{version}\"}}"));
            let problem = config.problem.unwrap();
            assert!(problem.contains(&format!("“{version}”")), "{problem}");
            assert_eq!(config.settings, Settings::default());
        }
    }

    #[test]
    fn an_origin_is_exact_and_safe_on_its_way() {
        for good in [
            "https://portal.example",
            "https://portal.example:8443",
            "https://10.0.0.7",
            "https://xn--bcher-kva.example",
            "http://localhost:3000",
            "http://localhost",
            "http://127.0.0.1:8080",
        ] {
            assert!(is_origin(good), "{good}");
        }
        for bad in [
            "",
            "*",
            "null",
            "portal.example",
            "https://",
            "https://*.portal.example",
            "https://portal.example/",
            "https://portal.example/panel",
            "https://portal.example?x",
            "https://portal.example#x",
            "https://user@portal.example",
            "https://Portal.example",
            "https://bücher.example",
            "https://portal.example:443",
            "https://portal.example:",
            "https://portal.example:08443",
            "https://portal.example:70000",
            "https://portal.example:8443:1",
            "https://portal.example ",
            "http://portal.example",
            "http://localhost.portal.example",
            "http://localhost:80",
            "javascript://portal.example",
        ] {
            assert!(!is_origin(bad), "{bad}");
        }
    }
}
