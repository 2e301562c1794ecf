"""The ranked table beside the map, with each ward's interval drawn in its row.

It is a table first: the drawing is hidden from screen readers, which get the same numbers.
Its looks are in `ui/style.css`; here stand only the positions and colours that data decide.
"""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
from markupsafe import Markup

from moorlands_dash.charts.heads import changed_mark, only_changed, sort_head
from moorlands_dash.charts.theme import VERDICT_MARKS, Palette, verdict_colour
from moorlands_dash.rows import Record, Row

NOT_KNOWN = "not known"
INTERVAL = "95% interval"
"""Head of the column that narrow screens leave to the drawing beside it."""


def ward_rank(
    frame: pd.DataFrame, measure: str, colours: Palette, *, highlight: str | None = None
) -> Markup:
    """Return the HTML table of `ward-counts`, `ward-rates` or `ward-change`, highest first.

    `measure` is "count", "rate" or "change"; `highlight` is the code of the ward to mark. A ward's
    name can be pressed, to have the map mark it. All text is escaped.
    """
    order, heads, cells = _TABLES[measure]
    ordered = frame.sort_values([order, "ward_name"], ascending=[False, True], na_position="last")
    rows = ordered.to_dict("records")
    scale = _Scale(rows, measure)
    if ordered[order].isna().all():
        return Markup('<p class="mt-none">No ward can be ranked: the figures are not known.</p>')
    head = Markup("").join(_head(text) for text in ("", "Ward", *heads))
    body = Markup("").join(
        _row(
            str(place) if pd.notna(row[order]) else "–",
            row,
            cells(row, scale, colours),
            row["ward_code"] == highlight,
        )
        for place, row in enumerate(rows, start=1)
    )
    picture = Markup('<td aria-hidden="true"><span class="mt-plot">{}</span></td>').format(
        scale.words()
    )
    only = only_changed([row["verdict"] for row in rows if "verdict" in row])
    return only + Markup(
        '<table class="mt-rank"><thead><tr>{}{}</tr></thead><tbody>{}</tbody></table>'
    ).format(head, picture, body)


_WORDS_FROM = 26
"""Per cent of the picture that half of the words at the district's line take."""


class _Scale:
    """Where a value stands between zero and the largest of the table, in per cent."""

    def __init__(self, rows: list[Record], measure: str) -> None:
        self.measure = measure
        of_change = ("count", "count_before", "usual_to")
        names = {"count": ("count",), "rate": ("upper_95",), "change": of_change}
        found = [row[name] for row in rows for name in names[measure]]
        self.largest = max((float(value) for value in found if pd.notna(value)), default=0.0) or 1.0
        district = rows[0].get("district_rate_per_1000") if rows else None
        self.district = None if district is None or pd.isna(district) else float(district)

    def at(self, value: float) -> float:
        return round(100 * float(value) / self.largest, 2)

    def words(self) -> Markup:
        if self.measure == "change":
            return Markup(
                '<i class="mt-axis mt-wide" style="left:50%">○ before, ● now; — usual</i>'
            )
        if self.district is None:
            return Markup()
        # The words are centred on the line; near an end of the picture they would lie beyond it.
        at = min(max(self.at(self.district), _WORDS_FROM), 100 - _WORDS_FROM)
        return Markup('<i class="mt-axis" style="left:{}%">district {:,.1f}</i>').format(
            at, self.district
        )


def _head(text: str) -> Markup:
    if not text:
        return Markup("<td></td>")
    return sort_head(text, look="mt-wide" if text == INTERVAL else "")


def _row(place: str, row: Row, cells: str, chosen: bool) -> Markup:
    mark = Markup(' class="mt-chosen" aria-current="true"') if chosen else Markup()
    mark += changed_mark(row.get("verdict"))
    name = Markup('<button type="button" class="mt-pick" data-code="{}">{}</button>').format(
        row["ward_code"], row["ward_name"]
    )
    return Markup('<tr{}><td>{}</td><th scope="row">{}</th>{}</tr>').format(
        mark, place, name, cells
    )


