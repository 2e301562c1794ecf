"""A sender's table in the form of a layout: each row on its own line, nothing lost."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.extracts.profiled.sheets import Found
from moorlands_dash.extracts.profiled.translate import Writer, Written, columns_of
from moorlands_dash.extracts.profiled.wanted import wanted
from moorlands_dash.extracts.records import Record
from moorlands_dash.partnership.profiles import Profile

NAMES = ["Ref", "Day", "What", "Theme"]


def written(rows: list[list[str]], **more: object) -> tuple[Written, list[str]]:
    """Return what is written of rows that stand on the lines from 3 on, and its lines."""
    profile = Profile(
        **{  # type: ignore[arg-type]
            "sender": "x",
            "kind": "environment",
            "header": NAMES[:3],
            "columns": {"reference": "Ref", "reported": "Day", "kind": "What"},
            **more,
        }
    )
    asked, text = wanted(profile.kind), StringIO()
    held = Written(Path("written.csv"), columns_of(profile, asked))
    records = (Record(line, row) for line, row in enumerate(rows, start=3))
    Writer(profile, asked, {}, held, text).table(Found("", NAMES, 2, [(1, ["A title"])], records))
    return held, text.getvalue().split("\n")


CELL = st.text(st.characters(categories=("L", "N", "P", "Z")), max_size=12)


@given(st.lists(st.lists(CELL, min_size=4, max_size=4), max_size=12))
def test_every_row_is_written_on_its_own_line_or_told(rows: list[list[str]]) -> None:
    held, lines = written(rows)
    filled = [sum(bool(cell.strip()) for cell in row) for row in rows]
    assert held.rows + held.uncounted.total() == sum(many > 1 for many in filled)
    assert held.notes == [line for line, many in enumerate(filled, start=3) if many == 1]
    assert held.lines == {}, "lines are the file's own"
    stand = [line for line, text in enumerate(lines, start=1) if text and line > 2]
    assert len(stand) == held.rows
    assert set(stand) <= {line for line, many in enumerate(filled, start=3) if many > 1}


def test_a_blank_cell_of_merged_ones_is_the_one_above_and_a_heading_tells_those_below() -> None:
    columns = {"title": "What", "owner": "Ref", "due": "Day", "theme": "Theme"}
    plan = {"kind": "actions", "columns": columns, "made": ["action_id"]}
    rows = [["a", "b", "c", "Theft"], ["a", "b", "d", ""]]
    held, lines = written(rows, **plan, fill_down=["theme"])
    place = held.columns.index("theme")
    assert [line.split(",")[place] for line in lines[2:4]] == ["Theft", "Theft"]
    headed = {k: v for k, v in columns.items() if k != "theme"}
    rows = [["Priority one", "", "", ""], ["a", "b", "c", ""]]
    held, lines = written(rows, **plan | {"columns": headed}, sections="theme")
    place = held.columns.index("theme")
    assert lines[3].split(",")[place] == "Priority one"


def test_a_wide_row_becomes_several_that_lead_back_to_its_line() -> None:
    names, rows = ["Area", "Code", "2020", "2021"], [["Leek", "E05007061", "10", "11"]]
    profile = Profile(
        sender="x",
        kind="populations",
        header=["Area", "Code"],
        columns={"area_name": "Area", "area_code": "Code"},
        always={"source": "ONS"},
        wide={"columns": ["2020"], "names": "year", "values": "population"},  # type: ignore[arg-type]
    )
    asked, text = wanted("populations"), StringIO()
    held = Written(Path("written.csv"), columns_of(profile, asked))
    records = (Record(line, row) for line, row in enumerate(rows, start=2))
    Writer(profile, asked, {}, held, text).table(Found("", names, 1, [], records))
    assert text.getvalue().split("\n")[1:3] == [
        "E05007061,Leek,2020,10,ONS",
        "E05007061,Leek,2021,11,ONS",
    ], "a later year's column is read too"
    assert held.lines == {3: ("", 2)}
