"""The official rates of the district and the country, and other districts, to be set against."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.comparison.recorded import TOTAL
from moorlands_dash.measures.coverage import period_columns
from moorlands_dash.measures.intervals import beyond
from moorlands_dash.periods import Period
from moorlands_dash.rows import Record
from moorlands_dash.tables.comparison.others import street
from moorlands_dash.tables.comparison.recorded import Official
from moorlands_dash.tables.comparison.subgroups import OfficialGroup, with_subgroups
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request

OFFICIAL = {
    vocabulary.ALL_CRIME: OfficialGroup(TOTAL),
    "violence": OfficialGroup("Violence against the person"),
    "public_order": OfficialGroup("Public order offences"),
    "robbery": OfficialGroup("Robbery"),
    "burglary": OfficialGroup("Burglary", "Theft offences", "burglary"),
    "vehicle_crime": OfficialGroup("Vehicle offences", "Theft offences", "vehicle offences"),
    "shoplifting": OfficialGroup("Shoplifting", "Theft offences", "shoplifting"),
    "bicycle_theft": OfficialGroup("Bicycle theft", "Theft offences", "bicycle theft"),
    "theft_from_person": OfficialGroup(
        "Theft from the person", "Theft offences", "theft from the person"
    ),
    "other_theft": OfficialGroup("All other theft offences", "Theft offences", "other theft"),
    "damage_arson": OfficialGroup("Criminal damage and arson"),
    "drugs": OfficialGroup("Drug offences"),
    "weapons": OfficialGroup("Possession of weapons offences"),
}
"""Choice -> the official offence group or subgroups that count the like."""

_RATE = ("population", "rate_per_1000", "lower_95", "upper_95")
_ENDS = ("from", "to")


def rate_of(row: Any) -> Record:
    """Return the residents of a row, their rate and its interval."""
    return {name: row[name] for name in _RATE}


def official(request: Request, period: Period) -> Record:
    """Return the official rates of the district and the country, over whole quarters."""
    group = OFFICIAL.get(request.category)
    selection = Selection(period=period, category=request.category)
    asked = replace(request, selection=selection)
    found = official_of(asked)
    if group is None or found.quarters is None:
        return _nothing(period)
    frame = found.compared(found.quarters)
    rows = frame[frame["group"] == group.name]
    ours = rows[rows["level"] == "district"]
    theirs = rows[rows["level"] == "country"]
    ends = period_columns(period)
    told = len(ours) and len(theirs) and all(ours[end].iloc[0] == ends[end] for end in _ENDS)
    return _beside(ours.iloc[0], theirs.iloc[0]) if told else _nothing(period)


def official_of(request: Request) -> Official:
    """Return the official table of a request, its subgroups apart where they are asked for."""
    group = OFFICIAL.get(request.category)
    if group is None or not group.subgroups:
        return Official(request)
    return with_subgroups(request, (group,))


_UNKNOWN: Record = dict.fromkeys(
    (*_RATE, "count", "other_count", "other_rate_per_1000"), np.nan
) | {"complete": False, "against": verdicts.CANNOT_TELL}


def _nothing(period: Period) -> Record:
    return _UNKNOWN | {
        "missing": f"official figures are not loaded in whole quarters that make up {period}",
    }


def _beside(row: Any, other: Any) -> Record:
    whole = bool(row["complete"]) and bool(other["complete"])
    return rate_of(row) | {
        "count": row["count"],
        "complete": bool(row["complete"]),
        "other_count": other["count"],
        "other_rate_per_1000": other["rate_per_1000"],
        "ratio": other["ratio"],
        "ratio_lower_95": other["ratio_lower_95"],
        "ratio_upper_95": other["ratio_upper_95"],
        "against": other["verdict_alone"],
        "missing": "" if whole else "not all forces reported, or rows of theirs are set aside",
    }


def _alone(row: Any) -> Any:
    """Return another district's row with what ours is against it alone: its ratio's interval."""
    if row["verdict"] == verdicts.CANNOT_TELL:
        return pd.concat([row, pd.Series({"verdict_alone": verdicts.CANNOT_TELL})])
    upper = row["ratio_upper_95"] if pd.notna(row["ratio_upper_95"]) else np.inf
    side = int(beyond(row["ratio_lower_95"], upper, 1.0))
    return pd.concat([row, pd.Series({"verdict_alone": _SIDES[side]})])


_SIDES = {-1: verdicts.LOWER, 0: verdicts.SIMILAR, 1: verdicts.HIGHER}


def of_district(request: Request, name: str) -> Record:
    """Return our street-level rate beside another district's, as the page Compare has them."""
    table = street(request.snapshot, request.settings, request.selection)
    frame = table.frame[table.frame["group"] == request.what]
    ours = frame[frame["area_code"] == request.settings.district.code]
    theirs = frame[(frame["level"] == "district") & (frame["area_name"] == name)]
    if ours.empty or theirs.empty:
        return _UNKNOWN | {"missing": f"no figures of {name} are in the files"}
    found = _beside(ours.iloc[0], _alone(theirs.iloc[0]))
    return found | {"missing": "" if found["complete"] else "a month of the period is missing"}
