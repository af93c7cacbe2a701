"""Words and codes inside pictures: what a reader says becomes findings about the picture, by the same rules as the post's own text."""

import json
import shutil
import stat
from pathlib import Path

import pytest
from pictures import card, grey
from PIL import Image as Pillow
from webserver import Server, page

from postlint.api import Linter
from postlint.errors import Unavailable
from postlint.finding import Run
from postlint.output import render
from postlint.output.json_ import finding
from postlint.post import Ignore, Image, Post
from postlint.services import ocr

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"


def table(*lines, sure=96.0):
    """Tesseract's answer for lines of words; each line a paragraph, a word ten pixels a letter."""
    rows = []
    for n, line in enumerate(lines, 1):
        x = 100
        for m, (word, _, own) in enumerate((w.partition("|") for w in line.split()), 1):
            rows.append(f"5\t1\t{n}\t1\t1\t{m}\t{x}\t{100 * n}\t{10 * len(word)}\t20\t{own or sure}\t{word}\n")
            x += 10 * len(word) + 10
    return HEAD + "1\t1\t0\t0\t0\t0\t0\t0\t1200\t900\t-1\t\n" + "".join(rows)


@pytest.fixture
def reader(folder, monkeypatch):
    """Puts a program named tesseract on the path that answers as it is told."""

    def answer(*tables, body=None):
        script = folder / "bin" / "tesseract"
        script.parent.mkdir(exist_ok=True)
        for n, text in enumerate(tables):
            (folder / f"answer{n}").write_text(text, encoding="utf-8")
        again = f"answer{len(tables) - 1}"
        script.write_text(
            "#!/bin/sh\nset -e\n"
            f"cd '{folder}'\n"
            'if [ "$1" = --list-langs ]; then printf "List of available languages (2):\\neng\\nosd\\n"; exit; fi\n'
            "echo run >> runs\n"
            + (body or f'cat > given; echo "$@" > arguments; if [ "$6" = 6 ]; then cat {again}; else cat answer0; fi\n'),
            encoding="utf-8",
        )
        script.chmod(script.stat().st_mode | stat.S_IXUSR)
        monkeypatch.setenv("PATH", f"{script.parent}:/usr/bin:/bin")

    return answer


def lint(folder, text="Our new shop", alt="A card", **more):
    if not (folder / "card.png").exists():
        grey(200, (1200, 900)).save(folder / "card.png")
    select = more.pop("select", ["*"])
    with Linter(Linter(offline=True).config.with_overrides(select=select, ignore=["images.indecent"], offline=True)) as linter:
        return linter.lint(Post(text, images=(Image("card.png", alt, folder / "card.png"),), **more))


def rules(report):
    return [f.rule for f in report.findings]


def test_a_word_inside_a_picture_is_linted_and_its_place_is_told(folder, reader):
    pytest.importorskip("zxingcpp")
    reader(table("See you tommorow", "and bring friends"))
    report = lint(folder)
    (found,) = report.findings
    assert (found.rule, found.message) == ("language.spelling", 'inside card.png: "tommorow" is misspelt: did you mean "tomorrow"?')
    assert finding(found)["image"] == {"index": 0, "file": "card.png", "box": [180, 100, 80, 20]}
    assert (found.start, found.end, found.fix, found.evidence["inside"]) == (None, None, None, "tommorow")
    assert report.not_run == ()


def test_a_finding_stands_where_the_draft_names_the_picture(folder, reader):
    reader(table("See you tommorow"))
    grey(200, (1200, 900)).save("card.png")
    Path("a.md").write_text("---\nimages: [{file: card.png, alt: A card}]\n---\nOur new shop\n", encoding="utf-8")
    with Linter(offline=True) as linter:
        (report,) = linter.lint_paths(["a.md"]).reports
    assert [(f.rule, f.where[:2]) for f in report.findings] == [("language.spelling", (2, 17))]


