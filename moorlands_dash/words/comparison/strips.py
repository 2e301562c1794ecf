"""What strips say: where ours stands among all that are shown, group by group."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.words.comparison.others import THAN_DISTRICTS, tally
from moorlands_dash.words.numbers import decimal, number

WHOSE = (
    "Shown are the partnerships of which offences of the whole period and residents are loaded, "
    "each on the scale of its offence group, from 0 to the highest rate shown."
)
STRIPS_SCALE = "per 1,000 residents; each strip from 0 to the number at its end"
_BRIEF = {"lower": "lower than {}", "higher": "higher than {}", "similar": "{} not clear"}


def strips_sentence(frame: pd.DataFrame, ours: str, total: str) -> str:
    """Return where ours stands among the other partnerships by all recorded crime."""
    rows = frame[frame["group"] == total]
    own = rows[rows["area_code"] == ours]
    others = rows[rows["area_code"] != ours]
    if others.empty or own.empty:
        return "Cannot tell how other partnerships compare: residents of none are loaded."
    told = tally(others, THAN_DISTRICTS, "{} others")
    if not told:
        return "Cannot tell how other partnerships compare: not all of the period is loaded."
    return f"Official recorded crime: {told[:1].lower()}{told[1:]}"


def strip_words(rows: pd.DataFrame, ours: str) -> str:
    """Return "55.1; lower than 7, higher than 1" for the rows of one group."""
    own = rows.loc[rows["area_code"] == ours, "rate_per_1000"]
    if own.empty or pd.isna(own.iloc[0]):
        return "cannot tell"
    counts = rows.loc[rows["area_code"] != ours, "verdict"].value_counts()
    found = [
        phrase.format(number(int(counts[word])))
        for word, phrase in _BRIEF.items()
        if word in counts
    ]
    return "; ".join([decimal(own.iloc[0]), ", ".join(found) or "cannot tell of others"])


def strip_alt(rows: pd.DataFrame, ours: str, group: str) -> str:
    """Return the strip in words: ours, and between which rates the others lie."""
    others = rows.loc[rows["area_code"] != ours, "rate_per_1000"].dropna()
    spread = (
        f"; {number(len(others))} others, from {decimal(others.min())} to {decimal(others.max())}"
        if len(others)
        else ""
    )
    return f"{group}, per 1,000 residents: {strip_words(rows, ours)}{spread}."
