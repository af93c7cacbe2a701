"""Made-up posts for benchmarks: believable, varied, some with the mistakes that linters look for. Always the same for one seed."""

import random

OPENINGS = [
    "Big news:",
    "Good morning!",
    "Behind the scenes:",
    "Reminder:",
    "Thank you, Leeds.",
    "We're hiring!",
    "Did you know?",
    "Hot take:",
    "",
]
MIDDLES = [
    "our {thing} is live in {city}", "the {thing} you asked for ships on {day}", "we painted the {thing} green and nobody noticed",
    "doors open at {hour} on {day}, and the {thing} is free", "{city} gets its own {thing} this spring",
    "every {thing} is now made from {share} % recycled steel", "we definately recieved alot of letters about the {thing}",
    "see the the {thing} in {city} before {day}",
]  # fmt: skip
ENDINGS = ["Read more: https://example.com/{thing}/{n}?utm_source=social", "Thanks @acme and @studio_nord 🎉", "#design #{city} #launch", "Tell us what you think.",
           "Book here: example.org/{n}", "See you there! 👋", ""]  # fmt: skip
THINGS = ["dashboard", "workshop", "bicycle", "newsletter", "bakery", "podcast", "museum", "scarf", "ferry", "garden"]
CITIES = ["Lisbon", "Bergen", "Leeds", "Toronto", "Nairobi", "Osaka", "Lima"]
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]


def texts(count: int, seed: int = 7) -> list[str]:
    """Return ``count`` different posts of 40 to 300 characters."""
    dice = random.Random(seed)
    return [" ".join(_post(dice, n).split()) for n in range(count)]


def _post(dice: random.Random, n: int) -> str:
    parts = [dice.choice(OPENINGS), *dice.sample(MIDDLES, dice.randint(1, 3)), *dice.sample(ENDINGS, dice.randint(0, 3))]
    facts = {"thing": dice.choice(THINGS), "city": dice.choice(CITIES), "day": dice.choice(DAYS)}
    return " ".join(parts).format(**facts, hour=dice.randint(7, 20), share=dice.randint(10, 99), n=n) + f" ({n})"
