"""The directory of partners, and who is named for something without being a member then."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from moorlands_dash import tables
from moorlands_dash.partnership import load_settings
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.audience import guarded
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.plan.partners import listed_partners, member_names
from tests.people_files import PARTNERS_HEAD, loaded

SETTINGS = load_settings()
PARTNERS = PARTNERS_HEAD + (
    "Staffordshire Police,responsible authority,asb; reoffending,"
    "street; people:crime_repeat_victims,"
    "Neighbourhood team,neighbourhood.team@police.example,,,,\n"
    "Old Trust,responsible authority,,,,,,2013-03-31,New Board,Health and Social Care Act 2012\n"
    "New Board,responsible authority,,,,,2013-04-01,,,Health and Social Care Act 2012\n"
)
ACTIONS = (
    "action_id,title,theme,target_id,area_code,owner,start,due,status,progress,cost,funder,note,"
    "updated\n"
    "patrols,Patrols,asb,,E07000198,Staffordshire Police,2026-04-01,2027-03-31,under way,10,,,,"
    "2026-05-01\n"
    "clinic,A clinic,asb,,E07000198,Old Trust,2026-04-01,2027-03-31,planned,0,,,,2026-05-01\n"
    "closed,An old clinic,asb,,E07000198,Old Trust,2012-04-01,2013-03-01,done,100,,,,2013-03-01\n"
)
TARGETS = (
    "target_id,title,theme,measure,kind,area_code,baseline_start,baseline_end,baseline,start,end,"
    "target,profile,owner,note\n"
    "asb,Fewer,asb,incidents:anti_social_behaviour,reduce,E07000198,2098-04,2099-03,10,2099-04,"
    "2100-03,9,seasonal,Another Club,\n"
)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    folder: Path = tmp_path_factory.mktemp("partners")
    texts = {"partners.csv": PARTNERS, "actions.csv": ACTIONS, "targets.csv": TARGETS}
    return loaded(folder, texts)


def test_members_of_today_come_first_with_what_they_answer_for(snapshot: Snapshot) -> None:
    table = tables.build("partners", snapshot, SETTINGS, Selection())
    assert table.frame["partner"].tolist() == ["New Board", "Staffordshire Police", "Old Trust"]
    assert table.frame["standing"].tolist() == ["member", "member", "ended"]
    police = table.frame.iloc[1]
    assert police["answers_for"] == "Anti-social behaviour; Reoffending"
    assert police["sends"] == "street extract; Repeat victims of crime"
    assert "2 members" in table.sentence
    assert "1 earlier body ended" in table.sentence


def test_each_is_asked_to_be_a_member_at_its_own_time(snapshot: Snapshot) -> None:
    frame = tables.build("partner-gaps", snapshot, SETTINGS, Selection()).frame
    named = frame[frame["kind"] != "settings"].set_index("key")
    assert set(named.index) == {"clinic", "asb"}
    assert named.loc["clinic", "words"] == (
        "Old Trust is named for A clinic, and was a member until 31 March 2013; New Board came "
        "after it."
    )
    assert named.loc["asb", "words"].endswith("isn't in the list of partners.")


def test_the_settings_members_are_held_against_the_list_too(snapshot: Snapshot) -> None:
    frame = tables.build("partner-gaps", snapshot, SETTINGS, Selection()).frame
    named = set(frame.loc[frame["kind"] == "settings", "owner"])
    assert "NHS North Staffordshire" in named
    assert "Staffordshire Police" not in named


def test_who_may_be_given_something_is_of_the_list_where_there_is_one(
    snapshot: Snapshot, tmp_path: Path
) -> None:
    assert member_names(snapshot, SETTINGS, date(2026, 11, 1)) == (
        "New Board",
        "Staffordshire Police",
    )
    assert member_names(snapshot, SETTINGS, date(2012, 11, 1)) == (
        "Old Trust",
        "Staffordshire Police",
    )
    without = loaded(tmp_path, {"actions.csv": ACTIONS})
    assert member_names(without, SETTINGS, date(2026, 11, 1)) == SETTINGS.members.names
    assert tables.build("partner-gaps", without, SETTINGS, Selection()).frame.empty


def test_the_public_is_told_no_office_and_no_address(snapshot: Snapshot) -> None:
    public = listed_partners(guarded(snapshot, SETTINGS).snapshot)
    assert set(public["contact"]) == set(public["address"]) == {""}
    assert "Staffordshire Police" in set(public["partner"])
