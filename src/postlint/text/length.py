"""How long a text is for a network, and where it would have to end."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from postlint.text import readers
from postlint.text.entities import find_emoji, find_entities, read
from postlint.text.links import MASTODON, X, find_links
from postlint.text.networks import Network, facts


class Count(NamedTuple):
    """What a text uses of a network's limit.

    ``valid``: it fits (in bytes too, where they are limited), holds nothing forbidden and is not empty. ``parts`` says what ``used`` is
    made of, and adds up to it: ``text``, ``links``, ``mentions``, ``emoji``, ``warning`` (a content warning), ``escapes``. For
    Bluesky ``bytes`` stand beside these, and do not add up.
    """

    used: int
    limit: int
    valid: bool
    parts: Mapping[str, int]


class _Piece(NamedTuple):
    """A stretch of a text that counts as if ``instead`` stood there, and the part of the count it belongs to."""

    start: int
    end: int
    instead: str
    part: str


def count(text: str, network: str | Network, *, media: bool = False, spoiler: str = "", limit: int | None = None) -> Count:
    """Count a text as a network does; instead of its id, its facts can be given, with a user's own values in them.

    ``media``: the post has pictures or a video, so it may be empty, and its caption may have a limit of its own. ``spoiler`` is a
    content warning, which counts on Mastodon. ``limit`` takes the place of the network's own. Raises UnknownNetwork.

    >>> count("Good morning 👨‍👩‍👧‍👦 example.com/breakfast", "x")
    Count(used=39, limit=280, valid=True, parts={'text': 14, 'emoji': 2, 'links': 23})
    """
    known = _known(network)
    unit = known.get("unit")
    if unit == "weighted":
        text = unicodedata.normalize("NFC", text)
    counted, done = "", 0
    parts = {"text": 0}
    for piece in _pieces(text, known):
        counted += text[done : piece.start] + piece.instead
        done = piece.end
        parts[piece.part] = parts.get(piece.part, 0) + len(piece.instead)
    counted += text[done:]
    if known.id == "mastodon":
        counted = spoiler + (counted if text.strip() else "")
        parts |= {"warning": _size(spoiler, unit)} if spoiler else {}
    used = _size(counted, unit)
    parts["text"] = used - sum(parts.values())
    limit = _limit(known, media=media) if limit is None else limit
    valid = (used > 0 or media) and used <= limit and not any(sign in text for sign in known.get("forbidden") or ())
    if most := known.get("max-bytes"):
        parts["bytes"] = _size(text, "bytes")
        valid = valid and parts["bytes"] <= most
    return Count(used, limit, valid, parts)


def cut(text: str, network: str | Network, *, media: bool = False, spoiler: str = "", limit: int | None = None) -> int:
    """Return where the text would have to end: the longest beginning that is within the limits, in code points.

    It ends between two characters as readers see them, never inside a link or an emoji, and before the first forbidden sign.
    """
    known = _known(network)
    forbidden = [text.find(sign) for sign in known.get("forbidden") or () if sign in text]
    return longest(text[: min(forbidden, default=None)], known, media=media, spoiler=spoiler, limit=limit)


def longest(text: str, known: Network, *, media: bool = False, spoiler: str = "", limit: int | None = None) -> int:
    """Return where the longest beginning ends that is within the limits, whatever signs it has; see ``cut``."""
    if fits(text, known, media=media, spoiler=spoiler, limit=limit):
        return len(text)
    ends = _ends(text, known)
    low, high = 0, len(ends) - 1
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[: ends[middle]], known, media=media, spoiler=spoiler, limit=limit):
            low = middle
        else:
            high = middle - 1
    return ends[low]


def fits(text: str, known: Network, *, media: bool = False, spoiler: str = "", limit: int | None = None) -> bool:
    """Whether a text is within the limits of a network; the arguments are those of ``count``."""
    return within(count(text, known, media=media, spoiler=spoiler, limit=limit), known)


def within(counted: Count, known: Network) -> bool:
    """Whether what was counted is within the limits of a network, of bytes too."""
    return counted.used <= counted.limit and counted.parts.get("bytes", 0) <= (known.get("max-bytes") or 0)


def network_index(text: str, at: int, network: str) -> int:
    """Return a place in a text, given in code points, as the network counts places: code points, UTF-16 units or UTF-8 bytes.

    >>> network_index("🍵 tea", 2, "bluesky"), network_index("🍵 tea", 2, "telegram"), network_index("🍵 tea", 2, "x")
    (5, 3, 2)
    """
    return _size(text[:at], facts(network).get("index-unit"))


def _known(network: str | Network) -> Network:
    return network if isinstance(network, Network) else facts(network)


def _ends(text: str, known: Network) -> list[int]:
    """Where the text may be cut, from 0 on."""
    inside = {at for piece in _pieces(text, known) for at in range(piece.start + 1, piece.end)}
    return [0, *(m.end() for m in readers.pattern(r"\X").finditer(text) if m.end() not in inside)]


def _limit(known: Network, *, media: bool) -> int:
    with_media = known.get("max-characters-with-media") if media else None
    return int(with_media or known.get("max-characters"))


_HEAVY = re.compile("[^\u0000-\u10ff\u2000-\u200d\u2010-\u201f\u2032-\u2037]")


def _size(text: str, unit: str) -> int:
    """Measure in a unit of ``rules/networks``; what is special about ``weighted``, ``escaped`` and ``emoji-bytes`` is in the pieces."""
    if unit == "bytes":
        return len(text.encode("utf-8", "surrogatepass"))
    if text.isascii() and "\r" not in text:
        return len(text)
    if unit == "weighted":
        return len(text) + len(_HEAVY.findall(text))
    if unit == "graphemes":
        return len(readers.pattern(r"\X").findall(text))
    if unit in ("utf16", "escaped"):
        return len(text.encode("utf-16-le", "surrogatepass")) // 2
    return len(text)


def _x_pieces(text: str, known: Network) -> Iterable[_Piece]:
    found = [_Piece(start, end, "x" * known.get("link-length"), "links") for start, end in find_links(text, X)]
    found += [_Piece(start, end, "xx", "emoji") for start, end in find_emoji(text)]
    return found


def _toot_pieces(text: str, known: Network) -> Iterable[_Piece]:
    for e in read(text, (readers.links(MASTODON), readers.toot_mentions)):
        if e.kind == "link":
            yield _Piece(e.start, e.end, "x" * known.get("link-length"), "links")
        else:
            yield _Piece(e.start, e.end, "@" + e.text.split("@")[1], "mentions")


def _emoji_pieces(text: str, known: Network) -> Iterable[_Piece]:  # noqa: ARG001
    return [_Piece(start, end, "x" * _size(text[start:end], "bytes"), "emoji") for start, end in find_emoji(text)]


def _escape_pieces(text: str, known: Network) -> Iterable[_Piece]:
    signs = known.get("escaped")
    done = 0
    for start, end in [*((e.start, e.end) for e in find_entities(text, known.id)), (len(text), 0)]:
        yield from (_Piece(at, at, "\\", "escapes") for at in range(done, start) if text[at] in signs)
        done = end


_PIECES: Mapping[str, Callable[[str, Network], Iterable[_Piece]]] = {
    "x": _x_pieces,
    "mastodon": _toot_pieces,
    "threads": _emoji_pieces,
    "linkedin": _escape_pieces,
}


def _pieces(text: str, known: Network) -> list[_Piece]:
    """Return what counts otherwise than it stands, in order and without overlaps."""
    found = sorted(_PIECES[known.id](text, known)) if known.id in _PIECES else []
    kept: list[_Piece] = []
    for piece in found:
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept
