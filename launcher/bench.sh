# shellcheck shell=bash
# Measures how fast the product is with a lot in it.

command_bench() {
  local scale=M out="" data=""
  while [ $# -gt 0 ]; do
    case "$1" in
      --scale | --out | --data)
        [ -n "${2:-}" ] || fail "$1 needs a value; ./offside help shows how."
        case "$1" in
          --scale) scale="$2" ;;
          --out) out="$2" ;;
          --data) data="$2" ;;
        esac
        shift
        ;;
      *) fail "bench does not know '$1'; ./offside help lists its options." ;;
    esac
    shift
  done
  case "$scale" in
    S | M | L) ;;
    *) fail "--scale takes S, M or L; ./offside help shows how." ;;
  esac
  data=$(absolute "${data:-$TOOLS/bench/$scale}")
  out=$(absolute "${out:-$TOOLS/bench/$scale-report}")
  # Settings of the machine's owner must not reach the measurement, least of all a database of theirs.
  unset DATABASE_URL OFFSIDE_ENV JWT_SECRET SECRET_KEY PUBLIC_MOCK API_PORT WEB_PORT
  use_jdk
  use_pnpm
  build server web
  install_packages bench
  command_seed --scale "$scale" --data "$data"
  in_package bench node size/main.ts "$data" "$out"
  say "The report is $out.md, its numbers $out.json."
}
