"""What the layouts of incidents that partners send have in common, and how each is read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from moorlands_dash.extracts import contracts, occurrences, stands_for
from moorlands_dash.extracts.contracts import Sifting
from moorlands_dash.extracts.header import column_key
from moorlands_dash.extracts.model import Judged, Kind, Progress, SourceFile
from moorlands_dash.extracts.tabular import read_table
from moorlands_dash.partnership import Settings


@dataclass(frozen=True)
class Layout:
    """One partner layout: its columns, and which of them say what, when and by whom."""

    kind: Kind
    columns: Mapping[str, Sequence[str]]
    optional: Sequence[str]
    kinds: Mapping[str, str]
    """Word of the column "kind" -> category."""
    reference: str
    begun: str
    ended: str = ""
    reporter: str = ""

    def matches(self, columns: Sequence[str]) -> bool:
        """Tell whether a header is this layout's: each needed column by any of its spellings."""
        keys = {column_key(name) for name in columns}
        needed = ((n, *others) for n, others in self.columns.items() if n not in self.optional)
        return all(keys & {column_key(name) for name in spellings} for spellings in needed)

    def read(
        self,
        source: SourceFile,
        out: Path,
        settings: Settings,
        progress: Progress | None = None,
    ) -> Judged:
        """Judge each row, a fire or a report, and write the accepted ones to `out`.

        A file of one kind alone stands for that kind. Raises Refusal for a file that lacks a
        column, and for one without rows whose name doesn't say for which months.
        """
        texts, sifting = read_table(source, self.columns, self.optional, settings, progress)
        rows = self._sifted(texts, sifting, date.today(), source.name)
        found = self._typed(rows)
        covers = stands_for.covers(
            source.name, self.kinds, found["category"], found["month"], sifting.rows_in
        )
        return occurrences.judged(self.kind, found, sifting, out, covers)

    def _sifted(
        self, texts: pd.DataFrame, sifting: Sifting, today: date, name: str
    ) -> pd.DataFrame:
        neat = texts["kind"].str.casefold().str.replace(r"[\s_-]+", " ", regex=True)
        rows = sifting.sift(texts.assign(kind=neat), self._text_contract())
        rows = sifting.sift(rows, occurrences.place_contract())
        rows = rows.assign(
            begun_at=occurrences.days_and_times(rows[self.begun]),
            ended_at=occurrences.days_and_times(self._ended(rows)),
        )
        named = stands_for.named_months(name)
        rows = sifting.sift(rows, occurrences.time_contract(self.begun, self.ended, today, named))
        return sifting.sift(rows, occurrences.unique_reference(self.reference))

    def _text_contract(self) -> Any:
        checks: dict[str, Sequence[Any]] = {
            self.reference: [occurrences.reference()],
            self.begun: occurrences.moment(self.begun),
            "kind": [contracts.one_of("kind", list(self.kinds))],
            **occurrences.place_checks(),
        }
        if self.ended:
            checks[self.ended] = occurrences.moment(self.ended, or_blank=True)
        if self.reporter:
            checks[self.reporter] = [
                contracts.filled(self.reporter),
                occurrences.plain(self.reporter),
            ]
        return contracts.text_columns(**checks)

    def _ended(self, rows: pd.DataFrame) -> pd.Series:
        return rows[self.ended] if self.ended else pd.Series("", index=rows.index, dtype="str")

    def _typed(self, rows: pd.DataFrame) -> pd.DataFrame:
        times = occurrences.when(rows[self.begun], self._ended(rows))
        longitude, latitude = occurrences.degrees(rows)
        return times.assign(
            reference=rows[self.reference],
            category=rows["kind"].map(self.kinds),
            subcategory=rows["kind"].str.capitalize(),
            longitude=longitude,
            latitude=latitude,
            ward=rows["ward"].where(rows["ward"] != ""),
            reporter=rows[self.reporter] if self.reporter else None,
        )
