"""Keeping a backtest: whole or not at all, part by part, one at a time."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from moorlands_dash.store.backtests import Backtest, reference
from moorlands_dash.store.home import Home, StoreError

SCORES = pd.DataFrame({"series": ["a", "b"], "crps": [1.5, 2.0], "covered_80": [True, False]})


def place(home: Path, digest: str = "d1", snapshot: str = "20260101-abc") -> Backtest:
    opened: Any = SimpleNamespace(id=snapshot, home=Home(home))
    return Backtest(opened, digest)


def test_what_is_kept_comes_back_for_its_snapshot_and_method_alone(tmp_path: Path) -> None:
    assert place(tmp_path).scores() is None
    place(tmp_path).keep(SCORES)
    found = place(tmp_path).scores()
    assert found is not None
    pd.testing.assert_frame_equal(found, SCORES, check_dtype=False)
    assert place(tmp_path, digest="d2").scores() is None
    assert place(tmp_path, snapshot="20260202-def").scores() is None


def test_parts_wait_until_the_whole_is_kept(tmp_path: Path) -> None:
    backtest = place(tmp_path)
    backtest.keep_part(3, SCORES)
    assert backtest.part(2) is None
    part = backtest.part(3)
    assert part is not None
    assert part["crps"].tolist() == [1.5, 2.0]
    backtest.keep(SCORES)
    assert backtest.part(3) is None
    assert [path.name for path in (tmp_path / "backtests").iterdir()] == ["20260101-abc-d1.parquet"]


def test_a_damaged_file_counts_as_not_kept(tmp_path: Path) -> None:
    backtest = place(tmp_path)
    backtest.keep_part(0, SCORES)
    backtest.keep(SCORES)
    backtest.path.write_bytes(b"PAR1 half of it")
    assert backtest.scores() is None
    backtest.keep(SCORES)
    assert backtest.scores() is not None


def test_two_backtests_of_a_home_keep_apart(tmp_path: Path) -> None:
    with place(tmp_path).working():
        other = (
            "import sys; from types import SimpleNamespace; from pathlib import Path;"
            "from moorlands_dash.store.backtests import Backtest;"
            "from moorlands_dash.store.home import Home, StoreError\n"
            "home = Home(Path(sys.argv[1]))\n"
            "try:\n"
            "    with Backtest(SimpleNamespace(id='s', home=home), 'd').working(): pass\n"
            "except StoreError as error: print(error)"
        )
        told = subprocess.run(
            [sys.executable, "-c", other, str(tmp_path)],
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    assert "Another backtest is at work" in told
    assert "20260101-abc-d1" in told
    with place(tmp_path).working():
        pass


def test_a_name_that_is_no_file_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(StoreError):
        place(tmp_path, digest="../../evil")


def test_a_reference_that_did_not_come_with_us_is_none() -> None:
    assert reference("no-such-table") is None


def test_on_published_series_every_size_band_holds_what_it_promises() -> None:
    found = reference("backtest")
    assert found is not None
    assert set(found["months_in"]) == {3, 6, 9}
    peers = found[found["peers"] == "with peers"]
    alone = found[found["peers"] == "without peers"]
    assert len(peers) == len(alone) == 15
    assert peers["covered_80"].between(0.78, 0.84).all()
    # A band has 360 forecasts or more: half a point is two of them.
    assert alone["covered_80"].between(0.78, 0.845).all()
    assert found["covered_95"].between(0.93, 0.97).all()
    for kind in (peers, alone):
        whole = kind[kind["size_band"] == "all"].set_index("months_in")
        assert (whole["ratio_straight_line"] <= [0.70, 0.75, 0.82]).all()
        assert (whole["ratio_twelve_month_mean"] <= 0.97).all()


def test_of_the_published_chances_those_stand_that_nothing_was_fitted_on() -> None:
    found = reference("reliability")
    assert found is not None
    assert set(found["peers"]) == {"with peers", "without peers"}
    assert found["source"].str.endswith("the half of the places held apart").all()
    for _, given in found[found["months_in"] == 3].groupby("peers"):
        gap = (given["mean_chance"] - given["share_met"]) * given["forecasts"]
        assert abs(gap.sum() / given["forecasts"].sum()) < 0.02
        assert (given["mean_chance"] - given["share_met"]).abs().max() < 0.06
