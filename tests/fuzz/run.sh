#!/usr/bin/env bash
# Feeds every parser, every adapter and mappings with spoilt listings and ends with an error where one of them breaks a law.
#
#   tests/fuzz/run.sh [SECONDS [SEED [TARGET]]]  by default an hour, a seed that is printed, and every target
#   tests/fuzz/run.sh repeat SUBJECT FILE         one input that was found before
#   tests/fuzz/run.sh queries [SECONDS [SEED]]    queries for the gateway instead, by default for 20 minutes
#
# Findings lie in TestResults/fuzz. docs/testing.md says what is held for every input.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

if [ "${1:-}" = queries ]; then
  queries=tests/Federation.QueryFuzz.Tests
  dotnet build "$queries" -c Release -v quiet -nodeReuse:false >&2
  seed="${3:-$RANDOM}"
  echo "Seed $seed."
  FEDERATION_FUZZ_SECONDS="${2:-1200}" FEDERATION_FUZZ_SEED="$seed" exec dotnet exec "$queries/bin/Release/net10.0/Federation.QueryFuzz.Tests.dll" --no-ansi --progress off --show-stdout All --filter-method '*Gateway_AskedAnything*'
fi
dotnet build tests/fuzz/Federation.Fuzz -c Release -v quiet -nodeReuse:false >&2
fuzz=tests/fuzz/Federation.Fuzz/bin/Release/net10.0/Federation.Fuzz
if [ "${1:-}" = repeat ]; then exec "$fuzz" "$@"; fi
exec "$fuzz" run TestResults/fuzz "${1:-3600}" "${@:2}"
