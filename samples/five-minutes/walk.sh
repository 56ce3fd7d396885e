#!/usr/bin/env bash
# Walks a network into a running directory, from nothing: its listing is probed, mapped, previewed, tested, packed, signed, installed and read, with real processes on this machine.
#
#   samples/five-minutes/walk.sh [FOLDER]
#
# FOLDER, which must not exist, keeps what was made; without it that goes when the walk is over. FEDERATION_HOST names a host that is built already.
# It needs the .NET 10 SDK and Node 20, and ends with 1 where anything went otherwise than it has to.
set -euo pipefail
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")

if [ $# -gt 0 ]; then
  folder=$(realpath -m "$1")
  mkdir "$folder"
else
  folder=$(mktemp -d)
  trap 'rm -rf "$folder"' EXIT
fi

if [ -z "${FEDERATION_HOST:-}" ]; then
  dotnet build "$here/../../host/Federation.Host" -c Release -v quiet -nodeReuse:false >&2
  FEDERATION_HOST="$here/../../host/Federation.Host/bin/Release/net10.0/Federation.Host"
fi

node "$here/walk.mjs" "$FEDERATION_HOST" "$folder"
