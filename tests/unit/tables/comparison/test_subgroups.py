"""Subgroups are told apart from their groups, and nothing is counted twice or lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.measures.comparison.recorded import TOTAL
from moorlands_dash.partnership import Settings
from moorlands_dash.tables.comparison.subgroups import OfficialGroup, with_subgroups
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request
from tests.opened import opened

BURGLARY = OfficialGroup("Burglary", "Theft offences", "burglary")
INJURY = OfficialGroup(
    "Violence with injury", "Violence against the person", "violence with injury"
)


@pytest.fixture
def request_(demo_home: Path, settings: Settings) -> Request:
    return Request(opened(demo_home), settings, Selection())


def test_parts_of_two_groups_are_told_apart_and_all_add_up(request_: Request) -> None:
    recorded = with_subgroups(request_, (BURGLARY, INJURY)).recorded
    names = recorded.groups()
    assert {"Burglary", "Violence with injury", "Others of its group", TOTAL} <= set(names)
    assert not {"Theft offences", "Violence against the person"} & set(names)
    rows = request_.snapshot.recorded()
    assert recorded.sums["offences"].sum() == rows["offences"].sum()


def test_violence_without_injury_is_not_violence_with_injury(request_: Request) -> None:
    recorded = with_subgroups(request_, (INJURY,)).recorded
    rows = request_.snapshot.recorded()
    told = recorded.sums.loc[recorded.sums["offence_group"] == INJURY.name, "offences"].sum()
    assert told == rows.loc[rows["offence_subgroup"] == "Violence with injury", "offences"].sum()
    assert "Theft offences" in recorded.groups()
