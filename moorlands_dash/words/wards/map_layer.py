"""Whose the roads and rivers on a map are, and how one comes closer."""

from __future__ import annotations

from collections.abc import Sequence

ZOOM = (
    "Double-click or pinch to come closer, drag to move; with the keyboard + and - and the arrows."
)


def credit(layers: Sequence[str], year: int) -> str:
    """Return what must stand beneath a map with Ordnance Survey's lines, and how to zoom."""
    what = " and ".join(sorted(layers, reverse=True)).capitalize()
    return (
        f"{what}: Ordnance Survey, Open Government Licence; contains OS data © Crown copyright "
        f"and database right {year}. {ZOOM}"
    )
