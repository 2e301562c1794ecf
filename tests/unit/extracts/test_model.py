"""A refusal says which file, what is wrong and how to mend it."""

from __future__ import annotations

from moorlands_dash.extracts.model import Refusal


def test_a_refusal_is_one_sentence_after_another() -> None:
    refusal = Refusal("fires.csv", "A column is missing.", "Send it as published.", "kind")
    assert str(refusal) == "fires.csv: A column is missing. Send it as published."
    assert (refusal.file, refusal.column) == ("fires.csv", "kind")
    assert refusal.remedy == "Send it as published."
    assert Refusal("a", "b", "c").column is None
