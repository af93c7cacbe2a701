"""Private data of single persons: numbers, addresses, booking codes. All are decisions: some are meant to be public."""

from collections.abc import Iterator

from postlint.brand import Brand
from postlint.checks._people import first_names
from postlint.checks.checksums import IBAN
from postlint.checks.secrets import SECRET, masked
from postlint.finding import Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.text.patterns import Pattern

_PHONE = Pattern(r"(?<![\w/.,$£€#-])(?<!\d )(?:\+|\(|00)?\d(?:[ ().-]{0,2}\d){8,14}(?![\w/-]|[ .]\d)")
_FEWEST_DIGITS = 9
_GROUPED = Pattern(r"\d{1,3}(?:[ .]\d{3})+\Z")
_GROUP = Pattern(r"\d+")
_WORD = Pattern(r"[^\W\d_]{2,}")
_PERSONS_OWN = Pattern(
    r"(?i)\bhere(?:['’]s| is) (?-i:[A-Z])\w{2,12}['’]s (?:number|mobile|cell|phone)\b|\b(?:my|his|her|their) (?:new |own |personal |private |direct |home |work ){0,2}(?:number|cell|mobile|phone|line|digits)\b|\b(?:call|text|ring|whatsapp|phone|message|reach|dm|contact) (?:me|him|her)\b"
    r"|\b(?:cell|mobile|mob|home phone|personal number|private number)\s?[:#]"
)
_OFFICE = Pattern(r"(?i)\b(?:call(?!ed| me)|tel|phone|hotline|helpline|dial|book|order|info|office|fax|emergency|visit|us)\b")
_FEW_WORDS = 3


@rule(
    "draft.private-phone", "What looks like a person's own telephone number", decision=True, about="digits",
    good=[
        "Call us on 0330 123 9988, seven days a week",
        "Call Walmart Radio: 1-855-925-7346",
        "Visit https://example.org/12345678901 for details",
        "We raised $1,000,000,000 in 2020-2024",
    ],
    bad=["310-555-0100 call me bro", "You can reach me at +47 900 00 000", "My new number is (212) 555-0123", "0044 7700 900123"],
)  # fmt: skip
def private_phone(post: Post) -> Iterator[Hit]:
    """A film star sent his number to a million followers instead of one; it rang until it was cut off."""
    if sum(map(str.isdecimal, post.text)) < _FEWEST_DIGITS:
        return
    alone: bool | None = None
    for match in _PHONE.finditer(post.text):
        if not _is_number(match[0]) or any(e.start <= match.start() < e.end for e in post.entities):
            continue
        if alone is None:
            alone = (
                sum(1 for _ in _WORD.finditer(post.text[:1000])) <= _FEW_WORDS
                and not _OFFICE.search(post.text)
                and not IBAN.search(post.text)
            )
        around = post.text[max(0, match.start() - 60) : match.end() + 60]
        if alone or _PERSONS_OWN.search(around):
            yield Hit(
                f"{masked(match[0])} looks like a person's own number: is it meant for everybody?",
                match.start(),
                match.end(),
                evidence=SECRET,
            )


def _is_number(digits: str) -> bool:
    """Whether digits are written as a telephone number is: with a prefix or in groups, and not as a quantity or a count."""
    groups = [match[0] for match in _GROUP.finditer(digits)]
    prefixed = digits.startswith(("+", "(", "0"))
    return (prefixed or len(groups) > 1 or len(digits) == 10) and max(map(len, groups)) > 2 and not _GROUPED.match(digits)


