import re
from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.measures.judged import EARLIER, judged
from moorlands_dash.measures.rates import ward_rates
from moorlands_dash.periods import Period
from moorlands_dash.words.wards.ward_map import (
    change_sentence,
    counts_sentence,
    months_sentence,
    rates_sentence,
    ward_sentence,
)

YEAR = Period(date(2025, 4, 1), date(2026, 3, 1))
WHAT = "Vehicle crime"
GAP = (date(2025, 6, 1),)

BROKEN = re.compile(r"\b(nan|None|NaT|<NA>)\b|  ")
CLAIMS = re.compile(r"\b(higher|lower|fewer|more|rise|fall|rising|falling|above)\b")


def changes(*pairs: tuple[int | None, int | None], complete: bool = True) -> pd.DataFrame:
    frame = pd.DataFrame(pairs, columns=["count", "count_before"]).astype("Int64")
    names = [f"Ward {chr(65 + i)}" for i in range(len(pairs))]
    years = pd.DataFrame(np.nan, index=frame.index, columns=list(EARLIER))
    # Each year before was as the latest of them.
    past = years.assign(**dict.fromkeys(EARLIER, frame["count_before"].astype(float)))
    given = frame.join(past).assign(complete=complete, ward_name=names, dispersion=1.0, drift=0.0)
    every = pd.Series(True, index=frame.index)
    return judged(given, percent_from=20, together=every)


def rates(*pairs: tuple[int | None, int | None], complete: bool = True) -> pd.DataFrame:
    codes = [f"W{i}" for i in range(len(pairs))]
    counts = pd.DataFrame(
        {
            "area_code": codes,
            "ward_name": [f"Ward {chr(65 + i)}" for i in range(len(pairs))],
            "count": pd.array([count for count, _ in pairs], dtype="Int64"),
            "complete": complete,
        }
    )
    people = pd.DataFrame(
        {
            "area_code": codes,
            "population": pd.array([people for _, people in pairs], dtype="Int64"),
            "population_year": 2021,
            "population_source": "census",
        }
    )
    return ward_rates(counts, people, unreliable_below=20)


def ward(count: int | None, before: int | None, *, complete: bool = True) -> pd.Series:
    return changes((count, before), complete=complete).assign(ward_name="Leek West").iloc[0]


@pytest.mark.parametrize(
    ("count", "before", "words"),
    [
        (12, 15, "12 in the 12 months to March 2026, 3 fewer than the year before; usually about "
         "15, and 8 to 24 by chance alone. This is within"),
        (1, 0, "1 in the 12 months to March 2026, 1 more than the year before; usually none, and "
         "0 to 1 by chance alone. This is within"),
        (0, 0, "none in the 12 months to March 2026, the same number as the year before; usually "
         "none, and 0 to 1 by chance alone. This is within"),
        (3, 15, "8 to 24 by chance alone. This is clearly fewer than usual, beyond the usual ups"),
        (1240, 15, "1,240 in the 12 months to March 2026, 1,225 more than the year before; usually "
         "about 15, and 8 to 24 by chance alone. This is clearly more than usual"),
    ],
)  # fmt: skip
def test_one_ward(count: int, before: int, words: str) -> None:
    told = ward_sentence(ward(count, before), WHAT, YEAR)
    assert told.startswith("Vehicle crime in Leek West: ")
    assert words in told


def test_one_ward_with_a_missing_month() -> None:
    assert ward_sentence(ward(12, 15, complete=False), WHAT, YEAR, GAP) == (
        "Vehicle crime in Leek West: 12 in the 12 months to March 2026 in the months that are "
        "loaded. Cannot tell whether that is a change: no whole file is loaded for June 2025."
    )
    before = (date(2024, 6, 1),)
    assert ward_sentence(ward(12, None, complete=False), WHAT, YEAR, before) == (
        "Vehicle crime in Leek West: 12 in the 12 months to March 2026. Cannot tell whether that "
        "is a change: no whole file is loaded for June 2024."
    )
    assert ward_sentence(ward(None, None, complete=False), WHAT, YEAR, GAP) == (
        "Vehicle crime in Leek West: cannot tell. No whole file is loaded for June 2025."
    )


def test_a_period_that_is_no_year_names_the_same_months() -> None:
    months = Period(date(2025, 1, 1), date(2025, 9, 1))
    assert "3 fewer than the same months a year before" in ward_sentence(ward(12, 15), WHAT, months)
    month = Period(date(2025, 1, 1), date(2025, 1, 1))
    assert "3 fewer than the same month a year before" in ward_sentence(ward(12, 15), WHAT, month)
    long = Period(date(2024, 1, 1), date(2025, 9, 1))
    assert "the same months 2 years before" in ward_sentence(ward(12, 15), WHAT, long)


