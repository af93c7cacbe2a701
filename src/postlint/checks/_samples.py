"""What the examples of rules about pictures are made of, and what these rules share."""

from collections.abc import Iterator, Mapping
from typing import Any

from postlint.brand import Brand
from postlint.post import Image, Post
from postlint.rules import Example

_ALT = "Our new shop front, painted green"
_NOBODY = Brand()
_PLAIN: Mapping[str, Any] = {}
SHOWN = Post("We're open!", images=(Image("front.jpg", _ALT),))


class Samples(Mapping[str, bytes]):
    """Pictures by file name, each drawn when its bytes are asked for: ready bytes, or the arguments of ``sample``."""

    def __init__(self, files: Mapping[str, Mapping[str, Any] | bytes]) -> None:
        self._files = files

    def __getitem__(self, name: str) -> bytes:
        given = self._files[name]
        if isinstance(given, bytes):
            return given
        from postlint.services.pictures.sample import sample

        return sample(**given)

    def said(self, name: str) -> str:
        """Return what a picture is drawn from, for the page of a rule; "" for a plain one."""
        given = self._files.get(name, {})
        if isinstance(given, bytes):
            return repr(given[:30])
        return ", ".join(f"{key} {value}"[:100] for key, value in given.items())

    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    def __len__(self) -> int:
        return len(self._files)


def with_picture(picture: Mapping[str, Any] | bytes = _PLAIN, file: str = "front.jpg", brand: Brand = _NOBODY, **more: Any) -> Example:
    """Return the example of a post with one picture; ``more`` are fields of the post, ``beside`` further pictures that are not there, ``alt`` its alt text."""
    images = (Image(file, more.pop("alt", _ALT)), *more.pop("beside", ()))
    post = Post(more.pop("text", SHOWN.text), images=images, **more)
    return Example(post, brand, files=Samples({file: picture}))
