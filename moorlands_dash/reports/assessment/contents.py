"""What the assessment on paper holds, section by section: words, pictures and small tables."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd
import plotly.graph_objects as go

from moorlands_dash.charts.assessment.lists import ranks_by_list
from moorlands_dash.charts.assessment.matrix import priority_matrix
from moorlands_dash.charts.assessment.ranges import rank_ranges
from moorlands_dash.charts.on_paper import Framed, PictureKind, drawn
from moorlands_dash.charts.theme import LIGHT
from moorlands_dash.charts.trends.series import monthly_series
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, day_name
from moorlands_dash.reports.grid import Grid
from moorlands_dash.rows import Record
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables import SPECS, build
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.written import MISSING, written
from moorlands_dash.words.assessment import paper as words

_WIDE = 760
_LOW = 146
"""Pixels that a theme's months are high: three of them stand on a page."""
_INVENTED = "Demonstration data (invented) in the layout of: "


@dataclass(frozen=True)
class Picture:
    """A figure, and what it shows for those who can't see it."""

    figure: go.Figure
    alt: str
    caption: str = ""

    def drawn(self, kind: PictureKind) -> bytes:
        """Return it as SVG or PNG."""
        return drawn(self.figure, Framed("", ()), kind, wide=_WIDE)


@dataclass(frozen=True)
class Section:
    """One part under its heading."""

    title: str
    lines: tuple[str, ...] = ()
    bullets: tuple[str, ...] = ()
    picture: Picture | None = None
    grid: Grid | None = None
    level: int = 2
    page: bool = False
    """Whether it begins a page."""


