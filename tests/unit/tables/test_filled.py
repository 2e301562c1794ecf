"""No column is empty in every row, however it is asked, unless its declaration says why.

The demonstration is asked as a partnership has it that uses it: with a decision, a task, an item
set aside, limits begun anew and the long trials of hotspots worked out.
"""

from __future__ import annotations

import shlex
import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.cli import main
from moorlands_dash.partnership import Settings
from moorlands_dash.store import raised
from moorlands_dash.store.journal import records_of
from moorlands_dash.store.priorities import Priority, choose
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import SPECS, Selection, SelectionError, audience
from moorlands_dash.tables.hotspots.trials import work_out
from tests.opened import built

DAMAGE, REPORTED = "damage_arson", "asb_reported"
BOTH = ("Dane", "Leek West")
SELECTIONS = (
    Selection(category=DAMAGE, wards=BOTH, claim="vandalism has doubled in Leek North"),
    Selection(category=REPORTED, claim="crime in Leek North is above average"),
    Selection(area="Leek West", claim="Leek North is the worst ward for crime"),
    Selection(category="burglary", claim="vandalism is at a record high in Leek North"),
    Selection(year="2025/26", claim="theft has doubled"),
    Selection(category="fires_deliberate", claim="violence rose in 2018"),
    Selection(category="casualties_slight", claim="10-900 crimes in Leek North in 2025"),
    Selection(claim="crime is below the national average"),
    Selection(claim="half the ASB is in Leek North"),
    Selection(claim="more shoplifting than burglary in Leek North"),
    Selection(claim="every ward had a fall in crime"),
    Selection(whose="Staffordshire Police"),
    Selection(whose="Staffordshire Moorlands District Council"),
)
"""What is asked, in this order: a table is done once every column has held something."""

DONE = """
decide --what Lights --owner 'Staffordshire County Council' --due 2026-12-31
 --target damage-2026-27 --meeting strategy-2026-05-13
decide --briefing --what Visit --owner 'Staffordshire Police' --due 2026-11-05
 --about signal:fires_other:E05007058
decide T0001 --entry done --note 'Lights mended'
rebase --month 2026-01 --category burglary --reason 'New doors on the estate'
"""
"""What was recorded in the home that is asked."""
CHOSEN = Priority(
    year="2025/26",
    theme="violence",
    title="Violence and public order",
    reason="First by most weights",
    snapshot="20250201-1",
    known_to=date(2024, 12, 1),
    count_then=3200.0,
    rank_then=1,
    first_then=0.68,
    weights="3,3,3,3,3,3",
    harm="",
)

RAISED = raised.Raised(
    meeting_id="public-2026-07-08",
    meeting_date=date(2026, 7, 8),
    theme="roads",
    area_code="E05007053",
    issue="speed past the school",
    raised=7,
    snapshot="20260708-1",
)


@pytest.fixture(scope="module")
def used(demo_home: Path, tmp_path_factory: pytest.TempPathFactory, settings: Settings) -> Snapshot:
    """Return the demonstration of a partnership that uses it."""
    home = tmp_path_factory.mktemp("used") / "home"
    shutil.copytree(demo_home, home)
    snapshot = audience.opened(settings, home)
    found = tables.build("what-changed", snapshot, settings, Selection()).frame
    item = found[found["standing"] != "nothing new"].iloc[0]
    aside = f"snooze --category {item['category']} --area '{item['ward_name']}' "
    aside += "--until 2026-12-31 --reason 'Known to the patrol'"
    for command in (*DONE.replace("\n ", " ").strip().splitlines(), aside):
        assert main([*shlex.split(command), "--home", str(home)]) == 0
    place = records_of(snapshot.home, settings, "An officer")
    choose(CHOSEN, place)
    told = raised.record(RAISED, place)
    raised.answer(told.raised_id, "Signs were put up", snapshot.id, place)
    for category in (DAMAGE, REPORTED):
        work_out(snapshot, settings, Selection(category=category), lambda *_: None)
    return snapshot


@pytest.mark.parametrize("name", SPECS)
def test_no_column_is_empty_throughout_unless_its_declaration_says_why(
    name: str, demo_home: Path, used: Snapshot, settings: Settings
) -> None:
    empty, excused = set(SPECS[name].names), {c.name for c in SPECS[name].columns if c.empty}
    for frame in asked(name, demo_home, used, settings):
        empty -= {column for column in frame if filled(frame[column])}
        if not empty:
            break
    assert empty == excused


def asked(name: str, home: Path, used: Snapshot, settings: Settings) -> Iterator[pd.DataFrame]:
    """Yield what the table holds before anything is recorded, as others ask too, and then."""
    with suppress(SelectionError):
        yield built(home, name).frame
    for selection in SELECTIONS:
        yield tables.build(name, used, settings, selection).frame


def filled(column: pd.Series) -> bool:
    """Tell whether anything stands in a column: a false or a 0 does, no text at all does not."""
    return bool((column.notna() & (column.astype(str) != "")).any())
