# shellcheck shell=bash
# Looking after an installation: seed, admin, psql, clean, doctor.

# Reads --data DIR from the arguments; sets OFFSIDE_DATA and leaves the others in rest.
take_data() {
  local data="${OFFSIDE_DATA:-$ROOT/var}"
  rest=()
  while [ $# -gt 0 ]; do
    if [ "$1" = --data ]; then
      [ -n "${2:-}" ] || fail "--data needs a directory; ./offside help shows how."
      data="$2"
      shift
    else
      rest+=("$1")
    fi
    shift
  done
  OFFSIDE_DATA=$(absolute "$data")
  export OFFSIDE_DATA
}

# The address of the database: the operator's, or that of the embedded one while it runs.
database_url() { printf '%s\n' "${DATABASE_URL:-$(cat "$OFFSIDE_DATA/database-url" 2> /dev/null)}"; }

command_seed() {
  local options=() scale="" done="The demo data is there"
  take_data "$@"
  if [ "${rest[0]:-}" = --scale ]; then
    scale="${rest[1]:-}"
    case "$scale" in
      S | M | L) ;;
      *) fail "--scale takes S, M or L; ./offside help shows how." ;;
    esac
    rest=("${rest[@]:2}")
    options=("--offside.scale=$scale")
    done="The generated data of scale $scale is there"
  fi
  [ "${#rest[@]}" -eq 0 ] || fail "seed does not know '${rest[0]}'; ./offside help lists its options."
  command_server seed "The demo data could not be written" ${options[@]+"${options[@]}"}
  say "$done: sign in with $DEMO_EMAIL / $DEMO_PASSWORD."
}

command_admin() {
  local email password again
  take_data "$@"
  email="${rest[0]:-}"
  if [ "${#rest[@]}" -ne 1 ] || [[ "$email" != ?*@?*.?* ]]; then fail "admin needs one e-mail address; ./offside help shows how."; fi
  if [ -t 0 ]; then
    read -r -s -p "Password for $email: " password
    printf '\n'
    read -r -s -p "Once more: " again
    printf '\n'
    [ "$password" = "$again" ] || fail "The two passwords differ."
  else
    IFS= read -r password || [ -n "$password" ] || fail "admin reads the password from standard input, and there is none."
  fi
  OFFSIDE_ADMIN_PASSWORD="$password" command_server admin "The admin was not made" "--offside.admin.email=$email"
  say "$email is an admin and signs in with that password."
}

# Starts the server for one command: command_server NAME "WHAT A FAILURE MEANS" [option...]
command_server() {
  local name="$1" failure="$2" java=() line url
  shift 2
  make_data_directory
  use_jdk
  build server
  while IFS= read -r line; do java+=("$line"); done < <(server_java)
  [ ! -f "$SERVER_HOME/offside.aot" ] || java+=("-XX:AOTCache=$SERVER_HOME/offside.aot")
  url=$(database_url)
  if [ -n "$url" ] && [ -z "${DATABASE_URL:-}" ]; then
    # The server that owns the directory is running: join it at its database.
    export DATABASE_URL="$url" OFFSIDE_ENV="${OFFSIDE_ENV:-development}"
    JWT_SECRET="${JWT_SECRET:-$(cat "$OFFSIDE_DATA/jwt-secret")}"
    export JWT_SECRET
  fi
  API_PORT=0 API_HOST=127.0.0.1 "${java[@]}" -jar "$SERVER_HOME/offside-server.jar" "--offside.command=$name" "$@" \
    > "$OFFSIDE_DATA/log/$name.log" 2>&1 || fail_with_file "$failure" "$OFFSIDE_DATA/log/$name.log"
}

command_psql() {
  local url
  take_data "$@"
  command -v psql > /dev/null || fail "psql was not found: install it (for instance 'apt-get install postgresql-client' or 'brew install libpq')."
  url=$(database_url)
  [ -n "$url" ] || fail "The embedded database in $OFFSIDE_DATA is not running: start it with ./offside start."
  exec psql "$url" ${rest[@]+"${rest[@]}"}
}

