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
    GROUP,
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
from moorlands_dash.tables.spec import COUNTED, Column, TableSpec

WAS = Column("was", "Was", "text", "TODO")
NEWLY = Column("newly", "Newly", "text", "TODO", shown=False)
NOW = Column("now", "Now", "text", "TODO")
WAS_CHANCE = Column("was_chance", "Chance then", "in ten", "TODO", unit="probability")
NOW_CHANCE = Column("now_chance", "Chance now", "in ten", "TODO", unit="probability")
WHY = Column("why", "Why", "text", "TODO")
MINUTES = Column("minutes", "Minutes", "whole", "TODO", unit=COUNTED, shown=False)
CHANCE_THEN = Column("chance_then", "Chance then", "text", "TODO", shown=False)
CHANCE_NOW = Column("chance_now", "Chance now", "text", "TODO", shown=False)
MEETING_ID = Column("meeting_id", "Meeting id", "text", "TODO", shown=False)

SPECS = (
    TableSpec(
        name="overview",
        says="what needs attention today: targets, changes, the district, the data",
        builder="meetings.overview:overview",
        measure="overview",
        audience="public",
        columns=(
            SECTION,
            ITEM,
            TARGET_ID,
            TITLE,
            OWNER,
            STATUS,
            WAS,
            NEWLY,
            CHANCE,
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
        columns=(
            KIND,
            TARGET_ID,
            TITLE,
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
        beside=("decisions.csv",),
        columns=(
            ORDER,
            ITEM,
            TARGET_ID,
            TITLE,
            STATUS,
            WORDS,
            MINUTES,
        ),
    ),
    TableSpec(
        name="decisions",
        says="what the Strategy Group decided, and what followed",
        builder="meetings.review:decisions",
        measure="decisions",
        beside=("decisions.csv",),
        columns=(
            DECISION_ID,
            MEETING_DATE,
            TARGET_ID,
            TITLE,
            DECISION,
            OWNER,
            DUE,
            STANDING,
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
            DATE,
            GROUP,
            TITLE,
            NOTE,
            STANDING,
        ),
    ),
)
