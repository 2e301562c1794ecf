"""What is said of priorities that were chosen: on what, why, and what came."""

from __future__ import annotations

from typing import Any

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.periods import month_name
from moorlands_dash.words.chances import chance_percent
from moorlands_dash.words.numbers import counted, listed, number

NO_PROOF = (
    "Fewer after a theme was chosen doesn't prove that choosing it did it: what is high when it is "
    "chosen often falls by itself."
)
_CLEAR = {verdicts.MORE: "more than usual", verdicts.FEWER: "fewer than usual"}


def chosen_sentence(frame: pd.DataFrame) -> str:
    """Return what was chosen for the latest year."""
    if frame.empty:
        return "No priority is recorded yet."
    year = str(frame["year_label"].iloc[0])
    names = list(frame.loc[frame["year_label"] == year, "theme_name"])
    return f"{counted(len(names), 'priority')} of {year}: {listed(names)}."


def chosen_words(row: dict[str, Any]) -> str:
    """Return on what a theme was chosen, and what came."""
    then = f"Chosen for {row['year_label']} on {_amount(row['count_then'])} in the 12 months to "
    then += month_name(row["known_to"].date())
    stood = []
    if pd.notna(row["rank_then"]):
        stood.append(f"rank {int(row['rank_then'])}")
    if pd.notna(row["first_then"]):
        stood.append(f"first in {chance_percent(float(row['first_then']))} of draws")
    said = f"{then} ({listed(stood)})." if stood else f"{then}."
    if pd.isna(row["now_to"]):
        return f"{said} What came can't be told yet."
    trend = _CLEAR.get(str(row["trend"]), "no clear change from what is usual")
    if row["trend"] == verdicts.CANNOT_TELL:
        trend = "whether that is usual can't be told"
    return (
        f"{said} What came: {_amount(row['count_now'])} in the 12 months to "
        f"{month_name(row['now_to'].date())}, {trend}."
    )


def _amount(value: Any) -> str:
    return "a number that isn't known" if value is None or pd.isna(value) else number(value)
