"""Every table on a home with some kinds of files alone: an answer, or a refusal in words."""

from __future__ import annotations

import traceback
from datetime import date
from pathlib import Path

import pytest

from moorlands_dash import tables
from moorlands_dash.loading import load
from moorlands_dash.partnership import load_settings
from moorlands_dash.periods import Period
from moorlands_dash.reports.public.meeting import meeting_leaflet
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables import NAMES, Selection, SelectionError
from moorlands_dash.tables.audience import guarded
from tests.examples import KINDS
from tests.subsets import copied, pairs, with_kinds
from tests.tries import cases
from tests.unit.tables.conftest import LEEK, POLICE, Covered, Publish

YEAR = Selection(period=Period(date(2025, 1, 1), date(2025, 12, 1)))


def faults(snapshot: Snapshot, asked: Selection) -> list[str]:
    """Build every table; return those that end in anything but an answer or words."""
    found = []
    for name in NAMES:
        try:
            tables.build(name, snapshot, load_settings(), asked)
        except SelectionError as refused:
            assert str(refused)
        except Exception as error:
            place = traceback.extract_tb(error.__traceback__)
            own = [step for step in place if "moorlands_dash" in step.filename][-1]
            found.append(f"{name}: {error!r} at {Path(own.filename).name}:{own.lineno}")
    return found


@pytest.mark.home
@pytest.mark.parametrize("kind", KINDS)
def test_every_table_stands_on_one_kind_of_file(
    tmp_path_factory: pytest.TempPathFactory, kind: str
) -> None:
    snapshot = with_kinds(tmp_path_factory, kind)
    for view in (snapshot, guarded(snapshot, load_settings()).snapshot):
        assert faults(view, Selection()) == []


OF_MONTHS = ("street", "recorded", "targets", "actions")
"""Kinds of which `make test` asks a year too: what has months, financial years, a year, none."""


@pytest.mark.home
@pytest.mark.parametrize("kind", cases(KINDS, OF_MONTHS))
def test_every_table_of_a_chosen_year_stands_on_one_kind_of_file(
    tmp_path_factory: pytest.TempPathFactory, kind: str
) -> None:
    snapshot = with_kinds(tmp_path_factory, kind)
    for view in (snapshot, guarded(snapshot, load_settings()).snapshot):
        assert faults(view, YEAR) == []


LAST, THIS = (Period(date(year, 4, 1), date(year + 1, 3, 1)) for year in (2023, 2024))


@pytest.mark.slow
@pytest.mark.parametrize("police", [(), (LAST,)], ids=["no police", "police a year before"])
def test_every_table_of_two_years_of_a_partners_stands_without_the_polices(
    publish: Publish, covered: Covered, police: tuple[Period, ...]
) -> None:
    key = "fires_deliberate"
    sent = [(key, month, 2) for year in (LAST, THIS) for month in year]
    counts = [(POLICE, "Staffordshire Moorlands", month, key, 2) for _, month, _ in sent]
    snapshot = publish(
        coverage=[*covered(*police), *sent],
        district_counts=counts,
        ward_counts=[(LEEK, month, key, 2) for _, month, _ in sent],
    )
    assert faults(snapshot, Selection(category=key)) == []
    assert faults(snapshot, Selection(category=key, area=LEEK)) == []


@pytest.mark.slow
@pytest.mark.parametrize("kinds", pairs(), ids="-".join)
def test_every_table_stands_on_two_kinds_of_files(
    tmp_path_factory: pytest.TempPathFactory, kinds: tuple[str, ...]
) -> None:
    snapshot = with_kinds(tmp_path_factory, *kinds)
    for view in (snapshot, guarded(snapshot, load_settings()).snapshot):
        assert faults(view, Selection()) == []


@pytest.mark.slow
def test_the_public_is_told_no_command(tmp_path_factory: pytest.TempPathFactory) -> None:
    public = guarded(with_kinds(tmp_path_factory, "street"), load_settings()).snapshot
    for name in NAMES:
        try:
            table = tables.build(name, public, load_settings(), Selection())
        except SelectionError:
            continue
        assert "moorlands-dash" not in f"{table.sentence} {table.notes}", name


@pytest.mark.slow
def test_actions_are_told_without_a_survey_and_without_a_target(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    snapshot = with_kinds(tmp_path_factory, "actions")
    table = tables.build("what-we-did", snapshot, load_settings(), Selection())
    assert list(table.frame["words"]) == ["Done, November 2025."]
    assert table.frame["said"].isna().all()


@pytest.mark.slow
def test_the_public_meetings_pack_is_made_of_actions_without_a_survey(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = copied(tmp_path, with_kinds(tmp_path_factory, "street", "actions"))
    meeting = tmp_path / "meetings.csv"
    meeting.write_text("meeting_id,date,group,title,note\nhall,2026-01-20,public,Town hall,\n")
    load([meeting], load_settings(), home)
    snapshot = open_snapshot(home)
    leaflet = meeting_leaflet(guarded(snapshot, load_settings()), "hall")
    assert leaflet.summary.title == "You said, we did"


@pytest.mark.slow
def test_wards_say_that_no_map_is_loaded(tmp_path_factory: pytest.TempPathFactory) -> None:
    snapshot = with_kinds(tmp_path_factory, "street")
    for name in ("my-ward", "my-ward-months", "compare-wards", "all-wards"):
        table = tables.build(name, snapshot, load_settings(), Selection())
        assert table.frame.empty
        assert "outlines" in table.sentence


@pytest.mark.slow
def test_wards_beside_each_other_say_which_file_is_not_there(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    snapshot = with_kinds(tmp_path_factory, "outlines", "fires")
    for asked in (Selection(), YEAR):
        table = tables.build("compare-wards", snapshot, load_settings(), asked)
        assert "no street-level extract of Staffordshire Police is loaded" in table.sentence
        assert len(table.frame)
        assert "all" not in set(table.frame["category"])
