"""The tables of meetings, declared: what each holds, and what each column means."""

from __future__ import annotations

from moorlands_dash.tables.columns import (
    CHANCE,
    CHANCE_WORDS,
    CHOICE,
    DATE,
    DECISION,
    DECISION_ID,
    DUE,
    FOLLOWED,
    ITEM,
    KIND,
    MEETING_DATE,
    NOTE,
    ORDER,
    OWNER,
    PAGE,
    SECTION,
    SNAPSHOT,
    STANDING,
    STATUS,
    STATUS_NOW,
    STATUS_THEN,
    TARGET_ID,
    TITLE,
    WORDS,
)
from moorlands_dash.tables.spec import Column, TableSpec

PART_OF_OVERVIEW = SECTION.but(meaning="Exceptions, watch, cannot tell, on course, or another card")
SUBJECT = TITLE.but(head="What", meaning="The target, or what else it is about")
SAME_AS_ITEM = TITLE.but(meaning="The same as the item", shown=False)
STATUS_OF_TARGET = STATUS.but(meaning="Status of the target, where it is about one")
CHANCE_OF_TARGET = CHANCE.but(meaning="How likely the target is to be met, from 0 to 1")
WAS = Column("was", "Was", "text", "Status at the last meeting, where it is another now")
NEWLY = Column(
    "newly", "Newly worse", "yes or no", "Whether the target has got worse since the last meeting"
)
KIND_OF_CHANGE = KIND.but(meaning="What changed: a status, counts, the data, or an action")
NOW = Column("now", "Now", "text", "Status of the target now, or what became of the action")
WAS_CHANCE = Column(
    "was_chance", "Chance then", "in ten", "Chance of meeting the target, then", unit="chance"
)
NOW_CHANCE = Column(
    "now_chance", "Chance now", "in ten", "Chance of meeting the target, now", unit="chance"
)
WHY = Column("why", "Why", "text", "What came in since that bears on the target")
KIND_OF_ITEM = ITEM.but(
    head="Kind", meaning="Decisions, exception, plan, watch, cannot tell, or note"
)
PLACE_ON_AGENDA = ORDER.but(head="Place", meaning="Its place on the agenda, by need", shown=True)
MINUTES = Column("minutes", "Minutes", "whole", "Its share of the meeting's time", unit="minutes")
TARGET_DECIDED = TITLE.but(head="Target", meaning="The target that it is about")
DECISION_STANDING = STANDING.but(meaning="Open, overdue, done or dropped")
CHANCE_THEN = Column(
    "chance_then",
    "Chance then",
    "in ten",
    "Chance of meeting the target when it was decided",
    unit="chance",
)
CHANCE_NOW = Column(
    "chance_now", "Chance now", "in ten", "Chance of meeting the target today", unit="chance"
)
MEETING_ID = Column("meeting_id", "Meeting id", "text", "Key of the meeting", shown=False)
DAY_OF_MEETING = DATE.but(meaning="The day of the meeting")
GROUP = Column(
    "group", "Group", "text", "Who meets: the strategy group, the fortnightly, the public"
)
MEETING_TITLE = TITLE.but(head="Meeting", meaning="What the meeting is called")
MEETING_STANDING = STANDING.but(
    head="Past or to come", meaning="Past, next of its group, later, or cancelled"
)

SPECS = (
    TableSpec(
        name="overview",
        says="what needs attention today: targets, changes, the district, the data",
        builder="meetings.overview:overview",
        measure="overview",
        audience="public",
        reads=("targets", "changes", "district-change", "comparison-recorded", "coverage"),
        columns=(
            PART_OF_OVERVIEW,
            ITEM,
            TARGET_ID,
            SAME_AS_ITEM,
            OWNER,
            STATUS_OF_TARGET,
            WAS,
            NEWLY,
            CHANCE_OF_TARGET,
            CHANCE_WORDS,
            WORDS,
            PAGE,
            CHOICE,
        ),
    ),
    TableSpec(
        name="changes",
        says="what changed since the Strategy Group's last meeting, and why",
        builder="meetings.changes:changes",
        measure="changes",
        beside=("progress",),
        reads=("targets",),
        columns=(
            KIND_OF_CHANGE,
            TARGET_ID,
            SUBJECT,
            WAS,
            NOW,
            WAS_CHANCE,
            NOW_CHANCE,
            WHY,
            WORDS,
            PAGE,
            CHOICE,
        ),
    ),
    TableSpec(
        name="agenda",
        says="items for the Strategy Group's next meeting, by need",
        builder="meetings.review:agenda",
        measure="agenda",
        reads=("overview", "decisions", "actions", "action-gaps"),
        columns=(
            PLACE_ON_AGENDA,
            KIND_OF_ITEM,
            TARGET_ID,
            SUBJECT,
            STATUS_OF_TARGET,
            WORDS,
            MINUTES,
        ),
    ),
    TableSpec(
        name="decisions",
        says="what the Strategy Group decided, and what followed",
        builder="meetings.review:decisions",
        measure="decisions",
        beside=("decisions",),
        reads=("targets",),
        columns=(
            DECISION_ID,
            MEETING_DATE,
            TARGET_ID,
            TARGET_DECIDED,
            DECISION,
            OWNER,
            DUE,
            DECISION_STANDING,
            STATUS_THEN,
            CHANCE_THEN,
            STATUS_NOW,
            CHANCE_NOW,
            FOLLOWED,
            SNAPSHOT,
        ),
    ),
    TableSpec(
        name="meetings",
        says="meetings past and to come",
        builder="meetings.review:meetings",
        measure="meetings",
        audience="public",
        columns=(
            MEETING_ID,
            DAY_OF_MEETING,
            GROUP,
            MEETING_TITLE,
            NOTE,
            MEETING_STANDING,
        ),
    ),
)
