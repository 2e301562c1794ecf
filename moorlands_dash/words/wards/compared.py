"""What wards beside each other say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.periods import Period, month_name
from moorlands_dash.words.doubt import SET_ASIDE
from moorlands_dash.words.numbers import counted, decimal, during, listed, no_file, number
from moorlands_dash.words.wards.ward_map import NAMED, NO_WARDS, by_themselves


def named(names: Sequence[str]) -> str:
    """Return the wards by name, or how many where they are more than can be compared."""
    return listed(names) if 0 < len(names) <= NAMED else "all wards"


def all_sentence(
    frame: pd.DataFrame, what: str, period: Period, missing: Sequence[date] = ()
) -> str:
    """Return in which wards the year is higher or lower than usual."""
    if frame.empty:
        return NO_WARDS
    head = f"{what} {during(period)}"
    if missing:
        return f"{head}: cannot tell which wards changed, because {no_file(missing)}."
    parts = []
    for word in (verdicts.HIGHER_THAN_USUAL, verdicts.LOWER_THAN_USUAL):
        names = list(frame.loc[frame["verdict"] == word, "ward_name"])
        if names:
            parts.append(f"{word} in {listed(names, NAMED)}")
    few = int((frame["verdict"] == verdicts.TOO_FEW).sum())
    tail = f" In {counted(few, 'ward')} there are too few to say." if few else ""
    untold = int((frame["verdict"] == verdicts.CANNOT_TELL).sum())
    tail += f" In {counted(untold, 'ward')} one cannot tell: {SET_ASIDE}." if untold else ""
    alone = by_themselves(frame)
    said = "; ".join(parts) or "in no ward clearly higher or lower than usual"
    return f"{head}: {said}.{alone}{tail}"


def compare_sentence(frame: pd.DataFrame, what: str, missing: Sequence[date] = ()) -> str:
    """Return the wards' rates, and which is clearly above which."""
    if frame.empty:
        return NO_WARDS
    known = frame.dropna(subset=["rate_per_1000"])
    if known.empty:
        why = f", because {no_file(missing)}" if missing else ""
        return f"{what}: cannot tell how the wards compare{why}."
    period = Period(known["from"].iloc[0].date(), known["to"].iloc[0].date())
    head = f"{what} per 1,000 residents {during(period)}"
    if len(known) > NAMED:
        return f"{head} in {counted(len(known), 'ward')}: choose two to four to compare."
    rates = [
        f"{name} {decimal(rate)}"
        for name, rate in zip(known["ward_name"], known["rate_per_1000"], strict=True)
    ]
    above = [
        f"{name} is clearly above {listed(others.split(', '))}"
        for name, others in zip(known["ward_name"], known["clearly_above"], strict=True)
        if others
    ]
    tail = "; ".join(above) or _NO_DIFFERENCE.get(len(known), "no ward is clearly above another")
    return f"{head}: {listed(rates)}. {tail[:1].upper()}{tail[1:]}{'.' if tail else ''}".strip()


_NO_DIFFERENCE = {1: "", 2: "neither is clearly above the other"}


_OVER = {1: "by itself"}


def pairs_note(wards: int) -> str:
    """Return how the pairs of wards are tested together."""
    pairs = wards * (wards - 1) // 2
    return (
        "One ward is called clearly above another only where that is so at 5% "
        f"{_OVER.get(pairs, f'over all {number(pairs)} pairs looked at together')}, allowing for "
        "months that vary more than chance alone would have them."
        if 1 < wards <= NAMED
        else "Wards are told apart only where two to four are chosen."
    )


def rolling_sentence(frame: pd.DataFrame, what: str) -> str:
    """Return what the first and last whole year of each ward were."""
    known = frame.dropna(subset=["rate_per_1000"])
    if known.empty:
        return f"{what}: no twelve months without a gap are loaded, so no year can be shown."
    last = month_name(known["month"].max().date())
    wards = known["ward_name"].nunique()
    if wards > NAMED:
        return f"{what} in {counted(wards, 'ward')}: the year up to each month, to {last}."
    parts = []
    for name, rows in known.groupby("ward_name", sort=False):
        first, end = rows.iloc[0], rows.iloc[-1]
        parts.append(
            f"{name} from {decimal(first['rate_per_1000'])} (year to "
            f"{month_name(first['month'].date())}) to {decimal(end['rate_per_1000'])}"
        )
    return f"{what} per 1,000 residents, the year up to each month, to {last}: {listed(parts)}."
