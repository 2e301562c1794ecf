"""The pack as slides: a chart for every target that can be edited, the method in the notes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import replace

from pptx import Presentation

from moorlands_dash.reports.grid import Grid
from moorlands_dash.reports.pack.fit import Paragraph, height
from moorlands_dash.reports.pack.marks import MARKS
from moorlands_dash.reports.pack.model import Item, Pack
from moorlands_dash.reports.pack.parting import split
from moorlands_dash.reports.pack.slide import (
    LEFT,
    PALE,
    RIGHT,
    SIZES,
    Box,
    Slide,
    row_heights,
    widened,
)
from moorlands_dash.reports.timeless import timeless
from moorlands_dash.statuses import CANNOT_TELL
from moorlands_dash.words.numbers import counted

_TITLE_ONLY = 5
_BODY = Box(LEFT, 92, RIGHT - LEFT, 398)
_HALF = (RIGHT - LEFT - 20) / 2
"""Width of each of two targets beside each other."""
_DEMONSTRATION = "Demonstration data: invented. No real incident, offence or answer is among it."
_SHOWN = (
    "changes",
    "decisions",
    "actions",
    "action-gaps",
    "residents",
    "people",
    "district-change",
    "comparison-recorded",
    "comparison-corners",
)
"""Tables that get a slide of their own."""


def powerpoint(pack: Pack) -> bytes:
    """Return the pack as a PowerPoint file."""
    return timeless(_Deck(pack).saved(), pack.about.created)


class _Deck:
    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.deck = Presentation()
        self.told: set[str] = set()
        widened(self.deck)
        self._named()
        self._opening()
        self._overview()
        self._since()
        self._map()
        for item in pack.exceptions:
            self._exception(item)
            self._reasons(item)
        self._pictured("Watch list", pack.watch)
        self._pictured("Of which nothing can be told", pack.untold)
        self._pictured("On course", pack.on_course)
        for name in _SHOWN:
            if name in pack.grids:
                self._grid(pack.grids[name])
        self._methods()

    def saved(self) -> bytes:
        written = io.BytesIO()
        self.deck.save(written)
        return written.getvalue()

    def _named(self) -> None:
        about, core = self.pack.about, self.deck.core_properties
        core.title, core.subject = about.title, about.footer
        core.author = core.last_modified_by = about.full_name
        core.language, core.revision = "en-GB", 1

    def _slide(self, title: str, notes: Sequence[str]) -> Slide:
        about = self.pack.about
        new = [note for note in dict.fromkeys(notes) if note and note not in self.told]
        self.told.update(new)
        whole = "\n\n".join([*new, about.footer])
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

    def _map(self) -> None:
        """Show where, ward by ward."""
        drawn = self.pack.wards
        if drawn is None:
            return
        methods = [f"Method. {t.method}" for t in self.pack.tables if t.title == drawn.title]
        slide = self._slide(drawn.title, [drawn.sentence, *methods])
        said = Box(LEFT, _BODY.top, 300, _BODY.height)
        slide.text(said, [Paragraph(drawn.sentence)], name="What the map says")
        place = Box(LEFT + 320, _BODY.top, RIGHT - LEFT - 320, _BODY.height)
        slide.picture(place, drawn.png, "Map", f"Map of the wards. {drawn.sentence}")

    def _exception(self, item: Item) -> None:
        """Show an exception's figure, its numbers, and what is wanted of the group."""
        slide = self._slide(item.title, self._told(item))
        slide.status(Box(LEFT, 82, RIGHT - LEFT, 38), MARKS[item.status], item.place)
        wanted = [Paragraph("Decision wanted", heading=True), Paragraph(item.decision)]
        room = height(wanted, SIZES[-1], RIGHT - LEFT - 16) + 12
        foot = _BODY.top + _BODY.height - room
        if item.chart:
            slide.chart(Box(LEFT, 124, 540, foot - 132), item.chart)
        facts = Grid("Figures", "", ("Figure", "Value"), item.facts, widths=(45, 55))
        alt = "; ".join(f"{head}: {value}" for head, value in item.facts)
        slide.table(Box(594, 124, 330, 0), facts, row_heights(facts, 330), alt)
        place = Box(LEFT, foot, RIGHT - LEFT, room)
        slide.text(place, wanted, ground=PALE, name="Decision wanted")

    def _reasons(self, item: Item) -> None:
        """Show why an exception is one, what is late, and whether it can still be met."""
        slide = self._slide(f"{item.title}: why", self._told(item))
        slide.text(_BODY, _why(item), name="Why")

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

    def _pictured(self, title: str, items: Sequence[Item]) -> None:
        """Show each target's figure and words, two beside each other."""
        pairs = [items[at : at + 2] for at in range(0, len(items), 2)]
        for place, pair in enumerate(pairs, start=1):
            number = f" ({place} of {len(pairs)})" if len(pairs) > 1 else ""
            notes = [f"{item.title}. {item.what} {item.reason}" for item in pair]
            slide = self._slide(f"{title}{number}", notes)
            for side, item in enumerate(pair):
                self._small(slide, item, LEFT + side * (_HALF + 20))

    def _small(self, slide: Slide, item: Item, left: float) -> None:
        head = [Paragraph(item.title, bold=True)]
        slide.text(Box(left, 88, _HALF, 54), head, name="Target")
        slide.status(Box(left, 144, _HALF, 22), MARKS[item.status], "")
        if item.chart:
            slide.chart(Box(left, 168, _HALF, 208), item.chart)
        said = [Paragraph(_brief(item))]
        said += [Paragraph(item.achievable, bullet=True)] if item.achievable else []
        slide.text(Box(left, 380, _HALF, 112), said, name="How likely")

    def _grid(self, grid: Grid, notes: Sequence[str] = (), most: int = 12) -> None:
        """Show a table on as many slides as it takes, at most so many."""
        said_high = max(_SAID, height([Paragraph(grid.sentence)], SIZES[-1], _BODY.width))
        room = _BODY.height - (said_high + 8 if grid.sentence else 0)
        parts = list(split(grid, _BODY.width, room))
        told = [*notes, *(f"Method. {t.method}" for t in self.pack.tables if t.title == grid.title)]
        for place, part in enumerate(parts[:most]):
            number = f" ({place + 1} of {min(len(parts), most)})" if len(parts) > 1 else ""
            slide = self._slide(f"{grid.title}{number}", [grid.sentence, *told])
            if len(part.rows) == 1 and len(parts) == 1:
                slide.text(_BODY, _as_words(grid), name="Text")
                continue
            box = _BODY
            if grid.sentence:
                said = grid.sentence
                if len(parts) > most and place == most - 1:
                    said += " The first stand here, all in the workbook."
                slide.text(Box(_BODY.left, _BODY.top, _BODY.width, said_high), [Paragraph(said)])
                box = Box(_BODY.left, _BODY.top + said_high + 8, _BODY.width, 0)
            if part.rows:
                rows = counted(len(part.rows), "row")
                alt = grid.sentence or f"Table: {grid.title}, {rows}, {', '.join(grid.heads)}."
                slide.table(box, part, row_heights(part, box.width), alt)

    def _methods(self) -> None:
        notes = [f"{name}. {method}" for name, method in self.pack.methods]
        slide = self._slide("How the figures are made", notes)
        told = [Paragraph(note, bullet=True) for note in self.pack.notes]
        slide.text(_BODY, [*told, Paragraph("Each method stands in the notes of this slide.")])


