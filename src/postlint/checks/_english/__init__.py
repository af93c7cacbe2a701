"""What ``language`` knows of English: words that are taken for one another, forms that do not agree, small words too many or too few.

``contexts`` and ``words`` read a post; every other file is one kind of mistake, or what tells it.
"""
