"""The district beside others: rates with their intervals, and the gap over the years."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

import pandas as pd
import plotly.graph_objects as go
from markupsafe import Markup, escape

from moorlands_dash.charts.labels import Label, label_ends
from moorlands_dash.charts.theme import VERDICT_MARKS, Palette, laid_out, verdict_ink
from moorlands_dash.rows import Row

_SHAPES = {"district": "circle", "force": "diamond", "country": "square"}


def group_rates(frame: pd.DataFrame, colours: Palette, *, ours: str, against: str) -> go.Figure:
    """Return each offence group's rate for our area and its comparators, with 95% intervals.

    Rows are those of `comparison-recorded`, the group with the highest rate of `against` (an area
    code) on top; beside each group stands what ours is against it.
    """
    order = _ordered(frame[frame["area_code"] == against], "group")
    figure = go.Figure()
    for code, area in frame.groupby("area_code", sort=False):
        is_ours = code == ours
        level = "ours" if is_ours else str(area["level"].iloc[0])
        colour = {"ours": colours.ours, "force": colours.force}.get(level, colours.country)
        figure.add_trace(
            _dots(
                area,
                [_wrapped(group) for group in area["group"]],
                colour,
                shape=_SHAPES["district" if is_ours else level],
                size=12 if is_ours else 10,
                name=str(area["area_name"].iloc[0]),
            )
        )
    _verdicts(figure, frame[frame["area_code"] == against], "group", colours)
    return _across(figure, colours, [_wrapped(group) for group in order], rows=len(order), key=True)


def district_rates(frame: pd.DataFrame, colours: Palette, *, ours: str) -> go.Figure:
    """Return one category's rate in our district and the others, with 95% intervals.

    Rows are those of `comparison-street` for one group; the highest rate stands on top, ours and
    the verdict against each other are marked.
    """
    order = _ordered(frame, "area_name")
    figure = go.Figure()
    for row in frame.to_dict("records"):
        is_ours = row["area_code"] == ours
        force = row["level"] == "force"
        colour = colours.ours if is_ours else colours.force if force else colours.other
        figure.add_trace(
            _dots(
                pd.DataFrame([row]),
                [_wrapped(str(row["area_name"]))],
                colour,
                shape="diamond" if force else "circle",
                size=13 if is_ours else 10,
                name=str(row["area_name"]),
            )
        )
    _verdicts(figure, frame[frame["area_code"] != ours], "area_name", colours)
    mine = frame.loc[frame["area_code"] == ours, "rate_per_1000"].dropna()
    if len(mine):
        figure.add_vline(mine.iloc[0], line={"color": colours.ours, "width": 1, "dash": "dot"})
    return _across(figure, colours, [_wrapped(name) for name in order], rows=len(order), key=False)


def gap_over_years(frame: pd.DataFrame, colours: Palette, *, ours: str) -> go.Figure:
    """Return the yearly rates of one group for ours and its comparators.

    Rows are those of `comparison-years` for one group, oldest year first. A year that is not
    complete is a break in the line; the axis begins with the first that is.
    """
    figure = go.Figure()
    years = list(dict.fromkeys(frame["year_label"]))
    complete = set(frame.loc[frame["rate_per_1000"].notna(), "year_label"])
    while years and complete and years[0] not in complete:
        years.pop(0)
    frame = frame[frame["year_label"].isin(years)]
    labels = []
    for code, area in frame.groupby("area_code", sort=False):
        level = "ours" if code == ours else str(area["level"].iloc[0])
        colour = {"ours": colours.ours, "force": colours.force}.get(level, colours.country)
        figure.add_trace(_year_line(area, colour, level))
        labels += _latest(area, colour, bold=level == "ours")
    top = float(frame[["rate_per_1000", "upper_95"]].max().max()) * 1.12
    if years and top == top:
        label_ends(figure, labels, x=years[-1], top=top, rows=6)
    return laid_out(
        figure,
        colours,
        height=320,
        margin={"l": 8, "r": 128, "t": 12, "b": 8},
        xaxis={
            "showgrid": False,
            "type": "category",
            "categoryarray": years,
            "range": [-0.3, len(years) - 0.7],
            "tickvals": years,
            "ticktext": [_ended(year) for year in years],
            "tickangle": 0,
            "title": {"text": "12 months to"} if all(map(_is_year, years)) else None,
        },
        yaxis={"range": [0, top if top == top else 1], "title": {"text": "Per 1,000 residents"}},
    )


_YEAR = "Year to "


def _is_year(label: str) -> bool:
    return label.startswith(_YEAR)


def _ended(label: str) -> Markup:
    """Return "Jun 2026" in two lines for "Year to June 2026": a phone has room for five."""
    if not _is_year(label):
        return _wrapped(label, 9)
    month, _, year = label.removeprefix(_YEAR).partition(" ")
    return Markup("{}<br>{}").format(month[:3], year)


def _latest(area: pd.DataFrame, colour: str, *, bold: bool) -> list[Label]:
    """Return the label of a line's end: its latest rate that is known."""
    known = area.dropna(subset=["rate_per_1000"])
    if known.empty:
        return []
    last = known.iloc[-1]
    text = _wrapped(f"{last['area_name']} {last['rate_per_1000']:,.1f}", 18)
    return [Label(float(last["rate_per_1000"]), text, colour, bold)]


