#!/usr/bin/env bash
# Installs what the tests need, builds, runs the tests, and closes with one line of counts.
#
#   ./test.sh           every test that takes seconds
#   ./test.sh --all     also the tests marked Category=Long, 300 s of fuzzing in place of 60, and the benchmarks
#   ./test.sh NAME      only the test projects whose name contains NAME
#
# FEDERATION_DATA names the folder with the partners' real listings; by default ../shared/data beside the repository.
# docs/testing.md says more.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

configuration=Release
results=TestResults
export LC_NUMERIC=C
TIMEFORMAT='%U %S'
counts= browsing=

# The last line, whatever happened before it.
close() {
  local code=$? passed=0 failed=0 skipped=0 good bad omitted
  # Where it was interrupted, what runs beside it ends as well.
  if [ -n "$browsing" ] && kill -STOP "$browsing" 2>/dev/null; then pkill -P "$browsing" || true; kill -KILL "$browsing"; fi
  if [ -n "$counts" ]; then while read -r good bad omitted; do passed=$((passed + good)) failed=$((failed + bad)) skipped=$((skipped + omitted)); done <"$counts"; fi
  [ "$failed" -eq 0 ] || code=1
  [ "${CI:-}" != true ] || [ "$skipped" -eq 0 ] || code=1
  [ $((passed + failed)) -gt 0 ] || [ "$code" -ne 0 ] || code=1
  echo "$passed passed, $failed failed, $skipped skipped"
  exit "$code"
}
trap close EXIT

stop() { echo "test.sh: $*" >&2; exit 1; }

long=false name=
for argument in "$@"; do
  case "$argument" in
    --all) long=true ;;
    -*) stop "unknown option $argument; there are --all and a part of a project's name" ;;
    *) name=$argument ;;
  esac
done

# --- what the tests need -------------------------------------------------------------------------------------------------
updated=false
# debian PACKAGE COMMAND...: installs the package when the command fails.
debian() {
  local package=$1; shift
  if "$@" >/dev/null 2>&1; then return; fi
  command -v apt-get >/dev/null || stop "$package is missing; install it with this system's package manager"
  local root=(); [ "$(id -u)" -eq 0 ] || root=(sudo)
  $updated || "${root[@]}" apt-get update -qq >&2
  updated=true
  DEBIAN_FRONTEND=noninteractive "${root[@]}" apt-get install -y -qq "$package" >&2
}

has_icu() { /sbin/ldconfig -p | grep -q libicuuc; }

has_postgres() { compgen -G '/usr/lib/postgresql/*/bin/postgres'; }

command -v dotnet >/dev/null || stop "the .NET 10 SDK is missing"
command -v npm >/dev/null || stop "Node 20 with npm is missing"
debian libicu-dev has_icu   # names are compared under French rules
debian curl curl --version  # a client among the samples
debian jq jq --version      # the same
debian golang-go go version # judges the public log, with the package below
debian faketime faketime --version   # a label lasts longer than a test
debian golang-golang-x-mod-dev test -d /usr/share/gocode/src/golang.org/x/mod/sumdb
debian fonts-ipafont-gothic test -e /usr/share/fonts/opentype/ipafont-gothic/ipag.ttf   # places in Japan, in pictures of pages
debian chromium chromium --version   # phones and doors, as people have them
debian default-jre-headless java -version   # the checker of HTML
debian iproute2 ip -Version  # machines of a network, in namespaces
debian postgresql has_postgres   # the store of a cluster, and the sign-in's other one

FEDERATION_DATA=$(realpath -m "${FEDERATION_DATA:-../shared/data}")
export FEDERATION_DATA
if [ ! -d "$FEDERATION_DATA" ]; then
  [ "${CI:-}" != true ] || stop "FEDERATION_DATA: there is no folder $FEDERATION_DATA"
  echo "Without $FEDERATION_DATA the tests on real listings are skipped; FEDERATION_DATA may name another folder."
fi

export DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

# --- build ---------------------------------------------------------------------------------------------------------------
mkdir -p "$results"
projects=()
for folder in tests/*.Tests; do
  project=${folder#tests/}
  if [[ -d $folder && $project == *"$name"* ]]; then projects+=("$project"); fi
done
[ ${#projects[@]} -gt 0 ] || stop "no test project's name contains \"$name\""

if [ -z "$name" ]; then targets=(Federation.sln); else targets=("${projects[@]/#/tests/}"); fi
for target in "${targets[@]}"; do
  begin=$SECONDS
  # Whoever runs the tests wants the scripts by others too: without them a build only says so.
  if dotnet build "$target" -c "$configuration" -v quiet -nodeReuse:false -p:ScriptsRequired=true >"$results/build.log" 2>&1 </dev/null; then
    printf '%-44s built  %4d s\n' "$target" $((SECONDS - begin))
  else
    grep -E '(error|warning) ' "$results/build.log" | sort -u | head -50 || tail -50 "$results/build.log"
    stop "$target does not build; everything it said is in $results/build.log"
  fi
done

# --- run -----------------------------------------------------------------------------------------------------------------
filter=(--filter-not-trait Category=Long) limit=1500
if $long; then filter=() limit=7200; export FEDERATION_FUZZ_SECONDS=300; fi

# counter FILE NAME: a number from the runner's own report.
counter() { sed -n 's/.*<Counters .*\b'"$2"'="\([0-9]*\)".*/\1/p' "$1"; }

