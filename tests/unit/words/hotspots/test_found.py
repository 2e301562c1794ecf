"""Sentences claim what the figures bear, and nothing of a house."""

from __future__ import annotations

from datetime import date

import pandas as pd
import pytest

from moorlands_dash.periods import Period
from moorlands_dash.words.hotspots import found as words
from moorlands_dash.words.hotspots.tasking import look_at, look_words, when_words

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
    assert (
        "cannot tell where the hotspots are, because no whole file is loaded for March 2026" in text
    )


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


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("cannot tell", "It is part of a hotspot; too few months are loaded to say"),
        ("persistent", "It is part of a hotspot; it is lasting."),
        ("emerging", "It is part of a hotspot; it is new since January 2026."),
        ("intermittent", "It is part of a hotspot; it comes and goes."),
        ("never", "It is part of a hotspot."),
    ],
)
def test_a_hot_cell_says_since_when_in_a_clause(kind: str, told: str) -> None:
    row = places(kind).iloc[0].to_dict() | {
        "heat": "hot", "complete": True, "around": 20, "expected": 1.2, "cell_id": "a",
        "change_verdict": "cannot tell", "count_before": 3,
    }  # fmt: skip
    found = words.cell_sentence(row, "Burglary", YEAR)
    assert told in found
    assert "hotspot, cannot tell" not in found


def test_a_hotspot_named_after_one_ward_is_said_to_reach_into_others() -> None:
    for kind in ("persistent", "cannot tell"):
        assert "and may reach into other wards" in said(places(kind, kind))


def test_what_to_look_at_differs_where_the_place_its_kinds_or_its_age_do() -> None:
    types = "Violence and sexual offences (1,020), Burglary (19) and 34 of other kinds"
    said = look_words("Moss Close", types, "persistent")
    assert said.startswith(look_at("Moss Close"))
    assert "addresses that were entered more than once" in said
    assert said.endswith("what has been tried there, and what came of it")
    others = [
        look_words("Parking Area", types, "persistent"),
        look_words("Moss Close", "Vehicle crime (4) and Drugs (2)", "persistent"),
        look_words("Moss Close", types, "emerging"),
    ]
    assert len({said, *others}) == 4
    assert look_words(None, None, "?") == look_at(None)
