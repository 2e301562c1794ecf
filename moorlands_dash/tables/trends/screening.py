"""The table behind "what changed?": all wards and categories screened at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import numpy as np
import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.doubt import rows_by_ward
from moorlands_dash.measures.intervals import Numbers
from moorlands_dash.measures.targets.forecast import WINDOW
from moorlands_dash.measures.trends import screening
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.snoozes import Snooze, snoozes
from moorlands_dash.tables.doubt import doubt_of
from moorlands_dash.tables.frames import empty, only
from moorlands_dash.tables.model import Selection, Table
from moorlands_dash.tables.request import Request
from moorlands_dash.words.trends import screening as words

Item = tuple[str, str]
"""Ward code and category."""

_NEEDED = screening.LEAST_HISTORY + max(screening.WINDOWS)


class Screen:
    """The counts of all wards and categories, in months without a gap."""

    def __init__(self, request: Request) -> None:
        """Take the months without a gap up to the latest, or to the end of the chosen period."""
        chosen = request.selection.period
        end = chosen.end if chosen else date.max
        self.request = request
        loaded = [month for month in request.loaded_of(vocabulary.ALL) if month <= end]
        self.months = _run(loaded)[-(WINDOW + max(screening.WINDOWS)) :]
        self.categories: list[str] = []
        self.items: list[Item] = []
        if self.told:
            self._count()

    @property
    def told(self) -> bool:
        """Tell whether there are months enough, and wards."""
        return len(self.months) >= _NEEDED and not self.request.wards.empty

    def _count(self) -> None:
        start = self.months[0]
        self.categories = categories = [
            category.key
            for category in vocabulary.CATEGORIES
            if self.request.comparable_from(category.key) <= start
            and set(self.request.loaded_of(category.key)).issuperset(self.months)
        ]
        found = self.request.snapshot.ward_counts(Period(start, self.months[-1]), categories)
        self.items = [
            (ward, category) for category in categories for ward in self.request.wards["area_code"]
        ]
        index = pd.MultiIndex.from_tuples(self.items)
        wide = found.pivot_table(
            index=["ward_code", "category"], columns="month", values="count", aggfunc="sum"
        )
        wide.columns = pd.Index([pd.Timestamp(month).date() for month in wide.columns])
        self.counts = wide.reindex(index=index, columns=self.months).fillna(0).to_numpy(float)
        self.groups = np.repeat(np.arange(len(categories)), len(self.request.wards))
        senders = [vocabulary.senders_of(category) for category in categories]
        self.sources = np.unique(senders, return_inverse=True)[1][self.groups]

    def at(self, latest: date) -> pd.DataFrame:
        """Return what was screened as it stood with the months up to `latest`."""
        known = self.months.index(latest) + 1
        found = self._screened(self.counts[:, :known], latest)
        if doubts := self._doubts(known):
            others = [self._screened(self.counts[:, :known] + rows, latest) for rows in doubts]
            found = screening.held(found, others)
        items = [self.items[place] for place in found["series"]]
        found["from"] = [pd.Timestamp(add_months(latest, 1 - long)) for long in found["window"]]
        return found.assign(
            to=pd.Timestamp(latest),
            ward_code=[ward for ward, _ in items],
            category=[category for _, category in items],
        )

    def _screened(self, counts: Numbers, latest: date) -> pd.DataFrame:
        family = screening.Family(counts, self.groups, latest.month % 12, self.sources)
        return screening.screened(family)

    def _doubts(self, known: int) -> list[Numbers]:
        """Return rows set aside that may belong to the series, of their latest months and before.

        Shape (series, months), as the counts; nothing where no row is set aside.
        """
        rows = np.zeros((len(self.items), known))
        wards = list(self.request.wards["area_code"])
        for place, category in enumerate(self.categories):
            found = doubt_of(self.request, category)
            own = slice(place * len(wards), (place + 1) * len(wards))
            if len(found):
                rows[own] = np.transpose(
                    [rows_by_ward(found, Period(m, m), wards) for m in self.months[:known]]
                )
        if not rows.any():
            return []
        recent = np.arange(known) >= known - max(screening.WINDOWS)
        return [rows * recent, rows * ~recent]


def what_changed(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return every ward and category tested, what is new first, snoozed items marked."""
    request = Request(snapshot, settings, selection)
    title = "What changed: all wards and categories"
    if not request.loaded_of(vocabulary.ALL):
        return request.nothing("what-changed", title)
    screen = Screen(request)
    if not screen.told:
        return request.table(
            "what-changed",
            empty("what-changed"),
            title=title,
            sentence=words.too_few(len(screen.months), _NEEDED, request.wards.empty),
            notes=[],
            about=(vocabulary.ALL,),
        )
    latest = screen.months[-1]
    frame = _marked(screen, screen.at(latest))
    names = dict(zip(request.wards["area_code"], request.wards["area_name"], strict=True))
    frame = frame.assign(
        ward_name=frame["ward_code"].map(names),
        rank=range(1, len(frame) + 1),
        expected=frame["expected"].round(2),
    )
    frame["words"] = [words.item_words(row) for _, row in frame.iterrows()]
    return request.table(
        "what-changed",
        only("what-changed", frame),
        title=title,
        period=Period(add_months(latest, 1 - max(screening.WINDOWS)), latest),
        sentence=words.sentence_of(frame, latest),
        notes=words.family_notes(frame),
        about=screen.categories,
    )


def _run(loaded: Sequence[date]) -> list[date]:
    """Return the months without a gap that end with the latest one."""
    run: list[date] = []
    for month in reversed(loaded):
        if run and add_months(month, 1) != run[-1]:
            break
        run.append(month)
    return run[::-1]


def _marked(screen: Screen, frame: pd.DataFrame) -> pd.DataFrame:
    """Return the rows with the snooze that holds for each, if one does."""
    holding = {
        (entry.ward_code, entry.category, entry.verdict): entry
        for entry in snoozes(screen.request.records)
        if _holds(entry, screen)
    }
    keys = zip(frame["ward_code"], frame["category"], frame["verdict"], strict=True)
    found = [holding.get(key) for key in keys]
    return frame.assign(
        snooze_id=[entry.snooze_id if entry else "" for entry in found],
        snooze_until=pd.to_datetime(pd.Series([entry.until if entry else None for entry in found])),
        snooze_reason=[entry.reason if entry else "" for entry in found],
    )


def _holds(entry: Snooze, screen: Screen) -> bool:
    """Tell whether a snooze still holds in the latest month that is known."""
    latest = screen.months[-1]
    if entry.month > latest:
        return False
    if entry.until is not None:
        return screen.request.day < entry.until
    since = [month for month in screen.months if entry.month < month < latest]
    return all(_listed(entry, screen.at(month)) for month in since)


def _listed(entry: Snooze, frame: pd.DataFrame) -> bool:
    """Tell whether the item was listed, in the same direction."""
    same = (frame["ward_code"] == entry.ward_code) & (frame["category"] == entry.category)
    return bool((same & (frame["verdict"] == entry.verdict)).any())
