"""Districts that the settings don't know and areas without people are pointed out."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.extracts import actions, populations, targets
from moorlands_dash.extracts.places_named import nobody, strange_districts
from moorlands_dash.partnership import load_settings
from tests.contracts.test_actions import GOOD as ACTION
from tests.contracts.test_targets import COUNT as TARGET
from tests.contracts.twins import Layout


@pytest.mark.parametrize(
    "layout", [Layout(actions, ACTION, "action_id"), Layout(targets, TARGET, "target_id")]
)
def test_a_plan_for_a_district_that_is_not_there_is_pointed_out(
    tmp_path: Path, layout: Layout
) -> None:
    twin = layout.good | {layout.key: "twin", "area_code": "E07009999"}
    judged, _ = layout.read(tmp_path, layout.good | {"area_code": "E07000198"}, twin)
    (said,) = judged.notices
    assert said.startswith("E07009999 (line 3): no district of the settings has this code")


def test_wards_and_the_districts_that_are_compared_are_not_strange() -> None:
    codes = ["E07000198", "E07000193", "E05007056", "E01029742"]
    assert strange_districts(pd.Series(codes, dtype="str"), load_settings()) == []


def test_a_ward_of_nobody_is_pointed_out(tmp_path: Path) -> None:
    row = {"area_name": "x", "year": "2021", "source": "ONS"}
    some = {"area_code": "E05007056", "population": "10"} | row
    none = {"area_code": "E05007057", "population": "0"} | row
    judged, rows = Layout(populations, some, "area_code").read(tmp_path, some, none)
    assert len(rows) == 2
    assert judged.notices == [
        "E05007057 (line 3): 0 people, so no rate can be given for it. Check the population."
    ]
    assert nobody(pd.Series(["E05007056"]), pd.Series([1])) == []
