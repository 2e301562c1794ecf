"""The assessment's page: weights in the link change the answer; a choice is recorded and shown."""

from __future__ import annotations

from pathlib import Path

from moorlands_dash.tables.model import Selection
from tests.app.conftest import Open, answer, page_text, unfolded
from tests.opened import built


def test_the_weights_of_the_link_are_those_of_the_answer(demo_home: Path, open_page: Open) -> None:
    app = open_page(demo_home, "assessment", weight_harm="0", weight_volume="9")
    assert app.title[0].value == "What matters most, and how sure is that?"
    chosen = built(demo_home, "assessment", Selection(weights="9,0,3,3,3,3"))
    assert answer(app) == chosen.sentence
    assert chosen.sentence.startswith("Local environment comes first by these weights")
    said = page_text(unfolded(app))
    assert built(demo_home, "assessment-harm", Selection(weights="9,0,3,3,3,3")).sentence in said


def test_a_choice_is_recorded_with_what_it_was_made_on(own_home: Path, open_page: Open) -> None:
    app = open_page(own_home, "assessment")
    app.text_area(key="priority_reason").set_value("First by most weights, and by harm")
    (button,) = [each for each in app.button if each.label == "Record"]
    button.click().run()
    assert not app.exception
    (told,) = app.success
    assert told.value.startswith("Violence and public order is recorded for 2027")
    said = page_text(unfolded(app))
    assert "First by most weights, and by harm. Chosen for 2027/28 on 3,222" in said
