"""Wards beside each other: who is clearly above whom."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection, SelectionError

Publish = Callable[..., Snapshot]

Covered = Callable[..., list[tuple[str, date, int]]]

ALTON, LEEK = "E05007039", "E05007055"

YEAR = Period(date(2024, 10, 1), date(2025, 9, 1))

BEFORE = YEAR.shifted(-12)


def rows(ward: str, category: str, period: Period, total: int) -> list[tuple[Any, ...]]:
    """Return a year's total in two months."""
    return [
        (ward, period.start, category, total // 2),
        (ward, period.end, category, -(-total // 2)),
    ]


COUNTS = [
    *rows(LEEK, "burglary", YEAR, 90),
    *rows(LEEK, "burglary", BEFORE, 40),
    *rows(LEEK, "anti_social_behaviour", YEAR, 42),
    *rows(LEEK, "anti_social_behaviour", BEFORE, 44),
    *rows(LEEK, "drugs", YEAR, 4),
    *rows(LEEK, "drugs", BEFORE, 3),
    *rows(ALTON, "burglary", YEAR, 10),
    *rows(ALTON, "burglary", BEFORE, 10),
]


@pytest.fixture
def two_years(publish: Publish, covered: Covered) -> Snapshot:
    return publish(ward_counts=COUNTS, coverage=covered(BEFORE, YEAR))


def build(name: str, snapshot: Snapshot, settings: Settings, **selection: Any) -> tables.Table:
    return tables.build(name, snapshot, settings, Selection(**selection))


def test_who_is_clearly_above_whom(two_years: Snapshot, settings: Settings) -> None:
    table = build(
        "compare-wards", two_years, settings, category="burglary",
        wards=("Leek West", "Alton"),
    )  # fmt: skip
    theft = table.frame[table.frame["category"] == "theme:theft"].set_index("ward_name")
    assert theft["clearly_above"].to_dict() == {"Leek West": "Alton", "Alton": ""}
    assert table.sentence == (
        "Burglary per 1,000 residents in the 12 months to September 2025: Leek West 22.5 and "
        "Alton 10.0. Leek West is clearly above Alton."
    )


def test_an_unknown_ward_and_too_many_are_refused_in_words(
    two_years: Snapshot, settings: Settings
) -> None:
    with pytest.raises(SelectionError, match="Leak"):
        build("compare-wards", two_years, settings, wards=("Leak",))
