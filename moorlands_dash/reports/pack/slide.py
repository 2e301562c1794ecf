"""One slide and what is laid on it: text that fits, tables, charts, footer and notes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Length, Pt

from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.reports.grid import Grid
from moorlands_dash.reports.pack import native_chart
from moorlands_dash.reports.pack.figure import Chart
from moorlands_dash.reports.pack.fit import LEADING, Paragraph, fitted, fitted_size, gap, lines
from moorlands_dash.reports.pack.marks import MARKS, Mark

WIDTH, HEIGHT = 960, 540
"""Points of a 16:9 slide."""
LEFT, RIGHT = 36, 924
PALE = "#eef3f8"
_FOOT, FOOTING = 498, 14
_CELL = 14
"""Size of the letters in tables."""
_INSET = 5
"""Room around a table cell's text, in points."""
SIZES = (18, 17, 16, 15, 14)
"""Sizes that text on a slide may take, the best first: under 14 points nobody reads in a hall."""


def widened(deck: Any) -> None:
    """Make the template's narrow slides, and all that its layouts place, 16:9."""
    factor = Pt(WIDTH) / deck.slide_width
    for layout in (deck.slide_master, *deck.slide_layouts):
        for shape in layout.shapes:
            top, height = shape.top, shape.height
            shape.left, shape.width = int(shape.left * factor), int(shape.width * factor)
            shape.top, shape.height = top, height
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)


@dataclass(frozen=True)
class Box:
    """A place on the slide, in points."""

    left: float
    top: float
    width: float
    height: float

    def placed(self) -> tuple[Length, Length, Length, Length]:
        """Return it in PowerPoint's units."""
        left, top, width, height = (
            Pt(value) for value in (self.left, self.top, self.width, self.height)
        )
        return left, top, width, height


