"""A small map of one ward: its outline, its neighbours', and numbered points."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd
from markupsafe import Markup

from moorlands_dash.charts.clear_names import Clear
from moorlands_dash.charts.ground import CASED, EDGE, WIDTHS, Ground, corners_of, line_colours
from moorlands_dash.charts.outlines import Box, Frame, box
from moorlands_dash.charts.theme import Palette
from moorlands_dash.partnership import Place

_WIDTH, _MOST_HIGH = 460.0, 420.0
_EDGE = 14.0
_RADIUS = (5.0, 15.0)
_LETTER = 0.58
"""How wide a letter is for its height, on average."""


def place_map(
    shapes: dict[str, Any],
    ward: str,
    points: pd.DataFrame,
    colours: Palette,
    *,
    places: Sequence[Place] = (),
    numbered: int = 8,
    ground: Ground | None = None,
    size: tuple[float, float] | None = None,
) -> Markup:
    """Return the ward with code `ward` and the points of `ward-places` in it, as SVG.

    A circle's area grows with its count; the first ones bear their number in the list beside.
    `ground` adds roads and rivers beneath them. A picture of a given `size` has the ward in its
    middle and the names of the wards round it.
    """
    wards = [f for f in shapes["features"] if f["properties"]["level"] == "ward"]
    own = [f for f in wards if f["properties"]["area_code"] == ward]
    if not own:
        return Markup()
    frame = _Frame(box(own), size)
    others = [f for f in wards if f is not own[0]]
    drawn = [
        *(_outline(f, frame, "none", colours.other if size else colours.grid, 1.2) for f in others),
        _outline(own[0], frame, colours.band, colours.ink, 2),
        *(_lines(ground, frame, colours, {place.name for place in places}) if ground else ()),
        *(_neighbours(others, frame, colours) if size else ()),
        *_names(places, frame, colours, _clear(points.head(numbered), frame)),
        *_circles(points, frame, colours, numbered),
    ]
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {:.0f} '
        '{:.0f}" font-family="Arial, Liberation Sans, sans-serif">'
        "{}</svg>"
    ).format(frame.width, frame.height, Markup("").join(drawn))


class _Frame(Frame):
    """The ward's part of the earth, as large as it fits or in the middle of a given size."""

    def __init__(self, drawn: Box, size: tuple[float, float] | None = None) -> None:
        super().__init__(drawn, *(size or (_WIDTH, _MOST_HIGH)), edge=_EDGE)
        fits = self.width, self.height
        self.width, self.height = size or fits
        self.left += (self.width - fits[0]) / 2
        self.top += (self.height - fits[1]) / 2

    def path(self, lines: Sequence[Mapping[str, Any]], kind: int) -> str:
        """Return all lines of a kind that come into the frame as one SVG path; "" without any."""
        drawn = []
        for corners in corners_of(lines, kind):
            points = [self.at(at[0], at[1]) for at in corners]
            if self._crossed(points):
                drawn.append("M" + "L".join(f"{x},{y}" for x, y in points))
        return "".join(drawn)

    def _crossed(self, points: Sequence[tuple[float, float]]) -> bool:
        """Tell whether the box about a line meets the frame."""
        across, up = [x for x, _ in points], [y for _, y in points]
        return (
            max(across) >= 0 and min(across) <= self.width
            and max(up) >= 0 and min(up) <= self.height
        )  # fmt: skip

    def holds_words(self, x: float, y: float) -> bool:
        return 30 <= x <= self.width - 30 and 12 <= y <= self.height - 6

    def within(self, x: float, text: str, size: int) -> float:
        """Return x, moved in where a word of that size about it would be cut at an edge."""
        half = min(len(text) * size * _LETTER / 2, self.width / 2)
        return round(min(max(x, half), self.width - half), 1)

    def holds(self, x: float, y: float) -> bool:
        return 0 <= x <= self.width and 0 <= y <= self.height


def _outline(
    feature: dict[str, Any], frame: _Frame, fill: str, colour: str, width: float
) -> Markup:
    look = Markup('fill="{}" fill-rule="evenodd" stroke="{}" stroke-width="{}"').format(
        fill, colour, width
    )
    return Markup('<path d="{}" {}/>').format(frame.outline(feature["geometry"]), look)


