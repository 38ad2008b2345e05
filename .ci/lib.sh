# Sourced by the scripts beside it: where things are, and a few small words.
# shellcheck shell=bash

set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Tools that are installed once per machine, not per clone.
cache="${XDG_CACHE_HOME:-$HOME/.cache}/bot-agents-panel"
npm_folder="$cache/node"
geckodriver="$cache/geckodriver/bin/geckodriver"
cargo_home="${CARGO_HOME:-$HOME/.cargo}"
export PATH="$cache/bin:${CARGO_INSTALL_ROOT:-$cargo_home}/bin:$cargo_home/bin:$PATH"

say() { printf '%s\n' "$*" >&2; }
die() { say "$*"; exit 1; }
has() { command -v "$1" >/dev/null 2>&1; }

# The version of a crate in Cargo.lock.
locked_version() {
  awk -v crate="name = \"$1\"" '$0 == crate { getline; gsub(/version = |"/, ""); print; exit }' Cargo.lock
}

# one_build_at_a_time: until this script ends. Those of one clone write the same files.
one_build_at_a_time() {
  mkdir -p target
  exec 8>target/build.lock
  flock --nonblock 8 && return
  say "Waiting for another build in this clone to end (or 'make dev')."
  flock 8
}

# swap FILE OLD NEW: puts a text in the place of another wherever that stands, and fails where it doesn't.
swap() {
  OLD=$2 NEW=$3 node - "$1" <<'JS'
const { readFileSync, writeFileSync } = require("node:fs");
const [file, { OLD, NEW }] = [process.argv[2], process.env];
const text = readFileSync(file, "utf8");
if (!text.includes(OLD)) {
  console.error(`There is no ${OLD} in ${file} to be replaced.`);
  process.exit(1);
}
writeFileSync(file, text.replaceAll(OLD, () => NEW));
JS
}

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# Installs Debian packages, as root or with sudo.
apt_install() {
  has apt-get || die "Please install $* and run this again (there is no apt-get here to do it)."
  [ "$(id -u)" -eq 0 ] || has sudo || die "Please install $* as root and run this again (there is no sudo here to do it)."
  say "Installing $* with apt"
  as_root apt-get update -qq
  as_root env DEBIAN_FRONTEND=noninteractive \
    apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
