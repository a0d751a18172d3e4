# shellcheck shell=bash
# The package: everything built, to run on a machine with a JDK 25 and Node 22 alone.

# Whether this launcher runs from an unpacked package and not from the sources.
is_packaged() { [ -f "$ROOT/release" ]; }

command_package() {
  local into version name staging
  [ $# -le 1 ] || fail "package takes one directory to write to, or nothing for this one."
  into=$(absolute "${1:-.}")
  if [ ! -d "$into" ] || [ ! -w "$into" ]; then fail "The directory $into cannot be written: choose another one."; fi
  use_jdk
  use_node
  build server web
  version=$(sed -n '/<artifactId>offside-server</,/<version>/s/.*<version>\(.*\)<\/version>.*/\1/p' "$ROOT/server/pom.xml" | head -n 1)
  name="offside-$version"
  staging=$(mktemp -d "$TOOLS/package.XXXXXX")
  step "Packing $name" pack "$staging/$name" "$version" || exit 1
  # Beside the old one first: whoever copies it meanwhile gets a whole file.
  mv "$staging/$name.tar.gz" "$into/.$name.part" && mv "$into/.$name.part" "$into/$name.tar.gz"
  rm -rf "$staging"
  say "$into/$name.tar.gz"
}

pack() {
  local directory="$1" version="$2" part
  mkdir -p "$directory/server/target" "$directory/web" "$directory/launcher"
  for part in offside LICENSE README.md CHANGELOG.md .env.example docs deploy; do cp -Rp "$ROOT/$part" "$directory/"; done
  for part in "$ROOT"/launcher/*.sh; do
    [ "${part##*/}" = test.sh ] || cp -p "$part" "$directory/launcher/"
  done
  # With its times: the JVM believes its cache only for the very files it was made from.
  cp -Rp "$SERVER_HOME" "$directory/server/target/run"
  cp -Rp "$ROOT/web/build" "$ROOT/web/package.json" "$directory/web/"
  printf '%s\n' "$version" > "$directory/release"
  tar -czf "$directory.tar.gz" -C "$(dirname "$directory")" "$(basename "$directory")"
}

# The start-up cache fits one build of the JDK only; where it may, a package makes one for the JDK it finds.
prepare_package() {
  use_jdk
  [ "$(cat "$SERVER_HOME/jdk" 2> /dev/null)" != "$(jdk_build)" ] || return 0
  if [ -w "$SERVER_HOME" ] && mkdir -p "$TOOLS" 2> /dev/null; then
    step "Preparing fast starts" train_server || warn "The server will start without its cache, only slower."
  fi
}
