"""An item of the briefing: read from its key, and as late as it is."""

from __future__ import annotations

import pandas as pd

from moorlands_dash.words.briefing import fortnight as words
from tests.unit.tables.conftest import LEEK


def test_a_key_can_be_read_when_its_item_is_gone() -> None:
    wards, actions = {LEEK: "Leek West"}, {"lights": "Better lighting"}
    said = {
        f"place:drugs:{LEEK}:Park/Open Space": "Drugs: Leek West, about Park/Open Space",
        f"signal:burglary:{LEEK}": "Burglary: Leek West",
        f"ward:{LEEK}": "Ward: Leek West",
        "kind:drugs": "Kind: Drugs",
        "action:lights": "Action: Better lighting",
        "": "",
    }
    assert {key: words.key_title(key, wards, actions) for key in said} == said


def test_a_late_action_says_how_late_it_is() -> None:
    row = {
        "standing": "overdue", "days_late": 1, "progress": 0, "due": pd.Timestamp(2026, 10, 31),
        "words": "",
    }  # fmt: skip
    assert words.late_words(row) == ("overdue: not begun, was due on 31 October 2026, 1 day ago")
