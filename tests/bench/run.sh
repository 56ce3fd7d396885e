#!/usr/bin/env bash
# Builds the host in Release and measures how fast it takes in generated listings. Prints a Markdown table.
#
#   tests/bench/run.sh [LISTINGS ...]     by default 20000 and 100000
#   tests/bench/run.sh neighbours         one load beside an adapter that loops and one that floods
#   tests/bench/run.sh duplicates FOLDER  networks that list some places twice, from centres.ndjson and truth.ndjson
#   tests/bench/run.sh peers [SIZE ...]   beside servers over PostGIS; tests/bench/peers/run.sh says more
#   tests/bench/run.sh search FOLDER REQUESTS  the search alone, over centres.ndjson of one folder with the requests of another
#
# docs/performance.md says what the figures mean.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

for project in host/Federation.Host tests/assets/Federation.TestAdapters tests/bench/Federation.Bench; do
  dotnet build "$project" -c Release -v quiet -nodeReuse:false >&2
done
bench=tests/bench/Federation.Bench/bin/Release/net10.0/Federation.Bench
host=host/Federation.Host/bin/Release/net10.0/Federation.Host
adapters=tests/assets/Federation.TestAdapters/bin/Release/net10.0/Federation.TestAdapters.dll
if [ "${1:-}" = peers ]; then exec tests/bench/peers/run.sh "${@:2}"; fi
if [ "${1:-}" = duplicates ]; then exec "$bench" duplicates "$host" "$2"; fi
if [ "${1:-}" = search ]; then exec "$bench" search "$2" "$3"; fi
if [ "${1:-}" != neighbours ]; then "$bench" "$host" "$@"; fi
if [ $# -eq 0 ] || [ "$1" = neighbours ]; then "$bench" neighbours "$host" "$adapters"; fi
