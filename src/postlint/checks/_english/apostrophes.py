"""Apostrophes that make no plural and no verb, and those that are missing: "our photo's", "get's", "todays menu", "the towns oldest pub"."""

from collections.abc import Iterator

from postlint.checks._english.words import CONJUNCTIONS, NUMBERS, OWNING, PREPOSITIONS, Words, kind_of, words_of
from postlint.post import Post
from postlint.services.languages import in_entity
from postlint.text.wordclass import classes, mostly
from postlint.text.wordforms import plural_of

_set = str.split  # a set is written as a line of words
Found = tuple[int, int, str]
_NO_OWNERS = frozenset(_set("that what who where here there how when why everyone everybody someone nobody anyone else this one let today tomorrow he she it "
    "somebody anybody other another yesterday tonight everything something nothing world year week month day night morning evening season"))  # fmt: skip
_PEOPLE = frozenset(_set("friend mum mom dad grandma nan gran granny grandad grandpa mother father sister brother wife husband baker butcher doctor dentist vet barber "
    "hairdresser neighbour neighbor boss king queen partner aunt uncle cousin son daughter kid child boss newsagent greengrocer florist jeweller chemist baby "
    "mate colleague girlfriend boyfriend person company nature country city town children women men people client customer competitor rival"))  # fmt: skip
_MANY = frozenset(_set("all these those many several various both few some more most fresh free homemade best delicious hot cheap new extra no assorted vintage "
    "handmade hand-thrown used big small lots plenty dozens hundreds")) | NUMBERS  # fmt: skip
_PLAIN = (
    PREPOSITIONS - {"with", "like"}
    | CONJUNCTIONS - {"or", "but", "so", "as", "than"}
    | frozenset(
        _set(
            ". , ! available now here only today today are were have will can who that which coming online below above each per needed wanted included"
        )
    )
)
_AFTER_INITIALS = frozenset(_set(". , till until from and on in for with who all at playing"))
_VERBS = {"get's": "gets", "want's": "wants", "let's": "lets", "goe's": "goes", "say's": "says", "come's": "comes", "keep's": "keeps", "give's": "gives",
    "make's": "makes", "need's": "needs", "bring's": "brings", "include's": "includes", "feel's": "feels", "mean's": "means", "seem's": "seems",
    "know's": "knows", "think's": "thinks", "become's": "becomes", "begin's": "begins", "provide's": "provides", "receive's": "receives", "contain's": "contains",
    "help's": "helps", "look's": "looks", "love's": "loves", "work's": "works", "start's": "starts", "run's": "runs", "open's": "opens", "take's": "takes",
    "live's": "lives", "like's": "likes", "tell's": "tells", "see's": "sees", "put's": "puts", "win's": "wins", "eat's": "eats", "offer's": "offers", "speak's": "speaks", "write's": "writes", "show's": "shows"}  # fmt: skip
_NOUNS_TOO = frozenset(_set("need's help's look's love's work's start's run's open's take's live's like's win's offer's show's put's"))
_AFTER_VERB = (
    OWNING
    | {"the", "a", "an", "this", "me", "us", "you", "him", "them", "better", "more", "to", "in", "on", "up", "out", "ready", "it", "what"}
) - {"her"}
_TODAYS = {"todays": "today's", "yesterdays": "yesterday's", "tonights": "tonight's", "tomorrows": "tomorrow's"}
_TIMES = {"weeks": "week's", "years": "year's", "months": "month's", "nights": "night's", "mornings": "morning's", "evenings": "evening's", "seasons": "season's",
    "weekends": "weekend's", "afternoons": "afternoon's", "summers": "summer's"}  # fmt: skip
_UNITS = {"days": "day's", "weeks": "week's", "months": "month's", "years": "year's", "hours": "hour's", "nights": "night's", "minutes": "minute's"}  # fmt: skip
_SPANS = frozenset(
    _set("time notice holiday pay leave subscription supply salary rent work drive walk rest sleep worth wait journey membership")
)
_DAYS = {"Mothers": "Mother's", "Fathers": "Father's", "Valentines": "Valentine's", "Years": "Year's", "Patricks": "Patrick's", "Georges": "George's", "Davids": "David's",
    "Andrews": "Andrew's", "Seasons": "Season's", "mothers": "mother's", "fathers": "father's", "valentines": "valentine's", "seasons": "season's"}  # fmt: skip
_KIN = {"dads": "dad's", "mums": "mum's", "moms": "mom's", "grandmas": "grandma's", "grandmothers": "grandmother's", "grandfathers": "grandfather's",
    "grandads": "grandad's", "nans": "nan's", "mothers": "mother's", "fathers": "father's", "wifes": "wife's", "husbands": "husband's", "bosss": "boss's"}  # fmt: skip
