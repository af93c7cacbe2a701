"""The grammar service without LanguageTool: choice of engines, dictionaries, what is sifted out, and every way a server can fail."""

import http.server
import json
import threading
import time
from contextlib import contextmanager
from importlib.util import find_spec

import pytest

from postlint.errors import PostlintError, Unavailable
from postlint.services.grammar import build, hunspell_, languagetool, place, setup, sift
from postlint.services.grammar.match import Match


@pytest.fixture(autouse=True)
def _no_languagetool(tmp_path, monkeypatch):
    monkeypatch.setattr(place, "data_folder", lambda: tmp_path / "data")


def test_auto_is_hunspell_until_languagetool_is_set_up():
    grammar = build({}, offline=True)
    assert (grammar.waits, grammar.judges) == (False, False)
    assert [match.kind for match in grammar.check("So happy to recieve this", "en")] == ["spelling"]
    assert grammar.check("We was here", "en") == []
    place.folder().mkdir(parents=True)
    (place.folder() / "languagetool-server.jar").touch()
    assert build({}, offline=True).waits
    assert not build({"engine": "hunspell"}, offline=True).waits
    assert build({"url": "http://localhost:1"}, offline=True).waits


def test_harper_judges_english_where_it_is_named():
    grammar = build({"engine": "harper"}, offline=True)
    text = "For all intents and purpose the shop is open to everybody"
    found = grammar.check(text, "en")
    assert [(text[m.start : m.end], m.replacements[0]) for m in found] == [("For all intents and purpose", "For all intents and purposes")]
    assert grammar.check(text, "en-GB")
    with pytest.raises(Unavailable, match="English only"):
        grammar.check("Das ist gut", "de")


def test_harper_prints_nothing(capfd):
    build({"engine": "harper"}, offline=True).check("We are looking forward to see you and can't wait to seeing you", "en")
    assert capfd.readouterr() == ("", "")


def folder_with(tmp_path, name, dic, aff="SET UTF-8\n"):
    (tmp_path / f"{name}.dic").write_text(dic, encoding="utf-8")
    (tmp_path / f"{name}.aff").write_text(aff, encoding="utf-8")
    return {"dictionaries": [str(tmp_path)]}


def test_a_dictionary_of_ones_own_comes_first(tmp_path):
    settings = folder_with(tmp_path, "xx", "2\nblorp\nsnarg\n")
    grammar = build(settings, offline=True)
    assert [m.start for m in grammar.spelling("blorp snarg snraggle", "xx")] == [12]


def test_dicpath_is_searched(tmp_path, monkeypatch):
    folder_with(tmp_path, "xx", "1\nblorp\n")
    monkeypatch.setenv("DICPATH", str(tmp_path))
    assert hunspell_.find("xx", {}) == (tmp_path, "xx")


@pytest.mark.parametrize("dic", ["", "garbage", "3\n\x00\x01\n", "0\n"])
def test_a_damaged_dictionary_is_told_and_not_believed(tmp_path, dic):
    grammar = build(folder_with(tmp_path, "xx", dic), offline=True)
    with pytest.raises(Unavailable, match="damaged"):
        grammar.spelling("blorp", "xx")


def test_a_dictionary_that_cannot_be_read_is_told(tmp_path, monkeypatch):
    settings = folder_with(tmp_path, "xx", "1\nblorp\n")
    monkeypatch.setattr(hunspell_, "_hunspell", lambda *_: (_ for _ in ()).throw(PermissionError("no")))
    with pytest.raises(Unavailable, match="cannot be read"):
        build(settings, offline=True).spelling("blorp", "xx")


TEXT = "Read https://example.com with @ana & co, it are gonna be GREAT fun 🎉 for all of us"


def said(words, replacements=(), text=TEXT):
    start = text.index(words)
    return Match(start, start + len(words), "m", tuple(replacements), "R", "grammar")


@pytest.mark.parametrize(
    ("words", "replacements"),
    [
        ("example.com", []), ("with", ["which"]), ("&", ["and"]), ("gonna", ["going to"]), ("GREAT", ["Great"]), ("🎉", []), ("co", ["Co."]), ("all of us", ["all-of us"]),
    ],
)  # fmt: skip
def test_what_is_no_mistake_in_a_post_is_sifted_out(words, replacements):
    links = [(TEXT.index("https"), TEXT.index(" with")), (TEXT.index("@ana"), TEXT.index(" &"))]
    assert list(sift.sift(TEXT, [said(words, replacements)], links, {"co"})) == []


