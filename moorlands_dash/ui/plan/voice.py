"""What people say beside what is recorded, and what they raised: parts of Residents' views."""

from __future__ import annotations

import pandas as pd
import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.plan.perception import worry_beside_records
from moorlands_dash.measures.plan.perception import CORNERS
from moorlands_dash.rows import Record
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.view import View
from moorlands_dash.words.plan.voice import (
    CORNER_WORDS,
    asked_when,
    perception_sentence,
    theme_name,
)

_COLUMNS = (
    *("area_name", "period_start", "period_end", "denominator", "share", "share_lower_95"),
    *("share_upper_95", "how", "share_all", "count", "population", "rate_per_1000", "lower_95"),
    *("upper_95", "district_rate_per_1000", "standing", "corner"),
)
_RAISED = (
    *("theme_name", "area_name", "entries", "raised", "share", "raised_per_1000", "sources"),
    *("first", "last"),
)
_THEMES = (
    *("theme_name", "raised", "raised_share", "consultation_rank", "title", "share", "lower_95"),
    *("upper_95", "asked", "survey_rank"),
)


def perception_panel(view: View) -> None:
    """Show each area's worry beside its rate: a picture, what it says, the corners, the table."""
    table = view.table("perception", chosen=False)
    if table.frame.empty:
        return
    agrees = view.table("perception-agreement", chosen=False)
    st.header("What people say, beside what is recorded", anchor="beside-records")
    question = _chosen(agrees)
    rows = table.frame[table.frame["indicator"] == question].reset_index(drop=True)
    said = perception_sentence(rows)
    st.markdown(parts.plain(said))
    key = f"perception_{question}"
    parts.figure(view, key, lambda: worry_beside_records(rows, view.colours), said)
    together = agrees.frame.set_index("indicator")["words"].astype(str)[question]
    st.markdown(parts.plain(f"{together} {asked_when(rows.iloc[0].to_dict())}"))
    _corners(rows)
    parts.beneath(view, table, columns=_COLUMNS, rows=rows)


def _chosen(agrees: Table) -> str:
    """Return the question that is looked at; one is chosen where there are several."""
    titles = dict(zip(agrees.frame["indicator"], agrees.frame["title"], strict=True))
    if len(titles) == 1:
        return str(next(iter(titles)))
    return str(
        st.selectbox(
            "Question",
            list(titles),
            format_func=lambda key: str(titles[key]),
            key="perception_question",
            persist_state="session",
        )
    )


def _corners(rows: pd.DataFrame) -> None:
    """Fold away what each area in a corner says and has, in words."""
    clear = rows[rows["corner"].isin(CORNERS)].to_dict("records")
    with st.expander(
        "The corners, area by area", icon=":material/grid_view:", key="corners", type="compact"
    ):
        show(_facts([(f"{row['area_name']}: {row['corner']}", _told(row)) for row in clear]))


def _told(row: Record) -> str:
    meaning = CORNER_WORDS[str(row["corner"])]
    return f"{meaning[0].upper()}{meaning[1:]}. {row['words']}"


def raised_panel(view: View) -> None:
    """Show which themes people raised beside the survey's order, and where they raised them."""
    themes, table = (view.table(name, chosen=False) for name in ("voice-themes", "issues"))
    if table.frame.empty:
        return
    st.header("What people raised", anchor="raised")
    st.markdown(parts.plain(f"{table.sentence} {themes.sentence}"))
    show(made_of(themes.frame, "themes", lambda: _orders(themes.frame)))
    with st.expander(
        "By area", icon=":material/location_on:", key="raised_by_area", type="compact"
    ):
        show(made_of(table.frame, "raised", lambda: _by_area(table.frame)))
    parts.beneath(view, table, columns=_RAISED)


def _orders(frame: pd.DataFrame) -> Markup:
    """Return each theme that anybody raised, with its place by either way of asking."""
    some = frame[frame["raised"] > 0].sort_values("consultation_rank")
    return _facts([(str(row["theme_name"]), str(row["words"])) for row in some.to_dict("records")])


def _by_area(frame: pd.DataFrame) -> Markup:
    areas = frame.groupby("area_name", sort=False)
    return _facts([(str(area), _raised_there(rows)) for area, rows in areas])


def _raised_there(rows: pd.DataFrame) -> str:
    said = [
        f"{theme_name(str(row['theme']))} {row['raised']:,}"
        + (f" ({row['share']:.0%} of those who raised something)" if row["share"] > 0 else "")
        for row in rows.head(3).to_dict("records")
    ]
    return f"{'; '.join(said)}."


def _facts(said: list[tuple[str, str]]) -> Markup:
    items = Markup("").join(Markup("<dt>{}</dt><dd>{}</dd>").format(*each) for each in said)
    return Markup('<dl class="mt-facts">{}</dl>').format(items)


def communities_panel(view: View) -> None:
    """Show groups, volunteers and who takes part, where anything is loaded."""
    table = view.table("communities", chosen=False)
    if table.frame.empty:
        return
    st.header("Strong communities", anchor="communities")
    st.markdown(parts.plain(table.sentence))
    newest = table.frame.drop_duplicates(["indicator", "area_code"], keep="last")
    show(_facts([(str(row["title"]), str(row["words"])) for row in newest.to_dict("records")]))
    parts.beneath(view, table)
