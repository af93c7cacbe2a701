"""What makes a text unfit as it stands: empty, cut, doubled, shouted, typed by a cat, or a word from the search box.

Most of these rules look at every post, so this file is imported for every post.
"""

from collections.abc import Iterator

from postlint.finding import ERROR, INFO, WARNING, Hit
from postlint.post import Ignore, Image, Post
from postlint.rules import rule
from postlint.text.patterns import Pattern, lowered


@rule(
    "draft.empty", "There is nothing to publish", severity=ERROR,
    good=["We are live!", Post("", images=(Image("a.jpg", "A harbour"),)), Post("", bare=True), Post("", poll=("yes", "no"))],
    bad=["", " \n\u200b "],
)  # fmt: skip
def empty(post: Post) -> Iterator[Hit]:
    """An empty row or file publishes an empty post, or stops the scheduler."""
    if not post.bare and not post.images and not post.poll and not any(c.isprintable() and not c.isspace() for c in post.text):
        yield Hit("there is no text, no picture and no poll: write one, or delete the draft")


@rule(
    "draft.unused-ignore", "An ignore that silences nothing", severity=WARNING, about="ignores",
    good=["We are live!"],
    bad=[Post("We are live!", ignores=(Ignore("links.broken", why="not yet online"),))],
)  # fmt: skip
def unused_ignore(post: Post, unused: tuple[tuple[int, Ignore], ...]) -> Iterator[Hit]:
    """An ignore that is left behind hides the next mistake of its kind."""
    for i, ignore in unused:
        words = f" for {', '.join(ignore.words)}" if ignore.words else ""
        where = f" ({ignore.written})" if ignore.written else ""
        key = None if ignore.written else f"ignore.{i}"
        yield Hit(f'nothing is silenced by the ignore of "{ignore.rule}"{words}{where}: take it out', key=key)


_SENTENCE = Pattern(r"[^.!?\n]+")
_SHORTEST = 25


@rule(
    "draft.doubled-text", "A passage stands twice", severity=WARNING,
    good=[
        "Row, row, row your boat, gently down the stream",
        "We open on Monday. We open at nine. Come early on Monday.",
    ],
    bad=[
        "We open our doors on Monday at nine. We open our doors on Monday at nine.",
        "Our summer menu is here, come and see it!\nOur summer menu is here, come and see it!",
    ],
)  # fmt: skip
def doubled_text(post: Post) -> Iterator[Hit]:
    """Pasting twice is easy, and the second copy is below the edge of the editor."""
    seen: set[str] = set()
    for match in _SENTENCE.finditer(post.text) if len(post.text) > 2 * _SHORTEST else ():
        sentence = match[0].strip()
        if len(sentence) < _SHORTEST:
            continue
        if sentence in seen and sum(word.isalpha() for word in sentence.split()) > 3:
            yield Hit(f'"{sentence[:30]}…" stands twice: delete one of the two', match.end() - len(match[0].lstrip()), match.end())
            return
        seen.add(sentence)


_GOES_ON = ("the", "a", "an", "and", "or", "our", "your", "my", "their", "because", "than", "whose", "every", "these", "very")
_CUT = Pattern(rf"(?i)(?:^|[\s,])({'|'.join(_GOES_ON)})\s{{0,3}}(?:\.{{2,4}}|…)?\s{{0,3}}$")


@rule(
    "draft.cut-short", "The text ends in the middle of a sentence", severity=WARNING,
    good=["What a day. Thanks to all of you", "In the studio with the one and only The The.", "Grade A", Post("We climb the", part=(1, 2))],
    bad=["We open our doors on Monday, with music and the"],
)  # fmt: skip
def cut_short(post: Post) -> Iterator[Hit]:
    """A limit somewhere on the way, or a click too early, cuts the end off; the end is where the point was."""
    text = post.text.rstrip()
    words = lowered(text[-30:]).replace(",", " ").rstrip(".…").split()
    if not words or words[-1] not in _GOES_ON:
        return
    end = _CUT.search(text, max(0, len(text) - 30))
    if end and end[1] != "A" and len(text.split()) > 3 and post.part[0] == post.part[1]:
        yield Hit(f'the text ends with "{end[1]}": is the rest of it missing?', end.start(1), end.end(1))


_ROWS = Pattern(
    r"(?i)(?<![\w;])[a-z;]{0,20}(?:asdf|sdfg|dfgh|fghj|ghjk|hjkl|jkl;|zxcv|xcvb|vbnm|lkjh|kjhg|gfds|fdsa|qwer(?!t[yz])|uiop(?!l)|poiu)[a-z;]{0,20}",
    "asdf", "sdfg", "dfgh", "fghj", "ghjk", "hjkl", "jkl;", "zxcv", "xcvb", "vbnm", "lkjh", "kjhg", "gfds", "fdsa", "uiop", "poiu", "qwer",
)  # fmt: skip
_NEVER = Pattern(
    r"q[^uaid]|[bcdfghjklmptvwxz]q|[bcfhgjmpvz]x|[cfghjkpqvwxz]j(?!i)|v[bcdfghjkmnpqtwxz]|j[bcdfghklmnprstvwxyz]|x[jkrzgdb]|z[fjxrpb]|f[vz]|w[vxj]|k[xz]|l{3}|[bcdfgjkpqstvwxz]{6}|^[^aeiouy]{5,}$"
)
_LATIN = Pattern(r"(?<!\w)[A-Za-z]{5,}(?!\w)")
_FEW = 40


