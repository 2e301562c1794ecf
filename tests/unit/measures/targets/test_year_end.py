"""Four targets of 2025/26, small enough to judge by hand."""

from typing import Any

import pandas as pd
import pytest

from moorlands_dash.measures.targets.year_end import year_results

NAN = float("nan")


def target(name: str, kind: str, limit: float, actual: float, **more: Any) -> dict[str, Any]:
    row = {
        "target_id": name,
        "title": name.capitalize(),
        "theme": "theft",
        "kind": kind,
        "whose": "shared",
        "unit": "share" if kind.startswith("survey") else "count",
        "owner": "Staffordshire Police",
        "area_code": "E07000198",
        "area_name": "Staffordshire Moorlands",
        "from": pd.Timestamp(2025, 4, 1),
        "to": pd.Timestamp(2026, 3, 1),
        "months_expected": 12,
        "months_loaded": 12,
        "complete": True,
        "baseline": 230.0,
        "target": limit,
        "actual": actual,
        "lower_95": NAN,
        "upper_95": NAN,
        "status": "met",
        "judgement": None,
    }
    return row | more


def forecast(name: str, median: float, lower: float, upper: float, chance: float) -> dict[str, Any]:
    return {
        "target_id": name,
        "outturn_median": median,
        "outturn_lower_80": lower,
        "outturn_upper_80": upper,
        "chance": chance,
        "chance_words": f"about {chance:.0%}",
    }


CLOSED = pd.DataFrame(
    [
        target("burglary", "reduce", 218, 215),
        target("weapons", "no_worse", 74, 90, status="missed", judgement="worse"),
        target("asb", "reduce", 965, 400, months_loaded=11, complete=False, status="cannot tell"),
        target(
            "happy", "survey_increase", 0.88, 0.85, status="missed", lower_95=0.83,
            upper_95=0.87,
        ),
    ]
)  # fmt: skip


def then(median: float, spread: float) -> pd.DataFrame:
    return pd.DataFrame(
        [
            forecast("burglary", median, median - spread, median + spread, 0.6),
            forecast("weapons", 80, 70, 85, 0.2),
            forecast("asb", 970, 900, 1040, 0.4),
            forecast("happy", NAN, NAN, NAN, 0.1),
        ]
    )


@pytest.fixture
def results() -> pd.DataFrame:
    # Burglary's 215 lies outside 200 +- 10, on the end of 205 +- 10, and inside 216 +- 4.
    found = year_results(CLOSED, {1: then(200, 10), 2: then(205, 10), 3: then(216, 4)})
    return found.set_index("target_id")


def test_each_target_has_its_result(results: pd.DataFrame) -> None:
    assert results["result"].to_dict() == {
        "burglary": "met",
        "weapons": "missed",
        "asb": "cannot tell",
        "happy": "missed",
    }


def test_whether_things_got_worse_stands_beside_the_result(results: pd.DataFrame) -> None:
    assert results.loc["weapons", ["result", "judgement"]].tolist() == ["missed", "worse"]


def test_a_count_with_a_month_missing_is_no_outturn(results: pd.DataFrame) -> None:
    assert results.loc["burglary", "outturn"] == 215
    assert pd.isna(results.loc["asb", "outturn"])


def test_only_a_survey_has_an_interval_of_its_own(results: pd.DataFrame) -> None:
    assert results.loc["happy", ["outturn_lower_95", "outturn_upper_95"]].tolist() == [0.83, 0.87]
    assert results.loc[["burglary", "weapons", "asb"], "outturn_lower_95"].isna().all()


def test_the_forecast_of_each_quarter_stands_beside_it(results: pd.DataFrame) -> None:
    found = results.loc["burglary", ["q1_median", "q2_lower_80", "q3_upper_80", "q3_chance"]]
    assert found.tolist() == [200, 195, 220, 0.6]
    assert results.loc["weapons", "q2_chance_words"] == "about 20%"


def test_intervals_are_counted_where_they_can_be_judged(results: pd.DataFrame) -> None:
    counts = results[["intervals", "intervals_held"]].to_dict("index")
    assert counts["burglary"] == {"intervals": 3, "intervals_held": 2}
    assert counts["weapons"] == {"intervals": 3, "intervals_held": 0}
    assert counts["asb"] == {"intervals": 0, "intervals_held": 0}
    assert counts["happy"] == {"intervals": 0, "intervals_held": 0}


def test_a_target_that_was_not_forecast_then_keeps_its_row() -> None:
    quarters = {number: then(200, 10) for number in (1, 2, 3)}
    quarters[1] = quarters[1][quarters[1]["target_id"] != "burglary"]
    found = year_results(CLOSED, quarters).set_index("target_id")
    assert len(found) == 4
    assert pd.isna(found.loc["burglary", "q1_median"])
    assert found.loc["burglary", "intervals"] == 2
