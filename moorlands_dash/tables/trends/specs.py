"""The tables of trends, declared: what each holds, and what each column means."""

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
    DIFFERENCE,
    DISPERSION,
    EXPECTED,
    FROM,
    HOUR,
    INCIDENTS,
    LOWER_95,
    LOWER_95_2,
    MEANING,
    MONTHS_EXPECTED,
    MONTHS_LOADED,
    P_ADJUSTED,
    P_VALUE,
    PERCENT,
    PROVISIONAL,
    RANK,
    SHARE,
    STANDING,
    TARGET,
    TO,
    UPPER_95,
    UPPER_95_2,
    USUAL,
    USUAL_FROM,
    USUAL_TO,
    USUAL_YEARS,
    VERDICT,
    VERDICT_ALONE,
    WARD_CODE,
    WARD_NAME,
    WEEKDAY,
    WORDS,
    YEARS,
)
from moorlands_dash.tables.spec import COUNTED, Column, TableSpec

IN_POINT = COUNT.but(
    meaning="How many there were in the months of the point; missing where one has no file"
)
MONTHS = Column("months", "Months in it", "whole", "How many months the row is of", unit="months")
SEASON = Column(
    "season",
    "Season, 1 is usual",
    "two places",
    "The months' usual share of the year, by which the limits go; 1 where they stay as they are",
    unit="times a usual month",
)
MEAN = Column("mean", "Mean", "one place", "Mean of the points between rebases", unit=COUNTED)
LOWER = Column(
    "lower",
    "Lower limit",
    "amount",
    "Count under which chance alone hardly explains a point; missing where there is none",
    unit=COUNTED,
)
UPPER = Column(
    "upper",
    "Upper limit",
    "amount",
    "Count above which chance alone hardly explains a point",
    unit=COUNTED,
)
NEAR_LOWER = Column(
    "near_lower",
    "Near the lower limit",
    "amount",
    "Count under which a point is near the lower limit; two of three there are special",
    unit=COUNTED,
)
NEAR_UPPER = Column(
    "near_upper",
    "Near the upper limit",
    "amount",
    "Count above which a point is near the upper limit; two of three there are special",
    unit=COUNTED,
)
CHANCE_ABOVE = Column(
    "chance_above",
    "Chance above",
    "in 1,000",
    "Chance of a count above the upper limit; known for exact limits alone",
    unit="probability",
)
CHANCE_BELOW = Column(
    "chance_below",
    "Chance below",
    "in 1,000",
    "Chance of a count under the lower limit; known for exact limits alone",
    unit="probability",
)
METHOD = Column(
    "method",
    "Limits by",
    "text",
    "How the limits are worked out: XmR, or exact Poisson where the mean is under ten",
)
TRIAL = Column(
    "trial", "Trial limits", "yes or no", "Whether the limits are of under twelve points"
)
SEGMENT = Column(
    "segment",
    "Stretch",
    "whole",
    "Which stretch between rebases the point is in, the first being 0",
    unit="number of the stretch",
    shown=False,
)
SEGMENT_ID = Column(
    "segment_id",
    "Rebase id",
    "text",
    "Id of the rebase with which the stretch begins",
    shown=False,
)
SEGMENT_REASON = Column(
    "segment_reason",
    "Limits anew because",
    "text",
    "Why the limits begin anew with the stretch, as was written down",
)
EVENTS = Column(
    "events", "What happened then", "text", "Dated events of those months that bear on the series"
)
RULE = Column(
    "rule", "Special by", "rule", "Rule by which the point is more than chance; missing if by none"
)
SIDE = Column(
    "side",
    "Side of the mean",
    "whole",
    "1 where the point is above the mean, -1 below it, 0 on it",
    unit="sign",
    shown=False,
)
WAY = Column(
    "way",
    "Which way",
    "whole",
    "1 where the point is above the mean or in seven that rise, -1 below or in seven that fall",
    unit="sign",
    shown=False,
)
POINT_MEANING = MEANING.but(
    head="What it means",
    meaning="Ordinary, improving, concerning, neither of both, or cannot tell",
)
ALLOWED = TARGET.but(
    head="Target's share",
    form="amount",
    meaning="What the running year's target allows such a point; missing where there is no target",
    unit=COUNTED,
)
ASSURANCE = Column(
    "assurance",
    "Target met",
    "text",
    "Whether the limits pass the target each time, fail it, or hit and miss",
)
SURENESS = RANK.but(
    head="Place",
    meaning="Order by how sure it is, the surest being the 1st",
    unit="place",
)
WINDOW = Column(
    "window", "Latest months", "whole", "How many latest months the row is of", unit="months"
)
NUMBER = COUNT.but(head="Number", meaning="How many there were in those months")
EXPECTED_OF_PAST = EXPECTED.but(
    head="Expected",
    form="one place",
    meaning="How many the ward's own two years before lead to expect, with the season",
    unit=COUNTED,
)
MONTHS_USUAL_FROM = LOWER_95.but(
    head="Usually from",
    form="whole",
    meaning="Fewest of the usual ups and downs (95%), were nothing new",
    unit=COUNTED,
)
MONTHS_USUAL_TO = UPPER_95.but(
    head="Usually to",
    form="whole",
    meaning="Most of the usual ups and downs (95%), were nothing new",
    unit=COUNTED,
)
NEWS = STANDING.but(
    head="New or usual",
    meaning="New, an early sign that may well be chance, or usual",
)
DIRECTION = VERDICT.but(
    head="Change",
    meaning="Whether there were more or fewer than expected, or there is no clear change",
)
SNOOZE_ID = Column(
    "snooze_id",
    "Snooze id",
    "text",
    "Id of the snooze that holds for the row",
    shown=False,
)
SNOOZE_UNTIL = Column(
    "snooze_until",
    "Snoozed until",
    "day",
    "Day on which it is listed again; missing if once it changes",
)
SNOOZE_REASON = Column(
    "snooze_reason",
    "Snoozed because",
    "text",
    "Why it was set aside, as was written down",
)
IN_WORDS = WORDS.but(meaning="The row's figures and what they mean, in one sentence")
COUNT_FROM = LOWER_95.but(
    head="95% from",
    form="whole",
    meaning="Lower end of the count's own 95% interval: its usual ups and downs",
    unit=COUNTED,
)
COUNT_TO = UPPER_95.but(
    head="95% to",
    form="whole",
    meaning="Upper end of the count's own 95% interval: its usual ups and downs",
    unit=COUNTED,
)
YEAR_CHANGE = VERDICT.but(
    head="Change",
    meaning="Whether there were more, fewer, no clear change, or it cannot be told",
)
CALENDAR_MONTH = Column(
    "calendar_month", "Month", "calendar month", "Month of the year, in all years together"
)
INDEX = Column(
    "index",
    "Of a usual month",
    "share",
    "What the month brings of a usual one: 120% is a fifth more",
    unit="share of a usual month",
)
INDEX_FROM = LOWER_95.but(
    head="95% from",
    form="share",
    meaning="Lower end of that share's 95% interval",
    unit="share of a usual month",
)
INDEX_TO = UPPER_95.but(
    head="95% to",
    form="share",
    meaning="Upper end of that share's 95% interval",
    unit="share of a usual month",
)
IN_ALL_YEARS = COUNT.but(meaning="How many the month brought in all those years together")
PER_MONTH = Column(
    "per_month", "A month", "one place", "How many such a month brought on average", unit=COUNTED
)
WHOLE_YEARS = YEARS.but(meaning="How many whole years it is taken from", unit="years")
SEASON_P = P_VALUE.but(meaning="Chance of months so uneven were there no season")
BUSY = VERDICT.but(
    head="Against a usual month",
    meaning="Whether the month brings more than a usual one, fewer, or much the same",
)
IN_HOUR = INCIDENTS.but(
    head=COUNTED,
    form="amount",
    meaning="How many happened in that hour; one that may be of several hours counts in part",
    unit=COUNTED,
)
SHARE_OF_WEEK = SHARE.but(
    head="Share of the week",
    meaning="Share of those of known time that happened in that hour",
    unit="share of those of known time",
)

