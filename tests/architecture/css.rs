//! Style sheets as a flat list of what they say, each with the blocks around it.

/// A declaration, or the head of a block.
#[derive(Debug)]
pub struct Statement {
    pub line: usize,
    /// The heads of the blocks around it, outermost first.
    pub around: Vec<String>,
    /// As written, but without comments and with single spaces.
    pub text: String,
    pub is_head: bool,
}

impl Statement {
    /// The property and its value, if this is a declaration.
    pub fn declaration(&self) -> Option<(&str, &str)> {
        let (name, value) = self.text.split_once(':').filter(|_| !self.is_head)?;
        Some((name.trim(), value.trim()))
    }

    /// Whether one of the blocks around it has a head like this.
    pub fn is_within(&self, head: &str) -> bool {
        self.around.iter().any(|around| around == head)
    }

    /// What the blocks around it select, nesting resolved: one text for each selector of a list.
    pub fn selectors(&self) -> Vec<String> {
        let heads = self.around.iter().filter(|head| !head.starts_with('@'));
        heads.fold(Vec::new(), |outer, head| {
            let inner = split_list(head);
            if outer.is_empty() {
                return inner;
            }
            let nested = outer
                .iter()
                .flat_map(|outer| inner.iter().map(move |inner| nest(outer, inner)));
            nested.collect()
        })
    }
}

fn nest(outer: &str, inner: &str) -> String {
    if inner.contains('&') {
        inner.replace('&', outer)
    } else {
        format!("{outer} {inner}")
    }
}

/// The selectors of a list, whose commas in brackets part nothing.
fn split_list(list: &str) -> Vec<String> {
    let mut depth = 0;
    let parts = list.split(|letter| {
        match letter {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        letter == ',' && depth == 0
    });
    parts.map(|part| part.trim().to_owned()).collect()
}

/// Everything that a style sheet says, in order.
pub fn statements(source: &str) -> Vec<Statement> {
    let mut found = Vec::new();
    let mut around: Vec<String> = Vec::new();
    let mut text = String::new();
    // Where the text began, once it has.
    let mut start = 0;
    let mut quote = None;
    let source = without_comments(source);
    for (line, letter) in numbered(&source) {
        if text.trim().is_empty() {
            start = line;
        }
        let ends = quote.is_none() && matches!(letter, '{' | '}' | ';');
        if !ends {
            text.push(letter);
            quote = match (quote, letter) {
                (None, '"' | '\'') => Some(letter),
                (Some(open), _) if open == letter => None,
                (open, _) => open,
            };
            continue;
        }
        let said = text.split_whitespace().collect::<Vec<_>>().join(" ");
        text.clear();
        if !said.is_empty() {
            found.push(Statement {
                line: start,
                around: around.clone(),
                text: said.clone(),
                is_head: letter == '{',
            });
        }
        match letter {
            '{' => around.push(said),
            '}' => drop(around.pop()),
            _ => {}
        }
    }
    found
}

/// The letters with their lines, counted from 1.
fn numbered(source: &str) -> impl Iterator<Item = (usize, char)> {
    source.chars().scan(1, |line, letter| {
        let here = *line;
        *line += usize::from(letter == '\n');
        Some((here, letter))
    })
}

/// The source with its lines, but nothing in the place of comments.
fn without_comments(source: &str) -> String {
    let mut parts = source.split("/*");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (comment, rest) = part.split_once("*/").unwrap_or((part, ""));
        kept.extend(comment.chars().filter(|letter| *letter == '\n'));
        kept.push_str(rest);
    }
    kept
}
