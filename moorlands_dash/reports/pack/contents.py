"""A pack from a snapshot: the same tables and words as on screen, known up to the quarter's end."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import pandas as pd

from moorlands_dash import statuses, tables
from moorlands_dash.partnership import Settings
from moorlands_dash.periods import month_name, rolling_year
from moorlands_dash.reports.grid import Grid
from moorlands_dash.reports.pack import grids
from moorlands_dash.reports.pack.figure import chart_of, frame_of
from moorlands_dash.reports.pack.loaded import months_to, shortfalls
from moorlands_dash.reports.pack.model import About, Item, Pack
from moorlands_dash.reports.pack.quarter import Quarter
from moorlands_dash.reports.pack.ward_map import ward_map
from moorlands_dash.rows import Record, Row
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.watch import Watch, silent
from moorlands_dash.tables.model import Selection, SelectionError, Table
from moorlands_dash.words.meetings import pack as words
from moorlands_dash.words.meetings import review
from moorlands_dash.words.numbers import sentence
from moorlands_dash.words.targets.trajectories import achievable_sentence

TABLES = (
    "targets",
    "forecast",
    "trajectory",
    "survey",
    "target-figures",
    "track-record",
    "annotations",
    "agenda",
    "changes",
    "own-targets",
    "actions",
    "action-gaps",
    "action-costs",
    "decisions",
    "residents",
    "people",
    "partners",
    "partner-gaps",
    "district-change",
    "comparison-recorded",
    "similar-districts",
    "comparison-corners",
    "ward-rates",
)
"""What stands behind a pack, besides `exception`, which is made for each target in trouble."""

_YEARLY = ("comparison-recorded", "similar-districts", "comparison-corners", "ward-rates")
"""What is told of the 12 months to the quarter's end."""

_LATE = ("overdue", "stalled")
_ENDED = ("done", "stopped", "postponed")
"""Standings of actions that nobody is at work on."""


def build_pack(
    snapshot: Snapshot, settings: Settings, quarter: Quarter, watch: Watch = silent
) -> Pack:
    """Return the pack of a quarter; raise SelectionError where nothing of it is loaded."""
    _for_the_group(snapshot)
    months_to(snapshot, settings, quarter)
    built = {}
    for place, name in enumerate(TABLES):
        watch(f"Working out {tables.NAMES[name]}", place / (len(TABLES) + 1))
        built[name] = tables.build(name, snapshot, settings, _selection(quarter, name))
    if built["targets"].frame.empty:
        raise SelectionError(built["targets"].sentence)
    watch("Looking where each shortfall comes from", len(TABLES) / (len(TABLES) + 1))
    found = [
        tables.build(
            "exception",
            snapshot,
            settings,
            _selection(quarter, "exception", target=str(row["target_id"])),
        )
        for row in built["targets"].frame.to_dict("records")
        if row["status"] in statuses.EXCEPTIONS
    ]
    if found:
        built["exception"] = _joined(found)
    pack = assembled(_about(snapshot, settings, quarter, built["targets"]), built)
    return replace(pack, wards=ward_map(snapshot, settings, built["ward-rates"]))


def assembled(about: About, built: Mapping[str, Table]) -> Pack:
    """Return the pack that the tables, by name, make."""
    rows: list[Record] = built["targets"].frame.to_dict("records")
    items = {str(row["target_id"]): _item(row, built) for row in rows}
    groups = {
        name: tuple(item for item in items.values() if item.status in held)
        for name, held in (
            ("exceptions", statuses.EXCEPTIONS),
            ("watch", statuses.within("watch")),
            ("on_course", statuses.GOING_WELL),
            ("untold", statuses.within("cannot tell")),
        )
    }
    agenda = list(built["agenda"].frame["target_id"])
    ordered = tuple(_by_need(group, agenda) for group in groups.values())
    exceptions, watch, on_course, untold = ordered
    counts = words.grouped_sentence(len(exceptions), len(watch), len(on_course), len(untold))
    return Pack(
        about=about,
        answer=f"{counts} {built['targets'].sentence}",
        exceptions=exceptions,
        watch=watch,
        on_course=on_course,
        untold=untold,
        summary=grids.summary((*exceptions, *watch, *untold, *on_course)),
        grids=_grids(built),
        methods=_methods(built.values()),
        tables=tuple(built.values()),
    )


