"""What rules of language say of a text, and what they would write instead: helpers of several tests."""

from postlint.brand import Brand
from postlint.post import Post

BRAND = Brand()


def said(rules, text, **more):
    post = Post(text, **more)
    hits = [hit for rule in rules for hit in rule.check(post, BRAND)]
    return [(text[hit.start : hit.end], hit.fix.replacement if hit.fix else None) for hit in hits]
