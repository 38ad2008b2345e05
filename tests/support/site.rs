//! The built panel, served the way a deployment does: in this process, or by nginx.

use std::future::ready;

use axum::Router;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::map_response;
use axum::response::{Html, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

use super::nginx::Nginx;
use super::{deploy, in_package};

/// Where the built page says that it is served, and what a deployment to a folder changes.
const BASE: &str = r#"<base href="/" />"#;

/// Whom the headers let frame the panel.
#[derive(Clone, Copy, Debug)]
pub enum Framers<'a> {
    /// As documented.
    Nobody,
    /// This origin.
    Only(&'a str),
    /// Anybody, as on a host that can't send headers.
    Unsaid,
}

impl Framers<'_> {
    /// The documented configuration, changed to that.
    fn configuration(self) -> String {
        let (by_header, documented) = ("; frame-ancestors ", "'none'");
        let configuration = deploy::configuration();
        let whole = format!("{by_header}{documented}\"");
        assert_eq!(configuration.matches(&whole).count(), 1);
        match self {
            Self::Nobody => configuration,
            Self::Only(origin) => configuration.replace(&whole, &format!("{by_header}{origin}\"")),
            Self::Unsaid => configuration.replace(&whole, "\""),
        }
    }
}

/// What serves the panel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// A server in this process.
    Own,
    /// Debian's nginx.
    Nginx,
}

impl Host {
    /// The one that the variable `E2E_SITE` asks for: `E2E_SITE=nginx`, or else the one in this process.
    pub fn wanted() -> Self {
        match std::env::var("E2E_SITE").as_deref() {
            Ok("nginx") => Self::Nginx,
            Ok(other) => panic!("E2E_SITE may only be nginx, not {other}"),
            Err(_) => Self::Own,
        }
    }
}

/// A server of `dist/` on a free port, until it is dropped. A journey has its own, hence its own origin.
pub struct Site {
    /// Where the panel is, without a slash at the end.
    pub url: String,
    _server: Server,
}

enum Server {
    Own(#[expect(dead_code, reason = "held, to end with the site")] Own),
    Nginx(#[expect(dead_code, reason = "held, to end with the site")] Nginx),
}

impl Site {
    /// Serves the panel under a folder, as in `/admin/bots`, or under the root if that is empty.
    pub async fn start(host: Host, folder: &str) -> Self {
        let page = page(folder);
        let (address, server) = match host {
            Host::Own => {
                let (address, own) = Own::start(folder, page, None, Framers::Nobody).await;
                (address, Server::Own(own))
            }
            Host::Nginx => {
                let nginx = Nginx::start(folder, &page);
                (nginx.address, Server::Nginx(nginx))
            }
        };
        Self {
            url: format!("http://{address}{folder}"),
            _server: server,
        }
    }
}

impl Site {
    /// Serves the panel with another `config.json`, and with headers for those who may frame it.
    pub async fn with_presets(presets: &str, framers: Framers<'_>) -> Self {
        let (address, own) = Own::start("", page(""), Some(presets), framers).await;
        Self {
            url: format!("http://{address}"),
            _server: Server::Own(own),
        }
    }
}

/// The built page, for a folder.
fn page(folder: &str) -> String {
    let index = in_package("dist/index.html");
    assert!(
        index.is_file(),
        "there is no built panel in dist/: run `make build` first"
    );
    let page = std::fs::read_to_string(index).expect("the page can be read");
    assert_eq!(page.matches(BASE).count(), 1, "the page has one base");
    page.replace(BASE, &format!(r#"<base href="{folder}/" />"#))
}

/// The server in this process.
struct Own(JoinHandle<()>);

impl Own {
    async fn start(
        folder: &str,
        page: String,
        presets: Option<&str>,
        framers: Framers<'_>,
    ) -> (std::net::SocketAddr, Self) {
        let files = ServeDir::new(in_package("dist"))
            .append_index_html_on_directories(false)
            .fallback(get(Html(page)));
        let router = if folder.is_empty() {
            Router::new().fallback_service(files)
        } else {
            Router::new().nest_service(folder, files)
        };
        let router = match presets {
            None => router,
            Some(presets) => {
                let presets = presets.to_owned();
                router.route("/config.json", get(async move || presets))
            }
        };
        let configuration = framers.configuration();
        let router = router.layer(map_response(move |response| {
            ready(with_headers(&configuration, response))
        }));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("the port just bound");
        let server = tokio::spawn(async move {
            axum::serve(listener, router)
                .await
                .expect("the server runs until it is aborted");
        });
        (address, Self(server))
    }
}

impl Drop for Own {
    fn drop(&mut self) {
        self.0.abort();
    }
}

fn with_headers(configuration: &str, mut response: Response) -> Response {
    for (name, value) in deploy::headers(configuration) {
        let name = HeaderName::try_from(name).expect("a header's name");
        let value = HeaderValue::from_str(value).expect("a header's value");
        response.headers_mut().insert(name, value);
    }
    response
}
