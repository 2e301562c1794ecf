"""Similar districts and corners in words: who is named, and nothing said beyond what is clear."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures.comparison.corners import BETTER_WORSENING, NOT_BOTH, WORSE_WORSENING
from moorlands_dash.measures.verdicts import CANNOT_TELL
from moorlands_dash.partnership import load_settings
from moorlands_dash.words.comparison.similar import (
    NO_FIGURES,
    SHOWN,
    areas_sentence,
    corners_sentence,
    group_sentence,
    missing_notes,
    similar_sentence,
)

DISTRICT = load_settings().district


def corner_rows(*rows: tuple[str, str]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["group", "corner"])
    return frame.assign(against="similar districts")


def test_corners_are_named_the_bad_one_first() -> None:
    frame = corner_rows(
        ("Total", NOT_BOTH), ("Robbery", WORSE_WORSENING), ("Theft", BETTER_WORSENING),
        ("Drugs", NOT_BOTH),
    )  # fmt: skip
    assert corners_sentence(frame, "Total") == (
        "Higher than similar districts and more than usual: robbery. Lower and fewer than usual: "
        "none. Better but worsening: theft. Both are clear of 2 of 3 groups."
    )
    none = corner_rows(("Drugs", NOT_BOTH))
    assert corners_sentence(none, "Total").endswith("Both are clear of none of 1 group.")
    unknown = corner_rows(("Drugs", CANNOT_TELL))
    assert corners_sentence(unknown, "Total").startswith("Cannot tell")


def areas(**standings: str) -> pd.DataFrame:
    rows = [(name, standing, "a list") for name, standing in standings.items()]
    return pd.DataFrame(rows, columns=["area_name", "standing", "source"])


def test_who_has_no_figures_is_named() -> None:
    found = areas(Alike=SHOWN, Absent=NO_FIGURES)
    (note,) = missing_notes(found)
    assert note.endswith("tables of recorded crime that are loaded: Absent.")
    assert areas_sentence(found, "Ours") == (
        "2 districts are much like Ours; the figures of 1 are shown."
    )


def rates(*others: tuple[str, float, str]) -> pd.DataFrame:
    rows = [(DISTRICT.code, DISTRICT.name, 5.0, "inside the funnel", None)]
    rows += [(name, name, rate, place, "lower") for name, rate, place in others]
    columns = ["area_code", "area_name", "rate_per_1000", "place", "verdict"]
    frame = pd.DataFrame(rows, columns=columns)
    limits = {"funnel_lower_95": 4.0, "funnel_upper_95": 6.0, "similar_rate_per_1000": 5.1}
    return frame.assign(group="All", **limits)


def test_too_few_similar_districts_place_nothing() -> None:
    found = similar_sentence(
        rates(("A", 6.0, "inside the funnel")), areas(A=SHOWN), DISTRICT, "All"
    )
    assert "Too few to place ours among them (1)." in found


def test_the_highest_is_not_called_worse_where_chance_explains_it() -> None:
    inside = group_sentence(rates(("A", 5.9, "inside the funnel")), DISTRICT.code)
    assert inside.endswith(
        "A has the highest rate of them (5.9), and no more than chance explains."
    )
    above = group_sentence(rates(("A", 6.9, "above the funnel")), DISTRICT.code)
    assert "highest rate" not in above
    assert "Ours lies within the funnel of chance (4.0 to 6.0" in above
