#!/usr/bin/env python3
"""Prints the side by side as Markdown and keeps it as JSON. usage: report.py FOLDER SIZE..    where FOLDER has bench-, sync-, w6- and start-SIZE.json and verify-SIZE.txt"""
import json, os, re, statistics, sys

folder, sizes = sys.argv[1], sys.argv[2:]


def load(name):
    path = os.path.join(folder, name)
    if not os.path.exists(path):
        return None
    with open(path, encoding="utf8") as file:
        return json.load(file)


def number(value):
    return "" if value is None else f"{value:,.0f}" if value >= 100 else f"{value:.2f}" if value >= 10 else f"{value:.3f}"


everything = {}
for size in sizes:
    bench = [part for part in (load(f"bench-{size}.json"), load(f"bench-{size}-W7.json")) if part]
    rows = [row for part in bench for row in part["rows"]]
    print(f"\n### {int(size):,} centres\n")
    table = []
    for workload in sorted({row["workload"] for row in rows}):
        for connections in sorted({row["concurrency"] for row in rows if row["workload"] == workload}, reverse=True):
            for target in dict.fromkeys(row["target"] for row in rows):
                of = [row for row in rows if (row["workload"], row["concurrency"], row["target"]) == (workload, connections, target)]
                if not of:
                    continue
                best = min(of, key=lambda row: sum(row["server_cpu_ms"].values()))
                table.append({"workload": workload, "connections": connections, "target": target, "cpu_ms": statistics.median(sum(row["server_cpu_ms"].values()) for row in of), "best_cpu_ms": sum(best["server_cpu_ms"].values()),
                              "rps": max(row["rps"] for row in of), "p50_ms": statistics.median(row["p50_ms"] for row in of), "p99_ms": statistics.median(row["p99_ms"] for row in of), "bytes": best["response_bytes"],
                              "errors": sum(row["errors"] for row in of), "others": statistics.median(row["cores"]["others"] for row in of)})
    ours = {(row["workload"], row["connections"]): row["cpu_ms"] for row in table if row["target"] == "federation"}
    if table:
        print("CPU is the server's, its database's with it, per request; the middle of the repetitions. Times is how many times ours that is.\n")
        print("| workload | target | connections | CPU ms | times ours | requests/s | p50 ms | p99 ms | bytes | errors | cores taken by others |\n|---|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|")
    for row in table:
        own = ours.get((row["workload"], row["connections"]))
        row["times_ours"] = row["cpu_ms"] / own if own else None
        print(f"| {row['workload']} | {row['target']} | {row['connections']} | {number(row['cpu_ms'])} | {number(row['times_ours'])} | {number(row['rps'])} | {number(row['p50_ms'])} | {number(row['p99_ms'])} | {row['bytes']:,} | {row['errors']} | {row['others']:.2f} |")
    sync = (load(f"sync-{size}.json") or {"sync": []})["sync"]
    own = load(f"w6-{size}.json") or []
    if sync or own:
        print("\n| W6 | changed, ours | seconds, ours | CPU s, ours | changed, SQL | seconds, SQL | CPU s, SQL |\n|---|---:|---:|---:|---:|---:|---:|")
    for at in range(max(len(sync), len(own))):
        left, right = (own[at] if at < len(own) else {}), (sync[at] if at < len(sync) else {})
        print(f"| round {left.get('round', right.get('round'))} | {left.get('changed', '')} | {left.get('seconds', '')} | {left.get('cpu_s', '')} | {right.get('changed', '')} | {right.get('seconds', '')} | {right.get('postgres_cpu_s', '')} |")
    memory = {name: mib for part in bench for name, mib in part["memory_mib"].items()}
    if memory:
        print("\nMemory under load (PSS, MiB, the largest seen): " + ", ".join(f"{name} {mib:,.0f}" for name, mib in memory.items()))
    start = load(f"start-{size}.json")
    if start:
        host = start["memory_mb"]["host"]
        print(f"\nOurs answers {start['ready_s']} s after its start; {host['Rss']:,.0f} MB resident, {host['Pss']:,.0f} MB proportional, before any load. First request of each kind, and the tenth, in ms: "
              + ", ".join(f"{name} {times['first_ms']} and {times['tenth_ms']}" for name, times in start["cold"].items()))
    path = os.path.join(folder, f"verify-{size}.txt")
    if os.path.exists(path):
        with open(path, encoding="utf8") as file:
            right = [line.strip() for line in file if re.match(r"W\d: ", line)]
        print("\nAnswers compared with brute force: " + "; ".join(right))
    everything[size] = {"table": table, "w6": {"ours": own, "sql": sync}, "memory_mib": memory, "start": start}
with open(os.path.join(folder, "side-by-side.json"), "w") as file:
    json.dump(everything, file, indent=1)
