#!/usr/bin/env bash
# Builds an earlier commit in a temporary folder, starts three hosts of it over one PostgreSQL, replaces them one after another by hosts of
# this commit under load, and back, and holds what was answered against what is promised. tests/bench/run.sh says more.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

commit=${1:-$(git describe --tags --abbrev=0 2>/dev/null || echo HEAD~1)}
folder=$(mktemp -d -t federation-earlier-XXXXXX)
end() {
  git worktree remove --force "$folder/earlier" || true
  rm -rf "$folder"
}
trap end EXIT
git worktree add --detach "$folder/earlier" "$commit" >&2

dotnet build "$folder/earlier/host/Federation.Host" -c Release -v quiet -nodeReuse:false -p:RunAnalyzers=false >&2 # it was looked through in its time
dotnet build tests/Federation.EndToEnd.Tests -c Release -v quiet -nodeReuse:false >&2
echo "From $(git log -1 --format='%h, %ad, %s' --date=short "$commit") to $(git log -1 --format=%h) and back" >&2
FEDERATION_EARLIER_HOST=$folder/earlier/host/Federation.Host/bin/Release/net10.0/Federation.Host \
  dotnet exec tests/Federation.EndToEnd.Tests/bin/Release/net10.0/Federation.EndToEnd.Tests.dll --no-ansi --progress off --filter-class '*.UpgradeTests' --show-live-output on
