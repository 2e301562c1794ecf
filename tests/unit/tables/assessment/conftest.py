"""Five even years of two wards, so that every figure of a theme can be worked out by hand."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from tests.unit.tables.conftest import ALTON, LEEK, POLICE, Covered, Publish

MONTHS = Period(date(2021, 1, 1), date(2025, 12, 1))
LATEST = Period(date(2025, 1, 1), date(2025, 12, 1))
DISTRICT = "Staffordshire Moorlands"
EACH_MONTH = {
    (LEEK, "violence"): 6,
    (ALTON, "violence"): 2,
    (LEEK, "burglary"): 3,
    (LEEK, "anti_social_behaviour"): 5,
    (ALTON, "anti_social_behaviour"): 5,
}

Even = Callable[..., Snapshot]


def counted(months: Period, each: dict[tuple[str, str], int]) -> dict[str, list[tuple[Any, ...]]]:
    """Return rows of counts by ward and district, the same each month."""
    wards = [(ward, month, key, n) for month in months for (ward, key), n in each.items()]
    sums: dict[tuple[date, str], int] = {}
    for _, month, key, number in wards:
        sums[month, key] = sums.get((month, key), 0) + number
    districts = [(POLICE, DISTRICT, month, key, n) for (month, key), n in sums.items()]
    return {"ward_counts": wards, "district_counts": districts}


@pytest.fixture
def even(publish: Publish, covered: Covered) -> Even:
    """Return a function that publishes the five years with further rows."""

    def made(**rows: list[tuple[Any, ...]]) -> Snapshot:
        found = counted(MONTHS, EACH_MONTH)
        coverage = [*covered(MONTHS), *rows.pop("coverage", [])]
        for name in found:
            found[name] += rows.pop(name, [])
        return publish(coverage=coverage, **found, **rows)

    return made
