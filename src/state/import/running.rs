//! Carrying the plan out, line by line.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Around, Entry, Import, NoPlan, Outcome, Stage};
use crate::api::Error;
use crate::model::BotId;
use crate::state::random::new_secret;
use crate::state::{NotUpdated, Reading, Updated};
use crate::transfer::{Choice, Line};

impl Import {
    /// Carries out what was chosen, one line after the other. What has been sent isn't sent again.
    pub fn carry_out(self) {
        if self.stage.get_untracked() != Stage::Planned {
            return;
        }
        self.problem.set(None);
        self.stopping.set(false);
        let chosen = self.entries.with_untracked(|entries| {
            entries
                .iter()
                .filter(|it| it.choice != Choice::Skip)
                .count()
        });
        self.progress.set((0, chosen));
        self.stage.set(Stage::Running);
        let number = self.number.get_value();
        spawn_local(async move {
            let mut known = match self.known_ids().await {
                Ok(known) => known,
                Err(error) if self.is_current(number) => {
                    self.problem.set(Some(NoPlan::Failed(error)));
                    self.stage.set(Stage::Planned);
                    return;
                }
                Err(_) => return,
            };
            let count = self.entries.with_untracked(Vec::len);
            for index in 0..count {
                if self.stopping.try_get_untracked() != Some(false) || !self.is_current(number) {
                    break;
                }
                let entry = self
                    .entries
                    .with_untracked(|entries| entries.get(index).cloned());
                let Some(Entry { line, choice, .. }) = entry else {
                    break;
                };
                let outcome = match choice {
                    Choice::Skip => continue,
                    Choice::Create => self.create(number, index, &line, &mut known).await,
                    Choice::Update => self.update(number, index, &line).await,
                };
                let is_over = ends_everything(&outcome);
                self.note(number, index, |entry| entry.outcome = outcome);
                if self.is_current(number) {
                    self.progress.update(|(ended, _)| *ended += 1);
                }
                if is_over {
                    break;
                }
            }
            if self.is_current(number) {
                self.stage.set(Stage::Ended);
                self.around.get_value().bots.refresh();
            }
        });
    }

    /// The ids of the application's bots, so that one whose creation isn't answered can be told from its
    /// twins.
    async fn known_ids(self) -> Result<Vec<BotId>, Error> {
        let Around { session, bots, .. } = self.around.get_value();
        let mut known = bots.own_ids(session).await?;
        known.extend(bots.known_ids().unwrap_or_default());
        Ok(known)
    }

    async fn create(
        self,
        number: u32,
        index: usize,
        line: &Line,
        known: &mut Vec<BotId>,
    ) -> Outcome {
        let Around { writes, .. } = self.around.get_value();
        let secret = if line.needs_secret {
            let Some(secret) = new_secret() else {
                return Outcome::NoSecret;
            };
            Some(secret)
        } else {
            None
        };
        let bot = line.new_bot(secret.as_deref());
        self.note(number, index, |entry| entry.outcome = Outcome::UnderWay);
        self.keep_secret(number, index, secret.clone());
        let outcome = match writes.create(&bot, known, |_| ()).await {
            Ok(created) => {
                known.push(created.id.clone());
                Outcome::Created {
                    id: created.id,
                    evidence: created.evidence,
                    follow_up: created.follow_up.err(),
                }
            }
            Err(error) => failure(error),
        };
        // One that nobody knows about keeps it: it may be there, with this secret.
        if matches!(outcome, Outcome::Failed(_)) {
            self.drop_secret(number, index, secret.as_deref());
        }
        outcome
    }

    async fn update(self, number: u32, index: usize, line: &Line) -> Outcome {
        let Around { writes, .. } = self.around.get_value();
        let Some(id) = line.found.target() else {
            return Outcome::Overtaken;
        };
        self.note(number, index, |entry| entry.outcome = Outcome::UnderWay);
        let decide = |now: &Reading| line.update(&now.shown).ok_or(());
        match writes.update(id, |_| (), decide).await {
            Ok(Updated::Sent(evidence)) => Outcome::Updated(evidence),
            Ok(Updated::Already) => Outcome::Same,
            Err(NotUpdated::Declined(())) => Outcome::Overtaken,
            Err(NotUpdated::Failed(error)) => failure(error),
        }
    }
}

fn failure(error: Error) -> Outcome {
    if error.outcome_unknown() {
        Outcome::Unknown(error)
    } else {
        Outcome::Failed(error)
    }
}

/// Whether every further line would fail alike.
fn ends_everything(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Failed(error)
        | Outcome::Unknown(error)
        | Outcome::Created {
            follow_up: Some(error),
            ..
        } => error.concerns_connection(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Aftermath, Cause, Effect, Evidence, TransportError};

    fn error(cause: TransportError) -> Error {
        Error {
            action: "create_bot_agent",
            effect: Effect::Write,
            scopes: &[],
            cause: Cause::Transport(cause),
            attempts: 1,
            aftermath: Aftermath::NotChecked,
        }
    }

    fn created(follow_up: Option<Error>) -> Outcome {
        Outcome::Created {
            id: "a".into(),
            evidence: Evidence::Answered,
            follow_up,
        }
    }

    #[test]
    fn what_concerns_the_connection_ends_the_import() {
        let offline = error(TransportError::Offline);
        let slow = error(TransportError::TimedOut);
        let refused = Error {
            aftermath: Aftermath::TokenRefused,
            ..slow.clone()
        };
        for (outcome, ends) in [
            (Outcome::Failed(offline.clone()), true),
            (Outcome::Unknown(refused), true),
            (created(Some(offline)), true),
            (Outcome::Unknown(slow.clone()), false),
            (created(Some(slow)), false),
            (created(None), false),
            (Outcome::Overtaken, false),
        ] {
            assert_eq!(ends_everything(&outcome), ends, "{outcome:?}");
        }
    }
}
