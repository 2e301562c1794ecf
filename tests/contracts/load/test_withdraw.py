"""Whatever was loaded can be taken back, with a reason; what it had replaced counts again."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.rows import Row
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.load import Outcome, load
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.withdrawing import withdraw
from moorlands_dash.tables import Selection
from tests.contracts import test_actions, test_events, test_meetings, test_street, test_targets
from tests.contracts import test_partner_layouts as partners
from tests.contracts.given import written
from tests.contracts.load.test_again import CHANGED, LEFT, RIGHT, SOME_ALONE, figures

pytestmark = pytest.mark.slow

FORCE = "Staffordshire Police"
WRONG = "sent by mistake"


@pytest.fixture
def taken(
    home: Path, settings: Settings, opened: Callable[[], Snapshot]
) -> Callable[..., dict[str, object]]:
    """Return what withdraws something and gives the figures then."""

    def take(what: str, reason: str = WRONG) -> dict[str, object]:
        withdraw(what, reason, settings, home)
        return figures(opened())

    return take


def rows_of(snapshot):
    """Return the rows of each month of our force."""
    sent = snapshot.coverage()
    return sent.loc[sent["source"] == FORCE, "rows"]


def record(snapshot: Snapshot, name: str) -> Row:
    found: list[Row] = [file for file in snapshot.manifest["files"] if file["name"] == name]
    return found[-1]


@pytest.mark.parametrize("kind", SOME_ALONE)
def test_of_every_kind_what_a_file_had_replaced_counts_again(
    tmp_path: Path,
    home: Path,
    settings: Settings,
    again: Callable[..., Outcome],
    opened: Callable[[], Snapshot],
    taken: Callable[..., object],
    kind: str,
) -> None:
    row, change = CHANGED[kind]
    if kind == "casualties":
        again(written(tmp_path / "base" / "collisions.csv", partners.COLLISION))
    again(written(tmp_path / "a" / "first.csv", row))
    before = figures(opened())
    second = written(tmp_path / "b" / "second.csv", {**row, **change})
    again(second)
    between = figures(opened())
    assert taken("second.csv") == before != between
    given = again(second)
    assert not given.published
    assert any(f"withdrawn ({WRONG})" in notice for notice in given.notices)
    assert load([second], settings, home, again=True).published
    assert figures(opened()) == between


def test_a_withdrawn_file_keeps_its_reason_and_its_rows_balance(
    tmp_path: Path,
    settings: Settings,
    again: Callable[..., Outcome],
    opened: Callable[[], Snapshot],
    taken: Callable[..., object],
) -> None:
    again(written(tmp_path / "street.csv", test_street.GOOD, {**test_street.GOOD, "Month": "x"}))
    taken("street.csv", "  not\nours ")
    found = record(opened(), "street.csv")
    assert (found["loaded"], found["superseded"], found["quarantined"]) == (0, 1, 1)
    assert (found["withdrawn"], found["in_use"]) == ("not ours", False)
    assert opened().months(FORCE) == []
    assert opened().files()["withdrawn"].tolist()[-1] == "not ours"
    listed = tables.build("withdrawals", opened(), settings, Selection())
    assert listed.frame[["what", "name", "reason", "stands"]].to_numpy().tolist() == [
        ["file", "street.csv", "not ours", True]
    ]
    assert listed.sentence == "1 withdrawal, each with its reason."


def test_months_that_it_had_replaced_count_again_though_older_snapshots_are_gone(
    tmp_path: Path,
    home: Path,
    again: Callable[..., Outcome],
    opened: Callable[[], Snapshot],
    taken: Callable[..., object],
) -> None:
    january = test_street.GOOD | {"Month": "2025-01"}
    february = test_street.GOOD | {"Month": "2025-02", "Crime ID": "b" * 64}
    again(written(tmp_path / "two.csv", january, february))
    once = figures(opened())
    later = [february | {"Crime ID": letter * 64} for letter in "cd"]
    again(written(tmp_path / "one.csv", *later))
    again(written(tmp_path / "all.csv", january, *later))
    for old in sorted((home / "snapshots").iterdir())[:-1]:
        shutil.rmtree(old)
    assert rows_of(opened()).tolist() == [1, 2]
    taken("one.csv")
    assert rows_of(opened()).tolist() == [1, 2], "the latest file holds as before"
    assert taken("all.csv") == once


def test_nothing_of_a_withdrawn_file_is_handed_on(
    tmp_path: Path, home: Path, again: Callable[..., Outcome], taken: Callable[..., object]
) -> None:
    outcome = again(written(tmp_path / "targets.csv", test_targets.COUNT))
    (name, _) = next(f for f in outcome.files if f.kind == "targets").part_names
    taken("targets.csv")
    newest = sorted((home / "snapshots").iterdir())[-1]
    assert [part.name for part in (newest / "parts").iterdir() if part.name == name] == []


REST = ("meeting", "annotation")
"""Things that are withdrawn as an action is; `make whole` tries them."""
ROWS = {
    "target": (test_targets.COUNT, "targets", "target_id"),
    "action": (test_actions.GOOD, "actions", "action_id"),
    "meeting": (test_meetings.GOOD, "meetings", "meeting_id"),
    "annotation": (test_events.GOOD, "annotations", "annotation_id"),
}


@pytest.mark.parametrize(
    "what", ["target", "action", *(pytest.param(w, marks=pytest.mark.whole) for w in REST)]
)
def test_one_thing_of_a_file_is_withdrawn_and_stays_so_until_a_newer_file_has_it(
    tmp_path: Path,
    home: Path,
    settings: Settings,
    again: Callable[..., Outcome],
    opened: Callable[[], Snapshot],
    taken: Callable[..., object],
    what: str,
) -> None:
    row, kind, column = ROWS[what]
    other = row | {column: "other"}
    older = written(tmp_path / "a" / "older.csv", row | {"title": "Older"})
    again(older)
    file = written(tmp_path / "b" / "file.csv", row, other)
    again(file)
    without = written(tmp_path / "d" / "without.csv", other)
    again(without, file)
    taken(str(row[column]))
    assert getattr(opened(), kind)()[column].tolist() == ["other"]
    assert not any("stays so" in notice for notice in again(without).notices)
    again(file)
    found = record(opened(), "file.csv")
    assert (found["loaded"], found["superseded"], found["taken_back"]) == (1, 1, 1)
    for given in (file, older):
        outcome = again(given)
        assert any("stays so" in notice for notice in outcome.notices)
        assert getattr(opened(), kind)()[column].tolist() == ["other"]
    newer = again(written(tmp_path / "c" / "newer.csv", row | {"title": "Newer"}))
    assert any("brings back" in notice for notice in newer.files[-1].notices)
    assert set(getattr(opened(), kind)()["title"]) == {"Newer", row["title"]}
    taken("newer.csv")
    assert getattr(opened(), kind)()[column].tolist() == ["other"], "withdrawn as before"
    assert load([file], settings, home, again=True).published
    assert sorted(getattr(opened(), kind)()[column]) == sorted(["other", str(row[column])])


def test_ward_outlines_that_were_replaced_are_in_use_again(
    tmp_path: Path,
    again: Callable[..., Outcome],
    outlines: Callable[..., Path],
    opened: Callable[[], Snapshot],
    taken: Callable[..., object],
) -> None:
    again(outlines(tmp_path / "right.geojson", RIGHT))
    again(outlines(tmp_path / "both.geojson", LEFT, RIGHT))
    taken("both.geojson")
    assert opened().areas("ward")["area_name"].tolist() == ["Right"]


def test_what_is_unknown_or_could_be_several_things_is_said_with_close_names(
    tmp_path: Path, home: Path, settings: Settings, again: Callable[..., Outcome]
) -> None:
    first = again(written(tmp_path / "a" / "fires.csv", partners.FIRE))
    second = partners.FIRE | {"incident_number": "25-9", "called": "2025-05-05 10:00"}
    again(written(tmp_path / "b" / "fires.csv", second))
    again(written(tmp_path / "targets.csv", test_targets.COUNT | {"target_id": "one"}))
    again(written(tmp_path / "meetings.csv", test_meetings.GOOD | {"meeting_id": "one"}))
    key = next(f.sha256 for f in first.files if f.kind == "fires")
    for asked, words in {
        "target.csv": "Did you mean targets.csv",
        "one": "means 2 things",
        "fires.csv": f"file:{key[:12]}",
        "rebase-0001": "moorlands-dash rebase rebase-0001",
    }.items():
        with pytest.raises(StoreError, match=words):
            withdraw(asked, WRONG, settings, home)
    with pytest.raises(StoreError, match="Say why"):
        withdraw("target:one", " ", settings, home)
    assert withdraw("target:one", WRONG, settings, home).withdrawal.what == "target"
    assert withdraw(key[:8], WRONG, settings, home).withdrawal.key == key
    with pytest.raises(StoreError, match="withdrawn already"):
        withdraw("target:one", WRONG, settings, home)
