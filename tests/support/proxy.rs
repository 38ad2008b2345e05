//! A proxy between the panel and an API that breaks things on purpose, as a script says.
//!
//! What a fault does is in [`Fault`]; which request it meets is said with [`Proxy::next`],
//! [`Proxy::nth`] and [`Proxy::always`]. Preflights, and the plain reads with which the panel looks
//! whether anything is there, go through untouched.
//!
//! Every connection carries one request and is closed then: a browser silently sends a request again
//! when a *reused* connection closes without an answer, and what is counted here must be what the panel did. So that
//! each write is sent once is shown for the panel, not for the browser under it; before the panel itself creates a bot
//! again, it looks whether the first attempt arrived (`Writes::create_or_find`).

use std::collections::{HashMap, VecDeque};
use std::fmt::Write as _;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::oneshot;
use tokio::time::sleep;

/// What happens to one request and its answer. Unless it says otherwise, the request is delivered.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Nothing.
    Pass,
    /// The request arrives so late.
    Late(Duration),
    /// Not delivered, and never answered.
    Silent,
    /// Never answered.
    SilentAfter,
    /// Not delivered: the connection is reset.
    Reset,
    /// The connection is reset instead of an answer.
    ResetAfter,
    /// The connection is reset in the middle of the answer's body.
    ResetInBody,
    /// The connection is closed in the middle of the answer's body.
    Truncated,
    /// The answer comes a few bytes at a time, so long after each other.
    Drip(Duration),
    /// Not delivered, but answered like this.
    Instead(Answer),
    /// Answered like this, whatever the API said.
    Answered(Answer),
    /// The answer's body is what is made of it.
    Rewritten(fn(&str) -> String),
    /// Delivered twice; what is answered is the second answer.
    Twice,
    /// The answer waits until it is [released](Proxy::release).
    Held,
}

/// An answer that the API never gave.
#[derive(Clone, Debug)]
pub struct Answer {
    pub status: u16,
    pub retry_after: Option<u32>,
    pub body: String,
    /// Whether pages of another origin may read it, which proxies rarely think of.
    pub cors: bool,
}

impl Answer {
    pub fn new(status: u16, body: impl Into<String>) -> Self {
        Self {
            status,
            retry_after: None,
            body: body.into(),
            cors: true,
        }
    }

    fn bytes(&self) -> Vec<u8> {
        let Self { status, body, .. } = self;
        let mut head = format!(
            "HTTP/1.1 {status} Fault\r\nContent-Length: {}\r\nConnection: close\r\n",
            body.len()
        );
        if self.cors {
            head.push_str("Access-Control-Allow-Origin: *\r\n");
            head.push_str("Access-Control-Expose-Headers: retry-after\r\n");
        }
        if let Some(seconds) = self.retry_after {
            let _ = write!(head, "Retry-After: {seconds}\r\n");
        }
        format!("{head}\r\n{body}").into_bytes()
    }
}

/// A request of an action, as the panel sent it.
#[derive(Clone, Debug)]
pub struct Arrival {
    pub action: String,
    /// The body as JSON.
    pub body: Value,
    /// How often it was handed on to the API.
    pub delivered: usize,
    /// Whether the panel broke it off instead of waiting for the answer.
    pub abandoned: bool,
}

/// An answer that waits.
struct Waiting {
    body: Value,
    release: oneshot::Sender<()>,
}

#[derive(Default)]
struct State {
    /// What meets the next requests of an action, in order.
    next: HashMap<String, VecDeque<Fault>>,
    /// What meets all the others.
    always: HashMap<String, Fault>,
    arrivals: Vec<Arrival>,
    held: Vec<Waiting>,
    /// Headers that had no business in a request, with its method.
    strays: Vec<String>,
}

impl State {
    /// Writes a request down, and says under which number and what happens to it.
    fn arrive(&mut self, action: &str, body: &[u8]) -> (usize, Fault) {
        let scripted = self.next.get_mut(action).and_then(VecDeque::pop_front);
        let fault = scripted.or_else(|| self.always.get(action).cloned());
        self.arrivals.push(Arrival {
            action: action.to_owned(),
            body: serde_json::from_slice(body).unwrap_or_default(),
            delivered: 0,
            abandoned: false,
        });
        (self.arrivals.len() - 1, fault.unwrap_or(Fault::Pass))
    }
}

/// A proxy that runs until it is dropped.
pub struct Proxy {
    address: SocketAddr,
    state: Arc<Mutex<State>>,
    runtime: Option<Runtime>,
}

