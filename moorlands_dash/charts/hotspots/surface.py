"""The surface of density as a picture: a colour for each step, faint to strong between them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from moorlands_dash.charts.hotspots.look import density_steps
from moorlands_dash.charts.png import Levels, png
from moorlands_dash.charts.theme import Palette, rgb
from moorlands_dash.tables.hotspots.surface import Raster, raster_of

_BETWEEN = 12
"""Tones from one step to the next: as many as the eye tells apart."""

_OPAQUE = 235
"""Of 255, from the first step on: as opaque as cells are."""


@dataclass(frozen=True)
class Surface:
    """A picture and where its corners lie."""

    levels: Levels
    """The number of each place's colour, the northernmost row first."""
    colours: Levels
    """Red, green, blue and alpha by number; 0 is nothing at all."""
    corners: tuple[tuple[float, float], ...]
    """South-west, north-west, north-east and south-east, in longitude and latitude."""

    def png(self) -> bytes:
        """Return the picture as PNG."""
        return png(self.levels, self.colours)


def surface(raster: Raster, steps: Sequence[float], colours: Palette) -> Surface:
    """Return the picture of a raster; `steps` are the densities that the legend names.

    Each step has its own colour of the palette's sequence; under the first one it fades to nothing.
    """
    first = np.clip(raster.values / steps[0], 0, 1)
    logs = np.log(np.maximum(raster.values, steps[0]))
    beyond = np.interp(logs, np.log(steps), range(len(steps)))
    levels = np.ceil((first + beyond) * _BETWEEN).astype(np.uint8)
    return Surface(levels, _colours(colours, len(steps)), raster.corners)


def surface_of(cells: pd.DataFrame, density: pd.DataFrame, colours: Palette) -> Surface | None:
    """Return the picture of `hotspot-density` in the steps that the legend of `hotspots` has."""
    raster, steps = raster_of(density), density_steps(cells)
    return surface(raster, steps, colours) if raster and steps else None


def _colours(colours: Palette, steps: int) -> Levels:
    named = np.array([rgb(colour)[:3] for colour in colours.sequence[: steps + 1]])
    at = np.arange(steps * _BETWEEN + 1) / _BETWEEN
    mixed = [np.interp(at, range(steps + 1), named[:, part]) for part in range(3)]
    alpha = np.minimum(at, 1) * _OPAQUE
    return np.column_stack([*mixed, alpha]).round().astype(np.uint8)
