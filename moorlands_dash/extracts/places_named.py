"""Areas that plans and populations name, held against what the settings know."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.partnership import Settings

_DISTRICT = "E0[6-9][0-9]{6}|[WSN]0[69][0-9]{6}"
_SHOWN = 5


def strange_districts(codes: pd.Series, settings: Settings) -> list[str]:
    """Return what to say of districts that are neither ours nor compared with it.

    `codes` has the line in the file as its index.
    """
    known = {settings.district.code, *settings.comparators.codes.values()}
    codes = codes.astype("str")  # Without a row, a column may have lost its kind.
    strange = codes[codes.str.fullmatch(_DISTRICT) & ~codes.isin(known)]
    if strange.empty:
        return []
    return [
        f"{_listed(strange)}: no district of the settings has this code; nothing is counted for "
        f"it. Write ours, {settings.district.code}, or a ward's code."
    ]


def nobody(codes: pd.Series, people: pd.Series) -> list[str]:
    """Return what to say of areas without residents, which have no rate."""
    empty = codes[people == 0]
    if empty.empty:
        return []
    return [f"{_listed(empty)}: 0 people, so no rate can be given for it. Check the population."]


def _listed(codes: pd.Series) -> str:
    named = [f"{code} (line {line})" for line, code in codes.items()]
    return ", ".join(named[:_SHOWN]) + (" and others" if len(named) > _SHOWN else "")
