"""The tables of targets, declared: what each holds, and what each column means."""

from __future__ import annotations

from moorlands_dash.tables.columns import (
    AREA_CODE,
    AREA_NAME,
    CATEGORY,
    CHANCE,
    CHANCE_WORDS,
    COMPLETE,
    COUNT,
    DATE,
    DENOMINATOR,
    DIFFERENCE,
    EXPECTED,
    FROM,
    INDICATOR,
    KIND,
    LOWER_95,
    LOWER_95_2,
    MONTH,
    MONTHS_EXPECTED,
    MONTHS_LOADED,
    NOTE,
    NUMERATOR,
    OWNER,
    P_VALUE,
    PART,
    PERIOD_END,
    PERIOD_START,
    RATIO,
    SHARE,
    SOURCE,
    STANDING,
    STATUS,
    TARGET,
    TARGET_ID,
    THEME,
    TITLE,
    TO,
    UPPER_95,
    UPPER_95_2,
    VERDICT,
    WARNING,
    WORDING,
    WORDS,
    YEAR_LABEL,
)
from moorlands_dash.tables.spec import COUNTED, Column, TableSpec

MEASURE = Column("measure", "Measure", "text", "TODO", shown=False)
MONTHS_ELAPSED = Column(
    "months_elapsed", "Months elapsed", "whole", "TODO", unit=COUNTED, shown=False
)
BASELINE = Column("baseline", "Baseline", "one place", "TODO", unit="TODO")
ACTUAL = Column("actual", "Actual", "whole", "TODO", unit=COUNTED)
MILESTONE_NOW = Column("milestone_now", "Milestone now", "one place", "TODO", unit="TODO")
STRAIGHT_LINE = Column("straight_line", "Straight-line outturn", "whole", "TODO", unit=COUNTED)
MONTHS_LEFT = Column("months_left", "Months left", "whole", "TODO", unit=COUNTED)
STATUS_REASON = Column("status_reason", "Why this status", "text", "TODO")
JUDGEMENT = Column("judgement", "Judged", "text", "TODO")
OUTTURN_MEDIAN = Column("outturn_median", "Likely outturn", "whole", "TODO", unit=COUNTED)
OUTTURN_LOWER_50 = Column("outturn_lower_50", "Outturn 50% from", "whole", "TODO", unit=COUNTED)
OUTTURN_UPPER_50 = Column("outturn_upper_50", "Outturn 50% to", "whole", "TODO", unit=COUNTED)
OUTTURN_LOWER_80 = Column("outturn_lower_80", "Outturn 80% from", "whole", "TODO", unit=COUNTED)
OUTTURN_UPPER_80 = Column("outturn_upper_80", "Outturn 80% to", "whole", "TODO", unit=COUNTED)
OUTTURN_LOWER_95 = Column("outturn_lower_95", "Outturn 95% from", "whole", "TODO", unit=COUNTED)
OUTTURN_UPPER_95 = Column("outturn_upper_95", "Outturn 95% to", "whole", "TODO", unit=COUNTED)
NEEDED_PER_MONTH = Column(
    "needed_per_month", "Needed a month, at most", "two places", "TODO", unit="TODO"
)
BEST_RUN_PER_MONTH = Column(
    "best_run_per_month", "Best such run, a month", "two places", "TODO", unit="TODO"
)
BEST_RUN_FROM = Column("best_run_from", "Best run from", "month", "TODO")
BEST_RUN_TO = Column("best_run_to", "Best run to", "month", "TODO")
ACTUAL_CUMULATIVE = Column("actual_cumulative", "Actual, so far", "whole", "TODO", unit=COUNTED)
MILESTONE = Column("milestone", "Milestone", "one place", "TODO", unit="TODO")
MILESTONE_CUMULATIVE = Column(
    "milestone_cumulative", "Milestone, so far", "one place", "TODO", unit="TODO"
)
BASELINE_CUMULATIVE = Column(
    "baseline_cumulative", "Baseline, so far", "one place", "TODO", unit="TODO"
)
TARGET_2 = Column("target", "Target", "share", "TODO", unit="share")
BASELINE_2 = Column("baseline", "Baseline", "share", "TODO", unit="share")
KNOWN = Column("known", "Counted", "yes or no", "TODO")
MEDIAN = Column("median", "Likely, so far", "whole", "TODO", unit=COUNTED)
LOWER_50 = Column("lower_50", "50% from", "whole", "TODO", unit=COUNTED)
UPPER_50 = Column("upper_50", "50% to", "whole", "TODO", unit=COUNTED)
LOWER_80 = Column("lower_80", "80% from", "whole", "TODO", unit=COUNTED)
UPPER_80 = Column("upper_80", "80% to", "whole", "TODO", unit=COUNTED)
CHANGE = Column("change", "Months left changed by", "signed share", "TODO", unit="TODO")
MONTHS_IN = Column("months_in", "Months known", "whole", "TODO", unit=COUNTED)
FORECASTS = Column("forecasts", "Years tried", "whole", "TODO", unit=COUNTED)
COVERED_80 = Column("covered_80", "80% intervals that held", "share", "TODO", unit="share")
COVERED_95 = Column("covered_95", "95% intervals that held", "share", "TODO", unit="share")
CRPS = Column("crps", "Error (CRPS)", "one place", "TODO", unit="TODO")
STRAIGHT_LINE_CRPS = Column(
    "straight_line_crps", "Straight line's error", "one place", "TODO", unit="TODO"
)
BRIER = Column("brier", "Brier score", "two places", "TODO", unit="TODO")
WORSE = Column("worse", "Worse than the straight line", "yes or no", "TODO")
SIZE_BAND = Column("size_band", "Series of", "text", "TODO")
ANNOTATION_ID = Column("annotation_id", "Annotation id", "text", "TODO", shown=False)
DIMENSION = Column("dimension", "Dimension", "text", "TODO", shown=False)
OUTTURN = Column("outturn", "Outturn", "one place", "TODO", unit="TODO", shown=False)
RESULT = Column("result", "Result", "text", "TODO", shown=False)
Q1_MEDIAN = Column("q1_median", "Q1 median", "one place", "TODO", unit="TODO", shown=False)
Q1_LOWER_80 = Column("q1_lower_80", "Q1 lower 80", "one place", "TODO", unit="TODO", shown=False)
Q1_UPPER_80 = Column("q1_upper_80", "Q1 upper 80", "one place", "TODO", unit="TODO", shown=False)
Q1_CHANCE = Column("q1_chance", "Q1 chance", "one place", "TODO", unit="TODO", shown=False)
Q1_CHANCE_WORDS = Column("q1_chance_words", "Q1 chance words", "text", "TODO", shown=False)
Q2_MEDIAN = Column("q2_median", "Q2 median", "one place", "TODO", unit="TODO", shown=False)
Q2_LOWER_80 = Column("q2_lower_80", "Q2 lower 80", "one place", "TODO", unit="TODO", shown=False)
Q2_UPPER_80 = Column("q2_upper_80", "Q2 upper 80", "one place", "TODO", unit="TODO", shown=False)
Q2_CHANCE = Column("q2_chance", "Q2 chance", "one place", "TODO", unit="TODO", shown=False)
Q2_CHANCE_WORDS = Column("q2_chance_words", "Q2 chance words", "text", "TODO", shown=False)
Q3_MEDIAN = Column("q3_median", "Q3 median", "one place", "TODO", unit="TODO", shown=False)
Q3_LOWER_80 = Column("q3_lower_80", "Q3 lower 80", "one place", "TODO", unit="TODO", shown=False)
Q3_UPPER_80 = Column("q3_upper_80", "Q3 upper 80", "one place", "TODO", unit="TODO", shown=False)
Q3_CHANCE = Column("q3_chance", "Q3 chance", "one place", "TODO", unit="TODO", shown=False)
Q3_CHANCE_WORDS = Column("q3_chance_words", "Q3 chance words", "text", "TODO", shown=False)
INTERVALS = Column("intervals", "Intervals", "whole", "TODO", unit=COUNTED, shown=False)
INTERVALS_HELD = Column(
    "intervals_held", "Intervals held", "whole", "TODO", unit=COUNTED, shown=False
)
SERIES = Column("series", "Series", "whole", "TODO", unit=COUNTED, shown=False)
RATIO_STRAIGHT_LINE = Column(
    "ratio_straight_line", "Ratio straight line", "one place", "TODO", unit="TODO", shown=False
)
RATIO_LAST_YEAR = Column(
    "ratio_last_year", "Ratio last year", "one place", "TODO", unit="TODO", shown=False
)
RATIO_SEASONAL_NAIVE = Column(
    "ratio_seasonal_naive", "Ratio seasonal naive", "one place", "TODO", unit="TODO", shown=False
)
RATIO_TWELVE_MONTH_MEAN = Column(
    "ratio_twelve_month_mean",
    "Ratio twelve month mean",
    "one place",
    "TODO",
    unit="TODO",
    shown=False,
)
RATIO_STRAIGHT_POINT = Column(
    "ratio_straight_point", "Ratio straight point", "one place", "TODO", unit="TODO", shown=False
)
BRIER_REFERENCE = Column(
    "brier_reference", "Brier reference", "one place", "TODO", unit="TODO", shown=False
)
CHANCE_FROM = Column("chance_from", "Chance from", "one place", "TODO", unit="TODO", shown=False)
CHANCE_TO = Column("chance_to", "Chance to", "one place", "TODO", unit="TODO", shown=False)
MEAN_CHANCE = Column("mean_chance", "Mean chance", "one place", "TODO", unit="TODO", shown=False)
SHARE_MET = Column("share_met", "Share met", "one place", "TODO", unit="TODO", shown=False)