_KINDS = (
    " st", " ave", " rd", " road", " ln", " lane", " dr", " blvd", " ct", " court", " way", " pl", " terrace", " crescent", " close", " cir", " trail",
)  # fmt: skip
_ENDING = ("straße", "strasse", "str.", "gasse", "gata", "gate", "veien", "vegen", "vägen", "straat", "laan")
_STREET = Pattern(
    r"\b\d{1,5}[A-Za-z]? (?:[NSEW]\.? )?(?:[A-Z][\w'’]{1,20} ){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Ln|Lane|Dr|Drive|Blvd|Ct|Court|Way|Pl|Place|Terrace|Crescent|Close|Circle|Cir|Trail)\b",
    *_KINDS,
)
_STREET_OF_ONE_WORD = Pattern(
    r"\b[A-ZÄÖÜÅØÆ][\wäöüåøæß-]{1,30}(?:straße|strasse|str\.|gasse|gata|gate|gaten|veien|vegen|gatan|vägen|straat|laan) \d{1,4}[a-zA-Z]?\b",
    *_ENDING,
)
_HOME = Pattern(
    r"(?i)\b(?:lives?|living|resides?|residence|staying) (?:at|in|on)\b|\bhome address\b|\b(?:his|her|their|my|private) (?:home |house |full )?(?:address|house|home|flat|place)\b|\baddress\s?(?:is|:)\s|\bcome to my\b"
    r"|\bwohnt\b|\bbor i\b|\bhabite\b"
    r"|\b(?:(?:hi|hello|dear|hey|sorry|thanks|thank you|@\w{1,30})[ ,:]{1,3})(?:(?:mr|mrs|ms|miss|dr)\b|[a-z]+,? (?:we|your|our)\b)[^\n]{0,90}\b(?:delivered|tried|called|left|visited|parcel|your order|engineer|driver)\b[^\n]{0,20}$"
)
_ONLY_NAME = Pattern(
    r"\A\W{0,3}(?:RT\s?:?\s)?(?:@\w{1,30}\s?:?\s)?(?P<first>[A-Z][a-z]{1,12})\s(?:(?:[A-Z][\w'’.-]{1,20}|and|&)\s?[-–—:,]?\s?){1,5}$"
)


@rule(
    "draft.private-address", "What looks like a person's home address", decision=True, about="digits", hints=(*_KINDS, *_ENDING),
    good=[
        "The golden fleece emerged from 346 Madison Avenue and saw its shadow",
        "Our new shop: 12 High Street, Leeds. Come in!",
        "Foot Locker 12 High Street, Leeds",
        "Anna Holm, 12 High Street, opens her gallery tonight",
        "Hi Leeds, we have moved to 12 High Street!",
    ],
    bad=["RT: George Example 1234 Example Circle, Sanford", "He lives at 12 Oak Street, if you want to tell him", "Anna wohnt in der Lindenstraße 12",
        "Hi Mrs Holm, our driver tried you at 4 Fern Lane, LS1 4AP, and nobody was in"],
)  # fmt: skip
def private_address(post: Post) -> Iterator[Hit]:
    """An angry star passed on a killer's address; a couple with the same name had to leave their home."""
    for match in (*_STREET.finditer(post.text), *_STREET_OF_ONE_WORD.finditer(post.text)):
        before = post.text[max(0, match.start() - 80) : match.start()]
        name = _ONLY_NAME.match(post.text[: match.start()])
        # A shop or a gallery may bear a person's name, but then more is said about it.
        bare = name and name["first"].lower() in first_names() and len(post.text[match.end() :].split()) < _FEW_WORDS
        if _HOME.search(before) or bare:
            yield Hit(
                f"{masked(match[0])} looks like where a person lives: is it meant for everybody?",
                match.start(),
                match.end(),
                evidence=SECRET,
            )


_LABELS = (
    "booking", "reservation", "confirmation", "locator", "pnr", "ticket", "order", "tracking", "passport", "member", "customer", "policy", "account",
    "invoice", "licen", "registration",
)  # fmt: skip
_BOOKING = Pattern(
    r"(?i)\b(?:booking|reservation|confirmation|record locator|pnr|e-?ticket|order|tracking|passport|membership|customer|policy|account|member|invoice|licen[cs]e|registration)[ ]?"
    r"(?:ref(?:erence)?|code|number|no\.?|id|locator|#)?[ ]?(?:is|:|#|=|-)?[ ]{0,2}#?(?P<code>(?-i:[A-Z0-9]{5,12}|\d{3,5}(?:[ -]\d{3,5}){1,3}))(?![\w%])",
    *_LABELS,
)
_LABELLED = Pattern(r"(?i)ref|code|number|no\b|no\.|id\b|locator|#|pnr|passport|:")
_FOR_ALL = Pattern(
    r"(?i)\b(?:promo|discount|voucher|offer|use|enter|with) (?:the |our |booking |my )?(?:booking |order |registration )?code\b|\b(?:sort|dial|call|registered)\b"
)


