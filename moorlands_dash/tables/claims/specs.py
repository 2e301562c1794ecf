"""The tables of claims, declared: what each holds, and what each column means."""

from __future__ import annotations

from moorlands_dash.tables.columns import (
    AREA_NAME,
    BEFORE_FROM,
    BEFORE_TO,
    CATEGORY,
    COMPLETE,
    COUNT,
    COUNT_BEFORE,
    DISPERSION,
    FROM,
    KIND,
    LOWER_95,
    P_ADJUSTED,
    P_VALUE,
    PERCENT,
    POPULATION,
    RANK_LOWER,
    RANK_UPPER,
    RANKED,
    RATE_PER_1000,
    RATIO,
    RATIO_LOWER_95,
    RATIO_UPPER_95,
    RESIDENTS_MISLEAD,
    STANDING,
    TO,
    UPPER_95,
    VERDICT,
    YEARS,
)
from moorlands_dash.tables.spec import COUNTED, Column, TableSpec

TYPED = Column("typed", "As typed", "text", "TODO")
QUESTION = Column("question", "Asked back", "text", "TODO")
OFFERED = Column("offered", "Answer to choose", "text", "TODO")
CLAIM = Column("claim", "The claim", "text", "TODO")
ASSUMED = Column("assumed", "Taken where not said", "text", "TODO")
EVIDENCE = Column("evidence", "Evidence", "text", "TODO")
TEST = Column("test", "What it comes to", "text", "TODO")
MAY_BE_SAID = Column("may_be_said", "May be said", "text", "TODO")
AREA_CODE_2 = Column("area_code", "Area code", "one place", "TODO", unit="TODO", shown=False)
AMOUNT = Column("amount", "Number claimed", "whole", "TODO", unit=COUNTED)
VERSUS = Column("versus", "Versus", "one place", "TODO", unit="TODO", shown=False)
TESTED = Column("tested", "Tested together", "whole", "TODO", unit=COUNTED)
VERDICT_OF_CHANGE = Column(
    "verdict_of_change", "Verdict of change", "one place", "TODO", unit="TODO", shown=False
)
OTHER_RATE_PER_1000 = Column(
    "other_rate_per_1000", "Other per 1,000", "one place", "TODO", unit="per 1,000 residents"
)
AGAINST = Column("against", "Against it", "text", "TODO")
RECORD_RANK = Column("record_rank", "Record rank", "one place", "TODO", unit="TODO", shown=False)
MISSING = Column("missing", "Missing", "one place", "TODO", unit="TODO", shown=False)

SPECS = (
    TableSpec(
        name="claim",
        says="whether the figures bear a claim, the evidence, and what may be said instead",
        builder="claims.judging:claim",
        measure="claim",
        columns=(
            TYPED,
            STANDING,
            QUESTION,
            OFFERED,
            CLAIM,
            ASSUMED,
            VERDICT,
            EVIDENCE,
            TEST,
            MAY_BE_SAID,
            KIND,
            CATEGORY,
            AREA_CODE_2,
            AREA_NAME,
            AMOUNT,
            VERSUS,
            FROM,
            TO,
            BEFORE_FROM,
            BEFORE_TO,
            COMPLETE,
            COUNT,
            COUNT_BEFORE,
            PERCENT,
            DISPERSION,
            P_VALUE,
            P_ADJUSTED,
            TESTED,
            VERDICT_OF_CHANGE,
            RATIO,
            RATIO_LOWER_95,
            RATIO_UPPER_95,
            POPULATION,
            RATE_PER_1000,
            LOWER_95,
            UPPER_95,
            OTHER_RATE_PER_1000,
            AGAINST,
            RANK_LOWER,
            RANK_UPPER,
            RANKED,
            RESIDENTS_MISLEAD,
            YEARS,
            RECORD_RANK,
            MISSING,
        ),
    ),
)
