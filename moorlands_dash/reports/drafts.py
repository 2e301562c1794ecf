"""Drafts as the files that can be loaded again: the columns of their layout, and nothing beside."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd

from moorlands_dash.formulas import neutralised
from moorlands_dash.tables.model import Table

LAYOUTS = {"next-targets": "targets", "next-actions": "actions", "promise-draft": "targets"}
"""Table of a draft -> the layout whose file it is."""


def draft_csv(table: Table) -> bytes:
    """Return a draft's rows as CSV in UTF-8, days as 2027-04-01, what isn't known blank."""
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\n")
    rows.writerow(table.frame.columns)
    rows.writerows([_cell(value) for value in row] for row in table.frame.itertuples(index=False))
    return text.getvalue().encode("utf-8-sig")


def write_drafts(tables: list[Table], folder: Path) -> list[Path]:
    """Write each draft beside the others, as "targets-2027-28.csv"; return the files."""
    folder.mkdir(parents=True, exist_ok=True)
    files = []
    for table in tables:
        path = folder / draft_name(table)
        path.write_bytes(draft_csv(table))
        files.append(path)
    return files


def draft_name(table: Table) -> str:
    """Return the name of a draft's file: its layout, and the year that it is for."""
    kind = LAYOUTS.get(table.name, table.name)
    starts = [pd.Timestamp(value).year for value in table.frame.get("start", ())]
    year = f"-{min(starts)}-{(min(starts) + 1) % 100:02}" if starts else ""
    return f"{kind}{year}.csv"


def _cell(value: Any) -> str:
    if value is None or pd.isna(value):
        return ""
    if isinstance(value, (datetime, date)):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, float):
        return f"{value:.0f}" if value.is_integer() else repr(round(value, 6))
    return neutralised(str(value))
