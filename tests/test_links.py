"""The rules ``links.*``: beyond their examples, on hostile text, and with pages from a real server."""

import socket
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from webserver import Names, answer, page, redirect

from postlint.brand import Brand
from postlint.checks import linkhosts, linkpages, linkparams, links, linktext
from postlint.finding import ERROR, INFO, WARNING
from postlint.post import Image, Post
from postlint.rules import Rule
from postlint.services.web import Canned, Card, Verdict, build, hosts
from postlint.text.networks import facts

RULES = {
    rule.id: rule
    for module in (links, linkpages, linktext, linkhosts, linkparams)
    for rule in vars(module).values()
    if isinstance(rule, Rule)
}
ACME = Brand("acme", known=True, domains=("acme.com",))


def hits(id, text, *networks, brand=None, web=None, **options):
    rule = RULES[f"links.{id}"]
    post = text if isinstance(text, Post) else Post(text, networks)
    found = []
    for network in post.networks if "network" in rule.needs else (None,):
        world = {"brand": brand or Brand(), "web": web or Canned(), "network": network and facts(network)}
        found += rule.check(post, *[world[name] for name in rule.needs], **options)
    return found


def marked(id, text, *networks, **more):
    """Return what a rule marks in a text."""
    return [text[hit.start : hit.end] for hit in hits(id, text, *networks, **more)]


def test_every_rule_was_found():
    assert {"links.broken", "links.wrong-page", "links.private", "links.near-miss", "links.glued", "links.tracking"} <= set(RULES)


def test_severities():
    assert {RULES[f"links.{id}"].severity for id in ("broken", "private", "near-miss", "leads-inside", "look-alike", "credentials")} == {
        ERROR
    }
    assert {RULES[f"links.{id}"].severity for id in ("moved", "unverified", "destination", "shortened", "tracking")} == {INFO}
    assert (RULES["links.wrong-page"].severity, RULES["links.wrong-page"].decision) == (WARNING, True)


# As written


@pytest.mark.parametrize(
    "text",
    [
        "http//acme.com", "http:/acme.com", "http:acme.com", "htp://acme.com", "htttp://acme.com", "hhtps://acme.com", "ttps://acme.com",
        "https;//acme.com", "https// acme.com", "https:// acme.com", "HTPS://ACME.COM", "https://https://acme.com", "http://https//acme.com",
        "https://acme.comm", "https://acme.con/a", "https://acme..com/a", "https://acme.com:99999/a", "https://acme.com/a-long…",
        "https://acme.com/a-long...",
    ],
)  # fmt: skip
def test_malformed(text):
    assert hits("malformed", f"Read {text} now")


@pytest.mark.parametrize(
    "text",
    [
        "Read http://acme.com/a, https://acme.com. And HTTP://ACME.COM", "HTTP/2 and https are protocols", "a ratio of 3:2, tp://", "smtp://mail",
        "https://acme.com/a?u=https://b.com/c", "https://müller.de https://пример.рф https://xn--e1afmkfd.xn--p1ai/", "https://acme.example/a",
        "http://localhost:8000/", "http://10.0.0.1/", "https://8.8.8.8/", "http tip: acme.com", "ftp: files",
    ],
)  # fmt: skip
def test_not_malformed(text):
    assert not hits("malformed", text)


def test_a_bad_start_is_mended():
    text = "Read htps//acme.com/a"
    (hit,) = hits("malformed", text)
    assert text[: hit.start] + hit.fix.replacement + text[hit.end :] == "Read https://acme.com/a"


@pytest.mark.parametrize(
    "text", ["Herehttps://acme.com/a", "https://acme.com/ahttps://acme.com/b", "#sale.acme.com/now", "now!)xhttp://acme.com"]
)
def test_glued(text):
    assert hits("glued", text)


@pytest.mark.parametrize(
    "text",
    [
        "👉https://acme.com/a",
        "(https://acme.com/a)",
        "https://web.archive.org/web/1/https://acme.com/",
        "#sale acme.com/now",
        "#v1.2 #Node.js",
        "漢字https://acme.com/a",
    ],
)
def test_not_glued(text):
    assert not hits("glued", text)