@rule(
    "draft.booking-code", "A booking, order or passport number", decision=True, about="digits", hints=_LABELS,
    good=[
        "Booking opens on Monday", "Use booking code SUMMER24 for 10 % off", "Order 2000 roses today", "Member NUMBER ONE", "Registration: 2026 season",
        "Registered charity number 1234567",
    ],
    bad=["Our flight is booked! Booking reference: X7K2QP", "@ana Hi Ana, your order number 80451277 is on its way", "Passport no. 533401372"],
)  # fmt: skip
def booking_code(post: Post) -> Iterator[Hit]:
    """With a boarding pass and six letters a stranger read a former prime minister's passport number."""
    for match in _BOOKING.finditer(post.text):
        code, label = match["code"], match[0][: -len(match["code"])]
        year = len(code) == 4 and code[:2] in {"19", "20"}
        if (
            year
            or not any(c.isdigit() for c in code)
            or not _LABELLED.search(label)
            or _FOR_ALL.search(post.text[max(0, match.start() - 20) : match.end()])
        ):
            continue
        yield Hit(
            f'"{label.strip()} {masked(code)}" belongs to one person: is it meant for everybody?', *match.span("code"), evidence=SECRET
        )


_MAIL = Pattern(r"(?<![\w.+@-])[\w.+-]{1,64}@(?P<domain>[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})(?![\w@])", "@")
_ACME = Brand("acme", known=True, domains=("acme.example",))


@rule(
    "draft.foreign-mail", "An e-mail address outside the brand's domains", decision=True, hints=("@",),
    good=[
        Example(Post("Write to press@acme.example"), _ACME),
        Example(Post("Write to press@news.acme.example"), _ACME),
        Example(Post("Write to ana@mail.example"), Brand("acme")),
        Example(Post("Follow @acme@mastodon.example"), _ACME),
    ],
    bad=[Example(Post("Write to ana.ruiz@mail.example"), _ACME)],
)  # fmt: skip
def foreign_mail(post: Post, brand: Brand) -> Iterator[Hit]:
    """A private address in public collects spam for ever, and may belong to somebody else."""
    if not brand.domains:
        return
    own = [domain.lower().lstrip("@").removeprefix("www.") for domain in brand.domains]
    for match in _MAIL.finditer(post.text):
        domain = match["domain"].lower()
        if not any(domain == d or domain.endswith("." + d) for d in own):
            name = f"{match[0][:1]}…@{domain}"
            yield Hit(f"{name} is not at {own[0]}: is this address meant for everybody?", match.start(), match.end(), evidence=SECRET)


_SHARES = ("docs.google.com/", "drive.google.com/", ".sharepoint.com/", "1drv.ms/", "onedrive.live.com/", "dropbox.com/", "notion.so/", "trello.com/b/", ".slack.com/", ".atlassian.net/", "app.asana.com/")  # fmt: skip
_SHARED = Pattern(
    r"(?i)(?:docs\.google\.com/(?:a/[\w.-]{3,80}/)?(?:document|spreadsheets|presentation|forms)/d/[\w-]{20,100}(?:/edit|/?$|/?\?usp=sharing)|drive\.google\.com/drive/(?:u/\d/)?folders/"
    r"|[\w-]{2,60}\.sharepoint\.com/(?::[a-z]:/|sites/|personal/)|1drv\.ms/[a-z]/|onedrive\.live\.com/edit|dropbox\.com/(?:home|work|scl/fo)/|trello\.com/b/\w{6,10}"
    r"|[\w-]{2,60}\.slack\.com/(?:archives|files)/|[\w-]{2,60}\.atlassian\.net/(?:wiki|browse|jira)/|app\.asana\.com/0/)",
    *_SHARES,
)


@rule(
    "draft.shared-document", "A link into somebody's own files", decision=True, about="links", hints=_SHARES,
    good=[
        "Sign up here: https://docs.google.com/forms/d/e/1FAIpQLSabcdefghijklmnopqrstuvwxyz/viewform",
        "Our figures: https://docs.google.com/spreadsheets/d/e/2PACX-1vRabcdefghijklmnopqrstuvwxyz/pubhtml",
        "We moved our files to Dropbox: https://www.dropbox.com/business",
    ],
    bad=[
        "Our plans for May https://docs.google.com/document/d/1aBcDeFgHiJkLmNoPqRsTuVwXyZ0123456/edit",
        "Budget: https://acme.sharepoint.com/sites/finance/budget.xlsx",
    ],
)  # fmt: skip
def shared_document(post: Post) -> Iterator[Hit]:
    """A link from the address bar leads to the document in which the post was written, with its comments, or to a page that asks readers
    to log in.
    """
    for link in post.links:
        if _SHARED.search(link.text):
            yield link.hit(
                "this leads into somebody's own files: publish a copy and link to that, or check what readers may see and change"
            )
