"""Pictures for papers of the public: a promise as small as a stamp, and where in the district."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from moorlands_dash.charts.targets.figures import as_waves
from moorlands_dash.charts.targets.small_fan import small_fan, small_waves
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.charts.wards.shading import shading
from moorlands_dash.charts.wards.thumbnail import thumbnail
from moorlands_dash.reports.pack.figure import frame_of
from moorlands_dash.reports.public.summary import Part
from moorlands_dash.rows import Row
from moorlands_dash.tables.audience import Guarded
from moorlands_dash.tables.model import Table

BEHIND = ("trajectory", "forecast", "survey", "target-figures")
"""Tables that a promise's picture is drawn of."""


def promise_pictures(targets: Table, built: Mapping[str, Table]) -> dict[str, str]:
    """Return a picture as SVG for each target that has something to draw, by its id."""
    rows = {str(row["target_id"]): row for row in targets.frame.to_dict("records")}
    drawn = {name: _picture(row, built) for name, row in rows.items()}
    return {name: svg for name, svg in drawn.items() if svg}


def _picture(row: Row, built: Mapping[str, Table]) -> str:
    months = frame_of(built["trajectory"], row)
    if months.empty:
        asked = frame_of(built["survey"], row)
        waves = asked if len(asked) else as_waves(frame_of(built["target-figures"], row))
        waves = waves[waves["period_end"] <= row["to"] + pd.offsets.MonthEnd(0)]
        return small_waves(waves, row, LIGHT) if waves["share"].notna().any() else ""
    return str(small_fan(months, frame_of(built["forecast"], row), row, LIGHT))


def where(public: Guarded, rates: Table) -> Part:
    """Return the map of the wards by their rate, with its words; nothing where there is none."""
    shapes = public.snapshot.ward_shapes()
    wards = any(feature["properties"]["level"] == "ward" for feature in shapes["features"])
    if rates.frame.empty or not wards:
        return Part("Where")
    look = shading(rates.frame, "rate", LIGHT)
    towns = [place for place in public.settings.map.places if place.size == 1]
    drawn = thumbnail(shapes, look, LIGHT, places=towns)
    return Part(
        "Where",
        lines=(rates.sentence,),
        svg=str(drawn),
        alt=f"Map of the wards. {rates.sentence}",
        caption=f"{look.title}: darker is more",
        narrow=True,
    )
