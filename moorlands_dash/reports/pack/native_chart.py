"""A target's figure as PowerPoint's own chart: whoever gets the slides can edit it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd
from lxml import etree
from pptx.chart.chart import Chart as NativeChart
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE, XL_LEGEND_POSITION, XL_MARKER_STYLE
from pptx.enum.dml import MSO_LINE
from pptx.oxml.ns import qn
from pptx.util import Pt

from moorlands_dash.charts.targets.figures import EXCEL
from moorlands_dash.charts.theme import LIGHT, rgb
from moorlands_dash.periods import month_name
from moorlands_dash.reports.pack.figure import Chart
from moorlands_dash.target_kinds import COUNT, SHARE, limit_of, unit_of

CHART_TYPE = XL_CHART_TYPE.LINE_MARKERS
FONT = "Arial"


@dataclass(frozen=True)
class Series:
    """One line of a chart: told from the others by dash and marker, not by colour alone."""

    name: str
    values: tuple[float | None, ...]
    colour: str
    width: float = 1.75
    dash: Any = None
    marker: Any = None
    line: bool = True


def chart_data(chart: Chart) -> tuple[CategoryChartData, list[Series]]:
    """Return the chart's figures as PowerPoint takes them, and how each line looks."""
    survey = chart.kind == "survey"
    names, series = _survey(chart) if survey else _count(chart)
    data = CategoryChartData(number_format=_format(chart))
    data.categories = names
    for line in series:
        data.add_series(line.name, line.values)
    return data, series


def _format(chart: Chart) -> str:
    return EXCEL[unit_of(chart.target)] if chart.kind == "survey" else EXCEL[COUNT]


def dress(native: NativeChart, chart: Chart, series: Sequence[Series]) -> None:
    """Give PowerPoint's chart our looks, and a survey's waves their intervals."""
    native.has_title = False
    native.has_legend = True
    native.legend.position = XL_LEGEND_POSITION.BOTTOM
    native.legend.include_in_layout = False
    native.font.size, native.font.name = Pt(14), FONT
    native.font.color.rgb = as_rgb(LIGHT.ink)
    axis = native.value_axis
    axis.major_gridlines.format.line.color.rgb = as_rgb(LIGHT.grid)
    axis.format.line.fill.background()
    axis.tick_labels.number_format_is_linked = False
    axis.tick_labels.number_format = _format(chart)
    if chart.kind == "count":
        axis.minimum_scale = 0
    else:
        axis.minimum_scale, axis.maximum_scale = _share_range(chart)
    native.category_axis.format.line.color.rgb = as_rgb(LIGHT.quiet)
    for plotted, line in zip(native.plots[0].series, series, strict=True):
        _draw(plotted, line)
    if chart.kind == "survey" and _shown(chart)["lower_95"].notna().all():
        _intervals(native.plots[0].series[0], _shown(chart))


def _share_range(chart: Chart) -> tuple[float, float]:
    """Return a range in steps of 5 points that holds every interval, target and baseline."""
    waves = _shown(chart)
    levels = [float(chart.target[key]) for key in ("target", "baseline")]
    if unit_of(chart.target) != SHARE:
        return 0.0, 1.1 * max([*waves["share"], *waves["upper_95"].dropna(), *levels])
    found = pd.Series([*waves["lower_95"], *waves["upper_95"], *levels], dtype="float64")
    low, high = math.floor(found.min() * 20) / 20, math.ceil(found.max() * 20) / 20
    return max(low, 0.0), min(max(high, low + 0.05), 1.0)


