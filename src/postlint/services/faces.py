"""Where faces are in a picture, as dlib's detector of frontal faces sees them; it is compiled into the wheel of dlib-bin.

Nobody is recognised, and no age is guessed. N. Dalal and B. Triggs, Histograms of oriented gradients for human detection, 2005,
https://doi.org/10.1109/CVPR.2005.177; http://dlib.net/face_detector.py.html
"""

from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from postlint.errors import Unavailable
from postlint.services.frames import VIDEOS, frames

LEAST = 0.4
"""The detector's own measure from which what it found is a face; ``benchmarks/faces.py`` measures what that finds, and what it takes for one."""

_SIDE = 1280  # pixels: a face must have about 80 of them


class Face(NamedTuple):
    """A face: x, y, width and height in pixels of the upright picture, from the brows to the chin; and how clearly it was seen."""

    x: int
    y: int
    width: int
    height: int
    score: float


class Faces:
    """A detector that was loaded. Safe from any thread; a picture is looked at once a run."""

    def __init__(self, detect: Callable[[Any], Any]) -> None:
        """Take what maps a grey picture to rectangles and their scores."""
        self._detect = detect
        self._lock = Lock()
        self._seen = lru_cache(1024)(self._look)

    def find(self, path: Path) -> tuple[Face, ...]:
        """Return the faces of a picture, the largest first; of an animation those of its first frame, of a video none.

        Raises Unavailable for a picture that is too large to be decoded safely.
        """
        with self._lock:
            return self._seen(path)

    def _look(self, path: Path) -> tuple[Face, ...]:
        if path.suffix.lower() in VIDEOS or not (found := frames(path, side=_SIDE)):
            return ()
        import numpy as np

        image, width, height, *_ = found[0]
        scale = width / image.width
        rectangles, scores = self._detect(np.asarray(image.convert("L")))
        faces = []
        for place, score in zip(rectangles, scores, strict=True):
            left, top = max(0, round(place.left() * scale)), max(0, round(place.top() * scale))
            right, bottom = min(width, round(place.right() * scale)), min(height, round(place.bottom() * scale))
            faces.append(Face(left, top, right - left, bottom - top, score))
        return tuple(sorted(faces, key=lambda face: -face.width * face.height))


def build(settings: Mapping[str, Any], *, offline: bool) -> Faces:  # noqa: ARG001  nothing is ever downloaded
    """Load the detector. Raises Unavailable if dlib is not here."""
    if not (find_spec("dlib") and find_spec("numpy")):
        raise Unavailable('nobody looked for faces in pictures: pip install "postlint[faces]"')
    import dlib

    detector = dlib.get_frontal_face_detector()
    return Faces(lambda grey: detector.run(grey, 0, LEAST)[:2])
