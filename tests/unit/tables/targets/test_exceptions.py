"""Where a target's gap comes from."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.tables import Selection
from tests.opened import built


@pytest.mark.parametrize(("name", "unit"), [("fires", "fire"), ("dog-fouling", "report")])
def test_where_a_partners_gap_comes_from(demo_home: Path, name: str, unit: str) -> None:
    gap = built(demo_home, "exception", Selection(target=f"{name}-2026-27")).frame
    promised = built(demo_home, "targets").frame
    row = promised.set_index("target_id").loc[f"{name}-2026-27"]
    wards = gap[gap["dimension"] == "ward"]
    assert wards["count"].sum() == row["actual"]
    assert wards["difference"].sum() == pytest.approx(row["actual"] - row["milestone_now"])
    # Partners' files name no places.
    assert set(gap["dimension"]) == {"ward", "similar months", "completeness"}
    assert wards["words"].str.contains(rf"\b{unit}s?, ").all()
    assert not gap["words"].str.contains("incident").any()
    assert gap["words"].iloc[-1].endswith("they count for the district, and for no ward.")
