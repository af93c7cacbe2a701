"""What a word demands of the one after it: "suggested to move", "can't wait showing", "capable to do", "depends of", "discussed about"."""

from collections.abc import Iterable

from postlint.checks._verbforms import Check, Found
from postlint.checks._words import BE, DETERMINERS, DO, MODALS, OBJECTS, OWNING, PREPOSITIONS, PRONOUNS, Words, kind_of
from postlint.text.wordclass import classes, mostly
from postlint.text.wordforms import base_of, ing_of

_set = str.split  # a set is written as a line of words
_THINGS = DETERMINERS | OBJECTS
_NOMINATIVE = frozenset(_set("i we you they he she who i'd we'd i've we've they've you've to"))
_NOT = frozenset(_set("don't doesn't didn't won't wouldn't can't couldn't not never cannot"))

_ING_BASE = frozenset(_set("suggest recommend enjoy avoid consider practise postpone imagine dislike resist keep finish quit"))
_ING_FORMS = frozenset(_set("suggests suggested suggesting recommends recommended recommending enjoys enjoyed enjoying avoids avoided avoiding considered "
    "considering practised practising postponed dislikes disliked resisted keeps kept keeping finished finishing"))  # fmt: skip
_AS_NOUNS = frozenset(_set("order access work help support start end visit study change interest need place share play look talk walk date plan show love care"))
_WASTE = frozenset(_set("worry waste smoke complain panic litter ignore throw scroll overthink treat pretend blame hate believe guess being feed doubt judge"))
_TO_FORMS = {
    "hope": "", "hopes": "", "hoped": "", "decide": "", "decided": "", "decides": "", "want": "", "wants": "", "wanted": "", "manage": "", "managed": "",
    "agree": "", "agreed": "", "refuse": "", "refused": "", "promise": "", "promised": "", "afford": "", "choose": "", "chose": "", "expect": "",
    "expected": "", "plan": "", "planned": "", "learn": "", "offered": "", "pretend": "", "deserve": "", "intended": "", "wish": "",
}  # fmt: skip
_OF_ING = frozenset(_set("capable incapable"))
_MOST = frozenset(_set("the a an our my your his her this these that their any all some its"))

