"""The five words for a ward's year, each with its rule, as notes and beneath the cards."""

from __future__ import annotations

from moorlands_dash.measures import verdicts
from moorlands_dash.words.numbers import number
from moorlands_dash.words.standing import ALONE

EACH_ALONE = (
    "Each theme is judged as if it alone had been asked about: where nothing changed, about 1 in "
    "20 would be called higher or lower by chance. Lists of all wards look at many together, and "
    "call fewer of them clear."
)
"""What a sheet says of its themes' verdicts."""


def rules() -> list[tuple[str, str]]:
    """Return each of the five words with its rule."""
    test = "by more than the usual ups and downs explain"
    return [
        (verdicts.HIGHER_THAN_USUAL, f"more than the same months of earlier years lead to, {test}"),
        (verdicts.LOWER_THAN_USUAL, f"fewer than the same months of earlier years lead to, {test}"),
        (verdicts.NO_CLEAR_CHANGE, "the usual ups and downs alone would explain the change"),
        (
            verdicts.TOO_FEW,
            "no clear change, and so few are usual that neither twice as many nor half as many "
            "would be one",
        ),
        (
            verdicts.CANNOT_TELL,
            "not every month of both years is loaded, or one counts something else, or rows set "
            "aside could turn it round",
        ),
    ]


def rule_notes(beside: int = 0) -> list[str]:
    """Return the words' rules as notes; `beside` is how many are asked about, each alone."""
    notes = [f"“{word[:1].upper()}{word[1:]}”: {rule}." for word, rule in rules()]
    notes.append(
        "The test allows for months that vary more than chance alone would have them, and for "
        "levels that wander from year to year."
    )
    if beside > 1:
        notes.append(
            f"Each of {number(beside)} themes is judged as if it alone had been asked about: where "
            "nothing changed, about 1 in 20 would be called higher or lower by chance. Where many "
            "wards are looked at together, as on All wards and the Ward map, a change must be "
            "larger to be called clear."
        )
    return notes


def rate_notes() -> list[str]:
    """Return how a ward's rates are judged against others on its own page."""
    return [f"Rates: {ALONE[:1].lower()}{ALONE[1:]}"]
