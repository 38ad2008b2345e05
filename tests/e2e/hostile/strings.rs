//! Texts that would run a script if any of them were ever taken for more than a text.

/// Ways to get from a text to a script, each with a place for what should run.
const VECTORS: [&str; 50] = [
    // Markup by itself.
    "<script>{}</script>",
    "<ScRiPt >{}</sCrIpT >",
    "<<script>{}//<</script>",
    "<img src=data: onerror={}>",
    "<img/src=data:,x onerror={}>",
    "<image src=data: onerror=\"{}\">",
    "<svg onload={}>",
    "<svg><script>{}</script></svg>",
    "<svg><animate onbegin={} attributeName=x dur=1s>",
    "<math><mtext><table><mglyph><style><!--</style><img title=\"--&gt;&lt;img src=data: onerror={}&gt;\">",
    "<iframe srcdoc='<script>parent.{}</script>'></iframe>",
    "<iframe src='javascript:parent.{}'></iframe>",
    "<iframe onload={}></iframe>",
    "<object data='javascript:{}'></object>",
    "<embed src='javascript:{}'>",
    "<details open ontoggle={}>x</details>",
    "<video><source src=data: onerror={}></video>",
    "<audio src=data: onerror={}></audio>",
    "<input autofocus onfocus={}>",
    "<body onload={}>",
    "<link rel=stylesheet href=data:, onerror={} onload={}>",
    "<style onload={}></style>",
    "<meta http-equiv=refresh content='0;url=javascript:{}'>",
    "<base href='javascript:{}//'>",
    "<a href='javascript:{}'>x</a>",
    "<form action='javascript:{}'><input type=submit></form>",
    "<template><script>{}</script></template>",
    "<noscript><p title='</noscript><img src=data: onerror={}>'></noscript>",
    "<p style='background:url(\"javascript:{}\")'>x</p>",
    // Out of an attribute, an element or a comment.
    "\"><script>{}</script>",
    "'><img src=data: onerror={}>",
    "\" autofocus onfocus=\"{}",
    "' onmouseover='{}' x='",
    "x onerror={} x",
    "</title><script>{}</script>",
    "</textarea><img src=data: onerror={}>",
    "--><svg onload={}>",
    "]]><script>{}</script>",
    // Out of a script or of JSON.
    "</script><script>{}</script>",
    "'-{}-'",
    "\\\"}]};{}//",
    "${{}}{{{}}}",
    // Decoded once too often.
    "&lt;img src=data: onerror={}&gt;",
    "%3Cimg%20src=data:%20onerror={}%3E",
    "\\u003cimg src=data: onerror={}\\u003e",
    // Addresses.
    "javascript:{}",
    "JaVaScRiPt:{}//a.example/x.png",
    "data:text/html,<script>{}</script>",
    "https://a.example/x.png\"onerror=\"{}",
    "//a.example/javascript:{}",
];

/// What should run: each leaves its mark if it does.
const SCRIPTS: [&str; 4] = ["ran()", "alert(1)", "self['ran']()", "top.confirm()"];

/// 200 texts, each different from every other.
pub fn all() -> Vec<String> {
    let of_script = |script| VECTORS.map(|vector| vector.replace("{}", script));
    SCRIPTS.into_iter().flat_map(of_script).collect()
}

/// Each way once, with each script in turn.
pub fn one_of_each() -> Vec<String> {
    let all = all();
    let numbers = (0..VECTORS.len()).map(|way| way + way % SCRIPTS.len() * VECTORS.len());
    numbers.map(|number| all[number].clone()).collect()
}

/// Counts whatever runs, in every page and frame before its own scripts. A frame of another origin can't reach
/// the page.
pub const COUNT: &str = "
    window.ran = window.alert = window.confirm = window.prompt = () => { top.runs += 1; };
    if (window === top) window.runs = 0;";

#[test]
fn there_are_200_of_them() {
    let mut all = all();
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 200);
}
