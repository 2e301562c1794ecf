"""Long calculations are worked out once and kept, or nothing of them."""

from __future__ import annotations

import pytest

from moorlands_dash import tables
from moorlands_dash.measures.hotspots.batches import Stopped
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.hotspots.trials import untried, work_out
from moorlands_dash.tables.model import Selection, Table


def build(name: str, of: Snapshot, category: str = "all", **extra: str) -> Table:
    period = None
    return tables.build(name, of, load_settings(), Selection(period, category, None, **extra))


@pytest.mark.slow
def test_trials_are_kept_and_then_told(own: Snapshot) -> None:
    of = own
    settings, asked = load_settings(), Selection()
    told: list[tuple[str, float | None]] = []
    assert untried(of, settings, asked) == ("survival", "hindsight")
    work_out(of, settings, asked, lambda text, share: told.append((text, share)))
    assert untried(of, settings, asked) == ()
    assert {text for text, _ in told} == {
        "Moving the points 200 times",
        "Looking back: would it have been foreseen?",
    }
    places = build("hotspot-places", of)
    # All 48 stand at one place: however far they are moved, most stay together.
    share = places.frame["survives"].iloc[0]
    assert 0 < share <= 1
    assert f"in {share:.0%} of 200 trials" in places.sentence
    again: list[str] = []
    work_out(of, settings, asked, lambda text, _share: again.append(text))
    assert again == []
    other = Selection(category="vehicle_crime")
    assert untried(of, settings, other) == ("survival", "hindsight")


def test_a_stopped_trial_keeps_nothing(own: Snapshot) -> None:
    of = own

    def stop(_text: str, share: float | None) -> None:
        if share and share > 0.2:
            raise Stopped

    with pytest.raises(Stopped):
        work_out(of, load_settings(), Selection(), stop)
    assert untried(of, load_settings(), Selection()) == ("survival", "hindsight")
    assert not list((of.home.folder / "hotspots").glob("*.parquet"))
