"""Roads and rivers beneath a page's maps, handed to the browser by an address of their own."""

from __future__ import annotations

import hashlib
import json
import os
from dataclasses import dataclass, replace

import streamlit as st
from markupsafe import Markup
from streamlit import config
from streamlit.runtime import get_instance

from moorlands_dash.charts.ground import Ground, ground_of
from moorlands_dash.extracts.place_kinds import KINDS, SETTLEMENTS
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.taking import SERVED
from moorlands_dash.ui.view import Key, View
from moorlands_dash.words.wards.map_layer import ZOOM, credit

LINES = "lines/"
"""Where the web server gives lines, from the pages' address on."""
_MOST = 120
"""Settlements that a map names at most: more than there is room for."""


@dataclass(frozen=True)
class _Held:
    """A snapshot's ground, and its lines as they are sent."""

    ground: Ground
    sent: bytes
    name: str
    credit: str


def ground(view: View) -> Ground | None:
    """Return what lies beneath the maps, with the address of its lines; None where none is loaded.

    The address changes with what it holds, so that a browser fetches it once. Streamlit gives the
    lines where the pages run without our server; each run of such a page must ask.
    """
    held = _held(view.key, _view=view)
    if held is None:
        return None
    if os.environ.get(SERVED):
        return replace(held.ground, address=f"{LINES}{held.name}")
    manager = get_instance().media_file_mgr
    path = manager.add(held.sent, "application/json", "map layer").lstrip("/")
    base = str(config.get_option("server.baseUrlPath")).strip("/")
    return replace(held.ground, address=f"/{base}/{path}" if base else f"/{path}")


def lines(view: View, name: str) -> bytes | None:
    """Return the lines of a name as they are sent; None where the snapshot has others or none."""
    held = _held(view.key, _view=view)
    return held.sent if held and held.name == name else None


def _settlements(view: View) -> list[dict[str, object]]:
    """Return names of settlements in the wards, the larger kinds first; each name once."""
    but = [kind for kind in KINDS if kind not in SETTLEMENTS]
    rows = view.snapshot.gazetteer(*but)
    rows = rows[rows["ward_code"].notna()].drop_duplicates("name")
    rows = rows.assign(order=rows["kind"].map(SETTLEMENTS.index)).sort_values(["order", "name"])
    shown = rows.head(_MOST)[["longitude", "latitude", "name"]].itertuples(index=False)
    return [
        {"at": [round(east, 4), round(north, 4)], "text": name, "kind": "settlement"}
        for east, north, name in shown
    ]


def ground_held(view: View) -> Ground | None:
    """Return the same for a drawing that holds its own lines."""
    held = _held(view.key, _view=view)
    return held.ground if held else None


def ground_words(view: View, *, zooms: bool = True) -> None:
    """Say whose the roads and rivers are, and how one zooms; nothing where none is loaded."""
    held = _held(view.key, _view=view)
    if held is not None:
        words = f"{held.credit} {ZOOM}" if zooms else held.credit
        show(Markup('<p class="mt-hint">{}</p>').format(words))


@st.cache_resource(max_entries=3, show_spinner=False)
def _held(key: Key, *, _view: View) -> _Held | None:  # noqa: ARG001
    """Return the ground, read once a snapshot."""
    layer = _view.snapshot.map_layer()
    found = ground_of(layer)
    if layer is None or found is None:
        return None
    found = replace(found, labels=[*found.labels, *_settlements(_view)])
    sent = json.dumps(found.lines, separators=(",", ":")).encode()
    name = f"{hashlib.sha256(sent).hexdigest()[:16]}.json"
    return _Held(found, sent, name, credit(layer, _view.snapshot.created.year))
