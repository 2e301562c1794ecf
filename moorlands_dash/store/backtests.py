"""Where a backtest is kept: one Parquet file a snapshot and method, and its parts on the way.

    HOME/backtests/SNAPSHOT-DIGEST.parquet        the whole, replaced in one atomic step
    HOME/backtests/SNAPSHOT-DIGEST.parts/*.parquet what is worked out so far, until the whole is

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

from moorlands_dash.partnership import DEFAULT_FILE
from moorlands_dash.store.home import Home, StoreError, exclusive, sync_file, sync_folder

if TYPE_CHECKING:
    import pandas as pd

    from moorlands_dash.store.queries import Snapshot

REFERENCE = DEFAULT_FILE.parent / "reference"
"""Results on published series, which come with the program."""

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class Backtest:
    """The place of one snapshot's backtest by one method."""

    def __init__(self, snapshot: Snapshot, digest: str) -> None:
        """Name the place; nothing is made yet."""
        self.home = Home(snapshot.folder.parent.parent)
        name = f"{snapshot.id}-{digest}"
        if not _NAME.fullmatch(name):
            raise StoreError(f"A backtest can't be named {name!r}.")
        self.path = self.home.folder / "backtests" / f"{name}.parquet"
        self.parts = self.path.with_suffix(".parts")

    def scores(self) -> pd.DataFrame | None:
        """Return the whole backtest, or None where it isn't kept."""
        return _read(self.path)

    @contextmanager
    def working(self) -> Iterator[None]:
        """Hold the lock that keeps two backtests of this home apart."""
        self.parts.mkdir(parents=True, exist_ok=True)
        folder = self.path.parent
        with exclusive(
            folder / "lock", f"backtest of {self.path.stem}", lambda who: _busy(folder, who)
        ):
            yield

    def part(self, number: int) -> pd.DataFrame | None:
        """Return a part that is worked out already, or None."""
        return _read(self._part(number))

    def keep_part(self, number: int, scores: pd.DataFrame) -> None:
        """Keep a part, so that a stopped backtest goes on from here."""
        _write(self._part(number), scores)

    def keep(self, scores: pd.DataFrame) -> None:
        """Keep the whole, in one atomic step, and let the parts go."""
        _write(self.path, scores)
        shutil.rmtree(self.parts, ignore_errors=True)

    def _part(self, number: int) -> Path:
        return self.parts / f"{number:05d}.parquet"


def reference(name: str) -> pd.DataFrame | None:
    """Return a table of results on published series, or None where it didn't come with us."""
    import pandas as pd

    path = REFERENCE / f"{name}.csv"
    return pd.read_csv(path) if path.is_file() else None


def _busy(folder: Path, who: str) -> str:
    return (
        f"Another backtest is at work in {folder}{who}. Wait until it has ended; what it finds "
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
