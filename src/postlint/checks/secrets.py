"""What nobody outside may see: passwords and keys, card and bank numbers, meeting codes, private numbers and addresses.

A finding never shows the whole of what it found: messages carry a masked form, and ``evidence["secret"]`` tells an output to mask
the excerpt as well.
"""

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.finding import ERROR, WARNING, Hit
from postlint.post import Post
from postlint.rules import rule
from postlint.text.lexicon import Lexicon
from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    import re

SECRET = {"secret": True}


def masked(value: str) -> str:
    """Return as much of a secret as its owner needs to find it.

    >>> masked("AKIAIOSFODNN7EXAMPLE"), masked("hunter2")
    ('AKIA…', 'h…')
    """
    return value[: 4 if len(value) >= 12 else 1] + "…"


_TOKENS = (
    ("an AWS access key", Pattern(r"\b(?:AKIA|ASIA)[A-Z2-7]{16}\b", "akia", "asia")),
    ("a GitHub token", Pattern(r"\b(?:gh[pousr]_[A-Za-z0-9]{36}|github_pat_[A-Za-z0-9_]{60,90})\b", "gh")),
    ("a GitLab token", Pattern(r"\bglpat-[A-Za-z0-9_-]{20}", "glpat-")),
    ("a Slack token", Pattern(r"\bxox[abeoprs]-[A-Za-z0-9-]{10,100}", "xox")),
    ("a Stripe key", Pattern(r"\b[srp]k_live_[A-Za-z0-9]{16,100}", "k_live_")),
    ("a Google key", Pattern(r"\bAIza[A-Za-z0-9_-]{35}", "aiza")),
    ("an OpenAI or Anthropic key", Pattern(r"\bsk-(?:proj-|ant-|svcacct-)?[A-Za-z0-9_-]{32,200}", "sk-")),
    ("a SendGrid key", Pattern(r"\bSG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}", "sg.")),
    ("an npm or PyPI token", Pattern(r"\b(?:npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{40,250})", "npm_", "pypi-")),
    ("a Facebook or Instagram token", Pattern(r"\bEA[AB][A-Za-z0-9]{90,300}\b", "eaa", "eab")),
    ("a bearer token", Pattern(r"\b[Bb]earer [A-Za-z0-9._~+/%-]{30,300}=*", "bearer ")),
    ("a web token", Pattern(r"\beyJ[A-Za-z0-9_-]{10,1000}\.eyJ[A-Za-z0-9_-]{10,2000}\.[A-Za-z0-9_-]{10,500}", "eyj")),
    ("a private key", Pattern(r"-----BEGIN (?:[A-Z]{2,10} ){0,2}PRIVATE KEY(?: BLOCK)?-----", "-----begin")),
)
"""Tokens known by their form, as their makers document it: docs.aws.amazon.com/IAM (identifiers), docs.github.com (token formats),
docs.gitlab.com (token prefixes), api.slack.com (token types), docs.stripe.com/keys, jwt RFC 7519, PEM RFC 7468."""
_IN_ADDRESSES = (
    (
        "a webhook",
        Pattern(
            r"://(?:hooks\.slack\.com/services/\w{8,12}/\w{8,12}/\w{20,30}|discord(?:app)?\.com/api/webhooks/\d{15,20}/[\w-]{20,100})",
            "://hooks.slack.com", "/api/webhooks/",
        ),
    ),
    (
        "a password in an address",
        Pattern(
            r"[?&](?:password|passwd|api_?key|access_token|client_secret)=[^\s&#]{6,200}",
            "password=", "passwd=", "api_key=", "apikey=", "access_token=", "client_secret=",
        ),
    ),
    ("a Telegram bot token", Pattern(r"(?<!\d)\d{8,10}:AA[\w-]{33}", ":aa")),
)  # fmt: skip
_LOG_IN = Pattern(r"://[^\s/:@]{1,100}:[^\s/:@]{3,100}@[\w.-]{3,200}", "://")

