"""The hotspots as a list in HTML: the count inside each, since when, whether it holds."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from moorlands_dash.charts.heads import hidden
from moorlands_dash.charts.theme import Palette
from moorlands_dash.periods import month_name
from moorlands_dash.rows import Row
from moorlands_dash.words.hotspots.found import KINDS, called
from moorlands_dash.words.numbers import number, percent

_HEADS = (hidden("Number"), "Hotspot", "Inside", "Share of all", "Is it new?", "Holds in")


def hotspot_list(
    places: pd.DataFrame, colours: Palette, *, exact: bool = False, told: bool = True
) -> Markup:
    """Return the rows of `hotspot-places` as a list; the numbers are those on the map.

    Where points are `exact`, nothing was moved that a hotspot must hold against; without `told`
    months are missing, and no cell can be told to stand out or not.
    """
    if places.empty and not told:
        return Markup(
            '<p class="mt-none">Cannot tell which cells stand out: months are missing.</p>'
        )
    if places.empty:
        return Markup('<p class="mt-none">No cell stands out beyond chance.</p>')
    top = max(float(places["share"].max()), 1e-9)
    rows = Markup("").join(
        _row(row, top, colours, exact=exact) for row in places.to_dict("records")
    )
    heads = Markup("").join(Markup('<th scope="col">{}</th>').format(head) for head in _HEADS)
    return Markup(
        '<table class="mt-table mt-hotspots"><caption class="mt-hidden">Hotspots, the fullest '
        "first</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>"
    ).format(heads, rows)


def _row(row: Row, top: float, colours: Palette, *, exact: bool) -> Markup:
    width = round(100 * row["share"] / top)
    style = f"width:{width}%;background:{colours.ours}"
    held: str = "exact" if exact else "not tried"
    if pd.notna(row["survives"]):
        held = percent(row["survives"])
    return Markup(
        '<tr><td class="mt-number"><b>{}</b></td>'
        '<th scope="row">{} <small>{}</small>'
        "<small class='mt-types'>{}</small></th>"
        '<td class="mt-number" data-head="Inside">{}</td>'
        '<td class="mt-number" data-head="Share">{}<span class="mt-inside">'
        '<i style="{}"></i></span></td>'
        "<td>{}</td>"
        '<td class="mt-number" data-head="Holds in">{}</td></tr>'
    ).format(
        row["hotspot"],
        called(row),
        row["grid_reference"],
        row["types"],
        number(row["count"]),
        percent(row["share"]),
        style,
        lasting(row),
        held,
    )


def lasting(row: Row) -> str:
    """Return whether the hotspot is new, with the months: "new since October 2025"."""
    if row["kind"] == "emerging":
        return f"new since {month_name(pd.Timestamp(row['rose_from']).date())}"
    return KINDS.get(row["kind"], str(row["kind"]))
