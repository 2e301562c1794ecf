"""The tables of comparison, declared: what each holds, and what each column means."""

from __future__ import annotations

from moorlands_dash.tables.columns import (
    AREA_CODE,
    AREA_NAME,
    BEFORE_EXPECTED,
    BEFORE_FROM,
    BEFORE_LOADED,
    BEFORE_TO,
    CATEGORY,
    COMPLETE,
    COUNT,
    COUNT_BEFORE,
    COUNT_OF_EACH,
    DIFFERENCE,
    DISPERSION,
    DOUBT,
    DOUBT_BEFORE,
    FROM,
    LEVEL,
    LOWER_95,
    MONTHS_EXPECTED,
    MONTHS_LOADED,
    NAME,
    P_ADJUSTED,
    P_VALUE,
    PERCENT,
    POPULATION,
    POPULATION_YEAR,
    RATE,
    RATE_PER_1000,
    RATIO,
    RATIO_LOWER_95,
    RATIO_UPPER_95,
    TO,
    UPPER_95,
    USUAL,
    USUAL_FROM,
    USUAL_TO,
    USUAL_YEARS,
    VERDICT,
    VERDICT_ALONE,
    YEAR_LABEL,
)
from moorlands_dash.tables.spec import Column, TableSpec

CATEGORY_KEY = CATEGORY.but(head="Key", form="text", shown=False)
WHAT = NAME.but(head="What", meaning="What is counted, in words")
ALL_REPORTED = "Every force of the demonstration has reported."
BASIS = Column(
    "basis",
    "Basis",
    "text",
    "Official recorded crime or street-level counts, which are never to be mixed",
)
GROUP = Column("group", "What", "text", "The offences or incidents that are counted")
OURS_AGAINST = VERDICT.but(
    head="Ours is",
    meaning="Whether our rate is lower than theirs, similar or higher; none of our own",
)
FORCES_REPORTED = Column(
    "forces_reported",
    "Forces that reported",
    "whole",
    "Of a country: how many forces reported in every quarter",
    unit="forces",
)
FORCES_MISSING = Column(
    "forces_missing",
    "Forces that did not",
    "text",
    "Of a country: the forces that did not report in every quarter",
    empty=ALL_REPORTED,
)
GAP_PER_1000 = Column(
    "gap_per_1000",
    "Gap, theirs less ours",
    "signed place",
    "Their rate less ours: above 0, theirs is higher",
    unit=RATE,
)

GAP_LOWER = GAP_PER_1000.but(
    name="gap_lower_95", head="Gap 95% from", meaning="Lower limit of the gap's 95% interval"
)
GAP_UPPER = GAP_PER_1000.but(
    name="gap_upper_95", head="Gap 95% to", meaning="Upper limit of the gap's 95% interval"
)
COUNTRY_RATE = RATE_PER_1000.but(
    name="country_rate",
    head="England and Wales, per 1,000",
    meaning="The country's rate in the same year",
)
RATIO_BEFORE = RATIO.but(
    name="ratio_before",
    head="Ratio in the years before",
    meaning="The ratio of earlier years together, without the one just before",
)
HELD_SINCE = Column(
    "held_since",
    "Below since",
    "month",
    "First month of the years that were all clearly lower; in the latest year alone",
)
YEARS_HELD = Column(
    "years_held",
    "Years below",
    "whole",
    "How many such years there are; in the latest year alone",
    unit="years",
)
WATCH = Column(
    "standing",
    "The claim",
    "text",
    "Whether it still holds that ours is below, and whether the gap has narrowed beyond chance",
)

COUNTED = (BASIS, AREA_CODE, AREA_NAME, LEVEL, GROUP, FROM, TO, COMPLETE, COUNT)
"""What was counted, of whom and when."""
SET_AGAINST_OURS = (
    *(POPULATION, POPULATION_YEAR, RATE_PER_1000, LOWER_95, UPPER_95),
    *(RATIO, RATIO_LOWER_95, RATIO_UPPER_95, OURS_AGAINST),
)
"""Its rate, and how the district's stands against that."""

SPECS = (
    TableSpec(
        name="district-change",
        says="the district against the same months a year before, by category",
        builder="comparison.district:district_change",
        measure="district_change",
        audience="public",
        columns=(
            CATEGORY_KEY,
            WHAT,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            BEFORE_FROM,
            BEFORE_TO,
            BEFORE_EXPECTED,
            BEFORE_LOADED,
            COMPLETE,
            COUNT_OF_EACH,
            COUNT_BEFORE,
            DOUBT,
            DOUBT_BEFORE,
            DIFFERENCE,
            PERCENT,
            USUAL,
            USUAL_FROM,
            USUAL_TO,
            USUAL_YEARS,
            DISPERSION,
            P_VALUE,
            P_ADJUSTED,
            VERDICT,
            VERDICT_ALONE,
        ),
    ),
    TableSpec(
        name="comparison",
        says="the district against others: street-level and official recorded crime",
        builder="comparison.others:both",
        measure="comparison_recorded",
        audience="public",
        reads=("comparison-street", "comparison-recorded"),
        columns=(
            *COUNTED,
            *SET_AGAINST_OURS,
            FORCES_REPORTED,
            FORCES_MISSING,
        ),
    ),
    TableSpec(
        name="comparison-street",
        says="the district against others of its force, from street-level extracts",
        builder="comparison.others:street",
        measure="comparison_street",
        audience="public",
        columns=(
            *COUNTED,
            DOUBT,
            *SET_AGAINST_OURS,
        ),
    ),
    TableSpec(
        name="comparison-recorded",
        says="the district against its force and the country, from recorded crime",
        builder="comparison.others:recorded",
        measure="comparison_recorded",
        audience="public",
        columns=(
            *COUNTED,
            *SET_AGAINST_OURS,
            FORCES_REPORTED,
            FORCES_MISSING,
        ),
    ),
    TableSpec(
        name="comparison-partnerships",
        says="the district among all partnerships of which residents are loaded",
        builder="comparison.partnerships:partnerships",
        measure="comparison_partnerships",
        audience="public",
        columns=(
            *COUNTED,
            *SET_AGAINST_OURS,
        ),
    ),
    TableSpec(
        name="comparison-years",
        says="the gap between the district and its comparators, year by year",
        builder="comparison.others:years",
        measure="gap",
        audience="public",
        columns=(
            BASIS,
            AREA_CODE,
            AREA_NAME,
            LEVEL,
            GROUP,
            YEAR_LABEL,
            FROM,
            TO,
            COMPLETE,
            COUNT,
            POPULATION,
            POPULATION_YEAR,
            RATE_PER_1000,
            LOWER_95,
            UPPER_95,
            GAP_PER_1000,
        ),
    ),
    TableSpec(
        name="standing-watch",
        says="kinds of crime said to be well below the country's: whether they still are",
        builder="comparison.watch:standing_watch",
        measure="standing_watch",
        audience="public",
        columns=(
            GROUP,
            YEAR_LABEL,
            FROM,
            TO,
            COMPLETE,
            COUNT,
            POPULATION,
            POPULATION_YEAR,
            RATE_PER_1000,
            COUNTRY_RATE,
            GAP_PER_1000,
            GAP_LOWER,
            GAP_UPPER,
            RATIO,
            RATIO_LOWER_95,
            RATIO_UPPER_95,
            OURS_AGAINST,
            HELD_SINCE,
            YEARS_HELD,
            RATIO_BEFORE,
            P_ADJUSTED,
            WATCH,
        ),
    ),
)
