"""The tables of hotspots, declared: what each holds, and what each column means."""

from __future__ import annotations

from moorlands_dash.tables.columns import (
    AREA_KM2,
    BEFORE_EXPECTED,
    BEFORE_FROM,
    BEFORE_LOADED,
    BEFORE_TO,
    CATEGORY,
    COMPLETE,
    COUNT,
    COUNT_BEFORE,
    DIFFERENCE,
    DOUBT,
    DOUBT_BEFORE,
    EXPECTED,
    FROM,
    HOUR,
    INCIDENTS,
    LATITUDE,
    LONGITUDE,
    LOWER_95,
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
    UPPER_95,
    VERDICT,
    WARD_NAME,
    WEEKDAY,
)
from moorlands_dash.tables.spec import COUNTED, Column, TableSpec

CELL_ID = Column("cell_id", "Cell id", "text", "Id of the cell, as links name it", shown=False)
CALLED = Column(
    "called", "Cell", "text", "What the cell is called: its ward, its place, its grid reference"
)
GRID_REFERENCE = Column(
    "grid_reference", "Grid reference", "text", "National Grid reference of the cell's middle"
)
EASTING = Column(
    "easting",
    "Easting",
    "whole",
    "Metres east on the National Grid, of the middle",
    unit="metres",
    shown=False,
)
NORTHING = Column(
    "northing",
    "Northing",
    "whole",
    "Metres north on the National Grid, of the middle",
    unit="metres",
    shown=False,
)
COMMON_WARD = WARD_NAME.but(meaning="Ward of most of what was counted in the cell")
COMMON_PLACE = PLACE.but(meaning="Place at which most of what was counted in the cell is published")
POINT_PLACE = PLACE.but(meaning="Name of the point, as the police publish it")
POINT_WARD = WARD_NAME.but(meaning="Ward that the point lies in")
DENSITY = Column(
    "density",
    "Density, smoothed",
    "one place",
    "How thick they lie about the middle, smoothed; missing where there are under 30",
    unit=f"{COUNTED} per square kilometre",
)
AROUND = Column(
    "around",
    "With the cells beside it",
    "whole",
    "How many there were in the cell and in the cells that touch it",
    unit=COUNTED,
)
BY_CHANCE = EXPECTED.but(
    head="By chance",
    form="one place",
    meaning="How many of them would lie in the cell and those beside it at random places",
    unit=COUNTED,
)
Z = Column(
    "z",
    "Gi* (z-score)",
    "two places",
    "Getis-Ord Gi*: how far the cell and those beside it stand out from all cells",
    unit="standard deviations",
)
HEAT = Column(
    "heat",
    "Hot or cold",
    "text",
    "Hot, cold or neither beyond chance; beside: empty, and its neighbourhood is hot",
)
HOT_P = P_ADJUSTED.but(
    meaning="Chance of standing out so far at random, adjusted for looking at all cells"
)
HOTSPOT = Column(
    "hotspot",
    "Number on the map",
    "whole",
    "Number of the hotspot, the fullest being the 1st; missing for cells in none",
    unit="number",
)
SURVIVES = Column(
    "survives",
    "Holds in trials",
    "share",
    "Share of trials, points moved as the police may have moved them, in which it is hot; "
    "missing until the trials of the choice have been worked out",
    unit="share of trials",
)
EMERGENCE = Column(
    "kind",
    "New or lasting",
    "text",
    "Emerging, persistent, intermittent, former or never hot, by its latest twelve quarters",
)
WINDOWS_HOT = Column(
    "windows_hot",
    "Quarters hot",
    "whole",
    "In how many of those quarters of a year the cell was hot",
    unit="quarters",
)
WINDOWS_TOLD = Column(
    "windows_told",
    "Quarters told",
    "whole",
    "How many of the latest twelve quarters have all their months loaded",
    unit="quarters",
)
FIRST_HOT = Column(
    "first_hot", "First hot", "month", "First month of the first quarter in which it was hot"
)
LAST_HOT = Column(
    "last_hot", "Last hot", "month", "Last month of the last quarter in which it was hot"
)
ROSE_FROM = Column(
    "rose_from",
    "Busier since",
    "month",
    "First month since which its own count is clearly higher; missing where it isn't",
)
FELL_FROM = Column(
    "fell_from",
    "Quieter since",
    "month",
    "First month since which its own count is clearly lower; missing where it isn't",
)
CHANGE_P = Column(
    "change_p",
    "p-value of the change",
    "chance",
    "Chance of so uneven a split of both counts had nothing changed, adjusted for all cells",
    unit="probability",
)
CHANGE_VERDICT = Column(
    "change_verdict",
    "Change",
    "text",
    "Whether there were more, fewer, no clear change, or it cannot be told",
)
CELLS = Column("cells", "Cells", "whole", "How many cells the hotspot has", unit="cells")
ALL_CELLS = CELLS.but(meaning="How many cells the district has")
SHARE_OF_ALL = SHARE.but(
    head="Share",
    meaning="Share of all in the district that lies inside the hotspot",
    unit="share of all in the district",
)
AREA_SHARE = Column(
    "area_share",
    "Share of the area",
    "share",
    "Share of the district's area that the hotspot takes up",
    unit="share of the district's area",
)
CHANGED = VERDICT.but(
    head="Change",
    meaning="Change of the place in which it lies, as both years together pick it out; cannot tell "
    "where it lies in none",
)
BOTH = Column(
    "both",
    "Place",
    "whole",
    "Number of the place, the one with most of both years together being the 1st",
    unit="number",
)
PLACE_CHANGED = VERDICT.but(
    head="Change",
    meaning="Whether there were more inside, fewer, no clear change, or it cannot be told",
)
TYPES = Column("types", "Kinds", "text", "The three commonest kinds inside, with the count of each")
BUSIEST_MONTHS = Column(
    "busiest_months", "When", "text", "The month with most inside, and the latest one"
)
BUSIEST_HOURS = Column(
    "busiest_hours",
    "Days and hours",
    "text",
    "Which part of the week brings most, or why that cannot be told",
)
AT_POINT = COUNT.but(meaning="How many were published at this point in the period")
WHOLE_OR_KIND = PART.but(
    head="All or a kind", meaning="Whether the row is of all that was chosen or of one kind of it"
)
IN_MONTH = COUNT.but(
    meaning="How many there were in the cell in that month; missing without a file"
)
WHICH_WEEK = PART.but(
    head="Of what", meaning="Whether the week is of all hotspots, of one of them or of one cell"
)
HOUR_FROM = HOUR.but(head="From", meaning="First hour of the part of the day, local time")
HOUR_TO = Column("hour_to", "To", "hour", "Hour at which the part of the day ends, local time")
IN_HOURS = INCIDENTS.but(
    head=COUNTED,
    form="amount",
    meaning="How many happened in these hours; one that may be of several hours counts in part",
    unit=COUNTED,
)
SHARE_OF_WEEK = SHARE.but(
    head="Share of the week",
    meaning="Share of those of known time that happened in these hours",
    unit="share of those of known time",
)
ALL_INCIDENTS = Column(
    "all_incidents", COUNTED, "whole", "How many there were in the district", unit=COUNTED
)
JUDGED = ALL_INCIDENTS.but(
    meaning="How many came in the months that were foretold, of all trials together"
)
TOP_CELLS = Column(
    "top_cells", "Busiest cells", "whole", "How many cells the busiest 5% are", unit="cells"
)
SHARE_INSIDE = Column(
    "share_inside",
    "Share in them",
    "share",
    "Share of all that lies in the busiest 5% of the cells",
    unit="share of all in the district",
)
CHANCE_SHARE = EXPECTED.but(
    head="By chance",
    form="share",
    meaning="Share that as many at random places put into their busiest cells",
    unit="share of all in the district",
)
CHANCE_LOWER = LOWER_95.but(
    head="By chance, from",
    form="share",
    meaning="Lower end of what chance puts there in 95 of 100 draws",
    unit="share of all in the district",
)
CHANCE_UPPER = UPPER_95.but(
    head="By chance, to",
    form="share",
    meaning="Upper end of what chance puts there in 95 of 100 draws",
    unit="share of all in the district",
)
EXCESS = Column(
    "excess",
    "Beyond chance",
    "points",
    "What the share in them has over what chance puts there",
    unit="percentage points",
)
GATHERED_P = P_VALUE.but(meaning="Chance that random places gather as much in their busiest cells")
FORESEEN_BY = Column(
    "foreseen_by",
    "Method",
    "hotspot method",
    "How the map was made that should have foretold: past counts, density or Gi*",
)
HORIZON = Column(
    "horizon", "Months ahead", "whole", "How many months ahead each map foretold", unit="months"
)
ORIGINS = Column(
    "origins", "Trials", "whole", "At how many times in the past it was tried", unit="trials"
)
SHARE_OF_AREA = Column(
    "share_of_area",
    "Share of the area",
    "share",
    "Share of the district's area that each method might mark",
    unit="share of the district's area",
)
HITS = Column(
    "hits",
    "Caught",
    "amount",
    "How many of them fell where the method had marked; parts where cells were marked in part",
    unit=COUNTED,
)
HIT_RATE = Column(
    "hit_rate",
    "Share caught",
    "share",
    "Share of what came that fell where the method had marked",
    unit="share of what came",
)
HIT_LOWER = LOWER_95.but(
    head="95% from",
    form="share",
    meaning="Lower end of the 95% interval of the share caught",
    unit="share of what came",
)
HIT_UPPER = UPPER_95.but(
    head="95% to",
    form="share",
    meaning="Upper end of the 95% interval of the share caught",
    unit="share of what came",
)
CHANCE_HIT_RATE = Column(
    "chance_hit_rate",
    "Caught by chance",
    "share",
    "Share that places marked at random would have caught",
    unit="share of what came",
)
COUNTS_HIT_RATE = Column(
    "counts_hit_rate",
    "Caught by past counts",
    "share",
    "Share that the cells with most in the months before would have caught",
    unit="share of what came",
)
PAI = Column(
    "pai",
    "Times chance (PAI)",
    "one place",
    "Prediction accuracy index: the share caught over the share of the area marked",
    unit="times chance",
)
PEI = Column(
    "pei",
    "Of the best possible (PEI)",
    "share",
    "Prediction efficiency index: what was caught over the most that such an area could catch",
    unit="share of the best possible",
)
HINDSIGHT_P = P_VALUE.but(
    meaning="Chance of catching so much more or less than past counts do, were both as good"
)
AGAINST_COUNTS = VERDICT.but(
    head="Against past counts",
    meaning="Whether the method caught more than past counts alone: better, worse, no clear "
    "difference, the same, or cannot tell",
)
GATHERED = VERDICT.but(
    head="Gathered",
    meaning="Gathered where the share is beyond what chance puts into the busiest cells, within "
    "chance where it isn't, or cannot tell where rows set aside could turn that",
)
DISTANCE_FROM = Column(
    "distance_from", "Metres from", "whole", "Least distance of a pair, in metres", unit="metres"
)
DISTANCE_TO = Column(
    "distance_to", "Metres to", "whole", "Greatest distance of a pair, in metres", unit="metres"
)
DAYS_FROM = Column("days_from", "Days from", "whole", "Fewest days between the pair", unit="days")
DAYS_TO = Column("days_to", "Days to", "whole", "Most days between the pair", unit="days")
PAIRS = Column(
    "pairs", "Pairs", "whole", "How many pairs lie so far apart in place and time", unit="pairs"
)
CHANCE_PAIRS = EXPECTED.but(
    head="By chance",
    form="one place",
    meaning="How many such pairs there are when the dates are dealt anew",
    unit="pairs",
)
TIMES_CHANCE = Column(
    "times_chance",
    "Times chance",
    "two places",
    "Pairs over those by chance: 2 is twice as many",
    unit="times chance",
)
REPEAT_P = P_VALUE.but(meaning="Chance of so many pairs were place and time unrelated")
REPEATED = VERDICT.but(
    head="What it means", meaning="Whether there are more pairs than chance explains"
)

