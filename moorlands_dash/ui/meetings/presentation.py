"""The review on the wall of the meeting: an exception a screen, large, without any control.

The link says which screen it is (`?present=2`), so that it can be sent and come back to. What
leads on stands at the edge, unseen until the keyboard comes to it: the arrow keys press it, Escape
leaves.
"""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.on_paper import Framed, drawn
from moorlands_dash.charts.picture import picture
from moorlands_dash.charts.targets.fan import fan
from moorlands_dash.charts.targets.trajectories import survey_trajectory
from moorlands_dash.rows import Record, Row
from moorlands_dash.tables.meetings.review import EXCEPTION
from moorlands_dash.tables.model import Table
from moorlands_dash.target_kinds import by_period
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.status import status_html
from moorlands_dash.ui.targets.own import own_figures, own_rows
from moorlands_dash.ui.targets.rows import chance_html
from moorlands_dash.ui.view import View
from moorlands_dash.words.meetings import review as words
from moorlands_dash.words.targets.rows import row_sentence

PRESENT = "present"
"""Name in the link of the screen that is shown, from 1."""
_WIDE, _HIGH = 620, 400
"""Pixels of the figure before it is drawn as large as the wall has room: letters grow with it."""
_MOST = 2
"""Points of a draft report that a screen shows: all of it stands on the page."""


def presenting() -> bool:
    """Tell whether the link asks for the screens of the meeting instead of the page."""
    return PRESENT in st.query_params


def present_button() -> None:
    """Offer the screens; the browser fills the whole screen with them where it may."""
    st.button(
        "Present to the meeting",
        key="present",
        icon=":material/present_to_all:",
        on_click=_turn,
        args=(1,),
        help="Arrow keys lead on and back, Escape leaves.",
    )


def present(view: View, agenda: Table) -> None:
    """Show the screen that the link names: the agenda first, then an exception each."""
    rows = _exceptions(view, agenda)
    last = len(rows) + 1
    at = _at(last)
    shown = _agenda(agenda) if at == 1 else _screen(view, rows[at - 2])
    named = view.settings.partnership.name
    show(
        Markup(
            '<section class="mt-present" aria-label="Screen {} of {}">{}'
            '<p class="mt-screen-no">{} · snapshot {} · {} of {}</p></section>'
        ).format(at, last, shown, named, view.snapshot.id, at, last)
    )
    with st.container(key="turning", horizontal=True):
        _turner("Back", "screen_back", max(at - 1, 1), "Left")
        _turner("On", "screen_on", min(at + 1, last), "Right")
        _turner("Leave", "screen_leave", 0, "Esc")


def _turner(label: str, key: str, to: int, shortcut: str) -> None:
    st.button(label, key=key, on_click=_turn, args=(to,), shortcut=shortcut)


def _turn(to: int) -> None:
    """Have the link name a screen; 0 is the page."""
    if to:
        st.query_params[PRESENT] = str(to)
    else:
        st.query_params.pop(PRESENT, None)


def _at(last: int) -> int:
    asked = st.query_params.get(PRESENT, "")
    return min(max(int(asked), 1), last) if asked.isdecimal() and len(asked) < 4 else 1


def _exceptions(view: View, agenda: Table) -> list[Record]:
    """Return the targets that are exceptions, in the agenda's order."""
    frame = agenda.frame
    promised = view.table("targets").frame.set_index("target_id", drop=False)
    rows: list[Record] = promised.loc[frame.loc[frame["item"] == EXCEPTION, "target_id"]].to_dict(
        "records"
    )
    return rows


def _agenda(agenda: Table) -> Markup:
    items = Markup("").join(
        Markup("<li>{}</li>").format(str(title)) for title in agenda.frame["title"]
    )
    return Markup("<h2>Agenda, by need</h2><p>{}</p><ol>{}</ol>").format(agenda.sentence, items)


def _screen(view: View, row: Row) -> Markup:
    name = f"screen_{row['target_id']}_{view.colours.paper}"
    return view.said(name, ("targets", "exception", "actions"), lambda: _written(view, row))


def _written(view: View, row: Row) -> Markup:
    points = Markup("").join(Markup("<p>{}</p>").format(text) for text in _points(view, row))
    return Markup(
        '<h2>{}</h2><div class="mt-screen"><div>{}</div><div><p class="mt-stands">{} {}</p>'
        "<p>{}</p>{}</div></div>"
    ).format(
        str(row["title"]),
        picture(_figure(view, row), "mt-wall", str(row["words"])),
        status_html(str(row["status"]), view.colours),
        chance_html(row),
        row_sentence(row),
        points,
    )


def _points(view: View, row: Row) -> list[str]:
    """Return where it comes from and what is late, as the draft report has it."""
    actions = view.table("actions").frame
    late = words.late_sentence(actions[actions["target_id"] == row["target_id"]])
    if by_period(row):
        return [late]
    gap = view.table("exception").frame
    return [*words.origins(row, gap[gap["target_id"] == row["target_id"]])[:_MOST], late]


def _figure(view: View, row: Row) -> str:
    if by_period(row):
        made = survey_trajectory(own_figures(view, row), row, view.colours)
    else:
        months, forecast = (own_rows(view, name, row) for name in ("trajectory", "forecast"))
        made = fan(months, forecast, pd.DataFrame(columns=_EVENTS), row, view.colours)
    made.update_layout(height=_HIGH)
    return drawn(made, Framed("", ()), "svg", view.colours, wide=_WIDE).decode()


_EVENTS = ["date", "title", "kind"]
"""Columns of the events that a figure numbers: on a wall nobody reads what the numbers mean."""
