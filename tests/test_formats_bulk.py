"""The bulk files of schedulers: each as its tool writes it, and written back with only the mended words changed."""

import csv
import io
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from postlint import formats
from postlint.api import Linter

WRONG, RIGHT = "definately", "definitely"
_NETWORKS = "Facebook,Twitter/X,LinkedIn,GBP,Instagram,Pinterest,TikTok,Youtube,Threads,Bluesky"
_PICTURES = ",".join(f"Picture Url {n}" for n in range(1, 11)) + "," + ",".join(f"Alt text picture {n}" for n in range(1, 11))
METRICOOL = (
    f"Text,Date,Time,Draft,{_NETWORKS},{_PICTURES},Document title,Shortener,First Comment Text,TikTok musicId, TikTok music title".split(
        ","
    )
)
BUFFER = ["Text", "Image URL", "Tags", "Posting Time"]
PUBLER = [
    "Date",
    "Text",
    "Link(s)",
    "Media URL(s)",
    "Title",
    "Label(s)",
    "Alt text(s)",
    "Comment(s)",
    "Pin board / FB album / GB category",
    "Post subtype",
    "CTA",
    "Reminder",
]
OLD_PUBLER = ["Date", "Message", "Link", "Media", "Title", "Labels"]
WRITTEN_BACK = {
    "Buffer": (BUFFER, "Text"),
    "Metricool": (METRICOOL, "Text"),
    "Publer": (PUBLER, "Text"),
    "old Publer": (OLD_PUBLER, "Message"),
}


def read(text, **more):
    posts, problems = formats.read("bulk.csv", text, root=".", **more)
    assert problems == []
    return posts


def local(*parts):
    return datetime(*parts)  # noqa: DTZ001


def table(header, *rows, **dialect):
    out = io.StringIO()
    writer = csv.writer(out, **{"lineterminator": "\n", **dialect})
    writer.writerow(header)
    writer.writerows([row.get(name, "") for name in header] for row in rows)
    return out.getvalue()


# Read


def test_hootsuite_has_no_header():
    text = '03/25/2026 09:05,"Doors open, at last!",https://acme.example/doors\n04/03/2026 10:10,No link here,\n'
    one, two = read(text)
    assert (one.text, one.when) == ("Doors open, at last!\nhttps://acme.example/doors", local(2026, 3, 25, 9, 5))
    assert [link.text for link in one.links] == ["https://acme.example/doors"]
    assert (two.text, two.when, two.id) == ("No link here", local(2026, 4, 3, 10, 10), "bulk.csv#2")
    assert read("25/03/2026 09:05,Hi\n")[0].when == local(2026, 3, 25, 9, 5)


def test_a_link_of_its_own_column_is_found_where_it_stands():
    text = '03/25/2026 09:05,"Say ""hi"" to",https://acme.example/a\n'
    (post,) = read(text)
    for words, written in (('"hi"', '""hi""'), ("to", "to"), ("acme", "acme"), ("/a", "/a")):
        span = post.place().span(post.text.index(words), post.text.index(words) + len(words))
        assert text[span.column - 1 : span.end_column - 1] == written


def test_a_link_that_stands_in_the_text_is_not_told_twice():
    header = ["text", "link", "imageUrls", "gifUrls", "videoUrls", "postAtSpecificTime"]
    row = {"text": "See https://acme.example", "link": "https://acme.example", "postAtSpecificTime": "2026-12-01 09:00:00"}
    (post,) = read(table(header, row))
    assert post.text == "See https://acme.example"
    assert post.when == local(2026, 12, 1, 9)
    assert read(table(header, {**row, "text": ""}))[0].text == "https://acme.example"


def test_gohighlevel():
    header = ["postAtSpecificTime (YYYY-MM-DD HH:mm:ss)", "content", "link (OGmetaUrl)", "imageUrls", "gifUrl", "videoUrls"]
    row = dict(
        zip(
            header,
            ["2026-12-01 09:00:00", "Doors open", "https://acme.example", "https://a.b/1.png,https://a.b/2.png", "", ""],
            strict=True,
        )
    )
    (post,) = read(table(header, row))
    assert (post.text, post.when) == ("Doors open\nhttps://acme.example", local(2026, 12, 1, 9))
    assert [image.file for image in post.images] == ["https://a.b/1.png", "https://a.b/2.png"]


