#!/usr/bin/env bash
# Tests of the launcher: each function below that begins with "it_" is one. `./offside test` runs them.
#
# usage: launcher/test.sh [file for "passed failed" [part of the name of a test that needs no running product]]
set -uo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
SCRATCH=$(mktemp -d "${TMPDIR:-/tmp}/offside-launcher.XXXXXX")
DATA="$SCRATCH/data"
readonly ROOT SCRATCH DATA
OFFSIDE="$ROOT/offside"
launcher=""

TOOLS="$ROOT/.tools"
# shellcheck source=launcher/common.sh
. "$ROOT/launcher/common.sh"
# shellcheck source=launcher/tools.sh
. "$ROOT/launcher/tools.sh"

# ---- words ----------------------------------------------------------------------------------------------------------

it_explains_every_command() {
  local command help
  help=$("$OFFSIDE" help)
  for command in start test lint format seed bench backup restore export import upgrade admin psql package clean doctor help; do
    grep -q "^  $command " <<< "$help" || return 1
  done
}

it_refuses_an_unknown_command_with_one_sentence() {
  refuses "There is no command 'strat'; ./offside help lists them." "$OFFSIDE" strat
}

it_refuses_an_unknown_option() {
  refuses "start does not know '--fast'; ./offside help lists its options." "$OFFSIDE" start --fast
}

it_refuses_a_scale_there_is_not() {
  refuses "--scale takes S, M or L; ./offside help shows how." "$OFFSIDE" seed --scale XL --data "$DATA"
}

it_refuses_a_port_that_is_no_port() {
  refuses "The port '80x' of the server is not a number from 1 to 65535." "$OFFSIDE" start --api-port 80x --data "$DATA"
}

# ---- settings -------------------------------------------------------------------------------------------------------

it_reads_settings_as_plain_text() {
  local read_back
  cat > "$SCRATCH/plain.env" << 'ENV'
# a comment
PLAIN=word
export EXPORTED=yes
DOUBLE="two words # and no comment"
SINGLE='it is "quoted"'
SPACED =  around
URL=postgres://a:b=c@h/d?e=f
EMPTY=
ALREADY=from the file
no assignment
ENV
  printf 'CARRIAGE=return\r\nLAST=without newline' >> "$SCRATCH/plain.env"
  read_back=$(ALREADY="from the environment" settings_of "$SCRATCH/plain.env" PLAIN EXPORTED DOUBLE SINGLE SPACED URL EMPTY ALREADY CARRIAGE LAST)
  is "$read_back" 'word|yes|two words # and no comment|it is "quoted"|around|postgres://a:b=c@h/d?e=f|unset|from the environment|return|without newline|'
}

it_never_executes_settings() {
  local read_back
  # shellcheck disable=SC2016 # the dollar signs are the point
  printf '%s\n' 'A=$(touch '"$SCRATCH"'/executed)' 'B=`touch '"$SCRATCH"'/executed`' "C=x; touch $SCRATCH/executed" \
    "touch $SCRATCH/executed" 'D=$HOME' > "$SCRATCH/hostile.env"
  read_back=$(settings_of "$SCRATCH/hostile.env" D)
  # shellcheck disable=SC2016
  is "$read_back" '$HOME|' && [ ! -e "$SCRATCH/executed" ]
}

it_refuses_settings_that_make_shells_run_code() {
  local name
  for name in BASH_ENV LD_PRELOAD PATH DYLD_INSERT_LIBRARIES; do
    printf '%s=/somewhere\n' "$name" > "$SCRATCH/loader.env"
    (read_settings "$SCRATCH/loader.env") 2> /dev/null && return 1
  done
  return 0
}

# ---- what may be missing --------------------------------------------------------------------------------------------

it_says_where_it_looked_for_a_jdk() {
  mkdir -p "$SCRATCH/old/bin"
  printf '#!/bin/sh\n' > "$SCRATCH/old/bin/javac"
  chmod +x "$SCRATCH/old/bin/javac"
  printf 'JAVA_VERSION="17.0.1"\n' > "$SCRATCH/old/release"
  JAVA_HOME="$SCRATCH/old" PATH="$SCRATCH/old/bin:$PATH" OFFSIDE_JVM_DIR="$SCRATCH/none" SDKMAN_DIR="$SCRATCH/none" \
    refuses "No JDK 25 was found in JAVA_HOME, PATH, /usr/lib/jvm or SDKMAN: install one (for instance Temurin 25) or set JAVA_HOME to it." \
    "$OFFSIDE" start --api-only --api-port "$(free_port)" --data "$SCRATCH/nojdk" && [ ! -d "$SCRATCH/nojdk/postgres" ]
}

