"""What a column's name means, likelier or less."""

import pytest

from moorlands_dash.extracts.learning.fitting import INCIDENTS
from moorlands_dash.extracts.learning.headings import likely, names_of, words


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Case Ref", "reference"),
        ("CASE_REF", "reference"),
        ("DateReported", "begun"),
        ("Date Received by Team", "begun"),
        ("Eastings", "easting"),
        ("Ward Name", "ward"),
        ("Type of ASB", "kind"),
        ("Reportd Date", "begun"),
    ],
)
def test_a_heading_means_the_column_that_it_names(heading: str, column: str) -> None:
    scores = {name: likely(heading, name, known) for name, known in names_of(INCIDENTS).items()}
    assert max(scores, key=lambda name: scores[name]) == column
    assert scores[column] >= 0.55


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Date Closed", "begun"),
        ("Target date", "begun"),
        ("Case Status", "kind"),
        ("UPRN", "reference"),
    ],
)
def test_what_a_column_never_is_isnt_taken_for_it(heading: str, column: str) -> None:
    assert likely(heading, column, names_of(INCIDENTS)[column]) == 0


def test_a_name_as_it_is_written_comes_before_one_that_holds_it() -> None:
    names = ["ward", "ward name"]
    assert likely("Ward", "ward", names) == 1
    assert likely("Ward name", "ward", names) > likely("Name of the ward", "ward", names)
    assert likely("!!", "ward", names) == 0


def test_words_are_told_whatever_the_marks() -> None:
    assert words("Case_Ref. No") == ("case", "ref", "no")
    assert words("reportedDate") == ("reported", "date")
    assert words("% agree") == ("%", "agree")