def test_a_mistake_is_left():
    assert len(list(sift.sift(TEXT, [said("it are", ["it is"])]))) == 1
    assert list(sift.sift("The Best Shop In Town Are Here", [said("Are", ["Is"], "The Best Shop In Town Are Here")])) == []
    assert list(sift.sift("It are fun", [said("are", ["is"], "It are fun")])) == []


def test_of_two_engines_the_first_is_believed_unless_only_the_other_has_a_cure():
    one, other, apart = Match(0, 4, "a", ("x",), "A", "g"), Match(2, 6, "b", ("y",), "B", "g"), Match(8, 9, "c", (), "C", "g")
    assert sift.merge([one], [other, apart]) == [one, apart]
    assert sift.merge([one._replace(replacements=())], [other]) == [other]


def answer(kind):
    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.reply([{"code": "en", "longCode": "en-US", "name": "English"}])

        def do_POST(self):
            self.rfile.read(int(self.headers["Content-Length"]))
            self.server.asked += 1
            if kind == "hangs":
                time.sleep(3)
            if kind == "garbage":
                return self.reply(None, body=b"<html>busy</html>")
            if kind == "500":
                return self.reply(None, status=500, body=b"Error: Internal Error")
            if kind == "other":
                return self.reply({"hello": ["world"]})
            if kind == "half":
                return self.reply({"matches": [{"offset": 0}]})
            rule = {"id": "HE_VERB", "issueType": "grammar", "category": {"id": "GRAMMAR"}}
            found = {
                "rule": rule,
                "message": "no",
                "offset": 11,
                "length": 3,
                "replacements": [{"value": "is"}],
                "context": {"offset": 0, "text": ""},
            }
            return self.reply({"matches": [found]})

        def reply(self, value, status=200, body=None):
            body = json.dumps(value).encode() if body is None else body
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    return Handler


@contextmanager
def serving(kind):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), answer(kind))
    server.asked = 0
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield server, f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


needs_client = pytest.mark.skipif(find_spec("language_tool_python") is None, reason="needs the extra [grammar]")


@needs_client
def test_a_named_server_is_asked_once_for_each_text_and_offsets_count_code_points():
    with serving("answers") as (server, url):
        grammar = build({"url": url}, offline=True)
        text = "🎉🎉 I think he are late for work today"
        found = [m for m in grammar.check(text, "en") if m.kind == "grammar"]
        assert [(m.start, m.replacements, text[m.start : m.end]) for m in found if not m.rule.startswith("Harper")] == [
            (11, ("is",), "he ")
        ]
        assert [text[m.start : m.end] for m in found if m.rule.startswith("Harper")] == ["are"]
        grammar.check(text, "en")
        grammar.close()
        assert server.asked == 1


@needs_client
@pytest.mark.parametrize("kind", ["garbage", "500", "other", "half", "hangs"])
def test_a_server_that_gives_no_usable_answer_is_told_and_soon_asked_no_more(kind, monkeypatch):
    monkeypatch.setattr(languagetool, "ANSWER_SECONDS", 0.2)
    with serving(kind) as (server, url):
        grammar = build({"url": url}, offline=True)
        began = time.perf_counter()
        for n in range(4):
            with pytest.raises(Unavailable, match="no answer that can be used"):
                grammar.check(f"He are late {n}", "en")
        assert time.perf_counter() - began < 6
        assert server.asked <= 2 * languagetool.FAILURES
        assert [m.kind for m in grammar.spelling("We recieve it", "en")] == ["spelling"]


@needs_client
@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "127.0.0.1:9"])
def test_a_server_that_is_not_there_is_told(url):
    with pytest.raises(Unavailable, match="no answer that can be used"):
        build({"url": url}, offline=True).check("He are late", "en")


@needs_client
def test_a_language_that_the_server_has_not_got_is_told():
    with serving("answers") as (_, url), pytest.raises(Unavailable, match='has no "nb"'):
        build({"url": url}, offline=True).check("Vi er her", "nb")


