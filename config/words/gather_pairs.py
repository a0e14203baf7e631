#!/usr/bin/env python3
"""Gathers pairs of words that stand side by side in well-known names.

    gather_pairs.py GEONAMES name-pairs.txt TEXT...

Arguments as for gather.py. A pair counts where both words have a capital in the middle of
a sentence, in sixty documents at least; places add theirs, and institutions.txt its own.
"""
import collections
import json
import pathlib
import re
import sys

RUN = re.compile(r"(?<=[a-z,] )([A-Z][a-z]+(?: [A-Z][a-z]+)+)")
PLACE = re.compile(r"[A-Z][a-z]+")


def main():
    geo, target, *texts = sys.argv[1:]
    documents = collections.Counter()
    for path in texts:
        for doc in open(path, encoding="utf8", errors="replace").read().split("\f"):
            found = set()
            for run in RUN.findall(doc):
                words = run.lower().split()
                found |= set(zip(words, words[1:]))
            documents.update(found)
    pairs = {" ".join(p) for p, n in documents.items() if n >= 60 and min(map(len, p)) > 2}
    geo = pathlib.Path(geo)
    names = [c["name"] for c in json.load(open(geo / "countries.json")).values()]
    names += [c["capital"] for c in json.load(open(geo / "countries.json")).values()]
    names += [c["name"] for c in json.load(open(geo / "cities15000.json")).values()
              if c["population"] > (60_000 if c["countrycode"] == "US" else 700_000)]
    names += (pathlib.Path(__file__).parent / "institutions.txt").read_text().splitlines()
    for name in names:
        words = name.split()
        pairs |= {f"{a} {b}".lower() for a, b in zip(words, words[1:]) if PLACE.fullmatch(a) and PLACE.fullmatch(b)}
    with open(target, "w") as out:
        out.write("# Pairs of words in well-known names, made by gather_pairs.py.\n")
        out.writelines(p + "\n" for p in sorted(pairs))


if __name__ == "__main__":
    main()
