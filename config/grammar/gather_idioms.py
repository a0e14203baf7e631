#!/usr/bin/env python3
"""Gathers set phrases gone wrong from the rules of harper-core into idioms.toml.

    gather_idioms.py HARPER-CORE-SOURCE phrases.toml TEXT... > idioms.toml

harper-core is Apache-2.0, (c) Automattic.  Taken are the rules that are plain lists of phrases: its
phrase sets, closed compounds, and those rules in its language Weir that say nothing of parts of
speech.  A phrase stays only if edited English (TEXT: works of the US government) hardly ever has it,
and less than a hundredth as often as its correction, and phrases.toml does not have it.
"""
import glob
import itertools
import os
import re
import sys

KINDS = {"Agreement", "BoundaryError", "Eggcorn", "Grammar", "Malapropism", "Nonstandard", "Spelling", "Typo", "Usage", "WordChoice", "Punctuation", "Miscellaneous"}
# The wrong words sound like the right ones, so that nobody said them.
ALIKE = {"BoundaryError", "Eggcorn", "Spelling", "Typo"}
# Right in some sense, hyphens that depend on the place, or wrong in the suggestion; found by reading the list.
LEFT_OUT = set(
    """PreferenceAsVerb YourPredicateAdjective TheyToThem ClicheAccent Copyright CaseSensitive CrossPlatform LinesOfCode GoggleBrand The There
    NotIn CommitmentTo InNeedOf ForAWhile Tradeoff Anybody Everybody Everyone Bypass HavePassed However SubjunctiveWasToWere YeaToYeah YehToYeah ConstituteAs
    BackwardEngineer ReverseEngineer ThatThis InTheBestOfTimes AtTheBestOfTimes InvestIn TakeControlOf SeizeControlOf TrustIn CuriousAbout OperatingSystem Hallucination
    HumanLife DateBackFrom LastNight Discuss FibreOptic OnADailyBasis Devops Underclock Overclocking Multithreading Multicore Middleware Backplane Keystroke Keystrokes
    BluRayHyphen WaveFunction FuzzyLogic Combinate Provocate CompulseToCompel CondensateVerb NowWay InDetail PartsOfSpeech MyHouse HiddenIn FastPaste LayoutVerb
    SimilarLike MoreThatLikely KindRegards BestRegards Expat CantWay AheadAnd Insofar Instead Therefore InThe WhatTheyLookLike HowItLooksLike ResponsibleFor LevelOfDetails
    TheyreToTheir VerseAsVerb PlayAFactor KnowNothingVerb PleasRequestVerb SufficeItToSay RealTrouper ToTheMannerBorn BadRap Expatriate ExMachina Deadlift Desktop
    SubjectAndObjectPronoun Furthermore Nothing SameAs Misuse Misused MassExodus HomeInOn TheWhetherWeather SimpleGrammatical ThatChallenged DefiniteArticle UpwardsToUpward Upward DoesOrDose TurnItOff AfterAWhile SomeOfThe InAnyWay NeedHelp QuiteMany InADifferentDirection""".split()
)
# The same, phrase by phrase: "the test passed", "all the sudden changes", "now a day later".
NOT_THESE = re.compile(
    r"(advances?|tests?|right|straight|progress|walks?|fly|flies|proceeds?|past) (passed|pawns?)|all( of)? the sudden|now a days?|at worse|a lots|went to far|to big for"
    r"|to much information|beware (at|in|for|on|among)|tak(e|es|en|ing) responsibility of|took responsibility of|any how|to backout|a principle (aims|concerns|duties|goals|jobs"
    r"|motivations|objectives|priorities|purposes|reasons|responsibilities|roles|tasks)"
)
# Opinions, jargon and spelling choices that AP leaves open or decides otherwise.
NOT_RULES = re.compile(r"^(Expand|Avoid|Redundan|Capitali|Condense|Ok|AOk|ChampAt|Bollocks|Ctrl|Linked|Client|Codebase|Env|Deref)")


def unquote(s):
    return re.sub(r"\\(.)", r"\1", s)


def phrase_sets(src):
    text = open(f"{src}/linting/phrase_set_corrections/mod.rs", encoding="utf8").read()
    text = re.sub(r"(?m)^\s*//.*$", "", text)
    for m in re.finditer(r'"(\w+)" => \(\s*&\[(.*?)\n            \],\s*(.*?)\n        \)', text, re.S):
        rule, body, rest = m.groups()
        kind = (re.findall(r"LintKind::(\w+)", rest) or ["Miscellaneous"])[0]
        for pair in re.finditer(r'\(\s*"((?:[^"\\]|\\.)*)",\s*"((?:[^"\\]|\\.)*)"\s*\)', body):
            yield unquote(pair[1]), [unquote(pair[2])], kind, rule
        for pair in re.finditer(r"\(\s*&\[(.*?)\],\s*&\[(.*?)\]\s*\)", body, re.S):
            good = re.findall(r'"((?:[^"\\]|\\.)*)"', pair[2])
            for bad in re.findall(r'"((?:[^"\\]|\\.)*)"', pair[1]):
                yield unquote(bad), [unquote(g) for g in good], kind, rule


def compounds(src):
    text = open(f"{src}/linting/closed_compounds.rs", encoding="utf8").read()
    for rule, bads, good in re.findall(r'"(\w+)"\s*=>\s*\(&\[([^\]]*)\]\[\.\.\],\s*"([^"]*)"\)', text):
        for bad in re.findall(r'"([^"]*)"', bads):
            yield bad, [good], "BoundaryError", rule