def test_what_a_network_takes_along():
    assert marked("swallows", "“https://acme.com/a” (https://acme.com/b)", "mastodon") == ["https://acme.com/a”"]
    assert marked("swallows", "https://acme.com/a。", "bluesky", "x") == ["https://acme.com/a。"]
    assert not hits("swallows", "Read https://acme.com/a. Or (https://acme.com/b)!", "x", "bluesky", "mastodon")


def test_accidents():
    assert marked("accidental", "All done.Now read launch.Read at sale.Shop", "x") == ["done.Now", "launch.Read", "sale.Shop"]
    assert not hits("accidental", "All done.Now", "bluesky")
    assert len(hits("accidental", "All done.Now", "x", "linkedin")) == 1
    assert not hits("accidental", "ready.Go at 5 p.m. See acme.com and Booking.com, v1.2.3, e.g.this, U.S.A", "x")
    assert [hit.severity for hit in hits("accidental", "It is in README.md", "x")] == [INFO]


def test_a_scheme_is_asked_for_only_where_the_network_needs_one():
    assert marked("missing-scheme", "acme.com/a www.acme.com Booking.com https://acme.com/b", "mastodon") == ["acme.com/a", "www.acme.com"]
    assert not hits("missing-scheme", "acme.com/a www.acme.com", "x", "bluesky", "instagram")


@pytest.mark.parametrize("text", ["https://u:p@acme.com/", "http://acme.com@evil.com/x", "HTTPS://a:b@10.0.0.1"])
def test_credentials(text):
    (hit,) = hits("credentials", text)
    assert "@" not in text[: hit.start] + hit.fix.replacement + text[hit.end :]


@pytest.mark.parametrize(
    "text", ["https://medium.com/@acme", "https://acme.com/?to=a@b.com", "a@b.com", "https://acme.com @acme", "https://t.co/x@y"]
)
def test_no_credentials(text):
    assert not hits("credentials", text)


# By host


@pytest.mark.parametrize(
    "host",
    [
        "localhost", "localhost:3000", "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::1]", "[::ffff:127.0.0.1]", "10.1.2.3",
        "192.168.0.1:8080", "169.254.169.254", "printer.local", "wiki.corp", "intranet", "acme.lan", "127.0.0.1.nip.io", "x.ngrok-free.app",
        "staging.acme.com", "shop-staging.acme.com", "uat.shop.acme.co.uk", "acme-preprod.herokuapp.com",
    ],
)  # fmt: skip
def test_private(host):
    assert hits("private", f"See http://{host}/a")


@pytest.mark.parametrize(
    "host",
    ["dev.to", "staging.com", "test.de", "dev.mysql.com", "beta.openai.com", "upstaging.org", "acme.com", "8.8.8.8", "local.acme.com"],
)
def test_not_private(host):
    assert not hits("private", f"See http://{host}/staging", brand=ACME if host == "acme.com" else None)


def test_names_of_test_servers_count_below_the_brands_own_domains():
    assert hits("private", "https://dev.acme.com/a", brand=ACME)
    assert not hits("private", "https://dev.other.com/a", brand=ACME)


@pytest.mark.parametrize("host", ["аpple.com", "gооgle.com", "xn--80ak6aa92e.com", "αcme.com", "shop.аcme.com"])
def test_look_alikes(host):
    assert hits("look-alike", f"https://{host}/")
    assert not hits("punycode", f"https://{host}/")


@pytest.mark.parametrize(
    "host",
    [
        "müller.de",
        "bücher.example",
        "яндекс.com",
        "пример.рф",
        "日本語.jp",
        "カタカナ漢字.jp",
        "xn--mller-kva.de",
        "łódź.pl",
        "xn--.com",
        "xn--a.com",
    ],
)
def test_no_look_alikes(host):
    assert not hits("look-alike", f"https://{host}/")


@pytest.mark.parametrize("host", ["acme.co", "acrne.com", "acme.cm", "www.acme.net", "acrne.co", "xn--acm-dma.com", "a-cme.com"])
def test_near_misses_of_a_short_name(host):
    assert hits("near-miss", f"https://{host}/", brand=ACME)


