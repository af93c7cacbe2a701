"""``confirm``: the flag of one country beside the name of another that has nearly the same."""

from collections.abc import Iterator
from functools import cache

from postlint.finding import WARNING, Fix, Hit
from postlint.post import Post
from postlint.rules import rule
from postlint.text.patterns import Pattern

_NAMES = """
    AD Andorra, Andorran|AR Argentina, Argentine, Argentinian|AT Austria, Austrian|AU Australia, Australian, Aussie|BE Belgium, Belgian|BG Bulgaria, Bulgarian
    BH Bahrain, Bahraini|CI Ivory Coast, Côte d'Ivoire, Ivorian|CL Chile, Chilean|CM Cameroon, Cameroonian|CO Colombia, Colombian
    CR Costa Rica, Costa Rican|CU Cuba, Cuban|DE Germany, German|EC Ecuador, Ecuadorian|EE Estonia, Estonian|EG Egypt, Egyptian|FI Finland, Finnish
    FR France, French|GN Guinea, Guinean|GR Greece, Greek|HN Honduras, Honduran|HR Croatia, Croatian|HU Hungary, Hungarian|ID Indonesia, Indonesian
    IE Ireland, Irish|IN India, Indian|IQ Iraq, Iraqi|IS Iceland, Icelandic|IT Italy, Italian|JO Jordan, Jordanian|KW Kuwait, Kuwaiti|LR Liberia, Liberian
    LT Lithuania, Lithuanian|LU Luxembourg, Luxembourgish|LV Latvia, Latvian|MC Monaco, Monégasque|MD Moldova, Moldovan|ML Mali, Malian
    MX Mexico, Mexican|MY Malaysia, Malaysian|NE Niger, Nigerien|NG Nigeria, Nigerian|NI Nicaragua, Nicaraguan|NL Netherlands, Dutch, Holland
    NO Norway, Norwegian|NZ New Zealand, Kiwi, Aotearoa|PL Poland, Polish|PR Puerto Rico, Puerto Rican|PS Palestine, Palestinian|PY Paraguay, Paraguayan
    QA Qatar, Qatari|RO Romania, Romanian|RS Serbia, Serbian|RU Russia, Russian|SD Sudan, Sudanese|SE Sweden, Swedish|SG Singapore, Singaporean
    SI Slovenia, Slovenian, Slovene|SK Slovakia, Slovak, Slovakian|SN Senegal, Senegalese|SV El Salvador, Salvadoran|SY Syria, Syrian|TD Chad, Chadian
    TH Thailand, Thai|TN Tunisia, Tunisian|TR Turkey, Turkish, Türkiye|US United States, USA, American|UY Uruguay, Uruguayan|VE Venezuela, Venezuelan|YE Yemen, Yemeni
    ZM Zambia, Zambian|CH Switzerland, Swiss|DK Denmark, Danish|GB United Kingdom, Britain, British|JP Japan, Japanese|BD Bangladesh, Bangladeshi|UA Ukraine, Ukrainian
"""
"""ISO 3166-1 codes with the names and adjectives of their countries."""
_ALIKE = (
    "AU NZ|IE CI IN NE|ID MC PL SG AT|NL LU HR PY FR|RO TD MD AD|SI SK RU RS|NO IS DK SE FI|HU BG IT MX|BE DE|LV AT PE|CO EC VE|HN SV NI AR GT UY"
    "|GN ML SN CM|QA BH|CL US CU PR|LR US MY|TH CR CU PR|JO PS SD KW|YE EG SY IQ|TN TR|LT ML CM|EE BW|GR UY FI|JP BD|CH DK|UA SE|ZM NG"
)
"""Flags that are taken for each other: the same colours, turned around or one tone apart (Unicode CLDR's charts show them side by side)."""

_FLAG = Pattern("[\U0001f1e6-\U0001f1ff]{2}")
_FIRST = 0x1F1E6


@cache
def _countries() -> dict[str, tuple[str, ...]]:
    entries = (entry.strip() for line in _NAMES.strip().split("\n") for entry in line.split("|"))
    return {entry[:2]: tuple(name.strip() for name in entry[3:].split(",")) for entry in entries}


@cache
def _alike() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for group in _ALIKE.split("|"):
        for code in group.split():
            found.setdefault(code, set()).update(set(group.split()) - {code})
    return found


def _named(code: str, text: str) -> bool:
    """Whether a text names a country, as whole words and with a capital."""
    for name in _countries().get(code, ()):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            if not (text[at - 1 : at].isalnum() and at) and not text[end : end + 1].isalnum():
                return True
            at = text.find(name, end)
    return False


@rule(
    "confirm.wrong-flag", "The flag of another country", severity=WARNING,
    good=["Welcome to Norway 🇳🇴", "Poland 🇵🇱 meets Indonesia 🇮🇩", "Two points for Ireland", "Norway in the lead 🇯🇵", "🇮🇪 beat Côte d'Ivoire 2-0 in Dublin: well done Ireland"],
    bad=["Good luck, Ireland 🇨🇮", "Made in Poland 🇲🇨", "Our friends in New Zealand 🇦🇺 are asleep"],
    source="https://cldr.unicode.org/translation/displaynames/countryregion-territory-names",
)  # fmt: skip
def wrong_flag(post: Post) -> Iterator[Hit]:
    """Singers, ministers and caterers have greeted one country with the flag of another: on a telephone they are a fingertip apart."""
    if post.text.isascii():
        return
    flags = {match[0]: match for match in _FLAG.finditer(post.text[:5000])}
    if len(flags) != 1:  # several are a list, and each would need its own words
        return
    (flag,) = flags.values()
    code = "".join(chr(ord(c) - _FIRST + ord("A")) for c in flag[0])
    if _named(code, post.text):
        return
    meant = [other for other in sorted(_alike().get(code, ())) if _named(other, post.text)]
    if len(meant) == 1:
        name, right = _countries()[meant[0]][0], "".join(chr(ord(c) - ord("A") + _FIRST) for c in meant[0])
        is_of = _countries()[code][0] if code in _countries() else code
        yield Hit(
            f"{flag[0]} is the flag of {is_of}, and the text names {name}: {right}", *flag.span(), Fix(f"put the flag of {name}", right)
        )
