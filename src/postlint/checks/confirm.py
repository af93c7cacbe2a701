"""What somebody has to confirm before it is said in public: embargoed names, emergencies, sums, labels of advertising."""

from collections.abc import Iterator

from postlint.brand import Brand
from postlint.finding import ERROR, INFO, WARNING, Hit
from postlint.post import Image, Post
from postlint.rules import Example, rule
from postlint.text.lexicon import Lexicon
from postlint.text.normal import Folded, fold
from postlint.text.patterns import Pattern, lowered

_KESTREL = Brand("acme", known=True, embargoed=("Project Kestrel", "Sophie"))


def _spans(name: str, text: Folded) -> Iterator[tuple[int, int]]:
    """Yield where a name stands as whole words, in code points of the text that was folded."""
    wanted = fold(name).text
    at = text.text.find(wanted) if wanted else -1
    while at >= 0:
        end = at + len(wanted)
        if not (text.text[at - 1 : at].isalnum() and at) and not text.text[end : end + 1].isalnum():
            yield text.span(at, end)
        at = text.text.find(wanted, end)


@rule(
    "confirm.embargoed-name", "A name that is not public yet", severity=ERROR,
    good=[Example(Post("We see kestrels over the harbour"), _KESTREL), Example(Post("Bravo Sophie"), Brand("acme"))],
    bad=[
        Example(Post("Project Kestrel takes off on Monday"), _KESTREL),
        Example(Post("Something is coming #ProjectKestrel"), _KESTREL),
        Example(Post("Guess who", images=(Image("a.jpg", "The logo of project kestrel"),)), _KESTREL),
        Example(Post("Bravo Sophie"), _KESTREL),
    ],
)  # fmt: skip
def embargoed_name(post: Post, brand: Brand) -> Iterator[Hit]:
    """Winners, products and customers have been named hours early, most often because of a time zone."""
    if not brand.embargoed:
        return
    text = fold(post.text)
    for name in brand.embargoed:
        say = f"“{name}” is on the embargoed list of {brand.name}: wait, or take the name off the list on the day"
        for start, end in _spans(name, text):
            yield Hit(say, start, end)
        joined = fold(name).text.replace(" ", "")
        for tag in post.hashtags:
            if joined in fold(tag.text).text and not any(True for _ in _spans(name, fold(tag.text))):
                yield tag.hit(say)
        for i, image in enumerate(post.images):
            if image.alt and any(True for _ in _spans(name, fold(image.alt))):
                yield Hit(say, key=f"images.{i}.alt", image=i)


_CALLS = ("breaking", "just in", "urgent", "alert")
_BREAKING = Pattern(r"(?:\bBREAKING\b|\bBreaking(?: [Nn]ews)?\s?:|\bJUST IN\b|\bURGENT\b|\bALERT\s?:|🚨\s?(?:BREAKING|ALERT))", *_CALLS)
_GRAVE = Pattern(
    r"(?i)\b(?:dead|die[sd]|deaths?|killed|killing|shot|shooting|shooter|gunman|explo(?:des?|ded|sions?)|bomb\w{0,5}|attack\w{0,4}|crash\w{0,4}|hostages?|evacuat\w{0,4}"
    r"|injur\w{0,4}|assassinat\w{0,4}|coup|arrested|resign\w{0,3}|earthquake|tsunami|missiles?|outbreak|collaps\w{0,3}|hijack\w{0,3}|terror\w{0,4}|war|invade[sd]?|invasion"
    r"|hospitali[sz]ed|bodies|stabb\w{0,4}|riots?|flood\w{0,4}|wildfires?|derail\w{0,4}|gas leak|passed away)\b"
)
_SOURCE = Pattern(
    r"(?i)\b(?:according to|police|officials?|authorit(?:y|ies)|ministry|spokes\w{3,7}|statement|confirm(?:s|ed|ing)?(?: by)?|source[sd]?\s?:|via @|says|say|said|reports?|reuters|afp|ap\b|tells|told|announce[sd]?)\b"
)


