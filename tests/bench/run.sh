#!/usr/bin/env bash
# Builds the host in Release and measures how fast it takes in generated listings. Prints a Markdown table.
#
#   tests/bench/run.sh [LISTINGS ...]     by default 20000 and 100000
#
# docs/performance.md says what the figures mean.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

for project in host/Federation.Host tests/bench/Federation.Bench; do
  dotnet build "$project" -c Release -v quiet -nodeReuse:false >&2
done
tests/bench/Federation.Bench/bin/Release/net10.0/Federation.Bench host/Federation.Host/bin/Release/net10.0/Federation.Host "$@"
