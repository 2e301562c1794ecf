"""The snapshot's own backtest: whole, resumable, the same however often it was stopped."""

from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.tables.targets.rolling_origin import kept, snapshot_series, try_out
from tests.cut import with_categories
from tests.opened import opened


class Stopped(BaseException):
    """Stands for somebody who stops the program."""


def test_a_stopped_trial_goes_on_where_it_was(own_home: Path) -> None:
    snapshot, settings = open_snapshot(with_categories(own_home, "burglary")), load_settings()
    shares: list[float] = []

    def stop(_text: str, share: float | None) -> None:
        shares.append(share or 0.0)
        if len(shares) == 3:
            raise Stopped

    with pytest.raises(Stopped):
        try_out(snapshot, settings, stop)
    place = kept(snapshot, settings)
    assert place.scores() is None
    first = place.part(0)
    assert first is not None
    first.assign(median=-1.0).to_parquet(place.parts / "00000.parquet", index=False)
    total = try_out(snapshot, settings, lambda _text, _share: None)
    found = place.scores()
    assert found is not None
    # What was tried before the stop was taken as it lay there, and nothing of it again.
    assert (found["median"] == -1).sum() == len(first)
    assert len(found) == total
    assert not place.parts.exists()
    assert try_out(snapshot, settings, stop) == total


def test_ours_wards_and_neighbours_are_tried_and_tiny_ones_left_out(demo_home: Path) -> None:
    series = snapshot_series(opened(demo_home), load_settings())
    names = set(series["series"])
    assert {"E07000198 all", "E07000198 burglary", "Stafford burglary"} <= names
    assert series.groupby("series")["count"].mean().min() >= 1
    assert series.groupby("series").size().max() == 66
    ours = series[series["series"] == "E07000198 burglary"].set_index("month")
    force = series[series["category"] == "burglary"].groupby("month")
    assert (ours["peers"] > 0).all()
    assert pd.api.types.is_integer_dtype(force["count"].sum())
