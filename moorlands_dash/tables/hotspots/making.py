"""How every table of hotspots is made: the ground or why there is none, then what is told of it."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import pandas as pd

from moorlands_dash.measures.change import period_before
from moorlands_dash.measures.register import MEASURES
from moorlands_dash.tables.frames import empty
from moorlands_dash.tables.hotspots.cells import LEAST_INSIDE
from moorlands_dash.tables.hotspots.doubt import SetAside
from moorlands_dash.tables.hotspots.ground import Ground, ground
from moorlands_dash.tables.model import Table
from moorlands_dash.tables.request import Request
from moorlands_dash.tables.wards.ward_map import placeless
from moorlands_dash.words.hotspots import found as words
from moorlands_dash.words.hotspots.doubt import doubt_notes

_BESIDE = {
    "hotspots": (
        "hotspot_emergence",
        "hotspot_change",
        "hotspot_survival",
        "hotspot_density",
    ),
    "hotspot-places": (
        "hotspot_both_years",
        "hotspot_emergence",
        "hotspot_survival",
        "hotspot_hours",
    ),
    "hotspot-cell-months": ("hotspots", "hotspot_emergence", "hotspot_survival"),
}
"""Table -> measures that it tells beside its own."""


class Told(NamedTuple):
    """What one table tells of the ground."""

    frame: pd.DataFrame
    sentence: str
    notes: tuple[str, ...] = ()


def made(name: str, request: Request, tell: Callable[[Ground], Told]) -> Table:
    """Return the table that `tell` makes of the ground, or the empty one that says why not."""
    title = f"{words.TITLES[name]}: {request.what}"
    covered = request.covered
    if covered is None:
        return request.nothing(name, title)
    found = ground(request)
    if isinstance(found, Ground):
        told = tell(found)
        notes = [*_basis(found), *told.notes, *_period_notes(found), *_methods(name)]
    else:
        told, notes = Told(empty(name), found), []
    return request.table(
        name,
        told.frame,
        title=title,
        sentence=told.sentence,
        notes=notes,
        period=covered.period,
        missing=covered.missing,
    )


def _basis(found: Ground) -> list[str]:
    typical = found.moved.typical if found.moved else None
    return words.basis(found.reason, typical, LEAST_INSIDE, found.request.unit)


def _period_notes(found: Ground) -> list[str]:
    request, covered = found.request, found.covered
    before = period_before(covered.period)
    return [
        f"Compared with {before}.",
        *request.period_notes(before),
        *doubt_notes(*_off_map(found)),
        *placeless(request, covered),
        *([found.beyond] if found.beyond else []),
    ]


def _off_map(found: Ground) -> tuple[int, int]:
    """Return how many rows set aside of the period lie in cells, and how many have no place."""
    rows, period = SetAside(found), found.covered.period
    return int(rows.placed(period).sum()), rows.nowhere(period)


def _methods(name: str) -> list[str]:
    """Return how what is told beside the main figure is worked out."""
    measures = [MEASURES[key] for key in _BESIDE.get(name, ())]
    return [f"{measure.title}: {measure.method} {measure.caveat}" for measure in measures]
