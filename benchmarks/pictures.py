"""What the checks of pictures cost, beside exiftool, and how well they judge.

    python benchmarks/pictures.py [--speed FOLDER] [--photos FOLDER ...]

``--speed`` is a folder of JPEGs: the header checks are timed as whole processes beside exiftool (if it is installed), the full checks in
pictures a second. ``--photos`` are folders of varied photographs and graphics, each another picture: they are resized, compressed, cut
and blurred, and every pair of them is compared. Without it, pictures that are drawn here stand in for them.
"""

import argparse
import io
import itertools
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from PIL import Image, ImageEnhance, ImageFilter

from postlint.catalogue import catalogue
from postlint.services.pictures import build
from postlint.services.pictures.enlarged import traces
from postlint.services.pictures.fingerprint import alike, fingerprint, is_rich
from postlint.services.pictures.look import look

HEADER = "images.missing,images.place-inside,images.owner-inside,images.wrong-extension,images.tiny,images.print-colors,images.wide-gamut"
ROUNDS = 5
ENLARGED = 1080  # pixels of the longer side that small pictures are blown up to


def speed(folder):
    files = sorted(folder.glob("*.jpg"))
    with tempfile.TemporaryDirectory() as work:
        for file in files:
            (Path(work) / file.name).hardlink_to(file) if file.stat().st_dev == Path(work).stat().st_dev else shutil.copy(file, work)
        for n, part in enumerate(itertools.batched(files, 4) if hasattr(itertools, "batched") else _batched(files, 4)):
            shown = ", ".join(f"{{file: {file.name}, alt: A picture}}" for file in part)
            (Path(work) / f"{n:03}.md").write_text(f"---\nto: x\nimages: [{shown}]\n---\nPictures {n}\n")
        (Path(work) / "postlint.toml").touch()
        own = [sys.executable, "-m", "postlint", "check", "--offline", "--fail-on", "never", "--no-color", work, "--select"]
        commands = {"postlint, headers": [*own, HEADER], "postlint, all of images": [*own, "images"]}
        if shutil.which("exiftool"):
            commands["exiftool -j -n"] = ["exiftool", "-j", "-n", *map(str, files)]
            commands["exiftool -fast2 -j -n"] = ["exiftool", "-fast2", "-j", "-n", *map(str, files)]
        else:
            print("exiftool is not installed")
        times = {name: [] for name in commands}
        for turn in range(ROUNDS + 1):
            for name, command in commands.items():
                begin = time.perf_counter()
                subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
                if turn:
                    times[name].append(time.perf_counter() - begin)
    print(f"{len(files)} pictures, whole processes, median of {ROUNDS}:")
    for name, seconds in times.items():
        ratio = statistics.median(s / o for s, o in zip(seconds, times["postlint, headers"], strict=True))
        print(f"  {name:26} {statistics.median(seconds) * 1000:7,.0f} ms   x {ratio:.2f}")
    pictures = build({}, offline=True)
    pictures.expect(files)
    begin, computed = time.perf_counter(), time.process_time()
    for file in files:
        pictures.read(file)
    took, computed = time.perf_counter() - begin, time.process_time() - computed
    print(
        f"  read, blur and fingerprint: {len(files) / took:,.0f} pictures/s, {computed / len(files) * 1000:.1f} ms of one core each, {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
    )

    begin = time.perf_counter()
    for file in files:
        pictures.enlarged(file)
    print(f"  and looking for marks of enlarging (--pedantic): {(time.perf_counter() - begin) / len(files) * 1000:.1f} ms each")


def _batched(items, size):
    return [items[n : n + size] for n in range(0, len(items), size)]


def opened(image):
    """Return a picture on white, at most 1,000 pixels wide and high, as the service sees it."""
    image = image.convert("RGBA")
    image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
    image.thumbnail((1000, 1000))
    return image


def compressed(image, quality):
    out = io.BytesIO()
    image.save(out, "JPEG", quality=quality)
    return Image.open(out)


