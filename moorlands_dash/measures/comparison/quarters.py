"""How much more than chance alone a district's quarters of recorded crime vary."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from moorlands_dash.measures.comparison.recorded import TOTAL, YEAR, Recorded
from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.measures.wards.spread import beside_dispersion

_YEARS = 3


def quarter_spreads(recorded: Recorded, quarters: range) -> dict[str, float]:
    """Return how much more than chance our quarters vary, 1 or more, by offence group.

    In the quarters asked for and up to three years before their last, against the same quarters of
    all forces together; a group's own figure, or that of all groups if it is more.
    """
    span = range(min(quarters[0], quarters[-1] - _YEARS * YEAR + 1), quarters[-1] + 1)
    ours = recorded.own[recorded.own["q"].isin(span)]
    theirs = recorded.sums[recorded.sums["q"].isin(set(ours["q"]))]
    tables = {group: _quarters(ours, theirs, group) for group in recorded.groups()}
    together = beside_dispersion([table for group, table in tables.items() if group != TOTAL])
    return {group: max(together, beside_dispersion([table])) for group, table in tables.items()}


def year_spreads(recorded: Recorded, years: Sequence[range]) -> dict[str, float]:
    """Return how much more than chance our quarters vary within their years, by offence group.

    Each year stands against its own sum, so that a step from one year to another, which is what is
    looked for, isn't taken for ups and downs; otherwise as `quarter_spreads`.
    """
    tables: dict[str, list[Numbers]] = {group: [] for group in recorded.groups()}
    for span in years:
        ours = recorded.own[recorded.own["q"].isin(span)]
        theirs = recorded.sums[recorded.sums["q"].isin(set(ours["q"]))]
        for group, found in tables.items():
            found.append(_quarters(ours, theirs, group))
    each = [table for group, found in tables.items() if group != TOTAL for table in found]
    together = beside_dispersion(each)
    return {group: max(together, beside_dispersion(found)) for group, found in tables.items()}


def _quarters(ours: pd.DataFrame, theirs: pd.DataFrame, group: str) -> Numbers:
    """Return our and all forces' offences of a group, or of all: two rows, a column a quarter."""
    sums = {}
    for name, rows in (("ours", ours), ("theirs", theirs)):
        of_group = rows if group == TOTAL else rows[rows["offence_group"] == group]
        sums[name] = of_group.groupby("q")["offences"].sum()
    found: Numbers = pd.DataFrame(sums).fillna(0).to_numpy(float).T
    return found
