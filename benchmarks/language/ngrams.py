"""Write rules/language/ngrams.bin and confused-words.txt again: how likely words stand together, and which are taken for one another.

pip install pocketsphinx numpy
python benchmarks/language/ngrams.py

pocketsphinx carries the US English model of CMU Sphinx (BSD): 72,000 words, two million pairs, 1.7 million runs of three. What is kept are
the words that rules/language/frequent-words.txt has too, and of their runs those that say something new: three times as likely as their shorter
parts let expect, or a third. The pronunciations are CMUdict's, from the same package.
"""

import struct
from collections import defaultdict
from collections.abc import Iterable
from zlib import crc32

import numpy as np
from seen import FOLDER, package, shorter

from postlint.services.grammar.far import frequent
from postlint.text.distance import edits
from postlint.text.ngrams import BUCKETS, END, START, STEPS

LEAST = -6.1
"""Decimal logarithm: rarer words are left out."""
LEAST_SHORT = -4.5
"""The same for words of one and two letters: the others are abbreviations."""
NEWS = 0.5
BACK_OFF = -0.2
TABLE = 1 << 16
SOUND, SLIP, MEANT = 20_000, 20_000, 6_000
"""Ranks: how common both words must be that sound alike; and a word that is a slip of one letter, and the one that was meant."""
LISTED = frozenset({"whose", "who's"})
"""Words that confusables.txt judges better."""
HEAD = """# Words that are taken for one another: those that sound the same (=), and those one slip of the hand apart (~). Written by
# benchmarks/language/ngrams.py from CMUdict (BSD; rules/language/NOTICE.txt) and from frequent-words.txt. What neighbours.txt pairs is not
# repeated here.
"""


