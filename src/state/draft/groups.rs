//! The rows of groups in a draft.

use crate::model::object::Rest;
use crate::model::validate::{Issue, Path, Problem};
use crate::model::{GroupId, Membership, Priority};

/// One group in the form.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupRow {
    /// Known to this form only; stays with the row.
    pub key: u32,
    /// `id`
    pub id: String,
    /// `priority`
    pub priority: String,
    rest: Rest,
}

impl GroupRow {
    pub(super) fn new(key: u32, id: &str) -> Self {
        Self {
            key,
            id: id.to_owned(),
            priority: Priority::Normal.as_str().to_owned(),
            rest: Rest::default(),
        }
    }

    pub(super) fn from_membership(key: u32, group: &Membership) -> Self {
        Self {
            key,
            id: group.id.0.to_string(),
            priority: group.priority.as_str().to_owned(),
            rest: group.rest.clone(),
        }
    }

    /// The group, if the text is a number.
    #[must_use]
    pub fn group(&self) -> Option<GroupId> {
        GroupId::parse(&self.id)
    }

    pub(super) fn read(&self) -> Option<Membership> {
        Some(Membership {
            id: self.group()?,
            priority: Priority::from(self.priority.as_str()),
            rest: self.rest.clone(),
        })
    }
}

/// The groups of the rows; `None` where none were loaded and none were added.
pub(super) fn read(
    rows: &[GroupRow],
    loaded: Option<&[Membership]>,
    problems: &mut Vec<Problem>,
) -> Option<Vec<Membership>> {
    if rows.is_empty() && loaded.is_none() {
        return None;
    }
    let mut groups = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        match row.read() {
            Some(group) => groups.push(group),
            None => problems.push(Problem {
                path: Path::group(index, "id"),
                issue: Issue::NotAGroup,
            }),
        }
    }
    Some(groups)
}
