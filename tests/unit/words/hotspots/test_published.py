"""What is said of published places, with rows set aside and without."""

from datetime import date

import pandas as pd
import pytest

from moorlands_dash.periods import Period
from moorlands_dash.words.hotspots.published import points_sentence

MAY = Period(date(2026, 5, 1), date(2026, 5, 1))
PLACES = pd.DataFrame({"ward_name": ["Leek", "Leek"], "place": ["Mill", "Park"], "count": [9, 2]})
MANY = "Many real places share one published place."


@pytest.mark.parametrize(
    ("doubt", "said"),
    [
        (0, "11 incidents stand at 2 published places; the fullest, Leek, about Mill, has 9."),
        (
            4,
            "between 11 and 15 incidents in all; those counted stand at 2 published places, the "
            "most at Leek, about Mill.",
        ),
        (
            float("nan"),
            "11 or more incidents in all; those counted stand at 2 published places, the most at "
            "Leek, about Mill.",
        ),
    ],
)
def test_places_with_rows_set_aside(doubt: float, said: str) -> None:
    assert (
        points_sentence(PLACES, "Burglary", MAY, doubt=doubt)
        == f"Burglary, May 2026: {said} {MANY}"
    )
