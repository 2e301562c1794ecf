"""A force that a later release calls by a new name is the same; a force beside it is another."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.store.records import _FORCE, COLUMNS
from moorlands_dash.store.renames import with_names_of_now
from moorlands_dash.store.steps import Step


def rows(force: str, *partnerships: str, offences: int = 1, quarter: int = 1):
    """Return a row of each partnership of a force, and one of none."""
    return [
        {
            "financial_year": 2024,
            "quarter": quarter,
            "force_name": force,
            "csp_name": csp,
            "offences": offences,
        }
        for csp in (*partnerships, "Unassigned")
    ]


@pytest.fixture
def names(engine, tmp_path):
    """Return the force names of files, the later one last, as they hold."""

    def found(*files):
        paths = []
        for place, content in enumerate(files):
            path = tmp_path / f"{place}.parquet"
            pd.DataFrame(content).reindex(columns=list(COLUMNS["recorded"])).to_parquet(path)
            paths.append((path.as_posix(), place))
        columns = {"filename": "VARCHAR", "standing": "INTEGER"}
        standings = engine.given("standings", columns, paths)
        given = [tmp_path / f"{place}.parquet" for place in range(len(files))]
        stacked = engine.uneven_parts("stacked", COLUMNS["recorded"], given)
        named, _ = with_names_of_now(engine, _FORCE, stacked, standings)
        return {name for (name,) in engine.rows(_NAMES, named=named)}

    return found


_NAMES = Step("names", ("named",), "SELECT DISTINCT force_name FROM {named}")
OLD, NEW = "Dyfed-Powys", "Heddlu Canolbarth"


def test_a_force_under_a_wholly_new_name_is_told_by_its_partnerships(names) -> None:
    earlier = [*rows(OLD, "Powys", "Ceredigion", "Pembrokeshire"), *rows("Kent", "Dover", "Swale")]
    later = [*rows(NEW, "Powys", "Ceredigion"), *rows("Kent", "Dover", "Swale")]
    assert names(earlier, later) == {NEW, "Kent"}


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        (rows(OLD, "Powys"), rows(NEW, "Powys")),
        (rows(OLD, "A", "B", "C", "D"), rows(NEW, "A", "B")),
        (rows(OLD, "A", "B"), [*rows(NEW, "A", "B"), *rows(OLD, "C", "D")]),
        ([*rows(OLD, "A", "B"), *rows(NEW, "C", "D")], rows(NEW, "A", "B", "C", "D")),
        (rows(OLD, "A", "B"), rows(NEW, "C", "D")),
    ],
    ids=["one shared", "half shared", "still there", "there before", "none shared"],
)
def test_forces_that_may_be_two_stay_two(names, earlier, later) -> None:
    assert names(earlier, later) == {OLD, NEW}


def test_a_name_of_a_third_release_holds_for_all(names) -> None:
    first, second, third = (rows(name, "A", "B", "C") for name in (OLD, NEW, "Newest"))
    assert names(first, second, third) == {"Newest"}
