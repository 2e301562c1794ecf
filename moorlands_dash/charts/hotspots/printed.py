"""The map of cells for print and slides, without a browser: PNG or SVG by matplotlib."""

from __future__ import annotations

import io
import math
from collections.abc import Mapping, Sequence
from typing import Any, Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Patch
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Affine2D

from moorlands_dash.charts.clear_names import Clear
from moorlands_dash.charts.ground import CASED, EDGE, WIDTHS, Ground, corners_of, line_colours
from moorlands_dash.charts.hotspots.surface import Surface
from moorlands_dash.charts.outlines import Box, box, polygons
from moorlands_dash.charts.printed import DRAWING
from moorlands_dash.charts.theme import LIGHT, Palette
from moorlands_dash.charts.typeface import BOLD, REGULAR
from moorlands_dash.charts.wards.shading import Key, Shade, Shading
from moorlands_dash.partnership import Place

_WIDTH = 7.2
_TEXT = 9.0
_DPI = 160
_FINER = 0.5
"""Points of a printed line for each pixel that it has on the screen."""


def hotspot_print(
    shapes: Mapping[str, Any],
    look: Shading,
    wards: Mapping[str, Any],
    *,
    hotspots: Sequence[Mapping[str, Any]] = (),
    places: Sequence[Place] = (),
    words: Sequence[str] = (),
    kind: Literal["png", "svg"] = "png",
    colours: Palette = LIGHT,
    width: float = _WIDTH,
    surface: Surface | None = None,
    ground: Ground | None = None,
    within: Box | None = None,
) -> bytes:
    """Return the map as a picture; `words` stand beneath it, such as title and label.

    `width` is in inches; letters keep their size. `within` is the part of the earth that is drawn,
    where that isn't all. The other arguments are those of `hotspot_map`.
    """
    with DRAWING:
        told = bool(look.title or look.keys or words)
        beneath = 0.42 + 0.17 * len(words) + 0.2 * len(look.keys) if told else 0.0
        bounds = within or _bounds(wards)
        places = [place for place in places if _holds(bounds, place.longitude, place.latitude)]
        hotspots = [spot for spot in hotspots if not within or _meets(within, spot)]
        tall = width * _ratio(bounds)
        figure = Figure(figsize=(width, tall + beneath), facecolor=colours.paper)
        share = beneath / (tall + beneath)
        axes = figure.add_axes((0.0, share, 1.0, 1 - share))
        point = (bounds[2] - bounds[0]) / width / 72, (bounds[3] - bounds[1]) / tall / 72
        clear = Clear([spot["at"][:2] for spot in hotspots], point)
        _draw(axes, shapes, look, wards, hotspots, places, clear, colours, surface, ground)
        axes.set_xlim(bounds[0], bounds[2])
        axes.set_ylim(bounds[1], bounds[3])
        axes.set_aspect(1 / math.cos(math.radians((bounds[1] + bounds[3]) / 2)))
        axes.set_axis_off()
        if told:
            _beneath(figure, look, words, share, colours)
        return _bytes(figure, kind)


def _draw(
    axes: Axes,
    shapes: Mapping[str, Any],
    look: Shading,
    wards: Mapping[str, Any],
    hotspots: Sequence[Mapping[str, Any]],
    places: Sequence[Place],
    clear: Clear,
    colours: Palette,
    surface: Surface | None,
    ground: Ground | None,
) -> None:
    by_level = {
        level: [f["geometry"] for f in wards["features"] if f["properties"]["level"] == level]
        for level in ("ward", "district")
    }
    _fill(axes, by_level["ward"], colours.missing, colours.missing, 0.0)
    if surface:
        _smooth(axes, surface)
    for cell, shade in look.shades.items():
        if cell in shapes and not surface:
            _fill(axes, [shapes[cell]], shade.fill, colours.paper, 0.3, _stripes(shade))
    if ground:
        _lines(axes, ground, colours)
    _fill(axes, by_level["ward"], "none", colours.unclear, 0.5)
    _fill(axes, by_level["district"], "none", colours.ink, 1.2)
    _fill(axes, [spot["geometry"] for spot in hotspots], "none", colours.ink, 1.6)
    for place in places:
        size, at = (_TEXT if place.size == 1 else _TEXT - 1.5), (place.longitude, place.latitude)
        moved = clear.offset(at, place.name, size)
        _write(axes, at, place.name, size, colours, bold=False, moved=moved)
    for spot in hotspots:
        _write(axes, spot["at"], spot["mark"], _TEXT + 2, colours, bold=True)


def _lines(axes: Axes, ground: Ground, colours: Palette) -> None:
    """Draw the edges of roads, then roads, rivers and neighbours' borders upon them."""
    tones = line_colours(colours)
    steps = [(kind, colours.road_edge, WIDTHS[kind] + EDGE) for kind in CASED]
    for kind, tone, width in [*steps, *((kind, tones[kind], WIDTHS[kind]) for kind in WIDTHS)]:
        paths = list(corners_of(ground.lines, kind))
        axes.add_collection(LineCollection(paths, colors=tone, linewidths=width * _FINER))


