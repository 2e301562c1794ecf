"""What somebody is told who may not see something: why, and whom to ask."""

from __future__ import annotations

from moorlands_dash.access import NOBODY, THE_PUBLIC, Person
from moorlands_dash.words.access import lacks_right, roles_of, signed_out

ANALYST = Person("i 1", "An analyst", roles=frozenset({"analyst"}))
ASK = "the partnership's office, 01538 395400"


def test_each_is_told_why_and_whom_to_ask() -> None:
    assert lacks_right(ANALYST, "record", ASK) == (
        "You are an analyst: an officer may record decisions, tasks, progress and what goes with "
        f"them. Ask for it: {ASK}."
    )
    assert lacks_right(Person("i 2", "B"), "figures", ASK) == (
        f"You are signed in as B, and no role is yours here. Ask for it: {ASK}."
    )
    assert lacks_right(Person("i 3", "C", barred=True), "figures", ASK) == (
        f"You have been barred from this dashboard. Ask for it: {ASK}."
    )
    assert lacks_right(NOBODY, "administer", "") == (
        "An administrator may read who did what, and bar people. Whoever looks after the "
        "dashboard can say whom to ask; the settings name no one."
    )
    assert lacks_right(THE_PUBLIC, "load", ASK).startswith("You are the public: a data officer may")


def test_roles_and_hours_in_words() -> None:
    both = Person("i 4", "D", roles=frozenset({"officer", "analyst"}))
    assert roles_of(both) == "an analyst and an officer"
    assert "counts for 1.5 hours" in signed_out(1.5)
