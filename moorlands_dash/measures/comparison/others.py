"""Our district beside others: rates, ratios, verdicts, and the gap."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from moorlands_dash.measures.family import adjusted_p_values
from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.measures.rates import with_rates
from moorlands_dash.measures.standing import Side, side_of, standing_ratio, standings

COMPARED = ("district", "force", "country")
"""Levels of rows that are places with residents; other rows only account for the rest."""

_WHOLES = ("force", "country")
"""Levels of places that our district is itself a part of."""


def with_people(counts: pd.DataFrame, people: pd.DataFrame) -> pd.DataFrame:
    """Return the counts with `population population_year` from `populations.population_at`."""
    return counts.merge(people.drop(columns="population_source"), on="area_code", how="left")


def compared(counts: pd.DataFrame, ours: str) -> pd.DataFrame:
    """Return area x group with rates, and ours over theirs with a verdict on each other area.

    `counts` has `area_code level group from to complete count population`, of one period or
    several, and may have the columns of `standing`; `ours` is our area code. The verdict says what
    ours is by the test of `standing`: `verdict_alone` of each by itself, `verdict` of all rows
    looked at together (Benjamini and Hochberg); "cannot tell" where either rate is missing. A
    force or country is tested without us, as we are part of it. The 95% interval is that of the
    ratio asked about by itself. Our own rows and rows that aren't places have none.
    """
    frame = with_rates(counts)
    other = (frame["level"].isin(COMPARED) & (frame["area_code"] != ours)).to_numpy()
    own, theirs = _sides(frame, ours, other)
    ratio, lower, upper = standing_ratio(own, theirs)
    part = np.where(frame["level"].isin(_WHOLES), own.people / (own.people + theirs.people), 0.0)
    told = pd.DataFrame(
        {
            "ratio": _over_whole(ratio, part),
            "ratio_lower_95": _over_whole(lower, part),
            "ratio_upper_95": _over_whole(upper, part),
            "verdict_alone": standings(own, theirs),
            "verdict": standings(own, theirs, adjusted_p_values),
        },
        index=frame.index,
    )
    return frame.assign(**told.where(pd.Series(other, frame.index), None))


def _sides(frame: pd.DataFrame, ours: str, other: np.ndarray) -> tuple[Side, Side]:
    """Return for each row our side and that of the other area, of wholes without us."""
    keys = ["group", "from", "to"]
    known = frame["rate_per_1000"].notna().to_numpy() & (other | (frame["area_code"] == ours))
    side = side_of(frame, known)
    rows = pd.Series(np.arange(len(frame)), index=pd.MultiIndex.from_frame(frame[keys]))
    own = rows[(frame["area_code"] == ours).to_numpy()]
    at = own.reindex(rows.index).to_numpy()
    here = side.rows(np.where(np.isnan(at), 0, at))
    unknown = np.isnan(at) | ~other
    whole = frame["level"].isin(_WHOLES).to_numpy()
    return (
        replace(here, count=np.where(unknown, np.nan, here.count)),
        side.without(here, whole & ~unknown),
    )


def _over_whole(ratio: Numbers, part: Numbers) -> Numbers:
    """Return a ratio to the rest of a whole as that to the whole, our part of its residents."""
    whole: Numbers = ratio / (part * ratio + 1 - part)
    return whole


def with_gap(frame: pd.DataFrame, ours: str) -> pd.DataFrame:
    """Return the frame with `gap_per_1000`: each other area's rate less ours, like for like.

    Like is the same basis, group and year: a street-level rate is never set against an official
    one of the same name. Above zero: theirs is higher. Missing where either rate is; our own
    rows have none.
    """
    keys = ["basis", "group", "year_label"]
    own = frame.loc[frame["area_code"] == ours, [*keys, "rate_per_1000"]]
    beside = frame.merge(own, on=keys, how="left", suffixes=("", "_ours"))
    gap = beside["rate_per_1000"] - beside["rate_per_1000_ours"]
    return frame.assign(gap_per_1000=gap.where(beside["area_code"] != ours).to_numpy())
