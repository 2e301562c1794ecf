"""Strong communities: by the theme that a file gives, with the target to rise."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection
from tests.unit.tables.conftest import OURS

Publish = Callable[..., Snapshot]


def test_counts_and_shares_stand_together_and_nowhere_else(
    publish: Publish, settings: Settings
) -> None:
    asked = ("share", "Have you taken part?", "Survey", "residents", "cohesion")
    kept = (None, "count", "", "Register", "records", "cohesion")
    snapshot = publish(
        indicators=[
            ("groups", "Groups", OURS, date(2024, 4, 1), date(2025, 3, 31), 118, *kept),
            ("groups", "Groups", OURS, date(2025, 4, 1), date(2026, 3, 31), 131, *kept),
            ("part", "Take part", OURS, date(2025, 9, 1), date(2025, 10, 31), 143, 508, *asked),
        ],
        targets=[
            (
                *("part-2027", "More take part", "cohesion", "indicator:part", "survey_increase"),
                *(OURS, date(2025, 4, 1), date(2026, 3, 31), 0.28),
                *(date(2026, 4, 1), date(2027, 3, 31), 0.3),
            )
        ],
    )
    table = tables.build("communities", snapshot, settings, Selection())
    newest = table.frame.drop_duplicates("indicator", keep="last").set_index("indicator")
    assert newest.loc["groups", "words"] == "131 to March 2026, 13 more than to March 2025."
    assert newest.loc["part", "words"] == (
        "28% to October 2025 (between 24% and 32%). The target is at least 30% by March 2027."
    )
    assert table.sentence == (
        "2 measures of groups, volunteers and people who take part; no share has clearly changed."
    )
    for name in ("residents", "records", "asked-by-area"):
        assert tables.build(name, snapshot, settings, Selection()).frame.empty, name


def test_nothing_loaded_says_so(publish: Publish, settings: Settings) -> None:
    table = tables.build("communities", publish(), settings, Selection())
    assert table.frame.empty
    assert table.sentence.startswith("Nothing is loaded of groups")
