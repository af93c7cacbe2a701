"""A LanguageTool server on this machine: started with flags for short texts, ended with the process that started it."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from postlint.errors import Unavailable
from postlint.services.grammar import place, setup
from postlint.services.grammar.place import is_set_up

START_SECONDS = 60
_PORTS = 3
_STARTED = "Server started"

_FLAGS = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dsun.net.httpserver.nodelay=true")
"""A quick start and few threads: posts are short, and the first answer is waited for."""
_HEAP, _HEAP_OF_MANY = "-Xmx768m", "-Xmx1500m"
_CONFIGURATION = "cacheSize=1000\npipelineCaching=true\nmaxPipelinePoolSize=20\npipelineExpireTimeInSeconds=3600\nmaxCheckThreads=2\n"

_NOT_SET_UP = "LanguageTool is not set up: run postlint setup grammar"

_GUARD = """
import subprocess, sys, threading
java = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)
def watch():
    sys.stdin.buffer.read()
    java.kill()
threading.Thread(target=watch, daemon=True).start()
sys.exit(java.wait())
"""
"""Stands between: when the pipe to it closes, since its owner closed it or died, it ends Java. Java itself would live on."""


def command(port: int, configuration: Path) -> list[str]:
    """Return the command that runs the server on a port of this machine. Raises Unavailable without jars or without Java."""
    if not is_set_up():
        raise Unavailable(_NOT_SET_UP)
    here = place.folder()
    heap = _HEAP if len(setup.installed()) <= len(setup.manifest()["en"]) else _HEAP_OF_MANY
    classes = os.pathsep.join((str(here / "languagetool-server.jar"), str(here / "libs" / "*")))
    program = "org.languagetool.server.HTTPServer"
    return [setup.java().path, *_FLAGS, heap, "-cp", classes, program, "--port", str(port), "--config", str(configuration)]


def write_configuration(folder: Path) -> Path:
    """Write the server's configuration into a folder and return its path."""
    path = folder / "server.properties"
    path.write_text(_CONFIGURATION, encoding="ascii")
    return path


class Server:
    """A running server. ``url`` is its address; ``close`` ends it."""

    def __init__(self) -> None:
        """Start, and wait until it answers. Raises Unavailable, with the reason, if it does not."""
        if not is_set_up():
            raise Unavailable(_NOT_SET_UP)
        if broken := setup.damaged():
            some = ", ".join(broken[:3])
            raise Unavailable(f"LanguageTool's {some} {'is' if len(broken) == 1 else 'are'} damaged or missing: run postlint setup grammar")
        self._folder = tempfile.TemporaryDirectory(prefix="postlint-")
        try:
            self._start()
        except BaseException:
            self.close()
            raise

    def _start(self) -> None:
        folder = Path(self._folder.name)
        configuration = write_configuration(folder)
        reason: str | None = None
        for _ in range(_PORTS):  # between the choice of a port and its use, another program may take it
            port = _free_port()
            log = folder / "log"
            with log.open("wb") as file:
                guarded = [sys.executable, "-I", "-S", "-c", _GUARD, *command(port, configuration)]
                self._process = subprocess.Popen(guarded, stdin=subprocess.PIPE, stdout=file, stderr=subprocess.STDOUT)  # noqa: S603
            self.url = f"http://127.0.0.1:{port}"
            reason = self._wait(log)
            if reason is None:
                return
            self._end()
            if "BindException" not in reason:
                break
        raise Unavailable(_explain(reason or ""))

    def _wait(self, log: Path) -> str | None:
        """Wait until the server says that it is ready; return None, or what it said instead.

        It is not asked for an answer: on a port that was taken, another server might give it.
        """
        until = time.monotonic() + START_SECONDS
        while time.monotonic() < until:
            said = log.read_text(encoding="utf-8", errors="replace")
            if _STARTED in said:
                return None
            if self._process.poll() is not None:
                return log.read_text(encoding="utf-8", errors="replace")[-4000:]
            time.sleep(0.02)
        return f"no sign of life within {START_SECONDS} seconds"

    def _end(self) -> None:
        if self._process.stdin:
            self._process.stdin.close()
        try:
            self._process.wait(10)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def close(self) -> None:
        """End the server, and Java with it."""
        if hasattr(self, "_process"):
            self._end()
        self._folder.cleanup()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _explain(said: str) -> str:
    if "UnsupportedClassVersionError" in said:
        return f'the Java found here is older than {setup.JAVA}: pip install "postlint[grammar]" brings a newer one'
    if broken := setup.damaged():
        return (
            f"LanguageTool's {', '.join(broken[:3])} {'is' if len(broken) == 1 else 'are'} damaged or missing: run postlint setup grammar"
        )
    lines = [line for line in said.splitlines() if line.strip()]
    return f"LanguageTool's server did not start: {lines[0] if lines else 'no reason given'}"
