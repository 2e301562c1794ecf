"""What a page sees: the published snapshot, the settings, the reader's choices, and any table.

All users share the caches, so every key holds all that decides the answer: the home folder, the
snapshot, the settings file as it stands, the table and the whole selection.
"""

from __future__ import annotations

import runpy
from collections.abc import Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass, field, fields, replace
from datetime import date
from typing import Any, NamedTuple, TypeVar

import streamlit as st
from streamlit.runtime.pages_manager import PagesManager

from moorlands_dash import tables, vocabulary
from moorlands_dash.access import NOBODY, Person
from moorlands_dash.charts.theme import Palette
from moorlands_dash.dashboard import APP
from moorlands_dash.partnership import Settings, load_settings, settings_file
from moorlands_dash.periods import Period
from moorlands_dash.roles import SEEING, Right
from moorlands_dash.store.beside import grown
from moorlands_dash.store.home import current_id, find_home
from moorlands_dash.store.journal import Records, records_of
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables import SPECS, audience
from moorlands_dash.tables.catalogue import read_beside
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import loaded_months
from moorlands_dash.ui.noting import refused
from moorlands_dash.ui.who import Refused
from moorlands_dash.words.access import lacks_right
from moorlands_dash.words.commands import without_commands
from moorlands_dash.words.data.loaded import freshness_sentence

Drawn = TypeVar("Drawn")
Said = TypeVar("Said", bound=str)


class Key(NamedTuple):
    """What every answer that is kept depends on."""

    partnership: str
    home: str
    snapshot: str
    settings: str
    """The settings file, ..."""
    changed: int
    """... and when it was changed."""
    sees: str
    """The rights by which whoever looks sees anything: nobody is shown what others' opened."""

    @property
    def public(self) -> bool:
        """Tell whether it is for somebody who has only what the public may have."""
        return "partnership" not in self.sees.split()


@dataclass(frozen=True)
class Choice(Selection):
    """What the reader chose in the filters: a selection, and how the page shows it."""

    measure: str = "rate"
    ward: str | None = None
    """Code of a ward of the map in use."""
    order: str = "Rate"
    """What a list of wards is ordered by."""
    entry: str | None = None
    """Key of a measure of the register, whose method is shown."""

    def selection(self, *, area: str | None = None) -> Selection:
        """Return what a table is asked: the same for every way of showing it."""
        named = {field.name: getattr(self, field.name) for field in fields(Selection)}
        return Selection(**named | {"area": area})


@dataclass(frozen=True)
class View:
    """The data, the choices and the colours of one run of a page."""

    key: Key
    snapshot: Snapshot
    settings: Settings
    colours: Palette
    choice: Choice = field(default_factory=Choice)
    answer: Any = None
    """The place under the title."""
    pages: frozenset[str] = frozenset()
    """Names of the pages that can be opened."""
    person: Person = NOBODY
    """Who looks."""
    commands: bool = False
    """Whether the page is for those who run commands: elsewhere no answer names one."""

    def say(self, sentence: str) -> None:
        """Write the page's answer under its question; `commands` stand between back-ticks."""
        self.answer.say(sentence)

    def table(
        self, name: str, *, area: str | None = None, whole: bool = False, chosen: bool = True
    ) -> Table:
        """Return a table for the reader's choices; for none of them where not `chosen`.

        `area` limits it to one ward; `whole` asks for all months loaded instead of the period.
        """
        choice = self.choice if chosen else Choice()
        asked = choice.selection(area=area)
        return self.asked(name, replace(asked, period=self.months()) if whole else asked)

    def asked(self, name: str, asked: Selection) -> Table:
        """Return a table for a selection; raise Refused where it isn't for whoever looks."""
        self._hold(name)
        table = _built(
            self.key,
            name,
            repr(asked),
            self._grown(name),
            _selection=asked,
            _snapshot=self.snapshot,
            _settings=self.settings,
        )
        said = table.sentence if self.commands else without_commands(table.sentence)
        return table if said == table.sentence else replace(table, sentence=said)

    def _hold(self, name: str) -> None:
        """Raise Refused where a table isn't for whoever looks."""
        self.hold(SPECS[name].right if name in SPECS else "figures", f"the table {name}")

    def hold(self, right: Right, what: str) -> None:
        """Raise Refused, and have it noted, where whoever looks may not have what takes a right."""
        if not self.person.may(right):
            refused(self.person, what, self.settings)
            raise Refused(self.lacking(right))

    def lacking(self, right: Right) -> str:
        """Return why whoever looks may not do what a right is for, and whom to ask."""
        return lacks_right(self.person, right, self.settings.access.contact)

    def may(self, *tables: str) -> bool:
        """Tell whether all of these tables are for whoever looks."""
        return all(self.person.may(SPECS[name].right) for name in tables)

    @property
    def records(self) -> Records:
        """Return where the partnership's own records lie."""
        return records_of(self.snapshot.home, self.settings, self.person.name)

    def selection(self) -> Selection:
        """Return the reader's choices as a table takes them."""
        return self.choice.selection()

    def _grown(self, name: str) -> tuple[str, ...]:
        """Return what changes with all that a table reads beside the snapshot."""
        return grown(self.snapshot.home, read_beside(name))

    def drawn(self, name: str, draw: Callable[[], Drawn]) -> Drawn:
        """Return what is drawn under that name for the reader's choices; drawn the first time.

        Drawing one takes ten times as long as sending it. Nobody may change what comes back.
        """
        found: Drawn = _drawn(self.key, repr(self.choice), repr(self.colours), name, _draw=draw)
        return found

    def said(self, name: str, tables: Sequence[str], write: Callable[[], Said]) -> Said:
        """Return the words of that name for the reader's choices, writing them the first time.

        `tables` are those that they are written from.
        """
        read = tuple(self._grown(table) for table in tables)
        found: Said = _said(self.key, repr(self.choice), name, read, _write=write)
        return found

    def choices(self) -> dict[str, str]:
        """Return what can be counted, key -> name: the police's, and what else is loaded."""
        held = vocabulary.held_choices(self.snapshot.sources())
        given = audience.offered(self.snapshot.withheld)
        return {key: name for key, name in given.items() if key in held}

    def months(self, category: str = vocabulary.ALL) -> Period | None:
        """Return the months from the first to the latest loaded one of a choice, or None."""
        loaded = loaded_months(self.snapshot, self.settings, category)
        return Period(loaded[0], loaded[-1]) if loaded else None

    def latest_month(self) -> date | None:
        """Return the latest month for which a file of our force is loaded."""
        return self.snapshot.latest_month(*self.settings.force.all_names)

    def freshness(self) -> str:
        """Return how old the latest month is, in words."""
        most, latest = self.settings.thresholds.old_after_months, self.latest_month()
        partners = map(self.months, {*vocabulary.CATEGORY_BY_KEY} - {*vocabulary.POLICE})
        later = any(period.end > (latest or date.min) for period in partners if period)
        whose = self.settings.force.called if later else ""
        return freshness_sentence(latest, date.today(), most, whose)

    def wards(self) -> dict[str, str]:
        """Return ward name -> code; a name that two wards share is told apart by its code."""
        areas = self.snapshot.areas("ward")
        twice = set(areas.loc[areas["area_name"].duplicated(keep=False), "area_code"])
        return {
            f"{name} ({code})" if code in twice else name: code
            for code, name in zip(areas["area_code"], areas["area_name"], strict=True)
        }


