"""Earlier months that changed as these did, and what followed them."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.rows import Row
from moorlands_dash.words.numbers import counted, listed, number


def similar_sentence(runs: pd.DataFrame, target: float, *, rises: bool = False) -> str:
    """Return what earlier months that changed alike went on to do; of a target to rise if so."""
    if runs.empty:
        return "No earlier months on record changed alike."
    ends = runs["outturn"].dropna()
    kept = int((ends >= target).sum() if rises else (ends <= target).sum())
    kept_words = "reaching the target" if rises else "within the target"
    return (
        f"Months that changed alike are on record {_times(len(runs))} "
        f"({listed(list(runs['part']), 3)}): if the rest of this year goes as the months after "
        f"them went, it ends at {_range(ends)}, {kept_words} in {number(kept)} of "
        f"{number(len(ends))}."
    )


def _times(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count) or f"{number(count)} times"


def _range(values: pd.Series) -> str:
    low, high = number(values.min()), number(values.max())
    return low if low == high else f"{low} to {high}"


def run_sentence(row: Row, unit: str) -> str:
    """Return what followed one earlier run of months that changed alike."""
    return (
        f"{row['part']}: {counted(row['count'], unit)} ({number(row['expected'])} a year "
        f"before); the months after it brought {number(row['after'])} "
        f"({number(row['after_before'])} a year before). So this year would end at "
        f"{number(row['outturn'])}."
    )
