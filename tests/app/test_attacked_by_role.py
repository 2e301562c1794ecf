"""Somebody of each role asks pages, forms and caches for what is beyond it, and gets nothing.

A page is asked for as a browser does: by its hash in a message over the websocket, which is what a
link comes to. Forms are sent as those who have them send them.
"""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from moorlands_dash.access import person_of
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.partnership import Settings
from moorlands_dash.roles import ROLES, rights_of
from moorlands_dash.store.audit import audit, note
from moorlands_dash.store.home import find_home
from moorlands_dash.store.journal import Records
from moorlands_dash.store.journals import JOURNALS
from moorlands_dash.store.noted import SignIn
from moorlands_dash.tables import SPECS, Selection
from moorlands_dash.ui.view import View, opened
from moorlands_dash.ui.who import Refused
from tests.app.conftest import APP, bodies, page_text, text
from tests.roles_asked import ASK, GUARDED, ISSUER, MAY, TAKES, claims_of, settings_of_roles

PAGES = {
    "figures": "overview my_ward all_wards compare_wards ward_map compare residents front "
    "what_we_did people methods accessibility",
    "partnership": "claims trends outcomes targets review delivery_plan year_end data "
    "assessment promises partners",
    "places": "hotspots briefing",
    "load": "load",
    "administer": "who_did_what",
}
"""The right that a page takes -> its pages."""
SHOWN = ("plotly_chart", "deck_gl_json_chart", "dataframe", "download_button", "page_link")
MARKS = ('class="mt-answer"', "<table")


@pytest.fixture
def roles(own_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Settings:
    monkeypatch.setenv("MOORLANDS_HOME", str(own_home))
    found = settings_of_roles(tmp_path, f"[officer]\nload_page = true\n{GUARDED}")
    monkeypatch.setenv("MOORLANDS_PARTNERSHIP", str(tmp_path / "partnership.toml"))
    return found


def visiting(role: str, page: str) -> AppTest:
    """Return a session of somebody of a role, who follows a link to a page."""
    app = AppTest.from_file(str(APP), default_timeout=300)
    app.user = claims_of(role)
    app.switch_page(f"pages/{page}.py")
    app.run()
    assert not app.exception
    return app


def test_every_role_and_page_is_among_those_tried() -> None:
    assert MAY.keys() - {"stranger"} == ROLES.keys()
    assert {role: rights_of([role]) for role in ROLES} == {
        role: rights for role, rights in MAY.items() if role != "stranger"
    }
    files = {path.stem for path in (APP.parent / "pages").glob("*.py")}
    assert set(" ".join(PAGES.values()).split()) == files


@pytest.mark.parametrize(
    "role",
    ["nobody", "public", "councillor", "stranger", *(
        pytest.param(role, marks=pytest.mark.whole)
        for role in MAY if role not in ("public", "councillor", "stranger")
    )],
)  # fmt: skip
def test_no_page_beyond_a_role_is_sent_whatever_the_message_asks_for(
    roles: Settings, role: str
) -> None:
    may = MAY.get(role, set())
    beyond = [page for right, pages in PAGES.items() if right not in may for page in pages.split()]
    assert beyond
    before = Counter(audit(place_of(roles), event="refused"))
    app = visiting(role, "accessibility")
    for page in beyond:
        app._page_hash = calc_hash(page)
        app.run()
        assert not app.exception
        told = page_text(app)
        if role == "nobody":
            assert [title.value for title in app.title] == ["Sign in"]
            assert "no provider is named" in app.error[0].value
        else:
            assert f"Ask for it: {ASK}." in told, page
        assert not any(app.get(kind) for kind in SHOWN), page
        assert not any(mark in body for body in bodies(app) for mark in MARKS)
        assert sum(len(text(body)) for body in bodies(app) if "{" not in body) < 300, page
    noted = Counter(audit(place_of(roles), event="refused")) - before
    refused = {entry.what for entry in noted}
    assert len(refused) == (0 if role == "nobody" else len(beyond))


@pytest.mark.parametrize("role", MAY)
def test_a_view_gives_no_table_beyond_a_role(roles: Settings, role: str) -> None:
    view = viewed(role, roles)
    for name, spec in SPECS.items():
        if TAKES[spec.audience] not in MAY[role]:
            with pytest.raises(Refused):
                view.asked(name, Selection())


def viewed(role: str, settings: Settings) -> View:
    return opened(LIGHT, person_of(claims_of(role), settings))


def place_of(settings: Settings) -> Records:
    return Records(find_home(), settings.key)


def test_what_others_opened_before_is_given_to_no_lesser_role(roles: Settings) -> None:
    whole, public = viewed("officer", roles), viewed("public", roles)
    theirs = whole.table("ward-rates", chosen=False)
    ours = public.table("ward-rates", chosen=False)
    assert int(ours.frame["count"].sum()) < int(theirs.frame["count"].sum())
    assert public.snapshot.withheld is not None and whole.snapshot.withheld is None


@pytest.mark.parametrize(
    ("lesser", "greater"),
    [("public", "councillor"), ("councillor", "analyst"), ("stranger", "public")],
)
def test_what_was_made_for_one_is_shown_to_no_lesser_role(
    roles: Settings, lesser: str, greater: str
) -> None:
    for role in (greater, lesser):
        view = viewed(role, roles)
        assert view.drawn("a figure", partial(str, role)) == role
        assert view.said("a sentence", [], partial(str, role)) == role
    # Who sees the same may share what was made.
    assert viewed(greater, roles).said("a sentence", [], partial(str, "anew")) == greater


FORMS = {
    "delivery_plan": ("Record progress", "record", {"progress_note": "Begun in May"}),
    "review": ("Record", "record", {"decided_what": "Mend the lamps"}),
    "residents": ("Record", "record", {"raise_issue": "Lorries in the town at night"}),
    "who_did_what": ("Bar", "administer", {"bar_reason": "Left the council"}),
}
"""Page -> the button of a form, the right that it takes, and what is typed into it."""


@pytest.mark.parametrize("page", FORMS)
def test_a_form_that_a_role_lacks_records_nothing_however_it_is_sent(
    roles: Settings, page: str
) -> None:
    place, (label, right, typed) = place_of(roles), FORMS[page]
    of = SignIn(f"{ISSUER} other", datetime(2026, 11, 2, tzinfo=UTC))
    note(place, "sign-in", "signed in", "Another", of=of)
    (having,) = [role for role in MAY if right in MAY[role]]
    app = visiting(having, page)
    for field in [*app.text_area, *app.text_input]:
        for name, words in typed.items():
            if str(field.key).startswith(name):
                field.set_value(words)
    (button,) = [each for each in app.button if each.label == label]
    button.click()
    sent = app._tree.get_widget_states()
    before = recorded(place)
    for role in ["nobody", *MAY]:
        if right not in MAY.get(role, set()):
            attacker = visiting(role, page)
            attacker._run(sent)
            assert not attacker.exception
            assert recorded(place) == before, role
    # What was sent is no empty shell: whoever may records it.
    app._run(sent)
    assert len(recorded(place)) == len(before) + 1


def recorded(place: Records) -> list[object]:
    return [entry for journal in JOURNALS.values() for entry in journal.pages(place).entries]
