"""Singular and plural: "these exhibition", "an information", "this new features", "one of the best goalkeeper"."""

from collections.abc import Iterable

from postlint.checks._english.words import NUMBERS, PREPOSITIONS, PRONOUNS, Check, Found, Words, kind_of
from postlint.text.wordclass import classes
from postlint.text.wordforms import plural_of, singular_of

_set = str.split  # a set is written as a line of words
COLLECTIVES = frozenset(_set("team staff family police crew company band group club community government couple audience crowd public board council committee "
    "majority number lot rest half party army press squad class cast panel jury management gang faculty variety bunch handful minority population "
    "leadership union series percent youth elderly side county city trio duo pair data range selection set collection host string wave stream "
    "flood mix combination range total fraction third quarter array plethora wealth multitude line queue pack batch crop generation school university "
    "choir orchestra cabinet department ministry office firm staff sheep fish deer aircraft craft offspring species salmon trout cod dozen few many "
    "more most lots kind sort type means headquarters all none some any cross-section pile ton load heap raft slew spate succession chain stack"))  # fmt: skip
UNCOUNTED = frozenset(_set("information advice feedback equipment furniture software hardware luggage baggage homework knowledge evidence merchandise machinery "
    "scenery jewellery jewelry accommodation traffic progress permission luck weather clothing research news music money water food fun sugar rice bread "
    "milk butter salt snow rain sunshine work help support housework electricity happiness patience pride noise damage energy time transport rubbish litter "
    "stationery cash pasta garlic honey flour effort joy"))  # fmt: skip
_MASS = UNCOUNTED | frozenset(_set("people fish sheep staff police love care life history art hair fruit cheese wine coffee tea beer cake chocolate pizza space room "
    "light nature culture business experience power interest land paper glass stone wood gold silver metal air heat freedom peace success health "
    "wildlife talent power more other ones such youth same home town school college university bed sea fashion"))  # fmt: skip
_UNITS = frozenset(_set("week month year day hour minute night weekend"))
_BEFORE_TIMES = frozenset(_set("so and but or ago later from until before after left left, away to for we"))
_AFTER = frozenset(_set(". , - ( ) *")) - {"*"}
_THEN = (
    frozenset(_set("and or but so who that which will are were have can from for in on at with to of this before after when while because as until if during about "
        "today only per you we they i it's ago left available now here there around across by has is was had would"))
)  # fmt: skip
_NEVER_AN = frozenset(_set("information advice feedback equipment furniture software hardware luggage baggage homework evidence merchandise machinery scenery "
    "jewellery jewelry accommodation permission clothing housework sunshine rubbish stationery news weather fun luck"))  # fmt: skip
SINGULARS = frozenset(_set("news series means species headquarters crossroads thanks politics physics athletics works sports savings sales goods economics "
    "mathematics maths electronics graphics logistics dynamics ethics arts sciences communications operations gas lens bus plus basics tv proceeds premises "
    "barracks gymnastics classics games women's men's children's police people data media shorts jeans trousers glasses greens grounds remains links "
    "outskirts thesis analysis crisis basis oasis bonus campus virus status focus census chorus circus genius cactus always perhaps arms customs "
    "systems services solutions studies affairs relations resources humanities darts billiards dominoes cards draughts measles diabetes rabies tennis "
    "clothes stairs odds contents earnings winnings surroundings belongings congratulations regards wellness fitness business goodness illness awareness "
    "details dates lives leaves feet teeth mice process access success address press class glass grass cross boss mass loss mess address princess "
    "fortnights minutes hours days weeks months years miles kilometres kilometers metres meters pounds dollars euros cents pence seconds inches degrees "
    "percent points calories bytes bits grams tonnes tons litres liters acres hectares feet yards quid grand must-haves lots tons loads heaps dozens hundreds thousands "
    "millions billions bits ones others times ways"))  # fmt: skip
_MANY = frozenset(_set("many several various numerous countless both few these those")) | (NUMBERS - {"hundred"})


_IRREGULAR = {"children": "child", "women": "woman", "men": "man", "people": "person"}


