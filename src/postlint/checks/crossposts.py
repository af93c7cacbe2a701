"""``networks``: words that belong to another network than the one a post goes to."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from postlint.finding import WARNING, Hit
from postlint.post import Post
from postlint.rules import rule
from postlint.text.networks import NETWORKS
from postlint.text.patterns import Pattern

if TYPE_CHECKING:
    from postlint.text.networks import Network


class _Habit(NamedTuple):
    """A way of speaking that works on some networks only (``at``), and what to say of it elsewhere."""

    pattern: Pattern
    at: frozenset[str]
    say: str


def _habit(pattern: str, hints: str, at: str, say: str) -> _Habit:
    return _Habit(Pattern(pattern, *hints.split("|")), frozenset(at.split()), say)


_RT = "rt this|rt if|rt to|rt for|rt and|rt &| rt|,rt|&rt|+rt|retweet|re-tweet"
_HABITS = (
    _habit(r"\ART @\w", "rt @", "x", "this begins as a retweet, which {network} does not know: write it for here"),
    _habit(
        r"\b(?:RT|[Rr]e-?[Tt]weet|RETWEET) (?:this|if|to|for|and|&)\b|\b(?i:please|pls|like|follow|comment)(?: ?[,&+]| and) ?(?:RT|(?i:re-?tweet))\b|\b(?i:please|pls) RT\b",
        _RT, "x", "nobody retweets on {network}: ask for what people do there, or leave it out",
    ),
    _habit(
        r"(?i)\b(?:(?:reply|like|share|quote|comment)(?: to| on)? this tweet|quote[- ]tweet this)\b", "tweet", "x",
        "on {network} this is no tweet: say post",
    ),
    _habit(r"\A\.@\w", ".@", "x bluesky mastodon threads", "the dot before the name is a habit of X and does nothing on {network}: leave it out"),
    _habit(
        r"(?i)\blinks? (?:is |are )?in (?:our |my |the |@\w+['’]s )?(?:bio|profile)\b", " bio| profile", "instagram tiktok pinterest",
        "links work on {network}: put it here instead of sending people to the bio",
    ),
    _habit(
        r"(?i)\bswipe up (?:(?:to|and) (?:shop|read|learn|see|watch|book|buy|get|find|order|register|sign|discover|listen|enter|vote|join|view|download|apply)\b|for (?:more|details|tickets|(?:the|our|your) \w+)|now|↑|☝|👆|⬆)|\bswipe up[.!]*\s*\Z", "swipe up", "",
        "nothing happens on {network} when somebody swipes a post up: put the link here, or say where it is",
    ),
    _habit(
        r"(?i)\bdouble[- ]tap (?:if|to|this|for|the)\b", "double tap|double-tap", "instagram tiktok threads facebook",
        "a double tap does nothing on {network}: ask for what people do there, or leave it out",
    ),
    _habit(
        r"(?i)\b(?:share|add|repost) (?:this|it)(?: post)? (?:to|in|on) your (?:story|stories)\b", "your stor", "instagram facebook threads tiktok telegram",
        "there are no stories to share this in on {network}: leave it out",
    ),
    _habit(
        r"(?i)\blinks? (?:is |are )?in (?:the |our )?(?:video )?description\b|\b(?:subscribe (?:and|&) hit the bell|hit the notification bell|hit the bell (?:icon|to get|so you))\b|\bsmash (?:that|the) (?:like|subscribe)\b",
        "description|hit the|smash th", "youtube", "this is said on YouTube and means nothing on {network}: write it for here",
    ),
    _habit(r"(?i)\bupvote (?:if|this post)\b", "upvote", "reddit", "there are no upvotes on {network}: leave it out"),
    _habit(r"(?i)\b(?:boost|share|reply to) this toot\b|\bboosts? (?:welcome|appreciated)\b", "toot|boost", "mastodon", "this is said on Mastodon and means nothing on {network}: write it for here"),
)  # fmt: skip


@rule(
    "networks.copy-paste",
    "Words that only make sense on another network",
    severity=WARNING,
    hints=tuple(dict.fromkeys(hint for habit in _HABITS for hint in habit.pattern.hints)),
    good=[
        Post("RT if you agree!", ("x",)),
        Post("Read what he said in this tweet", ("facebook",)),
        Post("This tweet is all of us: https://x.com/ana/status/12345", ("facebook",)),
        Post("Hit the bell when you have crossed the line. Upvote us on Product Hunt", ("linkedin",)),
        Post("Link in bio", ("instagram",)),
        Post("Our CEO's profile on the new site", ("linkedin",)),
        Post("A boost for tea", ("x",)),
        Post("On the new phone, swipe up to answer a call", ("x",)),
    ],
    bad=[
        Post("RT @acme Tea at nine", ("linkedin",)),
        Post("Please RT and tell your friends", ("linkedin",)),
        Post("Retweet to win a cup", ("facebook",)),
        Post("Like and retweet to win", ("facebook",)),
        Post(".@acme opens at nine", ("linkedin",)),
        Post("New teas in store, link in bio", ("linkedin",)),
        Post("Swipe up to shop", ("x",)),
        Post("Double tap if you love tea", ("linkedin",)),
        Post("Share this to your story", ("x",)),
        Post("Links in the description", ("x",)),
        Post("Upvote if you agree", ("linkedin",)),
        Post("Boosts welcome", ("x",)),
    ],
)
def copy_paste(post: Post, network: "Network") -> Iterator[Hit]:
    """A text that was written for one network and pasted into another asks for what nobody can do there; readers see that it was not
    made for them.
    """
    for habit in _HABITS:
        if network.id not in habit.at and (found := habit.pattern.search(post.text)):
            yield Hit(habit.say.format(network=network.name), *found.span())


_NAMES = {"twitter": "x", "insta": "instagram", "fb": "facebook", "fediverse": "mastodon", **{n: n for n in NETWORKS}}
_NAMED = "|".join(sorted(_NAMES, key=len, reverse=True)).replace("|x|", "|").removesuffix("|x")
_HINTS = ("here on x", *(name for name in _NAMES if name != "x"))
_ADDRESSED = Pattern(
    rf"(?i)\b(?:(?:hey|hello|hi|hiya|dear|good (?:morning|evening|afternoon|night)|welcome|greetings|happy \w+day),? (?P<one>{_NAMED})"
    rf"(?: (?:friends|fans|fam|family|followers|folks|community|world|people|peeps|land)\b|\s*[!👋❤🎉]|\s*$)|(?:right )?here on (?P<two>{_NAMED}|(?-i:X))(?![\w'’.-]))",
    *_HINTS,
)


@rule(
    "networks.wrong-network-named",
    "Another network is greeted than the post goes to",
    severity=WARNING,
    hints=_HINTS,
    good=[
        Post("Follow us on Instagram", ("facebook",)),
        Post("Hello Facebook friends", ("facebook",)),
        Post("Thanks to Facebook for the award", ("linkedin",)),
        Post("Live here on Twitter at nine", ("x",)),
        Post("Hi Twitter team, we like the new logo", ("linkedin",)),
    ],
    bad=[
        Post("Hello Facebook friends, tea at nine", ("linkedin",)),
        Post("Good morning Instagram!", ("x",)),
        Post("Live at nine, right here on Twitter", ("facebook",)),
    ],
)
def wrong_network_named(post: Post, network: "Network") -> Iterator[Hit]:
    """A greeting to the readers of one network, read by those of another: it was copied, and everybody sees it. That a post tells of another
    network, or invites people there, is no fault.
    """
    for found in _ADDRESSED.finditer(post.text):
        name = (found["one"] or found["two"]).casefold()
        if _NAMES[name] != network.id:
            yield Hit(
                f"this speaks to readers on {found['one'] or found['two']}, and goes to {network.name}: greet those who are here",
                *found.span(),
            )
            return
