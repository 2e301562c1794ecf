"""Official recorded crime of every community safety partnership, for ours to stand among."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from moorlands_dash.measures.comparison.recorded import (
    RECORDED,
    TOTAL,
    Area,
    Recorded,
    quarter_period,
)
from moorlands_dash.measures.coverage import period_columns
from moorlands_dash.spelling import name_key


def partnership_counts(
    recorded: Recorded, quarters: range, areas: Mapping[str, Area]
) -> pd.DataFrame:
    """Return area x group: `basis area_code area_name level group complete count from to`.

    `areas` are partnerships other than ours, by the key of the name that they report under
    (`spelling.name_key`). One is complete when it reported in each quarter and no row set aside
    may be of it and the group; what a complete one has no row of is nought.
    """
    partners = recorded.partners
    shown = partners[partners["q"].isin(quarters) & partners["csp"].isin(areas)]
    reported = shown.groupby("csp")["q"].nunique().to_dict()
    totals = shown.groupby("csp")["offences"].sum().to_dict()
    sums = shown.groupby(["csp", "offence_group"])["offences"].sum().to_dict()
    doubt = recorded.doubt[recorded.doubt["q"].isna() | recorded.doubt["q"].isin(quarters)]
    rows = [
        (
            *(area.code, area.name, area.level, group),
            reported[key] == len(quarters) and not _open(doubt, key, group),
            totals[key] if group == TOTAL else sums.get((key, group), 0),
        )
        for key, area in areas.items()
        if key in reported
        for group in recorded.groups()
    ]
    columns = ["area_code", "area_name", "level", "group", "complete", "count"]
    frame = pd.DataFrame(rows, columns=columns).astype({"complete": bool, "count": "Int64"})
    return frame.assign(basis=RECORDED, **period_columns(quarter_period(quarters[0], quarters[-1])))


def _open(doubt: pd.DataFrame, key: str, group: str) -> bool:
    """Tell whether a row set aside may be of a partnership and a group."""
    groups = set(doubt.loc[doubt["csp"].isin({"", key}), "group"])
    return bool(groups) and (group == TOTAL or bool({"", name_key(group)} & groups))
