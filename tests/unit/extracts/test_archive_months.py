"""Of which month the outcomes of a file are: by its archive, the settings, or its own month."""

from __future__ import annotations

from datetime import date

from moorlands_dash.extracts.archive_months import (
    archive_months,
    archive_of,
    said_of,
    undated,
    unsaid,
)

AUGUST = "2026-08/2026-08-x-street.csv"


def test_an_archive_of_the_police_says_its_month_by_its_name() -> None:
    found = archive_months([f"2026-10.zip/{AUGUST}"], {})
    assert found == {f"2026-10.zip/{AUGUST}": date(2026, 10, 1)}


def test_another_archive_goes_at_least_to_its_newest_month() -> None:
    names = ["download.zip/2026-01/2026-01-x-street.csv", f"download.zip/{AUGUST}"]
    assert set(archive_months(names, {}).values()) == {date(2026, 8, 1)}


def test_an_archive_can_not_be_older_than_what_is_in_it() -> None:
    name = f"2026-03.zip/{AUGUST}"
    assert archive_months([name], {}) == {name: date(2026, 8, 1)}


def test_a_file_by_itself_is_of_its_own_month_until_the_settings_say_more() -> None:
    assert archive_months([AUGUST], {}) == {AUGUST: date(2026, 8, 1)}
    assert undated([AUGUST, f"a.zip/{AUGUST}"], {}) == [AUGUST]
    given = {"*-x-street.csv": "2027-02"}
    assert archive_months([AUGUST], given) == {AUGUST: date(2027, 2, 1)}
    assert undated([AUGUST], given) == []


def test_the_settings_say_it_of_an_archive_as_well() -> None:
    name = f"mine-2021-22.zip/{AUGUST}"
    assert archive_months([name], {"mine-*.zip": "2027-01"}) == {name: date(2027, 1, 1)}


def test_a_name_without_a_month_tells_nothing() -> None:
    assert archive_months(["street.csv"], {}) == {}
    assert archive_of("street.csv") == ""


def test_what_no_name_and_no_setting_says_is_asked_for_once_an_archive() -> None:
    names = ["mine.zip/2026-01/2026-01-x-street.csv", f"mine.zip/{AUGUST}", AUGUST]
    names += [f"2026-10.zip/{AUGUST}"]
    august = date(2026, 8, 1)
    assert unsaid(names, {}) == {"mine.zip": august, AUGUST: august}
    assert unsaid(names, {"mine*": "2026-09", "2026-08*": "2026-09"}) == {}


def test_whoever_loads_may_say_of_which_month_a_file_is() -> None:
    assert said_of(f"mine.zip/{AUGUST}", {"mine.zip": "2026-09"}) == "2026-09"
    assert said_of(AUGUST, {"*": "2026-09"}) == "2026-09"
    assert said_of(AUGUST, {"mine.zip": "2026-09"}) == ""
