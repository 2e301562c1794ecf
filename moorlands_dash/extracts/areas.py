"""Codes of areas for the names that people write where a code is asked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from moorlands_dash.partnership import Settings
from moorlands_dash.spelling import area_key

Areas = Mapping[str, str]
"""Key of a name, as `area_key` has it -> ONS code."""

CODE = re.compile(r"[EWKNS][0-9]{8}")

_WHOLE = (
    "district", "whole district", "all", "all wards", "district wide", "districtwide", "our area",
    "whole area", "area wide", "borough wide", "boroughwide",  "all areas",
    "all district", "entire district",
)  # fmt: skip
"""What stands for our district where areas are named."""


def areas_of(settings: Settings, named: Iterable[tuple[str, str]] = ()) -> dict[str, str]:
    """Return the areas known: our district and those compared, and wards as (name, code).

    A name that two areas share tells neither; ours comes before others.
    """
    ours = settings.district
    found: dict[str, str] = {}
    doubtful: set[str] = set()
    for name, code in named:
        key = area_key(name)
        if found.setdefault(key, code) != code:
            doubtful.add(key)
    found = {key: code for key, code in found.items() if key not in doubtful}
    for name, code in settings.districts.items():
        found[area_key(name)] = code
    whole = {area_key(name): ours.code for name in (*_WHOLE, ours.name, settings.partnership.name)}
    return found | whole | {name.casefold(): ours.code for name in _WHOLE}


def coded(text: str, areas: Areas) -> str:
    """Return the code of an area that is named, else the text as it is, as of several areas."""
    neat = text.strip()
    if not neat or CODE.fullmatch(neat):
        return neat
    inside = re.findall(rf"\b{CODE.pattern}\b", neat)
    if inside:
        # A cell with several codes is of no single one of them.
        return inside[0] if len(set(inside)) == 1 else neat
    return areas.get(area_key(neat)) or areas.get(neat.casefold(), neat)
