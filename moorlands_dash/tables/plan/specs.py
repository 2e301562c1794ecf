"""The tables of plan, declared: what each holds, and what each column means."""

from __future__ import annotations

from moorlands_dash.tables.columns import (
    ACTION_ID,
    AREA_CODE,
    AREA_NAME,
    DAYS_LATE,
    DENOMINATOR,
    DIFFERENCE,
    DUE,
    INDICATOR,
    KIND,
    LOWER_95,
    LOWER_95_2,
    NAME,
    NOTE,
    NUMERATOR,
    OWNER,
    P_ADJUSTED,
    P_VALUE,
    PERIOD_END,
    PERIOD_START,
    PROGRESS,
    RATE_PER_1000,
    SHARE,
    SOURCE,
    STANDING,
    START,
    STATUS,
    TARGET_ID,
    TARGET_TITLE,
    THEME,
    TITLE,
    UPDATED,
    UPPER_95,
    UPPER_95_2,
    VERDICT,
    WARNING,
    WORDING,
    WORDS,
)
from moorlands_dash.tables.spec import Column, TableSpec

ACTION = TITLE.but(head="Action", meaning="What somebody will do")
ACTION_STATUS = STATUS.but(
    meaning="As its owner says: planned, under way, postponed, done or stopped"
)
HOW_FAR = STANDING.but(meaning="As its owner says: done, under way, planned or postponed")
ACTION_STANDING = STANDING.but(
    meaning="Whether it is overdue, stalled, due soon, on time, postponed, done or stopped"
)
COST = Column("cost", "Cost", "pounds", "What it costs, where that is known", unit="pounds")
FUNDER = Column("funder", "Who pays", "text", "The organisation that pays for it")
MOVED = Column(
    "moved", "Unchanged since", "day", "The day since which status and progress are the same"
)
GAP_KIND = KIND.but(head="What is open", meaning="A target without an action, or the reverse")
GAP_TITLE = TITLE.but(head="Which", meaning="The target or the action")
GAP_STATUS = STATUS.but(meaning="Status of the target, or standing of the action")
ACTIONS = Column("actions", "Actions", "whole", "How many actions it pays for", unit="actions")
COSTED = Column(
    "costed", "Of these, with a known cost", "whole", "Those whose cost is known", unit="actions"
)
COST_OF_ALL = COST.but(meaning="What those with a known cost come to")
ANSWER = TITLE.but(head="What is asked", meaning="What those counted said, in words")
SHARE_SAID = SHARE.but(
    meaning="Which share of those asked said so; not given where few were asked",
    unit="share of the people asked",
)
SHARE_RESPONDED = SHARE.but(
    meaning="Which share of those who chose to answer said so; not given where few answered",
    unit="share of those who answered",
)
ANSWERED = DENOMINATOR.but(head="Answered", meaning="How many chose to answer")
BEFORE_END = Column(
    "before_end", "Set against the wave to", "month", "Last month of the wave compared with"
)
SHARE_BEFORE = Column(
    "share_before",
    "Share before",
    "share",
    "The share of the wave compared with",
    unit="share of the people asked",
)
POINTS = DIFFERENCE.but(
    form="points",
    meaning="The share less that of the wave before",
    unit="percentage points",
)
POINTS_LOWER_95 = POINTS.but(
    name="difference_lower_95",
    head="Difference 95% from",
    meaning="Lower limit of the difference's 95% interval",
)
POINTS_UPPER_95 = POINTS.but(
    name="difference_upper_95",
    head="Difference 95% to",
    meaning="Upper limit of the difference's 95% interval",
)
WHO_ANSWERED = Column(
    "answered", "Who answered", "text", "Residents drawn as a sample, or whoever chose to answer"
)
TALLY = TITLE.but(head="What is counted", meaning="What those who counted call it")
FROM_MONTH = PERIOD_START.but(head="From", meaning="First month counted")
TO_MONTH = PERIOD_END.but(head="To", meaning="Last month counted")
TALLIED = NUMERATOR.but(
    head="Counted", meaning="How many people or events", unit="people or events"
)
OF_THEM = DENOMINATOR.but(head="Of", meaning="Among how many people", unit="people")
TALLY_SHARE = SHARE.but(meaning="Which share of them it is, where it is one", unit="share of them")
TALLY_SHARE_LOWER_95 = LOWER_95_2.but(name="share_lower_95", head="Share 95% from")
TALLY_SHARE_UPPER_95 = UPPER_95_2.but(name="share_upper_95", head="Share 95% to")
TALLY_RATE = RATE_PER_1000.but(
    head="For each 1,000",
    meaning="How many for each 1,000 of them, where it is a rate",
    unit="people or events for each 1,000",
)
TALLY_RATE_LOWER_95 = LOWER_95.but(head="Rate 95% from", unit=TALLY_RATE.unit)
TALLY_RATE_UPPER_95 = UPPER_95.but(head="Rate 95% to", unit=TALLY_RATE.unit)
WHEN = Column("when", "Done or due", "month", "When it was done, or else is due")
SAID = Column(
    "said", "What residents said", "text", "What the newest survey says of the action's theme"
)

