"""A table is complete where no month that it needs is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

from moorlands_dash.periods import Period
from moorlands_dash.tables.model import Selection, Table

WHOLE = Table(
    name="a",
    title="A",
    frame=pd.DataFrame(),
    unit="incidents",
    period=None,
    source="",
    method="",
    notes=(),
    snapshot="s",
    demonstration=False,
)


def test_a_missing_month_makes_it_incomplete() -> None:
    assert WHOLE.complete
    assert not replace(WHOLE, missing=(date(2025, 4, 1),)).complete


def test_choices_that_are_alike_are_one_question() -> None:
    assert {Selection(), Selection(None, "all"), Selection(area=None)} == {Selection()}
    assert Selection(area="Leek West") != Selection()


def test_months_that_nobody_could_have_sent_yet_are_not_among_those_loaded() -> None:
    year = Period(date(2025, 4, 1), date(2026, 3, 1))
    gone = (date(2025, 7, 1), date(2025, 8, 1), date(2025, 9, 1))
    table = replace(WHOLE, period=year, missing=gone)
    so_far = replace(table, to_come=6)
    assert so_far.held == "April 2025 to March 2026: 3 of 6 months loaded so far"
    assert table.held == "April 2025 to March 2026: 9 of 12 months loaded"
    assert replace(so_far, missing=()).held == "April 2025 to March 2026"
