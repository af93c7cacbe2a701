"""The service ``web`` against a server on loopback that plays every case."""

import socket
import subprocess
import sys
import threading
import time

import pytest
from webserver import (
    Names,
    answer,
    drip,
    endless,
    gzip_bomb,
    hang,
    page,
    redirect,
    reset,
    slow,
)

from postlint.errors import ConfigError, Unavailable
from postlint.services.web import Canned, Card, Verdict, build, hosts
from postlint.services.web import cache as cache_module
from postlint.services.web.page import read_page

WITNESS = "a.root-servers.net"


@pytest.fixture
def names(monkeypatch):
    known = Names()
    monkeypatch.setattr(socket, "getaddrinfo", known)
    return known


@pytest.fixture(autouse=True)
def own_cache(monkeypatch, tmp_path):
    monkeypatch.setattr("postlint.services.web.turns.cache_folder", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def open_web():
    opened = []

    def make(**settings):
        given = {"allow-private": True, "timeout": 3, **{key.replace("_", "-"): value for key, value in settings.items()}}
        opened.append(build(given, offline=False))
        return opened[-1]

    yield make
    for web in opened:
        web.close()


@pytest.fixture
def web(open_web):
    return open_web()


# What an answer means


def test_a_page_is_ok_and_says_what_it_is(server, web):
    card = '<meta property="og:title" content="The card"><meta property="og:image" content="/i.png"><meta name=description content="What it is">'
    server.routes["/a"] = page("Our &amp; your page", h1="Big <em>news</em>", head=card, lang="en-GB")
    found = web.check(server.url("/a"))
    assert (found.state, found.reason, found.status, found.final, found.chain) == ("ok", "", 200, server.url("/a"), ())
    assert (found.title, found.description, found.headings, found.language) == ("Our & your page", "What it is", ("Big news",), "en-GB")
    assert found.card == Card("The card", server.url("/i.png"), "")


@pytest.mark.parametrize("status", [404, 410])
def test_what_is_gone_is_broken(server, web, status):
    server.routes["/a"] = page("Sorry", status=status)
    found = web.check(server.url("/a"))
    assert (found.state, found.status) == ("broken", status)
    assert str(status) in found.reason


@pytest.mark.parametrize("status", [400, 401, 403, 405, 406, 418, 429, 451, 500, 501, 502, 503, 504, 520, 999])
def test_a_wall_or_a_fault_is_unverified(server, open_web, status):
    server.routes["/a"] = page("No", status=status)
    found = open_web(retries=0).check(server.url("/a"))
    assert (found.state, found.status) == ("unverified", status)
    assert str(status) in found.reason


@pytest.mark.parametrize(
    "wall",
    [
        page("Just a moment...", status=403),
        page("Just a moment…", status=404),
        page("Attention Required! | Cloudflare", status=503),
        page("Are you a robot?"),
        page("Gone", status=404, cf_mitigated="challenge"),
        page("", status=410, x_datadome="protected"),
    ],
)
def test_a_page_for_robots_is_no_answer(server, web, wall):
    server.routes["/a"] = wall
    found = web.check(server.url("/a"))
    assert found.state == "unverified"
    assert "person" in found.reason


def test_a_protected_site_that_shows_its_page_is_ok(server, web):
    server.routes["/a"] = page("Shoes", x_datadome="protected")
    assert web.check(server.url("/a")).state == "ok"


# Redirects


@pytest.mark.parametrize(("status", "state"), [(301, "moved"), (308, "moved"), (302, "ok"), (303, "ok"), (307, "ok")])
def test_redirects_are_followed_and_kept(server, web, status, state):
    server.routes |= {"/a": redirect("/b", status), "/b": redirect("c?d=1#e", status), "/c?d=1": page("There")}
    found = web.check(server.url("/a"))
    assert (found.state, found.title, found.final) == (state, "There", server.url("/c?d=1"))
    assert found.chain == (server.url("/b"), server.url("/c?d=1"))


def test_a_chain_with_one_detour_has_not_moved_for_good(server, web):
    server.routes |= {"/a": redirect("/b", 301), "/b": redirect("/c", 302), "/c": page()}
    assert web.check(server.url("/a")).state == "ok"


def test_a_shortener_does_not_move(server, web, names):
    names.known |= {"bit.ly": "127.0.0.1", "shop.example": "127.0.0.1"}
    server.routes |= {"bit.ly/x": redirect(server.url("/shoes", "shop.example"), 301), "shop.example/shoes": page("Shoes")}
    found = web.check(server.url("/x", "bit.ly"))
    assert (found.state, found.title) == ("ok", "Shoes")


def test_a_page_that_sends_its_readers_on_is_a_redirect(server, web):
    server.routes |= {"/a": page("", head='<meta http-equiv="refresh" content="0; url=/b">'), "/b": page("There")}
    assert web.check(server.url("/a")).title == "There"


def test_a_page_that_reloads_itself_is_no_circle(server, web):
    server.routes["/a"] = page("Live", head='<meta http-equiv="refresh" content="5; url=/a">')
    assert web.check(server.url("/a")).state == "ok"


def test_a_circle_and_an_endless_chain_are_unverified(server, web):
    server.routes |= {"/a": redirect("/b"), "/b": redirect("/a")}
    server.routes |= {f"/{n}": redirect(f"/{n + 1}") for n in range(30)}
    assert "circle" in web.check(server.url("/a")).reason
    found = web.check(server.url("/0"))
    assert (found.state, "more than 10" in found.reason) == ("unverified", True)
    assert "/10" in server.paths()
    assert "/11" not in server.paths()


def test_a_redirect_to_a_log_in_is_a_wall(server, web):
    server.routes |= {"/doc": redirect("/accounts/login?next=/doc"), "/accounts/login?next=/doc": page("Acme")}
    found = web.check(server.url("/doc"))
    assert (found.state, "log-in" in found.reason) == ("unverified", True)


@pytest.mark.parametrize("target", ["mailto:a@b.example", "javascript:alert(1)", "itms-apps://x/y", "http://[broken", "//"])
def test_a_redirect_out_of_the_web_is_unverified(server, web, target):
    server.routes["/a"] = redirect(target)
    assert web.check(server.url("/a")).state in ("unverified", "private")


# What goes wrong below HTTP


def test_a_name_that_does_not_exist_is_broken_where_others_do(server, web, names):
    names.known |= {"shop.example": "127.0.0.1"}
    server.routes["*"] = page()
    found = web.check_all([server.url("/", "shop.example"), server.url("/", "shpo.example")])
    assert [v.state for v in found] == ["ok", "broken"]
    assert "shpo.example" in found[1].reason


def test_a_name_that_does_not_exist_is_broken_if_the_witness_resolves(web, names):
    names.known[WITNESS] = "127.0.0.9"
    assert web.check("http://shpo.example/").state == "broken"


def test_with_the_network_down_nothing_is_broken(web, names):
    found = web.check_all([f"http://{name}.example/" for name in "abcdefgh"])
    assert {v.state for v in found} == {"unverified"}
    assert names.asked.count(WITNESS) == 1


def test_localhost_proves_no_network(server, web, names):
    names.known["localhost"] = "127.0.0.1"
    server.routes["*"] = page()
    found = web.check_all([server.url("/", "localhost"), "http://shpo.example/"])
    assert [v.state for v in found] == ["ok", "unverified"]


def test_a_name_server_that_fails_is_unverified(web, names):
    def fail():
        raise socket.gaierror(socket.EAI_AGAIN, "Temporary failure in name resolution")

    names.known |= {"shop.example": fail, WITNESS: "127.0.0.9"}
    assert web.check("http://shop.example/").state == "unverified"


def test_a_name_that_cannot_be_one_does_not_exist(web, names):
    def refuse():
        raise UnicodeError("label too long")

    names.known |= {"shop.example": refuse, WITNESS: "127.0.0.9"}
    assert web.check("http://shop.example/").state == "broken"


def test_a_name_server_that_hangs_is_waited_for_no_longer_than_the_timeout(open_web, names):
    names.known["shop.example"] = lambda: time.sleep(8)
    start = time.monotonic()
    assert open_web(timeout=0.4).check("http://shop.example/").state == "unverified"
    assert time.monotonic() - start < 6


def test_nothing_listens(web):
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        found = web.check(f"http://127.0.0.1:{closed.getsockname()[1]}/")
    assert (found.state, "connected" in found.reason) == ("unverified", True)


@pytest.mark.parametrize("play", [hang, drip, slow(6, page())])
def test_who_does_not_answer_in_time_is_unverified(server, open_web, play):
    server.routes["/a"] = play
    start = time.monotonic()
    found = open_web(timeout=0.3).check(server.url("/a"))
    assert (found.state, found.reason) == ("unverified", "it did not answer in time")
    assert time.monotonic() - start < 5


@pytest.mark.parametrize(
    "play",
    [
        reset,
        b"HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n<p>",
        b"hello\r\n\r\n",
        b"HTTP/1.1 200 OK\r\nx: " + b"y" * 200_000 + b"\r\n\r\n",
        answer(b"not gzip", content_encoding="gzip"),
    ],
    ids=["reset", "cut", "no HTTP", "long header", "no gzip"],
)
def test_a_broken_answer_is_unverified(server, open_web, play):
    server.routes["/a"] = play
    assert open_web(retries=0, timeout=1).check(server.url("/a")).state == "unverified"


def test_an_endless_page_is_cut(server, web):
    server.routes["/a"] = endless
    found = web.check(server.url("/a"))
    assert (found.state, found.title) == ("ok", "Endless")
    assert found.size < 100_000


def test_a_bomb_is_not_unpacked(server, web):
    server.routes["/a"] = gzip_bomb()
    found = web.check(server.url("/a"))
    assert (found.state, found.title) == ("ok", "Bomb")
    assert found.size <= 256 * 1024


def test_what_is_no_page_is_not_read(server, web):
    server.routes["/a.pdf"] = answer(b"<title>no</title>", kind="application/pdf")
    assert (web.check(server.url("/a.pdf")).state, web.check(server.url("/a.pdf")).title) == ("ok", "")


@pytest.mark.parametrize(
    "address", ["http://", "http://a b/", "http://[::1", "http://a.example:port/", "http://" + "a." * 2000 + "example", "ftp://a.example/"]
)
def test_an_impossible_address_is_unverified_or_broken(web, names, address):
    assert web.check(address).state in ("unverified", "broken", "private")


# TLS


@pytest.fixture
def trusted(server, monkeypatch, tmp_path):
    server.authority.cert_pem.write_to_path(str(tmp_path / "ca.pem"))
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "ca.pem"))
    return server


