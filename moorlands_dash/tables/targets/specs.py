"""The tables of targets, declared: what each holds, and what each column means.

A target counts incidents or is judged by a survey: its amounts are counts or shares, as the row's
`kind` says.
"""

from __future__ import annotations

from moorlands_dash.tables.columns import (
    AREA_CODE,
    AREA_NAME,
    CATEGORY,
    CHANCE,
    CHANCE_WORDS,
    COMPLETE,
    COUNT_OF_EACH,
    DATE,
    DENOMINATOR,
    DIFFERENCE,
    DOUBT,
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

_EITHER = f"{COUNTED}, or share of the people asked"
"""Unit of what is a count or a share, as the target's kind says."""

OF_TARGET = TARGET_ID.but(head="Target", meaning="Key of the target that it is of", shown=True)
NAMED = TITLE.but(head="Target", meaning="The target, as the partnership calls it")
KIND_OF_TARGET = KIND.but(
    form="target kind", meaning="Whether it counts or asks, and which way it should go"
)
WHOSE = Column(
    "whose",
    "Whose",
    "text",
    "Whose target it is: shared by all members, or one member's own",
    shown=False,
)
WHOSE_OWN = WHOSE.but(meaning="The member whose own it is", shown=True)
UNIT = Column(
    "unit",
    "Unit",
    "text",
    "What its amounts are: count, share, or per_1000",
    shown=False,
)
MEASURE = Column(
    "measure", "Measure", "text", "What it counts or asks, as the program's key of it", shown=False
)
MONTHS_OF_TARGET = MONTHS_EXPECTED.but(meaning="Months in the target's period")
MONTHS_COUNTED = MONTHS_LOADED.but(
    meaning="Months of the period so far of which every file is loaded; none of a survey"
)
KNOWN_TO = Column(
    "known_to", "Known to", "month", "Last month of which all that the target counts is loaded"
)
MONTHS_ELAPSED = Column(
    "months_elapsed", "Months gone", "whole", "Months of the period so far", unit="months"
)
MONTHS_LEFT = Column(
    "months_left", "Months left", "whole", "Months of the period still to come", unit="months"
)
BASELINE = Column(
    "baseline",
    "Baseline",
    "count or share",
    "What it was before, brought to the length of the target's period",
    unit=_EITHER,
)
PROMISED = Column(
    "target",
    "Promised",
    "count or share",
    "What was promised: for “no worse” the most that still counts as that",
    unit=_EITHER,
)
ACTUAL_SO_FAR = Column(
    "actual",
    "Actual",
    "count or share",
    "What came so far: the count, or the newest survey wave's share",
    unit=_EITHER,
)
VALUE = Column(
    "value",
    "Figure",
    "count or share",
    "The count, the share or the rate of the period",
    unit=_EITHER,
)
SUM_SO_FAR = Column(
    "so_far",
    "Sum so far",
    "whole",
    "Of a count: its sum since the target's period began",
    unit=COUNTED,
)
VALUE_LOWER_95 = LOWER_95.but(
    form="count or share", meaning="Lower limit of the share or rate", unit=_EITHER
)
VALUE_UPPER_95 = UPPER_95.but(
    form="count or share", meaning="Upper limit of the share or rate", unit=_EITHER
)
YEARS_PART = Column(
    "promised", "Promised", "whole", "The part of the path that the year has", unit=COUNTED
)
YEARS_COUNT = Column(
    "count", "Came", "whole", "What the year came to, where all its months are loaded", unit=COUNTED
)
PARTS_SO_FAR = Column(
    "promised_so_far", "Milestone", "whole", "The sum of the parts up to the year", unit=COUNTED
)
COUNT_SO_FAR = Column(
    "count_so_far", "Came so far", "whole", "The sum of what came up to the year", unit=COUNTED
)
YEAR_OF_BASELINE = Column(
    "baseline", "Year of the baseline", "whole", "What a year of the baseline came to", unit=COUNTED
)
LEVEL_OF_BASELINE = Column(
    "level",
    "Level of then",
    "whole",
    "What a year would bring at the level behind the baseline",
    unit=COUNTED,
)
CHANGE_ASKED = Column(
    "change",
    "Change asked for",
    "signed share",
    "By how much the year is to differ from the baseline",
    unit="share of the baseline",
)
BASELINE_FROM = FROM.but(
    name="baseline_from", head="Baseline from", meaning="First month of the baseline"
)
BASELINE_TO = TO.but(name="baseline_to", head="Baseline to", meaning="Last month of the baseline")
LEVEL_BEHIND = Column(
    "level",
    "Level a year",
    "whole",
    "What a year would bring at the level that lies behind the months",
    unit=COUNTED,
)
OWED = Column(
    "owed",
    "Baseline above level",
    "signed whole",
    "How far the baseline lies above that level, else below: what chance lent it",
    unit=COUNTED,
)
BY_CHANCE = Column(
    "by_chance",
    "By chance alone",
    "one place",
    "How far chance alone leads a year from its level, as a standard deviation",
    unit=COUNTED,
)
SMALLEST_CHANGE = Column(
    "smallest_change",
    "Smallest change seen",
    "signed share",
    "The smallest true change that the test of a change sees in 8 of 10 years",
    unit="share of what is usual",
)
SEEN_CHANCE = CHANCE.but(
    name="seen_chance",
    head="Chance to be seen",
    meaning="The chance that the change asked for would be seen, if it were true",
)
LIKE_YEARS = Column(
    "like_years",
    "Years like it",
    "whole",
    "Whole years of series of like size, each beside the year before",
    unit="years",
)
LIKE_KEPT = Column(
    "like_kept", "Of these, as far", "whole", "Those that changed as much or more", unit="years"
)
LIKE_SHARE = SHARE.but(
    name="like_share",
    head="Share of these",
    meaning="Which share of such years changed as much or more",
    unit="share of the years",
)
LIKE_PLACE = Column("place", "Where", "text", "The district or the ward")
LIKE_COUNT = Column("count", "Count", "whole", "What the year came to", unit=COUNTED)
LIKE_BEFORE = Column("before", "Year before", "whole", "What the year before came to", unit=COUNTED)
LIKE_RATIO = Column(
    "ratio", "Ratio", "two places", "The year's count over that of the year before", unit="ratio"
)
DRAFT_BASELINE_START = Column("baseline_start", "Baseline from", "day", "First day of the baseline")
DRAFT_BASELINE_END = Column("baseline_end", "Baseline to", "day", "Last day of the baseline")
DRAFT_START = Column("start", "Starts", "day", "First day of the promise")
DRAFT_END = Column("end", "Ends", "day", "Last day of the promise")
DRAFT_PROFILE = Column(
    "profile", "Milestones", "text", "Whether they follow the season or are even"
)
DRAFT_BY_YEAR = Column(
    "by_year", "By year", "text", "Each year's own part, of a path of several years"
)
MILESTONE_NOW = Column(
    "milestone_now",
    "Milestone now",
    "whole",
    "The most that the target allows up to now, by the season",
    unit=COUNTED,
)
STANDING_LOWER_95 = LOWER_95.but(
    form="count or share",
    meaning="Of a reduction the least that is usual about the milestone, else the lower limit of "
    "what came",
    unit=_EITHER,
)
STANDING_UPPER_95 = UPPER_95.but(
    form="count or share",
    meaning="Of a reduction the most that is usual about the milestone, else the upper limit of "
    "what came",
    unit=_EITHER,
)
STRAIGHT_LINE = Column(
    "straight_line",
    "If the rest is as so far",
    "whole",
    "The period's count if the rest goes on as the months so far did, without seasons",
    unit=COUNTED,
)
STATUS_REASON = Column(
    "status_reason", "Why this status", "text", "Why it has the status that it has"
)
JUDGEMENT = Column(
    "judgement",
    "Judged",
    "text",
    "Of “no worse”: whether it is held, worse, or neither is shown",
)
OUTTURN_MEDIAN = Column(
    "outturn_median",
    "Likely by the end",
    "whole",
    "The period's count that is as likely passed as not",
    unit=COUNTED,
)
NEEDED_PER_MONTH = Column(
    "needed_per_month",
    "Needed a month, at most",
    "two places",
    "What each month left may bring on average if the target is to be met",
    unit=f"{COUNTED} a month",
)
BEST_RUN_PER_MONTH = Column(
    "best_run_per_month",
    "Best such run, a month",
    "two places",
    "The lowest average of as many months in a row as are left",
    unit=f"{COUNTED} a month",
)
BEST_RUN_FROM = Column("best_run_from", "Best run from", "month", "First month of that run")
BEST_RUN_TO = Column("best_run_to", "Best run to", "month", "Last month of that run")
ACTUAL = Column("actual", "In the month", "whole", "How many came in the month", unit=COUNTED)
ACTUAL_CUMULATIVE = Column(
    "actual_cumulative", "So far", "whole", "How many came up to the month's end", unit=COUNTED
)
MILESTONE = Column(
    "milestone", "Milestone", "whole", "What the target allows more in the month", unit=COUNTED
)
MILESTONE_CUMULATIVE = Column(
    "milestone_cumulative",
    "Milestone, so far",
    "whole",
    "The most that the target allows up to the month's end",
    unit=COUNTED,
)
BASELINE_CUMULATIVE = Column(
    "baseline_cumulative",
    "Baseline, so far",
    "whole",
    "About what the baseline had up to the month's end",
    unit=COUNTED,
)
QUESTION = TITLE.but(head="What is asked", meaning="What those counted said, in words")
PROMISED_SHARE = PROMISED.but(
    form="share", meaning="The share that was promised", unit="share of the people asked"
)
BASELINE_SHARE = BASELINE.but(
    form="share", meaning="The share before", unit="share of the people asked"
)
SHARE_SAID = SHARE.but(
    meaning="Which share of those asked said so", unit="share of the people asked"
)
KNOWN = Column("known", "Counted", "yes or no", "Whether the month is counted, not forecast")
MEDIAN = Column(
    "median",
    "Likely, so far",
    "whole",
    "The count up to the month's end that is as likely passed as not",
    unit=COUNTED,
)
CHANGE = Column(
    "change",
    "Months left changed by",
    "signed share",
    "How many more or fewer than forecast the months left bring",
    unit="share",
)
MONTHS_IN = Column(
    "months_in", "Months known", "whole", "Months of the year known to the forecast", unit="months"
)
FORECASTS = Column(
    "forecasts", "Years tried", "whole", "Years that were forecast and are over", unit="years"
)
FORECASTS_OF_SERIES = FORECASTS.but(
    head="Forecasts tried", meaning="Forecasts made of years that are over", unit="forecasts"
)
CHANCES_GIVEN = FORECASTS.but(
    head="Times given", meaning="How often such a chance was given", unit="forecasts"
)
COVERED_80 = Column(
    "covered_80",
    "80% intervals that held",
    "share",
    "Share of the 80% intervals that held what came",
    unit="share of the forecasts",
)
COVERED_95 = Column(
    "covered_95",
    "95% intervals that held",
    "share",
    "Share of the 95% intervals that held what came",
    unit="share of the forecasts",
)
CRPS = Column(
    "crps",
    "Error (CRPS)",
    "one place",
    "Mean error of the forecasts (continuous ranked probability score)",
    unit=COUNTED,
)
STRAIGHT_LINE_CRPS = Column(
    "straight_line_crps",
    "Straight line's error",
    "one place",
    "Mean error of carrying on as the months so far",
    unit=COUNTED,
)
RATIO_OF_ERRORS = RATIO.but(
    head="Error ratio to the straight line",
    meaning="The forecasts' error divided by the straight line's: under 1 is better",
)
BRIER = Column(
    "brier",
    "Brier score",
    "two places",
    "Mean square of chance given less what came (1 or 0): 0 is perfect",
    unit="0 to 1",
)
BRIER_REFERENCE = Column(
    "brier_reference",
    "Brier score of the usual chance",
    "two places",
    "The same of saying each time how often such targets are met",
    unit="0 to 1",
)
WORSE = Column(
    "worse",
    "Worse than the straight line",
    "yes or no",
    "Whether carrying on as so far would have done better",
)
PEERS = Column(
    "peers",
    "Forecast",
    "text",
    "Whether the same kind of incident elsewhere was known to the forecasts",
)
SIZE_BAND = Column("size_band", "Series of", "text", "How many a month the series has")
ANNOTATION_ID = Column("annotation_id", "Event id", "text", "Key of the event", shown=False)
EVENT = TITLE.but(head="Event", meaning="What happened")
OF_CATEGORY = CATEGORY.but(meaning="What it bears on; on everything where it names nothing")
IN_AREA = AREA_NAME.but(meaning="Where it bears; everywhere where it names nowhere")
DIMENSION = Column(
    "dimension", "By", "text", "What the parts are: wards, types, places, similar months, files"
)
PART_OF_GAP = PART.but(head="Part", meaning="The ward, type, place or months")
COUNT_OF_PART = COUNT_OF_EACH.but(meaning="How many came in the part")
EXPECTED_OF_PART = EXPECTED.but(
    meaning="The part's share of the milestone; of similar months, what the year before had"
)
DIFFERENCE_OF_PART = DIFFERENCE.but(meaning="How many more came than expected (or fewer)")
OUTTURN_OF_RUN = Column(
    "outturn",
    "Year's end if alike",
    "whole",
    "Of similar months: the year's count if the rest goes as it did after them",
    unit=COUNTED,
)
OUTTURN = Column(
    "outturn",
    "What came",
    "count or share",
    "The whole year's count, or the last survey wave's share",
    unit=_EITHER,
)
SURVEY_LOWER_95 = Column(
    "outturn_lower_95",
    "Survey 95% from",
    "share",
    "Of a survey: lower limit of the share's 95% interval",
    unit="share of the people asked",
)
SURVEY_UPPER_95 = SURVEY_LOWER_95.but(
    name="outturn_upper_95",
    head="Survey 95% to",
    meaning="Of a survey: upper limit of the share's 95% interval",
)
RESULT = Column("result", "Result", "text", "Whether it was met, in a word")
INTERVALS = Column(
    "intervals",
    "80% intervals given",
    "whole",
    "Forecasts of the year with an 80% interval",
    unit="intervals",
)
INTERVALS_HELD = Column(
    "intervals_held",
    "Of these, held",
    "whole",
    "Those whose interval held what came",
    unit="intervals",
)
SERIES = Column("series", "Series tried", "whole", "How many series were tried", unit="series")
CHANCE_FROM = Column(
    "chance_from", "Chance from", "share", "Least chance of the row's tenth", unit="chance"
)
CHANCE_TO = Column(
    "chance_to", "Chance to", "share", "Most chance of the row's tenth", unit="chance"
)
MEAN_CHANCE = Column(
    "mean_chance", "Chance given, on average", "share", "Mean of the chances given", unit="chance"
)
SHARE_MET = Column(
    "share_met",
    "Met in fact",
    "share",
    "Share of these targets that were met",
    unit="share of the forecasts",
)

LIMITS = [f"{side}_{level}" for level in (50, 80, 95) for side in ("lower", "upper")]
"""Limits of a forecast's intervals, the narrowest first."""
_ENDS = {"lower": "from", "upper": "to"}


def _limit(side: str, level: int) -> Column:
    """Return a limit of the forecast of the count up to a month."""
    meaning = f"{side.capitalize()} limit of the {level}% interval of the count so far"
    head = f"{level}% {_ENDS[side]}"
    return Column(f"{side}_{level}", head, "whole", meaning, unit=COUNTED)


def _outturn_limit(side: str, level: int) -> Column:
    """Return a limit of the forecast of the whole period's count."""
    meaning = f"{side.capitalize()} limit of the {level}% interval of the period's count"
    head = f"By the end, {level}% {_ENDS[side]}"
    return Column(f"outturn_{side}_{level}", head, "whole", meaning, unit=COUNTED)


def _limits(level: int) -> tuple[Column, Column]:
    return _limit("lower", level), _limit("upper", level)


def _outturn_limits(level: int) -> tuple[Column, Column]:
    return _outturn_limit("lower", level), _outturn_limit("upper", level)


def _forecast_after(quarter: int) -> tuple[Column, ...]:
    """Return what was forecast after a quarter of the year."""
    after, name = f"after quarter {quarter}", f"q{quarter}"
    return (
        Column(
            f"{name}_median",
            f"{name.upper()}: likely",
            "whole",
            f"The year's count as forecast {after}",
            unit=COUNTED,
        ),
        Column(
            f"{name}_lower_80",
            f"{name.upper()}: 80% from",
            "whole",
            f"Lower limit of its 80% interval {after}",
            unit=COUNTED,
        ),
        Column(
            f"{name}_upper_80",
            f"{name.upper()}: 80% to",
            "whole",
            f"Upper limit of its 80% interval {after}",
            unit=COUNTED,
        ),
        CHANCE.but(
            name=f"{name}_chance",
            head=f"{name.upper()}: chance",
            meaning=f"How likely it was to be met, as told {after}",
        ),
        CHANCE_WORDS.but(
            name=f"{name}_chance_words",
            head=f"{name.upper()}: chance in words",
            meaning=f"The chance told {after}, as in “3 in 10”",
        ),
    )


def _against(rival: str, what: str) -> Column:
    """Return the forecasts' error as part of a simple forecast's."""
    return Column(
        f"ratio_{rival}",
        f"Error ratio to {what}",
        "two places",
        f"The forecasts' error divided by that of {what}; under 1 is better",
        unit="ratio",
    )


SPECS = (
    TableSpec(
        name="targets",
        says="every target of a financial year: where it stands",
        builder="targets.trajectories:targets",
        measure="reduce",
        audience="public",
        columns=(
            TARGET_ID,
            NAMED,
            THEME,
            KIND_OF_TARGET,
            WHOSE,
            MEASURE,
            UNIT,
            AREA_CODE,
            AREA_NAME,
            FROM,
            TO,
            MONTHS_OF_TARGET,
            MONTHS_ELAPSED,
            KNOWN_TO,
            DOUBT,
            MONTHS_COUNTED,
            COMPLETE,
            BASELINE,
            PROMISED,
            ACTUAL_SO_FAR,
            MILESTONE_NOW,
            STANDING_LOWER_95,
            STANDING_UPPER_95,
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
            *_outturn_limits(50),
            *_outturn_limits(80),
            *_outturn_limits(95),
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
            OF_TARGET,
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
            QUESTION,
            WORDING,
            PERIOD_START,
            PERIOD_END,
            NUMERATOR,
            DENOMINATOR,
            SHARE_SAID,
            LOWER_95_2,
            UPPER_95_2,
            PROMISED_SHARE,
            BASELINE_SHARE,
            WARNING,
        ),
    ),
    TableSpec(
        name="target-figures",
        says="targets on rates, shares and counts that others record, period by period",
        builder="targets.trajectories:followed",
        measure="figure",
        audience="public",
        columns=(
            OF_TARGET,
            INDICATOR,
            TITLE.but(head="What is recorded", meaning="The figure, as its sender calls it"),
            UNIT,
            PERIOD_START,
            PERIOD_END,
            NUMERATOR,
            DENOMINATOR.but(
                empty="the demonstration's only such target follows a count of once a year"
            ),
            VALUE,
            VALUE_LOWER_95.but(
                empty="the demonstration's only such target follows a count of once a year"
            ),
            VALUE_UPPER_95.but(
                empty="the demonstration's only such target follows a count of once a year"
            ),
            SUM_SO_FAR.but(
                empty="the demonstration's only such target follows a count of once a year"
            ),
            PROMISED,
            BASELINE,
        ),
    ),
    TableSpec(
        name="forecast",
        says="targets that count incidents: where each month to the year's end is likely to be",
        builder="targets.forecasts:forecast",
        measure="forecast",
        audience="public",
        columns=(
            OF_TARGET,
            MONTH,
            KNOWN,
            MEDIAN,
            *_limits(50),
            *_limits(80),
            *_limits(95),
        ),
    ),
    TableSpec(
        name="what-if",
        says="the chance of meeting each target if the months left bring more or fewer",
        builder="targets.forecasts:what_if",
        measure="what_if",
        columns=(
            OF_TARGET,
            CHANGE,
            OUTTURN_MEDIAN,
            *_outturn_limits(80),
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
            OF_TARGET,
            MONTHS_IN,
            FORECASTS,
            COVERED_80,
            COVERED_95,
            CRPS,
            STRAIGHT_LINE_CRPS,
            RATIO_OF_ERRORS,
            BRIER,
            WORSE,
            PEERS,
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
            OF_TARGET,
            ANNOTATION_ID,
            DATE,
            KIND,
            EVENT,
            OF_CATEGORY,
            IN_AREA,
            NOTE,
            SOURCE,
        ),
    ),
    TableSpec(
        name="exception",
        says="where each exception comes from: wards, types, places, similar months",
        builder="targets.exceptions:exception",
        measure="exception",
        reads=("overview", "targets"),
        columns=(
            OF_TARGET,
            DIMENSION,
            PART_OF_GAP,
            COUNT_OF_PART,
            EXPECTED_OF_PART,
            DIFFERENCE_OF_PART,
            P_VALUE,
            VERDICT,
            OUTTURN_OF_RUN,
            WORDS,
        ),
    ),
    TableSpec(
        name="year-end",
        says="targets of a closed year: promised, came, and what was forecast on the way",
        builder="targets.year_end:year_end",
        measure="year_end",
        reads=("targets",),
        columns=(
            TARGET_ID,
            NAMED,
            THEME,
            KIND_OF_TARGET,
            WHOSE,
            UNIT,
            OWNER,
            AREA_CODE,
            AREA_NAME,
            YEAR_LABEL,
            FROM,
            TO,
            MONTHS_OF_TARGET,
            MONTHS_COUNTED,
            COMPLETE,
            BASELINE,
            PROMISED,
            OUTTURN,
            SURVEY_LOWER_95,
            SURVEY_UPPER_95,
            RESULT,
            JUDGEMENT,
            *_forecast_after(1),
            *_forecast_after(2),
            *_forecast_after(3),
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
            PEERS,
            MONTHS_IN,
            SIZE_BAND,
            SERIES,
            FORECASTS_OF_SERIES,
            COVERED_80,
            COVERED_95,
            CRPS,
            _against("straight_line", "the straight line"),
            _against("last_year", "last year's count"),
            _against("seasonal_naive", "the same months last year"),
            _against("twelve_month_mean", "the mean of 12 months"),
            _against("straight_point", "the straight line without spread"),
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
            PEERS,
            MONTHS_IN,
            CHANCE_FROM,
            CHANCE_TO,
            CHANCES_GIVEN,
            MEAN_CHANCE,
            SHARE_MET,
            LOWER_95_2,
            UPPER_95_2,
            SOURCE,
        ),
    ),
    TableSpec(
        name="promise",
        says="a promise for the next year: its chance, and what could be seen of it",
        builder="targets.promise:promise",
        measure="promise",
        columns=(
            CATEGORY,
            AREA_CODE,
            AREA_NAME,
            KIND_OF_TARGET,
            UNIT,
            CHANGE_ASKED,
            FROM,
            TO,
            BASELINE_FROM,
            BASELINE_TO,
            BASELINE,
            PROMISED,
            CHANCE,
            CHANCE_WORDS,
            OUTTURN_MEDIAN,
            *_outturn_limits(80),
            LEVEL_BEHIND,
            OWED,
            BY_CHANCE,
            SMALLEST_CHANGE,
            SEEN_CHANCE,
            LIKE_YEARS,
            LIKE_KEPT,
            LIKE_SHARE,
        ),
    ),
    TableSpec(
        name="promise-months",
        says="a promise for the next year, month by month",
        builder="targets.promise:promise_months",
        measure="promise",
        columns=(
            MONTH,
            ACTUAL.but(empty="the year is still to begin"),
            ACTUAL_CUMULATIVE.but(empty="the year is still to begin"),
            MILESTONE,
            MILESTONE_CUMULATIVE,
            BASELINE_CUMULATIVE,
            KNOWN,
            MEDIAN,
            *_limits(50),
            *_limits(80),
            *_limits(95),
        ),
    ),
    TableSpec(
        name="promise-others",
        says="whole years of series like the one promised, beside the year before",
        builder="targets.promise:promise_others",
        measure="promise",
        columns=(LIKE_PLACE, CATEGORY, YEAR_LABEL, LIKE_COUNT, LIKE_BEFORE, LIKE_RATIO),
    ),
    TableSpec(
        name="promise-draft",
        says="a promise for the next year as a row of a file of targets",
        builder="targets.promise:promise_draft",
        measure="promise",
        columns=(
            TARGET_ID,
            NAMED,
            THEME,
            MEASURE,
            KIND_OF_TARGET,
            AREA_CODE,
            DRAFT_BASELINE_START,
            DRAFT_BASELINE_END,
            BASELINE,
            DRAFT_START,
            DRAFT_END,
            PROMISED,
            DRAFT_PROFILE,
            OWNER.but(empty="whoever takes the draft up fills it in"),
            NOTE,
            WHOSE,
            DRAFT_BY_YEAR.but(empty="whoever takes the draft up fills it in"),
        ),
    ),
    TableSpec(
        name="plan-path",
        says="paths of several years, year by year: promised, came, and where they stand",
        builder="targets.paths:plan_path",
        measure="path",
        audience="public",
        columns=(
            TARGET_ID,
            NAMED,
            KIND_OF_TARGET,
            WHOSE,
            YEAR_LABEL,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            COMPLETE,
            YEARS_PART,
            YEARS_COUNT,
            PARTS_SO_FAR,
            COUNT_SO_FAR,
            RESULT,
            YEAR_OF_BASELINE,
            LEVEL_OF_BASELINE,
            PROMISED.but(head="Promised in all"),
            WORDS,
        ),
    ),
    TableSpec(
        name="own-targets",
        says="members' own targets of a financial year, apart from the shared ones",
        builder="targets.own:own_targets",
        measure="reduce",
        reads=("targets",),
        columns=(
            WHOSE_OWN,
            TARGET_ID,
            NAMED,
            KIND_OF_TARGET,
            UNIT,
            AREA_NAME,
            FROM,
            TO,
            BASELINE,
            PROMISED,
            ACTUAL_SO_FAR,
            STATUS,
            CHANCE,
            CHANCE_WORDS,
            OUTTURN_MEDIAN,
            *_outturn_limits(80),
            WORDS,
        ),
    ),
)
