"""What a snapshot differs in from another one: files, counts, statuses, verdicts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.load import load
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.store.withdrawing import withdraw
from moorlands_dash.tables import Selection, SelectionError, Table
from tests import hand_made
from tests.contracts import test_targets
from tests.contracts.given import written

pytestmark = pytest.mark.slow

AUGUST, SEPTEMBER = date(2025, 8, 1), date(2025, 9, 1)
CRIME = test_targets.COUNT | {
    "target_id": "vehicles",
    "title": "Fewer vehicle crimes",
    "measure": "incidents:vehicle_crime",
}


def differing(home: Path, against: str = "") -> Table:
    return tables.build("diff", open_snapshot(home), load_settings(), Selection(against=against))


def test_a_load_and_a_withdrawal_beside_what_was_before(tmp_path: Path) -> None:
    settings, home = load_settings(), hand_made.made(tmp_path / "home", without=(SEPTEMBER,))
    first = open_snapshot(home).id
    assert differing(home).sentence.startswith("There is no snapshot before this one")
    hand_made.write_month(tmp_path, SEPTEMBER)
    load([tmp_path / "2025-09-staffordshire-street.csv"], settings, home)
    load([written(tmp_path / "targets.csv", CRIME)], settings, home)
    found = differing(home, first)
    counts = found.frame[found.frame["kind"] == "count"].set_index(["area_name", "title"])
    assert counts.loc[("East", "Vehicle crime"), ["before", "after", "revised"]].tolist() == [
        *(15, 18, 0)
    ]
    assert counts.loc[("East", "Vehicle crime"), "words"] == (
        "18 incidents, before 15; September 2025."
    )
    files = found.frame[found.frame["kind"] == "file"].set_index("title")
    assert files["became"].to_dict() == dict.fromkeys(
        ["2025-09-staffordshire-street.csv", "targets.csv"], "added"
    )
    assert files.loc["targets.csv", "words"] == "Added; 1 row counts."
    status = found.frame[found.frame["kind"] == "target"]
    assert status["title"].tolist() == ["Fewer vehicle crimes"]
    assert f"What differs from snapshot {first}" in found.sentence
    assert "files: 2 added" in found.sentence

    withdraw("2025-08-staffordshire-street.csv", "of another force", settings, home)
    withdraw("vehicles", "mistyped", settings, home)
    last = differing(home).frame
    assert last.loc[last["kind"] == "withdrawn", "now"].tolist() == ["withdrawn: mistyped"]
    assert last.loc[last["kind"] == "target", "words"].tolist() == ["No longer there."]
    both = differing(home, first).frame
    east = both[(both["area_name"] == "East") & (both["title"] == "Vehicle crime")]
    # August gone, September come: as many in all, and none of it a revision.
    kinds = east[east["kind"] == "count"]
    assert kinds[["before", "after", "revised"]].to_numpy().tolist() == [[15, 15, 0]]
    with pytest.raises(SelectionError, match="There is no snapshot 1999"):
        differing(home, "1999")


def test_a_ward_that_another_map_lacks_is_not_said_to_have_nothing(tmp_path: Path) -> None:
    home = hand_made.made(tmp_path / "home")
    hand_made.write_wards(tmp_path / "west.geojson", without=hand_made.EAST)
    assert load([tmp_path / "west.geojson"], load_settings(), home).refused == []
    frame = differing(home).frame
    east = frame[(frame["kind"] == "count") & (frame["area_name"] == "East")].iloc[0]
    assert east["words"] == f"{east['before']} incidents before; not on the ward map now."
    assert (pd.isna(east["after"]), east["revised"]) == (True, 0)
    # The district's own counts don't hang on the map.
    assert set(frame.loc[frame["kind"] == "count", "area_name"]) == {"East"}


def test_a_snapshot_that_is_no_longer_kept_is_said(tmp_path: Path) -> None:
    home = hand_made.made(tmp_path / "home", without=(SEPTEMBER,))
    hand_made.write_month(tmp_path, SEPTEMBER)
    load([tmp_path / "2025-09-staffordshire-street.csv"], load_settings(), home)
    older = sorted((home / "snapshots").iterdir())[0]
    older.rename(tmp_path / "elsewhere")
    assert "no longer kept" in differing(home).sentence


def test_a_month_taken_out_flips_statuses_and_verdicts(own_home: Path) -> None:
    name = "staffordshire-street-2026-27.zip/2026-09/2026-09-staffordshire-street.csv"
    withdraw(name.rpartition("/")[2], "of another month", load_settings(), own_home)
    frame = differing(own_home).frame
    assert frame.loc[frame["kind"] == "file", "title"].tolist() == [name]
    verdicts = frame[frame["kind"] == "verdict"].set_index(["area_name", "title"])
    # All are told up to the latest whole month of the police's, a month earlier now.
    year = ("Staffordshire Moorlands", "Deliberate fires, against what is usual")
    assert verdicts.loc[year, ["was", "now"]].tolist() == ["no clear change", "more"]
    screened = ("Leek South", "Violence and sexual offences, screened over 1 month")
    assert verdicts.loc[screened, "words"] == "No clear change, was more."
    status = frame[frame["kind"] == "target"].set_index("title")
    assert status.loc["Less violence in Biddulph East", ["was", "now"]].tolist() == [
        *("watch", "at risk")
    ]
    assert (frame.loc[frame["kind"] == "count", "revised"] == 0).all()
