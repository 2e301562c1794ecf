"""One question to a snapshot: the selection made definite, and what must be said beside it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import pandas as pd

from moorlands_dash import vocabulary
from moorlands_dash.measures.coverage import Coverage, coverage, default_period
from moorlands_dash.measures.register import measure_of
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import Period, add_months, parse_month
from moorlands_dash.sources import STREET
from moorlands_dash.spelling import close_names
from moorlands_dash.store.journal import Records, records_of
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.tables.audience import offered
from moorlands_dash.tables.catalogue import SPECS
from moorlands_dash.tables.data.supply import joined_later, parts_of
from moorlands_dash.tables.doubt import notes_of, rows_in, shown
from moorlands_dash.tables.frames import empty
from moorlands_dash.tables.held import once
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.tables.provisional import notes_on as provisional_notes
from moorlands_dash.words.commands import without_commands
from moorlands_dash.words.data.disclosure import left_out, refused
from moorlands_dash.words.data.loaded import part_sentence
from moorlands_dash.words.data.supply import joined
from moorlands_dash.words.doubt import AS_COUNTED
from moorlands_dash.words.numbers import during, listed, months_listed

DEMONSTRATION = "Demonstration data: invented, no real incident, offence or answer among it."
_INVENTED = "Demonstration data (invented) in the layout of: "
_YEAR = 12


@dataclass(frozen=True)
class Request:
    """What is asked of a snapshot, under whose settings."""

    snapshot: Snapshot
    settings: Settings
    selection: Selection

    @cached_property
    def category(self) -> str:
        """Return the key of what is counted; raise SelectionError for one unknown or withheld."""
        try:
            found = vocabulary.find_choice(self.selection.category)
        except ValueError as error:
            raise SelectionError(f"{error}.") from error
        if kept := {*vocabulary.parts_of(found)} - offered(self.snapshot.withheld).keys():
            raise SelectionError(refused(vocabulary.choices()[min(kept)]))
        return found

    @property
    def records(self) -> Records:
        """Return where the partnership's own records lie."""
        return records_of(self.snapshot.home, self.settings)

    @property
    def what(self) -> str:
        """Return the name of what is counted."""
        return vocabulary.choice_name(self.category)

    @property
    def categories(self) -> tuple[str, ...]:
        """Return the categories that are counted, without those that are withheld."""
        withheld = self.snapshot.withheld or ()
        return tuple(key for key in vocabulary.category_keys(self.category) if key not in withheld)

    @property
    def force(self) -> str:
        """Return our force's name, as extracts give it."""
        return self.settings.force.name

    @property
    def forces(self) -> str:
        """Return the names of all our forces, within a sentence."""
        return self.settings.force.called

    @cached_property
    def until(self) -> date | None:
        """Return the last month that is to be known, if one is set; raise SelectionError."""
        asked = self.selection.until
        if not asked:
            return None
        try:
            return parse_month(asked)
        except ValueError as error:
            raise SelectionError(f"{error}.") from error

    @property
    def unit(self) -> str:
        """Return the word for one of what is counted."""
        return vocabulary.unit_of(self.category)

    @property
    def people(self) -> bool:
        """Tell whether people are counted: several hurt in one collision are no repeats."""
        counted = {vocabulary.CATEGORY_BY_KEY[key].counts for key in self.categories}
        return counted != {"incidents"}

    @property
    def sender(self) -> str:
        """Return whose files tell of what is counted, within a sentence."""
        return self.sender_of(self.category)

    @property
    def lone_senders(self) -> str:
        """Return whose files tell of our district alone, within a sentence."""
        return listed([s.sender for s in vocabulary.sources_of(self.category) if not s.elsewhere])

    def sender_of(self, choice: str) -> str:
        """Return whose files tell of a choice: our force, or partners."""
        sources = vocabulary.sources_of(choice)
        police = listed(self.settings.force.all_names)
        return listed([police if s.key == STREET else s.sender for s in sources])

    @cached_property
    def loaded(self) -> list[date]:
        """Return the months of which every source is loaded, as far as they are to be known."""
        return self.loaded_of(self.category)

    def loaded_of(self, choice: str) -> list[date]:
        """Return the months of which every source of a choice is loaded, as far as to be known."""
        months = loaded_months(self.snapshot, self.settings, choice)
        return [month for month in months if self.until is None or month <= self.until]

    @cached_property
    def day(self) -> date:
        """Return the day as at which something is late or to come."""
        latest = self.snapshot.latest_month(*self.settings.force.all_names)
        if self.until is None or (latest is not None and self.until >= latest):
            return self.snapshot.as_at
        return add_months(self.until, 1) - timedelta(days=1)

    @cached_property
    def covered(self) -> Coverage | None:
        """Return the period, chosen or its own, and what of it is missing; None if not loaded."""
        if not self.loaded:
            return None
        period = self.selection.period or default_period(self.loaded, _YEAR)
        return coverage(period, self.loaded) if period else None

    @cached_property
    def wards(self) -> pd.DataFrame:
        """Return the ward map's wards by name, `area_code area_name`."""
        return self.snapshot.areas("ward")[["area_code", "area_name"]]

    @cached_property
    def area_names(self) -> dict[str, str]:
        """Return the name of each area that a target or an indicator can be for, by code."""
        wards = dict(zip(self.wards["area_code"], self.wards["area_name"], strict=True))
        district, force = self.settings.district, self.settings.force
        return wards | {district.code: district.name, force.code: force.name}

    @cached_property
    def ward(self) -> str | None:
        """Return the chosen ward's code, if one is; raise SelectionError for an unknown one."""
        asked = self.selection.area
        if asked is None:
            return None
        wanted = asked.strip().casefold()
        codes = self.wards["area_code"]
        known = dict(zip(self.wards["area_name"].str.casefold(), codes, strict=True))
        found = (known | {code.casefold(): code for code in codes}).get(wanted)
        if found is None:
            raise SelectionError(_unknown_ward(asked, list(self.wards["area_name"])))
        return str(found)

    def period_notes(self, *others: Period) -> list[str]:
        """Return what must be known about the period, and those it is compared with."""
        covered = self.covered
        if covered is None:
            return []
        notes = []
        if covered.missing:
            notes.append(
                f"No whole file of {self.sender} is loaded for {months_listed(covered.missing)}: "
                "counts leave those months out, and rates and verdicts are not given."
            )
            notes += self._parts(covered.missing)
        if self.selection.period is None and covered.expected < _YEAR:
            notes.append(
                f"Shown {during(covered.period)} because no whole file is loaded for the month "
                "before: the latest unbroken run of months, up to 12."
            )
        notes += notes_of(self, covered.period, *others)
        notes += provisional_notes(self, covered.period, *others)
        return notes + self.withheld_notes() + self.break_notes(covered.period, *others)

    def _parts(self, missing: Collection[date]) -> list[str]:
        """Return why months are there in part only."""
        found = parts_of(self.snapshot, self.settings, self.category)
        return [part_sentence(self.what, each, found[each]) for each in missing if each in found]

    def withheld_notes(self) -> list[str]:
        """Return what is left out of the count to protect people."""
        whole = vocabulary.category_keys(self.category)
        out = [key for key in whole if key in (self.snapshot.withheld or ())]
        return [left_out([vocabulary.CATEGORY_BY_KEY[key].name for key in out])] if out else []

    def comparable_from(self, choice: str) -> date:
        """Return the month from which a choice has meant the same, and all its senders send."""
        joined = [month for _, month in joined_later(self.snapshot, self.settings, choice)]
        return max([vocabulary.comparable_from(choice), *joined])

    def break_notes(self, *periods: Period) -> list[str]:
        """Return which categories have not meant the same over all the periods."""
        if self.category in (vocabulary.ALL, vocabulary.ALL_CRIME):
            return []
        start = min(period.start for period in periods)
        senders = joined_later(self.snapshot, self.settings, self.category)
        return [
            f"{category.name}: not comparable before {Period(since, since)}. {category.note}"
            for category in (vocabulary.CATEGORY_BY_KEY[key] for key in self.categories)
            if start < (since := category.comparable_from)
        ] + [joined(name, since) for name, since in senders if start < since]

    def table(
        self,
        name: str,
        frame: pd.DataFrame,
        *,
        title: str,
        sentence: str,
        notes: list[str],
        period: Period | None = None,
        missing: tuple[date, ...] = (),
        to_come: int = 0,
        about: Collection[str] | None = None,
    ) -> Table:
        """Return the table with the register's words and what holds for all tables.

        `about` are the choices counted, else the request's. Raises SpecError for other columns.
        """
        spec, choices = SPECS[name], tuple((self.category,) if about is None else about)
        spec.hold(list(frame.columns))
        say = without_commands if self.snapshot.public else str
        entry = measure_of(spec.measure, choices)
        invented = [DEMONSTRATION] if self.snapshot.demonstration else []
        return Table(
            name=name,
            title=title,
            frame=shown(self, frame)[spec.names].reset_index(drop=True),
            counted=vocabulary.units_of(choices),
            unit=entry.unit,
            period=period,
            source=_INVENTED * len(invented) + entry.source,
            method=entry.method,
            notes=(*invented, *filter(None, map(say, notes)), entry.caveat),
            snapshot=self.snapshot.id,
            demonstration=self.snapshot.demonstration,
            missing=missing,
            to_come=to_come,
            choices=choices,
            sentence=say(self._with_doubt(sentence, period, about)),
            measure=spec.measure,
        )

    def _with_doubt(
        self, sentence: str, period: Period | None, about: Collection[str] | None
    ) -> str:
        """Return a sentence of figures of a period, with a word where rows set aside may be theirs.

        Not of a table of other choices than the request's, whose own words say it.
        """
        if not sentence or period is None or about is not None or "set aside" in sentence:
            return sentence
        known = [month for month in period if month in set(self.loaded)]
        return f"{sentence} {AS_COUNTED}" if rows_in(self, known, self.ward) else sentence

    def nothing(self, name: str, title: str) -> Table:
        """Return an empty table that says what to load."""
        street = [source.key for source in vocabulary.sources_of(self.category)] == [STREET]
        what = f"street-level extract of {self.forces}" if street else f"file of {self.sender}"
        sentence = f"Cannot tell: no {what} is loaded. Load one with `moorlands-dash load PATH`."
        return self.table(name, empty(name), title=title, sentence=sentence, notes=[])


def loaded_months(snapshot: Snapshot, settings: Settings, choice: str) -> list[date]:
    """Return the months of which every source of a choice is loaded: missing is not zero."""
    keys, forces = vocabulary.category_keys(choice), settings.force.all_names
    asked = tuple({vocabulary.coverage_key(key, name): None for key in keys for name in forces})
    return list(once(snapshot, "loaded", asked, lambda: snapshot.months(*asked)))


def _unknown_ward(asked: str, names: list[str]) -> str:
    if not names:
        return f"{asked!r} can't be found: no ward map is loaded. Load the ward outlines first."
    close = close_names(asked, names) or names
    return (
        f"{asked!r} is not a ward of the map in use: write a ward's code or name, such as "
        f"{', '.join(close)}."
    )
