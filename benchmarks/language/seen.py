"""Write rules/language/frequent-words.txt and seen-words.bloom again: which words English has most, and which others are often written.

pip install wordsegment pocketsphinx
python benchmarks/language/seen.py

Both come from the counts of single words that P. Norvig drew from the Google Web Trillion Word Corpus (norvig.com/ngrams), as wordsegment
carries them (MIT). What is counted there and in no dictionary is a name, jargon, a word of another language, or a slip that many make; a
slip is what is one or two letters beside a word that is far more common. Names are frequent words only if CMUdict (BSD) has them too.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

from postlint.services.grammar.hunspell_ import load
from postlint.services.grammar.seen import BITS, positions
from postlint.text.distance import edits

FOLDER = Path(__file__).parents[2] / "rules" / "language"
FREQUENT = 36000
NAME_FROM = 250_000
"""Counts: a name seen less often is known to too few to be what a slip was meant for."""
KNOWN_FROM = 400_000
"""Counts: a word seen more often is no slip, unless by its sound."""
HEAD = """# The commonest English words and names, the most frequent first: what a misspelt word may have been meant for. Written by
# benchmarks/language/seen.py from P. Norvig's counts of the Google Web Trillion Word Corpus (norvig.com/ngrams, by way of wordsegment, MIT),
# as far as the en_US dictionary of Hunspell has them, names also where CMUdict (BSD) has them. Names have a capital.
"""


def package(name: str) -> Path:
    spec = find_spec(name)
    if not spec or not spec.origin:
        raise SystemExit(f"{name} is not here: pip install {name}")
    return Path(spec.origin).parent


def counts() -> dict[str, int]:
    rows = (line.split("\t") for line in (package("wordsegment") / "unigrams.txt").read_text(encoding="utf-8").splitlines())
    return {word: int(float(n)) for word, n in rows if word.isalpha() and word.isascii() and 3 <= len(word) <= 20}


def spoken() -> set[str]:
    lines = (package("pocketsphinx") / "model/en-us/cmudict-en-us.dict").read_text(encoding="latin-1").splitlines()
    return {line.split(" ", 1)[0] for line in lines}


def shorter(word: str, by: int) -> set[str]:
    found = {word}
    for _ in range(by):
        found |= {other[:i] + other[i + 1 :] for other in found for i in range(len(other))}
    return found


def skeleton(word: str) -> str:
    """Return a word without doubled letters, and with one vowel for all: what slips of the ear leave."""
    plain = "".join("a" if letter in "aeiouy" else letter for letter in word)
    return "".join(letter for i, letter in enumerate(plain) if plain[i - 1 : i] != letter)


def index(words: Iterable[str]) -> Mapping[str, list[str]]:
    found = defaultdict(list)
    for word in words:
        for other in shorter(word, 2 if len(word) >= 7 else 1):
            found[other].append(word)
    return found


def is_slip(word: str, n: int, seen: Mapping[str, int], near: Mapping[str, list[str]]) -> bool:
    """Say whether a word is so near to one that is so much more common that it is no word of its own."""
    long = len(word) >= 8
    for other in {other for part in shorter(word, 2 if long else 1) for other in near.get(part, ())}:
        apart, ratio = edits(word, other, 2), seen[other] / n
        if other in {word + "s", word + "e"} or word in {other + ending for ending in ("s", "e", "ed", "er", "d", "r", "y", "ing")}:
            continue
        if len(word) >= 6 and (skeleton(word) == skeleton(other) or sorted(word) == sorted(other)) and word[0] == other[0] and ratio >= 4:
            return True
        if n >= KNOWN_FROM:
            continue
        if apart == 1 and ratio >= (1000 if len(word) <= 5 else 60 if len(word) == 6 else 20 if len(word) == 7 else 8):
            return True
        if apart == 2 and long and word[0] == other[0] and ratio >= (50 if len(word) >= 9 else 150):
            return True
    return False


def main() -> None:
    seen, dictionary, names = counts(), load("en", {}), spoken()
    known = {word for word in seen if dictionary.spell(word)}
    capitals = {word for word in seen.keys() - known if dictionary.spell(word.capitalize())}
    heard = {word for word, n in seen.items() if n >= NAME_FROM and word in names and len(word) > 4} - known - capitals
    by_count = sorted(known | capitals | heard, key=lambda word: (-seen[word], word))[:FREQUENT]
    (FOLDER / "frequent-words.txt").write_text(
        HEAD + "\n".join(word if word in known else word.capitalize() for word in by_count) + "\n", encoding="utf-8"
    )
    near = index(word for word in by_count if word not in heard)
    others = [word for word, n in seen.items() if word not in known and not is_slip(word, n, seen, near)]
    table = bytearray(len(others) * BITS // 8 + 1)
    for word in others:
        for at in positions(word, len(table)):
            table[at >> 3] |= 1 << (at & 7)
    (FOLDER / "seen-words.bloom").write_bytes(table)
    print(len(by_count), "frequent words,", len(others), "others seen,", len(table), "bytes,", hashlib.sha256(table).hexdigest()[:12])


if __name__ == "__main__":
    main()