it_finds_a_newer_jdk_than_the_one_in_path() {
  mkdir -p "$SCRATCH/jvm/temurin-25/bin"
  printf '#!/bin/sh\n' > "$SCRATCH/jvm/temurin-25/bin/javac"
  chmod +x "$SCRATCH/jvm/temurin-25/bin/javac"
  printf 'JAVA_VERSION="25.0.3"\n' > "$SCRATCH/jvm/temurin-25/release"
  # shellcheck disable=SC2030 # meant to be gone with the subshell
  is "$(JAVA_HOME="" PATH="$SCRATCH/old/bin:$PATH" OFFSIDE_JVM_DIR="$SCRATCH/jvm" SDKMAN_DIR="$SCRATCH/none" && use_jdk && printf '%s' "$JAVA_HOME")" \
    "$SCRATCH/jvm/temurin-25"
}

it_says_that_maven_is_missing() {
  local said
  said=$(PATH="$SCRATCH/none" use_maven 2>&1) && return 1
  [[ "$said" == "Maven was not found: install it"* ]]
}

it_refuses_a_data_directory_that_cannot_be_made() {
  : > "$SCRATCH/file"
  refuses "The data directory $SCRATCH/file/data cannot be read and written: give this user the right to, or choose another with --data." \
    "$OFFSIDE" start --api-port "$(free_port)" --web-port "$(free_port)" --data "$SCRATCH/file/data"
}

it_refuses_ports_in_use_before_it_starts_anything() {
  local port pid result=0
  port=$(free_port)
  node -e "require('node:net').createServer().listen($port, '127.0.0.1')" &
  pid=$!
  until port_is_used "$port"; do sleep 0.1; done
  refuses "Port $port is in use by another program: stop it, or choose another port for the server with --api-port." \
    "$OFFSIDE" start --api-port "$port" --web-port "$(free_port)" --data "$SCRATCH/busy" || result=1
  refuses "Port $port is in use by another program: stop it, or choose another port for the web application with --web-port." \
    "$OFFSIDE" start --api-port "$(free_port)" --web-port "$port" --data "$SCRATCH/busy" || result=1
  kill "$pid" && wait "$pid" 2> /dev/null
  [ "$result" -eq 0 ] && [ ! -d "$SCRATCH/busy/postgres" ]
}

it_passes_on_why_the_server_refuses_and_leaves_nothing_running() {
  local said
  said=$(OFFSIDE_ENV=production "$OFFSIDE" start --api-only --api-port "$(free_port)" --data "$SCRATCH/secretless" 2>&1) && return 1
  grep -q "^JWT_SECRET is not set: " <<< "$said" && nothing_runs_in "$SCRATCH/secretless"
}

# ---- the running product; each of these goes on where the one before stopped -------------------------------------------

it_starts_everything_and_says_how_to_sign_in() {
  start_stack || return 1
  grep -qx "Ready: http://localhost:$web_port" "$SCRATCH/start.log" &&
    grep -qx "Demo sign-in: demo@offsideventures.com / offside1234" "$SCRATCH/start.log" &&
    answers "$api_port" /health/live && answers "$web_port" /login
}

it_refuses_a_second_start_on_the_same_data() {
  refuses "OffsideVentures already runs with the data in $DATA (process $launcher): stop it, or choose another directory with --data." \
    "$OFFSIDE" start --api-port "$(free_port)" --web-port "$(free_port)" --data "$DATA"
}

it_keeps_the_secrets_to_this_user() {
  local file
  for file in jwt-secret database-url postgres/password; do
    [[ "$(ls -l "$DATA/$file")" == -rw-------* ]] || return 1
  done
}

it_seeds_again_beside_the_running_server_without_doubling() {
  local before
  before=$(companies) && [ -n "$before" ] && "$OFFSIDE" seed --data "$DATA" > "$SCRATCH/seed.log" 2>&1 && is "$(companies)" "$before"
}

it_backs_up_beside_the_running_server_and_restores_only_without_it() {
  "$OFFSIDE" backup "$SCRATCH/running.backup" --data "$DATA" | grep -q '^Backed up ' || return 1
  "$OFFSIDE" restore --check "$SCRATCH/running.backup" --data "$SCRATCH/check" | grep -q '^The backup is good: ' || return 1
  refuses "A server works with this database: stop it first." "$OFFSIDE" restore "$SCRATCH/running.backup" --data "$DATA"
}