@dataclass(frozen=True)
class Assessment:
    """The tables of an assessment, and whose it is."""

    snapshot: Snapshot
    settings: Settings
    selection: Selection = field(default_factory=Selection)

    title = "Strategic assessment: what matters most, and how sure is that?"

    def table(self, name: str) -> Table:
        """Return a table for the weights and the list of harm that were chosen."""
        return build(name, self.snapshot, self.settings, self.selection)

    @cached_property
    def themes(self) -> Table:
        """Return the themes."""
        return self.table("assessment")

    @cached_property
    def ranked(self) -> list[Record]:
        """Return the rows of the themes that have a rank, the first first."""
        frame = self.themes.frame
        return frame[frame["rank"].notna()].to_dict("records")

    @property
    def about(self) -> str:
        """Return whose it is, of when, from what."""
        snapshot = self.snapshot
        label = "Demonstration data (invented). " if snapshot.demonstration else ""
        return (
            f"{label}{self.settings.partnership.name}. Snapshot {snapshot.id}, made on "
            f"{day_name(snapshot.created.date())}."
        )

    @property
    def source(self) -> str:
        """Return where the figures come from."""
        return self.themes.source.removeprefix(_INVENTED)

    def sections(self) -> list[Section]:
        """Return the parts in order."""
        return [
            self._summary(),
            self._looked_at(),
            *self._sure(),
            self._harm(),
            *self._each(),
            self._chosen(),
            self._data(),
            self._methods(),
        ]

    def _summary(self) -> Section:
        scores = self.table("assessment-scores").frame
        figure = priority_matrix(self.themes.frame, scores, LIGHT)
        picture = Picture(figure, self.themes.sentence, words.MATRIX)
        return Section("In short", (self.themes.sentence, words.WEIGHTS), picture=picture)

    def _looked_at(self) -> Section:
        columns = ("theme_name", "duty", "count", "trend", "gap", "share", "whole")
        grid = self._grid(self.themes, columns, (26, 20, 11, 15, 13, 12, 13))
        return Section("What was looked at", (words.LAW,), grid=grid, page=True)

    def _sure(self) -> list[Section]:
        table = self.table("assessment-unseat")
        rows = self.themes.frame[self.themes.frame["rank"].notna()]
        picture = Picture(rank_ranges(rows, LIGHT), words.ranges_alt(self.ranked), words.RANGES)
        columns = (
            *("rank", "theme_name", "score", "first", "top_three", "first_near"),
            "top_three_near",
        )
        grid = self._grid(self.themes, columns, (8, 30, 10, 13, 13, 13, 13), known=True)
        return [
            Section(
                "Does number one survive?", (words.DRAWS,), picture=picture, grid=grid, page=True
            ),
            Section("What would unseat it", (table.sentence,), tuple(table.frame["words"])),
        ]

    def _harm(self) -> Section:
        table = self.table("assessment-harm")
        frame = table.frame
        picture = None
        if frame["harm_list"].nunique() > 1:
            picture = Picture(ranks_by_list(frame, LIGHT), table.sentence, words.LISTS)
        notes = tuple(note for note in table.notes if "Source:" in note)
        return Section(
            "Does it hang on how harm is weighed?",
            (table.sentence,),
            notes,
            picture,
            self._harm_grid(frame),
            page=True,
        )

    def _harm_grid(self, frame: pd.DataFrame) -> Grid | None:
        lists = list(dict.fromkeys(frame["harm_list"]))
        if not lists:
            return None
        keys = zip(frame["theme_name"], frame["harm_list"], strict=True)
        ranks = dict(zip(keys, frame["rank"].astype(int), strict=True))
        order = list(dict.fromkeys(frame["theme_name"]))
        rows = tuple((name, *(str(ranks[name, each]) for each in lists)) for name in order)
        numbers = frozenset(range(1, len(lists) + 1))
        widths = (30, *(70 // len(lists) for _ in lists))
        return Grid("Ranks", "", ("Theme", *lists), rows, numbers, widths)

    def _each(self) -> list[Section]:
        months = self.table("assessment-months").frame
        found = []
        for place, row in enumerate(self.ranked):
            own = months[months["theme"] == row["theme"]]
            picture = None
            if len(own):
                figure = monthly_series(own[["month", "count"]], LIGHT, chosen=_counted(row))
                figure.update_layout(height=_LOW)
                picture = Picture(figure, words.months_alt(row))
            found.append(
                Section(
                    f"{int(row['rank'])}. {row['theme_name']}",
                    (str(row["words"]),),
                    words.theme_bullets(row),
                    picture,
                    level=3,
                    page=place % 3 == 0,
                )
            )
        unknown = self.themes.frame[self.themes.frame["rank"].isna()]
        if len(unknown):
            found.append(Section("Themes without data", (words.UNRANKED,), tuple(unknown["words"])))
        return found

    def _chosen(self) -> Section:
        name = "priorities-published" if self.snapshot.public else "priorities"
        table = build(name, self.snapshot, self.settings, Selection())
        told = tuple(words.chosen_bullet(row) for row in table.frame.to_dict("records"))
        return Section("What was chosen, and why", (table.sentence,), told, page=True)

    def _data(self) -> Section:
        grid = self._grid(
            self.themes, ("theme_name", "from", "to", "whole", "lacking"), (22, 16, 16, 12, 34)
        )
        return Section("How complete the data are", (words.COMPLETE,), grid=grid)

    def _methods(self) -> Section:
        notes = [note.replace("`", "") for note in self.themes.notes]
        return Section(
            "Method and sources", (self.themes.method, f"Source: {self.source}."), tuple(notes)
        )

    def _grid(
        self, table: Table, columns: Sequence[str], widths: tuple[int, ...], *, known: bool = False
    ) -> Grid:
        spec = SPECS[table.name]
        shown = [spec.column(name) for name in columns]
        rows = self.ranked if known else table.frame.to_dict("records")
        cells = tuple(tuple(written(c, row[c.name], row) for c in shown) for row in rows)
        numbers = frozenset(
            place
            for place in range(len(shown))
            if any(row[place] not in ("", MISSING) for row in cells)
            and shown[place].form not in ("text", "month")
        )
        return Grid(table.title, "", tuple(c.head for c in shown), cells, numbers, widths)


def _counted(row: Record) -> Period:
    """Return the months that a theme's count is of."""
    return Period(row["from"].date(), row["to"].date())


def gathered(
    snapshot: Snapshot, settings: Settings, selection: Selection | None = None
) -> Assessment:
    """Return the assessment of a snapshot."""
    return Assessment(snapshot, settings, selection or Selection())