_PLACES = {"worlds": "world's", "countrys": "country's", "citys": "city's", "companys": "company's", "nations": "nation's", "towns": "town's", "citizens": "",
    "villages": "village's", "clubs": "club's", "universitys": "university's", "brands": "brand's", "mayors": "mayor's", "kings": "king's", "queens": "queen's",
    "familys": "family's", "babys": "baby's", "bands": "band's", "regions": "region's", "hotels": "hotel's", "museums": "museum's", "schools": "school's",
    "citis": "", "planets": "planet's", "earths": "earth's", "countys": "county's", "gardens": "garden's", "authors": "author's", "artists": "artist's",
    "chefs": "chef's", "industrys": "industry's", "governments": "government's", "libraries": "", "councils": "council's", "presidents": "president's"}  # fmt: skip
_CONTRACTED = {"im": "I'm", "ive": "I've", "whats": "what's", "heres": "here's", "theres": "there's", "thats": "that's", "hes": "he's", "shes": "she's", "wheres": "where's",
    "hows": "how's", "whos": "who's", "theyll": "they'll", "youll": "you'll", "itll": "it'll", "youd": "you'd", "theyd": "they'd", "everyones": "everyone's",
    "someones": "someone's", "anyones": "anyone's", "everybodys": "everybody's", "nobodys": "nobody's", "peoples": "", "aint": "ain't"}  # fmt: skip
_ALL = {
    **_TODAYS,
    **_TIMES,
    **_UNITS,
    **_DAYS,
    **_KIN,
    **_PLACES,
    **_CONTRACTED,
    "customers": "",
    "lets": "",
    "ill": "",
    "id": "",
    "well": "",
    "its'": "its",
    "childrens'": "children's",
    "mens'": "men's",
    "womens'": "women's",
}
_INITIALS = frozenset(
    _set(
        "DJ's CD's DVD's PC's TV's MP's PDF's FAQ's NGO's ATM's GP's CEO's URL's VIP's ID's SUV's LED's MC's MOT's PhD's IPA's MEP's BBQ's B&B's"
    )
)


def misplaced(post: Post) -> Iterator[tuple[int, int, str]]:
    """Yield the words of a post that have an apostrophe too many or too few, and how they are written."""
    words = words_of(post.text)
    for at, word in enumerate(words.said):
        if word[-2:] == "'s":
            meant = _with(words, at, word)
        elif word in _ALL:
            meant = _without(words, at, word)
        else:
            continue
        start, end = words.spans[at]
        if meant and not in_entity(post, start, end) and words.text[end : end + 1] not in {"'", "’", "-"}:
            yield start, end, meant[0].upper() + meant[1:] if post.text[start].isupper() else meant


def _with(words: Words, at: int, word: str) -> str:
    """Return the plural or the verb that is meant by a word in 's, nothing where all is well."""
    said = words.said
    after, before, noun = said[at + 1], said[at - 1], word[:-2]
    if word == "let's":
        site = kind_of(before) in {"noun", "name"} or before in {"that", "which", "it", "who"}
        return "lets" if site and after in {"you", "us", "me", "them", "him", "everyone", "people"} else ""
    if after in {"are", "were"}:
        return ""  # slips.py looks at these
    if word in _INITIALS:
        plural = (
            before in {"and", ",", ".", "all"} | _MANY
            or (before in OWNING and said[at - 2] == "all")
            or (kind_of(before) == "adjective" and said[at - 2] not in OWNING | {"the", "a"})
        )
        return word[:-2] + "s" if plural and after in _AFTER_INITIALS and kind_of(said[at - 2]) != "owner" else ""
    if word in _VERBS and after in _AFTER_VERB and (word not in _NOUNS_TOO or before in {"it", "he", "she", "who", "that"}):
        return _VERBS[word]
    if not word[0].islower() or noun in _NO_OWNERS or kind_of(noun) != "noun" or not (many := _plural(noun)):
        return ""
    if after in {"will", "can", "have", "who", "should", "must"} and noun not in _PEOPLE | {"company"}:
        return many if said[at + 2] != "s" and mostly(said[at + 2]) != "noun" else ""
    person = noun in _PEOPLE or noun.endswith(("er", "or", "ist", "man", "woman", "ian"))
    if person or after not in _PLAIN:
        return ""
    i = at - 1
    while kind_of(said[i]) in {"adjective", "noun", "participle", "ing"} and said[i] not in _MANY and i > at - 4:
        i -= 1
    if (
        said[i] in OWNING | {"the"}
        and said[i - 1] in {"all", "of"}
        and said[i - 1 - (said[i - 1] == "of")] in {"all", "some", "many", "most"}
    ):
        return many
    if said[i] in _MANY and i < at and said[i - 1] not in OWNING | {"the", "a", "this", "that", "each", "than", "every"}:
        return many
    if (
        kind_of(said[i]) == "number"
        and said[i].isdigit()
        and said[i] != "1"
        and i == at - 1
        and after in {".", ",", "for", "in", "and", "left", "available"}
    ):
        return many
    listed = (
        after in {",", "and"}
        and kind_of(said[at + 2]) in {"plural", "noun", "adjective"}
        and any(kind_of(said[j]) == "plural" for j in range(at + 2, at + 6))
    )
    joined = before == "and" and kind_of(said[at - 2]) == "plural" and after in {".", ","}
    vowel = (
        noun[-1] in "oaiu"
        and before not in {"the", "a", "this", "that"}
        and after in {".", ",", "and", "are", "for", "in", "from", "now", "available"}
    )
    if (listed and before not in OWNING | {"the", "a", "this"}) or joined or vowel:
        return many
    return ""