impl Proxy {
    /// A proxy in front of an API, in a thread of its own. Without a script it changes nothing.
    pub fn start(api: SocketAddr) -> Self {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("a socket");
        let address = listener.local_addr().expect("the port just bound");
        let runtime = Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a thread");
        let state: Arc<Mutex<State>> = Arc::default();
        let door = Door {
            api,
            state: Arc::clone(&state),
        };
        let listener = {
            let _inside = runtime.enter();
            TcpListener::from_std(listener).expect("a socket")
        };
        runtime.spawn(accept(listener, door));
        Self {
            address,
            state,
            runtime: Some(runtime),
        }
    }

    /// The base URL, for the panel.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What happens to the next request of an action, after those that were said before.
    pub fn next(&self, action: &str, fault: Fault) {
        let mut state = self.state();
        let faults = state.next.entry(action.to_owned()).or_default();
        faults.push_back(fault);
    }

    /// What happens to the `n`-th request of an action from now on, the first being 1.
    pub fn nth(&self, action: &str, n: usize, fault: Fault) {
        for _ in 1..n {
            self.next(action, Fault::Pass);
        }
        self.next(action, fault);
    }

    /// What happens to every request of an action that nothing else was said about.
    pub fn always(&self, action: &str, fault: Fault) {
        self.state().always.insert(action.to_owned(), fault);
    }

    /// From now on nothing happens to any request.
    pub fn heal(&self) {
        let mut state = self.state();
        state.next.clear();
        state.always.clear();
    }

    /// Every request of an action so far.
    pub fn arrivals(&self, action: &str) -> Vec<Arrival> {
        let mut arrivals = self.state().arrivals.clone();
        arrivals.retain(|arrival| arrival.action == action);
        arrivals
    }

    /// Headers that had no business in a request: a cookie in any, a token in one that isn't of an action.
    pub fn strays(&self) -> Vec<String> {
        self.state().strays.clone()
    }

    /// The bodies of the requests whose answers wait, in the order in which they came.
    pub fn held(&self) -> Vec<Value> {
        let state = self.state();
        state.held.iter().map(|held| held.body.clone()).collect()
    }

    /// Lets one of the answers that wait go.
    pub fn release(&self, index: usize) {
        let waiting = self.state().held.remove(index);
        // Whoever waited for it may be gone.
        let _ = waiting.release.send(());
    }

    fn state(&self) -> MutexGuard<'_, State> {
        lock(&self.state)
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        // A plain drop would block, which panics inside an asynchronous test.
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
    }
}

#[derive(Clone)]
struct Door {
    api: SocketAddr,
    state: Arc<Mutex<State>>,
}

async fn accept(listener: TcpListener, door: Door) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(serve(stream, door.clone()))),
            // For example too many open files: wait for some to close.
            Err(_) => sleep(Duration::from_millis(50)).await,
        }
    }
}

/// Serves one request. An error is a client that went away.
async fn serve(mut stream: TcpStream, door: Door) -> io::Result<()> {
    let request = Request::read(&mut stream).await?;
    lock(&door.state).strays.extend(request.strays());
    if request.method != "POST" {
        let answer = door.forward(&request).await?;
        return finish(stream, &answer).await;
    }
    let (number, fault) = lock(&door.state).arrive(&request.action, &request.body);
    let deliver = async || {
        lock(&door.state).arrivals[number].delivered += 1;
        door.forward(&request).await
    };
    // Waits for the client to give up.
    let silence = async |mut stream: TcpStream| {
        let given_up = stream.read(&mut [0; 1]).await.map(drop);
        lock(&door.state).arrivals[number].abandoned = true;
        given_up
    };
    match fault {
        Fault::Pass => finish(stream, &deliver().await?).await,
        Fault::Late(time) => {
            sleep(time).await;
            finish(stream, &deliver().await?).await
        }
        Fault::Silent => silence(stream).await,
        Fault::SilentAfter => {
            deliver().await?;
            silence(stream).await
        }
        Fault::Reset => reset(stream),
        Fault::ResetAfter => {
            deliver().await?;
            reset(stream)
        }
        Fault::ResetInBody => {
            stream.write_all(&half(deliver().await?)).await?;
            // Or the reset would overtake it.
            sleep(Duration::from_millis(50)).await;
            reset(stream)
        }
        Fault::Truncated => {
            let answer = half(deliver().await?);
            finish(stream, &answer).await
        }
        Fault::Drip(pause) => drip(stream, &deliver().await?, pause).await,
        Fault::Instead(answer) => finish(stream, &answer.bytes()).await,
        Fault::Answered(answer) => {
            deliver().await?;
            finish(stream, &answer.bytes()).await
        }
        Fault::Rewritten(rewrite) => {
            let answer = deliver().await?;
            let body = String::from_utf8_lossy(&answer[body_start(&answer)..]).into_owned();
            finish(stream, &Answer::new(200, rewrite(&body)).bytes()).await
        }
        Fault::Twice => {
            deliver().await?;
            finish(stream, &deliver().await?).await
        }
        Fault::Held => {
            let answer = deliver().await?;
            let (release, released) = oneshot::channel();
            let body = lock(&door.state).arrivals[number].body.clone();
            lock(&door.state).held.push(Waiting { body, release });
            let _ = released.await;
            finish(stream, &answer).await
        }
    }
}

