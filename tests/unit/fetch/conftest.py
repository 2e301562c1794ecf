"""A world of one district, replayed; and a tour through it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from moorlands_dash.fetch.tour import Tour
from tests.replay.areas import HIGH_PEAK, TODAY
from tests.replay.server import Replay, running
from tests.replay.transport import client_of
from tests.replay.world import World


@pytest.fixture(scope="module")
def served() -> Iterator[Replay]:
    """Yield the replaying server of a module's tests."""
    with running({}) as replay:
        yield replay


@pytest.fixture
def replay(served: Replay) -> Replay:
    """Return the server with the routes of the world, and nothing asked of it yet."""
    served.routes = World(HIGH_PEAK).routes()
    served.log.clear()
    served.faults.clear()
    served.sent, served.stop_at = 0, None
    return served


@pytest.fixture
def tour(replay: Replay, tmp_path: Path) -> Tour:
    """Return what a source's module is given."""
    return Tour(HIGH_PEAK, client_of(replay), tmp_path / "fetched", lambda _line: None, TODAY)


@pytest.fixture
def asked(replay: Replay) -> Callable[[], list[str]]:
    """Return the function that says what was asked: host and path."""
    return lambda: [f"{each.host}{each.path}" for each in replay.log]
