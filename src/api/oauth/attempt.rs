//! One attempt to sign in, from leaving for the accounts server to judging what comes back.

use super::Grant;
use super::accounts::{AccountsRequest, Granted, with_base};
use super::answer::Answer;
use super::error::SignInError;
use crate::api::call::Effect;
use crate::api::request::{Method, Request};
use crate::model::percent::form;

/// An attempt to sign in. Used for one answer, whatever that is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attempt {
    /// The accounts server.
    pub accounts_url: String,
    /// The application that the token is to belong to.
    pub client_id: String,
    /// Where the server sends the person back to, as registered for the application.
    pub redirect_uri: String,
    /// How the token is handed over.
    pub grant: Grant,
    /// What nobody can guess, and the answer must repeat.
    pub state: String,
    /// What proves that a code is redeemed by who asked for it (PKCE).
    pub verifier: String,
}

/// What an answer is good for, once judged.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Proof {
    /// A code, to be exchanged with this request.
    Code(AccountsRequest),
    /// The token itself.
    Token(Granted),
}

impl Attempt {
    /// Where to send the person. `challenge` is the SHA-256 of the verifier as base64url.
    #[must_use]
    pub fn authorize_url(&self, challenge: &str) -> String {
        let mut pairs = vec![
            ("response_type", self.grant.as_str()),
            ("client_id", &self.client_id),
            ("redirect_uri", &self.redirect_uri),
            ("state", &self.state),
        ];
        if self.grant == Grant::Code {
            pairs.push(("code_challenge", challenge));
            pairs.push(("code_challenge_method", "S256"));
        }
        with_base(&self.accounts_url, &format!("?{}", form(&pairs)))
    }

    /// Judges an answer: whether it is to this attempt, and of the kind that was asked for.
    ///
    /// # Errors
    /// When it isn't, or the server refused.
    pub fn judge(&self, answer: Answer) -> Result<Proof, SignInError> {
        match &answer.state {
            None => return Err(SignInError::NoState),
            Some(state) if *state != self.state => return Err(SignInError::WrongState),
            Some(_) => {}
        }
        if let Some((error, description)) = answer.refusal {
            return Err(SignInError::Refused { error, description });
        }
        match self.grant {
            Grant::Code => {
                let code = answer.code.filter(|code| !code.is_empty());
                let code = code.ok_or(SignInError::Incomplete)?;
                Ok(Proof::Code(self.exchange(&code)))
            }
            Grant::Implicit => {
                let token = answer.token.filter(super::super::Token::is_well_formed);
                Ok(Proof::Token(Granted {
                    token: token.ok_or(SignInError::Incomplete)?,
                    expires_in: answer.expires_in,
                    organization: answer.organization,
                }))
            }
        }
    }

    /// The request that turns a code into a token. A form, because the browser asks nobody's permission
    /// to send that.
    fn exchange(&self, code: &str) -> AccountsRequest {
        let body = form(&[
            ("grant_type", "authorization_code"),
            ("code", code),
            ("client_id", &self.client_id),
            ("redirect_uri", &self.redirect_uri),
            ("code_verifier", &self.verifier),
        ]);
        let kind = "application/x-www-form-urlencoded".to_owned();
        AccountsRequest {
            method: Method::Post,
            request: Request {
                url: with_base(&self.accounts_url, "v2/token"),
                headers: vec![("Content-Type", kind)],
                body,
                // A code can be exchanged once.
                effect: Effect::Write,
            },
            secrets: vec![code.to_owned(), self.verifier.clone()],
        }
    }
}
