"""Homes with data, made once a run: the demonstration's, and one of the real extracts."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import hypothesis
import pytest

from moorlands_dash.partnership import load_settings
from moorlands_dash.store.load import demonstrate, load
from tests.opened import UNCHANGED

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"

# A busy machine is no fault of what is tested, and the same code gets the same answer twice.
hypothesis.settings.register_profile("any machine", deadline=None, derandomize=True)
# `make search` looks further: other examples each time, and ten times as many.
hypothesis.settings.register_profile("search", deadline=None, max_examples=1000)
hypothesis.settings.load_profile("any machine")


def pytest_xdist_auto_num_workers() -> int:
    """Return how many processes run the tests: one more than cores, as journeys often wait."""
    return min((os.cpu_count() or 1) + 1, 5)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests that need a whole home, which `make quick` leaves out."""
    for item in items:
        if {"demo_home", "real_home"} & set(getattr(item, "fixturenames", ())):
            item.add_marker("home")


@pytest.fixture(scope="session", autouse=True)
def no_home_of_the_developer() -> Iterator[None]:
    """Keep tests from what a developer has loaded or set."""
    kept = {
        name: os.environ.pop(name, None) for name in ("MOORLANDS_HOME", "MOORLANDS_PARTNERSHIP")
    }
    yield
    os.environ.update({name: value for name, value in kept.items() if value is not None})


def _made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], object]) -> Path:
    """Return a home that one of the processes running tests makes for all of them."""
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    home, claimed, ended = (base / f"{name}{end}" for end in ("", "-claimed", "-ended"))
    UNCHANGED.add(home)
    try:
        claimed.mkdir()
    except FileExistsError:
        while not ended.exists():
            time.sleep(0.1)
        assert (home / "current").exists(), f"another process failed to make {home.name}"
        return home
    try:
        make(home)
    finally:
        ended.touch()
    return home


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with the demonstration extracts; to be read, not changed."""
    return _made_once(
        tmp_path_factory, "demonstration", lambda home: demonstrate(load_settings(), home)
    )


@pytest.fixture
def own_home(demo_home: Path, tmp_path: Path) -> Path:
    """Return a copy of the demonstration's home, to be changed."""
    home = tmp_path / "home"
    shutil.copytree(demo_home, home)
    return home


@pytest.fixture(scope="session")
def real_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with real extracts and outlines; skips where they are absent."""
    extracts, outlines = SHARED / "extracts", SHARED / "boundaries"
    if not extracts.is_dir() or not outlines.is_dir():
        pytest.skip("the real extracts and outlines are not here: ../shared is absent")
    return _made_once(
        tmp_path_factory, "real", lambda home: load([extracts, outlines], load_settings(), home)
    )
