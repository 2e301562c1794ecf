"""What whoever comes for the first time is told, in three steps."""

from __future__ import annotations


def steps(*, wards: bool) -> list[str]:
    """Return the steps; without wards there is no place to find."""
    where = "Type a village, street or postcode above." if wards else "Choose a page in the menu."
    return [
        where,
        "Press a picture to see what is behind it.",
        "Press a dotted word: it is explained.",
    ]


TITLE = "New here?"
CLOSE = "Close the guide"
