"""``language``: real words that are the wrong ones, told by their neighbours: "better then ever", "your invited"."""

from collections.abc import Iterable, Iterator
from itertools import chain
from operator import itemgetter

from postlint.brand import Brand
from postlint.checks._english.agreement import disagreeing
from postlint.checks._english.contexts import wrong
from postlint.checks._english.grammar import ungrammatical
from postlint.checks._english.likelier import bears_out, likelier
from postlint.checks._english.neighbours import voted
from postlint.checks._english.phrases import misheard
from postlint.finding import Fix, Hit
from postlint.post import Post
from postlint.rules import rule
from postlint.services.languages import is_english

Found = tuple[int, int, str]


@rule(
    "language.wrong-word",
    "A real word in the place of another",
    good=[
        "Your welcome pack is here, and it's better than ever. Then we went home",
        "The lead singer, loose clothes, its own shop and there are seats left",
        "He doesn't lose hope; public transport passed the theatre",
        "Everyday heroes ride the metal detector past the desert storm",
    ],
    bad=[
        "Your invited to the opening!",
        "Our coffee is better then ever",
        "Don't loose your mind over Monday",
        "Its been a great year",
        "We are proud of it's own bakery",
        "Join us for a talk at the pubic library",
        "We're sorry for our choice of photo in our precious tweet",
        "Here's a sneak peak of our new menu",
        "Whose ready for the weekend?",
        "We should of told you sooner",
        "Thank you form the whole team",
    ],
    source="https://www.merriam-webster.com/grammar",
    covers=["language.grammar"],
)
def wrong_word(post: Post, brand: Brand) -> Iterator[Hit]:
    """Why: no dictionary sees these, and they are the mistakes that make the news: "sneak peak", "pubic school", "precious tweet".

    A word is reported only where no doubt is left: between neighbours that rules/language/confusables.txt lists, in the set phrases of
    set-phrases.txt, or where another word that it is taken for is far likelier by the words around it (ngrams.bin, neighbours.txt) and by
    what the post is about (company.txt).
    """
    listed = [*misheard(post), *wrong(post, "confusables")]
    borne_out = (found for found in voted(post) if bears_out(post, found[0], found[2]))
    yield from _hits(post, brand, listed, chain(borne_out, likelier(post)), "word")


@rule(
    "language.wrong-form",
    "A form that grammar does not allow here",
    good=[
        "We have gone too far to be sold. Looking forward to the weekend!",
        "She has a plan, and everyone is happy. One of you is the winner",
        "We use more natural light, and we were happy to see you",
    ],
    bad=[
        "We have went through the list",
        "Looking forward to see you on Friday",
        "He don't know what he is missing",
        "We was so happy with the result",
        "Send us all your feedbacks",
        "Our new shop is more better than ever",
        "The old sign was replace by a new one",
        "The results of last month's survey is in",
        "Too much residents have waited too long",
        "Our planners suggested to move the crossing",
        "Between you and I, it's the best",
        "It was great day for the whole club",
    ],
    source="https://www.merriam-webster.com/grammar",
    covers=["language.grammar"],
)
def wrong_form(post: Post, brand: Brand) -> Iterator[Hit]:
    """Why: a slip in the verb is read as carelessness, and it is what is left behind when a sentence is rewritten in a hurry.

    Reported only where the neighbours leave no doubt: those that rules/language/wrong-forms.txt and prepositions.txt list, or the parts of
    speech of the words around ("our doors opens", "the quality of the entries were", "have already took", "suggested to move").
    """
    yield from _hits(post, brand, list(wrong(post, "wrong-forms")), chain(disagreeing(post), ungrammatical(post)), "form")


def _hits(post: Post, brand: Brand, listed: list[Found], judged: Iterable[Found], what: str) -> Iterator[Hit]:
    """Yield what a list says, and what else is judged so; that only of English posts."""
    near = {at for start, end, _ in listed for at in range(start - 1, end + 2)}  # a wrong word is no witness against its neighbour
    others = [found for found in judged if found[0] not in near and found[1] not in near]
    past = 0
    for start, end, written in sorted([*listed, *(others if others and is_english(post, brand) else ())], key=itemgetter(0)):
        if start < past:
            continue
        past = end
        stands = post.text[start:end]
        if not written:
            yield Hit(f'"{stands}" is one word too many here: leave it out', start, end)
        else:
            say = f'"{stands}" is the wrong {what} here: did you mean "{written}"?'
            yield Hit(say, start, end, Fix(f'write "{written}"', written))
