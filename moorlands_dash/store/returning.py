"""Files that are given again: which of them are read again, and which file of a load holds.

The paths of a load are taken as though each were loaded by itself, one after another: of two files
for the same thing the one in the later path holds, whether it is new or was loaded before. A file
of which nothing was replaced stands and is not read again.

Nobody means anything by the order of the names in one folder or ZIP. Of the files in it that were
loaded before, that one holds which held; new ones hold over them. So a folder of all that ever came
can be loaded every month, and brings what is new alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from moorlands_dash.extracts.model import Kind
from moorlands_dash.partnership import Settings
from moorlands_dash.partnership.profiles import Profile
from moorlands_dash.store.manifest import NEWER_REFERENCE, FileRecord

Places = Mapping[str, int]
"""SHA-256 of each file given -> in which of the paths, from 0 on."""


def wanted(earlier: Iterable[FileRecord], places: Places, invented: frozenset[str]) -> set[str]:
    """Return which of the files given were loaded before and have to be loaded again.

    `earlier` are all files ever loaded, in that order, `invented` the demonstration's hashes.
    """
    given = {s: record for s, record in latest(earlier).items() if s in places}
    return {sha256 for sha256, record in given.items() if _returns(record, places, invented)}


def latest(earlier: Iterable[FileRecord]) -> dict[str, FileRecord]:
    """Return what became of each file (SHA-256) when it was loaded last."""
    return {record.sha256: record for record in earlier}


NO_DAYS: tuple[Kind, ...] = (
    *("street", "outlines", "map_lines", "populations", "recorded", "gazetteer"),
    *("denominators", "similar_areas", "crime_outcomes"),
)
"""Kinds of files whose days no rule of a sender bears on."""


def read_otherwise(earlier: Iterable[FileRecord], rules: str) -> set[str]:
    """Return the files (SHA-256) that were read under other rules of how senders write their days.

    `rules` is the key of those in the settings now: what a file says depends on them.
    """
    known = latest(earlier).items()
    return {s for s, f in known if f.kind not in NO_DAYS and f.read_under != rules}


def profiled_otherwise(earlier: Iterable[FileRecord], profiles: Mapping[str, Profile]) -> set[str]:
    """Return the files (SHA-256) that were read by a profile which is another now, or is gone."""
    rules = {f"{name}:{profile.key}" for name, profile in profiles.items()}
    known = latest(earlier).items()
    return {s for s, f in known if f.profile and f.profile not in rules}


def anew(earlier: Sequence[FileRecord], settings: Settings) -> dict[str, str]:
    """Return the files (SHA-256) that are read again when they are given, each with the reason."""
    profiled = profiled_otherwise(earlier, settings.known_profiles)
    dated = read_otherwise(earlier, settings.senders.key)
    return dict.fromkeys(dated, _DATED) | dict.fromkeys(profiled, _PROFILED)


_DATED = (
    "loaded before, and the settings say since how its sender writes its days; it is read again."
)
_PROFILED = "loaded before, and the profile of its sender is another since; it is read again."


def taken_back(earlier: Iterable[FileRecord]) -> set[str]:
    """Return the SHA-256 of the files that were withdrawn and not loaded since."""
    return {s for s, record in latest(earlier).items() if record.withdrawn is not None}


def _returns(record: FileRecord, places: Places, invented: frozenset[str]) -> bool:
    if record.whole or record.withdrawn is not None:
        return False
    if record.origin == "reference":
        # They yield to everybody else's figures, however often they are given.
        return record.replaced_by == NEWER_REFERENCE
    if record.origin == "demonstration" and record.sha256 not in invented:
        return False
    own = places[record.sha256]
    return not record.lost_to or any(places.get(other, -1) < own for other in record.lost_to)


def arrange(new: list[FileRecord], earlier: Sequence[FileRecord], places: Places) -> None:
    """Number the files that were read, so that the one that is to hold has the higher number.

    Files in use that are given after one that speaks of the same are numbered anew as well.
    """
    known = {record.sha256: record for record in earlier}
    read = {record.sha256 for record in new}
    standing = [f for s, f in known.items() if f.in_use and s in places and s not in read]

    def rank(record: FileRecord) -> tuple[int, bool, int]:
        before = known.get(record.sha256)
        return places[record.sha256], before is None, (before or record).sequence

    number = max((record.sequence for record in earlier), default=0)
    spoken: set[object] = set()
    for record in sorted([*new, *standing], key=rank):
        things = _things(record)
        if record.sha256 in read or things & spoken:
            spoken |= things
            number += 1
            record.sequence = number
    new.sort(key=lambda record: record.sequence)


def _things(record: FileRecord) -> set[object]:
    """Return what a file may speak of: its months, else all that is of its kind."""
    return {c.key for c in record.covers} or {(record.kind, record.level)}


def retire(earlier: Iterable[FileRecord], new: Iterable[FileRecord]) -> None:
    """Take out of use what was read of a file before, where it is read again."""
    names = {record.sha256: record.name for record in new}
    for record in earlier:
        if record.in_use and record.sha256 in names:
            record.replace_with(names[record.sha256], record.sha256)
