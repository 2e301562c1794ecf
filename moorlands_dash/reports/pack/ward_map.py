"""The district's map for slides and print: every ward shaded by its rate."""

from __future__ import annotations

from dataclasses import dataclass

from moorlands_dash.charts.hotspots.printed import hotspot_print
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.charts.wards.shading import shading
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Table


@dataclass(frozen=True)
class WardMap:
    """A drawn map, what it shows, and the words for those who can't see it."""

    title: str
    sentence: str
    png: bytes
    svg: str


def ward_map(snapshot: Snapshot, settings: Settings, rates: Table) -> WardMap | None:
    """Return the map of a table of `ward-rates`; None where no ward has an outline or a rate."""
    outlines = snapshot.ward_shapes()
    wards = {
        str(feature["properties"]["area_code"]): feature["geometry"]
        for feature in outlines["features"]
        if feature["properties"]["level"] == "ward"
    }
    if rates.frame.empty or not wards:
        return None
    look = shading(rates.frame, "rate", LIGHT)
    png, svg = (
        hotspot_print(wards, look, outlines, places=settings.map.places, kind=kind)
        for kind in ("png", "svg")
    )
    return WardMap(rates.title, rates.sentence, png, svg.decode())
