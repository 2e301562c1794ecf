"""Sentences claim what the figures bear, and nothing of a house."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from moorlands_dash.periods import Period
from moorlands_dash.words.hotspots import found as words
from moorlands_dash.words.hotspots.tasking import look_at, when_words

YEAR = Period(date(2025, 10, 1), date(2026, 9, 1))


def places(*kinds: str, survives: float | None = None) -> pd.DataFrame:
    rows = [
        {
            "ward_name": f"Ward {place}",
            "place": "Mill Street",
            "count": 50 - place,
            "share": 0.1,
            "area_share": 0.004,
            "kind": kind,
            "rose_from": pd.Timestamp("2026-01-01"),
            "survives": survives,
        }
        for place, kind in enumerate(kinds, start=1)
    ]
    return pd.DataFrame(rows, columns=list(rows[0]) if rows else ["kind"])


def said(frame: pd.DataFrame, *, incidents: int = 500, tried: bool = False, **more: object) -> str:
    missing = more.get("missing", ())
    return words.hotspots_sentence(
        frame,
        "Burglary",
        YEAR,
        incidents=incidents,
        missing=missing,
        tried=tried,  # type: ignore[arg-type]
    )


def test_what_is_new_comes_first() -> None:
    assert said(places("persistent", "emerging")) == (
        "Burglary, October 2025 to September 2026: 2 hotspots hold 20% of 500 incidents on 0.8% of "
        "the area. New: Ward 2, about Mill Street (since January 2026). Whether that holds if "
        "points had been moved otherwise is not tried yet."
    )


def test_none_new_says_so_only_where_that_can_be_told() -> None:
    assert "Not one is new; the fullest: Ward 1, about Mill Street (49, lasting)" in said(
        places("persistent", "intermittent")
    )
    unknown = said(places("cannot tell", "cannot tell"))
    assert "Not one is new" not in unknown
    assert "Too few months are loaded to say which are new." in unknown


@pytest.mark.parametrize(
    ("survives", "end"),
    [
        (0.95, "All 2 stay hotspots in at least 90% of 200 trials that move the points anew."),
        (0.5, "Not one of them stays a hotspot in at least 90% of 200 trials"),
    ],
)
def test_what_holds_is_counted(survives: float, end: str) -> None:
    frame = places("persistent", "persistent", survives=survives)
    assert end in said(frame, tried=True)


def test_nothing_and_missing_are_told_apart() -> None:
    assert "no incident with a place" in said(places(), incidents=0)
    assert "no closer together than chance may put them" in said(places(), incidents=20)
    text = said(places(), missing=(date(2026, 3, 1),))
    assert "cannot tell where the hotspots are, because no file is loaded for March 2026" in text


def test_a_place_is_called_by_ward_and_commonest_name() -> None:
    assert words.place_name("On or near Park/Open Space") == "Park/Open Space"
    assert words.called({"ward_name": "Leek North", "place": "Lane"}) == "Leek North, about Lane"
    assert words.called({"ward_name": None, "place": "Lane"}) == "about Lane"
    assert words.called({"ward_name": None, "place": None}) == "a cell without a named place"


def test_kinds_are_listed_with_their_counts() -> None:
    sizes = pd.Series({"Burglary": 1200, "Drugs": 3, "Robbery": 2, "Other": 1})
    assert words.types_words(sizes, 2) == "Burglary (1,200), Drugs (3) and 3 of other kinds"


def test_the_fullest_and_the_latest_month_are_told() -> None:
    months = pd.Series([3, 9, 0], index=pd.to_datetime(["2026-07-01", "2026-08-01", "2026-09-01"]))
    assert when_words(months) == "most in August 2026 (9); 0 in the latest month, September 2026"
    assert when_words(months[:2]) == "most in the latest month, August 2026 (9)"
    assert when_words(months * 0) == "no incident in the months loaded"


def test_what_to_look_at_fits_the_place() -> None:
    assert "vehicles" in look_at("Parking Area")
    assert "shops" in look_at("Supermarket")
    assert look_at("Moss Close") == look_at(None) == look_at(float("nan"))


def test_hindsight_says_who_would_have_done_as_well() -> None:
    rows = pd.DataFrame(
        {
            "foreseen_by": ["counts", "gistar"],
            "horizon": [1, 1],
            "hit_rate": [0.3, 0.4],
            "share_of_area": [0.03, 0.03],
            "origins": [24, 24],
            "chance_hit_rate": [0.03, 0.03],
            "verdict": ["the same", "no clear difference"],
        }
    )
    assert words.hindsight_sentence(rows, "Burglary") == (
        "Burglary: 3% of the area, chosen by past counts as they are, would have held 30% of the "
        "next month’s incidents, over 24 trials; chance would give 3%. Beside that: hotspots by "
        "Gi* 40% (no clear difference)."
    )
    assert "not tried yet" in words.hindsight_sentence(rows[:0], "Burglary")
    unknown = rows.assign(hit_rate=float("nan"))
    assert "cannot tell" in words.hindsight_sentence(unknown, "Burglary")


def test_repeats_need_exact_places() -> None:
    empty = pd.DataFrame(columns=["verdict"])
    assert "the police publish neither" in words.near_repeat_sentence(empty, "Burglary")
    untried = words.near_repeat_sentence(empty, "Fires", "fire", exact=True)
    assert "not tried yet whether one fire brings the next" in untried
    tried = words.near_repeat_sentence(empty, "Fires", "fire", exact=True, tried=True)
    assert tried == "Fires: too few have a known place and day to tell whether one brings the next."


def test_where_months_are_missing_nothing_is_left_to_try() -> None:
    empty, gone = pd.DataFrame(columns=["hit_rate", "verdict"]), (date(2025, 4, 1),)
    for said in (
        words.hindsight_sentence(empty, "Fires", "fire", missing=gone),
        words.near_repeat_sentence(empty, "Fires", "fire", exact=True, missing=gone),
    ):
        assert "cannot try whether" in said
        assert "April 2025" in said
        assert "not tried yet" not in said
    assert "cannot tell" in words.hindsight_sentence(empty, "Fires", "fire", tried=True)


def test_repeats_are_told_with_how_near_and_how_soon() -> None:
    band = {"distance_from": 0, "distance_to": 100, "days_from": 8, "days_to": 14, "pairs": 33}
    rows = pd.DataFrame([band | {"expected": 7.79, "times_chance": 4.24, "verdict": "more"}])
    assert words.near_repeat_sentence(rows, "Reports") == (
        "Reports: one brings the next. Another within 100 m and 8 to 14 days later comes 4.2 times "
        "as often as chance explains (33 pairs, by chance 7.8)."
    )
    none = rows.assign(verdict="no clear pattern")
    assert "no more repeats" in words.near_repeat_sentence(none, "Reports")
