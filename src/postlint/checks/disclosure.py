"""``confirm``: advertising that does not say that it is."""

from collections.abc import Iterator

from postlint.brand import Brand, Person
from postlint.finding import Hit
from postlint.post import Post
from postlint.rules import Example, rule
from postlint.text.normal import fold
from postlint.text.patterns import Pattern

_LABEL = Pattern(
    r"(?i)#(?:ad|advert|advertisement|sponsored|spon|paidpartnership|paid|werbung|anzeige|reklame|annonse|publi|publicidad|gifted|affiliate)\b|\bpaid (?:partnership|post|promotion)\b"
    r"|\b(?:sponsored|werbung|anzeige|reklame|advertisement|advertorial)\b|^\W{0,3}ad\b"
)
_PAID_WORDS = (
    "use my ", "with my ", "using my ", "via my ", "at my ", "discount code", "discount link", "promo code", "promo link", "affiliate code", "affiliate link", "referral code", "referral link",
    "gifted me", "sent me ", "gave me ", "lent me ", "thanks to my", "thanks so much to my", "loving ", "bought ", "thank you @", "thank you so much @", "thank you to @",
    "thanks @", "thanks to @", "thanks so much @", "use code ", "use the code ",
)  # fmt: skip
_PAID = Pattern(
    r"(?i)\b(?:use|with) my (?:discount |promo |personal |own )?code\b|\bmy (?:discount|promo|affiliate|referral) (?:code|link)\b|\b(?:off|discount|free) (?:with|using|via|at) my (?:link|code)\b|\bgifted me\b|\bsent me (?:this|these|their|a (?:pair|box|bottle))\b"
    r"|\bthanks (?:so much )?to my friends? (?:at |over at )?@|\b(?:obsessed|in love) with my new [@#]|\bloving (?:my new|these|this) [@#]|\b(?:have|I['’]ve|just) bought (?:\d+|a dozen|two|three|ten) (?:already|of them)\b"
    r"|@\w{1,20} (?:just |kindly )?(?:gave|lent|sent|gifted) me (?:this|these|an?|their|the)\b|\bthank(?:s| you)(?: so much)?(?: to)? @\w{1,20} for (?:the|my|this|these|an?) (?:\w{3,12} )?(?:free|gifted|complimentary|pr (?:package|box))\b"
    r"|\buse (?:the )?code (?-i:[A-Z0-9]{3,15})\b[^\n]{0,60}\bmy (?:favou?rite|bio|link|story|stories)\b",
    *_PAID_WORDS,
)
_OWN_WORDS = Pattern(r"\b(?:I|I['’](?:m|ve|ll|d)|[Mm]y|[Mm]e)\b")
_FLEETFOOT = Person("Fleetfoot", {"x": "@fleetfoot"})
_STAR = Brand("Jo Star", known=True, partners=(_FLEETFOOT,))
_STAR_PAID = Brand("Jo Star", known=True, partners=(_FLEETFOOT._replace(paid=True),))


@rule(
    "confirm.undisclosed-ad", "A recommendation that reads as paid, without a label", decision=True,
    good=[
        "Use code SHOWTIME for the presale",
        "#ad Use my code ANA20 for 20 % off",
        Example(Post("I run every day, and I love it"), _STAR),
        Example(Post("Ad: I run in @fleetfoot every day"), _STAR),
        Example(Post("We thank Fleetfoot for ten years of support"), _STAR),
        Example(Post("Paid partnership with @fleetfoot: their new shoe"), _STAR_PAID),
        "Thanks @millers for the flour",
    ],
    bad=[
        Example(Post("Have you seen @fleetfoot's new shoe?"), _STAR_PAID),
        "Use my code ANA20 for 20 % off",
        "Thanks to my friends at @fleetfoot for these",
        Example(Post("I will be back for my club. fleetfoot.com/back"), _STAR),
    ],
    source="https://www.ftc.gov/business-guidance/resources/disclosures-101-social-media-influencers",
)  # fmt: skip
def undisclosed_ad(post: Post, brand: Brand) -> Iterator[Hit]:
    """Who is paid, or given something, says so at the beginning; regulators publish the names of those who do not."""
    paid = _PAID.search(post.text)
    if not paid and not brand.partners:
        return
    if _LABEL.search(post.text):
        return
    if paid:
        yield Hit(f'"{paid[0]}" reads as paid for: begin with "Ad" if it is', *paid.span())
        return
    own_words = bool(_OWN_WORDS.search(post.text))
    text = fold(post.text).text
    for partner in brand.partners:
        names = [partner.name, *(handle.lstrip("@") for handle in partner.handles.values())]
        if (own_words or partner.paid) and any(len(name) > 2 and fold(name).text in text for name in names):
            if partner.paid:
                yield Hit(f'{partner.name} pays for this: begin with "Ad"')
            else:
                yield Hit(f'a person recommends the partner {partner.name}: begin with "Ad" if {partner.name} pays for it')
            return
