"""Progress recorded on the page of the delivery plan, and two officers on one action."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from moorlands_dash.access.person import LOCAL_NAME
from moorlands_dash.store.decision_entry import Decision
from moorlands_dash.store.decisions import decision_log, follow, record
from moorlands_dash.store.progress import JOURNAL, Progress, update
from moorlands_dash.store.queries import open_snapshot
from tests.app.conftest import Open


def press(app: AppTest, label: str) -> AppTest:
    return next(b for b in app.button if b.label == label).click().run()


def fill(app: AppTest, action: str) -> None:
    app.selectbox(key="progress_on").set_value(action).run()
    app.selectbox(key=f"progress_status_{action}").set_value("under way")
    app.number_input(key=f"progress_done_{action}").set_value(60)
    app.text_area(key=f"progress_note_{action}").set_value("The columns stand")


def test_progress_is_recorded_and_shown_on_the_same_page(own_home: Path, open_page: Open) -> None:
    snapshot = open_snapshot(own_home)
    action = str(snapshot.actions().query("status == 'under way'")["action_id"].iloc[0])
    app = open_page(own_home, "delivery_plan")
    fill(app, action)
    press(app, "Record progress")
    assert not app.exception
    (kept,) = JOURNAL.pages(own_home).entries
    assert (kept.action_id, kept.progress, kept.snapshot) == (action, 60, snapshot.id)
    assert kept.by == LOCAL_NAME
    assert "60 % done, is recorded" in app.success[0].value
    assert app.number_input(key=f"progress_done_{action}").value == 60


def test_who_records_after_somebody_else_is_told_and_keeps_what_was_typed(
    own_home: Path, open_page: Open
) -> None:
    known = open_snapshot(own_home).actions()
    action = str(known.query("status == 'under way'")["action_id"].iloc[0])
    app = open_page(own_home, "delivery_plan")
    fill(app, action)
    update(Progress(action, "under way", 80, "Nearly there", "s"), own_home)
    press(app, "Record progress")
    assert "under way, 80 % meanwhile, with the note “Nearly there”" in app.error[0].value
    assert app.text_area(key=f"progress_note_{action}").value == "The columns stand"
    assert len(JOURNAL.pages(own_home).entries) == 1
    press(app, "Record progress")
    assert [entry.progress for entry in JOURNAL.pages(own_home).entries] == [80, 60]


def test_what_became_of_a_decision_is_not_recorded_over_somebody_else_s(
    own_home: Path, open_page: Open
) -> None:
    from datetime import date

    made = Decision("m", date(2026, 8, 12), "s", "Mend the gate", "P", date(2026, 12, 1))
    record(made, own_home, members=("P",))
    app = open_page(own_home, "review")
    asked = "Asked at the meeting of 11 November 2026: what followed of D0001?"
    assert asked in [each.value.replace("\\", "") for each in app.markdown]
    app.selectbox(key="followed_entry").set_value("done")
    app.text_area(key="followed_note").set_value("Mended in November")
    follow("D0001", "dropped", "No money", "s", own_home)
    press(app, "Record what became of it")
    assert "recorded as dropped meanwhile, with the note “No money”" in app.error[0].value
    assert app.text_area(key="followed_note").value == "Mended in November"
    assert len(decision_log(own_home).entries) == 2


def test_where_recording_is_not_allowed_the_page_says_how_it_is_done(
    demo_home: Path, open_page: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.access", lambda *_: False)
    app = open_page(demo_home, "delivery_plan")
    assert any("may not write" in each.value for each in app.info)
    assert not [b for b in app.button if b.label == "Record progress"]
