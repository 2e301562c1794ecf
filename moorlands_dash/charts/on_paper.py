"""A figure of the screen as a picture of its own: its finding on top, its source beneath."""

from __future__ import annotations

import io
import textwrap
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.text import Text

from moorlands_dash.charts import paper_marks as marks
from moorlands_dash.charts.paper_axis import Side, worded
from moorlands_dash.charts.printed import DRAWING
from moorlands_dash.charts.theme import LIGHT, Palette
from moorlands_dash.charts.typeface import BOLD, REGULAR

if TYPE_CHECKING:
    import plotly.graph_objects as go

PictureKind = Literal["png", "svg"]

WIDE = 800
"""Pixels of the screen that a picture is wide, and as many points at 96 an inch."""
_INCH = 96
_DPI = 192
_EDGE = 16
_TITLE, _SMALL = 12.0, 8.5
_TITLE_LINE, _SMALL_LINE = 20, 14
"""Pixels that a line of the finding takes, and one of what stands beneath."""
_LETTERS = 84, 140
"""Letters of a line of each."""


@dataclass(frozen=True)
class Framed:
    """What stands round a picture."""

    finding: str
    """Its title: what it shows."""
    beneath: Sequence[str]
    """Source, period, unit, snapshot; that data are invented."""

    def title(self) -> list[str]:
        """Return the finding in lines."""
        return textwrap.wrap(self.finding, _LETTERS[0])

    def foot(self) -> list[str]:
        """Return what stands beneath in lines."""
        return [line for text in self.beneath for line in textwrap.wrap(text, _LETTERS[1])]


def drawn(
    figure: go.Figure,
    framed: Framed,
    kind: PictureKind,
    colours: Palette = LIGHT,
    *,
    wide: int = WIDE,
) -> bytes:
    """Return a figure of scatter traces and grids as PNG or SVG, without a browser.

    Text is drawn as outlines in SVG; the same figure gives the same bytes. Letters keep their size
    however many pixels of the screen it is `wide`.
    """
    # Not `to_dict`, which packs columns of numbers for sending.
    traces = [trace.to_plotly_json() for trace in figure.data]
    layout = figure.layout.to_plotly_json()
    high = int(layout.get("height") or 320)
    above = 2 * _EDGE + _TITLE_LINE * len(framed.title())
    below = _EDGE + _SMALL_LINE * len(framed.foot())
    whole = above + high + below
    with DRAWING:
        page = Figure(figsize=(wide / _INCH, whole / _INCH), facecolor=colours.paper)
        axes = page.add_axes((0.1, below / whole, 0.8, high / whole))
        keys = _fill(axes, traces, layout)
        _look(axes, layout, colours)
        if layout.get("showlegend"):
            _key(axes, keys, colours)
        _lines(page, framed.title(), whole - _EDGE, whole, BOLD, (_TITLE, _TITLE_LINE), colours.ink)
        foot = _SMALL_LINE * len(framed.foot()) + _EDGE / 2
        _lines(page, framed.foot(), foot, whole, REGULAR, (_SMALL, _SMALL_LINE), colours.quiet)
        _in_our_letters(page, axes)
        _fit(page, axes, layout, below / whole, high / whole)
        return _saved(page, kind)


def _fill(
    axes: Axes, traces: Sequence[dict[str, Any]], layout: dict[str, Any]
) -> list[tuple[str, Any]]:
    """Draw what the figure holds; return the name and the look of each trace."""
    shapes, notes = layout.get("shapes") or (), layout.get("annotations") or ()
    x, y = (
        Side(layout.get(f"{name}axis") or {}, [v for t in traces for v in t.get(name, ())])
        for name in ("x", "y")
    )
    keys: list[tuple[str, Any]] = []
    before = None
    for trace in traces:
        if trace.get("type") == "heatmap":
            mesh = marks.heatmap(axes, trace, x, y)
            _scale(axes, mesh, trace)
            continue
        keys.append((worded(trace.get("name") or ""), marks.scatter(axes, trace, x, y, before)))
        before = trace
    for part in shapes:
        marks.shape(axes, part, x, y)
    for part in notes:
        marks.annotation(axes, part, x, y)
    axes.set_xlim(*x.ends())
    axes.set_ylim(*y.ends())
    x.write(axes.xaxis)
    y.write(axes.yaxis)
    return keys


