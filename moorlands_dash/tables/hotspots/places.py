"""The hotspots: cells that are hot and touch, with the count inside, kinds, months and change."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures import verdicts
from moorlands_dash.measures.hotspots.both_years import place_within
from moorlands_dash.measures.hotspots.concentration import hotspots
from moorlands_dash.tables.frames import empty
from moorlands_dash.tables.held import once
from moorlands_dash.tables.hotspots.cells import all_cells
from moorlands_dash.tables.hotspots.changes import all_changes
from moorlands_dash.tables.hotspots.ground import Ground
from moorlands_dash.tables.hotspots.hours import hours_of
from moorlands_dash.words.hotspots import found as words
from moorlands_dash.words.hotspots.tasking import when_words

_TYPES = 3
"""Kinds of incident that are named for a hotspot."""

_OF_BUSIEST = [
    "cell_id",
    "category",
    "from",
    "to",
    "place",
    "ward_name",
    "grid_reference",
    "easting",
    "northing",
    "kind",
    "first_hot",
    "last_hot",
    "rose_from",
    "fell_from",
    "survives",
    "before_from",
    "before_to",
    "before_months_expected",
    "before_months_loaded",
    "months_expected",
    "months_loaded",
]
"""What is told of a hotspot's busiest cell, and stands for the hotspot."""
_COLUMNS = [
    *_OF_BUSIEST,
    "hotspot",
    "cells",
    "count",
    "share",
    "area_km2",
    "area_share",
    "complete",
    "verdict",
    "doubt",
    "types",
    "busiest_months",
    "busiest_hours",
]


def all_places(found: Ground) -> pd.DataFrame:
    """Return a row a hotspot; what is dated or tried is so for its busiest cell."""
    every = all_cells(found)
    key = (found.asked, bool(every["survives"].notna().any()))
    places: pd.DataFrame = once(
        found.request.snapshot, "places", key, lambda: _gathered(found, every)
    )
    return places


def _gathered(found: Ground, every: pd.DataFrame) -> pd.DataFrame:
    group = every["hotspot"].fillna(0).to_numpy(int) - 1
    sizes = hotspots(every["count"], group, found.cells)
    by_id = every.set_index("cell_id", drop=False)
    rows = [
        {
            **by_id.loc[size["busiest"], _OF_BUSIEST].to_dict(),
            **{name: size[name] for name in ("cells", "count", "share", "area_km2", "area_share")},
            **_inside(found, every[group == size["hotspot"]]),
            "hotspot": place,
        }
        for place, size in enumerate(sizes.to_dict("records"), start=1)
    ]
    frame = pd.DataFrame(rows, columns=_COLUMNS)
    if frame.empty:
        return empty("hotspot-places")
    return frame.assign(verdict=_verdicts(found, every, group)[frame["hotspot"] - 1])


def _verdicts(found: Ground, every: pd.DataFrame, group: np.ndarray) -> np.ndarray:
    """Return how the place of both years that each hotspot lies in has changed.

    A hotspot is picked by the latest period, so its own two counts would favour a rise.
    """
    both = every["both"].fillna(0).to_numpy(int) - 1
    verdict = np.append(all_changes(found)["verdict"].to_numpy(object), verdicts.CANNOT_TELL)
    return np.asarray(verdict[place_within(group, both, every["count"])])


def _inside(found: Ground, cells: pd.DataFrame) -> dict[str, Any]:
    """Return what is told of all the hotspot's cells together."""
    names = found.cells.cells["cell_id"].to_numpy()
    incidents = found.shown[np.isin(names[found.shown["cell"]], cells["cell_id"])]
    return {
        "complete": cells["change_verdict"].iloc[0] != verdicts.CANNOT_TELL,
        "doubt": int(cells["doubt"].sum()),
        "types": _types(incidents),
        "busiest_months": _when(incidents, found),
        "busiest_hours": hours_of(found, incidents).words,
    }


def _types(incidents: pd.DataFrame) -> str:
    """Return the commonest kinds of incident, in words."""
    kinds = incidents["category"].map(lambda key: vocabulary.CATEGORY_BY_KEY[key].name)
    sizes = kinds.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    return words.types_words(sizes, _TYPES)


def _when(incidents: pd.DataFrame, found: Ground) -> str:
    """Return the fullest and the latest month, in words."""
    months = pd.to_datetime(found.covered.months())
    counts = incidents["month"].value_counts().reindex(months, fill_value=0)
    return when_words(counts, found.request.unit)
