"""Rules that all hold need no pandera; where one doesn't, pandera tells which, as it always has."""

from __future__ import annotations

import subprocess
import sys

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandera.errors import SchemaErrors

from moorlands_dash.extracts import contracts
from moorlands_dash.extracts.flaws import broken_rules
from moorlands_dash.extracts.rules import Contract, Rule


def of_texts() -> Contract:
    return contracts.text_columns(
        code=[contracts.area_code()], name=[contracts.filled("name")], year=[YEAR]
    )


YEAR = contracts.matches("20[0-9]{2}", "no year")
ROW = st.tuples(
    st.sampled_from(["E07000198", "W06000001", "e07000198", "", "E0700019"]),
    st.sampled_from(["Leek", "", " "]),
    st.sampled_from(["2021", "2022", "21", "20210", ""]),
)


def frame(rows: list[tuple[str, str, str]]) -> pd.DataFrame:
    found = pd.DataFrame(rows, columns=["code", "name", "year"], dtype="str")
    return found.set_axis(range(2, len(rows) + 2))


def lines_by_pandera(rows: pd.DataFrame, contract: Contract) -> set[int]:
    try:
        contract.schema().validate(rows, lazy=True)
    except SchemaErrors as error:
        return set(error.failure_cases["index"])
    return set()


@pytest.mark.slow
@given(st.lists(ROW, min_size=1, max_size=8))
def test_rules_hold_just_where_pandera_finds_nothing(rows: list[tuple[str, str, str]]) -> None:
    found = frame(rows)
    for contract in (of_texts(), contracts.unique(("code", "year"), "given twice")):
        told = lines_by_pandera(found, contract)
        assert contract.kept(found) is (not told)
        assert set(broken_rules(found, contract)) == told


GOOD = frame([("E07000198", "Leek", "2021")])


@pytest.mark.parametrize(
    "contract",
    [
        Contract({"absent": [YEAR]}),
        Contract({"year": [Rule(lambda texts: texts / 2 > 1, "can't be tried")]}),
        Contract({"year": [Rule(lambda texts: pd.Series([pd.NA], texts.index), "can't be told")]}),
        Contract({"code": []}),
    ],
    ids=["no such column", "fails", "unknown", "a cell is missing"],
)
def test_what_can_not_be_tried_is_not_kept(contract: Contract) -> None:
    assert not contract.kept(GOOD.assign(code=None))


@pytest.mark.slow
def test_a_file_in_order_waits_for_no_pandera() -> None:
    code = (
        "import sys; import pandas as pd; "
        "from moorlands_dash.extracts import contracts; "
        "from moorlands_dash.extracts.flaws import broken_rules; "
        "rows = pd.DataFrame({'name': [NAME]}); "
        "found = broken_rules(rows, contracts.text_columns(name=[contracts.filled('name')])); "
        "print(len(found), 'pandera' in sys.modules)"
    )
    for name, said in (("'Leek'", "0 False"), ("''", "1 True")):
        run = [sys.executable, "-c", code.replace("NAME", name)]
        assert (
            subprocess.run(run, capture_output=True, text=True, check=True).stdout.strip() == said
        )


_IN_THREADS = """
import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
import pandas as pd
from moorlands_dash.extracts import contracts
from moorlands_dash.extracts.flaws import broken_rules

begin = Barrier(8)

def judged(number):
    begin.wait()
    time.sleep(number / 100)
    rows = pd.DataFrame({"name": [""] * (number + 1)})
    return len(broken_rules(rows, contracts.text_columns(name=[contracts.filled("name")])))

with ThreadPoolExecutor(8) as pool:
    print(list(pool.map(judged, range(8))))
"""


@pytest.mark.slow
def test_files_that_are_read_at_once_find_pandera_whole() -> None:
    """Whoever comes while another thread imports it must wait, and end in no deadlock."""
    run = subprocess.run([sys.executable, "-c", _IN_THREADS], capture_output=True, text=True)
    assert run.stdout.strip() == str(list(range(1, 9))), run.stderr[-500:]
