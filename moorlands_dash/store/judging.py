"""From the paths that the officer gives to judged parts: read, refused, or known already."""

from __future__ import annotations

import hashlib
import os
import re
from collections import deque
from collections.abc import Generator, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, cast

from moorlands_dash.extracts.faults import refused
from moorlands_dash.extracts.model import Judged, Quarantined, Refusal, SourceFile
from moorlands_dash.partnership import Settings
from moorlands_dash.partnership.suppliers import sender_of
from moorlands_dash.store.cover import Cover
from moorlands_dash.store.covers import covers
from moorlands_dash.store.manifest import REAL_KINDS, SHOWN, FileRecord, Origin
from moorlands_dash.store.returning import NO_DAYS, anew, taken_back, wanted
from moorlands_dash.store.set_aside import write_quarantined
from moorlands_dash.store.watch import Reading, Watch

if TYPE_CHECKING:
    from moorlands_dash.extracts.selection import Skipped

READERS = min(os.cpu_count() or 1, 4)
"""Files read at the same time, each by one thread."""
QUEUED = 2 * READERS
"""Files found ahead of their reading, so that no reader waits for the finding of the next."""


@dataclass
class Judging:
    """What became of every file that was given, before anything is published."""

    files: list[FileRecord] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    known: list[SourceFile] = field(default_factory=list)
    """Files whose very bytes were loaded before."""
    withdrawn: list[SourceFile] = field(default_factory=list)
    """Files that were loaded before and taken back."""
    notices: list[str] = field(default_factory=list)
    """Plain sentences about files that were passed over."""
    quarantined: list[tuple[str, Quarantined]] = field(default_factory=list)
    """The first rows that were not loaded, with their file."""


@dataclass(frozen=True)
class Embedded:
    """SHA-256 of the files that come with the program: wherever they lie, they are known."""

    reference: frozenset[str]
    demonstration: frozenset[str]

    def origin(self, sha256: str) -> Origin:
        """Return where a file comes from."""
        if sha256 in self.reference:
            return "reference"
        return "demonstration" if sha256 in self.demonstration else "partner"


def embedded(settings: Settings) -> Embedded:
    """Return the hashes of the reference files and of those that SHA256SUMS lists."""
    reference = {_sha256(path) for path in settings.reference_files() if path.is_file()}
    folder = settings.demonstration_folder()
    sums = folder / "SHA256SUMS" if folder else None
    text = sums.read_text(encoding="utf-8") if sums and sums.is_file() else ""
    return Embedded(frozenset(reference), frozenset(re.findall(r"^[0-9a-f]{64}\b", text, re.M)))


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


@dataclass(frozen=True)
class _Read:
    """One file that was read."""

    judged: Judged
    covers: list[Cover]
    quarantine_part: str | None


@dataclass(frozen=True)
class _UnderWay:
    """A file that is being read."""

    source: SourceFile
    reading: Future[_Read]
    number: int
    """Which of all files found it is, from 1."""


