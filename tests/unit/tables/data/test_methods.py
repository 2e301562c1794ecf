from datetime import date
from pathlib import Path

import pandas as pd

from moorlands_dash.measures.plan.duties import DONE, DUTIES, NOT_YET
from moorlands_dash.measures.register import MEASURES
from moorlands_dash.measures.verdicts import CANNOT_TELL
from moorlands_dash.store.rebases import rebase
from tests.opened import built


def test_duties_are_shown_by_the_dates_that_are_loaded(demo_home: Path) -> None:
    frame = built(demo_home, "duties").frame.set_index("duty")
    assert list(frame.index) == [duty.key for duty in DUTIES]
    # The demonstration is seen as on 1 November 2026.
    assert frame.loc["strategy-meetings", "latest"] == pd.Timestamp(2026, 8, 12)
    assert frame.loc["strategy-meetings", "standing"] == DONE
    assert frame.loc["ask-residents", "standing"] == DONE
    assert frame.loc["targets", "latest"] == pd.Timestamp(2026, 4, 1)
    assert frame.loc["regular-updates", "standing"] == NOT_YET
    assert frame.loc["strategic-assessment", "standing"] == CANNOT_TELL


def test_a_pack_that_is_kept_shows_an_update(own_home: Path) -> None:
    (own_home / "packs" / "2026-Q2" / "1-20261101-1a2b3c4d").mkdir(parents=True)
    (own_home / "packs" / "2026-Q2" / "staging").mkdir()
    frame = built(own_home, "duties").frame.set_index("duty")
    assert frame.loc["regular-updates", "standing"] == DONE
    assert frame.loc["regular-updates", "latest"] == pd.Timestamp(2026, 11, 1)


def test_breaks_hold_what_was_loaded_and_what_was_recorded(own_home: Path) -> None:
    before = built(own_home, "breaks").frame
    assert "Some disputes of neighbours are recorded as public order" in " ".join(
        before["title"] + " " + before["note"].fillna("")
    )
    assert "event" not in set(before["kind"])
    rebase(date(2024, 7, 1), "A new car park opened beside the quarry", own_home)
    after = built(own_home, "breaks").frame
    assert len(after) == len(before) + 1
    assert "A new car park opened beside the quarry" in set(after["title"])


def test_every_table_names_the_entry_that_says_how_it_is_worked_out(demo_home: Path) -> None:
    for name in ("ward-rates", "hotspots", "duties", "glossary"):
        table = built(demo_home, name)
        assert MEASURES[table.measure].method == table.method
    # Targets of several kinds are worked out in as many ways: one of them is opened.
    targets = built(demo_home, "targets")
    assert MEASURES[targets.measure].method in targets.method
