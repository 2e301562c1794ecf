"""What somebody who follows a ward is told of a publication: what stands, and what changed."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.measures import verdicts


def changed_sentences(before: pd.DataFrame, now: pd.DataFrame) -> list[str]:
    """Return a sentence for each theme that is judged otherwise than in the publication before.

    Both hold a ward's rows of `my-ward`. A theme that only one of them has is left out, and so is
    one of which either couldn't tell.
    """
    was = dict(zip(before["category"], before["verdict"], strict=True))
    rows = zip(now["category"], now["item"], now["verdict"], strict=True)
    return [
        f"{item}: {word}; it was {was[category]}."
        for category, item, word in rows
        if category in was
        and was[category] != word
        and verdicts.CANNOT_TELL not in (word, was[category])
    ]


def feed_title(ward: str, partnership: str, *, demonstration: bool) -> str:
    """Return the name of a ward's feed; invented data are called so."""
    label = "Demonstration data (invented): " if demonstration else ""
    return f"{label}{ward}, {partnership}"


NOTHING_CHANGED = "No theme is judged otherwise than in the publication before."
