# shellcheck shell=bash
# What every part of the launcher uses: words to the user, settings, ports, hashes.

readonly DEMO_EMAIL="demo@offsideventures.com" DEMO_PASSWORD="offside1234"

say() { printf '%s\n' "$*"; }

warn() { printf '%s\n' "$*" >&2; }

# Says one sentence and ends with code 1.
fail() {
  warn "$*"
  exit 1
}

# Reads KEY=VALUE lines. Nothing in the file is ever executed; what the environment sets already wins, and an empty
# value counts as not set.
read_settings() {
  local line key value
  [ -f "$1" ] || return 0
  [ -r "$1" ] || fail "The settings in $1 cannot be read: give this user the right to read them."
  while IFS= read -r line || [ -n "$line" ]; do
    line="${line%$'\r'}"
    [[ "$line" =~ ^[[:space:]]*(export[[:space:]]+)?([A-Za-z_][A-Za-z0-9_]*)[[:space:]]*=[[:space:]]*(.*)$ ]] || continue
    key="${BASH_REMATCH[2]}"
    value="${BASH_REMATCH[3]}"
    value="${value%"${value##*[![:space:]]}"}"
    case "$value" in
      \"*\") value="${value#\"}" value="${value%\"}" ;;
      \'*\') value="${value#\'}" value="${value%\'}" ;;
    esac
    setting_is_safe "$key" || fail "The setting $key in $1 would change how programs run, not this product: remove it."
    [ -n "$value" ] && [ -z "${!key:-}" ] && export "$key=$value"
  done < "$1"
  return 0
}

# Variables that make shells and loaders run other code.
setting_is_safe() {
  case "$1" in
    PATH | IFS | ENV | HOME | SHELLOPTS | BASH* | LD_* | DYLD_* | PS[0-9] | PROMPT_COMMAND | UID | EUID | PPID) return 1 ;;
  esac
}

# step "Building the server" command...: runs a slow command quietly, shows the time it takes, and on failure the end
# of what it wrote.
step() {
  local title="$1" log began=$SECONDS
  shift
  mkdir -p "$TOOLS/log"
  log="$TOOLS/log/$(printf '%s' "$title" | tr -cs 'A-Za-z0-9' '-').log"
  printf '%s …' "$title"
  if run_with_dots "$log" "$@"; then
    printf ' %s s\n' "$((SECONDS - began))"
    return 0
  fi
  printf ' failed\n'
  tail -n 40 "$log" >&2
  warn "$title failed; the whole output is in $log."
  return 1
}

run_with_dots() {
  local log="$1" pid
  shift
  if [ ! -t 1 ]; then
    "$@" > "$log" 2>&1 < /dev/null
    return
  fi
  "$@" > "$log" 2>&1 < /dev/null &
  pid=$!
  while kill -0 "$pid" 2> /dev/null; do
    sleep 1
    printf '.'
  done
  wait "$pid"
}

# The path without dots or links, relative to where the launcher was called; it need not exist.
absolute() {
  case "$1" in
    /*) printf '%s\n' "$1" ;;
    *) printf '%s/%s\n' "$(pwd -P)" "$1" ;;
  esac
}

sha256() {
  if command -v sha256sum > /dev/null; then sha256sum; else shasum -a 256; fi | cut -d ' ' -f 1
}

# A hash of the names and contents of all files below the paths that are there.
hash_of() {
  local path
  for path in "$@"; do
    [ ! -e "$path" ] || find "$path" -type f -print0
  done | LC_ALL=C sort -z | hash_each | sha256
}

hash_each() {
  # One process for all files: a start with nothing to build must not spend its time here.
  if command -v sha256sum > /dev/null; then xargs -0 sha256sum; else xargs -0 shasum -a 256; fi
}

is_built() { [ "$(cat "$TOOLS/stamps/$1" 2> /dev/null)" = "$2" ]; }

mark_built() {
  mkdir -p "$TOOLS/stamps"
  printf '%s\n' "$2" > "$TOOLS/stamps/$1"
}

is_port() { [[ "$1" =~ ^[0-9]{1,5}$ ]] && [ "$1" -ge 1 ] && [ "$1" -le 65535 ]; }

port_is_used() { (exec 3<> "/dev/tcp/127.0.0.1/$1") 2> /dev/null; }

free_port() {
  local port
  while :; do
    # Below 32768: from there on the system hands out ports to whoever calls somebody else.
    port=$((20000 + RANDOM % 12000))
    port_is_used "$port" || break
  done
  printf '%s\n' "$port"
}

# http PORT METHOD PATH [BODY [TOKEN]]: prints the whole answer; a bare machine has no curl.
http() {
  local port="$1" method="$2" path="$3" body="${4:-}" token="${5:-}"
  (
    exec 3<> "/dev/tcp/127.0.0.1/$port" || exit 1
    {
      printf '%s %s HTTP/1.0\r\nHost: localhost:%s\r\n' "$method" "$path" "$port"
      [ -z "$token" ] || printf 'Authorization: Bearer %s\r\n' "$token"
      [ -z "$body" ] || printf 'Content-Type: application/json\r\nContent-Length: %s\r\n' "${#body}"
      printf '\r\n%s' "$body"
    } >&3
    cat <&3
  ) 2> /dev/null
}

# Prints an access token of the demo member, for the server on the port; nothing where there is no such member.
demo_token() {
  http "$1" POST /auth/jwt/create "{\"email\":\"$DEMO_EMAIL\",\"password\":\"$DEMO_PASSWORD\"}" |
    sed -n 's/.*"access" *: *"\([^"]*\)".*/\1/p'
}

answers() {
  local status
  status=$(http "$1" GET "$2" | head -n 1) || true
  [[ "$status" =~ ^HTTP/1\.[01]\ 200 ]]
}

free_megabytes() {
  local directory="$1"
  while [ ! -d "$directory" ]; do directory=$(dirname "$directory"); done
  df -Pk "$directory" | awk 'NR == 2 { print int($4 / 1024) }'
}

is_alive() { [ -n "${1:-}" ] && kill -0 "$1" 2> /dev/null; }
