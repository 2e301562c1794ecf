"""What a meeting asks of the decisions of earlier ones."""

from datetime import date

from moorlands_dash.words.meetings.following import asked_for


def test_the_next_meeting_asks_what_followed() -> None:
    day = date(2026, 11, 11)
    assert asked_for([], day) == ""
    assert asked_for(["D0001", "D0003"], day) == (
        "Asked at the meeting of 11 November 2026: what followed of D0001 and D0003?"
    )
