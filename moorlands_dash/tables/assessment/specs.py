"""The tables of assessment, declared: what each holds, and what each column means."""

from __future__ import annotations

from moorlands_dash.tables.columns import FROM, MONTH, TO, USUAL, WORDS
from moorlands_dash.tables.spec import Column, TableSpec

_COUNTED = "incidents, reports or people"
_DRAWS = "of 10,000 draws"

THEME = Column("theme", "Theme key", "text", "Key of the theme", shown=False)
THEME_NAME = Column("theme_name", "Theme", "text", "What the theme is called")
DUTY = Column(
    "duty", "The law's words", "text", "Under which words of the law it falls, or that it is wider"
)
COUNT = Column(
    "count",
    "Volume",
    "whole",
    "How many incidents, reports or people were counted in the months shown",
    unit=_COUNTED,
)
HARM_LIST = Column("harm_list", "List of harm", "text", "By which list harm is weighed")
HARM_LOW = Column(
    "harm_low", "Harm, at least", "whole", "What the counts weigh by the list", unit="weight"
)
HARM_HIGH = HARM_LOW.but(
    name="harm_high",
    head="Harm, at most",
    meaning="The same, with what the list doesn't weigh taken as its least",
)
TREND = Column(
    "trend",
    "Trend",
    "text",
    "Whether it is more or fewer than usual, all themes looked at together",
)
GAP = Column(
    "gap",
    "Against the country",
    "two places",
    "How many times the rate of England and Wales ours is, by official recorded crime",
    unit="times",
)
GAP_VERDICT = Column(
    "gap_verdict", "Ours is", "text", "What our rate is beside that of England and Wales"
)
JUDGED = COUNT.but(
    name="judged",
    head="Of these, judged",
    meaning="Those that the trend judges: incidents and reports, without others' yearly records",
)
SIMILAR = Column(
    "similar",
    "Against similar districts",
    "two places",
    "How many times the rate of the districts most like ours, together, ours is",
    unit="times",
)
SHARE = Column(
    "share",
    "Residents",
    "share",
    "Which share of residents asked say that it is a problem, in the newest survey",
    unit="share of the people asked",
)
CONSULTATION = Column(
    "consultation", "Consultation", "text", "Its place in the newest open consultation"
)
GINI = Column(
    "gini",
    "Concentration",
    "two places",
    "Generalised Gini coefficient over wards: 0 evenly spread, towards 1 all in one",
    unit="coefficient, 0 to 1",
)
HALF = Column(
    "wards_with_half",
    "Wards with half",
    "whole",
    "The fewest wards that hold half of it or more",
    unit="wards",
)
WHOLE = Column(
    "whole",
    "Data complete",
    "share",
    "Share of what should be there that is: parts of the theme, and months of 12",
    unit="share",
)
LACKING = Column("lacking", "Not loaded", "text", "Parts of the theme of which no file is loaded")
SCORE = Column(
    "score", "Score", "two places", "Weighted mean of its scores, 0 to 1", unit="score, 0 to 1"
)
RANK = Column("rank", "Rank", "whole", "Its place by that score, 1 for the first", unit="place")
FIRST = Column(
    "first",
    "First, any weights",
    "in ten",
    "Chance to come first where all weights are equally likely",
    unit=_DRAWS,
)
TOP = FIRST.but(
    name="top_three",
    head="First three, any weights",
    meaning="Chance to be among the first three where all weights are equally likely",
)
FIRST_NEAR = FIRST.but(
    name="first_near",
    head="First, near these weights",
    meaning="Chance to come first with weights near those chosen",
)
TOP_NEAR = FIRST.but(
    name="top_three_near",
    head="First three, near these weights",
    meaning="Chance to be among the first three with weights near those chosen",
)
RANK_FROM = RANK.but(
    name="rank_from",
    head="Rank from",
    meaning="Best place in nine draws of ten, all weights being equally likely",
)
RANK_TO = RANK.but(
    name="rank_to",
    head="Rank to",
    meaning="Worst place in nine draws of ten, all weights being equally likely",
)
CRITERION = Column("criterion", "Criterion", "text", "What the theme is scored by")
VALUE = Column(
    "value", "Value", "two places", "The theme's figure by the criterion", unit="as the criterion"
)
ERROR = VALUE.but(name="error", head="Standard error", meaning="How far chance may have moved it")
LOW = VALUE.but(name="value_low", head="At least", meaning="Where it lies between two ends: one")
HIGH = VALUE.but(name="value_high", head="At most", meaning="Where it lies between two ends: both")
KNOWN = Column("known", "Known", "yes or no", "Whether the theme's own figure is known")
CRITERION_SCORE = SCORE.but(
    meaning="What the value scores; the mean of the other themes where it isn't known"
)
WEIGHT = Column("weight", "Weight", "amount", "Weight of the criterion as chosen", unit="weight")
NEEDED = WEIGHT.but(
    name="needed",
    head="Another is first from",
    meaning="The nearest weight at which another theme comes first, the others unchanged",
)
THEN = THEME_NAME.but(name="then", head="Which then is first", meaning="The theme that takes over")
UNIT = Column("unit", "Unit", "text", "What the list weighs in")
LIST_SOURCE = Column("source", "Source", "text", "Who made the list")
WEIGHED = Column(
    "weighed",
    "Offences weighed",
    "share",
    "Share of our force's recorded offences that the list weighs",
    unit="share of the offences",
)

