"""Who is behind a handle: against a server on loopback that answers as Mastodon's and Bluesky's do."""

import json
import time

import pytest
from click.testing import CliRunner
from webserver import answer, bluesky, document, fediverse, hang, lead_home, redirect

from postlint.api import Linter
from postlint.catalogue import catalogue
from postlint.cli import command
from postlint.config import Config, read
from postlint.post import Post
from postlint.services.web import Account, Canned, build
from postlint.services.web.accounts import first_question, look_up, read_account
from postlint.services.web.verdict import Verdict

HOSTS = ("tea.social", "mate.social", "tea.example", "social.tea.example", "public.api.bsky.app")
INVALID = {"error": "InvalidRequest"}


@pytest.fixture
def server(running, monkeypatch, tmp_path):
    running.reset()
    running.authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    monkeypatch.setattr("postlint.services.web.turns.cache_folder", lambda: tmp_path)
    running.names = lead_home(monkeypatch, running, *HOSTS)
    return running


@pytest.fixture
def web():
    made = build({"allow-private": True, "timeout": 5, "retries": 0}, offline=False)
    yield made
    made.close()


def account(web, name):
    return web.accounts([name])[0]


def test_an_account_of_the_fediverse_shows_its_name(server, web):
    fediverse(server, "ana@tea.social", name="Ana :tea: Ruiz\u202e\n 🌻")
    assert account(web, "acct:ana@tea.social") == Account("ok", "", "Ana Ruiz 🌻")
    assert [h["accept"] for h in server.headers] == ["application/jrd+json, application/json", "application/activity+json"]


def test_a_program_says_that_it_is_one(server, web):
    fediverse(server, "news@tea.social", type="Service", name="News")
    assert account(web, "acct:news@tea.social") == Account("ok", "", "News", bot=True)


def test_an_account_that_moved_says_where(server, web):
    fediverse(server, "ana@mate.social", name="Ana Ruiz", webfinger="ana@mate.social")
    fediverse(server, "ana@tea.social", name="Ana Ruiz", movedTo="https://mate.social/users/ana")
    assert account(web, "acct:ana@tea.social") == Account("moved", "", "Ana Ruiz", "ana@mate.social")


def test_an_account_that_moved_to_a_server_that_is_down(server, web):
    fediverse(server, "ana@tea.social", movedTo="https://mate.social/users/gone")
    assert account(web, "acct:ana@tea.social")._replace(name="") == Account("moved")


@pytest.mark.parametrize("status", [404, 410])
def test_an_account_that_its_server_does_not_know_is_missing(server, web, status):
    server.routes["tea.social/.well-known/webfinger?resource=acct:ana@tea.social"] = answer("", status)
    assert account(web, "acct:ana@tea.social").state == "missing"


def test_a_suspended_account_is_missing(server, web):
    fediverse(server, "ana@tea.social", suspended=True)
    fediverse(server, "ben@tea.social", actor=answer("", 410))
    assert web.accounts(["acct:ana@tea.social", "acct:ben@tea.social"]) == [
        Account("missing", "it is suspended"),
        Account("missing", "it is suspended or deleted"),
    ]


def test_a_domain_may_have_its_accounts_on_another_host(server, web):
    fediverse(server, "ana@tea.example", host="social.tea.example", name="Ana Ruiz")
    path = "/.well-known/webfinger?resource=acct:ana@tea.example"
    server.routes[f"social.tea.example{path}"] = server.routes[f"tea.example{path}"]
    server.routes[f"tea.example{path}"] = redirect(f"https://social.tea.example{path}", 301)
    assert account(web, "acct:ana@tea.example") == Account("ok", "", "Ana Ruiz")


def test_a_domain_may_say_in_its_host_meta_where_to_ask(server, web):
    fediverse(server, "ana@tea.example", host="social.tea.example", name="Ana Ruiz")
    path = "/.well-known/webfinger?resource=acct:ana@tea.example"
    server.routes[f"social.tea.example{path}"] = server.routes.pop(f"tea.example{path}")
    server.routes["tea.example/.well-known/host-meta"] = answer(
        '<?xml version="1.0"?><XRD xmlns="http://docs.oasis-open.org/ns/xri/xrd-1.0"><Link rel="lrdd" '
        'template="https://social.tea.example/.well-known/webfinger?resource={uri}"/></XRD>',
        kind="application/xrd+xml",
    )
    assert account(web, "acct:ana@tea.example") == Account("ok", "", "Ana Ruiz")
    assert account(web, "acct:ben@tea.example").state == "missing"


