"""What the group decided: `HOME/decisions.csv`, which only ever grows.

One entry is one line, added under a lock in one piece and written to the disk before it is called
recorded. A process killed in the middle may leave a torn last line: it never was recorded, is not
read, and the next entry first keeps it aside in `decisions-torn.txt`. No line is ever changed.
"""

from __future__ import annotations

import csv
import io
import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from moorlands_dash.store.decision_entry import (
    COLUMNS,
    DECIDED,
    Decision,
    DecisionError,
    as_cells,
    checked,
    from_cells,
)
from moorlands_dash.store.home import Home, StoreError, exclusive, find_home, sync_folder

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

FILE = "decisions.csv"
TORN = "decisions-torn.txt"

_GIVEN = re.compile(rb"^\W{0,4}D(\d{4,9})\b", re.MULTILINE)
"""The id at the beginning of a line."""

_WAIT = 10.0
"""Seconds that an entry waits for another to be written."""


@dataclass(frozen=True)
class DecisionLog:
    """All that the file holds."""

    entries: tuple[Decision, ...]
    """As they were recorded, the earliest first."""
    unreadable: tuple[int, ...] = ()
    """Numbers of the lines that are no entry: somebody edited the file."""
    torn: bool = False
    """Whether the file ends with a line that was never finished."""

    def latest(self) -> dict[str, Decision]:
        """Return the newest entry of each decision, the earliest decision first."""
        return {entry.decision_id: entry for entry in self.entries}

    def made(self) -> dict[str, Decision]:
        """Return the entry by which each decision was taken."""
        return {entry.decision_id: entry for entry in reversed(self.entries)}


def record(
    decision: Decision,
    home: Home | str | Path | None = None,
    *,
    members: Sequence[str],
    now: datetime | None = None,
) -> Decision:
    """Add an entry and return it with its id and time; raise StoreError, in words, if it can't be.

    Without a `decision_id` it is a new decision; with one it says what became of that decision.
    Once this returns, the entry is on the disk.
    """
    found = checked(decision, members)
    place = _home(home)
    moment = (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)
    with _writing(place):
        content = _content(place.folder / FILE)
        log = _read(content)
        entry = replace(found, recorded_at=moment, decision_id=_chosen_id(found, log, content))
        _append(place.folder, content, as_cells(entry))
    return entry


def follow(
    decision_id: str,
    entry: str,
    note: str,
    snapshot: str,
    home: Home | str | Path | None = None,
    *,
    now: datetime | None = None,
) -> Decision:
    """Record what became of a decision ("done", "dropped", or "decided": it stands again)."""
    place = _home(home)
    made = decision_log(place).latest().get(decision_id.strip())
    if made is None:
        raise DecisionError(_no_decision(decision_id))
    if made.entry == entry:
        raise DecisionError(f"{made.decision_id} is {entry} already; nothing was recorded.")
    what = replace(made, entry=entry, note=note, snapshot=snapshot)
    return record(what, place, members=(made.owner,), now=now)


def decision_log(home: Home | str | Path | None = None) -> DecisionLog:
    """Return all that was recorded; raise StoreError where the file can't be read."""
    return _read(_content(_home(home).folder / FILE))


def decisions(home: Home | str | Path | None = None) -> pd.DataFrame:
    """Return every entry, one a row, in the file's columns; the earliest first."""
    import pandas as pd

    rows = [asdict(entry) for entry in decision_log(home).entries]
    frame = pd.DataFrame(rows, columns=list(COLUMNS))
    days = {name: pd.to_datetime(frame[name]) for name in ("meeting_date", "due")}
    times = pd.to_datetime(frame["recorded_at"], utc=True)
    return frame.assign(**days, recorded_at=times, chance_then=frame["chance_then"].astype(float))


def stamp(home: Home | str | Path | None = None) -> str:
    """Return a text that changes with every entry: whoever keeps answers asks it first."""
    try:
        found = (_home(home).folder / FILE).stat()
    except OSError:
        return ""
    return f"{found.st_size}-{found.st_mtime_ns}"


