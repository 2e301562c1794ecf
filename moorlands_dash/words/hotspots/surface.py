"""What the surface of density shows, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from moorlands_dash.measures.hotspots.density import LEAST_POINTS
from moorlands_dash.periods import Period
from moorlands_dash.vocabulary import plural
from moorlands_dash.words.numbers import counted, decimal, no_file, number

SQUARE = 250
"""Metres: exact places are put on the middle of squares so large, the smallest cells there are."""


def density_sentence(
    thickest: Mapping[str, Any] | None,
    what: str,
    period: Period,
    *,
    incidents: int,
    missing: Sequence[date],
    bandwidth: int,
    unit: str,
) -> str:
    """Return where incidents lie thickest and how widely they are spread, or why none is drawn."""
    head = f"{what}, {period}:"
    if thickest is None:
        return (
            f"{head} {counted(incidents, unit, plural(unit))} with a place. Under {LEAST_POINTS} "
            "no density is drawn: single ones would look like hills."
        )
    told = (
        f"{head} thickest about {thickest['grid_reference']}, with "
        f"{decimal(thickest['density'])} {plural(unit)} per square kilometre. Each is spread over "
        f"{number(bandwidth)} m about its place."
    )
    lacking = f" Too low throughout, because {no_file(missing)}." if missing else ""
    return f"{told}{lacking} A density is a picture, not a test."


def density_notes(*, exact: bool) -> tuple[str, ...]:
    """Return what is drawn of exact places."""
    if not exact:
        return ()
    return (
        f"Exact places are first put on the middle of squares of {SQUARE} m, so that no single "
        "place can be read from the density.",
    )
