"""Taking back what was loaded: a new snapshot without it, in which what it replaced counts again.

The part of a file that was replaced is kept with each snapshot, for this alone. The part of a file
that is withdrawn is not handed on: once older snapshots are pruned, nothing of it is left.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from moorlands_dash import __version__
from moorlands_dash.partnership import Settings
from moorlands_dash.store import assembling
from moorlands_dash.store.copies import copied
from moorlands_dash.store.home import Home, StoreError, find_home, locked
from moorlands_dash.store.manifest import FileRecord, Manifest, suppliers_of, used
from moorlands_dash.store.naming import Thing, found
from moorlands_dash.store.pruning import let_go
from moorlands_dash.store.public_home import must_be_whole
from moorlands_dash.store.queries import open_snapshot
from moorlands_dash.store.returning import latest
from moorlands_dash.store.snapshot import bring_part, current_manifest, kept_part, next_moment
from moorlands_dash.store.titles import names_of
from moorlands_dash.store.watch import Watch, silent
from moorlands_dash.store.wholeness import Judged, taken_as_whole
from moorlands_dash.store.withdrawals import FILE, KINDS, Withdrawal


@dataclass(frozen=True)
class Withdrawn:
    """What a withdrawal did."""

    withdrawal: Withdrawal
    manifest: Manifest
    """The snapshot that is now published."""
    back: list[FileRecord]
    """Files that count again, wholly or in part, as the one that replaced them is gone."""
    lost: list[str]
    """Names of files that it had replaced and whose rows are no longer kept."""


def withdraw(
    asked: str,
    reason: str,
    settings: Settings,
    home: Home | str | Path | None = None,
    *,
    by: str = "",
    watch: Watch = silent,
    now: datetime | None = None,
    judge: Judged = taken_as_whole,
) -> Withdrawn:
    """Withdraw a file, target, action, meeting or annotation, and publish a snapshot without it.

    `asked` names it as `naming.found` says; the reason is kept. Raises StoreError, in words, where
    nothing or several things are meant, no reason is given, or another load is at work.
    """
    if not reason.strip():
        raise StoreError("Say why it is withdrawn: --reason is kept, and shown on the Data page.")
    place = home if isinstance(home, Home) else find_home(home)
    must_be_whole(current_manifest(place))
    with locked(place, "withdraw"):
        snapshot = open_snapshot(place, settings=settings)
        previous = current_manifest(place) or Manifest("", snapshot.created, "", {})
        thing = found(asked, previous, snapshot)
        moment = next_moment(place, now)
        holding = [] if thing.what == FILE else _holding(thing, previous, place)
        made = _noted(thing, reason, by, moment, holding)
        manifest = _without(previous, made, moment, settings)
        with assembling.staged(place, moment) as staging:
            (staging / "parts").mkdir()
            back, lost = _returned(manifest, made, place, staging / "parts")
            assembling.made(manifest, place, staging, settings, watch, judge=judge)
            assembling.put_out(manifest, place, staging, watch)
        let_go(place, settings.store)
    return Withdrawn(made, manifest, [f for f in back if f.in_use and f.loaded], lost)


def _holding(thing: Thing, previous: Manifest, home: Home) -> list[str]:
    """Return which files loaded so far have a row on a thing, in use or not (SHA-256).

    Files whose rows are no longer kept are taken to have one.
    """
    import pyarrow.parquet as pq

    column, found = f"{thing.what}_id", []
    for sha256, record in latest(previous.files).items():
        if record.kind == KINDS[thing.what]:
            path = kept_part(home, record.part_names[0])
            if path is None or thing.key in pq.read_table(path, columns=[column])[0].to_pylist():
                found.append(sha256)
    return found


def _noted(
    thing: Thing, reason: str, by: str, moment: datetime, holding: Sequence[str]
) -> Withdrawal:
    return Withdrawal(
        what=thing.what,
        key=thing.key,
        name=thing.name,
        reason=" ".join(reason.split()),
        by=" ".join(by.split()),
        at=moment.isoformat(timespec="seconds"),
        files=sorted(holding),
    )


def _without(
    previous: Manifest, made: Withdrawal, moment: datetime, settings: Settings
) -> Manifest:
    """Return the manifest of the next snapshot, in which it is taken back."""
    manifest = Manifest(
        id="",
        created=moment,
        program=__version__,
        settings=used(settings),
        previous=previous.id,
        files=[copied(record) for record in previous.files],
        withdrawals=[*previous.withdrawals, made],
        suppliers=suppliers_of(settings),
        names=names_of(settings),
        let_through=list(settings.public.let_through),
    )
    if made.what == FILE:
        latest(manifest.files)[made.key].withdraw(made.reason)
    return manifest


def _returned(
    manifest: Manifest, made: Withdrawal, home: Home, parts: Path
) -> tuple[list[FileRecord], list[str]]:
    """Put what the withdrawn file had replaced in use again, with its parts in `parts`.

    Returns the files, and the names of those whose parts are no longer kept.
    """
    back, lost = [], []
    for record in latest(manifest.files).values():
        if made.what != FILE or not _lost_to(record, made) or record.withdrawn is not None:
            continue
        part, quarantined = record.part_names
        if bring_part(home, part, parts):
            record.bring_back(bring_part(home, quarantined, parts))
            back.append(record)
        else:
            lost.append(record.name)
    return back, lost


def _lost_to(record: FileRecord, made: Withdrawal) -> bool:
    """Tell whether the withdrawn file took anything over from this one."""
    # Files that an early version of the program replaced know the other one's name alone.
    by_name = not record.lost_to and record.replaced_by == made.name
    return made.key in record.lost_to or by_name
