"""Loads as commands and pages ask for them."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.loading import load
from moorlands_dash.partnership import load_settings
from tests import public_tables


@pytest.mark.parametrize(
    ("ours", "loaded", "uncounted"),
    [("E07000198", 1, 2), ("E07000035", 0, 3)],
    ids=["of our district and others", "of others alone"],
)
def test_rows_that_a_profile_leaves_out_are_superseded_once(
    ours: str, loaded: int, uncounted: int, tmp_path: Path
) -> None:
    file = tmp_path / "ft.csv"
    public_tables.fingertips(file)
    file.write_text(file.read_text().replace("E07000198", ours))
    outcome = load([file], load_settings(), tmp_path / "home")
    assert outcome.refused == []
    (mine,) = [record for record in outcome.files if record.name == "ft.csv"]
    assert (mine.rows_in, mine.loaded, mine.superseded) == (3, loaded, uncounted)
    assert (mine.uncounted, mine.quarantined, mine.in_use) == (uncounted, 0, True)
