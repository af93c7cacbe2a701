"""Secrets and private data: found, and never shown whole."""

import pytest

from postlint import packs
from postlint.brand import Brand
from postlint.checks import checksums, private, secrets
from postlint.post import Post

RULES = [
    secrets.secret,
    secrets.lone_code,
    checksums.card_number,
    checksums.bank_account,
    secrets.meeting_link,
    private.private_phone,
    private.private_address,
    private.booking_code,
]


LEXICON = packs.lexicon([])


def hits(text):
    post = Post(text)
    return [(rule.id, hit) for rule in RULES for hit in (rule.check(post, LEXICON) if rule is secrets.secret else rule.check(post))]


SECRETS = {
    "draft.secret": [
        ("Password: Kestrel2026!", "Kestrel2026!"), ("the passcode is hunter_2", "hunter_2"), ("pwd=sUperSecret", "sUperSecret"), ("CVV: 123", "123"), ("PIN code: 4711", "4711"),
        ("AKIAIOSFODNN7EXAMPLE", "AKIAIOSFODNN7EXAMPLE"), ("token ghp_" + "a1" * 18, "ghp_" + "a1" * 18), ("xoxb-123456789012-abcdefghij", "xoxb-123456789012-abcdefghij"),
        ("sk_live_" + "a1B2" * 6, "sk_live_" + "a1B2" * 6), ("AIza" + "x" * 35, "AIza" + "x" * 35), ("sk-proj-" + "aB3_" * 10, "sk-proj-" + "aB3_" * 10),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefghijklmno", "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.abcdefghijklmno"),
        ("db at postgres://ana:hunter22@db.example/x", "hunter22"), ("api_key: 0a1b2c3d4e5f6a7b", "0a1b2c3d4e5f6a7b"), ("SSN: 078-05-1120", "078-05-1120"),
        ("Your verification code is 482913", "482913"), ("guest wifi: Harbour / welcome123", "welcome123"), ("https://a.example/?password=Kestrel2026", "Kestrel2026"),
    ],
    "draft.lone-code": [("n9y25ah7", "n9y25ah7"), ("482913", "482913"), ("Tr0ub4dor&3", "Tr0ub4dor&3")],
    "draft.card-number": [("4111 1111 1111 1111", "4111 1111 1111 1111"), ("card 5500-0000-0000-0004!", "5500-0000-0000-0004"), ("378282246310005", "378282246310005")],
    "draft.bank-account": [("GB82 WEST 1234 5698 7654 32", "1234 5698"), ("DE89370400440532013000", "370400440532013000"), ("NO93 8601 1117 947", "8601 1117")],
    "draft.meeting-link": [
        ("https://us02web.zoom.us/j/12345678901?pwd=abcDEF", "12345678901"), ("Meeting ID: 539-544-323 Passcode: 4Tz9", "539-544-323"), ("https://meet.google.com/abc-defg-hij", "abc-defg-hij"),
        ("https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc", "meetup-join/19"),
    ],
    "draft.private-phone": [("310-555-0100 call me", "310-555-0100"), ("my new number: +47 900 00 000", "900 00 000"), ("+44 7700 900123", "7700 900123")],
    "draft.private-address": [("George Example 1234 Example Circle, Sanford", "1234 Example Circle"), ("Her home address: 12 Oak Street", "12 Oak Street"), ("Sie wohnt in der Lindenstraße 12", "Lindenstraße 12")],
    "draft.booking-code": [("Booking reference: X7K2QP", "X7K2QP"), ("@ana your order number 80451277 is here", "80451277"), ("Passport number 533401372", "533401372")],
}  # fmt: skip


@pytest.mark.parametrize(("rule", "text", "secret"), [(rule, text, secret) for rule, cases in SECRETS.items() for text, secret in cases])
def test_a_secret_is_found_marked_and_never_shown(rule, text, secret):
    found = [hit for id, hit in hits(text) if id == rule]
    assert found
    for hit in found:
        assert secret not in hit.message
        assert str(hit.evidence) == "{'secret': True}"
        assert hit.fix is None