def test_postfast_has_zones_and_a_first_comment():
    header = ["scheduled_at", "account_id", "content", "media_urls", "first_comment", "fb_content_type"]
    row = {
        "scheduled_at": "2026-12-01T09:00:00+01:00",
        "account_id": "c0ffee",
        "content": "Doors open",
        "first_comment": "More in the link",
    }
    one, two = read(table(header, row))
    assert (one.text, two.text, one.account) == ("Doors open", "More in the link", None)
    assert one.when == datetime(2026, 12, 1, 9, tzinfo=timezone(timedelta(hours=1)))


@pytest.mark.parametrize("delimiter", [",", "\t"])
def test_brightbean(delimiter):
    header = ["date", "time", "platforms", "caption", "media_url", "category", "tags", "first_comment"]
    row = {
        "date": "2026-12-01",
        "time": "09:00",
        "platforms": "linkedin;twitter",
        "caption": "Doors open, at last",
        "media_url": "https://a.b/1.png",
    }
    (post,) = read(table(header, row, delimiter=delimiter))
    assert (post.text, post.networks, post.when) == ("Doors open, at last", ("linkedin", "x"), local(2026, 12, 1, 9))


def test_ayrshare_is_in_utc():
    (post,) = read(
        table(
            ["post", "platforms", "mediaUrls", "scheduleDate"],
            {"post": "Hi", "platforms": "twitter", "scheduleDate": "2026-12-01T09:00:00Z"},
        )
    )
    assert (post.when, post.networks) == (datetime(2026, 12, 1, 9, tzinfo=UTC), ("x",))


def test_metricools_first_comment_is_read():
    one, two = read(
        table(METRICOOL, {"Text": "Hi", "Date": "2026-12-01", "Time": "09:00:00", "Twitter/X": "TRUE", "First Comment Text": "More"})
    )
    assert (one.text, two.text, two.networks, two.part) == ("Hi", "More", ("x",), (2, 2))


def test_publers_link_stands_below_the_first_part():
    one, two = read(table(PUBLER, {"Date": "2026-12-01 09:00", "Text": "Hi", "Link(s)": "https://acme.example", "Comment(s)": "More"}))
    assert (one.text, two.text) == ("Hi\nhttps://acme.example", "More")


def test_pinterest_boards_of_buffer_are_no_trouble():
    assert read(table([*BUFFER, "Board Name"], {"Text": "Hi", "Posting Time": "2026-12-01 09:00", "Board Name": "Doors"}))[0].text == "Hi"


SPROUT = ["date", "time_24hr", "message_text", "public_image_url"]


def sprout(*dates):
    return table(SPROUT, *({"date": day, "time_24hr": "09:00", "message_text": f"Post {n}"} for n, day in enumerate(dates)))


def test_a_date_that_may_be_two_is_known_to_be():
    (post,) = read(sprout("03/04/2026"))
    assert (post.when, post.readings) == (None, (local(2026, 4, 3, 9), local(2026, 3, 4, 9)))
    assert [p.when for p in read(sprout("03/04/2026", "13/04/2026", "04/14/2026"))] == [None, local(2026, 4, 13, 9), local(2026, 4, 14, 9)]
    assert read(sprout("04/04/2026"))[0].readings == ()
    assert read(sprout("03/04/2026"), overrides={"when": "2026-12-01"})[0].readings == ()


@pytest.mark.parametrize(("first", "month"), [(True, 4), (False, 3)])
def test_the_configuration_says_what_comes_first_where_the_table_does_not(first, month):
    assert read(sprout("03/04/2026"), days_first=first)[0].when.month == month
    assert read(sprout("03/04/2026", "25/04/2026"), days_first=first)[0].when.month == 4, "the table's own word counts"


def test_a_date_that_is_none_either_way_is_told():
    _, (problem,) = formats.read("bulk.csv", sprout("03/04/2026").replace("09:00", "9 o'clock"), root=".")
    assert problem == ("bulk.csv", 2, 'when: "03/04/2026 9 o\'clock" is no date or time: write 2026-12-01 or 2026-12-01T09:00+01:00')


# Written back