def test_counts_name_the_most_and_ties() -> None:
    frame = pd.DataFrame({"ward_name": ["A", "B", "C"], "count": pd.array([7, 7, 1], "Int64")})
    assert counts_sentence(frame, WHAT, YEAR) == (
        "Vehicle crime in the 12 months to March 2026: 15 incidents in the wards, most in A and B "
        "(7 each)."
    )
    none = frame.assign(count=pd.array([0, 0, 0], "Int64"))
    assert counts_sentence(none, WHAT, YEAR) == (
        "Vehicle crime in the 12 months to March 2026: no incidents in the wards."
    )


def test_counts_without_any_month_are_not_zero() -> None:
    frame = pd.DataFrame({"ward_name": ["A", "B"], "count": pd.array([None, None], "Int64")})
    assert counts_sentence(frame, WHAT, YEAR, tuple(YEAR)) == (
        "Vehicle crime: cannot tell, because no whole file is loaded for April 2025 to March 2026."
    )


def test_wards_that_stand_out_are_named_with_their_rates() -> None:
    assert rates_sentence(rates((100, 1000), (22, 2000), (8, 2000)), WHAT, YEAR) == (
        "Vehicle crime in the 12 months to March 2026: 26.0 per 1,000 residents in the "
        "district's wards. "
        "Of 3 wards looked at together, clearly higher in Ward A (100.0)."
    )
    assert "none stands clearly above the others" in rates_sentence(
        rates((5, 100), (5, 100)), WHAT, YEAR
    )


def test_rates_without_a_population_say_what_to_load() -> None:
    told = rates_sentence(rates((5, None), (5, None)), WHAT, YEAR)
    assert "cannot tell how wards compare, because no population is loaded" in told


def test_months_and_the_highest_of_them() -> None:
    frame = pd.DataFrame(
        {
            "month": pd.to_datetime(["2025-04-01", "2025-05-01", "2025-06-01"]),
            "count": pd.array([4, 9, None], "Int64"),
        }
    )
    assert months_sentence(frame, WHAT, "Leek West", YEAR, GAP) == (
        "Vehicle crime in Leek West in the 12 months to March 2026: 13 incidents, the most in May "
        "2025 (9). Not the whole period: no whole file is loaded for June 2025."
    )


counts = st.integers(0, 80)


@given(st.lists(st.tuples(counts, counts), min_size=2, max_size=6), st.booleans())
def test_no_word_of_change_without_a_verdict(pairs: list[tuple[int, int]], complete: bool) -> None:
    frame = changes(*pairs, complete=complete)
    told = change_sentence(frame, WHAT, YEAR, () if complete else GAP)
    assert not BROKEN.search(told)
    for verdict in ("fewer", "more"):
        named = set(re.findall(r"Ward [A-F]", told.partition(f"clearly {verdict} in")[2]))
        if not (frame["verdict"] == verdict).any():
            assert not named
    if not frame[["verdict", "verdict_alone"]].isin(["fewer", "more"]).any(axis=None):
        assert not CLAIMS.search(told)


@given(counts, counts)
def test_one_ward_s_difference_is_never_left_without_its_judgement(now: int, before: int) -> None:
    row = ward(now, before)
    told = ward_sentence(row, WHAT, YEAR)
    assert not BROKEN.search(told)
    assert ("within the usual ups and downs" in told) == (row["verdict"] == "no clear change")
    assert ("clearly fewer than usual" in told) == (row["verdict"] == "fewer")
    assert ("clearly more than usual" in told) == (row["verdict"] == "more")


def test_what_stands_out_by_itself_only_is_said_to() -> None:
    frame = changes((26, 15), *[(15, 15)] * 19)
    first = frame.iloc[0]
    assert (first["verdict_alone"], first["verdict"]) == ("more", "no clear change")
    told = change_sentence(frame, WHAT, YEAR, together=20)
    assert "in no ward is it clearly beyond the usual ups and downs" in told
    assert "By itself, though not clearly among all wards: more in Ward A than usual." in told
    alone = ward_sentence(first, WHAT, YEAR, together=20)
    assert "By itself it is more than usual, but of 20 looked at together about one" in alone


people = st.one_of(st.none(), st.integers(50, 9000))


@given(st.lists(st.tuples(counts, people), min_size=1, max_size=6), st.booleans())
def test_no_ward_is_called_higher_without_a_verdict(
    pairs: list[tuple[int, int | None]], complete: bool
) -> None:
    frame = rates(*pairs, complete=complete)
    told = rates_sentence(frame, WHAT, YEAR, () if complete else GAP)
    assert not BROKEN.search(told)
    verdicts = set(frame["against_district"])
    if "higher" not in verdicts:
        assert "igher" not in told
    if len(pairs) > 1:
        assert "ower" not in told
    if not complete:
        assert "cannot tell" in told