NONE_QUIETER = "No cell of the demonstration has clearly become quieter."
HOURS_PLACELESS = "The demonstration's sources that tell hours name no place."

SPECS = (
    TableSpec(
        name="hotspots",
        says="cells of the district: how many incidents, hot or not, since when, what changed",
        builder="hotspots.found:cells",
        measure="hotspots",
        audience="places",
        beside=("hotspots",),
        columns=(
            CELL_ID,
            CALLED,
            COMMON_WARD,
            COMMON_PLACE,
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
            DOUBT,
            DENSITY,
            AROUND,
            BY_CHANCE,
            Z,
            HOT_P,
            HEAT,
            HOTSPOT,
            SURVIVES,
            EMERGENCE,
            WINDOWS_HOT,
            WINDOWS_TOLD,
            FIRST_HOT,
            LAST_HOT,
            ROSE_FROM,
            FELL_FROM.but(empty=NONE_QUIETER),
            BEFORE_FROM,
            BEFORE_TO,
            BEFORE_EXPECTED,
            BEFORE_LOADED,
            COUNT_BEFORE,
            DOUBT_BEFORE,
            DIFFERENCE,
            CHANGE_P,
            CHANGE_VERDICT,
            BOTH.but(
                head="Place of both years",
                meaning="Number of the place, picked by both years together, that the cell is in; "
                "missing for cells in none",
            ),
        ),
    ),
    TableSpec(
        name="hotspot-places",
        says="hotspots, the fullest first, with the count inside",
        builder="hotspots.found:places",
        measure="hotspots",
        audience="places",
        beside=("hotspots",),
        columns=(
            HOTSPOT,
            COMMON_WARD,
            COMMON_PLACE,
            GRID_REFERENCE,
            CATEGORY,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            COMPLETE,
            CELLS,
            COUNT,
            DOUBT,
            SHARE_OF_ALL,
            AREA_KM2,
            AREA_SHARE,
            EMERGENCE,
            FIRST_HOT,
            LAST_HOT,
            ROSE_FROM,
            FELL_FROM.but(empty=NONE_QUIETER),
            SURVIVES,
            BEFORE_FROM,
            BEFORE_TO,
            BEFORE_EXPECTED,
            BEFORE_LOADED,
            CHANGED,
            TYPES,
            BUSIEST_MONTHS,
            BUSIEST_HOURS,
            EASTING,
            NORTHING,
            CELL_ID,
        ),
    ),
    TableSpec(
        name="hotspot-changes",
        says="places that both years together pick out, and what changed in them",
        builder="hotspots.changes:changes",
        measure="hotspot_both_years",
        audience="places",
        beside=("hotspots",),
        columns=(
            BOTH,
            COMMON_WARD,
            COMMON_PLACE,
            GRID_REFERENCE,
            CATEGORY,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            COMPLETE,
            BEFORE_FROM,
            BEFORE_TO,
            BEFORE_EXPECTED,
            BEFORE_LOADED,
            CELLS.but(meaning="How many cells the place has"),
            COUNT,
            DOUBT,
            COUNT_BEFORE,
            DOUBT_BEFORE,
            DIFFERENCE,
            PERCENT,
            P_VALUE,
            P_ADJUSTED,
            PLACE_CHANGED,
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
        audience="places",
        columns=(
            LONGITUDE,
            LATITUDE,
            POINT_PLACE,
            POINT_WARD,
            AT_POINT,
        ),
    ),
    TableSpec(
        name="hotspot-cell-months",
        says="one cell's incidents, month by month and kind by kind",
        builder="hotspots.found:cell_months",
        measure="count",
        audience="places",
        beside=("hotspots",),
        columns=(
            CELL_ID,
            COMMON_WARD,
            COMMON_PLACE,
            WHOLE_OR_KIND,
            CATEGORY,
            MONTH,
            IN_MONTH,
        ),
    ),
    TableSpec(
        name="hotspot-density",
        says="incidents per square kilometre every 100 m, smoothed",
        builder="hotspots.surface:surface",
        measure="hotspot_density",
        audience="places",
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
        audience="places",
        columns=(
            WHICH_WEEK,
            HOTSPOT,
            COMMON_WARD,
            COMMON_PLACE.but(empty=HOURS_PLACELESS),
            GRID_REFERENCE,
            CATEGORY,
            WEEKDAY,
            HOUR_FROM,
            HOUR_TO,
            IN_HOURS,
            SHARE_OF_WEEK,
        ),
    ),
    TableSpec(
        name="hotspot-concentration",
        says="how far incidents gather in the busiest cells, beyond chance",
        builder="hotspots.found:concentration",
        measure="hotspot_concentration",
        audience="places",
        columns=(
            CATEGORY,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            COMPLETE,
            ALL_INCIDENTS,
            ALL_CELLS,
            TOP_CELLS,
            SHARE_INSIDE,
            CHANCE_SHARE,
            CHANCE_LOWER,
            CHANCE_UPPER,
            EXCESS,
            GATHERED_P,
            GATHERED,
        ),
    ),
    TableSpec(
        name="hotspot-hindsight",
        says="whether hotspots would have been foreseen, by method and months ahead",
        builder="hotspots.foresight:hindsight",
        measure="hotspot_hindsight",
        audience="places",
        beside=("hotspots",),
        columns=(
            FORESEEN_BY,
            HORIZON,
            ORIGINS,
            FROM,
            TO,
            JUDGED,
            SHARE_OF_AREA,
            HITS,
            HIT_RATE,
            HIT_LOWER,
            HIT_UPPER,
            CHANCE_HIT_RATE,
            COUNTS_HIT_RATE,
            PAI,
            PEI,
            HINDSIGHT_P,
            AGAINST_COUNTS,
        ),
    ),
    TableSpec(
        name="near-repeat",
        says="whether one incident brings the next nearby, where exact places are known",
        builder="hotspots.foresight:near_repeat",
        measure="near_repeat",
        audience="places",
        beside=("hotspots",),
        columns=(
            DISTANCE_FROM,
            DISTANCE_TO,
            DAYS_FROM,
            DAYS_TO,
            PAIRS,
            CHANCE_PAIRS,
            TIMES_CHANCE,
            REPEAT_P,
            P_ADJUSTED,
            REPEATED,
        ),
    ),
)
