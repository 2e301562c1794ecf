"""The settings file of any district, written from the register: valid, commented, offline."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from string import Template

from moorlands_dash.districts.area import Area
from moorlands_dash.districts.partnerships import partnership_code
from moorlands_dash.districts.police import forces
from moorlands_dash.districts.register import names_in_files, with_code
from moorlands_dash.partnership.model import Place
from moorlands_dash.spelling import name_key

TEMPLATE = Path(__file__).with_name("template.toml")
_NO_PLACES = "places = []"
_WIDE = 120
"""Characters of a line, as in the template."""


@dataclass(frozen=True)
class Official:
    """Which rows of the Home Office's tables by partnership are ours; without a name none are."""

    name: str = ""
    forerunners: tuple[str, ...] = ()


def settings_text(area: Area, official: Official) -> str:
    """Return the settings of an area as TOML, with a comment on every key."""
    force, *more = area.forces
    if more:
        raise ValueError(f"{area.name} lies in several forces' areas: write its settings by hand")
    names = {code: names_in_files(code)[0] for code in (*area.codes, *area.neighbours)}
    text = Template(TEMPLATE.read_text(encoding="utf-8"))
    return text.substitute(
        title=area.name,
        name=_quoted(area.name),
        full_name=_quoted(f"{area.name} Community Safety Partnership"),
        district=_quoted(area.name),
        code=_quoted(area.code),
        of_several=_several([names[code] for code in area.codes], area.codes),
        force=_quoted(force.falls_within),
        force_code=_quoted(force.code),
        partnership=_partnership(official),
        csp_forerunners=_line("csp_forerunners", official.forerunners),
        home_office=_quoted(force.name),
        forces=_listed(sorted(each.name for each in forces().values())),
        comparators=_codes({names[code]: code for code in area.neighbours}),
        authorities=_listed([force.falls_within]),
    )


def with_places(text: str, places: Sequence[Place]) -> str:
    """Return settings with names for the maps, where theirs is still the empty list."""
    lines = [
        f"  {{ name = {_quoted(place.name)}, longitude = {place.longitude:.3f}, "
        f"latitude = {place.latitude:.3f}, size = {place.size} }},"
        for place in places
    ]
    if not lines:
        return text
    whole = "\n".join([_NO_PLACES.removesuffix("]"), *lines, "]"])
    return re.sub(rf"^{re.escape(_NO_PLACES)}$", lambda _: whole, text, count=1, flags=re.MULTILINE)


def _several(names: Sequence[str], codes: Sequence[str]) -> str:
    if len(codes) == 1:
        return ""
    return f"names = {_listed(names)}\ncodes = {_listed(codes)}\n"


def _partnership(official: Official) -> str:
    if not official.name:
        return ""
    code = partnership_code(official.name)
    lines = {"csp_name": official.name} | ({"csp_code": code} if code else {})
    return "".join(f"{key} = {_quoted(value)}\n" for key, value in lines.items())


def _codes(codes: dict[str, str]) -> str:
    return "".join(f"{_quoted(name)} = {_quoted(code)}\n" for name, code in codes.items())


def _line(key: str, values: Sequence[str]) -> str:
    return f"{key} = {_listed(values)}\n" if values else ""


def _listed(values: Iterable[str]) -> str:
    """Return an array, over several lines where one is too long."""
    quoted = [_quoted(value) for value in values]
    whole = f"[{', '.join(quoted)}]"
    if len(whole) < _WIDE // 2:
        return whole
    lines, line = [], ""
    for each in quoted:
        if line and len(line) + len(each) + 4 > _WIDE:
            lines.append(line)
            line = ""
        line += f"{' ' if line else '  '}{each},"
    return "\n".join(["[", *lines, line, "]"])


def _quoted(value: str) -> str:
    """Return a TOML string: JSON's escapes are all TOML's too."""
    return json.dumps(value, ensure_ascii=False)


def merged(area: Area, own: str) -> tuple[str, ...]:
    """Return the partnerships that were merged into that of an area, by the register."""
    older = [row.partnership for row in with_code(area.codes_before) if row.partnership]
    return tuple(name for name in dict.fromkeys(older) if name_key(name) != name_key(own))
