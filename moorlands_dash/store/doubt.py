"""Rows set aside that may belong to a count: when, what and where they may have been.

A count with such rows lies between two bounds. Total rows, repeats of other rows, rows that a later
file replaced and rows that are provably elsewhere belong to none of our counts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow.parquet as pq

from moorlands_dash.extracts.totals import TOTAL
from moorlands_dash.partnership import Settings
from moorlands_dash.partnership.areas import LSOA_NUMBER
from moorlands_dash.periods import quarter
from moorlands_dash.rows import Row
from moorlands_dash.sources import STREET
from moorlands_dash.store.engine import Engine
from moorlands_dash.store.manifest import PARTNERS, FileRecord
from moorlands_dash.store.partners import FAR
from moorlands_dash.store.places import Outlines, assigned, strayed
from moorlands_dash.store.steps import Relation, Step

DOUBT = {
    "kind": "VARCHAR",
    "month": "DATE",
    "month_to": "DATE",
    "category": "VARCHAR",
    "ward_code": "VARCHAR",
    "rows": "BIGINT",
}
"""Columns of `doubt`: the rows are of one month from `month` to `month_to`, of any category of
their file's kind where there is none, of any ward where there is none, and of no ward where it is
blank. All of them may be our district's."""

NO_WARD = ""
_KNOWN = ("month", "category", "force", "lsoa_code", "lsoa_name", "ward")
_NUMBER = re.compile(LSOA_NUMBER)

_MISPLACED = Step(
    "doubted",
    ("misplaced",),
    "SELECT sha256, month, category, count(*) AS rows FROM {misplaced} GROUP BY ALL",
)

_FOUND = {
    **{name: kind for name, kind in DOUBT.items() if name != "rows"},
    "district": "VARCHAR",
    "longitude": "DOUBLE",
    "latitude": "DOUBLE",
    "rows": "BIGINT",
}
"""What is found of rows set aside, ours and others'."""
DOUBT_PLACES = {name: kind for name, kind in _FOUND.items() if name != "ward_code"}
"""Columns of `doubt_places`: where rows set aside may have been, ours and others', as far as they
have a place. Without a district they may be of any, with a blank one of any but ours."""

_ANY, _ELSEWHERE = "any", "elsewhere"

WRITTEN_DOUBT = Step(
    "doubt",
    ("found",),
    f"""
    SELECT kind, month, month_to, category, ward_code, sum(rows)::BIGINT AS rows
    FROM {{found}} WHERE ward_code IS DISTINCT FROM '{_ELSEWHERE}' GROUP BY ALL ORDER BY ALL
    """,  # nosec B608 # names of ours, no value
)
WRITTEN_PLACES = Step(
    "doubt_places",
    ("found",),
    """
    SELECT kind, month, month_to, category, district, longitude, latitude,
           sum(rows)::BIGINT AS rows
    FROM {found} GROUP BY ALL ORDER BY ALL
    """,
)


def write_doubt(
    engine: Engine,
    misplaced: Relation,
    files: Sequence[FileRecord],
    outlines: Outlines,
    settings: Settings,
    folder: Path,
) -> None:
    """Write what rows of the files in use may belong to our counts, though they were set aside."""
    of = {record.sha256: record for record in files if record.kind in (STREET, *PARTNERS)}
    place = _Places(outlines, settings)
    rows = [row for record in of.values() for row in _of_file(record, folder / "parts", place)]
    for sha256, month, category, number in engine.rows(_MISPLACED, misplaced=misplaced):
        told = {"month": month, "category": category, "force": ""}
        rows += _dated(of[sha256], told, (None, settings.district.name, None, None), number)
    found = engine.given("doubts", _FOUND, rows)
    engine.write(WRITTEN_DOUBT, folder, found=found)
    engine.write(WRITTEN_PLACES, folder, found=found)
    engine.drop(found)


def _of_file(record: FileRecord, parts: Path, place: _Places) -> Iterator[tuple[Any, ...]]:
    """Yield the doubt of one file's rows that have a place, as `_FOUND`."""
    if not record.quarantine_part:
        return
    held = _own(pq.read_table(parts / record.quarantine_part).to_pandas())
    if held.empty:
        return
    wards, districts = place.found(held, record.kind)
    held = held.assign(
        ward_found=wards, district=pd.Series(districts, index=held.index, dtype=object)
    )
    held = held[~held["placeless"].fillna(value=False).astype(bool)]
    at = ["ward_found", "district", "longitude", "latitude"]
    sizes = held.groupby([*_KNOWN[:3], *at], dropna=False).size().reset_index(name="rows")
    known = sizes.astype(dict.fromkeys(at, object)).where(sizes.notna(), None)
    for told in known.to_dict("records"):
        ward = None if told["ward_found"] == _ANY else told["ward_found"]
        yield from _dated(record, told, (ward, *(told[n] for n in at[1:])), int(told["rows"]))


RECORDED_DOUBT = {
    "month": "DATE",
    "force_name": "VARCHAR",
    "csp_name": "VARCHAR",
    "offence_group": "VARCHAR",
    "rows": "BIGINT",
}
"""Rows of recorded crime that were set aside, by the first month of their quarter: what is blank,
or no month, can't be read."""

WRITTEN_RECORDED_DOUBT = Step("recorded_doubt", ("found",), "SELECT * FROM {found} ORDER BY ALL")


