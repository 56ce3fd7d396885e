#!/usr/bin/env bash
# The directory beside the peers of the shared folder: PostGraphile and Mercurius over PostGIS, and bare Kestrel as the limit.
#
#   tests/bench/run.sh peers [SIZE ...]   by default 10000 100000 1000000
#
#   PEERS            the shared folder; ../shared/peers beside the repository where it is left out
#   WORK             a scratch place that is kept, so that a second run loads nothing; by default peers-work below the temporary folder
#   STEPS            of "load measure sync": what to do, all by default
#   SECONDS_PER_RUN  4, REPS 3, CONCURRENCY 32,1, ONLY (names of targets), VERIFY 25 (answers of each workload), PGPORT 54329
#
# docs/performance.md says what is measured.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repo=$(cd "$here/../../.." && pwd)
PEERS=${PEERS:-$repo/../shared/peers} STEPS=${STEPS:-load measure sync}
root=${WORK:-${TMPDIR:-/tmp}/peers-work}
host=$repo/host/Federation.Host/bin/Release/net10.0/Federation.Host
bench=$repo/tests/bench/Federation.Bench/bin/Release/net10.0/Federation.Bench
[ $# -gt 0 ] || set -- 10000 100000 1000000
does() { case " $STEPS " in *" $1 "*) ;; *) return 1 ;; esac; }

# 1  The peers, adapted
mkdir -p "$root"
root=$(cd "$root" && pwd)
[ -f "$root/driver/bench.py" ] || cp -r "$PEERS/." "$root/"
chmod -R u+w "$root/driver" "$root/workloads"
[ -x "$root/work/limit/limit" ] || "$root/setup.sh" >&2
python3 "$here/patch.py" "$root/driver"
rm -rf "$root/workloads/federation"
cp -r "$here/workloads" "$root/workloads/federation"
export WORK=$root/work-single PGPORT=${PGPORT:-54329}
results=$root/results-federation node=$root/runtime/node_modules/.bin/node
mkdir -p "$WORK" "$results"

# 2  Data without planted duplicates, and what our loads read
[ -f "$WORK/cities.tsv" ] || "$node" "$root/gen/cities.mjs" "$WORK/cities.tsv"
for size in "$@"; do
  [ -s "$WORK/data-$size/centres.ndjson" ] || "$node" "$root/gen/generate.mjs" --cities "$WORK/cities.tsv" --n "$size" --out "$WORK/data-$size" --dup 0
  [ -s "$WORK/requests-$size/W6.listing.3.ndjson" ] || "$node" --max-old-space-size=6000 "$root/gen/requests.mjs" --data "$WORK/data-$size" --out "$WORK/requests-$size"
  [ -d "$WORK/host-$size/round-3" ] || "$bench" peers "$WORK/data-$size" "$WORK/requests-$size" "$WORK/host-$size"
done

# One that runs already is somebody's, who is not done with it.
stop_pg() { :; }
if ! psql -X -q -h 127.0.0.1 -p "$PGPORT" -U postgres -d postgres -c 'select 1' >/dev/null 2>&1; then
  "$root/peers/pg/pg.sh" start
  stop_pg() { "$root/peers/pg/pg.sh" stop; }
fi
pid=$WORK/federation.pid
start_host() { # DATA, FILE of figures, FOLDER of bodies; sets url
  stop_host
  url=http://127.0.0.1:$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
  python3 "$here/target.py" --host "$host" --data "$1" --url "$url" --bodies "$3" --pid "$pid" --log "$WORK/federation.log" --out "$2"
}
stop_host() {
  [ -f "$pid" ] || return 0
  kill "$(head -1 "$pid")" 2>/dev/null || true
  while kill -0 "$(head -1 "$pid")" 2>/dev/null; do sleep 0.1; done
  rm -f "$pid"
}
trap 'stop_host; stop_pg' EXIT

