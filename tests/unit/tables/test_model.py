"""A table is complete where no month that it needs is missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pandas as pd

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
