"""Answers of a snapshot that are kept in memory: it never changes, so neither do they."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

LARGEST = 1_000_000
"""An answer of more bytes is asked for anew each time."""
MOST = 16_000_000
"""Bytes that are kept in all; what was asked for longest ago goes first."""


class Answers:
    """The latest small answers, by what was asked. Safe to share between threads."""

    def __init__(self) -> None:
        """Begin with none."""
        self._kept: OrderedDict[Hashable, tuple[int, pd.DataFrame]] = OrderedDict()
        self._size = 0
        self._lock = Lock()

    def of(self, asked: Hashable, ask: Callable[[], pa.Table]) -> pd.DataFrame:
        """Return the answer, asked for where it isn't kept.

        Each caller has a frame of its own, which shares the values until either is changed.
        """
        with self._lock:
            if asked in self._kept:
                self._kept.move_to_end(asked)
                return self._kept[asked][1].copy(deep=False)
        table = ask()
        frame: pd.DataFrame = table.to_pandas(date_as_object=False)
        if table.nbytes > LARGEST:
            return frame
        self._keep(asked, table.nbytes, frame)
        return frame.copy(deep=False)

    def _keep(self, asked: Hashable, size: int, frame: pd.DataFrame) -> None:
        with self._lock:
            before, _ = self._kept.pop(asked, (0, None))
            self._kept[asked] = size, frame
            self._size += size - before
            while self._size > MOST:
                _, (gone, _) = self._kept.popitem(last=False)
                self._size -= gone