class Judge:
    """Reads files into parts, some at the same time, and keeps what became of each."""

    def __init__(
        self,
        parts: Path,
        work: Path,
        settings: Settings,
        watch: Watch,
        *,
        loaded_at: datetime,
        earlier: Sequence[FileRecord] = (),
        again: bool = False,
    ) -> None:
        """Write parts to `parts`, unpack in `work`; `earlier` are the files loaded before.

        With `again`, those of them that were taken back are read like new ones.
        """
        self.outcome = Judging()
        self._parts, self._work, self._settings, self._watch = parts, work, settings, watch
        self._embedded = embedded(settings)
        self._loaded_at = loaded_at
        self.places: dict[str, int] = {}
        """SHA-256 of each file found -> in which of all paths judged, from 0 on."""
        self._paths: list[Path] = []
        self._only: AbstractSet[str] | None = None
        self._earlier = earlier
        self._seen = {record.sha256 for record in earlier}
        withdrawn = taken_back(earlier)
        self._seen -= withdrawn if again else set()
        self._anew = {s: why for s, why in anew(earlier, settings).items() if s not in withdrawn}
        self._seen -= self._anew.keys()
        self.areas: Mapping[str, str] = {}
        """Codes of areas by their names."""
        self.people: Mapping[tuple[str, int], int] = {}
        """Residents by area and year."""
        self._withdrawn = set() if again else withdrawn
        self._real = any(is_real(record) for record in earlier)
        self._sequence = max((record.sequence for record in earlier), default=0)
        self._under_way: deque[_UnderWay] = deque()
        self._found = 0
        """Files found so far, read or not."""

    def judge(self, paths: Sequence[Path]) -> None:
        """Judge every file that the paths lead to; the outcome keeps their order."""
        from moorlands_dash.extracts.intake import find_sources

        self._reading = Reading(map(Path, paths), self._watch)
        given = self._until_read(paths)
        sources = find_sources(given, self._work, self._settings, keep=QUEUED + 1)
        found = cast("Generator[SourceFile | Refusal | Skipped]", sources)
        with ThreadPoolExecutor(READERS) as pool, closing(found):
            try:
                for item in found:
                    self._found += 1
                    self._take(item, pool)
                    self._settle(found_by=self._found - QUEUED)
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise

    def judge_again(self) -> None:
        """Read those of the known files of which something was replaced since they were loaded.

        Whether it was by a file that is given as well shows only when all paths are gone through,
        and what was unpacked is deleted by then: the paths that hold such files are opened again.
        """
        again = wanted(self._earlier, self.places, self._embedded.demonstration)
        if not again:
            return
        self.outcome.known = [f for f in self.outcome.known if f.sha256 not in again]
        self._seen -= again
        self._only = again
        self.judge([self._paths[place] for place in sorted({self.places[s] for s in again})])
        self.outcome.notices += [
            f"{record.name}: loaded before and replaced since; it is loaded again."
            for record in self.outcome.files
            if record.sha256 in again
        ]

    def _until_read(self, paths: Sequence[Path]) -> Iterator[Path]:
        """Yield the paths; end only when all is read: unpacked files are deleted at the end."""
        for path in paths:
            self._paths.append(path)
            yield path
        self._settle(found_by=self._found)

    def _take(self, found: SourceFile | Refusal | Skipped, pool: ThreadPoolExecutor) -> None:
        """Have a file read, unless its bytes are known, or note why it isn't read."""
        if self._only is not None:
            if not isinstance(found, SourceFile) or found.sha256 not in self._only:
                return
        elif isinstance(found, SourceFile):
            self.places[found.sha256] = len(self._paths) - 1
        if isinstance(found, Refusal):
            self.outcome.refused.append(found)
        elif isinstance(found, SourceFile):
            if any(found.sha256 == source.sha256 for source in self._sources()):
                self._settle(found_by=self._found)
            if found.sha256 in self._withdrawn:
                self.outcome.withdrawn.append(found)
            elif found.sha256 in self._seen:
                self.outcome.known.append(found)
            else:
                reading = pool.submit(self._read, found)
                self._under_way.append(_UnderWay(found, reading, self._found))
        else:
            self.outcome.notices.append(str(found))

    def _sources(self) -> list[SourceFile]:
        return [each.source for each in self._under_way]

    def _settle(self, *, found_by: int) -> None:
        """Wait for the readings of those that were among the first so many files found.

        What is found later, be it refused unread, has an earlier file deleted that was unpacked.
        """
        while self._under_way and self._under_way[0].number <= found_by:
            source = self._under_way[0].source
            try:
                self._keep(self._under_way.popleft().reading.result())
                self._seen.add(source.sha256)
            except BaseException as error:
                # Of every kind: a reader written in Rust panics with none of Python's Exceptions.
                self.outcome.refused.append(refused(source.name, source.path, error))

    def _read(self, source: SourceFile) -> _Read:
        from moorlands_dash.extracts.recognise import read

        if self._real and self._embedded.origin(source.sha256) == "demonstration":
            raise beside_real(source.name)
        out = self._parts / f"{source.sha256[:32]}.parquet"
        tell = self._reading.of(source)
        tell(0)
        judged = read(
            replace(source, areas=self.areas, people=self.people), out, self._settings, tell
        )
        tell(1)
        sender = sender_of(self._settings.suppliers, source.name, {key for key, _ in judged.covers})
        return _Read(judged, covers(judged, sender), write_quarantined(judged))

    def _keep(self, read: _Read) -> None:
        judged, source = read.judged, read.judged.source
        record = self._record(read)
        record.check()
        self._sequence = record.sequence
        room = SHOWN - len(self.outcome.quarantined)
        shown = judged.quarantine[: max(room, 0)]
        self.outcome.quarantined += [(source.name, row) for row in shown]
        self.outcome.files.append(record)
        if why := self._anew.get(record.sha256):
            self.outcome.notices.append(f"{record.name}: {why}")

    def _record(self, read: _Read) -> FileRecord:
        judged, source = read.judged, read.judged.source
        return FileRecord(
            sequence=self._sequence + 1,
            name=source.name,
            sha256=source.sha256,
            size=source.size,
            kind=judged.kind,
            origin=self._embedded.origin(source.sha256),
            loaded_at=self._loaded_at.isoformat(timespec="seconds"),
            rows_in=judged.rows_in,
            loaded=judged.rows_accepted,
            superseded=judged.elsewhere + judged.uncounted,
            elsewhere=judged.elsewhere,
            uncounted=judged.uncounted,
            profile=judged.profile,
            quarantined=len(judged.quarantine),
            totals=sum(row.total for row in judged.quarantine),
            part=judged.part.name,
            quarantine_part=read.quarantine_part,
            notices=judged.notices,
            covers=read.covers,
            level=judged.level,
            vintage=judged.vintage,
            remarks=judged.remarks,
            read_under="" if judged.kind in NO_DAYS else self._settings.senders.key,
        )


def is_real(record: FileRecord) -> bool:
    """Tell whether a file in use is a partner's own account of what happened or was promised."""
    return record.in_use and record.origin == "partner" and record.kind in REAL_KINDS


def beside_real(name: str) -> Refusal:
    """Return the refusal of a demonstration file where partners' files are loaded."""
    return Refusal(
        name,
        "This is demonstration data, and real extracts are loaded: the two are never mixed.",
        "To see the demonstration, load it into a home of its own: "
        "`moorlands-dash --home DIR init`.",
    )
