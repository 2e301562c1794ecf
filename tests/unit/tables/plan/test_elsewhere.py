"""Whatever of indicators is loaded is shown by what it is: by area, or as a record."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection, Table
from tests.unit.tables.conftest import LEEK, OURS

Publish = Callable[..., Snapshot]

ENDS = (date(2025, 4, 1), date(2025, 9, 30))
YEAR = (date(2024, 4, 1), date(2025, 3, 31))


@pytest.fixture
def loaded(publish: Publish) -> Snapshot:
    question = "How much of a problem is it?"
    return publish(
        indicators=[
            ("asb", "ASB", OURS, *ENDS, 60, 400, "share", question, "A survey", "residents"),
            ("asb", "ASB", LEEK, *ENDS, 40, 120, "share", question, "A survey", "residents"),
            ("few", "Few", LEEK, *ENDS, 4, 12, "share", question, "A survey", "residents"),
            ("speed", "", LEEK, *ENDS, 47, 61, "share", "Which three?", "Open", "responses"),
            ("away", "ASB", "E10000028", *ENDS, 9, 90, "share", question, "A survey", None),
            # A file that knows residents and responses alone has to call these residents.
            ("reoffend", "Reoffend", OURS, *YEAR, 88, 412, "share", "", "Court", "residents"),
            ("marac", "Referrals", OURS, *YEAR, 143, 95845, "per_1000", "", "Aid", "residents"),
            ("kept", "Kept", LEEK, *YEAR, 8, 80, "share", "Asked?", "Court", "records"),
        ]
    )


def built(name: str, snapshot: Snapshot, settings: Settings) -> Table:
    return tables.build(name, snapshot, settings, Selection())


def test_every_row_stands_in_one_table_by_what_it_is(loaded: Snapshot, settings: Settings) -> None:
    # Those of the district name no area.
    assert set(built("residents", loaded, settings).frame["indicator"]) == {"asb"}
    assert built("responses", loaded, settings).frame.empty
    where = {}
    for name in ("asked-by-area", "records"):
        frame = built(name, loaded, settings).frame
        where[name] = set(zip(frame["indicator"], frame["area_code"], strict=True))
    assert where == {
        "asked-by-area": {("asb", LEEK), ("few", LEEK), ("speed", LEEK), ("away", "E10000028")},
        "records": {("reoffend", OURS), ("marac", OURS), ("kept", LEEK)},
    }


def test_a_wards_survey_has_its_interval_and_a_consultation_none(
    loaded: Snapshot, settings: Settings
) -> None:
    frame = built("asked-by-area", loaded, settings).frame.set_index(["indicator", "area_code"])
    survey, open_to_all = frame.loc[("asb", LEEK)], frame.loc[("speed", LEEK)]
    assert survey["share"] == pytest.approx(1 / 3)
    assert survey["lower_95"] < 1 / 3 < survey["upper_95"]
    assert open_to_all["share"] == pytest.approx(47 / 61)
    assert pd.isna(open_to_all["lower_95"])
    assert pd.isna(frame.loc[("few", LEEK), "share"])
    assert frame.loc[("away", "E10000028"), "area_name"] == "E10000028"
    assert open_to_all["title"] == "speed"


def test_a_record_says_what_it_came_to(loaded: Snapshot, settings: Settings) -> None:
    words = built("records", loaded, settings).frame.set_index("indicator")["words"]
    assert words["reoffend"].startswith(
        "21% (88 of 412) from April 2024 to March 2025, most likely between 18% and 26%."
    )
    # 143 in 95,845 is 1.49; Byar's limits of 143 are 120.5 and 168.5.
    assert words["marac"].startswith(
        "1.5 for each 1,000 (143, of 95,845) from April 2024 to March 2025, most likely between "
        "1.3 and 1.8."
    )
