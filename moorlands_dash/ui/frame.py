"""What all pages have: the question, its answer, notices, filters, and words for every fault."""

from __future__ import annotations

import logging
import secrets
import traceback
from base64 import b64encode
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st
from markupsafe import Markup

from moorlands_dash.access import NOBODY, THE_PUBLIC, AccessError, Person
from moorlands_dash.charts.theme import palette
from moorlands_dash.dashboard import FILES
from moorlands_dash.partnership import IN_LINKS, Settings, SettingsError, load_settings
from moorlands_dash.periods import month_name, months_between
from moorlands_dash.roles import Right
from moorlands_dash.store.home import StoreError, current_id, find_home
from moorlands_dash.store.opening import NoSnapshot
from moorlands_dash.tables.model import SelectionError
from moorlands_dash.ui import carry, noting, signing
from moorlands_dash.ui.answer import Answer, answered
from moorlands_dash.ui.data.desk import Desk, desk_of, show_desk
from moorlands_dash.ui.filters import filters
from moorlands_dash.ui.links import link
from moorlands_dash.ui.markup import show, show_style
from moorlands_dash.ui.parts import plain
from moorlands_dash.ui.publicly import for_the_public
from moorlands_dash.ui.view import View, opened, show_view
from moorlands_dash.ui.wards import finder
from moorlands_dash.ui.who import SignedOut, who
from moorlands_dash.words.data.disclosure import public_foot
from moorlands_dash.words.partnerships import another_partnership

_STYLE = Path(__file__).with_name("style.css")
_PICTURE = (FILES / "static" / "icon.png").read_bytes()
_ICON = f"data:image/png;base64,{b64encode(_PICTURE).decode()}"
"""Our own, within the page: for a Material icon the browser would ask Google's server."""
_LOG = logging.getLogger("moorlands_dash")
_COMMANDS = frozenset({"data", "load"})
"""Pages whose readers run commands."""


@dataclass(frozen=True)
class PageFile:
    """One page: its file, how it is listed, the question it answers, and its filters."""

    path: str
    title: str
    question: str
    icon: str
    help: str
    filters: tuple[str, ...] = ()
    section: str = ""
    """Heading under which the menu lists it."""
    public: bool = False
    """Whether the public view has it; no other page is registered there."""
    front: bool = False
    """Whether the public's dashboard opens with it; the box that finds a place stands on it."""
    right: Right = "partnership"
    """What whoever opens it must have the right to, where it isn't the public's."""

    @property
    def needs(self) -> Right:
        """Return the right that whoever opens it must have."""
        return "figures" if self.public else self.right


def run(pages: Sequence[PageFile]) -> None:
    """Run the page that the reader opened, inside the frame."""
    person, why = _reader()
    own = [page for page in pages if not _is_there(page)] if _is_the_publics() else []
    pages = _in_order([page for page in pages if _is_there(page)])
    listed = {
        _address(page, default=not place, seen=person.may(page.needs)): page
        for place, page in enumerate(pages)
    }
    # The first page's address is the bare one; a link by its name leads to it too.
    listed[_address(pages[0], seen=False)] = pages[0]
    menu: dict[str, list[st.Page]] = {}
    for address, page in listed.items():
        menu.setdefault(page.section, []).append(address)
    menu.setdefault("", []).extend(map(_nothing_at, own))
    chosen = st.navigation(menu, position="top")
    shown = listed.get(chosen)
    title = shown.question if shown else signing.OWN
    st.set_page_config(page_title=title, page_icon=_ICON, layout="wide")
    show_style(_STYLE)
    with _in_words():
        if shown is None:
            _own_page()
            return
        settings = load_settings()
        head = st.container(key="head", horizontal=True, vertical_alignment="center", gap="small")
        show(Markup('<p class="mt-who">{}</p>').format(settings.partnership.full_name), head)
        noting.settings_used(settings)
        noting.signed_in(person, settings)
        signing.signing(person, settings, head)
        if why:
            with answered(shown.question, settings):
                signing.ended(why)
        elif person.may(shown.needs):
            names = [page for page in pages if person.may(page.needs)]
            _shown(shown, person, settings, head, names, chosen)
        else:
            with answered(shown.question, settings):
                signing.turned_away(shown.question, shown.title, person, shown.needs, settings)


def _shown(
    page: PageFile,
    person: Person,
    settings: Settings,
    head: Any,
    pages: Sequence[PageFile],
    chosen: st.Page,
) -> None:
    """Show a page to somebody who may see it."""
    st.title(page.question, anchor=False)
    search = st.container(key="search") if page.front else head
    with answered(page.question, settings) as answer:
        _ours(settings)
        if current_id(find_home()) is None and any(each.right == "load" for each in pages):
            _empty(page, chosen, answer)
            return
        view = opened(palette(dark=st.context.theme.type == "dark"), person)
        name = Path(page.path).stem
        with search:
            finder.finder(view, name)
        _notices(view)
        names = frozenset(Path(page.path).stem for page in pages)
        view = replace(view, answer=answer, pages=names, commands=name in _COMMANDS)
        finder.ask_back(view, name)
        carry.opened(page.path)
        choice = replace(filters(page.filters, view), partnership=view.key.partnership)
        view = replace(view, choice=choice)
        show_view(view)
        show_desk(desk_of(view))
        chosen.run()
    _foot(view)
    carry.shown()


