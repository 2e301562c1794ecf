"""A round in a process of its own, killed when a given byte has been sent."""

from __future__ import annotations

import multiprocessing
import threading
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path

from moorlands_dash.fetch import HOSTS, Client, fetch
from tests.replay.areas import HIGH_PEAK, TODAY
from tests.replay.server import Replay
from tests.replay.transport import Replaying


def round_killed(replay: Replay, folder: Path, at: int) -> None:
    """Go a round and kill it, as -9 does, before byte `at` is sent."""
    reached = threading.Event()
    replay.stopped = reached.set
    replay.sent, replay.stop_at = 0, at
    process = _context().Process(target=_round, args=(replay.port, folder))
    process.start()
    assert reached.wait(60), "the round ended before it was killed"
    process.kill()
    process.join()
    assert process.exitcode == -9
    replay.stopped = lambda: None


@cache
def _context() -> ForkServerContext:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.replay.killed"])
    return context


def _round(port: int, folder: Path) -> None:
    client = Client(HOSTS, transport=Replaying(port))
    fetch(HIGH_PEAK, folder, lambda _line: None, client=client, today=TODAY)
