"""Every layout of tables that are sent as CSV: of the sources, and those without incidents."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from types import ModuleType

from moorlands_dash.extracts import (
    actions,
    crime_outcomes,
    denominators,
    events,
    harm_weights,
    indicators,
    issues,
    meetings,
    open_names,
    partner_list,
    people_counts,
    place_index,
    place_list,
    populations,
    postcodes,
    recorded,
    similar_areas,
    targets,
)
from moorlands_dash.extracts.header import column_key
from moorlands_dash.extracts.layouts import Reader
from moorlands_dash.extracts.model import Judged, Progress, SourceFile
from moorlands_dash.partnership import Settings
from moorlands_dash.sources import Layout, current

_HOME_OFFICE = (
    "Financial Year",
    "Financial Quarter",
    "Force Name",
    "CSP Name",
    "Offence Description",
    "Offence Group",
    "Offence Subgroup",
    "Offence Code",
    "Offence Count",
)

_WITHOUT_INCIDENTS: dict[str, tuple[ModuleType, Sequence[str], Sequence[str]]] = {
    "populations": (populations, tuple(populations.COLUMNS), ()),
    "outcomes of crimes": (
        crime_outcomes,
        tuple(crime_outcomes.COLUMNS),
        crime_outcomes.OPTIONAL,
    ),
    "denominators": (denominators, tuple(denominators.COLUMNS), ()),
    "similar areas": (similar_areas, tuple(similar_areas.COLUMNS), ()),
    "recorded crime": (recorded, _HOME_OFFICE, ()),
    "indicators": (indicators, tuple(indicators.COLUMNS), indicators.OPTIONAL),
    "targets": (targets, tuple(targets.COLUMNS), targets.OPTIONAL),
    "actions": (actions, tuple(actions.COLUMNS), actions.OPTIONAL),
    "annotations": (events, tuple(events.COLUMNS), events.OPTIONAL),
    "meetings": (meetings, tuple(meetings.COLUMNS), meetings.OPTIONAL),
    "people": (people_counts, tuple(people_counts.COLUMNS), people_counts.OPTIONAL),
    "partners": (partner_list, tuple(partner_list.COLUMNS), partner_list.OPTIONAL),
    "harm weights": (harm_weights, tuple(harm_weights.COLUMNS), harm_weights.OPTIONAL),
    "issues": (issues, tuple(issues.COLUMNS), issues.OPTIONAL),
    "places": (place_list, tuple(place_list.COLUMNS), place_list.OPTIONAL),
    "the ONS Index of Place Names": (
        place_index,
        place_index.LAYOUT.columns,
        place_index.LAYOUT.optional,
    ),
    "the ONS Postcode Directory": (postcodes, postcodes.LAYOUT.columns, postcodes.LAYOUT.optional),
    "OS Open Names, cut to a district": (
        open_names,
        tuple(open_names.COLUMNS),
        open_names.OPTIONAL,
    ),
}
"""Tables that are no source's: what people call them -> reader, columns, those that may lack."""

Read = Callable[[SourceFile, Path, Settings, Progress | None], Judged]


@dataclass(frozen=True)
class Known:
    """One layout of tables sent as CSV."""

    title: str
    columns: Mapping[str, Sequence[str]]
    """Its columns, each with its other spellings."""
    optional: Sequence[str]
    recognises: Callable[[Sequence[str]], bool]
    reader: Callable[[], Read]
    """Returns what reads such a file; imports it where it isn't yet."""
    published: Sequence[str] = ()
    """Columns that sound personal and aren't."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    """Which word for what happened is which category."""

    def held(self, keys: set[str]) -> int:
        """Return how many of its columns a header has."""
        return sum(not keys.isdisjoint(self.spellings(name)) for name in self.columns)

    def spellings(self, column: str) -> set[str]:
        """Return the keys under which a column may stand."""
        return keys_of((column, *self.columns[column]))


def known() -> list[Known]:
    """Return every layout of tables: those of the sources declared, and those without incidents."""
    return [*map(_of_source, current().layouts), *map(_without_incidents, _WITHOUT_INCIDENTS)]


def _of_source(layout: Layout) -> Known:
    return Known(
        layout.title,
        layout.columns,
        layout.optional,
        layout.recognises,
        lambda: reader_of(layout),
        layout.published,
        layout.kinds,
    )


def _without_incidents(title: str) -> Known:
    module, columns, optional = _WITHOUT_INCIDENTS[title]
    named = dict.fromkeys(columns, ())
    published = getattr(module, "PUBLISHED", ())
    return Known(title, named, optional, module.matches, lambda: module.read, published)


def reader_of(layout: Layout) -> Read:
    """Return what reads the files of a source's layout: its own reader, else the shared one."""
    if not layout.reader:
        return Reader(layout).read
    module, _, name = layout.reader.partition(":")
    found: Read = getattr(import_module(module), name)
    return found


def keys_of(names: Iterable[str]) -> set[str]:
    """Return column names without case, spaces and punctuation."""
    return {column_key(name) for name in names}
