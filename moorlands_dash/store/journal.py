"""Records that the program writes itself: files of `HOME` that only ever grow.

One entry is one line, added under a lock in one piece and written to the disk before it is called
recorded. A process killed in the middle may leave a torn last line: it never was recorded, is not
read, and the next entry first keeps it aside (`decisions-torn.txt`). No line is ever changed.

The last column names the partnership whose entry it is. A file that was begun before there was that
column keeps its own columns, so that it stays a table; what is written in it is the settings'
partnership's.
"""

from __future__ import annotations

import csv
import io
import os
import re
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Generic, Protocol, TypeVar, cast

from moorlands_dash.store.home import Home, StoreError, exclusive, find_home, sync_folder

NAMED = "partnership"
"""The last column of every record."""


class Named(Protocol):
    """An entry: it knows whose it is."""

    @property
    def partnership(self) -> str:
        """Return the key of the partnership; "" is that of whoever reads it."""


@dataclass(frozen=True)
class Records:
    """The records of one partnership, in a home: no others are read, none else is written."""

    home: Home
    partnership: str


Place = Records | Home | str | Path | None
"""Where records lie; only `Records` says whose."""
Entry = TypeVar("Entry", bound=Named)

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
    others: int = 0
    """Entries of other partnerships, which are not among these."""


@dataclass(frozen=True)
class Journal(Generic[Entry]):
    """One such file: its name, its columns, and how an entry stands in a line."""

    file: str
    columns: Sequence[str]
    """The last one is `NAMED`."""
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
        return self._read(self._content(self._path(place)), _whose(place))

    def add(self, place: Place, made: Callable[[Pages[Entry], str], Entry]) -> Entry:
        """Add an entry and return it; raise StoreError, in words, if it can't be.

        `made` is given all that the file holds and an id that was never given, and returns the
        entry. Once this returns, the entry is on the disk.
        """
        home = home_of(place)
        with self._writing(home):
            content = self._content(home.folder / self.file)
            whose = _whose(place)
            entry = made(self._read(content, whose), self._next_id(content))
            entry = _of(entry, whose or entry.partnership)
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

    def _read(self, content: bytes, whose: str) -> Pages[Entry]:
        whole, _, torn = content.rpartition(b"\n")
        lines = whole.decode("utf-8-sig", errors="replace").split("\n")
        found, unreadable = [], []
        for number, line in enumerate(lines, start=1):
            try:
                cells = _cells(line)
                if cells and cells not in (list(self.columns), list(self.columns[:-1])):
                    found.append(self._entry(cells, whose))
            except (ValueError, csv.Error):
                unreadable.append(number)
        ours = tuple(entry for entry in found if not whose or entry.partnership == whose)
        return Pages(ours, tuple(unreadable), bool(torn), len(found) - len(ours))

    def _entry(self, cells: list[str], whose: str) -> Entry:
        """Return what a line holds; one from before partnerships were named is the reader's."""
        named = cells if len(cells) == len(self.columns) else [*cells, ""]
        entry = self.from_cells(dict(zip(self.columns, named, strict=True)))
        return _of(entry, entry.partnership or whose)

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
            line = self._lines(content[:whole], cells)
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

    def _lines(self, content: bytes, cells: list[str]) -> bytes:
        """Return an entry as the file has its entries, with the header where that is missing."""
        if not content:
            return _line(self.columns) + _line(cells)
        head = content.partition(b"\n")[0].decode("utf-8-sig", errors="replace")
        return _line(cells[:-1] if _cells(head) == list(self.columns[:-1]) else cells)


def home_of(place: Place) -> Home:
    """Return the home that is given, or found."""
    if isinstance(place, Records):
        return place.home
    return place if isinstance(place, Home) else find_home(place)


def _whose(place: Place) -> str:
    return place.partnership if isinstance(place, Records) else ""


def _of(entry: Entry, partnership: str) -> Entry:
    return cast("Entry", replace(cast("Any", entry), partnership=partnership))


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


def _cells(line: str) -> list[str]:
    return next(csv.reader([line.removesuffix("\r")], strict=True), [])


def _line(cells: Sequence[str]) -> bytes:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="\n").writerow(cells)
    return buffer.getvalue().encode("utf-8", errors="replace")
