"""Districts as the register has them, for tests that need no register."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True)
class OneForce:
    code: str = "E23000018"
    name: str = "Derbyshire"
    falls_within: str = "Derbyshire Constabulary"
    slug: str = "derbyshire"
    silent_from: str = ""


@dataclass(frozen=True)
class OneArea:
    code: str = "E07000037"
    name: str = "High Peak"
    codes: tuple[str, ...] = ("E07000037",)
    codes_before: tuple[str, ...] = ()
    names: tuple[str, ...] = ("High Peak",)
    country: str = "England"
    forces: tuple[OneForce, ...] = (OneForce(),)
    partnership_names: tuple[str, ...] = ("High Peak",)
    partnership_codes: tuple[str, ...] = ("E22000067",)
    neighbours: tuple[str, ...] = ("E07000032", "E06000015")
    neighbours_before: tuple[str, ...] = ()


HIGH_PEAK = OneArea()
TODAY = date(2026, 11, 28)
