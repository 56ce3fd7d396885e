#!/usr/bin/env bash
# Builds the host in Release and measures how fast it takes in generated listings. Prints a Markdown table.
#
#   tests/bench/run.sh [LISTINGS ...]     by default 20000 and 100000
#   tests/bench/run.sh neighbours         one load beside an adapter that loops and one that floods
#   tests/bench/run.sh duplicates FOLDER  networks that list some places twice, from centres.ndjson and truth.ndjson
#   tests/bench/run.sh peers [SIZE ...]   beside servers over PostGIS; tests/bench/peers/run.sh says more
#   tests/bench/run.sh search FOLDER REQUESTS  the search alone, over centres.ndjson of one folder with the requests of another
#   tests/bench/run.sh start FOLDER DATA       from a host's start until it answers searches, over centres.ndjson of a folder in a store of the data folder, made at first
#   tests/bench/run.sh labels DATA [CENTRES]   a dry run of new criteria and the daily look at interoperability, over 100,000 labelled centres in a store of the data folder, made at first
#   tests/bench/run.sh people [PEOPLE [SECONDS]]   10,000 people who look at pages of 100,000 centres, each at one in half a minute
#   tests/bench/run.sh soak [SECONDS]     people at pages while the list changes and is read again, for an hour: memory, threads, files, workers and answers of the last third beside those of the second
#   tests/bench/run.sh admissions DATA [MEMBERS [A-SECOND]]   100,000 members at doors, 1,000 a second
#   tests/bench/run.sh restore [CENTRES]  a backup of 1,000,000 centres under load, and the way back on an empty machine
#   tests/bench/run.sh lag                how soon three hosts over one PostgreSQL tell what was changed at one of them
#   tests/bench/run.sh kills [ROUNDS]          2,000 processes that write in one embedded store and are killed; docs/testing.md says more
#   tests/bench/run.sh upgrade [COMMIT]   three hosts of an earlier commit, replaced one after another by hosts of this one under load, and back; by default the last tag, or the commit before
#
# docs/performance.md says what the figures mean.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

if [ "${1:-}" = lag ]; then
  dotnet build tests/Federation.EndToEnd.Tests -c Release -v quiet -nodeReuse:false >&2
  exec dotnet exec tests/Federation.EndToEnd.Tests/bin/Release/net10.0/Federation.EndToEnd.Tests.dll --no-ansi --progress off --filter-class '*FeedLagTests' --show-live-output on
fi
if [ "${1:-}" = upgrade ]; then exec tests/bench/upgrade.sh "${@:2}"; fi
for project in host/Federation.Host tests/assets/Federation.TestAdapters tests/bench/Federation.Bench; do
  dotnet build "$project" -c Release -v quiet -nodeReuse:false >&2
done
bench=tests/bench/Federation.Bench/bin/Release/net10.0/Federation.Bench
host=host/Federation.Host/bin/Release/net10.0/Federation.Host
adapters=tests/assets/Federation.TestAdapters/bin/Release/net10.0/Federation.TestAdapters.dll
if [ "${1:-}" = peers ]; then exec tests/bench/peers/run.sh "${@:2}"; fi
if [ "${1:-}" = kills ]; then exec "$bench" "$@"; fi
if [ "${1:-}" = people ]; then exec "$bench" people "$host" "${@:2}"; fi
if [ "${1:-}" = soak ]; then exec "$bench" soak "$host" "${@:2}"; fi
if [ "${1:-}" = restore ]; then exec "$bench" restore "$host" "${@:2}"; fi
if [ "${1:-}" = duplicates ]; then exec "$bench" duplicates "$host" "$2"; fi
if [ "${1:-}" = search ]; then exec "$bench" search "$2" "$3"; fi
if [ "${1:-}" = start ]; then exec "$bench" start "$2" "$3"; fi
if [ "${1:-}" = admissions ]; then DOTNET_gcServer=1 DOTNET_GCHeapCount=1 DOTNET_GCNoAffinitize=1 exec "$bench" admissions "${@:2}"; fi
if [ "${1:-}" = labels ]; then DOTNET_gcServer=1 DOTNET_GCHeapCount=1 DOTNET_GCNoAffinitize=1 exec "$bench" labels "${@:2}"; fi # with the heap that a host has
if [ "${1:-}" != neighbours ]; then "$bench" "$host" "$@"; fi
if [ $# -eq 0 ] || [ "$1" = neighbours ]; then "$bench" neighbours "$host" "$adapters"; fi
