"""Words and codes inside pictures: tesseract reads the words, zxing-cpp the QR codes and bar codes."""

import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path
from threading import BoundedSemaphore, Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from postlint.errors import Unavailable
from postlint.services.frames import frames

if TYPE_CHECKING:
    from PIL.Image import Image

Box = tuple[int, int, int, int]
"""A place in a picture: x, y, width, height in pixels of the upright whole."""

DATA = {
    "ar": "ara", "bg": "bul", "ca": "cat", "cs": "ces", "cy": "cym", "da": "dan", "de": "deu", "el": "ell", "en": "eng", "es": "spa",
    "et": "est", "eu": "eus", "fa": "fas", "fi": "fin", "fr": "fra", "ga": "gle", "gl": "glg", "he": "heb", "hi": "hin", "hr": "hrv",
    "hu": "hun", "id": "ind", "is": "isl", "it": "ita", "ja": "jpn", "ko": "kor", "lt": "lit", "lv": "lav", "nb": "nor", "nl": "nld",
    "nn": "nor", "no": "nor", "pl": "pol", "pt": "por", "ro": "ron", "ru": "rus", "sk": "slk", "sl": "slv", "sq": "sqi", "sr": "srp",
    "sv": "swe", "th": "tha", "tr": "tur", "uk": "ukr", "vi": "vie", "zh": "chi_sim",
}  # fmt: skip
"""Language → tesseract's name of its data (https://tesseract-ocr.github.io/tessdoc/Data-Files-in-different-versions.html)."""

_SIDE = 2400  # pixels: larger pictures are read as slowly as they are large, and no better
_SMALL = 1000  # below, letters are often too small for tesseract until they are twice as large
_FRAMES = 3  # of an animation: each takes half a second
_LEAST = 40  # percent: what tesseract is less sure of is no word
_EDGE = 0.006  # of the width or height
_MARGIN = 12


class Word(NamedTuple):
    """A word in a picture: code points of the text that was read, its place, and how sure tesseract is (0 to 100)."""

    start: int
    end: int
    box: Box
    confidence: float


class Reading(NamedTuple):
    """What is written in one frame of a picture; paragraphs are parted by an empty line.

    ``code`` says that it is the content of a QR code or bar code, which is read without doubt or not at all.
    """

    text: str
    words: tuple[Word, ...]
    code: bool = False

    def box(self, start: int, end: int) -> Box | None:
        """Return the place of a span of the text: the least box around its words."""
        boxes = [word.box for word in self._of(start, end)]
        if not boxes:
            return None
        x, y = min(b[0] for b in boxes), min(b[1] for b in boxes)
        return x, y, max(b[0] + b[2] for b in boxes) - x, max(b[1] + b[3] for b in boxes) - y

    def confidence(self, start: int, end: int) -> float:
        """Return how sure tesseract is of the least sure word in a span."""
        return min((word.confidence for word in self._of(start, end)), default=0.0)

    def _of(self, start: int, end: int) -> list[Word]:
        return [word for word in self.words if word.start < end and start < word.end]