_PREPOSITION = {
    # word → wrong preposition → the right one, and what must follow ("" anything)
    "depend": ("of from in with", "on"), "depends": ("of from in with", "on"), "depended": ("of from", "on"), "depending": ("of from", "on"),
    "dependent": ("of from", "on"), "relies": ("in of", "on"), "rely": ("in of", "on"), "relied": ("in of", "on"), "relying": ("in of", "on"),
    "consists": ("on from in", "of"), "consisting": ("on from in", "of"), "consisted": ("on from", "of"),
    "congratulations": ("for", "on"), "congratulate": ("for", "on"),
    "interested": ("on for about of", "in"), "interest": ("on", "in"), "married": ("with", "to"), 
    "different": ("of as", "from"), "differently": ("of as", "from"), "responsible": ("of", "for"), "similar": ("with as", "to"), "identical": ("as", "to"),
    "accused": ("for", "of"), "accuse": ("for", "of"), "aware": ("about from", "of"), "afraid": ("from", "of"), "scared": ("from", "of"),
    "full": ("with", "of"), "famous": ("of because", "for"), "capable": ("for in", "of"), "proud": ("about for from", "of"), "tired": ("with about", "of"),
    "according": ("with", "to"), "accordance": ("to of", "with"), "compliance": ("of to", "with"), 
    "participate": ("at to", "in"), "participated": ("at to", "in"), "participating": ("at to", "in"), "participates": ("at to", "in"),
    "succeed": ("on", "in"), "succeeded": ("on", "in"), "specialise": ("on", "in"), "specialises": ("on", "in"), "specialising": ("on", "in"),
    "specialize": ("on", "in"), "specializes": ("on", "in"), "specializing": ("on", "in"), 
    "passionate": ("for of on", "about"), "enthusiastic": ("of on", "about"), "excited": ("of", "about"), "serious": ("with", "about"),
    "concentrate": ("in at", "on"), "concentrating": ("in at", "on"), "insist": ("in for", "on"), "insisted": ("in for", "on"), "insists": ("in for", "on"),
    "satisfied": ("of", "with"), "familiar": ("of about", "with"), "addicted": ("of with on", "to"), "inspired": ("of", "by"),
    "surrounded": ("of", "by"), "filled": ("of", "with"), "equipped": ("of", "with"), "popular": ("by", "with"),
    "based": ("of", "on"), "focus": ("in", "on"), "focused": ("in", "on"), "focusing": ("in", "on"), "focuses": ("in", "on"), "focussed": ("in", "on"),
    "suitable": ("to", "for"), "grateful": ("of", "for"), "thankful": ("of", "for"), "sorry": ("of", "for"), 
    "jealous": ("from", "of"), "fond": ("for", "of"), "allergic": ("from of at", "to"), 
    "apologise": ("of", "for"), "apologize": ("of", "for"), "complaining": ("for", "about"),
    "complain": ("for", "about"), "complained": ("for", "about"), 
    "suffer": ("of", "from"), "suffers": ("of", "from"), "suffered": ("of", "from"), 
    "recover": ("of", "from"), "recovering": ("of", "from"), "recovered": ("of", "from"), "comply": ("to", "with"), "complies": ("to", "with"),
    "obsessed": ("of", "with"), 
    "impressed": ("of", "by"), "amazed": ("of", "by"),
    "throughout": ("of", ""), "regarding": ("to about", ""), "concerning": ("about", ""), "despite": ("of", ""), "near": ("from of", ""),
    "discuss": ("about", ""), "discusses": ("about", ""), "discussed": ("about", ""), "discussing": ("about", ""),
    "mentioned": ("about", ""), "mentions": ("about", ""), "mentioning": ("about", ""), "describe": ("about", ""), "describes": ("about", ""),
    "described": ("about", ""), "emphasise": ("about on", ""), "emphasised": ("about on", ""), "emphasises": ("about on", ""), "emphasize": ("about on", ""),
    "emphasized": ("about on", ""), "emphasizes": ("about on", ""), 
    "contacted": ("to with", ""), "contacting": ("to with", ""), "lacks": ("of in", ""), "lacked": ("of in", ""), "lacking": ("of", ""),
    "resembles": ("to with", ""), "resemble": ("to with", ""), "await": ("for", ""), "awaits": ("for", ""), "awaiting": ("for", ""),
    "tackle": ("with", ""), "tackling": ("with", ""), "investigate": ("about", ""),
    "investigating": ("about", ""), "investigated": ("about", ""), "obey": ("to", ""),
    "enjoying": ("of with", ""), "enjoyed": ("of with", ""), 
    "visited": ("to at", ""), "visiting": ("to at", ""), 
}  # fmt: skip
_ONLY_BEFORE = {
    ("interested", "for"): _THINGS - {"a", "an", "another", "some"}, ("interested", "about"): _THINGS, ("interested", "of"): _THINGS, ("interested", "on"): _THINGS,
    ("full", "with"): DETERMINERS - {"a", "an", "no", "your"}, ("different", "as"): DETERMINERS | {"it"}, ("proud", "for"): OWNING, ("proud", "from"): _MOST,
    ("proud", "about"): OWNING, ("similar", "as"): DETERMINERS, ("visited", "at"): {"the", "our"}, ("visiting", "at"): {"the", "our"},
    ("visited", "to"): DETERMINERS, ("visiting", "to"): DETERMINERS, ("participate", "to"): DETERMINERS, ("tired", "with"): {"the", "all"},
    ("focused", "in"): {"the", "our", "your", "my"}, ("focus", "in"): {"our", "your", "my"}, ("focusing", "in"): DETERMINERS, ("focuses", "in"): DETERMINERS,
    ("participating", "at"): DETERMINERS, ("resemble", "to"): DETERMINERS, ("contacted", "to"): DETERMINERS, ("dependent", "of"): DETERMINERS - {"itself"},
    ("consists", "in"): {"two", "three", "four", "five", "six", "ten", "twelve"}, ("interest", "on"): set(), ("near", "from"): DETERMINERS, ("near", "of"): DETERMINERS, ("depend", "in"): DETERMINERS,
    ("depends", "in"): DETERMINERS, ("depends", "with"): DETERMINERS, ("depend", "with"): DETERMINERS, ("depends", "from"): DETERMINERS,
    ("depend", "from"): DETERMINERS, ("suitable", "to"): DETERMINERS - {"any", "your"}, ("lacking", "of"): set(), ("enjoying", "with"): set(),
    ("enjoyed", "with"): set(), ("accordance", "of"): set(), ("excited", "of"): DETERMINERS, ("inspired", "of"): DETERMINERS,
    ("sorry", "of"): DETERMINERS, ("based", "of"): DETERMINERS, ("popular", "by"): {"the", "our"}, ("impressed", "of"): DETERMINERS,
    ("succeed", "on"): set(), ("succeeded", "on"): set(), ("described", "about"): DETERMINERS, ("mentioned", "about"): DETERMINERS,
    ("participated", "at"): DETERMINERS, ("participated", "to"): DETERMINERS, ("serious", "with"): DETERMINERS, ("apologise", "of"): DETERMINERS,
    ("passionate", "on"): DETERMINERS, ("passionate", "of"): DETERMINERS, ("concentrate", "in"): DETERMINERS, ("concentrating", "in"): set(),
    ("concentrate", "at"): DETERMINERS, ("participate", "at"): DETERMINERS, ("participates", "at"): DETERMINERS, ("aware", "from"): DETERMINERS,
    ("insist", "in"): DETERMINERS, ("insist", "for"): DETERMINERS, ("rely", "in"): DETERMINERS, ("relies", "in"): DETERMINERS, ("relied", "in"): DETERMINERS,
    ("relying", "in"): DETERMINERS, ("congratulate", "for"): set(), ("contacted", "with"): DETERMINERS, ("contacting", "with"): DETERMINERS,
    ("complaining", "for"): DETERMINERS, ("complain", "for"): DETERMINERS, ("complained", "for"): DETERMINERS, ("specialised", "on"): DETERMINERS,
    ("allergic", "of"): DETERMINERS, ("described", "on"): set(), ("visited", "of"): set(), ("regarding", "to"): _THINGS, ("satisfied", "of"): DETERMINERS,
    ("comply", "to"): _THINGS, ("responsible", "of"): _THINGS, ("famous", "because"): {"of"}, ("identical", "as"): DETERMINERS, ("accused", "for"): set(),
    ("obsessed", "of"): _THINGS, ("addicted", "on"): _THINGS, ("addicted", "with"): _THINGS, ("consisting", "in"): _THINGS, ("emphasise", "on"): _THINGS,
}  # fmt: skip
_NOT_A_SPOUSE = frozenset(_set("two three four five kids children a one son daughter no"))
_BUT_FOR = frozenset(_set("now today all everything years being it such"))
_TO_PEOPLE = {
    "explain": "explain to", "explained": "explained to", "explains": "explains to", "explaining": "explaining to", "said": "told", "says": "tells",
    "suggest": "suggest to", "suggested": "suggested to", "announced": "announced to", "mention": "mention to", "confirm": "",
}  # fmt: skip
_ALLOWING = frozenset(_set("allow allows allowing enable enables enabling permit permits encourage encourages encouraging advise advises remind reminds "
    "urge urges convince convinces invite invites"))  # fmt: skip
