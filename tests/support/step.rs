//! One step of a [`Locator`](super::Locator): what is looked for, and how it is found in the page.

use std::fmt;
use std::sync::Arc;

use axum::http::Method;
use serde_json::{Value, json};
use thirtyfour::common::command::{Command, ExtensionCommand};
use thirtyfour::prelude::ScriptRet;
use thirtyfour::{WebDriver, WebElement};

use super::find::{Look, collapse, explain};

/// What narrows a search down before names are compared.
#[derive(Clone)]
pub enum Selector {
    Css(String),
    XPath(String),
}

/// One step of a description: what is looked for within what was found before.
#[derive(Clone)]
pub struct Step {
    pub what: String,
    pub selector: Selector,
    pub name: Option<String>,
    pub containing: Vec<String>,
}

impl fmt::Display for Step {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.what)?;
        if let Some(name) = &self.name {
            write!(formatter, " {name:?}")?;
        }
        for text in &self.containing {
            write!(formatter, " containing {text:?}")?;
        }
        Ok(())
    }
}

/// The elements that have a role by themselves or by attribute.
pub fn selector_of(role: &str) -> Selector {
    let native = match role {
        "button" => "button:not([role]), summary, input[type=submit], input[type=button]",
        "cell" => "td",
        "checkbox" => "input[type=checkbox]:not([role])",
        "columnheader" => "th:not([scope=row])",
        "combobox" => "select:not([multiple])",
        "dialog" => "dialog, [role=alertdialog]",
        "field" => {
            "input:not([type=hidden]), textarea, select, [role=combobox], [contenteditable=true]"
        }
        "form" => "form",
        "group" => "fieldset, details",
        "heading" => "h1, h2, h3, h4, h5, h6",
        "img" => "img, svg[aria-label]",
        "link" => "a[href]:not([role])",
        "list" => "ul, ol",
        "listitem" => "li",
        "main" => "main",
        "navigation" => "nav",
        "option" => "option",
        "radio" => "input[type=radio]",
        "region" => "section",
        "row" => "tr",
        "rowheader" => "th[scope=row]",
        "searchbox" => "input[type=search]",
        "status" => "output",
        "table" => "table",
        "textbox" => {
            "input:not([type]), input[type=text], input[type=url], input[type=email], \
             input[type=password], textarea"
        }
        _ => "",
    };
    let separator = if native.is_empty() { "" } else { ", " };
    Selector::Css(format!("{native}{separator}[role={role}]"))
}

/// Everything that a selector finds within some elements, or on the page: each once, though parents may
/// be nested, only what is displayed, and only with a text inside if one is asked for. What is merely
/// transparent counts as displayed, because it can be clicked.
const CANDIDATES: &str = r"
    const [css, xpath, texts, ...parents] = arguments;
    const all = (parent) => {
      if (css) return [...parent.querySelectorAll(css)];
      const found = document.evaluate(xpath, parent, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
      return Array.from({ length: found.snapshotLength }, (_, index) => found.snapshotItem(index));
    };
    const fits = (element) =>
      // The options of a select that isn't open have no box of their own.
      (element.closest('option') ? element.closest('select') : element).checkVisibility({ visibilityProperty: true })
      && texts.every((text) => element.innerText.replace(/\s+/g, ' ').includes(text));
    return [...new Set(parents.flatMap((parent) => all(parent ?? document)))].filter(fits);
";

impl Step {
    /// What fits within the elements found so far, or on the whole page.
    pub async fn look(
        &self,
        driver: &WebDriver,
        within: Option<Vec<WebElement>>,
    ) -> Look<Vec<WebElement>> {
        let parents: Vec<Value> = match &within {
            None => vec![Value::Null],
            Some(parents) => parents
                .iter()
                .map(WebElement::to_json)
                .collect::<Result<_, _>>()
                .map_err(explain)?,
        };
        let (css, xpath) = match &self.selector {
            Selector::Css(css) => (Some(css), None),
            Selector::XPath(xpath) => (None, Some(xpath)),
        };
        // Each parent by itself: WebKit's driver doesn't look for elements inside of a list.
        let mut arguments = vec![json!(css), json!(xpath), json!(self.containing)];
        arguments.extend(parents);
        let found = driver.execute(CANDIDATES, arguments).await;
        let found = found.and_then(ScriptRet::elements).map_err(explain)?;
        let Some(wanted) = &self.name else {
            return Ok(found);
        };
        let mut named = Vec::new();
        for candidate in found {
            if accessible_name(&candidate).await? == *wanted {
                named.push(candidate);
            }
        }
        Ok(named)
    }
}

/// The name that assistive technology announces, as the browser computes it.
async fn accessible_name(element: &WebElement) -> Look<String> {
    let command =
        Command::ExtensionCommand(Box::new(ComputedLabel(element.element_id().to_string())));
    let answer = element.handle().cmd(command).await.map_err(explain)?;
    answer
        .value::<String>()
        .map(|name| collapse(&name))
        .map_err(explain)
}

/// WebDriver's "Get Computed Label", which thirtyfour doesn't have.
#[derive(Debug)]
struct ComputedLabel(String);

impl ExtensionCommand for ComputedLabel {
    fn parameters_json(&self) -> Option<Value> {
        None
    }

    fn method(&self) -> Method {
        Method::GET
    }

    fn endpoint(&self) -> Arc<str> {
        format!("/element/{}/computedlabel", self.0).into()
    }
}
