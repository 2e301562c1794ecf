"""A draft knows which columns it reads."""

from moorlands_dash.extracts.learning.proposal import Draft


def test_the_columns_that_are_read_are_those_of_one_and_of_several() -> None:
    draft = Draft("fires", 0.0, {"kind": ["Cause", "Property"], "called": "Call"})
    assert draft.used == {"Cause", "Property", "Call"}