_KITCHEN = frozenset(_set("cool rest set prove stand dry simmer steep rise soak thaw drain marinate sit warm melt infuse brew settle breathe chill bake cook come be"))
_PHRASAL = frozenset(_set("figure figured figuring check checked checking try tried trying work worked sort sorted pick picked picking set turn turned turning "
    "fill filled filling hand handed give gave giving throw threw throwing take took taking put putting clean cleaned use used write wrote switch "
    "switched print printed cut wake look tear bring break find found let leave point help make pass"))  # fmt: skip
_PARTICLES = frozenset(_set("out up off down away back"))
_LISTENING = {"listen": "listen to", "listens": "listens to", "listened": "listened to", "listening": "listening to"}
_WAITING = {"wait": "wait for", "waiting": "waiting for", "waited": "waited for"}


def _ing(words: Words, at: int) -> Found | None:
    """Suggested to move, enjoy to read, avoid to use."""
    said = words.said
    word, before, verb = said[at], said[at - 1], said[at + 2]
    if said[at + 1] != "to" or not verb[0].islower() or verb in _AS_NOUNS and said[at + 3] not in _THINGS:
        return None
    if mostly(verb) != "verb" and not ("verb" in classes(verb) and said[at + 3] in _THINGS):
        return None
    if word in {"keep", "keeps", "kept", "finish", "quit", "keeping"} and (verb in {"be", "have", "yourself"} or before in {"to", "be", "is", "are"}):
        return None
    if word in _ING_FORMS:
        noun = words.kind(at - 1)
        plain = word.endswith("ing") or (word.endswith("s") and not word.endswith("ss"))
        subject = before in _NOMINATIVE or noun in {"plural", "name"} or (plain and noun in {"noun", "small", "adverb"})
        if not subject or before in BE or before in {"be", "been", "being", "it", "get"}:
            return None
        if noun == "plural" and not plain and said[at - 2] not in OWNING | {"the"}:
            return None
    elif before not in _NOMINATIVE | MODALS | DO | _NOT and not words.starts(at) and kind_of(before) not in {"plural", "adverb"}:
        return None
    return at + 1, at + 2, ing_of(verb)


