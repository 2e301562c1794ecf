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
