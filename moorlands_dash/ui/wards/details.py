"""What stands beneath a ward's tiles: what is done there, and folded away what may be said,
where in numbers, and its standing among the others."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import plotly.graph_objects as go
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.wards.funnel import funnel
from moorlands_dash.charts.wards.ranges import rank_ranges, smoothed_rates
from moorlands_dash.rows import Record
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.query import as_query
from moorlands_dash.tables.wards.actions import HERE
from moorlands_dash.ui.ground import ground_words
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.parts import beneath, figure, plain, show_table
from moorlands_dash.ui.sharing import share
from moorlands_dash.ui.taking import take
from moorlands_dash.ui.view import View
from moorlands_dash.ui.wards.followed import follow_links
from moorlands_dash.words.numbers import counted
from moorlands_dash.words.wards.actions import owner_of
from moorlands_dash.words.wards.sayable import may_be_said, may_not_be_said
from moorlands_dash.words.wards.standing import PEERS_RULE

Draw = Callable[..., go.Figure]

_SAID = ":material/record_voice_over:"
_ACTIONS = (
    *("where", "title", "owner", "standing", "due", "days_late", "progress", "updated"),
    "target_title",
)
_WIDE = 6
"""Actions for the whole district that are listed."""


def said_panel(view: View, table: Table) -> None:
    """Offer sentences that hold, and what these figures don't bear."""
    if table.frame.empty:
        return
    with st.expander("What may be said, and what not", icon=_SAID, key="may_be_said"):
        _said(view, table)


def _said(view: View, table: Table) -> None:
    yes, no = may_be_said(table.frame), may_not_be_said(table.frame)
    show(
        Markup('<ul class="mt-say">{}</ul>').format(
            Markup("").join(Markup("<li>“{}”</li>").format(text) for text in yes)
        )
    )
    if no:
        show(
            Markup(
                "<h2 class='mt-sub'>What these figures don't bear</h2>"
                '<ul class="mt-say-not">{}</ul>'
            ).format(Markup("").join(Markup("<li>{}</li>").format(text) for text in no))
        )
    if "claims" in view.pages:
        name = str(table.frame["ward_name"].iloc[0])
        st.page_link(
            "pages/claims.py",
            label="Can I say something else? Try a claim",
            icon=_SAID,
            query_params={
                "claim": f"All police incidents in {name} have risen",
                **view.settings.named,
            },
        )


def actions_panel(view: View) -> None:
    """Show what the partnership does in the ward; folded away, in the whole district."""
    table = view.table("ward-actions", area=view.choice.ward)
    st.header("What the partnership does here", anchor=False)
    st.markdown(plain(table.sentence))
    rows = table.frame.to_dict("records")
    here = [row for row in rows if row["where"] == HERE]
    wide = [row for row in rows if row["where"] != HERE]
    if here:
        show(_actions(here))
    with st.expander("For the whole district, and as a table", key="wide_actions"):
        if wide:
            show(_actions(wide[:_WIDE]))
        if len(wide) > _WIDE:
            more = counted(len(wide) - _WIDE, "more action")
            show(Markup('<p class="mt-hint">And {}, in the table.</p>').format(more))
        beneath(view, table, columns=_ACTIONS)


def _actions(rows: list[Record]) -> Markup:
    items = Markup("").join(
        Markup("<li><b>{}</b>{}. {}</li>").format(
            str(row["title"]), _in_brackets(owner_of(row)), str(row["words"])
        )
        for row in rows
    )
    return Markup('<ul class="mt-actions">{}</ul>').format(items)


def _in_brackets(text: str) -> str:
    return f" ({text})" if text else ""


def places_panel(view: View) -> None:
    """Offer the points of the ward's map in numbers, with their source."""
    table = view.table("ward-places", area=view.choice.ward)
    with st.expander(
        f"Where in the ward, in numbers: {_what(table)}", icon=":material/map:", key="places"
    ):
        ground_words(view, zooms=False)
        beneath(view, table, columns=("location", "count", "share"))


def standing_panel(view: View) -> None:
    """Offer the ward among all: a funnel, its possible places, its smoothed rate."""
    tables = [view.table(name, area=view.choice.ward) for name, *_ in _STANDING]
    with st.expander(
        f"Among the other wards: {_what(tables[0])}", icon=":material/leaderboard:", key="among"
    ):
        for tab, table, (name, _, columns, known, draw) in zip(
            st.tabs([label for _, label, *_ in _STANDING]), tables, _STANDING, strict=True
        ):
            with tab:
                st.markdown(plain(table.sentence))
                drawn = table.frame[known].notna().any()
                if drawn:
                    _standing(view, name, table, draw)
                beneath(view, table, columns=columns, saved=name if drawn else "")


def _standing(view: View, name: str, table: Table, draw: Draw) -> None:
    ward = view.choice.ward
    figure(view, name, lambda: draw(table.frame, view.colours, highlight=ward), alt=table.sentence)


_FUNNEL = (
    *("ward_name", "population", "count", "rate_per_1000", "place", "district_rate_per_1000"),
    *("funnel_lower_95", "funnel_upper_95", "funnel_lower_998", "funnel_upper_998"),
)
_PLACES = ("ward_name", "count", "rate_per_1000", "rank", "rank_lower", "rank_upper", "ranked")
_SMOOTHED = (
    *("ward_name", "count", "rate_per_1000", "smoothed_per_1000", "smoothed_lower_95"),
    *("smoothed_upper_95", "district_rate_per_1000", "own_weight", "residents_mislead"),
)
_STANDING: tuple[tuple[str, str, Sequence[str], str, Draw], ...] = (
    ("ward-funnel", "Chance or not", _FUNNEL, "place", funnel),
    ("ward-ranks", "Its place", _PLACES, "rank_lower", rank_ranges),
    ("ward-smoothed", "Its rate smoothed", _SMOOTHED, "smoothed_per_1000", smoothed_rates),
)
"""Table, name of its tab, the columns shown, the one without which nothing is drawn, what draws."""


def peers_panel(view: View) -> None:
    """Offer the wards like it, with the rule by which they are chosen."""
    table = view.table("ward-peers", area=view.choice.ward)
    with st.expander("Wards like it", icon=":material/join_inner:", key="peers"):
        st.markdown(plain(f"{table.sentence} {PEERS_RULE}"))
        if len(table.frame):
            columns = (
                *("peer_name", "population", "residents_per_km2", "km", "count", "rate_per_1000"),
            )
            show_table(table, columns=columns)
        beneath(view, table, toggle=False)


def print_panel(view: View, table: Table) -> None:
    """Offer the page's link, and the ward on one sheet of paper."""
    if table.frame.empty:
        return
    name, query = str(table.frame["ward_name"].iloc[0]), as_query(table.asked or Selection())
    with st.container(horizontal=True, vertical_alignment="center", key="print_ward"):
        label = "Print on one page (PDF)"
        take(view, label, "ward.pdf", query, key="print_sheet", icon="print")
        st.page_link(
            "pages/my_ward.py",
            label=f"Link to {plain(name)}",
            icon=":material/link:",
            query_params={"ward": name, **view.settings.named},
        )
        share(view, view.table("ward-places", area=view.choice.ward), "ward-map")
        follow_links(view, name)


def _what(table: Table) -> str:
    return table.title.split(":")[0].strip()
