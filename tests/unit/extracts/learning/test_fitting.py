"""How well columns fit what is asked for."""

from moorlands_dash.extracts.learning.columns import columns_of
from moorlands_dash.extracts.learning.fitting import assigned, fits, roles, understood
from moorlands_dash.extracts.profiled.wanted import wanted

NAMES = ["Ref", "Date", "Closed Date", "Type", "Notes"]
ROWS = [
    [f"R{n}", f"2025-09-{n + 1:02}", f"2025-10-{n + 1:02}", ("Noise", "Litter")[n % 2], f"text {n}"]
    for n in range(10)
]


def test_the_date_of_closing_is_not_when_it_was_reported() -> None:
    scores = fits(wanted("environment"), columns_of(NAMES, ROWS, {}))
    found = assigned(scores, [*wanted("environment").needed])
    assert (found["reference"], found["reported"], found["kind"]) == ("Ref", "Date", "Type")


def test_no_column_is_taken_twice_and_the_best_fit_comes_first() -> None:
    assert assigned({"a": {"x": 0.9, "y": 0.5}, "b": {"x": 0.8}}, []) == {"a": "x"}
    assert assigned({"a": {"x": 0.9, "y": 0.5}, "b": {"x": 0.8}}, ["b"]) == {"a": "x"}
    assert assigned({"a": {"x": 0.85, "y": 0.5}, "b": {"x": 0.8}}, ["b"]) == {"b": "x", "a": "y"}


def test_a_word_that_is_not_counted_tells_less_than_one_that_is() -> None:
    litter, noise = columns_of(["a", "b"], [["Litter", "Pothole"]] * 3, {})
    assert understood(litter, wanted("environment"), "kind") == 1
    assert understood(noise, wanted("environment"), "kind") == 0.2


def test_roles_are_told_by_the_layout() -> None:
    assert roles(wanted("asb_reports"))["from"] == "begun"
    assert roles(wanted("fires"))["incident_number"] == "reference"
    assert roles(wanted("targets"))["owner"] == "owner"
