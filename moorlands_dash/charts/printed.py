"""Figures for paper: the same tidy tables as on screen, drawn as SVG without a browser.

Text is drawn as outlines, so that a figure looks alike wherever it is opened.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from threading import Lock

import matplotlib as mpl
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.ticker import MaxNLocator

from moorlands_dash.charts.labels import Label, spread
from moorlands_dash.charts.targets.figures import short
from moorlands_dash.charts.theme import LIGHT, Palette
from moorlands_dash.charts.typeface import BOLD, REGULAR
from moorlands_dash.periods import MONTH_NAMES, month_name
from moorlands_dash.rows import Row
from moorlands_dash.target_kinds import SHARE, limit_of, unit_of

Target = Row

# Fixed names within the SVG: the same table gives the same bytes.
mpl.rcParams.update({"svg.hashsalt": "moorlands-dash", "svg.fonttype": "path"})

_WIDTH, _HEIGHT = 6.7, 2.75
_TEXT = 8.5
_LABEL_ROWS = 13
"""Lines of label text that the figure's height holds."""
DRAWING = Lock()
"""matplotlib shares state between figures; pages are run by several threads."""


def count_figure(
    path: pd.DataFrame,
    forecast: pd.DataFrame,
    target: Target,
    colours: Palette = LIGHT,
) -> bytes:
    """Return the count so far, the milestones and the likely rest of the year, as SVG.

    `path` holds the target's rows of `trajectory`, `forecast` its rows of `forecast` (none where
    nothing can be told), `target` its row of `targets`.
    """
    with DRAWING:
        figure, axes = _blank(colours)
        months = [pd.Timestamp(month) for month in path["month"]]
        limit = limit_of(target["kind"])
        labels = [
            _line(axes, path["baseline_cumulative"], "Baseline", colours.quiet, ":"),
            _line(axes, path["milestone_cumulative"], limit, colours.ink, "--"),
        ]
        labels += _likely(axes, path, forecast, colours)
        labels += _so_far(axes, path["actual_cumulative"], colours)
        axes.set_xlim(-0.3, len(months) - 1)
        axes.set_ylim(0, 1.08 * max(axes.dataLim.ymax, 1))
        axes.set_xticks(range(len(months)), [MONTH_NAMES[m.month - 1][:3] for m in months])
        _write(axes, labels, len(months) - 1)
        return _svg(figure, axes)


def survey_figure(waves: pd.DataFrame, target: Target, colours: Palette = LIGHT) -> bytes:
    """Return a survey's waves as dots with their 95% intervals, as SVG.

    `waves` holds the target's rows of `survey`. A wave hidden for its few answers is not drawn,
    one on few answers is an open dot.
    """
    with DRAWING:
        figure, axes = _blank(colours)
        shown = waves.dropna(subset=["share"]).reset_index(drop=True)
        for place, wave in enumerate(shown.to_dict("records")):
            if pd.notna(wave["lower_95"]):
                axes.vlines(place, wave["lower_95"], wave["upper_95"], color=colours.ours)
            inside = colours.paper if wave["warning"] else colours.ours
            axes.plot(place, wave["share"], "o", color=colours.ours, markerfacecolor=inside)
        labels = [
            _level(axes, target, key, name, (colour, dash))
            for key, name, colour, dash in (
                ("target", "Target", colours.ink, "--"),
                ("baseline", "Baseline", colours.quiet, ":"),
            )
            if pd.notna(target[key])
        ]
        labels += [
            Label(float(share), f"Latest {short(target, share)}", colours.ours, bold=True)
            for share in shown["share"].tail(1)
        ]
        axes.set_xlim(-0.5, max(len(shown) - 0.6, 0.5))
        ends = [month_name(pd.Timestamp(end).date()) for end in shown["period_end"]]
        names = [f"{name[:3]}\n{name.split()[-1]}" for name in ends]
        step = -(-len(names) // 10) or 1
        axes.set_xticks(range(0, len(names), step), names[::step])
        axes.yaxis.set_major_formatter(lambda share, _place: short(target, share))
        low, high = axes.get_ylim()
        axes.set_ylim(max(0.0, low), min(1.0, high) if unit_of(target) == SHARE else high)
        _write(axes, labels, axes.get_xlim()[1])
        return _svg(figure, axes)


def _blank(colours: Palette) -> tuple[Figure, Axes]:
    figure = Figure(figsize=(_WIDTH, _HEIGHT))
    axes = figure.add_axes((0.06, 0.13, 0.745, 0.83))
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(colours.quiet)
    axes.grid(axis="y", color=colours.grid, linewidth=0.7)
    axes.set_axisbelow(True)
    axes.tick_params(colors=colours.quiet, length=0, pad=4)
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5, min_n_ticks=3))
    axes.yaxis.set_major_formatter(lambda value, _place: f"{value:,.0f}")
    return figure, axes