# run PROJECT: its tests; says what came of them, all at once, for another may say so at the same time.
run() {
  local project=$1 begin=$SECONDS code=0 total good bad omitted unfinished=false
  local report="$results/$project.trx" log="$results/$project.log" processors="$results/$project.processors" tests="tests/$project/bin/$configuration/net10.0/$project.dll"
  rm -f "$report"
  # Processes that live for seconds gain nothing from a compiler that counts first what runs most: without, the tests take a fifth less of the processors.
  { time env DOTNET_TieredPGO=0 timeout --kill-after=20 "$limit" dotnet exec "$tests" \
    --no-ansi --progress off --report-trx --report-trx-filename "$project.trx" --results-directory "$results" \
    --show-stdout Failed --show-stderr Failed "${filter[@]}" >"$log" 2>&1 </dev/null; } 2>"$processors" || code=$?
  # No test ran. That is well where all of them are long ones, not where there are none at all.
  if [ "$code" -eq 8 ] && dotnet exec "$tests" --list-tests >/dev/null 2>&1 </dev/null; then code=0; fi

  if [ -f "$report" ]; then
    total=$(counter "$report" total) good=$(counter "$report" passed) omitted=$(counter "$report" notExecuted)
    bad=$((total - good - omitted))
  else
    good=0 bad=0 omitted=0
  fi
  # It ended badly, yet no test says so: a crash, a time-out, no tests, a report that was never written.
  if [ "$bad" -eq 0 ] && { [ "$code" -ne 0 ] || [ ! -f "$report" ]; }; then bad=1 unfinished=true; fi
  echo "$good $bad $omitted" >>"$counts"
  {
    printf '%-44s %5d passed %3d failed %3d skipped %4d s, %4.0f s of processors\n' "$project" "$good" "$bad" "$omitted" $((SECONDS - begin)) "$(awk 'END { print $1 + $2 }' "$processors")"
    if $unfinished; then
      echo "    No test failed, but it ended with code $code (8: it has no tests; 124 or 137: stopped after $limit s). From $log:"
      grep -vE '^ *at (System|Xunit)\.|^ *$' "$log" | head -25 | sed 's/^/    /' || true
    elif [ $((bad + omitted)) -gt 0 ]; then
      sed -e '/^Test run summary/,$d' -e '/^$/d' -e 's/^/    /' "$log"
    else
      # Tables that a test wrote: what it measured.
      sed -n 's/^|/    |/p' "$log"
    fi
  } >"$results/$project.said"
  cat "$results/$project.said"
}

# publish: whole runs judge the host as it is delivered, for this platform and compiled ahead of time. It starts in half the time, too.
publish() {
  local begin=$SECONDS platform
  case "$(uname -m)" in x86_64) platform=linux-x64 ;; aarch64) platform=linux-arm64 ;; *) stop "the host is published for x86_64 and aarch64, not for $(uname -m)" ;; esac
  rm -rf "$results/host"
  dotnet publish host/Federation.Host -c "$configuration" -r "$platform" --self-contained false -o "$results/host" -v quiet -nodeReuse:false -p:ScriptsRequired=true \
    >"$results/publish.log" 2>&1 </dev/null || { tail -50 "$results/publish.log"; stop "the host cannot be published; everything it said is in $results/publish.log"; }
  printf '%-44s published %d s\n' host/Federation.Host $((SECONDS - begin))
}

# Projects whose tests start the host, or take all processors, or look at what others of this machine do to them: one after another.
# In Federation.Browser.Tests people are waited for, which leaves half of the processors to the projects that are in neither list.
alone=(Federation.Adapters.Worker.Tests Federation.Cluster.Tests Federation.Gateway.Tests Federation.EndToEnd.Tests)
beside=() after=() browser=false
for project in "${projects[@]}"; do
  if [[ " ${alone[*]} " == *" $project "* ]]; then after+=("$project"); elif [ "$project" = Federation.Browser.Tests ]; then browser=true; else beside+=("$project"); fi
done

counts="$results/counts"
: >"$counts"
unset FEDERATION_HOST
(
  if [ -z "$name" ]; then publish; export FEDERATION_HOST="$PWD/$results/host/Federation.Host"; fi
  if $browser; then run Federation.Browser.Tests; fi
) &
browsing=$!
for project in "${beside[@]}"; do run "$project"; done
wait "$browsing" || exit 1
browsing=
if [ -z "$name" ]; then export FEDERATION_HOST="$PWD/$results/host/Federation.Host"; fi
for project in "${after[@]}"; do run "$project"; done

# --- benchmarks ----------------------------------------------------------------------------------------------------------
if $long && [ -z "$name" ] && [ -f tests/bench/run.sh ]; then
  begin=$SECONDS
  if bash tests/bench/run.sh </dev/null; then
    echo 1 0 0 >>"$counts"
  else
    echo 0 1 0 >>"$counts"
    echo "    tests/bench/run.sh failed."
  fi
  printf '%-44s ran    %4d s\n' tests/bench/run.sh $((SECONDS - begin))
fi
