from typing import Any

import pandas as pd

from moorlands_dash.words.targets.backtest import (
    RIVALS,
    TERMS,
    backtest_points,
    backtest_sentence,
    reliability_sentence,
)


def band(months: int, size: str = "all", **other: float) -> dict[str, Any]:
    row: dict[str, Any] = {
        "months_in": months,
        "size_band": size,
        "series": 405,
        "forecasts": 1000,
        "covered_80": 0.81,
        "covered_95": 0.95,
        "crps": 6.0,
        "brier": 0.142,
        "brier_reference": 0.231,
    }
    return row | dict.fromkeys(RIVALS, 0.9) | other


SOUND = pd.DataFrame(
    [
        band(3, ratio_straight_line=0.70, covered_80=0.80, brier=0.18),
        band(6, ratio_straight_line=0.75),
        band(9, ratio_straight_line=0.82, covered_80=0.79, brier=0.09),
    ]
)


def test_the_answer_says_how_often_intervals_held_and_how_much_error_was_saved() -> None:
    assert backtest_sentence(SOUND, "on 405 real series") == (
        "Tried on 3,000 forecasts of years that are over, on 405 real series. 79% to 81% of the "
        "80% intervals held what came. The error was 18% to 30% smaller than the straight "
        "line's."
    )


def test_bands_of_size_do_not_count_twice() -> None:
    frame = pd.concat([SOUND, pd.DataFrame([band(3, "under 5 a month", covered_80=0.99)])])
    assert "3,000 forecasts" in backtest_sentence(frame, "x")
    assert "79% to 81% of the 80%" in backtest_sentence(frame, "x")


def test_nothing_measured_is_said() -> None:
    assert "not been measured" in backtest_sentence(SOUND.head(0), "x")
    assert backtest_points(SOUND.head(0)) == []


def test_each_point_gives_the_three_horizons() -> None:
    points = backtest_points(SOUND)
    assert points[0] == (
        "Intervals: 80% after 3 months, 81% after 6 and 79% after 9 of the 80% intervals held "
        "what came, and 95% after 3 months, 95% after 6 and 95% after 9 of the 95% intervals."
    )
    assert points[1] == (
        "Error against the straight line: 30% smaller after 3 months, 25% smaller after 6 and 18% "
        "smaller after 9."
    )
    assert "0.180 after 3 months, 0.142 after 6 and 0.090 after 9" in points[5]
    assert "0.231 after 3 months" in points[5]
    assert len(points) == 6


def test_where_another_forecast_does_better_it_is_said() -> None:
    lost = pd.concat(
        [SOUND, pd.DataFrame([band(9, "over 30 a month", ratio_twelve_month_mean=1.04)])]
    )
    points = backtest_points(lost)
    assert points[-1] == (
        "Worse than the twelve-month mean: series of over 30 a month after 9 months."
    )
    even = SOUND.assign(ratio_last_year=1.0)
    assert "Error against last year's value: the same after 3 months" in " ".join(
        backtest_points(even)
    )
    assert not any("Worse" in point for point in backtest_points(even))


def test_intervals_that_are_off_are_named_with_what_they_held() -> None:
    off = pd.DataFrame(
        [
            band(3),
            band(3, "over 30 a month", covered_80=0.70),
            band(6, "under 2 a month", covered_80=0.90, covered_95=0.99),
        ]
    )
    points = backtest_points(off)
    assert points[-3:] == [
        "80% intervals too narrow: series of over 30 a month after 3 months (70% held).",
        "80% intervals wider than they need be: series of under 2 a month after 6 months (90% "
        "held).",
        "95% intervals wider than they need be: series of under 2 a month after 6 months (99% "
        "held).",
    ]


def test_reliability_names_only_bands_beyond_chance() -> None:
    frame = pd.DataFrame(
        {
            "months_in": [3, 3, 3],
            "chance_from": [0.0, 0.5, 0.9],
            "chance_to": [0.1, 0.6, 1.0],
            "forecasts": [100, 100, 100],
            "mean_chance": [0.05, 0.55, 0.95],
            "share_met": [0.06, 0.40, 0.93],
            "lower_95": [0.02, 0.31, 0.86],
            "upper_95": [0.12, 0.50, 0.97],
        }
    )
    assert reliability_sentence(frame, 3) == (
        "After 3 months: where the chance said was about 5%, 6% were met; where it was about 95%, "
        "93% were. Further off than chance alone would carry it: 50% to 60%."
    )
    assert reliability_sentence(frame.drop(1), 3).endswith(
        "No band strays further than chance alone would carry it."
    )
    assert reliability_sentence(frame, 6) == "After 6 months: no chance was judged."


def test_every_term_that_the_points_use_is_explained() -> None:
    explained = " ".join(name for name, _ in TERMS).casefold()
    for term in ("80% and 95% interval", "crps", "brier", "reliability", *RIVALS.values()):
        assert term.removeprefix("the ").removesuffix(" forecast") in explained
