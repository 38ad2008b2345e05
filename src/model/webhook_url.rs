//! What is wrong with a webhook URL, and what is doubtful about it.
//!
//! Pure: somebody else parses the URL by the WHATWG rules and hands in its [`UrlParts`]. What is sent
//! is the text as it was typed, so the text is held to a little more than those lenient rules.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use thiserror::Error;

use super::validate::after_web_scheme;
use crate::messages::checks as words;

/// Where cloud providers answer a server's questions about itself, keys included.
const METADATA_HOSTS: [&str; 4] = [
    "169.254.169.254",
    "100.100.100.200",
    "fd00:ec2::254",
    "metadata.google.internal",
];

/// What there is to know about a URL, after parsing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UrlParts {
    /// In small letters, without the colon.
    pub scheme: String,
    /// Whether there is a user name or a password in it.
    pub has_user_info: bool,
    /// In the parser's own form: names in ASCII, IPv4 addresses in four parts, IPv6 ones in brackets.
    pub host: String,
    /// Whether it has a part from `#` on, even an empty one.
    pub has_fragment: bool,
}

/// What keeps a webhook URL from being sent, worded for the person who typed it.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum UrlIssue {
    /// Not a URL with a scheme and a host.
    #[error("{}", words::URL_NOT_WHOLE)]
    NotWhole,
    /// Another scheme.
    #[error("{}", words::url_not_http(.0))]
    NotHttp(String),
    /// A space, a tab or another character without a shape.
    #[error("{}", words::URL_SPACES)]
    Spaces,
    /// A host or a port that makes no sense.
    #[error("{}", words::URL_BAD_HOST)]
    BadHost,
    /// A user name or a password.
    #[error("{}", words::URL_USER_INFO)]
    UserInfo,
    /// A part from `#` on.
    #[error("{}", words::URL_FRAGMENT)]
    Fragment,
}

/// What is doubtful about a webhook URL. It doesn't keep it from being sent.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum UrlWarning {
    /// The scheme is `http`.
    #[error("{}", words::URL_PLAIN_HTTP)]
    PlainHttp,
    /// The computer itself.
    #[error("{}", words::url_localhost(.0))]
    Localhost(String),
    /// An address of a private network.
    #[error("{}", words::url_private(.0))]
    Private(String),
    /// An address that is good on one cable only.
    #[error("{}", words::url_link_local(.0))]
    LinkLocal(String),
    /// A cloud's metadata service.
    #[error("{}", words::url_metadata(.0))]
    Metadata(String),
    /// A name without a domain.
    #[error("{}", words::url_single_label(.0))]
    SingleLabel(String),
}

/// What keeps a URL from being sent: its text, without space around it, and its parts if it has any.
#[must_use]
pub fn issue(text: &str, parts: Option<&UrlParts>) -> Option<UrlIssue> {
    let Some(after_scheme) = after_web_scheme(text) else {
        return Some(no_web_scheme(text, parts));
    };
    if after_scheme.is_empty() || after_scheme.starts_with(['/', '\\', '?', '#']) {
        return Some(UrlIssue::NotWhole);
    }
    if text.contains(|letter: char| letter.is_whitespace() || letter.is_control()) {
        return Some(UrlIssue::Spaces);
    }
    match parts {
        None => Some(UrlIssue::BadHost),
        Some(parts) if parts.has_user_info => Some(UrlIssue::UserInfo),
        Some(parts) if parts.has_fragment => Some(UrlIssue::Fragment),
        Some(_) => None,
    }
}

/// `localhost:80` parses as a URL of the scheme `localhost`, which nobody means.
fn no_web_scheme(text: &str, parts: Option<&UrlParts>) -> UrlIssue {
    match parts {
        Some(parts) if text.contains("://") && !is_web(parts) => {
            UrlIssue::NotHttp(parts.scheme.clone())
        }
        _ => UrlIssue::NotWhole,
    }
}

/// Everything doubtful about a URL; nothing for a scheme that can't be sent anyway.
#[must_use]
pub fn warnings(parts: &UrlParts) -> Vec<UrlWarning> {
    if !is_web(parts) {
        return Vec::new();
    }
    let plain = (parts.scheme == "http").then_some(UrlWarning::PlainHttp);
    plain.into_iter().chain(about_host(&parts.host)).collect()
}

fn is_web(parts: &UrlParts) -> bool {
    matches!(parts.scheme.as_str(), "http" | "https")
}

/// The one thing that matters most about a host.
fn about_host(host: &str) -> Option<UrlWarning> {
    let name = host.strip_suffix('.').unwrap_or(host);
    let name = name.trim_start_matches('[').trim_end_matches(']');
    let address = name.parse().ok().map(unmapped);
    let is_metadata = |known: &str| match address {
        Some(address) => known.parse() == Ok(address),
        None => known == name,
    };
    let kind: fn(String) -> UrlWarning = if METADATA_HOSTS.iter().any(|known| is_metadata(known)) {
        UrlWarning::Metadata
    } else {
        match address {
            Some(IpAddr::V4(address)) => about_ipv4(address)?,
            Some(IpAddr::V6(address)) => about_ipv6(address)?,
            None if name == "localhost" || name.ends_with(".localhost") => UrlWarning::Localhost,
            None if !name.contains('.') => UrlWarning::SingleLabel,
            None => return None,
        }
    };
    Some(kind(host.to_owned()))
}

