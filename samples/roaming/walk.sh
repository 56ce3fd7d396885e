#!/usr/bin/env bash
# Walks a member of one network into a centre of another, with real processes on this machine, and tells what each step came to.
#
#   samples/roaming/walk.sh [FOLDER]
#
# FOLDER, which must not exist, keeps the data folder and the logs; without it they go when the walk is over. FEDERATION_HOST names a host that is built already.
# It needs the .NET 10 SDK and Node 20 with npm, and ends with 1 where anything went otherwise than it has to.
set -euo pipefail
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")

if [ $# -gt 0 ]; then
  folder=$(realpath -m "$1")
  mkdir "$folder"
else
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
fi

[ -f "$here/node_modules/.package-lock.json" ] || (cd "$here" && npm ci --no-audit --no-fund >&2)
if [ -z "${FEDERATION_HOST:-}" ]; then
  dotnet build "$here/../../host/Federation.Host" -c Release -v quiet -nodeReuse:false >&2
  FEDERATION_HOST="$here/../../host/Federation.Host/bin/Release/net10.0/Federation.Host"
fi

node "$here/walk.mjs" "$FEDERATION_HOST" "$folder"
