"""The tables of hotspots, declared: what each holds, and what each column means."""

from __future__ import annotations

from moorlands_dash.tables.columns import (
    AREA_KM2,
    BEFORE_FROM,
    BEFORE_TO,
    CATEGORY,
    COMPLETE,
    COUNT,
    COUNT_BEFORE,
    DIFFERENCE,
    EXPECTED,
    FROM,
    HOUR,
    INCIDENTS,
    KIND,
    LATITUDE,
    LONGITUDE,
    LOWER_95_2,
    MONTH,
    MONTHS_EXPECTED,
    MONTHS_LOADED,
    P_ADJUSTED,
    P_VALUE,
    PART,
    PERCENT,
    PLACE,
    SHARE,
    TO,
    UPPER_95_2,
    VERDICT,
    WARD_NAME,
    WEEKDAY,
)
from moorlands_dash.tables.spec import COUNTED, Column, TableSpec

CELL_ID = Column("cell_id", "Cell id", "text", "TODO", shown=False)
CALLED = Column("called", "Cell", "text", "TODO")
GRID_REFERENCE = Column("grid_reference", "Grid reference", "text", "TODO")
EASTING = Column("easting", "Easting", "one place", "TODO", unit="TODO", shown=False)
NORTHING = Column("northing", "Northing", "one place", "TODO", unit="TODO", shown=False)
DENSITY = Column("density", "Per square km, smoothed", "one place", "TODO", unit="TODO")
AROUND = Column("around", "With the cells beside it", "whole", "TODO", unit=COUNTED)
Z = Column("z", "Gi*", "two places", "TODO", unit="TODO")
HEAT = Column("heat", "Hot or cold", "text", "TODO")
HOTSPOT = Column("hotspot", "Hotspot", "whole", "TODO", unit=COUNTED)
SURVIVES = Column("survives", "Holds in trials", "share", "TODO", unit="share")
WINDOWS_HOT = Column("windows_hot", "Quarters hot", "whole", "TODO", unit=COUNTED)
WINDOWS_TOLD = Column("windows_told", "Quarters told", "whole", "TODO", unit=COUNTED)
FIRST_HOT = Column("first_hot", "First hot", "month", "TODO")
LAST_HOT = Column("last_hot", "Last hot", "month", "TODO")
ROSE_FROM = Column("rose_from", "Busier since", "month", "TODO")
FELL_FROM = Column("fell_from", "Quieter since", "month", "TODO")
CHANGE_P = Column("change_p", "p-value of the change", "chance", "TODO", unit="probability")
CHANGE_VERDICT = Column("change_verdict", "Change", "text", "TODO")
CELLS = Column("cells", "Cells", "whole", "TODO", unit=COUNTED)
AREA_SHARE = Column("area_share", "Share of the area", "share", "TODO", unit="share")
TYPES = Column("types", "Kinds of incident", "text", "TODO")
BUSIEST_MONTHS = Column("busiest_months", "When", "text", "TODO")
BUSIEST_HOURS = Column("busiest_hours", "Days and hours", "text", "TODO")
HOUR_TO = Column("hour_to", "To", "hour", "TODO")
ALL_INCIDENTS = Column("all_incidents", "All incidents", "whole", "TODO", unit=COUNTED)
TOP_CELLS = Column("top_cells", "Busiest cells", "whole", "TODO", unit=COUNTED)
SHARE_INSIDE = Column("share_inside", "Share in them", "share", "TODO", unit="share")
EXPECTED_2 = Column("expected", "Expected", "share", "TODO", unit="share")
EXCESS = Column("excess", "Beyond chance", "share", "TODO", unit="share")
FORESEEN_BY = Column("foreseen_by", "Method", "hotspot method", "TODO")
HORIZON = Column("horizon", "Months ahead", "whole", "TODO", unit=COUNTED)
ORIGINS = Column("origins", "Trials", "whole", "TODO", unit=COUNTED)
SHARE_OF_AREA = Column("share_of_area", "Share of the area", "share", "TODO", unit="share")
HITS = Column("hits", "Incidents caught", "whole", "TODO", unit=COUNTED)
HIT_RATE = Column("hit_rate", "Caught", "share", "TODO", unit="share")
CHANCE_HIT_RATE = Column("chance_hit_rate", "Caught by chance", "share", "TODO", unit="share")
COUNTS_HIT_RATE = Column("counts_hit_rate", "Caught by past counts", "share", "TODO", unit="share")
PAI = Column("pai", "PAI: times chance", "one place", "TODO", unit="TODO")
PEI = Column("pei", "PEI: of the best possible", "share", "TODO", unit="share")
DISTANCE_FROM = Column("distance_from", "Metres from", "whole", "TODO", unit=COUNTED)
DISTANCE_TO = Column("distance_to", "Metres to", "whole", "TODO", unit=COUNTED)
DAYS_FROM = Column("days_from", "Days from", "whole", "TODO", unit=COUNTED)
DAYS_TO = Column("days_to", "Days to", "whole", "TODO", unit=COUNTED)
PAIRS = Column("pairs", "Pairs", "whole", "TODO", unit=COUNTED)
TIMES_CHANCE = Column("times_chance", "Times chance", "two places", "TODO", unit="TODO")

NONE_QUIETER = "No cell of the demonstration has clearly become quieter."
HOURS_PLACELESS = "The demonstration's sources that tell hours name no place."

