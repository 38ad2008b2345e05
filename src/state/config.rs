//! What a deployment presets in the file `config.json` beside `index.html`. `src/boot.js` fetches it while the
//! panel loads, and leaves its text where [`Config::load`] finds it.

use leptos::prelude::*;
use serde_json::Value;

use super::sign_in::{Settings, url_problem};
use crate::api::{Grant, Region};
use crate::filter;
use crate::messages::config as words;

/// The presets; a context of the whole panel.
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
        let start = document().get_element_by_id("start");
        let text = start.and_then(|start| start.get_attribute("data-config"));
        text.map_or_else(Self::default, |text| Self::read(&text))
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

fn parse(text: &str) -> Result<Config, String> {
    let members = filter::parse(text).map_err(|error| words::not_readable(&error.to_string()))?;
    let mut config = Config::default();
    for (name, value) in &members {
        let name: &str = name;
        let member = Member {
            name,
            value,
            line: line_of(text, name),
        };
        let settings = &mut config.settings;
        match name {
            "base_url" => settings.base_url = member.url()?,
            "accounts_url" => settings.accounts_url = member.url()?,
            "client_id" => member.text()?.clone_into(&mut settings.client_id),
            "grant" => settings.grant = member.one_of(Grant::parse, "code, token")?,
            "region" => settings.region = member.region()?,
            "wrap_requests" => settings.wrap_requests = member.choice()?,
            "demo" => config.demo = member.choice()?,
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

/// The line on which a member stands, counted from 1.
fn line_of(text: &str, name: &str) -> usize {
    let quoted = Value::from(name).to_string();
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
            r#"{"base_url": "/api", "accounts_url": "https://a.example", "client_id": "app", "grant": "token",
                "region": "fra", "wrap_requests": false, "demo": false}"#,
        );
        let settings = Settings {
            base_url: "/api".into(),
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
                "{\n\n\"tokn\": \"x\"}",
                "Line 3: there is no setting “tokn”.",
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
}
