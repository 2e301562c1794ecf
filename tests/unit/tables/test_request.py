"""A question made definite: the day as at which it is answered."""

from datetime import date
from pathlib import Path

from tests.opened import opened
from tests.unit.tables.conftest import Publish


def test_demonstration_data_are_seen_as_on_the_day_their_latest_month_came_out(
    demo_home: Path,
) -> None:
    assert opened(demo_home).as_at == date(2026, 11, 1)


def test_other_data_are_seen_as_on_the_day_of_their_snapshot(publish: Publish) -> None:
    rows = [("Staffordshire Police", date(2024, 1, 1), 5)]
    assert publish(coverage=rows).as_at == date(2026, 1, 1)
    assert publish().as_at == date(2026, 1, 1)
    assert publish(coverage=rows, demonstration=True).as_at == date(2024, 3, 1)
