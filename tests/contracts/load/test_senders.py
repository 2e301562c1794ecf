"""Two who send the same kind of file: told apart by what their rows name."""

from __future__ import annotations

from functools import partial
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


def sent_by(folder: Path, kind: str, name: str, sender: str | None, *days: str) -> Path:
    like, reference, day, _ = SENT[kind]
    named = {} if sender is None else {"organisation": sender}
    rows = [like | {reference: f"X{n}", day: text} | named for n, text in enumerate(days)]
    return written(folder / f"{kind}-{name}-2025-04.csv", *rows)


@pytest.mark.parametrize("kind", SENT)
def test_two_who_send_the_same_kind_add_up_where_their_rows_name_them(
    tmp_path: Path, kind: str
) -> None:
    category, sent = SENT[kind][-1], partial(sent_by, tmp_path, kind)
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


@pytest.mark.parametrize("kind", SENT)
def test_a_file_that_names_nobody_is_the_only_senders_that_is_named(
    tmp_path: Path, kind: str
) -> None:
    category, sent = SENT[kind][-1], partial(sent_by, tmp_path, kind)

    def counts(home: Path) -> int:
        return len(open_snapshot(home).incidents(None, (category,)))

    # The same sender's two accounts of one month: the later one stands, whichever has the name.
    first, later = tmp_path / "first", tmp_path / "later"
    loaded(first, sent("bare", None, "2025-04-02"))
    loaded(first, sent("named", COUNCIL, "2025-04-02", "2025-04-03"))
    loaded(later, sent("named", COUNCIL, "2025-04-02", "2025-04-03"))
    loaded(later, sent("bare", None, "2025-04-02"))
    assert (counts(first), counts(later)) == (2, 1)
    assert states(first, category) == states(later, category) == [(COUNCIL, "2025-04", "whole")]
    # It stays theirs when another one comes.
    loaded(later, sent("two", LANDLORD, "2025-04-05", "2025-04-06", "2025-04-07"))
    assert counts(later) == 4
    assert {sender for sender, *_ in states(later, category)} == {COUNCIL, LANDLORD}


def test_a_file_that_names_nobody_beside_two_senders_says_so(tmp_path: Path) -> None:
    sent = partial(sent_by, tmp_path, "environment")
    home = tmp_path / "home"
    loaded(home, sent("one", COUNCIL, "2025-04-02"), sent("two", LANDLORD, "2025-04-03"))
    outcome = loaded(home, sent("bare", None, "2025-04-04"))
    (notice,) = [text for each in outcome.files for text in each.notices]
    assert notice.startswith("It doesn't say whose it is, and ")
    assert COUNCIL in notice
    assert LANDLORD in notice
    assert len(open_snapshot(home).incidents(None, ("litter",))) == 3
