# shellcheck shell=bash
# Builds what changed: a stamp in .tools holds the hash of the sources each result was made from.

readonly SERVER_HOME="$ROOT/server/target/run"

# The Java of the server at run time; measured, see docs/adr. What an operator adds comes last and wins.
server_java() {
  local options=(-XX:+UseSerialGC -XX:+UseCompactObjectHeaders -Xms32m -Xmx512m -Dspring.aot.enabled=true)
  # shellcheck disable=SC2206 # several options in one variable, as in JAVA_OPTS everywhere
  options+=(${OFFSIDE_JAVA_OPTS:-})
  printf '%s\n' "$JAVA_HOME/bin/java" "${options[@]}"
}

# Builds the named parts, server or web, as far as their sources changed since.
build() {
  if is_packaged; then
    [[ " $* " != *" server "* ]] || prepare_package
    return 0
  fi
  refuse_without_room
  with_build_lock build_parts "$@"
}

build_parts() {
  local part
  for part in "$@"; do "build_$part"; done
}

refuse_without_room() {
  local free
  [ ! -d "$TOOLS/stamps" ] || return 0
  free=$(free_megabytes "$ROOT")
  [ "$free" -ge 1500 ] || fail "The disk of $ROOT has $free MB free and the set-up needs 1500 MB: make room."
}

# Two launchers must not build at once.
with_build_lock() {
  local lock="$TOOLS/building" result=0
  mkdir -p "$TOOLS"
  until mkdir "$lock" 2> /dev/null; do
    is_alive "$(cat "$lock/pid" 2> /dev/null)" || { rm -rf "$lock" && continue; }
    sleep 1
  done
  printf '%s\n' "$$" > "$lock/pid"
  # In a subshell: a build that fails with a sentence must not leave the lock behind.
  ("$@") || result=$?
  rm -rf "$lock"
  [ "$result" -eq 0 ] || exit "$result"
}

server_sources() {
  { (cd "$ROOT/server" && hash_of pom.xml src/main) && cat "$JAVA_HOME/release"; } | sha256
}

build_server() {
  local sources
  use_jdk
  sources=$(server_sources)
  if ! is_built server "$sources" || [ ! -f "$SERVER_HOME/offside-server.jar" ]; then
    use_maven
    step "Building the server" server_maven -Dmaven.test.skip=true package || exit 1
    prepare_server "$sources"
  fi
}

# Maven lives for a minute: code optimised for hours costs it more than it gains.
server_maven() {
  (cd "$ROOT/server" && MAVEN_OPTS="-XX:TieredStopAtLevel=1 -XX:+UseSerialGC ${MAVEN_OPTS:-}" mvn -B -ntp "$@")
}

# From the packaged jar to what runs: unpacked, with a cache of classes already loaded and linked.
prepare_server() {
  local sources="$1"
  rm -f "$TOOLS/stamps/server"
  step "Unpacking the server" unpack_server || exit 1
  step "Preparing fast starts" train_server || warn "The server will start without its cache, only slower."
  mark_built server "$sources"
}

unpack_server() {
  rm -rf "$SERVER_HOME"
  "$JAVA_HOME/bin/java" -Djarmode=tools -jar "$ROOT/server/target/offside-server.jar" extract --destination "$SERVER_HOME"
}

# Starts the server once on a throw-away database, asks it what a first visitor would, and lets the JVM write down what
# it loaded. The JVM ignores a cache made by another JDK or from another jar.
train_server() {
  local data port pid java=() line ready=1
  while IFS= read -r line; do java+=("$line"); done < <(server_java)
  data=$(mktemp -d "$TOOLS/training.XXXXXX")
  port=$(free_port)
  env -u DATABASE_URL OFFSIDE_ENV=development OFFSIDE_DATA="$data" OFFSIDE_DEMO=true API_PORT="$port" API_HOST=127.0.0.1 \
    OFFSIDE_POSTGRES_PORT=0 "${java[@]}" -XX:AOTCacheOutput="$SERVER_HOME/offside.aot" -jar "$SERVER_HOME/offside-server.jar" &
  pid=$!
  for _ in $(seq 600); do
    if answers "$port" /health/ready; then
      ready=0
      break
    fi
    is_alive "$pid" || break
    sleep 0.2
  done
  [ "$ready" -ne 0 ] || visit_server "$port"
  kill "$pid" 2> /dev/null || true
  wait "$pid" || true
  rm -rf "$data"
  [ "$ready" -eq 0 ] && [ -f "$SERVER_HOME/offside.aot" ] && jdk_build > "$SERVER_HOME/jdk"
}

# What tells one build of the JDK from another.
jdk_build() { sha256 < "$JAVA_HOME/release"; }

visit_server() {
  local port="$1" token path
  token=$(demo_token "$port") || true
  for path in /api/openapi.json /auth/users/me/ /api/companies /api/companies/1 /api/companies/1/history /api/contacts \
    /api/deals /api/pipelines /api/tasks /api/notes /api/activities /api/search?q=a /api/views /api/settings /health/live; do
    http "$port" GET "$path" "" "$token" > /dev/null || true
  done
}

build_web() {
  local sources
  sources=$(cd "$ROOT/web" && hash_of src static package.json pnpm-lock.yaml vite.config.ts tsconfig.json)
  if ! is_built web "$sources" || [ ! -f "$ROOT/web/build/index.js" ]; then
    use_pnpm
    install_packages web
    rm -f "$TOOLS/stamps/web"
    step "Building the web application" in_package web pnpm build || exit 1
    mark_built web "$sources"
  fi
}

# Installs the locked packages of web, e2e or bench.
install_packages() {
  local package="$1" lock
  lock=$(cd "$ROOT/$package" && hash_of package.json pnpm-lock.yaml pnpm-workspace.yaml)
  if ! is_built "$package-packages" "$lock" || [ ! -d "$ROOT/$package/node_modules" ]; then
    step "Installing the packages of $package" in_package "$package" pnpm install --frozen-lockfile || exit 1
    mark_built "$package-packages" "$lock"
  fi
}

in_package() {
  local package="$1"
  shift
  (cd "$ROOT/$package" && CI=true "$@")
}
