"""The quarterly review in words: what a drafted report says, and does not say."""

from datetime import date

import pandas as pd
import pytest

from moorlands_dash.periods import Period
from moorlands_dash.vocabulary import unit_measured
from moorlands_dash.words.meetings.review import (
    completeness_sentence,
    drivers_sentence,
    followed,
    gap_sentence,
    meetings_sentence,
    origins,
    part_sentence,
    survey_report,
)

NOBODY: dict[str, list[str]] = {"ward": [], "type": [], "place": []}


def test_an_excess_that_no_part_explains_is_spread_over_many() -> None:
    told = drivers_sentence(NOBODY, 12)
    assert told.endswith("stands out beyond chance: the excess is spread over many.")


def test_only_what_was_looked_at_is_said_not_to_stand_out() -> None:
    assert drivers_sentence({"ward": [], "type": [], "place": []}, 0).startswith(
        "No single ward, type or place stands"
    )
    assert drivers_sentence({"type": [], "place": []}, 0).startswith("No single type or place ")
    assert drivers_sentence({"ward": []}, 0).startswith("No single ward stands out")


def test_a_partners_rows_without_a_place_still_count_for_the_district() -> None:
    assert completeness_sentence((), 6, 0.032, "reports") == (
        "All 6 months so far are loaded. 3.2% of these reports have neither a point nor a ward: "
        "they count for the district, and for no ward."
    )
    assert completeness_sentence((), 6, 0.012).endswith(
        "1.2% of the force's rows of this kind have no location and can't be counted for any "
        "district."
    )


@pytest.mark.parametrize("none", [0.0, float("nan")])
def test_where_every_row_has_a_place_none_is_said_to_lack_one(none: float) -> None:
    assert completeness_sentence((), 6, none).endswith(
        "All of the force's rows of this kind have a location."
    )
    assert completeness_sentence((), 6, none, "reports").endswith(
        "All of these reports have a point or a ward."
    )
    assert "Under 0.1% of the force's rows" in completeness_sentence((), 6, 0.0002)


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


def test_each_target_counts_by_its_own_word() -> None:
    measures = ("incidents:casualties_serious", "incidents:fires_other", "indicator:feel_safe", "")
    assert [unit_measured(m) for m in measures] == ["casualty", "fire", "incident", "incident"]
    part = {"part": "Leek North", "count": 9, "expected": 4.0, "difference": 5.0, "verdict": "more"}
    assert part_sentence(part, "casualty").startswith("Leek North: 9 casualties, 5 more than")
    months = [date(2025, 4, 1), date(2025, 5, 1)]
    assert gap_sentence(1, 3.0, months, "casualty").startswith(
        "April to May 2025 brought 1 casualty, 2 fewer than the 3 that"
    )
    said = followed(4, 2.0, Period(*months), "", "", "fire")
    assert said.startswith("April to May 2025 brought 4 fires, 2 more than the milestones.")


def test_the_drafted_report_of_a_target_speaks_of_people() -> None:
    gap = pd.DataFrame(columns=["dimension", "part", "verdict", "words", "outturn"])
    row = {
        "measure": "incidents:casualties_serious",
        "actual": 12.0,
        "milestone_now": 8.0,
        "from": pd.Timestamp(2025, 4, 1),
        "months_elapsed": 2,
        "target": 40.0,
    }
    assert origins(row, gap) == [
        "April to May 2025 brought 12 casualties, 4 more than the 8 that the milestones allow."
    ]


def test_the_public_is_told_of_meetings_with_residents() -> None:
    assert meetings_sentence(2, date(2027, 3, 1), public=True) == (
        "2 meetings with residents loaded. Next: 1 March 2027."
    )
    assert meetings_sentence(9, None).startswith("9 meetings of the group loaded. No coming")
    assert "load a file" not in meetings_sentence(0, None, public=True)
