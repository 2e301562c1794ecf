"""A row a target: its picture, where it is heading and its chance; the rest folds out beneath."""

from __future__ import annotations

from functools import partial

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.picture import picture
from moorlands_dash.extracts.people import is_person
from moorlands_dash.rows import Record, Row
from moorlands_dash.statuses import urgency
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.status import status_html
from moorlands_dash.ui.targets.details import details
from moorlands_dash.ui.targets.landing import FOLD, landed
from moorlands_dash.ui.targets.own import own_rows
from moorlands_dash.ui.targets.pictures import target_picture
from moorlands_dash.ui.view import View
from moorlands_dash.words.chances import CERTAIN, SETTLED, chance_said
from moorlands_dash.words.targets.doubts import target_doubts
from moorlands_dash.words.targets.rows import more_words, row_sentence


def target_rows(view: View, targets: Table, change: float) -> None:
    """Show a row a target, the worst first; the one that the link names is unfolded.

    `change` is the what-if chosen, a share of the months left; 0 is none.
    """
    rows = ordered(targets)
    landed([str(row["target_id"]) for row in rows])
    actions = view.table("actions").frame.groupby("target_id")["standing"].agg(list)
    for row in rows:
        own = str(row["target_id"])
        with st.container(key=f"card_{own}", gap=None):
            asked = ("row", own, change, view.key, view.colours)
            show(made_of(targets.frame, asked, partial(_row, view, row, change)))
            label = parts.plain(more_words(actions.get(own, [])))
            fold = st.expander(label, key=f"{FOLD}{own}", on_change="rerun", type="compact")
            if fold.open:
                with fold:
                    details(view, row)


def ordered(targets: Table) -> list[Record]:
    """Return the targets' rows, the worst first, those of the same status by their chance."""
    rows = targets.frame.to_dict("records")
    return sorted(rows, key=lambda row: (urgency(str(row["status"])), _least(row["chance"])))


def _row(view: View, row: Row, change: float) -> Markup:
    own, title = str(row["target_id"]), str(row["title"])
    said = [row_sentence(row), *_what_if(view, row, change), *_doubts(view, row)]
    return Markup(
        '<article class="mt-row" id="{}"><div><h2><a href="#{}">{}</a></h2>'
        '<p class="mt-stands">{} {}</p>{}</div>{}</article>'
    ).format(
        own,
        own,
        title,
        status_html(str(row["status"]), view.colours),
        chance_html(row),
        Markup("").join(Markup("<p>{}</p>").format(text) for text in said),
        picture(target_picture(view, row), "mt-wide-fan", ""),
    )


def chance_html(row: Row) -> Markup:
    """Return a target's chance as HTML, in number and words; nothing where there is none."""
    if pd.isna(row["chance"]):
        return Markup()
    if row["chance"] in CERTAIN:
        return Markup('<span class="mt-odds">{}</span>').format(SETTLED)
    bare, _, words = chance_said(float(row["chance"])).partition(", ")
    said = Markup("<b>{}</b> chance, {}") if words else Markup("<b>{}</b> chance")
    return Markup('<span class="mt-odds">{}</span>').format(said.format(bare, words))


def _what_if(view: View, row: Row, change: float) -> list[Markup]:
    """Return what the change that is chosen would bring."""
    if not change:
        return []
    rows = own_rows(view, "what-if", row)
    words = rows.loc[rows["change"] == change, "words"]
    return [Markup("<b>What if?</b> {}").format(str(text)) for text in words]


def _doubts(view: View, row: Row) -> list[str]:
    """Return what is to be mended in the target itself."""
    lost = view.snapshot.manifest.get("counts", {}).get("old_codes", {}).get("targets", {})
    owner: str = str(row["owner"]) if pd.notna(row["owner"]) else ""
    person = is_person(owner, view.settings.members.names)
    return target_doubts(str(row["target_id"]), lost, person=person)


def _least(chance: float) -> float:
    return 2.0 if pd.isna(chance) else float(chance)