def _selection(quarter: Quarter, name: str, target: str | None = None) -> Selection:
    yearly = name in _YEARLY
    period = rolling_year(quarter.period.end) if yearly else None
    return Selection(period=period, year=quarter.year, until=quarter.until, target=target)


def _for_the_group(snapshot: Snapshot) -> None:
    """Hold that the pack is made of the partnership's own snapshot."""
    if snapshot.public:
        raise SelectionError(
            "The quarter's pack is the Strategy Group's own and isn't made in the public view. "
            "Leave out --public: the summary in it is made of what the public may have anyway."
        )


def _about(snapshot: Snapshot, settings: Settings, quarter: Quarter, targets: Table) -> About:
    loaded = months_to(snapshot, settings, quarter)
    return About(
        partnership=settings.partnership.name,
        full_name=settings.partnership.full_name,
        district=settings.district.name,
        quarter=quarter,
        snapshot=snapshot.id,
        created=snapshot.created,
        demonstration=snapshot.demonstration,
        latest=month_name(loaded[-1]),
        notes=shortfalls(snapshot, settings, quarter, targets),
    )


def _joined(found: Sequence[Table]) -> Table:
    """Return the parts of every exception's excess or shortfall in one table."""
    return replace(
        found[0],
        title="Where each exception comes from",
        frame=pd.concat([table.frame for table in found], ignore_index=True),
        notes=tuple(dict.fromkeys(note for table in found for note in table.notes)),
        sentence="The parts of each target that is missed, unlikely or at risk.",
    )


def _item(row: Row, built: Mapping[str, Table]) -> Item:
    running = [act for act in _rows_of(built["actions"], row) if act["standing"] not in _ENDED]
    late = [act for act in running if act["standing"] in _LATE]
    likely = words.likely_sentence(row)
    item = Item(
        target_id=str(row["target_id"]),
        title=str(row["title"]),
        status=str(row["status"]),
        place=words.place_sentence(row),
        owner=str(row["owner"]),
        facts=words.facts(row),
        what=str(row["words"]),
        likely=likely,
        achievable=achievable_sentence(pd.Series(row)),
        reason=sentence(str(row["status_reason"])),
        chart=chart_of(row, built),
    )
    if item.status not in statuses.EXCEPTIONS:
        return item
    return replace(
        item,
        origins=_origins(row, built),
        late=words.late_words(late),
        late_names=words.late_names(late),
        decision=words.decision_wanted(row, len(late), len(running)),
    )


def _origins(row: Row, built: Mapping[str, Table]) -> tuple[str, ...]:
    if words.is_survey(row):
        return (review.SURVEY_ORIGIN,)
    return tuple(review.origins(row, frame_of(built["exception"], row)))


def _rows_of(table: Table, row: Row) -> list[Record]:
    return frame_of(table, row).to_dict("records")


def _by_need(items: Sequence[Item], agenda: Sequence[str]) -> tuple[Item, ...]:
    """Return the targets in the order of the agenda, those that are not on it by status."""

    def need(item: Item) -> tuple[int, int]:
        on_it = item.target_id in agenda
        place = agenda.index(item.target_id) if on_it else len(agenda)
        return place, statuses.urgency(item.status)

    return tuple(sorted(items, key=need))


def _grids(built: Mapping[str, Table]) -> dict[str, Grid]:
    """Return the tables that are looked at besides the targets; empty ones say so in words.

    Those that not every partnership has are left out where nothing of them is loaded.
    """
    left_out = {name for name in grids.WHERE_LOADED if built[name].frame.empty}
    makers = grids.MAKERS.items()
    return {name: make(built[name]) for name, make in makers if name not in left_out}


def _methods(built: Iterable[Table]) -> tuple[tuple[str, str], ...]:
    return tuple(dict.fromkeys((table.title, table.method) for table in built))
