from collections.abc import Callable
from datetime import date

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import Selection
from tests.unit.tables.targets.test_trajectories import LEEK, OURS, TARGETS, target

Publish = Callable[..., Snapshot]
Covered = Callable[..., list[tuple[str, date, int]]]
ALTON, STAFFORD = "E05007039", "E07000197"

EVENTS = [
    ("early", "2024-03-31", "event", "Before every baseline", None, None),
    ("cctv", "2025-06-14", "event", "New CCTV in Leek", None, LEEK),
    ("rules", "2024-11-01", "recording change", "Counting rules changed", None, None),
    ("locks", "2025-05-01", "event", "Lock scheme", "burglary", OURS),
    ("fair", "2025-08-01", "event", "Alton fair", "drugs", ALTON),
    ("theft", "2025-09-30", "data note", "Theft form", "theme:theft", None),
    ("late", "2026-04-01", "event", "After the year", None, None),
]


class Dated(Snapshot):
    """A snapshot with the events above."""

    def annotations(self) -> pd.DataFrame:
        names = ["annotation_id", "date", "kind", "title", "category", "area_code"]
        frame = pd.DataFrame(EVENTS, columns=names).assign(note=None, source="Police")
        return frame.assign(date=pd.to_datetime(frame["date"]))


@pytest.fixture
def dated(publish: Publish, covered: Covered) -> Snapshot:
    leek = target("leek", "reduce", "incidents:burglary", 60, 48, area_code=LEEK)
    asked = target("asked", "survey_reduce", "indicator:x", 0.5, 0.4, theme="drugs_weapons")
    made = publish(
        targets=[TARGETS[1], TARGETS[2], leek, asked],
        coverage=covered(Period(date(2025, 4, 1), date(2025, 9, 1))),
    )
    return Dated(made.folder)


def events(snapshot: Snapshot, settings: Settings, **extra: str) -> dict[str, list[str]]:
    frame = tables.build("annotations", snapshot, settings, Selection(**extra)).frame
    return frame.groupby("target_id", sort=False)["annotation_id"].agg(list).to_dict()


def test_events_bear_on_what_they_concern_where_and_when(
    dated: Snapshot, settings: Settings
) -> None:
    assert events(dated, settings) == {
        "burglary": ["rules", "locks", "cctv", "theft"],
        "drugs": ["rules", "cctv", "fair"],
        "leek": ["rules", "locks", "cctv", "theft"],
        "asked": ["rules", "cctv", "fair"],
    }


def test_an_event_in_another_ward_does_not_bear_on_a_ward_s_target(
    dated: Snapshot, settings: Settings
) -> None:
    table = tables.build("annotations", dated, settings, Selection(target="leek"))
    assert "fair" not in set(table.frame["annotation_id"])
    assert set(table.frame["area_name"].dropna()) == {"Leek West", "Staffordshire Moorlands"}


def test_later_events_are_not_known_yet(dated: Snapshot, settings: Settings) -> None:
    then = events(dated, settings, until="2025-06", year="2025/26")
    assert then["burglary"] == ["rules", "locks", "cctv"]
    assert then["drugs"] == ["rules", "cctv"]


def test_the_sentence_names_the_latest(dated: Snapshot, settings: Settings) -> None:
    table = tables.build("annotations", dated, settings, Selection())
    assert table.sentence == (
        "5 dated events that bear on targets of 2025/26; the latest in September 2025: Theft form."
    )
