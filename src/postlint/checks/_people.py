"""Names of people."""

from functools import cache

_NAMES = """
    aaron abby abigail adam adrian aidan alan alejandro alex alexandra alice alison allison amanda amelia amy ana andrea andreas
    andrew andy angela angus anita ann anna anne annie anthony antonio arthur ashley barbara becky ben benjamin bernard beth bethany
    betty bob bobby brad bradley brenda brett brian bridget bruce bryan callum cameron carl carla carlos carol caroline carolyn
    catherine cathy charles charlie chelsea cheryl chloe chris christina christine christopher claire clara claudia colin connor
    craig cynthia daniel danielle danny darren dave david debbie deborah debra dennis derek diana diane donald donna dorothy doug
    douglas duncan dylan eddie edward eileen elaine eleanor elizabeth ella ellen emily emma eric erica erin esther ethan eva evan
    evelyn fernando fiona francesca francisco freddie gabriel gareth gary gavin gemma geoff george gerald gillian gina giovanni
    glenn gloria gordon graham greg gregory hannah harold harriet heather helen henrik henry howard hugh ian ingrid isaac isabel
    isabella jackie jacob jacqueline jake james jamie jane janet janice jason javier jeff jeffrey jenna jennifer jenny jeremy jerry
    jessica jill jim jimmy joan joanna joanne joe joel johan johanna john johnny jonathan jorge jose joseph josh joshua joyce juan
    judith judy julia julian julie justin karen karl kate katherine kathleen kathryn kathy katie keith kelly ken kenneth kerry kevin
    kim kimberly kirsten klaus kristen kyle lars laura lauren lee leo leon leonard leslie liam linda lisa lorraine louis louise
    lucas lucy luis luke lynn magnus marc marcus margaret maria marie marilyn mario marta martha martin mary mateo matt matthew
    maureen megan melissa michael michelle miguel mike mohammed monica natalie natasha nathan neil nicholas nicola nicole nigel nina
    noah nora oliver olivia oscar owen pablo pam pamela patricia patrick paul paula pedro peggy peter phil philip phoebe priya
    rachel ralph ramona raymond rebecca ricardo richard ricky robert roberto robin roger ron ronald rosie ross roy russell ruth ryan
    sally sam samantha samuel sandra sara sarah scott sean sebastian sergio sharon sheila shirley simon sofia sonia sophia sophie
    stacey stefan stella stephanie stephen steve steven stuart susan suzanne sven tamara tanya teresa terry theresa thomas tim
    timothy tina toby todd tom tommy tony tracey tracy trevor ursula valerie vanessa vera veronica vicky victor vincent wayne wendy
    william yvonne zachary zoe
"""


@cache
def first_names() -> frozenset[str]:
    """Return common first names that are no other English word (US Social Security and UK ONS lists of names, by frequency)."""
    return frozenset(_NAMES.split())


_WORDS_TOO = frozenset(
    [
        "mark",
        "will",
        "rob",
        "jack",
        "grace",
        "rose",
        "max",
        "pat",
        "bill",
        "dan",
        "frank",
        "ray",
        "sue",
        "drew",
        "chase",
        "dawn",
        "joy",
        "hope",
        "jo",
        "may",
        "june",
        "april",
        "art",
        "bob",
        "don",
        "gene",
        "jay",
        "jim",
        "josh",
        "nick",
        "norm",
        "pete",
        "reed",
        "rich",
        "ross",
        "rusty",
        "sandy",
        "ted",
        "van",
        "victor",
        "ward",
        "lance",
        "dean",
        "grant",
        "miles",
        "penny",
        "holly",
        "ivy",
        "lily",
        "ruby",
        "daisy",
        "faith",
        "jasmine",
        "amber",
        "iris",
    ]
)


def names_that_are_words() -> frozenset[str]:
    """Return first names that are other English words too: names only where somebody is greeted by them."""
    return _WORDS_TOO
