"""The reference of tables: a line a column, with nothing that Markdown would change."""

from __future__ import annotations

from moorlands_dash.tables.catalogue import SPECS
from moorlands_dash.tables.reference import reference

TEXT = reference()


def test_every_table_has_its_heading_and_every_column_its_line() -> None:
    for spec in SPECS.values():
        part = TEXT.split(f"### {spec.name}\n")[1].split("\n### ")[0]
        lines = [line for line in part.splitlines() if line.startswith("| `")]
        assert [line.split("`")[1] for line in lines] == spec.names


def test_a_line_has_five_cells_whatever_its_words() -> None:
    lines = [line for line in TEXT.splitlines() if line.startswith("| ")]
    assert {line.replace("\\|", "").count("|") for line in lines} == {6}


def test_who_may_see_a_table_is_said_of_each() -> None:
    assert TEXT.count("- Who may see it: ") == len(SPECS)
    public = sum(spec.public for spec in SPECS.values())
    assert TEXT.count("the public and the partnership") == public