PRIORITY = Column("priority_id", "Id", "text", "Id of the choice in the records")
YEAR = Column("year_label", "Year", "text", "Financial year that it is a priority of")
REASON = Column("reason", "Why", "text", "Why it was chosen, as recorded")
RECORDED = Column("recorded_at", "Recorded", "day", "The day on which it was recorded")
BY = Column("by", "By", "text", "Who recorded it; blank where nobody signed in")
CHOSEN_ON = Column(
    "snapshot_then", "Snapshot then", "text", "Id of the snapshot that it was chosen on"
)
KNOWN_TO = Column("known_to", "Known then to", "month", "Last month that was counted then")
COUNT_THEN = COUNT.but(
    name="count_then", head="Then", meaning="How many in the 12 months known when it was chosen"
)
RANK_THEN = RANK.but(name="rank_then", head="Rank then", meaning="Its rank when it was chosen")
FIRST_THEN = FIRST.but(
    name="first_then", head="First then", meaning="Chance to be first when it was chosen"
)
CAME = COUNT.but(
    name="count_now",
    head="What came",
    meaning="How many in the latest 12 months, to the year's end where that is loaded",
)
CAME_TO = Column("now_to", "Known now to", "month", "Last month of what came")
STANDING = Column("standing", "The year", "text", "Whether the year is to come, runs, or is over")

SPECS = (
    TableSpec(
        name="assessment",
        says="every theme's figures, its rank, and how sure that is",
        builder="assessment.assessment:assessment",
        measure="assessment",
        audience="public",
        columns=(
            *(THEME, THEME_NAME, DUTY, FROM, TO, COUNT, HARM_LIST, HARM_LOW, HARM_HIGH, TREND),
            *(JUDGED, USUAL),
            *(GAP, GAP_VERDICT, SIMILAR, SHARE, CONSULTATION, GINI, HALF, WHOLE, LACKING),
            *(SCORE, RANK, FIRST, TOP, FIRST_NEAR, TOP_NEAR, RANK_FROM, RANK_TO, WORDS),
        ),
    ),
    TableSpec(
        name="assessment-scores",
        says="every theme's value and score by each criterion",
        builder="assessment.assessment:scores",
        measure="assessment",
        audience="public",
        columns=(
            *(THEME, THEME_NAME, CRITERION, VALUE, ERROR, LOW, HIGH, WHOLE, KNOWN),
            *(CRITERION_SCORE, WEIGHT, WORDS),
        ),
    ),
    TableSpec(
        name="assessment-harm",
        says="the themes' ranks under each list of harm, and without",
        builder="assessment.harm:harm",
        measure="assessment_harm",
        audience="public",
        columns=(
            *(HARM_LIST, UNIT, LIST_SOURCE, WEIGHED, THEME, THEME_NAME, HARM_LOW, HARM_HIGH),
            *(SCORE, RANK, FIRST),
        ),
    ),
    TableSpec(
        name="assessment-unseat",
        says="which single weight would have to change for another theme to come first",
        builder="assessment.assessment:unseat",
        measure="assessment",
        audience="public",
        columns=(CRITERION, WEIGHT, NEEDED, THEN, WORDS),
    ),
    TableSpec(
        name="assessment-months",
        says="every theme's incidents month by month",
        builder="assessment.months:months",
        measure="assessment",
        audience="public",
        columns=(THEME, THEME_NAME, MONTH, COUNT.but(meaning="How many in the month")),
    ),
    TableSpec(
        name="priorities-published",
        says="which themes were chosen for which year and why, as the public is told",
        builder="assessment.priorities:published",
        measure="assessment",
        audience="public",
        beside=("priorities",),
        columns=(YEAR, THEME, THEME_NAME, REASON, STANDING, WORDS),
    ),
    TableSpec(
        name="priorities",
        says="which themes were chosen for which year, why, and what came",
        builder="assessment.priorities:chosen",
        measure="assessment",
        beside=("priorities",),
        columns=(
            *(PRIORITY, YEAR, THEME, THEME_NAME, REASON, RECORDED, BY, CHOSEN_ON, KNOWN_TO),
            *(COUNT_THEN, RANK_THEN, FIRST_THEN, STANDING, CAME_TO, CAME, TREND, WORDS),
        ),
    ),
)