def test_boxes_are_in_pixels_of_the_picture_however_large_it_was_read(folder, reader):
    grey(200, (4800, 2400)).save(folder / "card.png")
    reader(table("See you tommorow"))
    assert lint(folder).findings[0].image.box == (360, 200, 160, 40)
    grey(200, (600, 300)).save(folder / "card.png")
    assert lint(folder).findings[0].image.box == (90, 50, 40, 10)


def test_what_the_reader_is_not_sure_of_is_no_mistake(folder, reader):
    reader(table("See you tommorow|89"))
    assert rules(lint(folder)) == []
    reader(table("Come to the church|79", "damn|30"))
    assert rules(lint(folder)) == []


def test_a_mistake_that_is_read_otherwise_at_second_sight_is_none(folder, reader):
    reader(table("See you tommorow"), table("tomorrow"))
    assert rules(lint(folder)) == []
    reader(table("the best awyer in town"), table("lawyer"))
    assert rules(lint(folder)) == []


@pytest.mark.parametrize("line", ["fora good cause", "See yuo there", "inthe morning"])
def test_short_words_and_joined_words_are_no_mistakes(folder, reader, line):
    reader(table(line))
    assert rules(lint(folder)) == []


def test_a_word_at_the_edge_may_be_cut_off(folder, reader):
    reader(table("See you tommorow").replace("\t180\t100\t", "\t0\t100\t"))
    assert rules(lint(folder)) == []


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("Join us for a prayer at the church", "topics.religion"),
        ("What the fuck", "words.profanity"),
        ("Lorem ipsum dolor sit amet", "draft.placeholder"),
        ("Wifi password: hunter2Xq9|65", "draft.secret"),
        ("Card 4111 1111 1111 1111", "draft.card-number"),
        ("For internal use only", "images.internal-mark"),
        ("Add a subheading", "images.placeholder-text"),
        ("SAMPLE", "images.placeholder-text"),
        ("shutterstock", "images.stock-watermark"),
        ("See http://192.168.1.9/sale today", "links.private"),
    ],
)
def test_the_same_rules_read_pictures(folder, reader, line, rule):
    reader(table(line))
    assert rule in rules(lint(folder))


@pytest.mark.parametrize(
    "line",
    [
        "Waterproof boots",
        "Free sample with every pair",
        "Photo: Getty Images",
        "OPEN",
        "a",
        "Meet Oyelaran at booth 12",
        "TOP 10",
        "l1 ~~ —",
    ],
)
def test_ordinary_cards_are_left_in_peace(folder, reader, line):
    reader(table(line))
    assert rules(lint(folder)) == []


def test_what_the_post_says_too_is_told_once(folder, reader):
    reader(table("See you tommorow"))
    assert rules(lint(folder, text="See you tommorow")) == ["language.spelling"]
    reader(table("See you tommorow at the oppening"))
    assert rules(lint(folder, text="See you tommorow")) == ["language.spelling"] * 2


def test_an_ignore_holds_for_the_words_of_pictures(folder, reader):
    reader(table("See you tommorow at the oppening"))
    report = lint(folder, ignores=(Ignore("language.spelling", ("tommorow",)),))
    assert [f.evidence["inside"] for f in report.findings] == ["oppening"]
    assert [f.evidence["inside"] for f in report.suppressed] == ["tommorow"]


def test_a_secret_is_shown_by_no_output(folder, reader):
    reader(table("Wifi password: hunter2Xq9"))
    report = lint(folder, select=["draft.secret"])
    assert rules(report) == ["draft.secret"]
    for form in ("text", "json", "github", "sarif", "junit", "html"):
        assert "hunter2Xq9" not in "".join(render(Run([report]), form))


def test_a_picture_is_read_once_by_however_many_rules(folder, reader):
    reader(table("Doors open at nine"))
    lint(folder)
    assert Path("runs").read_text() == "run\n"