def write_recorded_doubt(
    engine: Engine, files: Sequence[FileRecord], parts: Path, folder: Path
) -> None:
    """Write what rows of official figures set aside may be of, where no later file has that."""
    rows: list[tuple[Any, ...]] = []
    given: set[tuple[date, str]] = set()
    for record in sorted(files, key=lambda one: one.sequence, reverse=True):
        rows += [row for row in _of_recorded(record, parts) if row[:2] not in given]
        given |= _given(parts / str(record.part)) if record.part else set()
    found = engine.given("recorded_doubts", RECORDED_DOUBT, rows)
    engine.write(WRITTEN_RECORDED_DOUBT, folder, found=found)
    engine.drop(found)


def _of_recorded(record: FileRecord, parts: Path) -> Iterator[tuple[Any, ...]]:
    """Yield what one file's rows may be of, as `RECORDED_DOUBT`."""
    if not record.quarantine_part:
        return
    held = _own(pq.read_table(parts / record.quarantine_part).to_pandas())
    keys = ["month", "force", "ward", "category"]
    sizes = held.groupby(keys, dropna=False).size().reset_index(name="rows")
    for month, *names, number in sizes.itertuples(index=False):
        yield (None if pd.isna(month) else month, *(name or "" for name in names), int(number))


def _given(part: Path) -> set[tuple[date, str]]:
    """Return the quarters, by their first month, and forces that a part has rows of."""
    columns = ["financial_year", "quarter", "force_name"]
    known = pd.read_parquet(part, columns=columns).drop_duplicates()
    return {
        (quarter(int(year), int(number)).start, str(force))
        for year, number, force in known.itertuples(index=False)
    }


def _own(held: pd.DataFrame) -> pd.DataFrame:
    """Return the rows that may tell of something that is counted nowhere else.

    Parts of an earlier version say nothing of their rows but why they were set aside.
    """
    missing = [n for n in (*_KNOWN, "longitude", "latitude", "placeless") if n not in held]
    whole = held.assign(**dict.fromkeys(missing))
    own = whole["own"] if "own" in whole else whole["reason"] != TOTAL
    return whole[own.astype(bool)]


class _Places:
    """Where rows set aside may have been, by the rules of incidents that count."""

    def __init__(self, outlines: Outlines, settings: Settings) -> None:
        self._wards = outlines.wards
        self._codes = {*settings.district.lsoas, *outlines.lsoas["area_code"]}
        self._names = set(settings.district.known_as)
        self._ours = settings.district.name
        names = dict(zip(self._wards["area_name"], self._wards["area_code"], strict=True))
        self._named = {str(name).casefold(): str(code) for name, code in names.items()}
        self._named |= {code.casefold(): code for code in self._named.values()}

    def found(self, rows: pd.DataFrame, kind: str) -> tuple[list[str], list[str | None]]:
        """Return each row's ward and district.

        The ward is `NO_WARD`, `_ANY`, or `_ELSEWHERE` where it is not ours; there is no district
        where it may be any, and a blank one where it is any but ours.
        """
        pointed = rows["longitude"].notna().to_numpy(dtype=bool)
        found = np.full(len(rows), None, dtype=object)
        far = np.zeros(len(rows), dtype=bool)
        if pointed.any() and not self._wards.empty:
            points = rows.loc[pointed, ["longitude", "latitude"]].astype(float)
            found[pointed] = assigned(points, self._wards)
            far[pointed] = strayed(points, self._wards, FAR)
        one = self._of_street if kind == STREET else self._of_partner
        held = rows.to_dict("records")
        wards = [one(row, *at) for row, *at in zip(held, pointed, found, far, strict=True)]
        told = zip(held, wards, strict=True)
        return wards, [self._district(row, ward, kind) for row, ward in told]

    def _district(self, row: Row, ward: str, kind: str) -> str | None:
        if ward == _ELSEWHERE:
            return _NUMBER.sub("", row["lsoa_name"] or "")
        return self._ours if ward != _ANY or kind != STREET or self._by_lsoa(row) else None

    def _by_lsoa(self, row: Row) -> bool:
        """Tell whether a row's LSOA is ours, by its code or its name."""
        name = _NUMBER.sub("", row["lsoa_name"] or "")
        return (row["lsoa_code"] or "") in self._codes or name in self._names

    def _of_street(self, row: Row, pointed: bool, ward: str | None, _: bool) -> str:
        """Return where a row of the police is: by its LSOA, else by its point."""
        if ward:
            return ward
        code, name = row["lsoa_code"] or "", row["lsoa_name"] or ""
        if self._by_lsoa(row):
            return NO_WARD if pointed and not self._wards.empty else _ANY
        elsewhere = bool(name) or (bool(code) and bool(self._codes)) or bool(row["placeless"])
        return _ELSEWHERE if elsewhere or (pointed and not self._wards.empty) else _ANY

    def _of_partner(self, row: Row, pointed: bool, ward: str | None, far: bool) -> str:
        """Return where a row of a partner is: by its point, else by the ward that it names."""
        if far:
            return _ELSEWHERE
        named = self._named.get((row["ward"] or "").casefold())
        found = ward or named
        return found or (NO_WARD if pointed and not self._wards.empty else _ANY)


def _dated(
    record: FileRecord, told: Row, place: tuple[Any, ...], number: int
) -> list[tuple[Any, ...]]:
    """Return rows with the months in which they may have been, as `_FOUND`; none where replaced."""
    category = told["category"] or None
    source = told["force"] if record.kind == STREET else category
    covers = [cover for cover in record.covers if cover.source == source] or record.covers
    months = sorted(cover.month for cover in covers if cover.in_use)
    replaced = {cover.month for cover in covers if not cover.in_use} - set(months)
    known: list[date] = [] if pd.isna(told["month"]) else [told["month"]]
    if not months or replaced.intersection(known):
        return []
    span = known or months
    return [(record.kind, span[0], span[-1], category, *place, number)]
