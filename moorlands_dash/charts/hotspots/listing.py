"""The hotspots as a list in HTML: the count inside each, since when, whether it holds."""

from __future__ import annotations

from html import escape

import pandas as pd

from moorlands_dash.charts.theme import Palette
from moorlands_dash.periods import month_name
from moorlands_dash.rows import Row
from moorlands_dash.words.hotspots.found import KINDS, called
from moorlands_dash.words.numbers import number, percent

_HEADS = ("", "Hotspot", "Inside", "Share of all", "Is it new?", "Holds in")


def hotspot_list(
    places: pd.DataFrame, colours: Palette, *, exact: bool = False, told: bool = True
) -> str:
    """Return the rows of `hotspot-places` as a list; the numbers are those on the map.

    Where points are `exact`, nothing was moved that a hotspot must hold against; without `told`
    months are missing, and no cell can be told to stand out or not.
    """
    if places.empty and not told:
        return '<p class="mt-none">Cannot tell which cells stand out: months are missing.</p>'
    if places.empty:
        return '<p class="mt-none">No cell stands out beyond chance.</p>'
    top = max(float(places["share"].max()), 1e-9)
    rows = "".join(_row(row, top, colours, exact=exact) for row in places.to_dict("records"))
    heads = "".join(f'<th scope="col">{head}</th>' for head in _HEADS)
    return (
        '<table class="mt-table mt-hotspots"><caption class="mt-hidden">Hotspots, the fullest '
        f"first</caption><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )


def _row(row: Row, top: float, colours: Palette, *, exact: bool) -> str:
    width = round(100 * row["share"] / top)
    bar = f'<span class="mt-inside"><i style="width:{width}%;background:{colours.ours}"></i></span>'
    held: str = "exact" if exact else "not tried"
    if pd.notna(row["survives"]):
        held = percent(row["survives"])
    return (
        f'<tr><td class="mt-number"><b>{row["hotspot"]}</b></td>'
        f'<th scope="row">{escape(called(row))} <small>{escape(row["grid_reference"])}</small>'
        f"<small class='mt-types'>{escape(row['types'])}</small></th>"
        f'<td class="mt-number" data-head="Inside">{number(row["count"])}</td>'
        f'<td class="mt-number" data-head="Share">{percent(row["share"])}{bar}</td>'
        f"<td>{escape(lasting(row))}</td>"
        f'<td class="mt-number" data-head="Holds in">{held}</td></tr>'
    )


def lasting(row: Row) -> str:
    """Return whether the hotspot is new, with the months: "new since October 2025"."""
    if row["kind"] == "emerging":
        return f"new since {month_name(pd.Timestamp(row['rose_from']).date())}"
    return KINDS.get(row["kind"], str(row["kind"]))