class Ocr:
    """The readers of this machine. Safe from any thread; a picture is read once a run."""

    def __init__(self, program: str | None, seconds: float = 20, languages: tuple[str, ...] = (), *, enabled: bool = True) -> None:
        """Take tesseract's path (None: not here), the seconds it may take for a picture, and the data it shall use whatever the language."""
        self._program = program
        self._seconds = seconds
        self._languages = languages
        self._enabled = enabled
        self._lock = Lock()
        self._running = BoundedSemaphore(os.cpu_count() or 1)
        self._done: dict[tuple[Any, ...], Future[Any]] = {}

    def read(self, path: Path, language: str = "en") -> tuple[Reading, ...]:
        """Return what is written in the frames of a picture, nothing if it cannot be decoded.

        Raises Unavailable if tesseract is not here, has no data for the language, or does not come to an end.
        """
        data = self._data(language)
        found: tuple[Reading, ...] = self._once(self._read, path, data)
        return found

    def codes(self, path: Path) -> tuple[Reading, ...]:
        """Return what the QR codes and bar codes of a picture say. Raises Unavailable if zxing-cpp is not here."""
        self._asked()
        if not find_spec("zxingcpp"):
            raise Unavailable('QR codes in pictures were not read: pip install "postlint[ocr]"')
        found: tuple[Reading, ...] = self._once(_decode, path)
        return found

    def agrees(self, path: Path, reading: Reading, start: int, end: int, language: str = "en") -> bool:
        """Whether a span of a reading is read the same when it is looked at again, alone and larger; a code is."""
        box = reading.box(start, end)
        if reading.code or box is None:
            return reading.code
        return _words(reading.text[start:end]) in _words(self._once(self._read_again, path, box, self._data(language)))

    def _once(self, work: Callable[..., Any], *given: Any) -> Any:
        """Return what some work brings, or raise what it raised, done once however many rules ask for it at a time."""
        with self._lock:
            key = (work, *given)
            future = self._done.get(key)
            mine = future is None
            if future is None:
                future = self._done[key] = Future()
        if mine:
            try:
                future.set_result(work(*given))
            except Unavailable as error:
                future.set_exception(error)
            except Exception as error:  # noqa: BLE001  a hostile picture can make a reader fail in any way
                future.set_exception(Unavailable(f"a picture could not be read ({type(error).__name__}): {error}"))
        return future.result()

    def _asked(self) -> None:
        if not self._enabled:
            raise Unavailable("ocr.enabled is false in the configuration", wanted=False)

    def _data(self, language: str) -> str:
        """Return the names of the data for a language, as tesseract takes them."""
        self._asked()
        if self._program is None:
            raise Unavailable(
                "tesseract is not here, so no rule saw the words inside pictures: apt install tesseract-ocr, or brew install tesseract"
            )
        wanted = self._languages or (DATA.get(language.lower().partition("-")[0], language),)
        installed = self._once(_installed, self._program)
        missing = [name for name in wanted if name not in installed]
        if missing:
            name = missing[0]
            raise Unavailable(f"tesseract has no data to read {name}: apt install tesseract-ocr-{name.replace('_', '-')}")
        return "+".join(wanted)

    def _read(self, path: Path, data: str) -> tuple[Reading, ...]:
        found: list[Reading] = []
        for frame in frames(path, side=_SIDE, most=_FRAMES):
            image = frame.image
            if max(image.size) < _SMALL:
                image = image.resize((image.width * 2, image.height * 2))
            read = _parse(self._run(image, data, "3", path), frame.width / image.width, (frame.width, frame.height))
            if read.words and read.text not in [other.text for other in found]:
                found.append(read)
        return tuple(found)

    def _read_again(self, path: Path, box: Box, data: str) -> str:
        frame = frames(path, side=_SIDE)[0]
        scale = frame.image.width / frame.width
        x, y, width, height = (round(n * scale) for n in box)
        part = frame.image.crop((max(0, x - _MARGIN), max(0, y - _MARGIN), x + width + _MARGIN, y + height + _MARGIN))
        larger = max(1.0, min(4.0, 90 / max(1, height)))  # tesseract is at its best with letters of 30 to 90 pixels
        larger = min(larger, _SIDE / max(part.size))
        part = part.resize((max(1, round(part.width * larger)), max(1, round(part.height * larger))))
        return _parse(self._run(part, data, "6", path)).text

    def _run(self, image: "Image", data: str, mode: str, path: Path) -> str:
        """Return tesseract's table of a picture, which it gets as Pillow wrote it: no hostile file comes to it as it stands."""
        assert self._program
        sent = BytesIO()
        image.convert("L").save(sent, "PNG", compress_level=1)
        with self._running:
            return _output([self._program, "stdin", "stdout", "-l", data, "--psm", mode, "tsv"], path.name, self._seconds, sent.getvalue())


def _installed(program: str) -> frozenset[str]:
    """Return the names of the data that tesseract has."""
    return frozenset(_output([program, "--list-langs"], "the list of its languages", 20).split("\n")[1:])


