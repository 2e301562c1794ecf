"""Two years of one choice in every ward: sums, rates and what is missing, by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from moorlands_dash import vocabulary
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.wards.years import WardYears, item_name, judged, theme_requests
from tests.unit.tables.conftest import ALTON, LEEK

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]

BEFORE = Period(date(2023, 4, 1), date(2024, 3, 1))
NOW = Period(date(2024, 4, 1), date(2025, 3, 1))


def counts(ward: str, before: int, now: int) -> list[tuple[object, ...]]:
    rows = [(ward, month, "burglary", before) for month in BEFORE]
    return rows + [(ward, month, "burglary", now) for month in NOW]


@pytest.fixture
def request_(publish: Publish, covered: Covered, settings: Settings) -> Request:
    """Return a question about burglary: 2 then 4 a month in Leek West, 1 then 1 in Alton."""
    snapshot = publish(
        coverage=covered(BEFORE, NOW), ward_counts=counts(LEEK, 2, 4) + counts(ALTON, 1, 1)
    )
    return Request(snapshot, settings, Selection(category="burglary"))


def test_both_years_and_the_rate_by_hand(request_: Request) -> None:
    years = WardYears(request_)
    assert (years.covered.period, years.before.period) == (NOW, BEFORE)
    assert years.missing == ()
    assert years.comparable
    frame = years.both([LEEK, ALTON]).set_index("ward_code")
    assert frame["count"].tolist() == [48, 12]
    assert frame["count_before"].tolist() == [24, 12]
    # 48 of 4,000 residents, 12 of 1,000.
    assert frame["rate_per_1000"].tolist() == [12, 12]
    assert frame["item"].unique().tolist() == ["Burglary"]
    assert frame["complete"].all()


def test_wards_are_given_in_the_order_asked_for(request_: Request) -> None:
    assert WardYears(request_).both([ALTON, LEEK])["ward_code"].tolist() == [ALTON, LEEK]


def test_a_change_is_told_in_a_fixed_word(request_: Request) -> None:
    frame = WardYears(request_).both([LEEK, ALTON])
    found = judged(frame, pd.Series(True, frame.index), least=20).set_index("ward_code")
    assert found.loc[LEEK, "difference"] == 24
    assert found.loc[LEEK, "verdict"] == "higher than usual"
    assert found.loc[ALTON, "verdict"] in ("no clear change", "too few to say")


def test_under_a_year_is_short_and_tells_no_change(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    months = Period(date(2024, 9, 1), date(2025, 3, 1))
    snapshot = publish(coverage=covered(months), ward_counts=counts(LEEK, 0, 4))
    years = WardYears(Request(snapshot, settings, Selection(category="burglary")))
    assert years.short == tuple(Period(date(2024, 4, 1), date(2024, 8, 1)))
    assert not years.comparable
    assert years.both([LEEK])["count_before"].isna().all()
    # A period that was asked for is what it is.
    asked = replace(years.request.selection, period=months)
    assert WardYears(replace(years.request, selection=asked)).short == ()


def test_only_what_has_months_is_asked_for(request_: Request) -> None:
    choices = [asked.category for asked in theme_requests(request_)]
    assert choices[0] == vocabulary.ALL
    partners = {key for key, found in vocabulary.CATEGORY_BY_KEY.items() if key == "fly_tipping"}
    assert partners and not partners & set(choices)
    assert len(choices) == len(set(choices)) > 5


def test_a_theme_is_called_by_its_own_name() -> None:
    themes = [choice for choice in vocabulary.choices() if choice.startswith("theme:")]
    for choice in themes:
        key = choice.removeprefix("theme:")
        assert item_name(choice) == vocabulary.THEME_BY_KEY[key].name
    assert item_name("burglary") == "Burglary"
