"""How often ``images.indecent`` is wrong about safe pictures: ``pip install "postlint[vision]" scikit-image scikit-learn``, then run this.

The pictures are those that come with the two packages (people, animals, food, machines, medicine, textures), each whole, in parts, and
in a warm light, since what the model mistakes is skin and flesh. More pictures may be named as arguments.
"""

import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

from PIL import Image, ImageEnhance

from postlint.catalogue import catalogue
from postlint.services.vision import build

FOLDERS = {"skimage": "data", "sklearn": "datasets/images"}
FORMATS = {".png", ".jpg", ".jpeg", ".gif"}


def pictures() -> Iterator[Path]:
    for package, folder in FOLDERS.items():
        spec = find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            sys.exit(f"{package} is not here: pip install scikit-image scikit-learn")
        yield from sorted(p for p in Path(spec.submodule_search_locations[0], folder).iterdir() if p.suffix in FORMATS)
    yield from map(Path, sys.argv[1:])


def variants(path: Path) -> Iterator[tuple[str, Image.Image]]:
    picture = Image.open(path).convert("RGB")
    w, h = picture.size
    yield "whole", picture
    for name, x, y in (("left top", 0, 0), ("right top", w // 2, 0), ("left bottom", 0, h // 2), ("right bottom", w // 2, h // 2)):
        yield name, picture.crop((x, y, x + w // 2, y + h // 2))
    yield "middle", picture.crop((w // 5, h // 5, w * 4 // 5, h * 4 // 5))
    yield "warm", Image.blend(ImageEnhance.Brightness(picture).enhance(1.2), Image.new("RGB", picture.size, "#d9967a"), 0.3)


def main() -> None:
    options = catalogue()["images.indecent"].options
    ask, fault = options["decision-from"].default, options["error-from"].default
    vision = build({}, offline=True)
    scores = []
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for path in pictures():
            for name, picture in variants(path):
                file = Path(folder, f"{len(scores)}.png")
                picture.save(file, compress_level=1)
                score = vision.indecency(file)
                scores.append((score.probability, f"{path.name}, {name}"))
    seconds = time.perf_counter() - begin
    scores.sort(reverse=True)
    count = len(scores)
    asked, wrong = sum(ask <= s < fault for s, _ in scores), sum(s >= fault for s, _ in scores)
    print(f"{count} safe pictures, {seconds / count * 1000:.0f} ms each with making them")
    print(f"decisions (from {ask:.0%}): {asked} = {asked / count:.1%}; errors (from {fault:.0%}): {wrong} = {wrong / count:.1%}")
    print("highest:", *(f"  {score:6.1%}  {name}" for score, name in scores[:12]), sep="\n")


if __name__ == "__main__":
    main()