def test_tesseract_gets_what_pillow_wrote_and_nothing_of_the_draft(folder, reader):
    reader(table("x"))
    grey(200, (1200, 900)).save(folder / "card.png", format="GIF")
    lint(folder)
    assert Path("given").read_bytes().startswith(b"\x89PNG")
    assert Path("arguments").read_text().split() == ["stdin", "stdout", "-l", "eng", "--psm", "3", "tsv"]


@pytest.mark.parametrize(("body", "why"), [("sleep 20\n", "took more than 0.3 seconds"), ("exit 3\n", "tesseract failed on card.png")])
def test_a_reader_that_fails_is_told(folder, reader, body, why):
    reader(table("x"), body=body)
    Path("postlint.toml").write_text('select = ["images.internal-mark", "topics"]\n[ocr]\nseconds = 0.3\n', encoding="utf-8")
    grey(200, (1200, 900)).save("card.png")
    with Linter("postlint.toml", offline=True) as linter:
        report = linter.lint(Post("x", images=(Image("card.png", "", Path("card.png")),)))
    assert [n.rule for n in report.not_run] == ["images.internal-mark"]
    assert why in report.not_run[0].reason
    assert Path("runs").read_text() == "run\n"


def test_without_tesseract_it_is_told_once(folder, monkeypatch):
    pytest.importorskip("zxingcpp")
    monkeypatch.setattr(shutil, "which", lambda _: None)
    report = lint(folder)
    told = [n for n in report.not_run if n.service == "ocr"]
    assert {n.reason.split(",")[0] for n in told} == {"tesseract is not here"}
    assert {n.rule for n in told} == {"images.internal-mark", "images.placeholder-text", "images.stock-watermark"}
    narrow = lint(folder, select=["topics", "draft.secret"])
    assert [(n.rule, n.service) for n in narrow.not_run] == [("draft", "ocr"), ("topics", "ocr")]
    assert lint(folder, select=["tone"]).not_run == ()


def test_without_zxing_codes_are_told(folder, reader, monkeypatch):
    reader(table("x"))
    monkeypatch.setattr(ocr, "find_spec", lambda _: None)
    assert [(n.rule, n.reason) for n in lint(folder, select=["links.private"]).not_run] == [
        ("links", 'QR codes in pictures were not read: pip install "postlint[ocr]"')
    ]


def test_data_for_the_language_of_the_post_is_wanted(folder, reader):
    reader(table("x"))
    report = lint(folder, select=["images.internal-mark"], language="nb")
    assert [n.reason for n in report.not_run] == ["tesseract has no data to read nor: apt install tesseract-ocr-nor"]


def test_settings(folder, reader):
    reader(table("For internal use only"))
    grey(200, (1200, 900)).save("card.png")
    post = Post("x", language="nb", images=(Image("card.png", "", Path("card.png")),))
    Path("postlint.toml").write_text('select = ["images.internal-mark"]\n[ocr]\nlanguages = ["eng"]\n', encoding="utf-8")
    with Linter("postlint.toml", offline=True) as linter:
        assert rules(linter.lint(post)) == ["images.internal-mark"]
    Path("postlint.toml").write_text('select = ["images.internal-mark"]\n[ocr]\nenabled = false\n', encoding="utf-8")
    with Linter("postlint.toml", offline=True) as linter:
        report = linter.lint(post)
    assert [(n.reason, n.wanted) for n in report.not_run] == [("ocr.enabled is false in the configuration", False)]


def test_a_crash_of_a_rule_on_words_of_a_picture_is_told(folder, reader, monkeypatch):
    reader(table("See you tommorow"))
    monkeypatch.setattr("postlint.checks.language._hit", lambda _: 1 / 0)
    assert [c.rule for c in lint(folder, select=["language.spelling"]).crashed] == ["language.spelling"]


def with_code(text, name="card.png"):
    import zxingcpp

    code = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode)
    picture = grey(255, (900, 900))
    picture.paste(Pillow.fromarray(zxingcpp.write_barcode_to_image(code, scale=8)).convert("RGB"), (300, 400))
    picture.save(name)


