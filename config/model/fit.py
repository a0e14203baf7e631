"""Fits the judges of the context checkers to the slips that examples.rs made.

    python3 fit.py examples.tsv judges.txt        (needs: pip install lightgbm numpy)

Documents are dealt into five folds; every score that a threshold is chosen from comes from
trees that never saw its document. Thresholds are chosen by false alarms per 1,000 words of
text without slips: ALARMS for showing a query, a share of it for a correction.
"""
import collections
import sys

import lightgbm
import numpy

# kind: alarms per 1,000 words of the kept-apart text at which a query is shown, a fix offered.
# News is other text than this: there, two to three times as many are to be expected.
ALARMS = {
    "homophone": (0.04, 0.015),
    "confusion": (0.06, 0.03),
    "agreement": (0.075, 0.035),
    "tense": (0.06, 0.03),
    "transposed": (0.045, 0.02),
}
ROUNDS, LEAVES, FOLDS = 160, 16, 4
# Slips of a kind per 1,000 words of raw copy, for the confidence.
SLIPS = 0.4


def load(path):
    rows, missed = collections.defaultdict(list), collections.Counter()
    for line in open(path, encoding="utf8"):
        f = line.rstrip("\n").split("\t")
        if f[2] == "m":
            missed[f[0]] += 1
        else:
            rows[f[0]].append((int(f[1]), int(f[2]), [float(x) for x in f[4:]], f[3]))
    return rows, missed


def train(x, y):
    # As if a slip were as likely as none: the thresholds do the rest.
    weight = numpy.where(y == 1, 1.0, max(1.0, (y == 1).sum() / max(1, (y == 0).sum())))
    params = {"objective": "binary", "num_leaves": LEAVES, "learning_rate": 0.12, "min_data_in_leaf": 25, "lambda_l2": 5.0,
              "feature_fraction": 0.6, "bagging_fraction": 0.8, "bagging_freq": 1, "verbose": -1, "seed": 7, "num_threads": 1}
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


def main():
    rows, missed = load(sys.argv[1])
    words = float(sys.argv[3]) / 1000 if len(sys.argv) > 3 else 1830
    lines = []
    for kind, (query, fix) in ALARMS.items():
        data = rows[kind]
        x = numpy.array([r[2] for r in data], dtype=numpy.float32)
        y = numpy.array([r[1] for r in data])
        fold = numpy.array([r[0] // 20 % FOLDS for r in data])
        scores = numpy.zeros(len(y))
        for f in range(FOLDS):
            booster = train(x[fold != f], y[fold != f])
            scores[fold == f] = booster.predict(x[fold == f], raw_score=True)
        clean, hits = numpy.sort(scores[y == 0])[::-1], scores[y == 1]
        total = len(hits) + missed[kind]
        at = lambda alarms: clean[min(len(clean) - 1, max(0, int(alarms * words)))] + 1e-4
        for alarms in (0.01, 0.02, 0.04, 0.08, 0.15):
            print(f"{kind:11} {alarms:5} alarms/1k: recall {100 * (hits > at(alarms)).mean() * len(hits) / total:5.1f} % of {total}")
        # How many of the findings above a score are right, at SLIPS a thousand words.
        def right(s):
            good = SLIPS * (hits >= s).sum() / total
            return good / max(1e-9, good + 2.5 * (clean >= s).sum() / words)
        q, p = at(query), at(fix)
        centre = next((s for s in numpy.linspace(-8, 8, 400) if right(s) >= 0.5), 0.0)
        high = next((s for s in numpy.linspace(-8, 12, 400) if right(s) >= 0.9), centre + 2)
        slope = 2.2 / max(0.3, high - centre)
        print(f"{kind:11} query from {q:.2f}, fix from {p:.2f}; half right at {centre:.2f}, nine in ten at {high:.2f}")
        booster = train(x, y)
        lines.append(f"kind {kind} {q:.3f} {p:.3f} {centre:.3f} {slope:.3f}")
        for tree in booster.dump_model()["tree_info"]:
            out = []
            flatten(tree["tree_structure"], out)
            lines.append(" ".join(out))
        gain = booster.feature_importance("gain")
        print("            ", " ".join(f"{i}:{100 * g / gain.sum():.0f}" for i, g in sorted(enumerate(gain), key=lambda t: -t[1])[:12]))
    open(sys.argv[2], "w").write("\n".join(lines) + "\n")


main()