def _line(axes: Axes, values: pd.Series, name: str, colour: str, dash: str) -> Label:
    axes.plot(range(len(values)), values, color=colour, linestyle=dash, linewidth=1.3)
    last = float(values.iloc[-1])
    return Label(last, f"{name} {last:,.0f}", colour)


def _likely(
    axes: Axes, path: pd.DataFrame, forecast: pd.DataFrame, colours: Palette
) -> list[Label]:
    """Draw what the months left are likely to bring; return its label at the year's end."""
    if forecast.empty or forecast["known"].all() or forecast["median"].isna().all():
        return []
    places = {month: place for place, month in enumerate(path["month"])}
    shown = forecast[forecast["known"].shift(-1, fill_value=False).eq(False)]
    x = [places[month] for month in shown["month"]]
    bounds = shown[["lower_80", "median", "upper_80"]].astype("float64")
    axes.fill_between(
        x, bounds["lower_80"], bounds["upper_80"], color=colours.sequence[1], alpha=0.55, lw=0
    )
    axes.plot(x, bounds["median"], color=colours.force, linestyle="-.", linewidth=1.6)
    low, middle, high = bounds.iloc[-1]
    words = f"Likely {middle:,.0f}\n({low:,.0f} to {high:,.0f})"
    return [Label(middle, words, colours.force, bold=True)]


def _so_far(axes: Axes, values: pd.Series, colours: Palette) -> list[Label]:
    axes.plot(
        range(len(values)), values.astype("float64"), "o-", color=colours.ours, lw=2.4, ms=4.5
    )
    known = [place for place, value in enumerate(values) if pd.notna(value)]
    if not known:
        return []
    place, last = known[-1], float(values.iloc[known[-1]])
    if place == len(values) - 1:
        return [Label(last, f"Counted {last:,.0f}", colours.ours, bold=True)]
    axes.annotate(
        f"{last:,.0f}",
        (place, last),
        xytext=(-4, 6),
        textcoords="offset points",
        ha="right",
        color=colours.ours,
        weight="bold",
        parse_math=False,
    )
    return []


def _level(axes: Axes, target: Target, key: str, name: str, look: tuple[str, str]) -> Label:
    at, (colour, dash) = float(target[key]), look
    axes.axhline(at, color=colour, linestyle=dash, linewidth=1.3)
    return Label(at, f"{name} {short(target, at)}", colour)


def _write(axes: Axes, labels: Sequence[Label], x: float) -> None:
    """Write the labels right of the lines that they name, apart from each other."""
    low, high = axes.get_ylim()
    rows = [label.at for label in labels for _ in label.text.splitlines()]
    placed = spread(rows, (high - low) / _LABEL_ROWS)
    for label in labels:
        lines = label.text.count("\n") + 1
        own, placed = placed[:lines], placed[lines:]
        axes.annotate(
            label.text,
            (x, min(sum(own) / lines, high)),
            xytext=(8, 0),
            textcoords="offset points",
            va="center",
            color=label.colour,
            weight="bold" if label.bold else "normal",
            annotation_clip=False,
            parse_math=False,
        )


def _svg(figure: Figure, axes: Axes) -> bytes:
    words = [*axes.get_xticklabels(), *axes.get_yticklabels(), *axes.texts]
    for text in words:
        font = BOLD if text.get_fontweight() == "bold" else REGULAR
        text.set_fontproperties(FontProperties(fname=str(font), size=_TEXT))
    drawn = io.BytesIO()
    figure.savefig(drawn, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return drawn.getvalue()
