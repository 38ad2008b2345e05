//! The built panel, served by a real nginx under `deploy/nginx.conf` (`.ci/setup test` installs it).

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::{deploy, in_package};

/// Runs nginx until standard input is closed, then ends it. That happens whenever it is dropped, or the
/// test process ends.
const UNTIL_WE_END: &str =
    r#"nginx -p "$0" -e "$0/error.log" -c "$0/nginx.conf" & cat > /dev/null; kill $!; wait"#;

/// What Debian's own main file says around a site's, apart from where things are written.
const MAIN: &str = "
daemon off;
master_process off;
pid nginx.pid;
events {}
http {
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include site.conf;
}
";

/// An nginx with a folder of its own, until it is dropped.
pub struct Nginx {
    pub address: SocketAddr,
    process: Child,
    home: PathBuf,
}

impl Nginx {
    /// Serves a page and the rest of `dist/` under a folder, or under the root if that is empty.
    pub fn start(folder: &str, page: &str) -> Self {
        static STARTED: AtomicUsize = AtomicUsize::new(0);

        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let name = format!("e2e-nginx-{}-{number}", std::process::id());
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let root = home.join("root");
        copy_site(&root.join(folder.trim_start_matches('/')), page);
        let address = free_address();
        fs::write(home.join("nginx.conf"), MAIN).expect("target/ can be written");
        let site = site(&root, folder, address);
        fs::write(home.join("site.conf"), site).expect("target/ can be written");

        let process = Command::new("sh")
            .args(["-c", UNTIL_WE_END])
            .arg(&home)
            .process_group(0)
            .stdin(Stdio::piped())
            .spawn()
            .expect("sh starts");
        let nginx = Self {
            address,
            process,
            home,
        };
        nginx.wait();
        nginx
    }

    fn wait(&self) {
        let deadline = Instant::now() + Duration::from_secs(10);
        while TcpStream::connect(self.address).is_err() {
            let log = fs::read_to_string(self.home.join("error.log")).unwrap_or_default();
            assert!(Instant::now() < deadline, "nginx doesn't listen: {log}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.home);
    }
}

/// Puts what was built where nginx is told to look, with this page.
fn copy_site(to: &Path, page: &str) {
    fs::create_dir_all(to).expect("target/ can be written");
    for file in fs::read_dir(in_package("dist")).expect("dist/ is there") {
        let file = file.expect("dist/ can be read");
        fs::copy(file.path(), to.join(file.file_name())).expect("target/ can be written");
    }
    fs::write(to.join("index.html"), page).expect("target/ can be written");
}

/// The documented configuration after the edits that it asks for.
fn site(root: &Path, folder: &str, address: SocketAddr) -> String {
    let mut site = deploy::configuration();
    for (documented, ours) in [
        ("listen 80;", format!("listen {address};")),
        (
            "root /srv/bot-agents-panel;",
            format!("root \"{}\";", root.display()),
        ),
        ("location / {", format!("location {folder}/ {{")),
        (
            "try_files $uri /index.html;",
            format!("try_files $uri {folder}/index.html;"),
        ),
    ] {
        assert_eq!(site.matches(documented).count(), 1, "{documented}");
        site = site.replace(documented, &ours);
    }
    site
}

/// nginx can't say which free port it took, so it gets one that was free just now.
fn free_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("the port just bound")
}