it_lets_a_second_node_work_on_the_same_database() {
  local second token pid result=0
  second=$(free_port)
  DATABASE_URL=$(cat "$DATA/database-url") JWT_SECRET=$(cat "$DATA/jwt-secret") OFFSIDE_ENV=development \
    "$OFFSIDE" start --api-only --api-port "$second" --no-demo --data "$SCRATCH/second" > "$SCRATCH/second.log" 2>&1 &
  pid=$!
  until grep -q "^Ready: " "$SCRATCH/second.log" 2> /dev/null; do
    is_alive "$pid" || { cat "$SCRATCH/second.log" && return 1; }
    sleep 0.2
  done
  # Signed in on one, known on the other; signed out on the other, unknown on the first.
  token=$(demo_token "$api_port")
  http "$second" GET /api/me "" "$token" | grep -q "$DEMO_EMAIL" || result=1
  http "$second" POST /api/auth/logout '{}' "$token" | grep -q 'Logged out' || result=1
  http "$api_port" GET /api/me "" "$token" | head -n 1 | grep -q ' 401' || result=1
  kill -TERM "$pid"
  wait "$pid"
  nothing_runs_in "$SCRATCH/second" && [ "$result" -eq 0 ]
}

it_tells_in_words_how_the_running_product_does() {
  local said
  said=$(API_PORT="$api_port" WEB_PORT="$web_port" "$OFFSIDE" doctor --data "$DATA")
  grep -q 'Schema  *up to date' <<< "$said" && grep -q 'Jobs  *none is failing or late' <<< "$said" && grep -q 'Admins  *[0-9]* who may sign in' <<< "$said"
}

it_makes_an_admin_beside_the_running_server() {
  printf 'kept in a safe place\n' | "$OFFSIDE" admin grace@example.com --data "$DATA" | grep -q 'grace@example.com is an admin' || return 1
  http "$api_port" POST /auth/jwt/create '{"email":"grace@example.com","password":"kept in a safe place"}' | grep -q '"access"' &&
    printf 'password\n' | refuses "The admin was not made: This password is too common." "$OFFSIDE" admin grace@example.com --data "$DATA"
}

it_stops_everything_on_ctrl_c() {
  kept=$(http "$api_port" POST /api/companies '{"name":"Kept over the restart"}' "$(demo_token "$api_port")" | tail -n 1 | sed -n 's/.*"id" *: *\([0-9]*\).*/\1/p')
  # A terminal sends the signal to the whole group.
  kill -INT -- "-$launcher"
  wait "$launcher"
  is "$?" 130 && nothing_runs_in "$DATA" && ! port_is_used "$api_port" && ! port_is_used "$web_port"
}

it_restores_a_backup_in_place_of_the_data() {
  "$OFFSIDE" backup "$SCRATCH/stopped.backup" --data "$DATA" > /dev/null || return 1
  "$OFFSIDE" restore "$SCRATCH/stopped.backup" --data "$DATA" | grep -q 'kept as the database offside_before_restore' &&
    "$OFFSIDE" upgrade --check --data "$DATA" | grep -qx 'The database is up to date.' && nothing_runs_in "$DATA"
}

it_still_has_the_data_after_a_restart() {
  start_stack && http "$api_port" GET "/api/companies/$kept" "" "$(demo_token "$api_port")" | grep -q "Kept over the restart"
}

it_takes_its_children_along_when_it_is_killed() {
  kill -9 "$launcher"
  wait "$launcher" 2> /dev/null
  nothing_runs_in "$DATA"
}

it_starts_again_after_everything_was_killed() {
  start_stack || return 1
  # shellcheck disable=SC2046 # a list of numbers
  kill -9 "$launcher" $(processes_in "$DATA")
  wait "$launcher" 2> /dev/null
  start_stack && http "$api_port" GET "/api/companies/$kept" "" "$(demo_token "$api_port")" | grep -q "Kept over the restart" || return 1
  kill -TERM "$launcher"
  wait "$launcher"
  is "$?" 143 && nothing_runs_in "$DATA"
}

it_runs_the_web_application_alone_with_sample_data() {
  local result=0
  start_launcher --mock --data "$SCRATCH/alone" || return 1
  answers "$web_port" /login || result=1
  is "$(wc -l < "$SCRATCH/alone/mock/children" | tr -d ' ')" 1 || result=1
  [ ! -d "$SCRATCH/alone/mock/postgres" ] || result=1
  kill -TERM "$launcher"
  wait "$launcher"
  ! port_is_used "$web_port" && [ "$result" -eq 0 ]
}

