"""The file of a backup: contents added under their hashes, and all of them verified."""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from moorlands_dash.store.backup.contents import CONTENT, LIST, Content, Contents, read_contents
from moorlands_dash.store.home import StoreError

_CHUNK = 1 << 20
_LONGEST_LIST = 64 << 20
"""Bytes of the list; a home of a thousand snapshots has 20 MB."""
_MOST = 500_000
"""Contents of one backup."""
_OWN = 0o600
"""Only who made it may read it: it holds all that the home does."""


def digest_of(path: Path) -> tuple[str, int]:
    """Return the SHA-256 and the size of a file."""
    found, size = hashlib.sha256(), 0
    with path.open("rb") as file:
        while block := file.read(_CHUNK):
            found.update(block)
            size += len(block)
    return found.hexdigest(), size


class Writing:
    """A backup as it is written: each content once."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        """Write into an open archive."""
        self.archive = archive
        self.files: dict[str, Content] = {}
        self._known: dict[tuple[int, int], str] = {}

    def add(self, within: str, path: Path) -> None:
        """Add a file, which mustn't change meanwhile; hard links to one file are read once."""
        status = path.stat()
        known = (status.st_dev, status.st_ino)
        digest = self._known.get(known) if status.st_nlink > 1 else None
        if digest is None:
            digest, size = digest_of(path)
            if digest not in self.files:
                self.archive.write(path, f"{CONTENT}{digest}")
                self.files[digest] = Content(size, ())
            self._known[known] = digest
        held = self.files[digest]
        self.files[digest] = Content(held.size, (*held.paths, within))


@contextmanager
def writing(path: Path) -> Iterator[Writing]:
    """Open a new backup for writing; it gets its name once it is whole and on the disk."""
    if path.exists():
        raise StoreError(f"{path} is there already: name another file.")
    fresh = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        handle = os.open(fresh, os.O_RDWR | os.O_CREAT | os.O_EXCL, _OWN)
        with os.fdopen(handle, "w+b") as file:
            with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
                yield Writing(archive)
            file.flush()
            os.fsync(file.fileno())
        verified(fresh)
        if path.exists():
            raise StoreError(f"{path} is there already: name another file.")
        fresh.replace(path)
    except OSError as error:
        raise StoreError(f"{path} can't be written ({error.strerror}): name another.") from error
    finally:
        fresh.unlink(missing_ok=True)


def finish(made: Writing, contents: Contents) -> None:
    """Write the list of a backup, as its last member."""
    contents.files = made.files
    made.archive.writestr(LIST, contents.written())


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open the file of a backup; raise StoreError, in words, where it isn't a whole one."""
    broken = (zipfile.BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError)
    cut = f"{path} is no whole backup: it was cut short or changed. Nothing was put back."
    try:
        archive = zipfile.ZipFile(path)
    except broken as error:
        raise StoreError(cut) from error
    except FileNotFoundError as error:
        raise StoreError(f"There is no file {path}.") from error
    except OSError as error:
        raise StoreError(f"{path} can't be read ({error.strerror or error}).") from error
    with archive:
        try:
            yield archive
        except broken as error:
            raise StoreError(cut) from error


def verified(path: Path) -> Contents:
    """Return the list of a backup whose every content is as the list says; else StoreError."""
    with opened(path) as archive:
        contents = _listed(archive)
        if contents.size > path.stat().st_size:
            raise StoreError("This file says that it holds more than it can: nothing is put back.")
        for digest, each in contents.files.items():
            found, size = hashlib.sha256(), 0
            with archive.open(f"{CONTENT}{digest}") as file:
                for block in blocks(file, each.size):
                    found.update(block)
                    size += len(block)
            if found.hexdigest() != digest or size != each.size:
                raise StoreError(
                    f"{path} was changed: what it holds for {each.paths[0]} isn't what was backed "
                    "up. Nothing was put back."
                )
    return contents


def blocks(file: IO[bytes], size: int) -> Iterator[bytes]:
    """Yield a content in blocks, and never more than a byte beyond the size that it should have."""
    left = size + 1
    while left and (block := file.read(min(_CHUNK, left))):
        left -= len(block)
        yield block


def _listed(archive: zipfile.ZipFile) -> Contents:
    """Return the list, where the members are what it names and nothing else."""
    members = archive.infolist()
    names = [member.filename for member in members]
    if LIST not in names:
        raise StoreError("This file is no backup of a home: it has no list of what it holds.")
    packed = [each for each in members if each.compress_type != zipfile.ZIP_STORED]
    if packed or len(members) > _MOST or archive.getinfo(LIST).file_size > _LONGEST_LIST:
        raise StoreError("This file is no backup that the program wrote: nothing is put back.")
    try:
        text = archive.read(LIST).decode("utf-8")
    except UnicodeDecodeError as error:
        raise StoreError("The list of this backup can't be read: it was changed.") from error
    contents = read_contents(text)
    expected = sorted([LIST, *(f"{CONTENT}{digest}" for digest in contents.files)])
    if sorted(names) != expected:
        raise StoreError("This backup doesn't hold what its list says: nothing of it is put back.")
    return contents
