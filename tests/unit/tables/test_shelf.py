"""Tables are kept whole: their frame, and every word beside it."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from markupsafe import Markup

from moorlands_dash.periods import Period
from moorlands_dash.store.home import Home
from moorlands_dash.store.prepared import Prepared
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.shelf import Shelf, keeping

TABLE = Table(
    name="targets",
    title="Targets – “2026/27” <b>",
    frame=pd.DataFrame({"target_id": ["t1"], "chance": [0.1 + 0.2]}),
    unit="incidents",
    period=Period(date(2026, 4, 1), date(2026, 9, 1)),
    source="police",
    method="counted",
    notes=("One note.", "Another: =1+1"),
    snapshot="20260101-aa",
    demonstration=True,
    missing=(date(2026, 5, 1),),
    sentence="All are met.",
)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(Prepared(Home(tmp_path), "20260101-aa", ""))


def never() -> Any:
    raise AssertionError("it is kept already")


@pytest.mark.parametrize("table", [TABLE, replace(TABLE, period=None, missing=(), notes=())])
def test_a_table_comes_back_with_every_word(shelf: Shelf, table: Table) -> None:
    with keeping():
        assert shelf.of("targets", "asked", lambda: table) is table
    back = shelf.of("targets", "asked", never)
    pd.testing.assert_frame_equal(back.frame, table.frame, check_exact=True)
    for field in fields(Table):
        if field.name != "frame":
            kept, was = getattr(back, field.name), getattr(table, field.name)
            assert (type(kept), kept) == (type(was), was)


@pytest.mark.parametrize(
    "answer",
    [
        replace(TABLE, asked=Selection()),
        replace(TABLE, title=Markup("bold")),
        (1, 2),
        None,
        pd.Series([1]),
    ],
    ids=["asked", "markup", "tuple", "nothing", "series"],
)
def test_what_would_come_back_otherwise_is_worked_out_anew(shelf: Shelf, answer: Any) -> None:
    times = []
    with keeping():
        for _ in range(2):
            assert shelf.of("kind", "asked", lambda: times.append(1) or answer) is answer
    assert times == [1, 1]


def test_nothing_is_kept_but_while_that_is_asked(shelf: Shelf) -> None:
    shelf.of("targets", "asked", lambda: TABLE)
    with pytest.raises(AssertionError, match="kept already"):
        shelf.of("targets", "asked", never)


def test_what_cannot_be_told_by_its_text_is_not_kept(shelf: Shelf) -> None:
    key = (object(),)
    with keeping():
        assert shelf.of("targets", key, lambda: TABLE) is TABLE
        assert shelf.of("targets", key, lambda: TABLE.frame) is TABLE.frame
