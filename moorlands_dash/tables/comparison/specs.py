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
    PLACE,
    POPULATION,
    POPULATION_YEAR,
    RANK,
    RATE,
    RATE_PER_1000,
    RATIO,
    RATIO_LOWER_95,
    RATIO_UPPER_95,
    TO,
    TWO_RATES,
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
from moorlands_dash.tables.wards.specs import (
    FUNNEL_LOWER_95,
    FUNNEL_LOWER_998,
    FUNNEL_UPPER_95,
    FUNNEL_UPPER_998,
)

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

ALIKE = RANK.but(head="How alike", meaning="1 is the district most like ours; 0 is ours")
SIMILAR_RATE = RATE_PER_1000.but(
    name="similar_rate_per_1000",
    head="Similar districts, per 1,000",
    meaning="The rate of the similar districts together, ours not among them",
)
_FUNNEL = "rates that chance keeps {} of districts of its size in, were they like the similar ones"
FUNNEL = tuple(
    column.but(unit=RATE, meaning=f"{end} end of the {_FUNNEL.format(share)}")
    for column, end, share in (
        (FUNNEL_LOWER_95, "Lower", "95%"),
        (FUNNEL_UPPER_95, "Upper", "95%"),
        (FUNNEL_LOWER_998, "Lower", "99.8%"),
        (FUNNEL_UPPER_998, "Upper", "99.8%"),
    )
)
IN_FUNNEL = PLACE.but(
    head="In the funnel",
    meaning="Whether the district lies inside the funnel that chance explains, above it or below",
)
HAS_FIGURES = Column(
    "standing",
    "Figures",
    "text",
    "Whether the district's figures are shown, and what isn't loaded where they aren't",
)
WHERE_FROM = Column("source", "Who says so", "text", "Whose list names the district")
AGAINST = Column("against", "Set against", "text", "Whose rate ours is set against")
AGAINST_RATE = RATE_PER_1000.but(
    name="against_rate_per_1000",
    head="Theirs, per 1,000",
    meaning="The rate that ours is set against",
)
TIMES_USUAL = Column(
    "times_usual",
    "Times usual",
    "two places",
    "Our offences over those that are usual",
    unit="times",
)
CHANGE = Column(
    "change",
    "Against usual",
    "text",
    "Whether ours has more or fewer than the same quarters of years before lead to expect",
)
CHANGE_ALONE = CHANGE.but(
    name="change_alone",
    head="Against usual, by itself",
    meaning="The same, of the group asked about by itself",
)
CORNER = Column(
    "corner",
    "Corner",
    "text",
    "Worse or better than others, and worsening or improving; only where both are clear",
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
        name="similar-areas",
        says="districts much like ours, the most alike first, and whose figures are loaded",
        builder="comparison.similar:similar_areas",
        measure="comparison_similar",
        audience="public",
        columns=(ALIKE, AREA_CODE, AREA_NAME, HAS_FIGURES, WHERE_FROM),
    ),
    TableSpec(
        name="similar-districts",
        says="the district among those much like it, within or beyond a funnel",
        builder="comparison.similar:similar_districts",
        measure="comparison_similar",
        audience="public",
        reads=("similar-areas",),
        columns=(ALIKE, *COUNTED, *SET_AGAINST_OURS, SIMILAR_RATE, *FUNNEL, IN_FUNNEL),
    ),
    TableSpec(
        name="comparison-corners",
        says="each offence group: worse or better than others, worsening or improving",
        builder="comparison.similar:corners",
        measure="comparison_corners",
        audience="public",
        columns=(
            *(GROUP, FROM, TO, COMPLETE, COUNT, POPULATION, POPULATION_YEAR, RATE_PER_1000),
            *(AGAINST, AGAINST_RATE, RATIO, RATIO_LOWER_95, RATIO_UPPER_95, OURS_AGAINST),
            *(COUNT_BEFORE, PERCENT, USUAL, USUAL_FROM, USUAL_TO, USUAL_YEARS, TIMES_USUAL),
            *(P_VALUE, P_ADJUSTED, CHANGE, CHANGE_ALONE, CORNER),
        ),
    ),
    TableSpec(
        name="comparison-denominators",
        says="the force's districts by residents and by homes, vehicles or roads",
        builder="comparison.denominators:denominators",
        measure="two_denominators",
        audience="public",
        columns=(
            *(AREA_CODE, AREA_NAME, GROUP, FROM, TO, COMPLETE, COUNT, POPULATION),
            *(POPULATION_YEAR, RATE_PER_1000, LOWER_95, UPPER_95, *TWO_RATES),
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