def test_a_server_that_shows_profiles_to_servers_only_knows_the_account(server, web):
    fediverse(server, "ana@tea.social", actor=answer("Request not signed", 401))
    found = account(web, "acct:ana@tea.social")
    assert (found.state, found.name) == ("ok", "")


@pytest.mark.parametrize(
    "play",
    [
        answer("", 503),
        answer("", 429),
        answer("<title>Just a moment...</title>", 403),
        answer("<title>Welcome</title>"),
        document([]),
        document({"links": [{"rel": "self", "type": "application/activity+json", "href": "http://tea.social/users/ana"}]}),
        document({"links": "none"}),
        answer("[" * 60_000, kind="application/json"),
        hang,
    ],
)
def test_what_is_no_answer_is_unverified(server, web, play):
    server.routes["tea.social/.well-known/webfinger?resource=acct:ana@tea.social"] = play
    assert account(web, "acct:ana@tea.social").state == "unverified"


def test_a_server_that_does_not_exist_has_no_accounts(server, web):
    fediverse(server, "ana@tea.social")
    assert account(web, "acct:ana@tea.social").state == "ok"
    assert account(web, "acct:ana@nowhere.example") == Account("missing", "no host is called nowhere.example")


def test_with_the_network_down_nobody_is_missing(server, web):
    server.names.known.clear()
    names = ["acct:ana@tea.social", "at://ana.bsky.social"]
    assert [found.state for found in web.accounts(names)] == ["unverified", "unverified"]


def test_no_server_inside_the_network_is_asked(server):
    guarded = build({"timeout": 3, "retries": 0}, offline=False)
    try:
        found = guarded.accounts(["acct:ana@tea.social", "acct:ana@localhost", "acct:root@169.254.169.254", "acct:a@2130706433"])
        assert {a.state for a in found} == {"unverified"}
    finally:
        guarded.close()
    assert server.seen == []


def test_an_actor_inside_the_network_is_not_asked(server, monkeypatch):
    monkeypatch.setattr("postlint.services.web.hosts.is_public", lambda number: str(number) == "127.0.0.1")
    monkeypatch.setattr("httpx_secure.httpx_ssrf_protection", lambda client: client)
    server.names.known["inner.example"] = "127.0.0.2"
    fediverse(server, "ana@tea.social")
    links = [{"rel": "self", "type": "application/activity+json", "href": "https://inner.example/admin"}]
    server.routes["tea.social/.well-known/webfinger?resource=acct:ana@tea.social"] = document({"links": links})
    guarded = build({"timeout": 3}, offline=False)
    try:
        guarded.accounts(["acct:ana@tea.social"])
    finally:
        guarded.close()
    assert [host for host, _ in server.seen] == ["tea.social"]


def test_an_account_of_bluesky_shows_its_name(server, web):
    bluesky(server, "ana.bsky.social", displayName="Ana Ruiz", labels=[{"val": "bot"}])
    assert account(web, "at://ana.bsky.social") == Account("ok", "", "Ana Ruiz", bot=True)


def test_bluesky_knows_nobody_of_that_name(server, web):
    path = "public.api.bsky.app/xrpc/com.atproto.identity.resolveHandle?handle=ana.bsky.social"
    server.routes[path] = document({**INVALID, "message": "Unable to resolve handle"}, 400)
    assert account(web, "at://ana.bsky.social") == Account("missing", "Bluesky knows nobody of this name")


@pytest.mark.parametrize(
    ("said", "status", "state"),
    [
        ({"error": "AccountTakedown", "message": "Account has been suspended"}, 400, "missing"),
        ({"error": "AccountDeactivated", "message": "Account is deactivated"}, 400, "missing"),
        ({**INVALID, "message": "Profile not found"}, 400, "missing"),
        ({**INVALID, "message": "something else"}, 400, "unverified"),
        ({"error": "InternalServerError"}, 500, "unverified"),
        ({"error": "RateLimitExceeded"}, 429, "unverified"),
    ],
)
def test_a_profile_that_bluesky_does_not_show(server, web, said, status, state):
    bluesky(server, "ana.bsky.social", profile=document(said, status))
    assert account(web, "at://ana.bsky.social").state == state


@pytest.mark.parametrize(
    ("said", "status"), [({**INVALID, "message": "Error: handle must be a valid handle"}, 400), ({"did": 3}, 200), ([], 200), ({}, 502)]
)
def test_a_resolver_that_says_something_else(server, web, said, status):
    server.routes["public.api.bsky.app/xrpc/com.atproto.identity.resolveHandle?handle=ana.bsky.social"] = document(said, status)
    assert account(web, "at://ana.bsky.social").state == "unverified"