def test_offline_allows_a_server_on_this_machine_only():
    with pytest.raises(Unavailable) as caught:
        build({"url": "https://lt.example.com"}, offline=True).check("He are late", "en")
    assert not caught.value.wanted


@pytest.mark.parametrize("url", ["ftp://localhost", "http://", "//"])
def test_an_address_that_is_none_is_told(url):
    with pytest.raises(Unavailable, match="is no address"):
        build({"url": url}, offline=True).check("He are late", "en")


def test_without_jars_the_sentence_says_what_to_run():
    with pytest.raises(Unavailable, match="postlint setup grammar"):
        build({"engine": "languagetool"}, offline=True).check("He are late", "en")


def program(tmp_path, told):
    path = tmp_path / "bin" / "java"
    path.parent.mkdir(exist_ok=True)
    path.write_text(f"#!/bin/sh\necho '{told}' >&2\n")
    path.chmod(0o755)
    return path.parent


@pytest.mark.parametrize(
    ("told", "version"),
    [('openjdk version "17.0.15" 2025', 17), ('java version "1.8.0_292"', 8), ('openjdk version "25" 2025', 25), ('openjdk version "21-ea" 2', 21), ("nonsense", None)],
)  # fmt: skip
def test_the_version_of_java_is_read(tmp_path, told, version):
    assert setup._version(str(program(tmp_path, told) / "java")) == version


def test_java_that_is_missing_or_too_old_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(setup, "find_spec", lambda _: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Unavailable, match=r"not found.*pip install"):
        setup.java()
    old = program(tmp_path, 'java version "1.8.0_292"')
    monkeypatch.setenv("PATH", f"{old}:/bin:/usr/bin")
    with pytest.raises(Unavailable, match=r"Java 8.*too old"):
        setup.java()


def test_a_program_called_java_that_hangs_or_fails_is_no_java(tmp_path, monkeypatch):
    assert setup._version(str(tmp_path / "none")) is None
    path = program(tmp_path, "") / "java"
    path.write_text("#!/bin/sh\nexit 1\n")
    assert setup._version(str(path)) is None


def test_the_manifest_names_every_jar_once_with_its_sum():
    for language in setup.manifest():
        jars = setup.wanted([language])
        assert len({jar.name for jar in jars}) == len(jars)
        assert all(len(jar.sha256) == 64 and jar.size > 0 for jar in jars)
    with pytest.raises(PostlintError, match="no LanguageTool jars are known"):
        setup.wanted(["nb"])


def jar(content=b"jar"):
    import hashlib

    return setup.Jar("org.example", "thing", "1.0", len(content), hashlib.sha256(content).hexdigest())


def fetching(monkeypatch, tmp_path, content, wanted):
    source = tmp_path / "download.jar"

    def download(*_):
        source.write_bytes(content)
        return source

    monkeypatch.setattr(setup, "find_spec", lambda _: True)
    monkeypatch.setattr(setup, "_download", download)
    monkeypatch.setattr(setup, "manifest", lambda: {"en": [wanted]})


def test_a_jar_is_fetched_once_and_again_when_it_is_damaged(tmp_path, monkeypatch):
    fetching(monkeypatch, tmp_path, b"jar", jar())
    told = []
    assert setup.damaged() == ["libs/thing.jar"]
    assert setup.fetch(progress=told.append) == ["libs/thing.jar"]
    assert (setup.fetch(), setup.damaged(), setup.languages(), len(told)) == ([], [], ["en"], 1)
    (place.folder() / "libs" / "thing.jar").write_bytes(b"rot")
    assert setup.damaged() == ["libs/thing.jar"]
    assert setup.fetch() == ["libs/thing.jar"]


def test_a_jar_with_other_bytes_is_refused(tmp_path, monkeypatch):
    fetching(monkeypatch, tmp_path, b"evil", jar())
    with pytest.raises(PostlintError, match="other bytes than expected"):
        setup.fetch()
    assert not (place.folder() / "libs" / "thing.jar").exists()


def test_without_jgo_the_sentence_says_what_to_install(monkeypatch):
    monkeypatch.setattr(setup, "find_spec", lambda _: None)
    with pytest.raises(Unavailable, match=r"postlint\[grammar\]"):
        setup.fetch()
