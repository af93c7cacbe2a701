"""The account: wiring, languages, customers."""

import pytest

from postlint.brand import Brand, Person
from postlint.checks import account
from postlint.post import PlainOrigin, Post
from postlint.text.networks import facts

ACME = Brand(
    "acme", known=True, accounts={"x": "@acme", "mastodon": "@acme@example.social", "linkedin": "company/acme", "bluesky": "acme.example"},
    people=(Person("Ana Ruiz", {"x": "@anaruiz"}),),
)  # fmt: skip


def mismatches(named, networks, brand=ACME):
    post = Post("We are live", networks, account=named)
    return [hit.message for network in networks for hit in account.mismatch.check(post, brand, {}, facts(network))]


@pytest.mark.parametrize(
    ("named", "networks"),
    [
        ("@acme", ("x",)), ("acme", ("x",)), ("@ACME", ("x",)), (" @acme ", ("x",)), ("https://x.com/acme", ("x",)), ("https://x.com/Acme/", ("x",)),
        ("@acme", ("mastodon",)), ("acme@example.social", ("mastodon",)), ("@acme@Example.Social", ("mastodon",)),
        ("company/acme", ("linkedin",)), ("acme", ("linkedin",)), ("https://www.linkedin.com/company/acme/", ("linkedin",)),
        ("acme.example", ("bluesky",)), ("@acme.example", ("bluesky",)),
        ("@acme", ("x", "linkedin", "bluesky")),  # one account stands for several networks
        ("@anything", ("threads",)),  # no account is configured there
        (None, ("x",)), ("", ("x",)),
    ],
)  # fmt: skip
def test_an_account_is_the_brands_in_each_of_its_forms(named, networks):
    assert mismatches(named, networks) == []


@pytest.mark.parametrize(
    ("named", "networks", "said"),
    [
        ("@acme_beer", ("x",), "is not acme's"),
        ("@acm", ("x",), "is not acme's"),
        ("@anaruiz", ("x",), "is Ana Ruiz's"),
        ("acme.example", ("x",), "is acme's on bluesky"),
        ("@acme@other.social", ("mastodon",), "is not acme's"),
    ],
)
def test_another_account_is_told_with_whose_it_is_and_what_to_write(named, networks, said):
    (message,) = mismatches(named, networks)
    assert said in message
    assert ACME.accounts[networks[0]] in message


def test_a_wrong_account_is_told_once_for_each_network_that_knows_better():
    assert len(mismatches("@other", ("x", "mastodon", "threads"))) == 2


def test_a_brand_without_accounts_has_none_to_differ_from():
    assert mismatches("@other", ("x",), Brand("acme")) == []


@pytest.mark.parametrize(
    ("path", "told"), [("posts/test/a.txt", 1), ("test.txt", 0), ("tests\\a.txt", 1), ("latest/a.txt", 0), ("drafts/a.txt", 0)]
)
def test_the_real_account_in_a_folder_for_tests(path, told):
    post = Post("We are live", ("x",), account="@acme", origin=PlainOrigin("", path))
    assert len(list(account.sandbox.check(post, ACME))) == told


@pytest.mark.parametrize(
    ("handle", "text", "told"),
    [
        ("@acme_de", "The doors of our new shop are open, and we have a gift for all of you", 1),
        ("@acme_de", "Die Türen sind offen und wir freuen uns auf euch mit einem Geschenk für alle", 0),
        ("@acme_dk", "Vi har åbent i dag og glæder os til at se dig på torvet med den nye is", 0),
        ("@AcmeFR", "The doors of our new shop are open, and we have a gift for all of you", 1),
        ("@acme_no", "The doors of our new shop are open, and we have a gift for all of you", 0),  # a word too
        ("@acme_de", "OPEN NOW https://example.org", 0),
        ("@acme_ch", "The doors of our new shop are open, and we have a gift for all of you", 0),
    ],
)
def test_the_language_of_an_account(handle, text, told):
    assert len(list(account.wrong_language.check(Post(text, ("x",), account=handle)))) == told


def test_praise_counts_only_for_ones_own_name():
    own = Brand("Angus Taylor")
    assert list(account.self_praise.check(Post("Great move. Well done Angus"), own))
    assert not list(account.self_praise.check(Post("Great move. Well done Anna"), own))
    assert not list(account.self_praise.check(Post("Well done Angus and all who helped"), own))
    assert not list(account.self_praise.check(Post("Well done Angus"), Brand()))
