// In Cargo.toml, under [dependencies]:
// reqwest = { version = "0.13", features = ["blocking"] }
use std::error::Error;
use std::process::ExitCode;

fn main() -> Result<ExitCode, Box<dyn Error>> {
    let body = r#"{"payload": {"all": false}}"#;
    let answer = reqwest::blocking::Client::new()
        .post("http://sandbox.test/v3.0/configuration/action/get_bot_agents")
        .bearer_auth(env("LIVECHAT_TOKEN")?)
        .header("Content-Type", "application/json")
        .body(body)
        .send()?;
    let status = answer.status();
    let text = answer.text()?;
    if status.is_success() {
        println!("{text}");
        Ok(ExitCode::SUCCESS)
    } else {
        eprintln!("{status} {text}");
        Ok(ExitCode::FAILURE)
    }
}

fn env(name: &str) -> Result<String, String> {
    let value = std::env::var(name).unwrap_or_default();
    if value.is_empty() {
        return Err(format!("set {name} first"));
    }
    Ok(value)
}
