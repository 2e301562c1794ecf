"""A theme's months: the latest 36, whole."""

from __future__ import annotations

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.tables.model import Selection
from tests.unit.tables.assessment.conftest import Even
from tests.unit.tables.conftest import Publish


def test_the_latest_36_months_of_each_theme(even: Even, settings: Settings) -> None:
    table = tables.build("assessment-months", even(), settings, Selection())
    own = table.frame[table.frame["theme"] == "violence"]
    assert len(own) == 36
    assert set(own["count"]) == {8}
    assert own["month"].max().isoformat().startswith("2025-12")


def test_without_a_file_there_is_no_month(publish: Publish, settings: Settings) -> None:
    table = tables.build("assessment-months", publish(), settings, Selection())
    assert table.frame.empty
    assert table.sentence == "No theme's months are loaded."
