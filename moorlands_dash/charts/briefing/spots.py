"""Where the briefing's hotspots are: the district's wards with numbers, none over another."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import hypot
from typing import Any

from markupsafe import Markup

from moorlands_dash.charts.outlines import Frame, box
from moorlands_dash.charts.theme import Palette
from moorlands_dash.partnership import Place

_WIDE, _HIGH, _EDGE = 340.0, 300.0, 8.0
_RADIUS = 9.5
_APART = 2 * _RADIUS + 2
_ROUNDS = 60
_LETTER, _TALL = 3.2, 11.0
"""Half the width of a letter of a name, and its height."""
_SHIFTS = (0.0, 17.0, -17.0, 30.0, -30.0)
"""Where a name is tried, from its place down."""

At = tuple[float, float]


def spots_map(
    shapes: Mapping[str, Any],
    spots: Sequence[At],
    colours: Palette,
    *,
    places: Sequence[Place] = (),
) -> Markup:
    """Return the wards of `shapes` with a numbered mark at each of `spots`, as SVG.

    Spots are longitudes and latitudes, in the order of their numbers. Marks that would lie over
    each other move apart, with a line to where they belong; a name gives way to them, and is left
    out where it has no room. Raises ValueError without any ward.
    """
    wards = [f for f in shapes["features"] if f["properties"]["level"] == "ward"]
    frame = Frame(box(wards), _WIDE, _HIGH, edge=_EDGE)
    true = [frame.at(*spot) for spot in spots]
    moved = apart(true)
    parts = [
        *(_ward(feature, frame, colours) for feature in wards),
        *_names(places, frame, moved, colours),
        *_marks(true, moved, colours),
    ]
    return Markup(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {:.0f} {:.0f}" '
        'font-family="Arial, Liberation Sans, sans-serif">{}</svg>'
    ).format(frame.width, frame.height, Markup("").join(parts))


def apart(points: Sequence[At]) -> list[At]:
    """Return the points moved so that marks about them don't lie over each other."""
    # Two of one place part along a line that no other pair of them shares.
    moved = [[x + 0.01 * place, y + 0.007 * place] for place, (x, y) in enumerate(points)]
    for _ in range(_ROUNDS):
        still = True
        for first in range(len(moved)):
            for second in range(first):
                still &= not _pushed(moved[first], moved[second])
        if still:
            break
    return [(round(x, 1), round(y, 1)) for x, y in moved]


def _pushed(one: list[float], other: list[float]) -> bool:
    """Move two points apart where they are too close, each by half; tell whether they were."""
    across, down = one[0] - other[0], one[1] - other[1]
    gap = hypot(across, down)
    if gap >= _APART - 0.05:
        return False
    push = (_APART - gap) / 2 / (gap or 1)
    for axis, part in enumerate((across, down)):
        one[axis] += part * push
        other[axis] -= part * push
    return True


def _ward(feature: Mapping[str, Any], frame: Frame, colours: Palette) -> Markup:
    return Markup(
        '<path d="{}" fill="{}" fill-rule="evenodd" stroke="{}" stroke-width="0.8"/>'
    ).format(frame.outline(feature["geometry"]), colours.band, colours.other)


def _names(
    places: Sequence[Place], frame: Frame, marks: Sequence[At], colours: Palette
) -> Iterator[Markup]:
    taken: list[tuple[float, float, float, float]] = [(x, y, _RADIUS, _RADIUS) for x, y in marks]
    for place in places:
        x, y = frame.at(place.longitude, place.latitude)
        half = len(place.name) * _LETTER
        x = min(max(x, half), frame.width - half)
        tried = ((x, y + shift, half, _TALL / 2) for shift in _SHIFTS)
        box_ = next((box_ for box_ in tried if not any(_over(box_, one) for one in taken)), None)
        if box_ is not None:
            taken.append(box_)
            yield Markup(
                '<text x="{:.1f}" y="{:.1f}" text-anchor="middle" font-size="11" '
                'font-weight="600" fill="{}" stroke="{}" stroke-width="2.5" '
                'paint-order="stroke">{}</text>'
            ).format(x, box_[1] + 4, colours.ink, colours.paper, place.name)


def _over(one: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    """Tell whether two boxes, by their middle and half their width and height, overlap."""
    return abs(one[0] - other[0]) < one[2] + other[2] and abs(one[1] - other[1]) < one[3] + other[3]


def _marks(true: Sequence[At], moved: Sequence[At], colours: Palette) -> Iterator[Markup]:
    pairs = list(zip(true, moved, strict=True))
    for (x, y), (to_x, to_y) in pairs:
        if hypot(to_x - x, to_y - y) > 1:
            yield Markup(
                '<line x1="{}" y1="{}" x2="{}" y2="{}" stroke="{}" stroke-width="1.2"/>'
                '<circle cx="{}" cy="{}" r="2" fill="{}"/>'
            ).format(x, y, to_x, to_y, colours.ink, x, y, colours.ink)
    for number, (_, (x, y)) in enumerate(pairs, start=1):
        yield Markup(
            '<circle cx="{}" cy="{}" r="{}" fill="{}" stroke="{}" stroke-width="1.5"/>'
            '<text x="{}" y="{:.1f}" text-anchor="middle" font-size="11.5" font-weight="700" '
            'fill="{}">{}</text>'
        ).format(x, y, _RADIUS, colours.ours, colours.paper, x, y + 4.2, colours.paper, number)
