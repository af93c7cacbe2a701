"""``confirm``: numbers that contradict each other: a count and its list, parts and their whole, a quotation and nobody who said it."""

from collections.abc import Iterator
from itertools import pairwise

from postlint.finding import INFO, WARNING, Hit
from postlint.post import Post
from postlint.rules import rule
from postlint.text.patterns import Pattern

_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}
_THINGS = "reasons|tips|ways|things|steps|facts|ideas|rules|signs|questions|lessons|books|myths|mistakes|tricks|films|songs|places|dates|answers|benefits|winners|habits|changes|points"
_ANNOUNCED = Pattern(
    rf"(?i)(?<![\w#@.,/–-])(?:(?:top|our|the|these|my|here are)\s)?(\d{{1,2}}|{'|'.join(_NUMBERS)})\s(?:\w{{3,14}}\s){{0,2}}({_THINGS})\b",
    *_THINGS.split("|"),
)
_ITEM = Pattern(r"(?m)^[ \t]{0,4}(?:(\d{1,2})[.):][ \t]|(\d)\ufe0f?\u20e3|[-•*–✅☑✔👉➡▶🔹🔸]\ufe0f?[ \t]?)\S")
_FEWEST = 2


@rule(
    "confirm.wrong-count", "A list is longer or shorter than it says", severity=WARNING, hints=tuple(_THINGS.split("|")),
    good=[
        "Three reasons to come:\n1. bread\n2. butter\n3. both",
        "Ten reasons to come, and these are two:\n1. bread\n2. butter\nhttps://example.org/ten",
        "Five tips for bakers in May",
        Post("Five tips:\n1. flour\n2. water", part=(1, 3)),
    ],
    bad=["Five reasons to come:\n1. bread\n2. butter\n3. jam\n4. tea", "3 tips for bakers:\n- flour\n- water\n- salt\n- time"],
)  # fmt: skip
def wrong_count(post: Post) -> Iterator[Hit]:
    """Somebody cut an item and left the number, and readers count."""
    if post.part != (1, 1) or "\n" not in post.text:
        return
    announced = list(_ANNOUNCED.finditer(post.text[:5000]))
    items = list(_ITEM.finditer(post.text[:5000]))
    if len(announced) != 1 or len(items) < _FEWEST or announced[0].start() > items[0].start():
        return
    said = _NUMBERS.get(announced[0][1].lower()) or int(announced[0][1])
    numbered = [int(item[1] or item[2]) for item in items if item[1] or item[2]]
    there = max(numbered) if numbered else len(items)
    if numbered and numbered != list(range(1, there + 1)):  # several lists, or years
        return
    # A shorter list may go on behind the link, or after the dots.
    if there > said > 1 or (_FEWEST < there < said and not post.links and not post.text.rstrip().endswith(("…", "..."))):
        yield Hit(f'"{announced[0][0]}", and the list has {there}: mend the number or the list', *announced[0].span())


_SHARE = Pattern(r"(?<![\w.,-])(\d{1,3}(?:[.,]\d{1,2})?)\s?%")
_WHOLE = Pattern(r"(?i)\b(?:results?|poll|vote[sd]?|votes|split|breakdown|survey|shares?|of respondents|in all|respectively)\b")
_FEWEST_SHARES, _ROUNDING = 3, 1.5
_TOTAL = Pattern(
    r"(?i)\b(\d{1,6})\s(\w{3,14})\s(?:and|\+|plus|&)\s(\d{1,6})\s(\w{3,14}),?\s(?:makes?|in all|in total|that is|that makes|a total of|altogether)\s?:?\s?(\d{1,7})\b",
    "make", "in all", "total", "that is", "altogether",
)  # fmt: skip
_PLUS = Pattern(r"(?<![\w.,/=+-])(?<![+=-]\s)(\d{1,6})\s?\+\s?(\d{1,6})\s?=\s?(\d{1,7})(?![\w.,/]|\s?[+=])")


