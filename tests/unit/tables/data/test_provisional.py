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


@pytest.mark.home
def test_of_which_month_a_file_is_stays_with_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    path = month_file(tmp_path / "a", "2025-01", 40)
    load([path], SETTINGS, home, as_at={"*": "2025-08"})
    snapshot = open_snapshot(home)
    assert snapshot.said_as_at() == {path.name: "2025-08"}
    asked = Selection(category="burglary")
    told = tables.build("outcomes", snapshot, SETTINGS, asked).frame
    assert set(told["told"]) == {40}
    month_file(tmp_path / "b", "2025-02", 40, 100)
    load([tmp_path / "b"], SETTINGS, home)
    frame = tables.build("outcomes", open_snapshot(home), SETTINGS, asked).frame
    assert frame["told"].max() == 40


@pytest.mark.home
def test_outcomes_files_make_ages_exact(tmp_path: Path) -> None:
    home, folder = tmp_path / "home", tmp_path / "a"
    month_file(folder, "2025-01", 40)
    head = (
        "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,LSOA code,LSOA name,"
        "Outcome type\n"
    )
    for month in range(1, 8):
        number, what = month - 1, "Suspect charged" if month < 7 else "Offender fined"
        row = f"{number:064x},2025-0{month},Staffordshire Police,Staffordshire Police,,,,,,{what}\n"
        path = folder / f"2025-0{month}-staffordshire-outcomes.csv"
        path.write_text(head + row, encoding="utf-8")
    load([folder], SETTINGS, home)
    snapshot = open_snapshot(home)
    assert len(snapshot.outcome_months(["Staffordshire Police"])) == 7
    found = tables.build("outcomes", snapshot, SETTINGS, Selection(category="burglary")).frame
    kinds = found.set_index("kind")["count"]
    assert set(found["told"]) == {40}
    assert (kinds["charged"], kinds["under investigation"]) == (7, 33)
