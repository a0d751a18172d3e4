# shellcheck shell=bash
# Starts database, server and web application, watches them, and stops them in order.

server_pid="" web_pid="" watchdog_pid="" stopping=""

command_start() {
  local with_server=1 with_web=1 demo=1 mock=0 open=0 data
  data=${OFFSIDE_DATA:-$ROOT/var}
  API_PORT=${API_PORT:-8000} WEB_PORT=${WEB_PORT:-3000}
  [ "${PUBLIC_MOCK:-}" != 1 ] || mock=1
  while [ $# -gt 0 ]; do
    case "$1" in
      --api-only) with_web=0 ;;
      --no-demo) demo=0 ;;
      --mock) mock=1 ;;
      --open) open=1 ;;
      --api-port | --web-port | --data)
        [ -n "${2:-}" ] || fail "$1 needs a value; ./offside help shows how."
        case "$1" in
          --api-port) API_PORT="$2" ;;
          --web-port) WEB_PORT="$2" ;;
          --data) data="$2" ;;
        esac
        shift
        ;;
      *) fail "start does not know '$1'; ./offside help lists its options." ;;
    esac
    shift
  done
  if [ "$mock" -eq 1 ]; then
    [ "$with_web" -eq 1 ] || fail "--mock starts only the web application and --api-only leaves it out: choose one."
    with_server=0
    data="$data/mock" # a server may be running beside it
  fi
  OFFSIDE_DATA=$(absolute "$data")
  export OFFSIDE_DATA API_PORT WEB_PORT

  refuse_impossible_start "$with_server" "$with_web"
  prepare_start "$with_server" "$with_web"
  watch_over_children
  [ "$with_server" -eq 0 ] || start_server "$demo"
  [ "$with_web" -eq 0 ] || start_web "$mock" "$demo"
  [ "$with_server" -eq 0 ] || wait_for "The server" "$server_pid" "$API_PORT" /health/ready server
  [ "$with_web" -eq 0 ] || wait_for "The web application" "$web_pid" "$WEB_PORT" /healthz web
  greet "$with_web" "$mock" "$demo" "$open"
  supervise
}

# Everything that can be known before anything is built or started.
refuse_impossible_start() {
  local with_server="$1" with_web="$2"
  is_port "$API_PORT" || fail "The port '$API_PORT' of the server is not a number from 1 to 65535."
  is_port "$WEB_PORT" || fail "The port '$WEB_PORT' of the web application is not a number from 1 to 65535."
  [ "$with_server$with_web" != 11 ] || [ "$API_PORT" != "$WEB_PORT" ] ||
    fail "Server and web application cannot both use port $API_PORT: choose another with --api-port or --web-port."
  make_data_directory
  claim_data_directory
  if [ "$with_server" -eq 1 ] && port_is_used "$API_PORT"; then
    fail "Port $API_PORT is in use by another program: stop it, or choose another port for the server with --api-port."
  fi
  if [ "$with_web" -eq 1 ] && port_is_used "$WEB_PORT"; then
    fail "Port $WEB_PORT is in use by another program: stop it, or choose another port for the web application with --web-port."
  fi
}

make_data_directory() {
  local free
  if ! mkdir -p "$OFFSIDE_DATA/log" 2> /dev/null || ! [ -r "$OFFSIDE_DATA" ] || ! [ -w "$OFFSIDE_DATA" ]; then
    fail "The data directory $OFFSIDE_DATA cannot be read and written: give this user the right to, or choose another with --data."
  fi
  free=$(free_megabytes "$OFFSIDE_DATA")
  [ -d "$OFFSIDE_DATA/postgres" ] || [ "$free" -ge 300 ] ||
    fail "The disk of $OFFSIDE_DATA has $free MB free and the database needs 300 MB: make room, or choose another directory with --data."
}

# Held from here to the end of this launcher: two of them must not even build for the same data.
claim_data_directory() {
  local file="$OFFSIDE_DATA/launcher.pid" other
  until (set -o noclobber && printf '%s\n' "$$" > "$file") 2> /dev/null; do
    other=$(cat "$file" 2> /dev/null) || true
    if is_launcher "$other"; then
      fail "OffsideVentures already runs with the data in $OFFSIDE_DATA (process $other): stop it, or choose another directory with --data."
    fi
    rm -f "$file"
  done
  trap 'stop_everything' EXIT
  trap 'stop_everything; exit 130' INT
  trap 'stop_everything; exit 143' TERM HUP
}

# Whether the process is a launcher that is starting or running, and not another program with the same number.
is_launcher() {
  is_alive "$1" && [[ "$(ps -o args= -p "$1" 2> /dev/null)" == *offside*start* ]]
}

prepare_start() {
  local parts=()
  [ "$1" -eq 0 ] || { use_jdk && parts+=(server); }
  [ "$2" -eq 0 ] || { use_node && parts+=(web); }
  build "${parts[@]}"
}

# However this launcher ends, its children end too: the watchdog reads their numbers from a pipe that closes when the
# launcher is gone, even killed. A launcher that ends by itself says goodbye first.
watch_over_children() {
  local pipe="$OFFSIDE_DATA/launcher.pipe"
  rm -f "$pipe" "$OFFSIDE_DATA/children"
  mkfifo "$pipe"
  (
    trap '' INT TERM HUP
    pids=""
    while read -r line; do
      [ "$line" != goodbye ] || exit 0
      pids="$pids $line"
    done < "$pipe"
    # shellcheck disable=SC2086 # a list of numbers
    [ -z "$pids" ] || kill $pids 2> /dev/null
  ) &
  watchdog_pid=$!
  exec 9> "$pipe"
  rm -f "$pipe"
}

