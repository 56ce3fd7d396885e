#!/usr/bin/env bash
# Prints every centre around Dijon with its distance, the nearest first. It needs curl and jq.
#
#   near.sh [URL [RADIUS_KM]]
#
# By default the directory of this machine and 30 km. It ends with 1 where the directory refuses, and says why.
set -euo pipefail
url=${1:-http://localhost:5080/} radius=${2:-30}
query=$(<"$(dirname "${BASH_SOURCE[0]}")/../centres-near.graphql")

after=null more=true
while [ "$more" = true ]; do
  answer=$(jq -n --arg query "$query" --argjson radius "$radius" --argjson after "$after" \
      '{query: $query, variables: {near: {latitude: 47.322, longitude: 5.0415, radiusKm: $radius}, first: 5, after: $after}}' \
    | curl --silent --show-error --max-time 20 --data-binary @- -H 'Content-Type: application/json' -H 'Accept: application/graphql-response+json' "${url%/}/graphql")
  if jq -e .errors >/dev/null <<<"$answer"; then
    jq -r '.errors[] | "\(.extensions.code): \(.message)"' <<<"$answer" >&2
    exit 1
  fi
  jq -r '.data.centres.edges[] | "\(.distanceKm) km  \(.node.name)"' <<<"$answer"
  more=$(jq .data.centres.pageInfo.hasNextPage <<<"$answer") after=$(jq .data.centres.pageInfo.endCursor <<<"$answer")
done
