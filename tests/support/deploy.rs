//! What `deploy/nginx.conf` tells a host to do, as the tests' own hosts do it.

/// The header that says what the page may do.
pub const POLICY: &str = "Content-Security-Policy";

/// Where the policy lists what may be called; the file itself names the real API and accounts server.
const MAY_CALL: &str = "connect-src 'self'";

/// The file as it is.
pub const CONFIGURATION: &str = include_str!("../../deploy/nginx.conf");

/// The file with the one change that a deployment makes which has an API of its own: the tests' servers, on
/// ports of this machine, may be called too.
pub fn configuration() -> String {
    assert_eq!(CONFIGURATION.matches(MAY_CALL).count(), 1);
    CONFIGURATION.replace(MAY_CALL, &format!("{MAY_CALL} http://127.0.0.1:*"))
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
