// In Cargo.toml, under [dependencies]:
// axum = "0.8"
// serde_json = "1"
// sha2 = "0.10"
// subtle = "2"
// tokio = { version = "1", features = ["full"] }

// While the secret is being replaced, WEBHOOK_SECRET_NEXT holds the new one: both are accepted.
use std::env;
use std::error::Error;
use std::sync::LazyLock;

use axum::Router;
use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::post;
use serde_json::Value;
use sha2::{Digest, Sha256};
use subtle::{Choice, ConstantTimeEq};
use tokio::net::TcpListener;

const LIMIT: usize = 1024 * 1024;

static SECRETS: LazyLock<Vec<[u8; 32]>> = LazyLock::new(|| {
    let names = ["WEBHOOK_SECRET", "WEBHOOK_SECRET_NEXT"];
    let secrets = names.into_iter().filter_map(|name| env::var(name).ok());
    let secrets = secrets.filter(|secret| !secret.is_empty());
    secrets
        .map(|secret| Sha256::digest(secret).into())
        .collect()
});

/// Takes as long for a wrong secret as for the right one.
fn is_known(secret: &str) -> bool {
    let given: [u8; 32] = Sha256::digest(secret).into();
    let found = SECRETS.iter().map(|known| known.ct_eq(&given));
    found.fold(Choice::from(0), |any, one| any | one).into()
}

