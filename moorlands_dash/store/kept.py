"""What takes long to work out, kept in the home: one Parquet file a snapshot and method.

    HOME/FOLDER/SNAPSHOT-DIGEST.parquet         the whole, replaced in one atomic step
    HOME/FOLDER/SNAPSHOT-DIGEST.parts/*.parquet what is worked out so far, until the whole is

The digest stands for the method and its settings: figures of another method are never taken for
this one's. A file that can't be read counts as not kept, and working it out again replaces it.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from moorlands_dash.store.home import StoreError, exclusive, sync_file, sync_folder

if TYPE_CHECKING:
    import pandas as pd

    from moorlands_dash.store.queries import Snapshot

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class Kept:
    """The place of one result of one snapshot, by one method and its settings."""

    folder = "kept"
    """Folder of the home that holds all results of the kind."""
    work = "calculation"
    """What working it out is called, in words."""
    most: int | None = None
    """Results of the kind that are kept, the newest ones; None keeps all."""

    def __init__(self, snapshot: Snapshot, digest: str) -> None:
        """Name the place; nothing is made yet."""
        self.home = snapshot.home
        name = f"{snapshot.id}-{digest}"
        if not _NAME.fullmatch(name):
            raise StoreError(f"A {self.work} can't be named {name!r}.")
        self.path = self.home.folder / self.folder / f"{name}.parquet"
        self.parts = self.path.with_suffix(".parts")

    def whole(self) -> pd.DataFrame | None:
        """Return the whole result, or None where it isn't kept."""
        return _read(self.path)

    @contextmanager
    def working(self) -> Iterator[None]:
        """Hold the lock that keeps two calculations of this kind and home apart."""
        self.parts.mkdir(parents=True, exist_ok=True)
        folder = self.path.parent
        with exclusive(
            folder / "lock",
            f"{self.work} of {self.path.stem}",
            lambda who: _busy(self.work, folder, who),
        ):
            yield

    def part(self, number: int) -> pd.DataFrame | None:
        """Return a part that is worked out already, or None."""
        return _read(self._part(number))

    def keep_part(self, number: int, found: pd.DataFrame) -> None:
        """Keep a part, so that a stopped calculation goes on from here."""
        _write(self._part(number), found)

    def keep(self, found: pd.DataFrame) -> None:
        """Keep the whole, in one atomic step, and let the parts go."""
        _write(self.path, found)
        shutil.rmtree(self.parts, ignore_errors=True)
        self._let_go()

    def _let_go(self) -> None:
        """Remove the oldest results beyond the most that are kept."""
        if self.most is None:
            return
        files = sorted(self.path.parent.glob("*.parquet"), key=lambda path: path.stat().st_mtime_ns)
        for old in files[: -self.most]:
            old.unlink(missing_ok=True)

    def _part(self, number: int) -> Path:
        return self.parts / f"{number:05d}.parquet"


def _busy(work: str, folder: Path, who: str) -> str:
    return (
        f"Another {work} is at work in {folder}{who}. Wait until it has ended; what it finds "
        "will show here too."
    )


def _read(path: Path) -> pd.DataFrame | None:
    import pandas as pd
    from pyarrow import ArrowException

    try:
        return pd.read_parquet(path)
    except (OSError, ArrowException):
        return None


def _write(path: Path, frame: pd.DataFrame) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.name}.{os.getpid()}")
    frame.to_parquet(fresh, index=False, compression="zstd")
    sync_file(fresh)
    fresh.replace(path)
    sync_folder(path.parent)