def _count(word: str) -> bool:
    """Whether a noun is one that can be counted, and no group of people."""
    return word not in COLLECTIVES and word not in _MASS and bool(plural_of(word))


def _many(words: Words, at: int) -> Found | None:
    """These exhibition, several new idea, two week."""
    said = words.said
    if (said[at - 1] in {"a", "an", "the", "this", "that", "one", "of"} and said[at] in {"many", "few", "one"}) or said[at - 1] == "-":
        return None
    many = said[at]
    if (
        many == "these"
        and said[at + 1] in {"week", "weekend", "month", "morning", "evening", "afternoon", "year"}
        and kind_of(said[at + 2]) in {"mark", "small"}
    ):
        return at, at, "this"
    if many in {"few", "many", "several", "most", "some"} and said[at + 1] == "peoples":
        return at + 1, at + 1, "people"
    if many in NUMBERS and (said[at + 1] in _UNITS):
        noun, after = at + 1, said[at + 2]
        sure = after in {".", ","} or after in _BEFORE_TIMES - {"to", "for", "or", "we"}
        return (
            (noun, noun, plural_of(said[noun]))
            if sure and said[at - 1] not in {"day", "week", "year", "half", "a", "the", "or", "part"}
            else None
        )
    noun = words.head(at + 1)
    if not noun or kind_of(said[noun]) != "noun" or not _count(said[noun]) or noun > at + 4:
        return None
    word, after, far = said[noun], said[noun + 1], noun > at + 1
    if many == "both" and (after == "and" or words.between(noun, noun + 6, frozenset({"and"}))):
        return None
    if after not in _AFTER | _THEN or (after in _AFTER - {".", ","}) or (many in NUMBERS and (after == "to" or said[at - 1] in NUMBERS)):
        return None
    if (
        many in NUMBERS
        and not words.between(at - 1, at, frozenset(_set("our the my these those with has have all for in of are")))
        and not far
    ):
        return None
    if (
        after in {"to", "of", "for", "that", "in", "on", "at", "with", "by", "as", "you", "we", "they", "i"}
        and not far
        and many in {"these", "those", "both", "few"}
    ) and (many in {"both", "few"} or "verb" in classes(word) or after in {"you", "we", "they", "i", "to"}):
        return None
    if not far and ("verb" in classes(word) or "adjective" in classes(word)) and many not in NUMBERS:
        return None
    if many == "those" and after in {"who", "from", "that", "in", "with"}:
        return None
    if (
        (after == "and" and many not in NUMBERS)
        or words.between(at + 1, noun, frozenset({"one", "first", "single"}))
        or any(kind_of(said[i]) == "owner" for i in range(at + 1, noun))
    ):
        return None
    if many in NUMBERS and (
        any("-" in said[i] or kind_of(said[i]) == "number" for i in range(at + 1, noun)) or (far and kind_of(said[at + 1]) == "noun")
    ):
        return None
    if many in {"these", "those"}:
        return at, noun, " ".join([*said[at:noun], plural_of(word)])
    return noun, noun, plural_of(word)