@rule(
    "confirm.wrong-total", "Numbers that do not add up", severity=WARNING, about="digits",
    good=[
        "Your votes: tea 40 %, coffee 35 %, water 25 %", "2 + 2 = 4", "Sales up 60 %, profit up 50 %, costs down 20 %", "12 men and 9 women, in total 21",
        "Results: 3 wins, up 60 %, and 80 % more fans, 90 % online", "1 + 1 = 3: our family grows",
    ],
    bad=["Results of our poll: tea 40 %, coffee 45 %, water 25 %", "12 bakers and 9 waiters, in total 22", "12 + 30 = 52"],
)  # fmt: skip
def wrong_total(post: Post) -> Iterator[Hit]:
    """Readers add up, and one wrong sum makes the right ones doubtful."""
    text = post.text[:5000]
    for match in _PLUS.finditer(text) if "=" in text else ():
        one, two, said = (int(n) for n in match.groups())
        if one + two != said and one > 1 and two > 1:  # one and one has been three in many families
            yield Hit(f'"{match[0]}": {one} and {two} are {one + two}', *match.span())
            return
    for match in _TOTAL.finditer(text):
        one, two, said = int(match[1]), int(match[3]), int(match[5])
        if one + two != said and said > max(one, two):
            yield Hit(f'"{match[0]}": {one} and {two} are {one + two}', *match.span())
            return
    shares = list(_SHARE.finditer(text)) if text.count("%") >= _FEWEST_SHARES else []
    if len(shares) >= _FEWEST_SHARES and _WHOLE.search(text) and _is_list(text, [m.span() for m in shares]):
        total = sum(float(match[1].replace(",", ".")) for match in shares)
        if abs(total - 100) > _ROUNDING and 90 <= total <= 115:  # farther off, they are no parts of one whole
            yield Hit(f"these shares add up to {total:.4g} %: check each of them", shares[0].start(), shares[-1].end())


_LONGEST_LABEL = 30


def _is_list(text: str, spans: list[tuple[int, int]]) -> bool:
    """Whether only a short label stands between one share and the next, as in a list of results."""
    gaps = [text[max(0, spans[0][0] - _LONGEST_LABEL) : spans[0][0]], *(text[end:start] for (_, end), (start, _) in pairwise(spans))]
    return all(len(gap) <= _LONGEST_LABEL and not _CHANGE.search(gap) for gap in gaps)


_CHANGE = Pattern(r"(?i)\b(?:up|down|rose|fell|grew|more|less|fewer|by|off)\b")
_QUOTE = Pattern(r"“([^“”]{30,400})”|\"([^\"]{30,400})\"", "“", '"')
_SAID = Pattern(
    r"(?i)\b(?:says?|said|tells?|told|according to|wrote|writes|explains?|adds?|asks?|quote|by|from|our|via|review(?:s|ed|er)?|customer|guest|reader|testimonial|lyrics|chapter|vers(?:e|es))\b|[–—~-]\s?[A-Z@]|\n\s?[A-Z@]|\d:\d|@"
)


@rule(
    "confirm.quote-without-source", "A quotation of nobody", severity=INFO, confidence="low", hints=("“", '"'),
    good=["“We have baked here since 1902 and will bake tomorrow”, says Karen", "“Yes”", "“We have baked here since 1902 and will bake tomorrow” — Karen"],
    bad=["“The best way to find yourself is to lose yourself in the service of others”"],
)  # fmt: skip
def quote_without_source(post: Post) -> Iterator[Hit]:
    """Most sayings on pictures were never said by those they are given to, and a quotation of nobody invites the question."""
    if post.links or post.images or not _QUOTE.search(post.text):
        return
    outside = _QUOTE.sub(" ", post.text[:5000])
    if not _SAID.search(outside):
        quote = next(_QUOTE.finditer(post.text))
        yield Hit("who said this? Name the person and the place, best with a link", *quote.span())