@pytest.mark.parametrize(
    "name", ["acct:ana", "acct:ana@tea.social/x?y", "at://ana social", "at://a&b=c", "mailto:a@b.c", "", "acct:@tea.social"]
)
def test_a_name_that_is_none_is_not_asked_for(name):
    assert first_question(name) is None
    assert look_up(name, None).state == "unverified"


def test_one_account_is_asked_for_once_and_kept(server, web, monkeypatch):
    fediverse(server, "ana@tea.social", name="Ana Ruiz")
    monkeypatch.setattr("postlint.services.web.client.hosts.is_public", lambda number: True)
    assert len(set(web.accounts(["acct:ana@tea.social"] * 3))) == 1
    assert len(server.seen) == 2
    web.close()
    again = build({"allow-private": True}, offline=False)
    assert account(again, "acct:ana@tea.social").name == "Ana Ruiz"
    again.close()
    assert len(server.seen) == 2


def test_a_profile_and_a_page_of_one_address_are_two_things(server, web):
    fediverse(server, "ana@tea.social", name="Ana Ruiz")
    assert web.check("https://tea.social/users/ana").body == ""
    assert account(web, "acct:ana@tea.social").name == "Ana Ruiz"


def test_five_hundred_dead_servers_end_in_time(server, monkeypatch):
    server.names.known.clear()
    made = build({"allow-private": True, "timeout": 2, "retries": 0, "deadline": 30}, offline=False)
    begin = time.perf_counter()
    found = made.accounts(f"acct:ana@tea{n}.example" for n in range(500))
    made.close()
    assert {a.state for a in found} == {"unverified"}
    assert time.perf_counter() - begin < 60


@pytest.mark.parametrize(
    "body", ["null", '{"links": [null, {"rel": "self"}]}', '{"links": {}}', "\ud800", '{"did": "did:plc:' + "a" * 60_000 + '"}']
)
def test_no_document_crashes_the_reading(body):
    for name in ("acct:ana@tea.social", "at://ana.bsky.social"):
        for status in (200, 400, 404, 410):
            state = "ok" if status == 200 else "unverified" if status == 400 else "broken"
            assert look_up(name, lambda *_, s=state, c=status: Verdict(s, status=c, body=body)).state in ("missing", "unverified")


def test_canned_answers():
    web = Canned({"acct:ana@tea.social": Account("ok", "", "Ana", bot=True), "at://b.test": "moved @c.test Cid"})
    assert web.accounts(["acct:ana@tea.social", "at://b.test", "at://d.test"]) == [
        Account("ok", "", "Ana", bot=True),
        Account("moved", "", "Cid", "c.test"),
        Account("ok"),
    ]
    with pytest.raises(ValueError, match="no state of an account"):
        read_account("at://x.test", "lost")


# In a lint, and by the command


@pytest.fixture
def brand(folder):
    (folder / "people.csv").write_text(
        "name,kind,x,mastodon,bluesky,linkedin\n"
        "Ana Ruiz,person,@anaruiz,@ana@tea.social,ana.bsky.social,\n"
        "Ben Gray,person,,@ben@tea.social,,in/bengray\n"
        "Tea Club,partner,,@t@mate.social,,\n"
    )
    (folder / "postlint.toml").write_text(
        '[web]\nallow-private = true\nretries = 0\n[brands.acme]\naccounts = {x = "@acme", mastodon = "@acme@tea.social"}\ndirectory = "people.csv"\n'
    )
    return folder


def postlint(*args, status):
    result = CliRunner().invoke(command, list(args))
    assert result.exit_code == status, (result.exit_code, result.output, result.exception)
    return result.output


def test_a_lint_tells_who_is_there_and_who_is_not(server, brand):
    fediverse(server, "ana@tea.social", name="Ana Ruiz")
    (brand / "draft.txt").write_text("Ana Ruiz (@ana@tea.social) met @cid@tea.social and @t@mate.social, thanks @zoe\n")
    server.routes["mate.social/.well-known/webfinger?resource=acct:t@mate.social"] = answer("", 503)
    found = json.loads(postlint("draft.txt", "--to", "mastodon", "--select", "mentions", "--format", "json", status=1))
    said = {(f["rule"], f["message"].split(",")[0]) for f in found["posts"][0]["findings"] if f["rule"] != "mentions.unknown"}
    assert said == {
        ("mentions.account", "@ana@tea.social is “Ana Ruiz”"),
        ("mentions.missing", "there is no account @cid@tea.social"),
        ("mentions.missing", "there is no account @zoe"),
        ("mentions.unverified", "@t@mate.social could not be verified"),
    }


