"""Homes with data, made once a run: the demonstration's, and one of the real extracts."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from moorlands_dash.partnership import load_settings
from moorlands_dash.store.load import demonstrate, load

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"


@pytest.fixture(scope="session", autouse=True)
def no_home_of_the_developer() -> Iterator[None]:
    """Keep tests from what a developer has loaded or set."""
    kept = {
        name: os.environ.pop(name, None) for name in ("MOORLANDS_HOME", "MOORLANDS_PARTNERSHIP")
    }
    yield
    os.environ.update({name: value for name, value in kept.items() if value is not None})


@pytest.fixture(scope="session")
def demo_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with the demonstration extracts; to be read, not changed."""
    home = tmp_path_factory.mktemp("demonstration")
    demonstrate(load_settings(), home)
    return home


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
    home = tmp_path_factory.mktemp("real")
    load([extracts, outlines], load_settings(), home)
    return home
