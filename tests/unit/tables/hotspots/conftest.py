"""The district that can be counted by hand, and the demonstration."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from moorlands_dash.store.queries import Snapshot, open_snapshot
from tests import hand_made
from tests.opened import opened


@pytest.fixture(scope="session")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Return the hand-made district; to be read, not changed."""
    return open_snapshot(hand_made.made(tmp_path_factory.mktemp("hand") / "home"))


@pytest.fixture
def own(snapshot: Snapshot, tmp_path: Path) -> Snapshot:
    """Return the hand-made district in a home of its own, to be changed."""
    shutil.copytree(snapshot.home.folder, tmp_path / "home")
    return open_snapshot(tmp_path / "home")


@pytest.fixture
def demonstration(demo_home: Path) -> Snapshot:
    """Return the demonstration; to be read, not changed."""
    return opened(demo_home)
