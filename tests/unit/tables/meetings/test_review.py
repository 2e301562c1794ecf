"""The review: an agenda that fills the hour, meetings that were and are to be, decisions."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.decisions import Decision, record
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.store.record_export import export_records
from moorlands_dash.tables.audience import guarded
from moorlands_dash.tables.model import Selection
from tests.opened import built

SETTINGS = load_settings()


def test_the_agenda_goes_by_need_and_fills_the_hour(demo_home: Path) -> None:
    frame = built(demo_home, "agenda").frame
    assert frame["minutes"].sum() == SETTINGS.decisions.minutes
    assert frame["order"].tolist() == list(range(1, len(frame) + 1))
    kinds = list(dict.fromkeys(frame["item"]))
    assert kinds == [kind for kind in ("exception", "plan", "watch", "note") if kind in kinds]
    exceptions = frame[frame["item"] == "exception"]
    assert set(exceptions["status"]) <= {"at risk", "unlikely", "missed"}
    assert exceptions["minutes"].min() > frame.loc[frame["item"] == "watch", "minutes"].max()


def test_the_agenda_names_the_late_actions(demo_home: Path) -> None:
    plan = built(demo_home, "agenda").frame.query("item == 'plan'")
    assert plan["title"].tolist()[0] == "3 actions of the delivery plan late"
    assert "Better lighting at the sports ground in Leek North" in plan["words"].iloc[0]


def test_meetings_are_past_next_or_later_by_group(demo_home: Path) -> None:
    frame = built(demo_home, "meetings").frame
    ours = frame[frame["group"] == "strategy"]["standing"].tolist()
    assert ours == ["past"] * 6 + ["next"] + ["later"] * 2
    nearby = frame[frame["group"] == "fortnightly"]["standing"].tolist()
    assert nearby == ["past"] * 3 + ["next", "later"]
    assert built(demo_home, "meetings").sentence.endswith("Next: 11 November 2026.")


@pytest.fixture(scope="module")
def decided(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a home with a decision of August that is overdue, and one of May that is open."""
    import shutil

    home = tmp_path_factory.mktemp("decided") / "home"
    shutil.copytree(demo_home, home)
    for meeting, due, target in (
        (date(2026, 5, 13), date(2026, 12, 1), "asb-2026-27"),
        (date(2026, 8, 12), date(2026, 10, 31), "damage-2026-27"),
    ):
        entry = Decision(
            meeting_id=f"strategy-{meeting}",
            meeting_date=meeting,
            snapshot="s",
            decision=f"Patrol until {due:%B}",
            owner="Staffordshire Police",
            due=due,
            target_id=target,
            status_then="at risk",
        )
        record(entry, home, members=SETTINGS.members.names)
    return home


def test_what_is_overdue_comes_first_with_what_followed(decided: Path) -> None:
    frame = built(decided, "decisions").frame
    assert frame["standing"].tolist() == ["overdue", "open"]
    assert frame["target_id"].tolist() == ["damage-2026-27", "asb-2026-27"]
    path = built(decided, "trajectory").frame.query("target_id == 'damage-2026-27'")
    since = path[(path["month"] > "2026-08-12") & path["actual"].notna()]
    assert f"{since['actual'].sum():,.0f}" in frame["followed"].iloc[0]
    now = built(decided, "targets").frame.set_index("target_id")["status"]
    assert frame["status_now"].tolist() == now[frame["target_id"]].tolist()


def test_decisions_of_later_meetings_are_not_known_then(decided: Path) -> None:
    snapshot = open_snapshot(decided)
    frame = tables.build("decisions", snapshot, SETTINGS, Selection(until="2026-06")).frame
    assert frame["meeting_date"].dt.date.tolist() == [date(2026, 5, 13)]
    assert frame["standing"].tolist() == ["open"]


def test_open_decisions_open_the_agenda(decided: Path) -> None:
    first = built(decided, "agenda").frame.iloc[0]
    assert first["item"] == "decisions"
    assert "Patrol until October (Staffordshire Police)" in first["words"]


def test_a_line_that_somebody_broke_is_told(decided: Path, tmp_path: Path) -> None:
    import shutil

    home = tmp_path / "home"
    shutil.copytree(decided, home, ignore=shutil.ignore_patterns("records.sqlite"))
    (log,) = export_records(decided, home)
    log.write_text(log.read_text(encoding="utf-8") + "what,is,this\n", encoding="utf-8")
    notes = " ".join(built(home, "decisions").notes)
    assert "1 line of decisions.csv can't be read (line 4)" in notes


def test_the_public_s_meetings_are_those_it_is_shown(demo_home: Path) -> None:
    table = guarded(open_snapshot(demo_home), SETTINGS).table("meetings", Selection())
    assert set(table.frame["group"]) == {"public"}
    assert table.sentence.startswith(f"{len(table.frame)} meetings with residents loaded. Next: ")
