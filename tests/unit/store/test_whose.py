"""Records name the partnership: one reads its own, and files of before it was named go on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest

from moorlands_dash.partnership import load_settings
from moorlands_dash.store.database.place import URL
from moorlands_dash.store.decision_entry import Decision, DecisionError
from moorlands_dash.store.decisions import JOURNAL as DECISIONS
from moorlands_dash.store.decisions import decision_log, follow, record
from moorlands_dash.store.home import Home, StoreError
from moorlands_dash.store.journal import Records, records_of
from moorlands_dash.store.journals import JOURNALS
from moorlands_dash.store.packs import PARTNERSHIP, next_number, packs
from moorlands_dash.store.rebases import JOURNAL as REBASES
from moorlands_dash.store.rebases import rebase, recorded, take_back
from moorlands_dash.store.record_export import export_records
from moorlands_dash.store.snoozes import JOURNAL as SNOOZES
from moorlands_dash.store.snoozes import Snooze, snooze, snoozes, wake
from moorlands_dash.store.tasks import JOURNAL as TASKS

pytestmark = pytest.mark.usefixtures("either_database")

NOW = datetime(2026, 11, 24, 18, 30, 5, tzinfo=UTC)
MEMBERS = ("Staffordshire Police",)
DECISION = Decision(
    meeting_id="strategy-2026-10",
    meeting_date=date(2026, 10, 21),
    snapshot="20261124-1",
    decision="Patrol the park on Friday evenings",
    owner="Staffordshire Police",
    due=date(2026, 12, 31),
)
ITEM = Snooze(
    ward_code="E05007055",
    category="burglary",
    verdict="more",
    month=date(2026, 9, 1),
    until=date(2027, 1, 31),
    reason="Known: a patrol began in October",
    snapshot="20261124-1",
)
WHY = "The police record this in another way from July"
BEFORE = {
    "decisions.csv": (
        "decision_id,recorded_at,entry,meeting_id,meeting_date,snapshot,target_id,decision,owner,"
        "due,status_then,chance_then,note\n"
        "D0001,2026-10-21T18:00:00Z,decided,strategy-2026-10,2026-10-21,20261021-1,,Mend the gate,"
        "Staffordshire Police,2026-12-31,,,\n"
    ),
    "snoozes.csv": (
        "snooze_id,recorded_at,entry,ward_code,category,verdict,month,until,reason,snapshot\n"
        "S0001,2026-10-21T18:00:00Z,snoozed,E05007055,drugs,more,2026-09-01,,Known since May,x\n"
    ),
    "annotations.csv": (
        "annotation_id,date,kind,title,category,area_code,note,source\n"
        f"rebase-0001,2024-07-01,rebase,{WHY},burglary,,,Recorded in the dashboard\n"
    ),
}
"""Journals as the program wrote them before they named the partnership."""


def ours(home: Path) -> Records:
    return Records(Home(home), "moorlands-together")


def theirs(home: Path) -> Records:
    return Records(Home(home), "peak-together")


def decide(records: Records, **change: str) -> Decision:
    return record(replace(DECISION, **change), records, members=MEMBERS, now=NOW)


def test_every_record_names_its_partnership(tmp_path: Path) -> None:
    records = ours(tmp_path)
    decide(records)
    follow("D0001", "done", "", "20261201-1", records, now=NOW)
    record(DECISION, records, members=MEMBERS, now=NOW, journal=TASKS)
    snooze(ITEM, records, now=NOW)
    wake("S0001", "It rose again", records, now=NOW)
    rebase(date(2024, 7, 1), WHY, records, now=NOW)
    take_back("rebase-0001", "It was recorded by mistake", records, now=NOW)
    export_records(records, tmp_path / "export")
    for name, lines in {"decisions": 2, "tasks": 1, "snoozes": 2, "annotations": 2}.items():
        frame = pd.read_csv(tmp_path / "export" / f"{name}.csv")
        assert frame["partnership"].tolist() == ["moorlands-together"] * lines, name


def test_another_partnerships_entries_are_counted_and_not_read(tmp_path: Path) -> None:
    decide(ours(tmp_path))
    decide(theirs(tmp_path), decision="Close the other park")
    log = decision_log(ours(tmp_path))
    assert [entry.decision for entry in log.entries] == [DECISION.decision]
    assert log.others == 1
    assert [entry.decision_id for entry in decision_log(theirs(tmp_path)).entries] == ["D0002"]
    with pytest.raises(DecisionError, match="There is no decision 'D0002'"):
        follow("D0002", "done", "", "x", ours(tmp_path))


def test_a_snooze_and_a_rebase_of_another_partnership_do_not_hold_here(tmp_path: Path) -> None:
    snooze(ITEM, theirs(tmp_path), now=NOW)
    rebase(date(2024, 7, 1), WHY, theirs(tmp_path), now=NOW)
    assert snoozes(ours(tmp_path)) == []
    assert recorded(ours(tmp_path)).empty
    rebase(date(2024, 7, 1), WHY, ours(tmp_path), now=NOW)
    assert recorded(ours(tmp_path))["annotation_id"].tolist() == ["rebase-0002"]


@pytest.fixture
def old_home(tmp_path: Path) -> Path:
    for name, text in BEFORE.items():
        (tmp_path / name).write_text(text)
    return tmp_path


@pytest.mark.parametrize("whose", [ours, theirs])
def test_a_file_of_before_is_read_as_whoever_reads_it(
    old_home: Path, whose: Callable[[Path], Records]
) -> None:
    records = whose(old_home)
    log = decision_log(records)
    assert [entry.decision for entry in log.entries] == ["Mend the gate"]
    assert (log.entries[0].partnership, log.unreadable) == (records.partnership, ())
    assert [entry.snooze_id for entry in snoozes(records)] == ["S0001"]
    assert recorded(records)["title"].tolist() == [WHY]


def test_a_record_of_before_goes_on_in_the_database(old_home: Path) -> None:
    records = ours(old_home)
    decide(records)
    follow("D0001", "done", "Mended", "20261201-1", records, now=NOW)
    snooze(ITEM, records, now=NOW)
    take_back("rebase-0001", "It was recorded by mistake", records, now=NOW)
    for name, text in BEFORE.items():
        assert not (old_home / name).exists()
        assert (old_home / name.replace(".csv", "-before.csv")).read_text() == text
    log = decision_log(records)
    assert [e.decision_id for e in log.entries] == ["D0001", "D0002", "D0001"]
    assert {entry.partnership for entry in log.entries} == {"moorlands-together"}
    assert log.latest()["D0001"].note == "Mended"
    assert [entry.snooze_id for entry in snoozes(records)] == ["S0001", "S0002"]
    assert recorded(records).empty


def test_a_line_of_neither_layout_is_told(old_home: Path) -> None:
    with (old_home / "decisions.csv").open("a") as file:
        file.write("D0002,2026-10-21T18:00:00Z,decided\n")
    assert decision_log(ours(old_home)).unreadable == (3,)


@pytest.mark.parametrize(("asked", "named"), [("postgresql", ""), ("sqlite", "postgresql://h/d")])
def test_settings_that_ask_for_another_database_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: str, named: str
) -> None:
    monkeypatch.setenv(URL, named)
    settings = load_settings()
    keeping = settings.records.model_copy(update={"database": asked})
    wrong = settings.model_copy(update={"records": keeping})
    with pytest.raises(StoreError, match=f"keep the records in '{asked}'.*{URL}"):
        records_of(Home(tmp_path), wrong)
    right = records_of(Home(tmp_path), settings, by="officer")
    assert right == Records(Home(tmp_path), settings.key, "officer")


def test_an_entry_names_who_recorded_it_and_each_later_one_its_own(tmp_path: Path) -> None:
    first, second = replace(ours(tmp_path), by="first"), replace(ours(tmp_path), by="second")
    decide(first)
    follow("D0001", "done", "", "20261201-1", second, now=NOW)
    rebase(date(2024, 7, 1), WHY, first, now=NOW)
    take_back("rebase-0001", "It was recorded by mistake", second, now=NOW)
    snooze(ITEM, first, now=NOW)
    wake("S0001", "It rose again", second, now=NOW)
    for journal in (DECISIONS, REBASES, SNOOZES):
        found = [entry.by for entry in journal.pages(first).entries]
        assert found == ["first", "second"], journal.name


def test_the_last_column_is_whose_it_is() -> None:
    assert {journal.columns[-1] for journal in JOURNALS.values()} == {"partnership"}


def pack(home: Path, name: str, whose: str | None) -> None:
    folder = home / "packs" / name
    folder.mkdir(parents=True)
    if whose is not None:
        (folder / PARTNERSHIP).write_text(f"{whose}\n")


def test_packs_are_the_partnerships_and_those_of_before(tmp_path: Path) -> None:
    pack(tmp_path, "2026-Q2/10-20261203-5e6f7a8b", "moorlands-together")
    pack(tmp_path, "2026-Q2/9-20261101-1a2b3c4d", None)
    pack(tmp_path, "2026-Q2/11-20261204-0a0b0c0d", "peak-together")
    pack(tmp_path, "2026-Q1/1-20260801-1a2b3c4d", "moorlands-together")
    pack(tmp_path, "2026-Q2/staging-77", "moorlands-together")
    assert [found.number for found in packs(ours(tmp_path), "2026-Q2")] == [9, 10]
    assert [found.number for found in packs(ours(tmp_path))] == [1, 9, 10]
    assert [found.number for found in packs(theirs(tmp_path), "2026-Q2")] == [9, 11]
    assert packs(ours(tmp_path))[0].day == date(2026, 8, 1)
    assert next_number(Home(tmp_path), "2026-Q2") == 12
    assert next_number(Home(tmp_path), "2026-Q3") == 1
