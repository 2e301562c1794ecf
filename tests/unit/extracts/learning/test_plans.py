"""Drafts for files without incidents."""

import pytest

from moorlands_dash.extracts.learning.columns import columns_of
from moorlands_dash.extracts.learning.drafting import draft
from moorlands_dash.extracts.learning.plans import measured
from moorlands_dash.extracts.learning.proposal import Draft, Head
from moorlands_dash.partnership import load_settings


def drafted(kind: str, names: list[str], rows: list[list[str]], *title: str) -> Draft:
    head = Head("x.csv", "", 1, names, rows, list(title), columns_of(names, rows, {}))
    return draft(head, kind, load_settings())


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Vehicle crime", "incidents:vehicle_crime"),
        ("Fewer burglaries", "incidents:burglary"),
        ("Reduce burglary by a tenth", "incidents:burglary"),
        ("indicator:feel_safe", "indicator:feel_safe"),
        ("Theft and robbery", ""),
    ],
)
def test_a_target_counts_the_category_that_it_names(text: str, measure: str) -> None:
    assert measured(text) == measure


def test_the_years_of_a_targets_columns_are_its_periods() -> None:
    found = drafted(
        "targets",
        ["Target", "Crime type", "Baseline 2024/25", "Target 2025/26"],
        [["Less", "Burglary", "310", "280"]],
    )
    assert found.columns["baseline"] == "Baseline 2024/25"
    assert (found.always["baseline_start"], found.always["end"]) == ("2024-04-01", "2026-03-31")


def test_of_two_bases_the_unweighted_one_is_who_was_asked() -> None:
    found = drafted(
        "indicators",
        ["Question", "% agree", "Weighted base", "Unweighted base"],
        [["Feels safe", "71", "498", "512"]],
        "Survey, April to June 2025",
    )
    assert found.columns["base"] == "Unweighted base"
    assert found.titled["period"] == "period"
    assert found.always["area_code"] == "E07000198"


def test_each_answer_of_a_question_is_a_figure_of_its_own() -> None:
    rows = [["Feels", "Safe", "71", "512"], ["Feels", "Unsafe", "29", "512"]]
    names = ["Question", "Answer", "%", "Unweighted base"]
    found = drafted("indicators", names, rows, "Survey, April to June 2025")
    assert found.columns["indicator"] == ["Answer", "Question"]
    assert found.columns["title"] == ["Question", "Answer"]
    assert found.columns["wording"] == "Question"
    # One row a question needs no answer in its key.
    assert drafted("indicators", names, rows[:1], "Survey").columns["indicator"] == "Question"


def test_a_consultation_is_no_sample() -> None:
    found = drafted(
        "indicators", ["Statement", "%", "Base"], [["x y", "5", "9"]], "Open consultation 2025"
    )
    assert found.always["sample"] == "responses"


def test_a_column_a_year_is_a_row_a_year() -> None:
    found = drafted(
        "populations",
        ["Ward", "Code", "2020", "2021"],
        [["Dane", "E05007050", "1,900", "1,910"]],
    )
    assert found.wide == {"columns": ["2020", "2021"], "names": "year", "values": "population"}
    assert found.columns == {"area_code": "Code", "area_name": "Ward"}


def test_an_action_plan_stands_as_its_title_says() -> None:
    found = drafted(
        "actions",
        ["Action", "Lead", "By when", "RAG"],
        [["Cameras", "Police", "2025-11-30", "Green"]],
        "Plan 2025/26",
        "as at 30 September 2025",
    )
    assert found.titled == {"updated": "day", "start": "first day"}
    assert found.made == ["action_id"]
    assert found.missing == []


def test_the_group_of_meetings_may_stand_in_the_title() -> None:
    found = drafted(
        "meetings", ["Date of meeting", "Focus"], [["14/01/2026", "Plan"]], "Strategy Group dates"
    )
    assert found.always["group"] == "strategy"


def test_events_without_a_kind_are_events() -> None:
    found = drafted("annotations", ["When", "What happened"], [["2025-11-24", "New cameras"]])
    assert found.always["kind"] == "event"
