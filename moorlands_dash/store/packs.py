"""The packs that a partnership made, kept for good in its home.

HOME/packs/2026-Q2/1-20261101-1a2b3c4d/                 number, day and digest of a pack
HOME/packs/2026-Q2/1-20261101-1a2b3c4d/partnership.txt  whose it is; packs of before have none
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from moorlands_dash.store.home import Home
from moorlands_dash.store.journal import Records

PARTNERSHIP = "partnership.txt"

_FOLDER = re.compile(r"(\d{1,6})-(\d{8})-([0-9a-f]{8})")


@dataclass(frozen=True)
class PackFolder:
    """One pack as it lies in the home folder."""

    folder: Path
    number: int
    id: str
    partnership: str
    """Key of whose it is; "" is the settings'."""

    @property
    def day(self) -> date:
        """Return when its snapshot was made."""
        return date.fromisoformat(self.id[:8])


def packs(records: Records, quarter: str = "*") -> list[PackFolder]:
    """Return the partnership's packs, of one quarter or of all, the first one first."""
    return [
        pack
        for pack in _all(records.home, quarter)
        if pack.partnership in ("", records.partnership)
    ]


def next_number(home: Home, quarter: str) -> int:
    """Return a number that no pack of the quarter has, whosever it is."""
    return max((pack.number for pack in _all(home, quarter)), default=0) + 1


def _all(home: Home, quarter: str) -> list[PackFolder]:
    found = sorted(_found(home.folder / "packs", quarter), key=lambda pack: pack.number)
    return sorted(found, key=lambda pack: pack.folder.parent.name)


def _found(home: Path, quarter: str) -> Iterator[PackFolder]:
    for path in home.glob(f"{quarter}/*"):
        if (match := _FOLDER.fullmatch(path.name)) and path.is_dir():
            yield PackFolder(path, int(match[1]), f"{match[2]}-{match[3]}", _whose(path))


def _whose(folder: Path) -> str:
    try:
        return (folder / PARTNERSHIP).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return ""
