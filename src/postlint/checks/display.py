"""``networks``: how a text will look there, and sound to those who have it read aloud."""

import unicodedata
from collections.abc import Iterator
from typing import TYPE_CHECKING

from postlint.finding import INFO, Fix, Hit
from postlint.post import Post
from postlint.rules import rule
from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    from postlint.text.networks import Network

_MOST = 5

_STYLED = "\u2102\u210a-\u2113\u2115\u2118-\u211d\u2124\u2128\u212c-\u2131\u2133\u2134\u24b6-\u24e9\U0001d400-\U0001d7ff\U0001f130-\U0001f149\U0001f150-\U0001f169"
_SMALL = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ"
_SQUARES = "\U0001f170\U0001f171\U0001f172-\U0001f17d\U0001f17e\U0001f17f\U0001f180-\U0001f189"
_FANCY = Pattern(
    rf"(?:[{_STYLED}]{{2,}}|[{_SMALL}]{{3,}}|[\uff21-\uff3a\uff41-\uff5a]{{2,}}|[{_SQUARES}]{{3,}})(?:[ '’.,&!?-]{{1,3}}[{_STYLED}{_SMALL}\uff21-\uff5a{_SQUARES}]+)*"
)
_PLAIN_SMALL = str.maketrans(_SMALL, "abcdefghijklmnoprstuvwyz")
_PLAIN_SQUARES = {0x1F170 + n: chr(ord("A") + n) for n in range(26)}
_WIDE = Pattern(r"[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af]")


@rule(
    "networks.fancy-letters",
    "Letters that only look like letters",
    severity=INFO,
    source="https://www.unicode.org/reports/tr25/",
    good=["Doors open at nine", "ＮＨＫのニュース", "Let 𝑥 be 1", "🆗 🅰️ Ⓜ️"],
    bad=["𝗗𝗼𝗼𝗿𝘀 𝗼𝗽𝗲𝗻 at nine", "ᴅᴏᴏʀꜱ open", "Ｓａｌｅ today", "🅽🅴🆆 in"],
)
def fancy_letters(post: Post) -> Iterator[Hit]:
    """Bold and italics made of mathematical signs: screen readers spell them out as such, or say nothing; search finds nothing, and some
    phones show boxes. On X each counts twice.
    """
    if post.text.isascii():
        return
    for n, match in enumerate(_FANCY.finditer(post.text)):
        plain = unicodedata.normalize("NFKC", match[0].translate(_PLAIN_SQUARES)).translate(_PLAIN_SMALL)
        if n == _MOST:
            return
        if not ("\uff21" <= match[0][0] <= "\uff5a" and _WIDE.search(post.text)):
            yield Hit(
                f'"{plain[:40]}" is made of signs that screen readers cannot read as words: write it in plain letters',
                *match.span(), Fix(f'write "{plain[:40]}"', plain),
            )  # fmt: skip


_MARKS = "\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
_DECORATED = Pattern(rf"(?:[^\W\d_][\u0305\u0332-\u0338\u20d2\u20d3\u20d8-\u20dc\u20dd-\u20e0]\s?){{3,}}|(?:[^\W_][{_MARKS}]{{4,}}){{2,}}")
_MARK = Pattern(f"[{_MARKS}]")


@rule(
    "networks.decorated-letters",
    "Letters struck through or piled with marks",
    severity=INFO,
    good=["Doors open at nine", "Việt Nam, naïve, Ærø", "e\u0301te\u0301", "मुंबई", "1\ufe0f\u20e3"],
    bad=[
        "N\u0336o\u0336w\u0336 open",
        "S\u0332a\u0332l\u0332e\u0332",
        "t\u0300\u0301\u0302\u0303e\u0300\u0301\u0302\u0303a\u0300\u0301\u0302\u0303",
    ],
)
def decorated_letters(post: Post) -> Iterator[Hit]:
    """Strike-through and ornaments made of combining marks: a screen reader says each mark, or the word as if nothing were struck."""
    if post.text.isascii() or not _MARK.search(post.text):
        return
    for n, match in enumerate(_DECORATED.finditer(post.text)):
        plain = _MARK.sub("", match[0]).rstrip()
        if n == _MOST:
            return
        end = match.start() + len(match[0].rstrip())
        yield Hit(f'"{plain[:40]}" is decorated with combining marks, which readers hear or miss: write it plainly',
                  match.start(), end, Fix(f'write "{plain[:40]}"', plain))  # fmt: skip


