# shellcheck shell=bash
# Tests, linters and formatters of all parts, and the sum of their results.

passed=0 failed=0 skipped=0

command_test() {
  local what="${1:-all}"
  [ $# -le 1 ] || fail "test takes one of server, web or e2e, or nothing for all."
  case "$what" in
    all | server | web | e2e) ;;
    *) fail "test does not know '$what': it takes server, web or e2e, or nothing for all." ;;
  esac
  # Settings of the machine's owner must not reach the tests, least of all a database of theirs.
  unset DATABASE_URL OFFSIDE_DATA OFFSIDE_ENV JWT_SECRET SECRET_KEY PUBLIC_MOCK API_PORT WEB_PORT
  use_jdk
  [ "$what" != all ] || test_lint
  case "$what" in
    all) test_server && test_web && test_e2e && test_launcher ;;
    *) "test_$what" ;;
  esac
  say ""
  printf '%s passed, %s failed' "$passed" "$failed"
  [ "$skipped" -eq 0 ] || printf ', %s skipped' "$skipped"
  printf '\n'
  [ "$failed" -eq 0 ]
}

# A check or a suite that ends badly without naming a failed test counts as one.
count_failure() {
  warn "$1"
  failed=$((failed + 1))
}

headline() { printf '\n== %s\n' "$1"; }

test_lint() {
  headline "Linters and types"
  (lint_everything) || count_failure "The linters found something; see above."
}

test_server() {
  local reports="$ROOT/server/target/surefire-reports" before=$failed result=0 sources
  headline "Server"
  use_maven
  refuse_without_room
  rm -rf "$reports"
  sources=$(server_sources)
  # Packages too, so that the end-to-end tests need not build the server again.
  server_maven -Dmaven.test.failure.ignore=true package || result=$?
  [ ! -d "$reports" ] || add_surefire "$reports"
  if [ "$result" -ne 0 ]; then
    [ "$failed" -gt "$before" ] || count_failure "The server could not be built and tested."
  else
    (prepare_server "$sources") || count_failure "The server could not be unpacked."
  fi
}

add_surefire() {
  local tests failures errors ignored
  read -r tests failures errors ignored < <(
    sed -n 's/.*<testsuite .*/&/p' "$1"/*.xml | awk '
      function value(name) { return match($0, " " name "=\"[0-9]+\"") ? substr($0, RSTART + length(name) + 3, RLENGTH - length(name) - 4) : 0 }
      { tests += value("tests"); failures += value("failures"); errors += value("errors"); skipped += value("skipped") }
      END { print tests + 0, failures + 0, errors + 0, skipped + 0 }'
  )
  failed=$((failed + failures + errors))
  skipped=$((skipped + ignored))
  passed=$((passed + tests - failures - errors - ignored))
}

test_web() {
  local report="$TOOLS/vitest.json" before=$failed result=0
  headline "Web application"
  use_pnpm
  install_packages web
  rm -f "$report"
  in_package web pnpm exec vitest run --reporter=default --reporter=json --outputFile.json="$report" || result=$?
  add_json "$report" 'r.numPassedTests' 'r.numFailedTests' 'r.numPendingTests + (r.numTodoTests ?? 0)'
  [ "$result" -eq 0 ] || [ "$failed" -gt "$before" ] || count_failure "The tests of the web application did not run to their end."
}

test_e2e() {
  local report="$TOOLS/playwright.json" before=$failed result=0
  [ -f "$ROOT/e2e/package.json" ] || return 0
  headline "The whole product in a browser"
  use_pnpm
  if ! (build server web && install_packages e2e); then
    count_failure "What the browser tests need could not be built."
    return 0
  fi
  use_chromium || {
    count_failure "The browser tests need a Chromium."
    return 0
  }
  rm -f "$report"
  PLAYWRIGHT_JSON_OUTPUT_FILE="$report" in_package e2e pnpm exec playwright test --reporter=list,json || result=$?
  add_json "$report" 'r.stats.expected' 'r.stats.unexpected + r.stats.flaky' 'r.stats.skipped'
  [ "$result" -eq 0 ] || [ "$failed" -gt "$before" ] || count_failure "The browser tests did not run to their end."
}

test_launcher() {
  local report="$TOOLS/launcher-tests" more_passed more_failed result=0
  headline "Launcher"
  bash "$ROOT/launcher/test.sh" "$report" || result=$?
  if [ "$result" -le 1 ] && read -r more_passed more_failed < "$report"; then
    passed=$((passed + more_passed))
    failed=$((failed + more_failed))
  else
    count_failure "The tests of the launcher did not run to their end."
  fi
}

# add_json FILE PASSED FAILED SKIPPED: expressions over the report r.
add_json() {
  local counts
  [ -f "$1" ] || return 0
  counts=$(node -e 'const r = JSON.parse(require("node:fs").readFileSync(process.argv[1], "utf8"));
    console.log(eval(process.argv[2]), eval(process.argv[3]), eval(process.argv[4]))' "$1" "$2" "$3" "$4") || return 0
  read -r -a counts <<< "$counts"
  passed=$((passed + counts[0]))
  failed=$((failed + counts[1]))
  skipped=$((skipped + counts[2]))
}

command_lint() {
  [ $# -eq 0 ] || fail "lint takes no options."
  use_jdk
  lint_everything
}

# Every linter runs, also after one has found something.
lint_everything() {
  local result=0 package
  use_maven
  use_pnpm
  step "Formatting of the server" server_maven spotless:check || result=1
  for package in web e2e bench; do
    [ -f "$ROOT/$package/package.json" ] || continue
    install_packages "$package"
    step "Formatting and rules of $package" in_package "$package" pnpm lint || result=1
    step "Types of $package" in_package "$package" pnpm check || result=1
  done
  if use_shellcheck; then
    step "Rules of the launcher" lint_launcher || result=1
  else
    warn "shellcheck was not found, so the launcher was not checked: install it (for instance 'apt-get install shellcheck')."
  fi
  return "$result"
}

lint_launcher() { (cd "$ROOT" && shellcheck -x offside launcher/*.sh .ci/run); }

command_format() {
  local package
  [ $# -eq 0 ] || fail "format takes no options."
  use_jdk
  use_maven
  use_pnpm
  step "Formatting the server" server_maven spotless:apply || exit 1
  for package in web e2e bench; do
    [ -f "$ROOT/$package/package.json" ] || continue
    install_packages "$package"
    step "Formatting $package" in_package "$package" pnpm format || exit 1
  done
}
