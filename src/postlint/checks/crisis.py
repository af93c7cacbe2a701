"""``crisis``: the pause."""

from collections.abc import Iterator
from datetime import UTC, datetime

from postlint.finding import Hit
from postlint.pause import Pause
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.services.clock import Clock
from postlint.text.lexicon import Lexicon

_NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
_FLOOD = Pause("flood in Bergen", datetime(2026, 12, 1, 7, tzinfo=UTC))
_OVER = _FLOOD._replace(until=datetime(2026, 12, 1, 8, tzinfo=UTC))


@rule(
    "crisis.paused",
    "A post that would go out during a pause",
    decision=True,
    good=[Example(Post("New colours!"), now=_NOW), Example(Post("New colours!"), now=_NOW, pause=_OVER)],
    bad=[Example(Post("New colours!"), now=_NOW, pause=_FLOOD)],
)
def paused(post: Post, clock: Clock, pause: Pause | None, lexicon: Lexicon) -> Iterator[Hit]:
    """Scheduled cheer in the middle of a disaster is the mistake that a calendar makes on its own. ``postlint pause`` holds every post
    (or, with topics, those that touch them) until ``postlint resume``.
    """
    if pause is None:
        return
    goes_out = clock.of(post.when) if post.when else clock.now
    if goes_out < pause.since or (pause.until and goes_out >= pause.until):
        return
    if pause.topics and not any(f"topics.{topic}" in lexicon.read(post).found for topic in pause.topics):
        return
    until = f" until {pause.until:%d %B %H:%M}" if pause.until else ""
    yield Hit(
        f"posts are paused since {pause.since:%d %B %H:%M}{until} ({pause.reason}): ask whether this one still fits, or wait", key="when"
    )
