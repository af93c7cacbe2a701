"""What every test runs in: no user's cache and no LanguageTool of his, no colours, the same zone everywhere."""

import os
import shutil
import time

import pytest

LEFT_OUT = pytest.StashKey[list[str]]()


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory):
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    os.environ["XDG_DATA_HOME"] = str(tmp_path_factory.mktemp("data"))
    os.environ.pop("NO_COLOR", None)
    os.environ.pop("FORCE_COLOR", None)
    os.environ["TZ"] = "Europe/Oslo"
    time.tzset()


@pytest.fixture(scope="module")
def running():
    """A web server on loopback, for the tests of a file."""
    from webserver import Server

    server = Server()
    yield server
    server.close()


@pytest.fixture
def server(running):
    """The web server as a test finds it: without a page."""
    running.reset()
    return running


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder that the test works in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def pytest_collection_modifyitems(config, items):
    """Leave out the tests whose program is not on this machine, and say which: CI has them all (``make system``)."""
    left_out = [item for item in items for mark in item.iter_markers("system") if not all(map(shutil.which, mark.args))]
    items[:] = [item for item in items if item not in left_out]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        config.stash[LEFT_OUT] = [item.nodeid for item in left_out]


def pytest_terminal_summary(terminalreporter, config):
    left_out = config.stash.get(LEFT_OUT, [])
    if left_out:
        terminalreporter.write_line(f"{len(left_out)} tests left out, whose programs `make system` installs: {', '.join(left_out)}")