@pytest.fixture(scope="module")
def linter(tmp_path_factory):
    folder = tmp_path_factory.mktemp("bulk")
    (folder / "house.yml").write_text(
        f"rules:\n- {{id: house.spelling, kind: swap, title: T, why: So that one rule alone mends one word, message: m, swap: {{{WRONG}: {RIGHT}}}, "
        f"good: [{RIGHT}], bad: [{WRONG}]}}\n"
    )
    (folder / "postlint.toml").write_text('packs = ["house.yml"]\nselect = ["house"]\n')
    with Linter(folder / "postlint.toml", offline=True) as linter:
        yield folder, linter


def mended(linter, content):
    """Return a file's bytes after --fix."""
    folder, lint = linter
    path = folder / "bulk.csv"
    path.write_bytes(content)
    result, changes = lint.fix_paths([path], unsafe=True)
    assert result.problems == []
    return changes[str(path)].after if changes else content


CELL = st.text(st.sampled_from("ab ,;|\"'\n\té👩\u200d👩=@+#\u00a0"), max_size=12)
DIALECTS = st.fixed_dictionaries(
    {
        "delimiter": st.sampled_from(",;\t"),
        "quoting": st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]),
        "lineterminator": st.sampled_from(["\n", "\r\n"]),
    }
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(tool=st.sampled_from(sorted(WRITTEN_BACK)), dialect=DIALECTS, mark=st.booleans(), data=st.data())
def test_only_the_mended_cell_changes_in_any_dialect(linter, tool, dialect, mark, data):
    header, text = WRITTEN_BACK[tool]
    kept = [name for name in header if name not in {text, "Date", "Time", "Posting Time", "Text", "Message", *_NETWORKS.split(",")}]
    rows = []
    for _ in range(data.draw(st.integers(1, 4))):
        row = {name: data.draw(CELL) for name in data.draw(st.lists(st.sampled_from(kept), max_size=4))}
        row[text] = f"{data.draw(CELL)} {data.draw(st.sampled_from([WRONG, RIGHT]))} {data.draw(CELL)}"
        rows.append(row)
    content = ("\ufeff" * mark + table(header, *rows, **dialect)).encode()
    after = mended(linter, content)
    before, now = (
        list(csv.DictReader(io.StringIO(c.decode("utf-8-sig"), newline=""), delimiter=dialect["delimiter"])) for c in (content, after)
    )
    assert [{**row, text: row[text].replace(WRONG, RIGHT)} for row in before] == [
        {**row, text: row[text].replace(WRONG, RIGHT)} for row in now
    ]
    # Words may stand in a comment or a second part too; nothing but them is ever another byte.
    assert after.replace(RIGHT.encode(), WRONG.encode()) == content.replace(RIGHT.encode(), WRONG.encode())
    assert all(WRONG not in row[text] for row in now)


@pytest.mark.parametrize("tool", sorted(WRITTEN_BACK))
@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_nothing_to_mend_changes_no_byte(linter, tool, end, mark):
    header, text = WRITTEN_BACK[tool]
    content = (mark + table(header, {text: f'We {RIGHT}\n"love" it'}, {text: ""}, {text: "=1+1"}, lineterminator=end)).encode() + b" "
    assert mended(linter, content.removesuffix(b" ")) == content.removesuffix(b" ")


def test_a_file_that_is_no_utf_8_stays_as_it_is(linter):
    folder, lint = linter
    path = folder / "bulk.csv"
    path.write_bytes(f"Text,Posting Time\nCaf\u00e9 {WRONG},\n".encode("latin-1"))
    result, changes = lint.fix_paths([path], unsafe=True)
    assert [problem.message.partition(":")[0] for problem in result.problems] == ["not UTF-8"]
    assert changes == {}


def test_a_fix_in_a_link_column_keeps_to_its_cell(linter):
    content = f"03/25/2026 09:05,Doors,https://acme.example {WRONG}\n03/26/2026 09:05,{WRONG},\n".encode()
    assert mended(linter, content) == content.replace(WRONG.encode(), RIGHT.encode())


def test_what_lies_across_two_cells_is_not_written():
    (post,) = read("03/25/2026 09:05,Doors,https://acme.example\n")
    origin, end = post.origin, len("Doors")
    assert origin.written("", 0, end) == ""
    assert origin.written("x", end + 1, len(post.text)) == "x"
    assert origin.written("x", 0, end + 1) is None
    assert origin.written("x", end, end + 1) is None
    assert origin.written("a,b", 0, end) is None
