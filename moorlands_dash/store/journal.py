"""Records that the program writes itself: files of `HOME` that only ever grow.

One entry is one line, added under a lock in one piece and written to the disk before it is called
recorded. A process killed in the middle may leave a torn last line: it never was recorded, is not
read, and the next entry first keeps it aside (`decisions-torn.txt`). No line is ever changed.
"""

from __future__ import annotations

import csv
import io
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Generic, TypeVar

from moorlands_dash.store.home import Home, StoreError, exclusive, find_home, sync_folder

Place = Home | str | Path | None
Entry = TypeVar("Entry")

_WAIT = 10.0
"""Seconds that an entry waits for another to be written."""


@dataclass(frozen=True)
class Pages(Generic[Entry]):
    """All that a file holds."""

    entries: tuple[Entry, ...] = ()
    """As they were recorded, the earliest first."""
    unreadable: tuple[int, ...] = ()
    """Numbers of the lines that are no entry: somebody edited the file."""
    torn: bool = False
    """Whether the file ends with a line that was never finished."""


@dataclass(frozen=True)
class Journal(Generic[Entry]):
    """One such file: its name, its columns, and how an entry stands in a line."""

    file: str
    columns: Sequence[str]
    prefix: str
    """What an id begins with, before its number."""
    work: str
    """What whoever holds the lock does, in one word."""
    what: str
    """What is kept there, in words."""
    from_cells: Callable[[Mapping[str, str]], Entry]
    """Returns the entry that a line holds; raises ValueError where it holds none."""
    as_cells: Callable[[Entry], list[str]]

    def pages(self, place: Place = None) -> Pages[Entry]:
        """Return all that was recorded; raise StoreError where the file can't be read."""
        return self._read(self._content(self._path(place)))

    def add(self, place: Place, made: Callable[[Pages[Entry], str], Entry]) -> Entry:
        """Add an entry and return it; raise StoreError, in words, if it can't be.

        `made` is given all that the file holds and an id that was never given, and returns the
        entry. Once this returns, the entry is on the disk.
        """
        home = home_of(place)
        with self._writing(home):
            content = self._content(home.folder / self.file)
            entry = made(self._read(content), self._next_id(content))
            self._append(home.folder, content, self.as_cells(entry))
        return entry

    def stamp(self, place: Place = None) -> str:
        """Return a text that changes with every entry: whoever keeps answers asks it first."""
        try:
            found = self._path(place).stat()
        except OSError:
            return ""
        return f"{found.st_size}-{found.st_mtime_ns}"

    def why_not_writable(self, place: Place = None) -> str:
        """Return in words why nothing can be recorded here, or "" where it can."""
        path = self._path(place)
        if os.access(path.parent, os.W_OK) and (not path.exists() or os.access(path, os.W_OK)):
            return ""
        return f"The program may not write to {path.parent}, where {self.what} are kept."

    def _path(self, place: Place) -> Path:
        return home_of(place).folder / self.file

    def _beside(self, ending: str) -> str:
        return f"{self.file.removesuffix('.csv')}{ending}"

    @contextmanager
    def _writing(self, home: Home) -> Iterator[None]:
        """Hold the lock of the record, waiting a little for whoever else writes an entry."""
        until = time.monotonic() + _WAIT
        lock = home.folder / self._beside(".lock")
        try:
            home.folder.mkdir(parents=True, exist_ok=True)
            while True:
                try:
                    with exclusive(lock, self.work, _busy):
                        yield
                    return
                except _BusyError:
                    if time.monotonic() > until:
                        raise
                    time.sleep(0.01)
        except OSError as error:
            raise StoreError(
                f"Nothing was recorded: {home.folder / self.file} can't be written "
                f"({error.strerror}). Whoever looks after the server can allow it."
            ) from error

    def _content(self, path: Path) -> bytes:
        try:
            return path.read_bytes()
        except FileNotFoundError:
            return b""
        except OSError as error:
            raise StoreError(f"{path} can't be read ({error.strerror}).") from error

    def _read(self, content: bytes) -> Pages[Entry]:
        whole, _, torn = content.rpartition(b"\n")
        lines = whole.decode("utf-8-sig", errors="replace").split("\n")
        names = list(self.columns)
        entries, unreadable = [], []
        for number, line in enumerate(lines, start=1):
            try:
                cells = next(csv.reader([line.removesuffix("\r")], strict=True), [])
                if cells not in ([], names):
                    entries.append(self.from_cells(dict(zip(names, cells, strict=True))))
            except (ValueError, csv.Error):
                unreadable.append(number)
        return Pages(tuple(entries), tuple(unreadable), bool(torn))

    def _next_id(self, content: bytes) -> str:
        # Lines that can't be read count too: an id must never be given twice.
        begins = rb"^\W{0,4}" + re.escape(self.prefix.encode()) + rb"(\d{4,9})\b"
        given = [int(number) for number in re.findall(begins, content, re.MULTILINE)]
        return f"{self.prefix}{max(given, default=0) + 1:04d}"

    def _append(self, folder: Path, content: bytes, cells: list[str]) -> None:
        """Add one line in one piece; if it can't be whole, leave the file as it was."""
        whole = content.rfind(b"\n") + 1
        flags = os.O_RDWR | os.O_CREAT | os.O_APPEND | getattr(os, "O_BINARY", 0)
        handle = os.open(folder / self.file, flags, 0o644)
        try:
            if whole < len(content):
                _keep_aside(folder / self._beside("-torn.txt"), content[whole:])
                os.ftruncate(handle, whole)
            line = _line(cells) if whole else _line(self.columns) + _line(cells)
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


def home_of(place: Place) -> Home:
    """Return the home that is given, or found."""
    return place if isinstance(place, Home) else find_home(place)


def moment(now: datetime | None) -> datetime:
    """Return the time of an entry: given, else the clock's; UTC, in whole seconds."""
    return (now or datetime.now(UTC)).astimezone(UTC).replace(microsecond=0)


class _BusyError(StoreError):
    """Another process is writing an entry."""


def _busy(who: str) -> str:
    raise _BusyError(f"Nothing was recorded: another entry is being written{who}. Try again.")


def _keep_aside(path: Path, torn: bytes) -> None:
    with path.open("ab") as file:
        file.write(torn + b"\n")
        file.flush()
        os.fsync(file.fileno())


def _line(cells: Sequence[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue().encode("utf-8", errors="replace")