def _year_line(area: pd.DataFrame, colour: str, level: str) -> go.Scatter:
    return go.Scatter(
        x=area["year_label"].tolist(),
        y=_listed(area["rate_per_1000"]),
        mode="lines+markers",
        connectgaps=False,
        line={"color": colour, "width": 3 if level == "ours" else 2},
        marker={"color": colour, "size": 9, "symbol": _SHAPES.get(level, "circle")},
        error_y=_interval(area) | {"color": colour},
        name=str(area["area_name"].iloc[0]),
        hovertemplate="%{x}: %{y:.1f} per 1,000<extra>%{fullData.name}</extra>",
    )


def _dots(
    area: pd.DataFrame, rows: Sequence[str], colour: str, *, shape: str, size: int, name: str
) -> go.Scatter:
    return go.Scatter(
        x=_listed(area["rate_per_1000"]),
        y=list(rows),
        mode="markers",
        marker={"color": colour, "symbol": shape, "size": size},
        error_x=_interval(area) | {"color": colour},
        name=escape(name),
        customdata=[
            f"{low:,.1f} to {high:,.1f}"
            for low, high in zip(area["lower_95"], area["upper_95"], strict=True)
        ],
        hovertemplate="%{x:.1f} per 1,000 (%{customdata})<extra>%{fullData.name}</extra>",
    )


def _interval(area: pd.DataFrame) -> dict[str, object]:
    above = area["upper_95"] - area["rate_per_1000"]
    below = area["rate_per_1000"] - area["lower_95"]
    return {
        "type": "data",
        "symmetric": False,
        "array": _listed(above),
        "arrayminus": _listed(below),
        "thickness": 2,
        "width": 0,
    }


def _verdicts(figure: go.Figure, frame: pd.DataFrame, rows: str, colours: Palette) -> None:
    """Write what ours is, against each row, at the right of the figure."""
    for row in frame.to_dict("records"):
        verdict = row["verdict"]
        if not isinstance(verdict, str) or verdict not in VERDICT_MARKS:
            continue
        figure.add_annotation(
            x=1,
            xref="paper",
            y=_wrapped(str(row[rows])),
            text=Markup("{} {}{}").format(VERDICT_MARKS[verdict], verdict, _times(row["ratio"])),
            hovertext=_ratio(row),
            align="left",
            xanchor="left",
            xshift=10,
            showarrow=False,
            font={"color": verdict_ink(verdict, colours), "size": 13},
        )


def _times(ratio: float) -> Markup:
    """Return the rate ratio, ours over theirs, as it stands beside the verdict."""
    return Markup() if pd.isna(ratio) else Markup("<br>{:.2f} times").format(ratio)


def _ratio(row: Row) -> str:
    if pd.isna(row["ratio"]):
        return ""
    low, high = row["ratio_lower_95"], row["ratio_upper_95"]
    return (
        f"Rate ratio, ours over theirs: {row['ratio']:.2f} (95% interval {low:.2f} to {high:.2f})"
    )


def _across(
    figure: go.Figure, colours: Palette, order: list[str], *, rows: int, key: bool
) -> go.Figure:
    """Lay out dots on rows: room at the right for the verdicts, shapes explained at the top."""
    return laid_out(
        figure,
        colours,
        height=90 + 40 * rows,
        margin={"l": 8, "r": 100, "t": 44 if key else 12, "b": 8},
        showlegend=key,
        legend={
            "orientation": "h",
            "x": 0,
            "y": 1,
            "yanchor": "bottom",
            "itemclick": False,
            "itemdoubleclick": False,
        },
        xaxis={"rangemode": "tozero", "title": {"text": "Per 1,000 residents"}, "nticks": 6},
        yaxis={
            "categoryorder": "array",
            "categoryarray": order[::-1],
            "showgrid": True,
            "tickfont": {"color": colours.ink, "size": 13},
        },
    )


def _ordered(frame: pd.DataFrame, column: str) -> list[str]:
    ordered = frame.sort_values("rate_per_1000", ascending=False, na_position="last")
    return [str(value) for value in ordered[column]]


def _wrapped(text: str, width: int = 20) -> Markup:
    """Return the text with line breaks: long row names would leave phones no room."""
    return Markup("<br>").join(textwrap.wrap(text, width))


def _listed(values: pd.Series) -> list[float | None]:
    return [None if pd.isna(value) else float(value) for value in values]