def _an(words: Words, at: int) -> Found | None:
    """A tickets, an information, another volunteers, this new features."""
    said = words.said
    if said[at] == "no":
        return None
    last = words.head(at + 1)
    if not last:
        return None
    noun, after, kind = said[last], said[last + 1], kind_of(said[last])
    ends = (after in _AFTER | _THEN and after not in {"-", "("}) or (
        said[at] in {"each", "every"} and kind_of(after) == "verbs" and noun in _IRREGULAR
    )
    if said[at] in {"a", "an"} and noun in _NEVER_AN and after in _AFTER | _THEN - {"only", "that"} and last < at + 3:
        plain = kind_of(said[last - 1]) != "noun"
        return (
            (at, last, " ".join(["some", *said[at + 1 : last + 1]]))
            if plain and ends and said[at - 1] not in {"such", "what", "half", "many"}
            else None
        )
    if (
        kind != "plural"
        or noun in SINGULARS - _IRREGULAR.keys()
        or not (one := _IRREGULAR.get(noun) or singular_of(noun))
        or (last != at + 1 and kind_of(said[last - 1]) == "noun")
    ):
        return None
    if any(
        said[i]
        in _set(
            "few many several dozen hundred thousand million billion other more own multiple numerous mere couple additional great good further"
        )
        or kind_of(said[i]) in {"number", "owner"}
        or "-" in said[i]
        for i in range(at + 1, last)
    ):
        return None
    far = last > at + 1
    if said[at] in {"this", "that"}:
        given = said[at - 1] in {"for", "with", "of", "about"} or kind_of(said[at - 1]) == "ing"
        if given and not far and said[at] == "this" and "verb" not in classes(one) and after in PREPOSITIONS | {".", ",", "and"}:
            return at, last, f"these {noun}"
        if after in {"are", "were", "have", "aren't", "weren't"} and said[at] == "this":
            return at, at, "these"
        sure = (
            far
            and ends
            and said[at] == "this"
            and said[at - 1] not in {"like", "in"}
            and after not in {"this", "to"}
            and _only_adjective(said[last - 1])
        )
        return (at, last, " ".join([*said[at:last], one])) if sure else None
    if not ends or (not far and "verb" in classes(one) and said[at] not in {"a", "an"}):
        return None
    if said[at] not in {"a", "an"} and "verb" in classes(one) and (not _only_adjective(said[last - 1]) or after == "to"):
        return None
    return (last, last, one) if after != "to" or said[at] != "each" else None


def _only_adjective(word: str) -> bool:
    return kind_of(word) == "adjective" and "noun" not in classes(word)


def _these(words: Words, at: int) -> Found | None:
    """These information."""
    said = words.said
    last = words.head(at + 1)
    if (
        last
        and said[last] in _NEVER_AN - {"homework"}
        and last < at + 3
        and said[last + 1] in _AFTER | _THEN
        and kind_of(said[last - 1]) != "noun"
    ):
        return at, at, "this" if said[at] == "these" else "that"
    return None


def _one_of(words: Words, at: int) -> Found | None:
    """One of the best goalkeeper, one of our longest-serving member."""
    said = words.said
    if said[at + 1] != "of" or said[at + 2] not in _set("our the my these those your their his her its"):
        return None
    i = at + 3
    while (
        kind_of(said[i]) in {"adjective", "adverb", "participle", "comparative", "number"}
        or said[i] in {"most", "very", "few"}
        or said[i].endswith("est")
    ):
        i += 1
    if i > at + 7:
        return None
    last = words.head(i)
    if not last or kind_of(said[last]) != "noun" or not _count(said[last]) or any(kind_of(said[j]) == "owner" for j in range(i, last)):
        return None
    far, after = last > at + 3, said[last + 1]
    ends = after in _AFTER | _THEN | PRONOUNS | {"this", "ever", "has", "is", "was", "the"} or kind_of(after) in {"past", "verbs", "adverb"}
    if not ends or (not far and ("adjective" in classes(said[last]) or after == "of")):
        return None
    return last, last, plural_of(said[last])


def _many_of(words: Words, at: int) -> Found | None:
    """Many of our visitor."""
    said = words.said
    if (
        said[at + 1] != "of"
        or said[at + 2] not in {"our", "the", "these", "those", "my", "your"}
        or said[at - 1] in {"a", "the", "each", "one"}
    ):
        return None
    last = words.head(at + 3)
    if (
        not last
        or kind_of(said[last]) != "noun"
        or not _count(said[last])
        or (said[last + 1] not in _AFTER | _THEN | {"come"} and kind_of(said[last + 1]) != "verb")
    ):
        return None
    return (last, last, plural_of(said[last])) if said[last + 1] not in {"-", "*", "("} else None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_many, _MANY),
        (_an, _set("a an another this each every")),
        (_these, _set("these those several many few")),
        (_one_of, ["one"]),
        (_many_of, _set("many several few two three four five six seven eight nine ten both")),
    ):
        yield from ((word, check) for word in known)
