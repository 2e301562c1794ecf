"""Columns that tables of several subjects have, each declared once.

Where a table means something else by a name, it says so in its own declaration, with `.but(...)`
or with a column of its own.
"""

from __future__ import annotations

from moorlands_dash.tables.spec import COUNTED, Column

RATE = f"{COUNTED} per 1,000 residents"
"""Unit of a rate."""

ACTION_ID = Column("action_id", "Action id", "text", "The action's key in the plan", shown=False)
AREA_CODE = Column(
    "area_code", "Area code", "text", "Code of the area, as the ONS gives it", shown=False
)
AREA_KM2 = Column("area_km2", "Square km", "two places", "How large it is", unit="square km")
AREA_NAME = Column("area_name", "Area", "text", "Name of the area")
BEFORE_FROM = Column(
    "before_from", "Before: from", "month", "First month of the period that is compared with"
)
BEFORE_TO = Column(
    "before_to", "Before: to", "month", "Last month of the period that is compared with"
)
BEFORE_EXPECTED = Column(
    "before_months_expected",
    "Before: months",
    "whole",
    "Months in the period compared with",
    unit="months",
)
BEFORE_LOADED = Column(
    "before_months_loaded",
    "Before: months loaded",
    "whole",
    "Months of the period compared with of which every file is loaded",
    unit="months",
)
CATEGORY = Column("category", "What", "category", "What is counted, as the program's key of it")
CHANCE = Column(
    "chance", "Chance", "in ten", "How likely the target is to be met, from 0 to 1", unit="chance"
)
CHANCE_WORDS = Column("chance_words", "Chance in words", "text", "The chance, as in “3 in 10”")
CHOICE = Column(
    "choice", "Choice", "text", "What the page is asked for by the row's link", shown=False
)
COMPLETE = Column(
    "complete", "Complete", "yes or no", "Whether every month that the figures need is loaded"
)
COUNT = Column("count", COUNTED, "whole", "How many in the period", unit=COUNTED)
COUNT_BEFORE = Column(
    "count_before",
    "Before",
    "whole",
    "How many in the period compared with; blank where a month of it is missing",
    unit=COUNTED,
)
COUNT_OF_EACH = COUNT.but(head="How many", meaning="How many in the period of what the row names")
"""The count of a table whose rows count different things, each as the row says."""
DATE = Column("date", "Date", "day", "The day")
DAYS_LATE = Column(
    "days_late", "Days late", "whole", "Days since it was due, where it is overdue", unit="days"
)
DECISION = Column("decision", "What was decided or asked for", "text", "The decision as recorded")
DECISION_ID = Column("decision_id", "Decision id", "text", "The record's own key", shown=False)
BY_DENOMINATOR = Column(
    "denominator",
    "Divided by",
    "text",
    "What else than residents the count is divided by",
    shown=False,
)
BY_PER = Column("per", "Other rate: per", "text", "What the other rate is per, in words")
BY_VALUE = Column(
    "value",
    "Of these",
    "amount",
    "How many of what the other rate is per the area has",
    unit="of these",
)
BY_YEAR = Column(
    "value_year", "Counted in", "year", "Year for which their number is given", unit="year"
)
BY_SOURCE = Column("value_source", "Who says so", "text", "Where their number is from", shown=False)
RATE_BY = Column(
    "rate_by",
    "Other rate",
    "one place",
    "How many in the period per so many of the other denominator",
    unit="as the row says",
)
LOWER_BY = RATE_BY.but(
    name="lower_by", head="Other rate: 95% from", meaning="Lower limit of its 95% interval"
)
UPPER_BY = RATE_BY.but(
    name="upper_by", head="Other rate: 95% to", meaning="Upper limit of its 95% interval"
)
TIMES_RESIDENTS = Column(
    "times_residents",
    "Times all, by residents",
    "two places",
    "The rate per resident over that of all areas shown together",
    unit="times",
)
TIMES_BY = TIMES_RESIDENTS.but(
    name="times_by",
    head="Times all, by the other",
    meaning="The other rate over that of all areas shown together",
)
AGAINST_RESIDENTS = Column(
    "against_residents",
    "Beside the rest, by residents",
    "text",
    "Whether the rate per resident is higher than that of the rest, lower or similar",
)
AGAINST_BY = AGAINST_RESIDENTS.but(
    name="against_by",
    head="Beside the rest, by the other",
    meaning="Whether the other rate is higher than that of the rest, lower or similar",
)
READING = Column(
    "reading",
    "It stands out",
    "text",
    "By which of both denominators the area is clearly above or below the rest",
)
TWO_RATES = (
    *(BY_DENOMINATOR, BY_PER, BY_VALUE, BY_YEAR, BY_SOURCE, RATE_BY, LOWER_BY, UPPER_BY),
    *(TIMES_RESIDENTS, TIMES_BY, AGAINST_RESIDENTS, AGAINST_BY, READING),
)
"""A second rate of the same count, with what it is per, and how both stand to the rest."""
DENOMINATOR = Column("denominator", "Asked", "whole", "How many people answered", unit="people")
DIFFERENCE = Column(
    "difference", "Difference", "signed whole", "How many more than before (or fewer)", unit=COUNTED
)
DISPERSION = Column(
    "dispersion",
    "Times as variable as chance",
    "two places",
    "How many times as much the months varied as chance alone would make them",
    unit="times",
)
DOUBT = Column(
    "doubt",
    "Set aside",
    "whole",
    "Rows set aside that may belong to the count, which is then up to so many higher",
    unit="rows",
)
DOUBT_BEFORE = Column(
    "doubt_before",
    "Before: set aside",
    "whole",
    "Rows set aside that may belong to the count of the period compared with",
    unit="rows",
)
DUE = Column("due", "Due", "day", "The day by which it is to be done")
EXPECTED = Column("expected", "Expected", "one place", "How many would be usual", unit=COUNTED)
FOLLOWED = Column("followed", "What followed", "text", "What has come of it since")
FROM = Column("from", "From", "month", "First month of the period")
HOUR = Column("hour", "Hour", "hour", "Hour of the day, from 0 to 23")
INCIDENTS = Column(
    "incidents",
    COUNTED,
    "one place",
    "How many; one of which only a span is known counts in parts",
    unit=COUNTED,
)
INDICATOR = Column("indicator", "Indicator", "text", "Key of the question", shown=False)
ITEM = Column("item", "Item", "text", "What the row is about")
KIND = Column("kind", "Kind", "text", "Of which kind it is")
LATITUDE = Column(
    "latitude", "Latitude", "degrees", "Latitude of the point (WGS 84)", unit="degrees", shown=False
)
LEVEL = Column("level", "Level", "text", "What sort of area it is, such as a district", shown=False)
LONGITUDE = Column(
    "longitude",
    "Longitude",
    "degrees",
    "Longitude of the point (WGS 84)",
    unit="degrees",
    shown=False,
)
LOWER_95 = Column(
    "lower_95", "95% from", "one place", "Lower limit of the rate's 95% interval", unit=RATE
)
LOWER_95_2 = LOWER_95.but(
    form="share", meaning="Lower limit of the share's 95% interval", unit="share"
)
MEANING = Column("meaning", "Meaning", "text", "What it means, in words")
MEETING_DATE = Column("meeting_date", "Meeting", "day", "The meeting that decided it")
MONTH = Column("month", "Month", "month", "The month")
MONTHS_EXPECTED = Column(
    "months_expected", "Months", "whole", "Months in the period", unit="months"
)
MONTHS_LOADED = Column(
    "months_loaded", "Months loaded", "whole", "Months of which every file is loaded", unit="months"
)
NAME = Column("name", "Name", "text", "What it is called")
NOTE = Column("note", "Note", "text", "What its owner adds")
NUMERATOR = Column("numerator", "Said so", "whole", "How many of them said so", unit="people")
ORDER = Column("order", "Order", "whole", "Its place in the list", unit="place", shown=False)
OWNER = Column("owner", "Owner", "text", "The organisation that answers for it")
PAGE = Column("page", "Page", "text", "The page that shows the evidence", shown=False)
PART = Column("part", "All or a type", "text", "What the row counts: all, or one type")
PERCENT = Column(
    "percent",
    "Change, per cent",
    "signed place",
    "The difference as a share of what was before; not given of small counts",
    unit="per cent",
)
PERIOD_END = Column("period_end", "Asked to", "month", "Month in which the last were asked")
PERIOD_START = Column("period_start", "Asked from", "month", "Month in which the first were asked")
PLACE = Column("place", "Where it lies", "text", "Where it is")
POPULATION = Column(
    "population", "Residents", "whole", "People who live in the area", unit="residents"
)
POPULATION_YEAR = Column(
    "population_year", "Residents in", "year", "Year for which the residents are given", unit="year"
)
PROGRESS = Column(
    "progress",
    "Per cent done",
    "whole",
    "How much of it is done, as its owner says",
    unit="per cent",
)
PROVISIONAL = Column(
    "provisional",
    "Provisional",
    "yes or no",
    "Whether a month of it may still change: the police's files of the latest months come again",
)
P_ADJUSTED = Column(
    "p_adjusted",
    "p-value, tested together",
    "chance",
    "The p-value after allowing for all that are tested together",
    unit="probability",
)
P_VALUE = Column(
    "p_value",
    "p-value",
    "chance",
    "How likely chance alone gives a difference as large",
    unit="probability",
)
RANK = Column("rank", "Rank", "whole", "Its place, 1 for the highest", unit="rank")
RANKED = Column("ranked", "Of wards", "whole", "How many wards are ranked", unit="wards")
RANK_LOWER = Column(
    "rank_lower", "Place from", "whole", "Highest place that the ward may have", unit="place"
)
RANK_UPPER = Column(
    "rank_upper", "Place to", "whole", "Lowest place that the ward may have", unit="place"
)
RATE_PER_1000 = Column(
    "rate_per_1000",
    "Per 1,000 residents",
    "one place",
    "How many in the period per 1,000 residents",
    unit=RATE,
)
RATIO = Column(
    "ratio", "Ratio, ours to theirs", "two places", "Our rate divided by theirs", unit="ratio"
)
RATIO_LOWER_95 = Column(
    "ratio_lower_95",
    "Ratio 95% from",
    "two places",
    "Lower limit of the ratio's 95% interval",
    unit="ratio",
)
RATIO_UPPER_95 = Column(
    "ratio_upper_95",
    "Ratio 95% to",
    "two places",
    "Upper limit of the ratio's 95% interval",
    unit="ratio",
)
RESIDENTS_MISLEAD = Column(
    "residents_mislead",
    "Residents mislead",
    "yes or no",
    "Whether visitors, not residents, are likely behind the rate",
)
SECTION = Column("section", "Part", "text", "The part of the page where it stands")
SHARE = Column("share", "Share", "share", "Which part of all it is, from 0 to 1", unit="share")
SNAPSHOT = Column(
    "snapshot", "Snapshot", "text", "Id of the snapshot that was shown then", shown=False
)
SOURCE = Column("source", "Source", "text", "Where it comes from")
STANDING = Column("standing", "Standing", "text", "How it stands, in a word")
START = Column("start", "Starts", "day", "The day on which it starts")
STATUS = Column("status", "Status", "text", "Its status, in a word")
STATUS_NOW = Column("status_now", "Status now", "text", "Status of what it is about, today")
STATUS_THEN = Column("status_then", "Status then", "text", "The same when it was decided")
TARGET = Column("target", "Target", "one place", "What the target allows", unit=COUNTED)
TARGET_ID = Column("target_id", "Target id", "text", "Key of the target", shown=False)
TARGET_TITLE = Column("target_title", "Target", "text", "The target that it serves")
THEME = Column("theme", "Theme", "theme", "What it is about, broadly")
TITLE = Column("title", "Title", "text", "What it is called")
TO = Column("to", "To", "month", "Last month of the period")
UPDATED = Column("updated", "Last updated", "day", "The day of its newest update")
UPPER_95 = Column(
    "upper_95", "95% to", "one place", "Upper limit of the rate's 95% interval", unit=RATE
)
UPPER_95_2 = UPPER_95.but(
    form="share", meaning="Upper limit of the share's 95% interval", unit="share"
)
USUAL = Column(
    "usual",
    "Usual",
    "one place",
    "How many would be usual: what the same months of up to five years before lead to expect",
    unit=COUNTED,
)
USUAL_FROM = Column(
    "usual_from",
    "No clear change from",
    "whole",
    "The smallest number that would be no clear change, asked alone",
    unit=COUNTED,
)
USUAL_TO = Column(
    "usual_to",
    "No clear change to",
    "whole",
    "The largest number that would be no clear change, asked alone",
    unit=COUNTED,
)
USUAL_YEARS = Column(
    "usual_years",
    "Years behind it",
    "whole",
    "How many years before the usual number rests on",
    unit="years",
)
VERDICT = Column("verdict", "Verdict", "text", "What the figures bear out, in a word")
VERDICT_ALONE = Column(
    "verdict_alone",
    "Asked alone",
    "text",
    "The verdict if this change alone had been asked about, and no others looked at with it",
)
WARD_CODE = Column(
    "ward_code", "Ward code", "text", "Code of the ward, as the ONS gives it", shown=False
)
WARD_NAME = Column("ward_name", "Ward", "text", "Name of the ward")
WARNING = Column("warning", "Warning", "text", "Why to take the row with care")
WEEKDAY = Column("weekday", "Day", "weekday", "Day of the week, 0 for Monday")
WORDING = Column("wording", "Question", "text", "The question as it was asked")
WORDS = Column("words", "In words", "text", "The row in a sentence or two")
YEARS = Column("years", "Years", "whole", "How many years it rests on", unit="years")
YEAR_LABEL = Column("year_label", "Year", "text", "The year, in words")
