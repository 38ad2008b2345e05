//! What the files in `deploy/` tell a host to do, as the tests' own hosts do it.

/// The header that says what the page may do.
pub const POLICY: &str = "Content-Security-Policy";

/// Where the policy lists what may be called; the file itself names the real API and accounts server.
const MAY_CALL: &str = "connect-src 'self'";

/// What nginx is told, as it is. It is where the others have the policy, the headers and the caching from.
pub const CONFIGURATION: &str = include_str!("../../deploy/nginx.conf");

/// What Caddy is told, as it is.
pub const CADDYFILE: &str = include_str!("../../deploy/Caddyfile");

/// What nginx is told, with the one change that a deployment makes which has an API of its own: the tests'
/// servers, on ports of this machine, may be called too.
pub fn configuration() -> String {
    calling_tests(CONFIGURATION)
}

/// What Caddy is told, with the same change.
pub fn caddyfile() -> String {
    calling_tests(CADDYFILE)
}

fn calling_tests(configuration: &str) -> String {
    let ours = format!("{MAY_CALL} http://127.0.0.1:*");
    edited(configuration.to_owned(), &[(MAY_CALL, ours)])
}

/// A configuration after edits of what stands in it once.
pub fn edited(mut configuration: String, edits: &[(&str, String)]) -> String {
    for (documented, ours) in edits {
        assert_eq!(configuration.matches(documented).count(), 1, "{documented}");
        configuration = configuration.replace(documented, ours);
    }
    configuration
}

/// The headers that a configuration sends with everything, apart from how long to keep it.
pub fn headers(configuration: &str) -> Vec<(&str, &str)> {
    let lines = configuration.lines().map(str::trim);
    let headers = lines.filter_map(|line| line.strip_prefix("add_header "));
    headers
        .filter_map(|header| {
            let (name, value) = header.split_once(' ')?;
            let value = value.strip_prefix('"')?.strip_suffix("\" always;")?;
            Some((name, value))
        })
        .collect()
}

/// The value of a header.
pub fn header<'a>(headers: &[(&'a str, &'a str)], name: &str) -> &'a str {
    let header = headers.iter().find(|(key, _)| *key == name);
    header
        .unwrap_or_else(|| panic!("deploy/nginx.conf sends {name}"))
        .1
}
