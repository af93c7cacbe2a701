"""The account a post would go out from: whether it is the brand's own, and whether the text belongs there."""

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from postlint.brand import Brand, Person
from postlint.checks._people import first_names
from postlint.finding import ERROR, INFO, WARNING, Hit
from postlint.post import PlainOrigin, Post
from postlint.rules import Example, rule
from postlint.text.normal import fold
from postlint.text.patterns import Pattern

_NORTH = Brand("Northwind", known=True, accounts={"x": "@northwind"})
_ACME = Brand(
    "acme", known=True, accounts={"x": "@acme", "mastodon": "@acme@example.social", "linkedin": "company/acme"},
    people=(Person("Ana Ruiz", {"x": "@anaruiz"}),),
)  # fmt: skip


def _handle(account: str) -> str:
    """Return an account in the form in which two are compared: ``https://x.com/Acme`` and ``@acme`` are ``acme``.

    >>> _handle("@Acme@Example.social"), _handle("company/acme"), _handle("https://x.com/acme/")
    ('acme@example.social', 'acme', 'acme')
    """
    return account.strip().rstrip("/").rpartition("/")[2].lstrip("@").casefold()


def _same(one: str, other: str) -> bool:
    """Whether two handles name one account; a Mastodon handle may come without its server."""
    return one == other or (("@" in one) != ("@" in other) and one.partition("@")[0] == other.partition("@")[0])


@rule(
    "account.mismatch", "The account is not this brand's", severity=ERROR, about="account",
    good=[
        Example(Post("We are live!", ("x",), account="@ACME"), _ACME),
        Example(Post("We are live!", ("x", "linkedin"), account="@acme"), _ACME),
        Example(Post("We are live!", ("mastodon",), account="acme"), _ACME),
        Example(Post("We are live!", ("bluesky",), account="@other"), _ACME),
    ],
    bad=[
        Example(Post("We are live!", ("bluesky",), account="@anaruiz"), _ACME),
        Example(Post("We are live!", ("x",), account="@northwind"), _ACME, brands={"acme": _ACME, "Northwind": _NORTH}),
        Example(Post("We are live!", ("x",), account="@acme_beer"), _ACME),
        Example(Post("Home at last", ("x",), account="@anaruiz"), _ACME),
    ],
)  # fmt: skip
def mismatch(post: Post, brand: Brand, brands: Mapping[str, Brand], network: Any) -> Iterator[Hit]:
    """A post under the name of one brand and from the account of another is the start of most such stories."""
    if not post.account or network is None or not brand.known:
        return
    named = _handle(post.account)
    # One account may stand for several networks: that of any of them will do.
    if any(_same(named, _handle(own)) for target in post.networks if (own := brand.accounts.get(target))):
        return
    others = [(b.name, b.accounts) for b in brands.values() if b.name != brand.name]
    owners = [*((p.name, p.handles) for p in (*brand.people, *brand.partners)), *others]
    owner = next((name for name, handles in owners if any(_same(named, _handle(h)) for h in handles.values())), None)
    own = brand.accounts.get(network.id)
    if own is None:
        if owner and not any(_same(named, _handle(h)) for h in brand.accounts.values()):
            yield Hit(f"{post.account} is {owner}'s, and this post is {brand.name}'s: change the account, or the brand", key="account")
        return
    other = next((n for n, h in brand.accounts.items() if named == _handle(h)), None)
    whose = f"is {owner}'s" if owner else f"is {brand.name}'s on {other}" if other else f"is not {brand.name}'s"
    yield Hit(f"{post.account} {whose}: on {network.id} {brand.name} posts as {own}, so change the account, or the brand", key="account")


_SANDBOX = Pattern(
    r"(?i)(?:^|[/\\])(?:tests?|testing|sandbox|staging|scratch|playground|templates?)(?=[/\\])",
    "test", "sandbox", "staging", "scratch", "playground", "template",
)  # fmt: skip


_DRAFTS = Pattern(r"(?i)(?:^|[/\\])(?:drafts?|archive[ds]?|old|backup)(?=[/\\])", "draft", "archive", "old", "backup")


@rule(
    "account.test-folder", "A test goes to the real account", severity=WARNING, about="account",
    good=[
        Example(Post("We are live!", ("x",), account="@acme", origin=PlainOrigin("", "posts/acme/launch.txt")), _ACME),
        Example(Post("We are live!", ("x",), account="@acme_sandbox", origin=PlainOrigin("", "posts/test/launch.txt")), _ACME),
        Example(Post("We are live!", ("x",), account="@acme", origin=PlainOrigin("", "drafts/launch.txt")), _ACME),
    ],
    bad=[Example(Post("We are live!", ("x",), account="@acme", origin=PlainOrigin("", "posts/test/launch.txt")), _ACME)],
)  # fmt: skip
def sandbox(post: Post, brand: Brand) -> Iterator[Hit]:
    """What lies in a folder for tests or templates is not written for readers; the brand's own account would show it to them."""
    if not post.account or not brand.accounts:
        return
    path = post.place().path
    folder = _SANDBOX.search(path) or (_DRAFTS.search(path) if post.when else None)
    if folder and any(_same(_handle(post.account or ""), _handle(own)) for own in brand.accounts.values()):
        name = folder[0].strip("/\\")
        if _DRAFTS.search(path):
            say = f'a post in the folder "{name}" has a date and the real account {post.account}: move it when it is ready'
            yield Hit(say, key="when", severity=INFO)
        else:
            yield Hit(
                f'a post in the folder "{name}" names the real account {post.account}: name a test account, or move the file', key="account"
            )