def _lines(
    ground: Ground, frame: _Frame, colours: Palette, named: Collection[str]
) -> Iterator[Markup]:
    """Yield roads with an edge, and rivers, as far as they cross the frame, and their names.

    Settlements that are `named` anyhow are left out.
    """
    tones = line_colours(colours)
    paths = {kind: path for kind in WIDTHS if (path := frame.path(ground.lines, kind))}
    for kind, path in paths.items():
        if kind in CASED:
            yield _stroke(path, colours.road_edge, WIDTHS[kind] + EDGE)
    for kind, path in paths.items():
        yield _stroke(path, tones[kind], WIDTHS[kind])
    for label in ground.labels:
        x, y = frame.at(*label["at"])
        shown = label["kind"] != "neighbour" and label["text"] not in named
        if shown and frame.holds_words(x, y):
            tone = colours.water_ink if label["kind"] == "river" else colours.quiet
            yield _word(x, y, str(label["text"]), 11, tone, colours)


def _stroke(path: str, colour: str, width: float) -> Markup:
    return Markup(
        '<path d="{}" fill="none" stroke="{}" stroke-width="{:.1f}" stroke-linejoin="round"/>'
    ).format(path, colour, width)


def _circles(
    points: pd.DataFrame, frame: _Frame, colours: Palette, numbered: int
) -> Iterator[Markup]:
    largest = float(points["count"].max()) if len(points) else 1.0
    rows = list(points.to_dict("records"))
    for place, row in reversed(list(enumerate(rows, start=1))):
        x, y = frame.at(row["longitude"], row["latitude"])
        least, most = _RADIUS
        radius = max(most * math.sqrt(row["count"] / largest), least - 2)
        if place > numbered:
            yield Markup('<circle cx="{}" cy="{}" r="{:.1f}" fill="{}" ').format(
                x, y, radius, colours.other
            )
            yield Markup('fill-opacity="0.55"/>')
            continue
        radius = max(radius, 9.0)
        yield Markup('<circle cx="{}" cy="{}" r="{:.1f}" fill="{}" ').format(
            x, y, radius, colours.ours
        )
        yield Markup('stroke="{}" stroke-width="1.5"/>').format(colours.paper)
        yield Markup(
            '<text x="{}" y="{}" text-anchor="middle" font-size="12" font-weight="700" '
            'fill="{}">{}</text>'
        ).format(x, y + 4, colours.paper, place)


def _clear(points: pd.DataFrame, frame: _Frame) -> Clear:
    """Return where names lie over no number; up is positive there, as it is on the earth."""
    found = zip(points["longitude"], points["latitude"], strict=True)
    return Clear([(x, -y) for x, y in (frame.at(*at) for at in found)], (1, 1))


def _names(
    places: Sequence[Place], frame: _Frame, colours: Palette, clear: Clear
) -> Iterator[Markup]:
    for place in places:
        x, y = frame.at(place.longitude, place.latitude)
        if frame.holds(x, y):
            right, down = clear.offset((x, -y), place.name, 14)
            across = frame.within(x + right, place.name, 14)
            yield _word(across, y + down, place.name, 14, colours.ink, colours)


def _neighbours(
    others: Sequence[Mapping[str, Any]], frame: _Frame, colours: Palette
) -> Iterator[Markup]:
    """Yield the names of other wards whose middle is in the frame."""
    for named in (feature["properties"] for feature in others):
        x, y = frame.at(named["longitude"], named["latitude"])
        if frame.holds_words(x, y):
            name = str(named["area_name"])
            yield _word(frame.within(x, name, 11), y, name, 11, colours.quiet, colours)


def _word(x: float, y: float, text: str, size: int, tone: str, colours: Palette) -> Markup:
    return Markup(
        '<text x="{}" y="{}" text-anchor="middle" font-size="{}" font-weight="600" '
        'fill="{}" stroke="{}" stroke-width="3" '
        'paint-order="stroke">{}</text>'
    ).format(x, y, size, tone, colours.paper, text)
