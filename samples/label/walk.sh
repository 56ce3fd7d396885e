#!/usr/bin/env bash
# Walks a centre of our samples through the life of a label, with real processes on this machine, and tells what each step came to.
#
#   samples/label/walk.sh [FOLDER]
#
# FOLDER, which must not exist, keeps the data folder and the host's log; without it they go when the walk is over. FEDERATION_HOST names a host that is built already.
# It needs the .NET 10 SDK, Node 20 and faketime (a Debian package of that name), and ends with 1 where anything went otherwise than it has to.
set -euo pipefail
here=$(dirname "$(realpath "${BASH_SOURCE[0]}")")

command -v faketime >/dev/null || { echo "faketime is missing: a label lasts two years, and the walk does not" >&2; exit 1; }

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