@pytest.mark.parametrize("host", ["acme.com", "shop.acme.com", "acne.com", "acme.no", "game.com", "acmeshop.com", "other.org", "bit.ly"])
def test_no_near_misses(host):
    assert not hits("near-miss", f"https://{host}/", brand=ACME)


OWN = "northwind"


@given(st.integers(0, len(OWN) - 1), st.sampled_from("abcdefghijklmnopqrstuvwxyz"), st.sampled_from(["swap", "drop", "double", "change"]))
@settings(max_examples=60, deadline=None)
def test_one_slip_in_a_name_is_told(at, letter, slip):
    changed = {
        "swap": OWN[:at] + OWN[at + 1 : at + 2] + OWN[at] + OWN[at + 2 :],
        "drop": OWN[:at] + OWN[at + 1 :],
        "double": OWN[:at] + OWN[at] + OWN[at:],
        "change": OWN[:at] + letter + OWN[at + 1 :],
    }[slip]
    found = hits("near-miss", f"https://www.{changed}.com/", brand=Brand("n", known=True, domains=(f"{OWN}.com",)))
    assert bool(found) is (changed != OWN)


@given(st.text("abcdefghijklmnopqrstuvwxyz", min_size=4, max_size=14))
@settings(max_examples=60, deadline=None)
def test_a_name_far_away_is_nobodys_slip(name):
    if sorted(name) != sorted(OWN) and abs(len(name) - len(OWN)) > 1:
        assert not hits("near-miss", f"https://{name}.com/", brand=Brand("n", known=True, domains=(f"{OWN}.com",)))


def test_lists_of_hosts():
    assert marked("blocked", "https://x.adult.org/ https://acme.com", hosts=("adult.org",)) == ["https://x.adult.org/"]
    web = Canned({"https://bit.ly/a": "ok https://adult.org/x Adults"})
    assert marked("leads-to-blocked", "https://bit.ly/a", web=web, hosts=("adult.org",)) == ["https://bit.ly/a"]
    assert not hits("leads-to-blocked", "https://bit.ly/a", web=web)


def test_contacts():
    brand = Brand("acme", known=True, domains=("acme.com",), accounts={"phone": "+47 22 00 00 00"})
    assert marked(
        "unknown-contact", "mailto:a@acme.com mailto:a@gmail.com tel:+47-22-00-00-00 tel:004722000000 tel:22000001", brand=brand
    ) == ["mailto:a@gmail.com", "tel:22000001"]
    assert not hits("unknown-contact", "mailto:a@gmail.com tel:1234567")


# By parameters


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("https://acme.com/a?fbclid=x", "https://acme.com/a"),
        ("https://acme.com/a?id=1&gclid=x&b=2#c", "https://acme.com/a?id=1&b=2#c"),
        ("https://www.youtube.com/watch?v=abc&si=x", "https://www.youtube.com/watch?v=abc"),
        ("https://x.com/a/status/1?s=20&t=x", "https://x.com/a/status/1"),
    ],
)
def test_tracking_is_left_out(before, after):
    (hit,) = hits("tracking", before)
    assert (hit.fix.replacement, hit.fix.safe) == (after, True)
    assert not hits("tracking", after)


def test_no_tracking():
    assert not hits("tracking", "https://acme.com/a?utm_source=x&si=1&s=2&t=3&ref=a&q=fbclid")


def test_utm_of_another_network():
    text = "https://acme.com/a?utm_medium=social&utm_source=Twitter"
    assert [hit.message.count("linkedin") for hit in hits("wrong-utm", text, "x", "linkedin")] == [1]
    assert not hits("wrong-utm", "https://acme.com/a?utm_source=spring-mail", "x", "linkedin")


# On hostile text


