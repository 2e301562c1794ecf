import pandas as pd
import pytest

from moorlands_dash.measures.comparison.quarters import quarter_spreads
from moorlands_dash.measures.comparison.recorded import TOTAL, Names, Recorded

NAMES = Names("Us", "Force", ("Force",))


def recorded(ours: dict[str, list[int]]) -> Recorded:
    """Return four quarters of ours by group, beside a partnership with as many in each."""
    rows = [
        (2024, quarter, "Force", csp, group, count)
        for group, counts in ours.items()
        for quarter, own in enumerate(counts, start=1)
        for csp, count in (("Us", own), ("Them", 100_000 - own))
    ]
    columns = ["financial_year", "quarter", "force_name", "csp_name", "offence_group", "offences"]
    return Recorded(pd.DataFrame(rows, columns=columns), NAMES)


def test_a_group_s_quarters_by_hand() -> None:
    # Theft: 10 expected a quarter; squares 100/10 four times over three degrees of freedom.
    # Robbery never varies; both together have half of it.
    found = recorded({"Theft": [20, 0, 20, 0], "Robbery": [10, 10, 10, 10]})
    spreads = quarter_spreads(found, range(2024 * 4, 2024 * 4 + 4))
    assert spreads["Theft"] == pytest.approx(40 / 3)
    assert spreads["Robbery"] == pytest.approx(40 / 6)
    # 30, 10, 30, 10 of all: 20 expected, squares of 5 four times
    assert spreads[TOTAL] == pytest.approx(max(20 / 3, 40 / 6))


def test_even_quarters_vary_as_chance_has_it_at_least() -> None:
    found = recorded({"Theft": [10, 10, 10, 10]})
    assert quarter_spreads(found, range(2024 * 4, 2024 * 4 + 4)) == {TOTAL: 1.0, "Theft": 1.0}
