//! The built panel, served the way a deployment does: in this process, by nginx, or by Caddy.

use std::future::ready;
use std::net::SocketAddr;

use axum::Router;
use axum::http::header::CONTENT_TYPE;
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::map_response;
use axum::response::{Html, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

use super::daemon::Daemon;
use super::{caddy, deploy, in_package, nginx};

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
    /// Debian's Caddy.
    Caddy,
}

impl Host {
    /// The one that the variable `E2E_SITE` asks for, `nginx` or `caddy`, or else the one in this process.
    pub fn wanted() -> Self {
        match std::env::var("E2E_SITE").as_deref() {
            Ok("nginx") => Self::Nginx,
            Ok("caddy") => Self::Caddy,
            Ok(other) => panic!("E2E_SITE may be nginx or caddy, not {other}"),
            Err(_) => Self::Own,
        }
    }
}

/// The folder that the variable `E2E_BASE` asks for, as in `E2E_BASE=/admin/bots/`; without the slash at the
/// end, hence empty for the root of the host.
pub fn wanted_folder() -> String {
    let base = std::env::var("E2E_BASE").unwrap_or_else(|_| "/".into());
    assert!(
        base.starts_with('/'),
        "E2E_BASE begins with a slash: {base}"
    );
    let folder = base.strip_suffix('/');
    folder.expect("E2E_BASE ends with a slash").to_owned()
}

/// What a deployer makes of what was built.
pub struct Deployment<'a> {
    /// Where the panel is, as in `/admin/bots`; empty for the root of the host.
    pub folder: &'a str,
    /// `index.html`, with that folder as its base.
    pub page: String,
    /// `config.json`, where it is not the built one.
    pub presets: Option<&'a str>,
    /// As what wasm is served, where it is not its own type; only the server in this process does that.
    pub wasm_type: Option<&'static str>,
    /// Whom the headers let frame the panel; the server in this process alone knows others than nobody.
    pub framers: Framers<'a>,
}

impl<'a> Deployment<'a> {
    /// One to a folder.
    pub fn to(folder: &'a str) -> Self {
        Self {
            folder,
            page: page(folder),
            presets: None,
            wasm_type: None,
            framers: Framers::Nobody,
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
    Daemon(#[expect(dead_code, reason = "held, to end with the site")] Daemon),
}

impl Site {
    /// Serves the panel as it is deployed.
    pub async fn start(host: Host, deployment: Deployment<'_>) -> Self {
        let folder = deployment.folder;
        let (address, server) = match host {
            Host::Own => {
                let (address, own) = Own::start(&deployment).await;
                (address, Server::Own(own))
            }
            Host::Nginx => {
                let daemon = nginx::start(&deployment);
                (daemon.address, Server::Daemon(daemon))
            }
            Host::Caddy => {
                let daemon = caddy::start(&deployment);
                (daemon.address, Server::Daemon(daemon))
            }
        };
        Self {
            url: format!("http://{address}{folder}"),
            _server: server,
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
    async fn start(deployment: &Deployment<'_>) -> (SocketAddr, Self) {
        let folder = deployment.folder;
        let files = ServeDir::new(in_package("dist"))
            .append_index_html_on_directories(false)
            .fallback(get(Html(deployment.page.clone())));
        let router = if folder.is_empty() {
            Router::new().fallback_service(files)
        } else {
            Router::new().nest_service(folder, files)
        };
        let router = match deployment.presets {
            None => router,
            Some(presets) => {
                let presets = presets.to_owned();
                router.route(&format!("{folder}/config.json"), get(async move || presets))
            }
        };
        let configuration = deployment.framers.configuration();
        let wasm_type = deployment.wasm_type;
        let router = router.layer(map_response(move |response| {
            ready(with_headers(&configuration, wasm_type, response))
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

fn with_headers(
    configuration: &str,
    wasm_type: Option<&'static str>,
    mut response: Response,
) -> Response {
    if let (Some(kind), Some(served)) = (wasm_type, response.headers_mut().get_mut(CONTENT_TYPE))
        && *served == "application/wasm"
    {
        *served = HeaderValue::from_static(kind);
    }
    for (name, value) in deploy::headers(configuration) {
        let name = HeaderName::try_from(name).expect("a header's name");
        let value = HeaderValue::from_str(value).expect("a header's value");
        response.headers_mut().insert(name, value);
    }
    response
}
