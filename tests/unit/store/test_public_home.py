"""The home that the public's server needs: the same answers, and nothing that is withheld."""

from __future__ import annotations

import base64
import shutil
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.cli import main
from moorlands_dash.loading import load
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.public_home import write_public_home
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables import Selection, SelectionError, audience, build
from tests.public_view import write_settings

Take = Callable[[Path, str], Path]


@pytest.fixture(scope="module")
def settings_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_settings(tmp_path_factory.mktemp("settings"))


@pytest.fixture(scope="module")
def settings(settings_file: Path) -> Settings:
    return load_settings(settings_file)


@pytest.fixture(scope="module")
def take(settings_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Take:
    """Return a function that takes a home along for the public, by the command."""
    folder = tmp_path_factory.mktemp("taken")

    def taken(home: Path, name: str) -> Path:
        own = Path(shutil.copytree(home, folder / f"{name}-own"))
        asked = ["--home", str(own), "--partnership", str(settings_file)]
        assert main([*asked, "export", "public", str(folder / name)]) == 0
        return folder / name

    return taken


@pytest.fixture(scope="module")
def exported(demo_home: Path, take: Take) -> Path:
    return take(demo_home, "public")


def tables_of(home: Path) -> dict[str, pd.DataFrame]:
    return {path.stem: pd.read_parquet(path) for path in home.rglob("*.parquet")}


def texts_of(frames: dict[str, pd.DataFrame]) -> set[str]:
    """Return every text that stands in any table."""
    columns = [frame[name] for frame in frames.values() for name in frame]
    return {value for column in columns for value in column.unique() if isinstance(value, str)}


def test_it_holds_no_withheld_row_and_nothing_of_the_partnerships_own(
    demo_home: Path, exported: Path, settings: Settings
) -> None:
    found = tables_of(exported)
    withheld = set(settings.disclosure.withheld)
    for name in ("incidents", "ward_counts", "district_counts"):
        assert len(found[name]) > 1000
        assert withheld.isdisjoint(found[name]["category"]), name
    assert withheld.isdisjoint(found["coverage"]["source"])
    assert not found["coverage"]["rows"].any()
    assert found["files"].empty
    assert found["quarantine"].empty
    whole = open_snapshot(demo_home)
    hidden = whole.incidents(None, list(withheld))
    assert found["targets"]["owner"].isna().all()
    assert found["actions"][["owner", "cost", "funder"]].isna().all(axis=None)
    own = {
        *hidden["incident_id"].dropna(),
        *(note for note in whole.actions()["note"].dropna() if note),
        *whole.files()["name"],
    }
    assert len(own) > 1000
    assert own.isdisjoint(texts_of(found))


def test_its_files_are_the_same_whatever_the_withheld_rows_are(
    exported: Path, other_home: Path, take: Take
) -> None:
    theirs = take(other_home, "other")
    names = sorted(path.relative_to(exported) for path in exported.rglob("*") if path.is_file())
    assert names == sorted(p.relative_to(theirs) for p in theirs.rglob("*") if p.is_file())
    differ = [n for n in names if (exported / n).read_bytes() != (theirs / n).read_bytes()]
    assert [str(name) for name in differ] == ["given.csv"]


def test_the_secret_stays_at_home(exported: Path) -> None:
    secret = (exported.with_name("public-own") / "secret").read_bytes()
    held = b"".join(path.read_bytes() for path in exported.rglob("*") if path.is_file())
    for form in (secret, secret.hex().encode(), base64.b64encode(secret)):
        assert form not in held
    assert not list(exported.rglob("secret*"))
    assert not list(exported.rglob("*.parts"))


def test_it_answers_as_the_whole_one_does_for_the_public(
    exported: Path, settings: Settings
) -> None:
    own = audience.opened(settings, exported.with_name("public-own"), asked=True)
    # Opened by somebody who doesn't ask for the public's view, it gives no more.
    taken = audience.opened(settings, exported)
    assert taken.public
    for name in ("targets", "overview", "protected-counts", "ward-counts", "what-we-did"):
        asked = (settings, Selection())
        one, other = (build(name, snapshot, *asked) for snapshot in (own, taken))
        pd.testing.assert_frame_equal(one.frame, other.frame)
        assert (one.sentence, one.notes, one.left_out) == (
            other.sentence, other.notes, other.left_out
        )  # fmt: skip
    with pytest.raises(SelectionError, match="partnership's own use"):
        build("actions", taken, settings, Selection())


def test_nothing_is_loaded_into_it_and_no_other_folder_is_overwritten(
    exported: Path, settings: Settings, tmp_path: Path
) -> None:
    with pytest.raises(StoreError, match="taken along for the public"):
        load([], settings, exported, rebuild=True)
    snapshot = audience.opened(settings, exported.with_name("public-own"), asked=True)
    (tmp_path / "letter.txt").write_text("ours")
    with pytest.raises(StoreError, match="name an empty folder"):
        write_public_home(snapshot, tmp_path, settings.key, {})
    with pytest.raises(StoreError, match="another folder than the home"):
        write_public_home(snapshot, snapshot.home.folder, settings.key, {})
    with pytest.raises(StoreError, match="opened for the public"):
        write_public_home(Snapshot(snapshot.folder), tmp_path / "new", settings.key, {})


def test_it_is_taken_along_again_to_the_same_folder(exported: Path, settings: Settings) -> None:
    snapshot = audience.opened(settings, exported.with_name("public-own"), asked=True)
    before = sorted(path.name for path in exported.rglob("*"))
    write_public_home(snapshot, exported, settings.key, {})
    assert sorted(path.name for path in exported.rglob("*")) == before
