//! The calls of the API as small programs in several languages, to copy and to go on from; and programs
//! that receive webhooks.
//!
//! A program sends exactly the request that the panel would send. Neither the token nor a secret is ever
//! written out: programs read both from the environment.

mod body;
mod curl;
mod go;
mod javascript;
mod outline;
mod python;
mod receiver;
mod rust;

use crate::api::Request;

use outline::Outline;

pub use receiver::receiver;

/// What a program is written in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Language {
    /// A command for a shell.
    #[default]
    Curl,
    /// For Node.
    JavaScript,
    /// With nothing but the standard library.
    Python,
    /// With nothing but the standard library.
    Go,
    /// With well-known crates.
    Rust,
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 5] = [
        Self::Curl,
        Self::JavaScript,
        Self::Python,
        Self::Go,
        Self::Rust,
    ];

    /// Its name.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Curl => "curl",
            Self::JavaScript => "JavaScript",
            Self::Python => "Python",
            Self::Go => "Go",
            Self::Rust => "Rust",
        }
    }

    /// The language of this name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.as_str() == name)
    }
}

/// The program that sends a request. Its URL must be a whole one.
#[must_use]
pub fn call(language: Language, request: &Request) -> String {
    let outline = Outline::new(request);
    match language {
        Language::Curl => curl::call(&outline),
        Language::JavaScript => javascript::call(&outline),
        Language::Python => python::call(&outline),
        Language::Go => go::call(&outline),
        Language::Rust => rust::call(&outline),
    }
}
