//! A list of values as one text, typed or pasted, and the report of what became of it.

use std::collections::HashSet;
use std::fmt;

use serde_json::Value;

use super::edit::LIST_LIMIT;
use super::naming;
use super::outcome::Outcome;
use super::scalar::{Scalar, ScalarError, ScalarType};
use super::tree::{Entry, Filter, NodeId};
use crate::messages::filter_doubts as words;
use crate::model::decode;

/// What became of a pasted list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PasteReport {
    /// How many values were added.
    pub added: usize,
    /// How many were in the list already, or came twice.
    pub repeated: usize,
    /// How many aren't of the type asked for.
    pub unfit: usize,
    /// How many were left out because the list takes no more.
    pub cut: usize,
    /// The first that isn't of the type asked for.
    pub first_unfit: Option<String>,
}

impl fmt::Display for PasteReport {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&words::added(self.added))?;
        if self.repeated > 0 {
            formatter.write_str(&words::repeated(self.repeated))?;
        }
        if let Some(first) = &self.first_unfit {
            formatter.write_str(&words::unfit(self.unfit, first))?;
        }
        if self.cut > 0 {
            formatter.write_str(&words::cut(self.cut, LIST_LIMIT))?;
        }
        Ok(())
    }
}

impl Filter {
    pub(super) fn paste(
        &mut self,
        id: NodeId,
        text: &str,
        kind: ScalarType,
        at: Option<NodeId>,
    ) -> Outcome {
        let mut ids = self.ids.clone();
        let Some(clause) = self.clause_mut(id) else {
            return Outcome::default();
        };
        let items: Vec<_> = values(text, kind)
            .into_iter()
            .map(|item| item.map(|scalar| clause.fitting(scalar)))
            .collect();
        let Some(entries) = clause.kind.entries_mut() else {
            return Outcome::default();
        };
        let place = entries.iter().position(|entry| Some(entry.id) == at);
        let behind = entries.split_off(place.map_or(entries.len(), |place| place + 1));
        entries.truncate(place.unwrap_or(entries.len()));
        let mut report = PasteReport::default();
        let mut last = None;
        let key = |scalar: &Scalar| (scalar.kind() as u8, scalar.as_text());
        let kept = entries.iter().chain(&behind);
        let mut seen: HashSet<_> = kept.map(|entry| key(&entry.scalar)).collect();
        for item in items {
            match item {
                Err(unfit) => {
                    report.unfit += 1;
                    report.first_unfit.get_or_insert_with(|| unfit.shown());
                }
                Ok(scalar) if !seen.insert(key(&scalar)) => report.repeated += 1,
                Ok(_) if entries.len() + behind.len() >= LIST_LIMIT => report.cut += 1,
                Ok(scalar) => {
                    let id = ids.next();
                    entries.push(Entry { id, scalar });
                    report.added += 1;
                    last = Some(id);
                }
            }
        }
        entries.extend(behind);
        self.ids = ids;
        Outcome {
            added: last,
            pasted: Some(report),
            ..Outcome::default()
        }
    }
}

/// What ends a value.
const ENDS: [char; 5] = ['\n', '\r', ',', ';', '\t'];

/// The values in a text: those of a JSON array, or what stands between line ends, commas, semicolons and tabs. A value
/// that has one of these in it stands in quotes, as it does in the cells of a table.
#[must_use]
pub fn values(text: &str, kind: ScalarType) -> Vec<Result<Scalar, ScalarError>> {
    if let Ok(Value::Array(list)) = decode::parse(text) {
        let no_value = |value| ScalarError::NotAValue(naming::value(value));
        let read = |value| Scalar::from_json(value).ok_or_else(|| no_value(value));
        return list.iter().map(read).collect();
    }
    let cells = cells(text).into_iter();
    cells.map(|cell| Scalar::from_typed(&cell, kind)).collect()
}

/// The text in which [`values`] finds this one value, to edit it.
#[must_use]
pub fn value_text(scalar: &Scalar) -> String {
    let text = scalar.as_text();
    let is_found =
        matches!(values(&text, scalar.kind()).as_slice(), [Ok(found)] if found == scalar);
    if is_found || text.is_empty() || scalar.kind() != ScalarType::Text {
        text
    } else {
        format!("\"{}\"", text.replace('"', "\"\""))
    }
}

/// The cells of a text, without those that are empty.
fn cells(text: &str) -> Vec<String> {
    let mut cells = Vec::new();
    let mut rest = Some(text);
    while let Some(text) = rest {
        let (cell, after) = quoted(text).unwrap_or_else(|| plain(text));
        rest = after;
        if !cell.is_empty() {
            cells.push(cell);
        }
    }
    cells
}

/// A cell in quotes, in which two of them stand for one, and what follows; nothing for a cell that only begins with one.
fn quoted(text: &str) -> Option<(String, Option<&str>)> {
    let mut rest = text.trim_start_matches(' ').strip_prefix('"')?;
    let mut cell = String::new();
    loop {
        let (part, after) = rest.split_once('"')?;
        cell.push_str(part);
        let Some(after) = after.strip_prefix('"') else {
            let (behind, after) = plain(after);
            return behind.is_empty().then_some((cell, after));
        };
        cell.push('"');
        rest = after;
    }
}

/// A cell up to what ends it, and what follows.
fn plain(text: &str) -> (String, Option<&str>) {
    let (cell, after) = match text.split_once(ENDS) {
        Some((cell, after)) => (cell, Some(after)),
        None => (text, None),
    };
    (cell.trim().to_owned(), after)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_of_a_value_to_edit_it_is_read_as_this_value() {
        for text in [
            "facebook",
            "Doe, John",
            "a;b",
            "two\nlines",
            " around ",
            "say \"hi\"",
            "\"quoted\"",
            "\"",
            "\"a, b",
            "[1]",
            "[\"a\"]",
            "[a]",
            ",",
            " ",
        ] {
            let value = Scalar::Text(text.to_owned());
            let read = values(&value_text(&value), ScalarType::Text);
            assert_eq!(read, [Ok(value)], "{text:?}");
        }
        for plain in ["facebook", "say \"hi\"", "[a]"] {
            assert_eq!(value_text(&Scalar::Text(plain.to_owned())), plain);
        }
    }
}
