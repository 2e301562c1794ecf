"""What was planted in members' own targets, for whoever wants to see whether it is found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class OwnTarget:
    """A target that one member has for itself."""

    key: str
    title: str
    category: str
    kind: str
    whose: str
    area: str = ""
    """A group of wards of the settings; the district where blank."""
    numbers: Mapping[int, tuple[int, int]] = field(default_factory=dict)
    """Financial year -> baseline and target."""
    figure: str = ""
    """What it follows, where that is no count of incidents; its category then names the theme."""


LEEK_REPORTS = OwnTarget(
    "fly-tipping-leek",
    "More fly-tipping in Leek is reported",
    *("fly_tipping", "increase", "Staffordshire Moorlands District Council", "Leek"),
    numbers={2025: (48, 50), 2026: (53, 55)},
)
"""Hoped to rise, and met in 2025/26 with 53: who reads it as a limit calls it missed, and who looks
at the district, where reports fell, calls it a fall."""

NOT_SHARED = OwnTarget(
    "shoplifting-own",
    "Fewer shoplifting offences, for the police alone",
    *("shoplifting", "reduce", "Staffordshire Police"),
)
"""Missed in 2025/26 by its owner: who adds it to the shared targets counts one too many missed."""

VOLUNTEERS = OwnTarget(
    "volunteers",
    "More volunteers in community groups",
    *("other", "increase", "Staffordshire Moorlands District Council"),
    numbers={2025: (1842, 1880), 2026: (1911, 1950)},
    figure="indicator:volunteers",
)
"""Hoped to rise, by a register that counts once a year: met in 2025/26 with 1,911. Nothing is known
of 2026/27 before its end, so that no chance of it is given."""


@dataclass(frozen=True)
class OwnPath:
    """A path of several years that one member has for itself."""

    key: str
    title: str
    category: str
    whose: str
    baseline_year: int
    parts: tuple[int, ...]
    """Each year's own part."""


LUCKY_PATH = OwnPath(
    "vehicle-crime-2023-28",
    "Vehicle crime over five years",
    *("vehicle_crime", "Staffordshire Police", 2022, (160, 158, 157, 157, 156)),
)
"""Its baseline was a lucky year: about a tenth below the level of then, so that part of what came
above it in 2023/24 is no rise."""
