# shellcheck shell=bash
# Finds the programs this product is built and run with, and installs into .tools what npm can install.

# Sets JAVA_HOME to a JDK 25 or newer.
use_jdk() {
  local home
  while IFS= read -r home; do
    if [ -x "$home/bin/javac" ] && [ "$(java_version "$home")" -ge 25 ]; then
      export JAVA_HOME="$home"
      return 0
    fi
  done < <(possible_jdks)
  fail "No JDK 25 was found in JAVA_HOME, PATH, /usr/lib/jvm or SDKMAN: install one (for instance Temurin 25) or set JAVA_HOME to it."
}

possible_jdks() {
  local javac
  [ -z "${JAVA_HOME:-}" ] || printf '%s\n' "$JAVA_HOME"
  if javac=$(command -v javac); then dirname "$(dirname "$(real_path "$javac")")"; fi
  [ -n "${OFFSIDE_JVM_DIR:-}" ] || [ ! -x /usr/libexec/java_home ] || /usr/libexec/java_home -v 25+ 2> /dev/null || true
  printf '%s\n' "${OFFSIDE_JVM_DIR:-/usr/lib/jvm}"/*25* "${SDKMAN_DIR:-$HOME/.sdkman}"/candidates/java/25*
}

real_path() {
  local path="$1" target
  while target=$(readlink "$path"); do
    case "$target" in
      /*) path="$target" ;;
      *) path="$(dirname "$path")/$target" ;;
    esac
  done
  printf '%s\n' "$path"
}

# The major version of a JDK, 0 where it does not say.
java_version() {
  local version
  version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release" 2> /dev/null) || true
  printf '%s\n' "${version:-0}"
}

use_maven() {
  command -v mvn > /dev/null || fail "Maven was not found: install it (version 3.8 or newer, for instance 'apt-get install maven' or 'brew install maven')."
}

# Puts a Node of at least 22.17 first in PATH.
use_node() {
  if node_is_recent; then return 0; fi
  PATH="$TOOLS/node/node_modules/.bin:$PATH"
  if node_is_recent; then return 0; fi
  command -v npm > /dev/null || fail "Neither Node 22.17 nor npm was found: install Node 22 or newer."
  step "Installing Node 22" npm_install "$TOOLS/node" node@22 || exit 1
  hash -r
  node_is_recent || fail "Node 22 could not be installed with npm: install Node 22.17 or newer by hand."
}

node_is_recent() {
  local version major minor
  version=$(node --version 2> /dev/null) || return 1
  IFS=. read -r major minor _ <<< "${version#v}"
  [ "$major" -gt 22 ] || { [ "$major" -eq 22 ] && [ "$minor" -ge 17 ]; }
}

# Puts the pnpm of the version that web/package.json names first in PATH.
use_pnpm() {
  local wanted
  use_node
  wanted=$(sed -n 's/.*"packageManager": *"pnpm@\([^"+]*\).*/\1/p' "$ROOT/web/package.json")
  [ "$(cd "$ROOT/web" && pnpm --version 2> /dev/null)" != "$wanted" ] || return 0
  PATH="$TOOLS/pnpm/node_modules/.bin:$PATH"
  [ "$(cd "$ROOT/web" && pnpm --version 2> /dev/null)" != "$wanted" ] || return 0
  command -v npm > /dev/null || fail "Neither pnpm $wanted nor npm was found: install Node 22 or newer with npm."
  step "Installing pnpm $wanted" npm_install "$TOOLS/pnpm" "pnpm@$wanted" || exit 1
  hash -r
}

npm_install() {
  mkdir -p "$1"
  # Its own package.json, or npm would look for one further up.
  printf '{"private": true}\n' > "$1/package.json"
  npm install --prefix "$1" --no-audit --no-fund --save-exact "$2"
}

# Exports CHROMIUM, the browser of the end-to-end tests; fails with a sentence where there is none.
use_chromium() {
  find_chromium && return 0
  if may_install_packages; then
    step "Installing Chromium" apt_install chromium || true
    find_chromium && return 0
  fi
  warn "No Chromium was found for the browser tests: install one, or name it with CHROMIUM=/path/to/chromium."
  return 1
}

find_chromium() {
  local browser
  for browser in "${CHROMIUM:-}" chromium chromium-browser google-chrome \
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome" /Applications/Chromium.app/Contents/MacOS/Chromium; do
    if [ -n "$browser" ] && browser=$(command -v "$browser"); then
      export CHROMIUM="$browser"
      return 0
    fi
  done
  return 1
}

use_shellcheck() {
  command -v shellcheck > /dev/null && return 0
  if may_install_packages; then
    step "Installing shellcheck" apt_install shellcheck || true
  fi
  command -v shellcheck > /dev/null
}

may_install_packages() { [ "$(id -u)" -eq 0 ] && command -v apt-get > /dev/null; }

apt_install() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y --no-install-recommends "$1" || { apt-get update && apt-get install -y --no-install-recommends "$1"; }
}
