"""What every test runs in: no user's cache, no colours, the same zone everywhere."""

import os
import time

import pytest


@pytest.fixture(autouse=True, scope="session")
def _own_cache(tmp_path_factory):
    os.environ["XDG_CACHE_HOME"] = str(tmp_path_factory.mktemp("cache"))
    os.environ.pop("NO_COLOR", None)
    os.environ.pop("FORCE_COLOR", None)
    os.environ["TZ"] = "Europe/Oslo"
    time.tzset()


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """An empty folder that the test works in."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