command_clean() {
  [ $# -eq 0 ] || fail "clean takes no options."
  rm -rf "$ROOT/server/target" "$ROOT/web/build" "$ROOT/web/.svelte-kit" "$ROOT/web/node_modules" \
    "$ROOT/bench/node_modules" "$ROOT/e2e/node_modules" "$ROOT/e2e/test-results" "$ROOT/e2e/playwright-report" "$TOOLS"
  say "Everything built or installed here is deleted; the data in ${OFFSIDE_DATA:-$ROOT/var} is untouched."
}

command_doctor() {
  take_data "$@"
  doctor_healthy=0
  doctor_programs
  doctor_machine
  doctor_database
  [ "$doctor_healthy" -eq 0 ] || fail "What is marked with ! needs attention."
  say "All is well."
}

# ok "JDK" "25.0.3 in /usr/lib/jvm/…" and bad "JDK" "what to do"
ok() { printf '  %-14s %s\n' "$1" "$2"; }
bad() {
  printf '! %-14s %s\n' "$1" "$2"
  doctor_healthy=1
}

doctor_programs() {
  local reason
  if reason=$(use_jdk 2>&1); then
    use_jdk
    ok JDK "$(sed -n 's/^JAVA_RUNTIME_VERSION="\(.*\)"/\1/p' "$JAVA_HOME/release") in $JAVA_HOME"
  else
    bad JDK "$reason"
  fi
  if is_packaged; then
    ok Package "$(cat "$ROOT/release")"
  elif reason=$(use_maven 2>&1); then
    ok Maven "$(mvn -v 2> /dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')"
  else
    bad Maven "$reason"
  fi
  PATH="$PATH:$TOOLS/node/node_modules/.bin"
  if node_is_recent; then
    ok Node "$(node --version)"
  elif command -v npm > /dev/null; then
    ok Node "$(node --version 2> /dev/null || echo none), too old; the set-up installs Node 22 with npm into .tools"
  else
    bad Node "install Node 22.17 or newer with npm"
  fi
  if find_chromium; then ok Chromium "$CHROMIUM"; else ok Chromium "none; only the browser tests need it"; fi
  if command -v psql > /dev/null; then ok psql "$(psql --version | cut -d ' ' -f 3)"; else ok psql "none; only ./offside psql needs it"; fi
}

doctor_machine() {
  local free port
  free=$(free_megabytes "$OFFSIDE_DATA")
  if [ "$free" -ge 300 ]; then ok Disk "$free MB free"; else bad Disk "$free MB free of 300 MB needed: make room"; fi
  for port in "${API_PORT:-8000}" "${WEB_PORT:-3000}"; do
    if ! port_is_used "$port"; then
      ok "Port $port" free
    elif is_launcher "$(cat "$OFFSIDE_DATA/launcher.pid" 2> /dev/null)"; then
      ok "Port $port" "in use by OffsideVentures"
    else
      bad "Port $port" "in use by another program: stop it, or choose another port"
    fi
  done
}

doctor_database() {
  local url said line mark subject
  url=$(database_url)
  if [ -z "$url" ]; then
    if [ -d "$OFFSIDE_DATA/postgres/cluster" ]; then ok Database "embedded, not running"; else ok Database "embedded, made by the first start"; fi
    return 0
  fi
  if [ ! -f "$SERVER_HOME/offside-server.jar" ] || [ -z "${JAVA_HOME:-}" ]; then
    ok Database "configured; ./offside start builds the program that can ask it"
  elif said=$(DATABASE_URL="$url" maintenance_program checkup 2>&1); then
    while IFS=$'\t' read -r mark subject line; do
      if [ "$mark" = ok ]; then ok "$subject" "$line"; else bad "$subject" "$line"; fi
    done <<< "$said"
  else
    bad Database "$(printf '%s' "$said" | tail -n 1)"
  fi
}
