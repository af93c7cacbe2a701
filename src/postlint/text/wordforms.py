"""The forms of English words: plural and singular, the third person, base, participle and -ing of a verb.

They follow the rules of spelling; a form that the dictionary does not bear out is not given.
"""

from postlint.text.wordclass import classes, mostly

_PARTICIPLES = {"know": "known", "see": "seen", "make": "made", "take": "taken", "go": "gone", "say": "said", "think": "thought", "find": "found",
    "give": "given", "feel": "felt", "keep": "kept", "mean": "meant", "tell": "told", "pay": "paid", "win": "won", "understand": "understood",
    "leave": "left", "buy": "bought", "bring": "brought", "meet": "met", "hear": "heard", "lead": "led", "hold": "held", "write": "written",
    "choose": "chosen", "speak": "spoken", "build": "built", "send": "sent", "lose": "lost", "sell": "sold", "spend": "spent", "grow": "grown",
    "begin": "begun", "eat": "eaten", "forget": "forgotten", "get": "got", "teach": "taught", "catch": "caught", "sleep": "slept"}  # fmt: skip
_BASES = {
    "went": "go", "came": "come", "took": "take", "gave": "give", "knew": "know", "got": "get", "made": "make", "told": "tell", "bought": "buy",
    "thought": "think", "said": "say", "had": "have", "did": "do", "wrote": "write", "began": "begin", "became": "become", "met": "meet",
    "kept": "keep", "lost": "lose", "won": "win", "ran": "run", "sent": "send", "spent": "spend", "brought": "bring", "ate": "eat",
    "broke": "break", "chose": "choose", "drove": "drive", "grew": "grow", "spoke": "speak", "stood": "stand", "understood": "understand",
    "was": "be", "is": "be", "has": "have", "does": "do", "goes": "go", "meant": "mean", "sold": "sell", "held": "hold", "left": "leave",
}  # fmt: skip


def plural_of(noun: str) -> str:
    """Return the plural of a noun if the dictionary has it, else nothing."""
    if noun.endswith(("s", "x", "ch", "sh")):
        plural = noun + "es"
    elif noun.endswith("y") and noun[-2:-1] not in "aeiou":
        plural = noun[:-1] + "ies"
    else:
        plural = noun + "s"
    return plural if "plural" in classes(plural) or mostly(plural) == "plural" else ""


def singular_of(plural: str) -> str:
    """Return the singular of a plural, nothing if it is not known."""
    stems = (plural[:-3] + "y" if plural.endswith("ies") else "", plural[:-1], plural[:-2] if plural.endswith("es") else "")
    return next((stem for stem in stems if stem and (classes(stem) or mostly(stem)) and plural_of(stem) == plural), "")


def third_person(verb: str) -> str:
    """Return the form of a verb after he, she or it."""
    if verb.endswith("y") and verb[-2] not in "aeiou":
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("s", "x", "ch", "sh", "o")) else "s")


def base_of(form: str) -> str:
    """Return the base of a verb's third person or regular past, nothing if it is not known."""
    if irregular := _BASES.get(form):
        return irregular
    stems = {
        "s": [form[:-3] + "y" if form.endswith("ies") else "", form[:-1], form[:-2]],
        "d": [form[:-3] + "y" if form.endswith("ied") else "", form[:-1], form[:-2], form[:-3]],
        "g": [form[:-3], form[:-3] + "e", form[:-4]],
    }.get(form[-1:], [])
    return next((stem for stem in stems if stem and (mostly(stem) or classes(stem))), "")


def participle_of(verb: str) -> str:
    """Return the past participle of a verb."""
    if verb in _PARTICIPLES:
        return _PARTICIPLES[verb]
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"


def ing_of(verb: str) -> str:
    """Return the -ing form of a verb.

    >>> ing_of("choose"), ing_of("plan"), ing_of("meet")
    ('choosing', 'planning', 'meeting')
    """
    forms = (verb[:-1] + "ing" if verb.endswith("e") and verb[-2:] not in {"ee", "ye"} else "", verb + verb[-1] + "ing", verb + "ing")
    return next((form for form in forms if mostly(form) == "ing" or "ing" in classes(form)), verb + "ing")