def _stop(words: Words, at: int) -> Found | None:
    """Please stop to feed, don't miss to visit, don't mind to wait, can't help to smile."""
    said = words.said
    word, before, verb = said[at], said[at - 1], said[at + 2]
    if said[at + 1] != "to" or not verb[0].islower() or ("verb" not in classes(verb) and mostly(verb) != "verb"):
        return None
    if word == "stop" and not (verb in _WASTE or (words.starts(at) and ["please", "."] in [said[i : i + 2] for i in range(at + 3, at + 10)])):
        return None
    if word in {"miss", "mind", "help"} and before not in _NOT | {"you"}:
        return None
    if word in {"mind", "help"} and before == "you" and word != "mind":
        return None
    if word == "help" and before not in {"can't", "couldn't", "cannot"}:
        return None
    if word == "worth" and said[at - 1] not in BE | {"it's", "well", "not", "really", "definitely"}:
        return None
    return at + 1, at + 2, ing_of(verb)


def _infinitive(words: Words, at: int) -> Found | None:
    """Can't wait showing, we hope seeing, we decided making."""
    said = words.said
    word, before, form = said[at], said[at - 1], said[at + 1]
    if not form.endswith("ing") or not form[0].islower() or form in {"during", "something", "anything", "nothing", "everything", "being", "training"}:
        return None
    if word in {"forget", "remember"}:
        sure = said[at + 2] in _THINGS and ((word == "forget" and before in {"don't", "not", "never"}) or before == "please")
    elif word == "wait":
        sure = before in {"can't", "cannot", "couldn't"}
    elif word in {"afford", "learn", "plan", "choose", "expect", "deserve", "pretend", "agree", "promise", "wish", "intended"}:
        sure = (before in PRONOUNS or before in MODALS | DO | {"to"}) and said[at + 2] in _THINGS
    else:
        sure = (before in PRONOUNS or before in {"have", "has"}) and (said[at + 2] in _THINGS | PREPOSITIONS or kind_of(said[at + 2]) == "number")
    kind = mostly(form) == "ing" or "ing" in classes(form)
    return (at + 1, at + 1, f"to {base}") if sure and kind and (base := base_of(form)) else None


def _adjective(words: Words, at: int) -> Found | None:
    """Capable to do."""
    said = words.said
    verb = said[at + 2]
    if said[at + 1] == "to" and verb[0].islower() and ("verb" in classes(verb) or mostly(verb) == "verb"):
        return at + 1, at + 2, f"of {ing_of(verb)}"
    return None


def _preposition(words: Words, at: int) -> Found | None:
    """Depends of, interested on, discussed about."""
    said = words.said
    wrong, right = _PREPOSITION[said[at]]
    given, after = said[at + 1], said[at + 2]
    if given not in wrong.split() or kind_of(after) == "mark" or after in {"which", "whom", "what", "whether", "how"} and given != "about":
        return None
    if (wanted := _ONLY_BEFORE.get((said[at], given))) is not None and after not in wanted and not (wanted is _THINGS and kind_of(after) == "number"):
        return None
    word, before = said[at], said[at - 1]
    if word == "married" and (after in _NOT_A_SPOUSE or kind_of(after) not in {"small", "name"}):
        return None
    if word == "congratulations" and after in PRONOUNS - {"you"} | _BUT_FOR:
        return None
    if word in {"according", "accordance", "despite"} or right or kind_of(before) in {"name"} or before in PRONOUNS | BE | {"to", "have", "has", "who"} | MODALS:
        return at + 1, at + 1, right
    return (at + 1, at + 1, right) if kind_of(before) in {"noun", "plural", "adverb"} or words.starts(at) or said[at].endswith("ing") else None