def _count_cells(row: Row, scale: _Scale, colours: Palette) -> Markup:
    if pd.isna(row["count"]):
        return _numbers(NOT_KNOWN) + _picture("")
    bar = _bar(0, scale.at(row["count"]), colours.ours)
    return _numbers(f"{row['count']:,}") + _picture(bar)


def _rate_cells(row: Row, scale: _Scale, colours: Palette) -> Markup:
    if pd.isna(row["rate_per_1000"]):
        return Markup('<td>{}</td><td class="mt-wide"></td>{}').format(NOT_KNOWN, _picture(""))
    verdict, reliable = row["against_district"], bool(row["reliable"])
    colour = verdict_colour(verdict, colours)
    low, high = scale.at(row["lower_95"]), scale.at(row["upper_95"])
    mark = VERDICT_MARKS[verdict] if reliable else "○"
    words = f"{row['rate_per_1000']:,.1f}"
    if not reliable:
        words += Markup('<span class="mt-hidden"> unreliable, few of them</span>')
    interval = f"{row['lower_95']:,.1f} to {row['upper_95']:,.1f}"
    line = "" if scale.district is None else _line(scale.at(scale.district), colours.ink)
    drawn = line + _bar(low, high - low, colour, thin=True)
    drawn += _dot(scale.at(row["rate_per_1000"]), mark, colour)
    cells = Markup('<td>{}</td><td class="mt-wide">{}</td>').format(words, interval)
    return cells + _picture(drawn, faded=not reliable)


def _change_cells(row: Row, scale: _Scale, colours: Palette) -> Markup:
    if pd.isna(row["count"]) or pd.isna(row["count_before"]):
        return _numbers(NOT_KNOWN, "", "") + _picture("")
    colour = verdict_colour(row["verdict"], colours)
    before, now = scale.at(row["count_before"]), scale.at(row["count"])
    drawn = Markup()
    if pd.notna(row["usual_from"]):
        low, high = scale.at(row["usual_from"]), scale.at(row["usual_to"])
        drawn = _bar(low, high - low, colours.quiet, thin=True)
    drawn += _dot(before, "○", colours.quiet) + _dot(now, "●", colour)
    clear = row["verdict"] in ("fewer", "more")
    words = f"{row['difference']:+,}".replace("-", "−")
    if clear:
        words = Markup('<b style="color:{}">{} {}</b>').format(
            colour, VERDICT_MARKS[row["verdict"]], words
        )
        words += Markup('<span class="mt-hidden"> clearly {}</span>').format(row["verdict"])
    counts = _numbers(f"{row['count_before']:,}", f"{row['count']:,}")
    return Markup("{}<td>{}</td>{}").format(counts, words, _picture(drawn))


def _numbers(*texts: str) -> Markup:
    return Markup("").join(Markup("<td>{}</td>").format(text) for text in texts)


def _picture(drawn: str, *, faded: bool = False) -> Markup:
    look = Markup(' class="mt-faded"') if faded else ""
    return Markup(
        '<td aria-hidden="true"><span class="mt-plot"><span{}>{}</span></span></td>'
    ).format(look, drawn)


def _bar(left: float, width: float, colour: str, *, thin: bool = False) -> Markup:
    kind = "mt-interval" if thin else "mt-bar"
    style = f"left:{left}%;width:{round(width, 2)}%;background:{colour}"
    return Markup('<i class="{}" style="{}"></i>').format(kind, style)


def _dot(left: float, mark: str, colour: str) -> Markup:
    return Markup('<i class="mt-dot" style="left:{}%;color:{}">{}</i>').format(left, colour, mark)


def _line(left: float, colour: str) -> Markup:
    return Markup('<i class="mt-line" style="left:{}%;background:{}"></i>').format(left, colour)


_TABLES: dict[str, tuple[str, tuple[str, ...], Callable[[Row, _Scale, Palette], str]]] = {
    "count": ("count", ("Incidents",), _count_cells),
    "rate": ("rate_per_1000", ("Per 1,000", INTERVAL), _rate_cells),
    "change": ("difference", ("Before", "Now", "Change"), _change_cells),
}
"""Measure -> the column that ranks, the heads of its number columns, and its cells."""
