"""A theme of other months than the page's: its name and its notes say which they are."""

import pandas as pd

from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.charts.wards.pairs import theme_rates
from moorlands_dash.periods import Period
from moorlands_dash.words.wards.years import period_of, themed, year_notes

_MONTHS = ["from", "to", "before_from", "before_to"]


def row(item: str, months: tuple[str, ...], loaded: int, years: int) -> dict[str, object]:
    """Return a theme of a ward: its months, those of the year before, and years that are known."""
    ends = dict(zip(_MONTHS, (pd.Timestamp(month) for month in months), strict=True))
    return {"item": item, "ward_name": "Alton", "months_loaded": loaded, "months_expected": loaded,
            "usual_years": years, "rate_per_1000": 2.0, "lower_95": 1.0, "upper_95": 4.0,
            "category": "all"} | ends  # fmt: skip


POLICE = ("2025-01", "2025-09", "2024-01", "2024-09")
FIRES = ("2024-07", "2025-06", "2023-07", "2024-06")
FRAME = pd.DataFrame(
    [
        row("All police incidents", POLICE, 9, 0),
        row("Drugs", POLICE, 9, 0),
        row("Fires", FIRES, 12, 3),
    ]
)
OWN: Period = period_of(FRAME.to_dict("records")[0])


def test_a_theme_of_other_months_says_which_they_are() -> None:
    names = [themed(each, OWN) for each in FRAME.to_dict("records")]
    assert names == ["All police incidents", "Drugs", "Fires in 12 months to June 2025"]


def test_a_figure_of_rates_names_them_beside_its_bars() -> None:
    labels = theme_rates(FRAME, LIGHT, OWN).layout.yaxis.ticktext
    said = [" ".join(str(label).replace("<br>", " ").split()) for label in labels]
    assert said == ["Fires in 12 months to June 2025", "Drugs", "All police incidents"]


def test_each_theme_is_said_to_be_judged_by_its_own_years() -> None:
    assert year_notes(FRAME) == [
        "Compared with January to September 2024.",
        "Fires: July 2024 to June 2025 compared with July 2023 to June 2024.",
        "Fires: judged against what is usual: the same months of three earlier years, the latest "
        "being July 2023 to June 2024. The difference is from that year alone.",
    ]


def test_of_one_period_nothing_is_said_twice() -> None:
    assert year_notes(FRAME[:2]) == ["Compared with January to September 2024."]
