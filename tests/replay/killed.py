"""A round in a process of its own, killed when a given byte has been sent."""

from __future__ import annotations

import multiprocessing
import threading
from collections.abc import Callable
from functools import cache
from multiprocessing.context import ForkServerContext
from pathlib import Path

from moorlands_dash.fetch import HOSTS, Client, fetch
from tests.replay.areas import HIGH_PEAK, TODAY
from tests.replay.server import Replay
from tests.replay.transport import Replaying


def round_killed(replay: Replay, folder: Path, at: int) -> None:
    """Go a round and kill it, as -9 does, before byte `at` is sent."""
    _killed(_round, replay, folder, at)


def start_killed(replay: Replay, home: Path, at: int) -> None:
    """Start High Peak and kill the command before byte `at` is sent."""
    _killed(_start, replay, home, at)


def _killed(work: Callable[[int, Path], None], replay: Replay, folder: Path, at: int) -> None:
    reached = threading.Event()
    replay.stopped = reached.set
    replay.sent, replay.stop_at = 0, at
    process = _context().Process(target=work, args=(replay.port, folder))
    process.start()
    assert reached.wait(60), "it ended before it was killed"
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


def _start(port: int, home: Path) -> None:
    from moorlands_dash.cli.arguments import parser
    from moorlands_dash.cli.starting import started

    asked = parser().parse_args(["--home", str(home), "start", HIGH_PEAK.name, "--no-serve"])
    started(asked, client=Client(HOSTS, transport=Replaying(port)), today=TODAY)