def test_a_certificate_that_holds(trusted, names, web):
    names.known["shop.example"] = "127.0.0.1"
    trusted.certificate("shop.example")
    trusted.routes["*"] = page("Safe")
    assert web.check(trusted.secure_url("/", "shop.example")).title == "Safe"


@pytest.mark.parametrize("host", ["shop.example", "127.0.0.1"])
def test_a_certificate_for_another_name_is_broken(trusted, names, web, host):
    names.known["shop.example"] = "127.0.0.1"
    trusted.certificate("other.example")
    found = web.check(trusted.secure_url("/", host))
    assert (found.state, "certificate" in found.reason) == ("broken", True)


def test_a_certificate_of_an_unknown_authority_is_unverified(server, names, web, monkeypatch):
    monkeypatch.delenv("SSL_CERT_FILE", raising=False)
    names.known["shop.example"] = "127.0.0.1"
    server.certificate("shop.example")
    found = web.check(server.secure_url("/", "shop.example"))
    assert (found.state, "certificate" in found.reason) == ("unverified", True)


# Hosts that are known


@pytest.mark.parametrize(
    "address", ["https://www.linkedin.com/company/acme", "https://x.com/acme/status/1", "https://www.instagram.com/p/x/"]
)
def test_walled_hosts_are_not_asked(web, names, address):
    found = web.check(address)
    assert (found.state, names.asked) == ("unverified", [])
    assert hosts.parse(address).host.removeprefix("www.") in found.reason


