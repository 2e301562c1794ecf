"""Every district of England and Wales since 2011: its partnership, its force, what it is part of.

`districts.csv` is ONS's lookup of districts, community safety partnerships and police force areas
of December 2019 (LAD19_CSP19_PFA19, Open Government Licence v3.0). Added by hand are the districts
made since (2020, 2021, 2023 and the new codes of Barnsley and Sheffield of 2025) and those merged
or given another code from 2011 to 2019; of these no code of a partnership is held. Their codes
were compared with the tables of changed codes in several public repositories, not with ONS's own
register. `joined` is the code of the district that a row is part of since.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("districts.csv")


@dataclass(frozen=True)
class Known:
    """A district under one of its codes; a district with several partnerships has as many rows."""

    code: str
    name: str
    partnership_code: str
    partnership: str
    force_code: str
    force: str
    joined: str
    """Code of the district that it is part of since; empty where it stands."""


@cache
def known_districts() -> tuple[Known, ...]:
    """Return every row of the register, by code."""
    with _FILE.open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    return tuple(Known(*row) for row in rows)


def with_code(codes: Iterable[str]) -> list[Known]:
    """Return the rows of some districts; a code that isn't in the register has none."""
    wanted = set(codes)
    return [row for row in known_districts() if row.code in wanted]


def forerunners(code: str) -> list[Known]:
    """Return the districts that have become part of one, and those that became part of these."""
    joined = [row for row in known_districts() if row.joined == code]
    return joined + [older for row in joined for older in forerunners(row.code)]
