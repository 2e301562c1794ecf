"""The tables of wards, declared: what each holds, and what each column means."""

from __future__ import annotations

from moorlands_dash.tables.columns import (
    ACTION_ID,
    AREA_CODE,
    AREA_KM2,
    AREA_NAME,
    BEFORE_EXPECTED,
    BEFORE_FROM,
    BEFORE_LOADED,
    BEFORE_TO,
    CATEGORY,
    COMPLETE,
    COUNT,
    COUNT_BEFORE,
    DAYS_LATE,
    DIFFERENCE,
    DISPERSION,
    DOUBT,
    DOUBT_BEFORE,
    DUE,
    FROM,
    LATITUDE,
    LONGITUDE,
    LOWER_95,
    MONTH,
    MONTHS_EXPECTED,
    MONTHS_LOADED,
    ORDER,
    OWNER,
    P_ADJUSTED,
    P_VALUE,
    PERCENT,
    POPULATION,
    POPULATION_YEAR,
    PROGRESS,
    RANK,
    RANK_LOWER,
    RANK_UPPER,
    RANKED,
    RATE_PER_1000,
    RESIDENTS_MISLEAD,
    SHARE,
    STANDING,
    START,
    STATUS,
    TARGET_ID,
    TARGET_TITLE,
    THEME,
    TITLE,
    TO,
    UPDATED,
    UPPER_95,
    VERDICT,
    WARD_CODE,
    WARD_NAME,
    WORDS,
)
from moorlands_dash.tables.spec import COUNTED, Column, TableSpec

PER_1000 = f"{COUNTED} per 1,000 residents"