def test_a_short_link_to_a_walled_host_shows_where_it_leads(server, web, names):
    names.known["bit.ly"] = "127.0.0.1"
    server.routes["/x"] = redirect("https://x.com/acme/status/1")
    found = web.check(server.url("/x", "bit.ly"))
    assert (found.state, found.final) == ("unverified", "https://x.com/acme/status/1")


@pytest.mark.parametrize(
    "address", ["https://youtu.be/dQw4w9WgXcQ", "https://www.youtube.com/watch?app=1&v=dQw4w9WgXcQ&t=3", "youtube.com/shorts/dQw4w9WgXcQ"]
)
def test_a_video_has_a_witness(address):
    assert hosts.witness(address).ask == "https://img.youtube.com/vi/dQw4w9WgXcQ/0.jpg"


def test_a_video_that_its_witness_does_not_know_is_gone(trusted, web, names, monkeypatch):
    trusted.certificate("video.example")
    names.known["video.example"] = "127.0.0.1"
    table = {
        **hosts.tables(),
        "witnesses": {"youtu.be": {"find": "be/(.+)", "ask": trusted.secure_url("/{id}", "video.example"), "gone": "the video is gone"}},
    }
    monkeypatch.setattr(hosts, "tables", lambda: table)
    found = web.check("https://youtu.be/xyz")
    assert (found.state, found.reason) == ("broken", "the video is gone")


