"""One going round the sources: whose figures, where to, and what earlier rounds left."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from pathlib import Path

from moorlands_dash.districts import Area
from moorlands_dash.fetch.client import Client
from moorlands_dash.fetch.download import put
from moorlands_dash.fetch.model import Report
from moorlands_dash.fetch.vintages import Vintage, vintage


@dataclass
class Tour:
    """What the modules of sources are given."""

    area: Area
    client: Client
    folder: Path
    report: Report
    today: date
    wards: str = ""
    """Two digits of the year whose wards are wanted; "" for the newest."""
    notes: dict[str, str] = field(default_factory=dict)
    """What the source that is asked remembered of the last time."""

    @cached_property
    def vintage(self) -> Vintage:
        """Return the vintage of wards and lookups: found once in a round."""
        return vintage(self.client, self.wards)

    def load(self, *parts: str) -> Path:
        """Return the place of a file that `load` reads."""
        return self.folder.joinpath("load", *parts)

    def kept(self, *parts: str) -> Path:
        """Return the place of a file that nothing reads yet."""
        return self.folder.joinpath("kept", *parts)

    @property
    def parts(self) -> Path:
        """Return the folder of what has come in part."""
        return self.folder / "parts"

    def put(self, data: bytes, to: Path) -> Path:
        """Write a file in one step."""
        return put(data, to, self.parts)

    def table(self, to: Path, columns: Sequence[str], rows: Iterable[Mapping[str, object]]) -> Path:
        """Write a table as CSV in one step."""
        text = io.StringIO()
        writer = csv.DictWriter(text, columns, extrasaction="ignore", lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
        return self.put(text.getvalue().encode(), to)

    def later(self, days: int) -> date:
        """Return the day so many days from now."""
        return self.today + timedelta(days=days)