_WORDS_OF = {
    "en": "the of and to is for you with are our this your from have will be we",
    "de": "der die das und ist nicht mit für wir sie den ein eine auf von zu im sich auch dem",
    "fr": "le la les des et est une pour dans nous vous avec sur pas du que qui votre notre",
    "es": "el la los las de y que en una para con por es nuestro nuestra más su del un",
    "it": "il lo gli che di e è per con una sono nostro della del non alla più i nel",
    "nl": "de het een en van is voor met niet op zijn we onze je dat te wij bij",
    "pt": "o os as que de e em um uma para com não por do da é nosso mais na no",
    "no": "og er det en på for med til av ikke vi som den har å et om du",
    "sv": "och är det en på för med till av inte vi som den har att ett om du",
    "da": "og er det en på for med til af ikke vi som den har at et om du",
    "pl": "i w na z do się nie to jest dla że o jak po od",
}
"""The commonest function words of each language, counted in any running text of it."""

_LOCALES = {
    "de": "de", "at": "de", "fr": "fr", "es": "es", "mx": "es", "it": "it", "nl": "nl", "pt": "pt", "br": "pt", "no": "no", "se": "sv",
    "dk": "da", "pl": "pl", "uk": "en", "us": "en", "usa": "en", "en": "en", "ie": "en", "nz": "en", "au": "en",
}  # fmt: skip
"""What the end of a handle says about its readers' language; countries with several languages (CH, BE, CA) say nothing."""

_WORDS_TOO = frozenset({"it", "no", "at", "us"})  # @fix_it
_SUFFIX = Pattern(r"[_.-]([A-Za-z]{2,3})$|(?<=[a-z])([A-Z]{2,3})$")
_WORDS = Pattern(r"[^\W\d_]+")
_FEWEST_WORDS = 8


@cache
def _languages() -> Mapping[str, frozenset[str]]:
    return {language: frozenset(words.split()) for language, words in _WORDS_OF.items()}


@rule(
    "account.wrong-language", "The account of one country, the language of another", severity=WARNING, about="account",
    good=[
        Example(Post("Wir sind wieder für euch da und freuen uns auf den Sommer mit euch", ("x",), account="@acme_de")),
        Example(Post("We are back with a new line of shoes for all of you", ("x",), account="@acme_uk")),
        Example(Post("We are back with a new line of shoes for all of you", ("x",), account="@acme")),
        Example(Post("We are back with a new line of shoes for all of you", ("x",), account="@just_fix_it")),
    ],
    bad=[
        Example(Post("We are back with a new line of shoes for all of you", ("x",), account="@acme_de")),
        Example(Post("Wir sind wieder da und freuen uns mit euch auf den Sommer, der nicht mehr weit ist", ("x",), account="@AcmeUK")),
    ],
)  # fmt: skip
def wrong_language(post: Post) -> Iterator[Hit]:
    """Teams with an account for each country post to the wrong one by a single click."""
    suffix = _SUFFIX.search((post.account or "").rstrip("/"))
    ending = (suffix[1] or suffix[2]) if suffix else ""
    language = _LOCALES.get(ending.lower())
    if language is None or ending in _WORDS_TOO:
        return
    words = [match[0] for match in _WORDS.finditer(post.text[:2000].lower()) if len(match[0]) > 1 or match[0] in "aàéioy"]
    counts = {name: sum(word in known for word in words) for name, known in _languages().items()}
    likely = max(counts, key=lambda name: counts[name])
    # Neighbours share half their small words: an account is only doubted where its own language is all but absent.
    if len(words) >= _FEWEST_WORDS and counts[likely] * 4 >= len(words) and counts[language] * 3 <= counts[likely]:
        yield Hit(
            f'{post.account} speaks "{language}", this text looks like "{likely}": choose the other account, or translate it',
            key="account",
        )  # fmt: skip


_PRAISES = (
    "well done", "congrats", "congratulations", "great job", "great move", "great work", "good job", "good work", "good on you", "good man",
    "good girl", "bravo", "nice work", "nice one", "nice job", "proud of you", "keep it up", "fantastic", "brilliant", "you rock", "love you",
    "agree with you", "vote for",
)  # fmt: skip
_PRAISE = Pattern(
    r"(?i)\b(?:well done|congrat(?:s|ulations)|great (?:job|move|work)|good (?:job|work|on you|man|girl)|bravo|nice (?:work|one|job)|proud of you"
    r"|keep it up|fantastic|brilliant|you rock|love you|agree with you|vote for)[ ,!]{1,2}(?:to )?@?([\w'’-]{3,30})(?=\W*$|\s?[.!,?\n])",
    *_PRAISES,
)


