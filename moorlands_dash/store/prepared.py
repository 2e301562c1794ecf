"""Answers that all pages share, worked out once when a snapshot is published and kept in the home.

    HOME/prepared/SNAPSHOT-DIGEST.arrow

The digest stands for the program as it is, the settings, the snapshot's files as they lie there,
and what was asked: whatever is kept under other ones is never taken for this one's. Only an answer
that comes back from its file just as it was is kept, so that nobody can tell whether it was. A file
that can't be read counts as not kept. Nothing of a snapshot that is opened for the public is kept:
it reads none and writes none.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import time
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

import moorlands_dash

if TYPE_CHECKING:
    import pandas as pd

    from moorlands_dash.store.home import Home

FOLDER = "prepared"
ENDING = ".arrow"
"""Arrow's own format: Parquet knows no seconds, and days would come back as milliseconds."""
LARGEST = 4_000_000
"""An answer whose file is larger is worked out by whoever asks first."""
MOST = 2_000
"""Answers that are kept in all; what was kept longest ago goes first."""

_ABOUT = b"moorlands_dash"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_OURS = (".py", ".csv", ".toml")
_THEIRS = ("duckdb", "esda", "numpy", "pandas", "pyarrow", "scikit-learn", "scipy", "statsmodels")
"""Packages whose figures ours follow from."""


class Unspoken(TypeError):  # noqa: N818 - nothing is wrong with what was asked
    """What was asked holds something that can't be told from another by its text."""


class Prepared:
    """The answers kept of one snapshot, under one program's settings."""

    def __init__(self, home: Home, snapshot: str, settings: object) -> None:
        """Name the place; nothing is made yet."""
        if not _ID.fullmatch(snapshot):
            raise ValueError(f"{snapshot!r} is no snapshot's id")
        self._folder = home.folder / FOLDER
        self._snapshot = snapshot
        self._under = f"{program()}\n{settings!r}\n{_as_it_lies(home.snapshot(snapshot))}"

    def find(self, kind: str, asked: Hashable) -> tuple[pd.DataFrame, bytes] | None:
        """Return the frame that is kept and the text kept with it, or None.

        Raises Unspoken.
        """
        return _read(self._path(kind, asked))

    def keep(self, kind: str, asked: Hashable, frame: pd.DataFrame, about: bytes) -> bool:
        """Keep a frame and a text with it; tell whether that could be done without a change.

        Raises Unspoken.
        """
        path = self._path(kind, asked)
        written = _encoded(frame, about)
        if written is None or len(written) > LARGEST:
            return False
        path.parent.mkdir(parents=True, exist_ok=True)
        # It need not last through a power cut: half a file can't be read, and counts as not kept.
        fresh = path.with_name(f"{path.name}.{os.getpid()}")
        fresh.write_bytes(written)
        fresh.replace(path)
        return True

    def sweep(self) -> None:
        """Remove what was kept longest ago beyond the most, and what a killed program left."""
        kept = sorted(self._folder.glob(f"*{ENDING}"), key=_changed)
        left = [
            path for path in self._folder.glob(f"*{ENDING}.*") if _changed(path) < _an_hour_ago()
        ]
        for path in [*left, *kept[:-MOST]]:
            path.unlink(missing_ok=True)

    def _path(self, kind: str, asked: Hashable) -> Path:
        told = f"{self._under}\n{kind}\n{spelt(asked)}"
        digest = hashlib.sha256(told.encode()).hexdigest()[:24]
        return self._folder / f"{self._snapshot}-{digest}{ENDING}"


@cache
def program() -> str:
    """Return a digest of this program as it is: its files, Python, and what it counts with."""
    folder = Path(moorlands_dash.__file__).parent
    found = hashlib.sha256(sys.version.encode())
    for path in sorted(path for path in folder.rglob("*") if path.suffix in _OURS):
        found.update(f"{path.relative_to(folder)}\n".encode())
        found.update(path.read_bytes())
    found.update("\n".join(version(name) for name in _THEIRS).encode())
    return found.hexdigest()