def _scale(axes: Axes, mesh: Any, trace: dict[str, Any]) -> None:
    """Draw the scale of a grid's shades, where the figure shows it."""
    if trace.get("showscale") is False or axes.figure is None:
        return
    bar = axes.figure.colorbar(mesh, ax=axes, fraction=0.03, pad=0.02)
    bar.outline.set_visible(False)
    title = ((trace.get("colorbar") or {}).get("title") or {}).get("text") or ""
    bar.ax.set_title(worded(title), loc="left")


def _look(axes: Axes, layout: dict[str, Any], colours: Palette) -> None:
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(colours.quiet)
    axes.set_facecolor("none")
    axes.set_axisbelow(True)
    axes.tick_params(length=0, pad=5, colors=colours.quiet)
    for name, axis in (("x", axes.xaxis), ("y", axes.yaxis)):
        said = layout.get(f"{name}axis") or {}
        if said.get("showgrid") is not False:
            axis.grid(True, color=colours.grid, linewidth=0.7)
        title = (said.get("title") or {}).get("text")
        if title:
            axis.set_label_text(worded(title), color=colours.quiet)


def _key(axes: Axes, keys: Sequence[tuple[str, Any]], colours: Palette) -> None:
    named = [(name, look) for name, look in keys if name and look is not None]
    axes.legend(
        [look for _, look in named],
        [name for name, _ in named],
        loc="lower left",
        bbox_to_anchor=(0, 1.0),
        ncols=min(len(named), 4) or 1,
        frameon=False,
        labelcolor=colours.ink,
    )


def _lines(
    page: Figure, lines: Sequence[str], top: float, whole: float, font: Any,
    size: tuple[float, float], ink: str,
) -> None:  # fmt: skip
    for place, line in enumerate(lines):
        page.text(
            _EDGE / _INCH / page.get_figwidth(),
            (top - size[1] * place) / whole,
            line,
            va="top",
            color=ink,
            fontproperties=FontProperties(fname=str(font), size=size[0]),
            parse_math=False,
        )


def _in_our_letters(page: Figure, axes: Axes) -> None:
    """Have every word of the figure in the letters that come with the program."""
    lines = {id(text) for text in page.texts}
    for text in page.findobj(Text):
        if id(text) in lines:
            continue
        font = BOLD if text.get_fontweight() in ("bold", 700) else REGULAR
        own = text.get_fontsize() if text in axes.texts else 13 * marks.POINTS
        text.set_fontproperties(FontProperties(fname=str(font), size=own))
        text.set_parse_math(False)


def _fit(page: Figure, axes: Axes, layout: dict[str, Any], foot: float, high: float) -> None:
    """Leave what is written beside the axes the room that it takes."""
    margin = layout.get("margin") or {}
    beside, beneath = axes.yaxis.get_tightbbox(), axes.xaxis.get_tightbbox()
    wide, tall = page.bbox.width, page.bbox.height
    drawn = axes.get_window_extent()
    left = (drawn.x0 - beside.x0) / wide if beside else 0.0
    low = (drawn.y0 - beneath.y0) / tall if beneath else 0.0
    across = page.get_figwidth() * _INCH
    edge, right = _EDGE / across, max(float(margin.get("r") or 8), _EDGE) / across
    top = float(margin.get("t") or 8) / (tall / page.dpi * _INCH)
    span = 1 - right - edge - left
    shares = [each for each in page.axes if each is not axes]
    for each in shares:
        each.set_position((1 - right - 0.06, foot + low, 0.02, (high - low - top) * 0.9))
        span -= 0.08
    axes.set_position((edge + left, foot + low, span, high - low - top))


def _saved(page: Figure, kind: PictureKind) -> bytes:
    drawn = io.BytesIO()
    stamp = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
    page.savefig(drawn, format=kind, dpi=_DPI, metadata=stamp)
    return drawn.getvalue()