def _empty(page: PageFile, chosen: st.Page, answer: Answer) -> None:
    """Show an officer the page for loads where nothing is published; any other leads to it."""
    if page.right == "load":
        show_desk(Desk(find_home(), answer.say))
        chosen.run()
        return
    answer.say("Nothing is published yet, so there is nothing to show.")
    with st.container(key="officer_link"):
        st.page_link(
            "pages/load.py",
            label="Load the files that partners sent",
            icon=":material/upload_file:",
        )


def _reader() -> tuple[Person, str]:
    """Return who looks, and why their sign-in no longer counts; nobody where that can't be told."""
    with _in_words():
        try:
            return who(load_settings()), ""
        except SignedOut as over:
            return NOBODY, str(over)
        except SettingsError:
            return THE_PUBLIC, ""
        except (AccessError, StoreError) as fault:
            return NOBODY, str(fault)
    return NOBODY, ""


def _is_there(page: PageFile) -> bool:
    """Tell whether a page is part of this dashboard at all, whoever looks.

    The public's has only what is the public's, and so has one whose settings can't be read.
    """
    try:
        settings = load_settings()
    except SettingsError:
        return page.public
    if for_the_public(settings):
        return page.public
    return page.right != "load" or settings.officer.load_page


def _is_the_publics() -> bool:
    """Tell whether this dashboard is the public's; not so where its settings can't be read."""
    try:
        return for_the_public(load_settings())
    except SettingsError:
        return False


def _in_order(pages: Sequence[PageFile]) -> list[PageFile]:
    """Return pages as they are listed: the public's dashboard begins with its front page."""
    if not _is_the_publics():
        return [*pages]
    first = [replace(page, section="") for page in pages if page.front]
    return [*first, *(page for page in pages if not page.front)]


def _ours(settings: Settings) -> None:
    """Hold that the link is of this partnership; raise SelectionError, in words."""
    asked = st.query_params.get(IN_LINKS, settings.key)
    if asked != settings.key:
        raise SelectionError(another_partnership(asked, settings.partnership.name, settings.key))


def _address(page: PageFile, *, default: bool = False, seen: bool) -> st.Page:
    name = "start" if default else Path(page.path).stem
    title = f"{page.icon} {page.title}"
    shown: Any = {} if seen else {"visibility": "hidden"}
    return st.Page(page.path, title=title, help=page.help, url_path=name, default=default, **shown)


def _own_page() -> None:
    """Say to the public that a page isn't theirs, and where theirs begin."""
    st.title(signing.OWN, anchor=False)
    with answered(signing.OWN, load_settings()) as answer:
        answer.say(signing.NOT_YOURS)
        signing.way_to_yours()


def _nothing_at(page: PageFile) -> st.Page:
    """Return what lies at the address of a page that isn't the public's: no file of ours."""
    return st.Page(_own_page, title=signing.OWN, url_path=Path(page.path).stem, visibility="hidden")


def _notices(view: View) -> None:
    if view.snapshot.demonstration:
        show(
            Markup(
                '<p class="mt-banner" role="note"><b>Demonstration data:</b> invented. No real '
                "incident, offence or answer is among it.</p>"
            )
        )
    latest, most = view.latest_month(), view.settings.thresholds.old_after_months
    if latest and months_between(latest, date.today()) - 1 >= most:
        st.warning(plain(view.freshness()), icon=":material/history:")


def _foot(view: View) -> None:
    if view.snapshot.public:
        show(
            Markup('<p class="mt-foot">{}</p>').format(
                public_foot(view.settings.disclosure.withheld)
            )
        )
    made = view.snapshot.created
    show(
        Markup('<p class="mt-foot">Snapshot {} of {} {}. Ward map: {}. {}</p>').format(
            view.snapshot.id,
            made.day,
            month_name(made.date()),
            view.snapshot.ward_map,
            link(view, "Accessibility", "accessibility"),
        )
    )


@contextmanager
def _in_words() -> Iterator[None]:
    """Tell faults in words; the trace goes to the server's log, without any value of the data."""
    try:
        yield
    except NoSnapshot as nothing:
        st.info(plain(str(nothing)), icon=":material/inventory_2:")
    except SelectionError as wrong:
        st.warning(plain(str(wrong)), icon=":material/filter_alt_off:")
    except (SettingsError, StoreError) as wrong:
        st.error(plain(str(wrong)), icon=":material/error:")
    except Exception as fault:
        reference = secrets.token_hex(3)
        _LOG.error("%s", trace(fault, reference))
        st.error(
            "This page can't be shown, because of a fault in the program; your data are as they "
            "were. Try other filters or another page. To have it mended, report reference "
            f"**{reference}**: it finds the fault in the server's log.",
            icon=":material/error:",
        )


def trace(fault: BaseException, reference: str) -> str:
    """Return where a fault arose: types, files, lines and functions; messages may hold data."""
    steps = traceback.extract_tb(fault.__traceback__)
    lines = [f"  {step.filename}:{step.lineno} in {step.name}" for step in steps]
    return "\n".join([f"Fault {reference}: {type(fault).__name__}", *lines])
