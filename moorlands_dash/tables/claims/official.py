"""The official rates of the district and the country, which a claim may be set against."""

from __future__ import annotations

from typing import Any

import numpy as np

from moorlands_dash import vocabulary
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.coverage import period_columns
from moorlands_dash.periods import Period
from moorlands_dash.rows import Record
from moorlands_dash.tables.comparison.recorded import Official
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request

OFFICIAL = {
    vocabulary.ALL_CRIME: "Total recorded crime (excluding fraud)",
    "damage_arson": "Criminal damage and arson",
    "drugs": "Drug offences",
    "public_order": "Public order offences",
    "robbery": "Robbery",
    "weapons": "Possession of weapons offences",
}
"""Choice -> the official offence group that counts the same."""


_RATE = ("population", "rate_per_1000", "lower_95", "upper_95")


def rate_of(row: Any) -> Record:
    """Return the residents of a row, their rate and its interval."""
    return {name: row[name] for name in _RATE}


def official(request: Request, period: Period) -> Record:
    """Return the official rates of the district and the country, over whole quarters."""
    found = Official(Request(request.snapshot, request.settings, Selection(period=period)))
    if found.quarters is None:
        return _nothing(period)
    frame = found.compared(found.quarters)
    group = frame[frame["group"] == OFFICIAL.get(request.category)]
    ours = group[group["level"] == "district"]
    theirs = group[group["level"] == "country"]
    ends = period_columns(period)
    told = len(ours) and len(theirs) and all(ours[end].iloc[0] == ends[end] for end in _ENDS)
    return _beside(ours.iloc[0], theirs.iloc[0]) if told else _nothing(period)


_ENDS = ("from", "to")


def _nothing(period: Period) -> Record:
    return dict.fromkeys((*_RATE, "count", "other_rate_per_1000"), np.nan) | {
        "complete": False,
        "against": verdicts.CANNOT_TELL,
        "missing": f"official figures are not loaded in whole quarters that make up {period}",
    }


def _beside(row: Any, other: Any) -> Record:
    whole = bool(row["complete"]) and bool(other["complete"])
    return rate_of(row) | {
        "count": row["count"],
        "complete": bool(row["complete"]),
        "other_rate_per_1000": other["rate_per_1000"],
        "ratio": other["ratio"],
        "ratio_lower_95": other["ratio_lower_95"],
        "ratio_upper_95": other["ratio_upper_95"],
        "against": other["verdict_alone"],
        "missing": "" if whole else "not all forces reported, or rows of theirs are set aside",
    }
