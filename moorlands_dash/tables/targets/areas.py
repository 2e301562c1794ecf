"""The areas that a target can be for beside district and force: a ward, or a group of wards."""

from __future__ import annotations

from collections.abc import Iterable

from moorlands_dash.tables.request import Request
from moorlands_dash.words.numbers import listed

_AND = "+"


def wards_of(request: Request, area: str) -> list[str]:
    """Return the codes of the wards of the map that an area is: itself, or those of its group."""
    codes = dict(zip(request.wards["area_code"], request.wards["area_code"], strict=True))
    codes |= {
        name.casefold(): code for code, name in request.wards.itertuples(index=False, name=None)
    }
    named = request.settings.towns.get(area) or [part.strip() for part in area.split(_AND)]
    found = [codes.get(ward) or codes.get(ward.casefold()) for ward in named]
    # A group of which a ward is not on the map counts another area: nothing is told of it.
    return [] if None in found else [str(code) for code in dict.fromkeys(found)]


def names_of_groups(request: Request, areas: Iterable[str]) -> dict[str, str]:
    """Return the name of each area that is a group of wards of the map."""
    names = dict(request.wards.itertuples(index=False, name=None))
    groups = {area for area in areas if area in request.settings.towns or _AND in area}
    return {
        area: area if area in request.settings.towns else listed([names[code] for code in wards])
        for area in groups
        if (wards := wards_of(request, area))
    }