_LABELLED = Pattern(
    r"(?i)\b(?:(?P<word>pass(?:word|code|wd)|pwd|passwort|mot de passe|contraseña|wi-?fi (?:key|code|pw))"
    r"|(?P<key>api[ _-]?(?:key|secret|token)|(?:access|auth|bot|bearer|consumer|client)[ _-]?(?:token|secret|key)|private key|secret key|secret access key)"
    r"|(?P<pin>pin(?: code| number)?|cvv2?|cvc|(?:security|verification|log-?in|(?:password )?reset|one[- ]time|otp|2fa|confirmation|authentication|sms) (?:pass)?code|otp)|(?P<ssn>ssn|social security(?: number)?|(?:ni|national insurance)(?: number| no\.?)?)"
    r"|(?P<lock>(?:door|gate|alarm|entry|entrance|key ?box|lock ?box|safe|garage|locker|building|staff|back ?door) (?:code|combination|combo|key ?code))"
    r"|(?P<seed>(?:seed|recovery|mnemonic|secret)[ -]phrase))"
    r"(?: (?:for|to|of|at|in|on) [\w '’]{2,30}?)?\s?(?:is\s?:?|:|=|->|→|(?<=code)(?= \d))\s{0,3}[\"'“‘`]?(?P<value>[^\s\"'”’`]{3,80})"
)
_PAIR = Pattern(
    r"(?i)\b(?:wi-?fi|log-?in|logged in|admin|user(?:name)?)\b[^\n/|]{0,80}[/|]\s?(?P<value>[^\s/|]{5,40})",
    "wifi", "wi-fi", "login", "log-in", "logged in", "admin", "user",
)  # fmt: skip
_SHORT_LABEL = Pattern(r"(?i)\b(?:pw|pass|log-?in)\b\s?(?:is|:|=)?\s?(?P<value>[^\s/|]{6,40})", "pw", "pass", "login", "log-in")
_CREDENTIALS = Pattern(r"(?i)\buser(?:name| ?id)?\s?[:=]\s?\S{2,40}[\s,;/|]{1,3}pass(?:word|wd)?\s?[:=]\s?(?P<value>\S{4,40})", "user")
_SETTING = Pattern(
    r"\b[A-Z][A-Z0-9_]{0,30}(?:SECRET|TOKEN|API_?KEY|ACCESS_KEY|PASSWORD|PASSWD|PWD)[A-Z_]{0,20}\s?=\s?(?P<value>[^\s<>{}$]{6,200})",
    "secret",
    "token",
    "key",
    "passw",
    "pwd",
)
_ONE_TIME = Pattern(r"(?i)(?<![\w-])(?P<value>(?:G-)?\d{3}[ -]?\d{3}) is your (?:[\w]{1,20} ){0,3}code\b", "is your")
_PUBLIC = Pattern(r"(?i)\b(?:pre-?sale|unlock|fan ?club|offer|discount|promo|presale|early access|secret password|at the door)\b")
_SEED = Pattern(r"(?:[a-z]{3,8}[ ,\n]{1,3}){11,23}[a-z]{3,8}\b")


def _is_value(match: "re.Match[str]", text: str, *, public: bool) -> bool:
    """Whether what follows a label is a secret, and not the next word of a sentence, nor a password that ``public`` posts give away."""
    value: str = match["value"].rstrip(".,!?;:)")
    if match["seed"]:
        return bool(_SEED.match(text, match.start("value")))
    if match["pin"]:
        return value.isdecimal() and 3 <= len(value) <= 8
    if match["lock"]:
        return 3 <= sum(c.isdigit() for c in value) <= 8 and all(c.isdigit() or c in "-#*" for c in value)
    if match["ssn"]:
        return sum(c.isdigit() for c in value) >= 6
    if match["key"]:
        return len(value) >= 12 and any(c.isdigit() for c in value)
    inner_capitals = value[1:].lower() != value[1:] != value[1:].upper()
    odd = inner_capitals or any(c.isdigit() for c in value) or any(c in "!@#$%^&*_+=~" for c in value[:-1])
    return len(value) >= 4 and odd and not value.startswith(("http", "#", "@")) and not public