SPECS = (
    TableSpec(
        name="hotspots",
        says="cells of the district: how many incidents, hot or not, since when, what changed",
        builder="hotspots.found:cells",
        measure="hotspots",
        beside=("hotspots",),
        columns=(
            CELL_ID,
            CALLED,
            WARD_NAME,
            PLACE,
            GRID_REFERENCE,
            EASTING,
            NORTHING,
            AREA_KM2,
            CATEGORY,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            COMPLETE,
            COUNT,
            DENSITY,
            AROUND,
            EXPECTED,
            Z,
            P_ADJUSTED,
            HEAT,
            HOTSPOT,
            SURVIVES,
            KIND,
            WINDOWS_HOT,
            WINDOWS_TOLD,
            FIRST_HOT,
            LAST_HOT,
            ROSE_FROM,
            FELL_FROM.but(empty=NONE_QUIETER),
            BEFORE_FROM,
            BEFORE_TO,
            COUNT_BEFORE,
            DIFFERENCE,
            CHANGE_P,
            CHANGE_VERDICT,
        ),
    ),
    TableSpec(
        name="hotspot-places",
        says="hotspots, the fullest first, with the count inside",
        builder="hotspots.found:places",
        measure="hotspots",
        beside=("hotspots",),
        columns=(
            HOTSPOT,
            WARD_NAME,
            PLACE,
            GRID_REFERENCE,
            CATEGORY,
            FROM,
            TO,
            COMPLETE,
            CELLS,
            COUNT,
            SHARE,
            AREA_KM2,
            AREA_SHARE,
            KIND,
            FIRST_HOT,
            LAST_HOT,
            ROSE_FROM,
            FELL_FROM.but(empty=NONE_QUIETER),
            SURVIVES,
            BEFORE_FROM,
            BEFORE_TO,
            COUNT_BEFORE,
            DIFFERENCE,
            PERCENT,
            P_VALUE,
            P_ADJUSTED,
            VERDICT,
            TYPES,
            BUSIEST_MONTHS,
            BUSIEST_HOURS,
            EASTING,
            NORTHING,
            CELL_ID,
        ),
    ),
    TableSpec(
        name="hotspot-points",
        says="places that incidents are published at, with the count at each",
        builder="hotspots.found:points",
        measure="count",
        columns=(
            LONGITUDE,
            LATITUDE,
            PLACE,
            WARD_NAME,
            COUNT,
        ),
    ),
    TableSpec(
        name="hotspot-cell-months",
        says="one cell's incidents, month by month and kind by kind",
        builder="hotspots.found:cell_months",
        measure="count",
        beside=("hotspots",),
        columns=(
            CELL_ID,
            WARD_NAME,
            PLACE,
            PART,
            CATEGORY,
            MONTH,
            COUNT,
        ),
    ),
    TableSpec(
        name="hotspot-density",
        says="incidents per square kilometre every 100 m, smoothed",
        builder="hotspots.surface:surface",
        measure="hotspot_density",
        columns=(
            EASTING,
            NORTHING,
            DENSITY,
        ),
    ),
    TableSpec(
        name="hotspot-hours",
        says="days and hours of the hotspots' incidents, where extracts have times",
        builder="hotspots.found:hours",
        measure="hotspot_hours",
        columns=(
            PART,
            HOTSPOT,
            WARD_NAME,
            PLACE.but(empty=HOURS_PLACELESS),
            GRID_REFERENCE,
            CATEGORY,
            WEEKDAY,
            HOUR,
            HOUR_TO,
            INCIDENTS,
            SHARE,
        ),
    ),
    TableSpec(
        name="hotspot-concentration",
        says="how far incidents gather in the busiest cells, beyond chance",
        builder="hotspots.found:concentration",
        measure="hotspot_concentration",
        columns=(
            CATEGORY,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            COMPLETE,
            ALL_INCIDENTS,
            CELLS,
            TOP_CELLS,
            SHARE_INSIDE,
            EXPECTED_2,
            LOWER_95_2,
            UPPER_95_2,
            EXCESS,
            P_VALUE,
        ),
    ),
    TableSpec(
        name="hotspot-hindsight",
        says="whether hotspots would have been foreseen, by method and months ahead",
        builder="hotspots.foresight:hindsight",
        measure="hotspot_hindsight",
        beside=("hotspots",),
        columns=(
            FORESEEN_BY,
            HORIZON,
            ORIGINS,
            FROM,
            TO,
            ALL_INCIDENTS,
            SHARE_OF_AREA,
            HITS,
            HIT_RATE,
            LOWER_95_2,
            UPPER_95_2,
            CHANCE_HIT_RATE,
            COUNTS_HIT_RATE,
            PAI,
            PEI,
            P_VALUE,
            VERDICT,
        ),
    ),
    TableSpec(
        name="near-repeat",
        says="whether one incident brings the next nearby, where exact places are known",
        builder="hotspots.foresight:near_repeat",
        measure="near_repeat",
        beside=("hotspots",),
        columns=(
            DISTANCE_FROM,
            DISTANCE_TO,
            DAYS_FROM,
            DAYS_TO,
            PAIRS,
            EXPECTED,
            TIMES_CHANCE,
            P_VALUE,
            P_ADJUSTED,
            VERDICT,
        ),
    ),
)
