//! The built panel, served the way a deployment does.

use axum::Router;
use axum::http::HeaderValue;
use axum::http::header::CONTENT_SECURITY_POLICY;
use axum::middleware::map_response;
use axum::response::{Html, Response};
use axum::routing::get;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::services::ServeDir;

use super::in_package;

/// What the panel must be able to live under; any host may be connected to, because the address of the
/// API is the administrator's choice.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' https: data:; font-src 'self'; connect-src *; form-action 'none'; \
    base-uri 'self'; object-src 'none'; frame-ancestors 'none'";

/// Where the built page says that it is served, and what a deployment to a folder changes.
const BASE: &str = r#"<base href="/" />"#;

/// A server of `dist/` on a free port, until it is dropped. A journey has its own, hence its own origin.
pub struct Site {
    /// Where the panel is, without a slash at the end.
    pub url: String,
    server: JoinHandle<()>,
}

impl Site {
    /// Serves the panel under a folder, as in `/admin/bots`, or under the root if that is empty.
    pub async fn start(folder: &str) -> Self {
        let dist = in_package("dist");
        let index = dist.join("index.html");
        assert!(
            index.is_file(),
            "there is no built panel in dist/: run `make build` first"
        );

        let page = std::fs::read_to_string(index).expect("the page can be read");
        assert_eq!(page.matches(BASE).count(), 1, "the page has one base");
        let page = page.replace(BASE, &format!(r#"<base href="{folder}/" />"#));
        let files = ServeDir::new(dist)
            .append_index_html_on_directories(false)
            .fallback(get(Html(page)));
        let router = if folder.is_empty() {
            Router::new().fallback_service(files)
        } else {
            Router::new().nest_service(folder, files)
        };
        let router = router.layer(map_response(with_policy));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("the port just bound");
        let server = tokio::spawn(async move {
            axum::serve(listener, router)
                .await
                .expect("the server runs until it is aborted");
        });

        Self {
            url: format!("http://{address}{folder}"),
            server,
        }
    }
}

impl Drop for Site {
    fn drop(&mut self) {
        self.server.abort();
    }
}

async fn with_policy(mut response: Response) -> Response {
    response
        .headers_mut()
        .insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
    response
}
