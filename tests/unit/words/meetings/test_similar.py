"""What earlier months that changed alike went on to do."""

import pandas as pd

from moorlands_dash.words.meetings.similar import similar_sentence


def test_similar_months_are_told_with_where_the_year_then_ends() -> None:
    runs = pd.DataFrame({"part": ["A", "B"], "outturn": [90.0, 110.0]})
    assert similar_sentence(runs, 100) == (
        "Months that changed alike are on record twice (A and B): if the rest of this year goes as "
        "the months after them went, it ends at 90 to 110, within the target in 1 of 2."
    )


def test_of_a_target_to_rise_those_years_count_that_reach_it() -> None:
    runs = pd.DataFrame({"part": ["a", "b", "c"], "outturn": [90.0, 100.0, 110.0]})
    assert "reaching the target in 2 of 3" in similar_sentence(runs, 100, rises=True)
    assert "within the target in 2 of 3" in similar_sentence(runs, 100)