class Unplain(Exception):
    """The rule asks for more than words."""


class Weir:
    """Expands an expression to pairs (words, place of what is replaced)."""

    def __init__(self, text, names):
        self.parts = re.findall(r"[()\[\]<>,]|[^\s()\[\]<>,]+", text)
        self.at, self.names = 0, names

    def peek(self):
        return self.parts[self.at] if self.at < len(self.parts) else None

    def take(self):
        self.at += 1
        return self.parts[self.at - 1]

    def sequence(self, ends):
        options = [([], None)]
        while self.peek() not in ends:
            step = self.item()
            options = [(a + b, fa if fb is None else (fb[0] + len(a), fb[1] + len(a))) for (a, fa), (b, fb) in itertools.product(options, step)]
            if len(options) > 400:
                raise Unplain
        return options

    def item(self):
        t = self.take()
        if t == "(":
            inner = self.sequence((")",))
            self.take()
            return inner
        if t == "[":
            out = []
            while True:
                out += self.sequence((",", "]"))
                if self.take() == "]":
                    return out
        if t == "<":
            context = self.sequence((",",))
            self.take()
            target = self.sequence((">", ","))
            if self.take() != ">":
                raise Unplain
            out = []
            for words, _ in context:
                for wanted, _ in target:
                    places = [i for i in range(len(words) - len(wanted) + 1) if words[i : i + len(wanted)] == wanted]
                    if wanted and len(places) == 1:
                        out.append((words, (places[0], places[0] + len(wanted))))
            if not out:
                raise Unplain
            return out
        if t.startswith("@") and t[1:] in self.names:
            return Weir(self.names[t[1:]], self.names).sequence((None,))
        if re.fullmatch(r"[A-Z]{2,}|[!@*°].*|.*[*!].*", t):
            raise Unplain
        return [([t], None)]


def weir(src):
    for file in sorted(glob.glob(f"{src}/linting/weir_rules/**/*.weir", recursive=True)):
        text = open(file, encoding="utf8").read()
        exprs = dict(re.findall(r"(?m)^expr (\w+) (.*)$", text))
        kind = (re.findall(r'(?m)^let kind "(\w+)"', text) or ["Miscellaneous"])[0]
        becomes = re.search(r'(?m)^let becomes (?:"([^"]*)"|\[(.*)\])', text)
        if not becomes or "main" not in exprs:
            continue
        goods = [becomes[1]] if becomes[1] is not None else re.findall(r'"([^"]*)"', becomes[2])
        if len(goods) != 1:
            continue
        rule = os.path.relpath(file, f"{src}/linting/weir_rules").split("/")[0].removesuffix(".weir")
        try:
            found = Weir(exprs["main"], exprs).sequence((None,))
        except (Unplain, IndexError, TypeError):
            continue
        for words, focus in found:
            a, b = focus or (0, len(words))
            yield " ".join(words), [" ".join(words[:a] + [goods[0]] + words[b:])], kind, rule


def grams(files, wanted):
    """How often each phrase stands in the text, and how many words there are."""
    by_first, counts, total = {}, dict.fromkeys(wanted, 0), 0
    for phrase in wanted:
        words = phrase.split()
        by_first.setdefault(words[0], []).append((words, phrase))
    for file in files:
        for line in open(file, encoding="utf8", errors="replace"):
            words = re.findall(r"[a-z0-9]+(?:['’][a-z]+)*(?:-[a-z0-9]+)*|[^\sa-z0-9]", line.lower().replace("’", "'"))
            total += len(words)
            for i, w in enumerate(words):
                for phrase, key in by_first.get(w, ()):
                    if words[i : i + len(phrase)] == phrase:
                        counts[key] += 1
    return counts, total


def main():
    src = sys.argv[1] + "/src"
    known = set(re.findall(r'(?m)^"([^"]+)" =', open(sys.argv[2], encoding="utf8").read()))
    pairs = {}
    for bad, goods, kind, rule in itertools.chain(phrase_sets(src), compounds(src), weir(src)):
        bad = bad.replace("’", "'").strip()
        goods = [g.replace("’", "'").strip() for g in goods if g.strip()]
        hyphen_only = goods and bad.replace("-", " ") == goods[0].lower().replace("-", " ")
        bad_article = re.match(r"(an|these|those|this|that) principle|.*centurys", bad)
        if kind not in KINDS or NOT_RULES.match(rule) or rule in LEFT_OUT or not goods or hyphen_only or NOT_THESE.fullmatch(bad) or bad_article or bad in known:
            continue
        if re.fullmatch(r"[a-z']+( [a-z']+)+", bad) and re.fullmatch(r"[a-z' -]+", goods[0]) and goods[0] != bad:
            pairs.setdefault(bad, (goods, kind, rule))
    counts, total = grams(sys.argv[3:], set(pairs) | {g for goods, _, _ in pairs.values() for g in goods})
    print("# Made by gather_idioms.py from harper-core 3.0 (Apache-2.0, (c) Automattic): see there.\n")
    for section in ("heard_alike", "others"):
        print(f"[{section}]")
        for bad, (goods, kind, _) in sorted(pairs.items()):
            wrong, right = counts[bad], max(counts[g] for g in goods)
            if (kind in ALIKE) == (section == "heard_alike") and (wrong * 3_000_000 <= total or wrong * 100 <= right):
                print(f'"{bad}" = "{goods[0]}"')
        print()


if __name__ == "__main__":
    main()
