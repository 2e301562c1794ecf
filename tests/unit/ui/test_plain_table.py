"""A table as a page shows it: sorted by its heads, months by their place in time."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.tables.spec import Column
from moorlands_dash.ui.plain_table import table_html

_COLUMNS = (
    Column("ward_name", "Ward", "text", "its name"),
    Column("month", "Month", "month", "its month"),
    Column("count", "Incidents", "whole", "how many", unit="incidents"),
    Column("verdict", "Verdict", "text", "its verdict"),
)
_ROWS = pd.DataFrame(
    {
        "ward_name": ["Leek <East>", "Alton", "Horton"],
        "month": pd.to_datetime(["2025-04-01", "2026-04-01", None]),
        "count": [1200, 3, None],
        "verdict": ["fewer", "no clear change", "cannot tell"],
    }
)


def test_every_head_sorts_and_rows_stand_as_they_came() -> None:
    said = table_html(_ROWS, "Wards", _COLUMNS)
    assert said.count('class="mt-sort"') == 4
    assert said.index("Leek &lt;East&gt;") < said.index("Alton") < said.index("Horton")
    assert "<East>" not in said
    assert '<td class="mt-number">1,200</td>' in said


def test_a_month_is_sorted_by_its_place_in_time_and_one_unknown_by_nothing() -> None:
    said = table_html(_ROWS, "Wards", _COLUMNS)
    assert '<td class="mt-short" data-by="2025-04-01">April 2025</td>' in said
    assert said.count("data-by") == 2


def test_a_row_that_changed_is_marked_and_counted() -> None:
    said = table_html(_ROWS, "Wards", _COLUMNS)
    assert said.count("<tr data-changed>") == 1
    assert "Only what changed: 1 of 3" in said


def test_where_nobody_listens_nothing_can_be_pressed() -> None:
    for said in (
        table_html(_ROWS, "Wards", _COLUMNS, sortable=False),
        table_html(_ROWS.head(2), "Wards", _COLUMNS),
    ):
        assert "<button" not in said and "data-changed" not in said
