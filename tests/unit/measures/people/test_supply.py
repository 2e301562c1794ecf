"""What has come of counts of people: a gap is missing, a period past its day is late."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash.measures.people.supply import LATE, MISSING, THERE, people_supply


def rows(*given: tuple[str, str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(given, columns=["measure", "period_start", "period_end"])
    ends = {name: pd.to_datetime(frame[name]) for name in ("period_start", "period_end")}
    return frame.assign(**ends)


SENT = rows(
    ("m", "2026-01", "2026-01"),
    ("m", "2026-02", "2026-02"),
    ("q", "2025-10", "2025-12"),
    ("q", "2026-04", "2026-06"),
)


def test_each_measure_says_what_lacks_and_what_comes_next() -> None:
    month, quarter = people_supply(SENT, date(2026, 4, 20), 42).to_dict("records")
    assert (month["months"], month["missing"], month["state"]) == (1, 0, THERE)
    assert (month["next"], month["due"]) == (
        pd.Timestamp("2026-03-01"),
        pd.Timestamp("2026-05-12"),
    )
    assert (quarter["months"], quarter["missing"], quarter["state"]) == (3, 1, MISSING)
    assert quarter["next"] == pd.Timestamp("2026-09-01")
    assert quarter["due"] == pd.Timestamp("2026-11-11")


def test_a_period_past_its_day_is_late() -> None:
    found = people_supply(SENT, date(2026, 5, 13), 42).set_index("measure")["state"]
    assert found.to_dict() == {"m": LATE, "q": MISSING}
