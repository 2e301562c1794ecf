"""Where each ward stands among all of them."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from tests.opened import opened

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


def test_every_ward_tested_together(two_years: Snapshot, settings: Settings) -> None:
    table = build("all-wards", two_years, settings, category="burglary")
    words = table.frame.set_index("ward_name")["verdict"].to_dict()
    assert words == {"Leek West": "higher than usual", "Alton": "too few to say"}
    assert table.sentence == (
        "Burglary in the 12 months to September 2025: higher than usual in Leek West. In 1 ward "
        "there are too few to say."
    )


def test_peers_are_wards_of_the_map_and_never_itself(demo_home: Path, settings: Settings) -> None:
    frame = build("ward-peers", opened(demo_home), settings).frame
    others = frame[frame["order"] > 0]
    assert others.groupby("ward_code").size().eq(5).all()
    assert (others["ward_code"] != others["peer_code"]).all()
