"""Small tables, from populations to meetings: for one thing the later file holds."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from moorlands_dash.spelling import FOOTNOTE, OF_ALL_FORCES
from moorlands_dash.store.columns import COLUMNS
from moorlands_dash.store.engine import Engine, empty_table
from moorlands_dash.store.manifest import FileRecord
from moorlands_dash.store.renames import with_names_of_now
from moorlands_dash.store.steps import Relation, Step
from moorlands_dash.store.withdrawals import (
    Withdrawal,
    back_words,
    brought_back,
    of_kind,
    split_rows,
)

if TYPE_CHECKING:
    from moorlands_dash.extracts.model import Kind

_PLAIN = rf"""regexp_replace(force_name, '(?:{FOOTNOTE})+$', '', 'i')"""
_TOLD = rf"""regexp_replace(
    lower(replace({_PLAIN}, '&', ' and ')), '\b(?:{"|".join(OF_ALL_FORCES)})\b', ' ', 'g'
)"""
_FORCE = rf"list_sort(string_split_regex(trim({_TOLD}), '[\W_]+'))"
"""`spelling.force_key` in SQL: releases spell one force in several ways."""

SAME: dict[Kind, tuple[str, ...]] = {
    "populations": ("area_code", "year"),
    "denominators": ("area_code", "denominator", "year"),
    "similar_areas": ("area_code",),
    "crime_outcomes": ("force", "month"),
    "recorded": (_FORCE, "financial_year", "quarter"),
    "indicators": ("indicator", "area_code", "period_start", "period_end"),
    "targets": ("target_id",),
    "actions": ("action_id", "updated"),
    "annotations": ("annotation_id",),
    "meetings": ("meeting_id",),
    "people": ("measure", "area_code", '"group"', "period_start", "period_end"),
    "partners": ("partner", "since"),
    "harm_weights": ("list",),
    "issues": ("source", "date", "theme", "area_code", "issue"),
}
"""What a row is about: a later file that speaks of it replaces what earlier ones said."""

_ORDER: dict[Kind, str] = {
    "populations": "area_code, year",
    "denominators": "area_code, denominator, year",
    "similar_areas": "area_code, rank, similar_code",
    "crime_outcomes": "month, crime_id, outcome",
    "recorded": "force_name, csp_name, offence_group, financial_year, quarter",
    "indicators": "indicator, area_code, period_end",
    "targets": "standing, place",
    "actions": "action_id, updated",
    "annotations": "date, annotation_id",
    "meetings": "date, meeting_id",
    "people": 'measure, area_code, "group", period_end, period_start',
    "partners": "partner, since",
    "harm_weights": "list, category, code, offence, weight",
    "issues": "date, source, area_code, theme, issue",
}


def write_records(
    engine: Engine,
    kind: Kind,
    files: Sequence[FileRecord],
    parts: Path,
    out: Path,
    withdrawals: Sequence[Withdrawal] = (),
) -> None:
    """Write one table and set each file's superseded rows.

    A file of which nothing is left is taken out of use, but where it was only taken back. The
    populations that come with the program yield to everybody else's, whenever they were loaded.
    """
    if not files:
        engine.write(Step(kind, (), empty_table(COLUMNS[kind])), out)
        return
    paths = {f.sha256: (parts / str(f.part)).as_posix() for f in files}
    stacked = engine.uneven_parts("stacked", COLUMNS[kind], [parts / str(f.part) for f in files])
    ranked = [(paths[f.sha256], _standing(f)) for f in files]
    standings = engine.given("standings", _STANDINGS, ranked)
    ours, column = of_kind(withdrawals, kind), SAME[kind][0]
    named, renamed = stacked, tuple[Relation, ...]()
    if kind == "recorded":
        named, renamed = with_names_of_now(engine, _FORCE, stacked, standings)
    rows, gone, made = split_rows(engine, column, named, ours, paths)
    held = engine.make(_held(kind), stacked=rows, standings=standings)
    engine.write(_written(kind), out, held=held)
    _tell_back(files, paths, ours, brought_back(engine, column, held, ours))
    found = dict(engine.rows(KEPT, held=held))
    kept = {f.sequence: found.get(paths[f.sha256], 0) for f in files}
    for record in files:
        record.taken_back = gone.get(paths[record.sha256], 0)
    lost = any(kept[f.sequence] + f.taken_back < _said(f) for f in files)
    over = engine.rows(_heirs(kind), stacked=rows, standings=standings) if lost else []
    engine.drop(stacked, standings, *renamed, *made, held)
    _settle(files, kept, over)


def _tell_back(
    files: Sequence[FileRecord],
    paths: Mapping[str, str],
    withdrawals: Sequence[Withdrawal],
    back: Sequence[tuple[str, str]],
) -> None:
    """Note with each file what it holds that was taken back before; once."""
    by_key = {one.key: one for one in withdrawals}
    by_path = {paths[record.sha256]: record for record in files}
    for path, key in back:
        if (words := back_words(by_key[key])) not in by_path[path].notices:
            by_path[path].notices.append(words)


def _settle(
    files: Sequence[FileRecord], kept: Mapping[int, int], over: Sequence[tuple[Any, ...]]
) -> None:
    """Set what is left of each file, and which ones took over the rest."""
    hashes = {_standing(record): record.sha256 for record in files}
    heirs: dict[int, list[str]] = {}
    for standing, top in over:
        heirs.setdefault(standing, []).append(hashes[top])
    for record in files:
        record.lost_to = heirs.get(_standing(record), [])
        if kept[record.sequence] or record.taken_back or not _said(record):
            record.keep(int(kept[record.sequence]))
        else:
            record.replace_with(_successor(record, files), *record.lost_to)


def _said(record: FileRecord) -> int:
    """Return how many rows of a file are of the table: those set aside as others' are none."""
    return record.accepted - record.elsewhere - record.waiting - record.uncounted


