"""The tables of claims, declared: what each holds, and what each column means."""

from __future__ import annotations

from moorlands_dash.tables.columns import (
    AREA_CODE,
    AREA_NAME,
    BEFORE_EXPECTED,
    BEFORE_FROM,
    BEFORE_LOADED,
    BEFORE_TO,
    CATEGORY,
    COMPLETE,
    COUNT,
    COUNT_BEFORE,
    DISPERSION,
    DOUBT,
    DOUBT_BEFORE,
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
    RATE,
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

TYPED = Column("typed", "As typed", "text", "What somebody says, as it was typed")
CLAIM_STANDING = STANDING.but(meaning="Whether it was judged, or a question is asked back")
QUESTION = Column(
    "question",
    "Asked back",
    "text",
    "What must be known before it can be judged",
)
OFFERED = Column(
    "offered",
    "Answer to choose",
    "text",
    "An answer to that question, one a row",
)
CLAIM = Column("claim", "The claim", "text", "The claim as it was understood")
ASSUMED = Column(
    "assumed",
    "Taken where not said",
    "text",
    "What was taken where the claim says nothing, such as the months",
)
ANSWER = Column("answer", "Answer", "text", "The verdict as an answer, with the figures for it")
CLAIM_VERDICT = VERDICT.but(meaning="Whether the figures bear the claim")
AS_COUNTED = Column(
    "as_counted",
    "So as counted",
    "yes or no",
    "Whether the counts themselves are as is claimed, whatever chance may do",
)
EVIDENCE = Column("evidence", "Evidence", "text", "The counts or rates behind it, in words")
TEST = Column("test", "What it comes to", "text", "What the test makes of them, in words")
MAY_BE_SAID = Column("may_be_said", "May be said", "text", "What the figures do bear, in words")
KIND_OF_CLAIM = KIND.but(meaning="What it claims, such as a rise or a highest rate")
CLAIMED_AREA = AREA_CODE.but(
    meaning="Code of the ward that it is about, those of a town joined by +, or “every ward”; none "
    "of the district",
)
AMOUNT = Column(
    "amount",
    "Number claimed",
    "amount",
    "The count, rate or percentage that it claims, where it names one",
    unit=f"{COUNTED}, per cent, or per 1,000 residents",
)
AMOUNT_TO = Column(
    "amount_to",
    "Up to",
    "amount",
    "The higher end of what it claims, where it names two numbers",
    unit=COUNTED,
)
OTHER = Column(
    "other",
    "Kind beside",
    "text",
    "The kind of incident that it is set beside, by its key",
    shown=False,
)
OTHER_COUNT = Column(
    "other_count",
    "Theirs",
    "whole",
    "The count that it is set beside: another place's, the next ward's, the district's, or another "
    "kind's",
    unit=COUNTED,
)
SHARE = Column(
    "share",
    "Share of the whole",
    "one place",
    "The count in per cent of the district's, or of several kinds' in the same place",
    unit="per cent",
)
WARDS = Column("wards", "Wards judged", "whole", "Wards of which it is claimed", unit="wards")
WARDS_SUPPORTED = Column(
    "wards_supported",
    "Wards that bear it",
    "whole",
    "Wards whose figures bear the claim",
    unit="wards",
)
VERSUS = Column(
    "versus",
    "Beside",
    "text",
    "What it is set beside: the district, the country, another district, or a ward's code",
    shown=False,
)
TESTED = Column(
    "tested",
    "Tested together",
    "whole",
    "How many changes are tested together with it",
    unit="changes",
)
VERDICT_OF_CHANGE = Column(
    "verdict_of_change",
    "The change is",
    "text",
    "More, fewer or no clear change, as the Ward map and My ward say",
)
CLAIMED_RATIO = RATIO.but(
    head="Ratio",
    meaning="The count as a multiple of the one before, or our rate of theirs",
)
OTHER_RATE_PER_1000 = Column(
    "other_rate_per_1000",
    "Theirs per 1,000 residents",
    "one place",
    "The rate that it is set beside",
    unit=RATE,
)
AGAINST = Column(
    "against",
    "Against it",
    "text",
    "Lower, similar or higher than what it is set beside",
)
YEARS_SET_AGAINST = YEARS.but(
    head="Years set against",
    meaning="Earlier years whose same months it is set against",
)
RECORD_RANK = Column(
    "record_rank",
    "Place among the years",
    "whole",
    "Its place among them, 1 for the record",
    unit="place",
)
MISSING = Column(
    "missing",
    "What is missing",
    "text",
    "The months or files for want of which it can't be told",
)

SPECS = (
    TableSpec(
        name="claim",
        says="whether the figures bear a claim, the evidence, and what may be said instead",
        builder="claims.judging:claim",
        measure="claim",
        reads=("comparison-recorded", "place-names"),
        columns=(
            TYPED,
            CLAIM_STANDING,
            QUESTION,
            OFFERED,
            CLAIM,
            ASSUMED,
            CLAIM_VERDICT,
            AS_COUNTED,
            ANSWER,
            EVIDENCE,
            TEST,
            MAY_BE_SAID,
            KIND_OF_CLAIM,
            CATEGORY,
            CLAIMED_AREA,
            AREA_NAME,
            AMOUNT,
            AMOUNT_TO,
            VERSUS,
            OTHER,
            FROM,
            TO,
            BEFORE_FROM,
            BEFORE_TO,
            BEFORE_EXPECTED,
            BEFORE_LOADED,
            COMPLETE,
            COUNT,
            COUNT_BEFORE,
            DOUBT,
            DOUBT_BEFORE,
            PERCENT,
            DISPERSION,
            P_VALUE,
            P_ADJUSTED,
            TESTED,
            VERDICT_OF_CHANGE,
            CLAIMED_RATIO,
            RATIO_LOWER_95,
            RATIO_UPPER_95,
            POPULATION,
            RATE_PER_1000,
            LOWER_95,
            UPPER_95,
            OTHER_COUNT,
            OTHER_RATE_PER_1000,
            SHARE,
            AGAINST,
            RANK_LOWER,
            RANK_UPPER,
            RANKED,
            RESIDENTS_MISLEAD,
            WARDS,
            WARDS_SUPPORTED,
            YEARS_SET_AGAINST,
            RECORD_RANK,
            MISSING,
        ),
    ),
)
