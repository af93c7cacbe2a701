"""What a network will link in a text: links, mentions, lists, hashtags and cashtags."""

from typing import Any, NamedTuple

import regex

from postlint.finding import Hit


class Entity(NamedTuple):
    """Something a network links. ``start`` and ``end`` are code points; ``text[start:end]`` is the entity's ``text``."""

    kind: str
    text: str
    start: int
    end: int

    def hit(self, message: str, **more: Any) -> Hit:
        """Return a Hit at this entity."""
        return Hit(message, self.start, self.end, **more)


_GENERAL = regex.compile(
    r"(?P<link>https?://[^\s<>\"]+[^\s<>\".,;:!?)'])"
    r"|(?<![\w@/.-])(?P<mention>@\w+(?:[.-]+\w+)*+(?:@\w+(?:[.-]\w+)*+)?)"
    r"|(?<![\w&#/])(?P<hashtag>[#＃](?!\d+\b)[\w·]+)"
    r"|(?<![\w$])(?P<cashtag>\$[A-Za-z]{1,6}\b)"
)


def find_entities(text: str, network: str | None = None) -> list[Entity]:  # noqa: ARG001
    """Return the entities of a text, in order."""
    return [Entity(str(m.lastgroup), m[0], m.start(), m.end()) for m in _GENERAL.finditer(text)]
