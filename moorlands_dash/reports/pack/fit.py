"""How much room text takes, so that none runs off a slide. Our letters are as wide as Arial's."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from PIL import ImageFont

from moorlands_dash.charts import typeface
from moorlands_dash.words.numbers import number

LEADING = 1.2
"""Height of a line over the size of its letters."""
_SCALE = 40
"""Size at which letters are measured: widths grow with the size."""
_SPARE = 0.97
"""Share of a width that is used: programs set text a little differently."""


@dataclass(frozen=True)
class Paragraph:
    """A stretch of text on a slide."""

    text: str
    bold: bool = False
    bullet: bool = False
    heading: bool = False
    colour: str = ""


@lru_cache(maxsize=2)
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(typeface.BOLD if bold else typeface.REGULAR), _SCALE)


def lines(text: str, size: float, width: float, *, bold: bool = False) -> int:
    """Return how many lines the text takes at a size, both in points; long words are broken."""
    font, room = _font(bold), width * _SPARE * _SCALE / size
    count = 0
    for stretch in text.splitlines() or [""]:
        count, used = count + 1, 0.0
        for word in stretch.split():
            long = font.getlength(f" {word}" if used else word)
            if used and used + long > room:
                count, used = count + 1, 0.0
                long = font.getlength(word)
            count += int(long // room) if long > room else 0
            used += long % room if long > room else long
    return count


def height(paragraphs: Sequence[Paragraph], size: float, width: float) -> float:
    """Return the height in points that paragraphs take, with the gaps between them."""
    total = 0.0
    for paragraph in paragraphs:
        room = width - (size if paragraph.bullet else 0)
        count = lines(paragraph.text, size, room, bold=paragraph.bold or paragraph.heading)
        total += count * size * LEADING + gap(paragraph, size)
    return total


def gap(paragraph: Paragraph, size: float) -> float:
    """Return the room before a paragraph, in points."""
    return size * (0.5 if paragraph.heading else 0.2)


def fitted_size(text: str, sizes: Sequence[float], width: float, most: int) -> float:
    """Return the largest size at which text takes at most so many lines, else the smallest."""
    return next((size for size in sizes if lines(text, size, width, bold=True) <= most), sizes[-1])


def fitted(
    paragraphs: Sequence[Paragraph], width: float, room: float, sizes: Sequence[float]
) -> tuple[list[Paragraph], float]:
    """Return the paragraphs and the largest size at which they fit into `width` x `room` points.

    Where they don't even at the smallest size, bullets are left out from the end, and a line says
    how many.
    """
    kept = list(paragraphs)
    for size in sizes:
        if height(kept, size, width) <= room:
            return kept, size
    left_out = 0
    while any(paragraph.bullet for paragraph in kept):
        place = max(i for i, paragraph in enumerate(kept) if paragraph.bullet)
        del kept[place]
        left_out += 1
        kept = _without_bare_headings(kept)
        said = [*kept, Paragraph(f"{number(left_out)} more in the printed pack.")]
        if height(said, sizes[-1], width) <= room:
            return said, sizes[-1]
    return kept, sizes[-1]


def _without_bare_headings(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return the paragraphs without headings under which nothing stands any more."""
    following = [*paragraphs[1:], Paragraph("", heading=True)]
    return [
        paragraph
        for paragraph, after in zip(paragraphs, following, strict=True)
        if not (paragraph.heading and after.heading)
    ]