def _people(words: Words, at: int) -> Found | None:
    """Explain me the rules, said me."""
    said = words.said
    if said[at + 1] in {"me", "us", "him", "them"} and said[at] in _TO_PEOPLE and (meant := _TO_PEOPLE[said[at]]):
        after = said[at + 2]
        if after in DETERMINERS | {"how", "what", "why", "that", "about"} and (said[at][:3] != "say" or after != "this"):
            return at, at, meant
    return None


def _allow(words: Words, at: int) -> Found | None:
    """Allows to share: allows whom?"""
    said = words.said
    verb, before = said[at + 2], said[at - 1]
    if said[at + 1] != "to" or verb in _KITCHEN or not verb[0].islower() or mostly(verb) not in {"verb", "noun"}:
        return None
    if "verb" not in classes(verb) and mostly(verb) != "verb":
        return None
    whole = before in PRONOUNS | {"which", "that", "also"} | MODALS or kind_of(before) in {"noun", "plural", "name", "adverb"}
    if mostly(verb) == "noun" and said[at + 3] not in DETERMINERS and kind_of(said[at + 3]) not in {"plural", "noun"}:
        return None
    bare = said[at] in {"allow", "permit", "invite", "encourage", "advise", "remind", "urge", "enable", "convince"}
    if (bare and kind_of(before) in {"noun", "adjective"}) or before in DETERMINERS:
        return None
    return (at, at + 1, f"{said[at]} you to") if whole else None


def _phrasal(words: Words, at: int) -> Found | None:
    """Figure out it."""
    said = words.said
    if said[at + 1] in _PARTICLES and said[at + 2] in {"it", "them", "him"} and said[at + 3] in {".", ",", "and", "but", "so", "today", "now", "when", "before"}:
        if said[at] in {"look", "back"} or (said[at + 1] == "back" and said[at] not in {"give", "gave", "bring", "put", "take"}):
            return None
        return at + 1, at + 2, f"{said[at + 2]} {said[at + 1]}"
    return None


def _listen(words: Words, at: int) -> Found | None:
    """Listen the debate, waiting you."""
    said = words.said
    after = said[at + 1]
    if said[at] in _LISTENING:
        sure = after in OWNING | {"the", "this", "music", "me", "us", "him", "them", "radio", "podcasts", "a"} and said[at - 1] != "to listen"
        return (at, at, _LISTENING[said[at]]) if sure else None
    if said[at] in _WAITING:
        if after in {"the", "your", "our", "my"} and said[at + 2] in _set("bus train results answer reply delivery news doctor response call arrival snow sun"):
            return at, at, _WAITING[said[at]]
        sure = after in {"you", "us", "me", "him", "them"} and said[at + 2] in {".", ",", "at", "in", "on", "to", "there", "here"}
        return (at, at, _WAITING[said[at]]) if sure else None
    return None


def _forward(words: Words, at: int) -> Found | None:
    """Looking forward seeing you, looking forward your visit."""
    said = words.said
    if said[at - 1][:4] != "look" or words.kind(at - 1) == "name":
        return None
    after = said[at + 1]
    if (after.endswith("ing") and mostly(after) == "ing" and after != "during") or after in OWNING | {"the", "it", "this"}:
        return at, at + 1, f"forward to {after}"
    return (at + 1, at + 1, "to") if after in {"for", "in", "at"} and said[at + 2] in OWNING | {"the", "meeting", "seeing"} else None


def _arrive(words: Words, at: int) -> Found | None:
    """Arrived to the finish line."""
    said = words.said
    if said[at + 1] != "to" or said[at + 2] not in {"the", "our", "my", "your", "his", "her", "their"} and words.kind(at + 2) != "name":
        return None
    noun = words.head(at + 3) if words.kind(at + 2) != "name" else at + 2
    what = said[noun or at + 3]
    if not what[0].isalpha() or what in _set("sound news smell sight rescue applause cheers strains tune fanfare party scene music conclusion point end"):
        return None
    return at + 1, at + 1, "in" if what in _set("city town village country") or what[0].isupper() else "at"


