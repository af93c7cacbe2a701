"""The dictionary with its affixes written out says what Hunspell says."""

import random

from hunspell import Hunspell

from postlint.text import dictionary


def test_it_says_what_hunspell_says():
    hunspell = Hunspell("en_US", hunspell_data_dir=str(dictionary.folder()))
    american = dictionary.american()
    lines = (dictionary.folder() / "en_US.dic").read_text("latin-1").splitlines()[1:]
    stems = [line.split()[0].partition("/")[0] for line in lines if line.split() and line[0].isalpha()]
    dice = random.Random(1)
    words = set()
    for stem in dice.sample(stems, 4000):
        at = dice.randrange(len(stem))
        words |= {stem, stem.upper(), stem.lower(), stem.capitalize(), stem + "s", "un" + stem, stem + "ing", stem + "'s", stem.swapcase()}
        words.add(stem[:at] + dice.choice("abcdefghijklmnopqrstuvwxyz'") + stem[at + 1 :])
    other = {w for w in words if hunspell.spell(w) != american.spell(w)}
    assert len(other) < len(words) / 2000, sorted(other)[:20]


def test_the_words_of_every_day():
    american = dictionary.american()
    assert all(
        map(
            american.spell,
            ["house", "Houses", "HOUSE", "London", "LONDON", "NASA", "it's", "rewritten", "unhappily", "McDonald", "MCDONALD"],
        )
    )
    assert not any(map(american.spell, ["definately", "london", "hOUSE", "", "x\ny", "house\nhouse"]))
