"""The quarterly review in words: what a drafted report says, and does not say."""

import pandas as pd
import pytest

from moorlands_dash.words.review import drivers_sentence, similar_sentence, survey_report

NOBODY: dict[str, list[str]] = {"ward": [], "type": [], "place": []}


def test_an_excess_that_no_part_explains_is_spread_over_many() -> None:
    told = drivers_sentence(NOBODY, 12)
    assert told.endswith("stands out beyond chance: the excess is spread over many.")


@pytest.mark.parametrize("gap", [0, -7])
def test_where_no_more_came_than_allowed_no_excess_is_told_of(gap: int) -> None:
    assert drivers_sentence(NOBODY, gap).endswith("stands out beyond chance.")


def test_parts_are_named_by_the_side_that_they_lie_on() -> None:
    clear = {"ward": ["Leek North"], "type": ["Arson"], "place": []}
    told = "than their share came in Leek North and of Arson."
    assert drivers_sentence(clear, 5) == f"Clearly more {told}"
    assert drivers_sentence(clear, -5) == f"Clearly fewer {told}"


def test_a_survey_target_is_reported_with_its_chance_first() -> None:
    row = {"status": "unlikely", "chance": 0.14, "outturn_median": float("nan")}
    told = survey_report(row | {"words": "85% said so.", "status_reason": ""})
    assert told.startswith("The chance of meeting it is 14%, about 1 in 10. 85% said so. A survey")


def test_similar_months_are_told_with_where_the_year_then_ends() -> None:
    runs = pd.DataFrame({"part": ["A", "B"], "outturn": [90.0, 110.0]})
    assert similar_sentence(runs, 100) == (
        "Months that changed alike are on record twice (A and B): if the rest of this year goes as "
        "the months after them went, it ends at 90 to 110, within the target in 1 of 2."
    )
