"""Hashtags: how many, how they read, whose they are, and what a reader will make of them."""

from collections.abc import Iterator, Mapping
from functools import cache, lru_cache

from postlint.brand import Brand
from postlint.finding import INFO, Fix, Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.text.entities import Entity
from postlint.text.hashtags import capitals, facts, unmeant
from postlint.text.patterns import Pattern

_TAG = Pattern(r"[#＃]\w+", "#", "＃")


def _bare(tag: str) -> str:
    return tag.lstrip("#＃")


@cache
def _grave() -> Mapping[str, str]:
    return {tag.casefold(): group["about"] for group in facts()["grave"] for tag in group["tags"]}


def _begins_gravely(name: str) -> bool:
    """Whether a tag begins as #PrayForParis or #prayforparis do."""
    for word in facts()["grave-beginnings"]:
        rest = name[len(word) :]
        if name.startswith(word) and "A" <= rest[:1] <= "Z":
            return True
        if name.startswith(word.casefold()) and len(rest) > 2 and all("a" <= letter <= "z" for letter in rest[:3]):
            return True
    return False


@cache
def _owned() -> Mapping[str, str]:
    return {entry["tag"].casefold(): entry["owner"] for entry in facts()["owned"]}


_CONCERN = Pattern(
    r"\b(?:support\w*|solidarity|stand(?:s|ing)?|victims?|survivors?|famil(?:y|ies) of|condolences?|mourn\w*|griev\w*|thoughts|prayers?|pray(?:s|ing)? for|donat\w+|fundrais\w*"
    r"|relief|aid|refugees?|justice|injustice|racis[mt]\w*|racial|equal\w*|inequal\w*|discriminat\w+|rights|protest\w*|march(?:es|ed|ing)?|movement|activis[mt]\w*|campaign\w*|violen\w+|abus\w+|assault\w*"
    r"|harass\w*|suicid\w*|helpline|hotline|mental health|trauma\w*|police|court|trial|verdict|jury|judge|sentenced?|arrest\w*|charged|report\w*|said|says|told|tells|according to|breaking|killed|dead|died|death"
    r"|deaths|attack\w*|shooting|murder\w*|massacre|earthquake|flood\w*|storm|evacuat\w*|emergency|safe(?:ty)?|war|invasion|troops|government|president|minister|senat\w+|parliament|election|vote|law|bill|policy"
    r"|remember\w*|memorial|tribute|honou?r\w*|commemorat\w*|legacy|never forget|history|holocaust|museum|documentary|interview|discuss\w*|listen\w*|learn\w*|speak\w*|voices?|awareness|conversation|statement"
    r"|condemn\w*|outrage\w*|anger|rip|rest in peace|passed away|passing|legend|actor|actress|singer|director)\b"
)
"""Words of people who know what such a tag is about; an offer or a joke has none of them."""

_SECTORS = """
    news health-news broadcaster publisher charity government embassy police fire-service emergency-service politics religion church
    museum library university trade-union legal
"""
NEWSROOMS = frozenset(_SECTORS.split())
"""Sectors that write about such matters every day."""


@rule(
    "hashtags.too-many",
    "More hashtags than readers tolerate",
    about="hashtags",
    severity=INFO,
    source="https://help.x.com/en/using-x/how-to-use-hashtags",
    good=["One #Tag"],
    bad=["#aa #bb #cc #dd #ee #ff #gg #hh #ii #jj #kk"],
)
def too_many(post: Post, *, limit: int = 10) -> Iterator[Hit]:
    """Readers skip a wall of tags, and networks rank it down."""
    if len(post.hashtags) > limit:
        first, last = post.hashtags[limit], post.hashtags[-1]
        yield Hit(f"{len(post.hashtags)} hashtags: keep the {limit} that people search for", first.start, last.end)


@rule(
    "hashtags.new",
    "A hashtag this brand has never used",
    about="hashtags",
    decision=True,
    source="https://uproxx.com/viral/digiornos-unfortunate-hashtag-is-why-brands-shouldnt-be-allowed-to-tweet/",
    good=["#Serial", Example(Post("#rocketfriday!"), Brand("Acme", known=True, hashtags=("#RocketFriday",)))],
    bad=[Example(Post("We have everything. Unless you need a payphone. #Serial"), Brand("Acme", known=True, hashtags=("RocketFriday",)))],
)
def new(post: Post, brand: Brand) -> Iterator[Hit]:
    """Only the posts that carry a tag tell what it is about: somebody must have read some of them. Counts once a brand lists its tags."""
    if brand.hashtags is None:
        return
    known = {_bare(tag).casefold() for tag in brand.hashtags}
    for tag in post.hashtags:
        name = _bare(tag.text).casefold()
        if name not in known and not _borrowed(post, brand, tag):
            known.add(name)
            yield tag.hit(
                f"{tag.text} is new for {brand.name or 'this brand'}: look at what others post under it, then add it to the brand's hashtags"
            )


