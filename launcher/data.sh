# shellcheck shell=bash
# The data as a whole: backup, restore, export, import, upgrade.

command_backup() {
  local file
  take_data "$@"
  one_name backup "a file to write"
  file=$(absolute "${rest[0]}")
  require_data
  maintain backup "$file"
}

command_restore() {
  local command=restore file
  take_data "$@"
  if [ "${rest[0]:-}" = --check ]; then
    command=check-backup
    rest=("${rest[@]:1}")
  fi
  one_name restore "a file that backup wrote"
  file=$(absolute "${rest[0]}")
  make_data_directory
  maintain "$command" "$file"
}

command_export() {
  local directory
  take_data "$@"
  one_name export "a directory to make"
  directory=$(absolute "${rest[0]}")
  require_data
  maintain export "$directory"
}

command_import() {
  local directory
  take_data "$@"
  one_name import "a directory that export wrote"
  directory=$(absolute "${rest[0]}")
  make_data_directory
  maintain import "$directory"
}

command_upgrade() {
  take_data "$@"
  require_data
  make_data_directory
  case "${rest[*]:-}" in
    --check) maintain check-upgrade "$OFFSIDE_DATA" ;;
    "") maintain upgrade "$OFFSIDE_DATA/before-upgrade-$(date -u +%Y%m%d-%H%M%S).backup" ;;
    *) fail "upgrade does not know '${rest[*]}'; ./offside help lists its options." ;;
  esac
}

one_name() {
  [ "${#rest[@]}" -eq 1 ] || fail "$1 needs $2; ./offside help shows how."
  case "${rest[0]}" in -*) fail "$1 does not know '${rest[0]}'; ./offside help lists its options." ;; esac
}

require_data() {
  [ -n "$(database_url)" ] || [ -d "$OFFSIDE_DATA/postgres/cluster" ] ||
    fail "There is no data in $OFFSIDE_DATA: name its directory with --data."
}

# Runs the maintenance program: on the operator's database, or on the embedded one, beside a running server or alone.
maintain() {
  local url
  use_jdk
  build server
  url=$(database_url)
  [ -z "$url" ] || export DATABASE_URL="$url"
  maintenance_program "$@"
}

maintenance_program() {
  "$JAVA_HOME/bin/java" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xmx512m -cp "$SERVER_HOME/offside-server.jar" \
    com.offsideventures.maintenance.Maintenance "$@"
}
