"""A program or a database killed between any two statements: nothing acknowledged is lost."""

from __future__ import annotations

import os
import random
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from moorlands_dash.store.database import ready
from moorlands_dash.store.database.engine import engine_of
from moorlands_dash.store.database.place import URL
from moorlands_dash.store.decisions import JOURNAL, decision_log
from tests.postgresql import Server, programs
from tests.unit.store.test_decisions import ROOT

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL on Windows")

FEW, MANY = 3, 200

# Each line is written before and after a statement that the database is sent: whoever reads kills
# the writer, or the database, at the line that chance picks.
_WRITER = """
import sys
from datetime import date
from sqlalchemy import Engine, event
from moorlands_dash.store.decision_entry import Decision
from moorlands_dash.store.decisions import follow, record
from moorlands_dash.store.home import StoreError

home, who = sys.argv[1:]

@event.listens_for(Engine, "before_cursor_execute")
@event.listens_for(Engine, "after_cursor_execute")
def step(*_):
    print("step", flush=True)

@event.listens_for(Engine, "commit")
def committing(*_):
    print("step", flush=True)

number = 0
while True:
    number += 1
    said = f"{who} decides {number}"
    what = Decision("m", date(2026, 10, 21), "s", said, "P", date(2026, 12, 31))
    try:
        made = record(what, home, members=("P",))
        print("kept", made.decision_id, said, sep="|", flush=True)
        follow(made.decision_id, "done", said, "s", home)
        print("done", made.decision_id, said, sep="|", flush=True)
    except StoreError as error:
        print("refused", str(error), sep="|", flush=True)
        sys.exit(3)
"""


class Writer:
    """A process that records until it, or its database, is killed."""

    def __init__(self, home: Path, who: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", _WRITER, str(home), who],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
        self.told: list[list[str]] = []
        self.steps = 0
        self._rest = b""

    def read(self, steps: int) -> None:
        """Read what it says until so many statements were begun or ended, or it ended."""
        assert self.process.stdout is not None
        while self.steps < steps:
            assert select.select([self.process.stdout], [], [], 60)[0], "it hangs"
            content = os.read(self.process.stdout.fileno(), 65536)
            self._take(content)
            if not content:
                return

    def _take(self, content: bytes) -> None:
        *lines, self._rest = (self._rest + content).split(b"\n")
        self.steps += lines.count(b"step")
        self.told += [line.decode().split("|") for line in lines if line != b"step"]

    def end(self) -> None:
        """Read the rest of what it said before it ended."""
        self.process.wait(60)
        self.read(10**9)


def kept_all(home: Path, told: list[list[str]]) -> None:
    """Hold that all that was called recorded is there, once, whole and in order."""
    entries = decision_log(home).entries
    found = [(entry.decision_id, entry.entry, entry.decision) for entry in entries]
    assert len(set(found)) == len(found)
    for word, *said in told:
        if word in ("kept", "done"):
            entry = "decided" if word == "kept" else "done"
            assert (said[0], entry, said[1]) in found
    firsts = [entry.decision_id for entry in entries if entry.entry == "decided"]
    assert firsts == [f"D{number:04d}" for number in range(1, len(firsts) + 1)]
    assert not JOURNAL.pages(home).unreadable


def run(home: Path, times: int, kill: object, seed: int) -> int:
    """Have a writer, or what it writes to, killed again and again; return what was called kept."""
    chance, told = random.Random(seed), list[list[str]]()
    for number in range(times):
        writer = Writer(home, f"round {number}")
        writer.read(chance.randint(1, 150))
        time.sleep(chance.random() * 0.002)
        kill(writer)  # type: ignore[operator]
        writer.end()
        told += writer.told
        kept_all(home, told)
    return sum(line[0] in ("kept", "done") for line in told)


TIMES = [FEW, pytest.param(MANY, marks=pytest.mark.whole)]


@pytest.mark.slow
@pytest.mark.parametrize("times", TIMES)
@pytest.mark.usefixtures("either_database")
def test_a_program_killed_between_any_two_statements_loses_nothing(
    tmp_path: Path, times: int
) -> None:
    assert run(tmp_path, times, lambda writer: writer.process.kill(), times) >= times


@pytest.fixture
def safe_server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    found = programs()
    if found is None:
        pytest.skip("PostgreSQL isn't installed: Debian's package is called postgresql.")
    server = Server(found, safe=True)
    try:
        server.start()
        monkeypatch.setenv(URL, server.fresh())
        monkeypatch.setattr(ready, "_ready", set())
        yield server
    finally:
        engine_of(server.url("postgres"), read_only=False).dispose()
        server.end()


@pytest.mark.slow
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("times", TIMES)
def test_a_database_killed_between_any_two_statements_loses_nothing(
    tmp_path: Path, safe_server: Server, times: int
) -> None:
    refused: list[str] = []

    def kill(writer: Writer) -> None:
        safe_server.kill()
        writer.end()
        refused.extend(line[1] for line in writer.told if line[0] == "refused")
        safe_server.start()

    assert run(tmp_path, times, kill, times) >= times
    # Whoever records then is told so, in words, and never the password.
    assert len(refused) == times
    assert all("record" in said for said in refused)
    assert not [said for said in refused if "a-password" in said]