# Manners


def test_no_cookie_and_no_credential_is_sent(server, web, monkeypatch, tmp_path):
    (tmp_path / ".netrc").write_text("machine 127.0.0.1 login me password secret\n")
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("NETRC", str(tmp_path / ".netrc"))
    server.routes |= {"/a": answer(status=302, location=f"http://u:p@127.0.0.1:{server.port}/b", set_cookie="id=1; Path=/"), "/b": page()}
    assert web.check(f"http://me:secret@127.0.0.1:{server.port}/a").state == "ok"
    assert server.paths() == ["/a", "/b"]
    for headers in server.headers:
        assert not {"cookie", "authorization", "referer", "proxy-authorization"} & set(headers)
        assert headers["user-agent"].startswith("postlint/")


def test_proxies_of_the_environment_are_left_alone_unless_asked(server, open_web, monkeypatch, names):
    names.known["shop.example"] = "127.0.0.1"
    with socket.socket() as closed:
        closed.bind(("127.0.0.1", 0))
        for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://127.0.0.1:{closed.getsockname()[1]}")
        server.routes["/"] = page()
        address = server.url("/", "shop.example")
        assert open_web().check(address).state == "ok"
        assert open_web(proxy="environment", retries=0).check(address).state == "unverified"


def test_a_proxy_that_is_asked_for_is_used(server, open_web):
    server.routes["http://shop.example/a"] = page("By proxy")
    web = open_web(proxy=server.url(""), allow_private=False)
    assert web.check("http://shop.example/a").title == "By proxy"
    assert web.check("http://127.0.0.1/a").state == "private"


