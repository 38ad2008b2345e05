//! A pasted list of values, and the report of what became of it.

use std::collections::HashSet;
use std::fmt;

use serde_json::Value;

use super::edit::{LIST_LIMIT, Outcome};
use super::naming;
use super::scalar::{Scalar, ScalarType};
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
    pub(super) fn paste(&mut self, id: NodeId, text: &str, kind: ScalarType) -> Outcome {
        let mut ids = self.ids.clone();
        let Some(clause) = self.clause_mut(id) else {
            return Outcome::default();
        };
        let items: Vec<Result<Scalar, String>> = items(text, kind)
            .into_iter()
            .map(|item| item.map(|scalar| clause.fitting(scalar)))
            .collect();
        let Some(entries) = clause.kind.entries_mut() else {
            return Outcome::default();
        };
        let mut report = PasteReport::default();
        let mut last = None;
        let key = |scalar: &Scalar| (scalar.kind() as u8, scalar.as_text());
        let mut seen: HashSet<_> = entries.iter().map(|entry| key(&entry.scalar)).collect();
        for item in items {
            match item {
                Err(unfit) => {
                    report.unfit += 1;
                    report.first_unfit.get_or_insert(unfit);
                }
                Ok(scalar) if !seen.insert(key(&scalar)) => report.repeated += 1,
                Ok(_) if entries.len() >= LIST_LIMIT => report.cut += 1,
                Ok(scalar) => {
                    let id = ids.next();
                    entries.push(Entry { id, scalar });
                    report.added += 1;
                    last = Some(id);
                }
            }
        }
        self.ids = ids;
        Outcome {
            added: last,
            pasted: Some(report),
            ..Outcome::default()
        }
    }
}

/// The values in a pasted text; those of another type as they were written.
fn items(text: &str, kind: ScalarType) -> Vec<Result<Scalar, String>> {
    if let Ok(Value::Array(list)) = decode::parse(text) {
        let read = |value| Scalar::from_json(value).ok_or_else(|| naming::value(value));
        return list.iter().map(read).collect();
    }
    text.split(['\n', '\r', ',', ';', '\t'])
        .map(|item| unquoted(item.trim()))
        .filter(|item| !item.is_empty())
        .map(|item| Scalar::from_typed(item, kind).map_err(|_| naming::text(item)))
        .collect()
}

/// A cell of a table may come in quotes.
fn unquoted(item: &str) -> &str {
    item.strip_prefix('"')
        .and_then(|item| item.strip_suffix('"'))
        .unwrap_or(item)
}
