"""Finds the files to read in what the officer gives: files, folders and ZIP archives."""

from __future__ import annotations

import hashlib
import os
from collections import deque
from collections.abc import Collection, Iterable, Iterator
from contextlib import closing
from pathlib import Path

from moorlands_dash.extracts import faults, outlines, recognise
from moorlands_dash.extracts.archive import hides_more, is_archive, map_parts, unpacked
from moorlands_dash.extracts.model import Refusal, SourceFile
from moorlands_dash.extracts.profiled import json_rows
from moorlands_dash.extracts.rowless import told_apart
from moorlands_dash.extracts.selection import ENDINGS, Skipped, is_junk, passed_over
from moorlands_dash.partnership import Settings

_MEGABYTE = 1_000_000

Found = SourceFile | Refusal | Skipped


def find_sources(
    paths: Iterable[Path | str], workdir: Path, settings: Settings, *, keep: int = 1
) -> Iterator[Found]:
    """Yield each file that there is to read, in the order of `paths` and then of names.

    Folders are searched to any depth, ZIPs are opened. Files out of a ZIP are unpacked into
    `workdir` one at a time, and deleted when `keep` more have been asked for or the iterator is
    closed: a caller that reads in parallel asks for as many as it has in hand. What can't be
    read is yielded as a Refusal, what is of no use as Skipped; nothing is raised.
    """
    with closing(_Unpacked(workdir, keep)) as held:
        seen: set[Path] = set()
        for path in map(Path, paths):
            barred: list[OSError] = []
            for file, name, asked in _files(path, barred):
                try:
                    real = file.resolve()
                    if real not in seen:
                        seen.add(real)
                        yield from _sources(file, name, asked, held, settings)
                except OSError as error:
                    yield faults.unreadable(name, error)
                except Exception as error:
                    yield faults.refused(name, file, error)
            for fault in barred:
                yield faults.unreadable(str(fault.filename), fault)


class _Unpacked:
    """The files that lie unpacked at the moment, oldest first."""

    def __init__(self, folder: Path, keep: int) -> None:
        self.folder = folder
        self._keep = max(keep, 1)
        self._files: deque[Path] = deque()
        self._number = 0

    def place(self, name: str) -> Path:
        """Return where to unpack the next file; its ending is kept if it is a known one."""
        while len(self._files) >= self._keep:
            self._files.popleft().unlink(missing_ok=True)
        self._number += 1
        ending = Path(name).suffix.lower()
        path = self.folder / f"unpacked-{self._number:06d}{ending if ending in ENDINGS else ''}"
        self._files.append(path)
        return path

    def close(self) -> None:
        while self._files:
            self._files.popleft().unlink(missing_ok=True)


def _files(path: Path, barred: list[OSError]) -> Iterator[tuple[Path, str, bool]]:
    """Yield files with their names for people, and whether the officer named that very file.

    Folders that can't be opened are added to `barred`.
    """
    if not path.is_dir():
        yield path, path.name if path.exists() else str(path), True
        return
    # Links to folders aren't followed, so that a ring of links has an end.
    for folder, folders, names in os.walk(path, onerror=barred.append):
        folders[:] = sorted(name for name in folders if not is_junk(name))
        for name in sorted(names):
            if not is_junk(name):
                file = Path(folder, name)
                yield file, file.relative_to(path).as_posix(), False


def _sources(
    file: Path, name: str, asked: bool, held: _Unpacked, settings: Settings
) -> Iterator[Found]:
    if not file.exists():
        yield Refusal(name, "There is no such file or folder.", "Check the path.")
    elif not file.is_file():
        yield Skipped(name, "This is not a file.")
    elif (passed := passed_over(name)) and (not asked or isinstance(passed, Refusal)):
        yield passed
    elif file.stat().st_size > settings.limits.file_mb * _MEGABYTE:
        yield _too_large(name, settings)
    elif is_archive(file):
        yield from _members(file, name, held, settings)
    else:
        yield _judged_by_content(SourceFile(file, name, *_digest(file)), asked)
        if parts := map_parts(file):
            yield from _members(file, name, held, settings, parts)


def _members(
    file: Path, name: str, held: _Unpacked, settings: Settings, without: Collection[str] = ()
) -> Iterator[Found]:
    for member in unpacked(file, name, held.place, settings, without):
        if not isinstance(member, SourceFile):
            yield member
            continue
        try:
            yield _member(member)
        except Exception as error:
            yield faults.refused(member.name, member.path, error)


def _member(source: SourceFile) -> Found:
    if is_archive(source.path) or hides_more(source.path):
        return Refusal(
            source.name, "This is a ZIP inside a ZIP.", "Unpack the outer one and send that."
        )
    return _judged_by_content(source, asked=False)


def _judged_by_content(source: SourceFile, asked: bool) -> Found:
    what = recognise.unused(source.path)
    if what:
        return Skipped(source.name, f"{what[:1].upper()}{what[1:]}: known, and not used here.")
    is_json = Path(source.name).suffix.lower() == ".json"
    table = is_json and json_rows.looks_like(source.path)
    if is_json and not asked and not table and not outlines.looks_like(source.path):
        return Skipped(source.name, "JSON without outlines: not used here.")
    return told_apart(source)


def _digest(file: Path) -> tuple[str, int]:
    with file.open("rb") as handle:
        digest = hashlib.file_digest(handle, "sha256").hexdigest()
        return digest, handle.tell()


def _too_large(name: str, settings: Settings) -> Refusal:
    return Refusal(
        name,
        f"The file is larger than {settings.limits.file_mb:,} MB.",
        "Split it, or raise limits.file_mb in the settings.",
    )