_current: ContextVar[View] = ContextVar("view")


def current_view() -> View:
    """Return the view of the page that runs; the frame sets it.

    Where a server's very first visitor follows a link to a page, Streamlit takes `pages/` for its
    older kind of app and runs the page without `app.py`, as it knows of `st.navigation` only once
    that has run. Told so, it runs the same link again, within the frame.
    """
    view = _current.get(None)
    if view is None:
        PagesManager.uses_pages_directory = False
        runpy.run_path(str(APP), run_name="__main__")
        st.stop()
    return view


def show_view(view: View) -> None:
    """Make a view the one that the page sees."""
    _current.set(view)


def opened(colours: Palette, person: Person) -> View:
    """Return somebody's view of the published snapshot, opening it where it is new.

    Raises NoSnapshot where nothing is published and SettingsError where the settings can't be
    used.
    """
    settings = load_settings()
    path = settings_file()
    home = find_home()
    found = current_id(home)
    if found is None:
        open_snapshot(home)
    sees = " ".join(right for right in SEEING if person.may(right))
    changed = path.stat().st_mtime_ns
    key = Key(settings.key, str(home.folder), str(found), str(path), changed, sees)
    return View(key, _opened(key, _settings=settings), settings, colours, person=person)


@st.cache_resource(max_entries=6, show_spinner="Opening the data …")
def _opened(key: Key, *, _settings: Settings) -> Snapshot:
    return audience.opened(_settings, key.home, key.snapshot, asked=key.public)


@st.cache_resource(max_entries=1000, show_spinner=False)
def _drawn(
    key: Key,  # noqa: ARG001 (these four decide which entry of the cache is meant)
    choice: str,  # noqa: ARG001
    colours: str,  # noqa: ARG001
    name: str,  # noqa: ARG001
    *,
    _draw: Callable[[], Any],
) -> Any:
    return _draw()


@st.cache_resource(max_entries=1000, show_spinner=False)
def _said(
    key: Key,  # noqa: ARG001 (these four decide which entry of the cache is meant)
    choice: str,  # noqa: ARG001
    name: str,  # noqa: ARG001
    grown: tuple[tuple[str, ...], ...],  # noqa: ARG001
    *,
    _write: Callable[[], Any],
) -> Any:
    return _write()


@st.cache_resource(max_entries=1000, show_spinner="Counting …")
def _built(
    key: Key,  # noqa: ARG001 (decides which entry of the cache is meant)
    name: str,
    asked: str,  # noqa: ARG001 (decides, too)
    grown: tuple[str, ...],  # noqa: ARG001 (decides, too)
    *,
    _selection: Selection,
    _snapshot: Snapshot,
    _settings: Settings,
) -> Table:
    """Build a table once for all users; nobody may change its frame."""
    return tables.build(name, _snapshot, _settings, _selection)