@rule(
    "confirm.breaking-news", "News of an emergency without a source", decision=True, hints=_CALLS,
    good=[
        "BREAKING: two injured in a crash on the ring road, police say",
        "BREAKING: our bakery opens at seven",
        "BREAKING: explosion at the old mill. Live: https://example.org/live",
    ],
    bad=["BREAKING: plane crash lands at the airport", "Breaking: two explosions in the palace and the king is injured"],
    source="https://www.bbc.com/editorialguidelines/guidelines/accuracy",
)  # fmt: skip
def breaking_news(post: Post) -> Iterator[Hit]:
    """The worst rumours began as one post without a source, from an account that people trust."""
    if post.links or not _BREAKING.search(post.text):
        return
    grave = _GRAVE.search(post.text)
    if grave and not _SOURCE.search(post.text):
        yield Hit(f'"{grave[0]}" as breaking news: who has confirmed it? Name the source, or wait', *grave.span())


_REGULATED = {
    "health": ("health", "hospital", "pharma", "sexual-wellness", "beauty"),
    "finance": ("finance", "insurance"),
    "alcohol": ("alcohol", "brewery", "winery", "bar"),
    "tobacco and cannabis": ("tobacco", "cannabis"),
    "gambling": ("gambling", "casino"),
}
"""Kinds of business whose advertising has laws of its own, and the sectors (rules/sectors.yml) that belong to them."""


@rule(
    "confirm.regulated-claim", "A strong claim in a regulated business", decision=True,
    good=[
        Example(Post("Meet the world's first edible bicycle"), Brand("acme", sector="retail")),
        Example(Post("Opening hours have changed"), Brand("acme", sector="finance")),
    ],
    bad=[
        Example(Post("Our savings account is 100% secure"), Brand("acme", sector="finance")),
        Example(Post("The world's best beer, now in cans"), Brand("acme", sector="brewery")),
    ],
)  # fmt: skip
def regulated_claim(post: Post, brand: Brand, lexicon: Lexicon) -> Iterator[Hit]:
    """In health, finance, alcohol and gambling a careless superlative is a breach of the law, not of taste."""
    sector = (brand.sector or "").casefold().replace(" ", "-")
    business = next((name for name, sectors in _REGULATED.items() if sector in sectors), None)
    if not business:
        return
    found = lexicon.read(post).found
    for claim in ("confirm.superlative", "confirm.absolute"):
        for term in found.get(claim, {}).get("term", ()):
            words = post.text[term.start : term.end]
            yield Hit(f'"{words}": advertising for {business} is regulated, so let somebody approve this claim', term.start, term.end)


_MONEY = r"[$£€₹]\s?(\d{1,6}(?:[.,]\d{2})?)"
_WAS_NOW = Pattern(
    rf"(?i)\b(?:was|were|from|rrp|originally|instead of)\s?:?\s?{_MONEY}\b[^%\n]{{0,40}}?\b(?:now|only|just|for|to|today)\s?:?\s?(?:only\s)?{_MONEY}",
    "$", "£", "€", "₹",
)  # fmt: skip
_OFF = Pattern(r"(?i)\b(\d{1,2})\s?%\s?(?:off|discount|less|cheaper|reduction)\b|\b(?:save|saving)\s(\d{1,2})\s?%", "%")
_ROUNDING = 2


@rule(
    "confirm.wrong-sum", "Prices and percentage contradict each other", severity=WARNING, about="digits", hints=("$", "£", "€", "₹"),
    good=["Was £40, now £30: 25% off", "Was $99.99, now only $49.99. Save 50%", "Up to 50% off. Boots: was £40, now £30"],
    bad=["Was £40, now £30: 50% off", "Was $20 now $25"],
)  # fmt: skip
def wrong_sum(post: Post) -> Iterator[Hit]:
    """Readers do the sum, and the wrong price may have to be honoured."""
    if "%" not in post.text and "was" not in lowered(post.text):
        return
    prices = list(_WAS_NOW.finditer(post.text[:5000]))
    if len(prices) != 1:
        return
    from decimal import Decimal

    before, after = (Decimal(price.replace(",", ".")) for price in prices[0].groups())
    offs = [
        match for match in _OFF.finditer(post.text[:5000]) if "up to" not in post.text[max(0, match.start() - 8) : match.start()].lower()
    ]
    words = prices[0][0].lower()
    if after >= before > 0 and words.startswith("was"):
        yield Hit(f'"{prices[0][0]}": the new price is not lower: mend one of the two', *prices[0].span())
    elif before and len(offs) == 1:
        true = (before - after) * 100 / before
        said = int(offs[0][1] or offs[0][2])
        if abs(true - said) > _ROUNDING:
            yield Hit(f'"{offs[0][0]}", but from {before} to {after} is {true:.0f} %: mend the prices or the percentage', *offs[0].span())


