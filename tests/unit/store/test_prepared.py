"""What is kept with a snapshot comes back just as it was, or isn't kept."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from moorlands_dash.periods import Period
from moorlands_dash.store.home import Home
from moorlands_dash.store.prepared import FOLDER, Prepared, Unspoken, same, spelt

SNAPSHOT = "20260101-aa"
FRAMES = {
    "days to the second": pd.DataFrame({"day": np.array(["2026-01-01", "NaT"], "datetime64[s]")}),
    "floats": pd.DataFrame({"a": [0.1 + 0.2, -0.0, float("nan"), float("inf")]}),
    "whole numbers that may lack": pd.DataFrame({"a": pd.array([1, None], dtype="Int64")}),
    "yes, no, unknown": pd.DataFrame({"a": pd.array([True, None, False], dtype="boolean")}),
    "text": pd.DataFrame({"a": ["é <b>", None, "=1+1", ""]}),
    "days as objects": pd.DataFrame({"a": pd.Series([date(2026, 1, 1), None], dtype=object)}),
    "an index of its own": pd.DataFrame({"a": [1, 2]}, index=pd.Index(["x", "y"], name="ward")),
    "nothing": pd.DataFrame({"a": pd.Series([], dtype="float64")}),
}
NOT_KEPT = {
    "two kinds in one column": pd.DataFrame({"a": pd.Series([1, "1"], dtype=object)}),
    "tuples": pd.DataFrame({"a": pd.Series([(1, 2)], dtype=object)}),
    "NaN and None beside text": pd.DataFrame({"a": pd.Series(["x", None, np.nan], dtype=object)}),
}


@pytest.fixture
def place(tmp_path: Path) -> Prepared:
    return Prepared(Home(tmp_path), SNAPSHOT, "settings")


@pytest.mark.parametrize("frame", FRAMES.values(), ids=FRAMES)
def test_a_frame_comes_back_as_it_was(place: Prepared, frame: pd.DataFrame) -> None:
    assert place.keep("kind", "asked", frame, b"about")
    found = place.find("kind", "asked")
    assert found is not None
    assert found[1] == b"about"
    pd.testing.assert_frame_equal(found[0], frame, check_exact=True)
    assert same(found[0], frame)


@pytest.mark.parametrize("frame", NOT_KEPT.values(), ids=NOT_KEPT)
def test_what_would_come_back_otherwise_is_not_kept(place: Prepared, frame: pd.DataFrame) -> None:
    assert not place.keep("kind", "asked", frame, b"")
    assert place.find("kind", "asked") is None


@pytest.mark.slow
@given(st.lists(st.floats(width=64) | st.none()), st.lists(st.text() | st.none()))
def test_any_floats_and_text_come_back_or_are_not_kept(
    tmp_path_factory: pytest.TempPathFactory, floats: list[float | None], texts: list[str | None]
) -> None:
    place = Prepared(Home(tmp_path_factory.getbasetemp() / "any"), SNAPSHOT, "")
    for frame in (pd.DataFrame({"a": floats}), pd.DataFrame({"a": texts})):
        if place.keep("kind", "asked", frame, b""):
            found = place.find("kind", "asked")
            assert found is not None
            assert list(map(repr, found[0]["a"])) == list(map(repr, frame["a"]))


def test_frames_that_differ_in_a_type_alone_are_told_apart() -> None:
    one = pd.DataFrame({"a": [1.0, 2.0]})
    assert same(one, one.copy())
    assert not same(one, pd.DataFrame({"a": [1, 2]}))
    assert not same(one, pd.DataFrame({"b": [1.0, 2.0]}))
    assert not same(one, one.set_axis([1, 2]))
    assert not same(pd.DataFrame({"a": [0.0]}), pd.DataFrame({"a": [-0.0]}))
    objects = [pd.DataFrame({"a": pd.Series([value], dtype=object)}) for value in (1, True, 1.0)]
    assert [[same(x, y) for y in objects] for x in objects] == np.eye(3, dtype=bool).tolist()


def test_other_settings_snapshots_and_questions_have_answers_of_their_own(tmp_path: Path) -> None:
    home, frame = Home(tmp_path), pd.DataFrame({"a": [1]})
    Prepared(home, SNAPSHOT, "settings").keep("kind", ("a", "b"), frame, b"")
    for snapshot, settings, kind, asked in (
        ("20260101-ab", "settings", "kind", ("a", "b")),
        (SNAPSHOT, "others", "kind", ("a", "b")),
        (SNAPSHOT, "settings", "kin", ("a", "b")),
        (SNAPSHOT, "settings", "kind", ("a", ("b",))),
    ):
        assert Prepared(home, snapshot, settings).find(kind, asked) is None
    assert Prepared(home, SNAPSHOT, "settings").find("kind", ("a", "b")) is not None


def test_another_program_has_answers_of_its_own(
    place: Prepared, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place.keep("kind", 1, pd.DataFrame({"a": [1]}), b"")
    monkeypatch.setattr("moorlands_dash.store.prepared.program", lambda: "mended")
    assert Prepared(Home(tmp_path), SNAPSHOT, "settings").find("kind", 1) is None


def test_a_snapshot_whose_files_were_changed_has_answers_of_its_own(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    table = home.snapshot(SNAPSHOT) / "incidents.parquet"
    table.parent.mkdir(parents=True)
    table.write_bytes(b"rows")
    Prepared(home, SNAPSHOT, "settings").keep("kind", 1, pd.DataFrame({"a": [1]}), b"")
    copy = Home(shutil.copytree(home.folder, tmp_path / "copy"))
    assert Prepared(copy, SNAPSHOT, "settings").find("kind", 1) is not None
    # Of the same size, and not in the same moment.
    copied = copy.snapshot(SNAPSHOT) / table.name
    copied.unlink()
    copied.write_bytes(b"ROWS")
    os.utime(copied, ns=(0, table.stat().st_mtime_ns + 1_000_000))
    assert Prepared(copy, SNAPSHOT, "settings").find("kind", 1) is None
    assert Prepared(home, SNAPSHOT, "settings").find("kind", 1) is not None


@pytest.mark.parametrize("spoilt", [b"", b"ARROW1", b"x" * 3000], ids=["empty", "cut", "other"])
def test_a_file_that_cannot_be_read_counts_as_not_kept(
    place: Prepared, tmp_path: Path, spoilt: bytes
) -> None:
    place.keep("kind", 1, pd.DataFrame({"a": [1]}), b"")
    (file,) = (tmp_path / FOLDER).iterdir()
    whole = file.read_bytes()
    for written in (spoilt, whole[:-20]):
        file.write_bytes(written)
        assert place.find("kind", 1) is None
    file.write_bytes(whole)
    assert place.find("kind", 1) is not None


def test_what_was_asked_is_spelt_by_its_values() -> None:
    january = Period(date(2026, 1, 1), date(2026, 1, 1))
    other = Period(date(2026, 1, 1), date(2026, 2, 1))
    texts = [spelt(each) for each in (1, 1.0, True, "1", ("1",), january, other, range(3), None)]
    assert len(set(texts)) == len(texts)
    assert spelt(frozenset("abcdef")) == spelt(frozenset("fedcba"))
    with pytest.raises(Unspoken):
        spelt((1, object()))


def test_no_snapshot_leads_out_of_the_home(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="is no snapshot's id"):
        Prepared(Home(tmp_path), "../elsewhere", "")
