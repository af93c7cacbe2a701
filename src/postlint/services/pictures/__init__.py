"""What Pillow can say of a picture file, read once a run. Only the files of this folder know Pillow."""

import os
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from functools import lru_cache
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from postlint.brand import Brand
from postlint.errors import Unavailable
from postlint.services.pictures import budget, kinds
from postlint.services.pictures.enlarged import LARGEST
from postlint.services.pictures.fingerprint import alike
from postlint.services.pictures.frames import gif_frames
from postlint.services.pictures.library import Library, missing
from postlint.services.pictures.picture import Exif, Look, Match, Picture

if TYPE_CHECKING:
    from PIL.ImageFile import ImageFile

__all__ = ["Exif", "Look", "Match", "Picture", "Pictures", "build"]

_MOST_BYTES = 200_000_000
_HEAD = 128 * 1024
_AHEAD = 16


class Pictures:
    """Pictures by path, each opened once. Every method may be called from any thread."""

    def __init__(self, settings: Mapping[str, Any]) -> None:
        self._settings = settings
        self._headers: dict[Path, Picture] = {}
        self._read: dict[Path, Picture] = {}
        self._expected: list[Path] = []
        self._place: dict[Path, int] = {}
        self._gate = budget.Gate()
        self._lock = Lock()
        self._compare = lru_cache(1 << 16)(self._compared)
        self._libraries: dict[tuple[str, ...], Library] = {}

    def expect(self, paths: Iterable[Path]) -> None:
        """Say which pictures may be asked for, in this order, so that some are read ahead, on all cores."""
        self._expected = list(dict.fromkeys(paths))
        self._place = {path: n for n, path in enumerate(self._expected)}

    def header(self, path: Path) -> Picture:
        """Return what a file says of itself; nothing is decoded, and ``look`` is None."""
        if path not in self._headers:
            with self._lock, _quiet():
                self._headers[path] = self._opened(path, decode=False)
        return self._headers[path]

    def read(self, path: Path) -> Picture:
        """Return all that is known of a file, decoding it whole so that a cut one is found."""
        if path not in self._read:
            with self._lock, _quiet():
                if path not in self._read:
                    self._read_ahead(path)
        return self._read[path]

    def read_all(self, paths: Sequence[Path]) -> list[Picture]:
        """Return what ``read`` says of each, on all cores; nothing is kept of it."""
        from concurrent.futures import ThreadPoolExecutor

        with self._lock, _quiet(), ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="pictures") as pool:
            return list(pool.map(lambda path: self._opened(path, decode=True), paths))

    def cleared(self, path: Path, brand: Brand) -> Match | None:
        """Return the picture of the brand's library that a file is, or shows; None without a library too. Raises Unavailable without its folder."""
        return self._found(path, self._library(brand))

    def denied(self, path: Path, brand: Brand) -> Match | None:
        """Return the picture that must not go out that a file is, or shows. Raises Unavailable if a folder of such is missing."""
        return self._found(path, (*self._settings.get("deny", ()), *brand.deny))

    def has_library(self, brand: Brand) -> bool:
        """Whether the brand, or else the configuration, names folders of cleared pictures."""
        return bool(self._library(brand))

    def _library(self, brand: Brand) -> tuple[str, ...]:
        return brand.library or tuple(self._settings.get("library", ()))

    def _found(self, path: Path, folders: tuple[str, ...]) -> Match | None:
        if not folders:
            return None
        if gone := missing(folders):
            raise Unavailable(
                f'the folder of pictures "{gone}" does not exist: mend library or deny in the configuration', service="pictures"
            )
        if folders not in self._libraries:
            self._libraries[folders] = Library(folders, lambda paths: self.read_all([Path(p) for p in paths]))
        return self._libraries[folders].find(path, self.read(path))

    def alike(self, one: Path, other: Path) -> bool:
        """Whether two files show one picture: the same bytes, or what is left of them after resizing, compressing and a small cut."""
        return one == other or self._compare(*sorted((one, other)))

    def _compared(self, one: Path, other: Path) -> bool:
        mine, its = self.read(one), self.read(other)
        if mine.digest and mine.digest == its.digest:
            return True
        return mine.look is not None and its.look is not None and alike(mine.look.fingerprint, its.look.fingerprint)

    def thumbnail_differs(self, path: Path) -> bool:
        """Whether the small picture inside a file shows something else than the file: another picture, or more of it."""
        found = self.read(path)
        if not found.look or not found.exif.thumbnail:
            return False
        with _quiet(), suppress(Exception):  # a broken thumbnail shows nothing
            from postlint.services.pictures.look import of_thumbnail

            small = of_thumbnail(found.exif.thumbnail, found.orientation, found.shown)
            own = found.look.fingerprint
            return bool(small.hashes and own.hashes) and not alike(small, own, loosely=True)
        return False

    def enlarged(self, path: Path) -> float:
        """Return how clearly a picture bears the mark of having been blown up, in multiples of the noise; it is decoded once more, in full."""
        found = self.read(path)  # which has refused what is not safe
        if not found.look or max(found.shown) > LARGEST:
            return 0.0
        from PIL import Image

        from postlint.services.pictures.enlarged import traces

        with self._lock, _quiet(), suppress(Exception), Image.open(path, formats=kinds.DECODED) as image:
            image.draft("L", image.size)
            with self._gate.open(min(budget.MOST, budget.cost(image, found))):
                return traces(image)
        return 0.0

    def _read_ahead(self, path: Path) -> None:
        at = self._place.get(path)
        ahead = [path] if at is None else [p for p in self._expected[at : at + _AHEAD] if p not in self._read]
        if len(ahead) < 2:
            self._read[path] = self._opened(path, decode=True)
            return
        from concurrent.futures import ThreadPoolExecutor

        with ThreadPoolExecutor(os.cpu_count() or 1, thread_name_prefix="pictures") as pool:
            self._read.update(zip(ahead, pool.map(lambda p: self._opened(p, decode=True), ahead), strict=True))

    def _opened(self, path: Path, *, decode: bool) -> Picture:
        try:
            return self._look_into(path, decode=decode)
        except Exception as error:  # noqa: BLE001  a hostile file can make any decoder fail in any way
            return Picture(error=_reason(error))

    def _look_into(self, path: Path, *, decode: bool) -> Picture:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
            head = file.read(_HEAD)
        if not size:
            return Picture(error="the file is empty")
        kind = kinds.kind(head)
        if kind and not (kind == "heic" and _knows_heic()):
            return Picture(kind, bytes=size, unchecked=_not_decoded(kind))
        if size > _MOST_BYTES:
            return Picture(bytes=size, unchecked=f"{size // 1_000_000} MB are too many to open safely")
        from PIL import Image

        formats = [*kinds.DECODED, "HEIF"] if kind == "heic" else kinds.DECODED
        with Image.open(path, formats=formats) as image:
            found = _header(image, head, size)
            if found.format == "gif" and found.frames > 1:
                found = found._replace(frames=max(2, gif_frames(path.read_bytes())))
            return self._decoded(image, found, path) if decode else found

    def _decoded(self, image: "ImageFile", found: Picture, path: Path) -> Picture:
        from hashlib import blake2b

        from postlint.services.pictures.look import SIDE, look

        content = path.read_bytes()
        found = found._replace(digest=blake2b(content, digest_size=16).hexdigest())
        if found.format == "jpeg":
            if budget.is_trap(content):
                return found._replace(error="it has more layers than any program writes, as a file made to do harm has")
            scale = max(1, max(image.size) // SIDE)
            image.draft(image.mode, (image.width // scale, image.height // scale))
        del content
        cost = budget.cost(image, found)
        if cost > budget.MOST:
            return found._replace(unchecked=f"{found.width} × {found.height} pixels are too many to decode safely")
        with self._gate.open(cost):
            image.load()
            if found.format == "png" and not found.exif.make:  # what stands behind the pixels is known only now
                found = _described(image, found, b"")
            return found._replace(look=look(image, found.orientation))


@contextmanager
def _quiet() -> Iterator[None]:
    """Keep Pillow's warnings of oddities and bombs to ourselves: both are judged here."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def _header(image: "ImageFile", head: bytes, size: int) -> Picture:
    format = {"MPO": "jpeg", "HEIF": "heic"}.get(image.format or "", (image.format or "").lower())
    return _described(image, Picture(format, *image.size, size, _frames(image, format), colors=image.mode), head)


def _described(image: "ImageFile", found: Picture, head: bytes) -> Picture:
    """Return what is known with what the file says of itself; broken metadata make no broken picture."""
    from postlint.services.pictures import metadata

    with suppress(Exception):
        exif, orientation, notes = metadata.read_exif(image)
        found = found._replace(exif=exif, orientation=orientation)
        xmp = metadata.read_xmp(image)
        notes |= metadata.read_notes(image, xmp)
        marks = metadata.read_marks(image, head, xmp, notes)
        found = found._replace(
            profile=metadata.profile_name(image.info.get("icc_profile")),
            notes=tuple((key, text) for key, text in notes.items() if text),
            marks=tuple(dict.fromkeys((*found.marks, *marks))),
        )
    return found


def _frames(image: "ImageFile", format: str) -> int:
    if format in ("jpeg", "tiff", "heic"):  # what else is in these files is not shown one after the other
        return 1
    if format == "gif":
        return 2 if getattr(image, "is_animated", False) else 1
    return int(getattr(image, "n_frames", 1))


def _knows_heic() -> bool:
    from importlib.util import find_spec

    if not find_spec("pi_heif"):
        return False
    import pi_heif

    pi_heif.register_heif_opener()
    return True


def _not_decoded(kind: str) -> str:
    if kind in kinds.VIDEOS:
        return "a video is not looked into"
    if kind == "heic":
        return 'a HEIC picture is opened only with pip install "postlint[heif]"'
    return f"{kind.upper()} is no picture of pixels, and is not looked into"


def _reason(error: Exception) -> str:
    if type(error).__name__ == "DecompressionBombError":
        return "it has too many pixels to be opened safely"
    if "cannot identify" in str(error):
        return "this is no picture in a format that is known"
    if isinstance(error, FileNotFoundError):
        return "the file is not there"
    if isinstance(error, PermissionError):
        return "the file may not be read"
    if "truncated" in str(error) or "broken" in str(error):
        return "the file is cut off or damaged"
    return f"it cannot be decoded ({type(error).__name__})"


def build(settings: Mapping[str, Any], *, offline: bool) -> Pictures:  # noqa: ARG001  the shape of every service
    """Return the service; it is always there."""
    return Pictures(settings)