@rule(
    "account.self-praise", "The brand praises itself like a stranger", decision=True, hints=_PRAISES,
    good=[
        Example(Post("Well done, everyone at Acme!"), Brand("Acme")),
        Example(Post("Great job Ana, and thank you from all of us"), Brand("Acme")),
    ],
    bad=[
        Example(Post("Fantastic. Great move. Well done Angus."), Brand("Angus Taylor")),
        Example(Post("Great work @acme, love the new shoes"), Brand("Acme", accounts={"x": "@acme"})),
    ],
)  # fmt: skip
def self_praise(post: Post, brand: Brand) -> Iterator[Hit]:
    """A minister congratulated himself by first name: the praise was meant to come from another account."""
    praise = _PRAISE.search(post.text) if brand.name else None
    if not praise:
        return
    own = {*fold(brand.name).text.split(), *(_handle(handle) for handle in (*brand.accounts.values(), post.account or ""))}
    if praise[1].casefold() in own:
        yield Hit(
            f'"{praise[0]}" praises {brand.name} from {brand.name}’s own account: is this the account it was written for?',
            *praise.span(),
        )  # fmt: skip


_GREETINGS = tuple(word + end for word in ("hi", "hello", "hey", "dear", "sorry", "thanks") for end in (" ", ","))
_GREETED = Pattern(r"\b(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Ss]orry|[Tt]hanks)(?: there)?,? ([A-Z][a-z]{2,11})\b(?! [A-Z])", *_GREETINGS)
_HANDLE_WORDS = Pattern(r"[a-z]{4,12}")


@rule(
    "account.other-customer", "The answer greets somebody else", severity=WARNING, hints=_GREETINGS,
    good=["@john_smith Hi John, please send us your number", "@jsmith Hi Mary, it is on its way", "Hi Mary, thanks Mary", "Hello Paul! Hello London!"],
    bad=["@johnsmith Hi Mary, please send us your number", "Hi Mary, it is on its way. Hi Paul, sorry for the delay"],
)  # fmt: skip
def other_customer(post: Post) -> Iterator[Hit]:
    """An answer copied from the customer before tells both that nobody reads them."""
    greeted = list(_GREETED.finditer(post.text[:2000]))
    if len(greeted) < 2 and not (greeted and post.text.startswith("@")):
        return
    known = first_names()
    names = [match for match in greeted if match[1].lower() in known]
    if not names:
        return
    first = names[0]
    second = next((match for match in names if match[1] != first[1]), None)
    if second:
        yield Hit(f'"{second[0]}" after "{first[0]}": one of the two was copied from another answer', *second.span())
    elif post.text.startswith("@"):
        handle = post.text[1:].partition(" ")[0].lower()
        # The first word of the handle that is a name; a name and its short form mostly begin alike.
        parts = [match[0] for match in _HANDLE_WORDS.finditer(handle) if match[0] in known]
        other = parts[0] if parts else max((n for n in known if len(n) > 3 and handle.startswith(n)), key=len, default=None)
        if other and first[1].lower() not in handle and other[0] != first[1][0].lower():
            yield Hit(f'"{first[0]}" goes to @{handle}: was this answer meant for somebody else?', *first.span())


_FORWARDED = Pattern(
    r"(?:…|\.{3})\s{0,2}https?://(?:www\.|m\.)?(instagram\.com|fb\.me|facebook\.com|linkedin\.com|lnkd\.in|tiktok\.com|threads\.net)/\S{1,300}\s{0,3}\Z",
    "http",
)
_HOME_OF = {
    "instagram.com": "instagram", "fb.me": "facebook", "facebook.com": "facebook", "linkedin.com": "linkedin", "lnkd.in": "linkedin",
    "tiktok.com": "tiktok", "threads.net": "threads",
}  # fmt: skip


@rule(
    "account.cut-crosspost", "A post of another network, cut", severity=INFO, about="links", hints=tuple(_HOME_OF),
    good=["See all the pictures: https://www.instagram.com/p/abc", Post("More… https://www.instagram.com/p/abc", ("instagram",))],
    bad=[Post("We are so happy to tell you that after all these… https://www.instagram.com/p/abc", ("x",))],
)  # fmt: skip
def cut_crosspost(post: Post) -> Iterator[Hit]:
    """What is forwarded by itself arrives cut, and sends readers to where they have no account."""
    if post.links and (cut := _FORWARDED.search(post.text, max(0, len(post.text) - 400))) and _HOME_OF[cut[1]] not in post.networks:
        yield Hit(f"this post is cut and goes on at {_HOME_OF[cut[1]]}: write a whole one for here", *cut.span())
