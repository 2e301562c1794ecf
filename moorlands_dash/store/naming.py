"""What of a snapshot can be withdrawn, and which of it somebody means."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from moorlands_dash.spelling import did_you_mean
from moorlands_dash.store.home import StoreError
from moorlands_dash.store.manifest import FileRecord, Manifest
from moorlands_dash.store.queries import Snapshot
from moorlands_dash.store.returning import latest
from moorlands_dash.store.withdrawals import FILE, KINDS

FEWEST_SIGNS = 6
"""So many signs of a SHA-256 name a file; fewer could as well be an id."""


@dataclass(frozen=True)
class Thing:
    """Something that was loaded and can be withdrawn."""

    what: str
    """A file, or what a row tells of, as `withdrawals.KINDS` has it."""
    key: str
    """SHA-256, or id."""
    name: str
    """Name of the file, or title."""
    told: str
    """What tells it from others of the same name."""
    standing: bool = True
    """False of a file that was replaced: it is meant only where no other has its name."""

    def called(self, asked: str) -> bool:
        """Tell whether somebody who writes this means it."""
        if self.what != FILE:
            return asked == self.key
        by_hash = len(asked) >= FEWEST_SIGNS and self.key.startswith(asked.lower())
        return by_hash or asked in (self.name, self.name.replace("\\", "/").rpartition("/")[2])


def found(asked: str, manifest: Manifest, snapshot: Snapshot) -> Thing:
    """Return what is meant by a file's name or the beginning of its SHA-256, or by an id.

    It may begin with its kind, as "target:t1". Raises StoreError, in words with the names that
    come close, where nothing or more than one thing is meant.
    """
    kind, colon, rest = asked.partition(":")
    things = [*_files(manifest), *_rows(snapshot)]
    wanted = asked
    if colon and kind in (FILE, *KINDS):
        wanted, things = rest, [thing for thing in things if thing.what == kind]
    meant = [thing for thing in things if thing.called(wanted.strip())]
    if not [t for t in meant if t.what != FILE] and any(t.standing for t in meant):
        meant = [thing for thing in meant if thing.standing]
    if len(meant) != 1:
        raise StoreError(_several(asked, meant) if meant else _none(asked, things, manifest))
    return meant[0]


def _files(manifest: Manifest) -> list[Thing]:
    return [
        Thing(FILE, f.sha256, f.name, _file_told(f), f.in_use)
        for f in latest(manifest.files).values()
        if f.withdrawn is None
    ]


def _file_told(record: FileRecord) -> str:
    state = "in use" if record.in_use else f"replaced by {record.replaced_by}"
    return f"{record.sha256[:12]}, loaded {record.loaded_at[:10]}, {record.rows_in:,} rows, {state}"


def _rows(snapshot: Snapshot) -> list[Thing]:
    frames = {
        "target": snapshot.targets(),
        "action": snapshot.actions(),
        "meeting": snapshot.meetings(),
        "annotation": pd.concat([snapshot.annotations(), snapshot.papers()]),
    }
    return [thing for what, frame in frames.items() for thing in _of(what, frame)]


def _of(what: str, frame: pd.DataFrame) -> list[Thing]:
    named = zip(frame[f"{what}_id"], frame["title"].fillna(""), strict=True)
    return [Thing(what, str(key), str(title), str(title)) for key, title in named]


def _several(asked: str, meant: Sequence[Thing]) -> str:
    listed = "\n".join(f"{_as_written(thing)}  ({thing.told})" for thing in meant)
    return f"{asked!r} means {len(meant)} things. Write one of:\n{listed}"


def _as_written(thing: Thing) -> str:
    return f"{thing.what}:{thing.key[:12] if thing.what == FILE else thing.key}"


def _none(asked: str, things: Sequence[Thing], manifest: Manifest) -> str:
    for one in reversed(manifest.withdrawals):
        if asked.rpartition(":")[2] in (one.key, one.name):
            return f"The {one.thing} was withdrawn already, on {one.at[:10]}: {one.reason}."
    if asked.startswith("rebase-"):
        return f"Limits that begin anew are taken back by `moorlands-dash rebase {asked}`."
    names = [thing.name if thing.what == FILE else thing.key for thing in things]
    hint = did_you_mean(asked, names)
    where = "`moorlands-dash table files` lists the files; tables targets, actions, meetings and "
    return (
        f"Nothing that is loaded is called {asked!r}. {hint} {where}annotations have the ids."
    ).replace("  ", " ")