/// An IPv4 address in IPv6 clothes is that IPv4 address.
fn unmapped(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(long) => long.to_ipv4_mapped().map_or(address, IpAddr::V4),
        IpAddr::V4(_) => address,
    }
}

fn about_ipv4(address: Ipv4Addr) -> Option<fn(String) -> UrlWarning> {
    let [first, second, ..] = address.octets();
    if address.is_loopback() || address.is_unspecified() {
        Some(UrlWarning::Localhost)
    } else if address.is_link_local() {
        Some(UrlWarning::LinkLocal)
    } else if address.is_private() || (first == 100 && (64..128).contains(&second)) {
        // 100.64.0.0/10 is what providers use behind their own address translation.
        Some(UrlWarning::Private)
    } else {
        None
    }
}

fn about_ipv6(address: Ipv6Addr) -> Option<fn(String) -> UrlWarning> {
    if address.is_loopback() || address.is_unspecified() {
        Some(UrlWarning::Localhost)
    } else if address.is_unicast_link_local() {
        Some(UrlWarning::LinkLocal)
    } else if address.is_unique_local() {
        Some(UrlWarning::Private)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(scheme: &str, host: &str) -> UrlParts {
        UrlParts {
            scheme: scheme.into(),
            has_user_info: false,
            host: host.into(),
            has_fragment: false,
        }
    }

    #[track_caller]
    fn assert_about(host: &str, kind: Option<fn(String) -> UrlWarning>) {
        let expected: Vec<_> = kind.map(|kind| kind(host.to_owned())).into_iter().collect();
        assert_eq!(warnings(&parts("https", host)), expected, "{host}");
    }

    #[test]
    fn ranges_end_where_they_end() {
        for (inside, outside, kind) in [
            (
                ["10.0.0.0", "10.255.255.255"],
                ["9.255.255.255", "11.0.0.0"],
                UrlWarning::Private as fn(String) -> UrlWarning,
            ),
            (
                ["172.16.0.0", "172.31.255.255"],
                ["172.15.255.255", "172.32.0.0"],
                UrlWarning::Private,
            ),
            (
                ["192.168.0.0", "192.168.255.255"],
                ["192.167.255.255", "192.169.0.0"],
                UrlWarning::Private,
            ),
            (
                ["100.64.0.0", "100.127.255.255"],
                ["100.63.255.255", "100.128.0.0"],
                UrlWarning::Private,
            ),
            (
                ["127.0.0.0", "127.255.255.255"],
                ["126.255.255.255", "128.0.0.0"],
                UrlWarning::Localhost,
            ),
            (
                ["169.254.0.0", "169.254.255.255"],
                ["169.253.255.255", "169.255.0.0"],
                UrlWarning::LinkLocal,
            ),
            (
                ["[fc00::]", "[fdff::1]"],
                ["[fbff::1]", "[fe00::]"],
                UrlWarning::Private,
            ),
            (
                ["[fe80::]", "[febf::1]"],
                ["[fe7f::1]", "[fec0::]"],
                UrlWarning::LinkLocal,
            ),
        ] {
            for host in inside {
                assert_about(host, Some(kind));
            }
            for host in outside {
                assert_about(host, None);
            }
        }
    }

    #[test]
    fn a_metadata_service_is_named_as_such_whatever_range_it_is_in() {
        for host in METADATA_HOSTS {
            let host = if host.contains(':') {
                format!("[{host}]")
            } else {
                host.to_owned()
            };
            assert_about(&host, Some(UrlWarning::Metadata));
        }
        assert_about("[::ffff:a9fe:a9fe]", Some(UrlWarning::Metadata));
        assert_about("metadata.google.internal.", Some(UrlWarning::Metadata));
        assert_about("169.254.169.253", Some(UrlWarning::LinkLocal));
        assert_about("metadata.google.example", None);
    }

    #[test]
    fn names() {
        for host in [
            "localhost",
            "localhost.",
            "a.localhost",
            "0.0.0.0",
            "[::1]",
            "[::]",
        ] {
            assert_about(host, Some(UrlWarning::Localhost));
        }
        for host in ["intranet", "intranet.", "mylocalhost"] {
            assert_about(host, Some(UrlWarning::SingleLabel));
        }
        for host in ["a.example", "localhost.example", "10.0.0.1.example"] {
            assert_about(host, None);
        }
    }

    #[test]
    fn each_warning_says_what_it_means() {
        let both = warnings(&parts("http", "10.0.0.1"));
        assert_eq!(
            both.iter().map(ToString::to_string).collect::<Vec<_>>(),
            [
                "Over http:// webhooks travel in plain text, the secret key among them: anyone on their way can read it. Use https:// if your service has it.",
                "10.0.0.1 is an address inside a private network: LiveChat’s servers can’t reach your service there.",
            ]
        );
        assert_eq!(warnings(&parts("ftp", "localhost")), []);
    }
}