_SAID = 50
"""Height of the sentence over a table, in points, where it needs no more at the smallest size."""


def _why(item: Item) -> list[Paragraph]:
    parts = (
        ("What has happened, and how likely it is to be met", (item.what, item.likely)),
        ("Where it comes from", item.origins),
        ("Actions that are late", item.late),
        ("Still achievable?", (item.achievable,)),
    )
    return [
        paragraph
        for head, texts in parts
        if any(texts)
        for paragraph in (
            Paragraph(head, heading=True),
            *(Paragraph(text, bullet=True) for text in texts if text),
        )
    ]


def _as_words(grid: Grid) -> list[Paragraph]:
    """Return a table of one row in words: a slide of one row would be an empty frame."""
    said = [_cell(head, text) for head, text in zip(grid.heads, grid.rows[0], strict=True)]
    return [Paragraph(grid.sentence), *said] if grid.sentence else said


def _cell(head: str, text: str) -> Paragraph:
    """Return what stands under a head; a status bears its sign and colour."""
    mark = next((mark for mark in MARKS.values() if mark.word == text), None)
    shown, colour = (f"{mark.sign} {mark.word}", mark.colour) if mark else (text, "")
    return Paragraph(f"{head}: {shown}" if head else shown, bullet=True, colour=colour)


def _brief(item: Item) -> str:
    return item.what if item.status == CANNOT_TELL.word else item.likely
