"""Strange text for examples.rs and fit.py, out of WordNet: sentences the model never saw the like of.

    python3 strange.py /usr/share/wordnet examples.txt definitions.txt kept.txt      (Debian: wordnet-base)

The examples and the definitions of WordNet 3.0 use rare words rightly. One example in three is
kept from fitting, to measure alarms on ("copydesk check kept.txt").
"""
import glob
import random
import re
import sys


def main():
    folder, used, defined, kept = sys.argv[1:5]
    examples, definitions = set(), set()
    for path in sorted(glob.glob(f"{folder}/data.*")):
        for line in open(path, encoding="utf8"):
            if line.startswith("  "):
                continue  # the licence
            gloss = line.split(" | ", 1)[1]
            for e in re.findall(r'"([^"]+)"', gloss):
                e = e.strip()
                if len(e.split()) >= 6 and not re.search(r"[`;(]", e):
                    examples.add(e[0].upper() + e[1:] + ("" if re.search(r"[.?!]$", e) else "."))
            said = re.sub(r"^\([^)]*\)\s*", "", re.split(r'; "|"', gloss)[0].strip().rstrip(";").strip())
            for d in said.split("; "):
                if len(d.split()) >= 7 and not re.search(r"\(|`|\d{3}", d):
                    definitions.add(d[0].upper() + d[1:].rstrip(".") + ".")
    examples, definitions = sorted(examples), sorted(definitions)
    random.Random(3).shuffle(examples)
    random.Random(4).shuffle(definitions)
    fitted = len(examples) * 2 // 3
    # So short that a document without an apostrophe is not taken for a damaged one.
    for path, sentences, size in ((used, examples[:fitted], 12), (defined, definitions, 8)):
        with open(path, "w", encoding="utf8") as out:
            for i in range(0, len(sentences), size):
                out.write(f"\x0c{i}\n" + "\n\n".join(sentences[i:i + size]) + "\n")
    open(kept, "w", encoding="utf8").write("\n\n".join(examples[fitted:]) + "\n")


main()
