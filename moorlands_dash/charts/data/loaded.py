"""The grid of months: which are loaded, which are missing, and that 0 rows is not missing."""

from __future__ import annotations

import pandas as pd
from markupsafe import Markup

from moorlands_dash.periods import MONTH_NAMES


def month_grid(frame: pd.DataFrame, title: str) -> Markup:
    """Return `coverage` rows of one force as an HTML table: a row a year, a column a month.

    A whole month shows its rows, were it 0; any other says its state, and a part why; months
    outside the span stay empty.
    """
    cells = {
        (stamp.year, stamp.month): _cell(str(state), rows, why, bool(revised))
        for stamp, state, rows, why, revised in zip(
            pd.to_datetime(frame["month"]),
            *(frame[name] for name in ("state", "rows", "why", "revised")),
            strict=True,
        )
    }
    years = sorted({year for year, _ in cells})
    head = Markup("").join(
        Markup('<th scope="col"><abbr title="{}">{}</abbr></th>').format(name, name[:3])
        for name in MONTH_NAMES
    )
    body = Markup("").join(
        Markup('<tr><th scope="row">{}</th>').format(year)
        + Markup("").join(cells.get((year, number), Markup("<td></td>")) for number in range(1, 13))
        + Markup("</tr>")
        for year in years
    )
    return Markup(
        '<div class="mt-scroll" role="region" tabindex="0" aria-label="{}">'
        '<table class="mt-table mt-grid"><caption>{}</caption>'
        '<thead><tr><th scope="col">Year</th>{}</tr></thead><tbody>{}</tbody>'
        "</table></div>"
    ).format(title, title, head, body)


_LOOKS = {
    "part": "mt-part",
    "missing": "mt-missing",
    "late": "mt-missing",
    "to come": "mt-to-come",
    "not expected": "mt-to-come",
}
"""State -> class of a cell that isn't whole."""


_REVISED = Markup('<abbr title="revised: a later file replaced an earlier one"> r</abbr>')


def _cell(state: str, rows: object, why: object, revised: bool) -> Markup:
    if state not in _LOOKS:
        mark = _REVISED if revised else ""
        return Markup("<td>{:,}{}</td>").format(rows, mark)
    title = Markup(' title="{}"').format(why) if isinstance(why, str) else ""
    return Markup('<td class="{}"{}>{}</td>').format(_LOOKS[state], title, state)
