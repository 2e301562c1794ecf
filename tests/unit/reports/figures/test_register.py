"""Every figure that can be had by itself is drawn of its table, and says what it shows."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.partnership import load_settings
from moorlands_dash.reports.figures.picture import picture, shown, table_of
from moorlands_dash.reports.figures.register import DRAWINGS, Sheet
from moorlands_dash.tables import SPECS
from moorlands_dash.tables.model import Selection, SelectionError
from tests.opened import built, opened

_OF = {"target": "target_id", "question": "indicator", "gap": "group", "looked-back": "target_id"}
"""A figure of one of a table's rows -> the column that tells which."""
_OF_A_WARD = ("ward-months", "ward-funnel", "ward-ranks", "ward-smoothed", "ward-places")
_FIRES = Selection(category="fires")


def _sheet(home: Path, name: str) -> Sheet:
    asked = _FIRES if name in ("week-hours", "week-parts") else Selection()
    wards = built(home, "ward-rates").frame["ward_code"]
    if name.startswith("compare-"):
        asked = replace(asked, wards=tuple(wards.head(2)))
    if DRAWINGS[name].table in _OF_A_WARD:
        asked = replace(asked, area=str(wards.iloc[0]))
    if name == "cell-months":
        asked = replace(asked, cell=str(built(home, "hotspots").frame["cell_id"].iloc[0]))
    table = built(home, DRAWINGS[name].table, asked)
    rows = table.frame
    if name == "looked-back":
        rows = rows[~rows["kind"].str.startswith("survey")]
    of = str(rows[_OF[name]].iloc[0]) if name in _OF else ""
    if name == "reliability":
        of = f"{rows['months_in'].iloc[0]} {rows['source'].iloc[0]}"
    return Sheet(table, load_settings(), opened(home), of, lambda other: built(home, other, asked))


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_figure_is_drawn_of_its_own_table(demo_home: Path, name: str) -> None:
    assert table_of(name) in SPECS
    sheet = _sheet(demo_home, name)
    content = picture(name, sheet, "svg")
    assert content.startswith(b"<?xml") and len(content) > 5000


def test_a_targets_figure_says_the_target_and_another_has_none(demo_home: Path) -> None:
    sheet = _sheet(demo_home, "target")
    row = sheet.frame.iloc[0]
    assert shown("target", sheet).finding == f"{row['title']}. {row['words']}"
    with pytest.raises(SelectionError, match="no such figure: 'none'"):
        shown("target", replace(sheet, of="none"))


def test_where_nothing_is_known_the_table_says_why(demo_home: Path) -> None:
    sheet = _sheet(demo_home, "season")
    empty = replace(sheet.table, frame=pd.DataFrame(columns=sheet.frame.columns), sentence="None.")
    with pytest.raises(SelectionError, match=r"None\."):
        shown("season", replace(sheet, table=empty))


def test_no_figure_of_another_name() -> None:
    with pytest.raises(SelectionError, match="'none' is not a figure"):
        table_of("none")