class Model:
    """The binary form of a Sphinx language model: a trie of words, pairs and threes, its figures logarithms to the base of 1.0001."""

    def __init__(self) -> None:
        raw = (package("pocketsphinx") / "model/en-us/en-us.lm.bin").read_bytes()
        assert raw[:19] == b"Trie Language Model"
        assert raw[19] == 3
        ones, twos, threes = struct.unpack_from("<3I", raw, 20)
        at = 36
        chance_of_two, back_off, chance_of_three = (np.frombuffer(raw, "<f4", TABLE, at + 4 * TABLE * i) for i in range(3))
        at += 12 * TABLE
        first = np.frombuffer(raw, np.dtype([("chance", "<f4"), ("back", "<f4"), ("next", "<u4")]), ones + 1, at)
        at += first.nbytes
        word, link = ones.bit_length(), threes.bit_length()
        width_of_two, width_of_three = word + 32 + link, word + 16
        size_of_two, size_of_three = (((1 + n) * width + 7) // 8 + 8 for n, width in ((twos, width_of_two), (threes, width_of_three)))
        pairs = np.concatenate([np.frombuffer(raw, "u1", size_of_two, at), np.zeros(8, np.uint8)])
        runs = np.concatenate([np.frombuffer(raw, "u1", size_of_three, at + size_of_two), np.zeros(8, np.uint8)])
        names = raw[at + size_of_two + size_of_three + 4 :].split(b"\0")
        self.words = np.array([name.decode() for name in names[:ones]])
        log = np.log10(1.0001)
        starts = first["next"].astype(np.int64)
        twos = int(starts[-1])
        i = np.arange(twos + 1) * width_of_two
        to_threes = _bits(pairs, i + word + 32, link)
        self.one = first["chance"][:-1] * log
        self.last = np.repeat(np.arange(ones), np.diff(starts))
        self.before = _bits(pairs, i, word)[:-1]
        self.two = chance_of_two[_bits(pairs, i + word + 16, 16)][:-1] * log
        self.back = back_off[_bits(pairs, i + word, 16)][:-1] * log
        threes = int(to_threes[-1])
        j = np.arange(threes) * width_of_three
        parent = np.repeat(np.arange(twos), np.diff(to_threes))
        self.earliest = _bits(runs, j, word)
        self.middle, self.end = self.before[parent], self.last[parent]
        self.three = chance_of_three[_bits(runs, j + word, 16)] * log


def _bits(data: np.ndarray, offset: np.ndarray, n: int) -> np.ndarray:
    value = np.zeros(len(offset), np.uint64)
    for k in range(5):
        value |= data[(offset >> 3) + k].astype(np.uint64) << np.uint64(8 * k)
    return ((value >> (offset & 7).astype(np.uint64)) & np.uint64((1 << n) - 1)).astype(np.int64)


def kept(model: Model) -> dict[str, float]:
    """Return run of words → decimal logarithm of how likely its last word follows the others."""
    common = {word.lower() for word in frequent()} | {START, END}
    fit = np.array([(word in common or word.partition("'")[0] in common) for word in model.words]) & (model.one > LEAST)
    short = np.array([len(word.partition("'")[0]) < 3 and word.replace("'", "").isalpha() for word in model.words])
    fit |= np.isin(model.words, [START, END]) | (short & (model.one > LEAST_SHORT))
    names = model.words
    found = {str(names[i]): float(model.one[i]) for i in np.flatnonzero(fit)}
    good = fit[model.last] & fit[model.before]
    good &= np.abs(model.two - model.one[model.last] - BACK_OFF) > NEWS
    pairs = {(int(model.before[i]), int(model.last[i])): float(model.two[i]) for i in np.flatnonzero(fit[model.last] & fit[model.before])}
    found |= {f"{names[model.before[i]]} {names[model.last[i]]}": float(model.two[i]) for i in np.flatnonzero(good)}
    for i in np.flatnonzero(fit[model.end] & fit[model.middle] & fit[model.earliest]):
        middle, end = int(model.middle[i]), int(model.end[i])
        expected = pairs.get((middle, end), float(model.one[end]) + BACK_OFF) + BACK_OFF
        if abs(model.three[i] - expected) > NEWS:
            found[f"{names[model.earliest[i]]} {names[middle]} {names[end]}"] = float(model.three[i])
    return found


def write_table(found: dict[str, float]) -> int:
    buckets: list[dict[int, int]] = [{} for _ in range(BUCKETS)]
    for words, chance in found.items():
        number = crc32(words.encode())
        buckets[number & 0xFFFF].setdefault(number >> 16, max(0, min(255, round(-chance * STEPS))))
    starts = np.cumsum([0, *map(len, buckets)]).astype("<u4")
    marks = np.array([mark for bucket in buckets for mark in bucket], "<u2")
    values = bytes(value for bucket in buckets for value in bucket.values())
    data = starts.tobytes() + marks.tobytes() + values
    (FOLDER / "ngrams.bin").write_bytes(data)
    return len(data)


def sounds_alike(words: Iterable[str]) -> dict[str, set[str]]:
    rank = {word.lower(): place for word, place in frequent().items()}
    known, by_sound = set(words), defaultdict(set)
    for line in (package("pocketsphinx") / "model/en-us/cmudict-en-us.dict").read_text(encoding="latin-1").splitlines():
        word, _, sound = line.partition(" ")
        word = word.partition("(")[0]
        if (
            word in known
            and len(word) > 1
            and rank.get(word.partition("'")[0], SOUND) < SOUND
            and word.partition("'")[0].lower() in frequent()
        ):
            by_sound[sound].add(word)
    found = defaultdict(set)
    for group in by_sound.values():
        for word in group if len(group) < 6 else ():
            found[word] |= group - {word}
    return found


def slips(words: Iterable[str]) -> dict[str, set[str]]:
    common = [word for word in words if len(word) > 2 and "'" not in word and frequent().get(word, SLIP) < SLIP]
    parts, found = defaultdict(set), defaultdict(set)
    for word in common:
        for part in shorter(word, 1):
            parts[part].add(word)
    for word in common:
        near = {other for part in shorter(word, 1) for other in parts[part] if frequent()[other] < MEANT}
        found[word] = {other for other in near if edits(word, other, 1) == 1 and not _same_stem(word, other)}
    return found


def _same_stem(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return long in {short + ending for ending in ("s", "d", "y", "r")} or (one[:-1] == other[:-1] and {one[-1], other[-1]} <= set("sdr"))


def main() -> None:
    found = kept(Model())
    print(len(found), "runs of words,", write_table(found), "bytes")
    paired = defaultdict(set)
    for block in (FOLDER / "neighbours.txt").read_text(encoding="utf-8").split("\n\n")[1:]:
        one, other, *_ = block.split()
        paired[one].add(other)
        paired[other].add(one)
    single = [words for words in found if " " not in words and words[0] != "<"]
    alike, near = sounds_alike(single), slips(single)
    lines = []
    for word in sorted({*alike, *near}):
        same = sorted(alike.get(word, set()) - paired[word]) if word not in LISTED else []
        slip = sorted(near.get(word, set()) - paired[word] - set(same))
        if same or slip:
            lines.append(" ".join([word, *(f"={other}" for other in same), *(f"~{other}" for other in slip)]))
    (FOLDER / "confused-words.txt").write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    print(len(lines), "confused words")


if __name__ == "__main__":
    main()
