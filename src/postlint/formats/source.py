"""A file's text: bytes decoded, and the line and column of every place in it."""

import re
from bisect import bisect_right

from postlint.errors import FormatError
from postlint.finding import Problem, Span

LARGEST = 50_000_000
"""A file of more bytes than this is refused."""

_HEAD = 8192
_WIDE = (b"\xff\xfe", b"\xfe\xff")  # the marks that UTF-16 and UTF-32 begin with


class Source:
    r"""The text of one file, without its byte order mark and with every line end as ``\n``, so that no format meets another one.

    A place in it is an offset in code points. Lines and columns are those of the file itself: a line end has no column after it.
    """

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text
        self._starts: list[int] = []

    def line_column(self, offset: int) -> tuple[int, int]:
        """Line and column of an offset, 1-based."""
        if not self._starts:
            self._starts = [0, *(end.end() for end in re.finditer("\n", self.text))]
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def span(self, start: int, end: int) -> Span:
        """Return the lines and columns of two offsets."""
        return Span(*self.line_column(start), *self.line_column(end))


def is_binary(head: bytes) -> bool:
    """Whether a file that begins like this is no text: a NUL in its first 8 kB."""
    return b"\0" in head[:_HEAD]


def decode(path: str, data: bytes | str) -> tuple[Source, list[Problem]]:
    """Read the bytes of a file as UTF-8.

    Bytes that are no UTF-8 become U+FFFD and are told with the line and the number of the first of them, so that the rest of the file
    is still read. Raises FormatError for what is no text, or too much of it.
    """
    if isinstance(data, str):
        data = data.encode("utf-8", "surrogatepass")
    if len(data) > LARGEST:
        raise FormatError(f"more than {LARGEST // 1_000_000} MB: not read", path=path)
    if data.startswith(_WIDE):
        raise FormatError("not UTF-8 but UTF-16: save it as UTF-8", path=path, line=1)
    if is_binary(data):
        raise FormatError("a binary file, not a text: it cannot hold posts", path=path)
    problems = []
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        text = data.decode(errors="replace")
        line = len(re.findall(rb"\r\n|\r|\n", data[: error.start])) + 1
        message = f"not UTF-8: byte {error.start + 1} of the file is 0x{data[error.start]:02X}; save the file as UTF-8"
        problems.append(Problem(path, line, message))
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = line_feeds(text)
    return Source(path, text), problems


def line_feeds(text: str) -> str:
    r"""Write every line end as ``\n``."""
    return text.replace("\r\n", "\n").replace("\r", "\n")
