"""What is known of the themes is worked out once, whoever moves the weights."""

from __future__ import annotations

from moorlands_dash import tables
from moorlands_dash.partnership import Settings
from moorlands_dash.tables.assessment.figures import Assessed
from moorlands_dash.tables.assessment.laid import laid
from moorlands_dash.tables.model import Selection
from moorlands_dash.tables.request import Request
from tests.unit.tables.assessment.conftest import Even
from tests.unit.tables.conftest import Publish


def test_other_weights_ask_for_the_same_and_another_month_for_another(
    even: Even, settings: Settings
) -> None:
    snapshot = even()
    one, other, then = (
        laid(Assessed(Request(snapshot, settings, selection)))
        for selection in (
            Selection(),
            Selection(weights="9,0,3,3,3,3"),
            Selection(until="2024-12"),
        )
    )
    assert one is other
    assert then is not one
    assert [row["theme"] for row in one.rows][:2] == ["violence", "theft"]


def test_a_theme_without_data_would_be_first_so_often_and_the_notes_say_so(
    even: Even, settings: Settings
) -> None:
    snapshot = even()
    found = laid(Assessed(Request(snapshot, settings, Selection())))
    assert 0 < found.unknown_first < 1
    notes = tables.build("assessment", snapshot, settings, Selection()).notes
    assert any("each were like any other, one of them would come first in" in n for n in notes)


def test_where_nothing_is_loaded_nothing_is_drawn(publish: Publish, settings: Settings) -> None:
    found = laid(Assessed(Request(publish(), settings, Selection())))
    assert (found.rows, found.anywhere, found.unknown_first) == ([], None, 0.0)
