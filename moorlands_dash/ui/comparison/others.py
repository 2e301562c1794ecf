"""The parts of the comparison page; its two bases are never shown in one figure."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from markupsafe import Markup

from moorlands_dash.charts.comparison.others import district_rates, gap_over_years, group_rates
from moorlands_dash.measures.comparison.recorded import RECORDED, TOTAL
from moorlands_dash.sources import STREET
from moorlands_dash.tables.comparison.others import OFFENCES
from moorlands_dash.tables.model import Table
from moorlands_dash.ui import parts
from moorlands_dash.ui.comparison.strips import strips
from moorlands_dash.ui.denominators import districts_panel
from moorlands_dash.ui.made import made_of
from moorlands_dash.ui.markup import show
from moorlands_dash.ui.sharing import share
from moorlands_dash.ui.view import View
from moorlands_dash.vocabulary import sources_of
from moorlands_dash.words.comparison.others import years_sentence
from moorlands_dash.words.numbers import listed

_COLUMNS = (
    "group", "area_name", "from", "to", "count", "population", "rate_per_1000", "lower_95",
    "upper_95", "ratio", "ratio_lower_95", "ratio_upper_95", "verdict",
)  # fmt: skip
_YEAR_COLUMNS = (
    "group", "year_label", "area_name", "count", "population", "rate_per_1000", "lower_95",
    "upper_95", "gap_per_1000",
)  # fmt: skip


_OFFICIAL = (
    "Crimes as the Home Office publishes them, by its offence groups, which the choice under "
    "“What” leaves as they are. It holds no anti-social behaviour, and can't be set against "
    "the street-level counts below."
)


def official_panel(view: View) -> None:
    """Show official recorded crime: ours among the partnerships; what else is told unfolds."""
    table = view.table("comparison-recorded")
    if table.frame.empty:
        _basis("Official recorded crime", _OFFICIAL)
        st.info(parts.plain(table.sentence), icon=":material/inventory_2:")
        return
    among = view.table("comparison-partnerships")
    parts.finding("Official recorded crime" if among.frame.empty else among.sentence, "among")
    if not among.frame.empty:
        country = table.frame[table.frame["level"] == "country"]
        strips(view, among, country, "another partnership")
        parts.beneath(view, among, columns=_COLUMNS, saved="strips")
    with st.expander(
        "With the force and the country, each rate with its interval",
        icon=":material/straighten:",
        key="intervals",
        expanded=among.frame.empty,
    ):
        _intervals(view, table)
    with st.expander("The gap over the years", icon=":material/timeline:", key="gap"):
        gap_panel(view)


def _intervals(view: View, table: Table) -> None:
    show(Markup('<p class="mt-basis">{}</p>').format(_OFFICIAL))
    country = view.settings.recorded_crime.country_code
    groups = table.frame[table.frame["group"] != TOTAL]
    st.subheader(f"Offence groups, {table.period}", anchor=False)
    show(
        Markup(
            '<p class="mt-hint">The word beside each group says what ours is against '
            "{}, by the interval, and how many times "
            "their rate it is.</p>"
        ).format(view.settings.recorded_crime.country_name)
    )
    ours = view.settings.district.code
    parts.figure(
        view,
        "groups",
        lambda: group_rates(groups, view.colours, ours=ours, against=country),
        table.sentence,
    )
    parts.beneath(view, table, columns=_COLUMNS, saved="groups")


def gap_panel(view: View) -> None:
    """Show one offence group's rates over the years, and the gap."""
    table = view.table("comparison-years")
    frame = table.frame[table.frame["basis"] == RECORDED]
    if frame.empty:
        return
    groups = list(dict.fromkeys(frame["group"]))
    group = st.selectbox("Offence group", groups, key="group", bind="query-params", width=420)
    rows = frame[frame["group"] == group]
    said = made_of(table.frame, group, lambda: years_sentence(rows, group, TOTAL))
    st.markdown(parts.plain(said))
    if rows["rate_per_1000"].isna().any():
        show(
            Markup(
                '<p class="mt-hint">A break in a line is a year for which figures are missing.</p>'
            )
        )
    ours = view.settings.district.code
    parts.figure(
        view,
        f"gap_{group}",
        lambda: gap_over_years(rows, view.colours, ours=ours),
        said,
    )
    official = replace(table, counted=OFFENCES)
    parts.beneath(view, official, columns=_YEAR_COLUMNS, rows=rows, saved="gap", of=group)


def street_panel(view: View) -> None:
    """Show counts of the chosen category: ours against the force's other districts."""
    table = view.table("comparison-street")
    title, basis = _local_basis(view.choice.category)
    if table.frame.empty or (table.frame["level"] == "district").sum() < 2:
        _basis(title, basis)
        st.markdown(parts.plain(table.sentence))
        if table.frame.empty:
            return
    else:
        st.header(parts.plain(title), anchor=False)
        st.markdown(parts.plain(table.sentence))
        force = table.frame[table.frame["level"] == "force"]
        with st.expander(
            "Our district among the force's others, kind by kind",
            icon=":material/linear_scale:",
            key="street_strips",
            expanded=view.table("comparison-recorded").frame.empty,
        ):
            strips(view, table, force, "another district")
            share(view, table, "street-strips")
            show(Markup('<p class="mt-basis">{}</p>').format(basis))
    districts_panel(view)
    with st.expander("Each district with its interval", icon=":material/straighten:", key="each"):
        _districts(view, table)


def _districts(view: View, table: Table) -> None:
    places = table.frame[table.frame["level"].isin(["district", "force"])]
    rows = places[places["group"] == places["group"].iloc[0]]
    st.subheader(parts.plain(f"{rows['group'].iloc[0]}, {table.period}"), anchor=False)
    show(
        Markup(
            '<p class="mt-hint">The word beside each place says what {} '
            "is against it, by the interval, and how many times its rate ours is.</p>"
        ).format(view.settings.district.name)
    )
    ours = view.settings.district.code
    parts.figure(
        view,
        "districts",
        lambda: district_rates(rows, view.colours, ours=ours),
        table.sentence,
    )
    parts.beneath(view, table, columns=_COLUMNS, saved="districts")


def _local_basis(choice: str) -> tuple[str, str]:
    """Return title and words of the counts that are compared within the force."""
    sources = sources_of(choice)
    if [source.key for source in sources] == [STREET]:
        return (
            "Street-level counts",
            "Incidents as data.police.uk publishes them, anti-social behaviour among them, by the "
            "district that each one's small area lies in: the same source for every district.",
        )
    return (
        f"Counts of {listed([source.title.lower() for source in sources])}",
        " ".join(source.caveat for source in sources),
    )


def _basis(title: str, words: str) -> None:
    st.header(parts.plain(title), anchor=False)
    show(Markup('<p class="mt-basis">{}</p>').format(words))
