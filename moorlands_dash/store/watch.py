"""Telling whoever waits what is being done, and how far it has come."""

from __future__ import annotations

import threading
import zipfile
from collections.abc import Callable, Iterable
from pathlib import Path

from moorlands_dash.extracts.archive import FAULTS
from moorlands_dash.extracts.model import Progress, SourceFile

Watch = Callable[[str, float | None], None]
"""Told what is being done and which share of it is done, 0 to 1, or None where nobody knows; called
from several threads."""


def silent(_text: str, _share: float | None) -> None:
    """Watch without a word."""


class Reading:
    """How much of all the files that were given is read, by bytes."""

    def __init__(self, paths: Iterable[Path], watch: Watch) -> None:
        """Weigh the files; archives by what they hold."""
        self._total = max(sum(_weight(path) for path in paths), 1)
        self._watch = watch
        self._done: dict[str, float] = {}
        self._lock = threading.Lock()

    def of(self, source: SourceFile) -> Progress:
        """Return the function to tell how far one file has come."""

        def tell(share: float) -> None:
            with self._lock:
                self._done[source.name] = share * source.size
                whole = sum(self._done.values()) / self._total
            self._watch(f"Reading {source.name}", min(whole, 1.0))

        return tell


def _weight(path: Path) -> int:
    """Return the bytes of a file, of the files in a folder, or of an archive's members."""
    try:
        if path.is_dir():
            return sum(_weight(inner) for inner in path.rglob("*") if not inner.is_dir())
        if path.suffix.lower() == ".zip" and zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as archive:
                return sum(member.file_size for member in archive.infolist())
        return path.stat().st_size
    except (*FAULTS, NotImplementedError):
        # Whoever reads it says what is wrong with it.
        return 0
