#!/usr/bin/env python3
"""Adapts a scratch copy of the peers' driver to a server with services, facets and points of another shape. usage: patch.py FOLDER

Every change is listed here with its reason. A driver in which a place is not as it is known here is refused, so that nobody measures with half of the changes. Safe to run twice."""
import os, sys

CHANGES = [
    # Our vocabulary has other keys for the same services: a target may name a file of them ("services": their key, tab, ours), as it names its ids.
    ("bench.py", """    if 'idmap' not in t: return line
""", """    if 'idmap' not in t: return line
    if 'services' in t and 'keys' not in t:
        with open(t['services'], encoding='utf8') as f: t['keys'] = dict(x.rstrip('\\n').split('\\t') for x in f)
"""),
    # Where 500 places need more than the earth, the box ends with it: those are the same places, and ours refuses what is no box.
    ("bench.py", """    if 'ids' in v: v['ids']""", """    for at in v:
        if at[:3] in ('min', 'max') and at[3:] in ('Lat', 'Lon'): v[at] = max(-90 if at[3:] == 'Lat' else -180, min(90 if at[3:] == 'Lat' else 180, v[at]))
    if 'services' in v and 'keys' in t: v['services'] = [t['keys'][x] for x in v['services']]
    if 'ids' in v: v['ids']"""),
    ("verify.mjs", """idmap: { type: 'string' } } });""", """idmap: { type: 'string' }, services: { type: 'string' } } });
const keys = new Map(), theirs = new Map();
if (o.services) for (const l of readFileSync(o.services, 'utf8').trimEnd().split('\\n')) { const [g, w] = l.split('\\t'); keys.set(g, w); theirs.set(w, g); }"""),
    ("verify.mjs", """...(v.ids ? { ids: v.ids.map(x => own.get(x)) } : {}) };""", """...(v.ids ? { ids: v.ids.map(x => own.get(x)) } : {}), ...(o.services && v.services ? { services: v.services.map(x => keys.get(x)) } : {}),
  ...Object.fromEntries(Object.entries(v).filter(([k]) => /^(min|max)L(at|on)$/.test(k)).map(([k, x]) => [k, k.endsWith('Lat') ? Math.max(-90, Math.min(90, x)) : Math.max(-180, Math.min(180, x))])) };"""),
    # Our facets are fields of their own, and tell levels that no centre has, too. A map answers with points.
    ("verify.mjs", """for (const x of res.data.facets?.nodes ?? r.facets) f""", """const counts = res.data.facets?.nodes ?? r.facets;
      for (const x of Array.isArray(counts) ? counts : [...counts.levels.filter(x => x.count > 0).map(x => ({ facet: 'level', value: x.level, count: x.count })), ...counts.services.map(x => ({ facet: 'service', value: theirs.get(x.service.key) ?? x.service.key, count: x.count }))]) f"""),
    ("verify.mjs", """(Array.isArray(r) ? r : r.nodes ?? [r])""", """(Array.isArray(r) ? r : r.nodes ?? r.points ?? [r])"""),
    # An id that is asked for twice stands twice in nodes, once in the peers' lists.
    ("verify.mjs", """if (w === 'W4') e.ids = [...new Set(e.ids)];""", """if (w === 'W4') { e.ids = [...new Set(e.ids)]; ids = [...new Set(ids)]; }"""),
    # What is wrong is looked into, so all of it is told and not only the first.
    ("verify.mjs", """  if (wrong.length) console.log('  first wrong:', JSON.stringify(wrong[0]).slice(0, 600));""", """  for (const x of wrong.slice(0, 100)) console.log('  wrong:', JSON.stringify(x).slice(0, 600));"""),
]

folder = sys.argv[1]
for name, old, new in CHANGES:
    path = os.path.join(folder, name)
    with open(path, encoding="utf8") as file:
        text = file.read()
    if new in text:
        continue
    if text.count(old) != 1:
        sys.exit(f"{path} is not the driver that is known here: {old!r} stands in it {text.count(old)} times.")
    os.chmod(path, 0o644)
    with open(path, "w", encoding="utf8") as file:
        file.write(text.replace(old, new))
