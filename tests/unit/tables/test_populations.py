"""Residents are worked out once for the same places and the same settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.populations import residents, residents_alike
from moorlands_dash.tables.request import Request

ALTON, LEEK, DISTRICT = "E05007039", "E05007055", "E07000198"
PEOPLE = [
    (ALTON, "Alton", 2021, 1000, "Census 2021"),
    (ALTON, "Alton", 2023, 1100, "estimate"),
    (DISTRICT, "Staffordshire Moorlands", 2021, 95_000, "Census 2021"),
]


def test_each_area_has_its_own_year_or_all_the_same(
    publish: Callable[..., Snapshot], settings: Settings
) -> None:
    request = Request(publish(populations=PEOPLE), settings, Selection())
    own = residents(request, [ALTON, DISTRICT, LEEK], date(2024, 1, 1))
    assert own["population_year"].tolist()[:2] == [2023, 2021]
    assert own["population"].isna().tolist() == [False, False, True]
    alike = residents_alike(request, [ALTON, DISTRICT], date(2024, 1, 1))
    assert alike["population"].tolist() == [1000, 95_000]
    again = Request(request.snapshot, settings, Selection(category="burglary"))
    assert residents_alike(again, [ALTON, DISTRICT], date(2024, 1, 1)) is alike


def test_settings_of_another_district_have_their_own_sum(
    publish: Callable[..., Snapshot], settings: Settings
) -> None:
    snapshot = publish(populations=PEOPLE)
    district = settings.district.model_copy(update={"code": "E07000999", "codes": [ALTON]})
    merged = settings.model_copy(update={"district": district})
    found = [
        residents(Request(snapshot, each, Selection()), ["E07000999"], date(2022, 1, 1))
        for each in (settings, merged)
    ]
    assert found[0]["population"].isna().all()
    assert found[1]["population"].tolist() == [1000]
