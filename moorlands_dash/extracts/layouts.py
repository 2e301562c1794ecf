"""The shared reader of incidents that partners send: their layouts say what stands where."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd

from moorlands_dash.extracts import contracts, moments, occurrences, set_aside, stands_for
from moorlands_dash.extracts.blanks import without_noughts
from moorlands_dash.extracts.contracts import Sifting
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.extracts.rules import Contract, Rule
from moorlands_dash.extracts.tabular import read_table
from moorlands_dash.partnership import Order, Settings
from moorlands_dash.partnership.suppliers import kinds_told
from moorlands_dash.periods import Period
from moorlands_dash.sources import Layout
from moorlands_dash.sources.model import kind_word
from moorlands_dash.vocabulary import CATEGORY_BY_KEY


@dataclass(frozen=True)
class Reader:
    """The reader of a layout that is declared column by column."""

    layout: Layout

    def read(
        self,
        source: SourceFile,
        out: Path,
        settings: Settings,
        progress: Progress | None = None,
    ) -> Judged:
        """Judge each row, a fire or a report, and write the accepted ones to `out`.

        A file stands for the kinds that it holds. Raises Refusal for a file that lacks a
        column, and for one without rows whose name doesn't say for which months.
        """
        layout = self.layout
        texts, sifting = read_table(source, layout.columns, layout.optional, settings, progress)
        rows, named = self._sifted(texts, sifting, settings)
        found = self._typed(rows)
        covers = stands_for.covers(
            layout.months,
            source.name,
            named,
            layout.kinds,
            found["category"],
            found["month"],
            sifting.rows_in,
            kinds_told(settings.suppliers, source.name, layout.categories),
        )
        covers = stands_for.begun(source.name, covers, date.today())
        sifting.notices += stands_for.misread(source.spoken, named, covers)
        return occurrences.judged(layout.kind, found, sifting, out, covers)

    def _sifted(
        self, texts: pd.DataFrame, sifting: Sifting, settings: Settings
    ) -> tuple[pd.DataFrame, Period | None]:
        """Return the accepted rows, and the months that the file's name stands for."""
        neat = without_noughts(self._told(texts), occurrences.PAIRS)
        dated = [name for name in (self.layout.begun, self.layout.ended) if name]
        neat, said = moments.rewritten(neat, dated, self._order(neat, sifting, settings))
        sifting.notices += said
        sifting.repeats = frozenset({occurrences.TWICE})
        sifting.known = partial(set_aside.of_layout, self.layout, neat)
        moments.refuse_unsure(sifting.source.name, neat[self.layout.begun])
        rows = sifting.sift(neat, self._text_contract())
        rows = sifting.sift(rows, occurrences.place_contract())
        begun, ended = self.layout.begun, self.layout.ended
        rows = rows.assign(
            begun_at=occurrences.days_and_times(rows[begun]),
            ended_at=occurrences.days_and_times(self._ended(rows)),
        )
        happened = occurrences.months_of(sifting.sound(rows)["begun_at"])
        first = settings.financial_year.first_month
        named = stands_for.named(sifting.source.spoken, happened, first)
        timely = occurrences.time_contract(begun, ended, date.today(), named)
        rows = sifting.sift(rows, timely, of={"begun_at": begun, "ended_at": ended})
        reference = self.layout.reference
        sifting.notices += occurrences.without_reference(sifting.sound(rows)[reference])
        alone = occurrences.unique_reference(reference)
        return sifting.sift_last(rows, alone), named

    def _order(self, rows: pd.DataFrame, sifting: Sifting, settings: Settings) -> Order:
        """Return what comes first in the sender's days, as the settings say: by file, or by row."""
        reporter = self.layout.reporter
        named = settings.senders.order(sifting.source.name)
        senders = [name for name in rows[reporter].unique() if name] if reporter else []
        return named or settings.senders.order(*senders)

    def _told(self, texts: pd.DataFrame) -> pd.DataFrame:
        """Return the rows with their words for the kind as the layout writes them."""
        column = self.layout.told_by
        if not column:
            return texts
        known = spellings(self.layout)
        words = {text: self._word(text, known) for text in texts[column].unique()}
        return texts.assign(**{column: texts[column].map(words).astype("str")})

    def _word(self, text: str, known: Mapping[str, str]) -> str:
        """Return the layout's own word for a kind, else the text's: "Fly-tips (house)" is known."""
        word = kind_word(text)
        if word in self.layout.kinds:
            return word
        return known.get(spelt(text)) or known.get(spelt(_REMARK.sub("", text)), word)

    def _text_contract(self) -> Contract:
        layout = self.layout
        checks: dict[str, Sequence[Rule]] = {
            layout.reference: [occurrences.reference(), contracts.no_total()],
            layout.begun: occurrences.moment(layout.begun),
            **occurrences.place_checks(),
        }
        if layout.told_by:
            checks[layout.told_by] = [contracts.one_of(layout.told_by, list(layout.kinds))]
        if layout.ended:
            checks[layout.ended] = occurrences.moment(layout.ended, or_blank=True)
        if layout.reporter:
            told = [occurrences.plain(layout.reporter)]
            filled = [] if layout.reporter in layout.optional else [layout.reporter]
            checks[layout.reporter] = [*map(contracts.filled, filled), *told]
        return contracts.text_columns(**checks)

    def _ended(self, rows: pd.DataFrame) -> pd.Series:
        ended = self.layout.ended
        return rows[ended] if ended else pd.Series("", index=rows.index, dtype="str")

    def _kinds(self, rows: pd.DataFrame) -> pd.Series:
        if self.layout.told_by:
            return rows[self.layout.told_by]
        return pd.Series(next(iter(self.layout.kinds)), index=rows.index, dtype="str")

    def _typed(self, rows: pd.DataFrame) -> pd.DataFrame:
        layout, kinds = self.layout, self._kinds(rows)
        times = occurrences.when(rows[layout.begun], self._ended(rows))
        longitude, latitude = occurrences.degrees(rows)
        return times.assign(
            reference=_unless_blank(rows[layout.reference]),
            category=kinds.map(layout.kinds),
            subcategory=kinds.str.capitalize(),
            longitude=longitude,
            latitude=latitude,
            ward=_unless_blank(rows["ward"]),
            reporter=_unless_blank(rows[layout.reporter]) if layout.reporter else None,
        )


def _unless_blank(texts: pd.Series) -> pd.Series:
    return texts.where(texts != "")


_REMARK = re.compile(r"\s*\([^()]*\)\s*$")
"""What a sender adds to a kind, in brackets."""


def spellings(layout: Layout) -> dict[str, str]:
    """Return how else a layout's kinds are written, without spaces, and its own word for each.

    What people call a category counts where the layout has one word for it.
    """
    found = {spelt(word): word for word in layout.kinds}
    for category in layout.categories:
        words = [word for word, key in layout.kinds.items() if key == category]
        if len(words) == 1:
            called = CATEGORY_BY_KEY[category].called.split(",")
            found = {spelt(name): words[0] for name in called} | found
    others = {spelt(name): word for word, names in layout.synonyms.items() for name in names}
    return others | found


def spelt(text: str) -> str:
    """Return a word for a kind without spaces, hyphens, strokes and letter case."""
    return re.sub(r"[^\w&()]+", "", kind_word(text)).replace("_", "")
