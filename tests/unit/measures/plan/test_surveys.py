from datetime import date

import pandas as pd
import pytest

from moorlands_dash.measures.plan.surveys import latest_wave, survey_standing, survey_waves
from moorlands_dash.periods import Period, financial_year


def waves(*rows: tuple[str, int, int]) -> pd.DataFrame:
    frame = pd.DataFrame(
        [(pd.Timestamp(end), said, asked) for end, said, asked in rows],
        columns=["period_end", "numerator", "denominator"],
    )
    frame = frame.assign(period_start=frame["period_end"] - pd.Timedelta(days=60))
    return survey_waves(frame, design_effect=1.0, warn_below=100, hide_below=30)


def test_share_and_interval_are_the_published_ones() -> None:
    # PHEindicatormethods' Area7: 222 of 3,215
    wave = waves(("2025-06-30", 222, 3215)).iloc[0]
    assert wave["share"] == pytest.approx(0.06905132192846034)
    assert wave["lower_95"] == pytest.approx(0.060791690363636595)
    assert wave["upper_95"] == pytest.approx(0.07833956681383633)
    assert wave["warning"] == ""


def test_few_answers_are_warned_of_and_very_few_are_hidden() -> None:
    frame = waves(("2024-06-30", 10, 29), ("2025-06-30", 10, 30), ("2025-12-31", 40, 100))
    assert frame["warning"].str[:14].tolist() == ["Fewer than 30 ", "Fewer than 100", ""]
    assert frame[["numerator", "share", "lower_95", "upper_95"]].iloc[0].isna().all()
    assert frame["share"].iloc[1] == pytest.approx(1 / 3)


def test_waves_come_oldest_first() -> None:
    frame = waves(("2025-12-31", 1, 100), ("2024-12-31", 2, 100))
    assert frame["numerator"].tolist() == [2, 1]


def test_the_latest_wave_is_the_last_that_ended_in_the_period() -> None:
    frame = waves(("2025-03-31", 1, 100), ("2025-09-30", 2, 100), ("2026-03-31", 3, 100))
    found = latest_wave(frame, financial_year(2025))
    assert found is not None
    assert found["numerator"] == 3
    assert latest_wave(frame, Period(date(2026, 4, 1), date(2027, 3, 1))) is None


@pytest.mark.parametrize(
    ("kind", "target", "standing"),
    # 100 of 400: between 21.0 % and 29.5 %
    [
        ("survey_reduce", 0.30, "beyond target"),
        ("survey_reduce", 0.25, "not shown"),
        ("survey_reduce", 0.20, "short of target"),
        ("survey_increase", 0.30, "short of target"),
        ("survey_increase", 0.25, "not shown"),
        ("survey_increase", 0.20, "beyond target"),
    ],
)
def test_standing_needs_the_whole_interval(kind: str, target: float, standing: str) -> None:
    wave = waves(("2025-06-30", 100, 400)).iloc[0]
    assert survey_standing(wave, kind, target) == standing


def test_no_wave_or_a_hidden_one_tells_nothing() -> None:
    hidden = waves(("2025-06-30", 20, 20)).iloc[0]
    assert survey_standing(hidden, "survey_reduce", 0.5) == "cannot tell"
    assert survey_standing(None, "survey_reduce", 0.5) == "cannot tell"
