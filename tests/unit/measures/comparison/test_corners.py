"""Four corners: only where both are clear, and a change against the same quarters of years."""

from __future__ import annotations

import pandas as pd
import pytest

from moorlands_dash.measures import verdicts
from moorlands_dash.measures.comparison.corners import (
    BETTER_IMPROVING,
    NOT_BOTH,
    WORSE_IMPROVING,
    WORSE_WORSENING,
    changes,
    corner,
)
from moorlands_dash.measures.comparison.recorded import TOTAL, Names, Recorded

NAMES = Names("Moorlands", "Staffordshire", ("Staffordshire",))


@pytest.mark.parametrize(
    ("gap", "change", "expected"),
    [
        (verdicts.HIGHER, verdicts.MORE, WORSE_WORSENING),
        (verdicts.HIGHER, verdicts.FEWER, WORSE_IMPROVING),
        (verdicts.LOWER, verdicts.FEWER, BETTER_IMPROVING),
        (verdicts.HIGHER, verdicts.NO_CLEAR_CHANGE, NOT_BOTH),
        (verdicts.SIMILAR, verdicts.MORE, NOT_BOTH),
        (verdicts.CANNOT_TELL, verdicts.MORE, verdicts.CANNOT_TELL),
        (verdicts.HIGHER, verdicts.CANNOT_TELL, verdicts.CANNOT_TELL),
    ],
)
def test_a_corner_needs_both(gap: str, change: str, expected: str) -> None:
    assert corner(gap, change) == expected


def recorded(burglary: list[int], damage: list[int]) -> Recorded:
    """Return our offences a quarter, four a year from April 2021 on."""
    rows = [
        (2021 + place // 4, place % 4 + 1, "Staffordshire", "Moorlands", group, number)
        for group, numbers in (("Burglary", burglary), ("Damage", damage))
        for place, number in enumerate(numbers)
    ]
    columns = ["financial_year", "quarter", "force_name", "csp_name", "offence_group", "offences"]
    return Recorded(pd.DataFrame(rows, columns=columns), NAMES)


WHOLE = pd.Series({TOTAL: True, "Burglary": True, "Damage": True})
LAST = range(2024 * 4, 2024 * 4 + 4)


def test_a_step_is_more_than_usual_and_what_stays_is_not() -> None:
    found = changes(recorded([25] * 12 + [50] * 4, [25] * 16), LAST, WHOLE, 20)
    found = found.set_index("group")
    assert found.loc["Burglary", ["count", "count_before"]].tolist() == [200, 100]
    assert found.loc["Burglary", "usual"] == pytest.approx(100)
    assert found.loc["Burglary", "verdict"] == verdicts.MORE
    assert found.loc["Damage", "verdict"] == verdicts.NO_CLEAR_CHANGE
    assert found.loc[TOTAL, "count"] == 300
    assert found.loc["Burglary", "percent"] == pytest.approx(100)


def test_nothing_is_told_of_a_group_in_doubt_or_without_the_year_before() -> None:
    doubt = WHOLE.copy()
    doubt["Burglary"] = False
    found = changes(recorded([25] * 12 + [50] * 4, [25] * 16), LAST, doubt, 20)
    assert found.set_index("group")["verdict"]["Burglary"] == verdicts.CANNOT_TELL
    first = range(2021 * 4, 2021 * 4 + 4)
    early = changes(recorded([25] * 16, [25] * 16), first, WHOLE, 20)
    assert set(early["verdict"]) == {verdicts.CANNOT_TELL}


def test_a_single_quarter_is_set_against_the_same_quarter() -> None:
    seasonal = [10, 40, 10, 10] * 4
    found = changes(recorded(seasonal, [25] * 16), range(2024 * 4 + 1, 2024 * 4 + 2), WHOLE, 20)
    row = found.set_index("group").loc["Burglary"]
    assert (row["count"], row["count_before"], row["verdict"]) == (
        40,
        40,
        verdicts.NO_CLEAR_CHANGE,
    )
