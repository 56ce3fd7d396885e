#!/usr/bin/env python3
"""W6 of the directory: listings of which one in a hundred changed, through its own sync while it serves, beside the peers' merge in SQL.

usage: w6.py --url URL --data DIR --files FOLDER --out FILE

FOLDER has the networks' files and round-0, round-1, …, each with the files of those networks that the sync is about. As the peers do, it runs round 0 (nothing changed), each later one, and round 0 again. Counted is from the first
request for a run until the last run has ended, everything stored; CPU is that of the host and of the workers that ended meanwhile."""
import argparse, glob, json, os, shutil, sys, time, urllib.request

ap = argparse.ArgumentParser()
for name in ("url", "data", "files", "out"):
    ap.add_argument("--" + name, required=True)
ap.add_argument("--pid", required=True)
a = ap.parse_args()
HZ = os.sysconf("SC_CLK_TCK")
with open(os.path.join(a.data, "operator-token")) as file:
    token = file.read().strip()
with open(a.pid) as file:
    pid = int(file.readline())


def ask(query):
    request = urllib.request.Request(a.url + "/graphql", json.dumps({"query": query}).encode(), {"Content-Type": "application/json", "Authorization": "Bearer " + token})
    with urllib.request.urlopen(request, timeout=60) as answer:
        said = json.load(answer)
    if "errors" in said:
        sys.exit(f"{query}: {said['errors']}")
    return said["data"]


def cpu():
    """Seconds of the host and of its children, those that have ended among them."""
    total = 0
    for process in [pid] + [int(child) for task in os.listdir(f"/proc/{pid}/task") for child in open(f"/proc/{pid}/task/{task}/children").read().split()]:
        try:
            with open(f"/proc/{process}/stat") as file:
                fields = file.read().rsplit(")", 1)[1].split()
            total += int(fields[11]) + int(fields[12]) + (int(fields[13]) + int(fields[14]) if process == pid else 0)
        except OSError:
            pass
    return total / HZ


def last(network):
    runs = ask(f'{{ syncRuns(network: "{network}", first: 1) {{ key status durationMs counts {{ read new changed unchanged quarantined }} }} }}')["syncRuns"]
    return runs[0] if runs else None


def go(number):
    files = glob.glob(os.path.join(a.files, f"round-{number}", "*.csv"))
    networks = [os.path.basename(file)[:-4] for file in files]
    for file in files:
        # Renamed into place, as a partner's server does.
        shutil.copy(file, os.path.join(a.files, "next.tmp"))
        os.replace(os.path.join(a.files, "next.tmp"), os.path.join(a.files, os.path.basename(file)))
    used, start = cpu(), time.perf_counter()
    keys = {}
    for network in networks:
        said = ask(f'mutation {{ startRun(network: "{network}") {{ ... on RunStarted {{ run {{ key }} }} ... on Refusal {{ message }} }} }}')["startRun"]
        if "message" in said:
            sys.exit(f"{network}: {said['message']}")
        keys[network] = said["run"]["key"]
    runs = []
    for network in networks:
        while True:
            run = last(network)
            if run["key"] == keys[network] and run["status"] != "RUNNING":
                break
            time.sleep(0.02)
        if run["status"] != "COMPLETED":
            sys.exit(f"{network}: {run}")
        runs.append(run)
    seconds = time.perf_counter() - start
    counts = {name: sum(run["counts"][name] for run in runs) for name in runs[0]["counts"]}
    return {"workload": "W6", "round": number, "networks": len(networks), "changed": counts["changed"], "read": counts["read"], "new": counts["new"], "quarantined": counts["quarantined"],
            "seconds": round(seconds, 2), "longest_run_s": round(max(run["durationMs"] for run in runs) / 1000, 2), "cpu_s": round(cpu() - used, 2)}


rounds = len(glob.glob(os.path.join(a.files, "round-*")))
rows = []
for number in [*range(rounds), 0]:
    rows.append(go(number))
    print(rows[-1], flush=True)
with open(a.out, "w") as file:
    json.dump(rows, file, indent=1)