def test_the_link_of_a_qr_code_is_linted(folder, reader):
    pytest.importorskip("zxingcpp")
    reader(table("Scan me"))
    with_code("http://192.168.1.9/wp-admin")
    report = lint(folder)
    (found,) = report.findings
    assert found.rule == "links.private"
    assert found.message.startswith("the code in card.png: 192.168.1.9")
    x, y, width, height = found.image.box
    assert 300 < x < x + width < 700
    assert 400 < y < y + height < 800
    assert {n.rule for n in report.not_run} >= {"links.broken"}


def test_the_link_of_a_qr_code_is_asked_for(folder, reader):
    pytest.importorskip("zxingcpp")
    reader(table("Scan me"))
    Path("postlint.toml").write_text('select = ["links.broken"]\n[web]\nallow-private = true\n', encoding="utf-8")
    server = Server()
    try:
        with Linter("postlint.toml") as linter:
            for path, expected in (("/gone", ["links.broken"]), ("/", [])):
                server.reset()
                server.routes = {"/": page()}
                with_code(server.url(path), f"code{len(path)}.png")
                name = f"code{len(path)}.png"
                report = linter.lint(Post("Our new shop", images=(Image(name, "A code", folder / name),)))
                assert (rules(report), report.not_run) == (expected, ())
    finally:
        server.close()


def test_a_good_qr_code_is_left_in_peace(folder, reader):
    pytest.importorskip("zxingcpp")
    reader(table("Scan me"))
    with_code("https://www.nasa.gov/?utm_source=poster&utm_medium=print")
    assert rules(lint(folder)) == []


def test_a_reading_gives_the_place_of_a_span_over_several_words():
    read = ocr._parse(table("one two", "three"))
    assert read.text == "one two\n\nthree"
    assert read.box(4, 14) == (100, 100, 70, 120)
    assert read.box(7, 8) is None
    assert read.confidence(7, 8) == 0


def test_an_answer_that_is_no_table_is_told(folder, reader):
    reader(table("Doors open").replace("96.0", "much"))
    (told,) = lint(folder, select=["images.internal-mark"]).not_run
    assert told.reason.startswith("a picture could not be read (ValueError)")


def test_a_table_with_nonsense_in_it_is_read_as_far_as_it_goes():
    assert ocr._parse(HEAD + "5\t1\n\n" + table("ok", "--")).text == "ok"


@pytest.mark.system("tesseract")
def test_the_real_tesseract_reads_a_card(folder):
    card("See you tommorow at the", "grand oppening in Oslo", "", "For internal use only").save(folder / "card.png")
    report = lint(folder)
    assert sorted(f.evidence["inside"] for f in report.findings) == ["For internal use only", "oppening", "tommorow"]
    for found in report.findings:
        x, y, width, height = found.image.box
        assert 50 < x < x + width < 900
        assert 50 < y < y + height < 600
    assert json.loads("".join(render(Run([report]), "json")))["posts"][0]["findings"][0]["image"]["box"]


@pytest.mark.system("tesseract")
@pytest.mark.parametrize("ground", ["#ffffff", "#10213f", "#c0392b"])
def test_the_real_tesseract_leaves_a_good_card_in_peace(folder, ground):
    ink = "#111111" if ground == "#ffffff" else "white"
    card("Doors open at nine", "Free coffee for everybody", "Meet Oyelaran at booth 12", ground=ground, ink=ink).save(folder / "card.png")
    assert rules(lint(folder)) == []


@pytest.mark.system("tesseract")
def test_the_real_tesseract_is_missing_the_data_of_a_language_nobody_has(folder):
    reader = ocr.build({}, offline=True)
    card("x").save("card.png")
    with pytest.raises(Unavailable, match="apt install tesseract-ocr-tlh"):
        reader.read(Path("card.png"), "tlh")
