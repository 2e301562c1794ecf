"""Official recorded crime by community safety partnership, as the Home Office publishes it.

An ODS workbook with a sheet a financial year, or CSV. The tables have no area codes: areas are
joined by name, through the settings. England and Wales is the sum of the forces that reported.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from moorlands_dash.extracts import contracts, workbooks
from moorlands_dash.extracts.blanks import emptied
from moorlands_dash.extracts.contracts import Sifting
from moorlands_dash.extracts.model import Judged, Progress, Refusal, SourceFile
from moorlands_dash.extracts.personal import refuse_personal
from moorlands_dash.extracts.remarks import Notes
from moorlands_dash.extracts.rules import Contract, Rule
from moorlands_dash.extracts.set_aside import of_recorded
from moorlands_dash.extracts.tabular import Places, find_places, holds, opened, table_rows
from moorlands_dash.extracts.totals import TOTAL as TOTAL
from moorlands_dash.extracts.totals import alls_beside_parts
from moorlands_dash.partnership import Settings
from moorlands_dash.spelling import without_marks

COLUMNS: dict[str, Sequence[str]] = {
    "financial_year": ("fin_year",),
    "quarter": ("financial_quarter", "fin_quarter"),
    "force_name": ("force", "police_force", "police_force_name"),
    "csp_name": (
        "csp",
        "community_safety_partnership",
        "community_safety_partnership_name",
        "community_safety_partnership_(csp)_name",
    ),
    "offence_group": ("offence_group_name",),
    "offence_subgroup": ("offence_sub_group", "offence_subgroup_name"),
    "offence_code": ("offence_code_number",),
    "offence_description": ("offence", "offence_name"),
    "offences": ("offence_count", "number_of_offences", "count_of_offences"),
}

TITLE_ROWS = 30
"""A sheet's header stands below at most this many rows of title and notes."""
BATCH = 100_000
"""Rows judged at a time, so that the largest release stays within some 100 MB."""
LARGEST_CORRECTION = 1_000
"""Forces take back offences of earlier quarters by negative counts; none is near this size."""

PART = pa.schema(
    {
        "financial_year": pa.int32(),
        "quarter": pa.int8(),
        "force_name": pa.string(),
        "csp_name": pa.string(),
        "offence_group": pa.string(),
        "offence_subgroup": pa.string(),
        "offence_code": pa.string(),
        "offence_description": pa.string(),
        "offences": pa.int64(),
    }
)

_YEAR_SHAPE = r"(20[0-9]{2}|19[0-9]{2})\s*[/\-–]\s*((?:20|19)?[0-9]{2})"
_YEAR = "This is not a financial year. Write both years: 2024/25."
_FOLLOWS = "The second year must follow the first. Write, for example, 2024/25."
_QUARTER = "This is not a quarter. Write 1 for April to June, to 4 for January to March."
_COUNT = "This is not a whole number of offences. Write digits; leave the row out if unknown."
_CORRECTION = (
    f"The count is below -{LARGEST_CORRECTION:,}, too low for a correction. "
    "Check it against the published table."
)
_TOTALS = (
    r"(?i)(?:grand |sub-? ?)?totals?\b.*|.*\b(?:sub-?)?totals?"
    r"|all (?:offences|crimes?|recorded crimes?|police forces|forces)\b.*"
    r"|(?:england|wales|england (?:and|&) wales|united kingdom|uk)"
)
"""Names under which tables sum other rows of theirs."""
_WHOLE_FORCE = r"(?i)all (?:areas|districts|partnerships|community safety partnerships|csps)"
"""A force given as one: a total only where its partnerships stand beside it."""
_TWICE = "The row repeats one above in every cell. Keep one of them."


def matches(columns: Sequence[str]) -> bool:
    """Tell whether a header is this layout's."""
    wanted = ("financial_year", "quarter", "force_name", "csp_name")
    return all(
        any(holds(columns, (spelling,)) for spelling in (column, *COLUMNS[column]))
        for column in wanted
    )


def looks_like(path: Path) -> bool:
    """Tell whether the file is a workbook (ODS, XLSX, XLSB, XLS), whole or not."""
    return workbooks.looks_like(path)


