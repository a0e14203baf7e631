#!/usr/bin/env python3
"""Puts misspellings into text and prints how far the confidence of what is found can be believed.

    reliability.py COPYDESK KNOWN.tsv slips.bin TEXT... [--stories FOLDER]

COPYDESK   the program
KNOWN.tsv  known misspellings (example slip-examples): one sentence in six gets one of them
slips.bin  slips of the pen: one sentence in six gets a word with one or two of them, which is
           neither known nor a word by chance
TEXT...    documents parted by form feeds; the two in twenty that the model of context never saw
           are used, those with sound punctuation

For both kinds the table has, for each step of confidence, how many issues there were, and the
share of them whose first suggestion was the word that had stood there. Issues of the checker
of spelling only. With --stories the stories are left in FOLDER with their labels.
"""
import collections
import json
import pathlib
import random
import re
import struct
import subprocess
import sys
import tempfile

STORIES, SENTENCES = 1500, 6
LETTERS = " abcdefghijklmnopqrstuvwxyz'^$"


def read_slips(path):
    """(letters meant, letters written, probability)"""
    def text(code):
        return "".join(LETTERS[code >> 5 * i & 31] for i in range(5)).strip()
    out = collections.defaultdict(list)
    data = open(path, "rb").read()
    for (entry,) in struct.iter_unpack("<Q", data):
        out[text(entry >> 8 & 0xFFFFF)].append((text(entry >> 32), 10 ** (-(entry & 255) / 20)))
    return out


def slip(word, slips, chance):
    framed = "^" + word + "$"
    ways = [
        (i, k, written, p)
        for i in range(len(framed)) for k in range(1, 5) if i + k <= len(framed)
        for written, p in slips.get(framed[i:i + k], ())
    ]
    if not ways:
        return word
    i, k, written, _ = chance.choices(ways, [w[3] for w in ways])[0]
    return (framed[:i] + written + framed[i + k:]).strip("^$")


def documents(paths):
    number = 0
    for path in paths:
        for doc in open(path, encoding="utf8", errors="replace").read().split("\f"):
            if not doc.strip():
                continue
            number += 1
            if (number - 1) % 20 not in (7, 13):
                continue
            body = doc.partition("\n")[2].strip()
            words = body.split()
            sound = body.count(",") + body.count(".") > len(words) / 25 and re.search("[a-z]['’]s ", body)
            if 150 < len(words) < 1200 and sound and not re.search(r"\bdont\b|\bdoesnt\b", body):
                yield body


def spoil(body, by_word, known, slips, chance):
    labels, parts, at = [], [], 0
    for n, m in enumerate(re.finditer(r"[^.?!\n]{40,}[.?!]", body)):
        words = [w for w in re.finditer(r"(?<= )[a-z]{4,}(?= )", m.group())]
        kind = ("known", "slip")[n % 2] if n % (SENTENCES // 2) == 0 else None
        if not kind or not words:
            continue
        chance.shuffle(words)
        for w in words:
            if kind == "known":
                wrong = chance.choice(by_word.get(w.group(), [""]))
            else:
                wrong = slip(w.group(), slips, chance)
                if chance.random() < 0.2:
                    wrong = slip(wrong, slips, chance)
                if wrong in known or wrong in by_word:
                    wrong = ""
            if not wrong or wrong == w.group():
                continue
            start = m.start() + w.start()
            parts += [body[at:start], wrong]
            labels.append((sum(map(len, parts)) - len(wrong), wrong, w.group(), kind))
            at = m.start() + w.end()
            break
    return "".join(parts) + body[at:], labels


def main():
    args = sys.argv[1:]
    folder = pathlib.Path(args.pop(args.index("--stories") + 1)) if "--stories" in args else None
    args = [a for a in args if a != "--stories"]
    program, known_path, slips_path, *texts = args
    by_word, known = collections.defaultdict(list), set()
    for line in open(known_path, encoding="utf8"):
        written, meant = line.rstrip("\n").split("\t")[:2]
        known.add(written)
        if "|" not in meant:
            by_word[meant].append(written)
    slips, chance = read_slips(slips_path), random.Random(7)
    with tempfile.TemporaryDirectory() as made:
        place = folder or pathlib.Path(made)
        place.mkdir(exist_ok=True)
        labels = {}
        for n, body in enumerate(documents(texts)):
            if n == STORIES:
                break
            text, found = spoil(body, by_word, known, slips, chance)
            path = place / f"{n:05}.txt"
            path.write_text(text, "utf8")
            labels[str(path)] = (text, found)
        files = sorted(labels)
        issues = collections.defaultdict(dict)
        for i in range(0, len(files), 300):
            run = subprocess.run([program, "check", "--format", "json", *files[i:i + 300]], capture_output=True, text=True)
            for line in run.stdout.splitlines():
                j = json.loads(line)
                if j["rule"] == "spelling":
                    issues[j["file"]][j["start"]] = j
    if folder:
        with open(folder / "labels.tsv", "w") as out:
            for path, (text, found) in labels.items():
                for start, *rest in found:
                    out.write("\t".join([path, str(start), *rest]) + "\n")
    table = {k: collections.defaultdict(lambda: [0, 0]) for k in ("known", "slip")}
    missed, all_ = collections.Counter(), collections.Counter()
    for path, (text, found) in labels.items():
        for start, wrong, meant, kind in found:
            at = len(text[:start].encode())
            issue = issues[path].get(at)
            all_[kind] += 1
            if issue is None:
                missed[kind] += 1
                continue
            row = table[kind][min(int(issue["confidence"] * 20), 19)]
            row[0] += 1
            row[1] += issue["suggestions"][:1] == [meant]
    for kind, rows in table.items():
        right = sum(r[1] for r in rows.values())
        print(f"{kind}: {all_[kind]} put in, {missed[kind]} not found (or words by chance), {right} right first")
        for step in sorted(rows):
            n, r = rows[step]
            print(f"  {step / 20:.2f} to {step / 20 + 0.05:.2f}: {n:5} issues, {100 * r / n:5.1f} % right")


if __name__ == "__main__":
    main()
