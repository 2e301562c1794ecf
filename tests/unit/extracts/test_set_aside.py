"""A bad cell tells nothing of a row, and the others what they say."""

from __future__ import annotations

from datetime import date

import pandas as pd

from moorlands_dash.extracts.model import Known
from moorlands_dash.extracts.set_aside import of_layout, of_street
from moorlands_dash.sources import current

STREET = {
    "Month": "2025-10",
    "Falls within": "Staffordshire Police",
    "Crime type": "Burglary",
    "Longitude": "-2.02",
    "Latitude": "53.1",
    "LSOA code": "E01029765",
    "LSOA name": "Staffordshire Moorlands 006B",
}


def test_a_row_of_the_police_tells_what_can_be_read() -> None:
    found = of_street(STREET | {"Crime type": ""}, {"Crime type"})
    assert (found.month, found.category, found.longitude) == (date(2025, 10, 1), "", -2.02)
    assert found.lsoa_name == "Staffordshire Moorlands 006B"


def test_no_place_is_not_an_unreadable_one() -> None:
    nowhere = STREET | dict.fromkeys(("Longitude", "Latitude", "LSOA code", "LSOA name"), "")
    assert of_street(nowhere, {"Crime type"}).placeless
    assert not of_street(nowhere, {"Longitude"}).placeless


def test_a_partners_row_tells_its_month_and_ward() -> None:
    layout = current().layout_by_kind["fires"]
    cells = dict.fromkeys(layout.columns, "") | {layout.begun: "2025-10-03 10:00", "ward": "West"}
    cells[layout.told_by] = next(iter(layout.kinds))
    rows = pd.DataFrame([cells, cells], index=[2, 3])
    found = of_layout(layout, rows, {2: ["easting"], 3: [layout.begun, layout.told_by]})
    assert (found[2].month, found[2].ward) == (date(2025, 10, 1), "West")
    assert found[2].category in layout.kinds.values()
    assert (found[3].month, found[3].category) == (None, "")
    assert found[3] == Known(ward="West")
