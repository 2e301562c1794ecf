"""The tables of people, declared: what each holds, and what each column means."""

from __future__ import annotations

from moorlands_dash.tables.columns import (
    AREA_CODE,
    AREA_NAME,
    COUNT,
    COUNT_BEFORE,
    DUE,
    FROM,
    LOWER_95_2,
    MEANING,
    P_ADJUSTED,
    SHARE,
    STANDING,
    TITLE,
    TO,
    UPPER_95_2,
    VERDICT,
    WORDS,
)
from moorlands_dash.tables.spec import Column, TableSpec

_THEM = "people, referrals or visits"

PEOPLE_THEME = Column("theme", "Theme", "text", "What the measure is about, broadly")
PEOPLE_KEY = Column("measure", "Measure id", "text", "Key of the measure", shown=False)
MEASURE = TITLE.but(head="What is counted", meaning="What the measure counts")
COUNTED_OF = COUNT.but(head="How many", meaning="How many were counted", unit=_THEM)
OF = Column("of", "Of", "whole", "Among how many; missing where no share is counted", unit=_THEM)
OF_WHOM = Column("of_whom", "Of whom", "text", "Who those are, of whom it is a share")
SHARE_OF = SHARE.but(meaning="Which share of them it is", unit="share of them")
EARLIER_FROM = FROM.but(
    name="before_from", head="Before: from", meaning="First month of the earlier cohort"
)
EARLIER_TO = TO.but(name="before_to", head="Before: to", meaning="Last month of the earlier cohort")
EARLIER = COUNT_BEFORE.but(
    meaning="How many of the cohort a year before; they are other people", unit=_THEM
)
OF_EARLIER = OF.but(
    name="of_before", head="Before: of", meaning="How many were in the cohort a year before"
)
SHARE_EARLIER = SHARE.but(
    name="share_before",
    head="Share before",
    meaning="The share of the cohort a year before",
    unit="share of them",
)
SAME_MIX = SHARE.but(
    name="same_mix",
    head="Share before, with today's mix",
    meaning="What the earlier share would have been with the later cohort's mix of groups; missing "
    "where the mix isn't known",
    unit="share of them",
)
SENDER = Column("sender", "Who counts", "text", "Who sends it, as the measure is declared")
NEED = Column("need", "Need", "yes or no", "Whether it is a need of offenders that was met")
MONTHS = Column("months", "Months in it", "whole", "How many months the row is of", unit="months")
GROUP = Column("group", "Group id", "text", "Key of the group", shown=False)
GROUP_NAME = Column("group_name", "Group", "text", "The group of people, as assessed at the start")
_LEVEL = "share of them, or people, referrals or visits"
MEAN = Column(
    "mean",
    "Mean or expected",
    "two places",
    "Mean of the points; of a share whose cohorts' mix is known, what that leads to expect",
    unit=_LEVEL,
)
LOWER = Column(
    "lower", "Lower limit", "two places", "Under it chance hardly explains a point", unit=_LEVEL
)
UPPER = Column(
    "upper", "Upper limit", "two places", "Above it chance hardly explains a point", unit=_LEVEL
)
NEAR_LOWER = LOWER.but(
    name="near_lower", head="Near the lower limit", meaning="Two of three beyond it are special"
)
NEAR_UPPER = UPPER.but(
    name="near_upper", head="Near the upper limit", meaning="Two of three beyond it are special"
)
METHOD = Column("method", "Limits by", "text", "XmR, exact Poisson, or binomial of a share")
TRIAL = Column(
    "trial", "Trial limits", "yes or no", "Whether the limits are of under twelve points"
)
RULE = Column("rule", "Special by", "rule", "Rule by which the point is more than chance")
SIDE = Column(
    "side", "Side", "whole", "1 above the mean, -1 below it, 0 on it", unit="sign", shown=False
)
WAY = Column("way", "Way", "whole", "Which way the point is special", unit="sign", shown=False)
SEGMENT = Column(
    "segment", "Stretch", "whole", "Which stretch it is in", unit="number", shown=False
)
MEANT = MEANING.but(
    meaning="Whether the point is ordinary, improving, concerning or otherwise special"
)
SHOWN = Column("shown", "Given or hidden", "text", "Whether the count is given or hidden")
SPAN = Column("span", "Span", "text", "A year, or one of the periods sent")
NEXT = TO.but(name="next", head="Next, to", meaning="Last month of the period that comes next")
LACKING = Column(
    "missing", "Periods missing", "whole", "Periods between two that are there", unit="periods"
)
STATE = STANDING.but(name="state", head="State", meaning="To date, missing or late")