NUMBER = COUNT.but(
    head="Number",
    meaning="How many of that row's theme were counted from the first to the last month",
)
"""Of tables whose rows count different things: incidents, fires, casualties."""
NUMBER_BEFORE = COUNT_BEFORE.but(
    head="A year before",
    meaning="How many there were in the same months a year before",
)
ITEM = Column("item", "Theme", "text", "The theme, or a category where a theme is told in parts")
COUNT_IN_MONTH = COUNT.but(meaning="How many there were in that month; missing without a file")
NUMBER_IN_MONTH = COUNT_IN_MONTH.but(head="Number")
RATE_LOWER = LOWER_95.but(
    head="95% from",
    meaning="Lower end of the rate's 95% interval: what chance alone may make of it",
    unit=PER_1000,
)
RATE_UPPER = UPPER_95.but(
    head="95% to",
    meaning="Upper end of the rate's 95% interval: what chance alone may make of it",
    unit=PER_1000,
)
RATE = RATE_PER_1000.but(
    meaning="Number for each 1,000 residents, over the whole period", unit=PER_1000
)
RELIABLE = Column(
    "reliable",
    "Enough to rely on",
    "yes or no",
    "Whether there are enough for the rate to be relied on",
)
YEAR_RATE = RATE.but(meaning="Number for each 1,000 residents in the year up to that month")
DISTRICT_RATE_PER_1000 = Column(
    "district_rate_per_1000",
    "District",
    "one place",
    "The rate of all the district's wards together, per 1,000 residents",
    unit=PER_1000,
)
AGAINST_DISTRICT = Column(
    "against_district",
    "Against the district",
    "text",
    "Whether the ward's rate is higher than that of the rest of the district, lower, or not "
    "clearly different (similar), with all wards looked at together",
)
ALONE_AGAINST_DISTRICT = AGAINST_DISTRICT.but(
    meaning="Whether the ward's rate, asked about by itself, is higher than that of the rest of "
    "the district, lower, or not clearly different (similar)",
)
PEERS_RATE_PER_1000 = Column(
    "peers_rate_per_1000",
    "Wards like it",
    "one place",
    "The rate of the wards most like it (five at most) together, per 1,000 residents",
    unit=PER_1000,
)
PEERS_RATIO = Column(
    "peers_ratio",
    "Times wards like it",
    "two places",
    "The ward's rate over that of the wards like it: 2 is twice as high",
    unit="times",
)
PEERS_RATIO_LOWER_95 = Column(
    "peers_ratio_lower_95",
    "Times: 95% from",
    "two places",
    "Lower end of the 95% interval of that ratio",
    unit="times",
)
PEERS_RATIO_UPPER_95 = Column(
    "peers_ratio_upper_95",
    "Times: 95% to",
    "two places",
    "Upper end of the 95% interval of that ratio; missing where it has no end",
    unit="times",
)
AGAINST_PEERS = Column(
    "against_peers",
    "Against wards like it",
    "text",
    "Whether the ward's rate, asked about by itself, is higher than that of wards like it "
    "together, lower, or not clearly different (similar)",
)
PLACE_BY_RATE = RANK.but(
    head="Place",
    meaning="Place among the wards by rate, the highest being the 1st; equal rates share one",
    unit="place",
)
RANK_FROM = RANK_LOWER.but(
    head="Place may be from",
    meaning="First of the places that the ward may well have (95%), the highest rate being the 1st",
    unit="place",
)
RANK_MEDIAN = Column(
    "rank_median",
    "Middle place",
    "whole",
    "The place in the middle of those that the ward may well have",
    unit="place",
)
RANK_TO = RANK_UPPER.but(
    head="Place may be to",
    meaning="Last of the places that the ward may well have (95%), the highest rate being the 1st",
    unit="place",
)
OF_WARDS = RANKED.but(meaning="How many wards have a rate and so a place", unit="wards")
USUAL_LOWER = Column(
    "usual_lower",
    "Usual from",
    "whole",
    "Fewest that are usual in such a month",
    unit=COUNTED,
)
USUAL_UPPER = Column(
    "usual_upper",
    "Usual to",
    "whole",
    "Most that are usual in such a month",
    unit=COUNTED,
)
CHANCE_BEYOND = Column(
    "chance_beyond",
    "Chance beyond",
    "chance",
    "How likely chance alone takes a month of the latest year out of the range; missing earlier",
    unit="probability",
)
FUNNEL_LOWER_95 = Column(
    "funnel_lower_95",
    "95% limits from",
    "one place",
    "Lower end of the rates that keep 95% of wards of its size, were they like the district",
    unit=PER_1000,
)
FUNNEL_UPPER_95 = Column(
    "funnel_upper_95",
    "95% limits to",
    "one place",
    "Upper end of the rates that keep 95% of wards of its size, were they like the district",
    unit=PER_1000,
)
FUNNEL_LOWER_998 = Column(
    "funnel_lower_998",
    "99.8% limits from",
    "one place",
    "Lower end of the rates that keep 99.8% of wards of its size, were they like the district",
    unit=PER_1000,
)
FUNNEL_UPPER_998 = Column(
    "funnel_upper_998",
    "99.8% limits to",
    "one place",
    "Upper end of the rates that keep 99.8% of wards of its size, were they like the district",
    unit=PER_1000,
)
IN_FUNNEL = Column(
    "place",
    "Chance or not",
    "text",
    "Where the ward lies: inside the funnel that chance explains, above it or below it",
)
SMOOTHED_PER_1000 = Column(
    "smoothed_per_1000",
    "Smoothed",
    "one place",
    "The rate drawn towards the district's, the more so the fewer residents the ward has",
    unit=PER_1000,
)
SMOOTHED_LOWER_95 = Column(
    "smoothed_lower_95",
    "Smoothed from",
    "one place",
    "Lower end of the smoothed rate's 95% interval",
    unit=PER_1000,
)
SMOOTHED_UPPER_95 = Column(
    "smoothed_upper_95",
    "Smoothed to",
    "one place",
    "Upper end of the smoothed rate's 95% interval",
    unit=PER_1000,
)
OWN_WEIGHT = Column(
    "own_weight",
    "Own share of it",
    "share",
    "How much of the smoothed rate is the ward's own; the rest is the district's",
    unit="share of the smoothed rate",
)
PEER_CODE = Column(
    "peer_code", "Peer code", "text", "Code of the ward that is set beside it", shown=False
)
PEER_NAME = Column(
    "peer_name", "Ward compared", "text", "The ward itself, then the wards that are most like it"
)
LIKENESS = ORDER.but(
    head="Place by likeness",
    meaning="Order by likeness, the most alike being the 1st; 0 is the ward itself",
    unit="place by likeness",
    shown=True,
)
RESIDENTS_PER_KM2 = Column(
    "residents_per_km2",
    "Residents per square kilometre",
    "whole",
    "How densely people live there: residents for each square kilometre",
    unit="residents per square kilometre",
)
KM = Column(
    "km",
    "Kilometres away",
    "one place",
    "Distance between the middles of both wards, in a straight line",
    unit="kilometres",
)
UNLIKE = Column(
    "unlike",
    "How unlike",
    "two places",
    "How unlike both wards are in size, density and place together: the smaller, the more alike",
    unit="standardised differences",
)
LOCATION = Column(
    "location", "Where", "text", "Name of the point at which the police publish what was near it"
)
SHARE_OF_WARD = SHARE.but(
    head="Share of the ward's",
    meaning="Share of the ward's own number that is published at this point",
    unit="share of the ward's number",
)
WHERE = Column(
    "where", "Where", "text", "Whether the action names the ward or is for the whole district"
)
NAME = Column("name", "Name", "text", "Name of a ward, a town or village, a street or a spot")
KIND = Column("kind", "Kind", "text", "What the name is of: a ward, a town or village, a street")
NAMED_THERE = COUNT.but(
    meaning="Incidents published under that name in the ward, in all months; 0 for wards and towns"
)
CHANGED = VERDICT.but(
    head="Change",
    meaning="Whether there were more, fewer, no clear change, or it cannot be told",
)
USUAL = VERDICT.but(
    head="What it means",
    meaning="What the year means against the one before: higher or lower than usual, no clear "
    "change, too few to say, or cannot tell",
)
IN_WORDS = WORDS.but(meaning="The row's figures and what they mean, in one or two sentences")
ACTION_WORDS = WORDS.but(meaning="How far the action is and when it is due, in words")
ACTION_STANDING = STANDING.but(
    meaning="Whether the action is on time, due soon, overdue, stalled, postponed or done"
)
CLEARLY_ABOVE = Column(
    "clearly_above",
    "Clearly above",
    "text",
    "The other wards compared whose rate is clearly lower than this ward's",
)
COUNT_12 = Column(
    "count_12",
    "Year up to then",
    "whole",
    "How many there were in the twelve months that end with this month",
    unit=COUNTED,
)
NO_LOCATION = Column(
    "no_location",
    "Without a location",
    "whole",
    "Those of the whole force that have no location and so belong to no district",
    unit=COUNTED,
)
OUTSIDE_WARDS = Column(
    "outside_wards",
    "Outside all wards",
    "whole",
    "The district's own, by name, whose point lies outside every ward's outline",
    unit=COUNTED,
)

