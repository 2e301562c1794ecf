from datetime import date

import pandas as pd
import pytest

from moorlands_dash.words.data.loaded import (
    coverage_sentence,
    files_sentence,
    freshness_sentence,
    old_code_notes,
    places_sentence,
    quarantine_sentence,
)

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("latest", "words"),
    [
        (date(2026, 10, 1), "The latest month loaded is October 2026."),
        (date(2026, 8, 1), "The latest month loaded is August 2026."),
        (date(2026, 7, 1), "The latest month loaded is July 2026."),
        (
            date(2026, 6, 1),
            "The latest month loaded is June 2026, 5 months ago: these data are old. Load newer "
            "extracts.",
        ),
        (None, "No month is loaded."),
    ],
)
def test_how_old_the_data_are(latest: date | None, words: str) -> None:
    assert freshness_sentence(latest, TODAY, 5) == words


def test_whose_month_is_the_latest_is_said_where_others_reach_further() -> None:
    assert freshness_sentence(date(2026, 10, 1), TODAY, 5, "Kent Police") == (
        "The latest month loaded of Kent Police is October 2026."
    )
    assert freshness_sentence(None, TODAY, 5, "Kent Police") == (
        "No month of Kent Police is loaded."
    )


def test_what_is_loaded_and_what_is_missing() -> None:
    months = [date(2025, 1, 1), date(2025, 3, 1)]
    assert coverage_sentence(months, [date(2025, 2, 1)], "Our Police") == (
        "2 months of Our Police loaded, January 2025 to March 2025; missing: February 2025."
    )
    assert coverage_sentence(months[:1], [], "Our Police") == (
        "1 month of Our Police loaded, January 2025, none missing."
    )
    assert "load one with" in coverage_sentence([], [], "Our Police")


def test_files_and_refused_rows() -> None:
    files = pd.DataFrame(
        {"rows_in": [1000, 234], "loaded": [1000, 234], "superseded": 0, "quarantined": 0}
    )
    assert files_sentence(files) == "1,234 rows in 2 files: 1,234 loaded."
    assert "No file is loaded" in files_sentence(files.iloc[:0])
    rows = pd.DataFrame({"file": ["a", "a", "b"]})
    assert quarantine_sentence(rows) == (
        "3 rows in 2 files were not accepted; each is listed with its reason."
    )
    assert quarantine_sentence(rows.iloc[:0]) == "Every row of the files in use was accepted."


def test_what_has_no_place_or_two() -> None:
    counts = {"located": 7638, "in_wards_of_other_districts": 20, "outside_lsoa": 186}
    assert places_sentence(4792, 2, counts, "Our Police") == (
        "4,792 rows of Our Police have no location: they can't be given to a district or a ward "
        "and are never spread over them. 2 of the district's incidents have a point that lies in "
        "none of its wards: they are in the district's figures, not in the wards’. 20 more have a "
        "point in one of its wards, but a small area (LSOA) of another district: they are in the "
        "ward's figures, not in the district's. 186 of 7,638 incidents with a point have it "
        "outside the outline of their own small area (LSOA); the point decides the ward."
    )


def test_without_outlines_of_small_areas_strays_are_not_nought() -> None:
    counts = {"located": 5, "in_wards_of_other_districts": None, "outside_lsoa": None}
    said = places_sentence(1, 0, counts, "Our Police")
    assert said.startswith("1 row of Our Police has no location")
    assert said.endswith("can't be told: no LSOA outlines are loaded.")


def test_what_stands_on_old_wards_is_named_with_the_remedy() -> None:
    found = {"targets": {"E05007039": ["T1", "T2"]}, "actions": {"E05007040": ["A1"]}}
    targets, actions = old_code_notes(found)
    assert targets.startswith("2 targets stand on wards that the map in use doesn't have (T1 on ")
    assert actions.startswith("1 action stands on wards that the map in use doesn't have (A1 on E")
    (people,) = old_code_notes({"populations": {"E05007039": [], "E05007040": []}})
    assert people.startswith("Residents are known of 2 wards that the map in use doesn't have (E05")
    assert not old_code_notes({})
