"""Files that somebody downloaded in a browser, looked at: told by what is in them, not by name."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import IO

from moorlands_dash.extracts.archive import FAULTS
from moorlands_dash.fetch.model import FetchError

_HEAD = 1 << 16
_TITLE_LINES = 20
_MOST_FILES = 20_000
_LARGEST = 4_000_000_000


@dataclass(frozen=True)
class Given:
    """A file as it was given, or a member of a ZIP that was given."""

    path: Path
    member: str = ""

    @cached_property
    def head(self) -> bytes:
        """Return how it begins."""
        try:
            with self._opened() as file:
                return file.read(_HEAD)
        except (*FAULTS, NotImplementedError):
            return b""

    @cached_property
    def names(self) -> tuple[str, ...]:
        """Return the members of a ZIP, a workbook among them; none where it isn't one."""
        if self.member or not self.head.startswith(b"PK"):
            return ()
        try:
            with zipfile.ZipFile(self.path) as archive:
                return tuple(archive.namelist())
        except FAULTS:
            return ()

    @cached_property
    def is_workbook(self) -> bool:
        """Tell whether it is an Excel or OpenDocument workbook."""
        return bool({"mimetype", "content.xml", "[Content_Types].xml"} & set(self.names))

    @cached_property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """Return the cells of its first lines, if it is a table of text."""
        if b"\0" in self.head or self.head[:2] == b"PK":
            return ()
        reader = csv.reader(io.StringIO(decoded(self.head)))
        try:
            return tuple(tuple(next(reader)) for _ in range(_TITLE_LINES))
        except (StopIteration, csv.Error, RuntimeError):
            return tuple(tuple(row) for row in _few(self.head))

    def has(self, *columns: str) -> bool:
        """Tell whether one of its first lines has some columns, whatever the letter case."""
        wanted = {name.casefold() for name in columns}
        return any(wanted <= {cell.strip().casefold() for cell in line} for line in self.lines)

    def records(self, *needed: str) -> Iterator[dict[str, str]]:
        """Yield the rows below the line of column names that has some columns, read bit by bit.

        Raises FetchError where it is damaged, or no line has them.
        """
        wanted = {name.casefold() for name in needed}
        try:
            with self._opened() as file:
                rows = csv.reader(io.TextIOWrapper(file, self._letters, "replace", newline=""))
                for header in islice(rows, _TITLE_LINES):
                    names = [name.strip() for name in header]
                    if wanted <= {name.casefold() for name in names}:
                        yield from (dict(zip(names, row, strict=False)) for row in rows)
                        return
        except (*FAULTS, NotImplementedError, csv.Error) as error:
            raise FetchError(f"{self.path.name} is damaged, or can't be read.") from error
        raise FetchError(f"{self.path.name} has no columns {', '.join(needed)}.")

    @contextmanager
    def _opened(self) -> Iterator[IO[bytes]]:
        if not self.member:
            with self.path.open("rb") as plain:
                yield plain
            return
        with zipfile.ZipFile(self.path) as archive, archive.open(self.member) as file:
            yield file

    @property
    def _letters(self) -> str:
        try:
            decoded_strictly(self.head)
        except UnicodeDecodeError:
            return "cp1252"
        return "utf-8-sig"

    def data(self, limit: int = _LARGEST) -> bytes:
        """Return all of it; raise FetchError where it is damaged or larger than the limit."""
        try:
            with self._opened() as file:
                found = file.read(limit + 1)
        except (*FAULTS, NotImplementedError) as error:
            raise FetchError(f"{self.path.name} is damaged, or can't be read.") from error
        if len(found) > limit:
            raise FetchError(f"{self.path.name} is larger than any file of its kind.")
        return found


def _few(head: bytes) -> Iterator[list[str]]:
    try:
        yield from list(csv.reader(io.StringIO(decoded(head))))[:_TITLE_LINES]
    except csv.Error:
        return


def decoded(data: bytes) -> str:
    """Return text in UTF-8, or in Windows' letters where it isn't."""
    try:
        return decoded_strictly(data)
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")


def decoded_strictly(data: bytes) -> str:
    """Return text in UTF-8, which may end within a letter; raise UnicodeDecodeError for other."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if error.start > len(data) - 4:
            return data[: error.start].decode("utf-8-sig")
        raise


def looked_at(folder: Path) -> Iterator[Given]:
    """Yield every file below a folder, and of each ZIP that is no workbook its members too.

    Links that lead elsewhere are passed over, and so is what computers leave behind.
    """
    for count, path in enumerate(sorted(folder.rglob("*"))):
        if count >= _MOST_FILES:
            raise FetchError(
                f"{folder} has more than {_MOST_FILES:,} files: name a smaller folder."
            )
        if path.is_symlink() or not path.is_file() or path.name.startswith("."):
            continue
        given = Given(path)
        yield given
        if given.names and not given.is_workbook:
            yield from _members(path)


def _members(path: Path) -> Iterator[Given]:
    """Yield the members of a ZIP, opened once for all their heads: there may be thousands."""
    with zipfile.ZipFile(path) as archive:
        for info in archive.infolist():
            if not info.is_dir():
                found = Given(path, info.filename)
                try:
                    with archive.open(info) as file:
                        found.__dict__["head"] = file.read(_HEAD)
                except (*FAULTS, NotImplementedError):
                    found.__dict__["head"] = b""
                yield found