@rule(
    "draft.keyboard-mash", "Keys pressed at random", decision=True,
    good=["Yaaaas queen", "NBCSN at nine", "QWERTY turns 150", "Hmmm", "Iraq, Qatar, Xhosa", "https://example.org/xkcdqz", "Welsh for you: cwm", "Goooooal"],
    bad=[";l;;gmlxzssaw", "asdfghjkl", "See you on Monday asdfg", "Aqenbpuu", "fvjdkx sdkl"],
)  # fmt: skip
def keyboard_mash(post: Post) -> Iterator[Hit]:
    """A child at an open laptop posted for nuclear command; a phone does it from a pocket."""
    if _ROWS.possible(post.text) and (run := _ROWS.search(post.text[:5000])):
        if not any(e.start <= run.start() < e.end for e in post.entities):
            yield Hit(f'"{run[0]}" runs along the keyboard: was this typed on purpose?', *run.span())
        return
    text = post.text.strip()
    if not 4 < len(text) <= _FEW or len(text.split()) > 3 or post.entities:
        return
    # Abbreviations are written in capitals, and other alphabets have other neighbours.
    runs = [match[0] for match in _LATIN.finditer(text)]
    if any(_NEVER.search(run.lower()) for run in runs if not run.isupper() and len(set(run.lower())) > 3 and "qwert" not in run.lower()):
        yield Hit(f'"{text}" looks like keys pressed at random: is it meant?')


_WORD = Pattern(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*\.?")
_WHOLE_IN_ITSELF = """
    good happy merry thank thanks thankyou welcome hello hi hey congratulations congrats bonjour goodnight goodbye sorry coming
    tomorrow tonight today soon we it's we're live game match breaking goal yes no new now back sold stay get see let's just more so
    this that what who why how never always bon buenos guten gracias merci danke takk tusen feliz frohe joyeux buon prettige god
    gott fantastic amazing brilliant beautiful wow iconic mood same facts boom ouch oops caption link black throwback weekend monday
    tuesday wednesday thursday friday saturday sunday spring summer autumn winter january february march april june july august
    september october november december morning evening yum yummy season vibes goals time day night week incoming done bliss perfection
    heaven delicious gorgeous finally almost
"""
"""First words of posts that are short on purpose: greetings, cries, announcements."""
_STRETCHED = Pattern(r"(\w)\1\1")
_OTHER_SCRIPTS = "\u0e00"


@rule(
    "draft.search-term", "Nothing but a name, or a word or two", decision=True,
    good=["Good morning", "We won!", "Ed Balls Day 🎉", "#EdBalls", "Three little words are fine", Post("Ed Balls", images=(Image("a.jpg", "Ed Balls"),)), "おはようございます"],
    bad=["Ed Balls", "Jo Smith MP", "pizza near"],
)  # fmt: skip
def search_term(post: Post) -> Iterator[Hit]:
    """An MP typed his own name into the wrong box; the day is celebrated every year."""
    text = post.text.strip()
    words = text.split()
    if not 1 <= len(words) <= 3 or post.images or post.poll or post.bare or post.part[1] > 1 or post.entities:
        return
    if max(text) >= _OTHER_SCRIPTS or not all(_WORD.fullmatch(word) for word in words) or text.endswith("."):
        return
    if len(words) == 3 and not (text.title() == text or (all(w[0].isupper() for w in words) and not text.isupper())):
        return
    if not {words[0].casefold(), words[-1].casefold()} & set(_WHOLE_IN_ITSELF.split()) and not _STRETCHED.search(text):
        yield Hit(f'"{text}" is all there is: was it meant for the search box?')


_PAIRS = {"(": ")", "[": "]", "“": "”", "«": "»", "„": "“"}


@rule(
    "draft.unbalanced", "A bracket or quotation mark without its partner", severity=INFO, confidence="low", hints=("(", "[", "“", "«"),
    good=["We (all of us) say “welcome”", "Smile :) and wink ;-)", "1) bread 2) butter", 'A 6" pipe'],
    bad=["We (all of us say welcome", "She said “welcome and left"],
)  # fmt: skip
def unbalanced(post: Post) -> Iterator[Hit]:
    """A mark without its partner often means that something around it was cut."""
    if "„" in post.text:
        return
    for opening, closing in _PAIRS.items():
        at = post.text.rfind(opening)
        face = post.text[max(0, at - 2) : at]
        if post.text.count(opening) > post.text.count(closing) and not face.rstrip("-'").endswith((":", ";", "=")):
            yield Hit(f'"{opening}" has no "{closing}": is something missing?', at, at + 1)


@rule(
    "tone.shouting",
    "Capitals throughout",
    severity=INFO,
    source="https://vesperapps.com/guides/accessible-capitalization/",
    good=["BREAKING: NASA and ESA sign a deal with JAXA", "GOAL!!", "We are open. Come in!"],
    bad=["THIS IS THE BIGGEST SALE OF THE WHOLE YEAR SO COME", "Come and see us!!!!!!"],
)
def shouting(post: Post) -> Iterator[Hit]:
    """Capitals and rows of exclamation marks read as shouting, and screen readers may spell capitals letter by letter."""
    text = post.text
    if "!!!!" in text:
        start = text.index("!!!!")
        yield Hit("one exclamation mark says it", start, start + len(text[start:]) - len(text[start:].lstrip("!")))
    words = [w for w in text.split() if w.isalpha() and w.isupper() and len(w) > 1] if sum(map(str.isupper, text[:80])) > _CAPITALS else ()
    if len(words) >= _SHOUTED and sum(map(len, words)) > 0.7 * sum(c.isalpha() for c in text):
        yield Hit("the whole post is in capitals: write it in small letters, and let one word stand out if it must")


_CAPITALS = 24
_SHOUTED = 6