@dataclass
class _Tally:
    """What the notices say when all rows are read."""

    accepted: int = 0
    unassigned: int = 0
    unassigned_offences: int = 0
    negative: int = 0
    negative_offences: int = 0
    notes: Notes = field(default_factory=Notes)
    seen: np.ndarray = field(default_factory=lambda: np.empty(0, dtype=np.uint64))
    """A hash of each row judged so far."""
    parted: set[str] = field(default_factory=set)
    """Quarters of forces, of which partnerships are given."""

    def no_whole(self, rows: pd.DataFrame) -> pd.Series:
        """Tell which rows aren't a force as one where its partnerships are given too."""
        names = rows["csp_name"]
        whole = names.str.fullmatch(_WHOLE_FORCE)
        quarter = rows["force_name"] + "|" + rows["financial_year"] + "|" + rows["quarter"]
        parts = ~whole & ~names.str.casefold().str.startswith("unassigned") & (names != "")
        self.parted.update(quarter[parts])
        return ~(whole & quarter.isin(self.parted))

    def count_special(self, rows: pd.DataFrame) -> None:
        """Count the rows that belong to no partnership and those that correct earlier ones."""
        nobodys = rows["csp_name"].str.casefold().str.startswith("unassigned")
        corrections = rows["offences"] < 0
        self.unassigned += int(nobodys.sum())
        self.unassigned_offences += int(rows.loc[nobodys, "offences"].sum())
        self.negative += int(corrections.sum())
        self.negative_offences += int(rows.loc[corrections, "offences"].sum())


def read(
    source: SourceFile, out: Path, settings: Settings, progress: Progress | None = None
) -> Judged:
    """Judge each row and write the accepted ones to `out`.

    A row is the offences of one kind that a force recorded in one partnership and quarter; it
    may be negative where a force corrects an earlier quarter. "Unassigned" rows belong to a
    force and to no partnership. Lines are rows of the sheet. Raises Refusal for a workbook that
    can't be read or holds no such table.
    """
    sifting, tally = Sifting(source), _Tally()
    with pq.ParquetWriter(out, PART, compression="zstd") as writer:
        if workbooks.looks_like(source.path):
            for done, name, rows in workbooks.sheets(source, settings, progress):
                _read_sheet(name, rows, sifting, tally, writer)
                if progress:
                    progress(done)
        else:
            header = opened(source, settings)
            places = find_places(header.columns, COLUMNS, (), source)
            sifting.note_unread(places.unknown)
            _read_rows(
                "", places, table_rows(header, sifting, settings, progress), sifting, tally, writer
            )
    if not sifting.rows_in:
        raise Refusal(
            source.name,
            "No table of recorded crime by community safety partnership is in it, and none of any "
            "other layout.",
            "Send the Home Office's table with the columns Financial Year to Offence Count, or "
            "have a sender's own table learnt: `moorlands-dash learn FILE`.",
        )
    _notice(sifting, tally)
    return replace(sifting.verdict("recorded", tally.accepted, out), remarks=tally.notes.remarks())


def _read_sheet(
    sheet: str, rows: workbooks.Rows, sifting: Sifting, tally: _Tally, writer: pq.ParquetWriter
) -> None:
    """Judge and write the rows of one sheet, or note that it doesn't hold the table."""
    above = list(islice(rows, TITLE_ROWS))
    place = next((place for place, (_, row) in enumerate(above) if matches(row)), None)
    if place is None:
        tally.notes.read(sheet, chain(above, rows))
        return
    names, rows = above[place][1], chain(above[place + 1 :], rows)
    refuse_personal(sifting.source.name, names)
    places = find_places(names, COLUMNS, (), sifting.source)
    sifting.note_unread(places.unknown)
    sifting.rows_in += _read_rows(sheet, places, rows, sifting, tally, writer)


def _read_rows(
    sheet: str,
    places: Places,
    rows: workbooks.Rows,
    sifting: Sifting,
    tally: _Tally,
    writer: pq.ParquetWriter,
) -> int:
    """Judge and write rows, a batch at a time; return how many there were."""
    count = 0
    while batch := list(islice(rows, BATCH)):
        cells = [places.pick(row) for _, row in batch]
        lines = [line for line, _ in batch]
        frame = pd.DataFrame(cells, columns=list(places.of), index=lines, dtype="str")
        accepted = _judge(frame, sheet, sifting, tally)
        writer.write_table(pa.Table.from_pandas(accepted, schema=PART, preserve_index=False))
        count += len(batch)
    return count


