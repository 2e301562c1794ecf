"""Every district of England and Wales since 2011: its partnership, its force, what it is part of.

Four files, all facts of public lookups under the Open Government Licence v3.0:

- `districts.csv` is ONS's lookup of districts, community safety partnerships and police force areas
  of December 2019 (LAD19_CSP19_PFA19), with the districts made since and those that ended from 2011
  on (`source` is "order"). Partnerships of districts made since bear the district's name: no later
  lookup was at hand, so no code of theirs is held, but for North Yorkshire and Somerset, whose
  partnerships had the whole area already.
- `changes.csv`: what a district became, in which month, by which order. Codes were compared with
  tables of changed codes in public repositories (their titles of orders are these), and the orders
  of 2018 to 2024 that have a number were looked up by it.
- `names.csv`: further names: `short` ones as LSOA names have them, `former` ones of other vintages,
  and those that are `said`, understood where a district is typed.
- `forces.csv`: each force as ONS, the Home Office and data.police.uk name it (`police.py`).
"""

from __future__ import annotations

import csv
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Known:
    """A district under one of its codes; a district with several partnerships has as many rows."""

    code: str
    name: str
    partnership_code: str
    """Empty where it isn't known."""
    partnership: str
    force_code: str
    force: str
    joined: str
    """Code of the district that it is part of since; empty where it stands."""


@dataclass(frozen=True)
class Change:
    """What became of a district that ended, or that got another code."""

    code: str
    became: str
    month: str
    """First month, "2023-04"."""
    order: str
    """Title of the order that made the change."""


def read(name: str) -> list[list[str]]:
    """Return the rows of one of the register's files, without the line of names."""
    with (_FOLDER / name).open(encoding="utf-8", newline="") as file:
        _, *rows = csv.reader(file)
    return rows


@cache
def changes() -> dict[str, Change]:
    """Return what became of each district that ended, by its code."""
    return {row[0]: Change(*row) for row in read("changes.csv")}


@cache
def known_districts() -> tuple[Known, ...]:
    """Return every row of the register, by code."""
    forces = {code: name for code, name, *_ in read("forces.csv")}
    joined = {code: change.became for code, change in changes().items()}
    return tuple(
        Known(code, name, csp_code, csp, force, forces[force], joined.get(code, ""))
        for code, name, csp_code, csp, force, _ in read("districts.csv")
    )


@cache
def standing() -> dict[str, Known]:
    """Return the districts that stand today, by code; of several rows the first."""
    found: dict[str, Known] = {}
    for row in known_districts():
        if not row.joined:
            found.setdefault(row.code, row)
    return found


def with_code(codes: Iterable[str]) -> list[Known]:
    """Return the rows of some districts; a code that isn't in the register has none."""
    wanted = set(codes)
    return [row for row in known_districts() if row.code in wanted]


def forerunners(code: str) -> list[Known]:
    """Return the districts that have become part of one, and those that became part of these."""
    joined = [row for row in known_districts() if row.joined == code]
    return joined + [older for row in joined for older in forerunners(row.code)]


def today(code: str) -> str:
    """Return the code of the district that one is, or is part of, today."""
    change = changes().get(code)
    return today(change.became) if change else code


@cache
def names_in_files(code: str) -> tuple[str, ...]:
    """Return the names under which files know a district, the one in LSOA names first."""
    own = [row.name for row in with_code([code])]
    return tuple(dict.fromkeys([*_further(code, "short"), *own, *_further(code, "former")]))


def further_names(code: str, name: str) -> tuple[str, ...]:
    """Return the other names of a district in files, its forerunners' too.

    None where `name` isn't one of its own: then it may be another district that is meant.
    """
    own = names_in_files(code)
    if name not in own:
        return ()
    older = [each for row in forerunners(code) for each in names_in_files(row.code)]
    return tuple(each for each in dict.fromkeys([*own, *older]) if each != name)


def _further(code: str, use: str) -> list[str]:
    return [name for of, name, how, _ in read("names.csv") if (of, how) == (code, use)]


@cache
def names_said() -> tuple[tuple[str, str], ...]:
    """Return code and name of every further name that is understood where a district is typed."""
    return tuple((code, name) for code, name, _, _ in read("names.csv"))
