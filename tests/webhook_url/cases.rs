//! One table for both parsers, the crate's and the browser's: what is wrong with a URL that somebody
//! types, and what is doubtful about it.

use bot_agents_panel::model::webhook_url::{UrlIssue, UrlWarning, issue, warnings};
use bot_agents_panel::state::web_url::parse;

/// Good URLs: the text, the host as parsed, and what is doubtful.
const GOOD: &[(&str, &str, &[&str])] = &[
    ("https://a.example", "a.example", &[]),
    ("HTTPS://A.Example:443/Hook?x=1&y=%20", "a.example", &[]),
    ("https://a.example./hook", "a.example.", &[]),
    ("https://a_b.example", "a_b.example", &[]),
    ("https://a.example/path:with@signs?q=a@b", "a.example", &[]),
    ("https://bücher.example", "xn--bcher-kva.example", &[]),
    ("https://@a.example", "a.example", &[]),
    ("https://93.184.216.34", "93.184.216.34", &[]),
    ("https://[2606:2800:220:1::1]/", "[2606:2800:220:1::1]", &[]),
    ("http://a.example", "a.example", &["plain"]),
    ("https://localhost:3000", "localhost", &["localhost"]),
    ("https://LOCALHOST./", "localhost.", &["localhost"]),
    ("https://%6cocalhost", "localhost", &["localhost"]),
    ("https://hook.localhost", "hook.localhost", &["localhost"]),
    ("https://127.1", "127.0.0.1", &["localhost"]),
    ("https://2130706433", "127.0.0.1", &["localhost"]),
    ("https://0x7f.0.0.1", "127.0.0.1", &["localhost"]),
    ("https://①②⑦.0.0.1", "127.0.0.1", &["localhost"]),
    ("https://0", "0.0.0.0", &["localhost"]),
    ("https://[::1]:8443/", "[::1]", &["localhost"]),
    (
        "https://[0:0:0:0:0:ffff:127.0.0.1]",
        "[::ffff:7f00:1]",
        &["localhost"],
    ),
    ("http://10.1.2.3", "10.1.2.3", &["plain", "private"]),
    ("https://192.168.0.1", "192.168.0.1", &["private"]),
    ("https://0xac100001", "172.16.0.1", &["private"]),
    ("https://[fd12::1]", "[fd12::1]", &["private"]),
    ("https://169.254.1.1", "169.254.1.1", &["link-local"]),
    ("https://[fe80::1]", "[fe80::1]", &["link-local"]),
    ("https://169.254.169.254", "169.254.169.254", &["metadata"]),
    ("https://100.100.100.200", "100.100.100.200", &["metadata"]),
    (
        "https://[fd00:0ec2:0::254]",
        "[fd00:ec2::254]",
        &["metadata"],
    ),
    (
        "https://Metadata.Google.Internal/x",
        "metadata.google.internal",
        &["metadata"],
    ),
    ("https://intranet/hook", "intranet", &["single label"]),
];

/// Bad URLs and what is wrong.
const BAD: &[(&str, UrlIssue)] = &[
    ("a.example", UrlIssue::NotWhole),
    ("a.example:8080/hook", UrlIssue::NotWhole),
    ("localhost:3000", UrlIssue::NotWhole),
    ("//a.example", UrlIssue::NotWhole),
    ("https:a.example", UrlIssue::NotWhole),
    ("https:/a.example", UrlIssue::NotWhole),
    ("https:\\\\a.example", UrlIssue::NotWhole),
    ("https://", UrlIssue::NotWhole),
    ("https:///a.example", UrlIssue::NotWhole),
    ("https://?a", UrlIssue::NotWhole),
    ("javascript:alert(1)", UrlIssue::NotWhole),
    ("https://a b", UrlIssue::Spaces),
    ("https://a.example/x\ty", UrlIssue::Spaces),
    ("https://a.example/x y", UrlIssue::Spaces),
    ("https://:80", UrlIssue::BadHost),
    ("https://a.example:99999", UrlIssue::BadHost),
    ("https://a.example:x", UrlIssue::BadHost),
    ("https://[::1", UrlIssue::BadHost),
    ("https://1.2.3.4.5", UrlIssue::BadHost),
    ("https://256.0.0.1", UrlIssue::BadHost),
    ("https://a%00b", UrlIssue::BadHost),
    ("https://a<b", UrlIssue::BadHost),
    ("https://anna@a.example", UrlIssue::UserInfo),
    ("https://:secret@a.example", UrlIssue::UserInfo),
    ("https://anna:secret@a.example/#x", UrlIssue::UserInfo),
    ("https://a.example/#", UrlIssue::Fragment),
    ("https://a.example#section", UrlIssue::Fragment),
];

/// Other schemes, as the message names them.
const FOREIGN: &[(&str, &str)] = &[
    ("ftp://a.example", "ftp"),
    ("WSS://a.example", "wss"),
    ("file:///etc/passwd", "file"),
    ("web+hook://a.example", "web+hook"),
];

fn word(warning: &UrlWarning) -> &'static str {
    match warning {
        UrlWarning::PlainHttp => "plain",
        UrlWarning::Localhost(_) => "localhost",
        UrlWarning::Private(_) => "private",
        UrlWarning::LinkLocal(_) => "link-local",
        UrlWarning::Metadata(_) => "metadata",
        UrlWarning::SingleLabel(_) => "single label",
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn good_urls_are_parsed_alike_everywhere_and_warned_about() {
    for (text, host, doubts) in GOOD {
        let parts = parse(text).unwrap_or_else(|| panic!("{text} isn’t parsed"));
        assert_eq!(parts.host, *host, "{text}");
        assert_eq!(issue(text, Some(&parts)), None, "{text}");
        let found: Vec<_> = warnings(&parts).iter().map(word).collect();
        assert_eq!(found, *doubts, "{text}");
    }
}

#[cfg_attr(not(target_arch = "wasm32"), test)]
#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
fn bad_urls_are_refused_alike_everywhere() {
    for (text, expected) in BAD {
        let found = issue(text, parse(text).as_ref());
        assert_eq!(found.as_ref(), Some(expected), "{text}");
    }
    for (text, scheme) in FOREIGN {
        let found = issue(text, parse(text).as_ref());
        let expected = UrlIssue::NotHttp((*scheme).to_owned());
        assert_eq!(found, Some(expected), "{text}");
    }
}
