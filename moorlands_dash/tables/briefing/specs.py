"""The tables of briefing, declared: what each holds, and what each column means."""

from __future__ import annotations

from moorlands_dash.tables.columns import (
    CATEGORY,
    CHOICE,
    COUNT_OF_EACH,
    DECISION,
    DECISION_ID,
    DUE,
    FOLLOWED,
    FROM,
    LATITUDE,
    LONGITUDE,
    MEETING_DATE,
    ORDER,
    OWNER,
    PAGE,
    PLACE,
    RANK,
    SECTION,
    SNAPSHOT,
    STANDING,
    STATUS_NOW,
    STATUS_THEN,
    TITLE,
    TO,
    WARD_CODE,
    WARD_NAME,
    WORDS,
)
from moorlands_dash.tables.spec import Column, TableSpec

PART_OF_BRIEFING = SECTION.but(meaning="New hotspot, early sign, repeat, late action and the like")
WHAT_TO_ACT_ON = TITLE.but(head="What to act on", meaning="Hotspot, change, place, action or task")
WARD_OR_AREA = WARD_NAME.but(meaning="Ward where it is, or the whole district")
OWNER_OF_TASK = OWNER.but(meaning="Of an action or task: the organisation that answers for it")
DUE_TASK = DUE.but(meaning="Of an action or task: the day by which it is to be done")
STANDING_OF_TASK = STANDING.but(meaning="Of an action or task: overdue, stalled, open, done")
ITEM_KEY = Column("item_key", "Item key", "text", "Key of what a task may be about", shown=False)
RANK_OF_HOTSPOT = RANK.but(
    head="Rank of the hotspot", meaning="Of a hotspot: its place among those of its kind"
)
SUBJECT = TITLE.but(head="About", meaning="The item that the task is about")
TASK = DECISION.but(head="What was asked for", meaning="The task as recorded")
ASKED_AT = MEETING_DATE.but(head="Asked for at", meaning="The meeting that asked for it")
LISTED_THEN = STATUS_THEN.but(head="Listed then as", meaning="How the briefing listed the item")
LISTED_NOW = STATUS_NOW.but(head="Listed now as", meaning="How the briefing lists it today")
KIND_OF_INCIDENT = CATEGORY.but(head="Kind of incident", meaning="What is counted")
REPEATED_AT = PLACE.but(meaning="The place as the police publish it, about which they happened")
MONTHS_WITH = Column(
    "months_with",
    "Months with any",
    "whole",
    "In how many months of the period there was one",
    unit="months",
)
RUN = Column(
    "run",
    "Latest months in a row",
    "whole",
    "How many of the latest months in a row had one",
    unit="months",
)

SPECS = (
    TableSpec(
        name="briefing",
        says="what to act on before the next fortnightly meeting, and what was asked for before",
        builder="briefing.fortnight:briefing",
        measure="briefing",
        audience="places",
        reads=("what-changed", "near-repeat", "repeats", "actions"),
        beside=("tasks", "hotspots"),
        columns=(
            PART_OF_BRIEFING,
            ORDER,
            WHAT_TO_ACT_ON,
            WORDS,
            KIND_OF_INCIDENT,
            WARD_CODE,
            WARD_OR_AREA,
            COUNT_OF_EACH,
            OWNER_OF_TASK,
            DUE_TASK,
            STANDING_OF_TASK,
            ITEM_KEY,
            RANK_OF_HOTSPOT,
            LONGITUDE.but(meaning="Of a hotspot's fullest cell, or of a place that repeats"),
            LATITUDE.but(meaning="Of a hotspot's fullest cell, or of a place that repeats"),
            PAGE,
            CHOICE,
        ),
    ),
    TableSpec(
        name="briefing-tasks",
        says="what fortnightly briefings asked for, and what became of it",
        builder="briefing.fortnight:tasks",
        measure="briefing_tasks",
        audience="places",
        reads=("what-changed", "near-repeat", "repeats", "actions"),
        beside=("tasks", "hotspots"),
        columns=(
            DECISION_ID,
            ASKED_AT,
            ITEM_KEY,
            SUBJECT,
            TASK,
            OWNER,
            DUE,
            STANDING,
            LISTED_THEN,
            LISTED_NOW,
            FOLLOWED,
            WORDS,
            SNAPSHOT,
        ),
    ),
    TableSpec(
        name="repeats",
        says="published places where the same kind of incident came back in each latest month",
        builder="briefing.repeats:places",
        measure="repeats",
        audience="places",
        columns=(
            WARD_CODE,
            WARD_NAME,
            KIND_OF_INCIDENT,
            REPEATED_AT,
            FROM,
            TO,
            COUNT_OF_EACH,
            MONTHS_WITH,
            RUN,
            LONGITUDE,
            LATITUDE,
            WORDS,
        ),
    ),
)
