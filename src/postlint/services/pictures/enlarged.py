"""Whether a picture was blown up from a smaller one, told by what enlarging leaves behind.

Between the pixels of the small picture the new ones are computed, each in one of a few ways that follow each other in a fixed order, so the
differences of neighbours rise and fall with one period, along rows and columns alike. No camera does that, and no blur. It is looked for as
a peak in the spectrum of these differences, which the compression of JPEG, at multiples of an eighth, must not have made. Besides, the
finest details are missing; where each pixel was merely repeated, neighbours do not differ at all.

A. C. Gallagher, Detection of linear and cubic interpolation in JPEG compressed images, 2005, https://doi.org/10.1109/CRV.2005.33
"""

from array import array
from cmath import exp, pi
from collections.abc import Sequence
from functools import lru_cache
from itertools import accumulate
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

LARGEST = 2400
"""Pixels of the longer side above which nobody minds: networks show 1,080 to 2,048 of them, and whole cameras are not sharper."""

_MODES = frozenset({"L", "LA", "RGB", "RGBA", "CMYK", "YCbCr"})  # a palette has no finest details
_LENGTHS = (512, 256)  # pixels of each axis whose differences are looked at
_DETAIL = 320  # pixels of the middle in which fine and finer details are weighed
_TILES, _RICHEST = 8, 16  # a side is cut into so many, and so many of all tiles count
_FINE = 0.25
"""The energy of the finest details, in relation to those two and four times as large, above which no pixel was computed."""

_LOWEST = 0.22  # cycles a pixel: what is slower is in the picture itself
_GRID = 4
"""How far a peak at a quarter or a half must stand above those at an eighth and three eighths, which only JPEG's blocks of eight make."""

_STEPS = [float(min(value, 32)) for value in range(256)]  # an edge counts no more than many small differences


def traces(image: "Image") -> float:
    """Return how many times the noise the mark of enlarging stands above it; 0 where there is none, or no room to look for one."""
    length = next((n for n in _LENGTHS if n < min(image.size)), 0)
    if not length or max(image.size) > LARGEST or image.mode not in _MODES:
        return 0.0
    middle = _middle(image, length + 1).convert("L")
    across, down = _profile(middle, length), _profile(_turned(middle), length)
    if not _is_repeated(across, down) and _fineness(_middle(middle, _DETAIL)) > _FINE:
        return 0.0
    return _peak(*_spectra(across, down))


def _middle(image: "Image", side: int) -> "Image":
    """Return the middle, beginning at the corner of a block of JPEG."""
    width, height = min(side, image.width), min(side, image.height)
    left, top = (image.width - width) // 16 * 8, (image.height - height) // 16 * 8
    return image.crop((left, top, left + width, top + height))


def _turned(grey: "Image") -> "Image":
    from PIL import Image

    return grey.transpose(Image.Transpose.TRANSPOSE)


def _profile(grey: "Image", length: int) -> list[float]:
    """Return how much each column differs from the next one, in grey levels, on average over the rows."""
    from PIL import Image, ImageChops

    here, beside = grey.crop((0, 0, length, grey.height)), grey.crop((1, 0, length + 1, grey.height))
    steps = ImageChops.difference(here, beside).point(_STEPS, "F")
    return list(array("f", steps.resize((length, 1), Image.Resampling.BOX).tobytes()))


def _fineness(grey: "Image") -> float:
    """Return the energy of the finest details in relation to larger ones, in the tiles that have most of these; 9 without any."""
    from PIL import Image, ImageChops

    energies = []
    for _ in range(3):
        small = grey.resize((max(1, grey.width // 2), max(1, grey.height // 2)), Image.Resampling.BOX)
        left = ImageChops.difference(grey, small.resize(grey.size, Image.Resampling.BICUBIC)).point(_SQUARES, "F")
        energies.append(array("f", left.resize((_TILES, _TILES), Image.Resampling.BOX).tobytes()))
        grey = small
    richest = sorted(zip(energies[1], energies[2], energies[0], strict=True), reverse=True)[:_RICHEST]
    large, larger, fine = (sum(values) for values in zip(*richest, strict=True))
    return fine / (large + larger) if large + larger > 3 * _RICHEST else 9.0


_SQUARES = [float(value * value) for value in range(256)]


def _is_repeated(across: Sequence[float], down: Sequence[float]) -> bool:
    """Whether each pixel was repeated: of 2, 3 or 4 differences all but one are hardly any, wherever there is something to see."""
    return any(all(_steps(profile, period) for profile in (across, down)) for period in (2, 3, 4))


def _steps(profile: Sequence[float], period: int) -> bool:
    sums = [sum(profile[phase::period]) for phase in range(period)]
    return sum(sums) > len(profile) / 2 and max(sums) > 0.7 * sum(sums)


def _spectra(across: Sequence[float], down: Sequence[float]) -> tuple[list[float], list[float]]:
    """Return the amplitudes of both profiles, from frequency 0 to a half, in multiples of their median; one transform does for two."""
    whole = _transformed([complex(*pair) for pair in zip(_fluctuations(across), _fluctuations(down), strict=True)])
    pairs = [(whole[n], whole[-n].conjugate()) for n in range(len(whole) // 2 + 1)]
    return _against_noise([abs(a + b) for a, b in pairs]), _against_noise([abs(a - b) for a, b in pairs])


def _fluctuations(profile: Sequence[float]) -> list[float]:
    """Return a profile in relation to its own mean over nine columns, faded out at both ends."""
    padded = [*[profile[0]] * 4, *profile, *[profile[-1]] * 4]
    sums = [0.0, *accumulate(padded)]
    means = [(above - below) / 9 + 0.5 for below, above in zip(sums, sums[9:], strict=False)]
    return [(value / mean - 1) * weight for value, mean, weight in zip(profile, means, _window(len(profile)), strict=True)]


def _against_noise(amplitudes: Sequence[float]) -> list[float]:
    noise = median(amplitudes[len(amplitudes) // 4 :]) or 1.0
    return [amplitude / noise for amplitude in amplitudes]


@lru_cache
def _window(length: int) -> list[float]:
    return [0.5 - 0.5 * exp(2j * pi * n / (length - 1)).real for n in range(length)]


@lru_cache
def _turns(length: int) -> list[complex]:
    return [exp(-2j * pi * n / length) for n in range(length // 2)]


def _transformed(values: Sequence[complex]) -> Sequence[complex]:
    """Return the Fourier transform; the length is a power of two."""
    if len(values) == 1:
        return values
    even, odd = _transformed(values[::2]), [a * b for a, b in zip(_transformed(values[1::2]), _turns(len(values)), strict=True)]
    return [a + b for a, b in zip(even, odd, strict=True)] + [a - b for a, b in zip(even, odd, strict=True)]


def _peak(across: Sequence[float], down: Sequence[float]) -> float:
    """Return the highest peak that both spectra have at one place."""
    both = [min(pair) for pair in zip(across, down, strict=True)]
    length = 2 * (len(both) - 1)
    eighth = length // 8
    grid = _GRID * max(max(spectrum[at - 1 : at + 2]) for spectrum in (across, down) for at in (eighth, 3 * eighth))
    found = 0.0
    for at in range(round(_LOWEST * length), len(both)):
        beside_grid = min(abs(at - n * eighth) for n in (2, 3, 4)) <= 2
        if both[at] > max(found, grid if beside_grid else 0.0):
            found = both[at]
    return found
