"""Holds a load back, before it is published, that would take away much of what is loaded."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from moorlands_dash.partnership.store import Store
from moorlands_dash.periods import month_name
from moorlands_dash.store.cover import CoverKey
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.manifest import FileRecord, Manifest
from moorlands_dash.vocabulary import CATEGORY_BY_KEY

_LISTED = 10


class TakesAwayError(StoreError):
    """A load would take much away, and nobody has said that it may; the message says what."""


def hold(previous: Manifest | None, manifest: Manifest, limits: Store) -> None:
    """Raise TakesAwayError where a load takes away more than the share that the settings allow.

    Of each month of a force or category, and of each kind of file as a whole, the rows that count
    before and after are compared. Demonstration data go whenever real ones come, and under
    another district's settings other rows count.
    """
    if previous is None or previous.settings != manifest.settings:
        return
    lines = [*_of_months(previous, manifest, limits), *_of_kinds(previous, manifest, limits)]
    lines = lines or _of_files(previous, manifest, limits)
    if lines:
        more = len(lines) - _LISTED
        tail = [f"... and {more:,} more"] if more > 0 else []
        raise TakesAwayError("\n".join([_HEAD, *lines[:_LISTED], *tail, _REMEDY]))


_HEAD = "This load would take away much of what is loaded, so nothing was published:"
_REMEDY = (
    "If a file is only a part, or of another place, get the whole one. If all is right, load again "
    "with --yes."
)


def _of_months(previous: Manifest, manifest: Manifest, limits: Store) -> list[str]:
    before, after = (_rows_of_months(made.active()) for made in (previous, manifest))
    heirs = {(c.source, c.month): f.name for f in manifest.active() for c in f.covers if c.in_use}
    lines = []
    for (source, month), rows in sorted(before.items()):
        now = after[source, month]
        if _much(rows, now, limits):
            heir = heirs.get((source, month))
            by = f", by {heir}" if heir else ""
            what = CATEGORY_BY_KEY[source].name if source in CATEGORY_BY_KEY else source
            lines.append(f"{what}, {month_name(month)}: {now:,} rows instead of {rows:,}{by}")
    return lines


def _rows_of_months(files: Iterable[FileRecord]) -> Counter[tuple[str, date]]:
    found: Counter[tuple[str, date]] = Counter()
    for record in files:
        for cover in record.covers:
            if cover.in_use and record.origin != "demonstration":
                found[cover.source, cover.month] += cover.rows
    return found


def _of_files(previous: Manifest, manifest: Manifest, limits: Store) -> list[str]:
    """Return the files of few rows a month that lose much over all their months together."""
    after: Counter[CoverKey] = Counter()
    for record in manifest.active():
        after.update({cover.key: cover.rows for cover in record.covers if cover.in_use})
    lines = []
    for record in previous.active():
        held = {cover.key: cover.rows for cover in record.covers if cover.in_use}
        rows, now = sum(held.values()), sum(after[key] for key in held)
        if record.origin != "demonstration" and _much(rows, now, limits):
            lines.append(f"What {record.name} stands for: {now:,} rows instead of {rows:,}")
    return lines


def _of_kinds(previous: Manifest, manifest: Manifest, limits: Store) -> list[str]:
    before, after = (_rows_of_kinds(made.active()) for made in (previous, manifest))
    return [
        f"All files of {kind} together: {after[kind]:,} rows instead of {rows:,}"
        for kind, rows in sorted(before.items())
        if _much(rows, after[kind], limits)
    ]


def _rows_of_kinds(files: Iterable[FileRecord]) -> Counter[str]:
    """Return the rows that count of each kind.

    Outlines are judged by where incidents lie, and lines on the maps count nothing.
    """
    found: Counter[str] = Counter()
    for record in files:
        if record.origin != "demonstration" and record.kind not in ("outlines", "map_lines"):
            found[record.kind] += record.loaded
    return found


def _much(before: int, after: int, limits: Store) -> bool:
    return before >= limits.gone_least and before - after > limits.gone_share * before
