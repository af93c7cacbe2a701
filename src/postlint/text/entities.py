"""What a network turns into something to click on, and what any reader takes for it: links, mentions, hashtags, cashtags."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

from postlint.finding import Hit
from postlint.text import readers
from postlint.text.links import GENERAL, PUNCTUATION, SPACES, X, reach, top_level_domains
from postlint.text.networks import canonical
from postlint.text.readers import Reader, full_links, links, marked, may_mention, pattern, plain, spoils_mention, x_hashtags


class Entity(NamedTuple):
    """Something a network makes a link of: ``link``, ``mention``, ``list``, ``hashtag`` or ``cashtag``.

    ``start`` and ``end`` are code points, and ``text`` is what stands there, with its ``@``, ``#`` or ``$``.
    """

    kind: str
    text: str
    start: int
    end: int

    def hit(self, message: str, **more: Any) -> Hit:
        """Return a Hit at this entity; ``more`` are its other fields."""
        return Hit(message, self.start, self.end, **more)


def find_entities(text: str, network: str | None = None) -> list[Entity]:
    """Return what a network links in a text, in order and without overlaps; without a network, what a reader of any would see.

    The general reading takes links with and without a scheme, ``@name``, ``@first.last``, ``@name@server`` and ``@name.domain``,
    ``#tag`` and ``$TAG``; e-mail addresses, ``package@1.2``, times (``@9pm``) and a forgotten space (``done.Now``) are none.
    Raises UnknownNetwork.
    """
    return read(text, _READERS[network and canonical(network)])


def read(text: str, readers: Iterable[Reader]) -> list[Entity]:
    """Return what the readers find, in order; of two that overlap, the one that starts first."""
    found = [span for reader in readers for span in reader(text)]
    found.sort(key=_start)
    entities = []
    done = 0
    for kind, start, end in found:
        if start >= done:
            entities.append(Entity(kind, text[start:end], start, end))
            done = end
    return entities


def _start(span: tuple[str, int, int]) -> int:
    return span[1]


# A variation selector belongs to an emoji that has a text style too; after others twitter-text counts it for itself.
_ONE_STYLE = (
    r"(?:(?![\U0001F004\U0001F21A\U0001F22F])(?=\p{Emoji_Presentation})[\U0001F000-\U0001F1E5\U0001F200-\U0001FFFF]"
    r"|[\u23e9-\u23ec\u23f0\u23f3\u26ce\u2705\u270a\u270b\u2728\u274c\u274e\u2753-\u2755\u2795-\u2797\u27b0\u27bf])"
)
_EMOJI_ONE = rf"(?:\p{{Emoji_Modifier_Base}}\p{{Emoji_Modifier}}|{_ONE_STYLE}|\p{{Extended_Pictographic}}\uFE0F?+)"
_EMOJI = (
    rf"{_EMOJI_ONE}(?:[\U000E0020-\U000E007E]++\U000E007F)?+(?:\u200D{_EMOJI_ONE})*+(?!\uFE0E)"
    r"|\p{Regional_Indicator}{2}|[0-9#*]\uFE0F?+\u20E3|\p{Emoji_Modifier}"
)


def find_emoji(text: str) -> list[tuple[int, int]]:
    """Return start and end of each emoji. A sequence (a family, a flag, a keycap) is one; a plain ``©`` or digit is none.

    Source: Unicode Technical Standard 51, with the data of the installed ``regex``.
    """
    if text.isascii() or not plain("[\u00a9\u00ae\u203c\u2049\u20e3\u2122-\U0010ffff]").search(text):
        return []
    shown = pattern(r"\p{Emoji_Presentation}")
    return [m.span() for m in pattern(_EMOJI).finditer(text) if m.end() > m.start() + 1 or shown.match(m[0])]


_HANDLES = {
    "x": r"[A-Za-z0-9_]{1,15}",
    "bluesky": (r"(?=.{1,253}\Z)(?:[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"),
    "mastodon": r"[A-Za-z0-9_]++(?:[.-]++[A-Za-z0-9_]++)*+(?:@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++(?::[0-9]{1,5})?)?",
    "threads": r"(?=.{1,30}\Z)[A-Za-z0-9_]++(?:\.[A-Za-z0-9_]++)*+",
    "instagram": r"(?=.{1,30}\Z)[A-Za-z0-9_]++(?:\.[A-Za-z0-9_]++)*+",
    "tiktok": r"[A-Za-z0-9_.]{1,23}[A-Za-z0-9_]",
    "youtube": r"[^\W_][\w.\-\u00b7]{1,28}\w",
    "reddit": r"(?:u/)?[A-Za-z0-9_-]{3,20}",
    "telegram": r"[A-Za-z][A-Za-z0-9_]{3,31}",
}


def is_handle(name: str, network: str) -> bool:
    """Whether an account of a network may have this name, written without its ``@``; True where no rule is known.

    Sources: the networks' documentation; for Bluesky the handle syntax of the AT Protocol. Raises UnknownNetwork.
    """
    source = _HANDLES.get(canonical(network))
    return source is None or bool(re.fullmatch(source, name))


# The general reading

_ADDRESS = r"(?<![A-Za-z0-9])[hH][tT][tT][pP][sS]?://([A-Za-z0-9\[][^\s<>\"“”/?#]*+)(?:[/?#][^\s<>\"“”]*+)?"
_AFTER = frozenset(".,;:!?'*")
_TIME = r"[@＠][0-9]+(?:[.:][0-9]+)?(?:[aApP][mM]?|[hH]|[hH]rs?|[kKpP]|fps|[hH]z|min|[uU]hr)?(?![A-Za-z0-9_])"
_NAME = r"[@＠][A-Za-z0-9_]{1,32}+(?![A-Za-z0-9_])"
_LABELS = r"(?:[.-]++[A-Za-z0-9_]++)*+"
_LOWER = r"(?:\.[a-z0-9_]++)*+"
_SERVER = r"@([A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++)"
_LIST = r"/[A-Za-z][A-Za-z0-9_-]{0,24}+(?!/)"
_CASHTAG = rf"(?<![^{SPACES}(])\$[A-Za-z]{{1,6}}(?:[._][A-Za-z]{{1,2}})?(?=\Z|[{SPACES}{PUNCTUATION}_\-’”])"


def _any_links(text: str) -> Iterator[tuple[str, int, int]]:
    whole = list(_with_scheme(text)) if "://" in text else []
    for span in links(GENERAL)(text):
        host = plain("[^/:?]*").match(text, span[1], span[2])
        top = host[0].rpartition(".")[2] if host else ""
        if (not top[:1].isupper() or top.isupper()) and not any(start <= span[1] < end for start, end in whole):
            yield span
    yield from (("link", start, end) for start, end in whole)


def _with_scheme(text: str) -> Iterator[tuple[int, int]]:
    """Yield what no network links, and is meant for a link all the same.

    That is an address whose host has no known top-level domain: ``localhost``, ``10.0.0.1``, ``acme.test``.
    """
    for match in plain(_ADDRESS).finditer(text):
        host = match[1].rstrip("".join(_AFTER) + "’)").rpartition("@")[2].partition(":")[0]
        if host.rpartition(".")[2].lower() not in top_level_domains()[0]:
            end = match.end()
            closing = match[0].count(")") - match[0].count("(")
            while text[end - 1] in _AFTER or (text[end - 1] == ")" and closing > 0):
                end -= 1
                closing -= text[end] == ")"
            yield match.start(), end


def _any_mentions(text: str) -> Iterator[tuple[str, int, int]]:
    if "@" not in text and "＠" not in text:
        return
    done = 0
    tops = top_level_domains()[0]
    for match in plain(_NAME).finditer(text):
        start, end = match.span()
        if start < done or not may_mention(text, start) or plain(_TIME).match(text, start):
            continue
        whole = reach(plain(_LABELS), text, end)
        server = plain(_SERVER).match(text, whole)
        kind = "mention"
        if server and server[1].rpartition(".")[2] in tops:
            end = server.end()
        elif text[end:whole].rpartition(".")[2] in tops:
            end = whole
        elif reach(plain(_LIST), text, end) > end:
            kind, end = "list", reach(plain(_LIST), text, end)
        else:
            end = reach(plain(_LOWER), text, end)
        if not spoils_mention(text, end):
            done = end
            yield kind, start, end


_READERS: Mapping[str | None, tuple[Reader, ...]] = {
    None: (_any_links, full_links, _any_mentions, x_hashtags, marked("cashtag", "$", _CASHTAG, plain)),
    "x": readers.X_READERS,
    "bluesky": readers.BLUESKY_READERS,
    "mastodon": readers.MASTODON_READERS,
    "threads": (links(X), readers.dotted_mentions, x_hashtags),
    "instagram": (readers.dotted_mentions, readers.emoji_hashtags),
    "facebook": (links(X), x_hashtags),
    "linkedin": (links(X), readers.linkedin_mentions, x_hashtags),
    "pinterest": (x_hashtags,),
    "tiktok": (readers.dotted_mentions, readers.emoji_hashtags),
    "youtube": (links(X), readers.youtube_mentions, x_hashtags),
    "reddit": (full_links, readers.reddit_mentions),
    "telegram": (links(X), *readers.TELEGRAM_READERS),
    "discord": (full_links, readers.discord_mentions),
}
