"""What the detector of faces finds, and what it takes for a face: ``pip install "postlint[faces]" scikit-image scikit-learn``, then run this.

The pictures are those of ``decency.py`` (one of them, of an astronaut, has a face), and the small faces and non-faces that come with
scikit-image, enlarged. More may be named as ``FILE=COUNT``, with how many faces can be seen in them.
"""

import sys
import tempfile
import time
from pathlib import Path

import decency
import numpy as np
from PIL import Image

from postlint.services.faces import build

FACES = {("astronaut.png", name): 1 for name in ("whole", "warm", "left top")}


def main() -> None:
    given = dict(argument.rsplit("=", 1) for argument in sys.argv[1:])
    sys.argv[1:] = []
    begin = time.perf_counter()
    faces = build({}, offline=True)
    print(f"{(time.perf_counter() - begin) * 1000:.0f} ms to import and load")
    wrong, found, count, begin = [], 0, 0, time.perf_counter()
    with tempfile.TemporaryDirectory() as folder:
        for path in decency.pictures():
            for name, picture in decency.variants(path):
                file = Path(folder, f"{count}.png")
                picture.save(file, compress_level=1)
                seen, there = len(faces.find(file)), FACES.get((path.name, name), 0)
                found += min(seen, there)
                wrong += [f"{path.name}, {name}"] * max(0, seen - there)
                count += 1
        seconds = (time.perf_counter() - begin) / count
        print(
            f"{count} pictures, {seconds * 1000:.0f} ms each with making them: {found} of {len(FACES)} faces found; taken for one: {wrong}"
        )
        small = np.load(Path(decency.find_spec("skimage").submodule_search_locations[0], "data", "lfw_subset.npy"))
        for name, some in (("small faces, 25 pixels enlarged to 200", small[:100]), ("what is none, as large", small[100:])):
            hits = 0
            for n, pixels in enumerate(some):
                file = Path(folder, f"{name[:5]}{n}.png")
                Image.fromarray((pixels * 255).astype("uint8")).resize((200, 200), Image.Resampling.BICUBIC).save(file)
                hits += bool(faces.find(file))
            print(f"{name}: {hits} of {len(some)} called a face")
    visible = told = 0
    for file, there in given.items():
        seen = faces.find(Path(file))
        visible, told = visible + int(there), told + min(len(seen), int(there))
        print(f"{Path(file).name}: {len(seen)} of {there}" + (" (too many)" if len(seen) > int(there) else ""))
    if given:
        print(f"in all {told} of {visible}")


if __name__ == "__main__":
    main()
