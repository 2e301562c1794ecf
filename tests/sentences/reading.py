"""Every sentence of a home: of its tables, of its pages, and of its papers."""

from __future__ import annotations

import dataclasses
import html
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from moorlands_dash import tables
from moorlands_dash.store.opening import NoSnapshot
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables import NAMES
from moorlands_dash.tables.audience import guarded
from moorlands_dash.tables.model import Selection, SelectionError
from tests.app.conftest import APP, unfolded
from tests.sentences.homes import Made

PAGES = sorted(p.stem for p in (APP.parent / "pages").glob("*.py") if p.stem != "load")
WORDY = ("words", "report", "completeness", "sentence", "late", "explained", "reason")
"""Columns of tables that hold sentences."""
_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z“£(])")
_BLOCK = re.compile(
    r"</?(?:p|li|ul|ol|h\d|div|tr|td|th|table|caption|dt|dd|br|small|summary)\b[^>]*>"
)


@dataclasses.dataclass(frozen=True)
class Sentence:
    """A sentence, where it stands, and of which row of a table, if it is of one."""

    text: str
    where: str
    row: tuple[tuple[str, Any], ...] = ()

    @property
    def of(self) -> dict[str, Any]:
        """Return the row that the sentence is of."""
        return dict(self.row)


def sentences(text: str) -> list[str]:
    """Return the sentences of a text: a text ends at blocks of HTML and at ends of lines too."""
    plain = [
        html.unescape(re.sub(r"<[^>]+>", "", part)).strip()
        for piece in _BLOCK.split(text)
        for part in piece.splitlines()
    ]
    return [said for part in plain if part for said in _END.split(part)]


def of_tables(home: Made) -> Iterator[Sentence]:
    """Yield what every table says: its sentence, its notes, and the words of its rows."""
    snapshot = snapshot_of(home)
    for name in NAMES if snapshot else ():
        try:
            table = tables.build(name, snapshot, home.settings, Selection())
        except SelectionError as refused:
            yield from _told(str(refused), f"table {name}")
            continue
        for text in (table.sentence, *table.notes, table.left_out):
            yield from _told(text or "", f"table {name}")
        for column in [column for column in WORDY if column in table.frame]:
            for row in table.frame.to_dict("records"):
                if isinstance(row[column], str):
                    about = tuple(row.items())
                    yield from _told(row[column], f"table {name}, {column}", about)


def snapshot_of(home: Made) -> Snapshot | None:
    """Return the snapshot that is looked at, as the public has it where the public looks."""
    try:
        snapshot = open_snapshot(home.folder)
    except NoSnapshot:
        return None
    return guarded(snapshot, home.settings).snapshot if home.public else snapshot


def _told(text: str, where: str, row: tuple[tuple[str, Any], ...] = ()) -> Iterator[Sentence]:
    for said in sentences(text):
        yield Sentence(said, where, row)


def of_page(home: Made, page: str, **link: str) -> Iterator[Sentence]:
    """Yield what a page says to whoever reads it."""
    from streamlit.testing.v1 import AppTest

    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("MOORLANDS_HOME", str(home.folder))
        patched.setenv("MOORLANDS_PARTNERSHIP", str(home.settings_file))
        patched.setenv("MOORLANDS_PUBLIC", "1" if home.public else "")
        app = AppTest.from_file(str(APP), default_timeout=600)
        if page != "overview":
            app.switch_page(f"pages/{page}.py")
        for name, value in link.items():
            app.query_params[name] = value
        app.run()
        assert not app.exception, (page, [found.value for found in app.exception])
        unfolded(app)
    texts = [element.proto.body for element in app.get("html")]
    for kind in ("markdown", "caption", "info", "warning", "error", "subheader", "header"):
        texts += [re.sub(r"\\(.)", r"\1", element.value) for element in getattr(app, kind)]
    for text in texts:
        if "<style" not in text and "<svg" not in text:
            yield from _told(text, f"page {page}")


def of_papers(home: Made) -> Iterator[Sentence]:
    """Yield what each paper says that can be made of the home, or why it can't be."""
    snapshot = snapshot_of(home)
    if snapshot is None:
        return
    for name, make in PAPERS.items():
        if home.public and name in PARTNERSHIPS_OWN:
            continue
        try:
            paper = make(snapshot, home)
        except SelectionError as refused:
            yield from _told(str(refused), f"paper {name}")
            continue
        for text in texts(paper):
            yield from _told(text, f"paper {name}")


def texts(thing: Any, seen: frozenset[int] = frozenset()) -> Iterator[str]:
    """Yield every text of a paper's content, however deep it stands."""
    if isinstance(thing, str):
        if " " in thing and not thing.lstrip().startswith("<"):
            yield thing
    elif isinstance(thing, tables.Table):
        yield from (thing.sentence, *thing.notes)
    elif isinstance(thing, (Snapshot, pd.DataFrame, bytes, Path)) or id(thing) in seen:
        return
    elif dataclasses.is_dataclass(thing) and not isinstance(thing, type):
        for field in dataclasses.fields(thing):
            yield from texts(getattr(thing, field.name), seen | {id(thing)})
    elif isinstance(thing, dict):
        for value in thing.values():
            yield from texts(value, seen | {id(thing)})
    elif isinstance(thing, (list, tuple, set, frozenset)):
        for value in thing:
            yield from texts(value, seen | {id(thing)})


def _year(snapshot: Snapshot, home: Made) -> Any:
    from moorlands_dash.reports.public.year import year_leaflet

    return year_leaflet(guarded(snapshot, home.settings), "2025/26").summary


def _meeting(snapshot: Snapshot, home: Made) -> Any:
    from moorlands_dash.reports.public.meeting import meeting_leaflet

    return meeting_leaflet(guarded(snapshot, home.settings), "next").summary


def _pack(snapshot: Snapshot, home: Made) -> Any:
    from moorlands_dash.reports.pack.contents import build_pack
    from moorlands_dash.reports.pack.quarter import parse_quarter

    return build_pack(snapshot, home.settings, parse_quarter("2026-Q2"))


def _ward(snapshot: Snapshot, home: Made) -> Any:
    from moorlands_dash.reports.ward import sheet

    # What is set in type, at its fullest.
    found = sheet.ward_sheet(snapshot, home.settings, "Leek North")
    return sheet._content(found, sheet._LEVELS[0])


def _briefing(snapshot: Snapshot, home: Made) -> Any:
    from moorlands_dash.reports.briefing.contents import gathered

    found = gathered(snapshot, home.settings)
    return [found.title, found.about, found.table, found.parts(), found.map_words]


PAPERS = {
    "year": _year,
    "public meeting": _meeting,
    "quarter": _pack,
    "ward": _ward,
    "briefing": _briefing,
}
PARTNERSHIPS_OWN = {"quarter", "briefing"}
"""Papers that are not for the public."""
