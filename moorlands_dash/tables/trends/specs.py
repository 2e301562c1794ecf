"""The tables of trends, declared: what each holds, and what each column means."""

from __future__ import annotations

from moorlands_dash.tables.columns import (
    AREA_CODE,
    AREA_NAME,
    BEFORE_FROM,
    BEFORE_TO,
    CATEGORY,
    COMPLETE,
    COUNT,
    COUNT_BEFORE,
    DIFFERENCE,
    DISPERSION,
    EXPECTED,
    FROM,
    HOUR,
    INCIDENTS,
    LOWER_95,
    MEANING,
    P_ADJUSTED,
    P_VALUE,
    PERCENT,
    RANK,
    SHARE,
    STANDING,
    TARGET,
    TO,
    UPPER_95,
    VERDICT,
    WARD_CODE,
    WARD_NAME,
    WEEKDAY,
    WORDS,
    YEARS,
)
from moorlands_dash.tables.spec import COUNTED, Column, TableSpec

MONTHS = Column("months", "Months in it", "whole", "TODO", unit=COUNTED)
SEASON = Column("season", "Season's share", "two places", "TODO", unit="TODO")
MEAN = Column("mean", "Mean", "one place", "TODO", unit="TODO")
LOWER = Column("lower", "Lower limit", "one place", "TODO", unit="TODO")
UPPER = Column("upper", "Upper limit", "one place", "TODO", unit="TODO")
NEAR_LOWER = Column("near_lower", "Near lower", "one place", "TODO", unit="TODO", shown=False)
NEAR_UPPER = Column("near_upper", "Near upper", "one place", "TODO", unit="TODO", shown=False)
CHANCE_ABOVE = Column("chance_above", "Chance above", "in 1,000", "TODO", unit="probability")
CHANCE_BELOW = Column("chance_below", "Chance below", "in 1,000", "TODO", unit="probability")
METHOD = Column("method", "Limits", "text", "TODO")
TRIAL = Column("trial", "Trial limits", "yes or no", "TODO")
SEGMENT = Column("segment", "Segment", "whole", "TODO", unit=COUNTED, shown=False)
SEGMENT_ID = Column("segment_id", "Segment id", "text", "TODO", shown=False)
SEGMENT_REASON = Column("segment_reason", "Limits anew because", "text", "TODO")
EVENTS = Column("events", "What happened then", "text", "TODO")
RULE = Column("rule", "Special by", "rule", "TODO")
SIDE = Column("side", "Side", "whole", "TODO", unit=COUNTED, shown=False)
ASSURANCE = Column("assurance", "Target", "text", "TODO")
WINDOW = Column("window", "Latest months", "whole", "TODO", unit=COUNTED)
SNOOZE_ID = Column("snooze_id", "Snooze id", "text", "TODO", shown=False)
SNOOZE_UNTIL = Column("snooze_until", "Snoozed until", "day", "TODO")
SNOOZE_REASON = Column("snooze_reason", "Snoozed because", "text", "TODO")
CALENDAR_MONTH = Column("calendar_month", "Month", "calendar month", "TODO")
INDEX = Column("index", "Of a usual month", "share", "TODO", unit="share")
PER_MONTH = Column("per_month", "A month", "one place", "TODO", unit="TODO")

SPECS = (
    TableSpec(
        name="control-chart",
        says="one series with its limits, and the points that are not chance",
        builder="trends.control_charts:control_chart",
        measure="control_chart",
        beside=("annotations.csv",),
        columns=(
            AREA_CODE,
            AREA_NAME,
            CATEGORY,
            FROM,
            TO,
            MONTHS,
            COUNT,
            SEASON,
            MEAN,
            LOWER,
            UPPER,
            NEAR_LOWER,
            NEAR_UPPER,
            CHANCE_ABOVE,
            CHANCE_BELOW,
            METHOD,
            TRIAL,
            SEGMENT,
            SEGMENT_ID,
            SEGMENT_REASON,
            EVENTS,
            RULE,
            SIDE,
            MEANING,
            TARGET,
            ASSURANCE,
        ),
    ),
    TableSpec(
        name="what-changed",
        says="all wards and categories screened for what is new",
        builder="trends.screening:what_changed",
        measure="what_changed",
        beside=("snoozes.csv",),
        columns=(
            RANK,
            WARD_CODE,
            WARD_NAME,
            CATEGORY,
            WINDOW,
            FROM,
            TO,
            COUNT,
            EXPECTED,
            LOWER_95,
            UPPER_95,
            P_VALUE,
            P_ADJUSTED,
            STANDING,
            VERDICT,
            SNOOZE_ID,
            SNOOZE_UNTIL,
            SNOOZE_REASON,
            WORDS,
        ),
    ),
    TableSpec(
        name="year-on-year",
        says="one series against the same months a year before, and the years before that",
        builder="trends.rhythm:year_on_year",
        measure="year_on_year",
        columns=(
            AREA_NAME,
            CATEGORY,
            FROM,
            TO,
            BEFORE_FROM,
            BEFORE_TO,
            MONTHS,
            COMPLETE,
            COUNT,
            LOWER_95,
            UPPER_95,
            COUNT_BEFORE,
            DIFFERENCE,
            PERCENT,
            DISPERSION,
            P_VALUE,
            P_ADJUSTED,
            VERDICT,
            WORDS,
        ),
    ),
    TableSpec(
        name="season",
        says="how much of the usual each calendar month brings",
        builder="trends.rhythm:by_month",
        measure="season",
        columns=(
            AREA_NAME,
            CATEGORY,
            CALENDAR_MONTH,
            INDEX,
            LOWER_95,
            UPPER_95,
            COUNT,
            PER_MONTH,
            YEARS,
            P_VALUE,
            VERDICT,
        ),
    ),
    TableSpec(
        name="week-hours",
        says="the hours of the week, where extracts have times",
        builder="trends.rhythm:by_hour",
        measure="week_hours",
        columns=(
            AREA_NAME,
            CATEGORY,
            WEEKDAY,
            HOUR,
            INCIDENTS,
            SHARE,
        ),
    ),
)