LATEST = Column(
    "latest", "Latest", "yes or no", "Whether it is the measure's latest point, which is judged"
)

CRIMES = Column("crimes", "Crimes", "whole", "All crimes of the period", unit="crimes")
TOO_NEW = Column(
    "too_new",
    "Too new to say",
    "whole",
    "Of these, crimes so new that their outcome isn't told yet",
    unit="crimes",
)
TOLD = Column(
    "told",
    "Old enough",
    "whole",
    "The others: crimes whose outcome has had its time",
    unit="crimes",
)
CAME_TO_THIS = Column(
    "count", "Came to this", "whole", "Of the crimes that are old enough", unit="crimes"
)
KIND_KEY = Column("kind", "Kind", "text", "The program's key of the kind of outcome", shown=False)
KIND_NAME = Column("kind_name", "Outcome", "text", "What became of the crimes, in a few groups")
SHARE_OF_TOLD = SHARE.but(meaning="Of the crimes that are old enough, from 0 to 1")
TOLD_BEFORE = TOLD.but(
    name="told_before",
    head="Before: old enough",
    meaning="Crimes of the same months a year before that are old enough",
)
CAME_BEFORE = CAME_TO_THIS.but(
    name="count_before", head="Before", meaning="Of the crimes of the same months a year before"
)
SHARE_BEFORE = SHARE.but(
    name="share_before",
    head="Before: share",
    meaning="The share in the same months a year before",
)
ACTED = CAME_TO_THIS.but(
    head="Charged or out of court",
    meaning="Of the crimes that are old enough: charged, summonsed or dealt with out of court",
)
EXPECTED_ACTED = EXPECTED.but(
    meaning="How many the ward's mix of offences would have at the whole district's shares",
    unit="crimes",
)
AGAINST_REST = VERDICT.but(
    head="Share is",
    meaning="Whether more or fewer of the ward's crimes led to action than of the other wards', "
    "offence by offence",
)

