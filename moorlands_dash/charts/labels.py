"""Direct labels beside lines, kept from lying over each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from markupsafe import Markup, escape

if TYPE_CHECKING:
    import plotly.graph_objects as go


@dataclass(frozen=True)
class Label:
    """Words that belong to a height of the figure."""

    at: float
    text: str
    """Escaped where it is written, unless it is marked as HTML: then it may hold line breaks."""
    colour: str
    bold: bool = False


def spread(heights: Sequence[float], gap: float) -> list[float]:
    """Return the heights moved apart to at least `gap`, as little as that needs, order kept."""
    order = sorted(range(len(heights)), key=lambda index: heights[index])
    groups: list[list[float]] = []
    for index in order:
        groups.append([heights[index], 1])
        while len(groups) > 1 and _overlap(groups[-2], groups[-1], gap):
            (middle, size), (other, more) = groups[-2], groups[-1]
            merged = (middle * size + other * more) / (size + more)
            groups[-2:] = [[merged, size + more]]
    placed = [
        middle + gap * (step - (size - 1) / 2)
        for middle, size in groups
        for step in range(int(size))
    ]
    found = [0.0] * len(heights)
    for index, height in zip(order, placed, strict=True):
        found[index] = height
    return found


def _overlap(below: Sequence[float], above: Sequence[float], gap: float) -> bool:
    return above[0] - below[0] < gap * (below[1] + above[1]) / 2 - 1e-9


def label_ends(
    figure: go.Figure,
    labels: Sequence[Label],
    *,
    x: Any,
    top: float,
    rows: int = 11,
    low: float = 0,
) -> None:
    """Write the labels right of `x`; `rows` is how many lines of text the figure's height holds.

    The axis runs from `low` to `top`.
    """
    heights = spread([label.at for label in labels], (top - low) / rows)
    for label, height in zip(labels, heights, strict=True):
        figure.add_annotation(
            x=x,
            y=height,
            text=Markup("<b>{}</b>").format(label.text) if label.bold else escape(label.text),
            xanchor="left",
            xshift=8,
            align="left",
            showarrow=False,
            font={"color": label.colour, "size": 13},
        )


def around(
    points: Sequence[tuple[float, float]], sizes: Sequence[tuple[float, float]], inside: float
) -> list[str]:
    """Return where each point's label stands (plotly's `textposition`), so that few overlap.

    Points and the sizes of their labels are in pixels of a square of side `inside`, upwards.
    Labels are placed one after another where they cover the least of dots, other labels, and what
    lies beyond the square.
    """
    taken = [(x - _DOT, y - _DOT, x + _DOT, y + _DOT) for x, y in points]
    found = []
    for (x, y), (width, height) in zip(points, sizes, strict=True):
        boxes = {name: _label_box(x, y, width, height, *way) for name, way in _WAYS.items()}
        cost = {
            name: sum(_shared(box, other) for other in taken) + _beyond(box, inside)
            for name, box in boxes.items()
        }
        best = min(cost, key=cost.__getitem__)
        taken.append(boxes[best])
        found.append(best)
    return found


_Box = tuple[float, float, float, float]
"""Left, lower, right and upper end."""
_DOT = 7.0
_WAYS = {
    "top center": (0, 1),
    "bottom center": (0, -1),
    "middle right": (1, 0),
    "middle left": (-1, 0),
    "top right": (1, 1),
    "top left": (-1, 1),
    "bottom right": (1, -1),
    "bottom left": (-1, -1),
}
"""Where a label may stand: to which side, and above or below."""


def _label_box(x: float, y: float, width: float, height: float, side: int, up: int) -> _Box:
    left = x + side * _DOT - (0 if side > 0 else width if side < 0 else width / 2)
    low = y + up * _DOT - (0 if up > 0 else height if up < 0 else height / 2)
    return left, low, left + width, low + height


def _shared(one: _Box, other: _Box) -> float:
    across = min(one[2], other[2]) - max(one[0], other[0])
    up = min(one[3], other[3]) - max(one[1], other[1])
    return max(across, 0) * max(up, 0)


def _beyond(box: _Box, inside: float) -> float:
    whole = (box[2] - box[0]) * (box[3] - box[1])
    return 3 * (whole - _shared(box, (0, 0, inside, inside)))