def _judge(texts: pd.DataFrame, sheet: str, sifting: Sifting, tally: _Tally) -> pd.DataFrame:
    sifting.found = texts
    sifting.repeats, sifting.known = frozenset({_TWICE}), partial(of_recorded, texts)
    rows = _without_totals(emptied(texts), sheet, sifting, tally)
    rows = sifting.sift_last(rows, _text_contract(), sheet)
    keys = pd.util.hash_pandas_object(rows, index=False)
    again = keys.duplicated() | np.isin(keys.to_numpy(), tally.seen)
    tally.seen = np.concatenate([tally.seen, keys.to_numpy()])
    twice = contracts.whole_frame(("offences", lambda _: ~again, _TWICE))
    rows = sifting.sift_last(rows, twice, sheet)
    typed = rows.assign(
        financial_year=rows["financial_year"].str[:4].astype("int32"),
        quarter=rows["quarter"].str[-1].astype("int8"),
        offences=_counts(rows["offences"]),
    )
    tally.accepted += len(typed)
    tally.notes.forces.update(typed["force_name"].unique())
    tally.count_special(typed)
    return typed


def _without_totals(
    rows: pd.DataFrame, sheet: str, sifting: Sifting, tally: _Tally
) -> pd.DataFrame:
    """Set aside the rows that sum others, which stand beside their parts."""
    rules = [("csp_name", tally.no_whole, TOTAL), *map(_no_total, _SUMMED)]
    parts = ("offence_subgroup", "offence_description")
    rules += [(part, lambda found, of=part: ~alls_beside_parts(found, of), TOTAL) for part in parts]
    return sifting.sift_last(rows, contracts.whole_frame(*rules), sheet)


_SUMMED = ("force_name", "csp_name", "offence_group", "offence_subgroup", "offence_description")


def _no_total(column: str) -> tuple[str, Any, str]:
    def holds(rows: pd.DataFrame) -> pd.Series:
        found = rows[column]
        sums = [t for t in found.unique() if re.fullmatch(_TOTALS, without_marks(t))]
        return ~found.isin(sums)

    return column, holds, TOTAL


def _text_contract() -> Contract:
    shape = contracts.matches(_YEAR_SHAPE, _YEAR)
    follows = Rule(_second_year_follows, error=_FOLLOWS)
    correction = Rule(lambda t: _counts(t).fillna(0) >= -LARGEST_CORRECTION, error=_CORRECTION)
    names = ("force_name", "csp_name", "offence_group", "offence_description")
    return contracts.text_columns(
        financial_year=[shape, follows],
        quarter=[contracts.matches(r"(?i:Q|Quarter)?\s*[1-4]", _QUARTER)],
        **{name: [contracts.filled(name)] for name in names},
        offences=[contracts.matches(rf"[-−]?{contracts.WHOLE_NUMBER}", _COUNT), correction],
    )


def _second_year_follows(texts: pd.Series) -> pd.Series:
    """Tell which years don't contradict themselves; what is no year at all breaks another rule."""
    return texts.isin([text for text in texts.drop_duplicates() if not _contradicts(text)])


def _contradicts(text: str) -> bool:
    found = re.fullmatch(_YEAR_SHAPE, text)
    return found is not None and (int(found[1]) + 1) % 100 != int(found[2]) % 100


def _counts(texts: pd.Series) -> pd.Series:
    """Return the counts as whole numbers, missing where the text is none."""
    plain = texts.str.replace("−", "-").str.replace(",", "").str.replace(r"\.0+$", "", regex=True)
    return pd.to_numeric(plain, errors="coerce").astype("Float64").astype("Int64")


def _notice(sifting: Sifting, tally: _Tally) -> None:
    if tally.unassigned:
        sifting.notices.append(
            f"“Unassigned” offences: {tally.unassigned_offences:,} (rows: {tally.unassigned:,}); "
            "they count for their force and for no partnership."
        )
    if tally.negative:
        sifting.notices.append(
            f"Negative counts (rows: {tally.negative:,}, offences: {tally.negative_offences:,}) "
            "were taken as they are: forces correct earlier quarters so."
        )
    if tally.notes.sheets:
        skipped = ", ".join(tally.notes.sheets)
        sifting.notices.append(f"Sheets without the table were skipped: {skipped}.")