def _count(chart: Chart) -> tuple[list[str], list[Series]]:
    path = chart.path
    limit = limit_of(chart.target["kind"])
    circle = XL_MARKER_STYLE.CIRCLE
    lines = [
        Series("Counted so far", _values(path["actual_cumulative"]), LIGHT.ours, 3, None, circle),
        Series(limit, _values(path["milestone_cumulative"]), LIGHT.ink, dash=MSO_LINE.DASH),
        Series(
            "Baseline", _values(path["baseline_cumulative"]), LIGHT.quiet, dash=MSO_LINE.ROUND_DOT
        ),
    ]
    if not chart.forecast["median"].isna().all():
        ahead = chart.forecast["known"].shift(-1, fill_value=False).eq(False)
        for name, column, dash in (
            ("Likely", "median", MSO_LINE.DASH_DOT),
            ("Likely range, low", "lower_80", MSO_LINE.SQUARE_DOT),
            ("Likely range, high", "upper_80", MSO_LINE.SQUARE_DOT),
        ):
            width = 2.25 if column == "median" else 1.25
            values = _values(chart.forecast[column].where(ahead))
            lines.append(Series(name, values, LIGHT.force, width, dash))
    return [month_name(pd.Timestamp(month).date())[:3] for month in path["month"]], lines


def _shown(chart: Chart) -> pd.DataFrame:
    return chart.path.dropna(subset=["share"]).reset_index(drop=True)


def _survey(chart: Chart) -> tuple[list[str], list[Series]]:
    waves = _shown(chart)
    ends = [month_name(pd.Timestamp(end).date()) for end in waves["period_end"]]
    names = [f"{name[:3]} {name.split()[-1]}" for name in ends]
    circle = XL_MARKER_STYLE.CIRCLE
    share = Series(
        "Said so, with 95% interval", _values(waves["share"]), LIGHT.ours, 2, None, circle, False
    )
    levels = [
        Series(name, (float(chart.target[key]),) * len(waves), colour, 1.75, dash)
        for name, key, colour, dash in (
            ("Target", "target", LIGHT.ink, MSO_LINE.DASH),
            ("Baseline", "baseline", LIGHT.quiet, MSO_LINE.ROUND_DOT),
        )
        if pd.notna(chart.target[key])
    ]
    return names, [share, *levels]


def _values(values: pd.Series) -> tuple[float | None, ...]:
    return tuple(None if pd.isna(value) else round(float(value), 4) for value in values)


def _draw(plotted: Any, line: Series) -> None:
    plotted.smooth = False
    if line.line:
        plotted.format.line.color.rgb = as_rgb(line.colour)
        plotted.format.line.width = Pt(line.width)
        if line.dash is not None:
            plotted.format.line.dash_style = line.dash
    else:
        plotted.format.line.fill.background()
    plotted.marker.style = line.marker or XL_MARKER_STYLE.NONE
    if line.marker:
        plotted.marker.size = 8
        plotted.marker.format.fill.solid()
        plotted.marker.format.fill.fore_color.rgb = as_rgb(line.colour)
        plotted.marker.format.line.color.rgb = as_rgb(line.colour)


def _intervals(plotted: Any, waves: pd.DataFrame) -> None:
    """Add error bars of each wave's own length; python-pptx has no call for them."""
    bars = etree.SubElement(plotted._element, qn("c:errBars"))
    for name, value in (
        ("errDir", "y"),
        ("errBarType", "both"),
        ("errValType", "cust"),
        ("noEndCap", "1"),
    ):
        etree.SubElement(bars, qn(f"c:{name}"), val=value)
    ends = {"plus": waves["upper_95"] - waves["share"], "minus": waves["share"] - waves["lower_95"]}
    for name, lengths in ends.items():
        literal = etree.SubElement(etree.SubElement(bars, qn(f"c:{name}")), qn("c:numLit"))
        etree.SubElement(literal, qn("c:formatCode")).text = "0%"
        etree.SubElement(literal, qn("c:ptCount"), val=str(len(lengths)))
        for place, length in enumerate(lengths):
            point = etree.SubElement(literal, qn("c:pt"), idx=str(place))
            etree.SubElement(point, qn("c:v")).text = f"{length:.4f}"
    shape = etree.SubElement(bars, qn("c:spPr"))
    line = etree.SubElement(shape, qn("a:ln"), w=str(Pt(2)))
    etree.SubElement(etree.SubElement(line, qn("a:solidFill")), qn("a:srgbClr"), val=LIGHT.ours[1:])
    # The format sets the order: error bars stand before the categories.
    plotted._element.find(qn("c:cat")).addprevious(bars)


def as_rgb(colour: str) -> RGBColor:
    """Return "#12436D" as PowerPoint takes it."""
    return RGBColor(*rgb(colour)[:3])
