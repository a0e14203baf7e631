#!/usr/bin/env python3
"""Learns how sounds are spelled by those who spell by ear, and how the words of the lexicon sound.

    fit_sounds.py WORDS.tsv SLIPS.tsv CMUDICT sound-letters.txt sounds.tsv

WORDS.tsv, SLIPS.tsv, CMUDICT  as for fit_slips.py
sound-letters.txt  sounds, letters, cost: how likely the letters are to be written for the
                   sounds (logarithm to base 10), half from right spelling, half from known
                   misspellings held against the pronunciation of the word meant (expectation
                   maximisation); "-" where the sound is left out
sounds.tsv         sounds, word, number, for the example compile-sounds: of the words common
                   enough to be meant

The number holds in its low byte what it costs to spell the word rightly by ear (16 to a factor
of ten) and above it how far the word is from the likeliest of all, by the weights of
src/language/suggest (the search is bounded by it, nothing else). Standard library only; five minutes.
"""
import collections
import math
import re
import sys

import fit_slips

SEEN = 3                   # letters seen less often for a sound are chance
ENOUGH = 50                # a sound seen less often is not learned from misspellings
LEAST = 3e-4
UNSEEN = 2.5               # a sound left out, a letter put in: logarithm to base 10
WORD, NAME = 2.5, 3.5      # the least frequency (Zipf) of words that have a sound
FREQUENCY, NOT_LOWER, VARIANT, OWN, TOP = 0.6, 1.0, 0.8, 0.36, 10  # as in src/language/suggest
FAR = 99.0


def pronunciations(path):
    out = collections.defaultdict(list)
    for line in open(path, encoding="utf8"):
        fields = line.split("#")[0].split()
        if fields:
            out[re.sub(r"\(\d\)", "", fields[0])].append(tuple(re.sub(r"\d", "", p) for p in fields[1:]))
    return out


def pieces(k):
    """How many letters may stand for k sounds."""
    return range(0, 5) if k == 1 else range(1, 3) if k == 2 else range(1, 2)


def align(word, sounds, cost):
    """The cheapest way to spell these sounds by this word: its cost and its pieces."""
    n, m = len(word), len(sounds)
    best = {(0, 0): (0.0, None)}
    for i in range(n + 1):
        for j in range(m + 1):
            here = best.get((i, j))
            if here is None:
                continue
            for k in range(min(2, m - j) + 1):
                for a in pieces(k):
                    if i + a > n:
                        break
                    total = here[0] + cost(word[i:i + a], sounds[j:j + k])
                    if total < best.get((i + a, j + k), (FAR,))[0]:
                        best[i + a, j + k] = (total, (i, j))
    if (n, m) not in best:
        return FAR, []
    out, at = [], (n, m)
    while best[at][1] is not None:
        before = best[at][1]
        out.append((word[before[0]:at[0]], sounds[before[1]:at[1]]))
        at = before
    return best[n, m][0], out


def cost_of(likely, put_in, left_out):
    def cost(letters, sounds):
        if not sounds:
            return put_in
        p = likely.get((sounds, letters))
        if p:
            return -math.log10(min(p, 0.98))
        return FAR if letters or len(sounds) > 1 else left_out
    return cost


def shares(counts):
    of = collections.Counter()
    for (sounds, _), n in counts.items():
        of[sounds] += n
    return {k: n / of[k[0]] for k, n in counts.items()}, of


def learn(right, misspellings):
    likely = dict(right)
    for _ in range(3):
        seen = collections.Counter()
        for word, spoken in misspellings:
            _, best = min((align(word, s, cost_of(likely, 2.6, 2.6)) for s in spoken), key=lambda b: b[0])
            seen.update((sounds, letters) for letters, sounds in best if sounds)
        heard, of = shares(seen)
        likely = {k: p / 2 for k, p in right.items()}
        for (sounds, letters), p in heard.items():
            if seen[sounds, letters] >= SEEN and of[sounds] > ENOUGH:
                likely[sounds, letters] = likely.get((sounds, letters), 0) + p / 2
    return {k: p for k, p in likely.items() if p > LEAST}


def main():
    words, known, pronounced, letters_to, words_to = sys.argv[1:]
    lexicon, spoken = fit_slips.read_lexicon(words), pronunciations(pronounced)
    counts = fit_slips.graphemes(list(fit_slips.sounds(pronounced, lexicon)))
    right, _ = shares({(sounds, letters): n for (letters, sounds), n in counts.items() if sounds})
    pairs = [(w, m[0]) for w, m, near in fit_slips.read_slips(known) if not near and len(m) == 1 and w.isalpha()]
    likely = learn(right, [(w, spoken[m]) for w, m in pairs[::2] if m in spoken])
    with open(letters_to, "w", encoding="utf8") as out:
        out.write("# Made by fit_sounds.py: sounds, the letters written for them, cost. See README.md.\n")
        for (sounds, letters), p in sorted(likely.items()):
            out.write(f"{' '.join(sounds)}\t{letters or '-'}\t{-math.log10(min(p, 0.98)):.2f}\n")
    cost = cost_of(likely, UNSEEN, UNSEEN)
    with open(words_to, "w", encoding="utf8") as out:
        for word, (flags, zipf) in sorted(lexicon.items()):
            plain = flags & fit_slips.LOWER and not flags & fit_slips.RARE and zipf >= WORD
            if not plain and zipf < NAME:
                continue
            for sounds in sorted(set(spoken.get(word, ()))):
                own = min(align(word, sounds, cost)[0], 15.9)
                gain = FREQUENCY * zipf + OWN * own
                gain -= NOT_LOWER * (not flags & fit_slips.LOWER) + VARIANT * bool(flags & fit_slips.VARIANTS)
                number = max(0, round(16 * (TOP - gain))) << 8 | round(16 * own)
                out.write(f"{' '.join(sounds)}\t{word}\t{number}\n")


if __name__ == "__main__":
    main()
