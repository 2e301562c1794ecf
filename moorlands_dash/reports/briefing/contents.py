"""What the briefing on paper holds: the page's own table, its cards, and a map of the hotspots."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Literal

from moorlands_dash.charts.ground import ground_of
from moorlands_dash.charts.hotspots.printed import hotspot_print
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.charts.wards.shading import Key, Shading
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import day_name
from moorlands_dash.rows import Record, Row
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import build
from moorlands_dash.tables.hotspots.shapes import shapes
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.words.briefing import fortnight as words
from moorlands_dash.words.numbers import sentence
from moorlands_dash.words.wards.map_layer import credit

HEADS = ("Item", "What the figures say")
ASKED_HEADS = ("Item", "How it stands", "Who, by when")
_SMALL, _WIDE = 3.4, 7.2
"""Inches of the map."""
_MAPPED = 7
"""Hotspots that the map shows and numbers: more could not be told apart."""


@dataclass(frozen=True)
class Part:
    """One card: its title, its rows in words, and what is said beneath."""

    key: str
    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    none: str
    more: str


@dataclass(frozen=True)
class Briefing:
    """The table of the briefing, and whose it is."""

    snapshot: Snapshot
    settings: Settings
    table: Table

    @property
    def title(self) -> str:
        """Return the title of the document."""
        return "Fortnightly briefing"

    @property
    def about(self) -> str:
        """Return source, period and snapshot."""
        snapshot = self.snapshot
        source = self.table.source.removeprefix("Demonstration data (invented) in the layout of: ")
        label = "Demonstration data (invented). " if snapshot.demonstration else ""
        period = f" Incidents: {self.table.period}." if self.table.period else ""
        said = (
            f"{label}{self.settings.partnership.name}.{period} Source: {source}. Snapshot "
            f"{snapshot.id}, made on {day_name(snapshot.created.date())}."
        )
        return f"{said} {credit(snapshot.map_layer(), snapshot.created.year)}".strip()

    @property
    def notes(self) -> list[str]:
        """Return the table's notes, without how trials are started where they were run."""
        said = self.table.frame["words"].astype(str)
        tried = said.str.contains(words.TRIED, regex=False).any()
        return [note.replace("`", "") for note in self.table.notes if not (tried and "`" in note)]

    @cached_property
    def mapped(self) -> list[Row]:
        """Return the hotspots that the map shows, in the briefing's order."""
        rows = self.table.frame[self.table.frame["section"].isin(words.HOTSPOTS)]
        return list(rows.head(_MAPPED).to_dict("records"))

    def parts(self, *, most: int | None = None) -> list[Part]:
        """Return the cards; `most` items a card, where fewer are to be shown."""
        rows = self.table.frame.to_dict("records")
        return [self._part(card, rows, most) for card in words.CARDS]

    def _part(self, card: words.Card, rows: list[Record], most: int | None) -> Part:
        found = [row for row in rows if row["section"] in card.sections]
        card = card if most is None else words.fewer(card, most)
        shown = found[: card.most]
        early = any(row["section"] == words.EARLY for row in found)
        marks = {str(row["item_key"]): place for place, row in enumerate(self.mapped, start=1)}
        heads = ASKED_HEADS if card.key in ("asked", "late") else HEADS
        numbered = marks if card.key == "places" else {}
        return Part(
            card.key,
            words.card_title(card, self.table.period),
            heads,
            tuple(_cells(row, numbered)[: len(heads)] for row in shown),
            words.none_words(card, self.table.sentence),
            words.more_words(card, len(found), early, self.table.notes),
        )

    @property
    def map_words(self) -> str:
        """Return what the map shows, for those who can't see it."""
        return words.map_words([str(row["title"]) for row in self.mapped])

    def map(self, kind: Literal["png", "svg"], *, small: bool) -> bytes | None:
        """Return the map of the hotspots, or none where there is nothing to show.

        A small one bears no names of places: they would hide the numbers.
        """
        spots = [self._spot(row, place) for place, row in enumerate(self.mapped, start=1)]
        if not spots:
            return None
        look = Shading(_LEGEND, {}, (Key(LIGHT.paper, "Outlined: cells that are one hotspot"),))
        return hotspot_print(
            {},
            look,
            self.snapshot.ward_shapes(),
            hotspots=spots,
            places=() if small else self.settings.map.places,
            ground=ground_of(self.snapshot.map_layer()),
            kind=kind,
            width=_SMALL if small else _WIDE,
        )

    def _spot(self, row: Row, place: int) -> dict[str, Any]:
        asked = Selection(category=str(row["category"]))
        found = shapes(self.snapshot, self.settings, asked).hotspots[int(row["rank"]) - 1]
        return found | {"mark": str(place)}


_LEGEND = "Hotspots, numbered as in the list"


def gathered(snapshot: Snapshot, settings: Settings) -> Briefing:
    """Return the briefing of a snapshot."""
    return Briefing(snapshot, settings, build("briefing", snapshot, settings, Selection()))


def _cells(row: Row, marks: Mapping[str, int]) -> tuple[str, ...]:
    mark = words.MARKS.get(str(row["section"]), "")
    place = f"{marks[str(row['item_key'])]}. " if str(row["item_key"]) in marks else ""
    who = "" if row["owner"] != row["owner"] or row["owner"] is None else str(row["owner"])
    due = "" if row["due"] != row["due"] else f"{day_name(row['due'].date())}"
    return (
        f"{place}{f'{mark} ' if mark else ''}{row['title']}",
        sentence(str(row["words"])),
        ", by ".join(part for part in (who, due) if part),
    )
