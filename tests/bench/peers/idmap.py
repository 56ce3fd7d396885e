#!/usr/bin/env python3
"""Writes which centre each generated listing stands in, from the export of a running directory. usage: idmap.py URL FILE

A line is the listing's own id, a tab, the centre's global id. Where several listings stand in one centre, which without planted duplicates should not be, that is counted on standard error."""
import json, sys, urllib.request

url, path = sys.argv[1:]
shared = listings = 0
with urllib.request.urlopen(url + "/export/centres.jsonl", timeout=600) as export, open(path, "w", encoding="utf8") as out:
    for line in export:
        centre = json.loads(line)
        keys = {source["listing"] for source in centre["sources"]}
        listings += len(keys)
        shared += len(keys) - 1
        for key in keys:
            out.write(f"{key.split('/', 1)[1]}\t{centre['id']}\n")
print(f"{listings} listings; {shared} of them share a centre with another one", file=sys.stderr)
