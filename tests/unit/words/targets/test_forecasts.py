from datetime import date

import pytest

from moorlands_dash.words.targets.forecasts import (
    change_words,
    forecasts_sentence,
    what_if_sentence,
    what_ifs_sentence,
)

ROW = {
    "change": -0.1,
    "outturn_median": 187.0,
    "outturn_lower_80": 175.0,
    "outturn_upper_80": 1199.0,
    "chance": 0.88,
    "status": "on course",
}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (-0.2, "20% fewer than forecast"),
        (0.05, "5% more than forecast"),
        (0.0, "as forecast"),
        (-0.15, "15% fewer than forecast"),
    ],
)
def test_a_change_in_words(change: float, words: str) -> None:
    assert change_words(change) == words


def test_what_a_change_would_do() -> None:
    assert what_if_sentence(ROW, date(2027, 3, 1)) == (
        "If the months left bring 10% fewer than forecast, the count to March 2027 would be about "
        "187 (175 to 1,199 in 8 of 10 such years), the chance 88%, about 9 in 10: on course."
    )
    assert "bring what is forecast, the" in what_if_sentence(
        ROW | {"change": 0.0}, date(2027, 3, 1)
    )


def test_how_many_have_a_forecast() -> None:
    assert forecasts_sentence(5, 6, "2026/27") == (
        "5 targets of 2026/27 with a forecast, month by month; 1 target without one."
    )
    assert forecasts_sentence(1, 1, "2026/27").startswith("1 target of 2026/27 with a forecast")
    assert forecasts_sentence(0, 0, "2026/27") == "No target of 2026/27 is measured by a count."


def test_how_many_can_be_changed() -> None:
    assert what_ifs_sentence(6, "2026/27").startswith("6 targets of 2026/27: the chance if")
    assert "has months left" in what_ifs_sentence(0, "2025/26")
