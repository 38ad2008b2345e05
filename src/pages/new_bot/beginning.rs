//! What the form of a new bot begins as, by the address of the page.

use leptos::prelude::*;

use crate::components::part_words::part_name;
use crate::messages::{new_bot as words, templates};
use crate::model::merge::Part;
use crate::model::{Bot, BotId, Status};
use crate::state::BotDraft;
use crate::state::draft::Entered;
use crate::state::drafts::Begun;
use crate::state::random;
use crate::state::templates::Template;
use crate::ui::{Card, Notice, RadioCards, RadioOption, Tone};

/// What the address asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wanted {
    Template(Template),
    CopyOf(BotId),
}

impl Wanted {
    /// By the members of the query; a template that there isn't is the blank one.
    pub fn of_query(template: &str, from: Option<String>) -> Self {
        match from.filter(|id| !id.is_empty()) {
            Some(id) => Self::CopyOf(id.into()),
            None => Self::Template(Template::from_name(template).unwrap_or(Template::Blank)),
        }
    }
}

/// A form as it begins, and what is to be said about it.
#[derive(Clone)]
pub struct Beginning {
    pub begun: Begun,
    pub copy: Option<CopyFacts>,
}

/// What the person has to know about a copy.
#[derive(Clone)]
pub struct CopyFacts {
    title: String,
    secret: Option<&'static str>,
    left_out: Option<String>,
}

impl Beginning {
    pub fn template(template: Template) -> Self {
        Self {
            begun: Begun {
                template: Some(template),
                draft: draft_of(template, None),
            },
            copy: None,
        }
    }

    /// A copy is offline: whatever the original does, the copy does nothing before somebody has looked.
    pub fn copy_of(original: &Bot) -> Self {
        let secret = original
            .webhooks
            .as_ref()
            .and_then(|_| random::new_secret());
        let facts = CopyFacts {
            title: words::copy_of(original.display_name()),
            secret: original.webhooks.as_ref().map(|_| match secret {
                Some(_) => words::COPY_SECRET,
                None => words::COPY_NO_SECRET,
            }),
            left_out: left_out(original),
        };
        let copy = Bot {
            name: Some(words::copy_name(original.display_name())),
            status: Some(Status::Offline),
            ..original.clone()
        };
        Self {
            begun: Begun {
                template: None,
                draft: BotDraft::new_like(copy, secret),
            },
            copy: Some(facts),
        }
    }
}

/// The names of the members that a new bot can't have.
fn left_out(original: &Bot) -> Option<String> {
    let names: Vec<_> = original.rest.kept().map(|(name, _)| name).collect();
    (!names.is_empty()).then(|| words::copy_left_out(&names))
}

/// The form of a template; a secret that is there already stays.
fn draft_of(template: Template, secret: Option<String>) -> BotDraft {
    let secret = secret.filter(|secret| !secret.is_empty());
    let secret = || secret.or_else(random::new_secret);
    template.draft(template.has_webhooks().then(secret).flatten())
}

/// What the person has to know about a copy.
#[component]
pub fn CopyNotice(
    /// It.
    facts: CopyFacts,
) -> impl IntoView {
    view! {
        <Notice tone=Tone::Info title=facts.title>
            <p>{words::COPY_OFFLINE}</p>
            {facts.secret.map(|text| view! { <p>{text}</p> })}
            {facts.left_out.map(|text| view! { <p>{text}</p> })}
        </Notice>
    }
}

/// The choice of a template. What was entered stays whatever is chosen.
#[component]
pub fn TemplateChoice(
    /// How the form began.
    begun: RwSignal<Begun>,
    /// What the form shows.
    draft: RwSignal<BotDraft>,
    /// Puts another form in place.
    #[prop(into)]
    on_change: Callback<BotDraft>,
) -> impl IntoView {
    let said = RwSignal::new(String::new());
    let value = Signal::derive(move || {
        let template = begun.with(|begun| begun.template);
        template.map_or("", Template::name).to_owned()
    });
    let choose = move |name: String| {
        let Some(template) = Template::from_name(&name) else {
            return;
        };
        let secret = |draft: &BotDraft| Some(draft.webhooks.as_ref()?.secret_key.clone());
        let fresh = draft_of(template, draft.with_untracked(secret));
        let before = begun.get_untracked().draft;
        let (after, entered) =
            draft.with_untracked(|draft| draft.begun_anew(&before, fresh.clone()));
        begun.set(Begun {
            template: Some(template),
            draft: fresh,
        });
        on_change.run(after);
        said.set(outcome(template, &entered));
    };
    let option = |template: Template| {
        RadioOption::new(template.name(), template.title(), template.meaning())
    };
    view! {
        <Card>
            <RadioCards
                id="template"
                label=templates::CHOICE
                hint=templates::CHOICE_HELP
                value
                on_change=choose
                options=Template::ALL.map(option).to_vec()
            />
            <p class="template-said" role="status">{said}</p>
        </Card>
    }
}

fn outcome(template: Template, entered: &[Entered]) -> String {
    let parts: Vec<_> = entered.iter().map(|it| entered_name(*it)).collect();
    if parts.is_empty() {
        words::filled_in(template.title())
    } else {
        words::stayed(template.title(), &parts.join(", "))
    }
}

fn entered_name(entered: Entered) -> String {
    part_name(&match entered {
        Entered::Member(name) => Part::Member(name.to_owned()),
        Entered::Url => Part::Webhooks("url".to_owned()),
        Entered::Secret => Part::Webhooks("secret_key".to_owned()),
        Entered::Actions => Part::Webhooks("actions".to_owned()),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_asks_for_a_template_or_a_copy() {
        for (template, from, wanted) in [
            ("", None, Wanted::Template(Template::Blank)),
            ("observer", None, Wanted::Template(Template::Observer)),
            ("nothing", Some(""), Wanted::Template(Template::Blank)),
            ("observer", Some("b"), Wanted::CopyOf("b".into())),
        ] {
            assert_eq!(Wanted::of_query(template, from.map(str::to_owned)), wanted);
        }
    }

    #[test]
    fn what_a_new_bot_can_not_have_is_named() {
        use crate::model::object::Json;
        let bot = |value: serde_json::Value| Bot::from_json(&value).unwrap();
        let odd = bot(serde_json::json!({"id": "b", "groups": "all", "later": 1}));
        let text = left_out(&odd).unwrap();
        assert!(text.contains("groups, later"), "{text}");
        assert_eq!(
            left_out(&bot(serde_json::json!({"id": "b", "name": "A"}))),
            None
        );
    }
}