PARTNER = NAME.but(name="partner", head="Partner", meaning="The organisation")
PARTNER_KIND = KIND.but(meaning="A responsible authority by law, a body that must help, a partner")
ANSWERS_FOR = Column("answers_for", "Answers for", "text", "Themes that it answers for")
SENDS = Column("sends", "Sends", "text", "Which files and counts it sends")
CONTACT = Column("contact", "Whom to ask", "text", "The office to be asked; never a person")
ADDRESS = Column("address", "Address", "text", "The address of that office")
SINCE = Column("since", "Since", "day", "First day as a member; blank where it always was one")
UNTIL = Column("until", "Until", "day", "Last day as a member; blank where it still is one")
SUCCEEDED_BY = Column("succeeded_by", "Then", "text", "Which body came after it")
MEMBER_STANDING = STANDING.but(meaning="Member on the day, ended, or to come")
NAMED_IN = KIND.but(head="Where", meaning="An action, a target or the settings")
NAMED_KEY = Column("key", "Id", "text", "Key of the action or target", shown=False)
NAMED_TITLE = TITLE.but(head="For what", meaning="The action or target for which it is named")
NAMED_FROM = START.but(meaning="First day on which it is asked to be a member")
NAMED_TO = DUE.but(name="end", head="To", meaning="Last day on which it is asked to be a member")
MEMBERSHIP = Column("membership", "Membership", "text", "Why it isn't a member all that time")

