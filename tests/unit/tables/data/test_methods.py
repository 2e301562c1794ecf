from collections.abc import Callable
from datetime import date
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.measures.plan.duties import DONE, DUTIES, NOT_YET
from moorlands_dash.measures.register import MEASURES
from moorlands_dash.measures.verdicts import CANNOT_TELL
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.rebases import rebase
from moorlands_dash.tables.model import Selection
from tests.opened import built

Publish = Callable[..., Snapshot]


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


def known(publish: Publish, settings: Settings, **rows: list[tuple[object, ...]]) -> pd.Series:
    frame = tables.build("duties", publish(**rows), settings, Selection()).frame
    return frame.set_index("duty")["standing"]


def paper(kind: str, title: str, status: str, document: str = "") -> tuple[object, ...]:
    return ("p", date(2025, 10, 15), kind, title, None, None, "", "", status, document)


def test_a_word_in_a_title_shows_no_duty_as_done(publish: Publish, settings: Settings) -> None:
    """The published snapshot is of 1 January 2026; what is dated before it is past."""
    events = [
        paper("event", "The strategic assessment was postponed and not carried out", ""),
        paper("event", "Summary report on fly-tipping sent to the press", ""),
    ]
    found = known(publish, settings, annotations=events)
    assert found[["strategic-assessment", "summary-published"]].eq(CANNOT_TELL).all()


@pytest.mark.parametrize(
    ("kind", "status", "standing"),
    [
        ("strategic assessment", "adopted", DONE),
        ("strategic assessment", "postponed", NOT_YET),
        ("strategic assessment", "published", NOT_YET),
        ("plan summary", "published", DONE),
        ("plan summary", "cancelled", NOT_YET),
    ],
)
def test_a_paper_shows_its_duty_by_its_state(
    publish: Publish, settings: Settings, kind: str, status: str, standing: str
) -> None:
    duty = {"strategic assessment": "strategic-assessment", "plan summary": "summary-published"}
    found = known(publish, settings, annotations=[paper(kind, "Titled as you like", status, "a")])
    assert found[duty[kind]] == standing


@pytest.mark.parametrize(
    ("status", "standing"),
    [("held", DONE), ("cancelled", NOT_YET), ("planned", NOT_YET), ("", NOT_YET)],
)
def test_only_a_meeting_that_was_held_shows_its_duty(
    publish: Publish, settings: Settings, status: str, standing: str
) -> None:
    met = [("m", date(2025, 10, 20), "public", "Public meeting", "", status)]
    assert known(publish, settings, meetings=met)["public-meeting"] == standing


def test_records_of_others_are_no_survey(publish: Publish, settings: Settings) -> None:
    ends = (date(2025, 4, 1), date(2025, 9, 30))
    kept = ("r", "Reoffend", "E07000198", *ends, 8, 80, "share", "", "Court", "residents")
    assert known(publish, settings, indicators=[kept])["ask-residents"] == CANNOT_TELL
    asked = (*kept[:8], "Asked?", *kept[9:])
    assert known(publish, settings, indicators=[asked])["ask-residents"] == DONE