impl Door {
    /// Hands a request on to the API, and brings its whole answer.
    async fn forward(&self, request: &Request) -> io::Result<Vec<u8>> {
        let mut api = TcpStream::connect(self.api).await?;
        api.write_all(&request.bytes).await?;
        let mut answer = Vec::new();
        api.read_to_end(&mut answer).await?;
        Ok(answer)
    }
}

/// One request, whole.
struct Request {
    method: String,
    /// Names in lower case.
    header_names: Vec<String>,
    /// The last part of the path.
    action: String,
    body: Vec<u8>,
    bytes: Vec<u8>,
}

impl Request {
    async fn read(stream: &mut TcpStream) -> io::Result<Self> {
        let mut bytes = Vec::new();
        while !bytes.windows(4).any(|end| end == b"\r\n\r\n") {
            if stream.read_buf(&mut bytes).await? == 0 {
                // A browser opens connections that it may never use.
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        let start = body_start(&bytes);
        let head = String::from_utf8_lossy(&bytes[..start]).into_owned();
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            let value = value.trim().parse::<usize>().ok();
            value.filter(|_| name.eq_ignore_ascii_case("content-length"))
        });
        let end = start + length.unwrap_or(0);
        while bytes.len() < end {
            if stream.read_buf(&mut bytes).await? == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
        }
        let mut first = head.split([' ', '\r']);
        let method = first.next().unwrap_or_default().to_owned();
        let path = first.next().unwrap_or_default();
        let header_names = head.lines().skip(1).filter_map(|line| line.split_once(':'));
        Ok(Self {
            method,
            header_names: header_names
                .map(|(name, _)| name.to_ascii_lowercase())
                .collect(),
            action: path.rsplit('/').next().unwrap_or_default().to_owned(),
            body: bytes[start..end].to_vec(),
            bytes,
        })
    }
}

impl Request {
    fn strays(&self) -> Vec<String> {
        let is_stray = |name: &&String| {
            *name == "cookie" || (*name == "authorization" && self.method != "POST")
        };
        let strays = self.header_names.iter().filter(is_stray);
        strays
            .map(|name| format!("{} with {name}", self.method))
            .collect()
    }
}

/// Where the body of a request or an answer begins.
fn body_start(bytes: &[u8]) -> usize {
    let end_of_head = bytes.windows(4).position(|end| end == b"\r\n\r\n");
    end_of_head.map_or(bytes.len(), |end| end + 4)
}

/// An answer up to the middle of its body. One without a body gets the other one that is documented for
/// a method without an answer.
fn half(answer: Vec<u8>) -> Vec<u8> {
    let mut answer = match body_start(&answer) {
        start if start == answer.len() => Answer::new(200, "{}").bytes(),
        _ => answer,
    };
    answer.truncate(usize::midpoint(body_start(&answer), answer.len()));
    answer
}

async fn finish(mut stream: TcpStream, answer: &[u8]) -> io::Result<()> {
    stream.write_all(answer).await?;
    stream.shutdown().await
}

async fn drip(mut stream: TcpStream, answer: &[u8], pause: Duration) -> io::Result<()> {
    let size = (answer.len() / 16).max(1);
    for drop in answer.chunks(size) {
        stream.write_all(drop).await?;
        sleep(pause).await;
    }
    stream.shutdown().await
}

/// Closes a connection so that the other side gets an error, not an end.
fn reset(stream: TcpStream) -> io::Result<()> {
    stream.set_zero_linger()
}

/// A test that panicked while it looked must not take the others down.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