@rule(
    "hashtags.hijack",
    "A tag of grief or protest in an unrelated post",
    about="hashtags",
    decision=True,
    covers=("topics.tragedy-and-offer", "topics.sexual-violence", "topics.notorious-case", "topics.movement", "hashtags.camel-case"),
    source="https://www.zbrastudios.com/2014/09/10/dangers-hashtag-jacking/",
    good=[
        "#WhyIStayed: survivors of domestic violence tell their stories",
        "Trending: #MondayMotivation",
        Example(Post("Live updates #BlackLivesMatter"), Brand("City news", sector="news")),
        "Read what others say #PrayForManila: three ways to donate",
    ],
    bad=[
        "#WhyIStayed You had pizza.",
        "Who's #notguilty about eating all the tasty treats they want?!",
        "New boots! #metoo #fashion",
        "#PrayForManila and try our soup",
    ],
)
def hijack(post: Post, brand: Brand) -> Iterator[Hit]:
    """Whoever follows such a tag is looking for the bereaved or the movement, and finds an advertisement."""
    for tag in post.hashtags:
        if about := _borrowed(post, brand, tag):
            yield tag.hit(f"{tag.text}: under this tag {about}; take it out, unless that is what the post is about")


def _about(name: str) -> str | None:
    """Return what people do under a grave tag, or None for any other."""
    return _grave().get(name.casefold()) or ("people grieve, pray or protest" if _begins_gravely(name) else None)


def _borrowed(post: Post, brand: Brand, tag: Entity) -> str | None:
    """Return what people do under a grave tag that a post carries without being about it, or None."""
    name = _bare(tag.text)
    about = _about(name)
    if not about or (brand.sector or "").casefold().replace(" ", "-") in NEWSROOMS:
        return None
    if name.casefold() in {_bare(known).casefold() for known in brand.hashtags or ()}:
        return None
    return None if _is_concerned(post.text) else about


@lru_cache(8)
def _is_concerned(text: str) -> bool:
    """Whether a post speaks of such matters, its grave tags left aside."""
    return bool(_CONCERN.search(_TAG.sub(lambda tag: "" if _about(tag[0][1:]) else tag[0], text).lower()))


@rule(
    "hashtags.others",
    "Somebody else's slogan or event as a tag",
    about="hashtags",
    severity=INFO,
    source="https://en.wikipedia.org/wiki/Olympic_symbols",
    good=["#Weekend", Example(Post("#JustDoIt"), Brand("Nike"))],
    bad=["New shoes in store #JustDoIt"],
)
def others(post: Post, brand: Brand) -> Iterator[Hit]:
    """Borrowed slogans work for their owner; organisers of games have had sponsors' rivals take such tags down."""
    for tag in post.hashtags:
        owner = _owned().get(_bare(tag.text).casefold())
        if owner and owner.casefold() not in f"{brand.name} {post.account}".casefold() and _bare(tag.text) not in (brand.hashtags or ()):
            yield tag.hit(f"{tag.text} belongs to {owner}: leave it out, or be sure that you may use it")


@rule(
    "hashtags.readings",
    "A tag that can be read in another way",
    about="hashtags",
    decision=True,
    source="https://blog.digi.me/2013/04/09/death-of-baroness-thatcher-also-kills-an-american-icon-by-hashtag/",
    good=[
        "#happynewyear #cocktailparty #jobskills #middlesexcounty",
        "#NowThatchersDead",
        "#therapist #analysis #thewalkingdead #assessment",
        "#hsluwirtschaft #weekendvibes",
    ],
    bad=["#nowthatchersdead", "#susanalbumparty", "#penisland", "Come to #expertsexchange", "#whorepresents"],
)
def other_readings(post: Post) -> Iterator[Hit]:
    """Without capitals a reader splits the tag himself, and sees the rude or the deadly words first."""
    for tag in post.hashtags:
        name = _bare(tag.text)
        if found := unmeant(name):
            better = capitals(name)
            fix = Fix(f"write #{better}", f"#{better}") if better else None
            message = f'{tag.text} can be read "{found}": write each word with a capital, or take another tag'
            yield tag.hit(message, fix=fix, evidence={"reading": found})


