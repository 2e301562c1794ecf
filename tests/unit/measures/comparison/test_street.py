from datetime import date

import pandas as pd

from moorlands_dash.measures.comparison.street import Places, groups_in_use, street_counts
from moorlands_dash.measures.coverage import coverage
from moorlands_dash.periods import Period

MONTH = date(2025, 1, 1)
PERIOD = Period(MONTH, MONTH)
PLACES = Places({"Moorlands": "M", "Stafford": "S"}, "Our Police", "F")
GROUPS = {"All": ("burglary", "drugs", "robbery"), "Burglary": ("burglary",), "Drugs": ("drugs",)}
FOUND = pd.DataFrame(
    [
        ("Moorlands", MONTH, "burglary", 3),
        ("Moorlands", MONTH, "drugs", 2),
        ("Stafford", MONTH, "burglary", 7),
        ("Cheshire East", MONTH, "drugs", 1),
        (None, MONTH, "burglary", 4),
    ],
    columns=["district", "month", "category", "count"],
)


def table(frame: pd.DataFrame) -> pd.DataFrame:
    return frame.pivot(index="area_name", columns="group", values="count")


def test_every_row_is_counted_once_and_the_force_is_its_located_districts() -> None:
    frame = table(street_counts(FOUND, GROUPS, PLACES, coverage(PERIOD, [MONTH])))
    assert frame["All"].to_dict() == {
        "Moorlands": 5,
        "Stafford": 7,
        "Our Police": 12,
        "No location": 4,
        "Elsewhere": 1,
    }
    assert frame["Burglary"].to_dict() == {
        "Moorlands": 3,
        "Stafford": 7,
        "Our Police": 10,
        "No location": 4,
        "Elsewhere": 0,
    }
    districts = frame.drop("Our Police")
    assert int(districts["All"].sum()) == int(FOUND["count"].sum())


def test_no_month_loaded_is_no_count() -> None:
    frame = street_counts(FOUND.iloc[:0], GROUPS, PLACES, coverage(PERIOD, []))
    assert len(frame) == 15
    assert frame["count"].isna().all()
    assert not frame["complete"].any()


def test_a_category_that_nobody_reports_is_left_out_but_the_choice_itself_is_kept() -> None:
    assert list(groups_in_use(FOUND, GROUPS | {"Robbery": ("robbery",)})) == [
        "All",
        "Burglary",
        "Drugs",
    ]
    assert list(groups_in_use(FOUND.iloc[:0], {"Robbery": ("robbery",)})) == ["Robbery"]