def _labelled(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (what it is, start, end) of each value after a label such as ``password:``."""
    public = bool(_PUBLIC.search(text))
    for match in _LABELLED.finditer(text):
        if _is_value(match, text, public=public):
            label = next(name for kind in ("word", "key", "pin", "lock", "ssn", "seed") if (name := match[kind]))
            yield f'"{label}" and what looks like it', match.start("value"), len(text) if match["seed"] else match.end("value")
    for match in _PAIR.finditer(text):
        value = match["value"]
        if any(c.isdigit() for c in value) and any(c.isalpha() for c in value):
            yield "a name and what looks like its password", match.start("value"), match.end("value")
    for match in _SHORT_LABEL.finditer(text):
        value = match["value"].rstrip(".,;:)")
        if any(c.isdigit() for c in value) and any(c.isalpha() for c in value) and any(c in "!@$%&*?_+=#" for c in value):
            yield "what looks like a password", match.start("value"), match.end("value")
    for pattern, name in (
        (_CREDENTIALS, "a name and its password"),
        (_SETTING, "a setting of a program"),
        (_ONE_TIME, "a code that was sent to one person"),
    ):
        for match in pattern.finditer(text):
            yield name, match.start("value"), match.end("value")


_HINTS = (
    "akia", "asia", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "xox", "k_live_", "aiza", "sk-", "sg.", "npm_", "pypi-", "eaa", "eab",
    "bearer", "eyj", "private key", "secret key", "pass", "pwd", "contraseña", "wifi", "wi-fi", "pin", "cvv", "cvc", "otp", "2fa", "ssn", "security code",
    "verification code", "confirmation code", "authentication code", "sms code", "one-time code", "one time code", "social security", "national insurance",
    "phrase", "pw", "code", "combination", "combo", "secret_access_key", "_secret", "_token", "_password", "ni n", "login", "log-in", "logged in", "admin", "user", "://", ":aa",
    *(whose + joint + what for whose in ("api", "access", "auth", "bot", "consumer", "client") for joint in ("", *" -_") for what in ("token", "secret", "key")),
)  # fmt: skip
"""A part of each term of rules/lists/secret.yml, and of each address that gives something away."""


@rule(
    "draft.secret", "A password, a key or a token", severity=ERROR, hints=_HINTS,
    good=[
        "Your password is the key to your account: keep it safe",
        "Password: something nobody guesses",
        "Use the password SUMMER24 for the presale",
        "PIN: the new bowling show",
        "Never share your recovery phrase",
        "Follow https://example.org/@acme:music",
        "Free wifi on the 9/11 bus",
        "Pass the butter! The password is please",
        "Door code? We are always open",
        "Our gate code of conduct: be kind",
    ],
    bad=[
        "Wifi in the press room, password: Kestrel2026!",
        "New key AKIAIOSFODNN7EXAMPLE is live",
        "Deploy with ghp_0123456789abcdefghijklmnopqrstuvwxyz",
        "Log in at https://ana:hunter22@example.org/admin",
        "-----BEGIN RSA PRIVATE KEY-----",
        "PIN: 4711",
        "Guest wifi: Harbour / welcome123",
        "api_key = 9f8e7d6c5b4a39281706",
        "The door code is 4471#",
        "Username: baker Password: rye-bread",
        "482 913 is your code",
        "seed phrase: apple bread crane delta eagle flame grape house ivory jelly koala lemon",
    ],
)  # fmt: skip
def secret(post: Post, lexicon: Lexicon) -> Iterator[Hit]:
    """Bots read every post within seconds: what is shown once has to be changed everywhere."""
    found: list[tuple[str, int, int]] = []
    if ":" in post.text:
        found += [(name, *match.span()) for name, pattern in _IN_ADDRESSES for match in pattern.finditer(post.text)]
    if "@" in post.text.partition("://")[2]:
        found += [("a password in an address", *match.span()) for match in _LOG_IN.finditer(post.text)]
    if "lists.secret" in lexicon.read(post).found:
        found += [(name, *match.span()) for name, pattern in _TOKENS for match in pattern.finditer(post.text)]
        links = sorted((e.start, e.end) for e in post.links)
        found += [f for f in _labelled(post.text) if not _within(links, f[1])]
    for name, start, end in found:
        yield Hit(f"{name}, {masked(post.text[start:end])}: take it out, and change it if it was ever shown", start, end, evidence=SECRET)


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    nth = bisect_right(spans, (at, at)) - 1
    return nth >= 0 and at < spans[nth][1]


_LONGEST_CODE = 64
_LONE = Pattern(r"[A-Za-z0-9!$%^&*_+=~?-]{6,64}")
_FIGURES = Pattern(r"\d+")
_CHANGE = Pattern(r"(?<=[A-Za-z])(?=\d)|(?<=\d)(?=[A-Za-z])")


@rule(
    "draft.lone-code", "Nothing but a code", decision=True, about="digits",
    good=["COP26", "4.000.000", "2026", "#n9y25ah7", "https://example.org/n9y25ah7", "3-1", "R2-D2", "10:30", "Goal!!!", "iPhone15"],
    bad=["n9y25ah7", "Pa55w0rd!", "483920"],
)  # fmt: skip
def lone_code(post: Post) -> Iterator[Hit]:
    """A press secretary posted what looked like his password, twice: the cursor was in the wrong window."""
    text = post.text.strip()
    if len(text) > _LONGEST_CODE or post.images or not _LONE.fullmatch(text):
        return
    groups = sum(1 for _ in _FIGURES.finditer(text))
    changes = sum(1 for _ in _CHANGE.finditer(text))
    marks = sum(c in "!$%^&*_+=~" for c in text[:-1])
    one_time = text.isdecimal() and 6 <= len(text) <= 8 and not text.endswith("000")
    if one_time or (changes >= 2 and groups >= 2 and not (text.isupper() and "-" in text)) or (changes and marks):
        yield Hit(f"the post is nothing but {masked(text)}: a password or a code from another window?", evidence=SECRET)


_HOSTS = ("zoom.us/", "zoomgov.com/", "teams.microsoft.com/", "teams.live.com/", "meet.google.com/", "webex.com/")
_NUMBERED = tuple(
    what + label for what in ("meeting", "webinar", "zoom", "conference") for label in ("id", " id", "number", " number", "no", " no")
)
_MEETING = Pattern(
    r"(?i)https?://(?:[\w-]{1,60}\.)?(?:zoom\.us/(?:j|s|wc/join)/\d{9,12}|zoomgov\.com/j/\d{9,12}|teams\.(?:microsoft|live)\.com/(?:l/meetup-join|meet)/|meet\.google\.com/[a-z]{3}-[a-z]{4}-[a-z]{3}|webex\.com/(?:meet|join|[\w/.-]{0,60}j\.php\?MTID=))[^\s<>\"]{0,500}",
    *_HOSTS,
)
_MEETING_ID = Pattern(
    r"(?i)\b(?:meeting|webinar|zoom|conference)\s?(?:id|number|no\.?)\s?(?:is|:|#)?\s{0,2}\d{3}[ -]?\d{3,4}[ -]?\d{3,4}\b",
    "meeting",
    "webinar",
    "zoom",
    "conference",
)
_PASSCODE = Pattern(r"(?i)[?&]pwd=\w|\b(?:pass ?code|passwor[dt]|pass ?word|pin|access code|kenncode)\s?(?:is|:|=|#)?\s{0,2}\w{3,20}")


@rule(
    "draft.meeting-link", "The way into a meeting", severity=ERROR, hints=(*_HOSTS, *_NUMBERED),
    good=["Register for our webinar: https://acme.zoom.us/webinar/register/WN_abc", "Zoom in on our new camera", "Meeting ID? Ask our desk"],
    bad=[
        "Join us: https://us02web.zoom.us/j/12345678901?pwd=abcDEF123",
        "First digital cabinet. Meeting ID: 539-544-323",
        "https://meet.google.com/abc-defg-hij",
    ],
)  # fmt: skip
def meeting_link(post: Post) -> Iterator[Hit]:
    """A prime minister showed his cabinet's meeting number; uninvited guests need no more than that."""
    match = _MEETING.search(post.text) or _MEETING_ID.search(post.text)
    if not match:
        return
    if _PASSCODE.search(post.text):
        yield Hit(
            f"a meeting with its pass code, {masked(match[0])}: anyone can come in, so ask people to register",
            *match.span(),
            evidence=SECRET,
        )
    else:
        yield Hit(
            f"the way into a meeting, {masked(match[0])}: is it open to everybody who reads this?",
            *match.span(),
            evidence=SECRET,
            severity=WARNING,
            decision=True,
        )
