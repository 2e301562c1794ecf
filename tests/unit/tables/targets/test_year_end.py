"""A year is closed once all its months came in; each target is told in its own unit."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from moorlands_dash.tables.model import Table
from tests.unit.tables.targets.test_trajectories import (
    BEFORE,
    HOME,
    LAST,
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
        "What came can't be told: no whole file is loaded for January to March 2026."
        in (rows.loc["fires", "words"])
    )
    assert "96 incidents came: the target was met." in rows.loc["burglary", "words"]
    assert (
        "2025/26 is over but not closed: no whole file is loaded of the fire and rescue service's "
        "incidents for January to March 2026." in table.sentence
    )
    (note,) = [note for note in table.notes if note.startswith("No whole file of")]
    assert "the fire and rescue service's incidents is loaded for January to March 2026" in note


def test_a_limit_passed_by_the_months_that_came_in_is_missed_all_the_same(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    nine = Period(THIS.start, date(2025, 12, 1))
    rows = year_end(behind(publish, covered, nine, each=7), settings).frame.set_index("target_id")
    assert rows.loc["fires", "result"] == "missed"
    assert (
        "Missed: the months that are loaded passed it already, though no whole file is loaded"
        in (rows.loc["fires", "words"])
    )


def test_a_closed_year_tells_of_fires_as_fires(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    table = year_end(behind(publish, covered, THIS, each=4), settings)
    words = table.frame.set_index("target_id")["words"]
    assert "not closed" not in table.sentence
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
    assert not [n for n in _targets(snapshot, settings).notes if n.startswith("No whole file of")]
    table = _targets(given, settings)
    (note,) = [note for note in table.notes if note.startswith("No whole file of")]
    assert note.startswith(
        "No whole file of the fire and rescue service's incidents is loaded for June 2025: "
    )
    standing = table.frame.set_index("target_id")["standing"]
    assert standing.to_dict() == {"fires": "cannot tell", "burglary": "missed"}


def _targets(snapshot: Snapshot, settings: Settings) -> Table:
    return tables.build("targets", snapshot, settings, Selection(year="2025/26"))
