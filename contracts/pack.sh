#!/usr/bin/env bash
# Packs what authors of adapters need, with symbols, every packable project beneath this folder: contracts/pack.sh OUTPUT-FOLDER
# It builds in a folder of its own: neither bin nor obj of the repository are touched.
set -euo pipefail
[ $# -eq 1 ] || { echo "usage: contracts/pack.sh OUTPUT-FOLDER" >&2; exit 2; }
mkdir -p "$1"
output=$(cd "$1" && pwd)
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for project in */*.csproj; do
  grep -q '<IsPackable>true</IsPackable>' "$project" || continue
  dotnet pack "$project" --configuration Release --artifacts-path "$work" --output "$output" --nologo --verbosity quiet -nodeReuse:false -p:ContinuousIntegrationBuild=true
done
ls -1 "$output"