def test_one_request_for_one_address_however_many_ask(server, web):
    server.routes["/a"] = slow(0.1, page())
    threads = [threading.Thread(target=web.check, args=(server.url(f"/a#{n}"),)) for n in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert server.paths() == ["/a"]


def test_verdicts_come_in_the_order_of_the_addresses(server, web):
    server.routes |= {f"/{n}": slow(0.01 * (9 - n), page(str(n))) for n in range(10)}
    assert [v.title for v in web.check_all(server.url(f"/{n}") for n in range(10))] == [str(n) for n in range(10)]


def test_a_host_gets_no_more_at_once_than_its_limit(server, open_web):
    server.routes["*"] = slow(0.03, page())
    open_web(per_host=3).check_all(server.url(f"/{n}") for n in range(12))
    assert server.most == 3


def test_all_hosts_together_get_no_more_at_once_than_the_limit(server, open_web, names):
    names.known |= {f"h{n}.example": "127.0.0.1" for n in range(12)}
    server.routes["*"] = slow(0.03, page())
    open_web(concurrency=4).check_all(server.url("/", f"h{n}.example") for n in range(12))
    assert server.most == 4


def test_a_gap_between_requests_to_one_host(server, open_web):
    server.routes["*"] = page()
    start = time.monotonic()
    open_web(gap=50).check_all(server.url(f"/{n}") for n in range(5))
    assert time.monotonic() - start >= 0.2


def test_retry_after_is_honoured_once(server, web):
    server.routes |= {"/a": [answer(status=429, retry_after="1"), page("Now")], "/b": answer(status=503, retry_after="0")}
    start = time.monotonic()
    assert web.check(server.url("/a")).title == "Now"
    assert time.monotonic() - start > 1
    assert web.check(server.url("/b")).state == "unverified"
    assert server.paths() == ["/a", "/a", "/b", "/b"]


def test_a_host_that_asks_for_a_long_wait_is_left_alone(server, web):
    server.routes["/a"] = answer(status=429, retry_after="3600")
    assert web.check(server.url("/a")).state == "unverified"
    assert server.paths() == ["/a"]


def test_what_may_pass_is_tried_again(server, web):
    server.routes["/a"] = [reset, page("Now")]
    assert web.check(server.url("/a")).title == "Now"


def test_a_plain_fault_is_not_tried_again(server, web):
    server.routes["/a"] = page(status=500)
    web.check(server.url("/a"))
    assert server.paths() == ["/a"]


def test_the_deadline_ends_what_is_under_way_and_what_waits(server, open_web):
    server.routes["*"] = hang
    start = time.monotonic()
    found = open_web(deadline=0.5, per_host=2).check_all(server.url(f"/{n}") for n in range(50))
    assert {v.state for v in found} == {"unverified"}
    assert any("0.5 seconds" in v.reason for v in found)
    assert time.monotonic() - start < 8


def test_a_dead_host_is_asked_once_and_not_for_each_of_its_links(open_web, names, monkeypatch):
    with socket.socket() as full:  # a listener that never accepts and whose queue is full: connecting to it hangs
        full.bind(("127.0.0.1", 0))
        full.listen(0)
        port = full.getsockname()[1]
        fillers = [socket.socket() for _ in range(3)]
        for filler in fillers:
            filler.setblocking(False)
            filler.connect_ex(("127.0.0.1", port))
        start = time.monotonic()
        found = open_web(timeout=1, per_host=2).check_all(f"http://127.0.0.1:{port}/{n}" for n in range(100))
        assert time.monotonic() - start < 30
        assert {v.state for v in found} == {"unverified"}
        assert found[99].final.endswith("/99")
        for filler in fillers:
            filler.close()


def test_a_bug_is_heard_of(server, web, monkeypatch):
    def bug(*_):
        raise RuntimeError("bug")

    monkeypatch.setattr("postlint.services.web.client.read_page", bug)
    server.routes["/a"] = page()
    with pytest.raises(RuntimeError, match="bug"):
        web.check(server.url("/a"))


def test_closing_ends_what_is_under_way(server, open_web):
    server.routes["*"] = hang
    web = open_web()
    web.prefetch([server.url("/a"), server.url("/b")])
    time.sleep(0.1)
    start = time.monotonic()
    web.close()
    assert time.monotonic() - start < 5


# Safety


LOOPBACKS = [
    "127.0.0.1", "127.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1", "0", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
    "[::127.0.0.1]", "[64:ff9b::7f00:1]", "[2002:7f00:1::]", "localhost", "LOCALHOST.", "x.localhost", "127。0。0。1", "①②⑦.0.0.1",
    "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "100.100.100.200", "168.63.129.16", "[fe80::1]", "[fd00::1]",
    "[fe80::1%25lo]", "224.0.0.1", "255.255.255.255", "metadata.google.internal", "router.local", "intranet", "a@127.0.0.1", "1.1.1.1@127.0.0.1",
]  # fmt: skip


@pytest.mark.parametrize("host", LOOPBACKS)
def test_no_spelling_of_an_internal_address_is_asked(server, open_web, names, host):
    found = open_web(allow_private=False).check(f"http://{host}:{server.port}/")
    assert found.state == "private"
    assert (server.connections, names.asked) == (0, [])


@pytest.mark.parametrize(
    "host", ["8.8.8.8", "[2606:4700::1111]", "acme.com", "134744072", "[64:ff9b::808:808]", "dev.to", "local.acme.com"]
)
def test_public_hosts_are_public(host):
    assert hosts.inside(hosts.parse(f"https://{host}/").host) is None


@pytest.mark.parametrize("numbers", ["127.0.0.1", ["93.184.215.14", "10.0.0.1"], "::1", "169.254.169.254"])
def test_a_public_name_for_an_internal_address_is_not_connected_to(server, open_web, names, numbers):
    names.known["innocent.example"] = numbers
    found = open_web(allow_private=False).check(server.url("/", "innocent.example"))
    assert (found.state, server.connections) == ("private", 0)


@pytest.fixture
def outside(monkeypatch):
    """Let 127.0.0.1 be the public Internet, and everything else be inside."""
    monkeypatch.setattr(hosts, "is_public", lambda number: str(number) == "127.0.0.1")
    monkeypatch.setattr("httpx_secure.httpx_ssrf_protection", lambda client: client)


@pytest.mark.parametrize("inner", ["inner.example", "127.0.0.2", "0x7f000002", "2130706434", "[::1]", "[::ffff:7f00:2]", "localhost"])
def test_a_redirect_inside_is_not_followed(server, open_web, names, outside, inner):
    names.known |= {"outer.example": "127.0.0.1", "inner.example": "127.0.0.2"}
    server.routes["/a"] = redirect(server.url("/b", inner))
    found = open_web(allow_private=False).check(server.url("/a", "outer.example"))
    assert (found.state, found.final, server.paths()) == ("private", server.url("/b", inner), ["/a"])


def test_a_name_is_resolved_once_so_that_it_cannot_change_its_mind(server, open_web, names, outside):
    numbers = iter(["127.0.0.1", "127.0.0.2", "127.0.0.3"])
    names.known["rebind.example"] = lambda: next(numbers)
    server.routes["*"] = answer("x", connection="close")
    web = open_web(allow_private=False)
    assert [v.state for v in web.check_all(server.url(f"/{n}", "rebind.example") for n in range(5))] == ["ok"] * 5
    assert names.asked == ["rebind.example"]


def test_the_connection_itself_is_guarded_too(server, open_web, monkeypatch):
    """Were our own look at the name wrong, the guard at the connection would still hold."""
    monkeypatch.setattr(hosts, "is_public", lambda number: True)
    monkeypatch.setattr(hosts, "inside", lambda host: None)
    found = open_web(allow_private=False).check(server.url("/"))
    assert (found.state, server.seen) == ("private", [])


def test_offline_there_is_no_service():
    with pytest.raises(Unavailable) as told:
        build({}, offline=True)
    assert (told.value.message, told.value.wanted) == ("--offline", False)


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ({"time-out": 3}, 'did you mean "timeout"'),
        ({"timeout": "3"}, "must be a number"),
        ({"probe": 1}, "true or false"),
        ({"timeout": 0}, "too small"),
        ({"retries": -1}, "too small"),
        ({"proxy": "acme:8080"}, "address"),
    ],
)
def test_wrong_settings_are_told(given, told):
    with pytest.raises(ConfigError, match=told):
        build(given, offline=False)


