"""More or fewer than a year ago, for the whole district: every choice counted by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.audience import guarded
from moorlands_dash.tables.model import Selection
from tests.unit.tables.conftest import POLICE

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]

OURS = "Staffordshire Moorlands"
BEFORE = Period(date(2023, 4, 1), date(2024, 3, 1))
NOW = Period(date(2024, 4, 1), date(2025, 3, 1))
MONTHS = {BEFORE: {"burglary": 5, "drugs": 3}, NOW: {"burglary": 8, "drugs": 3}}


def rows(district: str, *periods: Period) -> list[tuple[object, ...]]:
    return [
        (POLICE, district, month, category, count)
        for period in periods
        for month in period
        for category, count in MONTHS[period].items()
    ]


@pytest.fixture
def two_years(publish: Publish, covered: Covered) -> Snapshot:
    counts = rows(OURS, BEFORE, NOW) + rows("Stafford", BEFORE, NOW)
    asb = [(POLICE, OURS, month, "anti_social_behaviour", 1) for month in NOW]
    return publish(coverage=covered(BEFORE, NOW), district_counts=counts + asb)


def by_choice(table: tables.Table) -> pd.DataFrame:
    return table.frame.set_index("category")


def test_each_choice_by_hand(two_years: Snapshot, settings: Settings) -> None:
    found = by_choice(tables.build("district-change", two_years, settings, Selection()))
    assert found[["count", "count_before"]].to_dict("index") == {
        "all": {"count": 144, "count_before": 96},
        # Anti-social behaviour is no crime.
        "crime": {"count": 132, "count_before": 96},
        "burglary": {"count": 96, "count_before": 60},
        "drugs": {"count": 36, "count_before": 36},
        "anti_social_behaviour": {"count": 12, "count_before": 0},
    }
    assert found.loc["burglary", "difference"] == 36
    assert found.loc["burglary", "percent"] == pytest.approx(60)
    # A count under 20 gives no per cent.
    assert pd.isna(found.loc["anti_social_behaviour", "percent"])


def test_what_is_asked_beforehand_is_searched_by_itself(
    two_years: Snapshot, settings: Settings
) -> None:
    found = by_choice(tables.build("district-change", two_years, settings, Selection()))
    for choice in ("all", "crime"):
        assert found.loc[choice, "p_adjusted"] == found.loc[choice, "p_value"]
    assert found.loc["burglary", "p_adjusted"] > found.loc["burglary", "p_value"]


def test_a_month_missing_takes_the_verdict(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    gap = Period(date(2024, 4, 1), date(2025, 2, 1))
    snapshot = publish(coverage=covered(BEFORE, gap), district_counts=rows(OURS, BEFORE, NOW))
    table = tables.build("district-change", snapshot, settings, Selection(NOW))
    assert table.missing == (date(2025, 3, 1),)
    assert set(table.frame["verdict"]) == {"cannot tell"}
    assert by_choice(table).loc["burglary", "count"] == 88


def test_without_a_file_it_says_what_to_load(publish: Publish, settings: Settings) -> None:
    table = tables.build("district-change", publish(), settings, Selection())
    assert table.frame.empty
    assert "Load one with" in table.sentence


FIRES = "fires_deliberate"


@pytest.mark.parametrize("police", [(), (BEFORE,)], ids=["none", "a year before"])
def test_partners_months_are_not_taken_for_the_polices(
    publish: Publish, covered: Covered, settings: Settings, police: tuple[Period, ...]
) -> None:
    fires = [(FIRES, month, 2) for period in (BEFORE, NOW) for month in period]
    burnt = [(POLICE, OURS, month, FIRES, 2) for period in (BEFORE, NOW) for month in period]
    snapshot = publish(
        coverage=[*covered(*police), *fires], district_counts=[*rows(OURS, *police), *burnt]
    )
    table = tables.build("district-change", snapshot, settings, Selection(category=FIRES))
    lacking = "April 2024 to March 2025" if police else "April 2023 to March 2025"
    assert table.sentence == (
        "All police incidents in Staffordshire Moorlands in the 12 months to March 2025: cannot "
        f"tell whether that is more than a year before, as no whole file is loaded for {lacking}."
    )
    # What was chosen is whole, and so counted.
    assert (table.period, table.missing) == (NOW, ())
    assert by_choice(table).loc[FIRES, ["count", "count_before"]].tolist() == [24, 24]


@pytest.mark.parametrize("months", [12, 6, 18])
def test_what_all_may_see_is_judged_alike_for_the_public(
    demo_home: Path, settings: Settings, months: int
) -> None:
    asked = Selection(Period(add_months(date(2026, 9, 1), 1 - months), date(2026, 9, 1)))
    snapshot = open_snapshot(demo_home)
    ours = by_choice(tables.build("district-change", snapshot, settings, asked))
    theirs = by_choice(guarded(snapshot, settings).table("district-change", asked))
    assert set(settings.disclosure.withheld) & set(ours.index)
    assert len(theirs) > 15
    judged = ["verdict", "p_adjusted", "usual", "usual_from", "usual_to", "count"]
    shared = [column for column in judged if column in ours]
    pd.testing.assert_frame_equal(ours.loc[theirs.index, shared], theirs[shared])
