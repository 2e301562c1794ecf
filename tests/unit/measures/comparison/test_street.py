from datetime import date

import pandas as pd

from moorlands_dash.measures.comparison.street import (
    Places,
    groups_in_use,
    street_counts,
    with_doubt,
)
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


def test_rows_set_aside_are_of_each_count_that_they_may_be_of() -> None:
    counts = street_counts(FOUND, GROUPS, PLACES, coverage(PERIOD, [MONTH]))
    columns = ["category", "district", "rows"]
    rows = pd.DataFrame(
        [
            ("burglary", "Moorlands", 1),
            (None, "Stafford", 10),
            ("drugs", None, 100),
            ("drugs", "", 1000),
            ("drugs", "Cheshire East", 10_000),
        ],
        columns=columns,
    )
    found = with_doubt(counts, rows, GROUPS, "Moorlands")
    told = found.pivot(index="area_name", columns="group", values="doubt")
    # A blank district is any but ours; no district is any; no category is any of the file's.
    assert told.loc["Moorlands"].to_dict() == {"All": 101, "Burglary": 1, "Drugs": 100}
    assert told.loc["Stafford"].to_dict() == {"All": 1110, "Burglary": 10, "Drugs": 1110}
    assert told.loc["Our Police"].to_dict() == {"All": 1111, "Burglary": 11, "Drugs": 1110}
    assert told.loc[["No location", "Elsewhere"]].eq(0).all(axis=None)
    assert with_doubt(counts, rows.head(0), GROUPS, "Moorlands")["doubt"].eq(0).all()
