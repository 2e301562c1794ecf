"""Two who send the same kind of file: told apart by what their rows name."""

from __future__ import annotations

from pathlib import Path

import pytest

from moorlands_dash.store.queries import open_snapshot
from tests.contracts import test_partner_layouts as partners
from tests.contracts.given import written
from tests.contracts.load.test_wholeness import COUNCIL, LANDLORD, loaded, states

pytestmark = pytest.mark.slow

SENT = {
    "environment": (partners.PROBLEM | {"kind": "litter"}, "reference", "reported", "litter"),
    "fires": (
        partners.FIRE | {"kind": "deliberate"},
        "incident_number",
        "called",
        "fires_deliberate",
    ),
}


@pytest.mark.parametrize("kind", SENT)
def test_two_who_send_the_same_kind_add_up_where_their_rows_name_them(
    tmp_path: Path, kind: str
) -> None:
    like, reference, day, category = SENT[kind]

    def sent(name: str, sender: str | None, *days: str) -> Path:
        named = {} if sender is None else {"organisation": sender}
        rows = [like | {reference: f"X{n}", day: text} | named for n, text in enumerate(days)]
        return written(tmp_path / f"{kind}-{name}-2025-04.csv", *rows)

    home = tmp_path / "home"
    loaded(home, sent("one", COUNCIL, "2025-04-02"))
    loaded(home, sent("two", LANDLORD, "2025-04-02", "2025-04-03"))
    assert states(home, category) == [(LANDLORD, "2025-04", "whole"), (COUNCIL, "2025-04", "whole")]
    assert len(open_snapshot(home).incidents(None, (category,))) == 3
    # The same sender's later file stands for its own rows alone.
    loaded(home, sent("two-again", LANDLORD, "2025-04-05"))
    assert len(open_snapshot(home).incidents(None, (category,))) == 2
    # Nobody is named: the only one who sends such files, as before.
    home = tmp_path / "another"
    loaded(home, sent("first", None, "2025-04-02"), sent("later", "", "2025-04-02", "2025-04-07"))
    assert states(home, category) == [("", "2025-04", "whole")]
    assert len(open_snapshot(home).incidents(None, (category,))) == 2
