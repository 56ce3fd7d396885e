#!/usr/bin/env python3
"""Writes the bodies of the requests in the directory's own ids and service keys, one file of lines for each workload. usage: bodies.py REQUESTS QUERIES IDMAP SERVICES FOLDER"""
import json, os, re, sys

requests, queries, idmap, services, folder = sys.argv[1:]


def pairs(path):
    with open(path, encoding="utf8") as file:
        return dict(line.rstrip("\n").split("\t") for line in file)


ids, keys = pairs(idmap), pairs(services)
os.makedirs(folder, exist_ok=True)
for name in sorted(os.listdir(queries)):
    workload = name.split(".")[0]
    with open(os.path.join(queries, name), encoding="utf8") as file:
        query = re.sub(r"\s+", " ", file.read()).strip()
    with open(os.path.join(requests, workload + ".params.ndjson"), encoding="utf8") as asked, open(os.path.join(folder, workload + ".ndjson"), "w", encoding="utf8") as out:
        for line in asked:
            variables = json.loads(line)
            for at, most in (("minLat", 90), ("maxLat", 90), ("minLon", 180), ("maxLon", 180)):
                if at in variables:
                    variables[at] = max(-most, min(most, variables[at]))
            if "id" in variables:
                variables["id"] = ids[variables["id"]]
            if "ids" in variables:
                variables["ids"] = [ids[id] for id in variables["ids"]]
            if "services" in variables:
                variables["services"] = [keys[key] for key in variables["services"]]
            out.write(json.dumps({"query": query, "variables": variables}, ensure_ascii=False) + "\n")
