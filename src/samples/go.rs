//! A call as a program in Go, with nothing but its standard library.

use super::outline::{Outline, numbered, quoted_whole, secret_variable};
use crate::messages::code as words;

/// The program that sends a request.
pub fn call(outline: &Outline) -> String {
    let body = &outline.body;
    let file = [outline.action, ".go"].concat();
    let has_secret = body.secrets > 0;
    let mut out = String::new();
    out.push_str(&["// ", &words::save_as(&file, "go run"), "\n"].concat());
    out.push_str("package main\n\nimport (\n");
    out.push_str(if has_secret {
        "\t\"encoding/json\"\n"
    } else {
        ""
    });
    out.push_str(BEGIN);
    for number in 0..body.secrets {
        let name = numbered("secret", "", number);
        let from = secret_variable(number);
        out.push_str(&["\t", &name, ", _ := json.Marshal(env(\"", &from, "\"))\n"].concat());
    }
    out.push_str("\tbody := `");
    // Between backticks everything is as it is, but for a backtick.
    let text = |json: &str| json.replace('`', "\\u0060");
    let secret = |number| {
        let name = numbered("secret", "", number);
        ["` + string(", &name, ") + `"].concat()
    };
    out.push_str(&body.join(text, secret));
    out.push_str("`\n\trequest, err := http.NewRequest(\"POST\", ");
    out.push_str(&[&quoted_whole(outline.url), ", strings.NewReader(body))\n"].concat());
    out.push_str(
        r#"	if err != nil {
		log.Fatal(err)
	}
	request.Header.Set("Authorization", "Bearer "+env("LIVECHAT_TOKEN"))
"#,
    );
    for (name, value) in &outline.headers {
        let (name, value) = (quoted_whole(name), quoted_whole(value));
        out.push_str(&["\trequest.Header.Set(", &name, ", ", &value, ")\n"].concat());
    }
    out.push_str(END);
    out
}

const BEGIN: &str = r#"	"fmt"
	"io"
	"log"
	"net/http"
	"os"
	"strings"
	"time"
)

func env(name string) string {
	value := os.Getenv(name)
	if value == "" {
		log.Fatalf("Set %s first.", name)
	}
	return value
}

func main() {
"#;

const END: &str = r#"
	client := http.Client{Timeout: 20 * time.Second}
	answer, err := client.Do(request)
	if err != nil {
		log.Fatal(err)
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err != nil {
		log.Fatal(err)
	}
	if answer.StatusCode/100 != 2 {
		log.Fatalf("%s %s", answer.Status, text)
	}
	fmt.Println(string(text))
}
"#;
