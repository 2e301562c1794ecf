"""An owner that looks like a person is pointed out, and not repeated; offices are none."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.extracts import actions, targets
from moorlands_dash.extracts.people import is_person
from moorlands_dash.partnership import load_settings
from tests.contracts.test_actions import GOOD as ACTION
from tests.contracts.test_targets import COUNT as TARGET
from tests.contracts.twins import Layout

MEMBERS = load_settings().members.names


@pytest.mark.parametrize(
    "owner",
    [
        "Jane Smith",
        "J. Smith",
        "J Smith",
        "Smith, Jane",
        "Jane A. O'Brien",
        "Mary-Anne Smith-Jones",
        "PC Smith",
        "Cllr Jane Smith",
        "Sergeant Brown",
        "Dr. Patel",
        "jane.smith@example.org",
    ],
)
def test_names_of_people(owner: str) -> None:
    assert is_person(owner, MEMBERS)


@pytest.mark.parametrize(
    "owner",
    [
        *MEMBERS,
        "",
        "Chief Inspector",
        "Police",
        "The council",
        "Housing Options",
        "Community Safety Manager",
        "Leek Town Council",
        "Neighbourhood Policing Team",
        "Moorlands Housing",
        "Officer for ASB",
        "NHS",
    ],
)
def test_offices_and_organisations_are_no_people(owner: str) -> None:
    assert not is_person(owner, MEMBERS)


@pytest.mark.parametrize(
    "layout", [Layout(actions, ACTION, "action_id"), Layout(targets, TARGET, "target_id")]
)
def test_a_plan_is_loaded_and_the_person_in_it_pointed_out(tmp_path: Path, layout: Layout) -> None:
    twin = layout.good | {layout.key: "twin", "owner": "Jane Smith"}
    judged, rows = layout.read(tmp_path, layout.good, twin)
    (said,) = judged.notices
    assert len(rows) == 2
    assert said.startswith("The owner on line 3 looks like a person's name.")
    assert "Jane" not in said
    assert layout.read(tmp_path, layout.good)[0].notices == []
