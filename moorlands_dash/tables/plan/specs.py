"""The tables of plan, declared: what each holds, and what each column means."""

from __future__ import annotations

from moorlands_dash.tables.columns import (
    ACTION_ID,
    AREA_CODE,
    AREA_NAME,
    DAYS_LATE,
    DENOMINATOR,
    DUE,
    INDICATOR,
    KIND,
    LOWER_95_2,
    NOTE,
    NUMERATOR,
    OWNER,
    P_ADJUSTED,
    P_VALUE,
    PERIOD_END,
    PERIOD_START,
    PROGRESS,
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
    UPPER_95_2,
    VERDICT,
    WARNING,
    WORDING,
    WORDS,
)
from moorlands_dash.tables.spec import COUNTED, Column, TableSpec

COST = Column("cost", "Cost", "pounds", "TODO", unit="pounds")
FUNDER = Column("funder", "Who pays", "text", "TODO")
MOVED = Column("moved", "Unchanged since", "day", "TODO")
ACTIONS = Column("actions", "Actions", "whole", "TODO", unit=COUNTED)
COSTED = Column("costed", "With a known cost", "whole", "TODO", unit=COUNTED)
BEFORE_END = Column("before_end", "Set against the wave to", "month", "TODO")
SHARE_BEFORE = Column("share_before", "Share before", "share", "TODO", unit="share")
DIFFERENCE_2 = Column("difference", "Difference", "points", "TODO", unit="share")
DIFFERENCE_LOWER_95 = Column(
    "difference_lower_95", "Difference lower 95", "one place", "TODO", unit="TODO", shown=False
)
DIFFERENCE_UPPER_95 = Column(
    "difference_upper_95", "Difference upper 95", "one place", "TODO", unit="TODO", shown=False
)
WHEN = Column("when", "Done or due", "month", "TODO")
SAID = Column("said", "What residents said", "text", "TODO")

SPECS = (
    TableSpec(
        name="actions",
        says="the delivery plan's actions, the late ones first",
        builder="plan.actions:actions",
        measure="actions",
        columns=(
            STANDING,
            ACTION_ID,
            TITLE,
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
            STATUS,
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
        columns=(
            KIND,
            TARGET_ID,
            ACTION_ID,
            TITLE,
            STATUS,
            WORDS,
        ),
    ),
    TableSpec(
        name="action-costs",
        says="what the delivery plan costs, by who pays",
        builder="plan.actions:costs",
        measure="actions",
        columns=(
            FUNDER,
            ACTIONS,
            COSTED,
            COST,
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
            TITLE,
            WORDING,
            PERIOD_START,
            PERIOD_END,
            NUMERATOR,
            DENOMINATOR,
            SHARE,
            LOWER_95_2,
            UPPER_95_2,
            WARNING,
            BEFORE_END,
            SHARE_BEFORE,
            DIFFERENCE_2,
            DIFFERENCE_LOWER_95,
            DIFFERENCE_UPPER_95,
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
            TITLE,
            WORDING,
            PERIOD_START,
            PERIOD_END,
            NUMERATOR,
            DENOMINATOR,
            SHARE,
            SOURCE,
        ),
    ),
    TableSpec(
        name="what-we-did",
        says="actions done, under way and planned, beside what residents said",
        builder="plan.did:what_we_did",
        measure="did",
        audience="public",
        columns=(
            ACTION_ID,
            TARGET_ID,
            AREA_CODE,
            AREA_NAME,
            THEME,
            TITLE,
            STANDING,
            WHEN,
            SAID,
            WORDS,
        ),
    ),
)
