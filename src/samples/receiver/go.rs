//! A receiver in Go, with nothing but its standard library.

use super::{Branch, head};
use crate::messages::code as words;
use crate::model::ActionName;
use crate::samples::outline::quoted;

/// The program that receives webhooks with these actions.
pub fn receiver(actions: &[&ActionName]) -> String {
    let branch = Branch {
        indent: "\t",
        comment: "//",
        case: ["case ", ":\n\t\tlog.Printf(\"%s %s\", action, data)\n"],
        quoted,
    };
    [
        &head("//", "receiver.go", "go run"),
        BEGIN,
        "// ",
        words::CONSTANT_TIME,
        IS_KNOWN,
        "// ",
        words::HANDLE,
        HANDLE,
        &branch.all(actions),
        "\tdefault:\n\t\tlog.Printf(\"",
        words::NOT_EXPECTED,
        " %q\", action)\n\t}\n}\n",
        RECEIVE,
        words::LISTENING,
        " %d\\n\", listener.Addr().(*net.TCPAddr).Port)\n",
        END,
    ]
    .concat()
}

const BEGIN: &str = r#"package main

import (
	"crypto/sha256"
	"crypto/subtle"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"os"
	"time"
)

const limit = 1024 * 1024

var secrets [][32]byte

"#;

const IS_KNOWN: &str = r"
func isKnown(secret string) bool {
	given := sha256.Sum256([]byte(secret))
	found := 0
	for _, known := range secrets {
		found |= subtle.ConstantTimeCompare(known[:], given[:])
	}
	return found == 1
}

";

const HANDLE: &str = r"
func handle(action string, data json.RawMessage) {
	switch action {
";

const RECEIVE: &str = r#"
func receive(request *http.Request, response http.ResponseWriter) int {
	if request.Method != http.MethodPost {
		return http.StatusMethodNotAllowed
	}
	body, err := io.ReadAll(http.MaxBytesReader(response, request.Body, limit))
	var tooLarge *http.MaxBytesError
	if errors.As(err, &tooLarge) {
		return http.StatusRequestEntityTooLarge
	}
	var webhook struct {
		SecretKey string          `json:"secret_key"`
		Action    string          `json:"action"`
		Data      json.RawMessage `json:"data"`
		Payload   json.RawMessage `json:"payload"`
	}
	if err != nil || json.Unmarshal(body, &webhook) != nil {
		return http.StatusBadRequest
	}
	if !isKnown(webhook.SecretKey) {
		return http.StatusForbidden
	}
	data := webhook.Data
	if data == nil {
		data = webhook.Payload
	}
	go handle(webhook.Action, data)
	return http.StatusOK
}

func main() {
	for _, name := range []string{"WEBHOOK_SECRET", "WEBHOOK_SECRET_NEXT"} {
		if secret := os.Getenv(name); secret != "" {
			secrets = append(secrets, sha256.Sum256([]byte(secret)))
		}
	}
	if len(secrets) == 0 {
		log.Fatal("Set WEBHOOK_SECRET first.")
	}
	port := os.Getenv("PORT")
	if port == "" {
		port = "8080"
	}
	listener, err := net.Listen("tcp", ":"+port)
	if err != nil {
		log.Fatal(err)
	}
	fmt.Printf(""#;

const END: &str = r"	server := http.Server{
		ReadTimeout: 10 * time.Second,
		Handler: http.HandlerFunc(func(response http.ResponseWriter, request *http.Request) {
			response.WriteHeader(receive(request, response))
		}),
	}
	log.Fatal(server.Serve(listener))
}
";