for size in "$@"; do
  own=$WORK/host-$size data=$WORK/host-$size/data
  # 3  Through the worker and the matching; labels from the registry before this one
  if does load; then
    "$root/peers/pg/load.sh" "$size"
    if [ ! -f "$own/loaded" ]; then
      "$host" sync --networks "$own/networks.json" --data "$data"
      # Where the matching takes two of the generated listings for one place, the second label is refused.
      "$host" label import "$own/labels.jsonl" --data "$data" || [ $? -eq 1 ]
      touch "$own/loaded"
    fi
    if [ ! -s "$own/idmap.tsv" ]; then
      start_host "$data" "$results/first-start-$size.json" /nowhere
      python3 "$here/idmap.py" "$url" "$own/idmap.tsv"
    fi
  fi
  does measure || does sync || continue

  # 4  The directory, started cold
  python3 "$here/bodies.py" "$WORK/requests-$size" "$here/workloads" "$own/idmap.tsv" "$own/services.tsv" "$WORK/cold-$size"
  start_host "$data" "$results/start-$size.json" "$WORK/cold-$size"
  python3 - "$root" "$url" "$own" "$pid" <<'P'
import json, os, re, socket, sys
root, url, own, pid = sys.argv[1:]
with open(os.path.join(root, "driver", "targets.json")) as file:
    text = file.read()
# Their ports are fixed, and may be another's on this machine.
sockets = {}
for port in sorted(set(re.findall(r"127\.0\.0\.1:(\d+)", text))):
    sockets[port] = socket.socket()
    sockets[port].bind(("127.0.0.1", 0))
    text = text.replace(port, str(sockets[port].getsockname()[1]))
targets = json.loads(text)
# First, so that the limit answers as many bytes as ours.
targets.insert(0, {"name": "federation", "queries": "workloads/federation", "url": url + "/graphql", "idmap": own + "/idmap.tsv", "services": own + "/services.tsv", "groups": {"api": "pidfile:" + pid}})
with open(os.path.join(root, "work-single", "targets.json"), "w") as file:
    json.dump(targets, file, indent=1)
P
  common=(--size "$size" --work "$WORK" --port "$PGPORT" --targets "$WORK/targets.json" --seconds "${SECONDS_PER_RUN:-4}" --reps "${REPS:-3}" --concurrency "${CONCURRENCY:-32,1}" --only "${ONLY:-}")

  # 5  Right before fast: ours first, then the peers'
  if does measure; then
    "$node" --max-old-space-size=6000 "$root/driver/verify.mjs" --data "$WORK/data-$size" --requests "$WORK/requests-$size" --queries "$root/workloads/federation" --url "$url/graphql" --count "${VERIFY:-25}" \
      --idmap "$own/idmap.tsv" --services "$own/services.tsv" | tee "$results/verify-$size.txt" | cut -c1-200 || echo "Ours answered something else; see $results/verify-$size.txt." >&2
    if [ "$size" -le 200000 ]; then
      python3 "$root/driver/bench.py" "${common[@]}" --workloads "${WORKLOADS:-W1,W2,W3,W4,W5,W7}" --out "$results/bench-$size.json"
    else # the peers' wide search takes seconds a request here: few connections, longer runs
      python3 "$root/driver/bench.py" "${common[@]}" --workloads "${WORKLOADS:-W1,W2,W3,W4,W5}" --out "$results/bench-$size.json"
      python3 "$root/driver/bench.py" "${common[@]}" --workloads W7 --concurrency 4,1 --seconds 10 --out "$results/bench-$size-W7.json"
    fi
  fi

  # 6  The sync, one after the other
  if does sync; then
    python3 "$here/w6.py" --url "$url" --data "$data" --files "$own" --pid "$pid" --out "$results/w6-$size.json"
    python3 "$root/driver/bench.py" "${common[@]}" --workloads '' --sync --out "$results/sync-$size.json"
  fi
  stop_host
done
python3 "$here/report.py" "$results" "$@" | tee "$results/report.md"
