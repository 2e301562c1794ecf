"""The tables of plan, declared: what each holds, and what each column means."""

from __future__ import annotations

from moorlands_dash.tables.columns import (
    ACTION_ID,
    AREA_CODE,
    AREA_NAME,
    CATEGORY,
    COUNT,
    COUNT_BEFORE,
    DAYS_LATE,
    DENOMINATOR,
    DIFFERENCE,
    DUE,
    FROM,
    INDICATOR,
    KIND,
    LOWER_95,
    LOWER_95_2,
    MEETING_DATE,
    NAME,
    NOTE,
    NUMERATOR,
    OWNER,
    P_ADJUSTED,
    P_VALUE,
    PERIOD_END,
    PERIOD_START,
    POPULATION,
    PROGRESS,
    RATE_PER_1000,
    SHARE,
    SOURCE,
    STANDING,
    START,
    STATUS,
    TARGET,
    TARGET_ID,
    TARGET_TITLE,
    THEME,
    TITLE,
    TO,
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
SPENT = Column("spent", "Spent", "pounds", "What has been spent on it so far", unit="pounds")
IN_KIND = Column(
    "in_kind",
    "In kind",
    "pounds",
    "What partners give beside money, as they value it",
    unit="pounds",
)
HOURS = Column("hours", "Hours", "whole", "Hours of staff and volunteers", unit="hours")
TO_FIND = Column(
    "to_find",
    "Still to be found",
    "pounds",
    "What of the cost nobody has promised to pay yet",
    unit="pounds",
)
RESOURCES = (SPENT, IN_KIND, HOURS, TO_FIND)
CRIMES = Column("count", "Crimes", "whole", "Recorded crimes of the theme", unit="crimes")
COSTED_CRIMES = Column(
    "costed",
    "Of these, with a known cost",
    "whole",
    "Those of kinds that a unit cost is published for",
    unit="crimes",
)
COST_LOW = Column(
    "cost_low", "Cost, from", "pounds", "At the least costly kind of each", unit="pounds"
)
COST_HIGH = Column(
    "cost_high", "Cost, to", "pounds", "At the costliest kind of each", unit="pounds"
)
PRICE_YEAR = Column("price_year", "Prices of", "text", "The year whose prices these are")
FUNDER = Column("funder", "Who pays", "text", "The organisation that pays for it")
MOVED = Column(
    "moved", "Unchanged since", "day", "The day since which status and progress are the same"
)
PROMISE = TITLE.but(head="Target", meaning="What is to be promised")
FOLLOWS = Column("measure", "Measure", "text", "What it counts or asks, as the program's key of it")
PROMISE_KIND = KIND.but(form="target kind", meaning="Which way it should go")
BASELINE_START = Column(
    "baseline_start", "Baseline from", "day", "First day of what it is set against"
)
BASELINE_END = Column("baseline_end", "Baseline to", "day", "Last day of what it is set against")
BASELINE = Column(
    "baseline", "Baseline", "text", "What came then: a count, a share from 0 to 1, or a rate"
)
PROMISE_START = Column("start", "Starts", "day", "First day of the promise")
PROMISE_END = Column("end", "Ends", "day", "Last day of the promise")
PROMISED = Column("target", "Promised", "text", "What is to be promised, in the baseline's unit")
PROFILE = Column("profile", "Milestones", "text", "Whether they follow the season or are even")
WHOSE = Column("whose", "Whose", "text", "Shared, or the member whose own it is")
BY_YEAR = Column("by_year", "By year", "text", "Each year's own part, of a path of several years")
LEFT_KIND = KIND.but(head="What", meaning="A target, an action, or an action's target")
LEFT_ID = Column("id", "Key", "text", "Key of the target or the action")
LEFT_TITLE = TITLE.but(head="Which", meaning="The target or the action")
WHY = Column("why", "Why it is not carried over", "text", "The reason")
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

CONCERN = Column("theme", "Theme key", "text", "Key of the partnership's theme", shown=False)
CONCERN_NAME = Column("theme_name", "Theme", "text", "What the partnership's theme is called")
BY_LAW = Column("by_law", "By law", "yes or no", "Whether the law names the theme")
SAID_SHARE = SHARE_SAID.but(
    meaning="Which share of those asked say so, drawn towards all areas where few answered"
)
HOW_SAID = Column(
    "how", "Share is", "text", "Of the area's own answers, drawn towards all (pooled), or too few"
)
OWN_WEIGHT = Column(
    "own_weight",
    "Of its own answers",
    "share",
    "How much of the share is the area's own, from 0 to 1",
    unit="part of the share",
)
SHARE_ALL = Column(
    "share_all", "Share of all asked", "share", "The same of all areas asked", unit="share"
)
SAID_SIDE = Column(
    "said_side",
    "Side",
    "signed whole",
    "1 where the share's whole interval lies above that of all asked, -1 below, 0 neither",
    unit="side",
    shown=False,
)
WHAT = Column("what", "What is recorded", "text", "What the rate counts")
DISTRICT_RATE = Column(
    "district_rate_per_1000",
    "District",
    "one place",
    "The same of all wards together",
    unit="incidents per 1,000 residents",
)
CORNER = Column(
    "corner", "Corner", "text", "Worried or not, recorded high or low; only where both are clear"
)
AREAS = Column("areas", "Areas", "whole", "How many areas are set beside each other", unit="areas")
RANK_CORRELATION = Column(
    "rank_correlation",
    "Rank correlation",
    "two places",
    "1 where areas stand in one order by both, -1 where in the reverse",
    unit="correlation",
)
ENTRIES = Column("entries", "Entries", "whole", "How often it was put down", unit="entries")
RAISED = Column("raised", "People who raised it", "whole", "How many raised it", unit="people")
SHARE_OF_AREA = Column(
    "share",
    "Of all raised there",
    "share",
    "Which part of the people who raised anything in the area; not given of under ten",
    unit="share of those who raised something",
)
PER_1000_RAISED = Column(
    "raised_per_1000",
    "Per 1,000 residents",
    "one place",
    "People who raised it for each 1,000 residents",
    unit="people per 1,000 residents",
)
SOURCES = Column("sources", "Sources", "whole", "From how many sources it came", unit="sources")
FIRST = Column("first", "First raised", "month", "Month in which it was first raised")
LAST = Column("last", "Last raised", "month", "Month in which it was last raised")
RAISED_SHARE = SHARE.but(
    name="raised_share",
    head="Of all raised",
    meaning="Which part of all people who raised something",
    unit="share of those who raised something",
)
CONSULTATION_RANK = Column(
    "consultation_rank",
    "Place by what was raised",
    "whole",
    "1 for the theme that most people raised; equal ones share a place",
    unit="place",
)
ASKED_OF = Column("asked", "Asked", "whole", "How many people the survey asked", unit="people")
SURVEY_RANK = CONSULTATION_RANK.but(
    name="survey_rank",
    head="Place by the survey",
    meaning="1 for the theme that most of those asked say is a problem",
)

UNIT = Column("unit", "Unit", "text", "Share, rate per 1,000, or a whole count", shown=False)
TARGET_BY = Column("target_by", "Target by", "month", "Month by which the target is to be reached")

RAISED_ID = Column("raised_id", "Issue id", "text", "The record's own key", shown=False)
MEETING_ID = Column("meeting_id", "Meeting id", "text", "Key of the meeting", shown=False)
ISSUE = Column("issue", "What was raised", "text", "In words, without a name")
ANSWERED_IT = Column("answered", "Answered", "yes or no", "Whether an answer is recorded")
ANSWER_GIVEN = Column("answer", "Answer", "text", "What the partnership answered")

SAID_THERE = Column("said", "You said", "text", "What was said of the theme in the area")
DID = Column("did", "We did", "text", "Actions of the theme there, else in the whole district")
CAME = Column("came", "What came of it", "text", "How the records stand beside what is usual")
THEME_KEY = Column("theme_key", "Theme key", "text", "Key of the action's theme", shown=False)

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
            *RESOURCES,
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
            *RESOURCES,
        ),
    ),
    TableSpec(
        name="crime-costs",
        says="what recorded crimes of a year cost society, by theme, with range and source",
        builder="plan.costs:costs",
        measure="crime_costs",
        columns=(
            THEME,
            CRIMES,
            COSTED_CRIMES,
            COST_LOW,
            COST_HIGH,
            PRICE_YEAR,
            SOURCE,
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
        name="perception",
        says="what people say of their area beside what is recorded there, area by area",
        builder="plan.perception:perception",
        measure="perception",
        audience="public",
        columns=(
            CONCERN,
            INDICATOR,
            ANSWER,
            AREA_CODE,
            AREA_NAME,
            WORDING,
            PERIOD_START,
            PERIOD_END,
            NUMERATOR,
            DENOMINATOR,
            SAID_SHARE,
            TALLY_SHARE_LOWER_95,
            TALLY_SHARE_UPPER_95,
            HOW_SAID,
            OWN_WEIGHT,
            SHARE_ALL,
            SAID_SIDE,
            CATEGORY,
            WHAT,
            FROM,
            TO,
            COUNT.but(head="Recorded", unit="incidents"),
            POPULATION,
            RATE_PER_1000.but(unit="incidents per 1,000 residents"),
            LOWER_95.but(unit="incidents per 1,000 residents"),
            UPPER_95.but(unit="incidents per 1,000 residents"),
            DISTRICT_RATE,
            STANDING.but(
                head="Its rate against the rest of the district",
                meaning="Whether its rate is higher or lower than the rest of the district's",
            ),
            CORNER,
            WORDS,
            SOURCE,
        ),
    ),
    TableSpec(
        name="perception-agreement",
        says="how far areas that worry more are those with more recorded",
        builder="plan.perception:perception_agreement",
        measure="perception",
        audience="public",
        columns=(
            CONCERN,
            INDICATOR,
            ANSWER,
            WHAT,
            AREAS,
            RANK_CORRELATION,
            RANK_CORRELATION.but(
                name="lower_95", head="95% from", meaning="Lower limit of its 95% interval"
            ),
            RANK_CORRELATION.but(
                name="upper_95", head="95% to", meaning="Upper limit of its 95% interval"
            ),
            VERDICT.but(meaning="Agree, disagree, not clear, or cannot tell"),
            WORDS,
        ),
    ),
    TableSpec(
        name="issues",
        says="what people raised, by theme and area, counted without a name",
        builder="plan.issues:issues",
        measure="issues",
        audience="public",
        columns=(
            CONCERN,
            CONCERN_NAME,
            AREA_CODE,
            AREA_NAME,
            ENTRIES,
            RAISED,
            SHARE_OF_AREA,
            PER_1000_RAISED,
            SOURCES,
            FIRST,
            LAST,
        ),
    ),
    TableSpec(
        name="voice-themes",
        says="what was raised and what the survey says, by theme of the partnership",
        builder="plan.issues:voice_themes",
        measure="issues",
        audience="public",
        columns=(
            CONCERN,
            CONCERN_NAME,
            BY_LAW,
            ENTRIES,
            RAISED,
            RAISED_SHARE,
            CONSULTATION_RANK,
            INDICATOR,
            ANSWER,
            SHARE_SAID,
            LOWER_95_2,
            UPPER_95_2,
            ASKED_OF,
            PERIOD_END,
            SURVEY_RANK,
            WORDS,
        ),
    ),
    TableSpec(
        name="communities",
        says="groups, volunteers and people who take part, with the targets for them",
        builder="plan.communities:communities",
        measure="communities",
        audience="public",
        columns=(
            INDICATOR,
            TALLY,
            AREA_CODE,
            AREA_NAME,
            FROM_MONTH,
            TO_MONTH,
            UNIT,
            TALLIED,
            OF_THEM,
            TALLY_SHARE,
            TALLY_SHARE_LOWER_95,
            TALLY_SHARE_UPPER_95,
            BEFORE_END.but(
                head="Set against the period to", meaning="Last month of the period compared with"
            ),
            COUNT_BEFORE.but(unit="people or groups", meaning="The whole count of that period"),
            SHARE_BEFORE.but(meaning="The share of that period"),
            DIFFERENCE.but(
                meaning="The whole count less that of the period before", unit="people or groups"
            ),
            VERDICT,
            TARGET.but(meaning="What is promised at least", unit="people, groups, or share of 1"),
            TARGET_BY,
            WORDS,
            SOURCE,
        ),
    ),
    TableSpec(
        name="raised-at-meetings",
        says="what was raised at public meetings, and what was answered",
        builder="plan.raised:raised_at_meetings",
        measure="raised",
        audience="public",
        beside=("raised",),
        columns=(
            RAISED_ID,
            MEETING_ID,
            MEETING_DATE.but(meaning="The public meeting at which it was raised"),
            CONCERN,
            CONCERN_NAME,
            AREA_CODE,
            AREA_NAME,
            ISSUE,
            RAISED,
            ANSWERED_IT,
            ANSWER_GIVEN,
            WORDS,
        ),
    ),
    TableSpec(
        name="said-did",
        says="area by area what was said, what was done, and what came of it",
        builder="plan.said_did:said_did",
        measure="said_did",
        audience="public",
        beside=("raised",),
        reads=(
            "issues",
            "perception",
            "raised-at-meetings",
            "what-we-did",
            "ward-change",
            "district-change",
        ),
        columns=(
            CONCERN,
            CONCERN_NAME,
            AREA_CODE,
            AREA_NAME,
            SAID_THERE,
            DID,
            CAME,
            VERDICT.but(meaning="What the records bear out, asked of this ward alone"),
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
            THEME_KEY,
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
            NAMED_TITLE.but(empty="in the demonstration the settings alone name such bodies"),
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
    TableSpec(
        name="next-targets",
        says="next year's targets, drafted from this year's in the columns of their file",
        builder="plan.rollover:next_targets",
        measure="rollover",
        reads=("targets",),
        columns=(
            TARGET_ID,
            PROMISE,
            THEME,
            FOLLOWS,
            PROMISE_KIND,
            AREA_CODE,
            BASELINE_START,
            BASELINE_END,
            BASELINE,
            PROMISE_START,
            PROMISE_END,
            PROMISED,
            PROFILE,
            OWNER,
            NOTE,
            WHOSE,
            BY_YEAR.but(empty="a path runs on and is drafted anew in no year"),
        ),
    ),
    TableSpec(
        name="next-actions",
        says="next year's actions, drafted from this year's in the columns of their file",
        builder="plan.rollover:next_actions",
        measure="rollover",
        beside=("progress",),
        reads=("targets",),
        columns=(
            ACTION_ID,
            ACTION,
            THEME,
            TARGET_ID,
            AREA_CODE,
            OWNER,
            START,
            DUE,
            ACTION_STATUS,
            PROGRESS,
            COST,
            FUNDER,
            NOTE,
            UPDATED,
            SPENT.but(empty="nothing is spent of a draft"),
            *RESOURCES[1:],
        ),
    ),
    TableSpec(
        name="not-carried-over",
        says="what of this year's targets and actions the drafts lack, and why",
        builder="plan.rollover:not_carried",
        measure="rollover",
        beside=("progress",),
        reads=("targets",),
        columns=(LEFT_KIND, LEFT_ID, LEFT_TITLE, WHY),
    ),
)
