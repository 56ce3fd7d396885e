#!/usr/bin/env bash
# Changes the code in small ways and says which changes no test noticed: Stryker.NET, over a copy of what is committed. Takes from minutes to an hour, and the machine for itself.
#
#   tests/mutation.sh contracts|registry|centres|matching|storage [FILES ...]
#
# FILES are as Stryker's --mutate, relative to the project that is changed: 'Log/**/*'; by default all that the name stands for.
# docs/testing.md has the figures, and what is left out.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

slice=${1:-} && shift || true
project=Federation.Cluster tests=Federation.Cluster.Tests
# Tests that start silos, servers or processes: what lives on between two changes takes the runner's measure of what a test reaches, and seconds for each change are too many.
outside='(Sync|Storage|Label|Door)Cluster\b|RingDirectory|Postgres|Azur|ChildProcess|Oracle|KillRoundsTests|class LearnerTests|HttpClient|SmtpServer|TcpListener|CertificateMeasurements'
case "$slice" in
  contracts) project=Federation.Contracts tests=Federation.Contracts.Tests files=('**/*') ;;
  registry) project=Federation.Registry tests=Federation.Registry.Tests files=('**/*') outside='class Independent|CertificateMeasurements' ;;
  # Grains are shells, which only those tests reach.
  centres) files=('Centres/**/*' '!**/*Grain*.cs') outside+='|StoreConformance|StoreTransfer' ;;
  matching) files=('Matching/**/*' '!**/*Grain*.cs' '!Matching/MatchingPass.cs' '!Matching/Evaluation/**/*') outside+='|StoreConformance|StoreTransfer' ;;
  storage) files=('Storage/**/*' '!**/*Grain*.cs' '!Storage/Azure/**/*' '!Storage/Postgres/**/*') ;;
  *) sed -n '2,7s/^# \{0,1\}//p' tests/mutation.sh >&2; exit 2 ;;
esac
if [ $# -gt 0 ]; then files=("$@"); fi

FEDERATION_DATA=$(realpath -m "${FEDERATION_DATA:-../shared/data}")
export FEDERATION_DATA DOTNET_TieredPGO=0 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1
# What other threads than a test's own reach is nobody's in the runner's eyes: with one, laws are tried on the test's.
export CsCheck_Threads=1
copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git clone -q . "$copy/federation"
cd "$copy/federation/tests/$tests"
{ grep -rlE --include='*Tests.cs' --include='*Measurements.cs' "$outside" . || true; } | xargs -r rm
# What an assembly has for all of its tests is started for each change anew: silos and servers that only those tests asked for.
{ grep -rl --include='*.cs' 'assembly: AssemblyFixture' . || true; } | xargs -r sed -i '/assembly: AssemblyFixture/d'
# Changes of words are left out: most are messages, which tests hold to their codes.
cat >stryker-config.json <<JSON
{ "stryker-config": { "project": "$project.csproj", "test-runner": "mtp", "concurrency": 2, "ignore-mutations": ["string"], "reporters": ["json"] } }
JSON
dotnet tool restore >/dev/null
arguments=()
for one in "${files[@]}"; do arguments+=(--mutate "$one"); done
dotnet stryker "${arguments[@]}" --output "$copy/out" >&2

# What nobody noticed, then a line for each file, then the whole.
jq -r --arg project "$project" '
  def counts: group_by(.status) | map({ (.[0].status): length }) | add;
  def line: "\(.Killed // 0) killed, \(.Timeout // 0) timed out, \(.Survived // 0) survived, \(.NoCoverage // 0) reached by no test";
  [.files | to_entries[] | .key as $file | .value.mutants[] | select(.status | IN("Killed", "Timeout", "Survived", "NoCoverage")) | { file: ($file | split("/\($project)/") | last), status, line: .location.start.line, by: .mutatorName, to: .replacement }] as $all
  | ($all[] | select(.status | IN("Survived", "NoCoverage")) | "\(.file):\(.line) \(.status): \(.by): \(.to | gsub("\\s+"; " ") | .[:160])"),
    ($all | group_by(.file)[] | "\(.[0].file): \(counts | line)"),
    ($all | counts | "\(line): \(100 * ((.Killed // 0) + (.Timeout // 0)) / ([.[]] | add) | . * 10 | round / 10) %")
' "$copy"/out/reports/mutation-report.json