def test_what_nobody_can_ask_is_told_once(server, brand):
    for n in range(3):
        (brand / f"draft{n}.txt").write_text("Well done, @anaruiz!\n")
    drafts = [f"draft{n}.txt" for n in range(3)]
    out = postlint(*drafts, "--to", "x,instagram", "--select", "mentions", "--ignore", "mentions.unknown", "--strict", status=0)
    assert out.count("X tells nobody without a key whose a handle is") == 1
    assert "mentions.missing" in out
    assert server.seen == []


def test_offline_asks_nobody(server, brand):
    (brand / "draft.txt").write_text("Thanks, @ana@tea.social and @anaruiz\n")
    out = postlint("draft.txt", "--to", "mastodon,x", "--offline", "--select", "mentions", status=1)
    assert "mentions.missing" in out
    assert "(--offline)" in out
    assert server.seen == []


def test_the_directory_is_asked_for(server, brand):
    fediverse(server, "acme@tea.social", name="Acme \x1b[31mTea")
    fediverse(server, "ana@mate.social", name="Ana Ruiz")
    fediverse(server, "ana@tea.social", name="Ana Ruiz", movedTo="https://mate.social/users/ana")
    fediverse(server, "t@mate.social", name="Arthur Roberts", type="Service")
    bluesky(server, "ana.bsky.social", displayName="Ana 🌻")
    out = postlint("directory", "check", status=1)
    assert [" ".join(line.split()) for line in out.splitlines()] == [
        "acme",
        "unverified x @acme acme",
        "ok mastodon @acme@tea.social acme: “Acme [31mTea”",
        "unverified x @anaruiz Ana Ruiz",
        "moved mastodon @ana@tea.social Ana Ruiz: “Ana Ruiz” now @ana@mate.social",
        "ok bluesky @ana.bsky.social Ana Ruiz: “Ana 🌻”",
        "missing mastodon @ben@tea.social Ben Gray: tea.social knows nobody of this name",
        "unverified linkedin in/bengray Ben Gray",
        "ok mastodon @t@mate.social Tea Club: “Arthur Roberts”, is that the right one? (run by a program)",
        "3 ok, 1 moved, 1 missing, 3 unverified · not asked, since only a key would tell: X, LinkedIn",
    ]


def test_a_directory_that_is_well_and_one_whose_servers_are_silent(server, brand):
    (brand / "people.csv").write_text("name;mastodon\nAna Ruiz;@ana@tea.social\n")
    for name in ("acme", "ana"):
        fediverse(server, f"{name}@tea.social")
    assert "2 ok, 1 unverified" in postlint("directory", "check", status=0)
    server.routes["tea.social/.well-known/webfinger?resource=acct:ana@tea.social"] = answer("", 502)
    assert "1 ok, 2 unverified" in postlint("directory", "check", "--brand", "acme", "--refresh", status=3)


def test_a_handle_that_cannot_be_one_is_missing(server, brand):
    (brand / "postlint.toml").write_text('[brands.acme]\npeople = [{name = "Ana", x = "ana-ruiz", mastodon = "@ana"}]\n')
    out = postlint("directory", "check", "--allow-private", status=1)
    assert "no account of X can be called that" in out
    assert "the handle names no server" in out


def test_a_directory_that_cannot_be_checked(brand):
    assert 'no brand is called "acm" (did you mean "acme"?)' in postlint("directory", "check", "--brand", "acm", status=2)
    (brand / "people.csv").write_text("name;mastodom\n")
    assert 'people.csv:1: unknown column "mastodom" (did you mean "mastodon"?)' in postlint("directory", "check", status=2)
    (brand / "postlint.toml").write_text("")
    assert "no brand of the configuration has a handle" in postlint("directory", "check", status=2)


def test_accounts_of_many_posts_are_asked_for_once(server, brand):
    fediverse(server, "ana@tea.social", name="Ana Ruiz")
    config = Config.of(read(brand / "postlint.toml"), catalogue())
    with Linter(config) as linter:
        reports = linter.lint_posts([Post("Thanks, @ana@tea.social!", ("mastodon",))] * 20)
    assert {f.rule for r in reports for f in r.findings} >= {"mentions.account"}
    assert len(server.seen) == 2
