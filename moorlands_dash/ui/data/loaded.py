"""The parts of the page on the data themselves."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.data.loaded import month_grid
from moorlands_dash.periods import month_name
from moorlands_dash.sources import SOURCES, STREET
from moorlands_dash.tables.data.specs import REFUSED
from moorlands_dash.ui import parts
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.plain_table import table_html
from moorlands_dash.ui.view import View
from moorlands_dash.words.data.loaded import places_sentence

_OF_FILES = (
    "name", "kind", "origin", "rows_in", "loaded", "superseded", "elsewhere", "waiting",
    "uncounted", "taken_back", "quarantined", "in_use", "replaced_by", "withdrawn",
    "first_month", "last_month", "profile", "notices",
)  # fmt: skip
_RARE = ("elsewhere", "waiting", "uncounted", "taken_back", "profile")
"""Of these, parts of the superseded rows that most files have none of: shown where one has."""

_OF_DIFFERENCES = ("kind", "title", "area_name", "words")

_LICENCES = (
    (
        "Street-level extracts",
        "data.police.uk, Open Government Licence v3.0. The police move each incident to a nearby "
        "anonymous point before they publish it.",
    ),
    (
        "Official recorded crime",
        "Home Office, police recorded crime by community safety partnership, Open Government "
        "Licence v3.0.",
    ),
    (
        "Populations",
        "Office for National Statistics, mid-year estimates and Census 2021, Open Government "
        "Licence v3.0.",
    ),
    (
        "Ward outlines",
        "Office for National Statistics: contains Ordnance Survey data, Crown copyright and "
        "database right; Open Government Licence v3.0. The demonstration's outlines are this "
        "program's own drawing.",
    ),
)
_OF_PLANS = (
    "Targets, surveys and other indicators",
    "Belong to the partners who sent them; ask them before you publish.",
)


def licences() -> list[tuple[str, str]]:
    """Return what comes under which licence, each source of incidents with its caveat."""
    partners = [source for source in SOURCES if source.key != STREET]
    told = [(source.title, f"{source.licence}. {source.caveat}") for source in partners]
    return [*_LICENCES, *told, _OF_PLANS]


def folded_panels(view: View) -> None:
    """Show the rows of each month, the files, places, licences and the snapshot, each unfolding."""
    for title, icon, panel in (
        ("Rows of each month", "calendar_month", months_panel),
        ("Months that may still change", "published_with_changes", revisions_panel),
        ("Files", "draft", files_panel),
        ("Incidents without a place", "location_off", places_panel),
        ("Licences", "license", licences_panel),
        ("This snapshot", "info", snapshot_panel),
    ):
        with st.expander(title, icon=f":material/{icon}:", key=f"open_{panel.__name__}"):
            panel(view)


def snapshot_panel(view: View) -> None:
    """Show which snapshot is open and what it is made of."""
    made = view.snapshot.created
    facts = {
        "Snapshot": view.snapshot.id,
        "Made": f"{made.day} {month_name(made.date())}, {made:%H:%M} UTC",
        "Program": f"version {view.snapshot.manifest['program']}",
        "Ward map in use": view.snapshot.ward_map,
        "Data": "demonstration data (invented)"
        if view.snapshot.demonstration
        else "data as partners sent it",
    }
    items = Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(k, v) for k, v in facts.items())
    show(Markup('<dl class="mt-facts">{}</dl>').format(items))


def months_panel(view: View) -> None:
    """Show which months of each source are loaded, missing, or loaded with no rows."""
    table = view.table("coverage")
    st.markdown(parts.plain(table.sentence))
    names = tuple(view.settings.force.all_names)
    ours, others = made_of(table.frame, names, lambda: _both(table.frame, names))
    for grid in ours.values():
        show(grid)
    if others:
        number = len({of for of, _ in others})
        with st.expander(f"Other sources: {number}", key="other_sources"):
            for grid in others.values():
                show(grid)
    parts.beneath(view, table, toggle=False)


_Grids = dict[tuple[str, str], Markup]
"""Grids by what is sent and by whom."""


def _both(frame: pd.DataFrame, names: Sequence[str]) -> tuple[_Grids, _Grids]:
    """Return the grids of our forces, then those of other sources."""
    ours = frame["of"].isin(names)
    return _grids(frame[ours]), _grids(frame[~ours])


def _grids(frame: pd.DataFrame) -> _Grids:
    senders, found = frame.groupby("of")["sender"].nunique().to_dict(), {}
    for (of, sender), own in frame.groupby(["of", "sender"], sort=False):
        title = f"Rows loaded of {of}{f' from {sender}' if senders[of] > 1 else ''}"
        found[str(of), str(sender)] = month_grid(own, title)
    return found


def due_panel(view: View) -> None:
    """Show who is to send what by when."""
    table = view.table("due")
    st.header("What is due", anchor=False)
    st.markdown(parts.plain(table.sentence))
    parts.show_table(table, title="Who is to send what next")
    parts.beneath(view, table, toggle=False)


def revisions_panel(view: View) -> None:
    """Show which months are provisional, and how months that came again changed."""
    table = view.table("revisions")
    st.markdown(parts.plain(table.sentence))
    if not table.frame.empty:
        parts.show_table(table, title="Months that came again")
    parts.beneath(view, table, toggle=False)


def places_panel(view: View) -> None:
    """Show how many incidents have no location, or lie outside all wards."""
    table = view.table("district-months", whole=True)
    nowhere, outside = table.frame["no_location"].sum(), table.frame["outside_wards"].sum()
    counts = view.snapshot.manifest["counts"]
    force = view.settings.force.called
    st.markdown(parts.plain(places_sentence(int(nowhere), int(outside), counts, force)))
    parts.beneath(view, table)


def files_panel(view: View) -> None:
    """Show every file with what became of its rows, and the files that were refused whole."""
    table = view.table("files")
    st.markdown(parts.plain(table.sentence))
    title = "Files: rows in = loaded + superseded + not accepted"
    rare = [name for name in _RARE if not table.frame[name].any()]
    shown = [name for name in _OF_FILES if name not in rare]
    parts.show_table(table, columns=shown, title=title)
    parts.beneath(view, table, toggle=False)
    refused = view.snapshot.manifest["refused"]
    st.subheader("Files refused whole", anchor=False)
    if refused:
        frame = pd.DataFrame(refused)
        show(table_html(frame, "Refused in the latest load", REFUSED))
    else:
        st.markdown("The latest load refused no file.")


def withdrawals_panel(view: View) -> None:
    """Show what was withdrawn, each with the reason; nothing where nothing was."""
    table = view.table("withdrawals")
    if not table.frame.empty:
        st.header("Withdrawn", anchor=False)
        st.markdown(parts.plain(table.sentence))
        parts.show_table(table, title="Withdrawn, with the reason")
        parts.beneath(view, table, toggle=False)


def difference_panel(view: View) -> None:
    """Show what the last load changed; counts that only grew with new months are in the file."""
    table = view.table("diff", chosen=False)
    st.header("What the last load changed", anchor=False)
    st.markdown(parts.plain(table.sentence))
    if table.frame.empty:
        return
    rows = table.frame[(table.frame["kind"] != "count") | (table.frame["revised"].fillna(0) != 0)]
    if not rows.empty:
        parts.show_table(table, columns=_OF_DIFFERENCES, rows=rows, title=table.title)
    parts.beneath(view, table, toggle=False)


def quarantine_panel(view: View) -> None:
    """Show the rows that were not accepted, each with the reason."""
    table = view.table("quarantine")
    st.header("Rows not accepted", anchor=False)
    st.markdown(parts.plain(table.sentence))
    if not table.frame.empty:
        parts.show_table(table, title="Rows not accepted, with the reason")
        parts.beneath(view, table, toggle=False)


def licences_panel(_: View) -> None:
    """Show under which licences the data come."""
    items = Markup("").join(
        Markup("<dt>{}</dt><dd>{}</dd>").format(name, text) for name, text in licences()
    )
    show(Markup('<dl class="mt-facts">{}</dl>').format(items))