class Slide:
    """One slide with its title; each call lays one thing on it."""

    def __init__(self, deck: Any, layout: Any, title: str, footer: str, notes: str) -> None:
        """Add a slide with title, footer, number and notes."""
        self.deck = deck
        self.slide = deck.slides.add_slide(layout)
        self.slide.notes_slide.notes_text_frame.text = notes
        self.footed(layout, footer)
        box = Box(LEFT, 20, RIGHT - LEFT, 62)
        self.heading(self.slide.shapes.title, box, title, (28, 26, 24, 22, 20, 18, 16, 14))

    def heading(self, shape: Any, box: Box, text: str, sizes: Sequence[float]) -> None:
        """Write the title, in as large letters as two lines of it allow."""
        shape.left, shape.top, shape.width, shape.height = box.placed()
        size = fitted_size(text, sizes, box.width, 2)
        frame = _frame(shape, MSO_ANCHOR.MIDDLE)
        frame.clear()
        _write(frame.paragraphs[0], text, size, LIGHT.ours, bold=True)

    def footed(self, layout: Any, footer: str) -> None:
        """Give the slide its footer and number, as placeholders of the layout."""
        for place in layout.placeholders:
            kind = place.placeholder_format.type
            if kind not in (15, 13):
                continue
            self.slide.shapes._spTree.append(deepcopy(place._element))
            shape = self.slide.shapes[-1]
            box = Box(LEFT, _FOOT, 820, 36) if kind == 15 else Box(864, _FOOT, 60, 36)
            shape.left, shape.top, shape.width, shape.height = box.placed()
            frame = _frame(shape, MSO_ANCHOR.MIDDLE)
            if kind == 15:
                frame.text = footer
            paragraph = frame.paragraphs[0]
            paragraph.alignment = PP_ALIGN.LEFT if kind == 15 else PP_ALIGN.RIGHT
            _letters(paragraph, FOOTING, LIGHT.quiet)

    def text(
        self, box: Box, paragraphs: Sequence[Paragraph], *, ground: str = "", name: str = "Text"
    ) -> None:
        """Lay text into a box, as large as fits."""
        inset = 8 if ground else 0
        room = box.height - inset
        kept, size = fitted(paragraphs, box.width - 2 * inset, room, SIZES)
        shape = self.slide.shapes.add_textbox(*box.placed())
        shape.name = name
        if ground:
            shape.fill.solid()
            shape.fill.fore_color.rgb = native_chart.as_rgb(ground)
        frame = _frame(shape, MSO_ANCHOR.MIDDLE if ground else MSO_ANCHOR.TOP, inset)
        for place, paragraph in enumerate(kept):
            line = frame.paragraphs[0] if not place else frame.add_paragraph()
            line.space_before = Pt(gap(paragraph, size) if place else 0)
            strong = paragraph.bold or paragraph.heading
            colour = paragraph.colour or (LIGHT.ours if paragraph.heading else LIGHT.ink)
            if paragraph.bullet:
                _bullet(line, size)
            _write(line, paragraph.text, size, colour, bold=strong)

    def status(self, box: Box, mark: Mark, words: str) -> None:
        """Write a status as its sign and word, and words beside it."""
        shape = self.slide.shapes.add_textbox(*box.placed())
        shape.name = "Status"
        frame = _frame(shape, MSO_ANCHOR.MIDDLE)
        label = f"{mark.sign} {mark.word}"
        size = fitted_size(f"{label}    {words}", (16, 15, 14), box.width, 1)
        line = frame.paragraphs[0]
        _write(line, label, size, mark.colour, bold=True)
        _write(line, f"    {words}", size, LIGHT.quiet)

    def picture(self, box: Box, png: bytes, name: str, alt: str) -> None:
        """Lay a picture into the middle of a box, as large as fits, with its words."""
        left, top, width, height = box.placed()
        drawn = self.slide.shapes.add_picture(io.BytesIO(png), left, top)
        share = min(width / drawn.width, height / drawn.height)
        drawn.width, drawn.height = int(drawn.width * share), int(drawn.height * share)
        drawn.left = Length(left + (width - drawn.width) // 2)
        drawn.name = name
        drawn._element.nvPicPr.cNvPr.set("descr", alt)

    def chart(self, box: Box, chart: Chart) -> None:
        """Draw a target's figure as PowerPoint's own chart, with its alternative text."""
        data, series = native_chart.chart_data(chart)
        frame = self.slide.shapes.add_chart(native_chart.CHART_TYPE, *box.placed(), data)
        frame.name = "Chart"
        _describe(frame, chart.alt)
        native_chart.dress(frame.chart, chart, series)

    def table(self, box: Box, grid: Grid, heights: Sequence[float], alt: str) -> None:
        """Draw a table; `heights` are those of its rows, the head's first."""
        whole = Box(box.left, box.top, box.width, sum(heights))
        frame = self.slide.shapes.add_table(len(grid.rows) + 1, len(grid.heads), *whole.placed())
        frame.name = grid.title or "Table"
        _describe(frame, alt)
        table = frame.table
        table.horz_banding = False
        for place, width in enumerate(column_widths(grid, box.width)):
            table.columns[place].width = Pt(width)
        for place, row in enumerate((grid.heads, *grid.rows)):
            table.rows[place].height = Pt(heights[place])
            for column, text in enumerate(row):
                number = column in grid.numbers
                _cell(table.cell(place, column), text, head=not place, number=number)


def column_widths(grid: Grid, width: float) -> list[float]:
    """Return each column's width in points."""
    shares = grid.widths or (1,) * len(grid.heads)
    return [width * share / sum(shares) for share in shares]


def row_heights(grid: Grid, width: float) -> list[float]:
    """Return the height in points that each row takes, the head's first."""
    widths = column_widths(grid, width)
    return [
        max(
            lines(text, _CELL, room - 2 * _INSET, bold=not place or not column)
            for column, (text, room) in enumerate(zip(row, widths, strict=True))
        )
        * _CELL
        * LEADING
        + 2 * _INSET
        for place, row in enumerate((grid.heads, *grid.rows))
    ]


def _frame(shape: Any, anchor: Any, inset: float = 0) -> Any:
    frame = shape.text_frame
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = anchor
    frame.margin_left = frame.margin_right = Pt(inset)
    frame.margin_top = frame.margin_bottom = Pt(inset / 2)
    return frame


def _write(line: Any, text: str, size: float, colour: str, *, bold: bool = False) -> None:
    line.alignment = PP_ALIGN.LEFT
    run = line.add_run()
    run.text = text
    run.font.size, run.font.bold, run.font.name = Pt(size), bold, native_chart.FONT
    run.font.color.rgb = native_chart.as_rgb(colour)


def _letters(line: Any, size: float, colour: str) -> None:
    for run in line.runs:
        run.font.size, run.font.name = Pt(size), native_chart.FONT
        run.font.color.rgb = native_chart.as_rgb(colour)


def _bullet(line: Any, size: float) -> None:
    """Hang the line behind a bullet; python-pptx has no call for it."""
    properties = line._p.get_or_add_pPr()
    properties.set("marL", str(Pt(size)))
    properties.set("indent", str(-Pt(size)))
    sign = properties.makeelement(qn("a:buChar"), {"char": "•"})
    properties.append(sign)


def _describe(frame: Any, alt: str) -> None:
    frame._element.nvGraphicFramePr.cNvPr.set("descr", alt)


def _cell(cell: Any, text: str, *, head: bool, number: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(_INSET)
    cell.margin_top = cell.margin_bottom = Pt(_INSET)
    cell.fill.solid()
    cell.fill.fore_color.rgb = native_chart.as_rgb(LIGHT.ours if head else LIGHT.paper)
    mark = next((mark for mark in MARKS.values() if mark.word == text), None)
    shown = f"{mark.sign} {mark.word}" if mark else text
    colour = LIGHT.paper if head else mark.colour if mark else LIGHT.ink
    if mark and not head:
        cell.fill.fore_color.rgb = native_chart.as_rgb(mark.ground)
    line = cell.text_frame.paragraphs[0]
    _write(line, shown, _CELL, colour, bold=head or mark is not None)
    line.alignment = PP_ALIGN.RIGHT if number else PP_ALIGN.LEFT