# The cache


def test_what_answered_or_was_gone_is_kept_and_refresh_asks_anew(server, open_web, monkeypatch):
    monkeypatch.setattr(hosts, "is_public", lambda number: True)
    card = '<meta property="og:title" content="Card">'
    server.routes |= {
        "/ok": page("Old", h1="Head", head=card),
        "/gone": page(status=404),
        "/wall": page(status=403),
        "/m": redirect("/ok", 301),
    }
    addresses = [server.url(path) for path in ("/ok", "/gone", "/wall", "/m")]
    first = open_web()
    before = first.check_all(addresses)
    first.close()
    server.seen.clear()
    second = open_web()
    assert second.check_all(addresses) == before
    second.close()
    assert server.paths() == ["/wall"]
    server.routes["/ok"] = page("New")
    third = open_web(refresh=True)
    assert third.check(server.url("/ok")).title == "New"
    third.close()
    assert open_web().check(server.url("/ok")).title == "New"
    assert open_web(cache=False).check(server.url("/gone")).state == "broken"


def test_what_is_kept_grows_old(server, open_web, monkeypatch):
    monkeypatch.setattr(hosts, "is_public", lambda number: True)
    server.routes |= {"/ok": page(), "/gone": page(status=404)}
    first = open_web()
    first.check_all([server.url("/ok"), server.url("/gone")])
    first.close()
    now = time.time()
    for later, asked in ((cache_module.GONE + 5, ["/gone"]), (25 * 3600, ["/ok", "/gone"])):
        server.seen.clear()
        monkeypatch.setattr(cache_module.time, "time", lambda at=now + later: at)
        open_web().check_all([server.url("/ok"), server.url("/gone")])
        assert sorted(server.paths()) == sorted(asked)