def _as_it_lies(folder: Path) -> list[tuple[str, int, int]]:
    """Return each file of a snapshot with its size and when it was written.

    The program never changes one. Where somebody did, what was worked out of it before isn't its.
    """
    files = (path for path in sorted(folder.glob("*")) if path.is_file())
    return [(path.name, (found := path.stat()).st_size, found.st_mtime_ns) for path in files]


def spelt(asked: object) -> str:
    """Return a text that is the same for the same, in every process; raise Unspoken."""
    if asked is None or isinstance(asked, str | int | float | date | range):
        return f"{type(asked).__name__}:{asked!r}"
    if isinstance(asked, tuple | list):
        return f"({','.join(map(spelt, asked))})"
    if isinstance(asked, frozenset | set):
        return f"{{{','.join(sorted(map(spelt, asked)))}}}"
    if isinstance(asked, Mapping):
        return spelt([(key, asked[key]) for key in asked])
    if is_dataclass(asked) and not isinstance(asked, type):
        values = [getattr(asked, field.name) for field in fields(asked)]
        return f"{type(asked).__qualname__}{spelt(values)}"
    raise Unspoken(f"a {type(asked).__name__} has no text of its own")


def same(one: pd.DataFrame, other: pd.DataFrame) -> bool:
    """Tell whether two frames are the same in every value, its type, and the order."""
    heads = all(
        type(a) is type(b) and a.dtype == b.dtype and a.identical(b)
        for a, b in ((one.columns, other.columns), (one.index, other.index))
    )
    return (
        heads
        and one.attrs == other.attrs
        and list(one.dtypes) == list(other.dtypes)
        and all(
            _same_values(one.iloc[:, place], other.iloc[:, place]) for place in range(one.shape[1])
        )
    )


def _same_values(one: pd.Series[Any], other: pd.Series[Any]) -> bool:
    import numpy as np

    if isinstance(one.dtype, np.dtype) and one.dtype != object:
        return one.to_numpy().tobytes() == other.to_numpy().tobytes()
    return all(
        type(a) is type(b) and ((isinstance(a, str) and a == b) or repr(a) == repr(b))
        for a, b in zip(one.array, other.array, strict=True)
    )


def _changed(path: Path) -> float:
    """Return when a file was last written; now, where another program has just removed it."""
    try:
        return path.stat().st_mtime
    except OSError:
        return time.time()


def _an_hour_ago() -> float:
    return time.time() - 3600


def _encoded(frame: pd.DataFrame, about: bytes) -> bytes | None:
    """Return the file's bytes, or None where the frame doesn't come back from them as it was."""
    import pyarrow as pa

    try:
        table = pa.Table.from_pandas(frame)
    except (pa.ArrowException, TypeError, ValueError):
        return None
    table = table.replace_schema_metadata((table.schema.metadata or {}) | {_ABOUT: about})
    out = pa.BufferOutputStream()
    options = pa.ipc.IpcWriteOptions(compression="zstd")
    with pa.ipc.new_file(out, table.schema, options=options) as file:
        file.write_table(table)
    written = out.getvalue().to_pybytes()
    back = _decoded(written)
    if back is None or back[1] != about or not same(frame, back[0]):
        return None
    return bytes(written)


def _read(path: Path) -> tuple[pd.DataFrame, bytes] | None:
    try:
        return _decoded(path.read_bytes())
    except OSError:
        return None


def _decoded(written: bytes) -> tuple[pd.DataFrame, bytes] | None:
    import pyarrow as pa

    try:
        with pa.ipc.open_file(pa.BufferReader(written)) as file:
            table = file.read_all()
        about = (table.schema.metadata or {})[_ABOUT]
        frame: pd.DataFrame = table.to_pandas(use_threads=False)
    except (OSError, KeyError, pa.ArrowException, ValueError):
        return None
    return frame, about
