"""The lists of harm that are loaded, and which one is meant."""

from __future__ import annotations

import pytest

from moorlands_dash.partnership import Settings
from moorlands_dash.tables.assessment.lists import chosen_list, lists_of
from moorlands_dash.tables.model import Selection, SelectionError
from moorlands_dash.tables.request import Request
from tests.unit.tables.conftest import Publish

ROWS = [
    ("B list", "points", "B", "", "", "", "burglary", 3.0),
    ("A list", "days", "A", "", "", "", "burglary", 200.0),
    ("By code, of no use without official figures", "days", "C", "28", "Burglary", "", "", 5.0),
]


def test_lists_come_by_name_and_one_that_tells_nothing_is_left_out(
    publish: Publish, settings: Settings
) -> None:
    request = Request(publish(harm_weights=ROWS), settings, Selection())
    assert [weights.name for weights in lists_of(request)] == ["A list", "B list"]


@pytest.mark.parametrize(("asked", "found"), [("", "A list"), ("b LIST", "B list"), ("none", None)])
def test_the_first_list_holds_unless_another_is_chosen_or_none(
    publish: Publish, settings: Settings, asked: str, found: str | None
) -> None:
    request = Request(publish(harm_weights=ROWS), settings, Selection(harm=asked))
    weights = chosen_list(request)
    assert (weights.name if weights else None) == found


def test_an_unknown_list_is_refused_in_words(publish: Publish, settings: Settings) -> None:
    request = Request(publish(harm_weights=ROWS), settings, Selection(harm="C list"))
    with pytest.raises(SelectionError, match="choose from A list, B list, none"):
        chosen_list(request)
    assert chosen_list(Request(publish(), settings, Selection())) is None
