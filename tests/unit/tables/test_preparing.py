"""What is made when a snapshot is published is what whoever asks first would have got."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.partnership import load_settings
from moorlands_dash.store.home import Home
from moorlands_dash.store.prepared import FOLDER, Prepared, same
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables import audience, build, preparing
from moorlands_dash.tables.audience import opened
from moorlands_dash.tables.held import once, shelve
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.preparing import first_asked, prepare, prepare_published
from moorlands_dash.tables.shelf import keeping

SOME = ("briefing", "targets", "my-ward", "hotspots", "comparison-years", "track-record")
"""Tables that read what is kept of each kind."""


@pytest.fixture(scope="module")
def home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Home:
    copy = tmp_path_factory.mktemp("prepared") / "home"
    shutil.copytree(demo_home, copy)
    settings = load_settings()
    asked = [pair for pair in first_asked(open_snapshot(copy), settings) if pair[0] in SOME]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(preparing, "first_asked", lambda *_: asked)
        ready = prepare(opened(settings, copy), settings)
    assert ready.failed == () and ready.tables == len(asked)
    return Home(copy)


def asked_of(snapshot: Snapshot) -> Iterator[tuple[str, Table]]:
    settings = load_settings()
    for name, selection in first_asked(snapshot, settings):
        if name in SOME:
            yield name, build(name, snapshot, settings, selection)


def test_tables_are_the_same_with_and_without(home: Home) -> None:
    settings = load_settings()
    fresh = dict(asked_of(open_snapshot(home)))
    taken = dict(asked_of(opened(settings, home.folder)))
    assert set(fresh) == set(taken) == set(SOME)
    for name, table in fresh.items():
        assert same(table.frame, taken[name].frame), name
        told = [f.name for f in fields(Table) if f.name != "frame"]
        assert [repr(getattr(table, f)) for f in told] == [
            repr(getattr(taken[name], f)) for f in told
        ]


def test_what_is_kept_is_what_is_shown(home: Home, tmp_path: Path) -> None:
    """Else the test before would hold where nothing is read."""
    copy = tmp_path / "home"
    shutil.copytree(home.folder, copy)
    settings, asked = load_settings(), Selection()
    place = Prepared(Home(copy), open_snapshot(copy).id, settings)
    first = opened(settings, copy)
    assert once(first, "a kind", ("asked",), lambda: pd.DataFrame({"a": [1]}))["a"].item() == 1
    place.keep("a kind", ("asked",), pd.DataFrame({"a": [2]}), b"frame")
    again = opened(settings, copy)
    assert once(again, "a kind", ("asked",), lambda: pd.DataFrame({"a": [1]}))["a"].item() == 2
    assert build("hotspots", again, settings, asked).frame.empty is False


def test_whoever_asks_later_keeps_nothing(home: Home) -> None:
    before = sorted((home.folder / FOLDER).iterdir())
    snapshot = opened(load_settings(), home.folder)
    once(snapshot, "another kind", ("asked",), lambda: pd.DataFrame({"a": [1]}))
    build("hotspots", snapshot, load_settings(), Selection(category="burglary"))
    assert sorted((home.folder / FOLDER).iterdir()) == before


def test_the_public_is_given_nothing_that_is_kept_and_keeps_nothing(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load_settings()
    monkeypatch.setenv(audience.VARIABLE, "1")
    public = opened(settings, home.folder)
    assert public.public
    place = Prepared(home, public.id, settings)
    place.keep("a kind of ours", (), pd.DataFrame({"a": ["ours"]}), b"frame")
    before = sorted((home.folder / FOLDER).iterdir())
    with keeping():
        seen = once(public, "a kind of ours", (), lambda: pd.DataFrame({"a": ["theirs"]}))
        once(public, "of theirs", (), lambda: pd.DataFrame({"a": ["theirs"]}))
    assert seen["a"].item() == "theirs"
    assert shelve(public, settings) is None
    assert prepare(public, settings).tables == 0
    assert sorted((home.folder / FOLDER).iterdir()) == before


def test_a_table_that_fails_keeps_no_other_back(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = load_settings()
    wrong, right = ("wards-of-nowhere", Selection()), ("files", Selection())
    monkeypatch.setattr(preparing, "first_asked", lambda *_: [wrong, right])
    ready = prepare(opened(settings, home.folder), settings)
    assert (ready.tables, ready.failed) == (2, ("wards-of-nowhere",))


def test_stopped_on_the_way_nothing_is_spoilt(home: Home) -> None:
    def stop(_text: str, _share: float | None) -> None:
        raise KeyboardInterrupt

    settings = load_settings()
    with pytest.raises(KeyboardInterrupt):
        prepare(opened(settings, home.folder), settings, stop)
    snapshot = opened(settings, home.folder)
    once(snapshot, "kind after it", (), lambda: pd.DataFrame({"a": [1]}))
    assert Prepared(home, snapshot.id, settings).find("kind after it", ()) is None


def test_without_a_snapshot_or_a_place_to_write_it_says_nothing_was_made(
    home: Home, tmp_path: Path
) -> None:
    assert prepare_published(load_settings(), Home(tmp_path)) is None
    copy = tmp_path / "home"
    shutil.copytree(home.folder, copy, ignore=shutil.ignore_patterns(FOLDER))
    (copy / FOLDER).write_text("a file where the folder should be")
    settings = load_settings()
    snapshot = opened(settings, copy)
    with keeping():
        assert once(snapshot, "kind", (), lambda: pd.DataFrame({"a": [1]}))["a"].item() == 1