def _plural(noun: str) -> str:
    known = (
        noun + "es"
        if noun.endswith("o")
        and "plural" in classes(noun + "es")
        and noun + "es" in {"potatoes", "tomatoes", "heroes", "echoes", "volcanoes"}
        else ""
    )
    return known or plural_of(noun)


def _without(words: Words, at: int, word: str) -> str:
    """Return a word with the apostrophe it lacks, nothing where it needs none."""
    said = words.said
    before, after = said[at - 1], said[at + 1]
    if word[-2:] == "s'":
        return _ALL[word]
    if word in _TODAYS:
        return (
            _TODAYS[word]
            if kind_of(after) in {"noun", "adjective", "plural", "number", "ing"} or after in {"most", "very", "first"}
            else ""
        )
    if word in _DAYS and (
        after in {"Day", "day"}
        or (word == "Years" and before == "New" and after in {"Eve", "eve", "Day", "resolution", "resolutions"})
        or (word in {"Seasons", "seasons"} and after in {"greetings", "Greetings"})
    ):
        return _DAYS[word] if word != "Years" or before == "New" else ""
    if (
        word in _TIMES
        and before in {"this", "last", "next"}
        and said[at - 2] not in OWNING | {"the", "these", "those", "for", "over", "in", "of"}
    ):
        return _TIMES[word] if kind_of(after) in {"noun", "adjective", "plural", "number", "ing", "comparative"} or after == "most" else ""
    if word in _UNITS and after in _SPANS:
        one = before in {"a", "an", "one", "each", "every"} or (before == "last" and word != "hours")
        if one and kind_of(said[at + 2]) != "noun":
            return _UNITS[word]
        several = before in NUMBERS or (before.isdigit() and before != "1") or before == "few"
        return word + "'" if several and ((after == "time" and said[at - 2] == "in") or after == "notice") else ""
    if word in _KIN and before in {"my", "your", "his", "her"}:
        return (
            _KIN[word]
            if kind_of(after) in {"noun", "adjective"} and ("verb" not in classes(after) or said[at + 2] in {"is", "was", "has", "will"})
            else ""
        )
    if word in _PLACES and before in OWNING | {"the", "this", "a"}:
        best = (
            (after.endswith("est") and after not in {"interest", "request"})
            or after in {"first", "only", "best", "worst"}
            or (after == "most" and kind_of(said[at + 2]) == "adjective")
        )
        known = (
            kind_of(said[at + 2]) in {"noun", "plural", "adjective", "comparative", "participle"}
            and said[at + 2] != "known"
            and "verb" not in classes(said[at + 2] if after in {"first", "only"} else "")
        )
        if (best and known) or (word.endswith("ys") and kind_of(after) in {"noun", "adjective", "plural"}):
            return _PLACES[word]
        return _PLACES[word] if word == "mayors" and after in {"chain", "office", "parlour", "fund", "charity"} else ""
    if word == "customers":
        return "customer's" if after in {"favourite", "favorite"} and before in {"a", "our", "the", "."} else ""
    if _CONTRACTED.get(word):
        return _contraction(words, at, word)
    if word == "lets" and words.starts(at) and after not in {"you", "us", "me", "them", "him", "her", "it", "the", "users", "people"}:
        return (
            "let's"
            if mostly(after) == "verb"
            or after in {"go", "get", "talk", "all", "not", "take", "make", "start", "celebrate", "help", "have", "do", "see", "be", "keep"}
            else ""
        )
    if word in {"ill", "id"} and words.starts(at) and words.text[words.spans[at][0]] == "I":
        verbs = {
            "ill": {"be", "see", "never", "have", "take", "always", "show", "go", "share", "post", "bring", "tell"},
            "id": {"love", "like", "rather", "say", "never", "be", "go"},
        }
        return ("I'll" if word == "ill" else "I'd") if after in verbs[word] else ""
    return ""


def _contraction(words: Words, at: int, word: str) -> str:
    said = words.said
    after, stands = said[at + 1], words.text[words.spans[at][0] : words.spans[at][1]]
    foreign = stands.isupper() or (not stands.islower() and not words.starts(at)) or kind_of(after) in {"mark", "name"}
    if foreign and word in {"im", "ive", "hows", "hes", "shes", "whos", "wheres", "theres", "thats", "heres", "whats"}:
        return ""
    if word == "im" and (
        stands == "im" and (after in {"der", "den", "westen"} or said[at - 1] not in {".", ",", "and", "but", "because", "so", "that"})
    ):
        return ""
    return _CONTRACTED[word]
