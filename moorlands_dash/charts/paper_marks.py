"""What stands on a figure of the screen, drawn by matplotlib: lines, points, bands, words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from markupsafe import Markup
from matplotlib.axes import Axes
from matplotlib.collections import QuadMesh
from matplotlib.colors import LinearSegmentedColormap, to_rgba
from matplotlib.transforms import Transform, blended_transform_factory

from moorlands_dash.charts.paper_axis import Numbers, Side, worded

POINTS = 0.75
"""Of a pixel of the screen."""
_DASHES = {"solid": "-", "dash": "--", "dot": ":", "dashdot": "-.", "longdash": "--"}
_SYMBOLS = {
    "circle": "o", "diamond": "D", "square": "s", "triangle-up": "^", "triangle-down": "v",
    "x": "X", "cross": "P", "star": "*",
}  # fmt: skip
_STEPS = {"hvh": "mid", "hv": "post", "vh": "pre"}
_ACROSS = {"left": "left", "right": "right", "center": "center"}
_UP = {"top": "top", "bottom": "bottom", "middle": "center"}

_BOLD = Markup("<b>")

Part = Mapping[str, Any]


def colour(text: str) -> tuple[float, float, float, float]:
    """Return a colour as plotly writes it, "#12436D" or "rgba(18,67,109,0.5)"."""
    if not text.startswith("rgb"):
        return to_rgba(text)
    red, green, blue, *rest = (float(number) for number in re.findall(r"[\d.]+", text))
    return red / 255, green / 255, blue / 255, rest[0] if rest else 1.0


def scatter(axes: Axes, trace: Part, x: Side, y: Side, before: Part | None) -> Any:
    """Draw lines, points, whiskers and words of a trace; return what a key shows of it."""
    across, up = x.at(trace["x"]), y.at(trace["y"])
    x.reach(across)
    y.reach(up)
    mode, shown = str(trace.get("mode") or "lines"), None
    _filled(axes, trace, across, up, y, before)
    _whiskers(axes, trace, across, up, x, y)
    if "lines" in mode and _line_of(trace).get("width") != 0:
        shown = _lined(axes, trace, across, up)
    if "markers" in mode:
        shown = _points(axes, trace, across, up) or shown
    if "text" in mode:
        _words(axes, trace, across, up)
    return shown


def _line_of(trace: Part) -> Part:
    return trace.get("line") or {}


def _lined(axes: Axes, trace: Part, across: Numbers, up: Numbers) -> Any:
    line = _line_of(trace)
    step = _STEPS.get(str(line.get("shape")))
    (drawn,) = axes.plot(
        across,
        up,
        color=colour(str(line.get("color") or "#000000")),
        linewidth=float(line.get("width") or 2) * POINTS,
        linestyle=_DASHES.get(str(line.get("dash") or "solid"), "--"),
        drawstyle=f"steps-{step}" if step else "default",
        zorder=2,
    )
    return drawn


def _filled(
    axes: Axes, trace: Part, across: Numbers, up: Numbers, y: Side, before: Part | None
) -> None:
    fill, inside = trace.get("fill"), trace.get("fillcolor")
    if not inside:
        return
    if fill == "toself":
        axes.fill(across, up, color=colour(str(inside)), linewidth=0, zorder=1)
    elif fill == "tonexty" and before is not None:
        step: Any = _STEPS.get(str(_line_of(trace).get("shape")))
        axes.fill_between(
            across, y.at(before["y"]), up, color=colour(str(inside)), linewidth=0, step=step,
            zorder=1,
        )  # fmt: skip


def _whiskers(axes: Axes, trace: Part, across: Numbers, up: Numbers, x: Side, y: Side) -> None:
    for name, side, values in (("error_x", x, across), ("error_y", y, up)):
        bars = trace.get(name)
        if not bars or bars.get("array") is None:
            continue
        above = np.array([_number(value) for value in bars["array"]])
        below = np.array([_number(value) for value in bars.get("arrayminus") or bars["array"]])
        side.reach(values + np.nan_to_num(above))
        side.reach(values - np.nan_to_num(below))
        reach = {"xerr" if side is x else "yerr": np.nan_to_num(np.vstack([below, above]))}
        axes.errorbar(
            across, up, fmt="none", ecolor=colour(str(bars.get("color") or "#505a5f")),
            elinewidth=float(bars.get("thickness") or 2) * POINTS,
            capsize=float(bars.get("width") or 0) * POINTS, zorder=2.5, **reach,
        )  # fmt: skip


def _number(value: Any) -> float:
    return float("nan") if value is None else float(value)


def _points(axes: Axes, trace: Part, across: Numbers, up: Numbers) -> Any:
    marker, drawn = trace.get("marker") or {}, None
    many = len(across)
    edge = marker.get("line") or {}
    looks = zip(
        _each(marker.get("symbol") or "circle", many),
        _each(marker.get("color") or "#000000", many),
        _each(marker.get("size") or 6, many),
        _each(edge.get("color") or "", many),
        strict=True,
    )
    for place, (symbol, inside, size, round_) in enumerate(looks):
        if not np.isfinite(across[place]) or not np.isfinite(up[place]):
            continue
        open_, shape = "-open" in str(symbol), _SYMBOLS.get(str(symbol).split("-open")[0], "o")
        ink = colour(str(inside))
        rim = colour(str(round_)) if round_ and not open_ else ink
        drawn = axes.scatter(
            [across[place]], [up[place]], s=(float(size) * POINTS) ** 2, marker=shape,
            facecolors="none" if open_ else [ink], edgecolors=[rim],
            linewidths=float(edge.get("width") or (1.5 if open_ else 0)) * POINTS, zorder=3,
            clip_on=False,
        )  # fmt: skip
        if str(symbol).endswith("-dot"):
            axes.scatter([across[place]], [up[place]], s=4, color=[ink], zorder=3)
    return drawn


def _each(value: Any, many: int) -> Sequence[Any]:
    return [value] * many if isinstance(value, str | int | float) else list(value)


def _words(axes: Axes, trace: Part, across: Numbers, up: Numbers) -> None:
    font = trace.get("textfont") or {}
    place = str(trace.get("textposition") or "middle center")
    side = "left" if "right" in place else "right" if "left" in place else "center"
    above = "bottom" if "top" in place else "top" if "bottom" in place else "center"
    for x, y, text in zip(across, up, _each(trace.get("text") or "", len(across)), strict=False):
        if text:
            axes.annotate(
                worded(text), (x, y), ha=side, va=above, parse_math=False, zorder=4,
                color=colour(str(font.get("color") or "#0b0c0c")),
                size=float(font.get("size") or 12) * POINTS,
            )  # fmt: skip


def heatmap(axes: Axes, trace: Part, x: Side, y: Side) -> QuadMesh:
    """Draw a grid of numbers, shaded; its numbers in it where the figure writes them."""
    z = np.array([[_number(value) for value in row] for row in trace["z"]])
    steps = [(float(at), colour(str(tone))) for at, tone in trace["colorscale"]]
    across, up = x.at(trace["x"]), y.at(trace["y"])
    drawn = axes.pcolormesh(
        across, up, np.ma.masked_invalid(z), shading="nearest", edgecolors="white", linewidth=0.8,
        cmap=LinearSegmentedColormap.from_list("few to many", steps),
        vmin=_number(trace.get("zmin") or 0), vmax=max(float(np.nanmax(z)), 1e-9), zorder=1,
    )  # fmt: skip
    shape = re.search(r"%\{z:([^}]+)\}", str(trace.get("texttemplate") or ""))
    font = trace.get("textfont") or {}
    for row, values in enumerate(z if shape else ()):
        for column, value in enumerate(values):
            if shape and np.isfinite(value):
                axes.text(
                    across[column], up[row], format(value, shape[1]), ha="center", va="center",
                    color=colour(str(font.get("color") or "#0b0c0c")), zorder=4,
                    size=float(font.get("size") or 12) * POINTS,
                )  # fmt: skip
    return drawn


def shape(axes: Axes, part: Part, x: Side, y: Side) -> None:
    """Draw a line across the figure, or a ground behind a part of it."""
    where = _transform(axes, part)
    (x0, x1), (y0, y1) = (_placed(side, part, name) for side, name in ((x, "x"), (y, "y")))
    line = part.get("line") or {}
    under = 0.6 if part.get("layer") == "below" else 1.6
    if part.get("type") == "rect":
        axes.fill(
            [x0, x1, x1, x0], [y0, y0, y1, y1], transform=where, linewidth=0, zorder=0.5,
            color=colour(str(part.get("fillcolor") or "#eceff1")),
        )  # fmt: skip
        return
    axes.plot(
        [x0, x1], [y0, y1], transform=where, zorder=under,
        color=colour(str(line.get("color") or "#505a5f")),
        linewidth=float(line.get("width") or 1) * POINTS,
        linestyle=_DASHES.get(str(line.get("dash") or "solid"), "--"),
    )  # fmt: skip


def _placed(side: Side, part: Part, name: str) -> tuple[float, float]:
    ends = part[f"{name}0"], part[f"{name}1"]
    if _of_page(part, name):
        return float(ends[0]), float(ends[1])
    found = side.at(ends)
    return float(found[0]), float(found[1])


def _of_page(part: Part, name: str) -> bool:
    ref = str(part.get(f"{name}ref") or name)
    return ref == "paper" or ref.endswith("domain")


def _transform(axes: Axes, part: Part) -> Transform:
    return blended_transform_factory(
        axes.transAxes if _of_page(part, "x") else axes.transData,
        axes.transAxes if _of_page(part, "y") else axes.transData,
    )


def annotation(axes: Axes, part: Part, x: Side, y: Side) -> None:
    """Write words at their place, moved as the figure moves them."""
    font = part.get("font") or {}
    across, up = (
        float(part[name]) if _of_page(part, name) else float(side.at([part[name]])[0])
        for side, name in ((x, "x"), (y, "y"))
    )
    right, over = (float(part.get(f"{name}shift") or 0) * POINTS for name in ("x", "y"))
    text = str(part.get("text") or "")
    boxed = part.get("bordercolor")
    axes.annotate(
        worded(text),
        (across, up),
        xycoords=_transform(axes, part),
        xytext=(right, over),
        textcoords="offset points",
        ha=_ACROSS.get(str(part.get("xanchor")), "center"),
        va=_UP.get(str(part.get("yanchor")), "center"),
        rotation=-float(part.get("textangle") or 0),
        color=colour(str(font.get("color") or "#0b0c0c")),
        size=float(font.get("size") or 13) * POINTS,
        weight="bold" if _BOLD in text else "normal",
        annotation_clip=False,
        parse_math=False,
        zorder=5,
        bbox={
            "facecolor": colour(str(part.get("bgcolor") or "#ffffff")),
            "edgecolor": colour(str(boxed)), "linewidth": 0.7, "pad": 1.5,
        } if boxed else None,
    )  # fmt: skip
