"""The ranked table beside the map, with each ward's interval drawn in its row.

It is a table first: the drawing is hidden from screen readers, which get the same numbers.
Its looks are in `ui/style.css`; here stand only the positions and colours that data decide.
"""

from __future__ import annotations

from collections.abc import Callable
from html import escape

import pandas as pd

from moorlands_dash.charts.theme import VERDICT_MARKS, Palette, verdict_colour
from moorlands_dash.rows import Record, Row

NOT_KNOWN = "not known"
INTERVAL = "95% interval"
"""Head of the column that narrow screens leave to the drawing beside it."""


def ward_rank(
    frame: pd.DataFrame, measure: str, colours: Palette, *, highlight: str | None = None
) -> str:
    """Return the HTML table of `ward-counts`, `ward-rates` or `ward-change`, highest first.

    `measure` is "count", "rate" or "change"; `highlight` is the code of the ward to mark. All
    text is escaped.
    """
    order, heads, cells = _TABLES[measure]
    ordered = frame.sort_values([order, "ward_name"], ascending=[False, True], na_position="last")
    rows = ordered.to_dict("records")
    scale = _Scale(rows, measure)
    if ordered[order].isna().all():
        return '<p class="mt-none">No ward can be ranked: the figures are not known.</p>'
    head = "".join(_head(text) for text in ("", "Ward", *heads))
    body = "".join(
        _row(
            str(place) if pd.notna(row[order]) else "–",
            row,
            cells(row, scale, colours),
            row["ward_code"] == highlight,
        )
        for place, row in enumerate(rows, start=1)
    )
    picture = f'<td aria-hidden="true"><span class="mt-plot">{scale.words()}</span></td>'
    return (
        f'<table class="mt-rank"><thead><tr>{head}{picture}</tr></thead>'
        f"<tbody>{body}</tbody></table>"
    )


_WORDS_FROM = 26
"""Per cent of the picture that half of the words at the district's line take."""


class _Scale:
    """Where a value stands between zero and the largest of the table, in per cent."""

    def __init__(self, rows: list[Record], measure: str) -> None:
        names = {"count": ("count",), "rate": ("upper_95",), "change": ("count", "count_before")}
        found = [row[name] for row in rows for name in names[measure]]
        self.largest = max((float(value) for value in found if pd.notna(value)), default=0.0) or 1.0
        district = rows[0].get("district_rate_per_1000") if rows else None
        self.district = None if district is None or pd.isna(district) else float(district)

    def at(self, value: float) -> float:
        return round(100 * float(value) / self.largest, 2)

    def words(self) -> str:
        if self.district is None:
            return ""
        # The words are centred on the line; near an end of the picture they would lie beyond it.
        at = min(max(self.at(self.district), _WORDS_FROM), 100 - _WORDS_FROM)
        return f'<i class="mt-axis" style="left:{at}%">district {self.district:,.1f}</i>'


def _head(text: str) -> str:
    look = ' class="mt-wide"' if text == INTERVAL else ""
    return f'<th scope="col"{look}>{escape(text)}</th>'


def _row(place: str, row: Row, cells: str, chosen: bool) -> str:
    mark = ' class="mt-chosen" aria-current="true"' if chosen else ""
    name = escape(str(row["ward_name"]))
    return f'<tr{mark}><td>{place}</td><th scope="row">{name}</th>{cells}</tr>'


def _count_cells(row: Row, scale: _Scale, colours: Palette) -> str:
    if pd.isna(row["count"]):
        return _numbers(NOT_KNOWN) + _picture("")
    bar = _bar(0, scale.at(row["count"]), colours.ours)
    return _numbers(f"{row['count']:,}") + _picture(bar)


def _rate_cells(row: Row, scale: _Scale, colours: Palette) -> str:
    if pd.isna(row["rate_per_1000"]):
        return f'<td>{NOT_KNOWN}</td><td class="mt-wide"></td>{_picture("")}'
    verdict, reliable = row["against_district"], bool(row["reliable"])
    colour = verdict_colour(verdict, colours)
    low, high = scale.at(row["lower_95"]), scale.at(row["upper_95"])
    mark = VERDICT_MARKS[verdict] if reliable else "○"
    words = f"{row['rate_per_1000']:,.1f}"
    if not reliable:
        words += '<span class="mt-hidden"> unreliable, few of them</span>'
    interval = f"{row['lower_95']:,.1f} to {row['upper_95']:,.1f}"
    line = "" if scale.district is None else _line(scale.at(scale.district), colours.ink)
    drawn = line + _bar(low, high - low, colour, thin=True)
    drawn += _dot(scale.at(row["rate_per_1000"]), mark, colour)
    cells = f'<td>{words}</td><td class="mt-wide">{interval}</td>'
    return cells + _picture(drawn, faded=not reliable)


def _change_cells(row: Row, scale: _Scale, colours: Palette) -> str:
    if pd.isna(row["count"]) or pd.isna(row["count_before"]):
        return _numbers(NOT_KNOWN, "", "") + _picture("")
    colour = verdict_colour(row["verdict"], colours)
    before, now = scale.at(row["count_before"]), scale.at(row["count"])
    drawn = _bar(min(before, now), abs(now - before), colour, thin=True)
    drawn += _dot(before, "○", colours.quiet) + _dot(now, "●", colour)
    clear = row["verdict"] in ("fewer", "more")
    words = f"{row['difference']:+,}".replace("-", "−")
    if clear:
        words = f'<b style="color:{colour}">{VERDICT_MARKS[row["verdict"]]} {words}</b>'
        words += f'<span class="mt-hidden"> clearly {row["verdict"]}</span>'
    counts = _numbers(f"{row['count_before']:,}", f"{row['count']:,}")
    return f"{counts}<td>{words}</td>{_picture(drawn)}"


def _numbers(*texts: str) -> str:
    return "".join(f"<td>{text}</td>" for text in texts)


def _picture(drawn: str, *, faded: bool = False) -> str:
    look = ' class="mt-faded"' if faded else ""
    return f'<td aria-hidden="true"><span class="mt-plot"><span{look}>{drawn}</span></span></td>'


def _bar(left: float, width: float, colour: str, *, thin: bool = False) -> str:
    kind = "mt-interval" if thin else "mt-bar"
    style = f"left:{left}%;width:{round(width, 2)}%;background:{colour}"
    return f'<i class="{kind}" style="{style}"></i>'


def _dot(left: float, mark: str, colour: str) -> str:
    return f'<i class="mt-dot" style="left:{left}%;color:{colour}">{mark}</i>'


def _line(left: float, colour: str) -> str:
    return f'<i class="mt-line" style="left:{left}%;background:{colour}"></i>'


_TABLES: dict[str, tuple[str, tuple[str, ...], Callable[[Row, _Scale, Palette], str]]] = {
    "count": ("count", ("Incidents",), _count_cells),
    "rate": ("rate_per_1000", ("Per 1,000", INTERVAL), _rate_cells),
    "change": ("difference", ("Before", "Now", "Change"), _change_cells),
}
"""Measure -> the column that ranks, the heads of its number columns, and its cells."""