def _smooth(axes: Axes, surface: Surface) -> None:
    """Lay the surface by its corners; the fourth follows from three within a pixel."""
    (west, south), (over, up), _, (right, down) = surface.corners
    laid = Affine2D(
        np.array([[right - west, over - west, west], [down - south, up - south, south], [0, 0, 1]])
    )
    axes.imshow(
        surface.colours[surface.levels],
        extent=(0, 1, 0, 1),
        transform=laid + axes.transData,
        interpolation="bilinear",
        zorder=1,
        aspect="auto",
    )


def _fill(
    axes: Axes,
    geometries: Sequence[Any],
    fill: str,
    edge: str,
    width: float,
    stripes: str | None = None,
) -> None:
    rings = [ring for geometry in geometries for ring in _rings(geometry)]
    drawn = PolyCollection(rings, facecolors=fill, edgecolors=edge, linewidths=width)
    if stripes:
        drawn.set_hatch(stripes)
    axes.add_collection(drawn)


def _stripes(shown: Shade | Key) -> str | None:
    return "////" if shown.hatched else None


def _rings(geometry: Mapping[str, Any]) -> list[Any]:
    """Return the outer rings."""
    return [[point[:2] for point in polygon[0]] for polygon in polygons(geometry)]


def _write(
    axes: Axes,
    at: Sequence[float],
    text: str,
    size: float,
    colours: Palette,
    *,
    bold: bool,
    moved: Sequence[float] = (0, 0),
) -> None:
    """Write words at their place, moved by so many points to the right and down."""
    axes.annotate(
        text,
        (at[0], at[1]),
        xytext=(moved[0], -moved[1]),
        textcoords="offset points",
        ha="center",
        va="center",
        color=colours.ink,
        fontproperties=FontProperties(fname=str(BOLD if bold else REGULAR), size=size),
        path_effects=[withStroke(linewidth=2.5, foreground=colours.paper)],
        parse_math=False,
    )


def _beneath(
    figure: Figure, look: Shading, words: Sequence[str], share: float, colours: Palette
) -> None:
    """Write the legend and the words under the map."""
    handles = [
        Patch(
            facecolor=key.fill,
            edgecolor=colours.paper if key.hatched else colours.quiet,
            linewidth=0.5,
            hatch=_stripes(key),
            label=f"{key.mark} {key.label}".strip(),
        )
        for key in look.keys
    ]
    legend = figure.legend(
        handles=handles,
        loc="upper left",
        bbox_to_anchor=(0.01, share),
        frameon=False,
        title=look.title,
        alignment="left",
        prop=FontProperties(fname=str(REGULAR), size=_TEXT),
        title_fontproperties=FontProperties(fname=str(BOLD), size=_TEXT),
        labelcolor=colours.ink,
    )
    for text in legend.get_texts():
        text.set_parse_math(False)
    height = figure.get_figheight()
    for place, line in enumerate(reversed(words)):
        figure.text(
            0.02,
            (0.06 + 0.17 * place) / height,
            line,
            color=colours.quiet,
            fontproperties=FontProperties(fname=str(REGULAR), size=_TEXT - 1),
            parse_math=False,
        )


def _bounds(wards: Mapping[str, Any]) -> Box:
    """Return the part of the earth that is drawn: the wards, with a margin."""
    west, south, east, north = box(wards["features"])
    margin = 0.02 * (east - west)
    return west - margin, south - margin / 2, east + margin, north + margin / 2


def around(geometry: Mapping[str, Any]) -> Box:
    """Return the part of the earth that shows an area from near: itself in the middle half."""
    west, south, east, north = box([{"geometry": geometry}])
    squeeze = math.cos(math.radians((south + north) / 2))
    side = max((east - west) * squeeze, north - south, _LEAST) * 0.75
    across, up = (west + east) / 2, (south + north) / 2
    return across - side / squeeze, up - side, across + side / squeeze, up + side


_LEAST = 0.008
"""Degrees of latitude that a map from near shows at least half of: some 900 metres."""


def _holds(bounds: Box, longitude: float, latitude: float) -> bool:
    return bounds[0] < longitude < bounds[2] and bounds[1] < latitude < bounds[3]


def _meets(bounds: Box, spot: Mapping[str, Any]) -> bool:
    """Tell whether a hotspot's number stands in the part that is drawn."""
    longitude, latitude = spot["at"][:2]
    return _holds(bounds, longitude, latitude)


def _ratio(bounds: Box) -> float:
    wide = (bounds[2] - bounds[0]) * math.cos(math.radians((bounds[1] + bounds[3]) / 2))
    return (bounds[3] - bounds[1]) / wide


def _bytes(figure: Figure, kind: str) -> bytes:
    drawn = io.BytesIO()
    stamp = {"Date": None, "Creator": None} if kind == "svg" else {"Software": None}
    figure.savefig(drawn, format=kind, dpi=_DPI, metadata=stamp)
    return drawn.getvalue()
