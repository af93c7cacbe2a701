"""What rules about people share: looking for faces in one picture after another."""

from typing import TYPE_CHECKING

from postlint.errors import Unavailable

if TYPE_CHECKING:
    from pathlib import Path

    from postlint.services.faces import Face, Faces


class Looked:
    """Looks for faces in one picture after another; one that cannot be looked at does not keep the others from it."""

    def __init__(self, faces: "Faces") -> None:
        self._faces = faces
        self._missed: Unavailable | None = None

    def at(self, path: "Path | None") -> "tuple[Face, ...]":
        """Return the faces of a picture, none if it cannot be looked at."""
        try:
            return self._faces.find(path) if path else ()
        except Unavailable as error:
            self._missed = error
            return ()

    def end(self) -> None:
        """Raise what kept a picture from being looked at."""
        if self._missed:
            raise self._missed


def around(faces: "tuple[Face, ...]") -> tuple[int, int, int, int]:
    """Return the least box around faces."""
    left, top = min(f.x for f in faces), min(f.y for f in faces)
    return left, top, max(f.x + f.width for f in faces) - left, max(f.y + f.height for f in faces) - top
