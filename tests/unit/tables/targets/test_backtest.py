"""How good the forecasts are: what was published stands there until these data have been tried."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.model import Selection
from tests.opened import built

ROOT = Path(__file__).resolve().parents[4]
Publish = Callable[..., Snapshot]


@pytest.mark.parametrize("name", ["backtest", "reliability"])
def test_what_comes_with_the_program_is_told_as_it_was_measured(demo_home: Path, name: str) -> None:
    table = built(demo_home, name)
    published = pd.read_csv(ROOT / "data" / "reference" / f"{name}.csv")
    shared = [column for column in table.frame.columns if column in published.columns]
    assert len(shared) > 5
    pd.testing.assert_frame_equal(
        table.frame[shared], published[shared], check_dtype=False, check_exact=False
    )
    assert "not been tried yet: `moorlands-dash backtest` does it" in " ".join(table.notes)


def test_the_sentence_says_whose_series_were_tried(demo_home: Path) -> None:
    table = built(demo_home, "backtest")
    every = table.frame.query("size_band == 'all' and peers == 'with peers'")
    assert f"{every['forecasts'].sum():,} forecasts" in table.sentence
    assert "on published series of other places, with peers." in table.sentence
    assert "not tried yet; published series" in table.source


def test_shares_and_chances_are_shares(demo_home: Path) -> None:
    frame = built(demo_home, "reliability").frame
    told = frame[frame["forecasts"] > 0]
    assert (told["lower_95"] <= told["share_met"]).all()
    assert (told["share_met"] <= told["upper_95"]).all()
    within = (told["mean_chance"] >= told["chance_from"]) & (
        told["mean_chance"] <= told["chance_from"] + 0.1 + 1e-9
    )
    assert within.all()


def test_data_of_one_s_own_are_not_called_invented(publish: Publish, settings: Settings) -> None:
    table = tables.build("backtest", publish(), settings, Selection())
    assert "invented" not in table.source
    assert table.source == "; ".join(dict.fromkeys(table.frame["source"]))