SPECS = (
    TableSpec(
        name="people",
        says="people we work with, as counts: the latest figure of each, and whether it is usual",
        builder="people.counts:people",
        measure="people",
        columns=(
            PEOPLE_THEME,
            PEOPLE_KEY,
            MEASURE,
            NEED,
            AREA_CODE,
            AREA_NAME,
            FROM,
            TO,
            COUNTED_OF,
            OF,
            OF_WHOM,
            SHARE_OF,
            LOWER_95_2,
            UPPER_95_2,
            MEANT,
            EARLIER_FROM,
            EARLIER_TO,
            EARLIER,
            OF_EARLIER,
            SHARE_EARLIER,
            SAME_MIX,
            P_ADJUSTED,
            VERDICT,
            SENDER,
            WORDS,
        ),
    ),
    TableSpec(
        name="people-series",
        says="people we work with, month by month or quarter by quarter, with control limits",
        builder="people.counts:series",
        measure="people",
        columns=(
            PEOPLE_KEY,
            MEASURE,
            AREA_CODE,
            AREA_NAME,
            FROM,
            TO,
            MONTHS,
            COUNTED_OF.but(meaning="How many were counted; missing where nothing was sent"),
            OF,
            SHARE_OF,
            LOWER_95_2,
            UPPER_95_2,
            MEAN,
            LOWER,
            UPPER,
            NEAR_LOWER,
            NEAR_UPPER,
            METHOD,
            TRIAL,
            RULE,
            SIDE,
            WAY,
            SEGMENT,
            MEANT,
        ),
    ),
    TableSpec(
        name="people-cohorts",
        says="two cohorts beside each other, group by group: who came in, and what they did",
        builder="people.counts:cohorts",
        measure="cohorts",
        columns=(
            PEOPLE_KEY,
            MEASURE,
            GROUP,
            GROUP_NAME,
            FROM,
            TO,
            COUNTED_OF,
            OF,
            SHARE_OF,
            LOWER_95_2,
            UPPER_95_2,
            EARLIER_FROM,
            EARLIER_TO,
            EARLIER,
            OF_EARLIER,
            SHARE_EARLIER,
        ),
    ),
    TableSpec(
        name="people-supply",
        says="counts of people: to when each measure is known, what lacks and what is late",
        builder="people.counts:supply",
        measure="people_supply",
        columns=(
            STATE,
            PEOPLE_KEY,
            MEASURE,
            SENDER,
            MONTHS.but(head="Months in a period", meaning="How many months a period has"),
            FROM.but(meaning="First month that is loaded"),
            TO.but(meaning="Last month that is loaded"),
            LACKING,
            NEXT,
            DUE.but(meaning="The day by which that is to be there"),
        ),
    ),
    TableSpec(
        name="people-protected",
        says="people we work with, as given to the public: small counts hidden",
        builder="people.protected:protected",
        measure="people_protected",
        audience="public",
        columns=(
            PEOPLE_THEME,
            PEOPLE_KEY,
            MEASURE,
            SPAN,
            FROM,
            TO,
            COUNTED_OF.but(meaning="How many were counted; missing where it is hidden"),
            OF.but(meaning="Among how many; missing of a plain count, and where it is hidden"),
            OF_WHOM,
            SHARE_OF.but(meaning="Which share of them it is, where both are given"),
            LOWER_95_2,
            UPPER_95_2,
            SHOWN,
        ),
    ),
)
