"""Whether one incident brings the next: found where it was planted, never of people."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.doubt import DOUBT_PLACES
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.hotspots.trials import work_out
from moorlands_dash.tables.model import Selection, Table


def build(name: str, of: Snapshot, category: str = "all", **extra: str) -> Table:
    period = None
    return tables.build(name, of, load_settings(), Selection(period, category, None, **extra))


def test_people_hurt_together_are_not_taken_for_repeats(demonstration: Snapshot) -> None:
    table = build("near-repeat", demonstration, "casualties_slight")
    assert table.frame.empty
    assert "several hurt in one collision would look like repeats" in table.sentence


def test_planted_repeats_are_found_once_tried(own_home: Path) -> None:
    of, asked = open_snapshot(own_home), Selection(category="asb_reported")
    assert "not tried yet" in build("near-repeat", of, "asb_reported").sentence
    assert work_out(of, load_settings(), asked, lambda _text, _share: None) == (
        "hindsight",
        "near-repeat",
    )
    table = build("near-repeat", of, "asb_reported")
    assert table.period
    near = table.frame[(table.frame["distance_to"] == 100) & (table.frame["days_to"] == 7)]
    assert near["verdict"].tolist() == ["more"]
    assert near["times_chance"].iloc[0] > 2
    assert "one brings the next" in table.sentence
    # The trial knows nothing of rows set aside: with one that may belong, nothing is told.
    last = table.period.end
    aside = ("asb_reports", last, last, None, None, None, None, 1)
    pd.DataFrame([aside], columns=list(DOUBT_PLACES)).astype(
        {"longitude": float, "latitude": float}
    ).to_parquet(of.folder / "doubt_places.parquet", index=False)
    of = open_snapshot(own_home)
    table = build("near-repeat", of, "asb_reported")
    assert set(table.frame["verdict"]) == {"cannot tell"}
    assert table.sentence.endswith(
        "cannot tell whether one report brings the next: rows are set aside."
    )
    said = (
        "1 row set aside may belong to these incidents and is not in the trial, so no verdict is "
        "given."
    )
    assert said in table.notes
    behind = build("hotspot-hindsight", of, "asb_reported")
    assert set(behind.frame["verdict"]) == {"cannot tell"}
    assert said in behind.notes