def test_answers_from_inside_are_not_kept(server, open_web):
    server.routes["/ok"] = page()
    for _ in range(2):
        web = open_web()
        web.check(server.url("/ok"))
        web.close()
    assert server.paths() == ["/ok", "/ok"]


@pytest.mark.parametrize("kind", ["no database", "no folder"])
def test_a_cache_that_cannot_be_used_is_no_error(server, open_web, own_cache, monkeypatch, kind):
    monkeypatch.setattr(hosts, "is_public", lambda number: True)
    if kind == "no folder":
        (own_cache / "file").write_text("")
        monkeypatch.setattr("postlint.services.web.turns.cache_folder", lambda: own_cache / "file" / "folder")
    else:
        (own_cache / "links.sqlite").write_bytes(b"this is no database, but it is long enough to be taken for one" * 100)
    server.routes["/ok"] = page()
    assert open_web().check(server.url("/ok")).state == "ok"


# Pages


@pytest.mark.parametrize(
    "hostile",
    [
        "<" * 200_000, "<a " * 70_000, '<a "' * 60_000, "<meta " + "a" * 200_000 + ">", "<meta " + "a= " * 70_000 + ">", "<script>" * 30_000,
        "<h1>" * 60_000, "<!--" * 60_000, "<meta a" + " " * 200_000 + ">", "<meta name=a content=b>" * 10_000, "<title>" + "&amp;" * 50_000,
        "<title>x</title>" * 15_000, "\0" * 200_000, "<meta http-equiv=refresh content='" + " " * 100_000 + "'>",
    ],
    ids=range(14),
)  # fmt: skip
def test_no_page_takes_long_to_read(hostile):
    start = time.process_time()
    read_page(hostile, "https://a.example/")
    assert time.process_time() - start < 8


def test_a_title_in_a_script_a_picture_or_a_comment_is_none():
    html = "<svg><title>Icon</title></svg><script>'<title>No</title>'</script><!--<title>No</title>--><title>Yes</title>"
    assert read_page(html, "https://a.example/").title == "Yes"


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        ("<title>Smørrebrød</title>".encode("latin-1"), "text/html; charset=iso-8859-1"),
        ('<meta charset="windows-1252"><title>Smørrebrød</title>'.encode("cp1252"), "text/html"),
        ("<title>Smørrebrød</title>".encode(), "text/html"),
        ("<title>Smørrebrød</title>".encode(), "text/html; charset=rot13"),
        ("<title>Smørrebrød</title>".encode(), "text/html; charset=nonsense"),
    ],
)
def test_a_page_is_read_in_its_own_charset(server, web, body, kind):
    server.routes["/a"] = answer(body, kind=kind)
    assert web.check(server.url("/a")).title == "Smørrebrød"


# The stand-in, and what is loaded when


def test_canned_answers():
    web = Canned(
        {
            "https://a.example/x": "moved https://a.example/y A title",
            "https://b.example/": "broken",
            "https://c.example/": Verdict("ok", title="C"),
        }
    )
    moved, broken, own, rest = web.check_all(["https://a.example/x", "https://b.example/", "https://c.example/", "https://d.example/"])
    assert (moved.state, moved.final, moved.title, moved.chain) == ("moved", "https://a.example/y", "A title", ("https://a.example/y",))
    assert (broken.state, own.title, rest.state, rest.final) == ("broken", "C", "ok", "https://d.example/")
    with pytest.raises(ValueError, match="no state"):
        Canned({"https://a.example/": "fine"}).check("https://a.example/")


def test_httpx_is_loaded_by_the_first_request_and_not_before():
    script = (
        "import sys; from postlint.services.web import build; w = build({}, offline=False); w.close();"
        "assert not {'httpx', 'httpcore', 'anyio'} & set(sys.modules), sorted(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, timeout=20)