_RIGHT = ("R", "AL")
_FIRST_STRONG = frozenset(
    {"facebook", "linkedin", "instagram", "threads", "mastodon", "bluesky", "telegram", "discord", "youtube", "pinterest"}
)


@rule(
    "networks.wrong-direction",
    "A right-to-left line that begins with a Latin word",
    severity=INFO,
    confidence="low",
    source="https://www.w3.org/International/articles/inline-bidi-markup/",
    good=[Post("نفتح الأبواب في التاسعة Acme", ("facebook",)), Post("Acme opens at nine", ("facebook",))],
    bad=[Post("#Acme نفتح الأبواب في التاسعة صباحا!", ("facebook",)), Post("Acme פותחת את הדלתות בתשע!", ("bluesky",))],
)
def wrong_direction(post: Post, network: "Network") -> Iterator[Hit]:
    """The first letter of a line decides where it begins: after a Latin tag or name, the line is set from the left, and its full stop
    stands at the wrong end. X leaves tags and names out of account.
    """
    if post.text.isascii() or network.id not in _FIRST_STRONG:
        return
    start = 0
    for line in post.text.split("\n"):
        kinds = [] if line.isascii() else [k for k in map(unicodedata.bidirectional, line) if k in {"L", *_RIGHT}]
        if kinds and kinds[0] == "L" and sum(k in _RIGHT for k in kinds) * 2 > len(kinds):
            yield Hit("this line is set from left to right, as it begins with a Latin letter: begin with an Arabic or Hebrew word, or with U+200F",
                      start, start + len(line), Fix("put U+200F before it", f"\u200f{line}"))  # fmt: skip
            return
        start += len(line) + 1


_COLUMNS = Pattern(r"(?m)^(?:[ \t]{2,}(?=\S)|.*\S(?: {3,}|\t)\S)|\n(?:[ \t]*\n){3,}")


@rule(
    "networks.collapsed-space",
    "Spaces and blank lines that will not survive",
    severity=INFO,
    confidence="low",
    good=["One\n\nTwo", "One  two", "- One\n- Two", Post("    code", ("discord",))],
    bad=["Menu:\n   Tea\n   Coffee", "Tea     2.50\nCoffee  3.00", "Wait for it\n\n\n\n\nNow"],
)
def collapsed_space(post: Post) -> Iterator[Hit]:
    """Networks cut spaces at the beginning of a line and draw runs of spaces and blank lines together: columns fall apart, and what was to
    be a pause is none.
    """
    if not ("  " in post.text or "\t" in post.text or "\n\n\n" in post.text) or "discord" in post.networks:
        return
    if found := _COLUMNS.search(post.text):
        what = "blank lines" if "\n" in found[0] else "columns and indents"
        yield Hit(f"networks draw runs of blanks together: these {what} will look otherwise", *found.span())


_BULLET = Pattern(
    r"(?m)^[ \t]*(?=[^\x00-\u00ff])((?![\u2010-\u2027\u2200-\u22ff])[\u203c-\u3299\U0001f000-\U0001faff])[\ufe0f\u200d\U0001f3fb-\U0001f3ff]{0,2} ?\S"
)


@rule(
    "networks.emoji-bullets",
    "Emoji as bullets",
    severity=INFO,
    confidence="low",
    good=["✅ Done", "- Tea\n- Coffee\n- Milk", "We open!\n🎉\nAt nine"],
    bad=["✅ Tea\n✅ Coffee\n✅ Milk", "👉 Tea\n👉 Coffee\n👉 Milk\n👉 Cake"],
)
def emoji_bullets(post: Post, *, lines: int = 3) -> Iterator[Hit]:
    """A screen reader says "white heavy check mark" before each line; a hyphen is quieter."""
    if post.text.isascii() or post.text.count("\n") + 1 < lines:
        return
    found = list(_BULLET.finditer(post.text))
    if len(found) >= lines:
        yield Hit(f"{len(found)} lines begin with an emoji, and a screen reader says its name each time: take hyphens", *found[0].span(1))
