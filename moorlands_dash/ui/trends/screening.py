"""What changed in the wards: what is new, early signs, and what was set aside, with its reason."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash import vocabulary
from moorlands_dash.charts.theme import VERDICT_MARKS, verdict_colour
from moorlands_dash.measures.trends.screening import EARLY, NEW
from moorlands_dash.periods import day_name
from moorlands_dash.rows import Row
from moorlands_dash.store.journal import Records
from moorlands_dash.store.snoozes import JOURNAL, Snooze, snooze, wake
from moorlands_dash.store.typed import LONGEST
from moorlands_dash.ui import parts
from moorlands_dash.ui.links import link
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.trends.rebase_form import recorded, said, why_not
from moorlands_dash.ui.view import Choice, View
from moorlands_dash.words.trends import screening as words

_COMMAND = (
    "Items are snoozed by `moorlands-dash snooze`; this page only shows it. Whoever looks after "
    "the settings can allow it here: `recording` under `[decisions]`."
)
_DAYS = 90
_COLUMNS = (
    *("rank", "ward_name", "category", "window", "to", "count", "expected", "lower_95"),
    *("upper_95", "p_value", "p_adjusted", "standing", "verdict", "snooze_reason"),
)


def what_changed_panel(view: View) -> None:
    """Show what is new in the wards, early signs beneath, and what is snoozed apart."""
    st.header("What changed in the wards?", anchor="what-changed")
    # The same for every category and ward: built once for all of them.
    table = replace(view, choice=Choice(period=view.choice.period)).table("what-changed")
    st.markdown(parts.plain(table.sentence))
    if table.frame.empty:
        return
    new, early = words.items(table.frame, NEW), words.items(table.frame, EARLY)
    if len(new):
        show(_listed(view, "New", new))
    if len(early):
        show(_listed(view, "Early signs", early, words.early_words(table.frame)))
    aside = words.listed_items(table.frame, snoozed=True)
    if len(aside):
        show(_listed(view, "Snoozed", aside))
    _forms(view, words.listed_items(table.frame), aside)
    parts.beneath(view, table, columns=_COLUMNS)


def _listed(view: View, title: str, rows: pd.DataFrame, hint: str = "") -> Markup:
    items = Markup("").join(
        Markup("<li>{}</li>").format(_item(view, row)) for row in rows.to_dict("records")
    )
    told = Markup("<p>{}</p>").format(hint) if hint else ""
    head = Markup("<h3>{} ({})</h3>").format(title, len(rows))
    return Markup('<div class="mt-changes">{}{}<ul>{}</ul></div>').format(head, told, items)


def _item(view: View, row: Row) -> Markup:
    """Return an item in words, with its sign, and as a link to its own chart."""
    verdict = str(row["verdict"])
    colour = verdict_colour(verdict, view.colours)
    name, _, rest = str(row["words"]).partition(": ")
    what = vocabulary.choices()[str(row["category"])]
    text = Markup('<b style="color:{}"><span aria-hidden="true">{}</span> {}</b> {}: {}').format(
        colour,
        VERDICT_MARKS[verdict],
        verdict.capitalize(),
        link(view, name, "trends", what=what, ward=str(row["ward_name"])),
        rest,
    )
    if row["snooze_id"]:
        text += f" {_until(row)}: {row['snooze_reason']}"
    return text


def _until(row: Row) -> str:
    if pd.isna(row["snooze_until"]):
        return "Snoozed until it changes"
    return f"Snoozed until {day_name(row['snooze_until'].date())}"


def _forms(view: View, shown: pd.DataFrame, aside: pd.DataFrame) -> None:
    """Ask which item is to be set aside, or listed again, and why."""
    said("_snoozed")
    if shown.empty and aside.empty:
        return
    home = view.records
    with st.expander("Snooze an item", icon=":material/snooze:", key="snooze"):
        reason = why_not(view, _COMMAND) or JOURNAL.why_not_writable(home)
        if reason:
            st.info(parts.plain(reason), icon=":material/lock:")
            return
        if len(shown):
            _aside(view, shown, home)
        if len(aside):
            _again(aside, home)


def _aside(view: View, shown: pd.DataFrame, home: Records) -> None:
    rows = dict(enumerate(shown.to_dict("records")))
    with st.form("snoozing", border=False):
        place = st.selectbox(
            "Item", list(rows), format_func=lambda key: _short(rows[key]), key="snooze_item"
        )
        changing = st.radio(
            "Until",
            ["it changes", "a day"],
            horizontal=True,
            key="snooze_how",
            help="“It changes”: listed again once a month has passed in which it wasn't, or the "
            "other way round.",
        )
        until = st.date_input(
            "The day",
            value=date.today() + timedelta(days=_DAYS),
            format="DD/MM/YYYY",
            key="snooze_until",
        )
        reason = st.text_area("Reason", max_chars=LONGEST, key="snooze_reason")
        if not st.form_submit_button("Snooze", icon=":material/snooze:"):
            return
    row = rows[place]
    entry = Snooze(
        ward_code=str(row["ward_code"]),
        category=str(row["category"]),
        verdict=str(row["verdict"]),
        month=row["to"].date(),
        until=until if changing == "a day" else None,
        reason=reason,
        snapshot=view.snapshot.id,
    )
    recorded("_snoozed", lambda: snooze(entry, home), f"{_short(row)} is snoozed.")


def _again(aside: pd.DataFrame, home: Records) -> None:
    rows = {str(row["snooze_id"]): row for row in aside.to_dict("records")}
    with st.form("waking", border=False):
        chosen = st.selectbox(
            "Snoozed", list(rows), format_func=lambda key: _short(rows[key]), key="wake_item"
        )
        reason = st.text_input("Reason", max_chars=LONGEST, key="wake_reason")
        if not st.form_submit_button("List it again", icon=":material/alarm:"):
            return
    recorded("_snoozed", lambda: wake(chosen, reason, home), "It is listed again.")


def _short(row: Row) -> str:
    return f"{vocabulary.choices()[str(row['category'])]} in {row['ward_name']}"