it_packs_what_runs_without_maven_and_npm() {
  local package="$SCRATCH/package" tool
  mkdir -p "$package/forbidden"
  for tool in mvn npm npx pnpm; do
    printf '#!/bin/sh\ntouch "%s/called"\nexit 99\n' "$package" > "$package/forbidden/$tool"
    chmod +x "$package/forbidden/$tool"
  done
  "$OFFSIDE" package "$package" > "$package/log" && tar -xzf "$package"/offside-*.tar.gz -C "$package" || return 1
  mv "$package"/offside-[0-9]*[0-9] "$package/unpacked"
  # shellcheck disable=SC2031 # the subshell elsewhere has a PATH of its own
  PATH="$package/forbidden:$PATH" OFFSIDE="$package/unpacked/offside" start_launcher --data "$SCRATCH/packaged" || return 1
  answers "$web_port" /login && [ -n "$(companies)" ] && [ ! -e "$package/called" ] || return 1
  ! grep -q "Preparing fast starts" "$SCRATCH/start.log" || return 1
  kill -TERM "$launcher"
  wait "$launcher"
  nothing_runs_in "$SCRATCH/packaged"
}

# ---- helpers --------------------------------------------------------------------------------------------------------

# refuses SENTENCE command...: the command prints exactly the sentence and ends with 1.
refuses() {
  local sentence="$1" said result=0
  shift
  said=$("$@" 2>&1) || result=$?
  is "$said" "$sentence" && is "$result" 1
}

is() {
  [ "$1" = "$2" ] || {
    printf '    expected: %s\n    was:      %s\n' "$2" "$1"
    return 1
  }
}

settings_of() {
  local file="$1" name
  shift
  (
    read_settings "$file"
    for name in "$@"; do printf '%s|' "${!name-unset}"; done
  )
}

start_stack() { start_launcher --data "$DATA"; }

start_launcher() {
  # One that a failed test left behind.
  is_alive "$launcher" && kill "$launcher" && wait "$launcher"
  api_port=$(free_port)
  web_port=$(free_port)
  # In a group of its own, where signals are not ignored: like a command typed into a terminal.
  set -m
  "$OFFSIDE" start --api-port "$api_port" --web-port "$web_port" "$@" > "$SCRATCH/start.log" 2>&1 &
  launcher=$!
  set +m
  while is_alive "$launcher"; do
    grep -q '^Ready: ' "$SCRATCH/start.log" && return 0
    sleep 0.2
  done
  cat "$SCRATCH/start.log"
  return 1
}

companies() {
  http "$api_port" GET '/api/companies?limit=1' "" "$(demo_token "$api_port")" | tail -n 1 | sed -n 's/.*"count" *: *\([0-9]*\).*/\1/p'
}

processes_in() {
  # shellcheck disable=SC2009 # pgrep is not everywhere
  {
    ps -e -o pid=,args= | grep -F "$1" | grep -v -e grep -e "launcher/test.sh" | awk '{ print $1 }'
    cat "$1/children" "$1/mock/children" 2> /dev/null
  } | sort -u
}

# Waits a moment: a process may still be on its way out.
nothing_runs_in() {
  local pid left
  for _ in $(seq 100); do
    left=""
    for pid in $(processes_in "$1"); do ! is_alive "$pid" || left="$left $pid"; done
    [ -n "$left" ] || return 0
    sleep 0.2
  done
  printf '    still running:%s\n' "$left"
  return 1
}

tidy_up() {
  local pid
  is_alive "$launcher" && kill -9 "$launcher" 2> /dev/null
  for pid in $(processes_in "$SCRATCH"); do kill -9 "$pid" 2> /dev/null; done
  rm -rf "$SCRATCH"
}

main() {
  local passed=0 failed=0 test
  trap tidy_up EXIT
  unset DATABASE_URL OFFSIDE_DATA OFFSIDE_ENV JWT_SECRET SECRET_KEY PUBLIC_MOCK
  use_node
  # shellcheck disable=SC2013 # names hold no blanks, and a pipe would give the tests its input
  for test in $(sed -n 's/^\(it_[a-z0-9_]*\)() {.*/\1/p' "${BASH_SOURCE[0]}"); do
    [[ "$test" == *"${2:-}"* ]] || continue
    if "$test"; then
      passed=$((passed + 1))
      printf '  ok      %s\n' "$(tr _ ' ' <<< "${test#it_}")"
    else
      failed=$((failed + 1))
      printf '  FAILED  %s\n' "$(tr _ ' ' <<< "${test#it_}")"
    fi
  done
  printf '%s passed, %s failed\n' "$passed" "$failed"
  [ -z "${1:-}" ] || printf '%s %s\n' "$passed" "$failed" > "$1"
  [ "$failed" -eq 0 ]
}

main "$@"
