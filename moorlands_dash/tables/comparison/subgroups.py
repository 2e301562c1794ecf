"""Subgroups of official recorded crime: burglary, vehicle offences and others, each by itself."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from moorlands_dash.spelling import name_key
from moorlands_dash.tables.comparison.recorded import Official
from moorlands_dash.tables.request import Request

_OTHERS = "Others of its group"
_KEYS = ["financial_year", "quarter", "force_name", "csp_name", "offence_group"]


@dataclass(frozen=True)
class OfficialGroup:
    """What the Home Office's tables count that is the same as, or the like of, a choice."""

    name: str
    """The offence group's name, or how its subgroups are called together."""
    within: str = ""
    """The offence group that the subgroups are of; nothing where it is the whole group."""
    subgroups: str = ""
    """A word in the names of its subgroups, which change from release to release."""


def with_subgroups(request: Request, groups: Sequence[OfficialGroup]) -> Official:
    """Return the official table of a request with these subgroups told apart from their groups."""
    rows = request.snapshot.recorded()
    parents, named = _keyed(rows["offence_group"]), _keyed(rows["offence_subgroup"])
    label = rows["offence_group"].astype("object")
    for parent in {name_key(group.within) for group in groups}:
        label = label.mask(parents == parent, _OTHERS)
    for group in groups:
        inside = named.str.contains(group.subgroups, regex=False).astype(bool)
        label = label.mask((parents == name_key(group.within)) & inside, group.name)
    return Official(request, _summed(rows.assign(offence_group=label)), _doubt(request, groups))


def _doubt(request: Request, groups: Sequence[OfficialGroup]) -> pd.DataFrame:
    """Return rows set aside: those of a group may be of each of its subgroups."""
    doubt = request.snapshot.recorded_doubt()
    parents = _keyed(doubt["offence_group"])
    within = {name_key(group.within) for group in groups}
    parts = [doubt[~parents.isin(within)]]
    parts += [
        doubt[parents == name_key(group.within)].assign(offence_group=group.name)
        for group in groups
    ]
    return pd.concat(parts)


def _keyed(names: pd.Series) -> pd.Series:
    known = names.fillna("")
    return known.map({name: name_key(str(name)) for name in known.unique()}).astype("object")


def _summed(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.groupby(_KEYS, dropna=False)["offences"].sum().reset_index()