@pytest.mark.parametrize(
    "text",
    [
        "Your password is the key to your account", "Password: something nobody guesses", "Use the password SUMMER24 for the presale", "What is your PIN? Never tell us", "Passwords are dead, long live passkeys",
        "Tokens: 12 for the price of 10", "Never share your recovery phrase", "4111 1111 1111 1112", "Order 1234567890123", "COP26", "2026", "R2D2", "iPhone15", "10000", "100000000", "DE2026",
        "Call us on 0330 123 9988", "Our hotline: +47 22 33 44 55", "WhatsApp us on +44 7700 900123", "Visit 12 High Street, Leeds", "10 Downing Street is open on Sunday",
        "Booking opens on Monday", "Use booking code SUMMER24 for 10 % off", "Registered charity number 1234567", "https://acme.zoom.us/webinar/register/WN_abc", "Zoom in: 100x",
        "https://example.org/p/4111111111111111", "1-2-3-4-5-6-7-8-9-10 here we come", "2020-2024, 2025-2028", "Population 1 000 000 000", "wifi is free", "login: soon", "api: what is it?",
    ],
)  # fmt: skip
def test_what_is_no_secret(text):
    assert hits(text) == []


def test_checksums():
    assert checksums.luhn("4111111111111111")
    assert not checksums.luhn("4111111111111112")
    assert checksums.iban("GB82 WEST 1234 5698 7654 32")
    assert not checksums.iban("GB82 WEST 1234 5698 7654 33")
    assert not checksums.iban("ZZ82 WEST 1234 5698 7654 32")


def test_a_donation_account_is_a_decision():
    ((_, hit),) = hits("Donate for the flood victims: DE89 3704 0044 0532 0130 00")
    assert (hit.decision, hit.severity.label) == (True, "warning")
    ((_, hit),) = hits("Pay here: DE89 3704 0044 0532 0130 00")
    assert (hit.decision, hit.severity) == (None, None)


def test_a_meeting_without_its_code_is_a_decision():
    ((_, hit),) = hits("https://meet.google.com/abc-defg-hij")
    assert hit.decision
    ((_, hit),) = hits("https://us02web.zoom.us/j/12345678901?pwd=abcDEF")
    assert hit.decision is None


def test_a_seed_phrase_is_marked_to_its_end():
    text = "seed phrase: apple bread crane delta eagle flame grape house ivory jelly koala lemon"
    ((_, hit),) = hits(text)
    assert hit.end == len(text)
    assert "apple" not in hit.message


def test_mail_is_judged_only_where_domains_are_known():
    told = lambda text, **more: [h.message for h in private.foreign_mail.check(Post(text), Brand("acme", **more))]  # noqa: E731
    (message,) = told("Write to ana.ruiz@mail.example", domains=("acme.example",))
    assert "ana.ruiz" not in message
    assert not told("Write to ana.ruiz@mail.example")
    assert not told("Write to ana@news.acme.example", domains=("www.acme.example",))
    assert told("Write to ana@notacme.example", domains=("acme.example",))


HOSTILE = [
    "1" * 100_000, "1 " * 50_000, "4111 1111 1111 1111 " * 5_000, "AKIA" * 25_000, "eyJ" * 30_000, "eyJa." * 20_000, "://a:" * 20_000, "password " * 11_000, "password: " * 10_000, "password: x1 " * 8_000, "pin: 1234 " * 9_000, "https://a.b/?password=x " * 4_000,
    "seed phrase: " + "apple " * 15_000, "GB82 " * 20_000, "12 Oak " * 14_000, "A" * 100_000, "Aa " * 33_000, "zoom.us/j/" * 10_000, "meeting id " * 9_000, "order number " * 8_000,
    "a@b." * 25_000, "a." * 50_000 + "@", "(+" * 50_000, "sk-" * 30_000, "wifi / " * 14_000, "https://" * 12_000, "Ab" * 50_000 + "straße",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=lambda t: repr(t[:12]))
def test_hostile_text_ends(text):
    hits(text)
    list(private.foreign_mail.check(Post(text), Brand("acme", domains=("acme.example",))))
