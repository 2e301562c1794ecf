"""What all pages have: the question, its answer, notices, filters, and words for every fault."""

from __future__ import annotations

import logging
import secrets
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.theme import palette
from moorlands_dash.partnership import IN_LINKS, Settings, SettingsError, load_settings
from moorlands_dash.periods import month_name, months_between
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.opening import NoSnapshot
from moorlands_dash.tables.model import SelectionError
from moorlands_dash.ui import carry
from moorlands_dash.ui.answer import answered
from moorlands_dash.ui.filters import filters
from moorlands_dash.ui.links import link
from moorlands_dash.ui.markup import show, show_style
from moorlands_dash.ui.view import View, for_the_public, opened, show_view
from moorlands_dash.ui.wards import finder
from moorlands_dash.words.data.disclosure import public_foot
from moorlands_dash.words.partnerships import another_partnership

_STYLE = Path(__file__).with_name("style.css")
_ICON = Path(__file__).parents[2] / "static" / "icon.png"
"""Our own: for a page's Material icon the browser would ask Google's server."""
_LOG = logging.getLogger("moorlands_dash")


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
    officer: bool = False
    """Whether it is registered only where the settings let the data officer load files."""


def run(pages: Sequence[PageFile]) -> None:
    """Run the page that the reader opened, inside the frame."""
    public = _public()
    officer = not public and _officer()
    pages = [page for page in pages if page.public or not public]
    pages = [page for page in pages if officer or not page.officer]
    listed = {_address(page, default=not place): page for place, page in enumerate(pages)}
    # The first page's address is the bare one; a link by its name leads to it too.
    listed[_address(pages[0], visibility="hidden")] = pages[0]
    menu: dict[str, list[st.Page]] = {}
    for address, page in listed.items():
        menu.setdefault(page.section, []).append(address)
    chosen = st.navigation(menu, position="top")
    page = listed[chosen]
    st.set_page_config(page_title=page.question, page_icon=_ICON, layout="wide")
    show_style(_STYLE)
    with _in_words():
        settings = load_settings()
        head = st.container(key="head", horizontal=True, vertical_alignment="center", gap="small")
        show(Markup('<p class="mt-who">{}</p>').format(settings.partnership.full_name), head)
        st.title(page.question, anchor=False)
        _ours(settings)
        view = opened(palette(dark=st.context.theme.type == "dark"))
        name = Path(page.path).stem
        with head:
            finder.finder(view, name)
        with answered(page.question, view.key.partnership) as answer:
            _notices(view)
            names = frozenset(Path(page.path).stem for page in pages)
            view = replace(view, answer=answer, pages=names)
            finder.ask_back(view, name)
            carry.opened(page.path)
            choice = replace(filters(page.filters, view), partnership=view.key.partnership)
            show_view(replace(view, choice=choice))
            chosen.run()
        _foot(view)
        carry.shown()


def _ours(settings: Settings) -> None:
    """Hold that the link is of this partnership; raise SelectionError, in words."""
    asked = st.query_params.get(IN_LINKS, settings.key)
    if asked != settings.key:
        raise SelectionError(another_partnership(asked, settings.partnership.name, settings.key))


def _public() -> bool:
    """Tell whether the view is the public's; so it is where the settings can't be read."""
    try:
        return for_the_public(load_settings())
    except SettingsError:
        return True


def _officer() -> bool:
    """Tell whether the settings let files be loaded in the browser."""
    try:
        return load_settings().officer.load_page
    except SettingsError:
        return False


def _address(page: PageFile, **options: Any) -> st.Page:
    name = "start" if options.get("default") else Path(page.path).stem
    title = f"{page.icon} {page.title}"
    return st.Page(page.path, title=title, help=page.help, url_path=name, **options)


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
        st.warning(view.freshness(), icon=":material/history:")


def _foot(view: View) -> None:
    if view.snapshot.public:
        show(
            Markup('<p class="mt-foot">{}</p>').format(
                public_foot(view.settings.disclosure.withheld)
            )
        )
    made = view.snapshot.created
    show(
        Markup('<p class="mt-foot">Snapshot {}, made on {} {}. Ward map in use: {}. {}</p>').format(
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
        st.info(str(nothing), icon=":material/inventory_2:")
    except SelectionError as wrong:
        st.warning(str(wrong), icon=":material/filter_alt_off:")
    except (SettingsError, StoreError) as wrong:
        st.error(str(wrong), icon=":material/error:")
    except Exception as fault:
        reference = secrets.token_hex(3)
        _LOG.error("%s", _trace(fault, reference))
        st.error(
            "This page can't be shown, because of a fault in the program; your data are as they "
            "were. Try other filters or another page. To have it mended, report reference "
            f"**{reference}**: it finds the fault in the server's log.",
            icon=":material/error:",
        )


def _trace(fault: BaseException, reference: str) -> str:
    """Return where a fault arose: types, files, lines and functions; messages may hold data."""
    steps = traceback.extract_tb(fault.__traceback__)
    lines = [f"  {step.filename}:{step.lineno} in {step.name}" for step in steps]
    return "\n".join([f"Fault {reference}: {type(fault).__name__}", *lines])
