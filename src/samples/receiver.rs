//! Programs that receive webhooks: they check the secret in constant time, accept two while it is being
//! replaced, answer at once, and have a place for each action.

mod go;
mod javascript;
mod python;
mod rust;

use super::Language;
use crate::messages::code as words;
use crate::model::ActionName;

/// The program that receives webhooks with these actions, if there is one in this language.
#[must_use]
pub fn receiver(language: Language, actions: &[ActionName]) -> Option<String> {
    let mut once: Vec<&ActionName> = Vec::new();
    for action in actions {
        if !once.contains(&action) {
            once.push(action);
        }
    }
    let write = match language {
        Language::Curl => return None,
        Language::JavaScript => javascript::receiver,
        Language::Python => python::receiver,
        Language::Go => go::receiver,
        Language::Rust => rust::receiver,
    };
    Some(write(&once))
}

/// How a language writes the place of one action.
struct Branch {
    /// What stands before each line, such as four spaces.
    indent: &'static str,
    /// What begins a comment.
    comment: &'static str,
    /// What stands before the quoted name, and after it.
    case: [&'static str; 2],
    /// How a text is written.
    quoted: fn(&str) -> String,
}

impl Branch {
    /// The places of all actions, each with when it happens.
    fn all(&self, actions: &[&ActionName]) -> String {
        let mut out = String::new();
        for action in actions {
            let meaning = action.meaning();
            if !meaning.is_empty() {
                out.push_str(&[self.indent, self.comment, " ", meaning, "\n"].concat());
            }
            let name = (self.quoted)(action.as_str());
            out.push_str(&[self.indent, self.case[0], &name, self.case[1]].concat());
        }
        out
    }
}

/// The comments at the top of a receiver.
fn head(comment: &str, file: &str, command: &str) -> String {
    [
        comment,
        " ",
        &words::save_as(file, command),
        "\n",
        comment,
        " ",
        words::TWO_SECRETS,
        "\n",
    ]
    .concat()
}
