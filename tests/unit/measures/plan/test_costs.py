"""What crimes cost, by hand; a saving only of an effect that was tested."""

import pandas as pd
import pytest

from moorlands_dash.measures.plan.costs import crime_costs, saving

COSTS = pd.DataFrame(
    [("robbery", 100.0, 100.0, "2015/16", "A"), ("vehicle", 10.0, 50.0, "2015/16", "B")],
    columns=["category", "low", "high", "price_year", "source"],
)
THEMES = {"robbery": "violence", "assault": "violence", "vehicle": "theft", "drugs": "drugs"}


def test_a_theme_sums_what_is_known_and_says_of_how_many() -> None:
    counts = {"robbery": 3, "assault": 40, "vehicle": 20, "drugs": 7}
    rows = crime_costs(counts, THEMES, COSTS).set_index("theme")
    assert rows.loc["violence", ["count", "costed", "cost_low", "cost_high"]].tolist() == [
        *(43, 3, 300.0, 300.0)
    ]
    assert rows.loc["theft", ["cost_low", "cost_high"]].tolist() == [200.0, 1000.0]
    # What has no published cost is not worth nothing.
    assert rows.loc["drugs", ["cost_low", "cost_high"]].isna().all()
    assert rows.index[0] == "theft"


def test_no_crime_has_no_row() -> None:
    assert crime_costs({}, THEMES, COSTS).empty


@pytest.mark.parametrize(
    ("difference", "verdict", "found"),
    [
        (-10, "fewer", (100.0, 500.0)),
        (-10, "lower", (100.0, 500.0)),
        (-10, "no clear change", None),
        (-10, "cannot tell", None),
        (10, "more", None),
    ],
)
def test_nothing_is_saved_that_no_test_shows(
    difference: float, verdict: str, found: tuple[float, float] | None
) -> None:
    assert saving(difference, verdict, 10.0, 50.0) == found
