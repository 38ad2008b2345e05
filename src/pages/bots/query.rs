//! How the list is looked at, and its form in the URL.

use std::cmp::Ordering;

use crate::format::folded;
use crate::model::{BotId, BotSummary, Status};
use crate::paths;

/// A column to sort by.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Column {
    /// By name.
    #[default]
    Name,
    /// By status: those that take chats first.
    Status,
}

impl Column {
    fn as_str(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Status => "status",
        }
    }
}

/// Everything that says which rows are shown, in which order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListQuery {
    /// Bots of all applications, not only of the token's own.
    pub all: bool,
    /// Text that the name or id must contain.
    pub search: String,
    /// A status that the bots must have; empty for any.
    pub status: String,
    /// The column to sort by.
    pub column: Column,
    /// Backwards.
    pub descending: bool,
}

impl ListQuery {
    /// Reads the query of a URL; what isn't understood is as if it weren't there.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let text = |name| get(name).unwrap_or_default();
        let sort = text("sort");
        let (descending, column) = match sort.strip_prefix('-') {
            Some(column) => (true, column.to_owned()),
            None => (false, sort),
        };
        Self {
            all: text("show") == "all",
            search: text("q"),
            status: text("status"),
            column: if column == "status" {
                Column::Status
            } else {
                Column::Name
            },
            descending,
        }
    }

    /// The query of the URL; what is as usual is left out.
    pub fn write(&self) -> String {
        let sign = if self.descending { "-" } else { "" };
        let sort = format!("{sign}{}", self.column.as_str());
        let usual = sort == Column::Name.as_str();
        paths::query(&[
            ("show", if self.all { "all" } else { "" }),
            ("q", &self.search),
            ("status", &self.status),
            ("sort", if usual { "" } else { &sort }),
        ])
    }

    /// Sorts by a column; by the same one again the other way round.
    pub fn sort_by(&mut self, column: Column) {
        self.descending = self.column == column && !self.descending;
        self.column = column;
    }

    /// All bots in order, ready to be searched. This is the dear part, and what is typed doesn't change it.
    pub fn order(column: Column, descending: bool, bots: &[BotSummary]) -> Vec<Entry> {
        let mut entries: Vec<_> = bots.iter().enumerate().map(Entry::new).collect();
        let direction = |ordering: Ordering| {
            if descending {
                ordering.reverse()
            } else {
                ordering
            }
        };
        entries.sort_by(|a, b| direction(a.key(column, bots).cmp(&b.key(column, bots))));
        entries
    }

    /// The bots to show, of those in order.
    pub fn select(&self, entries: &[Entry], bots: &[BotSummary]) -> Vec<BotId> {
        let needle = folded(self.search.trim());
        let mut ids = Vec::with_capacity(entries.len());
        for entry in entries {
            let bot = bots.get(entry.place);
            let fits = |bot: &&BotSummary| self.has_status(bot) && entry.contains(&needle, bot);
            ids.extend(bot.filter(fits).map(|bot| bot.id.clone()));
        }
        ids
    }

    fn has_status(&self, bot: &BotSummary) -> bool {
        let status = bot.status.as_ref().map(Status::as_str);
        self.status.is_empty() || status == Some(&self.status)
    }
}

/// What a bot is found and sorted by, beyond what the list tells. A list may be long, so this is small.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Where the bot is in the list.
    place: usize,
    /// The name in lower case.
    name: Box<str>,
    /// The id in lower case, if that isn't the id itself, as it is as a rule.
    id_text: Option<Box<str>>,
}

impl Entry {
    fn new((place, bot): (usize, &BotSummary)) -> Self {
        let id_text = folded(bot.id.as_str());
        Self {
            place,
            name: folded(bot.display_name()).into(),
            id_text: (id_text != bot.id.as_str()).then(|| id_text.into()),
        }
    }

    fn contains(&self, needle: &str, bot: &BotSummary) -> bool {
        let id_text = self.id_text.as_deref().unwrap_or(bot.id.as_str());
        needle.is_empty() || self.name.contains(needle) || id_text.contains(needle)
    }

    /// Rank of the status if asked for, then the name.
    fn key(&self, column: Column, bots: &[BotSummary]) -> (usize, &str) {
        let known = |status: &Status| Status::KNOWN.iter().position(|other| other == status);
        let rank = match column {
            Column::Name => 0,
            Column::Status => {
                let status = bots.get(self.place).and_then(|bot| bot.status.as_ref());
                status.and_then(known).unwrap_or(Status::KNOWN.len())
            }
        };
        (rank, &self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bot(id: &str, name: &str, status: &str) -> BotSummary {
        BotSummary {
            id: id.into(),
            name: Some(name.into()),
            avatar: None,
            status: Some(Status::from(status)),
        }
    }

    #[track_caller]
    fn assert_rows(query: &str, expected: &str) {
        let bots = [
            bot("1a", "zebra", "offline"),
            bot("2b", "Ärger", "accepting chats"),
            bot("3c", "Apple", "not accepting chats"),
            bot("4d", "banana", "napping"),
        ];
        let params: Vec<_> = query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .collect();
        let get = |name: &str| {
            let (_, value) = params.iter().find(|(key, _)| *key == name)?;
            Some((*value).to_owned())
        };
        let query = ListQuery::read(get);
        let entries = ListQuery::order(query.column, query.descending, &bots);
        let rows = query.select(&entries, &bots);
        let rows: Vec<_> = rows.iter().map(BotId::as_str).collect();
        assert_eq!(rows.join(" "), expected);
    }

    #[test]
    fn search_filter_and_sort() {
        assert_rows("", "3c 4d 1a 2b");
        assert_rows("sort=-name", "2b 1a 4d 3c");
        assert_rows("sort=status", "2b 3c 1a 4d");
        assert_rows("sort=-status", "4d 1a 3c 2b");
        assert_rows("sort=nonsense", "3c 4d 1a 2b");
        assert_rows("q=APP", "3c");
        assert_rows("q=4D", "4d");
        assert_rows("q= ärg ", "2b");
        assert_rows("q=a\u{308}rg", "2b");
        assert_rows("status=offline", "1a");
        assert_rows("status=napping", "4d");
        assert_rows("q=a&status=offline", "1a");
        assert_rows("q=nothing", "");
    }

    #[test]
    fn the_url_holds_everything_and_comes_back_the_same() {
        let query = ListQuery {
            all: true,
            search: "a&b c".into(),
            status: "not accepting chats".into(),
            column: Column::Status,
            descending: true,
        };
        assert_eq!(
            query.write(),
            "show=all&q=a%26b%20c&status=not%20accepting%20chats&sort=-status"
        );
        assert_eq!(ListQuery::default().write(), "");
    }

    #[test]
    fn sorting_by_the_same_column_again_turns_it_round() {
        let mut query = ListQuery::default();
        query.sort_by(Column::Name);
        assert!(query.descending);
        query.sort_by(Column::Status);
        assert_eq!((query.column, query.descending), (Column::Status, false));
    }
}