def _object(words: Words, at: int) -> Found | None:
    """Makes it looks, want you know, let us to show."""
    said = words.said
    who, form, after = said[at + 1], said[at + 2], said[at + 3]
    if who not in {"me", "us", "you", "him", "them", "it", "her", "everyone", "people"} or not form[0].islower():
        return None
    if said[at] in {"make", "makes", "made", "making", "let", "lets", "letting", "help", "helps"}:
        third = mostly(form) == "verbs" and "plural" not in classes(form) and form not in BE | {"does", "goes", "has"}
        if third and not (who in {"it", "you", "us"} and words.between(words.sentence(at), at, frozenset({"what", "whatever", "who", "that"}))):
            return (at + 2, at + 2, base) if (base := base_of(form)) else None
        if form == "to" and mostly(after) == "verb" and who in {"me", "us", "you", "him"} and said[at][:4] != "help":
            return at + 2, at + 2, ""
        return None
    before = said[at - 1]
    wants = before in PRONOUNS - {"you", "it"} | {"would", "don't", "doesn't", "didn't", "really", "just"} or said[at] == "wants"
    if wants and form in {"know", "come", "see", "join", "be", "have", "feel", "tell", "think", "get", "stay", "become"}:
        clause = words.between(words.sentence(at), at - 1, frozenset(_set("whatever all anything everything whenever if when where how")))
        return (at + 2, at + 2, f"to {form}") if not clause and said[at - 2] != "what" else None
    return None


def _try(words: Words, at: int) -> Found | None:
    """Going to try start a, we need change the, would like thank."""
    said = words.said
    word, before, verb, after = said[at], said[at - 1], said[at + 1], said[at + 2]
    if not verb[0].islower() or after not in _THINGS:
        return None
    if mostly(verb) != "verb" and verb not in {"start", "change", "help", "thank", "visit", "share"}:
        return None
    if verb in {"be", "please", "let", "do"}:
        return None
    if word == "try":
        sure = before in MODALS | {"to", "we'll", "i'll", "please"}
    elif word == "like":
        sure = before in {"would", "i'd", "we'd", "you'd"} and verb not in {"see"}
    else:
        sure = before in PRONOUNS and not (word == "need" and verb in {"know", "look"})
        sure = sure and not words.between(words.sentence(at), at - 1, frozenset(_set("what whatever all if everything when anything that")))
    return (at + 1, at + 1, f"to {verb}") if sure else None


def _used(words: Words, at: int) -> Found | None:
    """We're used to get up early; good in fixing radios; prefer tea than coffee; apologised to be late."""
    said = words.said
    word, before, after, verb = said[at], said[at - 1], said[at + 1], said[at + 2]
    if word == "used":
        person = before in {"i'm", "we're", "you're"} or (before in {"am", "are"} and said[at - 2] in {"i", "we", "you"}) or before in {"get", "getting", "got"}
        plain = after == "to" and mostly(verb) == "verb" and "noun" not in classes(verb)
        return (at + 2, at + 2, ing_of(verb)) if person and plain else None
    if word == "good":
        sure = after == "in" and mostly(verb) == "ing" and "noun" not in classes(verb) and (before in BE or before in {"very", "really", "so", "especially", "particularly"})
        return (at + 1, at + 1, "at") if sure and kind_of(said[at + 3]) not in {"mark"} else None
    if word in {"prefer", "prefers"}:
        than = next((i for i in range(at + 2, at + 5) if said[i] == "than"), 0)
        plain = than and not words.between(at - 2, than, frozenset(_set("rather more . , -"))) and kind_of(said[than - 1]) in {"noun", "plural", "ing", "name"}
        return (than, than, "to") if plain else None
    return (at + 1, at + 2, f"for {ing_of(verb)}") if after == "to" and verb in {"be", "have"} else None


def heads() -> Iterable[tuple[str, Check]]:
    """Yield the words that each check begins with."""
    for check, known in (
        (_ing, _ING_BASE | _ING_FORMS),
        (_stop, _set("stop miss mind help worth")),
        (_infinitive, [*_TO_FORMS, "wait", "forget", "remember"]),
        (_adjective, _OF_ING),
        (_preposition, [word for word, (wrong, _) in _PREPOSITION.items() if wrong]),
        (_people, _TO_PEOPLE),
        (_allow, _ALLOWING),
        (_phrasal, _PHRASAL),
        (_listen, [*_LISTENING, *_WAITING]),
        (_forward, ["forward"]),
        (_arrive, _set("arrive arrives arrived arriving")),
        (_object, _set("make makes made making let lets letting help helps want wants need like")),
        (_used, _set("used good prefer prefers apologise apologised apologize apologized")),
        (_try, _set("try like need want wants hope plan decided wish")),
    ):
        yield from ((word, check) for word in known)
