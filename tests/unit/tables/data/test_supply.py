"""What is late, and what is only a part, as tables tell it."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, month
from moorlands_dash.sources.model import EVER
from moorlands_dash.tables import Selection
from moorlands_dash.tables.data.supply import (
    due_rows,
    due_to,
    expected_of,
    joined_later,
    late_sentences,
    next_due,
    parts_of,
    title_of,
)
from moorlands_dash.tables.request import Request
from tests.unit.tables.conftest import Publish

POLICE = "Staffordshire Police"
FIRES = ("fires_deliberate", "fires_dwelling", "fires_other")
TO_JUNE = Period(month(2025, 1), month(2025, 6))
TO_SEPTEMBER = Period(month(2025, 1), month(2025, 9))


def behind(publish: Publish):
    """Return a snapshot with fires to June, and the police to September."""
    coverage = [(POLICE, each, 7) for each in TO_SEPTEMBER]
    coverage += [(kind, each, 2) for kind in FIRES for each in TO_JUNE]
    return publish(coverage=coverage)


def test_the_late_sender_is_named_once_for_all_it_sends(
    publish: Publish, settings: Settings
) -> None:
    said = late_sentences(behind(publish), settings, date(2025, 11, 20))
    assert said == ["Late: Fires, known to June 2025 only; July 2025 was due by 14 September 2025."]


def test_nobody_is_late_before_the_day(publish: Publish, settings: Settings) -> None:
    assert late_sentences(behind(publish), settings, date(2025, 9, 14)) == []


def test_due_is_what_everybody_should_have_sent(publish: Publish, settings: Settings) -> None:
    snapshot = behind(publish)
    assert due_to(snapshot, settings, "fires_dwelling", date(2025, 9, 14)) == month(2025, 6)
    assert due_to(snapshot, settings, "fires_dwelling", date(2025, 9, 15)) == month(2025, 7)
    # The police have 75 days.
    assert due_to(snapshot, settings, "burglary", date(2025, 9, 15)) == month(2025, 6)
    assert due_to(snapshot, settings, "graffiti", date(2025, 9, 15)) is None


def test_what_is_due_next_is_said_of_who_has_sent_all(publish: Publish, settings: Settings) -> None:
    rows = due_rows(behind(publish), settings, date(2025, 7, 15))
    found = {row["sends"]: (row["state"], row["month"], row["due"]) for row in rows}
    assert found == {
        "Fires": ("whole", month(2025, 7), date(2025, 9, 14)),
        "Street-level extracts": ("whole", month(2025, 10), date(2026, 1, 14)),
    }
    rows = due_rows(behind(publish), settings, date(2025, 9, 20))
    assert {row["sends"]: row["state"] for row in rows}["Fires"] == "late"


def test_parts_are_told_with_their_reason(publish: Publish, settings: Settings) -> None:
    assert parts_of(behind(publish), settings, "all") == {}


def test_a_force_and_a_category_have_the_title_of_their_source() -> None:
    assert title_of(POLICE) == "Street-level extracts"
    assert title_of("fires_other") == "Fires"


def test_a_sender_that_came_later_breaks_what_is_comparable(
    publish: Publish, settings: Settings
) -> None:
    sent = [("asb_reported", each, 3) for each in TO_SEPTEMBER]
    snapshot = publish(coverage=sent)
    assert joined_later(snapshot, settings, "asb_reported") == []
    request = Request(snapshot, settings, Selection(category="asb_reported"))
    assert request.comparable_from("asb_reported") == EVER


def test_the_rest_of_a_month_that_is_not_over_is_due_before_the_next_one(
    publish: Publish, settings: Settings
) -> None:
    own = pd.DataFrame(
        [(month(2025, 10), "whole", date(2025, 12, 15)), (month(2025, 11), "part", JANUARY)],
        columns=["month", "state", "due"],
    ).assign(source="fly_tipping", sender="")
    supply = {
        (each.source, each.sender): each
        for each in expected_of(publish(coverage=[("fly_tipping", month(2025, 10), 3)]), settings)
    }
    assert next_due(own, supply, date(2025, 11, 28)) == (month(2025, 11), JANUARY)
    broken = own.assign(state="whole")
    assert next_due(broken, supply, date(2025, 11, 28))[0] == month(2025, 12)


JANUARY = date(2026, 1, 14)
