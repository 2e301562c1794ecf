"""Kinds that a sender sends together: a month of its file without one of them had none of it.

A file stands for the kinds that it holds. But a sender that has put two kinds into one file puts
them into the next one too: where that holds several of them and lacks one, there was nothing to
put in. A file of one kind alone says nothing of others, which may come in files of their own.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from moorlands_dash.store.cover import Cover, CoverKey
from moorlands_dash.store.manifest import FileRecord


def together(files: Sequence[FileRecord], standing: Iterable[Cover]) -> list[Cover]:
    """Return the months, each without a row, of kinds that a file lacks and are sent with it.

    `standing` are the months for which files stand by what they hold.
    """
    held = {cover.key for cover in standing}
    found: dict[CoverKey, Cover] = {}
    groups = _groups(files)
    for record in files:
        for sender, (kinds, months) in _by_sender(record).items():
            for kind in sorted(_joined(kinds, groups.get((record.kind, sender), [])) - kinds):
                for month in months:
                    cover = Cover(kind, month, 0, sender=sender)
                    if cover.key not in held:
                        found.setdefault(cover.key, cover)
    return list(found.values())


def _by_sender(record: FileRecord) -> dict[str, tuple[set[str], list[date]]]:
    """Return what a file holds of each sender: its kinds, and the months that count."""
    found: dict[str, tuple[set[str], list[date]]] = {}
    for cover in record.covers:
        kinds, months = found.setdefault(cover.sender, (set(), []))
        kinds.add(cover.source)
        if cover.in_use and cover.month not in months:
            months.append(cover.month)
    return {sender: both for sender, both in found.items() if len(both[0]) > 1}


def _groups(files: Sequence[FileRecord]) -> dict[tuple[str, str], list[set[str]]]:
    """Return for each layout and sender the kinds that stood together in one file."""
    found: dict[tuple[str, str], list[set[str]]] = {}
    for record in files:
        for sender, (kinds, _) in _by_sender(record).items():
            found.setdefault((record.kind, sender), []).append(kinds)
    return found


def _joined(kinds: set[str], groups: Sequence[set[str]]) -> set[str]:
    """Return the kinds, and all that stood together with one of them, were it by way of others."""
    found = set(kinds)
    while more := set().union(*(group for group in groups if group & found)) - found:
        found |= more
    return found