def _output(command: list[str], what: str, seconds: float, given: bytes = b"") -> str:
    """Return what tesseract writes. Raises Unavailable where it fails, or takes too long."""
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}  # its own threads cost more than they bring; pictures are read beside each other
    try:
        done = subprocess.run(command, input=given, capture_output=True, check=True, timeout=seconds, env=environment)  # noqa: S603  no shell, and nothing of the draft among the arguments
    except subprocess.TimeoutExpired:
        raise Unavailable(f"tesseract took more than {seconds:g} seconds for {what}: its words were not read") from None
    except (OSError, subprocess.SubprocessError) as error:
        raise Unavailable(f"tesseract failed on {what} ({type(error).__name__}): its words were not read") from None
    return done.stdout.decode(errors="replace")


class Written:
    """The service ``ocr`` with what it reads given: the text in each picture, by the name of its file."""

    def __init__(self, texts: Mapping[str, str]) -> None:
        self._texts = texts

    def read(self, path: Path, language: str = "en") -> tuple[Reading, ...]:  # noqa: ARG002  the shape of Ocr
        """Return the text given for the file, as one line of words ten pixels wide a letter."""
        text = self._texts.get(path.name, "")
        words = [Word(m.start(), m.end(), (10 * m.start(), 0, 10 * len(m[0]), 20), 96.0) for m in re.finditer(r"\S+", text)]
        return (Reading(text, tuple(words)),) if words else ()


def _parse(table: str, scale: float = 1, size: tuple[int, int] | None = None) -> Reading:
    """Make a reading of tesseract's TSV: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.

    A word at the edge of a picture of ``size`` may be cut off, so nobody is sure of it.
    """
    text, words, before = "", [], None
    for row in table.splitlines():
        cells = row.split("\t", 11)
        if len(cells) < 12 or cells[0] != "5" or float(cells[10]) < _LEAST or not any(map(str.isalnum, cells[11])):
            continue
        paragraph = cells[1:4]
        if before is not None:
            text += " " if paragraph == before else "\n\n"
        before = paragraph
        x, y, width, height = (round(int(n) * scale) for n in cells[6:10])
        cut = size is not None and _at_edge((x, y, width, height), size)
        words.append(Word(len(text), len(text) + len(cells[11]), (x, y, width, height), 0.0 if cut else float(cells[10])))
        text += cells[11]
    return Reading(text, tuple(words))


def _words(text: str) -> str:
    """Return the words of a text, each between spaces, without what tesseract sees now and then: marks and capitals."""
    return " ".join(("", *re.findall(r"[^\W_]+", text.casefold()), ""))


def _at_edge(box: Box, size: tuple[int, int]) -> bool:
    x, y, width, height = box
    return x < _EDGE * size[0] or y < _EDGE * size[1] or x + width > (1 - _EDGE) * size[0] or y + height > (1 - _EDGE) * size[1]


def _decode(path: Path) -> tuple[Reading, ...]:
    import zxingcpp

    found = []
    for frame in frames(path, side=_SIDE):
        for code in zxingcpp.read_barcodes(frame.image.convert("L")):
            corners = [getattr(code.position, name) for name in ("top_left", "top_right", "bottom_left", "bottom_right")]
            scale = frame.width / frame.image.width
            left, top = min(c.x for c in corners), min(c.y for c in corners)
            sides = (left, top, max(c.x for c in corners) - left, max(c.y for c in corners) - top)
            x, y, width, height = (round(n * scale) for n in sides)
            if code.text.strip():
                found.append(Reading(code.text, (Word(0, len(code.text), (x, y, width, height), 100.0),), code=True))
    return tuple(found)


def build(settings: Mapping[str, Any], *, offline: bool) -> Ocr:  # noqa: ARG001  nothing is asked of the network
    """Return the readers; what is not here is told when it is asked for."""
    return Ocr(
        shutil.which("tesseract"),
        settings.get("seconds", 20),
        tuple(settings.get("languages", ())),
        enabled=settings.get("enabled", True),
    )
