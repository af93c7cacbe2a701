"""The forms of English words: plural and singular, the third person, base, participle and -ing of a verb.

They follow the rules of spelling; a form that the dictionary does not bear out is not given.
"""

from postlint.text.wordclass import classes, mostly

_IRREGULAR = """arise arose arisen|awake awoke awoken|begin began begun|blow blew blown|break broke broken|build built built|buy bought bought|
bring brought brought|bend bent bent|catch caught caught|choose chose chosen|come came come|become became become|creep crept crept|deal dealt dealt|
do did done|draw drew drawn|drink drank drunk|drive drove driven|eat ate eaten|fall fell fallen|feed fed fed|feel felt felt|fight fought fought|
find found found|flee fled fled|fly flew flown|forbid forbade forbidden|forget forgot forgotten|forgive forgave forgiven|freeze froze frozen|
get got got|give gave given|go went gone|grow grew grown|have had had|hear heard heard|hide hid hidden|hold held held|keep kept kept|kneel knelt knelt|
know knew known|lead led led|leave left left|lend lent lent|lose lost lost|make made made|mean meant meant|meet met met|mistake mistook mistaken|
outgrow outgrew outgrown|overcome overcame overcome|overtake overtook overtaken|overthrow overthrew overthrown|pay paid paid|
redo redid redone|rebuild rebuilt rebuilt|repay repaid repaid|retake retook retaken|rewrite rewrote rewritten|
ride rode ridden|ring rang rung|rise rose risen|run ran run|say said said|see saw seen|seek sought sought|sell sold sold|send sent sent|
shake shook shaken|shoot shot shot|shrink shrank shrunk|sing sang sung|sink sank sunk|sit sat sat|sleep slept slept|speak spoke spoken|
spend spent spent|spring sprang sprung|stand stood stood|steal stole stolen|stick stuck stuck|stink stank stunk|strive strove striven|
swear swore sworn|sweep swept swept|swim swam swum|take took taken|teach taught taught|tear tore torn|tell told told|think thought thought|
throw threw thrown|undergo underwent undergone|understand understood understood|undertake undertook undertaken|undo undid undone|wake woke woken|
wear wore worn|weave wove woven|weep wept wept|win won won|withdraw withdrew withdrawn|write wrote written"""
_VERBS = tuple(row.split() for row in _IRREGULAR.replace("\n", "").split("|"))
_PARTICIPLES = {base: participle for base, _, participle in _VERBS}
_BASES = {past: base for base, past, _ in _VERBS} | {"was": "be", "is": "be", "has": "have", "does": "do", "goes": "go"}
PAST_ONLY = {past: participle for _, past, participle in _VERBS if past != participle and past not in {"rose", "got"}}
"""Past of an irregular verb that no other form of it is spelt like → its participle: ate → eaten."""
PARTICIPLE_ONLY = {participle: base for base, past, participle in _VERBS if participle not in {base, past}}
"""Participle of an irregular verb that no other form of it is spelt like → its base: eaten → eat."""
IRREGULAR = {base: past for base, past, _ in _VERBS}
"""Base of an irregular verb → its past."""


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
    if irregular := _BASES.get(form) or PARTICIPLE_ONLY.get(form):
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
    if mostly(doubled := verb + verb[-1] + "ed"):
        return doubled
    if verb.endswith("e"):
        return verb + "d"
    return verb[:-1] + "ied" if verb.endswith("y") and verb[-2] not in "aeiou" else verb + "ed"


def ing_of(verb: str) -> str:
    """Return the -ing form of a verb.

    >>> ing_of("choose"), ing_of("plan"), ing_of("read"), ing_of("lie"), ing_of("be")
    ('choosing', 'planning', 'reading', 'lying', 'being')
    """
    if verb.endswith("e") and verb[-2:] not in {"be", "ee", "ye", "oe"}:
        return verb[:-2] + "ying" if verb.endswith("ie") else verb[:-1] + "ing"
    doubled = verb + verb[-1] + "ing"
    return doubled if mostly(doubled) == "ing" or (not mostly(verb + "ing") and mostly(doubled)) else verb + "ing"


def past_of(verb: str) -> str:
    """Return the past of a verb.

    >>> past_of("build"), past_of("plan"), past_of("visit")
    ('built', 'planned', 'visited')
    """
    return IRREGULAR.get(verb) or participle_of(verb)
