"""Worse and worsening, better and improving: each group of offences in one of four corners.

Across stands how our rate is beside others', upwards how our offences are beside what the same
quarters of the years before lead to expect. A group stands in a corner only where both are clear.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.comparison.recorded import TOTAL, YEAR, Recorded
from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.measures.judged import EARLIER, judged
from moorlands_dash.measures.usual_level import YEARS, Group, variation

WORSE_WORSENING = "worse and worsening"
WORSE_IMPROVING = "worse but improving"
BETTER_WORSENING = "better but worsening"
BETTER_IMPROVING = "better and improving"
CORNERS = (WORSE_WORSENING, WORSE_IMPROVING, BETTER_WORSENING, BETTER_IMPROVING)
"""Both in words: how ours is beside others, and where it is going."""
NOT_BOTH = "not both clear"

_CORNER = {
    (verdicts.HIGHER, verdicts.MORE): WORSE_WORSENING,
    (verdicts.HIGHER, verdicts.FEWER): WORSE_IMPROVING,
    (verdicts.LOWER, verdicts.MORE): BETTER_WORSENING,
    (verdicts.LOWER, verdicts.FEWER): BETTER_IMPROVING,
}


def corner(gap: str, change: str) -> str:
    """Return the corner of a group by both of its verdicts: one of `CORNERS`, or why in none."""
    if verdicts.CANNOT_TELL in (gap, change):
        return verdicts.CANNOT_TELL
    return _CORNER.get((gap, change), NOT_BOTH)


def changes(recorded: Recorded, quarters: range, complete: pd.Series, least: int) -> pd.DataFrame:
    """Return what `judged` does of our offences of each group, against the years before.

    `complete` says by group whether nothing of both years is missing or set aside. All offences
    together are asked by themselves; the groups are looked at together. Per cent is given from
    `least` offences on.
    """
    groups = recorded.groups()
    step = YEAR * -(-len(quarters) // YEAR)
    have = set(recorded.own["q"])
    spans = [
        range(quarters[0] - step * back, quarters[-1] - step * back + 1)
        for back in range(YEARS + 1)
    ]
    sums = np.array([_sums(recorded, span, groups, have) for span in spans])
    varied = _variation(recorded, quarters[0], groups, have)
    frame = pd.DataFrame(
        {
            "group": groups,
            "count": pd.array(sums[0], dtype="Int64"),
            "count_before": pd.array(sums[1], dtype="Int64"),
            "complete": complete.reindex(groups).fillna(False).to_numpy(bool)
            & ~np.isnan(sums[:2]).any(axis=0),
            **dict(zip(EARLIER, sums[1:], strict=True)),
            "dispersion": varied.dispersion,
            "drift": varied.drift * (step // YEAR),
        }
    )
    return judged(frame, percent_from=least, together=frame["group"] != TOTAL)


def _sums(recorded: Recorded, span: range, groups: Sequence[str], have: set[int]) -> list[float]:
    """Return our offences of each group in some quarters; NaN where we lack one of them."""
    if not set(span) <= have:
        return [np.nan] * len(groups)
    return [float(found.sum()) for found in _by_quarter(recorded, span, groups)]


def _by_quarter(recorded: Recorded, span: range, groups: Sequence[str]) -> Numbers:
    """Return group x quarter."""
    rows = recorded.own[recorded.own["q"].isin(span)]
    table = rows.pivot_table("offences", "offence_group", "q", "sum", fill_value=0)
    table = table.reindex(columns=list(span), fill_value=0)
    found = table.reindex([group for group in groups if group != TOTAL], fill_value=0)
    return np.vstack([table.to_numpy(float).sum(axis=0), found.to_numpy(float)])


def _variation(recorded: Recorded, first: int, groups: Sequence[str], have: set[int]) -> Group:
    """Return how the groups' quarters scatter and their years wander, up to the period."""
    years = [range(first - YEAR * back, first - YEAR * (back - 1)) for back in range(YEARS, 0, -1)]
    found = [_by_quarter(recorded, year, groups) for year in years if set(year) <= have]
    if not found:
        return Group(np.ones(len(groups)), np.zeros(len(groups)))
    return variation(np.stack(found, axis=1))