LIMITS = [f"{side}_{level}" for level in (50, 80, 95) for side in ("lower", "upper")]
"""Limits of a forecast's intervals, the narrowest first."""

SPECS = (
    TableSpec(
        name="targets",
        says="every target of a financial year: where it stands",
        builder="targets.trajectories:targets",
        measure="reduce",
        audience="public",
        columns=(
            TARGET_ID,
            TITLE,
            THEME,
            KIND,
            MEASURE,
            AREA_CODE,
            AREA_NAME,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_ELAPSED,
            MONTHS_LOADED,
            COMPLETE,
            BASELINE,
            TARGET,
            ACTUAL,
            MILESTONE_NOW,
            LOWER_95,
            UPPER_95,
            STRAIGHT_LINE,
            MONTHS_LEFT,
            STANDING,
            WORDS,
            OWNER,
            STATUS,
            STATUS_REASON,
            JUDGEMENT,
            CHANCE,
            CHANCE_WORDS,
            OUTTURN_MEDIAN,
            OUTTURN_LOWER_50,
            OUTTURN_UPPER_50,
            OUTTURN_LOWER_80,
            OUTTURN_UPPER_80,
            OUTTURN_LOWER_95,
            OUTTURN_UPPER_95,
            NEEDED_PER_MONTH,
            BEST_RUN_PER_MONTH,
            BEST_RUN_FROM,
            BEST_RUN_TO,
        ),
    ),
    TableSpec(
        name="trajectory",
        says="targets that count incidents, month by month against their milestones",
        builder="targets.trajectories:trajectory",
        measure="reduce",
        audience="public",
        columns=(
            TARGET_ID,
            MONTH,
            ACTUAL,
            ACTUAL_CUMULATIVE,
            MILESTONE,
            MILESTONE_CUMULATIVE,
            BASELINE_CUMULATIVE,
        ),
    ),
    TableSpec(
        name="survey",
        says="targets that a survey measures, wave by wave",
        builder="targets.trajectories:survey",
        measure="survey",
        audience="public",
        columns=(
            TARGET_ID,
            INDICATOR,
            TITLE,
            WORDING,
            PERIOD_START,
            PERIOD_END,
            NUMERATOR,
            DENOMINATOR,
            SHARE,
            LOWER_95_2,
            UPPER_95_2,
            TARGET_2,
            BASELINE_2,
            WARNING,
        ),
    ),
    TableSpec(
        name="forecast",
        says="targets that count incidents: where each month to the year's end is likely to be",
        builder="targets.forecasts:forecast",
        measure="forecast",
        audience="public",
        columns=(
            TARGET_ID,
            MONTH,
            KNOWN,
            MEDIAN,
            LOWER_50,
            UPPER_50,
            LOWER_80,
            UPPER_80,
            LOWER_95,
            UPPER_95,
        ),
    ),
    TableSpec(
        name="what-if",
        says="the chance of meeting each target if the months left bring more or fewer",
        builder="targets.forecasts:what_if",
        measure="what_if",
        columns=(
            TARGET_ID,
            CHANGE,
            OUTTURN_MEDIAN,
            OUTTURN_LOWER_80,
            OUTTURN_UPPER_80,
            CHANCE,
            CHANCE_WORDS,
            STATUS,
            WORDS,
        ),
    ),
    TableSpec(
        name="track-record",
        says="how good forecasts of each target's own series have been",
        builder="targets.forecasts:track_record",
        measure="track_record",
        columns=(
            TARGET_ID,
            MONTHS_IN,
            FORECASTS,
            COVERED_80,
            COVERED_95,
            CRPS,
            STRAIGHT_LINE_CRPS,
            RATIO,
            BRIER,
            WORSE,
            SIZE_BAND,
            WORDS,
        ),
    ),
    TableSpec(
        name="annotations",
        says="dated events that bear on the targets",
        builder="targets.annotations:events",
        measure="annotations",
        audience="public",
        columns=(
            TARGET_ID,
            ANNOTATION_ID,
            DATE,
            KIND,
            TITLE,
            CATEGORY,
            AREA_NAME,
            NOTE,
            SOURCE,
        ),
    ),
    TableSpec(
        name="exception",
        says="where each exception comes from: wards, types, places, similar months",
        builder="targets.exceptions:exception",
        measure="exception",
        columns=(
            TARGET_ID,
            DIMENSION,
            PART,
            COUNT,
            EXPECTED,
            DIFFERENCE,
            P_VALUE,
            VERDICT,
            OUTTURN,
            WORDS,
        ),
    ),
    TableSpec(
        name="year-end",
        says="targets of a closed year: promised, came, and what was forecast on the way",
        builder="targets.year_end:year_end",
        measure="year_end",
        columns=(
            TARGET_ID,
            TITLE,
            THEME,
            KIND,
            OWNER,
            AREA_CODE,
            AREA_NAME,
            YEAR_LABEL,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            COMPLETE,
            BASELINE,
            TARGET,
            OUTTURN,
            OUTTURN_LOWER_95,
            OUTTURN_UPPER_95,
            RESULT,
            Q1_MEDIAN,
            Q1_LOWER_80,
            Q1_UPPER_80,
            Q1_CHANCE,
            Q1_CHANCE_WORDS,
            Q2_MEDIAN,
            Q2_LOWER_80,
            Q2_UPPER_80,
            Q2_CHANCE,
            Q2_CHANCE_WORDS,
            Q3_MEDIAN,
            Q3_LOWER_80,
            Q3_UPPER_80,
            Q3_CHANCE,
            Q3_CHANCE_WORDS,
            INTERVALS,
            INTERVALS_HELD,
            WORDS,
        ),
    ),
    TableSpec(
        name="backtest",
        says="how good the forecasts are, by months known and size of the series",
        builder="targets.backtest:backtest",
        measure="backtest",
        audience="public",
        beside=("backtests",),
        columns=(
            MONTHS_IN,
            SIZE_BAND,
            SERIES,
            FORECASTS,
            COVERED_80,
            COVERED_95,
            CRPS,
            RATIO_STRAIGHT_LINE,
            RATIO_LAST_YEAR,
            RATIO_SEASONAL_NAIVE,
            RATIO_TWELVE_MONTH_MEAN,
            RATIO_STRAIGHT_POINT,
            BRIER,
            BRIER_REFERENCE,
            SOURCE,
        ),
    ),
    TableSpec(
        name="reliability",
        says="how often targets were met that were given a chance of so much",
        builder="targets.backtest:reliability",
        measure="backtest",
        audience="public",
        beside=("backtests",),
        columns=(
            MONTHS_IN,
            CHANCE_FROM,
            CHANCE_TO,
            FORECASTS,
            MEAN_CHANCE,
            SHARE_MET,
            LOWER_95,
            UPPER_95,
            SOURCE,
        ),
    ),
)
