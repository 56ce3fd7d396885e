#!/usr/bin/env bash
# Learns the weights of the matching anew from the labelled pairs and the real listings, and writes them where the host takes them from.
# Prints what cross-validation within the training half says; docs/matching.md says what the figures mean.
#
#   tests/matching/learn.sh
#
# FEDERATION_DATA names the folder with the real listings; by default ../shared/data beside the repository.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

learn=tests/matching/Federation.Matching.Learn
dotnet build "$learn" -c Release -v quiet -nodeReuse:false >&2
dotnet exec "$learn/bin/Release/net10.0/Federation.Matching.Learn.dll" "${FEDERATION_DATA:-../shared/data}" host/Federation.Cluster/Matching/Scoring/weights.json
