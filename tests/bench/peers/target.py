#!/usr/bin/env python3
"""Starts the directory over a data folder, waits until it has done what a start does, and asks it one cold request of each kind.

usage: target.py --host EXECUTABLE --data DIR --url URL --bodies FOLDER --pid FILE --log FILE --out FILE

Writes the process id, and JSON: seconds until it answers, milliseconds of the first request and of the tenth of each workload, and memory. It leaves the directory running."""
import argparse, json, os, re, subprocess, sys, time, urllib.request

ap = argparse.ArgumentParser()
for name in ("host", "data", "url", "bodies", "pid", "log", "out"):
    ap.add_argument("--" + name, required=True)
a = ap.parse_args()
READY, QUIET = "The directory answers at", "Where to look:"
MOST_SECONDS = 1800


def memory(pid):
    """Resident and proportional, MB of 10^6 bytes; the workers that the host keeps ready are processes of their own, and counted apart."""
    with open(f"/proc/{pid}/smaps_rollup") as file:
        text = file.read()
    return {kind: int(re.search(rf"^{kind}:\s+(\d+)", text, re.M)[1]) * 1024 / 1e6 for kind in ("Rss", "Pss")}


def children(pid):
    return [int(child) for task in os.listdir(f"/proc/{pid}/task") for child in open(f"/proc/{pid}/task/{task}/children").read().split()]


def ask(body):
    request = urllib.request.Request(a.url + "/graphql", body.encode(), {"Content-Type": "application/json"})
    begin = time.perf_counter()
    with urllib.request.urlopen(request, timeout=120) as answer:
        text = answer.read()
    took = (time.perf_counter() - begin) * 1000
    if b'"errors"' in text:
        sys.exit(f"The directory refused: {text[:400]!r}")
    return took


def wait(words):
    while True:
        with open(a.log, encoding="utf8") as log:
            if words in log.read():
                return time.perf_counter() - start
        if process.poll() is not None or time.perf_counter() - start > MOST_SECONDS:
            sys.exit(f"The directory did not get to \"{words}\"; see {a.log}.")
        time.sleep(0.02)


# The generator is one caller, who would have 200 requests a second. A start with nothing of the data in the page cache is another question, and not asked here.
with open(a.log, "w") as log:
    start = time.perf_counter()
    process = subprocess.Popen([a.host, "serve", "--urls", a.url, "--data", a.data, "--requests-per-second", "0"], stdout=log, stderr=log, start_new_session=True)
with open(a.pid, "w") as file:
    file.write(f"{process.pid}\n")
ready = wait(READY)
answered = {}
for name in sorted(os.listdir(a.bodies)) if os.path.isdir(a.bodies) else []:
    with open(os.path.join(a.bodies, name), encoding="utf8") as file:
        bodies = [line for _, line in zip(range(10), file)]
    times = [ask(body) for body in bodies]
    answered[name.split(".")[0]] = {"first_ms": round(times[0], 2), "tenth_ms": round(times[-1], 2)}
quiet = wait(QUIET)
result = {"ready_s": round(ready, 2), "first_runs_over_s": round(quiet, 2), "cold": answered, "memory_mb": {"host": memory(process.pid), "workers": [memory(child) for child in children(process.pid)]}}
with open(a.out, "w") as file:
    json.dump(result, file, indent=1)
print(json.dumps(result), flush=True)
