"""Whose the roads and rivers on a map are, and how one comes closer."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

ZOOM = (
    "Double-click or pinch to come closer, drag to move; with the keyboard + and - and the arrows."
)


def credit(layer: Mapping[str, Any] | None, year: int) -> str:
    """Return what must stand beneath a map with Ordnance Survey's lines; "" of one without.

    `layer` is as `Snapshot.map_layer` answers it.
    """
    if layer is None:
        return ""
    what = " and ".join(sorted(layer["layers"], reverse=True)).capitalize()
    return (
        f"{what} on the map: Ordnance Survey, Open Government Licence; contains OS data © Crown "
        f"copyright and database right {year}."
    )
