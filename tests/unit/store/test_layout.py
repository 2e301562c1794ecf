"""Homes of other versions: an earlier one is made anew from its parts, a later one is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import duckdb
import pytest

from moorlands_dash.loading import demonstrate, load
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.home import Home, StoreError, current_id
from moorlands_dash.store.layout import LAYOUT, NewerError
from moorlands_dash.store.opening import NoSnapshot
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.store.snapshot import current_manifest, snapshots
from tests.tries import cases

SINCE = {
    2: ("covers", "unplaced", "elsewhere", "waiting"),
    3: ("cut", "lost_to", "taken_back"),
    4: ("profile", "read_under", "uncounted", "totals"),
}
"""Layout -> what the account of a file has since then, as far as a file can go without it."""
ADDED = {3: ("doubt_places", "recorded_doubt"), 4: ("gazetteer",)}
"""Layout -> tables that a snapshot has since then."""
NEEDED = ("covers",)


def published(home: Path) -> Path:
    return Home(home).snapshot(str(current_id(Home(home))))


def changed(home: Path, change: Callable[[dict[str, Any]], object]) -> None:
    path = published(home) / "manifest.json"
    values = json.loads(path.read_text(encoding="utf-8"))
    change(values)
    path.write_text(json.dumps(values), encoding="utf-8")


def made_by(home: Path, layout: int) -> None:
    """Make what is published what a version of that layout left: without what came since."""
    later = [name for since, names in SINCE.items() if since > layout for name in names]

    def back(values: dict[str, Any]) -> None:
        values["layout"] = layout
        for record in values["files"]:
            for name in set(later) - set(NEEDED):
                record.pop(name, None)

    changed(home, back)
    for since, tables in ADDED.items():
        for table in tables if since > layout else ():
            (published(home) / f"{table}.parquet").unlink()


@pytest.mark.parametrize("layout", range(1, LAYOUT))
def test_an_earlier_home_says_what_to_do(own_home: Path, layout: int) -> None:
    made_by(own_home, layout)
    with pytest.raises(NoSnapshot, match=r"load --rebuild"):
        open_snapshot(Home(own_home))
    assert [one.problem for one in snapshots(Home(own_home))] == [""]


@pytest.mark.slow
@pytest.mark.parametrize("layout", cases(range(1, LAYOUT), [1]))
@pytest.mark.parametrize("how", ["rebuild", "start"])
def test_an_earlier_home_is_made_anew_table_by_table(
    own_home: Path, demo_home: Path, layout: int, how: str
) -> None:
    made_by(own_home, layout)
    settings = load_settings()
    if how == "rebuild":
        load([], settings, Home(own_home), rebuild=True)
    else:
        demonstrate(settings, Home(own_home))
    assert open_snapshot(Home(own_home)).manifest["layout"] == LAYOUT
    for table in ("incidents", "ward_counts", "district_counts", "targets", "populations"):
        both = [
            f"SELECT * FROM '{published(root)}/{table}.parquet'" for root in (own_home, demo_home)
        ]
        for one, other in (both, both[::-1]):
            assert duckdb.sql(f"{one} EXCEPT ALL {other}").fetchall() == [], table


def test_a_newer_home_is_refused_in_words_and_left_as_it_is(own_home: Path) -> None:
    newer = {"layout": LAYOUT + 1, "program": "9.9", "files": [{"unheard": "of"}], "created": 7}
    changed(own_home, lambda values: (values.clear(), values.update(newer)))
    before = (published(own_home) / "manifest.json").read_bytes()
    home, settings = Home(own_home), load_settings()
    with pytest.raises(NoSnapshot, match=r"newer version of the program \(9\.9\)"):
        open_snapshot(home)
    with pytest.raises(NewerError):
        current_manifest(home)
    for change in (
        lambda: load([], settings, home, rebuild=True),
        lambda: demonstrate(settings, home),
    ):
        with pytest.raises(StoreError, match="Update the program"):
            change()
    assert [one.problem for one in snapshots(home)] == ["a newer version of the program made it"]
    assert (published(own_home) / "manifest.json").read_bytes() == before
    assert len(list(home.snapshots.iterdir())) == 1
