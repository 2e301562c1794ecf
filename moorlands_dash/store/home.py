"""Where snapshots live, which one is published, and the lock that keeps two loads apart."""

from __future__ import annotations

import json
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

_LOCKED_BYTE = 1 << 30
"""Windows locks a stretch of bytes and forbids reading it: lock one far behind the text."""


class StoreError(Exception):
    """Something about the store that the officer can mend; the message says how."""


@dataclass(frozen=True)
class Home:
    """One folder of snapshots."""

    folder: Path

    @property
    def snapshots(self) -> Path:
        """Return the folder that holds one folder a snapshot."""
        return self.folder / "snapshots"

    @property
    def current(self) -> Path:
        """Return the small file that names the published snapshot."""
        return self.folder / "current"

    @property
    def settings(self) -> Path:
        """Return the settings that `start` writes for this home, if they are there."""
        return self.folder / "settings.toml"

    def snapshot(self, snapshot_id: str) -> Path:
        """Return the folder of one snapshot."""
        return self.snapshots / snapshot_id


def find_home(given: str | Path | None = None) -> Home:
    """Return the home: given, else MOORLANDS_HOME, else the checkout's, else the user's."""
    chosen = given or os.environ.get("MOORLANDS_HOME")
    if chosen:
        return Home(Path(chosen).expanduser().resolve())
    checkout = Path(__file__).resolve().parent.parent.parent
    if (checkout / "app.py").is_file() and (checkout / "pyproject.toml").is_file():
        return Home(checkout / ".moorlands")
    return Home(_user_folder() / "moorlands-dash")


def settings_of(given: str | Path | None = None) -> str | None:
    """Return the settings that lie in a home, unless MOORLANDS_PARTNERSHIP names others."""
    path = find_home(given).settings
    return str(path) if not os.environ.get("MOORLANDS_PARTNERSHIP") and path.is_file() else None


def _user_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share")


def current_id(home: Home | str | Path | None = None) -> str | None:
    """Return the id of the published snapshot, or None; reads one small file.

    The app calls this at each rerun to see whether a new snapshot was published.
    """
    found = home if isinstance(home, Home) else find_home(home)
    try:
        return found.current.read_text(encoding="ascii").strip() or None
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise StoreError(
            f"{found.current} can't be read ({error}). Name a snapshot again with "
            "`moorlands-dash use SNAPSHOT`."
        ) from error


def switch(home: Home, snapshot_id: str) -> None:
    """Publish a snapshot that lies in `snapshots/`, in one atomic step."""
    fresh = home.folder / f"current.{os.getpid()}"
    with fresh.open("w", encoding="ascii") as file:
        file.write(snapshot_id + "\n")
        file.flush()
        os.fsync(file.fileno())
    _replace(fresh, home.current)
    sync_folder(home.folder)


def _replace(fresh: Path, old: Path) -> None:
    """Replace a file; on Windows wait for a reader who has it open for an instant."""
    for _ in range(100 if sys.platform == "win32" else 0):
        try:
            fresh.replace(old)
            return
        except PermissionError:
            time.sleep(0.05)
    fresh.replace(old)


def sync_file(path: Path) -> None:
    """Have the system write a file's bytes to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(path: Path) -> None:
    """Have the system write a folder's entries to the disk, where it knows how (not on Windows)."""
    if sys.platform == "win32":
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


@contextmanager
def locked(home: Home, work: str) -> Iterator[None]:
    """Hold the home's lock while something is loaded; raise StoreError if another holds it.

    What a killed process left half-made is removed.
    """
    home.folder.mkdir(parents=True, exist_ok=True)
    with exclusive(home.folder / "lock", work, lambda who: _busy(home, who)):
        _remove_leftovers(home)
        yield


@contextmanager
def exclusive(path: Path, work: str, busy: Callable[[str], str]) -> Iterator[None]:
    """Hold the lock file at `path`; if another holds it, raise StoreError in `busy`'s words.

    `busy` is given who holds it. The lock is the operating system's and ends with the process
    that holds it, however that ends: there are no stale locks.
    """
    path.touch()
    with path.open("rb+") as file:
        if not _take(file):
            raise StoreError(busy(_holder(path)))
        holder = {"process": os.getpid(), "work": work, "since": _clock()}
        file.truncate()
        file.write(json.dumps(holder).encode())
        file.flush()
        try:
            yield
        finally:
            file.seek(0)
            file.truncate()
            _release(file)


def _clock() -> str:
    return datetime.now(UTC).strftime("%H:%M UTC on %d/%m/%Y")


def _holder(path: Path) -> str:
    try:
        holder = json.loads(path.read_text(encoding="utf-8"))
        return f" (process {holder['process']}, {holder['work']}, since {holder['since']})"
    except (OSError, ValueError, KeyError, TypeError):
        return ""


def _busy(home: Home, who: str) -> str:
    return (
        f"Another load is at work in {home.folder}{who}. Wait until it has ended and try again; "
        "it publishes all or nothing."
    )


def _remove_leftovers(home: Home) -> None:
    for left in home.folder.glob("staging-*"):
        shutil.rmtree(left, ignore_errors=True)
    for left in home.folder.glob("current.*"):
        left.unlink(missing_ok=True)


if sys.platform == "win32":
    import msvcrt

    def _take(file: BinaryIO) -> bool:
        file.seek(_LOCKED_BYTE)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        finally:
            file.seek(0)
        return True

    def _release(file: BinaryIO) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _release(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