_STANDINGS = {"filename": "VARCHAR", "standing": "INTEGER"}


def _held(kind: Kind) -> Step:
    """Return the step that takes every file's rows less those that a later file replaces."""
    return Step(
        "held",
        ("stacked", "standings"),
        f"""
        SELECT * FROM {{stacked}} JOIN {{standings}} USING (filename)
        QUALIFY standing = max(standing) OVER (PARTITION BY {", ".join(SAME[kind])})
        """,  # nosec B608 # names of ours, no value
    )


def _heirs(kind: Kind) -> Step:
    """Return the step that tells whose rows hold over which file's, both by their standing."""
    return Step(
        "heirs",
        ("stacked", "standings"),
        f"""
        SELECT DISTINCT standing, top FROM (
            SELECT standing, max(standing) OVER (PARTITION BY {", ".join(SAME[kind])}) AS top
            FROM {{stacked}} JOIN {{standings}} USING (filename)
        ) WHERE standing < top ORDER BY ALL
        """,  # nosec B608 # names of ours, no value
    )


def _written(kind: Kind) -> Step:
    columns = ", ".join(f'"{name}"' for name in COLUMNS[kind])
    return Step(kind, ("held",), f"SELECT {columns} FROM {{held}} ORDER BY {_ORDER[kind]}")  # nosec B608 # names of ours, no value


KEPT = Step("kept", ("held",), "SELECT filename, count(*) FROM {held} GROUP BY filename")


def _standing(record: FileRecord) -> int:
    return record.sequence - (1_000_000_000 if record.origin == "reference" else 0)


def _successor(record: FileRecord, files: Sequence[FileRecord]) -> str:
    later = [f for f in files if _standing(f) > _standing(record)]
    return later[0].name if len(later) == 1 else f"{len(later)} later files"


QUARANTINE = {
    "file": "VARCHAR",
    "sha256": "VARCHAR",
    "line": "INTEGER",
    "column": "VARCHAR",
    "value": "VARCHAR",
    "reason": "VARCHAR",
}


def write_quarantine(
    engine: Engine, misplaced: Relation, files: Sequence[FileRecord], parts: Path, out: Path
) -> None:
    """Write the rows of the files in use that were not loaded, with the reason.

    `misplaced` are those that only the ward map in use tells.
    """
    found = [parts / f.quarantine_part for f in files if f.quarantine_part]
    refused = engine.parts("refused", QUARANTINE, found)
    engine.write(WRITTEN_QUARANTINE, out, misplaced=misplaced, refused=refused)
    engine.drop(refused)


_QUARANTINE = ", ".join(f'"{name}"' for name in QUARANTINE)

WRITTEN_QUARANTINE = Step(
    "quarantine",
    ("misplaced", "refused"),
    f"""
    SELECT * FROM (
        SELECT {_QUARANTINE} FROM {{misplaced}} UNION ALL SELECT {_QUARANTINE} FROM {{refused}}
    )
    ORDER BY file, line
    """,  # nosec B608 # names of ours, no value
)


FILES = {
    "sequence": "INTEGER",
    "name": "VARCHAR",
    "sha256": "VARCHAR",
    "size": "BIGINT",
    "kind": "VARCHAR",
    "origin": "VARCHAR",
    "loaded_at": "TIMESTAMP",
    "rows_in": "BIGINT",
    "loaded": "BIGINT",
    "superseded": "BIGINT",
    "republished": "BIGINT",
    "repeated_in_month": "BIGINT",
    "elsewhere": "BIGINT",
    "waiting": "BIGINT",
    "uncounted": "BIGINT",
    "taken_back": "BIGINT",
    "quarantined": "BIGINT",
    "in_use": "BOOLEAN",
    "replaced_by": "VARCHAR",
    "withdrawn": "VARCHAR",
    "profile": "VARCHAR",
    "notices": "VARCHAR",
    "first_month": "DATE",
    "last_month": "DATE",
}


def write_files(engine: Engine, files: Sequence[FileRecord], out: Path) -> None:
    """Write the manifest's list of files as a table."""
    listed = engine.given("listed", FILES, map(_file_row, files))
    engine.write(WRITTEN_FILES, out, listed=listed)
    engine.drop(listed)


WRITTEN_FILES = Step("files", ("listed",), "SELECT * FROM {listed} ORDER BY sequence")


def _file_row(record: FileRecord) -> list[object]:
    months = [cover.month for cover in record.covers]
    derived = {
        "profile": record.profile.partition(":")[0] or None,
        "notices": " ".join(record.notices) or None,
        "first_month": min(months, default=None),
        "last_month": max(months, default=None),
        "loaded_at": record.loaded_at.removesuffix("Z"),
    }
    return [derived[name] if name in derived else getattr(record, name) for name in FILES]
