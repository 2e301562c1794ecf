"""Areas of several wards, as consultations have them: codes or names in one cell, or a town."""

from __future__ import annotations

import re

import pandas as pd

from moorlands_dash.extracts import contracts
from moorlands_dash.extracts.areas import Areas, coded
from moorlands_dash.extracts.rules import Rule
from moorlands_dash.spelling import area_key
from moorlands_dash.ward_groups import of_town, together, towns

_SEVERAL = re.compile(r"\s*(?:[+;/&]|,|\band\b)\s*", re.IGNORECASE)
_GROUP = rf"{contracts.AREA_CODE}(?:\+[EW]05[0-9]{{6}})*"
_WARD = re.compile(r"[EW]05[0-9]{6}")
_WRONG = (
    "This is not an area. Write the ONS code (E07000198), a ward's name, a town of several wards, "
    "or several wards with a plus between: E05007055+E05007056."
)


def area_group(*, or_blank: bool = False) -> Rule:
    """Return a check for an area code, or those of several wards."""
    return contracts.matches(f"|{_GROUP}" if or_blank else _GROUP, _WRONG)


def with_groups(texts: pd.Series, areas: Areas) -> pd.Series:
    """Return cells that name areas with their codes: wards together, joined by a plus."""
    known = {text: grouped(text, areas) for text in texts.unique()}
    return texts.map(known).astype("str")


def grouped(text: str, areas: Areas) -> str:
    """Return the codes of an area that is named; the text as it is where no name is known."""
    names = _wards(areas)
    found = coded(text, areas)
    if found != text.strip() or _WARD.fullmatch(found):
        # A cell that names two codes isn't of the first alone.
        several = re.findall(contracts.AREA_CODE, text)
        return together(several) if len(several) > 1 else found
    key = area_key(text)
    if key in towns(list(names.values())):
        return of_town(key, names)
    parts = [coded(part, areas) for part in _SEVERAL.split(text) if part.strip()]
    if len(parts) > 1 and all(map(_WARD.fullmatch, parts)):
        return together(parts)
    return found


def _wards(areas: Areas) -> dict[str, str]:
    """Return the wards' codes with the keys of their names."""
    return {code: key for key, code in areas.items() if _WARD.fullmatch(code)}
