"""How far two words are apart."""


def edits(one: str, other: str, most: int) -> int:
    """Return the edits from one word to another (insert, delete, replace, swap two neighbours), or ``most + 1`` if there are more.

    This is the optimal string alignment distance; it takes time in the product of the lengths, so words only.

    >>> edits("anaruiz", "anariuz", 2), edits("acme", "acme_uk", 1)
    (1, 2)
    """
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, a in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, b in enumerate(other, 1):
            best = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and b == one[i - 2]:
                best = min(best, older[j - 2] + 1)
            row.append(best)
        if min(row) > most:
            return most + 1
    return row[-1] if row[-1] <= most else most + 1
