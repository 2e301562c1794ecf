"""Cells of one row put into the columns of a layout."""

import pytest

from moorlands_dash.extracts.areas import areas_of
from moorlands_dash.extracts.profiled.cells import (
    Cells,
    four_digits,
    indicator_key,
    is_clock,
    joined,
    maker,
)
from moorlands_dash.extracts.profiled.wanted import wanted
from moorlands_dash.partnership import load_settings
from moorlands_dash.partnership.profiles import Profile

AREAS = areas_of(load_settings(), [("Leek East", "E05007061"), ("Leek North", "E05007062")])


def cells(kind: str, **more: object) -> Cells:
    profile = Profile(sender="x", kind=kind, header=["a"], **more)  # type: ignore[arg-type]
    return Cells(profile, wanted(kind), AREAS)


def test_a_word_is_the_profiles_then_the_vocabularys_then_any_others() -> None:
    own = cells("environment", words={"kind": {"Heap": "fly tipping", "*": "not counted"}})
    assert own.word("kind", "heap") == "fly tipping"
    assert own.word("kind", "Dog-mess") == "dog fouling"
    assert own.word("kind", "Zebra") == "not counted"
    assert own.word("kind", "") == "", "a blank is no other word"
    assert cells("environment").word("kind", "Zebra") == "Zebra"


def test_a_row_of_what_is_not_counted_is_none() -> None:
    own = cells("environment", words={"kind": {"Pothole": "not counted"}})
    assert own.row({"kind": "Pothole", "reference": "1"}) is None
    assert own.row({"kind": "Litter", "reference": "1"}) is not None


@pytest.mark.parametrize(
    ("column", "text", "told"),
    [
        ("start", "Apr 2025", "2025-04-01"),
        ("due", "Mar-26", "2026-03-31"),
        ("due", "Q2 2025/26", "2025-09-30"),
        ("due", "2025/26", "2026-03-31"),
        ("due", "2025-11-30 00:00:00", "2025-11-30"),
        ("due", "30/11/2025", "30/11/2025"),
        ("due", "to be agreed", "to be agreed"),
    ],
)
def test_a_plans_months_and_quarters_are_their_first_or_last_day(
    column: str, text: str, told: str
) -> None:
    row = cells("actions").row({column: text})
    assert row is not None
    assert row[column] == told


def test_an_area_is_told_by_its_name_in_any_usual_spelling() -> None:
    for name in ("Leek East", "LEEK EAST WARD", "Leek East (Staffordshire Moorlands)", "E05007061"):
        row = cells("actions").row({"area_code": name})
        assert row is not None
        assert row["area_code"] == "E05007061"
    for name in ("District-wide", "All wards", "Staffordshire Moorlands"):
        row = cells("actions").row({"area_code": name})
        assert row is not None
        assert row["area_code"] == "E07000198"
    row = cells("actions").row({"area_code": "Atlantis"})
    assert row is not None
    assert row["area_code"] == "Atlantis", "left for the contract to refuse"


@pytest.mark.parametrize(
    ("percent", "base", "numerator", "denominator"),
    [
        ("71.2", "512", "364.54", "512"),
        ("71%", "500", "355.00", "500"),
        ("0.71", "500", "355.00", "500"),
        ("1", "500", "5.00", "500"),
        ("-", "512", "-", "512"),
    ],
)
def test_a_percentage_of_a_base_is_a_count_and_who_was_asked(
    percent: str, base: str, numerator: str, denominator: str
) -> None:
    row = cells("indicators").row({"percent": percent, "base": base, "indicator": "Feels safe"})
    assert row is not None
    assert (row["numerator"], row["denominator"]) == (numerator, denominator)
    assert row["indicator"] == "feels_safe"


def test_a_change_of_a_baseline_is_a_target() -> None:
    row = cells("targets").row({"baseline": "220", "change": "10%", "measure": "Burglary"})
    assert row is not None
    assert row["target"] == "198", "a tenth fewer than 220"
    assert row["measure"] == "incidents:burglary"


@pytest.mark.parametrize(
    ("parts", "told"),
    [
        (["02/09/2025", "14:05"], "02/09/2025 14:05"),
        (["2025-09-02 00:00:00", "14:05:00"], "2025-09-02 14:05:00"),
        (["2025-09-02 00:00:00", "1899-12-31 14:05:00"], "2025-09-02 14:05"),
        (["02/09/2025", "0.5"], "02/09/2025 12:00"),
        (["02/09/2025", "0.75"], "02/09/2025 18:00"),
        (["02/09/2025", ""], "02/09/2025"),
        (["Primary Fire", "Accidental", "Dwelling"], "Primary Fire Accidental Dwelling"),
    ],
)
def test_a_day_and_its_time_stand_together(parts: list[str], told: str) -> None:
    assert joined(parts) == told


def test_times_and_years_are_told() -> None:
    assert is_clock("9:05")
    assert is_clock("21:05:33")
    assert not is_clock("2025")
    assert four_digits("03/04/25") == "03/04/2025"
    assert four_digits("03/04/2025") == "03/04/2025"
    assert indicator_key("4 in 10 feel safe?") == "q4_in_10_feel_safe"


def test_numbers_made_of_rows_are_the_same_each_time_and_tell_equal_rows_apart() -> None:
    rows = [{"reported": "2025-07-01", "ward": "Leek East"}] * 2 + [{"reported": "2025-07-02"}]
    made = [maker(["reference"], wanted("environment")) for _ in range(2)]
    first, again = ([each(row)["reference"] for row in rows] for each in made)
    assert first == again
    assert len(set(first)) == 3
    assert first[1] == f"{first[0]}-2"


def test_an_actions_number_stays_while_it_moves_on() -> None:
    begun = maker(["action_id"], wanted("actions"))({"title": "Cameras", "status": "planned"})
    done = maker(["action_id"], wanted("actions"))({"title": "Cameras", "status": "done"})
    other = maker(["action_id"], wanted("actions"))({"title": "Lights", "status": "planned"})
    assert begun["action_id"] == done["action_id"] != other["action_id"]