SPECS = (
    TableSpec(
        name="control-chart",
        says="one series with its limits, and the points that are not chance",
        builder="trends.control_charts:control_chart",
        measure="control_chart",
        beside=("rebases",),
        columns=(
            AREA_CODE,
            AREA_NAME,
            CATEGORY,
            FROM,
            TO,
            MONTHS,
            IN_POINT,
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
            PROVISIONAL,
            RULE,
            SIDE,
            WAY,
            POINT_MEANING,
            ALLOWED,
            ASSURANCE,
        ),
    ),
    TableSpec(
        name="control-board",
        says="every measure's points, each as a control chart has it",
        builder="trends.board:board",
        measure="control_chart",
        beside=("rebases",),
        columns=(
            AREA_CODE,
            AREA_NAME,
            CATEGORY,
            FROM,
            TO,
            MONTHS,
            LATEST,
            IN_POINT,
            MEAN,
            LOWER,
            UPPER,
            RULE,
            SIDE,
            WAY,
            POINT_MEANING,
            ALLOWED,
            ASSURANCE,
        ),
    ),
    TableSpec(
        name="what-changed",
        says="all wards and categories screened for what is new",
        builder="trends.screening:what_changed",
        measure="what_changed",
        beside=("snoozes",),
        columns=(
            SURENESS,
            WARD_CODE,
            WARD_NAME,
            CATEGORY,
            WINDOW,
            FROM,
            TO,
            NUMBER,
            EXPECTED_OF_PAST,
            MONTHS_USUAL_FROM,
            MONTHS_USUAL_TO,
            P_VALUE,
            P_ADJUSTED,
            NEWS,
            DIRECTION,
            SNOOZE_ID,
            SNOOZE_UNTIL,
            SNOOZE_REASON,
            IN_WORDS,
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
            BEFORE_EXPECTED,
            BEFORE_LOADED,
            MONTHS,
            COMPLETE,
            COUNT,
            COUNT_FROM,
            COUNT_TO,
            COUNT_BEFORE,
            DIFFERENCE,
            PERCENT,
            USUAL,
            USUAL_FROM,
            USUAL_TO,
            USUAL_YEARS,
            DISPERSION,
            P_VALUE,
            P_ADJUSTED,
            YEAR_CHANGE,
            VERDICT_ALONE,
            IN_WORDS,
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
            INDEX_FROM,
            INDEX_TO,
            IN_ALL_YEARS,
            PER_MONTH,
            WHOLE_YEARS,
            SEASON_P,
            BUSY,
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
            IN_HOUR,
            SHARE_OF_WEEK,
        ),
    ),
    TableSpec(
        name="outcomes",
        says="what became of crimes that are old enough to say, by offence",
        builder="trends.outcomes:outcomes",
        measure="outcomes",
        columns=(
            AREA_NAME,
            CATEGORY,
            KIND_KEY,
            KIND_NAME,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            COMPLETE,
            CRIMES,
            TOO_NEW,
            TOLD,
            CAME_TO_THIS,
            SHARE_OF_TOLD,
            LOWER_95_2,
            UPPER_95_2,
            TOLD_BEFORE,
            CAME_BEFORE,
            SHARE_BEFORE,
            P_ADJUSTED,
            VERDICT,
        ),
    ),
    TableSpec(
        name="outcomes-wards",
        says="how many crimes of each ward led to a charge or a disposal out of court",
        builder="trends.outcomes:by_ward",
        measure="outcomes_wards",
        columns=(
            WARD_CODE,
            WARD_NAME,
            CATEGORY,
            FROM,
            TO,
            MONTHS_EXPECTED,
            MONTHS_LOADED,
            COMPLETE,
            CRIMES,
            TOO_NEW,
            TOLD,
            ACTED,
            EXPECTED_ACTED,
            SHARE_OF_TOLD,
            LOWER_95_2,
            UPPER_95_2,
            P_ADJUSTED,
            AGAINST_REST,
        ),
    ),
)
