"""A server that is ready has every table that a page opens with: no first visitor pays for it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from types import SimpleNamespace

import pytest
import streamlit as st

from moorlands_dash.partnership import load_settings
from moorlands_dash.partnership.access import Access
from moorlands_dash.tables.audience import VARIABLE
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import readying, view
from tests.app.conftest import APP, Open
from tests.opened import kept
from tests.tries import cases

PAGES = sorted(p.stem for p in (APP.parent / "pages").glob("*.py") if p.stem != "load")
OF_ITS_OWN = {
    ("claims", "claim"),
    ("overview", "district-months"),
    ("who_did_what", "who-did-what"),
}
"""What is typed, months of what has changed most, what was done: another each time, soon made."""


@pytest.fixture(scope="module")
def asked(demo_home: Path) -> Iterator[list[str]]:
    """Make a server ready on the demonstration; yield the names of tables built since."""
    names: list[str] = []

    def build(name: str, *given: object) -> Table:
        names.append(name)
        return kept(name, *given)  # type: ignore[arg-type]

    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("MOORLANDS_HOME", str(demo_home))
        patched.setattr(view, "tables", SimpleNamespace(build=build))
        # As a server does: in a thread that is no visitor's.
        st.cache_resource.clear()
        own = Thread(target=readying._tables, args=(Event(),))
        own.start()
        own.join()
        assert "briefing" in names and "targets" in names
        yield names
        st.cache_resource.clear()


@pytest.mark.home
@pytest.mark.parametrize("page", cases(PAGES, ["overview", "targets", "briefing", "hotspots"]))
def test_a_page_opens_with_what_is_ready(
    open_page: Open, demo_home: Path, asked: list[str], page: str
) -> None:
    asked.clear()
    app = open_page(demo_home, page)
    assert not app.exception
    assert {(page, name) for name in asked} <= OF_ITS_OWN


def test_each_kind_of_visitor_is_made_ready_for_once(monkeypatch: pytest.MonkeyPatch) -> None:
    settings = load_settings()
    assert [each.roles for each in readying.visitors(settings)] == [
        frozenset(settings.access.local_roles)
    ]
    roles = {"analyst": {"groups": ["analysts"]}}
    access = Access.model_validate({"sign_in": True, "anonymous": "public", "roles": roles})
    signing = settings.model_copy(update={"access": access})
    kinds = [each.rights for each in readying.visitors(signing)]
    assert len(kinds) == len(set(kinds)) == 3
    monkeypatch.setenv(VARIABLE, "1")
    assert [each.rights for each in readying.visitors(signing)] == [frozenset({"figures"})]


def test_told_to_stop_it_asks_for_nothing(demo_home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MOORLANDS_HOME", str(demo_home))
    monkeypatch.setattr(view, "tables", SimpleNamespace(build=pytest.fail))
    stop = Event()
    stop.set()
    readying.keep_ready(stop)