def why_not_writable(home: Home | str | Path | None = None) -> str:
    """Return in words why nothing can be recorded here, or "" where it can."""
    folder = _home(home).folder
    path = folder / FILE
    if os.access(folder, os.W_OK) and (not path.exists() or os.access(path, os.W_OK)):
        return ""
    return f"The program may not write to {folder}, where decisions are kept."


def _home(home: Home | str | Path | None) -> Home:
    return home if isinstance(home, Home) else find_home(home)


@contextmanager
def _writing(home: Home) -> Iterator[None]:
    """Hold the lock of the record, waiting a little for whoever else writes an entry."""
    until = time.monotonic() + _WAIT
    try:
        home.folder.mkdir(parents=True, exist_ok=True)
        while True:
            try:
                with exclusive(home.folder / "decisions.lock", "decide", _busy):
                    yield
                return
            except _BusyError:
                if time.monotonic() > until:
                    raise
                time.sleep(0.01)
    except OSError as error:
        raise StoreError(
            f"Nothing was recorded: {home.folder / FILE} can't be written ({error.strerror}). "
            "Whoever looks after the server can allow it."
        ) from error


class _BusyError(StoreError):
    """Another process is writing an entry."""


def _busy(who: str) -> str:
    raise _BusyError(f"Nothing was recorded: another entry is being written{who}. Try again.")


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise StoreError(f"{path} can't be read ({error.strerror}).") from error


def _read(content: bytes) -> DecisionLog:
    whole, _, torn = content.rpartition(b"\n")
    lines = whole.decode("utf-8-sig", errors="replace").split("\n")
    entries, unreadable = [], []
    for number, line in enumerate(lines, start=1):
        try:
            cells = next(csv.reader([line.removesuffix("\r")], strict=True), [])
            if cells not in ([], list(COLUMNS)):
                entries.append(from_cells(dict(zip(COLUMNS, cells, strict=True))))
        except (ValueError, csv.Error):
            unreadable.append(number)
    return DecisionLog(tuple(entries), tuple(unreadable), bool(torn))


def _chosen_id(found: Decision, log: DecisionLog, content: bytes) -> str:
    made = log.latest()
    if found.decision_id:
        if found.decision_id not in made:
            raise DecisionError(_no_decision(found.decision_id))
        return found.decision_id
    if found.entry != DECIDED:
        raise DecisionError("Name the decision by its id, such as D0001, to say what came of it.")
    same = ("meeting_id", "target_id", "decision", "owner", "due")
    for entry in made.values():
        if all(getattr(entry, name) == getattr(found, name) for name in same):
            raise DecisionError(f"This decision is recorded already, as {entry.decision_id}.")
    # Lines that can't be read count too: an id must never be given twice.
    given = [int(number) for number in _GIVEN.findall(content)]
    return f"D{max(given, default=0) + 1:04d}"


def _no_decision(decision_id: str) -> str:
    return (
        f"There is no decision {decision_id.strip()!r}: `moorlands-dash decisions` lists those "
        "there are."
    )


def _append(folder: Path, content: bytes, cells: list[str]) -> None:
    """Add one line in one piece; if it can't be whole, leave the file as it was."""
    whole = content.rfind(b"\n") + 1
    path = folder / FILE
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0), 0o644)
    try:
        if whole < len(content):
            _keep_aside(folder, content[whole:])
            os.ftruncate(handle, whole)
        line = _line(cells) if whole else _line(list(COLUMNS)) + _line(cells)
        try:
            written = os.write(handle, line)
        except OSError:
            written = -1
        if written != len(line):
            os.ftruncate(handle, whole)
            raise OSError(28, "the disk is full")
        os.fsync(handle)
    finally:
        os.close(handle)
    if not whole:
        sync_folder(folder)


def _keep_aside(folder: Path, torn: bytes) -> None:
    with (folder / TORN).open("ab") as file:
        file.write(torn + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _line(cells: list[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue().encode("utf-8", errors="replace")
