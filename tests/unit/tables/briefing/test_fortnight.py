"""The briefing: what is planted is listed, what was asked for is carried over, gaps are said."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import Settings, load_settings
from moorlands_dash.periods import Period
from moorlands_dash.store.decision_entry import Decision
from moorlands_dash.store.decisions import follow, record
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.snoozes import Snooze, snooze
from moorlands_dash.store.tasks import JOURNAL
from moorlands_dash.tables import audience
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.words.briefing import fortnight as words
from tests.opened import of, opened
from tests.unit.tables.conftest import LEEK, Covered, Publish

SETTINGS = load_settings()

ABOUT = "hotspot:damage_arson:{}"


def built(snapshot: Snapshot, name: str = "briefing", **extra: str) -> Table:
    return of(snapshot, name, Selection(**extra))


def section(table: Table, name: str) -> list[dict[Any, Any]]:
    return table.frame[table.frame["section"] == name].to_dict("records")


@pytest.fixture(scope="module")
def snapshot(demo_home: Path) -> Snapshot:
    return opened(demo_home)


@pytest.fixture(scope="module")
def table(snapshot: Snapshot) -> Table:
    return built(snapshot)


def test_the_planted_hotspots_are_new_and_lasting(table: Table) -> None:
    new = section(table, words.NEW)
    assert [(row["category"], row["ward_name"]) for row in new] == [("damage_arson", "Leek North")]
    assert "busier since October 2025" in new[0]["words"]
    lasting = {(row["category"], row["ward_name"]) for row in section(table, words.LASTING)}
    assert {("shoplifting", "Leek South"), ("anti_social_behaviour", "Biddulph West")} <= lasting


def test_an_item_says_what_the_tables_of_its_evidence_say(table: Table, snapshot: Snapshot) -> None:
    (new,) = section(table, words.NEW)
    asked = Selection(category="damage_arson")
    place = of(snapshot, "hotspot-places", asked).frame.iloc[new["rank"] - 1]
    assert (new["count"], new["ward_name"]) == (place["count"], place["ward_name"])
    changed = of(snapshot, "what-changed", Selection()).frame
    early = changed[changed["standing"] == "early sign"]
    assert [row["count"] for row in section(table, words.EARLY)] == list(
        early.drop_duplicates(["ward_code", "category"])["count"]
    )
    late = [row["title"] for row in section(table, words.LATE)]
    plan = of(snapshot, "actions", Selection()).frame
    assert late == list(plan.loc[plan["standing"].isin(("overdue", "stalled")), "title"])


def test_every_item_opens_its_evidence(table: Table) -> None:
    for row in table.frame.to_dict("records"):
        asked = parse_qs(row["choice"])
        assert row["page"] in ("hotspots", "trends", "delivery_plan")
        assert asked["what" if row["page"] != "delivery_plan" else "action"]


def test_the_sentence_names_the_meeting_and_counts_what_is_listed(table: Table) -> None:
    lasting, repeats = len(section(table, words.LASTING)), len(section(table, words.REPEAT))
    assert len(section(table, words.SIGNAL)) == 1
    assert table.sentence == (
        "For the meeting on 5 November 2026: 1 new hotspot (criminal damage and arson in Leek "
        f"North) and {lasting} hotspots that last. Also 1 clear change in a ward, {repeats} places "
        "that repeat and 3 late or stalled actions. Nothing was asked for before."
    )
    assert table.demonstration
    assert table.notes[0].startswith("Demonstration data")


def asked(snapshot: Snapshot, home: Path, **change: Any) -> Decision:
    north = snapshot.areas("ward").set_index("area_name")["area_code"]["Leek North"]
    task = Decision(
        meeting_id="fortnightly-2026-10-22",
        meeting_date=date(2026, 10, 22),
        snapshot=snapshot.id,
        decision="Visit the park after dark",
        owner="Staffordshire Police",
        due=date(2026, 11, 4),
        target_id=ABOUT.format(north),
        status_then=words.NEW,
    )
    found = replace(task, **change)
    return record(found, home, members=SETTINGS.members.names, journal=JOURNAL)


@pytest.fixture(scope="module")
def own_home(demo_home: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the home for the tests that write, which leave each other's alone."""
    home = tmp_path_factory.mktemp("briefing") / "home"
    shutil.copytree(demo_home, home)
    return home


