"""What is said of the places that incidents are published at."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.periods import Period
from moorlands_dash.vocabulary import plural
from moorlands_dash.words.doubt import bounds
from moorlands_dash.words.hotspots.found import called
from moorlands_dash.words.numbers import counted, number


def points_sentence(
    frame: pd.DataFrame, what: str, period: Period, unit: str = "incident", doubt: float = 0
) -> str:
    """Return at how many published places the incidents stand, and the fullest one.

    `doubt` is how many rows set aside may be among them, as for `words.doubt.bounds`.
    """
    if frame.empty:
        return f"{what}, {period}: no published place. Exact ones are never given one by one."
    top = frame.iloc[0].to_dict()
    places = counted(len(frame), "published place")
    many = f"{bounds(frame['count'].sum(), doubt)} {plural(unit)}"
    told = f"stand at {places}; the fullest, {called(top)}, has {number(top['count'])}"
    if doubt != 0:
        told = f"in all; those counted stand at {places}, the most at {called(top)}"
    return f"{what}, {period}: {many} {told}. Many real places share one published place."
