from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pandas as pd
import pytest

from demonstration import truths
from demonstration.survey import ASKED, QUESTIONS, answers


def test_two_waves_a_year_fill_the_period() -> None:
    waves = sorted({(answer.start, answer.end) for answer in answers()})
    assert len(waves) == 11
    assert waves[0] == (date(2021, 4, 1), date(2021, 9, 30))
    assert waves[-1] == (date(2026, 4, 1), date(2026, 9, 30))
    assert all(b[0] - a[1] == timedelta(days=1) for a, b in pairwise(waves))


def test_one_wave_asked_fewer_than_a_hundred() -> None:
    asked = {answer.start: answer.asked for answer in answers()}
    assert 30 < asked.pop(truths.SMALL_WAVE) < 100
    assert all(400 <= number <= 600 for number in asked.values())


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.key)
def test_shares_follow_their_trend(question) -> None:  # type: ignore[no-untyped-def]
    shares = [answer.share for answer in answers() if answer.question == question]
    assert shares[0] == pytest.approx(question.first, abs=0.04)
    assert shares[-1] == pytest.approx(question.last, abs=0.04)


def test_the_table_has_the_layout_of_indicators(built: Path) -> None:
    table = pd.read_csv(built / "indicators.csv")
    assert ",".join(table.columns) == (
        "indicator,title,area_code,period_start,period_end,numerator,denominator,unit,wording,source,"
        "sample"
    )
    assert len(table[table["sample"] == "residents"]) == 11 * len(QUESTIONS)
    assert len(table[table["sample"] == "responses"]) == 2 * len(ASKED)
    assert set(table["area_code"]) == {"E07000198"}
    assert set(table["unit"]) == {"share"}
    assert (table["numerator"] <= table["denominator"]).all()
    assert table["source"].str.contains("Invented").all()


def test_one_question_was_put_in_other_words(built: Path) -> None:
    table = pd.read_csv(built / "indicators.csv").query("sample == 'residents'")
    wordings = table.groupby("indicator")["wording"].nunique()
    assert wordings[wordings > 1].to_dict() == {"feel_safe_after_dark": 2}
    asked = table[table["indicator"] == "feel_safe_after_dark"].set_index("period_start")["wording"]
    assert "walking alone" in asked["2023-10-01"]
    assert "walking alone" not in asked["2024-04-01"]


def test_the_consultation_shares_no_question_with_the_survey() -> None:
    assert {asked.key for asked in ASKED}.isdisjoint(question.key for question in QUESTIONS)
