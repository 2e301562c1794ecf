"""Targets on rates, shares and official recorded crime, beside what residents answer for."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from tests.unit.tables.targets.test_trajectories import OURS, SO_FAR, target

Publish = Callable[..., Snapshot]
PART, WHOLE = (date(2025, 4, 1), date(2025, 9, 30)), (date(2025, 4, 1), date(2026, 3, 31))


def indicator(
    key: str, days: tuple[date, date], count: float, of: float, unit: str, sample: str = "records"
) -> tuple[Any, ...]:
    asked = "A question" if sample == "residents" else ""
    return (key, key.capitalize(), OURS, *days, count, of, unit, asked, "S", sample)


def rows(
    publish: Publish, settings: Settings, promised: tuple[Any, ...], *found: tuple[Any, ...]
) -> dict[str, Any]:
    snapshot = publish(
        targets=[promised],
        indicators=list(found),
        coverage=[("Staffordshire Police", month, 10) for month in SO_FAR],
    )
    (row,) = tables.build("targets", snapshot, settings, Selection(year="2025/26")).frame.to_dict(
        "records"
    )
    return row


def test_a_rate_of_the_whole_year_decides_as_it_is(publish: Publish, settings: Settings) -> None:
    promised = target("dv", "survey_reduce", "indicator:dv", 1.6, 1.4)
    row = rows(publish, settings, promised, indicator("dv", WHOLE, 143, 95845, "per_1000"))
    assert (row["kind"], row["unit"], row["status"]) == ("reduce", "per_1000", "missed")
    assert "1.5 per 1,000" in row["words"]
    assert "at most 1.4 per 1,000" in row["words"]


def test_a_rate_of_half_a_year_gives_a_chance(publish: Publish, settings: Settings) -> None:
    promised = target("dv", "increase", "indicator:dv", 1.0, 1.4)
    row = rows(publish, settings, promised, indicator("dv", PART, 200, 100_000, "per_1000"))
    assert row["chance"] > 0.99
    assert row["status"] == "on course"
    assert row["standing"] == "beyond target"


def test_a_share_of_records_is_no_survey(publish: Publish, settings: Settings) -> None:
    promised = target("again", "survey_reduce", "indicator:again", 0.25, 0.20)
    row = rows(publish, settings, promised, indicator("again", WHOLE, 88, 412, "share"))
    assert (row["kind"], row["unit"], row["status"]) == ("reduce", "share", "missed")
    assert "said so" not in row["words"]


def test_answers_of_residents_stay_a_survey(publish: Publish, settings: Settings) -> None:
    promised = target("safe", "increase", "indicator:safe", 0.5, 0.6)
    found = indicator("safe", PART, 300, 400, "share", "residents")
    row = rows(publish, settings, promised, found)
    assert row["kind"] == "survey_increase"
    assert "said so" in row["words"]


def test_a_share_of_more_than_all_is_a_mistake_that_is_named(
    publish: Publish, settings: Settings
) -> None:
    promised = target("again", "reduce", "indicator:again", 25, 20)
    row = rows(publish, settings, promised, indicator("again", WHOLE, 88, 412, "share"))
    assert row["status"] == "cannot tell"
    assert "write 0.23 or 23%" in row["words"]


@pytest.mark.parametrize(("until", "status"), [("2025-09", "cannot tell"), (None, "missed")])
def test_what_is_not_known_yet_is_not_told(
    publish: Publish, settings: Settings, until: str | None, status: str
) -> None:
    promised = target("dv", "reduce", "indicator:dv", 1.6, 1.4)
    snapshot = publish(
        targets=[promised],
        indicators=[indicator("dv", WHOLE, 143, 95845, "per_1000")],
        coverage=[("Staffordshire Police", month, 10) for month in SO_FAR],
    )
    asked = Selection(year="2025/26", until=until)
    assert tables.build("targets", snapshot, settings, asked).frame["status"].tolist() == [status]
