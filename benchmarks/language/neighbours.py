"""Write rules/language/neighbours.txt again: how the words beside two words vote between them, from counts of word pairs on the web.

pip install symspellpy wordsegment
python benchmarks/language/neighbours.py

The pairs, and the votes it takes to say that one is wrong, are read from the file itself: to add a pair, add a block of one line
(``then than 4 4``, where - leaves a direction out), run this, and look at what ordinary posts say of it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path

FILE = Path(__file__).parents[2] / "rules" / "language" / "neighbours.txt"
CUT = 6e4
"""What a pair that is not listed is taken to have been counted, at most: the lists end at 100,000."""
SCALE = 64
"""The counts of symspellpy are so many times those of wordsegment."""
COMMONEST = 22000
"""Neighbours looked at: the commonest words."""
UNENDING = frozenset(
    [
        "the",
        "our",
        "your",
        "my",
        "their",
        "of",
        "from",
        "a",
        "an",
        "to",
        "for",
        "with",
        "and",
        "or",
        "than",
        "its",
        "his",
        "every",
        "by",
        "was",
        "whether",
        "which",
        "very",
        "are",
        "be",
        "been",
        "no",
        "if",
        "were",
        "being",
        "have",
        "had",
        "like",
        "most",
        "many",
        "buy",
        "think",
        "thank",
        "where",
        "hear",
        "would",
        "accept",
        "except",
        "make",
        "own",
        "know",
    ]
)
"""Words with which a sentence hardly ever ends."""
NOT_SO_SURE = frozenset({"own", "know", "think", "thank", "hear", "make"})
LOUDEST = 6


class Counts:
    """How often words, and pairs of them, were seen."""

    def __init__(self) -> None:
        folder = _package("wordsegment")
        self.words = {word: float(n) for word, n in _rows(folder / "unigrams.txt", "\t")}
        self.all = sum(self.words.values())
        self.words["<s>"] = self.all / 12
        self.after: dict[str, Counter[str]] = defaultdict(Counter)
        self.before: dict[str, Counter[str]] = defaultdict(Counter)
        for words, n in _rows(folder / "bigrams.txt", "\t"):
            one, _, other = words.lower().partition(" ")
            self.after[one][other] += float(n)  # type: ignore[assignment]
        for words, n in _rows(next(_package("symspellpy").glob("frequency_bigram*.txt")), " "):
            one, _, other = words.partition(" ")
            self.after[one][other] = max(self.after[one][other], float(n) / SCALE)  # type: ignore[assignment]
        for one, others in self.after.items():
            for other, n in others.items():
                self.before[other][one] = n
        self.commonest = {word for word, _ in Counter(self.words).most_common(COMMONEST + 1)}

    def pair(self, one: str, other: str) -> float:
        """Return how often one word stood before another; what chance would have it, where nobody counted."""
        chance = self.words.get(one, 1e5) * self.words.get(other, 1e5) / self.all
        return self.after[one][other] or max(20.0, min(CUT, chance))


def votes(counts: Counts, one: str, other: str) -> tuple[Mapping[str, int], Mapping[str, int]]:
    """Return the votes of the words before, and of those after, for the second of two words."""
    prior = math.log10(counts.words.get(other, 1e4) / counts.words.get(one, 1e4))
    before, after = {}, {}
    for near in counts.before[one].keys() | counts.before[other].keys():
        vote = round(2 * (math.log10(counts.pair(near, other) / counts.pair(near, one)) - prior))
        if abs(vote) > 1 and _votes(near, counts):
            before["^" if near == "<s>" else near] = vote
    for near in counts.after[one].keys() | counts.after[other].keys():
        vote = round(2 * (math.log10(counts.pair(other, near) / counts.pair(one, near)) - prior))
        if abs(vote) > 1 and _votes(near, counts) and near != "<s>":
            after[near] = vote
    if one in UNENDING - NOT_SO_SURE and other not in UNENDING:
        after["$"] = 3
    elif other in UNENDING - {"own", "know"} and one not in UNENDING:
        after["$"] = -5
    return before, after


def _votes(word: str, counts: Counts) -> bool:
    return word == "<s>" or (word.isalpha() and word.isascii() and len(word) <= 14 and word in counts.commonest)


def _rows(path: Path, mark: str) -> Iterator[tuple[str, str]]:
    for line in path.read_text(encoding="utf-8-sig").splitlines():
        words, _, n = line.rpartition(mark)
        yield words, n


def _package(name: str) -> Path:
    spec = find_spec(name)
    if not spec or not spec.origin:
        raise SystemExit(f"{name} is not here: pip install {name}")
    return Path(spec.origin).parent


def block(counts: Counts, head: str) -> str:
    one, other, *_ = head.split()
    lines = [head]
    for side, said in zip("<>", votes(counts, one, other), strict=True):
        by_vote = defaultdict(list)
        for word, vote in said.items():
            by_vote[max(-LOUDEST, min(LOUDEST, vote))].append(word)
        lines += [f"{side}{vote} {' '.join(sorted(by_vote[vote]))}" for vote in sorted(by_vote)]
    return "\n".join(lines)


def main() -> None:
    title, *blocks = FILE.read_text(encoding="utf-8").strip().split("\n\n")
    counts = Counts()
    written = (block(counts, old.partition("\n")[0]) for old in blocks)
    FILE.write_text("\n\n".join([title, *(new for new in written if "\n" in new)]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
