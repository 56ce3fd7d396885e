#!/usr/bin/env bash
# Writes the public API of every contract project that has changed into its PublicAPI.Unshipped.txt.
# Run it after a deliberate change; the diff of those files is the review. At a release, move the lines to Shipped.
set -euo pipefail
cd "$(dirname "$0")"
# The contracts come first: the others cannot be compiled while their own list is wrong.
for project in Federation.Contracts/*.csproj $(ls -d */*.csproj | grep -v "^Federation.Contracts/"); do
  folder=$(dirname "$project")
  api="$folder/PublicAPI.Unshipped.txt"
  [ -f "$api" ] || continue
  echo "#nullable enable" > "$api"
  { dotnet build "$project" --no-incremental -nologo 2>&1 || true; } |
    sed -n "\\|/$folder/|s/.*error RS0016: Symbol '\(.*\)' is not part of the declared public API.*/\1/p" | LC_ALL=C sort -u > "$api.found"
  cat "$api.found" >> "$api" && rm "$api.found"
done
