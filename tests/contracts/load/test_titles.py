"""Titles that look as if they told of a person: told of at the load, withheld from the public."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.loading import load
from moorlands_dash.partnership import Settings
from moorlands_dash.store.queries import open_snapshot

PERSONAL = "Visit Anna Beispiel at 12 High Street"
HEAD = (
    "action_id,title,theme,target_id,area_code,owner,start,due,status,progress,cost,funder,note,"
    "updated"
)
ACTIONS = f"""{HEAD}
a1,{PERSONAL},,,,Staffordshire Police,2025-01-01,2025-12-31,under way,10,,,,2025-02-01
a2,Cameras at the bus station,,,,Staffordshire Police,2025-01-01,2025-12-31,done,100,,,,2025-02-01
"""


@pytest.fixture
def actions(tmp_path: Path) -> Path:
    path = tmp_path / "actions.csv"
    path.write_text(ACTIONS)
    return path


def titles(home: Path, withheld: list[str] | None) -> list[str]:
    return sorted(open_snapshot(home, withheld=withheld).actions()["title"])


@pytest.mark.slow
def test_the_officer_is_told_and_the_public_is_not(
    actions: Path, settings: Settings, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    outcome = load([actions], settings, home)
    (notice,) = [said for said in outcome.notices if "title" in said]
    assert "1 title looks as if something of a person stood there" in notice
    assert "action a1 (an address)" in notice
    assert "Beispiel" not in notice
    assert titles(home, None) == ["Cameras at the bus station", PERSONAL]
    assert titles(home, []) == ["Cameras at the bus station", "Title withheld to protect people"]


@pytest.mark.slow
def test_the_settings_let_a_title_through_with_the_reason(
    actions: Path, settings: Settings, tmp_path: Path
) -> None:
    home = tmp_path / "home"
    load([actions], settings, home)
    public = settings.public.model_copy(update={"let_through": {PERSONAL: "an invented one"}})
    # The next load, of whatever, goes by the settings as they now are.
    outcome = load([], settings.model_copy(update={"public": public}), home)
    assert outcome.published
    assert not [said for said in outcome.notices if "title" in said]
    assert titles(home, []) == ["Cameras at the bus station", PERSONAL]
