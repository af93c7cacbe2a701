"""Private data of single persons: numbers, addresses, booking codes. All are decisions: some are meant to be public."""

import re
from collections.abc import Iterator

from postlint.brand import Brand
from postlint.checks.secrets import IBAN, SECRET, masked
from postlint.checks.voice import FIRST_NAMES
from postlint.finding import Hit
from postlint.post import Post
from postlint.rules import Example, rule

_PHONE = re.compile(r"(?<![\w/.,$£€#-])(?<!\d )(?:\+|\(|00)?\d(?:[ ().-]{0,2}\d){8,14}(?![\w/-]|[ .]\d)")
_GROUPED = re.compile(r"\d{1,3}(?:[ .]\d{3})+\Z")
_PERSONS_OWN = re.compile(
    r"\b(?:my|his|her|their) (?:new |own |personal |private |direct |home |work ){0,2}(?:number|cell|mobile|phone|line|digits)\b|\b(?:call|text|ring|whatsapp|phone|message|reach|dm|contact) (?:me|him|her)\b"
    r"|\b(?:cell|mobile|mob|home phone|personal number|private number)\s?[:#]",
    re.IGNORECASE,
)
_OFFICE = re.compile(r"\b(?:call(?!ed| me)|tel|phone|hotline|helpline|dial|book|order|info|office|fax|emergency|visit|us)\b", re.IGNORECASE)
_FEW_WORDS = 3


@rule(
    "draft.private-phone", "What looks like a person's own telephone number", decision=True,
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
    alone: bool | None = None
    for match in _PHONE.finditer(post.text):
        if not _is_number(match[0]) or any(e.start <= match.start() < e.end for e in post.entities):
            continue
        if alone is None:
            alone = (
                len(re.findall(r"[^\W\d_]{2,}", post.text[:1000])) <= _FEW_WORDS
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
    groups = re.findall(r"\d+", digits)
    prefixed = digits.startswith(("+", "(", "0"))
    return (prefixed or len(groups) > 1 or len(digits) == 10) and max(map(len, groups)) > 2 and not _GROUPED.match(digits)


_STREET = re.compile(
    r"\b\d{1,5}[A-Za-z]? (?:[NSEW]\.? )?(?:[A-Z][\w'’]{1,20} ){1,3}(?:St|Street|Ave|Avenue|Rd|Road|Ln|Lane|Dr|Drive|Blvd|Ct|Court|Way|Pl|Place|Terrace|Crescent|Close|Circle|Cir|Trail)\b"
)
_STREET_OF_ONE_WORD = re.compile(
    r"\b[A-ZÄÖÜÅØÆ][\wäöüåøæß-]{1,30}(?:straße|strasse|str\.|gasse|gata|gate|gaten|veien|vegen|gatan|vägen|straat|laan) \d{1,4}[a-zA-Z]?\b"
)
_HOME = re.compile(
    r"\b(?:lives?|living|resides?|residence|staying) (?:at|in|on)\b|\bhome address\b|\b(?:his|her|their|my|private) (?:home |house |full )?(?:address|house|home|flat|place)\b|\baddress\s?(?:is|:)\s|\bcome to my\b"
    r"|\bwohnt\b|\bbor i\b|\bhabite\b",
    re.IGNORECASE,
)
_ONLY_NAME = re.compile(
    r"\A\W{0,3}(?:RT\s?:?\s)?(?:@\w{1,30}\s?:?\s)?(?P<first>[A-Z][a-z]{1,12})\s(?:(?:[A-Z][\w'’.-]{1,20}|and|&)\s?[-–—:,]?\s?){1,5}$"
)
_ENDING = ("straße", "strasse", "str.", "gasse", "gata", "gate", "veien", "vegen", "vägen", "straat", "laan")


@rule(
    "draft.private-address", "What looks like a person's home address", decision=True,
    good=[
        "The golden fleece emerged from 346 Madison Avenue and saw its shadow",
        "Our new shop: 12 High Street, Leeds. Come in!",
        "Foot Locker 12 High Street, Leeds",
        "Anna Holm, 12 High Street, opens her gallery tonight",
    ],
    bad=["RT: George Example 1234 Example Circle, Sanford", "He lives at 12 Oak Street, if you want to tell him", "Anna wohnt in der Lindenstraße 12"],
)  # fmt: skip
def private_address(post: Post) -> Iterator[Hit]:
    """An angry star passed on a killer's address; a couple with the same name had to leave their home."""
    lower = post.text.lower()
    one_word = any(ending in lower for ending in _ENDING)
    for match in (*_STREET.finditer(post.text), *(_STREET_OF_ONE_WORD.finditer(post.text) if one_word else ())):
        before = post.text[max(0, match.start() - 80) : match.start()]
        name = _ONLY_NAME.match(post.text[: match.start()])
        # A shop or a gallery may bear a person's name, but then more is said about it.
        bare = name and name["first"].lower() in FIRST_NAMES and len(post.text[match.end() :].split()) < _FEW_WORDS
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
_BOOKING = re.compile(
    r"\b(?:booking|reservation|confirmation|record locator|pnr|e-?ticket|order|tracking|passport|membership|customer|policy|account|member|invoice|licen[cs]e|registration)[ ]?"
    r"(?:ref(?:erence)?|code|number|no\.?|id|locator|#)?[ ]?(?:is|:|#|=|-)?[ ]{0,2}#?(?P<code>(?-i:[A-Z0-9]{5,12}|\d{3,5}(?:[ -]\d{3,5}){1,3}))(?![\w%])",
    re.IGNORECASE,
)
_LABELLED = re.compile(r"ref|code|number|no\b|no\.|id\b|locator|#|pnr|passport|:", re.IGNORECASE)
_FOR_ALL = re.compile(
    r"\b(?:promo|discount|voucher|offer|use|enter|with) (?:the |our |booking |my )?(?:booking |order |registration )?code\b|\b(?:sort|dial|call|registered)\b",
    re.IGNORECASE,
)


@rule(
    "draft.booking-code", "A booking, order or passport number", decision=True,
    good=[
        "Booking opens on Monday", "Use booking code SUMMER24 for 10 % off", "Order 2000 roses today", "Member NUMBER ONE", "Registration: 2026 season",
        "Registered charity number 1234567",
    ],
    bad=["Our flight is booked! Booking reference: X7K2QP", "@ana Hi Ana, your order number 80451277 is on its way", "Passport no. 533401372"],
)  # fmt: skip
def booking_code(post: Post) -> Iterator[Hit]:
    """With a boarding pass and six letters a stranger read a former prime minister's passport number."""
    lower = post.text.lower()
    if not any(label in lower for label in _LABELS):
        return
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


_MAIL = re.compile(r"(?<![\w.+@-])[\w.+-]{1,64}@(?P<domain>[\w-]{1,63}(?:\.[\w-]{1,63}){1,4})(?![\w@])")
_ACME = Brand("acme", known=True, domains=("acme.example",))


@rule(
    "draft.foreign-mail", "An e-mail address outside the brand's domains", decision=True,
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
    if not brand.domains or "@" not in post.text:
        return
    own = [domain.lower().lstrip("@").removeprefix("www.") for domain in brand.domains]
    for match in _MAIL.finditer(post.text):
        domain = match["domain"].lower()
        if not any(domain == d or domain.endswith("." + d) for d in own):
            name = f"{match[0][:1]}…@{domain}"
            yield Hit(f"{name} is not at {own[0]}: is this address meant for everybody?", match.start(), match.end(), evidence=SECRET)