_PRIZES = ("chance to win", "you could win", "giveaway", "sweepstake", "enter to win", "in with a chance")
_PRIZE = Pattern(r"(?i)\b(?:chance to win|you could win|giveaway|sweepstakes?|enter to win|to be in with a chance)\b", *_PRIZES)
_TERMS = Pattern(r"(?i)\bt\s?&\s?cs?\b|\bterms\b|\brules\b|\bno purchase\b|\bconditions\b|\bends?\b|\bcloses?\b|\bclosing\b|\buntil\b")


@rule(
    "confirm.competition-terms", "A competition without terms", severity=INFO, confidence="low", hints=_PRIZES,
    good=["Retweet for a chance to win. Closes Friday, T&Cs apply", "Who will win the cup?"],
    bad=["Retweet for a chance to win a signed shirt!"],
    source="https://www.asa.org.uk/type/non_broadcast/code_section/08.html",
)  # fmt: skip
def competition_terms(post: Post) -> Iterator[Hit]:
    """A prize promotion says how to enter, until when, who may, and where the full terms are."""
    prize = _PRIZE.search(post.text)
    if prize and not post.links and not _TERMS.search(post.text):
        yield Hit(f'"{prize[0]}": say until when, who may enter, and where the terms are', *prize.span())


_ONLINE_WORDS = (
    "webinar", "stream", "online event", "virtual event", "ama ", "twitter space", "linkedin live", "zoom call", "live q&a", "instagram live",
)  # fmt: skip
_ONLINE = Pattern(
    r"(?i)\b(?:webinar|livestream|live stream|online event|virtual event|ama|twitter space|linkedin live|zoom call|live q&a|instagram live)\b",
    *_ONLINE_WORDS,
)
_TIME = Pattern(r"(?i)\b(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s?[ap]\.?m\b\.?|\b(?:[01]?\d|2[0-3]):[0-5]\d\b")
_ZONE = Pattern(
    r"(?i)\b(?:[ECMP][SD]?T|GMT|UTC|BST|CES?T|EES?T|IST|AES?[DT]T?|AEST|JST|SGT|HKT|NZ[SD]?T|WAT|EAT|SAST|PKT|WIB|(?:local|london|paris|berlin|new york|uk|eastern|pacific|central) time)\b"
)


@rule(
    "confirm.time-without-zone", "An online event has a time but no time zone", severity=INFO, about="digits", hints=_ONLINE_WORDS,
    good=["Join our webinar at 3pm CET", "The shop opens at 9:00", "Watch the livestream of the match"],
    bad=["Join our webinar on Monday at 3pm"],
)  # fmt: skip
def time_without_zone(post: Post) -> Iterator[Hit]:
    """Online, nobody knows whose three o'clock is meant."""
    if _ONLINE.search(post.text) and (time := _TIME.search(post.text)) and not _ZONE.search(post.text):
        yield Hit(f'"{time[0]}" of which time zone? Readers of an online event may be anywhere', *time.span())


_COUNTED = ("%", "percent", "per cent", "people", "adults", "women", "men", "children", "customers", "companies", "users")
_FIGURE = Pattern(
    r"(?i)\b\d{1,3}(?:[.,]\d{1,2})?\s?(?:%|percent\b|per cent\b)(?!\s?(?:off|discount|cheaper|more free|cotton|wool|free|recycled|secure|safe))|\b\d{1,2} (?:out of|in) \d{1,3} (?:people|adults|women|men|children|customers|companies|users)\b",
    *_COUNTED,
)


@rule(
    "confirm.figure-without-source", "A figure without a source", severity=INFO, confidence="low", about="digits", hints=_COUNTED,
    good=["68 % of adults sleep badly: https://example.org/study", "50% off all boots", "68 % sleep badly, says the health ministry"],
    bad=["68 % of adults sleep badly"],
)  # fmt: skip
def figure_without_source(post: Post) -> Iterator[Hit]:
    """A figure that readers cannot trace is either not believed or passed on wrongly."""
    figure = _FIGURE.search(post.text)
    if figure and not post.links and not post.images and not _SOURCE.search(post.text):
        yield Hit(f'"{figure[0]}": say where the figure comes from, best with a link', *figure.span())
