import re
from datetime import date

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.measures.comparison.others import compared
from moorlands_dash.periods import Period
from moorlands_dash.words.comparison.others import (
    recorded_sentence,
    street_sentence,
    years_sentence,
)

YEAR = Period(date(2025, 4, 1), date(2026, 3, 1))
BROKEN = re.compile(r"\b(nan|None|NaT|<NA>)\b|  ")
TOTAL = "Total"


def table(rows: list[tuple[str, str, str, int | None, int | None, bool]]) -> pd.DataFrame:
    columns = ["area_code", "level", "group", "count", "population", "complete"]
    frame = pd.DataFrame(rows, columns=columns).astype({"count": "Int64", "population": "Int64"})
    return compared(
        frame.assign(
            area_name=frame["area_code"],
            forces_missing="",
            **{"from": pd.Timestamp(YEAR.start), "to": pd.Timestamp(YEAR.end)},
        ),
        "Us",
    )


def test_districts_are_tallied() -> None:
    frame = table(
        [
            ("Us", "district", TOTAL, 100, 1000, True),
            ("Low", "district", TOTAL, 10, 1000, True),
            ("Alike", "district", TOTAL, 105, 1000, True),
            ("High", "district", TOTAL, 300, 1000, True),
            ("Higher", "district", TOTAL, 400, 1000, True),
            ("Force", "force", TOTAL, 915, 5000, True),
        ]
    )
    assert street_sentence(frame, "Us", TOTAL, YEAR) == (
        "Total in Us in the 12 months to March 2026: 100.0 per 1,000 residents, lower than Force "
        "(183.0). Lower than in 2 of 4 others, not clearly different from 1, higher than in 1."
    )


def test_offence_groups_are_tallied_without_the_total() -> None:
    groups = {TOTAL: 60, "Robbery": 10, "Theft": 30, "Drugs": 20}
    frame = table(
        [("Us", "district", group, count, 1000, True) for group, count in groups.items()]
        + [
            ("Country", "country", TOTAL, 90_000, 1_000_000, True),
            ("Country", "country", "Robbery", 30_000, 1_000_000, True),
            ("Country", "country", "Theft", 29_000, 1_000_000, True),
            ("Country", "country", "Drugs", 9_000, 1_000_000, True),
        ]
    )
    assert recorded_sentence(frame, "Us", TOTAL, YEAR) == (
        "Recorded crime without fraud in Us in the 12 months to March 2026: 60.0 per 1,000 "
        "residents, lower than Country (90.0). Lower in 1 of 3 offence groups, not clearly "
        "different in 1, higher in 1."
    )


def test_a_missing_force_is_named() -> None:
    frame = table(
        [
            ("Us", "district", TOTAL, 60, 1000, True),
            ("Country", "country", TOTAL, 90_000, 1_000_000, False),
        ]
    ).assign(forces_missing="Kent; Surrey")
    assert recorded_sentence(frame, "Us", TOTAL, YEAR).endswith(
        "60.0 per 1,000 residents. Cannot tell how that compares with Country: Kent and Surrey "
        "did not report the whole period."
    )


def test_our_own_gaps_come_first() -> None:
    country = ("Country", "country", TOTAL, 90_000, 1_000_000, True)
    part = table([("Us", "district", TOTAL, 60, 1000, False), country])
    assert "not all quarters" in recorded_sentence(part, "Us", TOTAL, YEAR)
    nobody = table([("Us", "district", TOTAL, 60, None, True), country])
    assert "No population is loaded for Us" in recorded_sentence(nobody, "Us", TOTAL, YEAR)


def test_the_gap_is_told_for_the_first_and_the_last_whole_year() -> None:
    frame = pd.DataFrame(
        [
            ("2023", "Country", "country", TOTAL, "Year to June 2023", 20.0),
            ("2024", "Country", "country", TOTAL, "Year to June 2024", float("nan")),
            ("2025", "Country", "country", TOTAL, "Year to June 2025", -1.5),
        ],
        columns=["to", "area_name", "level", "group", "year_label", "gap_per_1000"],
    )
    assert years_sentence(frame, TOTAL, TOTAL) == (
        "Recorded crime without fraud: Country stood 20.0 offences per 1,000 residents above us "
        "in the year to June 2023. In the year to June 2025 it was 1.5 offences per 1,000 "
        "residents below us."
    )
    assert "Cannot tell" in years_sentence(frame.iloc[1:2], TOTAL, TOTAL)
    robbery = frame.iloc[2:].assign(group="Robbery")
    assert years_sentence(robbery, "Robbery", TOTAL) == (
        "Robbery: Country stood 1.5 offences per 1,000 residents below us in the year to June 2025."
    )


counts = st.one_of(st.none(), st.integers(0, 500))


@given(counts, st.lists(st.tuples(counts, st.booleans()), min_size=1, max_size=5))
def test_no_comparison_is_claimed_without_a_verdict(
    ours: int | None, theirs: list[tuple[int | None, bool]]
) -> None:
    frame = table(
        [("Us", "district", TOTAL, ours, 1000, True)]
        + [(f"D{i}", "district", TOTAL, n, 1500, whole) for i, (n, whole) in enumerate(theirs)]
    )
    told = street_sentence(frame, "Us", TOTAL, YEAR)
    assert not BROKEN.search(told)
    for verdict in ("lower", "higher"):
        assert (verdict in told.casefold()) == bool((frame["verdict"] == verdict).any())
