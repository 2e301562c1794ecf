"""Targets counted from partners' files: their unit, their months, their places."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables import Selection
from moorlands_dash.tables.model import Table
from tests.unit.tables.targets.test_trajectories import (
    BEFORE,
    HOME,
    LAST,
    LEEK,
    POLICE,
    THIS,
    target,
)

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]

FIRES = "fires_deliberate"
TARGETS = [
    target("fires", "reduce", f"incidents:{FIRES}", 60, 54, theme="fires"),
    target("burglary", "reduce", "incidents:burglary", 120, 108),
]


def counts(category: str, count: int, *periods: Period) -> list[tuple]:
    return [(POLICE, HOME, month, category, count) for period in periods for month in period]


def behind(publish: Publish, covered: Covered, fires: Period, each: int = 5) -> Snapshot:
    """Return a closed year of the police's, of which fires are loaded for some months alone."""
    return publish(
        targets=TARGETS,
        district_counts=[
            *counts("burglary", 10, BEFORE, LAST),
            *counts("burglary", 8, THIS),
            *counts(FIRES, 5, BEFORE, LAST),
            *counts(FIRES, each, fires),
        ],
        coverage=[
            *covered(BEFORE, LAST, THIS),
            *[(FIRES, month, each) for period in (BEFORE, LAST, fires) for month in period],
        ],
    )


def year_end(snapshot: Snapshot, settings: Settings) -> Table:
    return tables.build("year-end", snapshot, settings, Selection(year="2025/26"))


def test_a_year_whose_fires_have_not_all_come_in_is_not_closed_for_them(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    nine = Period(THIS.start, date(2025, 12, 1))
    table = year_end(behind(publish, covered, nine, each=4), settings)
    rows = table.frame.set_index("target_id")
    assert rows["result"].to_dict() == {"fires": "cannot tell", "burglary": "met"}
    assert rows["outturn"].isna().to_dict() == {"fires": True, "burglary": False}
    assert (
        "What came can't be told: no file is loaded for January to March 2026."
        in (rows.loc["fires", "words"])
    )
    assert "96 incidents came: the target was met." in rows.loc["burglary", "words"]
    (note,) = [note for note in table.notes if note.startswith("No file of")]
    assert "the fire and rescue service's incidents is loaded for January to March 2026" in note


def test_a_limit_passed_by_the_months_that_came_in_is_missed_all_the_same(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    nine = Period(THIS.start, date(2025, 12, 1))
    rows = year_end(behind(publish, covered, nine, each=7), settings).frame.set_index("target_id")
    assert rows.loc["fires", "result"] == "missed"
    assert (
        "Missed: the months that are loaded passed it already, though no file is loaded"
        in (rows.loc["fires", "words"])
    )


def test_a_closed_year_tells_of_fires_as_fires(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    table = year_end(behind(publish, covered, THIS, each=4), settings)
    words = table.frame.set_index("target_id")["words"]
    assert "48 fires came: the target was met." in words["fires"]
    assert table.unit.startswith("fires or incidents in the target's year")
    assert "Fires attended" in table.source


def test_a_missing_month_is_said_of_the_sender_whose_it_is(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    snapshot = behind(publish, covered, THIS)
    gone = date(2025, 6, 1)
    given = publish(
        targets=TARGETS,
        district_counts=[
            *counts("burglary", 10, BEFORE, LAST, THIS),
            *[row for row in counts(FIRES, 4, BEFORE, LAST, THIS) if row[2] != gone],
        ],
        coverage=[
            *covered(BEFORE, LAST, THIS),
            *[(FIRES, m, 4) for p in (BEFORE, LAST, THIS) for m in p if m != gone],
        ],
    )
    assert not [n for n in _targets(snapshot, settings).notes if n.startswith("No file of")]
    table = _targets(given, settings)
    (note,) = [note for note in table.notes if note.startswith("No file of")]
    assert note.startswith(
        "No file of the fire and rescue service's incidents is loaded for June 2025: "
    )
    standing = table.frame.set_index("target_id")["standing"]
    assert standing.to_dict() == {"fires": "cannot tell", "burglary": "missed"}


def _targets(snapshot: Snapshot, settings: Settings) -> Table:
    return tables.build("targets", snapshot, settings, Selection(year="2025/26"))


def test_a_ward_s_fires_are_counted_by_its_outline(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    own = target("leek", "reduce", f"incidents:{FIRES}", 24, 20, area_code=LEEK)
    snapshot = publish(
        targets=[own],
        district_counts=counts(FIRES, 5, BEFORE, LAST, THIS),
        ward_counts=[(LEEK, month, FIRES, 2) for p in (BEFORE, LAST, THIS) for month in p],
        coverage=[
            *covered(BEFORE, LAST, THIS),
            *[(FIRES, month, 5) for p in (BEFORE, LAST, THIS) for month in p],
        ],
    )
    (row,) = _targets(snapshot, settings).frame.to_dict("records")
    assert (row["actual"], row["standing"]) == (24, "missed")
    assert row["words"].startswith(
        "24 fires to March 2026. The period is over and the count passed"
    )


@pytest.mark.parametrize(("name", "unit"), [("fires", "fire"), ("dog-fouling", "report")])
def test_where_a_partners_gap_comes_from(demo_home: Path, name: str, unit: str) -> None:
    settings, snapshot = load_settings(), open_snapshot(demo_home)
    asked = Selection(target=f"{name}-2026-27")
    gap = tables.build("exception", snapshot, settings, asked).frame
    promised = tables.build("targets", snapshot, settings, Selection()).frame
    row = promised.set_index("target_id").loc[f"{name}-2026-27"]
    wards = gap[gap["dimension"] == "ward"]
    assert wards["count"].sum() == row["actual"]
    assert wards["difference"].sum() == pytest.approx(row["actual"] - row["milestone_now"])
    # Partners' files name no places.
    assert set(gap["dimension"]) == {"ward", "similar months", "completeness"}
    assert wards["words"].str.contains(rf"\b{unit}s?, ").all()
    assert not gap["words"].str.contains("incident").any()
    assert gap["words"].iloc[-1].endswith("they count for the district, and for no ward.")


def test_the_targets_tables_name_every_unit_and_source(demo_home: Path) -> None:
    settings, snapshot = load_settings(), open_snapshot(demo_home)
    for name in ("targets", "trajectory", "forecast", "year-end"):
        table = tables.build(name, snapshot, settings, Selection())
        assert table.unit.startswith("incidents, fires or reports "), name
        for source in ("data.police.uk", "Fires attended", "Environmental problems"):
            assert source in table.source, name
