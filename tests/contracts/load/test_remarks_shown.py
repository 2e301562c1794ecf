"""The remarks on a force in a workbook's notes come to where the force is shown."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlsxwriter

from moorlands_dash import tables
from moorlands_dash.store.load import load
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.tables.model import Selection

pytestmark = pytest.mark.slow

HEAD = [
    "Financial Year",
    "Financial Quarter",
    "Force Name",
    "CSP Name",
    "Offence Description",
    "Offence Group",
    "Offence Subgroup",
    "Offence Code",
    "Offence Count",
]
OURS = "Staffordshire Police moved to another system in March 2025; counts may be too low."
KENT = "Figures of Kent for January to March 2025 are estimates."


def book(path: Path, *notes: str) -> Path:
    """Write a workbook: a sheet of notes, then a year of two forces."""
    with xlsxwriter.Workbook(str(path)) as workbook:
        sheet = workbook.add_worksheet("Notes")
        for line, note in enumerate(notes):
            sheet.write_row(line, 0, [f"[note {line + 1}]", note])
        sheet = workbook.add_worksheet("2024-25")
        sheet.write_row(0, 0, ["Recorded crime by community safety partnership"])
        sheet.write_row(2, 0, HEAD)
        places = (("Staffordshire", "Staffordshire Moorlands"), ("Kent", "Dover"))
        rows = [
            ["2024/25", quarter, *place, "Robbery", "Robbery", "Robbery", "34A", 3]
            for place in places
            for quarter in (1, 2, 3, 4)
        ]
        for line, row in enumerate(rows, start=3):
            sheet.write_row(line, 0, row)
    return path


def notes(snapshot, settings, name: str) -> list[str]:
    return [n for n in tables.build(name, snapshot, settings, Selection()).notes if "moved" in n]


def test_a_remark_on_our_force_stands_at_the_comparison_and_on_the_data(tmp_path, settings, home):
    outcome = load([book(tmp_path / "csp.xlsx", OURS, KENT)], settings, home)
    record = next(f for f in outcome.files if f.kind == "recorded")
    assert (record.rows_in, record.loaded) == (8, 8)
    snapshot = open_snapshot(home)
    assert notes(snapshot, settings, "comparison-recorded") == [
        f"The Home Office on Staffordshire: {OURS}"
    ]
    assert notes(snapshot, settings, "comparison") == notes(
        snapshot, settings, "comparison-recorded"
    )
    assert notes(snapshot, settings, "files") == [f"csp.xlsx says of Staffordshire: {OURS}"]
    told = tables.build("comparison-recorded", snapshot, settings, Selection()).notes
    assert any("also speak of Kent" in note for note in told)


def test_a_release_without_remarks_has_none_to_show(tmp_path, settings, home):
    load(
        [book(tmp_path / "csp.xlsx", "Counts are provisional until the next release.")],
        settings,
        home,
    )
    assert open_snapshot(home).remarks() == []