remember_child() { printf '%s\n' "$1" | tee -a "$OFFSIDE_DATA/children" >&9; }

start_server() {
  local java=() line demo=false
  while IFS= read -r line; do java+=("$line"); done < <(server_java)
  [ ! -f "$SERVER_HOME/offside.aot" ] || java+=("-XX:AOTCache=$SERVER_HOME/offside.aot")
  [ "$1" -eq 0 ] || demo=true
  OFFSIDE_DEMO=$demo "${java[@]}" -jar "$SERVER_HOME/offside-server.jar" > "$(log_of server)" 2>&1 < /dev/null 9>&- &
  server_pid=$!
  remember_child "$server_pid"
}

start_web() {
  local mock="$1" demo="$2" demo_login=""
  [ "$demo" -eq 0 ] || is_production || demo_login=1
  PUBLIC_MOCK=$([ "$mock" -eq 0 ] || echo 1) HOST="${WEB_HOST:-127.0.0.1}" PORT="$WEB_PORT" \
    API_BASE_URL="${API_BASE_URL:-http://127.0.0.1:$API_PORT}" SHUTDOWN_TIMEOUT="${SHUTDOWN_TIMEOUT:-5}" \
    OFFSIDE_DEMO_LOGIN="${OFFSIDE_DEMO_LOGIN:-$demo_login}" NODE_ENV=production \
    node --max-semi-space-size=1 "$ROOT/web/build/index.js" > "$(log_of web)" 2>&1 < /dev/null 9>&- &
  web_pid=$!
  remember_child "$web_pid"
}

is_production() {
  case "${OFFSIDE_ENV:-}" in
    production) return 0 ;;
    "") [ -n "${DATABASE_URL:-}" ] ;;
    *) return 1 ;;
  esac
}

# In production the logs go where the launcher's own output goes, for whatever collects them there.
log_of() {
  if is_production; then printf '/dev/stdout\n'; else printf '%s\n' "$OFFSIDE_DATA/log/$1.log"; fi
}

wait_for() {
  local name="$1" pid="$2" port="$3" path="$4" log="$5"
  for _ in $(seq 1200); do
    is_alive "$pid" || fail_with_log "$name did not start" "$log"
    ! answers "$port" "$path" || return 0
    sleep 0.1
  done
  fail_with_log "$name did not answer within two minutes" "$log"
}

# A refusal of the server is one sentence and stands alone; anything else needs the end of the log.
fail_with_log() {
  is_production && fail "$1; the reason is above."
  fail_with_file "$1" "$OFFSIDE_DATA/log/$2.log"
}

fail_with_file() {
  local log="$2" last
  # A pool or a job may still log something after the sentence that says why.
  last=$(grep -v '^OpenJDK\|^\[\|^{\|^[0-9][0-9:.]* ' "$log" | tail -n 1)
  if [[ "$last" =~ ^[A-Z].*\.$ ]]; then fail "$1: $last"; fi
  tail -n 20 "$log" >&2
  fail "$1; the whole log is $log."
}

greet() {
  local with_web="$1" mock="$2" demo="$3" open="$4" url="http://localhost:$API_PORT"
  [ "$with_web" -eq 0 ] || url="http://localhost:$WEB_PORT"
  say "Ready: $url"
  if [ "$mock" -eq 1 ]; then
    say "Sample data only: nothing is kept."
  elif [ "$demo" -eq 1 ] && ! is_production; then
    say "Demo sign-in: $DEMO_EMAIL / $DEMO_PASSWORD"
  fi
  say "Ctrl-C stops it."
  [ "$open" -eq 0 ] || open_browser "$url"
}

open_browser() {
  if command -v open > /dev/null && [ "$(uname)" = Darwin ]; then
    open "$1"
  elif command -v xdg-open > /dev/null; then
    xdg-open "$1" > /dev/null 2>&1 9>&- &
  else
    warn "No program to open the browser was found; the address is $1."
  fi
}

supervise() {
  while :; do
    # A signal interrupts wait, not sleep.
    sleep 1 9>&- &
    wait $!
    [ -z "$server_pid" ] || is_alive "$server_pid" || fail_with_log "The server ended by itself" server
    [ -z "$web_pid" ] || is_alive "$web_pid" || fail_with_log "The web application ended by itself" web
  done
}

# The web application first, so that nobody asks a server that is going; the server stops its database itself.
stop_everything() {
  [ -z "$stopping" ] || return 0
  stopping=yes
  trap '' INT TERM HUP
  stop_process "$web_pid" 10
  stop_process "$server_pid" 60
  if [ -n "$watchdog_pid" ]; then
    printf 'goodbye\n' >&9
    exec 9>&-
    wait "$watchdog_pid" 2> /dev/null || true
    rm -f "$OFFSIDE_DATA/children"
  fi
  rm -f "$OFFSIDE_DATA/launcher.pid"
}

stop_process() {
  local pid="$1" patience="$2"
  is_alive "$pid" || return 0
  kill "$pid" 2> /dev/null || true
  for _ in $(seq $((patience * 10))); do
    is_alive "$pid" || break
    sleep 0.1
  done
  ! is_alive "$pid" || kill -9 "$pid" 2> /dev/null || true
  wait "$pid" 2> /dev/null || true
}
