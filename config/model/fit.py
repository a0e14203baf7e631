"""Fits the judges of the context checkers to the slips that examples.rs made.

    python3 fit.py examples.tsv judges.txt        (needs: pip install lightgbm numpy)

Three sorts of text: what the model was counted in (documents left out of the counting), and
strange text (the model never saw its like): sentences and definitions. Where a word is rare or
used otherwise than in the first sort, only the others show how far the model can be
believed; sentences, of which there are few, weigh more. Documents are dealt into four folds; every score that a threshold is chosen from comes
from trees that never saw its document. Thresholds are chosen by false alarms per 1,000
words of text without slips.
"""
import collections
import re
import sys

import lightgbm
import numpy

# Documents of the sorts are numbered in such steps (see examples.rs).
STRANGE = 10_000_000
SORTS = ("kept apart", "sentences", "definitions")
# Words and marks of the sorts, in thousands; examples.rs prints their sum.
WORDS = (1860, 128, 732)
# kind: weights of the sorts, features used (the agreement of a verb hangs on its subject; what else
# is measured leads the trees astray), alarms per 1,000 words from which a query is shown, a fix offered.
KINDS = {
    "homophone": ((1, 3, 0.5), 54, 0.033, 0.015),
    "confusion": ((1, 3, 0.5), 54, 0.025, 0.015),
    "agreement": ((1, 0, 0), 46, 0.035, 0.020),
    "tense": ((1, 3, 0.3), 54, 0.045, 0.025),
    "transposed": ((1, 3, 0.3), 54, 0.020, 0.012),
}
ROUNDS, LEAVES, FOLDS = 160, 16, 4
# Slips of a kind per 1,000 words of raw copy, for the confidence.
SLIPS = 0.4


def in_sets(path):
    """The pairs of words of the sets, so that examples made with wider sets serve, too."""
    pairs = set()
    for line in re.findall(r'"([^"]+)"', open(path, encoding="utf8").read()):
        words = re.split("[ >]", line)
        pairs |= {f"{a}>{b}" for i, a in enumerate(words) for j, b in enumerate(words) if i != j and (">" not in line or i < j)}
    return pairs


def load(path, pairs):
    rows, missed = collections.defaultdict(list), collections.Counter()
    for line in open(path, encoding="utf8"):
        f = line.rstrip("\n").split("\t")
        if len(f) < 4 or not f[1].isdigit():
            continue
        kind, sort = f[0], int(f[1]) // STRANGE
        if kind in ("homophone", "confusion") and f[3].lower().replace("\u2019", "'") not in pairs:
            continue
        if f[2] == "m":
            missed[kind, sort] += 1
        elif len(f) > 50:
            rows[kind].append((int(f[1]), int(f[2]), sort, numpy.array(f[4:], dtype=numpy.float32)))
    return rows, missed


def train(x, y, base):
    # As if a slip were as likely as none: the thresholds do the rest.
    weight = numpy.where(y == 1, base, base * max(1.0, (base * (y == 1)).sum() / max(1, (base * (y == 0)).sum())))
    params = {"objective": "binary", "num_leaves": LEAVES, "learning_rate": 0.12, "min_data_in_leaf": 25, "lambda_l2": 5.0,
              "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1, "verbose": -1, "seed": 7, "num_threads": 2}
    return lightgbm.train(params, lightgbm.Dataset(x, y, weight=weight), ROUNDS)


def flatten(node, out):
    at = len(out)
    if "leaf_value" in node:
        out.append(f"={node['leaf_value']:.4g}")
        return at
    out.append(None)
    left = flatten(node["left_child"], out)
    right = flatten(node["right_child"], out)
    out[at] = f"{node['split_feature']}<{node['threshold']:.4g}:{left}:{right}"
    return at


def judge(kind, data, missed):
    weights, features, query, fix = KINDS[kind]
    data = [r for r in data if weights[r[2]]]
    x = numpy.array([r[3][:features] for r in data])
    y = numpy.array([r[1] for r in data])
    sort = numpy.array([r[2] for r in data])
    base = numpy.array([float(weights[r[2]]) for r in data])
    fold = numpy.array([r[0] // 20 % FOLDS for r in data])
    scores = numpy.zeros(len(y))
    for f in range(FOLDS):
        scores[fold == f] = train(x[fold != f], y[fold != f], base[fold != f]).predict(x[fold == f], raw_score=True)
    sorts = [s for s in range(len(SORTS)) if weights[s]]
    clean, hits = numpy.sort(scores[y == 0])[::-1], scores[y == 1]
    words, total = sum(WORDS[s] for s in sorts), sum(missed[kind, s] for s in sorts) + len(hits)
    at = lambda alarms: clean[min(len(clean) - 1, max(0, int(alarms * words)))] + 1e-4
    q, p = at(query), at(fix)
    for s in sorts:
        own, of = scores[(y == 1) & (sort == s)], missed[kind, s] + ((y == 1) & (sort == s)).sum()
        alarms = ((scores >= q) & (y == 0) & (sort == s)).sum() / WORDS[s]
        print(f"{kind:11} {SORTS[s]:11} alarms/1k {alarms:.3f}, found {100 * (own >= q).sum() / of:.0f} % of {of}"
              f", as a fix {100 * (own >= p).sum() / of:.0f} %")
    # How many of the findings above a score are right, at SLIPS a thousand words.
    def right(s):
        good = SLIPS * (hits >= s).sum() / total
        return good / max(1e-9, good + (clean >= s).sum() / words)
    centre = next((s for s in numpy.linspace(-8, 8, 400) if right(s) >= 0.5), 0.0)
    high = next((s for s in numpy.linspace(-8, 12, 400) if right(s) >= 0.9), centre + 2)
    slope = 2.2 / max(0.3, high - centre)
    print(f"{kind:11} query from {q:.2f}, fix from {p:.2f}; half right at {centre:.2f}, nine in ten at {high:.2f}", flush=True)
    lines = [f"kind {kind} {q:.3f} {p:.3f} {centre:.3f} {slope:.3f}"]
    for tree in train(x, y, base).dump_model()["tree_info"]:
        out = []
        flatten(tree["tree_structure"], out)
        lines.append(" ".join(out))
    return lines


def main():
    rows, missed = load(sys.argv[1], in_sets(sys.argv[3] if len(sys.argv) > 3 else "../context.toml"))
    lines = [line for kind in KINDS for line in judge(kind, rows[kind], missed)]
    open(sys.argv[2], "w").write("\n".join(lines) + "\n")


main()
