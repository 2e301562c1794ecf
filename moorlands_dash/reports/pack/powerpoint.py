"""The pack as slides: one exception a slide, charts that can be edited, the method in the notes."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pptx import Presentation
from pptx.util import Pt

from moorlands_dash.reports.grid import Grid
from moorlands_dash.reports.pack.fit import Paragraph
from moorlands_dash.reports.pack.marks import MARKS
from moorlands_dash.reports.pack.model import Item, Pack
from moorlands_dash.reports.pack.slide import (
    HEIGHT,
    LEFT,
    PALE,
    RIGHT,
    WIDTH,
    Box,
    Slide,
    row_heights,
)
from moorlands_dash.reports.timeless import timeless
from moorlands_dash.statuses import CANNOT_TELL
from moorlands_dash.words.numbers import counted

_TITLE_ONLY = 5
_BODY = Box(LEFT, 92, RIGHT - LEFT, 408)
_DEMONSTRATION = "Demonstration data: invented. No real incident, offence or answer is among it."
_SHOWN = (
    "changes",
    "decisions",
    "actions",
    "action-gaps",
    "residents",
    "district-change",
    "comparison-recorded",
)
"""Tables that get a slide of their own."""


def powerpoint(pack: Pack) -> bytes:
    """Return the pack as a PowerPoint file."""
    return timeless(_Deck(pack).saved(), pack.about.created)


class _Deck:
    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.deck = Presentation()
        self._widened()
        self._named()
        self._opening()
        self._overview()
        self._since()
        for item in pack.exceptions:
            self._exception(item)
        self._listed("Watch list", pack.watch)
        self._listed("Of which nothing can be told", pack.untold)
        self._listed("On course", pack.on_course)
        for name in _SHOWN:
            if name in pack.grids:
                self._grid(pack.grids[name])
        self._methods()

    def saved(self) -> bytes:
        written = io.BytesIO()
        self.deck.save(written)
        return written.getvalue()

    def _widened(self) -> None:
        """Make the template's narrow slides, and all that its layouts place, 16:9."""
        factor = Pt(WIDTH) / self.deck.slide_width
        for layout in (self.deck.slide_master, *self.deck.slide_layouts):
            for shape in layout.shapes:
                top, height = shape.top, shape.height
                shape.left, shape.width = int(shape.left * factor), int(shape.width * factor)
                shape.top, shape.height = top, height
        self.deck.slide_width, self.deck.slide_height = Pt(WIDTH), Pt(HEIGHT)

    def _named(self) -> None:
        about, core = self.pack.about, self.deck.core_properties
        core.title, core.subject = about.title, about.footer
        core.author = core.last_modified_by = about.full_name
        core.language, core.revision = "en-GB", 1

    def _slide(self, title: str, notes: Sequence[str]) -> Slide:
        about = self.pack.about
        whole = "\n\n".join([*(note for note in notes if note), about.footer])
        layout = self.deck.slide_layouts[_TITLE_ONLY]
        return Slide(self.deck, layout, title, about.footer, whole)

    def _opening(self) -> None:
        about = self.pack.about
        slide = self._slide(about.title, [self.pack.answer, *about.notes])
        title = Box(LEFT + 24, 110, RIGHT - LEFT - 48, 90)
        slide.heading(slide.slide.shapes.title, title, about.title, (40, 36, 32, 28))
        lines = [
            Paragraph(about.full_name, bold=True),
            Paragraph(f"{about.quarter}. Figures to {about.latest}."),
        ]
        slide.text(Box(LEFT + 24, 206, 864, 54), lines, name="Whose and when")
        if about.demonstration:
            box = Box(LEFT + 24, 276, 840, 34)
            slide.text(box, [Paragraph(_DEMONSTRATION, bold=True)], ground="#fff7df", name="Label")
        said = [Paragraph(self.pack.answer, bold=True), *map(Paragraph, about.notes)]
        slide.text(Box(LEFT + 24, 326, 840, 150), said, name="Answer")

    def _overview(self) -> None:
        notes = [f"{name}. {method}" for name, method in self.pack.methods[:1]]
        self._grid(replace(self.pack.summary, sentence=self.pack.answer), notes)

    def _since(self) -> None:
        since = self.pack.since
        if since is None:
            return
        rows = tuple(
            (f.table, f.key, f.column.replace("_", " "), f.was, f.now) for f in since.figures
        )
        heads = ("Table", "Of what", "Figure", "Was", "Is now")
        title = "What has changed since the earlier pack"
        self._grid(Grid(title, since.sentence, heads, rows, widths=(14, 34, 20, 16, 16)), most=1)

    def _exception(self, item: Item) -> None:
        slide = self._slide(item.title, self._told(item))
        slide.status(Box(LEFT, 84, RIGHT - LEFT, 26), MARKS[item.status], item.place)
        if item.chart:
            slide.chart(Box(LEFT, 114, 540, 262), item.chart)
        happened = [Paragraph(item.what), Paragraph(item.likely)]
        slide.text(Box(LEFT, 380, 540, 70), happened, name="What and how likely")
        facts = Grid("Figures", "", ("Figure", "Value"), item.facts, widths=(45, 55))
        heights = row_heights(facts, 330)
        alt = "; ".join(f"{head}: {value}" for head, value in item.facts)
        slide.table(Box(594, 116, 330, 0), facts, heights, alt)
        top = 116 + sum(heights) + 8
        slide.text(Box(594, top, 330, 450 - top), _why(item), name="Where it comes from")
        wanted = [Paragraph("Decision wanted", heading=True), Paragraph(item.decision)]
        slide.text(Box(LEFT, 456, RIGHT - LEFT, 48), wanted, ground=PALE, name="Decision wanted")

    def _told(self, item: Item) -> list[str]:
        """Return everything about an item, for whoever speaks, and the method."""
        told = [item.what, item.likely, item.achievable, item.reason]
        named = (("Where it comes from", item.origins), ("Actions that are late", item.late))
        told += [f"{head}: {' '.join(texts)}" for head, texts in named if texts]
        names = (
            ("targets", "survey") if item.chart and item.chart.kind == "survey" else ("targets",)
        )
        methods = {t.name: f"Method. {t.method} Source: {t.source}." for t in self.pack.tables}
        return [*told, *(methods[name] for name in names)]

    def _listed(self, title: str, items: Sequence[Item]) -> None:
        """Show targets in a table of their words, on as many slides as it takes."""
        if not items:
            return
        rows: tuple[tuple[str, ...], ...] = tuple(
            (MARKS[i.status].word, i.title, _brief(i), i.achievable) for i in items
        )
        heads: tuple[str, ...] = ("Status", "Target", "How likely", "Still achievable?")
        if not any(row[3] for row in rows):
            heads, rows = heads[:3], tuple(row[:3] for row in rows)
        widths = (13, 27, 32, 28)[: len(heads)]
        notes = [f"{item.title}. {item.what} {item.reason}" for item in items]
        self._grid(Grid(title, "", heads, rows, widths=widths), notes)

    def _grid(self, grid: Grid, notes: Sequence[str] = (), most: int = 12) -> None:
        """Show a table on as many slides as it takes, at most so many."""
        parts = list(_split(grid))
        told = [*notes, *(f"Method. {t.method}" for t in self.pack.tables if t.title == grid.title)]
        for place, part in enumerate(parts[:most]):
            number = f" ({place + 1} of {min(len(parts), most)})" if len(parts) > 1 else ""
            slide = self._slide(f"{grid.title}{number}", [grid.sentence, *told])
            box = _BODY
            if grid.sentence:
                said = grid.sentence
                if len(parts) > most and place == most - 1:
                    said += " The first stand here, all in the workbook."
                slide.text(Box(_BODY.left, _BODY.top, _BODY.width, _SAID), [Paragraph(said)])
                box = Box(_BODY.left, _BODY.top + _SAID + 8, _BODY.width, 0)
            if part.rows:
                rows = counted(len(part.rows), "row")
                alt = grid.sentence or f"Table: {grid.title}, {rows}, {', '.join(grid.heads)}."
                slide.table(box, part, row_heights(part, box.width), alt)

    def _methods(self) -> None:
        notes = [f"{name}. {method}" for name, method in self.pack.methods]
        slide = self._slide("How the figures are made", notes)
        told = [Paragraph(note, bullet=True) for note in self.pack.notes]
        slide.text(_BODY, [*told, Paragraph("Each method stands in the notes of this slide.")])


_ORIGINS = 2
"""Of what an excess comes from the gap and what stands out; the rest is in the notes."""

_SAID = 50
"""Height of the sentence over a table, in points."""


def _why(item: Item) -> list[Paragraph]:
    parts = (
        ("Where it comes from", item.origins[:_ORIGINS]),
        ("Actions that are late", item.late_names),
        ("Still achievable?", (item.achievable,) if item.achievable else ()),
    )
    return [
        paragraph
        for head, texts in parts
        if texts
        for paragraph in (
            Paragraph(head, heading=True),
            *(Paragraph(text, bullet=True) for text in texts),
        )
    ]


def _brief(item: Item) -> str:
    return item.what if item.status == CANNOT_TELL.word else item.likely


def _split(grid: Grid) -> Iterator[Grid]:
    """Yield the table in parts that each fit one slide, never fewer than one row a part."""
    room = _BODY.height - (_SAID + 8 if grid.sentence else 0)
    heights = row_heights(grid, _BODY.width)
    start, used = 0, heights[0]
    for place, height in enumerate(heights[1:]):
        if used + height > room and place > start:
            yield replace(grid, rows=grid.rows[start:place])
            start, used = place, heights[0]
        used += height
    yield replace(grid, rows=grid.rows[start:])
