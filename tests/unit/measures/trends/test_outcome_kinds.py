"""Every outcome that data.police.uk has published is of one kind."""

from __future__ import annotations

import pytest

from moorlands_dash.measures.trends import outcome_kinds as kinds

PUBLISHED = {
    "Awaiting court outcome": kinds.CHARGED,
    "Court result unavailable": kinds.CHARGED,
    "Court case unable to proceed": kinds.CHARGED,
    "Local resolution": kinds.OUT_OF_COURT,
    "Investigation complete; no suspect identified": kinds.NO_SUSPECT,
    "Offender deprived of property": kinds.CHARGED,
    "Offender fined": kinds.CHARGED,
    "Offender given absolute discharge": kinds.CHARGED,
    "Offender given a caution": kinds.OUT_OF_COURT,
    "Offender given a drugs possession warning": kinds.OUT_OF_COURT,
    "Offender given penalty notice": kinds.OUT_OF_COURT,
    "Offender given community sentence": kinds.CHARGED,
    "Offender given conditional discharge": kinds.CHARGED,
    "Offender given suspended prison sentence": kinds.CHARGED,
    "Offender sent to prison": kinds.CHARGED,
    "Offender otherwise dealt with": kinds.CHARGED,
    "Offender ordered to pay compensation": kinds.CHARGED,
    "Suspect charged as part of another case": kinds.CHARGED,
    "Suspect charged": kinds.CHARGED,
    "Defendant found not guilty": kinds.CHARGED,
    "Defendant sent to Crown Court": kinds.CHARGED,
    "Unable to prosecute suspect": kinds.EVIDENCE,
    "Formal action is not in the public interest": kinds.NOT_IN_INTEREST,
    "Action to be taken by another organisation": kinds.ANOTHER_BODY,
    "Further investigation is not in the public interest": kinds.NOT_IN_INTEREST,
    "Further action is not in the public interest": kinds.NOT_IN_INTEREST,
    "Under investigation": kinds.OPEN,
    "Status update unavailable": kinds.UNKNOWN,
}
"""The words in use (data.police.uk, "Outcomes for a specific crime")."""
RELABELLED = {
    "Offender sentenced as part of another case": "Suspect charged as part of another case",
    "Offender given community penalty": "Offender given community sentence",
    "Offender imprisoned": "Offender sent to prison",
    "Suspect found not guilty": "Defendant found not guilty",
    "No further action": "Investigation complete; no suspect identified",
}
"""What files before 2014 call them (data.police.uk, notice of April 2014)."""


@pytest.mark.parametrize(("word", "kind"), PUBLISHED.items())
def test_every_word_in_use_has_its_kind(word: str, kind: str) -> None:
    assert kinds.kind_of(word) == kind
    assert kinds.kind_of(word.upper() + " ") == kind
    assert not kinds.is_new(word)


@pytest.mark.parametrize(("older", "newer"), RELABELLED.items())
def test_older_words_are_of_the_kind_of_the_newer_ones(older: str, newer: str) -> None:
    assert kinds.kind_of(older) == kinds.kind_of(newer) != kinds.UNKNOWN


def test_what_is_blank_or_new_is_not_known_and_what_is_new_is_told() -> None:
    for outcome in (None, float("nan"), "", "  "):
        assert kinds.kind_of(outcome) == kinds.UNKNOWN
        assert not kinds.is_new(outcome)
    assert kinds.kind_of("Offender sent to the moon") == kinds.UNKNOWN
    assert kinds.is_new("Offender sent to the moon")
