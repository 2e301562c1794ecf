"""The administrator's page: what was done is listed, filtered, taken away; people are barred."""

from __future__ import annotations

import csv
import io
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from moorlands_dash.partnership import load_settings
from moorlands_dash.reports.export import to_csv
from moorlands_dash.store.audit import audit, note
from moorlands_dash.store.barred import barred
from moorlands_dash.store.home import find_home
from moorlands_dash.store.journal import Records
from moorlands_dash.store.noted import SignIn
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.tables import Selection, build
from moorlands_dash.tables.audience import opened
from moorlands_dash.tables.model import SelectionError
from tests.app.conftest import Open, answer, bodies, page_text
from tests.public_view import settings_with

EVIL = "=cmd|' /C calc'!A0 <b>x</b>"


def place_of(home: Path) -> Records:
    return Records(find_home(str(home)), load_settings().key)


@pytest.fixture
def noted(own_home: Path) -> Path:
    place = place_of(own_home)
    for day, who in ((3, "An officer"), (4, "An analyst")):
        began = datetime(2026, 11, day, 9, 30, tzinfo=UTC)
        of = SignIn(f"https://provider.example {who.split()[1]}", began)
        note(place, "sign-in", "signed in", who, of=of, now=began)
    note(place, "export", EVIL, "An analyst", now=datetime(2026, 11, 4, 10, tzinfo=UTC))
    note(place, "load", "1 file", "An officer", now=datetime(2026, 9, 1, tzinfo=UTC))
    note(Records(place.home, "theirs"), "load", "not ours", "x")
    return own_home


def listed(app: AppTest) -> str:
    (table,) = [body for body in bodies(app) if '<table class="mt-table"><caption>Who did' in body]
    return table


def test_what_was_done_is_listed_the_newest_first_and_as_text(noted: Path, open_page: Open) -> None:
    app = open_page(noted, "who_did_what")
    table = listed(app)
    assert "4 November 2026" in table and "10:00:00" in table
    assert "&lt;b&gt;x" in table and "<b>x" not in table and "not ours" not in table
    assert table.index("1 file<") < table.index("=cmd") < table.index("91 files")
    assert answer(app) == "5 entries, the newest of 1 September 2026."


@pytest.mark.parametrize(
    ("chosen", "seen", "not_seen"),
    [
        ({"audit_who": "An officer"}, ["An officer"], ["An analyst", "=cmd"]),
        ({"audit_event": "export"}, ["=cmd"], ["signed in", "1 file"]),
        ({"audit_day": date(2026, 9, 1)}, ["1 file"], ["signed in", "=cmd"]),
    ],
)
def test_it_is_filtered_by_person_event_and_day(
    noted: Path,
    open_page: Open,
    chosen: dict[str, object],
    seen: list[str],
    not_seen: list[str],
) -> None:
    app = open_page(noted, "who_did_what")
    for key, value in chosen.items():
        if key == "audit_day":
            app.date_input(key=key).set_value(value)
        else:
            app.selectbox(key=key).set_value(value)
    app.run()
    table = listed(app)
    assert all(text in table for text in seen)
    assert not any(text in table for text in not_seen)
    app.date_input(key="audit_day").set_value(date(2020, 1, 1))
    app.run()
    assert "Nothing was noted" in page_text(app)


def test_it_is_taken_away_without_formulas(noted: Path) -> None:
    found = build("who-did-what", open_snapshot(noted), load_settings(), Selection())
    rows = list(csv.DictReader(io.StringIO(to_csv(found).decode("utf-8-sig"))))
    assert [row["event"] for row in rows] == ["load", "export", "sign-in", "sign-in", "load"]
    assert rows[1]["what"].startswith("'=cmd")


def test_the_public_gets_none_of_it(noted: Path) -> None:
    settings = load_settings()
    with pytest.raises(SelectionError):
        build("who-did-what", opened(settings, noted, asked=True), settings, Selection())


def test_somebody_is_barred_with_a_reason_and_let_in_again(noted: Path, open_page: Open) -> None:
    place = place_of(noted)
    app = open_page(noted, "who_did_what")
    app.selectbox(key="bar_whom").set_value("https://provider.example analyst")
    press(app, "Bar")
    assert "Write the reason" in app.error[0].value and barred(place) == []
    app.text_input(key="bar_reason").set_value("Left the council")
    press(app, "Bar")
    (entry,) = barred(place)
    assert (entry.name, entry.reason) == ("An analyst", "Left the council")
    assert entry.by == "this computer's user"
    assert "An analyst is barred: Left the council" in page_text(app)
    assert "An analyst (analyst)" not in app.selectbox(key="bar_whom").options
    app.text_input(key="let_in_reason").set_value("Came back to the council")
    press(app, "Let in again")
    assert barred(place) == []
    assert [each.what for each in audit(place, event="barring")] == [
        "those who are barred: B0002, let in, An analyst",
        "those who are barred: B0001, barred, An analyst",
    ]


def press(app: AppTest, label: str) -> None:
    (button,) = [each for each in app.button if each.label == label]
    button.click().run()
    assert not app.exception


def test_rights_are_looked_up_at_the_click(
    noted: Path, open_page: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = settings_with(tmp_path, '[access]\nlocal_roles = ["administrator"]')
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(path))
    app = open_page(noted, "who_did_what")
    app.text_input(key="bar_reason").set_value("Left the council")
    settings_with(tmp_path, '[access]\nlocal_roles = ["officer"]')
    press(app, "Bar")
    assert barred(place_of(noted)) == []
    assert "an administrator may read who did what" in page_text(app)
