//! The built panel, served by a program that was installed for it, with a folder of its own.

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use super::in_package;
use super::site::Deployment;

/// Runs a server until standard input is closed, then ends it. That happens whenever it is dropped, or the
/// test process ends. Debian keeps some servers where only root looks for programs.
const UNTIL_WE_END: &str = r#"
    PATH="$PATH:/usr/sbin"
    "$@" 2> error.log & cat > /dev/null; kill $!; wait
"#;

/// A server with a folder of its own, until it is dropped.
pub struct Daemon {
    pub address: SocketAddr,
    process: Child,
    home: PathBuf,
}

impl Daemon {
    /// Copies what is deployed to a folder, writes there the configuration that is made for its path and
    /// an address, and starts the server with that folder as its own.
    pub fn start(
        command: &[&str],
        deployment: &Deployment,
        configure: impl FnOnce(&Path, SocketAddr) -> Vec<(&'static str, String)>,
    ) -> Self {
        static STARTED: AtomicUsize = AtomicUsize::new(0);

        let number = STARTED.fetch_add(1, Ordering::Relaxed);
        let name = format!("e2e-{}-{}-{number}", command[0], std::process::id());
        let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        copy_site(&home.join("root"), deployment);
        let address = free_address();
        for (file, text) in configure(&home, address) {
            fs::write(home.join(file), text).expect("target/ can be written");
        }

        let process = Command::new("sh")
            .args(["-c", UNTIL_WE_END, "sh"])
            .args(command)
            .current_dir(&home)
            .env("XDG_CONFIG_HOME", &home)
            .env("XDG_DATA_HOME", &home)
            .process_group(0)
            .stdin(Stdio::piped())
            .spawn()
            .expect("sh starts");
        let daemon = Self {
            address,
            process,
            home,
        };
        daemon.wait(command[0]);
        daemon
    }

    fn wait(&self, name: &str) {
        let deadline = Instant::now() + Duration::from_secs(10);
        while TcpStream::connect(self.address).is_err() {
            let log = fs::read_to_string(self.home.join("error.log")).unwrap_or_default();
            assert!(Instant::now() < deadline, "{name} doesn't listen: {log}");
            std::thread::sleep(Duration::from_millis(10));
        }
    }
}

impl Drop for Daemon {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.home);
    }
}

/// Puts what was built in its folder under the root that the server is told of, with the files that a
/// deployer edits.
fn copy_site(root: &Path, deployment: &Deployment) {
    let site = root.join(deployment.folder.trim_start_matches('/'));
    fs::create_dir_all(&site).expect("target/ can be written");
    for file in fs::read_dir(in_package("dist")).expect("dist/ is there") {
        let file = file.expect("dist/ can be read");
        fs::copy(file.path(), site.join(file.file_name())).expect("target/ can be written");
    }
    fs::write(site.join("index.html"), &deployment.page).expect("target/ can be written");
    if let Some(presets) = deployment.presets {
        fs::write(site.join("config.json"), presets).expect("target/ can be written");
    }
}

/// A server can't say which free port it took, so it gets one that was free just now.
fn free_address() -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("the port just bound")
}