def versions(image, choose):
    width, height = image.size
    yield "half the size", image.resize((width // 2, height // 2), Image.Resampling.BICUBIC)
    yield "quality 30", compressed(image, 30)
    yield "320 pixels, quality 50", compressed(image.resize((320, max(1, 320 * height // width))), 50)
    yield "10 % brighter", ImageEnhance.Brightness(image).enhance(1.1)
    yield "15 % more contrast", ImageEnhance.Contrast(image).enhance(1.15)
    for share in (0.97, 0.93, 0.9):
        x, y = choose.random() * (1 - share) * width, choose.random() * (1 - share) * height
        cut = image.crop((int(x), int(y), int(x + share * width), int(y + share * height)))
        yield f"cut to {share:.0%}", cut
    yield "cut to 90%, 600 pixels, quality 50", compressed(cut.resize((600, max(1, 600 * height // width))), 50)


def judged(images):
    choose = random.Random(1)
    prints = {name: fingerprint(image) for name, image in images.items()}
    rich = {name for name, found in prints.items() if is_rich(found)}
    print(f"{len(images)} pictures: {len(rich)} rich, {len(images) - len(rich)} plain (a plain one is known whole, not by a part)")
    found = {}
    for name, image in images.items():
        for kind, other in versions(image, choose):
            found.setdefault(kind, {"rich": [], "plain": []})["rich" if name in rich else "plain"].append(
                alike(prints[name], fingerprint(other))
            )
    for kind, shares in found.items():
        print(f"  {kind:36} " + "   ".join(f"{which} {sum(hits) / len(hits):.3f} of {len(hits)}" for which, hits in shares.items() if hits))
    pairs = list(itertools.combinations(prints, 2))
    same = [pair for pair in pairs if alike(prints[pair[0]], prints[pair[1]])]
    print(f"  different pictures taken for one: {len(same)} of {len(pairs):,} pairs: {same}")
    blurred = {share: [] for share in (0, 0.003, 0.005, 0.008, 0.012)}
    for name in rich:
        for share, hits in blurred.items():
            image = images[name].filter(ImageFilter.GaussianBlur(share * max(images[name].size))) if share else images[name].copy()
            seen = look(image, 1)
            hits.append(seen.sharpness < 15 and seen.content >= 100)
    plain = [name for name in images if name not in rich and (seen := look(images[name].copy(), 1)).sharpness < 15 and seen.content >= 100]
    told = {f"{share:.1%}": round(sum(hits) / len(hits), 3) for share, hits in blurred.items()}
    print(
        f"  told blurred, by the blur's radius as a share of the longer side (rich pictures): {told}; of the plain ones as they are: {plain}"
    )
    print(f"  told blurred as they are: {[name for name in rich if look(images[name].copy(), 1).sharpness < 15]}")


def enlarged(images):
    """Say how often pictures as they are, sharp or softened, are taken for blown up, and how often those that were are found."""
    least = catalogue()["images.upscaled"].options["least"].default

    def told(image):
        return traces(image) >= least

    wrong, count, found = [], 0, {}
    for name, image in images.items():
        versions = {"as it is": image, "q95": compressed(image, 95), "q80": compressed(image, 80)}
        versions |= {f"radius {r}": image.filter(ImageFilter.GaussianBlur(r)) for r in (0.7, 1.2, 2)}
        versions |= {f"radius {r}, q85": compressed(versions[f"radius {r}"], 85) for r in (0.7, 1.2, 2)}
        wrong += [f"{name} ({version})" for version, other in versions.items() if told(other)]
        count += len(versions)
        for side, way in itertools.product((700, 800, 900), ("BICUBIC", "LANCZOS")):
            if max(image.size) > side:
                less = image.resize((image.width * side // max(image.size), image.height * side // max(image.size)), Image.Resampling[way])
                wrong += [f"{name} (made {side}, {q})" for q in (100, 90, 80) if told(compressed(less, q))]
                count += 3
        if not is_rich(fingerprint(image)):
            continue
        for factor, way in itertools.product((1.6875, 2, 3, 4), ("NEAREST", "BILINEAR", "BICUBIC", "LANCZOS")):
            scale = ENLARGED / factor / max(image.size)
            if scale > 1:
                continue
            small = image.resize((round(image.width * scale), round(image.height * scale)), Image.Resampling.LANCZOS)
            large = small.resize((round(small.width * factor), round(small.height * factor)), Image.Resampling[way])
            for quality in (None, 92, 75):
                hit = told(large if quality is None else compressed(large, quality))
                found.setdefault((way, factor), {}).setdefault(quality or "PNG", []).append(hit)
    print(f"  told blown up as they are, compressed, softened or made smaller: {len(wrong)} of {count}: {wrong}")
    for (way, factor), shares in found.items():
        print(f"  blown up {factor:g} times, {way:8} " + "   ".join(f"{q} {sum(h) / len(h):.2f} of {len(h)}" for q, h in shares.items()))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--speed", type=Path)
    parser.add_argument("--photos", type=Path, nargs="*", default=[])
    given = parser.parse_args()
    if given.speed:
        speed(given.speed)
    images = {}
    for file in sorted(f for folder in given.photos for f in folder.rglob("*") if f.suffix.lower() in {".png", ".jpg", ".jpeg"}):
        with Image.open(file) as image:
            if min(image.size) >= 100:
                images[file.name] = opened(image)
    if not images:
        extents = [(x / 10, y / 10, x / 10 + 0.3, y / 10 + 0.25) for x in range(-18, 4, 3) for y in range(-9, 9, 3)]
        images = {str(e): Image.effect_mandelbrot((640, 480), e, 60).convert("RGB") for e in extents}
    judged(images)
    enlarged(images)


if __name__ == "__main__":
    main()
