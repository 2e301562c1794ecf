"""What is being done in a ward."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import counted


def actions_sentence(frame: pd.DataFrame, place: str) -> str:
    """Return how many actions name the ward, and how many are for the whole district."""
    if frame.empty:
        return f"No action for {place} or the whole district is loaded."
    here = int((frame["where"] == "this ward").sum())
    wide = len(frame) - here
    own = f"{counted(here, 'action')} {'names' if here == 1 else 'name'} {place}"
    rest = f"{counted(wide, 'action')} {'is' if wide == 1 else 'are'} for the whole district"
    return f"{own[:1].upper()}{own[1:]}; {rest}."


def owner_of(row: Row) -> str:
    """Return who does it; nothing in the view for the public, which names no owner."""
    return "" if pd.isna(row["owner"]) else str(row["owner"])
