"""What is said of the months that all senders sent."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.words.data.strips import strip_alt, strip_name, strip_note, strips_sentence


def frame(states: list[str], of: str = "Fires", revised: int = 0) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "of": of,
            "sender": "the service",
            "month": pd.date_range("2025-01-01", periods=len(states), freq="MS"),
            "state": states,
            "revised": [place < revised for place in range(len(states))],
        }
    )


def test_months_to_come_are_not_due() -> None:
    whole = frame(["whole", "whole", "to come", "not expected"])
    assert strips_sentence(pd.concat([whole, frame(["whole"], "Litter")])) == (
        "Every month of 2 series is whole"
    )
    assert strips_sentence(frame(["to come"])) == "No month is due yet"


def test_what_is_not_whole_is_counted() -> None:
    months = frame(["whole", "part", "missing", "missing", "late", "to come"])
    assert strips_sentence(months) == (
        "Of 5 months of 1 series, 1 is only a part, 1 is late and 2 are missing"
    )
    assert strip_note(months) == "1 part, 1 late, 2 missing"
    assert strip_note(months.head(1)) == "whole"


def test_a_strip_names_the_months_that_are_not_whole() -> None:
    months = frame(["whole", "whole", "missing", "missing"], revised=1)
    assert strip_alt(months, "Fires") == (
        "Fires: 2 months whole; missing: March to April 2025; revised: January 2025."
    )


def test_a_strip_says_whose_it_is_where_several_send_the_same() -> None:
    assert strip_name("Fires", "the service", alone=True) == "Fires"
    assert strip_name("Fires", "the service", alone=False) == "Fires, from the service"
