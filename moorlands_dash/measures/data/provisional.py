"""Months that may still change, and by how much such months changed when their files came again.

What is known is what came twice: of each month the rows of the file that came first, and of the
one that holds now. The middle and the largest of these changes are given as they are; of under
`TELLING` months nothing is made of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.intervals import floats
from moorlands_dash.measures.judged import judged

TELLING = 3
"""Months that came again from which their changes say what to expect of others."""


@dataclass(frozen=True)
class Revision:
    """By how much months changed that came again, as shares of the rows that came first."""

    months: int
    middle: float
    """Of the sizes of the changes; NaN where no month came again."""
    largest: float
    """Rise or fall, whichever was larger."""

    @property
    def told(self) -> bool:
        """Tell whether enough months came again to say what to expect."""
        return self.months >= TELLING


def provisional_months(loaded: Sequence[date], number: int) -> list[date]:
    """Return the latest months that are loaded, so many of them."""
    return sorted(loaded)[-number:] if number else []


def with_change(republished: pd.DataFrame) -> pd.DataFrame:
    """Return months that came again with `percent`: how their rows changed since they came first.

    `republished` has `rows_first rows_now`; where nothing came first there is no share.
    """
    first, now = floats(republished["rows_first"]), floats(republished["rows_now"])
    share = np.divide(now - first, first, out=np.full(len(first), np.nan), where=first > 0)
    return republished.assign(percent=share * 100)


def revision(republished: pd.DataFrame) -> Revision:
    """Return by how much the months of `with_change` changed."""
    sizes = republished["percent"].dropna().abs() / 100
    if sizes.empty:
        return Revision(0, float("nan"), float("nan"))
    return Revision(len(sizes), float(sizes.median()), float(sizes.max()))


def turned(frame: pd.DataFrame, provisional: pd.Series, size: float, least: int) -> pd.Series:
    """Tell which changes would be judged otherwise, were provisional months off by `size`.

    `frame` is what `judged` takes, with its verdicts; `provisional` is how many of each count are
    of such months. Each change is asked by itself, with as many more, and as many fewer.
    """
    off = np.ceil(floats(provisional) * size)
    found = np.zeros(len(frame), dtype=bool)
    whole = frame["complete"].to_numpy(bool)
    for sign in (1, -1):
        count = pd.array(np.maximum(floats(frame["count"]) + sign * off, 0), dtype="Int64")
        other = judged(frame.assign(count=count), percent_from=least)["verdict_alone"]
        found |= (other != frame["verdict_alone"]).to_numpy() & whole & (off > 0)
    told = frame["verdict_alone"].isin([verdicts.MORE, verdicts.FEWER, verdicts.NO_CLEAR_CHANGE])
    return pd.Series(found & told.to_numpy(), index=frame.index)
