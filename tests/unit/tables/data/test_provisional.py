"""Months that came again: what the store knows of them, told on the Data page."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from moorlands_dash import tables
from moorlands_dash.loading import load
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.tables import Selection

SETTINGS = load_settings()
_HEAD = (
    "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
    "Crime type,Last outcome category,Context\n"
)


def month_file(folder: Path, month: str, rows: int, first: int = 0) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{month}-staffordshire-street.csv"
    lines = [
        f"{number:064x},{month},Staffordshire Police,Staffordshire Police,-2.02,53.1,On or near X,"
        "E01029752,Staffordshire Moorlands 003A,Burglary,Under investigation,"
        for number in range(first, first + rows)
    ]
    path.write_text(_HEAD + "\n".join(lines) + "\n", encoding="utf-8")
    return path


@pytest.mark.home
def test_months_that_came_again_are_told_with_their_change(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for place, (rows, again) in enumerate(((100, 104), (200, 194), (50, 50)), 1):
        month = f"2025-0{place}"
        load([month_file(tmp_path / "a" / month, month, rows, place * 1000)], SETTINGS, home)
        if rows != again:
            path = month_file(tmp_path / "b" / month, month, again, place * 1000)
            load([path], SETTINGS, home)
    snapshot = open_snapshot(home)
    table = tables.build("revisions", snapshot, SETTINGS, Selection())
    rows = table.frame.set_index(table.frame["month"].dt.date)
    assert list(rows.index) == [date(2025, 2, 1), date(2025, 1, 1)]
    assert rows["rows_first"].tolist() == [200, 100]
    assert rows["rows_now"].tolist() == [194, 104]
    assert rows["percent"].tolist() == pytest.approx([-3, 4])
    assert "too few to say" in table.sentence
    assert snapshot.guarded(()).republished_months().empty
