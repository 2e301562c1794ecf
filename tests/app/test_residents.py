"""Residents' views: worry beside the records, and issues that an officer records and answers."""

from __future__ import annotations

from pathlib import Path

from streamlit.testing.v1 import AppTest

from moorlands_dash.access.person import LOCAL_NAME
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.store.raised import JOURNAL, raised
from tests.app.conftest import Open


def press(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label == label).click().run()


def test_an_issue_is_recorded_answered_and_shown_where_worry_stands_beside_the_records(
    own_home: Path, open_page: Open
) -> None:
    app = open_page(own_home, "residents")
    assert not app.exception
    told = " ".join(each.value for each in app.markdown)
    assert "Cellarhead: worried and low" in told.replace("\\", "")
    app.selectbox(key="raise_theme").set_value("roads")
    app.text_area(key="raise_issue").set_value("Lorries through the town at night")
    app.number_input(key="raise_people").set_value(24)
    press(app, "Record")
    (kept,) = JOURNAL.pages(own_home).entries
    assert (kept.theme, kept.raised, kept.by) == ("roads", 24, LOCAL_NAME)
    assert kept.snapshot == open_snapshot(own_home).id
    app.text_area(key="answer_text").set_value("A weight limit is being looked at")
    press(app, "Record the answer")
    assert not app.exception
    assert raised(own_home)["answer"].tolist() == ["A weight limit is being looked at"]
    assert any("1 issue recorded" in each.value for each in app.markdown)


def test_a_name_is_refused_and_what_was_typed_stays(own_home: Path, open_page: Open) -> None:
    app = open_page(own_home, "residents")
    app.text_area(key="raise_issue").set_value("Gary Entwhistle deals by the school")
    press(app, "Record")
    assert "seems to tell of a person's name" in app.error[0].value.replace("\\", "")
    assert app.text_area(key="raise_issue").value == "Gary Entwhistle deals by the school"
    assert JOURNAL.pages(own_home).entries == ()
