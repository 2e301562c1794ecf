"""How fresh the data are, and what of them is late."""

from __future__ import annotations

from datetime import date

from moorlands_dash.words.meetings.overview import freshness

DAY = date(2025, 11, 10)
LATE = "Late: Fires, known to June 2025 only; July 2025 was due by 14 September 2025."


def test_who_is_late_is_said_without_police_extracts_too() -> None:
    said = freshness(None, DAY, 0, 0, [LATE])
    assert said == (
        "No whole month of the police's extracts is loaded: load them with "
        f"`moorlands-dash load PATH`. {LATE}"
    )


def test_nothing_is_said_to_be_whole_while_somebody_is_late() -> None:
    assert freshness(date(2025, 9, 1), DAY, 0, 9).endswith("9 months loaded, none missing.")
    assert freshness(date(2025, 9, 1), DAY, 0, 9, [LATE]).endswith(f"9 months loaded. {LATE}")