SPECS = (
    TableSpec(
        name="actions",
        says="the delivery plan's actions, the late ones first",
        builder="plan.actions:actions",
        measure="actions",
        beside=("progress",),
        columns=(
            ACTION_STANDING,
            ACTION_ID,
            ACTION,
            WORDS,
            THEME,
            TARGET_ID,
            TARGET_TITLE,
            AREA_CODE,
            AREA_NAME,
            OWNER,
            START,
            DUE,
            DAYS_LATE,
            ACTION_STATUS,
            PROGRESS,
            COST,
            FUNDER,
            NOTE,
            UPDATED,
            MOVED,
        ),
    ),
    TableSpec(
        name="action-gaps",
        says="targets without an action, actions without a target",
        builder="plan.actions:gaps",
        measure="actions",
        beside=("progress",),
        reads=("targets",),
        columns=(
            GAP_KIND,
            TARGET_ID,
            ACTION_ID,
            GAP_TITLE,
            GAP_STATUS,
            WORDS,
        ),
    ),
    TableSpec(
        name="action-costs",
        says="what the delivery plan costs, by who pays",
        builder="plan.actions:costs",
        measure="actions",
        beside=("progress",),
        columns=(
            FUNDER,
            ACTIONS,
            COSTED,
            COST_OF_ALL,
        ),
    ),
    TableSpec(
        name="residents",
        says="what residents said in surveys, wave by wave, and whether it changed",
        builder="plan.residents:residents",
        measure="residents",
        audience="public",
        columns=(
            INDICATOR,
            ANSWER,
            WORDING,
            PERIOD_START,
            PERIOD_END,
            NUMERATOR,
            DENOMINATOR,
            SHARE_SAID,
            LOWER_95_2,
            UPPER_95_2,
            WARNING,
            BEFORE_END,
            SHARE_BEFORE,
            POINTS,
            POINTS_LOWER_95,
            POINTS_UPPER_95,
            P_VALUE,
            P_ADJUSTED,
            VERDICT,
            SOURCE,
        ),
    ),
    TableSpec(
        name="responses",
        says="what those said who answered an open consultation",
        builder="plan.residents:responses",
        measure="responses",
        audience="public",
        columns=(
            INDICATOR,
            ANSWER,
            WORDING,
            PERIOD_START,
            PERIOD_END,
            NUMERATOR,
            ANSWERED,
            SHARE_RESPONDED,
            SOURCE,
        ),
    ),
    TableSpec(
        name="asked-by-area",
        says="what was asked in single wards and in other areas, wave by wave",
        builder="plan.elsewhere:asked_by_area",
        measure="residents",
        audience="public",
        columns=(
            INDICATOR,
            ANSWER,
            AREA_CODE,
            AREA_NAME,
            WHO_ANSWERED,
            WORDING,
            PERIOD_START,
            PERIOD_END,
            NUMERATOR,
            DENOMINATOR.but(meaning="How many were asked, or chose to answer"),
            SHARE_SAID,
            LOWER_95_2,
            UPPER_95_2,
            WARNING,
            SOURCE,
        ),
    ),
    TableSpec(
        name="records",
        says="shares and rates that others counted in their records, and whether they changed",
        builder="plan.elsewhere:records",
        measure="records",
        columns=(
            INDICATOR,
            TALLY,
            AREA_CODE,
            AREA_NAME,
            FROM_MONTH,
            TO_MONTH,
            TALLIED,
            OF_THEM,
            TALLY_SHARE,
            TALLY_SHARE_LOWER_95,
            TALLY_SHARE_UPPER_95,
            TALLY_RATE,
            TALLY_RATE_LOWER_95,
            TALLY_RATE_UPPER_95,
            BEFORE_END.but(
                head="Set against the period to", meaning="Last month of the period compared with"
            ),
            P_VALUE,
            P_ADJUSTED,
            VERDICT,
            WORDS,
            SOURCE,
        ),
    ),
    TableSpec(
        name="what-we-did",
        says="actions done, under way and planned, beside what residents said",
        builder="plan.did:what_we_did",
        measure="did",
        audience="public",
        reads=("residents",),
        columns=(
            ACTION_ID,
            TARGET_ID,
            AREA_CODE,
            AREA_NAME,
            THEME,
            ACTION,
            HOW_FAR,
            WHEN,
            SAID,
            WORDS,
        ),
    ),
    TableSpec(
        name="partners",
        says="who is in the partnership, since when, what each answers for, sends, and whom to ask",
        builder="plan.partners:partners",
        measure="partners",
        columns=(
            MEMBER_STANDING,
            PARTNER,
            PARTNER_KIND,
            ANSWERS_FOR,
            SENDS,
            CONTACT,
            ADDRESS,
            SINCE,
            UNTIL,
            SUCCEEDED_BY,
            SOURCE,
        ),
    ),
    TableSpec(
        name="partner-gaps",
        says="actions, targets and settings that name an organisation that isn't a member then",
        builder="plan.partners:gaps",
        measure="partners",
        columns=(
            NAMED_IN,
            NAMED_KEY,
            NAMED_TITLE,
            OWNER.but(meaning="The organisation that is named"),
            NAMED_FROM,
            NAMED_TO,
            MEMBERSHIP,
            SINCE.but(empty="bodies that ended in the demonstration were always members"),
            UNTIL,
            SUCCEEDED_BY,
            WORDS,
        ),
    ),
)
