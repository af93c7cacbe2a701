"""The configuration that ``postlint init`` writes."""

import re

_BARE = re.compile(r"[A-Za-z0-9_-]+\Z")

_TEXT = """\
# The configuration of postlint. A line that begins with "#" and a key is a setting that you can switch on by
# taking the "#" away; what it says is an example. "postlint config FILE" tells what holds for a post, and why.
# All keys: https://postlint.readthedocs.io/configuration

# Another file, whose settings hold where this one is silent.
#extend = "../postlint.toml"

# What a folder, or the commit hook, lints. What is excluded is not linted even if it is named.
#include = ["posts/**"]
#exclude = ["posts/published/**"]

# Rules by id ("links.broken"), by family ("links"), or all ("*").
#select = ["*"]
#ignore = ["words"]

# The severity that holds a post: "error", "warning", "info" or "never".
#fail-on = "error"

# Services that must have run, else postlint ends with exit status 3.
#require = ["web"]

# Rules of your own.
#packs = ["./house-style.yml"]

# Who may say yes to a decision; with two-people, not to their own.
#reviewers = ["ana", "ben"]
#two-people = true

# Keys in the front matter of Markdown pages that hold a post.
#markdown-keys = ["tweet"]

# What 03/04/2026 is in a table that does not show it itself: "day-first" or "month-first".
#date-order = "day-first"

# One rule: whether it runs, how grave it is, whether it is a decision, and its own options ("postlint explain RULE").
#[rules.hashtags.too-many]
#enabled = true
#severity = "warning"
#limit = 3

# Spelling and grammar: a LanguageTool server (drafts are sent there), and more dictionaries.
#[grammar]
#engine = "auto"
#url = "http://localhost:8081"
#dictionaries = ["dictionaries"]

# Links: how they are asked for. The numbers are those that hold anyway.
#[web]
#timeout = 10
#deadline = 300
#concurrency = 128
#per-host = 8
#gap = 0
#retries = 1
#redirects = 10
#cache = true
#cache-hours = 24
#refresh = false
#probe = false
#user-agent = "Acme link check (social@acme.com)"
#proxy = "http://proxy.acme.com:3128"
#allow-private = false

# Pictures that are cleared, and pictures that must not go out.
#[images]
#library = ["img/approved"]
#deny = ["img/embargoed"]
#fetch = true                         # those that are given by an address

# Another model than the one that comes along, to say whether pictures are decent.
#[vision]
#model = "models/house.onnx"

# The words and codes inside pictures.
#[ocr]
#enabled = true
#languages = ["eng", "nor"]
#seconds = 20

# The spaCy model: a name, or a folder.
#[nlp]
#model = "en_core_web_md"

# What is other on your server than on the network at large.
#[networks.mastodon]
#max-characters = 1000

# The brand that speaks. The same keys again below [brands.NAME], for another one.
[brands.@]
#language = "en-GB"
#sector = "brewery"
#topics = ["alcohol"]
#words = ["Acme", "Rocketskate"]
#hashtags = ["RocketFriday"]
#domains = ["acme.com"]
#countries = ["GB", "NO"]
#embargoed = ["Project Kestrel"]
#timezone = "Europe/Oslo"
#workdays = ["monday", "tuesday", "wednesday", "thursday", "friday"]
#images = {library = ["img/acme/approved"], deny = ["img/acme/embargoed"]}
#accounts = {x = "@acme", mastodon = "@acme@fosstodon.org", linkedin = "company/acme"}
#people = [{name = "Ana Ruiz", x = "@anaruiz"}]
#partners = [{name = "Skate Museum", x = "@skatemuseum"}]
#directory = "people.csv"
#phones = ["+44 20 7946 0000"]
#hours = "07-22"
#approval = true
#consent = true

# A rule for this brand, or for this brand on one network.
#[brands.@.rules.hashtags.too-many]
#limit = 5
#[brands.@.networks.linkedin.rules.hashtags.too-many]
#limit = 3

# Which folder is whose. Where several match, the last one wins.
#[[paths]]
#match = "posts/acme/**"
#brand = "@"
#to = ["x", "linkedin"]

# A finding in a row that is right as it stands; postlint ignore writes these.
#[[ignores]]
#post = "posts/plan.csv#monday"
#rule = "hashtags.too-many"
#words = ["#rocket"]
#why = "the wall of tags is the joke"
"""


def starter(brand: str = "acme") -> str:
    """Return a commented ``postlint.toml`` for a brand, in which every key but the brand's name is still switched off."""
    import json

    quoted = json.dumps(brand, ensure_ascii=False).replace("\x7f", "\\u007f")
    key = brand if _BARE.match(brand) else quoted
    return _TEXT.replace('"@"', quoted).replace("brands.@", f"brands.{key}")
