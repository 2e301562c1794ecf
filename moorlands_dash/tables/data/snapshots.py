"""The table of what a snapshot differs in from another one, by default the one before it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.data import snapshots as measures
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import month_name
from moorlands_dash.rows import Record, Row
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.queries import Snapshot, open_snapshot
from moorlands_dash.tables.comparison.district import district_change
from moorlands_dash.tables.frames import blank, empty, framed
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.tables.request import Request, loaded_months
from moorlands_dash.tables.targets.trajectories import targets
from moorlands_dash.tables.trends.screening import what_changed
from moorlands_dash.words.data import snapshots as words
from moorlands_dash.words.numbers import counted

NAME = "diff"
Builder = Callable[[Snapshot, Settings, Selection], Table]
_TITLE = "What this snapshot differs in from the one before"


def diff(snapshot: Snapshot, settings: Settings, selection: Selection) -> Table:
    """Return which files, counts, targets' statuses and verdicts differ from another snapshot's.

    The other one is `selection.against`, by its id; else the one that was published before. Raises
    SelectionError where one is named that isn't kept, or is another district's.
    """
    request = Request(snapshot, settings, selection)
    before = selection.against or snapshot.manifest["previous"]
    if before is None:
        return _nothing(request, words.NO_OTHER)
    try:
        other = open_snapshot(snapshot.home, before, settings=settings)
    except StoreError as error:
        if selection.against:
            raise SelectionError(str(error)) from error
        return _nothing(request, words.NOT_KEPT)
    rows = Compared(other, snapshot, settings).rows()
    whole = dict.fromkeys(("before", "after", "revised"), "Int64")
    frame = framed(NAME, [blank(NAME) | row for row in rows]).astype(whole)
    said = words.difference_sentence(frame, other.id, other.created.date())
    mixed = other.demonstration != snapshot.demonstration
    return _table(request, frame, said, [words.MIXED] if mixed else [])


def _nothing(request: Request, said: str) -> Table:
    return _table(request, empty(NAME), said, [])


def _table(request: Request, frame: pd.DataFrame, said: str, notes: list[str]) -> Table:
    about = list(vocabulary.CATEGORY_BY_KEY)
    return request.table(NAME, frame, title=_TITLE, sentence=said, notes=notes, about=about)


class Compared:
    """Two snapshots beside each other."""

    def __init__(self, then: Snapshot, now: Snapshot, settings: Settings) -> None:
        """Compare the earlier one with the later one, under the same settings."""
        self.then, self.now, self.settings = then, now, settings

    def rows(self) -> list[Record]:
        """Return every difference: files, withdrawals, targets, verdicts, months, counts."""
        return [
            *self.files(),
            *self.withdrawn(),
            *self.statuses(),
            *self.verdicts(),
            *self.months(),
            *self.counts(),
        ]

    def files(self) -> list[Record]:
        """Return the files that were added, replaced, withdrawn or count otherwise."""
        found = measures.files_changed(self.then.files(), self.now.files())
        return [
            {"kind": words.FILE, "title": row.pop("name"), "words": said} | row
            for row in found.to_dict("records")
            if (said := words.file_words(row))
        ]

    def withdrawn(self) -> list[Record]:
        """Return targets, actions and the like that were withdrawn in between."""
        known = {(row["name"], row["at"]) for row in _records(self.then.withdrawals())}
        return [
            {"kind": words.TAKEN_BACK, "title": row["name"], "now": f"withdrawn: {row['reason']}"}
            | {"words": f"The {row['what']} was withdrawn: {row['reason']}."}
            for row in _records(self.now.withdrawals())
            if row["what"] != "file" and (row["name"], row["at"]) not in known
        ]

    def statuses(self) -> list[Record]:
        """Return the targets with another status, and those that only one snapshot has."""
        then, now = (
            targets(snapshot, self.settings, Selection()).frame.set_index("target_id")
            for snapshot in (self.then, self.now)
        )
        rows = []
        for key in dict.fromkeys([*now.index, *then.index]):
            was, new = (str(f.at[key, "status"]) if key in f.index else "" for f in (then, now))
            title = (now if key in now.index else then).at[key, "title"]
            if was != new:
                row = {"kind": words.TARGET, "title": title, "was": was, "now": new}
                rows.append(row | {"words": words.target_words(row)})
        return rows

    def verdicts(self) -> list[Record]:
        """Return the verdicts on the district's and the wards' changes that flipped."""
        district = self.settings.district
        ours = {"area_code": district.code, "area_name": district.name}
        rows = [
            ours | row | {"title": f"{_named(row)}, against what is usual"}
            for row in self._flips(district_change, ["category"])
        ]
        wards = self._flips(what_changed, ["ward_code", "ward_name", "category", "window"])
        for row in wards:
            row["title"] = f"{_named(row)}, screened over {counted(row.pop('window'), 'month')}"
            row["area_code"], row["area_name"] = row.pop("ward_code"), row.pop("ward_name")
        return [row | {"words": words.verdict_words(row)} for row in rows + wards]

    def months(self) -> list[Record]:
        """Return the months of senders that both have, and one of them alone as whole."""
        then, now = (snapshot.coverage() for snapshot in self._both)
        found = measures.verdicts_flipped(then, now, ["source", "sender", "month"], "state")
        return [
            {"kind": words.MONTH, "title": _sent(row), "was": row["was"], "now": row["now"]}
            | {"words": words.verdict_words(row)}
            for row in _records(found)
        ]

    def _flips(self, build: Builder, keys: Sequence[str]) -> list[Record]:
        then, now = (build(snapshot, self.settings, Selection()).frame for snapshot in self._both)
        if then.empty or now.empty:
            return []
        found = measures.verdicts_flipped(then, now, keys)
        return [{"kind": words.VERDICT} | row for row in _records(found)]

    @property
    def _both(self) -> tuple[Snapshot, Snapshot]:
        return self.then, self.now

    def counts(self) -> list[Record]:
        """Return the wards' and the district's categories that are counted otherwise."""
        frames = [self._counted(snapshot) for snapshot in self._both]
        found = measures.counts_changed(*frames, *(self._known(s) for s in self._both))
        names, then, now = self._names(), *(self._placed(s) for s in self._both)
        rows = []
        for row in _records(found):
            code, unit = row["area_code"], vocabulary.unit_of(row["category"])
            lost = [name for name, on in (("before", then), ("after", now)) if code not in on]
            said = words.off_map_words(row, unit) if lost else words.count_words(row, unit)
            # A ward that a map doesn't have is not counted there: none is not nought.
            gone = dict.fromkeys(lost, pd.NA) | ({"revised": 0} if lost else {})
            told = {"kind": words.COUNT, "area_name": names.get(code, code), "title": _named(row)}
            rows.append(row | told | gone | {"words": said})
        return rows

    def _placed(self, snapshot: Snapshot) -> set[str]:
        """Return the codes of what is counted: the wards of the map in use, and the district."""
        return {*snapshot.areas("ward")["area_code"], self.settings.district.code}

    def _counted(self, snapshot: Snapshot) -> pd.DataFrame:
        keys, ours = tuple(vocabulary.CATEGORY_BY_KEY), self.settings.district
        wards = snapshot.ward_counts(None, keys).rename(columns={"ward_code": "area_code"})
        found = snapshot.district_counts(None, keys, self.settings.force.name)
        whole = found[found["district"] == ours.name].drop(columns="district")
        return pd.concat([whole.assign(area_code=ours.code), wards], ignore_index=True)

    def _known(self, snapshot: Snapshot) -> pd.DataFrame:
        rows = [
            (key, pd.Timestamp(month))
            for key in vocabulary.CATEGORY_BY_KEY
            for month in loaded_months(snapshot, self.settings, key)
        ]
        return pd.DataFrame(rows, columns=["category", "month"])

    def _names(self) -> dict[str, str]:
        areas = pd.concat([snapshot.areas() for snapshot in self._both])
        names = dict(zip(areas["area_code"], areas["area_name"], strict=True))
        return names | {self.settings.district.code: self.settings.district.name}


def _sent(row: Row) -> str:
    """Return whose month of what it is: "Litter of the council, May 2025"."""
    source, sender = str(row["source"]), str(row["sender"])
    known = vocabulary.CATEGORY_BY_KEY.get(source)
    what = known.name if known else source
    return f"{what}{f' of {sender}' if sender else ''}, {month_name(row['month'].date())}"


def _named(row: Row) -> str:
    return vocabulary.choices()[row["category"]]


def _records(frame: pd.DataFrame) -> list[Record]:
    return frame.to_dict("records")