@rule(
    "hashtags.camel-case",
    "A tag of several words without capitals",
    about="hashtags",
    severity=INFO,
    source="https://accessibility.engin.umich.edu/hashtags/",
    good=["#HappyNewYear #weekend #hslu #a11y #coffee", "#analysis"],
    bad=["#happynewyear"],
)
def camel_case(post: Post, brand: Brand) -> Iterator[Hit]:
    """Screen readers say "#happynewyear" as one word; with capitals they say three, and eyes read faster, too."""
    for tag in post.hashtags:
        name = _bare(tag.text)
        better = capitals(name) if len(name) > _TWO_WORDS and name.islower() and post.language in _ENGLISH else None
        if better and name.casefold() not in brand.vocabulary and not unmeant(name):
            yield tag.hit(
                f"{tag.text} reads better as #{better}, and screen readers say its words", fix=Fix(f"write #{better}", f"#{better}")
            )


_TWO_WORDS = 7
_ENGLISH = (None, "en", "en-US", "en-GB", "en-AU", "en-CA", "en-IE", "en-NZ")


@rule(
    "hashtags.cut-short",
    "A tag that ends before its word does",
    severity=INFO,
    hints=("#",),
    source="https://help.x.com/en/using-x/how-to-use-hashtags",
    good=["We're #1", "#TacoBell's new menu", "#Brexit-related", "#rock&roll".replace("&", "n"), "#Mother'sDay".replace("'", "")],
    bad=["#don't", "#R&B night", "Happy #2024", "#St.Patrick", "#Mother'sDay"],
)
def cut_short(post: Post) -> Iterator[Hit]:
    """Apostrophe, ampersand and dot end a tag, and figures alone are none: what is tapped is not what was meant."""
    for match in _CUT.finditer(post.text):
        if match["figures"]:
            yield Hit(f"{match[0]} is no hashtag on most networks: a tag needs a letter", *match.span())
        else:
            whole = "".join(c for c in match[0] if c.isalnum() or c == "_")
            yield Hit(f"the tag ends at #{match['head']}: write #{whole}", *match.span(), fix=Fix(f"write #{whole}", f"#{whole}"))


_CUT = Pattern(
    r"#(?<![\w&#/]#)(?:(?P<head>\w{1,60})(?:['’](?!s\b|s?$)\w{1,30}|&\w{1,30}|\.[A-Z]\w{1,30})|(?P<figures>\d{3,12})(?!\w))", "#"
)


_CALLS = (
    "tell us", "share your", "send us", "ask us", "ask me", "you ask", "sentence", "blank", "caption", "____", "mean to you", "how has", "hashtag",
)  # fmt: skip
_ASKS = ("#ask", "#whyi", "#howi")
_CALL = Pattern(
    r"\b(?:(?<!will )(?<!to )(?<!can )tell us (?:about|your|how|what|why)|share your (?:stor(?:y|ies)|experiences?|thoughts|memories|moments?|photos?|best|favou?rite)|send us your|ask us anything|you ask[.,!] ?we answer|ask me anything"
    r"|finish (?:this|the) sentence|complete (?:this|the) sentence|fill in the blanks?|caption this|what does [^?\n]{1,40} mean to you|how has [^?\n]{1,60} you\?|use (?:the )?(?:hashtag|#\w+) to (?:tell|share|ask))|_{4,}",
    *_CALLS,
)
_ASK = Pattern(r"#(?:Ask|WhyI|HowI)[A-Z]", *_ASKS)


@rule(
    "hashtags.open-call",
    "A tag or question that anybody may answer",
    severity=INFO,
    hints=(*_CALLS, *_ASKS),
    source="https://www.nme.com/blogs/hashtags-twitter-10-birthday-susan-boyle-2127822",
    good=["We answered your questions about #taxes here.", "#MondayMotivation"],
    bad=[
        "Tell us about your taxi experience, the good and the bad #YourTaxis",
        "You ask. We answer. #AskSeaWorld",
        "Finish this sentence: in my house it's a crime not to buy...",
        "I fell in love when I tasted ________ for the first time",
        "How has serving impacted you?",
    ],
)
def open_call(post: Post) -> Iterator[Hit]:
    """Those who are angry answer first: think of the worst answer, and of who will read it."""
    text = post.text.lower()
    match = _CALL.search(text)
    if not match:
        tag = next((t for t in post.hashtags if _ASK.match(t.text) and not _about(_bare(t.text))), None)
        if tag:
            yield tag.hit(f"{tag.text} invites anybody to answer: what is the worst that could stand under it?")
        return
    start, end = match.span() if len(text) == len(post.text) else (None, None)
    yield Hit("this invites anybody to answer: what is the worst answer, and who will see it?", start, end)