SPECS = (
    TableSpec(
        name="ward-counts",
        says="incidents in each ward",
        builder="wards.ward_map:counts",
        measure="count",
        audience="public",
        columns=(
            WARD_CODE,
            WARD_NAME,
            CATEGORY,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            COMPLETE,
            COUNT,
        ),
    ),
    TableSpec(
        name="ward-months",
        says="incidents in each ward, month by month",
        builder="wards.ward_map:months",
        measure="count",
        audience="public",
        columns=(
            WARD_CODE,
            WARD_NAME,
            CATEGORY,
            MONTH,
            COUNT_IN_MONTH,
        ),
    ),
    TableSpec(
        name="ward-rates",
        says="incidents per 1,000 residents in each ward, and how sure they are",
        builder="wards.ward_map:rates",
        measure="rate",
        audience="public",
        columns=(
            WARD_CODE,
            WARD_NAME,
            CATEGORY,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            COMPLETE,
            COUNT,
            POPULATION,
            POPULATION_YEAR,
            RATE,
            RATE_LOWER,
            RATE_UPPER,
            RELIABLE,
            DISTRICT_RATE_PER_1000,
            AGAINST_DISTRICT,
            PLACE_BY_RATE,
        ),
    ),
    TableSpec(
        name="ward-change",
        says="each ward against the same months a year before",
        builder="wards.ward_map:change",
        measure="change",
        audience="public",
        columns=(
            WARD_CODE,
            WARD_NAME,
            CATEGORY,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            BEFORE_FROM,
            BEFORE_TO,
            BEFORE_EXPECTED,
            BEFORE_LOADED,
            COMPLETE,
            COUNT,
            COUNT_BEFORE,
            DOUBT,
            DOUBT_BEFORE,
            DIFFERENCE,
            PERCENT,
            P_VALUE,
            CHANGED,
        ),
    ),
    TableSpec(
        name="my-ward",
        says="a ward theme by theme: its year, the one before, the district, wards like it",
        builder="wards.my_ward:my_ward",
        measure="my_ward",
        audience="public",
        columns=(
            WARD_CODE,
            WARD_NAME,
            CATEGORY,
            ITEM,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            BEFORE_FROM,
            BEFORE_TO,
            BEFORE_EXPECTED,
            BEFORE_LOADED,
            COMPLETE,
            NUMBER,
            NUMBER_BEFORE,
            DOUBT,
            DOUBT_BEFORE,
            DIFFERENCE,
            DISPERSION,
            P_VALUE,
            P_ADJUSTED,
            USUAL,
            POPULATION,
            POPULATION_YEAR,
            RATE,
            RATE_LOWER,
            RATE_UPPER,
            DISTRICT_RATE_PER_1000,
            ALONE_AGAINST_DISTRICT,
            PEERS_RATE_PER_1000,
            PEERS_RATIO,
            PEERS_RATIO_LOWER_95,
            PEERS_RATIO_UPPER_95,
            AGAINST_PEERS,
            RANK_FROM,
            RANK_MEDIAN,
            RANK_TO,
            OF_WARDS,
            RESIDENTS_MISLEAD,
            IN_WORDS,
        ),
    ),
    TableSpec(
        name="my-ward-months",
        says="a ward's themes month by month, with the usual range of each month",
        builder="wards.my_ward:months",
        measure="usual_months",
        audience="public",
        columns=(
            WARD_CODE,
            WARD_NAME,
            CATEGORY,
            ITEM,
            MONTH,
            NUMBER_IN_MONTH,
            USUAL_LOWER,
            USUAL_UPPER,
            CHANCE_BEYOND,
        ),
    ),
    TableSpec(
        name="ward-ranks",
        says="between which places each ward may rank",
        builder="wards.standing:ranks",
        measure="ranks",
        audience="public",
        columns=(
            WARD_CODE,
            WARD_NAME,
            CATEGORY,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            COMPLETE,
            COUNT,
            DOUBT,
            POPULATION,
            POPULATION_YEAR,
            RATE,
            RATE_LOWER,
            RATE_UPPER,
            DISTRICT_RATE_PER_1000,
            AGAINST_DISTRICT,
            PLACE_BY_RATE,
            RANK_FROM,
            RANK_MEDIAN,
            RANK_TO,
            OF_WARDS,
        ),
    ),
    TableSpec(
        name="ward-funnel",
        says="each ward's rate by its residents, within or beyond what chance explains",
        builder="wards.standing:funnel",
        measure="funnel",
        audience="public",
        columns=(
            WARD_CODE,
            WARD_NAME,
            CATEGORY,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            COMPLETE,
            COUNT,
            DOUBT,
            POPULATION,
            POPULATION_YEAR,
            RATE,
            RATE_LOWER,
            RATE_UPPER,
            DISTRICT_RATE_PER_1000,
            AGAINST_DISTRICT,
            FUNNEL_LOWER_95,
            FUNNEL_UPPER_95,
            FUNNEL_LOWER_998,
            FUNNEL_UPPER_998,
            IN_FUNNEL,
        ),
    ),
    TableSpec(
        name="ward-smoothed",
        says="each ward's rate as counted and smoothed",
        builder="wards.standing:smoothed",
        measure="smoothed",
        audience="public",
        columns=(
            WARD_CODE,
            WARD_NAME,
            CATEGORY,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            COMPLETE,
            COUNT,
            POPULATION,
            POPULATION_YEAR,
            RATE,
            RATE_LOWER,
            RATE_UPPER,
            DISTRICT_RATE_PER_1000,
            AGAINST_DISTRICT,
            SMOOTHED_PER_1000,
            SMOOTHED_LOWER_95,
            SMOOTHED_UPPER_95,
            OWN_WEIGHT,
            RESIDENTS_MISLEAD,
        ),
    ),
    TableSpec(
        name="ward-peers",
        says="wards like a ward, and their rates",
        builder="wards.standing:peers",
        measure="peers",
        audience="public",
        columns=(
            WARD_CODE,
            WARD_NAME,
            LIKENESS,
            PEER_CODE,
            PEER_NAME,
            CATEGORY,
            FROM,
            TO,
            COUNT,
            POPULATION,
            AREA_KM2,
            RESIDENTS_PER_KM2,
            KM,
            UNLIKE,
            RATE,
            RATE_LOWER,
            RATE_UPPER,
        ),
    ),
    TableSpec(
        name="ward-places",
        says="where in a ward: the points published, those with most incidents first",
        builder="wards.places:places",
        measure="ward_places",
        audience="public",
        columns=(
            WARD_CODE,
            WARD_NAME,
            CATEGORY,
            LOCATION,
            LONGITUDE,
            LATITUDE,
            COUNT,
            SHARE_OF_WARD,
        ),
    ),
    TableSpec(
        name="ward-actions",
        says="what the partnership does in a ward and in the whole district",
        builder="wards.actions:ward_actions",
        measure="actions",
        audience="public",
        reads=("actions",),
        columns=(
            WHERE,
            ACTION_STANDING,
            ACTION_ID,
            TITLE,
            ACTION_WORDS,
            THEME,
            TARGET_ID,
            TARGET_TITLE,
            AREA_CODE,
            AREA_NAME,
            OWNER,
            START,
            DUE,
            DAYS_LATE,
            STATUS,
            PROGRESS,
            UPDATED,
        ),
    ),
    TableSpec(
        name="place-names",
        says="names of places, and the wards that they lie in",
        builder="wards.places:names",
        measure="place_names",
        audience="public",
        columns=(
            NAME,
            KIND,
            WARD_CODE,
            WARD_NAME,
            NAMED_THERE,
        ),
    ),
    TableSpec(
        name="all-wards",
        says="every ward: its year, the one before, its rate and its possible places",
        builder="wards.compared:all_wards",
        measure="all_wards",
        audience="public",
        columns=(
            WARD_CODE,
            WARD_NAME,
            CATEGORY,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            BEFORE_FROM,
            BEFORE_TO,
            BEFORE_EXPECTED,
            BEFORE_LOADED,
            COMPLETE,
            COUNT,
            NUMBER_BEFORE,
            DOUBT,
            DOUBT_BEFORE,
            DIFFERENCE,
            DISPERSION,
            P_VALUE,
            P_ADJUSTED,
            USUAL,
            POPULATION,
            POPULATION_YEAR,
            RATE,
            RATE_LOWER,
            RATE_UPPER,
            DISTRICT_RATE_PER_1000,
            AGAINST_DISTRICT,
            RANK_FROM,
            RANK_MEDIAN,
            RANK_TO,
            OF_WARDS,
        ),
    ),
    TableSpec(
        name="compare-wards",
        says="two to four wards theme by theme, and whose rate is clearly above whose",
        builder="wards.compared:compare",
        measure="compare_wards",
        audience="public",
        columns=(
            WARD_CODE,
            WARD_NAME,
            CATEGORY,
            ITEM,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            BEFORE_FROM,
            BEFORE_TO,
            BEFORE_EXPECTED,
            BEFORE_LOADED,
            COMPLETE,
            NUMBER,
            NUMBER_BEFORE,
            DOUBT,
            DOUBT_BEFORE,
            DIFFERENCE,
            DISPERSION,
            P_VALUE,
            P_ADJUSTED,
            USUAL,
            POPULATION,
            POPULATION_YEAR,
            RATE,
            RATE_LOWER,
            RATE_UPPER,
            DISTRICT_RATE_PER_1000,
            ALONE_AGAINST_DISTRICT,
            PEERS_RATE_PER_1000,
            PEERS_RATIO,
            PEERS_RATIO_LOWER_95,
            PEERS_RATIO_UPPER_95,
            AGAINST_PEERS,
            RANK_FROM,
            RANK_MEDIAN,
            RANK_TO,
            OF_WARDS,
            RESIDENTS_MISLEAD,
            IN_WORDS,
            CLEARLY_ABOVE,
        ),
    ),
    TableSpec(
        name="compare-wards-months",
        says="two to four wards, the year up to each month per 1,000 residents",
        builder="wards.compared:compare_months",
        measure="rolling_rate",
        audience="public",
        columns=(
            WARD_CODE,
            WARD_NAME,
            CATEGORY,
            MONTH,
            COUNT_IN_MONTH,
            COUNT_12,
            POPULATION,
            YEAR_RATE,
            RATE_LOWER,
            RATE_UPPER,
        ),
    ),
    TableSpec(
        name="district-months",
        says="incidents in the district, month by month, and those that have no location",
        builder="wards.ward_map:district_months",
        measure="district_months",
        audience="public",
        columns=(
            CATEGORY,
            MONTH,
            COUNT_IN_MONTH,
            NO_LOCATION,
            OUTSIDE_WARDS,
        ),
    ),
)
