"""Both rates of areas: what is loaded for a choice, and nothing where nothing is."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pandas as pd

from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from moorlands_dash.tables.denominators import both_rates, loaded
from moorlands_dash.tables.request import Request

Publish = Callable[..., Snapshot]

AREAS = pd.DataFrame(
    {"ward_code": ["A", "B"], "count": [5, 6], "population": [900, 900], "complete": True}
)


def asked(snapshot: Snapshot, settings: Settings, category: str) -> pd.DataFrame:
    request = Request(snapshot, settings, Selection(category=category))
    return both_rates(request, AREAS, "ward_code", date(2026, 9, 1))


def test_a_choice_has_each_of_its_denominators_that_is_loaded(
    publish: Publish, settings: Settings
) -> None:
    jobs = [("A", "workplace_population", 100.0, 2021, "x")]
    days = [("B", "daytime_population", 50.0, 2021, "x")]
    snapshot = publish(denominators=jobs + days)
    found = asked(snapshot, settings, "shoplifting")
    assert (
        found["denominator"].tolist() == ["workplace_population"] * 2 + ["daytime_population"] * 2
    )
    assert asked(snapshot, settings, "burglary").empty
    assert asked(snapshot, settings, "all").empty
    assert len(loaded(Request(snapshot, settings, Selection()))) == 2


def test_a_snapshot_of_before_has_none(publish: Publish, settings: Settings) -> None:
    assert asked(publish(), settings, "burglary").empty
