"""Numbers that prove by their check digits what they are: payment cards and bank accounts."""

from collections.abc import Iterator

from postlint.checks.secrets import SECRET, masked
from postlint.finding import ERROR, WARNING, Hit
from postlint.post import Post
from postlint.rules import rule
from postlint.text.patterns import Pattern

_FEWEST_OF_CARD = 13
_DIGITS = Pattern(r"(?<![\w./-])\d(?:[ -]?\d){12,18}(?![\w/-])")
_CARD = Pattern(
    r"(?:4\d{12}(?:\d{3})?(?:\d{3})?|5[1-5]\d{14}|2(?:2[2-9]|[3-6]\d|7[01])\d{13}|3[47]\d{13}|3(?:0[0-5]|[68]\d)\d{11}|6(?:011|5\d\d|4[4-9]\d)\d{12}|35\d{14})\Z"
)


def luhn(digits: str) -> bool:
    """Whether the check digit of a card number is right (ISO/IEC 7812-1, Annex B)."""
    doubled = (int(d) * 2 for d in digits[-2::-2])
    return (sum(int(d) for d in digits[::-2]) + sum(d - 9 if d > 9 else d for d in doubled)) % 10 == 0


@rule(
    "draft.card-number", "A payment card's number", severity=ERROR, about="digits",
    good=["Order 4111 1111 1111 1112", "https://example.org/4111111111111111", "0000 0000 0000 0000"],
    bad=["Paid with 4111 1111 1111 1111", "378282246310005"],
    source="https://www.iso.org/standard/70484.html",
)  # fmt: skip
def card_number(post: Post) -> Iterator[Hit]:
    """A number with the right first digits, length and check digit is a card, even if it came from a screenshot's caption."""
    for match in _DIGITS.finditer(post.text) if sum(map(str.isdecimal, post.text)) >= _FEWEST_OF_CARD else ():
        digits = "".join(filter(str.isdecimal, match[0]))
        if _CARD.match(digits) and luhn(digits) and not any(e.start <= match.start() < e.end for e in post.entities):
            yield Hit(f"a payment card's number, {masked(digits)}: take it out, and tell the card's owner", *match.span(), evidence=SECRET)


IBAN = Pattern(r"(?<!\w)([A-Z]{2})\d{2}(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?!\w)")
_IBAN_LENGTHS = {
    "AT": 20, "BE": 16, "BG": 22, "CH": 21, "CY": 28, "CZ": 24, "DE": 22, "DK": 18, "EE": 20, "ES": 24, "FI": 18, "FR": 27, "GB": 22, "GR": 27,
    "HR": 21, "HU": 28, "IE": 22, "IS": 26, "IT": 27, "LI": 21, "LT": 20, "LU": 20, "LV": 21, "MC": 27, "MT": 31, "NL": 18, "NO": 15, "PL": 28,
    "PT": 25, "RO": 24, "RS": 22, "SE": 24, "SI": 19, "SK": 24, "TR": 26, "UA": 29, "AE": 23, "SA": 24, "IL": 23, "BR": 29, "PK": 24, "QA": 29,
}  # fmt: skip
_DOMESTIC = Pattern(
    r"(?i)\bsort ?code\W{0,3}(?:is )?\d\d[- ]\d\d[- ]\d\d\b[^\n]{0,30}?\b(?P<after>\d{8})\b|\b(?P<before>\d{8})\b[^\n]{0,20}?\bsort ?code\W{0,3}(?:is )?\d\d[- ]\d\d[- ]\d\d\b"
    r"|\brouting (?:number|no\.?)?\W{0,3}\d{9}\b[^\n]{0,30}?\b(?P<american>\d{6,12})\b",
    "sort code", "sortcode", "routing",
)  # fmt: skip
"""An account as it is written where it is paid into: in Britain with a sort code, in the United States with a routing number."""
_GIVING = Pattern(
    r"(?i)\b(?:donat\w{1,4}|spende\w{0,8}|don(?:s|ner|ez)?|donazion\w|gave\w{0,3}|fundrais\w{1,4}|appeal|relief|charity|iban for|give now)\b"
)


def iban(text: str) -> bool:
    """Whether a bank account's check digits are right (ISO 13616-1, by ISO/IEC 7064 mod 97-10)."""
    joined = text.replace(" ", "")
    return _IBAN_LENGTHS.get(joined[:2]) == len(joined) and int("".join(str(int(c, 36)) for c in joined[4:] + joined[:4])) % 97 == 1


@rule(
    "draft.bank-account", "A bank account's number", severity=ERROR, about="digits",
    good=["Model GB82 WEST 1234 5698 7654 33", "DE2026 is our year", "Sort code: an exhibition from 12-10-26 on 20 algorithms"],
    bad=["Please pay to GB82 WEST 1234 5698 7654 32", "Donate for the flood victims: DE89 3704 0044 0532 0130 00", "Sort code 20-00-00, account 55779911"],
    source="https://www.swift.com/standards/data-standards/iban-international-bank-account-number",
)  # fmt: skip
def bank_account(post: Post) -> Iterator[Hit]:
    """An account number in public invites forged debits; where it asks for gifts, a wrong one sends them to a stranger."""
    if _DOMESTIC.possible(post.text):
        for match in _DOMESTIC.finditer(post.text[:5000]):
            yield from _account(post, match["after"] or match["before"] or match["american"], *match.span())
    for match in IBAN.finditer(post.text):
        if iban(match[0]):
            yield from _account(post, match[0], *match.span())


def _account(post: Post, number: str, start: int, end: int) -> Iterator[Hit]:
    gift = bool(_GIVING.search(post.text))
    say = "check each digit before it is public" if gift else "take it out"
    yield Hit(
        f"a bank account's number, {masked(number)}: {say}", start, end, evidence=SECRET,
        severity=WARNING if gift else None, decision=gift or None,
    )  # fmt: skip
