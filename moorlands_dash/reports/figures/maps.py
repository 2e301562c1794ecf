"""Maps by themselves that a page has of one ward, or of the hotspots."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class WardPlaces:
    """The map of a ward with the rows of `ward-places` on it."""

    ward: str
    frame: pd.DataFrame


@dataclass(frozen=True)
class Cells:
    """The map of cells in one of its views."""

    view: str