@pytest.fixture(scope="module")
def own_snapshot(own_home: Path) -> Snapshot:
    return audience.opened(SETTINGS, own_home)


def test_what_was_asked_for_is_carried_over_with_what_became_of_it(
    own_home: Path, own_snapshot: Snapshot
) -> None:
    snapshot = own_snapshot
    asked(snapshot, own_home)
    asked(snapshot, own_home, decision="Cut the hedge", due=date(2026, 10, 30), target_id="")
    asked(snapshot, own_home, decision="Ask the shops", target_id="hotspot:drugs:E05007054")
    asked(snapshot, own_home, decision="Long done", meeting_date=date(2026, 9, 24))
    follow("T0004", "done", "Lights mended", snapshot.id, own_home, journal=JOURNAL)
    follow("T0003", "dropped", "No staff", snapshot.id, own_home, journal=JOURNAL)
    everything = built(snapshot, "briefing-tasks").frame.set_index("decision_id")
    assert everything["standing"].to_dict() == {
        "T0002": "late", "T0001": "open", "T0003": "dropped", "T0004": "done"
    }  # fmt: skip
    assert everything["status_now"]["T0001"] == "listed as “new hotspot”"
    assert everything["status_now"]["T0003"] == words.NOT_LISTED
    table = built(snapshot)
    carried = section(table, words.ASKED)
    assert [row["title"] for row in carried] == [
        "Cut the hedge", "Visit the park after dark", "Ask the shops"
    ]  # fmt: skip
    assert carried[0]["words"].startswith("late: was due on 30 October 2026, 2 days ago")
    assert carried[2]["words"] == "dropped: No staff; its hotspot is now no longer listed"
    assert [row["choice"] for row in carried] == [
        "",
        "what=Criminal+damage+and+arson",
        "what=Drugs",
    ]
    assert table.sentence.endswith("Asked for before: 1 late, 1 open and 1 dropped.")


def test_what_is_snoozed_is_left_out_and_counted(own_home: Path, own_snapshot: Snapshot) -> None:
    snapshot = own_snapshot
    before = section(built(snapshot), words.EARLY)
    aside = before[0]
    changed = of(snapshot, "what-changed", Selection()).frame
    item = changed[
        (changed["ward_code"] == aside["ward_code"]) & (changed["category"] == aside["category"])
    ].iloc[0]
    entry = Snooze(
        ward_code=item["ward_code"],
        category=item["category"],
        verdict=item["verdict"],
        month=item["to"].date(),
        until=None,
        reason="Known to the station",
        snapshot=snapshot.id,
    )
    snooze(entry, own_home)
    table = built(snapshot)
    assert len(section(table, words.EARLY)) == len(before) - 1
    assert "1 change in wards left out because snoozed." in table.notes


def test_what_cannot_be_told_is_said(
    publish: Publish, covered: Covered, settings: Settings
) -> None:
    half = Period(date(2025, 1, 1), date(2025, 8, 1))
    rows = [
        (month, "drugs", -2.04, 53.11, LEEK, "e", place, "On or near Park/Open Space")
        for place, month in enumerate(half)
    ]
    snapshot = publish(coverage=covered(half), incidents=rows)
    table = tables.build("briefing", snapshot, settings, Selection())
    assert table.sentence == (
        "1 place that repeats. Nothing was asked for before. Cannot tell where the hotspots are "
        "and what changed in the wards. No coming fortnightly meeting is loaded."
    )
    (repeat,) = section(table, words.REPEAT)
    assert repeat["title"] == "Drugs: Leek West, about Park/Open Space"
    assert repeat["words"] == "in each of the latest 8 months; 8 incidents"
    assert repeat["item_key"] == f"place:drugs:{LEEK}:Park/Open Space"