HOSTILE = [
    "a." * 50_000, "http" * 30_000, "https://" * 15_000, "://" * 40_000, "https://a." * 12_000, "@" * 100_000, "https://" + "a" * 100_000, "#" * 100_000,
    "#" + "a." * 50_000, "https://" + "@" * 50_000 + "/", "mailto:" * 15_000, "tel:" + "(" * 100_000, "h" * 100_000, "ttp:/" * 20_000,
    "https://a.com/?" + "&" * 90_000, "https://a.com/" + ";" * 90_000, "https://a.com/" + "(" * 90_000, "https://xn--" + "a" * 90_000 + ".com",
    "https://" + "а" * 90_000 + ".com", "\0\u202e\ud7ff" * 30_000, "done.Now" * 12_000, "https://a.com/…" * 6_000,
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_no_text_takes_long(text):
    post = Post(text, ("x", "mastodon", "bluesky"))
    assert post.links is not None  # finding them is not ours to measure
    brand = Brand("acme", known=True, domains=("acme.com", "northwind.com"), accounts={"phone": "+4722000000"})
    for rule in RULES.values():
        start = time.process_time()
        hits(rule.id.removeprefix("links."), post, brand=brand)
        assert time.process_time() - start < 10, rule.id


@given(st.text(max_size=300))
@settings(max_examples=80, deadline=None)
def test_no_text_crashes_a_rule(text):
    for rule in RULES.values():
        for hit in hits(rule.id.removeprefix("links."), Post(f"{text} https://acme.com/{text}", ("x", "mastodon")), brand=ACME):
            assert hit.message


# By asking


def canned(title="", **more):
    return Canned({"https://acme.org/a": Verdict(**{"state": "ok", "final": "https://acme.org/a", "status": 200, "title": title, **more})})


def wrong(text, web, brand=None, **more):
    return [hit.message for hit in hits("wrong-page", Post(text, **more), web=web, brand=brand)]


def test_links_are_asked_once_and_only_if_there_are_any():
    class Nothing:
        def __getattr__(self, name):
            raise AssertionError(name)

    for id, rule in RULES.items():
        if "web" in rule.needs:
            assert not hits(id.removeprefix("links."), "No link at all, README.md", web=Nothing())
    assert len(hits("broken", "https://a.org https://a.org/#x", web=Canned({"https://a.org": "broken"}))) == 1


def test_where_links_lead_is_told():
    web = Canned(
        {
            "http://a.org/": "moved https://a.org/b New",
            "https://c.org": "ok https://c.org/d There",
            "https://e.org": "ok Title",
            "https://f.org": "ok",
        }
    )
    text = "http://a.org/ https://c.org https://e.org https://f.org"
    (moved,) = hits("moved", text, web=web)
    assert (moved.fix.replacement, moved.evidence["chain"]) == ("https://a.org/b", ["https://a.org/b"])
    assert [hit.message for hit in hits("destination", text, web=web)] == ["c.org leads to “There” at c.org/d", "e.org leads to “Title”"]


def test_what_leads_inside_is_told_once():
    inner = Canned({"https://a.org": "private http://10.0.0.1/ it is", "http://10.0.0.1/": "private"})
    assert marked("leads-inside", "https://a.org http://10.0.0.1/", web=inner) == ["https://a.org"]
    assert marked("private", "https://a.org http://10.0.0.1/") == ["http://10.0.0.1/"]


def test_sessions():
    (hit,) = hits("session", "https://acme.com/a;jsessionid=1A?x=1&PHPSESSID=2#c")
    assert hit.fix.replacement == "https://acme.com/a?x=1#c"
    assert not hits("session", "https://acme.com/session;v=1?id=3")


def test_unverified_is_told_once_for_a_host():
    web = Canned({f"https://{host}": "unverified it answers with 403" for host in ("x.com/a", "x.com/b", "acme.org/c")})
    assert marked("unverified", "https://x.com/a https://x.com/b https://acme.org/c", web=web) == ["https://x.com/a", "https://acme.org/c"]


@pytest.mark.parametrize(
    "title",
    ["Page not found", "404", "Error 404 - Acme", "Acme | Page Not Found", "Oops! That page can’t be found.", "Seite nicht gefunden – Acme", "Log in", "Sign in · Acme",
     "acme.org - Domain for sale", "This domain is for sale!", "Welcome to nginx!", "Index of /", "Coming soon…", "Under construction"],
)  # fmt: skip
def test_titles_of_wrong_pages(title):
    assert wrong("Our shoes: https://acme.org/a", canned(title))
    if not title.lower().count("acme"):
        assert wrong("Our shoes: https://acme.org/a", canned("Acme", headings=(title,)))


@pytest.mark.parametrize(
    "title",
    [
        "How we found the page",
        "What has been removed from the ontology",
        "404 ways to cook",
        "Not found: the lost film",
        "Login design patterns",
        "",
    ],
)
def test_titles_of_good_pages(title):
    assert not wrong("Our shoes: https://acme.org/a", canned(title))


def test_a_post_may_speak_of_it():
    assert not wrong("Our new film is coming soon: https://acme.org/a", canned("Coming soon"))
    assert not wrong("Log in: https://acme.org/login", Canned({"https://acme.org/login": "ok Log in"}))


def test_a_deep_link_that_ends_at_the_home_page():
    for home in ("https://acme.org/", "https://www.acme.org/en/", "https://acme.org/index.html"):
        assert "home page" in wrong("See https://acme.org/a", canned("Acme", final=home, chain=(home,)))[0]
    assert not wrong("See https://acme.org/a", canned("Acme", final="https://acme.org/b", chain=("https://acme.org/b",)))
    assert not wrong("See https://bit.ly/a", Canned({"https://bit.ly/a": "ok https://acme.org/ Acme"}))


def test_what_the_draft_expects():
    post = Post("See https://acme.org/a")
    object.__setattr__(post, "expects", {"https://acme.org/a": "winter shoes"})
    assert "shoes" in hits("wrong-page", post, web=canned("Our winter hats"))[0].message
    assert not hits("wrong-page", post, web=canned("Shoes for the winter"))


ENGLISH = "The opening hours of our museums and the prices for families with children in the summer are on this page"


@pytest.mark.parametrize(
    ("text", "title", "doubt"),
    [
        (ENGLISH, "Slots, roulette and poker with real money for you and your friends, without deposit", True),
        (ENGLISH, "Museum tickets and prices for you and your friends: the whole list of our offers", False),
        (ENGLISH, "Careers", False),
        ("Do not miss it 👉", "Slots, roulette and poker with real money for you and your friends, without deposit", False),
        (ENGLISH, "Spielautomaten, Roulette und Poker mit echtem Geld für dich und deine Freunde, die nicht von hier sind", False),
    ],
)
def test_a_page_that_has_nothing_to_do_with_the_post(text, title, doubt):
    assert bool(wrong(f"{text} https://acme.org/a", canned(title))) is doubt
    assert not wrong(f"{text} https://acme.org/a", canned(title), brand=Brand("a", domains=("acme.org",)))


def test_another_language_than_the_post():
    german = "Die Schuhe für den Winter und das Wetter sind nicht von hier, wir haben sie mit einer Kundin"
    assert "de" in wrong("Our winter shoes https://acme.org/a", canned(german, language="de-DE"), language="en-GB")[0]
    assert not wrong("Our winter shoes https://acme.org/a", canned("Winter shoes", language="de"), language="en")  # only claimed
    assert not wrong("Våre vintersko https://acme.org/a", canned("Vinterskor", language="sv"), language="nb")
    assert not wrong("Our winter shoes https://acme.org/a", canned(german, language="de"))  # nobody said what the post is in


def test_previews():
    good = Card("All about it", "https://acme.org/i.png")
    text = "See https://acme.org/a"
    assert not hits("broken-preview", text, web=canned("All about it", card=good))
    (hit,) = hits("broken-preview", text, web=canned("All about it", card=Card("All about it")))
    assert (hit.severity, "og:image" in hit.message) == (INFO, True)
    broken = Canned({"https://acme.org/a": Verdict("ok", title="All", card=good), "https://acme.org/i.png": "broken it is gone"})
    (hit,) = hits("broken-preview", text, web=broken)
    assert (hit.severity, "gone" in hit.message) == (None, True)
    assert not hits("broken-preview", Post(text, images=(Image("a.png"),)), web=broken)
    assert not hits("broken-preview", text, "instagram", web=broken)
    other = canned("Winter shoes", card=Card("Summer hats", "https://acme.org/i.png", "https://acme.org/hats"))
    assert "Summer hats" in wrong(text, other)[0]


# With a real server


@pytest.fixture
def web(monkeypatch, tmp_path):
    monkeypatch.setattr("postlint.services.web.turns.cache_folder", lambda: tmp_path)
    service = build({"allow-private": True, "timeout": 3}, offline=False)
    yield service
    service.close()


SOFT = page("Acme", h1="Sorry", text="We have looked everywhere for this page and it is not here, but our other pages are. " * 5)


@pytest.mark.parametrize(
    "routes",
    [
        {"/shoes": page("Page not found | Acme")},
        {"/shoes": page("Acme", h1="404")},
        {"/shoes": redirect("/"), "/": page("Acme")},
        {"/shoes": redirect("/sorry"), "/sorry": page("Oops! Page not found")},
        {"*": SOFT},
        {"*": redirect("/start"), "/start": SOFT},
    ],
    ids=["title", "heading", "home", "other address", "same for all", "redirects all"],
)
def test_soft_404(server, web, routes):
    server.routes |= routes
    brand = Brand("acme", known=True, domains=("127.0.0.1",))
    assert len(hits("wrong-page", f"Our shoes {server.url('/shoes')}", web=web, brand=brand)) == 1


def test_a_good_page_on_a_good_site(server, web):
    server.routes |= {"/shoes": page("Shoes | Acme", h1="Shoes"), "/app": answer("<title>App</title><div id=root></div>")}
    server.routes["*"] = page("Nothing here", status=404)
    brand = Brand("acme", known=True, domains=("127.0.0.1",))
    assert not hits("wrong-page", f"Our shoes {server.url('/shoes')}", web=web, brand=brand)
    assert len(server.paths()) == 2


def test_the_empty_shell_of_an_application_is_no_soft_404(server, web):
    server.routes["*"] = answer("<title>Acme</title><div id=root></div><script>go()</script>")
    assert not hits("wrong-page", f"Our shoes {server.url('/shoes')}", web=web, brand=Brand("acme", known=True, domains=("127.0.0.1",)))


def test_others_sites_are_not_probed(server, web):
    server.routes["*"] = SOFT
    assert not hits("wrong-page", f"Our shoes {server.url('/shoes')}", web=web)
    assert server.paths() == ["/shoes"]


def test_https_is_looked_for_on_own_domains_and_with_probe():
    same = {"http://acme.com/a": "ok All about it", "https://acme.com/a": "ok All about it"}
    (hit,) = hits("insecure", "http://acme.com/a", web=Canned(same), brand=ACME)
    assert hit.fix.replacement == "https://acme.com/a"
    assert hits("insecure", "http://acme.com/a", web=Canned(same, probe=True))
    assert not hits("insecure", "http://acme.com/a", web=Canned(same))
    assert not hits("insecure", "http://acme.com/a", web=Canned({**same, "https://acme.com/a": "ok Something else"}), brand=ACME)


def test_findings_come_in_the_order_of_the_text(server, web):
    server.routes |= {f"/{n}": page(status=404) for n in range(9)}
    text = " ".join(server.url(f"/{n}") for n in range(9))
    assert [hit.start for hit in hits("broken", text, web=web)] == sorted(hit.start for hit in hits("broken", text, web=web))


def test_with_the_network_down_all_is_unverified(web, monkeypatch):
    monkeypatch.setattr(socket, "getaddrinfo", Names())
    text = "https://acme.com/a https://other.org/b"
    assert not hits("broken", text, web=web)
    assert len(hits("unverified", text, web=web)) == 2
    assert not hits("wrong-page", text, web=web)


def test_the_table_of_hosts_is_sound():
    table = hosts.tables()
    assert all(
        name == name.lower() for group in ("walled", "inner", "shorteners", "tracking-of", "titles", "challenges") for name in table[group]
    )
    assert not set(table["shorteners"]) & {"youtu.be", "x.com"}
    assert all(source == source.lower() for values in table["utm"].values() for source in values)