/// Your own code goes here; the answer is already on its way.
async fn handle(action: String, data: Value) {
    match action.as_str() {
        // A message or another event arrives in a chat
        "incoming_event" => println!("{action} {data}"),
        "brand_new" => println!("{action} {data}"),
        "\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}\t\n\u{b}\u{c}\r\u{e}\u{f}\u{10}\u{11}\u{12}\u{13}\u{14}\u{15}\u{16}\u{17}\u{18}\u{19}\u{1a}\u{1b}\u{1c}\u{1d}\u{1e}\u{1f} !\"#$%&\'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~\u{7f}\u{80}\u{81}\u{82}\u{83}\u{84}\u{85}\u{86}\u{87}\u{88}\u{89}\u{8a}\u{8b}\u{8c}\u{8d}\u{8e}\u{8f}\u{90}\u{91}\u{92}\u{93}\u{94}\u{95}\u{96}\u{97}\u{98}\u{99}\u{9a}\u{9b}\u{9c}\u{9d}\u{9e}\u{9f}\u{a0}\u{a1}\u{a2}\u{a3}\u{a4}\u{a5}\u{a6}\u{a7}\u{a8}\u{a9}\u{aa}\u{ab}\u{ac}\u{ad}\u{ae}\u{af}\u{b0}\u{b1}\u{b2}\u{b3}\u{b4}\u{b5}\u{b6}\u{b7}\u{b8}\u{b9}\u{ba}\u{bb}\u{bc}\u{bd}\u{be}\u{bf}\u{c0}\u{c1}\u{c2}\u{c3}\u{c4}\u{c5}\u{c6}\u{c7}\u{c8}\u{c9}\u{ca}\u{cb}\u{cc}\u{cd}\u{ce}\u{cf}\u{d0}\u{d1}\u{d2}\u{d3}\u{d4}\u{d5}\u{d6}\u{d7}\u{d8}\u{d9}\u{da}\u{db}\u{dc}\u{dd}\u{de}\u{df}\u{e0}\u{e1}\u{e2}\u{e3}\u{e4}\u{e5}\u{e6}\u{e7}\u{e8}\u{e9}\u{ea}\u{eb}\u{ec}\u{ed}\u{ee}\u{ef}\u{f0}\u{f1}\u{f2}\u{f3}\u{f4}\u{f5}\u{f6}\u{f7}\u{f8}\u{f9}\u{fa}\u{fb}\u{fc}\u{fd}\u{fe}\u{ff}\u{100}\u{101}\u{102}\u{103}\u{104}\u{105}\u{106}\u{107}\u{108}\u{109}\u{10a}\u{10b}\u{10c}\u{10d}\u{10e}\u{10f}\u{110}\u{111}\u{112}\u{113}\u{114}\u{115}\u{116}\u{117}\u{118}\u{119}\u{11a}\u{11b}\u{11c}\u{11d}\u{11e}\u{11f}\u{120}\u{121}\u{122}\u{123}\u{124}\u{125}\u{126}\u{127}\u{128}\u{129}\u{12a}\u{12b}\u{12c}\u{12d}\u{12e}\u{12f}\u{130}\u{131}\u{132}\u{133}\u{134}\u{135}\u{136}\u{137}\u{138}\u{139}\u{13a}\u{13b}\u{13c}\u{13d}\u{13e}\u{13f}\u{140}\u{141}\u{142}\u{143}\u{144}\u{145}\u{146}\u{147}\u{148}\u{149}\u{14a}\u{14b}\u{14c}\u{14d}\u{14e}\u{14f}\u{150}\u{151}\u{152}\u{153}\u{154}\u{155}\u{156}\u{157}\u{158}\u{159}\u{15a}\u{15b}\u{15c}\u{15d}\u{15e}\u{15f}\u{160}\u{161}\u{162}\u{163}\u{164}\u{165}\u{166}\u{167}\u{168}\u{169}\u{16a}\u{16b}\u{16c}\u{16d}\u{16e}\u{16f}\u{170}\u{171}\u{172}\u{173}\u{174}\u{175}\u{176}\u{177}\u{178}\u{179}\u{17a}\u{17b}\u{17c}\u{17d}\u{17e}\u{17f}\u{180}\u{181}\u{182}\u{183}\u{184}\u{185}\u{186}\u{187}\u{188}\u{189}\u{18a}\u{18b}\u{18c}\u{18d}\u{18e}\u{18f}\u{190}\u{191}\u{192}\u{193}\u{194}\u{195}\u{196}\u{197}\u{198}\u{199}\u{19a}\u{19b}\u{19c}\u{19d}\u{19e}\u{19f}\u{1a0}\u{1a1}\u{1a2}\u{1a3}\u{1a4}\u{1a5}\u{1a6}\u{1a7}\u{1a8}\u{1a9}\u{1aa}\u{1ab}\u{1ac}\u{1ad}\u{1ae}\u{1af}\u{1b0}\u{1b1}\u{1b2}\u{1b3}\u{1b4}\u{1b5}\u{1b6}\u{1b7}\u{1b8}\u{1b9}\u{1ba}\u{1bb}\u{1bc}\u{1bd}\u{1be}\u{1bf}\u{1c0}\u{1c1}\u{1c2}\u{1c3}\u{1c4}\u{1c5}\u{1c6}\u{1c7}\u{1c8}\u{1c9}\u{1ca}\u{1cb}\u{1cc}\u{1cd}\u{1ce}\u{1cf}\u{1d0}\u{1d1}\u{1d2}\u{1d3}\u{1d4}\u{1d5}\u{1d6}\u{1d7}\u{1d8}\u{1d9}\u{1da}\u{1db}\u{1dc}\u{1dd}\u{1de}\u{1df}\u{1e0}\u{1e1}\u{1e2}\u{1e3}\u{1e4}\u{1e5}\u{1e6}\u{1e7}\u{1e8}\u{1e9}\u{1ea}\u{1eb}\u{1ec}\u{1ed}\u{1ee}\u{1ef}\u{1f0}\u{1f1}\u{1f2}\u{1f3}\u{1f4}\u{1f5}\u{1f6}\u{1f7}\u{1f8}\u{1f9}\u{1fa}\u{1fb}\u{1fc}\u{1fd}\u{1fe}\u{1ff}\u{200}\u{201}\u{202}\u{203}\u{204}\u{205}\u{206}\u{207}\u{208}\u{209}\u{20a}\u{20b}\u{20c}\u{20d}\u{20e}\u{20f}\u{210}\u{211}\u{212}\u{213}\u{214}\u{215}\u{216}\u{217}\u{218}\u{219}\u{21a}\u{21b}\u{21c}\u{21d}\u{21e}\u{21f}\u{220}\u{221}\u{222}\u{223}\u{224}\u{225}\u{226}\u{227}\u{228}\u{229}\u{22a}\u{22b}\u{22c}\u{22d}\u{22e}\u{22f}\u{230}\u{231}\u{232}\u{233}\u{234}\u{235}\u{236}\u{237}\u{238}\u{239}\u{23a}\u{23b}\u{23c}\u{23d}\u{23e}\u{23f}\u{240}\u{241}\u{242}\u{243}\u{244}\u{245}\u{246}\u{247}\u{248}\u{249}\u{24a}\u{24b}\u{24c}\u{24d}\u{24e}\u{24f}\nJSON\nJSON \"\"\" \'\'\' ``` \"# \"## \"### \\\" \\\' \\` \\$ \\\\ \\u0041 \\N{DASH} \\x41 $HOME ${HOME} $(id) `id` $$ %s %d {0} {x} ${{x}} #{x} !! !x ; & | > < * ? ~ -- // /* */ <!-- </script> \u{2028}\u{2029}\u{202e}\u{2066}\u{feff}\u{200d}\u{fffd} \u{55b6}\u{696d} \u{645}\u{633}\u{627}\u{639}\u{62f} \u{1f469}\u{200d}\u{1f469}\u{200d}\u{1f467} \u{10ffff}" => println!("{action} {data}"),
        _ => println!("Not expected: {action}"),
    }
}

async fn receive(body: Bytes) -> StatusCode {
    let Ok(webhook) = serde_json::from_slice::<Value>(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    if !webhook["secret_key"].as_str().is_some_and(is_known) {
        return StatusCode::FORBIDDEN;
    }
    let action = webhook["action"].as_str().unwrap_or_default();
    let data = webhook.get("data").unwrap_or(&webhook["payload"]);
    tokio::spawn(handle(action.to_owned(), data.clone()));
    StatusCode::OK
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    if SECRETS.is_empty() {
        return Err("set WEBHOOK_SECRET first".into());
    }
    let app = Router::new()
        .fallback(post(receive))
        .layer(DefaultBodyLimit::max(LIMIT));
    let port = env::var("PORT").unwrap_or("8080".into());
    let listener = TcpListener::bind(format!("0.0.0.0:{port}")).await?;
    println!("Listening on port {}", listener.local_addr()?.port());
    axum::serve(listener, app).await?;
    Ok(())
}
